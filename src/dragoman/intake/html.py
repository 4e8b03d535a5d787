"""Web pages: the article, its title, date, outlet and byline, by trafilatura; no markup survives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dragoman.article import Article
from dragoman.intake.checking import make_article
from dragoman.intake.decoding import decode
from dragoman.intake.paragraphs import normalise
from dragoman.intake.rejected import Rejected, Unusable

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_NO_TEXT = (
    "html-no-text",
    "no article was found in the page",
    "save the page after it has loaded, or as text",
)


def _extract(page: str, url: str | None) -> Any:
    import trafilatura

    try:
        return trafilatura.bare_extraction(
            page,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            # the date is the anchor of all others: only what the page states, never one found in its prose
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # a page can break any of the parsers below; it must not end the run
        raise Unusable("html-broken", f"the page cannot be parsed ({type(error).__name__})", _NO_TEXT[2]) from None


def read_html(data: bytes, source: str) -> Iterator[Article | Rejected]:
    """Yield the article of one page, its paragraphs split by a blank line; no script or style is kept."""
    declared = _CHARSET.search(data[:4096])
    try:
        page = decode(data, declared.group(1).decode("ascii") if declared else None)
        url = source if source.startswith(("http://", "https://")) else None
        found = _extract(page, url)
        if found is None or not (found.text or "").strip():
            raise Unusable(*_NO_TEXT)
        article = {
            "text": normalise("\n\n".join(line for line in found.text.split("\n") if line.strip())),
            "title": found.title,
            "published": found.date,
            "outlet": found.sitename or found.hostname,
            "byline": found.author,
            "url": url or found.url,
        }
        yield make_article(article)
    except Unusable as error:
        yield error.at(source)
