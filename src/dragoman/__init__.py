"""Dragoman reads international news: who did what to whom, when and where, on whose word, and how sure.

The public functions, small on purpose::

    import dragoman

    dragoman.code("Chile recalled its ambassador from Lima on Monday.", published="2024-03-06")
    dragoman.read("articles/")                      # articles of any format that intake knows
    dragoman.open_ledger("news.sqlite").events()    # merged events as plain records
    dragoman.Coder().code(articles)                 # a stream of articles, flat memory

Everything heavy is imported when it is first used, so ``import dragoman`` costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.article import Article
    from dragoman.coding.coder import Coder
    from dragoman.intake import Rejected
    from dragoman.ledger import Ledger
    from dragoman.mention import Mention

__version__ = "0.1.0"
__all__ = ["Coder", "__version__", "code", "open_ledger", "read"]


def code(text: str, published: str | None = None, model: str | None = None) -> list[Mention]:
    """Code one text and return its event mentions.

    ``published`` (ISO 8601) is the day that relative dates count from; ``model`` an English spaCy pipeline
    of your own. Raises ModelError when the pipeline cannot be loaded.
    """
    from dragoman.article import Article, stable_id
    from dragoman.coding.coder import Coder

    ((_, mentions),) = Coder(model).code([Article(stable_id("a", text, published), text, published)])
    return mentions


def read(source: str, format_name: str | None = None) -> Iterator[Article | Rejected]:
    """Yield the articles of a file, folder, page, feed or JSON lines; what cannot be used comes as Rejected."""
    from dragoman.intake import read_source

    return iter(read_source(source, format_name))


def open_ledger(where: str, *, create: bool = False) -> Ledger:
    """Open a ledger (a path); with ``create`` a new one is made. Raises LedgerError when it cannot be opened."""
    from dragoman.ledger import Ledger

    return Ledger(where, create=create)


def __getattr__(name: str) -> Any:
    if name == "Coder":
        from dragoman.coding.coder import Coder

        return Coder
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
