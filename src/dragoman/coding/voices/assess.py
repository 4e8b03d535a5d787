"""The standing of any given predicate: how sure, in what mode, on whose word."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Token

from dragoman.coding.dates import Time, date_event, find_times
from dragoman.coding.voices.attribution import attribution
from dragoman.coding.voices.factuality import factuality
from dragoman.coding.voices.speakers import Speaker

_ORDER = ("historical", "future", "hypothetical", "negation")


def assess(
    doc: Doc, start: int, end: int, *, anchor: datetime.date | None, name: Callable[[Token], Speaker | None]
) -> dict[str, Any]:
    """Return ``factuality``, ``auxiliary`` and ``attribution`` of the predicate at ``start`` to ``end``.

    The offsets are code points of ``doc.text``; a span that cuts through words is widened to them. ``anchor`` is
    the day of publication (None: not known, then only the wording tells past from future), ``name`` says whom a
    noun phrase names. It always answers; what the text leaves open is ``CTu`` or ``Uu``.
    """
    token = predicate_at(doc, start, end)
    if token is None:
        return {"factuality": "Uu", "auxiliary": ["hypothetical"], "attribution": []}
    standing = factuality(doc, token)
    flags = set(standing.auxiliary)
    if anchor is not None:
        dated = date_event(doc, token, _times(doc, anchor), anchor)
        if dated.historical:
            flags.add("historical")
        if dated.future and standing.factuality[-1] != "-":
            flags.add("future")
    return {
        "factuality": standing.factuality,
        "auxiliary": [flag for flag in _ORDER if flag in flags],
        "attribution": [asdict(voice) for voice in attribution(doc, token, name=name)],
    }


def predicate_at(doc: Doc, start: int, end: int) -> Token | None:
    """Return the head of the words between two code points, or the nearest word; None in a text without words."""
    if not len(doc):
        return None
    size = len(doc.text)
    first = min(max(start, 0), size - 1)
    span = doc.char_span(first, min(max(end, first + 1), size), alignment_mode="expand")
    return span.root if span is not None else doc[-1]


@lru_cache(maxsize=2)
def _times(doc: Doc, anchor: datetime.date) -> list[Time]:
    """Find an article's times once for all its predicates."""
    return find_times(doc, anchor)
