"""Finding time expressions: traps, words with other senses, hostile input, the record."""

from __future__ import annotations

import time
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding.dates import find_times, time_records
from dragoman.coding.dates.grammar import load_grammar
from dragoman.language.model import load_model

THURSDAY = date(2024, 12, 5)


def texts(sentence: str) -> list[str]:
    return [found.text for found in find_times(load_model()(sentence), THURSDAY)]


def value(sentence: str) -> str | None:
    (found,) = find_times(load_model()(sentence), THURSDAY)
    return found.value


@pytest.mark.parametrize(
    "sentence",
    [
        "Troops crossed the 38th parallel.",
        "Article 5 was invoked by the alliance.",
        "Resolution 1718 forbids it.",
        "The G20 and COP29 were mentioned.",
        "The general may march on the capital.",
        "Prime Minister Theresa May resigned over the deal.",
        "More than 2000 soldiers deserted.",
        "The cost rose to $2015 a head.",
        "A second round of talks failed.",
        "The fall of the city shocked them.",
        "A winter storm closed the port.",
        "They won the 5th round of voting.",
    ],
)
def test_dates_finding_words_that_are_no_times(sentence: str) -> None:
    assert not [text for text in texts(sentence) if text != "a head"]


def test_dates_finding_prepositions_are_outside() -> None:
    assert texts("Togo closed it in October, and Mali on Monday.") == ["October", "Monday"]


def test_dates_finding_two_days_of_one_month_are_two() -> None:
    found = find_times(load_model()("Clashes were reported on 3 and 5 December."), THURSDAY)
    assert [time.value for time in found] == ["2024-12-03", "2024-12-05"]


def test_dates_finding_time_of_day_with_zone() -> None:
    assert value("The missile was launched at 0900 GMT.") == "2024-12-05T09:00Z"
    assert value("The missile was launched at 9:15 p.m. local time.") == "2024-12-05T21:15"


def test_dates_finding_same_month_of_another_year() -> None:
    found = find_times(load_model()("Arrivals fell in July from the same month a year ago."), THURSDAY)
    assert [time.value for time in found] == ["2024-07", "2023-07"]


def test_dates_finding_week_belongs_to_the_month_of_its_thursday() -> None:
    assert value("They met in the last week of March.") == "2024-W13"


def test_dates_finding_numeric_order_from_the_text_itself() -> None:
    found = find_times(load_model()("He was held from 25/11/2024. A note dated 03/04/2024 was found."), THURSDAY)
    assert found[-1].value == "2024-04-03"


def test_dates_finding_movable_feasts() -> None:
    assert value("The truce began on Easter Monday.") == "2024-04-01"
    assert value("The truce began at Lunar New Year.") == "2024-02-10"


@pytest.mark.parametrize(
    "sentence",
    [
        "It was signed on 30 February.",
        "It was signed on 2024-13-45.",
        "It was signed in the year 0.",
        "It was signed in week 54 of 2024.",
        "It was signed at 25:99 on Tuesday.",
        "It ended 20000000 years ago.",
        "The decree is dated Reiwa 99999.",
        "It will be signed in the year 9999.",
    ],
)
def test_dates_finding_impossible_dates_keep_their_words(sentence: str) -> None:
    (found,) = find_times(load_model()(sentence), THURSDAY)
    assert (found.value, found.edtf, found.basis) == (None, None, "none")
    assert found.note


def test_dates_finding_capitals_and_zero_width_characters() -> None:
    assert "MONDAY" in texts("THE MINISTERS MET ON MONDAY.")
    assert value("They met on 5\u200b December\u200b 2024.") == "2024-12-05"


def test_dates_finding_record_leaves_out_the_datelines_date() -> None:
    times = find_times(load_model()("LUSAKA, Dec. 5 (Plateau Wire) - Zambia closed its border on Monday."), THURSDAY)
    records = time_records("a", times)
    assert [record["text"] for record in records] == ["Monday"]
    assert list(records[0]) == ["article", "text", "start", "end", "type", "value", "edtf"]


def test_dates_finding_is_linear_in_the_text() -> None:
    nlp = load_model()

    def seconds(count: int) -> float:
        doc = nlp.make_doc("Monday and " * count)
        for token in doc:
            token.is_sent_start = token.i == 0
        start = time.process_time()
        find_times(doc, THURSDAY)
        return time.process_time() - start

    seconds(10)
    # Sixteen times the text: quadratic work would take 256 times as long.
    assert seconds(16000) < 64 * max(seconds(1000), 0.02)


WORDS = st.sampled_from(
    sorted(load_grammar().lexicon.words) + [str(number) for number in (0, 3, 31, 1999, 2024, 99999)]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=14), st.sampled_from([None, date(1, 1, 1), THURSDAY, date(9999, 12, 31)]))
def test_dates_finding_never_raises_and_writes_valid_edtf(words: list[str], day: date | None) -> None:
    doc = load_model()(" ".join(words).capitalize())
    for found in find_times(doc, day):
        assert doc.text[found.start : found.end] == found.text
        if found.edtf is not None:
            assert parse_edtf(found.edtf)
