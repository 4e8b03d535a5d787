"""The web application: server-rendered pages and the same as JSON, on this machine only.

Everything works without JavaScript. Pages ask nothing of any other machine, and the content security policy
forbids that they do; article text reaches a page only through the template engine's escaping.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib import resources

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from starlette.middleware.trustedhost import TrustedHostMiddleware

import dragoman
from dragoman.errors import DragomanError
from dragoman.ledger import Ledger
from dragoman.plain import date_words, listed
from dragoman.web import api, pages

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
# Names under which this machine may be asked. A page elsewhere that points its own name here gets nothing.
_HOSTS = ["127.0.0.1", "localhost", "[::1]"]


def templates() -> Jinja2Templates:
    """Return the page templates, escaping everything, with the helpers that pages use."""
    found = Jinja2Templates(directory=str(resources.files("dragoman.web") / "templates"))
    found.env.filters["date_words"] = date_words
    found.env.filters["listed"] = listed
    found.env.filters["words"] = lambda name: str(name).replace("_", " ")
    found.env.globals["version"] = dragoman.__version__
    return found


def create_app(where: str) -> FastAPI:
    """Return the application over the ledger at a path; raise LedgerError when it can't be opened."""
    ledger = Ledger(where)
    app = FastAPI(
        title="Dragoman",
        version=dragoman.__version__,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.ledger = ledger
    app.state.templates = templates()
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=_HOSTS)
    app.mount("/static", StaticFiles(directory=str(resources.files("dragoman.web") / "static")), name="static")
    app.include_router(api.router, prefix="/api")
    app.include_router(pages.router, include_in_schema=False)

    @app.middleware("http")
    async def safe(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await call_next(request)
        response.headers.update(_HEADERS)
        return response

    @app.exception_handler(DragomanError)
    async def told(request: Request, error: DragomanError) -> Response:
        return JSONResponse({"detail": str(error)}, status_code=422)

    @app.exception_handler(HTTPException)
    async def missing(request: Request, error: HTTPException) -> Response:
        if request.url.path.startswith("/api"):
            return JSONResponse({"detail": error.detail}, status_code=error.status_code)
        page: HTMLResponse = app.state.templates.TemplateResponse(
            request, "missing.html", {"detail": error.detail}, status_code=error.status_code
        )
        return page

    return app
