"""What the commands share: opening input and output, naming what was left out, the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import typer
from rich.console import Console

from dragoman.engines import Failed
from dragoman.errors import InputError
from dragoman.intake.rejected import Rejected

INCOMPLETE = 3  # exit code: some of the input could not be used; it was named, and the rest done
_SHOWN = 50  # complaints printed one by one; the rest is counted


def errors() -> Console:
    """Return a console on standard error (made anew: tests and shells replace the stream)."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


class Complaints:
    """Counts and prints what could not be used."""

    def __init__(self) -> None:
        self.number = 0

    def add(self, complaint: Rejected | str) -> None:
        """Print one complaint on standard error (the first fifty), and count it."""
        self.number += 1
        if self.number <= _SHOWN:
            print(complaint, file=sys.stderr)
        elif self.number == _SHOWN + 1:
            print("(further ones are only counted)", file=sys.stderr)

    def pass_on(self, items: Iterable[Any]) -> Iterator[Any]:
        """Yield what can be used; complain of the rest."""
        for item in items:
            if isinstance(item, Rejected):
                self.add(item)
            else:
                yield item

    def failed(self, answer: Failed) -> None:
        """Complain of an item on which the coding broke."""
        name = getattr(answer.item, "id", None) or (answer.item.get("id") if isinstance(answer.item, dict) else None)
        self.add(f"{name}: coding-failed: {answer.reason}; please report it with the text")

    def close(self, summary: str) -> None:
        """Print the summary on standard error and leave with the exit code that the input deserves."""
        tail = f"; {self.number} not used" if self.number else ""
        print(f"{summary}{tail}", file=sys.stderr)
        if self.number:
            raise typer.Exit(INCOMPLETE)


@contextmanager
def reading(path: str) -> Iterator[BinaryIO]:
    """Open a file (``-``: standard input) as bytes; raise InputError when it can't be read."""
    if path == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = Path(path).open("rb")  # noqa: SIM115  # the error must not cover what the caller does
    except OSError as error:
        raise InputError(f"{path} can't be read: {error.strerror}; check the path and its rights.") from error
    with stream:
        yield stream


@contextmanager
def writing(path: str) -> Iterator[TextIO]:
    """Open the output. A file appears under its name only when it is complete, so a killed run leaves none."""
    if path == "-":
        yield sys.stdout
        sys.stdout.flush()
        return
    target = Path(path)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        stream = part.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{path} can't be written: {error.strerror}; check the folder and its rights.") from error
    try:
        with stream:
            yield stream
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
