"""What came in: one article, and the reading of it that every annotator works from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it came in; nothing in here is ever rewritten.

    ``text`` holds the paragraphs, split by a blank line; every offset in the project is a Unicode code
    point into it, end exclusive. ``published`` is an ISO 8601 date or time and the anchor of every relative
    date. ``place`` is the dateline when the source gives it apart from the text.
    """

    id: str
    text: str
    published: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    byline: str | None = None
    place: str | None = None

    @property
    def day(self) -> date | None:
        """The publication day, or None when it is missing or no date at all."""
        if not self.published:
            return None
        try:
            return date.fromisoformat(self.published[:10])
        except ValueError:
            return None


def stable_id(prefix: str, *parts: object) -> str:
    """Return ``prefix`` and 16 hexadecimal digits of the SHA-256 of the parts: the same on every machine."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
