"""The standing of a given predicate, as ``dragoman assess`` writes it."""

import datetime

import pytest

from dragoman.coding.voices import Speaker, assess
from dragoman.language.model import load_model

DAY = datetime.date(2024, 12, 5)


def standing(text, words, anchor=DAY, name=lambda head: None):
    start = text.index(words)
    return assess(load_model(None)(text), start, start + len(words), anchor=anchor, name=name)


def test_assess_answers_for_any_subject():
    found = standing("The gardener forgot to water the roses.", "water")
    assert found == {"factuality": "CT-", "auxiliary": ["negation"], "attribution": []}


def test_assess_takes_the_head_of_several_words():
    assert standing("Lima has yet to deposit its instrument.", "to deposit its instrument")["factuality"] == "CT-"


def test_assess_names_the_speaker():
    found = standing(
        "Quito said Lima had closed the port.", "closed", name=lambda h: Speaker("Ecuador", "ECU", "government")
    )
    (voice,) = found["attribution"]
    assert (voice["entity_text"], voice["code"], voice["cue"]) == ("Quito", "ECU", "said")
    assert found["factuality"] == "CT+"


def test_assess_tells_a_former_time_by_its_date():
    assert standing("In 1962 the two armies fought in the pass.", "fought")["auxiliary"] == ["historical"]


def test_assess_without_a_day_has_only_the_wording():
    assert standing("In 1962 the two armies fought in the pass.", "fought", anchor=None)["auxiliary"] == []
    assert standing("The envoys will meet.", "meet", anchor=None)["auxiliary"] == ["future"]


def test_assess_tells_the_future_by_its_date():
    assert "future" in standing("The envoys meet in Doha on 20 December 2024.", "meet")["auxiliary"]


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-5, 900), (7, 8), (30, 31), (100, 120), (9, 3)])
def test_assess_answers_for_odd_offsets(start, end):
    doc = load_model(None)("Lima closed the port on Monday.")
    assert assess(doc, start, end, anchor=DAY, name=lambda head: None)["factuality"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b"])
def test_assess_answers_for_a_text_without_words(text):
    assert assess(load_model(None)(text), 0, 1, anchor=None, name=lambda head: None)["factuality"]
