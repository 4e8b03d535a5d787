"""read, events, search, export: what is done with a ledger."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

import dragoman
from dragoman.article import Article
from dragoman.cli.coding import ModelName, Workers
from dragoman.cli.progress import ticking
from dragoman.cli.streams import Complaints
from dragoman.engines import Failed, run
from dragoman.errors import InputError
from dragoman.exports import FORMATS, writer
from dragoman.intake import read_source
from dragoman.ledger import Ledger, ledger_path
from dragoman.ledger.render import render_events
from dragoman.ledger.selecting import Selection

LedgerName = Annotated[str | None, typer.Option("--ledger", help="The ledger's path; DRAGOMAN_LEDGER sets it too.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Only what was published by that day.")]
Json = Annotated[bool, typer.Option("--json", help="JSON instead of a table.")]


def console() -> Console:
    """Return a console on standard output: colours on a terminal, plain text in a pipe."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def day(given: str | None, option: str) -> str | None:
    """Return an ISO day; raise InputError when it is none."""
    if given is None:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise InputError(f"{option} {given} is no day; write it as 2024-06-19.") from error


def coder_name(model: str | None) -> str:
    """Return the name under which mentions are kept: another model is another coder."""
    return f"dragoman {dragoman.__version__}" + (f" {model}" if model else "")


def learn(
    articles: Iterator[Article], ledger: Ledger, model: str | None, workers: int | None, complaints: Complaints
) -> tuple[int, int, int]:
    """Code articles that the ledger doesn't hold and add them, a batch a transaction.

    Return how many were read, and how many articles and mentions were new.
    """
    coder = coder_name(model)
    read = new = mentions = 0

    def unknown() -> Iterator[Article]:
        nonlocal read
        for article in articles:
            read += 1
            if not ledger.holds(article, coder):
                yield article

    with ticking("articles") as tick:
        for batch in run("code", unknown(), model=model, workers=workers):
            coded = []
            for answer in batch:
                if isinstance(answer, Failed):
                    complaints.failed(answer)
                else:
                    coded.append((answer.item, [json.loads(line) for line in answer.lines]))
            added = ledger.add(coded, coder)
            new, mentions = new + added[0], mentions + added[1]
            tick(len(batch))
    return read, new, mentions


def read(
    sources: Annotated[list[str], typer.Argument(metavar="PATH_OR_URL…", help="Files, folders, pages, feeds; - too.")],
    ledger: LedgerName = None,
    format_name: Annotated[str | None, typer.Option("--format", help="text, html, feed or jsonl.")] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also fetch from addresses of this machine and network.")
    ] = False,
    workers: Workers = None,
    model: ModelName = None,
) -> None:
    """Read news into a ledger and print what was learnt."""
    complaints = Complaints()
    with Ledger(ledger_path(ledger), create=True) as opened:
        before = opened.counts()["events"]
        found = (item for source in sources for item in read_source(source, format_name, allow_private))
        seen, new, mentions = learn(iter(complaints.pass_on(found)), opened, model, workers, complaints)
        after = opened.counts()
    print(f"{seen:,} articles read, {new:,} of them new: {mentions:,} mentions.")
    print(f"The ledger has {after['articles']:,} articles and {after['events']:,} events ({before:,} before).")
    complaints.close("done")


def events(
    ledger: LedgerName = None,
    kind: Annotated[str | None, typer.Option("--type", help="A PLOVER type, such as CONSULT.")] = None,
    actor: Annotated[str | None, typer.Option(help="A party: code, name or person.")] = None,
    country: Annotated[str | None, typer.Option(help="Where: ISO 3166-1 alpha-3.")] = None,
    status: Annotated[str | None, typer.Option(help="reported, corroborated, disputed or denied.")] = None,
    treaty: Annotated[str | None, typer.Option(help="A word of the treaty's title.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Not ended before that day.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Not begun after that day.")] = None,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Show merged events: who did what to whom, who affirms and who denies."""
    wanted = Selection(kind, actor, country, status, day(since, "--since"), day(until, "--until"), treaty)
    with Ledger(ledger_path(ledger)) as opened:
        found = wanted.choose(opened.events(as_of=day(as_of, "--as-of")))
    if as_json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return
    out = console()
    print(f"{len(found):,} {wanted.english()}" + (f", as known on {as_of}" if as_of else ""), file=sys.stderr)
    out.print(render_events(found))


def search(
    words: Annotated[list[str], typer.Argument(help="Words that the article must hold.")],
    ledger: LedgerName = None,
    limit: Annotated[int, typer.Option(min=1, help="How many articles at most.")] = 20,
    as_json: Json = False,
) -> None:
    """Find articles by their words."""
    with Ledger(ledger_path(ledger)) as opened:
        found = opened.search(" ".join(words), limit)
    if as_json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for one in found:
        print("\t".join(str(one[name] or "") for name in ("published", "outlet", "title", "id")))


def export(
    format_name: Annotated[str, typer.Argument(metavar="FORMAT", help="One of: " + ", ".join(sorted(FORMATS)))],
    out: Annotated[Path, typer.Option("--out", "-o", help="The file to write.")],
    ledger: LedgerName = None,
    as_of: AsOf = None,
) -> None:
    """Write the ledger's mentions in another format."""
    write, known = writer(format_name), day(as_of, "--as-of")
    with Ledger(ledger_path(ledger)) as opened:
        number = write(opened.mentions(as_of=known), out)
    print(f"{number:,} mentions written to {out}", file=sys.stderr)
