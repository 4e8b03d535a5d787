"""The pages. Each state of a page is a URL."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse

from dragoman.ledger.selecting import Selection
from dragoman.pictures import KINDS, draw_svg
from dragoman.web import views
from dragoman.web.api import found_or_404
from dragoman.web.asking import AsOf, LedgerHere, Page, Wanted

router = APIRouter(default_response_class=HTMLResponse)
STATUSES = ("reported", "corroborated", "disputed", "denied")


def _page(request: Request, name: str, **content: Any) -> HTMLResponse:
    page: HTMLResponse = request.app.state.templates.TemplateResponse(request, f"{name}.html", content)
    return page


def _types() -> list[str]:
    from dragoman.coding.events.lexicon import lexicon

    return sorted(lexicon().types)


@router.get("/")
def today(request: Request, ledger: LedgerHere, as_of: AsOf) -> Response:
    """What is new, what is disputed, which treaties are open."""
    newest = views.events(ledger, Selection(), 1, as_of)
    disputed = views.events(ledger, Selection(status="disputed"), 1, as_of)["events"]
    boards = views.treaties(ledger, as_of)
    return _page(request, "today", counts=ledger.counts(), newest=newest["events"][:12], disputed=disputed[:8],
                 boards=boards[:5], as_of=as_of)  # fmt: skip


@router.get("/events")
def events(request: Request, ledger: LedgerHere, wanted: Wanted, as_of: AsOf, page: Page = 1) -> Response:
    """The events, filtered."""
    found = views.events(ledger, wanted, page, as_of)
    asked = {key: value for key, value in request.query_params.items() if value and key != "page"}
    return _page(request, "events", found=found, asked=asked, types=_types(), statuses=STATUSES, as_of=as_of)


@router.get("/events/{name}")
def event(request: Request, ledger: LedgerHere, name: str) -> Response:
    """One event: its reports side by side."""
    return _page(request, "event", event=found_or_404(views.event(ledger, name), "event", name))


@router.get("/treaties")
def treaties(request: Request, ledger: LedgerHere, as_of: AsOf) -> Response:
    """The treaty board."""
    return _page(request, "treaties", boards=views.treaties(ledger, as_of), as_of=as_of)


@router.get("/actors")
def actors(request: Request, ledger: LedgerHere) -> Response:
    """The actors."""
    return _page(request, "actors", actors=views.actors(ledger))


@router.get("/map")
def world_map(request: Request) -> Response:
    """The map."""
    return _page(request, "picture", kind="map", kinds=list(KINDS))


def _known(name: str) -> str:
    if name not in KINDS:
        raise HTTPException(404, f"There is no picture {name}; there are: {', '.join(KINDS)}.")
    return name


@router.get("/pictures/{name}")
def picture(request: Request, name: str) -> Response:
    """A page with one picture."""
    return _page(request, "picture", kind=_known(name), kinds=list(KINDS))


@router.get("/pictures/{name}/image.svg")
def image(ledger: LedgerHere, name: str, wanted: Wanted, as_of: AsOf) -> Response:
    """The picture itself."""
    chosen = wanted.choose(ledger.events(as_of=as_of))
    boards = views.treaties(ledger, as_of) if _known(name) == "treaties" else []
    return Response(draw_svg(name, chosen, boards), media_type="image/svg+xml")


@router.get("/watches")
def watches(request: Request, ledger: LedgerHere) -> Response:
    """The watches and their stories."""
    return _page(request, "watches", watches=views.watches(ledger))


@router.get("/sources")
def sources(request: Request, ledger: LedgerHere) -> Response:
    """The outlets."""
    return _page(request, "sources", sources=ledger.sources())


@router.get("/search")
def search(request: Request, ledger: LedgerHere, q: Annotated[str, Query(max_length=400)] = "") -> Response:
    """Articles by their words."""
    return _page(request, "search", q=q, articles=ledger.search(q, views.PAGE))


@router.get("/articles/{name}")
def article(request: Request, ledger: LedgerHere, name: str) -> Response:
    """One article, its mentions marked."""
    return _page(request, "article", article=found_or_404(views.article(ledger, name), "article", name))
