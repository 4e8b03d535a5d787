"""demo: the sample dispatches, read and shown."""

from __future__ import annotations

import tempfile
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from dragoman.cli.ledgers import console, learn
from dragoman.cli.streams import Complaints
from dragoman.intake import read_source
from dragoman.ledger import Ledger
from dragoman.ledger.render import render_events


def demo(
    ledger: Annotated[str | None, typer.Option("--ledger", help="Where to keep it; a new file when not given.")] = None,
) -> None:
    """Read twelve sample dispatches on one treaty and print the board."""
    from dragoman.treaties.board import board
    from dragoman.treaties.render import render_board

    where = ledger or str(Path(tempfile.mkdtemp(prefix="dragoman-")) / "demo.db")
    complaints = Complaints()
    with (
        resources.as_file(resources.files("dragoman") / "samples" / "dispatches.jsonl") as file,
        Ledger(where, create=True) as opened,
    ):
        articles = complaints.pass_on(read_source(str(file)))
        learn(iter(articles), opened, None, 1, complaints)
        counts, events = opened.counts(), opened.events()
        items = board(list(opened.mentions()))
    out = console()
    out.print(Text("What was read", style="bold underline"))
    out.print(
        f"{counts['articles']} sample dispatches of invented outlets, written for this purpose, on publicly known "
        f"facts: {counts['mentions']} mentions, {counts['events']} events.\n"
    )
    out.print(Text("Treaties", style="bold underline"))
    out.print(render_board(items))
    out.print(Text("Events by day", style="bold underline"))
    out.print(render_events(events))
    out.print(Text("\nWhere to go next", style="bold underline"))
    out.print(f"  dragoman events --ledger {where} --status disputed", markup=False)
    out.print(f"  dragoman treaties --ledger {where} --as-of 2024-11-01", markup=False)
    out.print("  dragoman explain 'Poland expelled three Belarusian diplomats on Friday.' --published 2024-03-02")
    out.print("  dragoman read YOUR_ARTICLES --ledger my.db", markup=False)
    complaints.close("done")
