"""The packed cities and country facts, mapped into memory on first use and searched by halving.

``gazetteer.npz`` is built by ``scripts/build_gazetteer.py`` from GeoNames (CC BY 4.0) and CLDR. Arrays, one
row a city, largest population first: ``lat``, ``lon`` (degrees), ``population``, ``geonameid``, ``country``
(number in ``codes``), ``admin1`` (number in ``admin1``, as ``US.TX``), ``name_end`` (where its name ends in
``names``, UTF-8). Names: ``key`` (sorted 64-bit hashes of ``keys.name_key``), ``entry`` (twice the row
number, plus one where the name is only an alternate one). About 9 MB on disk and in memory.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from math import asin, cos, radians, sin, sqrt
from typing import Any

import numpy as np

from dragoman.coding.places.keys import key_hash
from dragoman.mention import Precision


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a name can mean.

    ``weight`` is the sense's standing before any context, about the decimal logarithm of how many people
    the place has; ``alternate`` says that the name is not the place's usual English one. ``countries`` are
    all the countries that it lies in or is claimed by (alpha-3); empty on the high seas. ``country`` is the one
    to record, None where there is none or there are several with equal right. ``radius`` is half the place's
    width in kilometres, within which its towns lie; ``kind`` is a finer class ("strait", "state") or "".
    """

    name: str
    country: str | None
    lat: float
    lon: float
    precision: Precision
    weight: float
    countries: tuple[str, ...] = ()
    geonameid: int | None = None
    admin1: str | None = None
    population: int = 0
    alternate: bool = False
    radius: float = 0.0
    kind: str = ""


def kilometres(a: Sense, b: Sense) -> float:
    """Return the great-circle distance of two places' points."""
    north, south = radians(a.lat), radians(b.lat)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin((radians(b.lon) - radians(a.lon)) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The arrays of the packed file and the country facts."""

    arrays: dict[str, Any]
    countries: dict[str, dict[str, Any]]
    codes: list[str]
    admin1: list[str]
    us_states: dict[str, int]

    def city(self, row: int, alternate: bool = False) -> Sense:
        """Return the city in one row."""
        arrays = self.arrays
        ends = arrays["name_end"]
        first = int(ends[row - 1]) if row else 0
        people = int(arrays["population"][row])
        country = self.codes[int(arrays["country"][row])]
        return Sense(
            name=arrays["names"][first : int(ends[row])].tobytes().decode(),
            country=country,
            countries=(country,),
            lat=round(float(arrays["lat"][row]), 4),
            lon=round(float(arrays["lon"][row]), 4),
            precision="city",
            weight=float(np.log10(people)) - (1.5 if alternate else 0.0),
            geonameid=int(arrays["geonameid"][row]),
            admin1=self.admin1[int(arrays["admin1"][row])],
            population=people,
            alternate=alternate,
        )

    def cities(self, key: str) -> tuple[Sense, ...]:
        """Return the cities that bear a name (its key), the largest first."""
        number = np.uint64(key_hash(key))
        keys = self.arrays["key"]
        first = int(np.searchsorted(keys, number))
        entries = []
        while first < len(keys) and keys[first] == number:
            entries.append(int(self.arrays["entry"][first]))
            first += 1
        return tuple(self.city(entry >> 1, bool(entry & 1)) for entry in sorted(entries))


@cache
def gazetteer() -> Gazetteer:
    """Load the packed file (once)."""
    path = resources.files("dragoman.coding.places") / "data" / "gazetteer.npz"
    with path.open("rb") as file, np.load(file, allow_pickle=False) as packed:
        arrays = {name: packed[name] for name in packed.files}
    meta = json.loads(arrays.pop("meta").tobytes())
    return Gazetteer(arrays, meta["countries"], meta["codes"], meta["admin1"], meta["us_states"])


@lru_cache(maxsize=32_768)
def cities(key: str) -> tuple[Sense, ...]:
    """Return the cities that bear a name (its key), the largest first; remembered between calls."""
    return gazetteer().cities(key)
