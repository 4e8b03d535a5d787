"""The narrow tasks: times alone, places alone, a given predicate's standing, a given pair's relation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from dragoman.article import Article
from dragoman.coding.actors import find_actors
from dragoman.coding.dates import find_times, time_records
from dragoman.coding.places import find_places, place_records
from dragoman.coding.relation import Relations
from dragoman.coding.voices import assess as assess_predicate
from dragoman.coding.voices import speaker_of
from dragoman.language.model import load_model
from dragoman.language.reading import Reading, read_articles


def times(articles: Iterable[Article], model: str | None = None) -> Iterator[tuple[Article, list[dict[str, Any]]]]:
    """Yield each article with its time expressions, as ``dragoman dates`` writes them."""
    for reading in read_articles(load_model(model), articles):
        article = reading.article
        yield article, time_records(article.id, find_times(reading.doc, article.day))


def places(articles: Iterable[Article], model: str | None = None) -> Iterator[tuple[Article, list[dict[str, Any]]]]:
    """Yield each article with its place names, as ``dragoman places`` writes them."""
    for reading in read_articles(load_model(model), articles):
        yield reading.article, place_records(reading.article.id, find_places(reading.doc))


def _by_text(rows: Iterable[dict[str, Any]], model: str | None) -> Iterator[tuple[Reading, list[dict[str, Any]]]]:
    """Parse each run of rows that share text and day once."""
    groups: list[list[dict[str, Any]]] = []

    def articles() -> Iterator[Article]:
        for (text, published), group in groupby(rows, key=lambda row: (row["text"], row.get("published"))):
            groups.append(list(group))
            yield Article(id=str(len(groups)), text=text, published=published)

    for reading in read_articles(load_model(model), articles()):
        yield reading, groups.pop(0)


def assess(rows: Iterable[dict[str, Any]], model: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield the standing of each predicate (``id``, ``text``, ``published``, ``start``, ``end``), in order."""
    for reading, group in _by_text(rows, model):
        who = find_actors(reading)
        for row in group:
            found = assess_predicate(
                reading.doc, row["start"], row["end"], anchor=reading.article.day, name=speaker_of(who)
            )
            yield {"id": row["id"], **found}


def relate(rows: Iterable[dict[str, Any]], model: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield the relation of each given pair (``id``, ``sentence``, ``source``, ``target``), in order."""
    yield from Relations(model).relate(rows)
