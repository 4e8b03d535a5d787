"""Cues put into or behind what they report: "The army, he said, attacked", "…, an official said"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.coding.voices.link import VERBAL
from dragoman.coding.voices.speakers import can_speak


def parenthetical(verb: Token) -> Token | None:
    """Return the clause into which a cue without content is put: "The army, he said, attacked" and the like."""
    head = verb.head
    if verb.dep_ == "pcomp" and head.lower_ == "as" and head.head.pos_ == "VERB":  # "… he was quoted as saying"
        governor = head.head
        inner = [c for c in governor.children if c.dep_ == "ccomp"]
        return inner[0] if inner else parenthetical(governor)
    if head.i == verb.i:
        # A root with a clause before it that the parser named otherwise.
        for child in verb.lefts:
            if (
                child.dep_ in ("advcl", "dep", "csubj", "parataxis")
                and child.pos_ in VERBAL
                and _comma_before_subject(verb, child.i)
            ):
                if not any(c.dep_ == "mark" for c in child.children):
                    return child
        return None
    if verb.dep_ == "advcl" and any(c.lower_ == "as" and c.i < verb.i for c in verb.children):
        return head
    if verb.dep_ == "parataxis" or (verb.dep_ in ("dep", "appos", "intj") and head.pos_ in VERBAL):
        return head
    if (
        verb.dep_ in ("conj", "ccomp", "advcl", "acl", "relcl")
        and _comma_before_subject(verb, head.i)
        and head.i < verb.i
    ):
        if not any(c.dep_ in ("mark", "cc") for c in verb.children) and not any(
            c.dep_ == "cc" and c.i < verb.i for c in head.children
        ):
            if trailing_subject(verb) is not None or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
                return head
    return None


def _comma_before_subject(verb: Token, after: int) -> bool:
    """Whether a comma or dash stands right before the cue and its subject, and the cue ends its clause."""
    trailing = trailing_subject(verb)
    subjects = [trailing] if trailing is not None else [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    first = min([c.left_edge.i for c in subjects if c.i < verb.i] + [verb.i])
    doc = verb.doc
    index = first - 1
    while index > after and doc[index].text in ('"', "”", "'", "’", "''"):
        index -= 1
    return index > after and doc[index].text in (",", "-", "–", "—", ";")


def trailing_subject(verb: Token) -> Token | None:
    """Return the speaker right before a cue that the parser has joined to the clause before: "…, an official said"."""
    if verb.dep_ != "conj" or any(c.dep_ in ("nsubj", "cc") for c in verb.children) or verb.i < 2:
        return None
    before = verb.doc[verb.i - 1]
    if before.pos_ not in ("NOUN", "PROPN", "PRON") or not can_speak(before):
        return None
    first = before.left_edge.i
    if first < 1 or verb.doc[first - 1].text != "," or any(c.dep_ == "cc" for c in verb.head.rights):
        return None
    return before
