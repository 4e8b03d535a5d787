"""Who puts which words into whose mouth: one link a cue, read off the parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from dragoman.coding.events.arguments import grammatical_subject, is_passive
from dragoman.coding.voices.speakers import can_speak, head_class, is_document, is_person, owner
from dragoman.coding.voices.wording import Wording, words

# How far a link's content reaches below its root: the whole clause; a noun's own phrase (no relative clauses); the verb's own
# construction (no clauses but infinitives); the one word.
Reach = Literal["clause", "phrase", "construction", "word"]
_VERBAL = ("VERB", "AUX")


@dataclass(slots=True)
class Link:
    """One cue with its speaker and its content.

    ``cue`` is the cue's token, ``first`` and ``last`` bound its words. ``speaker`` is the head of the speaker's noun
    phrase (None: unnamed). ``roots`` are the heads of the content. ``bare``: a cue that can take up words in
    quotation marks and has found no content yet. ``rejected``: a claim that somebody turns down. ``phrase``: the
    speaker's first and last token where the parse does not tell. ``outer``: the link that this one stands within
    although it has the same content ("Reuters reported, citing officials").
    """

    cue: Token
    first: int
    last: int
    speaker: Token | None
    roots: list[Token]
    reach: Reach = "clause"
    wording: Wording | None = None
    bare: bool = False
    rejected: bool = False
    phrase: tuple[int, int] | None = None
    outer: Link | None = None


def _particles(verb: Token) -> dict[str, Token]:
    beside = {
        c.lower_: c
        for c in verb.children
        if c.dep_ in ("prt", "prep", "advmod", "acomp", "dobj", "oprd") and abs(c.i - verb.i) <= 3
    }
    for child in verb.children:
        if child.dep_ in ("advcl", "ccomp", "xcomp"):  # "calls on both sides to withdraw"
            beside.update({c.lower_: c for c in child.children if c.dep_ == "mark" and c.i == verb.i + 1})
    return beside


def wordings(verb: Token) -> list[tuple[Wording, Token | None]]:
    """Return the classes of cue verbs that a verb belongs to here, with its particle's token."""
    rows = words().verbs.get(verb.lemma_)
    if not rows:
        return []
    if all(not particle for particle, _ in rows):
        return [(wording, None) for _, wording in rows]
    beside = _particles(verb)
    joined = [(wording, beside[particle]) for particle, wording in rows if particle and particle in beside]
    return joined or [(wording, None) for particle, wording in rows if not particle]


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for inner in child.children:
                if inner.dep_ == "pobj" and can_speak(inner):
                    return inner
    return None


