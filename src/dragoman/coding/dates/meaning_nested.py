"""Meanings of one time within another, and of times that lean on one told before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dragoman.coding.dates import almanac
from dragoman.coding.dates.almanac import DAY, Reading, add_months, make_date, month_end, months, one_day, period
from dragoman.coding.dates.context import Context, meaning
from dragoman.coding.dates.grammar import Sense
from dragoman.coding.dates.meaning_days import LAST, NO_DATE


@meaning
def elliptic(ctx: Context, day: int, of: Any) -> Reading:
    """Read the "3" of "3 and 5 December"."""
    whole = ctx.read(of)
    if whole.first is None:
        return Reading(f"XXXX-XX-{day:02d}", basis="none")
    found = make_date(whole.first.year, whole.first.month, day)
    return one_day(found, whole.basis) if found else Reading(None, basis="none", note=NO_DATE)


@meaning
def nest(ctx: Context, inner: Sense, outer: Sense) -> Reading:
    """Read "June this year", "Tuesday last week", "the third quarter of 2009": the inner one in the outer."""
    whole = ctx.read(outer)
    if whole.first is None:
        part = ctx.read(inner)
        return Reading(part.value, basis="none")
    if inner.op == "half" and whole.grain != "year" and whole.grain != "fiscal":
        return half_of(ctx, inner.parts["number"], outer)
    if whole.grain == "fiscal":
        return _of_fiscal_year(inner, whole)
    inside = replace(ctx, day=whole.last, told=None, told_day=None, ahead=False)
    found = inside.read(inner)
    if found.first is None or whole.last is None:
        return found
    if found.first < whole.first and found.grain == "season":
        return found
    return Reading(found.value, found.edtf, found.first, found.last, found.grain, basis="relative", mod=found.mod)


def _of_fiscal_year(inner: Sense, whole: Reading) -> Reading:
    """The quarter or half of a fiscal year, which begins where the country's does."""
    number, size = inner.parts.get("number", 0), {"quarter": 3, "half": 6}.get(inner.op, 0)
    assert whole.first
    if not size or not 1 <= number <= 12 // size:
        return whole
    first = add_months(whole.first, size * (number - 1))
    end = add_months(first, size - 1)
    part = months(f"{whole.value}-{inner.op[0].upper()}{number}", first, month_end(end.year, end.month), "fiscal")
    return replace(part, basis="explicit", clip=False)


@meaning
def nth_of(ctx: Context, part: Sense, outer: Any) -> Reading:
    """Read "the last week of March", "the first day of next month", "the second Monday of May"."""
    whole = ctx.read(outer)
    number, unit, weekday = part.parts["number"], part.parts.get("unit"), part.parts.get("weekday")
    if unit in ("quarter", "half"):
        return nest(ctx, Sense(str(unit), {"number": number}), outer)
    if whole.first is None or whole.last is None:
        return Reading("XXXX-XX-XX", basis="none")
    last = number == LAST
    if weekday is not None:
        start = whole.last - DAY * 6 if last else whole.first + DAY * 7 * (number - 1)
        return _inside(one_day(start + DAY * ((weekday - start.isoweekday()) % 7)), whole)
    if unit == "day":
        return _inside(one_day(whole.last if last else whole.first + DAY * (number - 1)), whole)
    if unit in ("week", "weekend"):
        # A week belongs to the month that has its Thursday (ISO 8601).
        start = whole.last - DAY * 6 if last else whole.first + DAY * 7 * (number - 1)
        return _inside(period(unit, start + DAY * ((4 - start.isoweekday()) % 7)), whole)
    if unit == "month":
        start = add_months(whole.last if last else whole.first, 0 if last else number - 1)
        return _inside(period("month", start), whole)
    return whole


def _inside(part: Reading, whole: Reading) -> Reading:
    """The part, when it touches the whole; else nothing that a calendar has."""
    if (
        part.first
        and part.last
        and whole.first
        and whole.last
        and part.first <= whole.last
        and part.last >= whole.first
    ):
        return part
    return Reading(None, basis="none", note=NO_DATE)


@meaning
def half_of(ctx: Context, number: int, outer: Any) -> Reading:
    """Read "the first half of June", "of next year", "of the 1990s"."""
    whole = ctx.read(outer)
    if whole.first is None or whole.last is None or number > 2:
        return whole
    if whole.grain == "year":
        return almanac.a_half(whole.first.year, number % 3)
    middle = whole.first + (whole.last - whole.first) // 2
    first, last = (whole.first, middle) if number == 1 else (middle + DAY, whole.last)
    return replace(whole, first=first, last=last, edtf=f"{first}/{last}", grain=f"part of {whole.grain}")


@meaning
def elliptic_month(ctx: Context, month: int, of: Any) -> Reading:
    """Read the "January" of "January and March 2023"."""
    whole = ctx.read(of)
    if whole.first is None:
        return Reading(f"XXXX-{month:02d}", basis="none")
    return almanac.a_month(whole.first.year, month, whole.basis)


@meaning
def same_back(ctx: Context, back: Any) -> Reading:
    """Read "the same period last year": the time just told, moved into that year."""
    told = ctx.told
    other = ctx.read(back)
    if told is None or told.first is None or told.last is None or other.first is None:
        return other
    years = other.first.year - told.first.year if other.grain == "year" else -1
    return _moved(told, years)


def _moved(told: Reading, years: int) -> Reading:
    assert told.first and told.last
    first = add_months(told.first, 12 * years)
    if told.grain in ("day", "week", "month", "quarter", "half", "weekend", "year"):
        return period(told.grain, first)
    last = add_months(told.last, 12 * years)
    return Reading(f"{first.year:04d}", f"{first}/{last}", first, last, told.grain)


@meaning
def same_time(ctx: Context) -> Reading:
    """Read "that time": the time just told."""
    return replace(ctx.told, clip=False) if ctx.told is not None else Reading("XXXX-XX-XX", basis="none")
