"""What a treaty's text obliges to: kind, who owes it, what sets it off, under which conditions, where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.knowledge import knowledge
from dragoman.treaties.text.signs import holds
from dragoman.treaties.text.structure import Paragraph

_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z(])")
_LIMIT = re.compile(r"\b(\d{1,3}(?:[,. ]\d{3})+|\d+)\s+(?:\w+\s+){0,3}?(\w+)", re.IGNORECASE)
# More than one kind of the same sentence is kept only among these; the rest are told by their first sign.
_COMBINE = frozenset({"defense", "consultation", "nonaggression", "non_participation", "arms_limits", "verification"})


@dataclass(frozen=True, slots=True)
class Obligation:
    """One duty. ``address`` is the paragraph's, ``start`` and ``end`` code points of ``text`` in the treaty.

    ``trigger`` is the clause that sets it off (the casus foederis) in the treaty's words. ``automatic`` is
    True only when neither a condition nor a decision intervenes between trigger and duty.
    """

    kind: str
    article: str
    address: str
    text: str
    start: int
    end: int
    bearer: str | None
    negative: bool
    trigger: str | None
    automatic: bool
    conditions: tuple[str, ...]
    area: str | None
    limits: tuple[str, ...]


@cache
def _tables() -> dict[str, Any]:
    found: dict[str, Any] = knowledge("dragoman.treaties", "obligations.yaml")["obligations"]
    return found


def sentences(paragraph: Paragraph) -> Iterator[tuple[str, int]]:
    """Yield the sentences of a paragraph with their offsets in the treaty's text."""
    at = 0
    for piece in _SENTENCE.split(paragraph.text):
        begin = paragraph.text.index(piece, at)
        at = begin + len(piece)
        if piece.strip():
            yield piece.strip(), paragraph.start + begin + len(piece) - len(piece.lstrip())


def _trigger(text: str) -> str | None:
    """Return the clause after "if", "in the event of" …, up to the comma or the duty."""
    for word in _tables()["triggers"]:
        found = re.search(rf"\b{word}\b", text, re.IGNORECASE)
        if not found:
            continue
        rest = text[found.start() :]
        # At a sentence's start the clause ends where the duty begins; inside it, at the sentence's end.
        duty = re.search(
            r",?\s+(?:(?:the|each|either|both|that|this)\s+(?:\w+\s+){0,3})?(?:shall|will|undertakes?)\b", rest
        )
        clause = rest[: duty.start()] if duty and found.start() < 15 else rest
        clause = clause.strip(" ,.;")
        if len(clause.split()) >= 3:
            return clause[:300]
    return None


def _bearer(text: str) -> str | None:
    low = text.lower()
    places = [
        (low.find(phrase), name)
        for name, phrases in _tables()["bearers"].items()
        for phrase in phrases
        if phrase in low
    ]
    return min(places)[1] if places else None


def _first(text: str, phrases: Iterable[str]) -> str | None:
    found = holds(text, phrases)
    return found.group(0) if found else None


def _kinds(text: str) -> list[str]:
    found: list[str] = []
    for name, data in _tables()["kinds"].items():
        if holds(text, data["signs"]) and not holds(text, data.get("not") or ()):
            if not found or (name in _COMBINE and set(found) <= _COMBINE):
                found.append(name)
    return found


def _limits(text: str) -> tuple[str, ...]:
    return tuple(match.group(0) for match in _LIMIT.finditer(text) if not match[2].isdigit())[:8]


def obligations(article: str, paragraphs: Iterable[Paragraph], heading: str | None = None) -> list[Obligation]:
    """Return the duties in the paragraphs of one article."""
    tables = _tables()
    found: list[Obligation] = []
    for paragraph in paragraphs:
        for text, start in sentences(paragraph):
            if not holds(text, tables["duties"]):
                continue
            kinds = _kinds(text)
            if not kinds and heading:
                kinds = [kind for kind in _kinds(heading + " " + text) if kind != "cooperation"][:1]
            conditions = tuple(name for name, signs in tables["conditions"].items() if holds(text, signs))
            decides = holds(text, tables["discretion"]) is not None
            for kind in kinds:
                found.append(
                    Obligation(
                        kind=kind,
                        article=article,
                        address=paragraph.address,
                        text=text,
                        start=start,
                        end=start + len(text),
                        bearer=_bearer(text),
                        negative=holds(text, tables["negative_duties"]) is not None,
                        trigger=_trigger(text),
                        automatic=not decides and not conditions and holds(text, tables["automatic"]) is not None,
                        conditions=conditions,
                        area=_first(text, (area + " … " if area.endswith(" of") else area for area in tables["areas"])),
                        limits=_limits(text) if kind == "arms_limits" else (),
                    )
                )
    return found
