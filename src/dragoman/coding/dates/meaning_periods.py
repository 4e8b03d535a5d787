"""Meanings of expressions that name a week, month, season, year or more, and of their parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dragoman.coding.dates import almanac
from dragoman.coding.dates.almanac import DAY, Reading, add_months, period, thirds
from dragoman.coding.dates.context import Context, meaning

_UNKNOWN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "half": "XXXX-HX", "year": "XXXX",
}  # fmt: skip
# Later years than this are a mistake or a story.
LAST_YEAR = 2999
# What "at the end of" reaches on either side of the last day: days for a month or week, else half a month.
_EDGE_DAYS = {"month": 4, "week": 1, "weekend": 1}


def _unknown(unit: str) -> Reading:
    return Reading(_UNKNOWN.get(unit, "XXXX"), basis="none")


@meaning
def shift(ctx: Context, which: int, unit: str) -> Reading:
    """Read "last week", "this month", "next year"."""
    if ctx.day is None:
        return _unknown(unit)
    if unit == "day":
        return almanac.one_day(ctx.day + DAY * which)
    return period(unit, ctx.day, which)


@meaning
def shift_told(ctx: Context, told: int, unit: str) -> Reading:
    """Read "the previous year", "the same month": counted from the date just told."""
    base = ctx.told.first if ctx.told is not None and ctx.told.first else ctx.day
    if base is None:
        return _unknown(unit)
    return replace(period(unit, base, told), anchor=base, clip=False)


@meaning
def shift_next(ctx: Context, unit: str) -> Reading:
    """Read "the next month": looking back, the one after the date just told; else the one after the anchor's."""
    return shift(ctx, 1, unit) if ctx.future or ctx.told is None else shift_told(ctx, 1, unit)


@meaning
def weekend(ctx: Context) -> Reading:
    """Read "the weekend": the latest one that has begun, or the next."""
    if ctx.day is None:
        return _unknown("weekend")
    begun = ctx.day.isoweekday() >= 6
    return period("weekend", ctx.day, 0 if begun or ctx.future else -1)


@meaning
def month(
    ctx: Context, month: int, which: int | None = None, told: int | None = None, year: int | None = None
) -> Reading:
    """Read a month, without a year the latest one begun, or the next; "last October", "next March"."""
    if year is not None:
        return almanac.a_month(_full(year), month, "explicit")
    if ctx.day is None:
        return Reading(f"XXXX-{month:02d}", basis="none")
    year, now = ctx.day.year, ctx.day.month
    assert year is not None
    if told is not None and ctx.told is not None and ctx.told.first is not None:
        base = ctx.told.first
        return almanac.a_month(
            base.year + (1 if told > 0 and month <= base.month else -1 if told < 0 <= month - base.month else 0), month
        )
    if which is None:
        if month != now:
            year = ctx.nearest([date(year + step, month, 15) for step in (-1, 0, 1)]).year
    elif which > 0:
        year += month <= now
    elif which < 0:
        found = almanac.a_month(year - (month >= now), month)
        # A month of the running year may still be called "last": last year's is meant as often.
        return found.marked("?") if month < now else found
    return almanac.a_month(year, month)


@meaning
def season(ctx: Context, season: str, which: int | None = None, year: int | None = None) -> Reading:
    """Read a season; with a year it keeps EDTF's season code, and winter may be that of either end of the year."""
    if year is not None:
        whole = almanac.a_season(year, season, ctx.southern)
        first = date(year, 1, 1) if season == "WI" and not ctx.southern else whole.first
        code = f"{year:04d}-{almanac.SEASON_CODES[season]}"
        return replace(whole, edtf=code, first=first, basis="explicit")
    if ctx.day is None:
        return Reading(f"XXXX-{season}", basis="none")
    options = [almanac.a_season(ctx.day.year + step, season, ctx.southern) for step in (-2, -1, 0, 1)]
    begun = [one for one in options if one.first and one.first <= ctx.day]
    if which is None:
        which = 1 if ctx.future else -1
        ended = begun[-1]
        return next(one for one in options if one.last and one.last >= ctx.day) if which > 0 else ended
    if which == 0:
        return almanac.a_season(ctx.day.year, season, ctx.southern)
    if which < 0:
        return [one for one in options if one.last and one.last < ctx.day][-1]
    return next((one for one in options if one.first and one.first > ctx.day), options[-1])


@meaning
def year(_: Context, year: int) -> Reading:
    """Read a year."""
    if not 1 <= year <= LAST_YEAR:
        return Reading(None, basis="none", note="no news is about this year")
    return almanac.a_year(year, "explicit")


@meaning
def short_year(_: Context, year: int) -> Reading:
    """Read "'82": of two digits, which mean the last hundred years or so."""
    return almanac.a_year(_full(year), "explicit")


@meaning
def year_pair(_: Context, year: int) -> Reading:
    """Read "2018-19": a season, a school year, or a crisis of two years."""
    first, last = date(year, 1, 1), date(year + 1, 12, 31)
    return Reading(
        "P2Y",
        f"{year:04d}/{year + 1:04d}",
        first,
        last,
        "range",
        "DURATION",
        basis="explicit",
        lasting=True,
        clip=False,
    )