def subject_of(verb: Token) -> Token | None:
    """Return the head of the noun phrase that speaks in an active verb; the first of those coordinated."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        governor = verb.head.head
        for child in governor.children:
            if child.dep_ in ("dobj", "nsubjpass"):
                return child
    found = grammatical_subject(verb)
    return found[0] if found else None


def _passive(verb: Token) -> bool:
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "acl":
        return True
    return is_passive(verb)


def _object(verb: Token, wording: Wording, roots: list[Token], passive: bool) -> None:
    """Add the noun that is the content: "announced cuts", "the deal was announced"."""
    if not (wording.any_object or wording.object):
        return
    deps = ("nsubjpass",) if passive else ("dobj",)
    found = [c for c in verb.children if c.dep_ in deps]
    if passive and not found and verb.dep_ == "acl":
        found = [verb.head]
    if not found and not passive and verb.dep_ == "relcl":
        relative = [c for c in verb.children if c.dep_ == "dobj"]
        found = [verb.head] if relative else []
    for noun in found:
        if noun.pos_ not in ("NOUN", "PROPN") or noun.ent_type_ in ("PERSON", "DATE", "TIME"):
            continue
        lemma = noun.lemma_.lower()
        if lemma in wording.object_not:
            continue
        if wording.any_object or (wording.object and lemma in wording.object):
            roots += [noun, *(c for c in noun.conjuncts if c.i > noun.i)]


def _after_comma(verb: Token, content: Token) -> bool:
    """Whether a clause to the left is content: nothing like "and" joins it to the cue as an equal."""
    return not any(c.dep_ == "cc" and content.i < c.i < verb.i for c in (*verb.children, *content.children))


def _verb_content(verb: Token, wording: Wording, passive: bool) -> list[Token]:
    """Return the heads of a cue verb's content in one class."""
    roots: list[Token] = []
    left: list[Token] = []
    for child in verb.children:
        dep = child.dep_
        if dep == "ccomp":
            takes = wording.has("clause") or wording.has("quote")
            if child.tag_ == "VBG" and not any(c.dep_ in ("nsubj", "aux") for c in child.children):
                takes = wording.has("gerund")
            elif not any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children) and _infinitive(child):
                takes = wording.has("infinitive")
            elif not wording.has("clause") and wording.has("quote"):
                takes = child.i < verb.i
            if wording.has("complement") and not takes:
                takes = True
            if takes and child.i < verb.i:
                left.append(child)
            elif takes:
                roots.append(child)
        elif dep in ("xcomp", "advcl") and child.i > verb.i:
            if dep == "advcl" and not (
                wording.subject in ("source", "agent") and _infinitive(child) and wording.has("infinitive")
            ):
                continue
            if child.tag_ == "VBG":
                if wording.has("gerund"):
                    roots.append(child)
            elif wording.has("infinitive") and (_infinitive(child) or child.tag_ == "VB"):
                roots.append(child)
            elif wording.has("complement") or (passive and wording.has("clause")):
                roots.append(child)
        elif dep == "oprd" and (wording.has("complement") or (passive and wording.has("clause"))):
            roots.append(child)
        elif dep in ("prep", "prt", "mark") and child.lower_ in wording.prepositions:
            for inner in child.children:
                if inner.dep_ == "pcomp" or (inner.dep_ == "pobj" and not wording.gerund_only and not _is_name(inner)):
                    roots += [inner, *(c for c in inner.conjuncts if c.i > inner.i)]
        elif dep in ("dobj", "dative") and child.i > verb.i:
            if child.dep_ == "dobj" and wording.has("gerund"):
                roots += [
                    c for c in child.children if c.dep_ == "acl" and c.tag_ == "VBG" and wording.name == "perception"
                ]
            for inner in child.children:  # "accused the army of shelling", the parser's other reading
                if (
                    inner.dep_ == "prep"
                    and inner.lower_ in wording.prepositions
                    and wording.name in ("accusation", "telling", "blame")
                ):
                    roots += [
                        c
                        for c in inner.children
                        if c.dep_ == "pcomp" or (c.dep_ == "pobj" and wording.name == "accusation")
                    ]
                elif inner.dep_ == "acl" and _infinitive(inner) and wording.has("infinitive"):
                    roots.append(inner)  # "urged Lima to reopen"
                elif (
                    inner.dep_ in ("acl", "ccomp")
                    and wording.has("clause")
                    and inner.tag_ in ("VBD", "VBZ", "VBP")
                    and not (wording.any_object or wording.object)
                ):
                    roots.append(inner)
    _object(verb, wording, roots, passive)
    left = [c for c in left if _after_comma(verb, c)]
    if left and roots and any(r.dep_ == "ccomp" for r in roots):
        left = [c for c in left if any(t.text in ('"', "”", "’", "'", "''") for t in verb.doc[c.i : verb.i])]
    return roots + left


def _infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _is_name(noun: Token) -> bool:
    return noun.ent_type_ in ("PERSON", "DATE", "TIME", "GPE", "ORG", "NORP", "MONEY")


def _parenthetical(verb: Token) -> Token | None:
    """Return the clause into which a cue without content is put: "The army, he said, attacked" and the like."""
    head = verb.head
    if verb.dep_ == "pcomp" and head.lower_ == "as" and head.head.pos_ == "VERB":  # "… he was quoted as saying"
        governor = head.head
        inner = [c for c in governor.children if c.dep_ == "ccomp"]
        return inner[0] if inner else _parenthetical(governor)
    if head is verb:
        # A root with a clause before it that the parser named otherwise.
        for child in verb.lefts:
            if (
                child.dep_ in ("advcl", "dep", "csubj", "parataxis")
                and child.pos_ in _VERBAL
                and _comma_before_subject(verb, child.i)
            ):
                if not any(c.dep_ == "mark" for c in child.children):
                    return child
        return None
    if verb.dep_ == "advcl" and any(c.lower_ == "as" and c.i < verb.i for c in verb.children):
        return head
    if verb.dep_ == "parataxis" or (verb.dep_ in ("dep", "appos", "intj") and head.pos_ in _VERBAL):
        return head
    if (
        verb.dep_ in ("conj", "ccomp", "advcl", "acl", "relcl")
        and _comma_before_subject(verb, head.i)
        and head.i < verb.i
    ):
        if not any(c.dep_ in ("mark", "cc") for c in verb.children) and not any(
            c.dep_ == "cc" and c.i < verb.i for c in head.children
        ):
            if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
                return head
    return None


