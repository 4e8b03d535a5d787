"""What a speaker is: by its name where that is known, by its noun where it is not."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from dragoman.article import Article
from dragoman.coding.actors import ActorMention
from dragoman.coding.voices.attribution import attribution
from dragoman.coding.voices.speakers import Speaker, speaker_of
from dragoman.language.model import load_model
from dragoman.language.reading import read_articles
from dragoman.mention import Actor, Voice

KNOWN = {
    "ministry": Speaker("Chile", "CHL", "government"),
    "Iran": Speaker("Iran", "IRN", "government"),
    "Iranian": Speaker("Iran", "IRN", "government"),
    "Iran's": Speaker("Iran", "IRN", "government"),
    "UN": Speaker("United Nations", "UNO", "international_organization"),
    "Kenya": Speaker("Kenya", "KEN", "government"),
    "Oman": Speaker("Oman", "OMN", "government"),
    "Ruiz": Speaker("Ana Ruiz", "CHL", "government"),
}


def parsed(text: str) -> Doc:
    return next(read_articles(load_model(), [Article(id="x", text=text)])).doc


def innermost(text: str, predicate: str) -> Voice:
    def name(head: Token) -> Speaker | None:
        return KNOWN.get(head.text)

    doc = parsed(text)
    return attribution(doc, next(token for token in doc if token.text == predicate), name=name)[-1]


KINDS = [
    ("A spokeswoman for the ministry said the envoy left.", "left", "Chile", "CHL", "government"),
    ("Lea Roth, spokeswoman for the ministry, said the envoy left.", "left", "Chile", "CHL", "government"),
    (
        "A spokesman for the head of the UN said the envoy left.",
        "left",
        "United Nations",
        "UNO",
        "international_organization",
    ),
    ("The UN chief said the envoy left.", "left", "United Nations", "UNO", "international_organization"),
    ("A statement from the ministry said the envoy left.", "left", "Chile", "CHL", "government"),
    ("A statement said the envoy left.", "left", None, None, "document"),
    ("An Iranian analyst said the envoy left.", "left", None, None, "analyst"),
    ("Experts say the envoy left.", "left", None, None, "analyst"),
    ("Residents said the envoy left.", "left", None, None, "witness"),
    ("Two people familiar with the matter said the envoy left.", "left", None, None, "unnamed"),
    ("Officials said the envoy left.", "left", None, None, "unnamed"),
    ("Iran said the envoy left.", "left", "Iran", "IRN", "government"),
    ("Iran's state television said the envoy left.", "left", "Iran", "IRN", "state_media"),
    ("Xinhua said the envoy left.", "left", "Xinhua", None, "state_media"),
    ("The Guardian said the envoy left.", "left", "Guardian", None, "news_outlet"),
    ("A local newspaper said the envoy left.", "left", None, None, "news_outlet"),
    ("The rebels said the envoy left.", "left", None, None, "armed_group"),
    ("A leaked memo says the envoy left.", "left", None, None, "document"),
    ("The foreign minister said the envoy left.", "left", None, None, "government"),
    ("Kenya and Oman said the envoy left.", "left", "Kenya and Oman", None, "government"),
]


@pytest.mark.parametrize(("text", "predicate", "name", "code", "kind"), KINDS, ids=[case[0] for case in KINDS])
def test_speakers_have_the_name_code_and_kind(
    text: str, predicate: str, name: str | None, code: str | None, kind: str
) -> None:
    voice = innermost(text, predicate)
    assert (voice.name, voice.code, voice.kind) == (name, code, kind)


def test_speakers_pronoun_is_who_spoke_last() -> None:
    voice = innermost("Foreign Minister Ana Ruiz said the talks failed. She added that the envoy left.", "left")
    assert (voice.entity_text, voice.name, voice.code) == ("She", "Ana Ruiz", "CHL")


def test_speakers_phrase_has_no_relative_clause() -> None:
    voice = innermost("The governor of Kassala, who fled in May, said on Monday the envoy left.", "left")
    assert voice.entity_text == "The governor of Kassala"


def test_speakers_phrase_keeps_its_apposition() -> None:
    voice = innermost("Ivo Marku, head of the border police, said the envoy left.", "left")
    assert voice.entity_text == "Ivo Marku, head of the border police"


class OneStory:
    """An actor index that guesses Chile from the story for every phrase."""

    def for_phrase(self, head: Token) -> list[ActorMention]:
        actor = Actor(head.text, "Chile", "CHL", "GOV", person=None, resolved_by="context")
        return [ActorMention(actor, "government", head, 0, 0, "")]


@pytest.mark.parametrize(
    ("noun", "code"), [("ministry", "CHL"), ("governor", None), ("aide", None), ("newspaper", None)]
)
def test_speakers_take_the_storys_state_only_for_institutions(noun: str, code: str | None) -> None:
    doc = parsed(f"The {noun} said the envoy left.")
    speaker = speaker_of(OneStory())(doc[1])  # type: ignore[arg-type]
    assert speaker is not None
    assert speaker.code == code
