"""Meanings of lengths of time, distances in time, habits and vague words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dragoman.coding.dates import almanac
from dragoman.coding.dates.almanac import DAY, Reading, add_months, one_day
from dragoman.coding.dates.context import Context, meaning

# TIMEX3's letter of each unit; hours and less stand behind a T.
_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "weekend": "WE",
    "month": "M", "quarter": "Q", "half": "H", "year": "Y", "decade": "Y", "century": "Y",
}  # fmt: skip
_TIMES = {"fortnight": 2, "decade": 10, "century": 100}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
# Longest distance that is dated, in years; beyond it only the words are kept.
_FAR = 4000


def count(n: Any) -> Any:
    """The number that counts units: "a" and "an" are one, X is unknown."""
    if isinstance(n, str):
        return "X" if n in ("X", "some") else 1
    return n


def length(n: Any, unit: str) -> str:
    """Return TIMEX3's duration: P3D, PT48H, P2.5Y, PXM."""
    letters = _LETTERS[unit]
    prefix, letter = ("PT", letters[1]) if letters[0] == "T" else ("P", letters)
    number = count(n)
    if number != "X":
        number = number * _TIMES.get(unit, 1)
        number = int(number) if float(number).is_integer() else number
    elif unit in ("decade", "century"):
        return "PXY"
    return f"{prefix}{number}{letter}"


def moved(day: date, n: float, unit: str, sign: int) -> date:
    """Return the day n units away; hours count as parts of days."""
    if unit in _MONTHS:
        return add_months(day, round(sign * n * _MONTHS[unit]))
    if unit in _DAYS:
        return day + DAY * round(sign * n * _DAYS[unit])
    hours = n / {"hour": 1, "minute": 60, "second": 3600}[unit]
    return day + DAY * round(sign * hours / 24)


def distance(base: date, n: Any, unit: str, sign: int) -> Reading:
    """Date "n units away": days exactly, weeks within 3 days, months and one year within 15, more within six months."""
    number = count(n)
    if number == "X":
        ref = "PAST_REF" if sign < 0 else "FUTURE_REF"
        edtf = f"../{base}" if sign < 0 else f"{base}/.."
        return Reading(ref, edtf, None if sign < 0 else base, base if sign < 0 else None, "vague", anchor=base)
    if abs(number) * _MONTHS.get(unit, 0) > _FAR * 12 or abs(number) > 3_000_000:
        return Reading(None, basis="none", note="too far away for a calendar")
    at = moved(base, number, unit, sign)
    if unit in _DAYS and unit not in ("day", "weekend"):
        return Reading(at.isoformat(), f"{at}~", at - DAY * 3, at + DAY * 3, "day~", anchor=base)
    if unit in _MONTHS:
        months = number * _MONTHS[unit]
        if months < 24:
            whole = almanac.a_month(at.year, at.month)
            return replace(
                whole, edtf=f"{whole.value}~", first=at - DAY * 15, last=at + DAY * 15, grain="month~", anchor=base
            )
        whole = almanac.a_year(at.year)
        if unit in ("decade", "century"):
            spread = 60 if unit == "decade" else 600
            return replace(
                whole, edtf=f"{whole.value}~", first=add_months(at, -spread), last=add_months(at, spread), anchor=base
            )
        return replace(
            whole, edtf=f"{whole.value}~", first=add_months(at, -6), last=add_months(at, 6), grain="year~", anchor=base
        )
    return replace(one_day(at), anchor=base)


@meaning
def ago(ctx: Context, n: Any, unit: str, sign: int) -> Reading:
    """Read "two weeks ago", "in three days' time"."""
    if ctx.day is None:
        return Reading("PAST_REF" if sign < 0 else "FUTURE_REF", basis="none")
    return distance(ctx.day, n, unit, sign)


@meaning
def told_ago(ctx: Context, n: Any, unit: str, sign: int) -> Reading:
    """Read "two weeks earlier", "a day later": counted from the date just told, and no more exact than that was."""
    told = ctx.told_day if unit in ("day", "week", "fortnight", "hour") and ctx.told_day is not None else ctx.told
    if told is None or told.first is None or told.last is None:
        if ctx.day is None or (sign > 0 and not ctx.future):
            return Reading(length(n, unit), type="DURATION", basis="none", grain=unit)
        return replace(distance(ctx.day, n, unit, sign), clip=False)
    number = count(n)
    if number == "X":
        return replace(distance(told.first, n, unit, sign), clip=False)
    first = moved(told.first, number, unit, sign)
    if told.grain == "month" and unit in ("month", "year"):
        return replace(almanac.a_month(first.year, first.month), anchor=told.first, clip=False)
    if told.grain == "year" and unit == "year":
        return replace(almanac.a_year(first.year), anchor=told.first, clip=False)
    if told.first == told.last:
        return replace(distance(told.first, n, unit, sign), clip=False)
    last = moved(told.last, number, unit, sign)
    return Reading(
        f"{first:%Y-%m}", f"{first}/{last}", first, last, f"about {told.grain}", anchor=told.first, clip=False
    )


