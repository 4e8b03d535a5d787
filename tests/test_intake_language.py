"""The light test for English: other languages are told, short and odd English texts pass."""

from __future__ import annotations

import pytest

from dragoman.intake.language import other_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Außenministerin hat am Montag mit ihrem Amtskollegen über das Abkommen gesprochen.", "German"),
        ("Le ministre a signé un accord avec son homologue dans la capitale selon une agence.", "French"),
        ("El presidente firmó el acuerdo en la capital según los medios del país.", "Spanish"),
        (
            "Il ministro ha firmato un accordo con il suo omologo nella capitale e non sono previsti altri.",
            "Italian",
        ),
        ("Minister podpisał umowę w stolicy i nie ma się do czego przyznać, że jest źle.", "Polish"),
        ("Министры двух стран встретились в столице и подписали договор.", "Cyrillic script"),
        ("两国外长周五在首都会晤并签署了条约。", "Cjk script"),
        ("وقع الوزيران معاهدة في العاصمة يوم الجمعة", "Arabic script"),
        ("북한과 러시아가 비준서를 교환했다", "Hangul script"),
    ],
)
def test_intake_language_tells_other_languages(text: str, language: str) -> None:
    assert other_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Norway recalls ambassador",
        "TALKS STALL AGAIN",
        "Envoys of Den Haag and La Paz sign the El Alto accord with Juan de la Cruz del Río.",
        "The paper Le Matin quoted the minister as saying “il est dans les mains de la France”.",
        "Kim Jong-un (김정은) met the envoy (посол) in Pyongyang.",
        "12 345 – 67",
        "Ministers condemned strikes",
    ],
)
def test_intake_language_lets_english_pass(text: str) -> None:
    assert other_language(text) is None


def test_intake_language_long_text_without_english_words_is_told() -> None:
    assert other_language("lorem ipsum dolor sit amet consectetur " * 12) == "not English prose"


@pytest.mark.parametrize(("declared", "found"), [("en", None), ("en-GB", None), ("English", None), ("fr", "fr")])
def test_intake_language_respects_what_the_article_declares(declared: str, found: str | None) -> None:
    assert other_language("Der Minister und die Ministerin sind nicht mit dem Zug gekommen.", declared) == found


def test_intake_language_declared_english_in_another_script_is_told() -> None:
    assert other_language("Министры подписали договор", "en") == "Cyrillic script"
