"""Runs the annotators in order: actors, times, places, events, voices, treaties. Nothing else does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.article import Article
from dragoman.coding.assembly import code_reading
from dragoman.coding.events.finder import EventFinder
from dragoman.language.model import load_model
from dragoman.language.reading import read_articles
from dragoman.mention import Mention


class Coder:
    """Codes articles into event mentions; loads the language model once.

    ``model`` names an English spaCy pipeline of the user's own (a package or a folder); None takes the
    pinned one. Raises ModelError when it cannot be loaded.
    """

    def __init__(self, model: str | None = None) -> None:
        self.nlp = load_model(model)
        self.events = EventFinder()

    def code(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Mention]]]:
        """Yield each article with its event mentions, in order, with flat memory over any number of them."""
        for reading in read_articles(self.nlp, articles):
            yield reading.article, code_reading(reading, self.events)
