"""One registry of the formats, and the way from a path, an address or ``-`` to articles."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.article import Article
from dragoman.errors import InputError
from dragoman.intake.fetch import SIZE_LIMIT, fetch
from dragoman.intake.jsonl import read_jsonl_articles
from dragoman.intake.rejected import Rejected, Unusable

_HEAD = 4096
Reader = Callable[[bytes, str], Iterator[Article | Rejected]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that intake knows: its file endings, how its first bytes look, its reader (None: streamed)."""

    name: str
    endings: tuple[str, ...]
    looks: re.Pattern[bytes]
    reader: Reader | None


def _text(data: bytes, source: str) -> Iterator[Article | Rejected]:
    from dragoman.intake.text import read_text

    return read_text(data, source)


def _html(data: bytes, source: str) -> Iterator[Article | Rejected]:
    from dragoman.intake.html import read_html

    return read_html(data, source)


def _feed(data: bytes, source: str) -> Iterator[Article | Rejected]:
    from dragoman.intake.feed import read_feed

    return read_feed(data, source)


_FLAGS = re.IGNORECASE | re.DOTALL
_MARK = rb"\A(?:\xef\xbb\xbf)?\s*"
FORMATS: dict[str, Format] = {
    entry.name: entry
    for entry in (
        Format(
            "feed",
            (".rss", ".atom", ".xml"),
            re.compile(
                _MARK + rb"(?:<\?xml.{0,2000}?)?<(?:rss|feed|rdf:RDF)\b|" + _MARK + rb'\{.{0,500}?"https?://jsonfeed',
                _FLAGS,
            ),
            _feed,
        ),
        Format(
            "html",
            (".html", ".htm", ".xhtml"),
            re.compile(
                _MARK + rb"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b",
                _FLAGS,
            ),
            _html,
        ),
        Format("jsonl", (".jsonl", ".ndjson", ".jsonlines"), re.compile(_MARK + rb'\{\s*"', _FLAGS), None),
        Format("text", (".txt", ".text", ".md"), re.compile(rb""), _text),
    )
}
ENDINGS = {ending: entry for entry in FORMATS.values() for ending in entry.endings}


def format_named(name: str) -> Format:
    """Return the format of this name; raise InputError with the names that exist."""
    try:
        return FORMATS[name]
    except KeyError:
        raise InputError(f"There is no input format “{name}”; there are: {', '.join(FORMATS)}") from None


def _recognise(name: str, head: bytes) -> Format:
    """Tell the format by the first bytes (a feed is often called .xml or .json), else by the ending."""
    by_ending = ENDINGS.get(Path(name).suffix.lower())
    if by_ending is not None and by_ending.name in ("jsonl", "text"):
        return by_ending
    for entry in FORMATS.values():
        if entry.looks.search(head):
            return by_ending if by_ending and entry.name == "text" else entry
    return FORMATS["text"]


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and its folders that have a known ending, in order; not the hidden ones."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and path.suffix.lower() in {*ENDINGS, ".json"}:
            yield path


def _read_file(path: Path, chosen: Format | None) -> Iterator[Article | Rejected]:
    source = str(path)
    try:
        with path.open("rb") as stream:
            entry = chosen or _recognise(source, stream.peek(_HEAD)[:_HEAD])
            if entry.reader is None:
                yield from read_jsonl_articles(stream, source)
                return
            data = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        yield Rejected(source, None, "unreadable", error.strerror or str(error), "check the path and its rights")
        return
    yield from _read_bytes(data, source, entry)


def _read_bytes(data: bytes, source: str, entry: Format) -> Iterator[Article | Rejected]:
    if not data.strip():
        yield Rejected(source, None, "empty", "there is nothing in it", "leave it out")
    elif len(data) > SIZE_LIMIT:
        yield Rejected(source, None, "too-large", f"it has over {SIZE_LIMIT:,} bytes", "split it")
    elif entry.reader is None:
        yield from read_jsonl_articles(io.BytesIO(data), source)
    else:
        yield from entry.reader(data, source)


def read_source(
    source: str, format_name: str | None = None, allow_private: bool = False
) -> Iterator[Article | Rejected]:
    """Yield the articles at a path, in a folder, at a web address, or on standard input (``-``).

    Without ``format_name`` the format is told by the first bytes and the file's ending; standard input is
    JSON lines when it starts with ``{``. What cannot be used is yielded as ``Rejected``.
    """
    chosen = format_named(format_name) if format_name else None
    if source == "-":
        stream = io.BufferedReader(sys.stdin.buffer)  # type: ignore[type-var]  # for peek() on any stream
        entry = chosen or _recognise(source, stream.peek(_HEAD)[:_HEAD])
        if entry.reader is None:
            yield from read_jsonl_articles(stream, source)
        else:
            yield from _read_bytes(stream.read(SIZE_LIMIT + 1), source, entry)
    elif source.startswith(("http://", "https://")):
        try:
            data, address = fetch(source, allow_private)
        except Unusable as error:
            yield error.at(source)
        else:
            yield from _read_bytes(data, address, chosen or _recognise("", data[:_HEAD]))
    elif Path(source).is_dir():
        found = False
        for path in _files(Path(source)):
            found = True
            yield from _read_file(path, chosen)
        if not found:
            yield Rejected(
                source,
                None,
                "empty",
                "the folder has no file that intake knows",
                f"it reads {', '.join(ENDINGS)}",
            )
    else:
        yield from _read_file(Path(source), chosen)
