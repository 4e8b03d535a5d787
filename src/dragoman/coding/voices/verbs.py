"""Cue verbs: who says, believes, knows, sees or shows it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from dragoman.coding.events.arguments import grammatical_subject, is_passive
from dragoman.coding.voices.contents import verb_content
from dragoman.coding.voices.link import VERBAL, Link, Reach, infinitive, tense
from dragoman.coding.voices.parentheses import parenthetical, trailing_subject
from dragoman.coding.voices.speakers import can_speak, is_document, is_person
from dragoman.coding.voices.wording import Wording, words


def _particles(verb: Token) -> dict[str, Token]:
    beside = {
        c.lower_: c
        for c in verb.children
        if c.dep_ == "prep" or (c.dep_ in ("prt", "advmod", "acomp", "dobj", "oprd") and abs(c.i - verb.i) <= 3)
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
    plain: list[tuple[Wording, Token | None]] = [(wording, None) for particle, wording in rows if not particle]
    if len(plain) == len(rows):
        return plain
    beside = _particles(verb)
    if any(c.dep_ == "prt" for c in verb.children):
        plain = []  # another verb: "called off the meeting"
    joined: list[tuple[Wording, Token | None]] = [
        (wording, beside[particle]) for particle, wording in rows if particle and particle in beside
    ]
    return joined or plain


def agent(verb: Token) -> Token | None:
    """Return the speaker in a passive's "by" phrase."""
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
    return _unglued(found[0]) if found else None


def _unglued(noun: Token) -> Token:
    """Return the speaker in a sentence that the parser took for one noun: "The Houthis claim responsibility"."""
    if can_speak(noun):
        return noun
    parts = [c for c in noun.lefts if c.dep_ in ("compound", "nmod")]
    for name, cue in pairwise(parts):
        if cue.lemma_ in words().verbs and cue.i == name.i + 1 and can_speak(name):
            return name
    return noun


def _passive(verb: Token) -> bool:
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in ("acl", "advcl"):
        return not any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    if verb.dep_ == "conj" and verb.doc[verb.left_edge.i - 1].text == "," and not any(verb.lefts):
        return True  # ", expected to last for weeks"
    return is_passive(verb)


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
        return head.pos_ != "PRON" or can_speak(head)
    if wording.subject == "human":
        return is_person(head) or (head.ent_type_ == "NORP")
    if wording.subject == "document":
        return is_document(head)
    if wording.subject == "source":
        return can_speak(head) or is_document(head)
    return can_speak(head)


def _resumed(verb: Token) -> Token | None:
    """Return the outer speaker who goes on: "The premier says Kyiv may strike, adding that …", "… and says that …".

    The parser hangs such a participle or verb on what was said, and so makes its subject the speaker.
    """
    first = verb.left_edge.i
    participle = verb.tag_ == "VBG" and verb.dep_ == "advcl" and first > 0 and verb.doc[first - 1].text == ","
    equal = verb.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in verb.children)
    if not (participle or equal):
        return None
    clause = verb.head
    for _ in range(8):
        cue = clause.head
        if clause.dep_ == "ccomp" and cue.i < clause.i:
            if any(wording.has("clause") and wording.has("quote") for wording, _ in wordings(cue)) and not _passive(
                cue
            ):
                if participle or (tense(verb) == cue.tag_ != tense(clause)):
                    return subject_of(cue)
        if clause.dep_ not in ("ccomp", "xcomp", "conj", "advcl"):
            return None
        clause = cue
    return None


def _expletive(subject: Token, verb: Token) -> bool:
    """Whether "it" speaks for nobody: "it is worth noting that", "it is fair to say that"."""
    return subject.lower_ == "it" and subject.head.i != verb.i and subject.head.lemma_ == "be"


def verb_link(verb: Token) -> Link | None:
    """Return the link that a cue verb makes, or None when it is no cue here."""
    rows = wordings(verb)
    if not rows:
        return None
    if infinitive(verb) and verb.dep_ in ("advcl", "acl", "relcl"):  # a purpose: nobody has said it
        return None
    passive = _passive(verb)
    quoted_as = verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in words().quoting
    bare: Link | None = None
    for wording, particle in rows:
        roots = verb_content(verb, wording, passive)
        if not roots and (bare is not None or not wording.has("quote")):
            continue
        speaker: Token | None
        resumed = None
        if passive:
            speaker = agent(verb) or next(
                (a for r in roots if r.tag_ in ("VBG", "NN", "NNS") and (a := agent(r)) is not None), None
            )
            if speaker is None and (wording.passive == "none" or not roots):
                continue
        else:
            resumed = _resumed(verb)
            speaker = trailing_subject(verb) or resumed or subject_of(verb)
            if speaker is None or _expletive(speaker, verb) or not _speaks(speaker, wording):
                continue
        first, last = _cue_words(verb, particle, passive)
        if quoted_as:
            first, _ = _cue_words(verb.head.head, None, True)
        if roots:
            reach: Reach = "phrase" if all(r.pos_ in ("NOUN", "PROPN") for r in roots) else "clause"
            return Link(verb, first, last, speaker, roots, reach, wording, resumed=resumed is not None)
        inside = parenthetical(verb) if wording.has("clause") or quoted_as else None
        bare = Link(verb, first, last, speaker, [inside] if inside is not None else [], "clause", wording, True)
    return bare


def quoting_link(verb: Token) -> Link | None:
    """Return the outer link of "X quoted Y as saying": X, with Y's saying as content."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "as":
            for saying in child.children:
                if saying.dep_ == "pcomp":
                    passive = _passive(verb)
                    speaker = (agent(verb) or agent(saying)) if passive else subject_of(verb)
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
            if governor is not None and governor.pos_ in ("NOUN", "PROPN") and governor.dep_ == "nsubj":
                governor = governor.head  # "the paper, quoting officials, said"
            if governor is None:
                continue
            outer = verb_link(governor) if governor.pos_ == "VERB" else None
            if outer is not None and outer.roots:
                yield Link(verb, verb.i, verb.i, source, list(outer.roots), outer.reach, outer.wording, outer=outer)
            elif governor.pos_ in VERBAL and governor.lemma_ not in words().verbs:
                yield Link(verb, verb.i, verb.i, source, [governor], "construction")
        else:
            speaker = subject_of(verb)
            if speaker is not None and can_speak(speaker):
                yield Link(verb, verb.i, verb.i, speaker, [source], "phrase")
