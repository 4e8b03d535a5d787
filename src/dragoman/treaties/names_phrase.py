"""The noun phrase around a treaty word: its modifiers, subject, parties, and whether it is a treaty at all."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.treaties.names_lexicon import Head, capitals, lexicon, state_names, states_in, words_of

_YEAR = re.compile(r"(1[6-9]\d\d|20\d\d)(?:-era)?$")
_DASHES = frozenset({"-", "–", "—", "/"})
_QUOTES = frozenset("'\"‘’“”«»`")
_LEFT = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X"})
_KIND_TYPES = {
    "ceasefire": frozenset({"ceasefire", "armistice"}),
    "accession": frozenset({"accession"}),
    "statute": frozenset({"statute", "court"}),
}
_NOT_TREATY = frozenset({"ceasefire", "accession", "statute", "court", "declaration", "sport"})
# A name is not longer than this many tokens on either side of its head.
_REACH = 14


@dataclass(slots=True)
class Phrase:
    """What stands around a head noun. ``start``/``end`` are code points, ``last`` the last token inside."""

    head: Token
    kind: str
    weight: str
    start: int
    end: int
    last: int
    left: list[Token] = field(default_factory=list)
    subject: list[Token] = field(default_factory=list)
    preposition: str = ""
    parties: tuple[str, ...] = ()
    party_names: tuple[str, ...] = ()
    definite: bool = False
    year: str | None = None
    place: str | None = None
    age: str | None = None
    joining: tuple[str, str] | None = None
    blocked: bool = False

    @property
    def name_words(self) -> list[str]:
        """Words before the head that belong to the name: no descriptions, years, states or places' articles."""
        describing = lexicon()["describing"]
        found: list[str] = []
        states = self._state_tokens()
        for token in self.left:
            if token.i in states or token.lower_ in describing or _YEAR.match(token.text) or token.pos_ == "NUM":
                continue
            if token.text in _DASHES and (not found or found[-1] in _DASHES):
                continue
            found.append(token.text)
        while found and found[-1] in _DASHES:
            found.pop()
        return found

    def _state_tokens(self) -> set[int]:
        """Tokens that name the parties, which stand apart from the title (a single capital is a place)."""
        found: set[int] = set()
        if not self.parties:
            return found
        for width in (3, 2, 1):
            for at in range(len(self.left) - width + 1):
                window = self.left[at : at + width]
                if state_names().get(words_of(" ".join(t.text for t in window))) in self.parties:
                    found |= {t.i for t in window}
        return found

    @property
    def subject_words(self) -> list[str]:
        """Words of the "on …", "of …" phrase."""
        return [token.text for token in self.subject]

    @property
    def proper_subject(self) -> bool:
        """Whether the subject is a proper name ("of Lisbon") and so stays behind the head."""
        return bool(self.subject) and (
            self.subject[0].pos_ == "PROPN" or (self.head.text[:1].isupper() and self.subject[0].text[:1].isupper())
        )

    @property
    def bare(self) -> bool:
        """Whether nothing names it: "the treaty", "the new pact"."""
        return not self.name_words and not self.subject and len(self.parties) < 2 and self.joining is None

    def kind_fits(self, registry_type: str) -> bool:
        """Whether a registry type can be meant by this head word."""
        wanted = _KIND_TYPES.get(self.kind)
        return registry_type in wanted if wanted else registry_type not in _NOT_TREATY


