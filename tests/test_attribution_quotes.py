"""Quotation marks, in every style of printing, and what they are not."""

from __future__ import annotations

import pytest

from dragoman.article import Article
from dragoman.coding.voices.attribution import attribution
from dragoman.coding.voices.quotes import LONGEST, quotations
from dragoman.language.model import load_model
from dragoman.language.reading import read_articles

STYLES = [
    ('"We will," he said. "Never."', ['"We will,"', '"Never."']),
    ("“We will,” he said.", ["“We will,”"]),
    ("„Wir bleiben“, he said.", ["„Wir bleiben“"]),
    ("«Restons», he said.", ["«Restons»"]),
    ("'We will go' - minister", ["'We will go'"]),
    ("The ‘automatic’ clause", ["‘automatic’"]),
    ("He said “it’s ‘fine’ now”.", ["“it’s ‘fine’ now”"]),
    # apostrophes, inches and possessives
    ("Workers' rights and the rebels' camp", []),
    ("Kim's 'big' plan", ["'big'"]),
    ("a 6'2\" guard from the '90s", []),
    # an open paragraph goes on when the next one opens too, and else ends
    ("“One.\n\n“Two,” he said.", ["“One.", "“Two,”"]),
    ('He said "one.\n\nTwo came.', ['"one.']),
]


@pytest.mark.parametrize(("text", "expected"), STYLES, ids=[case[0][:40] for case in STYLES])
def test_quotes_are_found(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in quotations(text)] == expected


def test_quotes_stray_mark_does_not_swallow_the_text() -> None:
    text = 'A "stray mark ' + "and more words " * LONGEST
    assert quotations(text) == []


HOSTILE = [
    "",
    " \n\n ",
    '"' * 500,
    "“" * 300 + "said" + "”" * 300,
    "he said " * 1500,
    "that he said that she said that they said " * 200,
    "THE MINISTER SAID THE ARMY WOULD ATTACK " * 40,
    "said\u200b the \u200bminister\u200b: “yes\u200b”",
    "- : - : said - UN :",
    ": said",
    "the spokesman for " * 700 + "said the port was closed.",
    "spokesman " * 900 + "said the port was closed.",
    "was quoted as saying " * 600,
    "Oslo's " * 900 + "claim that it left was false.",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_attribution_survives_hostile_text(text: str) -> None:
    doc = next(read_articles(load_model(), [Article(id="x", text=text)])).doc
    for token in [*doc[:60], *doc[-20:]]:
        for voice in attribution(doc, token, name=lambda head: None):
            assert voice.entity_text is None or voice.entity_text in text
            assert voice.cue in text
