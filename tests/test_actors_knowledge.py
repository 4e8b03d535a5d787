"""The knowledge files of the actors room: every row against its schema, every alias with one bearer at a time."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any, get_args

import pytest
from rigour.territories import get_territories

from dragoman.coding.actors.names import names, words_of
from dragoman.knowledge import knowledge
from dragoman.mention import Kind

FILES = knowledge("dragoman.coding.actors")
SECTORS = set(knowledge("dragoman.coding.events")["sectors"]["sectors"])
COUNTRIES = set(knowledge("dragoman.coding.places")["countries"])
DISSOLVED = {facts["code"] for facts in FILES["territories"]["dissolved"].values()}
RECODED = set(FILES["territories"]["codes"].values())
DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
# Two claimed the office at once, and news called both by it.
CONTESTED = {("CIV", "president")}
# Files of bodies whose codes begin with a country's.
NATIONAL = ("armed_groups_", "parties_", "civil_society")
# File name's beginning → the key that holds its rows, the keys that a row may have, those that it must have.
SCHEMAS: dict[str, tuple[str, set[str], set[str]]] = {
    "organisations_": ("actors", {"name", "code", "also", "sector", "kind", "qid", "from", "to"}, {"name", "code"}),
    "armed_groups_": ("actors", {"name", "code", "also", "sector", "kind", "qid", "from", "to"}, {"sector", "code"}),
    "parties_": ("actors", {"name", "code", "also", "sector", "kind", "qid", "from", "to"}, {"sector", "code"}),
    "civil_society": ("actors", {"name", "code", "also", "sector", "kind", "qid", "from", "to"}, {"sector", "code"}),
    "outlets_": ("outlets", {"name", "also", "country", "kind", "owner"}, {"name", "country", "kind"}),
    "leaders_": (
        "leaders",
        {"name", "also", "country", "organization", "office", "from", "to", "sector"},
        {"name", "office", "from"},
    ),
}


def rows(beginning: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each row of the files whose names begin so, with its file."""
    key = SCHEMAS[beginning][0]
    for file, content in FILES.items():
        if file.startswith(beginning):
            assert set(content) == {key}, file
            for row in content[key]:
                yield file, row


def bodies() -> list[dict[str, Any]]:
    """Return organisations, groups, parties and associations."""
    return [row for beginning in ("organisations_", *NATIONAL) for _, row in rows(beginning)]


@pytest.mark.parametrize("beginning", SCHEMAS)
def test_actors_knowledge_rows_have_known_keys_and_lack_none(beginning: str) -> None:
    _, allowed, needed = SCHEMAS[beginning]
    for file, row in rows(beginning):
        assert set(row) <= allowed, (file, row)
        assert needed <= set(row), (file, row)


@pytest.mark.parametrize("beginning", SCHEMAS)
def test_actors_knowledge_spellings_are_plain_text_and_each_is_listed_once(beginning: str) -> None:
    for file, row in rows(beginning):
        spellings = [row["name"], *(row.get("also") or ())]
        assert all(isinstance(one, str) and one == one.strip() and one for one in spellings), (file, row)
        assert not {one for one, count in Counter(spellings).items() if count > 1}, (file, row)


@pytest.mark.parametrize("beginning", SCHEMAS)
def test_actors_knowledge_dates_are_written_as_text_and_in_order(beginning: str) -> None:
    for file, row in rows(beginning):
        for day in (row.get("from"), row.get("to")):
            if day is not None:
                assert isinstance(day, str) and DAY.fullmatch(day), (file, row)
                date(*[int(part) for part in (*day.split("-"), "01", "01")[:3]])
        if row.get("from") and row.get("to"):
            assert row["from"][: len(row["to"])] <= row["to"][: len(row["from"])], (file, row)


def test_actors_knowledge_codes_are_unique_and_of_one_scheme() -> None:
    states = COUNTRIES | DISSOLVED | RECODED
    counts = Counter(row["code"] for row in bodies())
    assert not [code for code, count in counts.items() if count > 1]
    assert not {"IGO", "NGO", "IMG"} & ({str(t.alpha3).upper() for t in get_territories() if t.alpha3} | states)
    for file, row in rows("organisations_"):
        assert re.fullmatch(r"(IGO[A-Z]{3}([A-Z]{3})?|NGO[A-Z]{3})", row["code"]), (file, row)
        assert row["code"][:6] in counts, (file, row)
    for beginning in NATIONAL:
        for file, row in rows(beginning):
            code = row["code"]
            assert re.fullmatch(r"[A-Z]{6}[A-Z0-9]{3}", code), (file, row)
            assert code[:3] in states | {"IMG"} and code[:3] not in FILES["territories"]["codes"], (file, row)
            assert code[3:6] == row["sector"], (file, row)


