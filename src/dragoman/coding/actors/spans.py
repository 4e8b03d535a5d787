"""Names in a text: the longest known name at each place, with the meanings that it can have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from dragoman.coding.actors.names import PACKAGE, Name, fold, names
from dragoman.knowledge import knowledge


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A known name: its tokens (``first`` to ``last``, inclusive), the token that heads it, its meanings."""

    first: int
    last: int
    head: int
    meanings: tuple[Name, ...]

    @property
    def sense(self) -> str:
        """The sense of the likeliest meaning."""
        return self.meanings[0].sense


@cache
def _naming_heads() -> frozenset[str]:
    """Nouns after which a name before them is part of a longer name: agreement, university, airport …"""
    return frozenset(knowledge(PACKAGE)["not_actors"]["heads"])


def _fits(name: Name, day: str | None) -> bool:
    """Whether an office was held, or a body existed, on the day (a year's grace: news looks back)."""
    if day is None:
        return True
    if name.since and day < name.since:
        return False
    return not (name.until and day[:4] > str(int(name.until[:4]) + 1))


def _inside_longer_name(doc: Doc, first: int, last: int) -> bool:
    """Whether a state's or town's name is only part of a name: "Geneva Convention", "University of Chile"."""
    following = doc[last + 1] if last + 1 < len(doc) else None
    if following is not None and following.text[:1].isupper() and following.lower_ in _naming_heads():
        return True
    if first >= 2 and doc[first - 1].lower_ in ("of", "for") and doc[first - 2].text[:1].isupper():
        return doc[first - 2].lower_ in _naming_heads()
    return False


def _person_name(doc: Doc, first: int, last: int) -> bool:
    """Whether the name is a person's own: "Jordan Smith", "Chad Wolf", "Michael Jordan"."""
    entity = doc[first].ent_type_
    if entity != "PERSON":
        return False
    before = doc[first - 1] if first else None
    after = doc[last + 1] if last + 1 < len(doc) else None
    return (before is not None and before.ent_type_ == "PERSON" and before.pos_ == "PROPN") or (
        after is not None and after.ent_type_ == "PERSON" and after.ent_iob_ == "I"
    )


def find_names(doc: Doc, day: str | None) -> list[NameSpan]:
    """Return the known names of a text in order; of overlapping ones the longest."""
    table = names().by_first
    folded = [fold(token.text) for token in doc]
    shouting = doc.text.isupper()
    found: list[NameSpan] = []
    at = 0
    while at < len(doc):
        rows = table.get(folded[at])
        if not rows or not (doc[at].text[:1].isupper() or doc[at].text[:1].isdigit()):
            at += 1
            continue
        meanings: list[Name] = []
        length = 0
        for words, abbreviation, meaning in rows:
            if length and len(words) < length:
                break
            if tuple(folded[at : at + len(words)]) != words:
                continue
            if abbreviation and not shouting and doc[at].text.replace(".", "").upper() != doc[at].text.replace(".", ""):
                continue
            if _fits(meaning, day):
                length = len(words)
                meanings.append(meaning)
        if not meanings:
            at += 1
            continue
        first, last = at, at + length - 1
        at += length
        if meanings[0].sense in ("state", "capital", "demonym") and (
            _inside_longer_name(doc, first, last) or _person_name(doc, first, last)
        ):
            continue
        if meanings[0].sense == "none":
            continue
        root = doc[first : last + 1].root
        found.append(NameSpan(first, last, root.i, tuple(meanings)))
    return found


def left_edge(head: Token) -> int:
    """Return the first token of a head's noun phrase: determiners, adjectives, compounds, owners."""
    first = head.i
    for child in head.lefts:
        if child.dep_ in ("det", "amod", "compound", "poss", "nmod", "nummod", "quantmod", "predet", "advmod"):
            first = min(first, child.left_edge.i)
    return first
