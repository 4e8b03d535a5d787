"""When a treaty enters into force under its own clause."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dragoman.treaties.stages import Stage

Trigger = Literal["signature", "exchange", "last_notification", "nth_instrument", "all_instruments", "date"]
_CONSENT = frozenset({"deposit_of_instrument", "accession", "acceptance", "approval", "notification"})


@dataclass(frozen=True, slots=True)
class EntryRule:
    """An entry-into-force clause: the trigger, and the days or months that have to pass after it.

    ``number`` is the count of instruments for ``nth_instrument``; ``on`` the day itself for ``date``;
    ``first_of_month`` is True for "the first day of the month following" the period.
    """

    trigger: Trigger
    days: int = 0
    months: int = 0
    number: int | None = None
    on: str | None = None
    first_of_month: bool = False


def months_after(day: str, months: int) -> str | None:
    """Return the day ``months`` months later (ISO 8601), the last of the month where it has no such day."""
    try:
        start = date.fromisoformat(day)
    except ValueError:
        return None
    count = start.year * 12 + start.month - 1 + months
    year, month = divmod(count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)).isoformat()


def _exact(stages: Sequence[Stage], names: frozenset[str]) -> list[tuple[str, str | None]]:
    """Return (day, party) of the stages whose day is known exactly, in order."""
    found = [(s.earliest, s.party) for s in stages if s.act in names and s.earliest and s.earliest == s.latest]
    return sorted((day, party) for day, party in found if day) if found else []


def _later(day: str, rule: EntryRule) -> str | None:
    moved = months_after(day, rule.months)
    if moved is None:
        return None
    result = date.fromisoformat(moved) + timedelta(days=rule.days)
    if rule.first_of_month:
        return months_after(result.replace(day=1).isoformat(), 1)
    return result.isoformat()


def entry_date(rule: EntryRule, stages: Sequence[Stage], parties: Sequence[str]) -> str | None:
    """Return the day on which the treaty enters into force, or None while its conditions are not all met."""
    if rule.trigger == "date":
        return rule.on
    if rule.trigger == "signature":
        days = _exact(stages, frozenset({"signature"}))
        signed = {party for _, party in days}
        return _later(days[-1][0], rule) if days and (None in signed or set(parties) <= signed) else None
    if rule.trigger == "exchange":
        days = _exact(stages, frozenset({"exchange_of_instruments"}))
        return _later(days[0][0], rule) if days else None
    days = _exact(stages, _CONSENT)
    first: dict[str | None, str] = {}
    for day, party in days:
        first.setdefault(party, day)
    order = sorted(first.values())
    needed = rule.number if rule.trigger == "nth_instrument" and rule.number else len(parties)
    if not needed or len(order) < needed:
        return None
    return _later(order[needed - 1], rule)