def test_actors_knowledge_sectors_and_kinds_are_those_of_the_record() -> None:
    for row in bodies():
        assert row.get("sector") in SECTORS | {None}, row
        assert row["kind"] in get_args(Kind), row
    for file, row in rows("outlets_"):
        assert row["kind"] == ("state_media" if file == "outlets_state" else "news_outlet"), row
        assert row["country"] in COUNTRIES, row


def test_actors_knowledge_leaders_hold_an_office_of_a_known_state_or_body() -> None:
    codes = {row["code"] for row in bodies()}
    for file, row in rows("leaders_"):
        assert ("country" in row) != ("organization" in row), (file, row)
        assert row.get("country", "FRA") in COUNTRIES, (file, row)
        assert row.get("organization", "IGOUNO") in codes, (file, row)


def test_actors_knowledge_newest_term_of_a_person_stands_first() -> None:
    terms: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for file, row in rows("leaders_"):
        terms[file, row["name"], row["office"]].append(row["from"])
    assert not [key for key, days in terms.items() if days != sorted(days, reverse=True)]


def test_actors_knowledge_an_office_of_state_has_one_holder_at_a_time() -> None:
    one_holder = {"president", "prime minister", "chancellor", "taoiseach", "king", "queen", "foreign minister"}
    held: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for _, row in rows("leaders_"):
        if row["office"] in one_holder and "country" in row:
            held[row["country"], row["office"]].append((row["from"], row.get("to") or "9999", row["name"]))
    for office in set(held) - CONTESTED:
        for (_, until, first), (since, _, second) in pairwise(sorted(held[office])):
            assert until[: len(since)] <= since[: len(until)], (office, first, second)


def test_actors_knowledge_places_of_power_have_a_state_and_a_sector() -> None:
    places = FILES["places_of_power"]["places"]
    for written, facts in places.items():
        assert set(facts) <= {"country", "sector", "also"}, written
        assert facts["country"] in COUNTRIES and facts["sector"] in SECTORS, written
    assert len(places) >= 120
    assert {facts["sector"] for facts in places.values()} >= {"GOV", "MIL", "LEG", "JUD", "SPY"}


def test_actors_knowledge_capitals_belong_to_states_or_bodies() -> None:
    codes = {row["code"] for row in bodies()} | COUNTRIES
    assert set(FILES["capitals"]["capitals"].values()) <= codes


def test_actors_knowledge_an_alias_has_one_bearer_at_a_time() -> None:
    """Two bearers of a spelling must differ in time, or stand in ambiguous.yaml with the signs that tell them apart."""
    told_apart = {words_of(name) for name in FILES["ambiguous"]["names"]}
    bearers: dict[tuple[str, ...], list[tuple[str, str, str]]] = defaultdict(list)
    for beginning in SCHEMAS:
        for _, row in rows(beginning):
            for written in (row["name"], *(row.get("also") or ())):
                held = (row.get("from") or "0000", row.get("to") or "9999", row["name"])
                bearers[words_of(written)].append(held)
    for written, facts in FILES["places_of_power"]["places"].items():
        for one in (written, *(facts.get("also") or ())):
            bearers[words_of(one)].append(("0000", "9999", f"{facts['country']} {facts['sector']}"))
    for alias, rivals in bearers.items():
        for (_, until, first), (since, _, second) in pairwise(sorted(rivals)):
            if first != second and alias not in told_apart:
                assert until[: len(since)] <= since[: len(until)], (alias, first, second)


def test_actors_knowledge_holds_as_much_as_it_promises() -> None:
    assert sum(1 for _ in rows("organisations_")) >= 250
    assert sum(1 for _ in rows("armed_groups_")) + sum(1 for _ in rows("parties_")) >= 200
    kinds = Counter(row["kind"] for _, row in rows("outlets_"))
    assert kinds["state_media"] >= 100
    assert kinds["news_outlet"] >= 80
    offices: dict[str, set[str]] = defaultdict(set)
    for _, row in rows("leaders_"):
        if "country" in row:
            offices[row["country"]].add(row["office"])
    foreign = {"foreign minister", "foreign secretary", "secretary of state"}
    assert sum(1 for held in offices.values() if held & foreign) >= 60


def test_actors_knowledge_makes_a_table_of_names() -> None:
    table = names()
    found = {spelling.meaning.code for spelling in table.by_first["al"] if spelling.words == ("al", "-", "shabaab")}
    assert found == {"SOMREBSHB"}
