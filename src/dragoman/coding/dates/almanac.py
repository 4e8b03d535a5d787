"""Calendar arithmetic: periods of days, and how TIMEX3 and EDTF write them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.coding.dates.times import TimeType
from dragoman.mention import Basis

DAY = timedelta(days=1)
# Years that a date may lie in: the range of Python's calendar, which is EDTF level 0's without year 0.
FIRST_YEAR, LAST_YEAR = 1, 9999
# First month of each season, as TIMEX3 names them; northern seasons, southern ones lie six months off.
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# EDTF level 1 season codes.
SEASON_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression comes to: TIMEX3 value, EDTF, and the days between which it lies."""

    value: str | None
    edtf: str | None = None
    first: date | None = None
    last: date | None = None
    grain: str = ""
    type: TimeType = "DATE"
    mod: str | None = None
    basis: Basis = "relative"
    lasting: bool = False
    clip: bool = True
    anchor: date | None = None
    note: str | None = None

    @property
    def single(self) -> bool:
        """Whether it is one known day."""
        return self.first is not None and self.first == self.last and self.grain in ("day", "time")

    def marked(self, mark: str) -> Reading:
        """Return it with ``~`` or ``?`` on each end of its EDTF."""
        if self.edtf is None:
            return self
        return replace(self, edtf="/".join(end if end == ".." else end + mark for end in self.edtf.split("/")))


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None when no calendar has it (30 February, year 0)."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - DAY


def add_months(day: date, months: int) -> date:
    """Return the day ``months`` later, or the last day of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    end = month_end(year, month + 1)
    return end.replace(day=min(day.day, end.day))


def one_day(day: date, basis: Basis = "relative") -> Reading:
    """Return a single day."""
    text = day.isoformat()
    return Reading(text, text, day, day, "day", basis=basis)


def a_month(year: int, month: int, basis: Basis = "relative") -> Reading:
    """Return a month."""
    text = f"{year:04d}-{month:02d}"
    return Reading(text, text, date(year, month, 1), month_end(year, month), "month", basis=basis)


def months(value: str, first: date, last: date, grain: str) -> Reading:
    """Return a stretch of whole months, written as an interval of months."""
    return Reading(value, f"{first:%Y-%m}/{last:%Y-%m}" if first.year > 999 else None, first, last, grain)


def a_year(year: int, basis: Basis = "relative") -> Reading:
    """Return a calendar year."""
    text = f"{year:04d}"
    return Reading(text, text, date(year, 1, 1), date(year, 12, 31), "year", basis=basis)


def a_quarter(year: int, number: int) -> Reading:
    """Return a calendar quarter, 1 to 4."""
    return months(f"{year:04d}-Q{number}", date(year, 3 * number - 2, 1), month_end(year, 3 * number), "quarter")


def a_half(year: int, number: int) -> Reading:
    """Return a half-year, 1 or 2."""
    return months(f"{year:04d}-H{number}", date(year, 6 * number - 5, 1), month_end(year, 6 * number), "half")


def a_season(year: int, season: str, southern: bool = False) -> Reading:
    """Return a season that begins in ``year``."""
    first = add_months(date(year, SEASONS[season], 1), -6 if southern else 0)
    last = add_months(first, 2)
    return months(f"{year:04d}-{season}", first, month_end(last.year, last.month), "season")


def a_week(day: date) -> Reading:
    """Return the Monday-to-Sunday week of a day."""
    monday = day - DAY * day.weekday()
    sunday = monday + DAY * 6
    year, week, _ = day.isocalendar()
    return Reading(f"{year:04d}-W{week:02d}", f"{monday}/{sunday}", monday, sunday, "week")


def a_weekend(day: date) -> Reading:
    """Return the Saturday and Sunday of a day's week."""
    week = a_week(day)
    assert week.last
    saturday = week.last - DAY
    return Reading(f"{week.value}-WE", f"{saturday}/{week.last}", saturday, week.last, "weekend")