def _comma_before_subject(verb: Token, after: int) -> bool:
    """Whether a comma or dash stands right before the cue and its subject, and the cue ends its clause."""
    first = min([c.left_edge.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < verb.i] + [verb.i])
    doc = verb.doc
    index = first - 1
    while index > after and doc[index].text in ('"', "”", "'", "’", "''"):
        index -= 1
    return index > after and doc[index].text in (",", "-", "–", "—", ";")


def _cue_words(verb: Token, particle: Token | None, passive: bool) -> tuple[int, int]:
    first = last = verb.i
    if particle is not None and particle.i == verb.i + 1:
        last = particle.i
    if passive:
        auxiliaries = [c.i for c in verb.children if c.dep_ in ("auxpass", "aux") and verb.i - 6 < c.i < verb.i]
        first = min([*auxiliaries, first])
    return first, last


def _speaks(head: Token, wording: Wording) -> bool:
    """Whether the subject fits what the class asks of it."""
    if wording.subject == "any":
        return not (head.pos_ == "PRON" and head.lower_ in ("which", "what", "there"))
    if wording.subject == "human":
        return is_person(head) or (head.ent_type_ == "NORP")
    if wording.subject == "source":
        return can_speak(head) or is_document(head)
    return can_speak(head)


def verb_link(verb: Token) -> Link | None:
    """Return the link that a cue verb makes, or None when it is no cue here."""
    rows = wordings(verb)
    if not rows:
        return None
    passive = _passive(verb)
    quoted_as = verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in words().quoting
    for wording, particle in rows:
        roots = _verb_content(verb, wording, passive)
        speaker: Token | None
        if passive:
            speaker = _agent(verb) or next((a for r in roots if r.tag_ == "VBG" and (a := _agent(r)) is not None), None)
            if speaker is None and (wording.passive == "none" or not roots):
                continue
        else:
            speaker = subject_of(verb)
            if speaker is None or not _speaks(speaker, wording):
                continue
        bare = False
        if not roots:
            if not wording.has("quote"):
                continue
            inside = _parenthetical(verb) if wording.has("clause") or quoted_as else None
            if inside is not None:
                roots = [inside]
            bare = True
        first, last = _cue_words(verb, particle, passive)
        if quoted_as:
            governor = verb.head.head
            first, _ = _cue_words(governor, None, True)
        reach: Reach = "phrase" if all(r.pos_ in ("NOUN", "PROPN") for r in roots) and roots else "clause"
        return Link(verb, first, last, speaker, roots, reach, wording, bare)
    return None


