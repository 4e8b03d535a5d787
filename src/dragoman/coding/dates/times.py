"""What the dates room hands on: one time expression, and the date of one event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.mention import Basis, When

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Bound = Literal["BEFORE", "ON_OR_BEFORE", "UNTIL", "AFTER", "SINCE"]


@dataclass(frozen=True, slots=True)
class Time:
    """One time expression of the text.

    ``start`` and ``end`` are code points into the text, ``first_token`` and ``last_token`` its tokens in the
    doc. ``value`` and ``mod`` are TIMEX3's; ``value`` is None for a date that no calendar has. ``edtf`` is
    EDTF level 1, None for a length or habit without an anchor. ``earliest`` and ``latest`` are the bounds,
    clipped to the anchor by tense. ``single`` tells a day on which, ``lasting`` a stretch throughout which
    something took place; otherwise it happened at some point between the bounds. ``bound`` is the open end
    that the words before it give it. ``published`` is the article's day, ``told`` marks one counted
    from what was told before ("two weeks earlier"). ``note`` says what is wrong with it, in a reader's words.
    """

    start: int
    end: int
    text: str
    type: TimeType
    value: str | None
    edtf: str | None
    first_token: int
    last_token: int
    mod: str | None = None
    earliest: date | None = None
    latest: date | None = None
    single: bool = False
    lasting: bool = False
    bound: Bound | None = None
    basis: Basis = "none"
    anchor: date | None = None
    grain: str = ""
    dateline: bool = False
    told: bool = False
    published: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """The date of one event: ``date`` and ``enddate`` are ISO, perhaps shortened to a month or a year.

    ``historical``: told as background of a former time; ``future``: the date lies after publication.
    """

    date: str | None
    enddate: str | None
    info: When
    historical: bool
    future: bool
