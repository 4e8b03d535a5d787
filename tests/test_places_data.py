"""The place files say what they should, and the packed gazetteer keeps within its bounds."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.coding.places.atlas import atlas, known_senses, senses
from dragoman.coding.places.gazetteer import cities, gazetteer, kilometres
from dragoman.coding.places.keys import name_key


def areas() -> list[tuple[str, dict[str, Any]]]:
    data = atlas().data
    sites = [(name, facts) for kind in data["sites"].values() for name, facts in kind.items()]
    return [*sites, *data["regions"].items()]


def test_places_data_four_hundred_sites_and_waters() -> None:
    assert sum(len(kind) for kind in atlas().data["sites"].values()) >= 400


def test_places_data_areas_follow_their_schema() -> None:
    known = set(atlas().data["countries"])
    for name, facts in areas():
        assert set(facts) <= {"at", "radius", "countries", "claims", "country", "also"}, name
        assert abs(facts["at"][0]) <= 90, name
        assert abs(facts["at"][1]) <= 180, name
        codes = [*facts.get("countries", ()), *facts.get("claims", ())]
        codes += [facts["country"]] if facts.get("country") else []
        assert set(codes) <= known, name
        assert all(isinstance(other, str) for other in facts.get("also", ())), name


def test_places_data_every_country_has_a_pin() -> None:
    for code in set(gazetteer().countries) - {"ANT", "SCG"}:  # dissolved
        assert len(atlas().data["countries"][code]["at"]) == 2


def test_places_data_divisions_and_towns_belong_to_known_countries() -> None:
    for file in ("divisions", "districts", "towns"):
        assert set(atlas().data[file]) <= set(gazetteer().countries), file


def test_places_data_every_news_town_is_in_the_gazetteer() -> None:
    for code, towns in atlas().data["towns"].items():
        for name in towns:
            assert any(s.precision == "city" and s.country == code for s in known_senses(name_key(name))), name


def test_places_data_words_are_words() -> None:
    words = atlas().data["words"]
    for name, listed in words.items():
        if isinstance(listed, list):
            assert all(isinstance(word, str) for word in listed), name


def test_places_data_names_are_compared_without_marks() -> None:
    assert name_key("Khar'kov") == name_key("Kharkov") == "kharkov"
    assert name_key("São Tomé") == "sao tome"
    assert name_key("St. Louis") == "saint louis"
    assert name_key("Port-au-Prince") == "port au prince"


def test_places_data_distance_is_on_the_globe() -> None:
    cairo, accra = cities("cairo")[0], cities("accra")[0]
    assert kilometres(cairo, cairo) == 0
    assert kilometres(cairo, accra) == pytest.approx(4273, abs=10)


def test_places_data_gazetteer_fits_in_memory() -> None:
    assert sum(array.nbytes for array in gazetteer().arrays.values()) < 10 * 2**20


def test_places_data_unknown_name_means_nothing() -> None:
    assert senses("qwxzy") == ()
