"""Which of a name's meanings is meant."""

from __future__ import annotations

import pytest

from dragoman.coding.places import FoundPlace, find_places
from dragoman.language.model import load_model


def place(text: str, name: str) -> FoundPlace:
    return next(one for one in find_places(load_model()(text)) if one.place.text == name)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Gunmen attacked a market in Tripoli, Lebanon.", "Tripoli", "LBN"),
        ("Libyan militias clashed in Tripoli.", "Tripoli", "LBY"),
        ("Police in Paris, Texas, arrested two men.", "Paris", "USA"),
        ("The ministers met in Paris.", "Paris", "FRA"),
        ("A bomb went off in Hyderabad, Pakistan.", "Hyderabad", "PAK"),
        ("A bomb went off in Hyderabad, India.", "Hyderabad", "IND"),
        ("A man from Tyler, Tex., was freed.", "Tyler", "USA"),
    ],
)
def test_places_resolving_reads_the_country_around(text: str, name: str, country: str) -> None:
    assert place(text, name).place.country == country


def test_places_resolving_rows_are_of_one_kind() -> None:
    assert place("Georgia, Armenia and Azerbaijan sent envoys.", "Georgia").place.country == "GEO"
    assert place("Georgia, Alabama and Florida sued.", "Georgia").place.country == "USA"


def test_places_resolving_type_words_choose_the_division() -> None:
    assert place("Troops entered the Kursk region.", "Kursk").place.precision == "admin1"
    assert place("Troops entered the city of Kursk.", "Kursk").place.precision == "city"
    assert place("Voters in the state of Washington chose.", "Washington").place.precision == "admin1"
    assert place("Lawmakers in Washington voted.", "Washington").place.precision == "city"


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        ("The army left Kharkov.", "Kharkov", "Kharkiv"),
        ("A ferry sank off Calcutta.", "Calcutta", "Kolkata"),
        ("Rebels entered Deir Ezzor.", "Deir Ezzor", "Deir Ezzor"),
        ("Ministers met in Burma.", "Burma", "Myanmar"),
    ],
)
def test_places_resolving_spellings_and_old_names(text: str, name: str, shown: str) -> None:
    one = place(text, name)
    assert one.sense is not None
    known = {"Kharkov": "UKR", "Calcutta": "IND", "Deir Ezzor": "SYR", "Burma": "MMR"}
    assert one.place.country == known[name]


@pytest.mark.parametrize(
    ("text", "name", "country", "claims"),
    [
        ("Shots were fired in Kashmir.", "Kashmir", None, {"IND", "PAK", "CHN"}),
        ("Ships met near the Spratly Islands.", "Spratly Islands", None, {"CHN", "PHL", "VNM", "TWN", "MYS", "BRN"}),
        ("Police entered Jerusalem.", "Jerusalem", None, {"ISR", "PSE"}),
        ("Drones flew over Crimea.", "Crimea", "UKR", {"UKR", "RUS"}),
        ("Settlers built houses in the West Bank.", "West Bank", "PSE", {"PSE", "ISR"}),
    ],
)
def test_places_resolving_disputed_places_keep_their_claims(
    text: str, name: str, country: str | None, claims: set[str]
) -> None:
    one = place(text, name)
    assert one.place.country == country
    assert one.sense is not None
    assert set(one.sense.countries) == claims


def test_places_resolving_seas_have_no_country() -> None:
    one = place("A tanker burned in the Red Sea.", "Red Sea")
    assert (one.place.country, one.place.precision) == (None, "water")


def test_places_resolving_an_obscure_town_abroad_is_not_believed() -> None:
    text = "Norwegian police searched a house in Piccadilly after Norwegian spies were named in Oslo, Norway."
    assert all(one.place.country in ("NOR", None) for one in find_places(load_model()(text)))
