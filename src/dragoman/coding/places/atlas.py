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
_COUNTRY_BONUS, _CAPITAL_BONUS, _DIVISION_MALUS, _DISTRICT_MALUS = 1.0, 1.0, 1.0, 1.5
# A town that news names often is meant before larger namesakes.
_TOWN_BONUS = 1.0
# A site at most this wide (kilometres) and a town this near to it are one place.
_ONE_SPOT = 20.0
# A country's former or short name ("Gold Coast") says less than its usual one.
_ALIAS_MALUS = 1.5
# Standing of what has no people, on the same scale: this much, and its half width in powers of ten of kilometres.
# A continent is meant before any town, a strait before one of a million, a base before one of 300,000.
_AREA, _SITE = 5.2, 4.3
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
    for code, towns in data["towns"].items():
        for name, filed in towns.items():
            yield name, ("town", (code, name, filed or name))
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
        if place[0] != "town":  # "the Netherlands", but "The Hague"
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


@lru_cache(maxsize=512)
def country(code: str) -> Sense:
    """Return a country as a place, by its alpha-3 code."""
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


def _town(path: tuple[str, str, str]) -> Sense | None:
    """The town of a news name: the largest of its filed name in its country, None when the gazetteer lacks it."""
    country, name, filed = path
    found = [city for city in cities(name_key(filed)) if city.country == country]
    if not found:
        return None
    city = max(found, key=lambda c: (not c.alternate, c.population))
    capital = (name_key(city.name), country) in atlas().capitals
    bonus = _TOWN_BONUS + (_CAPITAL_BONUS if capital else 0.0)
    return replace(
        city, name=name, weight=log10(city.population) + bonus, alternate=False, kind="capital" if capital else ""
    )


def _one_country(facts: dict[str, Any]) -> str | None:
    if "country" in facts:
        return str(facts["country"]) if facts["country"] else None
    countries = facts.get("countries", ())
    return str(countries[0]) if len(countries) == 1 else None


def _area(name: str, facts: dict[str, Any], kind: str, precision: Precision) -> Sense:
    country = _one_country(facts)
    radius = float(facts.get("radius", 20))
    return Sense(
        name=name,
        country=country,
        lat=facts["at"][0],
        lon=facts["at"][1],
        precision=precision,
        weight=(_SITE if precision in ("site", "city") else _AREA) + log10(radius + 1),
        countries=tuple(facts.get("claims") or facts.get("countries") or ([country] if country else ())),
        radius=radius,
        kind=kind,
    )


def _sense(place: tuple[str, Any]) -> Sense | None:
    kind, path = place
    if kind == "town":
        return _town(path)
    if kind == "country":
        return country(path)
    if kind == "alias":
        usual = country(path)
        return replace(usual, weight=usual.weight - _ALIAS_MALUS)
    if kind == "division":
        return _division(path)
    if kind == "district":
        return _district(path)
    data = atlas().data
    if kind == "region":
        return _area(path, data["regions"][path], "region", "region")
    group, name = path
    precision: Precision = "city" if group == "town" else "water" if group in _WATERS else "site"
    return _area(name, data["sites"][group][name], "" if group == "town" else group, precision)


@lru_cache(maxsize=8_192)
def known_senses(key: str) -> tuple[Sense, ...]:
    """Return what a name means in the hand-written files."""
    return tuple(sense for place in atlas().entries.get(key, ()) if (sense := _sense(place)) is not None)


def _towns(key: str, known: list[Sense]) -> list[Sense]:
    """Return the towns of a name; where none has it for its usual one, a variant spelling is as good."""
    found = list(cities(key))
    if not found:  # "Qamishli" and "Al Qamishli"
        bare = key.removeprefix("al ").removeprefix("el ")
        found = list(cities(bare if bare != key else f"al {key}"))
    listed = {s.geonameid for s in known if s.precision == "city"}
    found = [city for city in found if city.geonameid not in listed]
    rivals = [s for s in known if s.kind not in ("division", "district")]
    own = any(not city.alternate for city in found)
    result = []
    for city in found:
        named = name_key(city.name) == f"{key} city" or not (own or rivals)
        if city.alternate and named:
            city = replace(city, weight=log10(city.population) - 0.2, alternate=False)
        if (name_key(city.name), city.country) in atlas().capitals and city.population > 20_000:
            city = replace(city, weight=city.weight + (0.0 if city.alternate else _CAPITAL_BONUS), kind="capital")
        result.append(city)
    return result


@lru_cache(maxsize=16_384)
def senses(key: str) -> tuple[Sense, ...]:
    """Return everything that a name can mean, weightiest first.

    A capital outweighs its namesakes. A site and a town of one name on one spot are one place: the town, with
    the site's standing and its countries.
    """
    found = list(known_senses(key))
    for city in _towns(key, found):
        twin = next((s for s in found if 0 < s.radius <= _ONE_SPOT >= kilometres(s, city)), None)
        if twin is not None:
            found.remove(twin)
            weight = max(city.weight, twin.weight)
            city = replace(city, weight=weight, country=twin.country, countries=twin.countries or city.countries)
        found.append(city)
    return tuple(sorted(found, key=lambda sense: -sense.weight))