def _left_tokens(head: Token, floor: int) -> list[Token]:
    """Return the modifiers directly before the head, in order."""
    doc, found, sentence_start = head.doc, [], head.sent.start
    index = head.i - 1
    while index >= max(sentence_start, floor + 1, head.i - _REACH):
        token = doc[index]
        capital_and = (
            token.lower_ == "and"
            and index > sentence_start
            and doc[index - 1].pos_ in _LEFT
            and doc[index + 1].text[:1].isupper() == doc[index - 1].text[:1].isupper()
            and doc[index - 1].head.i <= head.i
            and doc[index - 1].head.i >= index - 1
            and doc[index - 1].dep_ in ("compound", "amod", "nmod", "conj")
        )
        modifier = (
            token.pos_ in _LEFT
            or (token.dep_ == "amod" and token.pos_ in ("VERB", "ADV"))
            or (token.pos_ == "ADV" and token.head.dep_ == "amod" and token.head.i < head.i)
        )
        inside = modifier and token.dep_ not in (
            "nsubj",
            "nsubjpass",
            "dobj",
            "ROOT",
            "attr",
            "npadvmod",
            "pobj",
        )
        if token.dep_ in ("nsubj", "pobj", "dobj", "npadvmod") and modifier and head.i - index <= 3:
            # The parser often detaches "US-Iran" in a hyphenated pair; a dash on its right binds it.
            inside = doc[index + 1].text in _DASHES
        if not (inside or token.text in _DASHES or capital_and):
            break
        found.append(token)
        index -= 1
    found.reverse()
    while found and (found[0].text in _DASHES or found[0].lower_ == "and"):
        found = found[1:]
    return found


