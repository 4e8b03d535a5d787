"""The place of an event apart from its parties."""

from __future__ import annotations

import pytest

from dragoman.coding.places import find_places, locate_event
from dragoman.language.model import load_model


def located(text: str, predicate: str) -> str | None:
    doc = load_model()(text)
    token = next(token for token in doc if token.text == predicate)
    found = locate_event(doc, token, find_places(doc))
    return found.place.text if found else None


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("Peruvian soldiers clashed with smugglers near Puno on Tuesday.", "clashed", "Puno"),
        ("Envoys from Chad and Niger met in Geneva to discuss a border treaty.", "met", "Geneva"),
        ("Rebels shelled the outskirts of Goma.", "shelled", "Goma"),
        ("The prime minister visited Beijing.", "visited", "Beijing"),
        ("Two gunmen opened fire in a mosque in Mopti, Mali.", "opened", "Mopti"),
        ("Fighting spread to Taiz, where rebels seized a hospital.", "seized", "Taiz"),
        ("The chief of staff travelled to Amman.", "travelled", "Amman"),
        ("A blast at Kabul airport killed ten guards.", "killed", "Kabul"),
        ("The talks in Muscat collapsed.", "talks", "Muscat"),
    ],
)
def test_places_locating_reads_the_words_attached(text: str, predicate: str, expected: str) -> None:
    assert located(text, predicate) == expected


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Moscow rejected the claim.", "rejected"),
        ("Ecuador accused Colombia of spying.", "accused"),
        ("Ghana signed a pact with Togo.", "signed"),
        ("Lawmakers criticised Beijing over Taiwan.", "criticised"),
        ("Jordan recalled its ambassador to Israel.", "recalled"),
        ("Spain condemned the attack in Nairobi.", "condemned"),
    ],
)
def test_places_locating_parties_and_topics_are_no_place(text: str, predicate: str) -> None:
    assert located(text, predicate) is None


def test_places_locating_where_it_was_said_is_not_where_it_happened() -> None:
    text = "The minister said in Vienna that troops had crossed the border at Vardenis."
    assert located(text, "crossed") == "Vardenis"
    assert located("The minister said in Vienna that troops had mutinied.", "mutinied") is None


def test_places_locating_the_dateline_is_the_last_resort() -> None:
    assert located("NAIROBI, March 3 (Wire) - Police fired tear gas at protesters.", "fired") == "NAIROBI"
    assert located("GENEVA, March 3 (Wire) - Iran fired missiles at rebels.", "fired") is None
    assert located("GENEVA, March 3 (Wire) - Iranian troops fired missiles at rebels.", "fired") is None


def test_places_locating_does_not_fail_on_a_text_without_places() -> None:
    assert located("They met again.", "met") is None
