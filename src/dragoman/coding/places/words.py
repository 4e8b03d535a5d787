"""The words that decide whether a name is used as a place, from ``data/words.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.coding.places.atlas import atlas


@dataclass(frozen=True, slots=True)
class Words:
    """The sets of ``words.yaml`` by their names there; ``types`` gives a type word's class of place."""

    locative: frozenset[str]
    strongly_locative: frozenset[str]
    facilities: frozenset[str]
    types: dict[str, str]
    no_place_after: frozenset[str]
    no_place_after_capital: frozenset[str]
    no_place_before: frozenset[str]
    state_forms: tuple[tuple[str, ...], ...]
    state_words: frozenset[str]
    unions: frozenset[str]
    seldom_places: frozenset[str]
    place_object_verbs: frozenset[str]
    motion_verbs: frozenset[str]
    motion_nouns: frozenset[str]
    leaving: frozenset[str]
    place_object_nouns: frozenset[str]
    areas: frozenset[str]
    saying: frozenset[str]
    apposed: frozenset[str]
    reasons: frozenset[str]
    another_act: frozenset[str]
    in_country: frozenset[str]
    of_place: frozenset[str]
    match_verbs: frozenset[str]
    verbal_acts: frozenset[str]
    inner: frozenset[str]
    articles: frozenset[str]
    abbreviations: dict[str, tuple[str, str]]


@cache
def words() -> Words:
    """Read the file (once)."""
    data = atlas().data["words"]
    plain = {
        name: frozenset(data[name])
        for name in Words.__dataclass_fields__
        if name not in ("types", "state_forms", "state_words", "abbreviations")
    }
    return Words(
        **plain,
        types={word: kind for kind, listed in data["types"].items() for word in listed},
        state_words=frozenset(form.split()[0] for form in data["state_forms"]),
        state_forms=tuple(sorted((tuple(form.split()) for form in data["state_forms"]), key=len, reverse=True)),
        abbreviations={
            short: (country, name)
            for country, listed in data["abbreviations"].items()
            for short, name in listed.items()
        },
    )