def _subject(head: Token) -> tuple[str, list[Token]]:
    """Return the preposition and tokens of the "on …"/"of …" phrase right after the head, or ("", [])."""
    doc, end = head.doc, head.sent.end
    at = head.i + 1
    if at >= end or doc[at].lower_ not in lexicon()["subject_prepositions"]:
        return "", []
    found: list[Token] = []
    capital = head.text[:1].isupper()
    for index in range(at + 1, min(end, at + _REACH)):
        token = doc[index]
        if (token.is_punct and token.text not in _DASHES) or token.is_space:
            break
        if token.lower_ in (
            "between",
            "with",
            "among",
            "in",
            "at",
            "by",
            "from",
            "signed",
            "that",
            "which",
            "as",
        ):
            break
        if token.pos_ in ("VERB", "AUX", "PRON", "SCONJ", "PART") and token.dep_ not in ("amod", "compound"):
            if not (capital and token.text[:1].isupper()) and not (token.tag_ == "VBG" and index == at + 1):
                break
        if token.pos_ == "NUM" or token.lower_ in ("today", "yesterday") or token.ent_type_ == "DATE":
            break
        if token.pos_ == "ADP" and not (token.lower_ in ("of", "on") and found):
            break
        found.append(token)
    while found and found[-1].pos_ in ("ADP", "DET", "CCONJ", "PUNCT"):
        found.pop()
    if not any(token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") for token in found):
        return "", []
    return doc[at].lower_, found


def _between(head: Token, start: int) -> tuple[list[Token], bool]:
    """Return the tokens of "between A and B" or "with X" beginning at token ``start``, and if "between"."""
    doc, end = head.doc, head.sent.end
    if start >= end or doc[start].lower_ not in ("between", "with", "among"):
        return [], False
    found = []
    for index in range(start + 1, min(end, start + 24)):
        token = doc[index]
        if token.pos_ in ("VERB", "AUX", "SCONJ") or token.text in ".;:()" or token.is_space:
            break
        if token.pos_ == "ADP" and token.lower_ != "of":
            break
        if token.lower_ in ("that", "which", "who", "after", "on", "in"):
            break
        found.append(token)
    return found, doc[start].lower_ in ("between", "among")


def _party_names(tokens: list[Token], codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the usual name of each code."""
    table: dict[str, str] = {}
    for words, code in state_names().items():
        table.setdefault(code, " ".join(words).title())
    return tuple(table.get(code, code) for code in codes)


def _joining(phrase: Phrase, possessor: tuple[str, ...], owner: str) -> tuple[str, str] | None:
    """Read "Sweden's accession to NATO", "Finland's NATO membership": (state, organisation)."""
    names = lexicon()["memberships"]
    doc, head = phrase.head.doc, phrase.head
    bodies = [t.text for t in phrase.left if t.lower_ in names]
    after = head.i + 1
    if not bodies and after + 1 < len(doc) and doc[after].lower_ in ("to", "of", "in"):
        beside = [doc[i] for i in range(after + 1, min(after + 4, head.sent.end))]
        bodies = [t.text for t in beside if t.lower_ in names]
    return (owner, bodies[0]) if bodies and possessor else None


def phrase_of(head_token: Token, head: Head, floor: int) -> Phrase | None:
    """Gather the phrase around a head noun, or None when the word is no noun or only colours another one.

    ``floor`` is the last token that already belongs to an earlier name.
    """
    doc, tables = head_token.doc, lexicon()
    if head_token.pos_ not in ("NOUN", "PROPN", "ADJ", "X"):
        return None
    following = doc[head_token.i + 1] if head_token.i + 1 < len(doc) else None
    if following is not None and not following.is_space:
        if following.text in _DASHES and not head_token.whitespace_:
            return None
        if following.pos_ in ("NOUN", "PROPN") and following.lower_ not in tables["about"]:
            if head_token.dep_ in ("compound", "nmod", "amod", "poss") or following.text[:1].isupper():
                return None
        if following.pos_ == "NUM" and head_token.text[:1].isupper() and not _YEAR.match(following.text):
            return None
    left = _left_tokens(head_token, floor)
    preposition, subject = _subject(head_token)
    last = subject[-1] if subject else head_token
    parted, both = _between(head_token, last.i + 1)
    first = left[0] if left else head_token
    before = doc[first.i - 1] if first.i > max(floor, 0) else None
    while before is not None and before.text in _QUOTES and before.i > 0:
        before = doc[before.i - 1]
    phrase = Phrase(
        head=head_token,
        kind=head.kind,
        weight=head.weight,
        start=first.idx,
        end=last.idx + len(last),
        last=last.i,
        left=left,
        subject=subject,
        preposition=preposition,
    )
    phrase.definite = before is not None and (
        before.lower_ in ("the", "this", "that", "its", "their", "both", "these", "those")
        or before.text in ("'s", "’s")
    )
    possessor: tuple[str, ...] = ()
    owner = ""
    if before is not None and before.text in ("'s", "’s", "'") and before.i > 0:
        name = doc[max(before.i - 2, 0) : before.i].text
        possessor = states_in(words_of(name)) or states_in(words_of(doc[before.i - 1].text))
        owner = name if states_in(words_of(name)[:2]) and words_of(name) in state_names() else doc[before.i - 1].text
    _modifiers(phrase)
    inside = states_in(words_of(" ".join(t.text for t in left)))
    if len(inside) == 1 and any(t.lower_ in capitals() for t in left):
        phrase.place = next(t.text for t in left if t.lower_ in capitals())
        inside = ()
    outside = states_in(words_of(" ".join(t.text for t in parted)))
    parties = dict.fromkeys((*inside, *(possessor if outside and not both else ()), *outside))
    phrase.parties = tuple(parties)
    phrase.party_names = _party_names(parted, phrase.parties)
    if head.weight == "membership":
        phrase.joining = _joining(phrase, possessor, owner)
    around = [*left, *subject, *parted]
    phrase.blocked = any(t.lower_ in tables["against"] and t.ent_type_ not in ("GPE", "NORP") for t in around)
    return phrase


def _modifiers(phrase: Phrase) -> None:
    """Read year and age off the modifiers, and a year right after the head ("treaty of 1961")."""
    for token in phrase.left:
        matched = _YEAR.match(token.text)
        if matched:
            phrase.year = matched.group(1)
        if token.lower_ in ("new", "latest"):
            phrase.age = "new"
        if token.lower_ in ("old", "earlier", "previous", "former", "original"):
            phrase.age = "old"
    doc, at = phrase.head.doc, phrase.last + 1
    if at + 1 < len(doc) and doc[at].lower_ in ("of", "from"):
        matched = _YEAR.match(doc[at + 1].text)
        if matched:
            phrase.year = matched.group(1)
            phrase.last, phrase.end = at + 1, doc[at + 1].idx + len(doc[at + 1])


def _fields(phrase: Phrase) -> set[str]:
    """Return the words of the phrase that can name a field of treaty-making, hyphenated ones whole too."""
    tokens = [*phrase.left, *phrase.subject]
    lower = [t.lower_ for t in tokens]
    joined = {
        f"{tokens[i - 1].lower_}-{tokens[i + 1].lower_}" for i in range(1, len(tokens) - 1) if tokens[i].text in _DASHES
    }
    pairs = {f"{a} {b}" for a, b in itertools.pairwise(lower)}
    return set(lower) | joined | {pair for pair in pairs if pair in lexicon()["field_pairs"]}


def _states_near(head: Token) -> bool:
    """Whether a state or nationality is named in the sentence (looking 40 tokens to each side)."""
    doc, sent = head.doc, head.sent
    words: list[str] = []
    for index in range(max(sent.start, head.i - 40), min(sent.end, head.i + 40)):
        if doc[index].text[:1].isupper():
            words += words_of(doc[index].text)
        elif words and words[-1] != "|":
            words.append("|")
    return bool(states_in(tuple(words)))


def _proper(phrase: Phrase) -> bool:
    """Whether the head and at least one word beside it are capitalised as a name inside a sentence."""
    head = phrase.head
    if not head.text[:1].isupper() or phrase.head.sent.text.isupper():
        return False
    named = [t for t in phrase.left if t.text[:1].isupper() and t.i != head.sent.start]
    if named and all(t.text[:1].isupper() or t.text in _DASHES or t.lower_ == "and" for t in phrase.left[-2:]):
        # In a headline every word is capital: then a name proves nothing.
        following = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else None
        return not (following is not None and following.text.istitle() and following.pos_ == "VERB")
    return bool(phrase.subject) and phrase.subject[0].text[:1].isupper()


def _governed(phrase: Phrase) -> bool:
    """Whether a verb or noun of treaty-making stands over the phrase."""
    governors, token = lexicon()["governors"], phrase.head
    for _ in range(3):
        if token.head.i == token.i:
            return False
        token = token.head
        if token.lemma_.lower() in governors:
            return True
        if token.pos_ in ("VERB", "AUX"):
            return False
    return False


def is_treaty(phrase: Phrase) -> bool:
    """Whether the phrase proves by itself that a treaty between states (or a ceasefire) is meant."""
    tables, weight = lexicon(), phrase.weight
    if weight == "membership":
        return phrase.joining is not None
    if phrase.blocked:
        return False
    before = phrase.head.doc[phrase.left[0].i - 1 if phrase.left else phrase.head.i - 1]
    if phrase.head.lower_ == "accord" and before.lower_ in ("own", "in", "of"):
        return False
    if weight == "strong":
        if phrase.bare and not phrase.definite and not (_governed(phrase) or _states_near(phrase.head)):
            return False
        return not (
            phrase.subject
            and phrase.subject[-1].pos_ == "NOUN"
            and phrase.subject[0].pos_ == "PROPN"
            and phrase.subject[0].dep_ == "compound"
        )
    found = _fields(phrase)
    hard = found & (tables["fields"] | tables["field_pairs"]) - tables["soft_fields"]
    soft = found & (tables["soft_fields"] | tables["state_fields"])
    word = phrase.kind
    if word == "deal":
        return bool(found & tables["deal_fields"] or (soft | hard and len(phrase.parties) >= 2)) and (
            bool(phrase.parties) or _states_near(phrase.head)
        )
    if word == "protocol":
        return (bool(found & tables["protocol_fields"]) or (_proper(phrase) and bool(phrase.place))) and (
            _governed(phrase) or bool(phrase.subject)
        )
    if word == "convention":
        if phrase.preposition in (
            "on",
            "against",
            "for",
            "concerning",
            "relating",
            "prohibiting",
            "governing",
        ):
            return _proper(phrase) or bool(hard) or _states_near(phrase.head)
        return _proper(phrase) and _governed(phrase)
    if weight == "named":
        return phrase.preposition in ("of", "on") and phrase.head.text[:1].isupper() and _governed(phrase)
    if hard or len(phrase.parties) >= 2 or (soft and _states_near(phrase.head)):
        return True
    if weight == "medium":
        return (
            _proper(phrase)
            or (not phrase.bare and _states_near(phrase.head))
            or (phrase.bare and not phrase.definite and _states_near(phrase.head) and _governed(phrase))
        )
    return _proper(phrase) and (_governed(phrase) or phrase.definite)
