"""Meanings of named days, other calendars and fiscal years, times of day, ranges and bounds."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from dragoman.coding.dates import almanac
from dragoman.coding.dates.almanac import DAY, Reading, add_months, make_date, month_end, one_day
from dragoman.coding.dates.context import Context, data, meaning, names
from dragoman.coding.dates.meaning_days import NO_DATE
from dragoman.coding.dates.sentences import bounds
from dragoman.mention import Basis

# The country whose fiscal year it is stands within so many words.
NEARBY = 40


def _named_day(entry: dict[str, Any], year: int) -> date | None:
    """The day that a named day falls on in a year, None when no table has it."""
    if "day" in entry:
        return make_date(year, int(entry["day"][0]), int(entry["day"][1]))
    if "rule" in entry:
        month, weekday, number = (int(part) for part in entry["rule"])
        if number > 0:
            first = date(year, month, 1)
            return first + DAY * ((weekday - first.isoweekday()) % 7 + 7 * (number - 1))
        last = month_end(year, month)
        return last - DAY * ((last.isoweekday() - weekday) % 7)
    found = _table(str(entry["movable"])).get(year)
    if found is None:
        return None
    return date.fromisoformat(str(found)) + DAY * int(entry.get("shift", 0))


def _table(name: str) -> dict[int, str]:
    """The days of one feast that moves, by year."""
    table: dict[int, str] = data("movable")["days"][name]
    return table


def _feast(entry: dict[str, Any], day: date, basis: Basis) -> Reading:
    """The reading of a named day, or of a feast that lasts from that day on."""
    until = _table(str(entry["until"])).get(day.year) if "until" in entry else None
    if until is not None:
        last = date.fromisoformat(until)
        whole = Reading(f"{day}/{last}", f"{day}/{last}", day, last, "feast", basis=basis)
    else:
        whole = one_day(day, basis)
    if "sighted" in entry and whole.first and whole.last:
        return replace(whole.marked("~"), first=whole.first - DAY, last=whole.last + DAY, grain=f"{whole.grain}~")
    return whole


@meaning
def named(ctx: Context, named: int, year: int | None = None, which: int | None = None) -> Reading:
    """Read a day with a name: by its year, else the nearest in the direction of the tense."""
    entry = names("days", named)
    if "date" in entry:
        return one_day(date.fromisoformat(str(entry["date"])), "explicit")
    if year is not None:
        found = _named_day(entry, year)
        return _feast(entry, found, "explicit") if found else Reading(f"{year:04d}", basis="none")
    if ctx.day is None:
        return Reading("XXXX-{:02d}-{:02d}".format(*entry["day"]) if "day" in entry else "XXXX-XX-XX", basis="none")
    options = [d for step in (-1, 0, 1) if (d := _named_day(entry, ctx.day.year + step))]
    if which == 0:
        options = [d for d in options if d.year == ctx.day.year]
    if not options:
        return Reading("XXXX-XX-XX", basis="none", note="no table has this day for the year")
    behind = [d for d in options if d <= ctx.day]
    ahead = [d for d in options if d >= ctx.day]
    if which is None:
        return _feast(entry, ctx.nearest(options), "relative")
    return _feast(entry, (ahead or behind)[0] if which > 0 else (behind or ahead)[-1], "relative")


def _bound_of(value: Any, last: bool) -> date | None:
    """The first or last day of a year, month or day as names.yaml writes it."""
    if value is None:
        return None
    if isinstance(value, date):
        return value
    parts = [int(part) for part in str(value).split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31) if last else date(parts[0], 1, 1)
    if len(parts) == 2:
        return month_end(*parts) if last else date(parts[0], parts[1], 1)
    return date(*parts)


@meaning
def era(_: Context, era: int) -> Reading:
    """Read a period of history: "the Cold War"."""
    entry = names("periods", era)
    first, last = _bound_of(entry["first"], False), _bound_of(entry["last"], True)
    edtf = f"{entry['first'] or '..'}/{entry['last']}"
    return Reading("PAST_REF", edtf, first, last, "era", basis="explicit")


@meaning
def era_year(_: Context, calendar: int, number: int) -> Reading:
    """Read a year of another calendar: "Juche 113", "Reiwa 6", "the Iranian year 1403"."""
    entry = names("eras", calendar)
    if "solar_hijri" in entry:
        if not 1 <= number <= 2000:
            return Reading(None, basis="none", note="no such year")
        first = almanac.nowruz(number, entry["solar_hijri"])
        last = almanac.nowruz(number + 1, entry["solar_hijri"])
        text = f"{first}/{last - DAY}"
        return Reading(f"{first.year:04d}", text, first, last - DAY, "year", basis="explicit", clip=False)
    year = number + int(entry["add"])
    if number < 1 or not almanac.FIRST_YEAR <= year <= almanac.LAST_YEAR:
        return Reading(None, basis="none", note="no such year")
    return replace(almanac.a_year(year, "explicit"), clip=False)


@meaning
def fiscal(ctx: Context, year: int | None = None, which: int | None = None) -> Reading:
    """Read a fiscal year by the calendar of the country that the sentence names; without one, its name alone."""
    entry = _fiscal_calendar(ctx)
    if year is not None and year < 100:
        year += 2000
    if year is None:
        if ctx.day is None:
            return Reading("FYXXXX", basis="none")
        year = ctx.day.year + (which or 0)
        if entry is not None:
            begun = ctx.day.month >= entry["begins"]
            year += (0 if begun else -1) + (1 if entry["named_for"] == "last" and entry["begins"] > 1 else 0)
    if entry is None:
        return Reading(f"FY{year:04d}", basis="explicit", grain="fiscal", note="no country known for the fiscal year")
    start = year - 1 if entry["named_for"] == "last" and entry["begins"] > 1 else year
    first = date(start, entry["begins"], 1)
    end = add_months(first, 11)
    whole = almanac.months(f"FY{year:04d}", first, month_end(end.year, end.month), "fiscal")
    return replace(whole, basis="explicit", clip=False)


def _fiscal_calendar(ctx: Context) -> dict[str, Any] | None:
    """The fiscal calendar of the nearest country word in the sentence."""
    best: tuple[int, dict[str, Any]] | None = None
    calendars = data("names")["fiscal"]
    start, end = bounds(ctx.doc, ctx.first)
    for token in ctx.doc[max(start, ctx.first - NEARBY) : min(end, ctx.last + NEARBY)]:
        for entry in calendars:
            if token.lower_ in entry["words"] and token.text[:1].isupper() | (token.lower_ == "federal"):
                distance = abs(token.i - ctx.first)
                if best is None or distance < best[0]:
                    best = (distance, entry)
    return best[1] if best else None


def _clock(clock: Any, ampm: str | None) -> str:
    """The 24-hour clock time of "3", "3:20", "3.20", "0900"; empty when there is no such time."""
    digits = [int(part) for part in re.split(r"[:.]", str(clock))]
    if len(digits) == 1 and digits[0] > 24:
        digits = [digits[0] // 100, digits[0] % 100]
    hour, minute = digits[0], digits[1] if len(digits) > 1 else 0
    if ampm:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if ampm[0] in "pP" else 0)
    if hour > 24 or minute > 59:
        return ""
    return f"{hour:02d}:{minute:02d}"


@meaning
def at(ctx: Context, time: Any, date: Any = None) -> Reading:
    """Read "3 p.m. on Tuesday"."""
    parts = time.parts
    hours = _clock(parts["clock"], parts.get("ampm"))
    if not hours:
        return Reading(None, basis="none", type="TIME", note="no such time of day")
    zone = parts.get("zone") or ""
    shift = parts.get("shift")
    if shift and zone == "Z":
        digits = shift[1:].replace(":", "").zfill(2)
        zone = f"{shift[0]}{digits[:2].zfill(2)}:{digits[2:4] or '00'}"
    if date is not None:
        day = ctx.read(date)
    elif ctx.told_day is not None and ctx.told_day.first is not None:
        day = one_day(ctx.told_day.first)
    elif ctx.day is not None:
        day = one_day(ctx.day)
    else:
        day = Reading("XXXX-XX-XX", basis="none")
    if day.value is None:
        return replace(day, type="TIME")
    return replace(day, value=f"{day.value}T{hours}{zone}", type="TIME", grain="time")


@meaning
def daypart(ctx: Context, part: str, which: int | None = None, told: int | None = None, offset: int = 0) -> Reading:
    """Read "this morning", "last night", "tonight", "in the evening"."""
    if which is not None:
        base = ctx.day + DAY * which if ctx.day else None
    elif told is not None or ctx.told_day is not None:
        base = (ctx.told_day.first if ctx.told_day is not None else ctx.day) if ctx.day else None
        base = base + DAY * (told or 0) if base else None
    else:
        base = ctx.day
    if base is None:
        return Reading(f"XXXX-XX-XXT{part}", type="TIME", basis="none")
    day = one_day(base)
    return replace(day, value=f"{day.value}T{part}", type="TIME", grain="time")


@meaning
def day_and_part(ctx: Context, date: Any, part: str) -> Reading:
    """Read "Wednesday night", "the morning of 3 May", "the early hours of Wednesday"."""
    day = ctx.read(date)
    if day.value is None:
        return replace(day, type="TIME")
    return replace(day, value=f"{day.value}T{part}", type="TIME", grain="time")


@meaning
def range(ctx: Context, a: Any, b: Any) -> Reading:
    """Read "from January to March 2023", "Sunday to Tuesday": both ends belong to it.

    Looking ahead, the second end is the next after the first; looking back, the first is the latest before the second.
    """
    if ctx.future and not isinstance(a, int):
        one = ctx.read(a)
        return _between(one, replace(ctx, day=one.first or ctx.day, ahead=True).read(b))
    two = ctx.read(b)
    until = replace(ctx, day=two.first or ctx.day, ahead=False)
    if isinstance(a, int):
        if two.first is None:
            return _between(two, two)
        return _between(almanac.a_month(two.first.year - (a > two.first.month), a), two)
    return _between(until.read(a), two)


def _between(one: Reading, two: Reading) -> Reading:
    """The stretch from one time to another, TIMEX3's duration with both ends counted."""
    if None in (one.value, two.value):
        return replace(one if one.value is None else two, type="DURATION")
    if one.first is None or two.last is None or one.edtf is None or two.edtf is None or one.first > two.last:
        return Reading("PXD" if one.grain == "day" else "PX", type="DURATION", basis="none")
    basis = "explicit" if "explicit" in (one.basis, two.basis) else two.basis
    if "month" in (one.grain, two.grain) or "quarter" in (one.grain, two.grain):
        length = f"P{(two.last.year - one.first.year) * 12 + two.last.month - one.first.month + 1}M"
    elif one.grain == two.grain == "year":
        length = f"P{two.last.year - one.first.year + 1}Y"
    else:
        length = f"P{(two.last - one.first).days + 1}D"
    edtf = f"{one.edtf.split('/')[0]}/{two.edtf.split('/')[-1]}"
    return Reading(length, edtf, one.first, two.last, "range", "DURATION", basis=basis, lasting=True)


@meaning
def range_days(ctx: Context, a: int, b: Any) -> Reading:
    """Read "from 3 to 7 May"."""
    two = ctx.read(b)
    if two.first is None or two.last is None:
        return replace(two, value=two.value and "PXD", type="DURATION")
    start = make_date(two.first.year, two.first.month, a)
    if start is None or start > two.first:
        before = add_months(two.first.replace(day=1), -1)
        start = make_date(before.year, before.month, a)
    return _between(one_day(start), two) if start else Reading(None, type="DURATION", basis="none", note=NO_DATE)


@meaning
def range_last(ctx: Context, a: Any, last: int) -> Reading:
    """Read "May 3-7"."""
    one = ctx.read(a)
    if one.first is None:
        return Reading("PXD", type="DURATION", basis="none", note=one.note)
    end = make_date(one.first.year, one.first.month, last)
    if end is None or end < one.first:
        return one
    return _between(one, one_day(end, one.basis))
