"""explain: why a sentence was coded as it was."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from dragoman.cli.coding import ModelName
from dragoman.cli.ledgers import Json, console, day


def explain(
    text: Annotated[str, typer.Argument(help="A sentence or an article; - is standard input.")],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The day relative dates count from.")] = None,
    as_json: Json = False,
    model: ModelName = None,
) -> None:
    """Show what was considered for a sentence, what was dropped and why, and what was coded."""
    from dragoman.coding.explaining import explain as considered

    found = considered(sys.stdin.read() if text == "-" else text, day(published, "--published"), model)
    if as_json:
        print(json.dumps([mention.as_record() for mention in found.mentions], ensure_ascii=False, indent=1))
        return
    out = console()
    words = Table("word", "lemma", "tag", "function", "head", "actor", box=box.SIMPLE_HEAD)
    for word in found.words:
        words.add_row(word.text, word.lemma, word.tag, word.function, word.head, word.actor)
    readings = Table("predicate", "frame", "meaning", "fit", "what became of it", box=box.SIMPLE_HEAD)
    for one in found.candidates:
        readings.add_row(one.predicate, one.frame, one.meaning, str(one.fit), one.fate)
    out.print(words, readings)
    for mention in found.mentions:
        sides = [", ".join(a.code or a.entity_text or "?" for a in side) for side in (mention.actor, mention.recipient)]
        out.print(f"[bold]{mention.event}[/bold] {' '.join(mention.mode)} {sides[0]} → {sides[1]}", markup=True)
        for line in mention.explain:
            out.print(f"  – {line}", markup=False)
