"""Acts dated by their distance from another act: "a day after the clashes", "181 days after it was signed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from dragoman.coding.dates.almanac import Reading
from dragoman.coding.dates.attaching import MOST, REACH, attached
from dragoman.coding.dates.meaning_lengths import distance
from dragoman.coding.dates.sentences import bounds, within
from dragoman.coding.dates.tense import governor
from dragoman.coding.dates.times import Time

_LENGTH = re.compile(r"P(T?)(\d+)([HDWMY])$")
_UNITS = {"H": "hour", "D": "day", "W": "week", "M": "month", "Y": "year"}
_SIGNS = {"after": 1, "before": -1}


def related_date(token: Token, times: Sequence[Time]) -> Time | None:
    """Return the date of a predicate counted from the act that a length of time ties it to, else None."""
    start, end = bounds(token.doc, token.i)
    for time in within(times, max(start, token.i - REACH), min(end, token.i + REACH))[:MOST]:
        if time.type != "DURATION":
            continue
        following = time.last_token + 1
        if following >= end or token.doc[following].lower_ not in _SIGNS or time.mod is not None:
            continue
        link = token.doc[following]
        match = _LENGTH.match(time.value or "")
        pair = _tied(link)
        if match is None or pair is None or bool(match[1]) != (match[3] == "H"):
            continue
        later, earlier = pair if _SIGNS[link.lower_] > 0 else pair[::-1]
        if token.i in (later.i, earlier.i):
            other = earlier if token.i == later.i else later
            known = [one for one in attached(other, times).own if one.single and one.earliest]
            if known:
                sign = 1 if token.i == later.i else -1
                return _counted(time, known[0], int(match[2]), _UNITS[match[3]], sign)
    return None


def _tied(link: Token) -> tuple[Token, Token] | None:
    """The predicates on either side of "after" or "before": the main one, and the one it is counted from."""
    if link.dep_ == "mark":
        inner: Token | None = link.head
    else:
        inner = next((child for child in link.children if child.dep_ in ("pobj", "pcomp")), None)
    if inner is None:
        return None
    main = governor(inner if link.dep_ == "mark" else link)
    return (main, inner) if main is not None and main.i != inner.i else None


def _counted(time: Time, known: Time, number: int, unit: str, sign: int) -> Time | None:
    base: date | None = known.earliest
    if base is None:
        return None
    try:
        found: Reading = distance(base, number, unit, sign)
    except (ValueError, OverflowError):
        return None
    return replace(
        time,
        type="DATE",
        value=found.value,
        edtf=found.edtf,
        earliest=found.first,
        latest=found.last,
        single=found.single,
        grain=found.grain,
        basis="relative",
        anchor=base,
    )
