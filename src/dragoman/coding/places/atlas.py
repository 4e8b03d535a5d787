"""All that bears a place's name: countries, divisions, regions, sites, waters from YAML; towns from GeoNames."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import log10
from typing import Any

from dragoman.coding.places.gazetteer import Gazetteer, Sense, cities, gazetteer, kilometres
from dragoman.coding.places.keys import name_key
from dragoman.knowledge import knowledge
from dragoman.mention import Precision

# A country outweighs its namesakes by one power of ten of people, a division yields to the town it is named after.
_COUNTRY_BONUS, _CAPITAL_BONUS, _DIVISION_MALUS, _DISTRICT_MALUS = 1.0, 1.0, 0.7, 1.5
# A site at most this wide (kilometres) and a town this near to it are one place.
_ONE_SPOT = 20.0
# A country's former or short name ("Gold Coast") says less than its usual one.
_ALIAS_MALUS = 1.5
# Standing of what has no people, on the same scale: a part of the world is meant before a town of a million.
_REGION_WEIGHT, _WATER_WEIGHT, _SITE_WEIGHT = 6.8, 6.0, 5.5
_WATERS = frozenset({"strait", "sea", "gulf", "bay", "river", "lake", "ocean", "channel", "canal", "reservoir"})


@dataclass(frozen=True, slots=True)
class Atlas:
    """Names written by hand or packed with them, by key; values are (file, path in it) until somebody asks.

    ``exact`` are abbreviations, which count only as they are written; ``people`` gives the country of a
    demonym's key; ``longest`` is the number of words in the longest name that begins with a word.
    """

    entries: dict[str, list[tuple[str, Any]]]
    exact: dict[str, str]
    people: dict[str, str]
    longest: dict[str, int]
    capitals: frozenset[tuple[str, str]]
    data: dict[str, Any]


def _abbreviation(name: str) -> bool:
    letters = name.replace(".", "")
    return len(letters) <= 5 and " " not in name and sum(c.isupper() for c in letters) >= 2


def _named(data: dict[str, Any], packed: Gazetteer) -> Iterator[tuple[str, tuple[str, Any]]]:
    """Yield every name with where its facts stand."""
    for code, facts in data["countries"].items():
        place = ("country", code)
        known = packed.countries.get(code, {})
        usual = {*known.get("names", ()), facts.get("name")} - {None}
        for name in usual:
            yield name, place
        for name in set(facts.get("also", ())) - usual:
            yield name, place if _abbreviation(name) else ("alias", code)
    for code, divisions in data["divisions"].items():
        for name, facts in divisions.items():
            for one in (name, *facts[4:]):
                yield one, ("division", (code, name))
    for code, divisions in data["districts"].items():
        for admin1, districts in divisions.items():
            for name in districts:
                yield name, ("district", (code, admin1, name))
    for name, facts in data["regions"].items():
        for one in (name, *facts.get("also", ())):
            yield one, ("region", name)
    for kind, sites in data["sites"].items():
        for name, facts in sites.items():
            for one in (name, *facts.get("also", ())):
                yield one, ("site", (kind, name))


@cache
def atlas() -> Atlas:
    """Read the files and index their names (once)."""
    data, packed = knowledge("dragoman.coding.places"), gazetteer()
    entries: dict[str, list[tuple[str, Any]]] = defaultdict(list)
    exact: dict[str, str] = {}
    longest: dict[str, int] = {}
    for name, place in _named(data, packed):
        key = name_key(name)
        key = key.removeprefix("the ")
        if _abbreviation(name):
            exact[key] = name.replace(".", "")
        if place not in entries[key]:
            entries[key].append(place)
        words = key.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    people = {name_key(name): code for code, facts in data["countries"].items() for name in facts.get("people", ())}
    capitals = frozenset((name_key(facts["capital"]), code) for code, facts in packed.countries.items())
    return Atlas(dict(entries), exact, people, longest, capitals, data)


def _country(code: str) -> Sense:
    facts, known = atlas().data["countries"][code], gazetteer().countries.get(code, {})
    people, area = known.get("population", 0), known.get("area", 0)
    return Sense(
        name=facts.get("name") or known.get("name", code),
        country=code,
        lat=facts["at"][0],
        lon=facts["at"][1],
        precision="country",
        weight=max(5.0, log10(max(people, 1))) + _COUNTRY_BONUS,
        countries=(code,),
        geonameid=known.get("geonameid"),
        population=people,
        radius=max(20.0, (area / 3.14) ** 0.5),
        kind="country",
    )


def _division(path: tuple[str, str]) -> Sense:
    country, name = path
    code, lat, lon, thousands = atlas().data["divisions"][country][name][:4]
    packed = gazetteer()
    iso2 = packed.countries[country]["iso2"]
    return Sense(
        name=name,
        country=country,
        lat=lat,
        lon=lon,
        precision="admin1",
        weight=log10(thousands * 1000) - _DIVISION_MALUS,
        countries=(country,),
        geonameid=packed.us_states.get(code) if country == "USA" else None,
        admin1=f"{iso2}.{code}",
        population=thousands * 1000,
        radius=200.0,
        kind="division",
    )


def _district(path: tuple[str, str, str]) -> Sense:
    country, code, name = path
    lat, lon, thousands = atlas().data["districts"][country][code][name]
    return Sense(
        name=name,
        country=country,
        lat=lat,
        lon=lon,
        precision="admin1",
        weight=log10(thousands * 1000) - _DISTRICT_MALUS,
        countries=(country,),
        admin1=f"{gazetteer().countries[country]['iso2']}.{code}",
        population=thousands * 1000,
        radius=60.0,
        kind="district",
    )


def _one_country(facts: dict[str, Any]) -> str | None:
    if "country" in facts:
        return str(facts["country"]) if facts["country"] else None
    countries = facts.get("countries", ())
    return str(countries[0]) if len(countries) == 1 else None


def _area(name: str, facts: dict[str, Any], kind: str, precision: Precision, weight: float) -> Sense:
    country = _one_country(facts)
    return Sense(
        name=name,
        country=country,
        lat=facts["at"][0],
        lon=facts["at"][1],
        precision=precision,
        weight=weight,
        countries=tuple(facts.get("claims") or facts.get("countries") or ([country] if country else ())),
        radius=float(facts.get("radius", 20)),
        kind=kind,
    )


def _sense(place: tuple[str, Any]) -> Sense:
    kind, path = place
    if kind == "country":
        return _country(path)
    if kind == "alias":
        usual = _country(path)
        return replace(usual, weight=usual.weight - _ALIAS_MALUS)
    if kind == "division":
        return _division(path)
    if kind == "district":
        return _district(path)
    data = atlas().data
    if kind == "region":
        return _area(path, data["regions"][path], "region", "region", _REGION_WEIGHT)
    group, name = path
    water = group in _WATERS
    weight = _WATER_WEIGHT if water else _SITE_WEIGHT
    return _area(name, data["sites"][group][name], group, "water" if water else "site", weight)


@lru_cache(maxsize=8_192)
def known_senses(key: str) -> tuple[Sense, ...]:
    """Return what a name means among countries, divisions, regions, sites and waters."""
    return tuple(_sense(place) for place in atlas().entries.get(key, ()))


@lru_cache(maxsize=16_384)
def senses(key: str) -> tuple[Sense, ...]:
    """Return everything that a name can mean, weightiest first.

    A capital outweighs its namesakes. A site and a town of one name on one spot are one place: the town, with
    the site's standing and its countries.
    """
    found = list(known_senses(key))
    for city in cities(key):
        if (name_key(city.name), city.country) in atlas().capitals and city.population > 20_000:
            city = replace(city, weight=city.weight + (0.0 if city.alternate else _CAPITAL_BONUS), kind="capital")
        twin = next((s for s in found if 0 < s.radius <= _ONE_SPOT >= kilometres(s, city)), None)
        if twin is not None:
            found.remove(twin)
            weight = max(city.weight, twin.weight)
            city = replace(city, weight=weight, country=twin.country, countries=twin.countries or city.countries)
        found.append(city)
    return tuple(sorted(found, key=lambda sense: -sense.weight))
