"""When a capital, a palace or a region stands for those who govern there: only where the grammar makes it act."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.coding.actors.files import words
from dragoman.coding.actors.offices import office_at
from dragoman.coding.actors.spans import NameSpan

METONYMS = frozenset({"capital", "seat", "region"})


def _words(key: str) -> frozenset[str]:
    return words("metonyms", key)


def first_conjunct(token: Token) -> Token:
    """Return the first of the phrases that a token is coordinated with: the one whose function they share."""
    for _ in range(20):
        if token.dep_ != "conj" or token.head is token:
            break
        token = token.head
    return token


def _dealt_with(preposition: Token) -> bool:
    """Whether "to" or "from" belongs to talk, power, money or arms rather than to a journey."""
    governor = preposition.head
    if governor.lemma_.lower() in _words("dealings"):
        return True
    return any(
        child.dep_ in ("dobj", "nsubjpass") and child.lemma_.lower() in _words("dealings")
        for child in governor.children
    )


def _after_preposition(preposition: Token) -> bool:
    word = preposition.lower_
    if preposition.dep_ == "agent":
        return True
    if word in ("to", "from"):
        return _dealt_with(preposition)
    governor = preposition.head
    lemma = governor.lemma_.lower()
    if word == "of":
        return (
            lemma in _words("dealings")
            or lemma in _words("owned_nouns")
            or lemma in ("accuse", "suspect", "critical", "wary")
        )
    if word == "for" and lemma in ("leave", "depart", "head", "set", "bind", "sail"):
        return False
    if word == "on" and (
        lemma in _words("place_verbs") or lemma in _words("town_nouns") or lemma in ("march", "advance", "assault")
    ):
        return False
    return word in _words("acting_prepositions")


def acts(doc: Doc, folded: list[str], span: NameSpan) -> bool:
    """Whether the name of a seat of government is used for those who sit there."""
    token = first_conjunct(doc[span.head])
    dep, head = token.dep_, token.head
    lemma = head.lemma_.lower()
    if dep == "nsubj":
        return lemma not in _words("scene_verbs")
    if dep in ("nsubjpass", "dobj"):
        return lemma not in _words("place_verbs")
    if dep in ("dative", "agent"):
        return True
    if dep == "pobj":
        return _after_preposition(head)
    if dep == "poss":
        return lemma not in _words("town_nouns")
    if dep in ("compound", "nmod", "amod", "npadvmod"):
        return _before_noun(doc, folded, span, head)
    return False


def _before_noun(doc: Doc, folded: list[str], span: NameSpan, head: Token) -> bool:
    """Whether a name before a noun owns it: "Kremlin spokesman", "Beijing officials", "the Moscow-Tehran axis"."""
    joined = {doc[i].text for i in (span.first - 1, span.last + 1) if 0 <= i < len(doc)}
    if span.meaning.sense == "seat" or joined & {"-", "–", "/"}:
        return True
    if span.meaning.sense == "region":
        return head.pos_ == "PROPN" or office_at(folded, head.i) is not None
    return head.lemma_.lower() in _words("owned_nouns")
