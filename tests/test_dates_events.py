"""The date of an event: which words give it, and what happens when none do. Published Thursday 2024-12-05."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.coding.dates import Dated, date_event, find_times
from dragoman.language.model import load_model

THURSDAY = date(2024, 12, 5)


def dated(text: str, word: str, day: date | None = THURSDAY) -> Dated:
    """The date of the event whose predicate is the first token with this text."""
    doc = load_model()(text)
    token = next(token for token in doc if token.text == word)
    return date_event(doc, token, find_times(doc, day), day)


@pytest.mark.parametrize(
    ("text", "word", "day", "basis"),
    [
        ("Kenya's army shelled the camp on Tuesday.", "shelled", "2024-12-03", "relative"),
        ("On 12 March 2019, Gambia and Senegal signed a fishing accord.", "signed", "2019-03-12", "explicit"),
        ("The ministers met on Monday and signed a protocol on Tuesday.", "met", "2024-12-02", "relative"),
        ("The ministers met on Monday and signed a protocol on Tuesday.", "signed", "2024-12-03", "relative"),
        ("The ministers met and signed a protocol on Tuesday.", "met", "2024-12-03", "relative"),
        ("A bomb exploded in Herat on Friday, killing five.", "killing", "2024-11-29", "relative"),
        ("The army said it killed 20 militants in a raid on Monday night.", "raid", "2024-12-02", "relative"),
        ("The visit, scheduled for next Tuesday, has been cancelled.", "visit", "2024-12-10", "relative"),
        ("Kenya condemned Tuesday's attack on the embassy.", "attack", "2024-12-03", "relative"),
        ("France suspended aid to Niger.", "suspended", "2024-12-05", "publication"),
        ("PARIS, Dec 4 (Lumen Press) - France suspended aid to Niger.", "suspended", "2024-12-04", "dateline"),
    ],
)
def test_dates_events_single_day(text: str, word: str, day: str, basis: str) -> None:
    found = dated(text, word)
    assert (found.date, found.info.basis) == (day, basis)


def test_dates_events_attribution_date_is_not_the_events() -> None:
    text = "According to the state agency on the 5th, the two sides exchanged documents in Hanoi the day before."
    found = dated(text, "exchanged")
    assert (found.date, found.info.text, found.info.anchor) == ("2024-12-04", "the day before", "2024-12-05")


def test_dates_events_speech_date_only_bounds_its_content() -> None:
    found = dated("The minister said on Tuesday that the ship had been sunk.", "sunk")
    assert (found.info.basis, found.info.latest, found.info.text) == ("publication", "2024-12-03", None)


def test_dates_events_own_date_beats_speech_date() -> None:
    found = dated("Angola's president said on Friday that his army had shelled rebel camps on Wednesday.", "shelled")
    assert found.date == "2024-12-04"


def test_dates_events_date_of_another_clause_does_not_carry_over() -> None:
    text = "Talks between Serbia and Kosovo, which began in May, collapsed on Wednesday."
    assert dated(text, "collapsed").date == "2024-12-04"
    assert dated(text, "began").info.edtf == "2024-05"


def test_dates_events_year_of_a_name_is_not_the_events() -> None:
    assert dated("The 1961 treaty was suspended on Friday.", "suspended").date == "2024-11-29"


def test_dates_events_older_act_keeps_its_date() -> None:
    text = "A court in Peru sentences the mayor for the murder of a farmer in May 2021."
    assert dated(text, "sentences").info.basis == "publication"


def test_dates_events_after_an_act_is_not_at_its_time() -> None:
    text = "Nigeria cut ties with the state after the massacre in May."
    assert dated(text, "cut").info.basis == "publication"
    assert dated(text, "massacre").info.edtf == "2024-05"


def test_dates_events_since_in_a_comparison_is_no_date() -> None:
    text = "Chad elected a speaker after ten rounds of voting, the most rounds since 1960."
    assert dated(text, "elected").info.basis == "publication"


def test_dates_events_vague_month_gives_bounds_only() -> None:
    found = dated("The two leaders signed the treaty in mid-June this year.", "signed")
    assert (found.date, found.enddate) == (None, None)
    assert (found.info.earliest, found.info.latest) == ("2024-06-11", "2024-06-20")


def test_dates_events_span_gives_first_and_last_day() -> None:
    found = dated("The president visited Oslo from 3 to 7 May.", "visited")
    assert (found.date, found.enddate) == ("2024-05-03", "2024-05-07")


def test_dates_events_span_of_years_is_shortened() -> None:
    found = dated("Between 2014 and 2016, Vietnam expelled dozens of envoys.", "expelled")
    assert (found.date, found.enddate, found.historical) == ("2014", "2016", True)


def test_dates_events_future_date_flags_future() -> None:
    found = dated("Peru will sign an agreement with Chile on 3 March.", "sign")
    assert (found.date, found.future) == ("2025-03-03", True)


def test_dates_events_future_without_date_is_not_stamped() -> None:
    found = dated("Peru will sign an agreement with Chile.", "sign")
    assert (found.date, found.info.edtf, found.info.basis) == (None, None, "none")
    assert found.info.earliest == "2024-12-05"


def test_dates_events_promise_does_not_take_the_promises_date() -> None:
    text = "Japan vowed last week to impose sanctions."
    assert dated(text, "vowed").info.edtf == "2024-11-25/2024-12-01"
    assert dated(text, "impose").info.basis == "none"


def test_dates_events_deadline_is_a_bound() -> None:
    found = dated("Norway agreed on Monday to withdraw its troops by the end of next year.", "withdraw")
    assert (found.date, found.info.edtf, found.info.latest) == (None, "../2025-12-31", "2025-12-31")


def test_dates_events_background_in_the_past_perfect_is_not_stamped() -> None:
    found = dated("Algeria had expelled the diplomats.", "expelled")
    assert (found.date, found.info.basis) == (None, "none")


def test_dates_events_a_named_era_is_historical() -> None:
    assert dated("During the Cold War, Cuba hosted Soviet troops.", "hosted").historical


def test_dates_events_within_a_year_is_not_historical() -> None:
    assert not dated("Mali expelled the envoy in January.", "expelled").historical


def test_dates_events_habit_has_no_date() -> None:
    assert dated("Every year the two armies hold drills off the coast.", "hold").info.basis == "none"


def test_dates_events_condition_is_not_stamped() -> None:
    assert dated("If the rebels attack the port, Chad would respond.", "attack").date is None


def test_dates_events_story_carries_a_day_to_the_next_sentence() -> None:
    text = "Envoys met in Geneva on Monday. They signed a ceasefire."
    assert dated(text, "signed").date == "2024-12-02"


def test_dates_events_story_ends_where_the_tense_changes() -> None:
    text = "Togo signed the pact in June. Analysts say it works. The envoy described it as fair."
    assert dated(text, "described").info.basis == "publication"


def test_dates_events_story_does_not_cross_paragraphs() -> None:
    text = "Envoys met in Geneva on Monday.\n\nThey signed a ceasefire."
    assert dated(text, "signed").info.basis == "publication"


def test_dates_events_the_next_day_counts_from_the_day_told() -> None:
    text = "The minister arrived in Quito on Tuesday. He met the president the next day."
    assert dated(text, "met").date == "2024-12-04"


def test_dates_events_distance_from_a_month_stays_vague() -> None:
    found = dated("The rebels seized Goma in January. They withdrew two weeks later.", "withdrew")
    assert (found.date, found.info.edtf) == (None, "2024-01-15/2024-02-14")


def test_dates_events_length_between_two_acts_dates_the_other() -> None:
    text = "Sweden's parliament ratified the treaty on Tuesday, 181 days after it was signed."
    found = dated(text, "signed")
    assert (found.date, found.info.text, found.info.anchor) == ("2024-06-05", "181 days", "2024-12-03")


def test_dates_events_without_publication_day_nothing_is_guessed() -> None:
    found = dated("Kenya's army shelled the camp on Tuesday.", "shelled", day=None)
    assert (found.date, found.info.edtf, found.info.basis) == (None, None, "none")


def test_dates_events_explicit_date_needs_no_publication_day() -> None:
    assert dated("Togo signed it on 3 May 2021.", "signed", day=None).date == "2021-05-03"
