"""Help for the tests of the actors room: whom a phrase of an invented article names."""

from __future__ import annotations

from typing import Any

from dragoman.article import Article
from dragoman.coding.actors import ActorIndex, ActorMention, find_actors
from dragoman.language.model import load_model
from dragoman.language.reading import read_articles


def index(text: str, **facts: Any) -> ActorIndex:
    """Return the actors of an article; ``facts`` are fields of Article (published, title, url, outlet, place)."""
    facts.setdefault("published", "2023-05-10")
    (reading,) = read_articles(load_model(), [Article("case", text, **facts)])
    return find_actors(reading)


def found(text: str, word: str, **facts: Any) -> list[ActorMention]:
    """Return the actors of the phrase that the last token equal to ``word`` heads."""
    actors = index(text, **facts)
    token = [one for one in actors.doc if one.text == word][-1]
    return actors.for_phrase(token)


def codes(text: str, word: str, **facts: Any) -> list[str | None]:
    """Return the codes of the actors of a phrase."""
    return [one.actor.code for one in found(text, word, **facts)]


def modifiers(text: str, word: str) -> list[str | None]:
    """Return the codes of the actors that stand before a noun."""
    actors = index(text)
    token = [one for one in actors.doc if one.text == word][-1]
    return [one.actor.code for one in actors.modifier_actors(token)]
