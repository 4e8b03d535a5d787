"""The algebra of factuality: certainty times polarity, through one operator after another."""

import pytest

from dragoman.coding.voices.algebra import CERTAIN, DENIED, OPEN, Cue, Operator, compose, value
from dragoman.coding.voices.cues import cues

CLASSES = cues().classes


def through(*names):
    return compose([Cue(CLASSES[name], name) for name in names])


def test_algebra_nothing_in_scope_is_certain():
    assert compose([]).value == CERTAIN


def test_algebra_two_negations_cancel():
    assert through("negation", "negation").value == CERTAIN


@pytest.mark.parametrize("name", ["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"])
def test_algebra_names_every_value_of_factbank(name):
    assert value(name).name == name


def test_algebra_weakest_certainty_wins():
    assert through("probable", "perhaps", "failure").value == value("PS-")


def test_algebra_uncommitted_swallows_polarity():
    assert through("prospective", "negation", "implicative").value == OPEN


@pytest.mark.parametrize(
    ("outer", "expected"),
    [
        ((), "CT-"),
        (("negation",), "CT+"),
        (("probable",), "PR-"),
        (("negation", "belief"), "PR+"),
        (("condition",), "Uu"),
    ],
)
def test_algebra_failure_under_what_stands_outside(outer, expected):
    assert through(*outer, "failure").value == value(expected)


def test_algebra_factive_content_survives_negation_and_question():
    assert through("question", "negation", "knowledge").value == CERTAIN


def test_algebra_new_speaker_starts_certainty_afresh():
    assert through("probable", "speech").value == CERTAIN


def test_algebra_denied_speech_commits_to_nothing():
    assert through("negation", "speech").value == OPEN


def test_algebra_deciding_cues_begin_at_the_innermost_speaker():
    outcome = through("probable", "speech", "perhaps")
    assert [cue.word for cue in outcome.deciding] == ["speech", "perhaps"]


def test_algebra_future_reaches_down_to_the_content():
    assert through("future", "implicative").future


def test_algebra_content_with_its_own_time_is_not_future():
    assert not through("future", "speech").future


def test_algebra_foiled_attempt_is_not_to_come():
    outcome = through("prevention", "attempt")
    assert (outcome.value, outcome.future) == (DENIED, False)


def test_algebra_known_whether_says_not_which_way():
    assert through("negation", "undisclosed").value == value("CTu")
    assert through("negation", "known_whether").value == OPEN


@pytest.mark.parametrize("operator", CLASSES.values(), ids=CLASSES)
def test_algebra_every_class_yields_a_named_value(operator: Operator):
    for name in ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"):
        assert operator(value(name)).name
