"""Hostile and odd texts: no exception, no offset drift, the same answer whatever is asked first."""

from __future__ import annotations

import time

import pytest

from actor_cases import index


def _all(text: str) -> list[str | None]:
    actors = index(text)
    found = []
    for token in actors.doc:
        for one in (*actors.for_phrase(token), *actors.modifier_actors(token), *actors.territory_of(token)):
            assert text[one.start : one.end] == one.actor.entity_text
            found.append(one.actor.code)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n \u200b",
        "the the of of of in in",
        "US-US-US-US-China-",
        "of Kenya",
        "the leader of " * 1000 + "Peru met the envoy.",
        "- - - Sino-",
        "President of of Kenya King",
        "Ke\u200bnya met U\u00adganda \u202ein\u202c Chad",
        "МОСКВА 北京 Kenya met 東京",
        "KENYA MET UGANDA AND THE TWO SIDES SIGNED IT",
        "its its its neighbour its neighbour's neighbour",
        "'s Kenya's 's",
        "Kenya’s army’s chief’s spokesman’s aide",
        "(((((Kenya)))))",
    ],
)
def test_actors_robust_against_odd_texts(text: str) -> None:
    _all(text)


def test_actors_robust_order_of_questions_does_not_matter() -> None:
    text = "Kenyan President Amos Kibet met Uganda's king. He offered aid. The two sides agreed, and their armies left."
    forward, backward = index(text), index(text)
    ahead = [[one.actor for one in forward.for_phrase(token)] for token in forward.doc]
    back = [[one.actor for one in backward.for_phrase(token)] for token in reversed(backward.doc)]
    assert ahead == back[::-1]


def test_actors_robust_five_hundred_actors_in_one_sentence() -> None:
    text = (
        "Kenya met " + ", ".join(["Peru", "the French army", "Moscow", "its president", "they"] * 100) + " and Chile."
    )
    assert len(_all(text)) >= 300


def test_actors_robust_time_grows_with_length_not_faster() -> None:
    def seconds(count: int) -> float:
        actors = index("The Kenyan army and its allies attacked rebels near Lima and they fled. " * count)
        start = time.perf_counter()
        for token in actors.doc:
            actors.for_phrase(token)
        return time.perf_counter() - start

    seconds(5)
    short, long = seconds(20), seconds(160)
    assert long < 8 * short * 3
