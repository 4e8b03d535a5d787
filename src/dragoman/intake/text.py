"""Plain text: one file, one article, with what is known about it in an optional head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.article import Article
from dragoman.intake.checking import make_article
from dragoman.intake.decoding import decode
from dragoman.intake.paragraphs import normalise
from dragoman.intake.rejected import Rejected, Unusable

_HEAD = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"([A-Za-z_]+):[ \t]*(.*)")
FIELDS = frozenset({"id", "published", "title", "url", "outlet", "language", "byline", "place"})


def split_head(text: str) -> tuple[dict[str, str], str]:
    """Split off the head: ``name: value`` lines between two lines of ``---``. Other names are passed over."""
    found = _HEAD.match(text)
    if not found:
        return {}, text
    entries = (_ENTRY.match(line.strip()) for line in found.group(1).split("\n"))
    head = {entry.group(1): entry.group(2).strip() for entry in entries if entry}
    if not head.keys() & FIELDS:
        return {}, text
    return {name: value for name, value in head.items() if name in FIELDS}, text[found.end() :]


def read_text(data: bytes, source: str) -> Iterator[Article | Rejected]:
    """Yield the article of one plain text file; without a head its id is the hash of its text."""
    try:
        head, text = split_head(decode(data).replace("\r\n", "\n"))
        yield make_article({**head, "text": normalise(text)})
    except Unusable as error:
        yield error.at(source)
