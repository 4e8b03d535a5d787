"""Meanings of expressions that name a day."""

from __future__ import annotations

from datetime import date

from dragoman.coding.dates.almanac import DAY, Reading, make_date, one_day
from dragoman.coding.dates.context import Context, meaning

# A date without a year this near the anchor is taken as given, whatever the tense (mistakes, time zones).
NEAR = 7
# What words.yaml hands on for "last" and "final".
LAST = -1
NO_DATE = "no calendar has this date"


@meaning
def iso(_: Context, day: str) -> Reading:
    """Read 2024-12-05."""
    return _given(int(day[:4]), int(day[5:7]), int(day[8:]), None)


def _given(year: int, month: int, day: int, weekday: int | None) -> Reading:
    found = make_date(year, month, day)
    if found is None:
        return Reading(None, basis="none", note=NO_DATE)
    reading = one_day(found, "explicit")
    if weekday and found.isoweekday() != weekday:
        return _contradicted(found)
    return reading


def _contradicted(day: date) -> Reading:
    """A number beats a weekday: keep it, mark it uncertain."""
    text = day.isoformat()
    return Reading(text, text + "?", day, day, "day", basis="explicit", note="the weekday contradicts the date")


@meaning
def numeric(ctx: Context, digits: str) -> Reading:
    """Read 3/4/2024 or 03.04.24: dots put the day first, slashes as the text's country does."""
    mark = next(mark for mark in "./-" if mark in digits)
    one, two, year = (int(part) for part in digits.split(mark))
    if year < 100:
        year += 2000 if year < 70 else 1900
    if mark == "." or ctx.day_first:
        month, day = two, one
    else:
        month, day = one, two
    known = mark == "." or ctx.day_first is not None
    if not known or make_date(year, month, day) is None:
        options = sorted(d for d in {make_date(year, one, two), make_date(year, two, one)} if d)
        if not options:
            return Reading(None, basis="none", note=NO_DATE)
        if len(options) == 2:
            likely = [d for d in options if _near_story(ctx, d)]
            if len(likely) == 1:
                return one_day(likely[0], "explicit")
            note = "day and month may be the other way round"
            return Reading(None, f"{year:04d}?", options[0], options[1], "year", basis="explicit", note=note)
        return one_day(options[0], "explicit")
    return _given(year, month, day, None)


def _near_story(ctx: Context, day: date) -> bool:
    """Whether a day is the one just told, or within a week of the anchor."""
    told = ctx.told_day is not None and ctx.told_day.first == day
    return told or (ctx.day is not None and abs((day - ctx.day).days) <= NEAR)


@meaning
def calendar(
    ctx: Context,
    weekday: int | None = None,
    day: int | None = None,
    month: int | None = None,
    year: int | None = None,
) -> Reading:
    """Read any combination of weekday, day of the month, month and year."""
    if day is None:
        assert weekday is not None
        return _weekday(ctx, weekday)
    if month is not None and year is not None:
        return _given(year, month, day, weekday)
    if ctx.day is None:
        if month is not None and make_date(2000, month, day) is None:
            return Reading(None, basis="none", note=NO_DATE)
        return Reading(f"XXXX-{month:02d}-{day:02d}" if month else f"XXXX-XX-{day:02d}", basis="none")
    if month is None:
        return _day_of_month(ctx, day, ctx.day, weekday)
    return _day_and_month(ctx, day, month, ctx.day, weekday)


def _day_and_month(ctx: Context, day: int, month: int, anchor: date, weekday: int | None) -> Reading:
    """Find the nearest year in the direction of the tense; 29 February looks up to eight years away."""
    options = [d for year in range(anchor.year - 8, anchor.year + 9) if (d := make_date(year, month, day))]
    if not options:
        return Reading(None, basis="none", note=NO_DATE)
    near = [d for d in options if abs((d - anchor).days) <= NEAR]
    behind = [d for d in options if d <= anchor]
    found = near[0] if near else ctx.nearest(options)
    if weekday and found.isoweekday() != weekday:
        old = ctx.told is not None and ctx.told.last is not None and (anchor - ctx.told.last).days > 366
        agreeing = [d for d in behind if d.isoweekday() == weekday]
        if old and agreeing:
            return one_day(agreeing[-1])
        return _contradicted(found)
    return one_day(found)


