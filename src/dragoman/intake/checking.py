"""What an article must be before anything reads it: the same test for every format."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dragoman.article import Article, stable_id
from dragoman.intake.language import other_language
from dragoman.intake.rejected import Unusable

TEXT_LIMIT = 1 << 20  # bytes of UTF-8 an article; the longest news features have 0.1 MiB
_OPTIONAL = ("title", "url", "outlet", "language", "byline", "place")


def _string(data: Mapping[str, Any], name: str) -> str | None:
    value = data.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        found = type(value).__name__
        raise Unusable("wrong-type", f"“{name}” is a {found}, not a string", f"put “{name}” in quotes")
    return value


def _encodable(value: str, name: str) -> int:
    """Return the length in bytes; raise Unusable for half of a surrogate pair, which no file can hold."""
    try:
        return len(value.encode("utf-8"))
    except UnicodeEncodeError:
        raise Unusable(
            "broken-text", f"“{name}” holds half a surrogate pair", "write the file as UTF-8 again"
        ) from None


def check_published(value: str) -> None:
    """Raise Unusable unless it is an ISO 8601 date, or date and time, that exists."""
    try:
        datetime.fromisoformat(value)
        datetime.fromisoformat(value[:10])
    except ValueError:
        shown = value if len(value) <= 40 else value[:39] + "…"
        raise Unusable(
            "no-such-date",
            f"“published” is not an ISO 8601 date that exists: {shown}",
            "write YYYY-MM-DD or leave it out",
        ) from None


def make_article(data: Mapping[str, Any], text_limit: int = TEXT_LIMIT) -> Article:
    """Return the article that ``data`` describes; raise Unusable when it cannot be coded.

    Without an ``id`` it gets a hash of its url, or else of its text: the same on every run.
    """
    text = data.get("text")
    if text is None:
        raise Unusable("no-text", "it lacks “text”", "give every article a “text”")
    if not isinstance(text, str):
        found = type(text).__name__
        raise Unusable("wrong-type", f"“text” is a {found}, not a string", "put “text” in quotes")
    if not text.strip():
        raise Unusable("empty-text", "its text is empty", "leave it out or give it a text")
    size = _encodable(text, "text")
    if size > text_limit:
        raise Unusable(
            "too-long",
            f"its text has {size:,} bytes, over the limit of {text_limit:,}",
            "split it into articles",
        )
    published = _string(data, "published")
    if published is not None:
        check_published(published)
    fields = {name: _string(data, name) for name in _OPTIONAL}
    identity = _string(data, "id") or stable_id("a", fields["url"] or text)
    for name, value in (("id", identity), *fields.items()):
        if value is not None:
            _encodable(value, name)
    language = other_language(text, fields["language"])
    if language is not None:
        raise Unusable("not-english", f"its text is not English ({language})", "translate it or leave it out")
    return Article(id=identity, text=text, published=published, **fields)
