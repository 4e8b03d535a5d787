"""Meanings of the words that open one end of a time: "by", "until", "before", "since", "after", "within"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dragoman.coding.dates.almanac import DAY, Reading, period
from dragoman.coding.dates.context import Context, meaning
from dragoman.coding.dates.grammar import Sense
from dragoman.coding.dates.meaning_lengths import count, window
from dragoman.coding.dates.sentences import root_of
from dragoman.coding.dates.tense import governor, words

# Verbs that can stand between a time and its perfect auxiliary ("had been forced to leave by May").
_CLIMB = 6


@meaning
def bound(ctx: Context, t: Sense, bound: str) -> Reading:
    """Read the time after "by", "until", "before", "since", "after" as one end of an open interval."""
    if bound == "SINCE":
        inner = replace(ctx, ahead=False)
    elif not ctx.future and _looks_ahead(ctx, bound):
        inner = replace(ctx, ahead=True)
    else:
        inner = ctx
    found = inner.read(t)
    if found.grain in ("vague", "") or found.type == "DURATION" or found.edtf is None:
        return found
    if bound in ("SINCE", "AFTER"):
        return _from(found, bound, ctx.day)
    return _to(inner, t, found, bound)


def _from(found: Reading, bound: str, day: date | None) -> Reading:
    """An interval that is open at its end; "since" reaches to the anchor."""
    start = str(found.edtf).split("/")[0]
    if bound == "SINCE":
        return replace(found, edtf=f"{start}/..", last=day, lasting=True)
    whole = found.grain in ("month", "year", "quarter", "week")
    end = str(found.edtf).split("/")[-1] if whole else start
    return replace(found, edtf=f"{end}/..", first=found.last if whole else found.first, last=None, mod="AFTER")


def _to(ctx: Context, t: Sense, found: Reading, bound: str) -> Reading:
    """An interval that is open at its start: up to the last day, or to the day before it."""
    last, value = found.last, found.value
    if found.grain.startswith("edge of") and t.parts.get("edge") == "END" and last is not None:
        # "By the end of next year": the very last day is meant, not the days around it.
        whole = ctx.read(t.parts["inner"]) if "inner" in t.parts else period(t.parts["unit"], ctx.day or last)
        last = whole.last
        value = str(last) if whole.grain == "year" else value
    elif bound == "BEFORE" and found.first is not None:
        last = found.first - DAY if found.single else found.first
    edtf = found.edtf if found.single and bound != "BEFORE" else str(last)
    mod = found.mod if bound == "UNTIL" else "BEFORE"
    return replace(found, value=value, edtf=f"../{edtf}", first=None, last=last, mod=mod)


def _looks_ahead(ctx: Context, bound: str) -> bool:
    """Whether "until" and "by" look ahead from a verb in the past.

    "Closed the airport until Friday" does, unless in the past perfect; "ordered them out by Friday" does by its verb.
    """
    verb = governor(root_of(ctx.doc, ctx.first, ctx.last))
    if bound == "ON_OR_BEFORE":
        return verb is not None and verb.lemma_.lower() in words("scheduling") | words("arranging")
    if bound != "UNTIL":
        return False
    for _ in range(_CLIMB):
        if verb is None or any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.children):
            return False
        above = governor(verb)
        if above is None or above.i == verb.i:
            return True
        verb = above
    return True


@meaning
def within(ctx: Context, d: Any) -> Reading:
    """Read "within 48 hours": between the anchor and that distance from it."""
    inner = d
    while "d" in inner.parts:
        inner = inner.parts["d"]
    if ctx.day is None or "unit" not in inner.parts or count(inner.parts.get("n")) == "X" or not ctx.future:
        return ctx.read(d)
    found = window(ctx, 1, inner.parts["unit"], inner.parts["n"])
    return replace(found, lasting=False)