def _day_of_month(ctx: Context, day: int, anchor: date, weekday: int | None) -> Reading:
    """Find the latest such day not after the anchor, or the next one, skipping months that lack it."""
    found: date | None = None
    step = 1 if ctx.future else -1
    year, month = anchor.year, anchor.month
    for _ in range(13):
        found = make_date(year, month, day)
        if found and (found >= anchor if ctx.future else found <= anchor):
            break
        month += step
        if month in (0, 13):
            year, month = year + step, 12 if month == 0 else 1
    if found is None:
        return Reading(None, basis="none", note=NO_DATE)
    if weekday and found.isoweekday() != weekday:
        return _contradicted(found)
    return one_day(found)


def _weekday(ctx: Context, weekday: int) -> Reading:
    """A bare weekday: the latest one not after the anchor, or the next one, the anchor day included."""
    if ctx.day is None:
        return Reading(f"XXXX-WXX-{weekday}", basis="none")
    distance = weekday - ctx.day.isoweekday()
    return one_day(ctx.day + DAY * (distance % 7 if ctx.future else -(-distance % 7)))


@meaning
def weekday(ctx: Context, weekday: int, which: int, weeks: int = 0) -> Reading:
    """Read "last Friday", "this Friday", "next Monday"; weeks are those from Monday to Sunday."""
    if ctx.day is None:
        return Reading(f"XXXX-WXX-{weekday}", basis="none")
    distance = weekday - ctx.day.isoweekday()
    in_week = ctx.day + DAY * distance
    if weeks:
        return one_day(ctx.day + DAY * ((distance - 1) % 7 + 1) + DAY * 7 * weeks)
    if which == 0:
        return one_day(in_week)
    if which > 0:
        return one_day(in_week + DAY * 7)
    latest = ctx.day - DAY * ((-distance - 1) % 7 + 1)
    last_week = in_week - DAY * 7
    if latest == last_week:
        return one_day(latest)
    # "Last Tuesday" on a Thursday may be this week's or last week's.
    return Reading(latest.isoformat(), f"{latest}?", last_week, latest, "day?", note="this week's or last week's")


@meaning
def told_weekday(ctx: Context, weekday: int, told: int) -> Reading:
    """Read "the following Friday": counted from the day just told."""
    base = _told_day(ctx)
    if base is None:
        return Reading(f"XXXX-WXX-{weekday}", basis="none")
    distance = weekday - base.isoweekday()
    days = (distance - 1) % 7 + 1 if told > 0 else -((-distance - 1) % 7 + 1) if told < 0 else distance
    return _from(one_day(base + DAY * days), base)


@meaning
def dayref(ctx: Context, offset: int) -> Reading:
    """Read "today", "yesterday", "tomorrow"."""
    if ctx.day is None:
        return Reading("PRESENT_REF" if offset == 0 else "XXXX-XX-XX", basis="none")
    return one_day(ctx.day + DAY * offset)


def _told_day(ctx: Context) -> date | None:
    """The day just told, or the anchor."""
    if ctx.told_day is not None and ctx.told_day.first is not None:
        return ctx.told_day.first
    return ctx.day


def _from(reading: Reading, base: date) -> Reading:
    return Reading(
        reading.value,
        reading.edtf,
        reading.first,
        reading.last,
        reading.grain,
        basis="relative",
        anchor=base,
        clip=False,
    )


@meaning
def told_day(ctx: Context, told: int) -> Reading:
    """Read "the day before", "the same day", "the following day": counted from the day just told."""
    base = _told_day(ctx)
    if base is None:
        return Reading("XXXX-XX-XX", basis="none")
    return _from(one_day(base + DAY * told), base)


@meaning
def overnight(ctx: Context, into: int | None = None) -> Reading:
    """Read "overnight", the night that ends on the anchor day or on the day named."""
    if ctx.day is None:
        return Reading("XXXX-XX-XX", basis="none")
    end = ctx.day if into is None else _weekday(ctx, into).first
    assert end
    if into is None and ctx.direction == "future":
        end += DAY
    text = f"{end - DAY}/{end}"
    return Reading(text, text, end - DAY, end, "night", lasting=False)
