"""Sentences that nobody would write are read without an error."""

from __future__ import annotations

import pytest

from dragoman.coding.events.compose import compose
from dragoman.coding.events.lexicon import lexicon
from dragoman.coding.events.matching import Matcher
from dragoman.language.model import load_model


@pytest.mark.parametrize(
    "text",
    [
        "",
        "attack " * 600,
        "protest against " * 300 + "Mali",
        "Chad acted in " + "support of " * 600 + "Togo.",
        "POLICE ARREST PROTESTERS IN KENYA " * 60,
        "\u200b\u200battack\u200b on",
        "to to to protest strike strike",
    ],
)
def test_events_hostile_sentences_are_read(text: str) -> None:
    matcher = Matcher(lexicon())
    for sentence in load_model()(text).sents:
        assert len(compose(matcher.matches(sentence))) <= len(sentence)