def quoting_link(verb: Token) -> Link | None:
    """Return the outer link of "X quoted Y as saying": X, with Y's saying as content."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "as":
            for saying in child.children:
                if saying.dep_ == "pcomp":
                    passive = _passive(verb)
                    speaker = (_agent(verb) or _agent(saying)) if passive else subject_of(verb)
                    if speaker is None:
                        return None
                    return Link(verb, *_cue_words(verb, None, passive), speaker, [saying], "clause")
    return None


def citing_links(verb: Token) -> Iterator[Link]:
    """Yield the link of "…, citing officials": the object speaks, within what the governing cue reports."""
    if verb.tag_ not in ("VBG", "VBD", "VBZ", "VBP") or verb.lemma_ not in words().quoting:
        return
    sources = [c for c in verb.children if c.dep_ == "dobj"]
    for source in sources:
        if can_speak(source) or is_document(source):
            governor = verb.head if verb.dep_ in ("advcl", "prep", "xcomp", "acl") else None
            if governor is None:
                continue
            outer = verb_link(governor) if governor.pos_ == "VERB" else None
            if outer is not None and outer.roots:
                yield Link(verb, verb.i, verb.i, source, list(outer.roots), outer.reach, outer.wording, outer=outer)
            elif governor.pos_ in _VERBAL and governor.lemma_ not in words().verbs:
                yield Link(verb, verb.i, verb.i, source, [governor], "construction")
        else:
            speaker = subject_of(verb)
            if speaker is not None and can_speak(speaker):
                yield Link(verb, verb.i, verb.i, speaker, [source], "phrase")


def preposition_link(token: Token) -> Link | None:
    """Return the link of "according to X", "per X" and "in X's words"."""
    table = words()
    expected = table.sources.get(token.lower_)
    if token.lower_ in table.sources and token.dep_ in (
        "prep",
        "advmod",
        "acl",
        "mark",
        "dep",
        "advcl",
        "xcomp",
        "ROOT",
        "pcomp",
        "agent",
    ):
        last, holder = token, token
        if expected:
            inner = [c for c in token.children if c.lower_ == expected]
            if not inner:
                following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
                if following is None or following.lower_ != expected:
                    return None
                inner = [following]
            last = holder = inner[0]
        objects = [c for c in holder.children if c.dep_ in ("pobj", "pcomp")]
        if not objects or (not expected and not (can_speak(objects[0]) or is_document(objects[0]))):
            return None
        return Link(token, token.i, last.i, objects[0], [_sentence_reach(token, objects[0])], "clause")
    return None


def _sentence_reach(token: Token, source: Token) -> Token:
    """Return the clause that a source phrase is about.

    At either end of a sentence it is about all of it, wherever the parser hung it, save that it does not pass
    a coordination; in the middle, about its own clause.
    """
    head = token.head
    sentence = token.sent
    at_start = token.i - sentence.start <= 1
    tail = token.doc[source.right_edge.i + 1 : sentence.end]
    at_end = all(t.is_punct or t.is_space for t in tail) or (len(tail) < 12 and bool(tail) and tail[0].text == ",")
    comma = token.i > 0 and token.doc[token.i - 1].text in (",", "-", "–", "—", "”", '"', "''")
    for _ in range(12):
        if head.head is head:
            break
        if head.pos_ in _VERBAL and head.dep_ in ("conj", "ccomp"):
            break
        if head.pos_ in _VERBAL and not (at_start or (at_end and comma)):
            break
        head = head.head
    return head


def standpoint_link(noun: Token) -> Link | None:
    """Return the link of "in the minister's words", "by Kyiv's account"."""
    table = words()
    if noun.lower_ not in table.standpoints and noun.lemma_ not in table.standpoints:
        return None
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in table.standpoint_prepositions:
        return None
    whose = [c for c in noun.children if c.dep_ == "poss"]
    if not whose:
        whose = [
            inner
            for c in noun.children
            if c.dep_ == "prep" and c.lower_ == "of"
            for inner in c.children
            if inner.dep_ == "pobj"
        ]
    clause = preposition.head
    if not whose or clause.pos_ not in _VERBAL or not (can_speak(whose[0]) or whose[0].tag_ == "PRP$"):
        return None
    if whose[0].lower_ in ("its", "my", "our", "your"):
        return None
    return Link(
        noun,
        preposition.i,
        noun.i if noun.i > whose[0].i else whose[0].i - 1,
        whose[0],
        [_sentence_reach(preposition, noun)],
    )


def noun_link(noun: Token) -> Link | None:
    """Return the link of a noun of claiming: "the claim that", "reports of", "its denial that"."""
    wording = words().nouns.get(noun.lemma_)
    if wording is None or noun.pos_ != "NOUN":
        return None
    roots: list[Token] = []
    for child in noun.rights:
        if (
            child.dep_ in ("acl", "ccomp", "relcl", "appos")
            and child.pos_ in _VERBAL
            and wording.has("clause")
            and _that_clause(child)
        ):
            roots.append(child)
        elif child.dep_ == "acl" and wording.has("infinitive") and _infinitive(child):
            roots.append(child)
        elif child.dep_ == "prep" and child.lower_ in wording.prepositions:
            for inner in child.children:
                if inner.dep_ == "pcomp" or (inner.dep_ == "pobj" and not _is_name(inner) and not can_speak(inner)):
                    roots += [inner, *(c for c in inner.conjuncts if c.i > inner.i)]
    governor = noun.head if noun.dep_ in ("dobj", "nsubjpass", "attr") else None
    if not roots and governor is not None and noun.dep_ == "attr":  # "the claim is that …"
        return None
    if not roots:
        return None
    speaker = noun_owner(noun)
    rejected = False
    if governor is not None and governor.pos_ == "VERB":
        names = {wording.name for wording, _ in wordings(governor)}
        rejected = bool(names & {"rejection", "denial"})
        if speaker is None and noun.dep_ == "dobj" and governor.lemma_ in words().light_verbs:
            speaker = subject_of(governor)
    elif noun.dep_ == "conj" and noun.head.dep_ == "dobj":
        rejected = bool({w.name for w, _ in wordings(noun.head.head)} & {"rejection", "denial"})
    if speaker is None and wording.alone == "none":
        return None
    return Link(noun, noun.i, noun.i, speaker, roots, "clause", wording, rejected=rejected)


def _that_clause(verb: Token) -> bool:
    """Whether a clause under a noun says what the noun holds, and is no relative clause."""
    if any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children):
        return True
    if verb.dep_ == "relcl":
        return any(c.lower_ == "that" and c.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj") for c in verb.children)
    return verb.dep_ in ("acl", "ccomp") and any(
        c.dep_ in ("nsubj", "nsubjpass") and c.lower_ not in ("that", "which", "who") for c in verb.children
    )


def noun_owner(noun: Token) -> Token | None:
    """Return whose claim it is: "Oslo's", "Russian", "media", "by the ministry"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in words().owner_prepositions:
            for inner in child.children:
                if inner.dep_ == "pobj" and can_speak(inner) and inner.ent_type_ not in ("DATE", "TIME"):
                    return inner
        elif child.dep_ == "acl" and child.tag_ == "VBN" and child.i > noun.i:  # "claims made by"
            found = _agent(child)
            if found is not None:
                return found
    for child in noun.lefts:
        if child.dep_ in ("compound", "amod", "nmod") and (
            child.ent_type_ in ("NORP", "ORG", "GPE", "PERSON")
            or head_class(child) in ("news_outlet", "witness", "government", "unnamed")
        ):
            return child
    return None


