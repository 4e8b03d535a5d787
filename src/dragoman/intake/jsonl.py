"""JSON lines: one article, or one question, a line; a bad line is told and the rest is read."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from dragoman.article import Article
from dragoman.intake.checking import TEXT_LIMIT, check_published, make_article
from dragoman.intake.rejected import Rejected, Unusable
from dragoman.intake.seen import SeenIds

LINE_LIMIT = 8 << 20  # bytes: eight times the longest text, which leaves room for JSON's escapes
_SKIP = 1 << 16


@dataclass(frozen=True, slots=True)
class Row:
    """One line that is a JSON object; ``line`` counts from 1."""

    line: int
    data: dict[str, Any]


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield number and bytes of each line; None for one over the limit, which is skipped, not held."""
    number = 0
    while chunk := stream.readline(limit + 1):
        number += 1
        if len(chunk) > limit and not chunk.endswith(b"\n"):
            while chunk and not chunk.endswith(b"\n"):
                chunk = stream.readline(_SKIP)
            yield number, None
        else:
            yield number, chunk


def _object(line: bytes) -> dict[str, Any]:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unusable(
            "broken-utf-8", f"byte {error.start + 1} is not UTF-8", "write the file as UTF-8 again"
        ) from None
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unusable(
            "not-json", f"{error.msg} at character {error.pos + 1}", "write one JSON object a line"
        ) from None
    except (ValueError, RecursionError):
        raise Unusable(
            "not-json", "it is nested too deep or holds a huge number", "write one flat JSON object a line"
        ) from None
    if not isinstance(data, dict):
        raise Unusable("not-an-object", "it is JSON, but no object", "write one JSON object a line")
    return data


def read_rows(stream: BinaryIO, source: str = "-", limit: int = LINE_LIMIT) -> Iterator[Row | Rejected]:
    """Yield each non-blank line's object, or why it is none. Memory stays flat whatever the line's length.

    ``limit`` is in bytes. A stream without any line is told as ``empty``.
    """
    used = False
    for number, line in _lines(stream, limit):
        if line is None:
            used = True
            yield Rejected(
                source,
                number,
                "line-too-long",
                f"the line has over {limit:,} bytes",
                "split it into articles",
            )
            continue
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if not line.strip():
            continue
        used = True
        try:
            yield Row(number, _object(line))
        except Unusable as error:
            yield error.at(source, number)
    if not used:
        yield Rejected(source, None, "empty", "there is nothing in it", "give at least one line of JSON")


def read_jsonl_articles(
    stream: BinaryIO, source: str = "-", text_limit: int = TEXT_LIMIT, limit: int = LINE_LIMIT
) -> Iterator[Article | Rejected]:
    """Yield the articles of a binary stream in order, and a ``Rejected`` for each line that holds none.

    The text is kept as it is. A second article of the same id is rejected: its mentions could not be told
    from the first one's. Memory is eight bytes an article, whatever their number.
    """
    seen = SeenIds()
    for row in read_rows(stream, source, limit):
        if isinstance(row, Rejected):
            yield row
            continue
        try:
            article = make_article(row.data, text_limit)
        except Unusable as error:
            yield error.at(source, row.line)
            continue
        if seen.add(article.id):
            yield article
        else:
            yield Rejected(
                source,
                row.line,
                "duplicate-id",
                f"its id came before: {article.id[:80]}",
                "give it an id of its own",
            )


def _field(data: Mapping[str, Any], name: str, kind: type) -> Any:
    value = data.get(name)
    if value is None:
        raise Unusable("missing-field", f"it lacks “{name}”", f"give every line “{name}”")
    if not isinstance(value, kind) or isinstance(value, bool):
        raise Unusable("wrong-type", f"“{name}” is a {type(value).__name__}", f"make it a {kind.__name__}")
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise Unusable(
                "broken-text", f"“{name}” holds half a surrogate pair", "write the file as UTF-8 again"
            ) from None
    return value


def _predicate(data: dict[str, Any]) -> dict[str, Any]:
    row = {
        "id": _field(data, "id", str),
        "text": _field(data, "text", str),
        "published": data.get("published"),
    }
    row["start"], row["end"] = _field(data, "start", int), _field(data, "end", int)
    if not 0 <= row["start"] < row["end"] <= len(row["text"]):
        raise Unusable("bad-offsets", "“start” to “end” is not within “text”", "count code points from 0")
    if row["published"] is not None:
        check_published(_field(data, "published", str))
    return row


def _pair(data: dict[str, Any]) -> dict[str, Any]:
    row = {name: _field(data, name, str) for name in ("id", "sentence", "source", "target")}
    for name in ("source", "target"):
        if row[name] not in row["sentence"]:
            raise Unusable(
                "not-in-sentence", f"“{name}” does not occur in “sentence”", "quote it as the sentence has it"
            )
    return row


_QUESTIONS = {"assess": _predicate, "relate": _pair}


def read_questions(stream: BinaryIO, task: str, source: str = "-") -> Iterator[dict[str, Any] | Rejected]:
    """Yield the checked lines that ``dragoman assess`` or ``relate`` (the ``task``) answers."""
    check = _QUESTIONS[task]
    for row in read_rows(stream, source):
        if isinstance(row, Rejected):
            yield row
            continue
        try:
            yield check(row.data)
        except Unusable as error:
            yield error.at(source, row.line)
