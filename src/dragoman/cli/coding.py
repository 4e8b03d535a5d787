"""code, relate, assess, dates, places: JSON lines in, JSON lines out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any, BinaryIO

import typer

from dragoman.cli.progress import ticking
from dragoman.cli.streams import Complaints, reading, writing
from dragoman.engines import Failed, run
from dragoman.intake import read_jsonl_articles, read_questions

In = Annotated[str, typer.Argument(metavar="IN.jsonl", help="JSON lines; - is standard input.")]
Out = Annotated[str, typer.Option("--out", "-o", metavar="OUT.jsonl", help="Where to write; - is standard output.")]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes to use; one a core when not given.")]
ModelName = Annotated[str | None, typer.Option("--model", help="Your own English spaCy pipeline: a package or folder.")]


def _run(
    task: str,
    source: str,
    out: str,
    workers: int | None,
    model: str | None,
    items: Callable[[BinaryIO, str], Iterable[Any]],
    what: str,
) -> None:
    complaints = Complaints()
    used = written = 0
    with reading(source) as stream, writing(out) as output, ticking(what) as tick:
        for batch in run(task, complaints.pass_on(items(stream, source)), model=model, workers=workers):
            for answer in batch:
                if isinstance(answer, Failed):
                    complaints.failed(answer)
                    continue
                used += 1
                written += len(answer.lines)
                output.writelines(line + "\n" for line in answer.lines)
            tick(len(batch))
    complaints.close(f"{used:,} {what} read, {written:,} lines written")


def code(source: In, out: Out = "-", workers: Workers = None, model: ModelName = None) -> None:
    """Code articles: one event mention a line."""
    _run("code", source, out, workers, model, read_jsonl_articles, "articles")


def dates(source: In, out: Out = "-", workers: Workers = None, model: ModelName = None) -> None:
    """Find time expressions in articles: TIMEX3 and EDTF, one a line."""
    _run("dates", source, out, workers, model, read_jsonl_articles, "articles")


def places(source: In, out: Out = "-", workers: Workers = None, model: ModelName = None) -> None:
    """Find place names in articles, with coordinates, one a line."""
    _run("places", source, out, workers, model, read_jsonl_articles, "articles")


def relate(source: In, out: Out = "-", workers: Workers = None, model: ModelName = None) -> None:
    """Say what a given source does to a given target in a sentence: one answer a line."""
    _run("relate", source, out, workers, model, lambda s, n: read_questions(s, "relate", n), "pairs")


def assess(source: In, out: Out = "-", workers: Workers = None, model: ModelName = None) -> None:
    """Say how certain a given predicate is put, and on whose word: one answer a line."""
    _run("assess", source, out, workers, model, lambda s, n: read_questions(s, "assess", n), "predicates")
