"""The ledger as JSON, under /api; the pages use the same functions."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query

from dragoman.web import views
from dragoman.web.asking import AsOf, LedgerHere, Page, Wanted

router = APIRouter()


def found_or_404(value: dict[str, Any] | None, what: str, name: str) -> dict[str, Any]:
    """Return the value; raise HTTPException 404 that names what is not there."""
    if value is None:
        raise HTTPException(404, f"There is no {what} {name} in this ledger.")
    return value


@router.get("/counts")
def counts(ledger: LedgerHere) -> dict[str, int]:
    """How many articles, mentions and events there are."""
    return ledger.counts()


@router.get("/events")
def events(ledger: LedgerHere, wanted: Wanted, as_of: AsOf, page: Page = 1) -> dict[str, Any]:
    """One page of merged events, newest first."""
    return views.events(ledger, wanted, page, as_of)


@router.get("/events/{name}")
def event(ledger: LedgerHere, name: str) -> dict[str, Any]:
    """One merged event with its reports."""
    return found_or_404(views.event(ledger, name), "event", name)


@router.get("/treaties")
def treaties(ledger: LedgerHere, as_of: AsOf) -> list[dict[str, Any]]:
    """The treaty boards."""
    return views.treaties(ledger, as_of)


@router.get("/actors")
def actors(ledger: LedgerHere) -> list[dict[str, Any]]:
    """The actors, the busiest first."""
    return views.actors(ledger)


@router.get("/watches")
def watches(ledger: LedgerHere) -> list[dict[str, Any]]:
    """The watches, each with its story."""
    return views.watches(ledger)


@router.get("/sources")
def sources(ledger: LedgerHere) -> list[dict[str, Any]]:
    """The outlets."""
    return ledger.sources()


@router.get("/search")
def search(ledger: LedgerHere, q: Annotated[str, Query(max_length=400)] = "") -> list[dict[str, Any]]:
    """Articles that hold all the words."""
    return ledger.search(q, views.PAGE)


@router.get("/articles/{name}")
def article(ledger: LedgerHere, name: str) -> dict[str, Any]:
    """One article with its mentions."""
    return found_or_404(views.article(ledger, name), "article", name)
