"""serve: the pages; picture: one chart as a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.ledgers import AsOf, LedgerName, day
from dragoman.ledger import Ledger, ledger_path


def serve(
    ledger: LedgerName = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port on this machine.")] = 8765,
) -> None:
    """Show a ledger as pages, on this machine only (127.0.0.1), until Ctrl-C."""
    import uvicorn

    from dragoman.web import create_app

    app = create_app(ledger_path(ledger))
    print(f"Open http://127.0.0.1:{port}/ (Ctrl-C ends it)", file=sys.stderr)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")


def picture(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="timeline, network, map or treaties.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The file to write; its ending says SVG or PNG.")],
    ledger: LedgerName = None,
    as_of: AsOf = None,
) -> None:
    """Draw a ledger: a timeline, the relations, a map, or the treaties."""
    from datetime import date

    from dragoman.pictures import draw
    from dragoman.treaties.board import board

    known = day(as_of, "--as-of")
    with Ledger(ledger_path(ledger)) as opened:
        events = opened.events(as_of=known)
        until = date.fromisoformat(known) if known else None
        boards = [one.as_record() for one in board(list(opened.mentions(as_of=known)), until)]
    draw(kind, events, boards, out)
    print(f"{kind} written to {out}", file=sys.stderr)
