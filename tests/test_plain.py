"""Mentions read aloud."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.knowledge import knowledge
from dragoman.plain import date_words, plain


def _mention(**changes: Any) -> dict[str, Any]:
    return {
        "event": "CONSULT",
        "mode": [],
        "auxiliary": [],
        "factuality": "CT+",
        "actor": [{"name": "Chile", "code": "CHL", "person": "Ana Ruiz", "entity_text": "Ana Ruiz"}],
        "recipient": [{"name": "Peru", "code": "PER", "person": None, "entity_text": "Lima"}],
        "event_loc": {"name": "Arica"},
        "date_info": {"edtf": "2024-12-04"},
        "attribution": [],
        "treaty": None,
    } | changes


def test_plain_says_who_met_whom_where_and_when() -> None:
    assert plain(_mention()) == "Chile (Ana Ruiz) met Peru in Arica; stated as certain; 4 December 2024."


def test_plain_names_the_chain_of_speakers() -> None:
    voices = [
        {"name": "Peru", "code": "PER", "kind": "state_media", "entity_text": "the Andina agency"},
        {"name": None, "code": None, "kind": "unnamed", "entity_text": "officials"},
    ]
    read = plain(_mention(attribution=voices))
    assert read.startswith("According to the Andina agency (state media of Peru), quoting officials, Chile")


@pytest.mark.parametrize(
    ("factuality", "auxiliary", "words"),
    [
        ("CT-", ["negation"], "did not meet"),
        ("CT+", ["future"], "will meet"),
        ("PS+", ["hypothetical"], "would meet"),
        ("CT-", ["future", "negation"], "will not meet"),
    ],
)
def test_plain_puts_the_standing_into_the_verb(factuality: str, auxiliary: list[str], words: str) -> None:
    assert words in plain(_mention(factuality=factuality, auxiliary=auxiliary))


def test_plain_names_the_treaty_act() -> None:
    treaty = {"title": "Lake Charter", "act": "entry_into_force", "id": "t-1"}
    assert "took part in the entry into force of the Lake Charter" in plain(_mention(treaty=treaty))


def test_plain_says_that_nobody_is_named() -> None:
    read = plain(_mention(actor=[], recipient=[], event="ASSAULT", date_info={"edtf": None}))
    assert read == "Somebody who is not named carried out an attack in Arica; stated as certain; undated."


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-06~", "about June 2024"),
        ("2024-06-11/2024-06-20", "11 June 2024 to 20 June 2024"),
        ("../2025-12-31", "by 31 December 2025"),
        ("2025-01/..", "from January 2025 on"),
        ("199X", "the 1990s"),
        ("2024-22", "summer 2024"),
        (None, "undated"),
        ("Y17000", "Y17000"),
    ],
)
def test_plain_dates(edtf: str | None, words: str) -> None:
    assert date_words(edtf) == words


def test_plain_knows_every_type_and_its_modes() -> None:
    types = {data["type"]: data for data in knowledge("dragoman.coding.events", "types/*.yaml").values()}
    said = knowledge("dragoman")["plain"]["types"]
    assert set(said) == set(types)
    for name, entry in said.items():
        assert set(entry.get("modes", {})) <= set(types[name]["modes"])
