"""Which time expressions of a sentence date which predicate: read from the tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from spacy.tokens import Token

from dragoman.coding.dates.sentences import bounds, root_of, within
from dragoman.coding.dates.tense import verb_tense, words
from dragoman.coding.dates.times import Time

_DEPTH = 30
# A time further from its predicate than so many tokens, or one of so many in a sentence, is in a list or a bad parse.
REACH = 100
MOST = 40
_OF_A_NOUN = frozenset({"poss", "compound", "amod", "nummod", "nmod", "appos"})
_VERBS = ("VERB", "AUX")
# Longer times, which a verb may have as its object.
_STRETCHES = frozenset({"week", "month", "quarter", "half", "year", "decade", "century", "season"})
# A report in the present tense tells of at most so many days ago; what is older belongs to what it is about.
REPORTED = timedelta(days=7)
# Clauses that share the time of the clause they hang on.
_SHARED = frozenset({"conj", "advcl", "pcomp", "dep", "prep"})
# Subordinators whose clause has a time of its own.
_APART = frozenset(
    {"after", "before", "since", "until", "till", "if", "unless", "because", "once", "though", "although", "while"}
)


@dataclass(slots=True)
class Attached:
    """The times of a predicate's sentence by closeness; ``speech`` are those of the words that report it."""

    own: list[Time] = field(default_factory=list)
    clause: list[Time] = field(default_factory=list)
    loose: list[Time] = field(default_factory=list)
    speech: list[Time] = field(default_factory=list)


def _is_copula_of(verb: Token, predicate: Token) -> bool:
    return verb.lemma_ == "be" and predicate.head.i == verb.i and predicate.dep_ in ("acomp", "attr", "oprd")


def host(time: Time, token: Token) -> tuple[Token | None, bool]:
    """Return what a time hangs on, as seen from a predicate: the predicate itself, or the verb or noun it stops at.

    The second value tells a time that belongs to words of attribution ("according to the agency on Monday").
    """
    doc = token.doc
    at = root_of(doc, time.first_token, time.last_token)
    passed: Token | None = None
    for _ in range(_DEPTH):
        above = at.head
        if above.i == at.i:
            return None, False
        if above.lower_ == "according":
            return above, True
        if at.dep_ == "prep" and at.lower_ in words("apart") and passed is not None:
            return passed, False
        if above.i == token.i:
            return above, False
        if above.pos_ in ("NOUN", "PROPN"):
            passed = above
        if at.dep_ in _OF_A_NOUN and above.pos_ in ("NOUN", "PROPN"):
            return above, False
        if at.dep_ == "dobj" and time.grain in _STRETCHES:
            return at, False  # "surpassed the previous year": what the verb is about, not when
        if above.pos_ in _VERBS:
            if above.dep_ in ("aux", "auxpass") and above.head.i == token.i:
                return token, False
            return above, False
        at = above
    return None, False


def ancestors(token: Token) -> tuple[list[Token], list[Token]]:
    """Return the predicates above that share the token's time, and those that report it in a clause of its own."""
    shared: list[Token] = []
    reporting: list[Token] = []
    at = token
    sharing = True
    for _ in range(_DEPTH):
        above = at.head
        if above.i == at.i:
            break
        if above.pos_ in _VERBS and above.dep_ not in ("aux", "auxpass"):
            if at.dep_ in ("ccomp", "parataxis"):
                reporting.append(above)
                sharing = False
            elif sharing:
                sharing = _shares(at, above)
                if sharing:
                    shared.append(above)
            elif reporting:
                reporting.append(above)
        elif at.pos_ in _VERBS and at.dep_ in ("relcl", "acl"):
            sharing = False
        at = above
    return shared, reporting


