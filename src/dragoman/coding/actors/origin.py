"""Where an article comes from: the states in its title, its dateline, its outlet's own state."""

from __future__ import annotations

import re
from functools import cache

from rigour.territories import get_territories

from dragoman.coding.actors.names import fold, names
from dragoman.coding.actors.story import Story
from dragoman.coding.places.gazetteer import cities
from dragoman.coding.places.keys import name_key

# Country domains that the whole world uses.
_WORLD_DOMAINS = frozenset({"io", "co", "tv", "me", "ai", "fm", "cc", "ws", "to", "ly", "gg", "is", "am", "eu", "la"})
_DOMAIN = re.compile(r"(?:https?://|www\.|@)[\w.-]*?\.([a-z]{2})(?=[/\s):,\]]|$)", re.IGNORECASE)
_WORDS = re.compile(r"[\w.]+(?=['’]s\b)|[\w.'’]+|-")


def title_codes(story: Story) -> list[str]:
    """Return the codes of the states and bodies that the article's title names, in order, each once."""
    table = names().by_first
    words = _WORDS.findall(story.article.title or "")
    folded = [fold(word) for word in words]
    found: list[str] = []
    at = 0
    while at < len(words):
        for row in table.get(folded[at], ()) if words[at][:1].isupper() else ():
            count = len(row.words)
            if tuple(folded[at : at + count]) != row.words or (row.capitals and not words[at].isupper()):
                continue
            if row.meaning.code and row.meaning.code not in found:
                found.append(row.meaning.code)
            at += count - 1
            break
        at += 1
    return found


@cache
def _capitals() -> dict[str, str]:
    return {fold(town): code for town, code in names().facts.capitals.items()}


def dateline(story: Story) -> str | None:
    """Return the state of the place that the report was sent from, when the article says so."""
    place = story.article.place
    if place is None:
        block = next((one for one in story.reading.blocks if one.news_start > one.start), None)
        if block is None:
            return None
        place = story.article.text[block.start : block.news_start]
    town = re.split(r"[,(/:—–-]", place)[0].strip()
    if fold(town) in _capitals():
        return _capitals()[fold(town)]
    senses = cities(name_key(town))
    return names().facts.code(senses[0].country) if senses and senses[0].country else None


@cache
def _domains() -> dict[str, str]:
    facts = names().facts
    found = {t.code: facts.code(t.alpha3.upper()) for t in get_territories() if t.alpha3 and len(t.code) == 2}
    return {**found, "uk": "GBR"}


def outlet_state(story: Story) -> str | None:
    """Return the outlet's own state: by its name, its address, or an address in the article's small print."""
    article = story.article
    if article.outlet:
        outlet = fold(article.outlet.removeprefix("The "))
        for row in names().by_first.get(re.split(r"[\s-]", outlet)[0], ()):
            if row.meaning.sense == "outlet" and " ".join(row.words).replace(" - ", "-") == outlet:
                return row.meaning.country
    small_print = [article.text[one.start : one.end] for one in story.reading.blocks if not one.is_news]
    for text in (article.url or "", *small_print):
        for match in _DOMAIN.finditer(text):
            domain = match.group(1).lower()
            if domain not in _WORLD_DOMAINS and domain in _domains():
                return _domains()[domain]
    return None