def carrying_links(noun: Token) -> Iterator[Link]:
    """Yield the outer link of "said in a statement carried by X": the outlet that carries it."""
    for child in noun.children:
        if child.dep_ in ("acl", "relcl") and child.tag_ == "VBN" and child.lemma_ in words().carrying:
            by = _agent(child)
            if by is not None and noun.dep_ == "pobj" and noun.head.head.pos_ == "VERB":
                yield Link(child, child.i, child.i, by, [noun.head.head], "clause")


def word_link(token: Token) -> Link | None:
    """Return the link of "reportedly" and "alleged": somebody unnamed says so."""
    table = words()
    if token.lower_ in table.adverbs:
        head = token.head
        return Link(token, token.i, token.i, None, [head], "construction")
    if token.lower_ in table.modifiers and token.dep_ == "amod":
        return Link(token, token.i, token.i, None, [token.head], "word")
    return None


def adjective_link(adjective: Token) -> Link | None:
    """Return the link of "is confident that": belief of the subject."""
    if adjective.pos_ != "ADJ" or adjective.dep_ not in ("acomp", "conj", "oprd"):
        return None
    clauses = [c for c in adjective.children if c.dep_ in ("ccomp", "xcomp") and not _infinitive(c)]
    verb = adjective.head
    if not clauses:
        clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.i > adjective.i]
    speaker = subject_of(verb) if verb.pos_ in _VERBAL else None
    if not clauses or speaker is None or not can_speak(speaker) or speaker.lower_ == "it":
        return None
    return Link(adjective, adjective.i, adjective.i, speaker, clauses, "clause", words().adjectives)


__all__ = ["Link", "owner", "verb_link"]