def _shares(at: Token, above: Token) -> bool:
    """Whether what hangs on ``above`` by ``at`` takes place when ``above`` does."""
    if _is_copula_of(above, at):
        return True
    if at.pos_ in _VERBS:
        if at.dep_ == "xcomp":
            return above.lemma_.lower() in words("actual")
        if at.dep_ not in _SHARED:
            return False
        if any(child.dep_ in ("mark", "advmod") and child.lower_ in _APART for child in at.children):
            return False
        if at.dep_ == "conj" and _has_auxiliary(at) and verb_tense(at) != verb_tense(above):
            return False
        purpose = any(child.dep_ == "aux" and child.lower_ == "to" for child in at.children)
        return not purpose and not any(child.dep_ == "nsubj" and at.dep_ == "conj" for child in at.children)
    # A noun, or the preposition it stands under: its verb's time, unless the verb is about an act of another time.
    return above.lemma_.lower() not in words("about") and at.dep_ in (
        "dobj",
        "nsubj",
        "nsubjpass",
        "attr",
        "prep",
        "agent",
    )


def attached(token: Token, times: Sequence[Time]) -> Attached:
    """Sort the times of the token's sentence by how they hang on the predicate ``token``."""
    out = Attached()
    start, end = bounds(token.doc, token.i)
    near = within(times, max(start, token.i - REACH), min(end, token.i + REACH))
    inside = [time for time in near[:MOST] if not time.dateline]
    if not inside:
        return out
    shared, reporting = ancestors(token)
    shared_ids, reporting_ids = {t.i for t in shared}, {t.i for t in reporting}
    opening = _attribution_end(start, end, token)
    for time in inside:
        if time.first_token < opening:
            out.speech.append(time)
            continue
        on, speech = host(time, token)
        if speech or (on is not None and on.i in reporting_ids):
            out.speech.append(time)
        elif on is None:
            out.loose.append(time)
        elif on.i == token.i or _is_copula_of(on, token):
            if not of_the_object(on, time):
                out.own.append(time)
        elif on.i < token.i < time.first_token and token.pos_ == "NOUN" and of_the_object(on, time):
            out.own.append(time)
        elif on.i in shared_ids and not of_the_object(on, time):
            out.clause.append(time)
        elif token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.i == on.i and on.pos_ == "NOUN":
            out.own.append(time)  # "the start of the war in May"
        elif on.dep_ in ("acl", "relcl") and on.head.i == token.i and _tells_when(on):
            out.own.append(time)
        elif (on.tag_ == "VBG" and on.dep_ == "advcl" and on.head.i == token.i and not _has_auxiliary(on)) or (
            on.dep_ == "conj" and on.head.i == token.i and time.first_token > on.i and _same_subject(on)
        ):
            out.loose.append(time)
    return out


def _tells_when(verb: Token) -> bool:
    """Whether a clause on a noun says when the noun's act takes place: "the visit, scheduled for Tuesday"."""
    return verb.lemma_.lower() in words("arranging") | words("happening")


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _same_subject(verb: Token) -> bool:
    """Whether a second verb joined by "and" has no subject of its own: "met and signed on Monday"."""
    return verb.pos_ in _VERBS and not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def of_the_object(verb: Token, time: Time) -> bool:
    """Whether a time that the parser hangs on a verb belongs to the verb's object, an older act or one to come.

    "Condemns the bombing four days earlier", "sentences him for a murder in 2021", "announced a levy from 2030":
    the verb reports what is new, and the time behind its object lies well before publication, or after it.
    """
    if verb.pos_ != "VERB" or time.published is None or time.latest is None:
        return False
    behind = any(
        verb.i < child.i < time.first_token and child.dep_ in ("dobj", "prep", "dative") for child in verb.children
    )
    if not behind:
        return False
    about = verb.lemma_.lower() in words("about")
    ahead = time.earliest is not None and time.earliest > time.published
    if ahead or (time.bound == "ON_OR_BEFORE" and time.latest > time.published):
        tense = verb_tense(verb)
        return tense in ("past", "perfect", "pluperfect") or (tense == "present" and about)
    if time.bound is not None:
        return False
    age = time.published - time.latest
    if verb.tag_ in ("VBZ", "VBP") or verb_tense(verb) == "present":
        return age > REPORTED or (time.told and age.days > 0)
    return about and age > REPORTED * 4


def _attribution_end(start: int, end: int, token: Token) -> int:
    """Return the token that ends an opening "According to …," (the sentence's start when there is none)."""
    doc = token.doc
    if doc[start].lower_ != "according" and not (start + 1 < len(doc) and doc[start + 1].lower_ == "according"):
        return start
    for index in range(start, end):
        if doc[index].text == ",":
            return index if index < token.i else start
    return start
