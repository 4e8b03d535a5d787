"""Place names used as places, and the names that only look like one."""

from __future__ import annotations

import pytest

from dragoman.coding.places import FoundPlace, find_places, place_records
from dragoman.language.model import load_model


def found(text: str) -> list[FoundPlace]:
    return find_places(load_model()(text))


def names(text: str) -> list[str]:
    return [one.place.text or "" for one in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ministers debated the Lisbon Treaty on Monday.",
        "The Nairobi Tribune printed the minister's letter.",
        "Researchers at the University of Warsaw published the study.",
        "The two sides went back to the Astana process.",
        "Guests ate Peking duck with Vienna sausages.",
        "Doctors warned that Marburg virus was spreading.",
        "The Ghanaian and Togolese ministers shook hands.",
        "Aid workers praised the Geneva Conventions.",
        "Malaysia Airlines cancelled the flight.",
    ],
)
def test_places_finding_leaves_other_names_alone(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels attacked a convoy near Kidal in northern Mali.", ["Kidal", "Mali"]),
        ("Rebels shelled Omdurman and El Fasher.", ["Omdurman", "El Fasher"]),
        ("Ships crossed the Strait of Malacca at night.", ["Strait of Malacca"]),
        ("Troops reached Rostov Oblast and the town of Bataysk.", ["Rostov Oblast", "Bataysk"]),
        ("The Republic of Moldova closed its border.", ["Republic of Moldova"]),
        ("Peru's congress met in Lima.", ["Peru", "Lima"]),
        ("A storm hit St. John's, the capital of Antigua.", ["St. John's", "Antigua"]),
        ("Guards closed the Rafah crossing.", ["Rafah crossing"]),
        ("Côte d'Ivoire and Burkina Faso sent envoys.", ["Côte d'Ivoire", "Burkina Faso"]),
        ("Militants from al-Bab entered Manbij.", ["al-Bab", "Manbij"]),
    ],
)
def test_places_finding_takes_the_whole_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_places_finding_offsets_quote_the_text() -> None:
    text = "Envoys from Laos met in Vientiane, and a ferry left Savannakhet."
    for one in found(text):
        assert text[one.place.start : one.place.end] == one.place.text


def test_places_finding_carries_a_row_of_names() -> None:
    text = "The floods reached Sylhet, Sunamganj, Moulvibazar and Habiganj in Bangladesh."
    assert names(text) == ["Sylhet", "Sunamganj", "Moulvibazar", "Habiganj", "Bangladesh"]


def test_places_finding_knows_a_name_again() -> None:
    text = "Gunmen stormed the village of Tarkwana. Tarkwana has no police post."
    assert names(text) == ["Tarkwana", "Tarkwana"]


def test_places_finding_tells_persons_from_places() -> None:
    text = "Maria Lima and Peter London spoke in Harare. Lima said the vote was fair."
    assert names(text) == ["Harare"]


def test_places_finding_abbreviations_need_their_capitals() -> None:
    assert names("They asked us to leave the US and the UAE.") == ["US", "UAE"]


def test_places_finding_marks_the_dateline() -> None:
    text = "LUSAKA, March 3 (Wire) - Officials met farmers in Chipata on Monday."
    assert [(one.place.text, one.dateline) for one in found(text)] == [("LUSAKA", True), ("Chipata", False)]


def test_places_finding_unknown_name_has_no_pin() -> None:
    (one,) = found("Gunmen stormed the village of Tarkwana on Friday.")
    assert (one.place.name, one.place.country, one.place.lat, one.place.lon) == (None, None, None, None)


def test_places_finding_unknown_name_borrows_its_holders_pin() -> None:
    one, holder = found("Gunmen stormed the village of Tarkwana in Zamfara State.")
    assert one.place.name == "Tarkwana"
    assert one.place.geonameid is None
    assert (one.place.lat, one.place.lon, one.place.precision) == (holder.place.lat, holder.place.lon, "admin1")


def test_places_finding_a_peoples_name_tells_the_country() -> None:
    (one,) = found("Gunmen stormed the Nigerian village of Tarkwana on Friday.")
    assert (one.place.country, one.place.precision) == ("NGA", "country")


def test_places_finding_records_have_the_contracts_fields() -> None:
    (row,) = place_records("a-1", found("The envoys met in Doha."))
    assert list(row) == ["article", "text", "start", "end", "name", "country", "lat", "lon", "geonameid"]
    assert (row["article"], row["text"], row["country"]) == ("a-1", "Doha", "QAT")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "LONDON " * 2000,
        "in " * 500 + "Mali",
        "A\u200bbuja, \u202eKano\u202c and \ufeffJos",
        ", ".join(["Mali", "Chad", "Jos"] * 700),
        "'s of the and - – ' \" ( ) … Ž",
        "X" * 20_000,
    ],
)
def test_places_finding_survives_hostile_text(text: str) -> None:
    for one in found(text):
        assert one.place.text
