"""treaties: the board of a ledger; treaty-text: what a treaty's own text says."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Annotated

import typer
from rich.text import Text

from dragoman.cli.ledgers import AsOf, Json, LedgerName, console, day
from dragoman.cli.streams import reading
from dragoman.errors import InputError
from dragoman.intake.checking import TEXT_LIMIT
from dragoman.intake.decoding import decode
from dragoman.intake.rejected import Unusable
from dragoman.ledger import Ledger, ledger_path


def treaties(ledger: LedgerName = None, as_of: AsOf = None, as_json: Json = False) -> None:
    """Show the treaties that the news speaks of: parties, stages with dates and sources, what is open."""
    from dragoman.treaties.board import board
    from dragoman.treaties.render import render_board

    known = day(as_of, "--as-of")
    with Ledger(ledger_path(ledger)) as opened:
        items = board(list(opened.mentions(as_of=known)), date.fromisoformat(known) if known else None)
    if as_json:
        print(json.dumps([item.as_record() for item in items], ensure_ascii=False, indent=1))
    else:
        console().print(render_board(items))


def treaty_text(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A treaty's text; - is standard input.")],
    as_json: Json = False,
) -> None:
    """Read a treaty's own text: its parties, what it obliges to, its final clauses."""
    from dragoman.treaties.text.reader import read_treaty

    with reading(file) as stream:
        raw = stream.read(4 * TEXT_LIMIT + 1)
    if len(raw) > 4 * TEXT_LIMIT:
        raise InputError(f"{file} is larger than {4 * TEXT_LIMIT:,} bytes; give the treaty's text alone.")
    try:
        found = read_treaty(decode(raw))
    except Unusable as error:
        raise InputError(str(error.at(file))) from None
    if not found.articles:
        print(f"{file}: no articles were found; is it a treaty's text?", file=sys.stderr)
    if as_json:
        print(json.dumps(found.as_record(), ensure_ascii=False, indent=1))
        return
    out = console()
    out.print(Text(found.title or "Untitled", style="bold"), Text(", ".join(found.parties), style="dim"))
    for heading, entries in (("Obligations", found.obligations), ("Final clauses", found.final_clauses)):
        out.print(Text(f"\n{heading}", style="bold underline"))
        for one in entries:
            line = Text(f"{one.address}  ", style="dim")
            line.append(one.kind.replace("_", " "), style="bold")
            line.append(f": {' '.join(one.text.split())}")
            out.print(line)