@meaning
def ago_or_span(ctx: Context, n: Any, unit: str) -> Reading:
    """Read "in 10 days", "in two years": a date ahead of the anchor, or how long something took."""
    if ctx.day is None or not ctx.future:
        return Reading(length(n, unit), type="DURATION", basis="none", grain=unit)
    return distance(ctx.day, n, unit, 1)


@meaning
def duration(_: Context, n: Any, unit: str, m: Any = None) -> Reading:
    """Read "three years": a length without a date."""
    if m is not None and m != n:
        return Reading(length("X", unit), type="DURATION", basis="none", grain=unit)
    return Reading(length(n, unit), type="DURATION", basis="none", grain=unit)


@meaning
def duration_mod(ctx: Context, d: Any, mod: str) -> Reading:
    """Read "more than a week", "less than six months"."""
    return replace(ctx.read(d), mod=mod)


@meaning
def duration_about(ctx: Context, d: Any) -> Reading:
    """Read "nearly five months"."""
    return replace(ctx.read(d), mod="APPROX")


@meaning
def window(ctx: Context, which: int | str, unit: str, n: Any) -> Reading:
    """Read "the past ten years", "the next six months": the stretch that touches the anchor."""
    number = count(n)
    value = length(n, unit)
    back = which in (-1, "past", "last")
    if ctx.day is None or number == "X":
        return Reading(value, type="DURATION", basis="none", grain=unit)
    if number * _MONTHS.get(unit, 0) > _FAR * 12 or number > 3_000_000:
        return Reading(value, type="DURATION", basis="none", note="too far away for a calendar")
    other = moved(ctx.day, number, unit, -1 if back else 1)
    first, last = (other, ctx.day) if back else (ctx.day, other)
    if back and unit in ("year", "decade", "century"):
        first = first.replace(day=1)
        edtf = f"{first:%Y-%m}/{last:%Y-%m}"
    else:
        edtf = f"{first}/{last}"
    return Reading(value, edtf, first, last, "window", "DURATION", lasting=True)


@meaning
def habit(
    _: Context, unit: str | None = None, n: Any = None, value: str | None = None, freq: Any = None, other: Any = None
) -> Reading:
    """Read "every month", "twice a year", "annual": a habit, never a date."""
    if value is None:
        assert unit
        number = 2 if other else n if n is not None else 1
        value = length(number, unit)
        if freq is not None:
            value = _per(freq, unit) or value
    return Reading(value, type="SET", basis="none")


def _per(freq: Any, unit: str) -> str | None:
    """The period of "twice a year": six months; None where it does not come out even."""
    times = 1 if freq == "once" else 2 if freq == "twice" else None
    if isinstance(freq, tuple):
        times = next((item.values["AMOUNT"] for item in freq if "AMOUNT" in item.values), None)
    whole = {"year": (12, "month"), "week": (7, "day"), "day": (24, "hour"), "decade": (10, "year")}.get(unit)
    if not isinstance(times, int) or whole is None or times < 1 or whole[0] % times:
        return None
    return length(whole[0] // times, whole[1]) if times > 1 else None


@meaning
def vague(ctx: Context, ref: str, unit: str | None = None) -> Reading:
    """Read "recently", "now", "in the coming days": open on the far side."""
    if ctx.day is None:
        return Reading(ref, basis="none")
    if ref == "PRESENT_REF":
        return Reading(ref, ctx.day.isoformat(), None, None, "vague", basis="none")
    back = ref == "PAST_REF"
    edtf = f"../{ctx.day}" if back else f"{ctx.day}/.."
    return Reading(ref, edtf, None if back else ctx.day, ctx.day if back else None, "vague")


@meaning
def anniversary(ctx: Context, number: int) -> Reading:
    """Read "the 75th anniversary": dated by finding.py where the words name the first day."""
    return Reading(f"P{number}Y", type="DURATION", basis="none", grain="anniversary")
