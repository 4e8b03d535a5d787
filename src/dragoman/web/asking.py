"""What a page or an API call may ask, checked once for both."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Depends, Query, Request

from dragoman.errors import InputError
from dragoman.ledger import Ledger
from dragoman.ledger.selecting import Selection

_MOST = 200  # characters of a filter


def the_ledger(request: Request) -> Ledger:
    """Return the application's ledger."""
    held: Ledger = request.app.state.ledger
    return held


def _day(value: str | None, name: str) -> str | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise InputError(f"“{name}” is no day; write it as 2024-06-19.") from None


Text = Annotated[str | None, Query(max_length=_MOST)]


def the_selection(
    kind: Annotated[str | None, Query(alias="type", max_length=_MOST)] = None,
    actor: Text = None,
    country: Text = None,
    status: Text = None,
    treaty: Text = None,
    since: Text = None,
    until: Text = None,
) -> Selection:
    """Return the filter that was asked for; raise InputError for a day that is none."""
    days = _day(since, "since"), _day(until, "until")
    return Selection(kind or None, actor or None, country or None, status or None, *days, treaty or None)


def the_day(as_of: Text = None) -> str | None:
    """Return the day as known on which everything is shown, or None for now."""
    return _day(as_of, "as_of")


LedgerHere = Annotated[Ledger, Depends(the_ledger)]
Wanted = Annotated[Selection, Depends(the_selection)]
AsOf = Annotated[str | None, Depends(the_day)]
Page = Annotated[int, Query(ge=1, le=1_000_000)]