@meaning
def week(_: Context, number: int, year: int) -> Reading:
    """Read "week 49 of 2024"."""
    try:
        return replace(almanac.a_week(date.fromisocalendar(year, number, 1)), basis="explicit")
    except ValueError:
        return Reading(None, basis="none", note="no calendar has this week")


def _full(year: int) -> int:
    return year + (2000 if year < 40 else 1900) if year < 100 else year


@meaning
def decade(_: Context, decade: int) -> Reading:
    """Read "the 1990s"."""
    return replace(almanac.a_decade(decade), basis="explicit")


@meaning
def century(_: Context, number: int) -> Reading:
    """Read "the 20th century" (EDTF's: 1900 to 1999)."""
    if not 1 <= number <= 30:
        return Reading(None, basis="none", note="no calendar has this century")
    return replace(almanac.a_century(number - 1), basis="explicit")


def _numbered(ctx: Context, build: Any, count: int, number: int, year: int | None) -> Reading:
    """A quarter or half by its number: of the year given, or the latest ended, or the next."""
    number = count if number < 0 else number
    if not 1 <= number <= count:
        return Reading(None, basis="none", note="no such part of a year")
    if year is not None:
        whole: Reading = build(year, number)
        return replace(whole, basis="explicit")
    if ctx.day is None:
        return _unknown("quarter" if count == 4 else "half")
    options: list[Reading] = [build(ctx.day.year + step, number) for step in (-1, 0, 1)]
    if ctx.future:
        return next(one for one in options if one.last and one.last >= ctx.day)
    return [one for one in options if one.first and one.first <= ctx.day][-1]


@meaning
def quarter(ctx: Context, number: int, year: int | None = None) -> Reading:
    """Read "the third quarter"."""
    return _numbered(ctx, almanac.a_quarter, 4, number, year)


@meaning
def half(ctx: Context, number: int, year: int | None = None) -> Reading:
    """Read "the first half of 2025"."""
    return _numbered(ctx, almanac.a_half, 2, number, year)


@meaning
def phase(ctx: Context, phase: str, inner: Any) -> Reading:
    """Read "early May", "mid-2023", "the late 1990s"."""
    return thirds(ctx.read(inner), phase)


@meaning
def edge(ctx: Context, edge: str, inner: Any = None, unit: str | None = None) -> Reading:
    """Read "the end of October", "the beginning of the year": a day, give or take."""
    if inner is None:
        assert unit
        if ctx.day is None:
            return _unknown(unit)
        whole = period(unit, ctx.day)
    else:
        whole = ctx.read(inner)
    if whole.first is None or whole.last is None or whole.grain in ("day", "time"):
        return replace(whole, mod=edge)
    if edge == "MID":
        return thirds(whole, edge)
    at = whole.first if edge == "START" else whole.last
    days = _EDGE_DAYS.get(whole.grain)
    if days is None:
        near = almanac.a_month(at.year, at.month)
        assert near.first and near.last
        lower, upper = _half_month_around(near)
        return replace(whole, edtf=f"{near.value}~", first=lower, last=upper, mod=edge, grain=f"edge of {whole.grain}")
    return replace(
        whole, edtf=f"{at}~", first=at - DAY * days, last=at + DAY * days, mod=edge, grain=f"edge of {whole.grain}"
    )


def _half_month_around(month: Reading) -> tuple[date, date]:
    assert month.first and month.last
    return add_months(month.first, -1).replace(day=16), (month.last + DAY).replace(day=15)


@meaning
def so_far(ctx: Context, compare: str, inner: Any = None, unit: str | None = None) -> Reading:
    """Read "earlier this week", "later this year": up to the day before the anchor, from the day after."""
    if ctx.day is None:
        return Reading(ctx.read(inner).value if inner else "XXXX", basis="none", mod=compare)
    whole = ctx.read(inner) if inner is not None else period(str(unit), ctx.day)
    if whole.first is None or whole.last is None or whole.grain == "day":
        return replace(whole, mod=compare)
    if not whole.first <= ctx.day <= whole.last:
        return thirds(whole, compare)
    first, last = (whole.first, ctx.day - DAY) if compare == "START" else (ctx.day + DAY, whole.last)
    if first > last:
        first = last = ctx.day
    edtf = f"{first}/{last}" if first != last else str(first)
    return replace(whole, edtf=edtf, first=first, last=last, mod=compare, grain=f"part of {whole.grain}", clip=False)


@meaning
def approx(ctx: Context, inner: Any) -> Reading:
    """Read "about 2015", "around June": a year or half a month on either side."""
    whole = replace(ctx.read(inner), mod="APPROX")
    if whole.first is None or whole.last is None:
        return whole
    if whole.grain == "year":
        first, last = add_months(whole.first, -12), add_months(whole.last, 12)
    elif whole.grain == "month":
        first, last = _half_month_around(whole)
    elif whole.grain == "day":
        first, last = whole.first - DAY * 3, whole.last + DAY * 3
    else:
        first, last = whole.first, whole.last
    return replace(whole.marked("~"), first=first, last=last, grain=f"about {whole.grain}")