def a_decade(year: int) -> Reading:
    """Return the ten years that begin with ``year`` rounded down."""
    tens = year // 10
    return Reading(f"{tens:03d}", f"{tens:03d}X", date(max(tens * 10, 1), 1, 1), date(tens * 10 + 9, 12, 31), "decade")


def a_century(hundreds: int) -> Reading:
    """Return the hundred years whose numbers begin with ``hundreds`` (19: 1900-1999, as EDTF has it)."""
    first = date(max(hundreds * 100, 1), 1, 1)
    return Reading(f"{hundreds:02d}", f"{hundreds:02d}XX", first, date(hundreds * 100 + 99, 12, 31), "century")


def period(unit: str, day: date, steps: int = 0) -> Reading:
    """Return the calendar unit that holds ``day``, moved by ``steps`` of its kind."""
    if unit == "day":
        return one_day(day + DAY * steps)
    if unit in ("week", "fortnight"):
        return a_week(day + DAY * 7 * steps)
    if unit == "weekend":
        return a_weekend(day + DAY * 7 * steps)
    if unit == "month":
        moved = add_months(day.replace(day=1), steps)
        return a_month(moved.year, moved.month)
    if unit == "quarter":
        moved = add_months(day.replace(day=1), 3 * steps)
        return a_quarter(moved.year, (moved.month + 2) // 3)
    if unit == "half":
        moved = add_months(day.replace(day=1), 6 * steps)
        return a_half(moved.year, (moved.month + 5) // 6)
    if unit == "decade":
        return a_decade(day.year + 10 * steps)
    if unit == "century":
        return a_century(day.year // 100 + steps)
    return a_year(day.year + steps)


def thirds(inner: Reading, phase: str) -> Reading:
    """Return the early, middle or late third of a period.

    Month: days 1-10, 11-20, 21 to the end; year: four months each; decade: years 0-3, 4-6, 7-9; century in
    the same proportion. Of shorter periods only the mark remains.
    """
    if inner.first is None or inner.last is None:
        return replace(inner, mod=phase)
    first, last, step = inner.first, inner.last, ("START", "MID", "END").index(phase)
    edtf = None
    if inner.grain == "month":
        first = inner.first.replace(day=(1, 11, 21)[step])
        last = (inner.first.replace(day=10), inner.first.replace(day=20), inner.last)[step]
        edtf = f"{first}/{last}"
    elif inner.grain in ("year", "quarter", "half", "season"):
        size = {"year": 4, "half": 2}.get(inner.grain, 1)
        first = add_months(inner.first, size * step)
        end = add_months(first, size - 1)
        last = month_end(end.year, end.month)
        edtf = f"{first:%Y-%m}/{last:%Y-%m}" if size > 1 else f"{first:%Y-%m}"
    elif inner.grain in ("decade", "century"):
        size = 1 if inner.grain == "decade" else 10
        first = date(inner.first.year + (0, 4, 7)[step] * size, 1, 1)
        last = date(inner.first.year + (3, 6, 9)[step] * size + size - 1, 12, 31)
        edtf = f"{first:%Y}/{last:%Y}"
    elif inner.grain == "week":
        first = inner.first + DAY * (0, 2, 4)[step]
        last = inner.first + DAY * (1, 4, 6)[step]
        edtf = f"{first}/{last}"
    else:
        return replace(inner, mod=phase)
    return replace(inner, edtf=edtf, first=first, last=last, mod=phase, grain=f"part of {inner.grain}")


def nowruz(year: int, rule: dict[str, object]) -> date:
    """Return the first day of a year of the solar Hijri calendar, counted from a year whose first day is known."""
    begins = date.fromisoformat(str(rule["begins"]))
    known, cycle, leap = int(str(rule["year"])), int(str(rule["cycle"])), rule["leap"]
    assert isinstance(leap, list)
    low, high = sorted((known, year))
    days = sum(366 if one % cycle in leap else 365 for one in range(low, high))
    return begins + DAY * (days if year > known else -days)
