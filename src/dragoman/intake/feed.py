"""RSS, Atom and JSON feeds: one article an entry, with the text that the feed itself carries."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.article import Article
from dragoman.intake.checking import make_article
from dragoman.intake.fragment import plain
from dragoman.intake.rejected import Rejected, Unusable

_ENTRIES = 10_000  # a feed has tens; more is an attack or an archive that should be JSON lines


def _day(moment: time.struct_time | None) -> str | None:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", moment) if moment else None


def _xml_entries(data: bytes) -> Iterator[Mapping[str, Any]]:
    import feedparser

    feed = feedparser.parse(data)  # bytes, never an address: feedparser would fetch that itself
    if not feed.entries and (feed.bozo or not feed.version):
        raise Unusable("feed-broken", "it is no RSS or Atom feed", "check its address in a browser")
    outlet = feed.feed.get("title")
    language = feed.feed.get("language")
    for entry in feed.entries[:_ENTRIES]:
        bodies = [part.get("value", "") for part in entry.get("content", ())] + [entry.get("summary", "")]
        yield {
            "id": entry.get("id") or entry.get("link"),
            "url": entry.get("link"),
            "title": entry.get("title"),
            "published": _day(entry.get("published_parsed") or entry.get("updated_parsed")),
            "byline": entry.get("author"),
            "outlet": outlet,
            "language": language,
            "html": max(bodies, key=len),
        }


def _json_entries(data: bytes) -> Iterator[Mapping[str, Any]]:
    try:
        feed = json.loads(data)
        items = feed["items"]
        for item in items[:_ENTRIES]:
            authors = item.get("authors") or [item.get("author") or {}]
            yield {
                "id": str(item["id"]) if item.get("id") else None,
                "url": item.get("url"),
                "title": item.get("title"),
                "published": item.get("date_published"),
                "byline": authors[0].get("name"),
                "outlet": feed.get("title"),
                "language": item.get("language") or feed.get("language"),
                "text": item.get("content_text"),
                "html": item.get("content_html") or item.get("summary") or "",
            }
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError, IndexError):
        raise Unusable("feed-broken", "it is no JSON feed", "check its address in a browser") from None


def read_feed(data: bytes, source: str) -> Iterator[Article | Rejected]:
    """Yield the entries of a feed as articles, in its order; entry numbers stand where lines do."""
    number = 0
    try:
        entries = _json_entries(data) if data.lstrip()[:1] == b"{" else _xml_entries(data)
        for number, entry in enumerate(entries, 1):
            try:
                fields = {name: value for name, value in entry.items() if name != "html"}
                fields["text"] = entry.get("text") or plain(entry["html"])
                yield make_article(fields)
            except Unusable as error:
                yield error.at(source, number)
    except Unusable as error:
        yield error.at(source)
        return
    if not number:
        yield Unusable("empty", "the feed has no entries", "try again later").at(source)
