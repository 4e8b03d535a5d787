"""A treaty's own text: structure with stable addresses, obligations, final clauses."""

from __future__ import annotations

import pytest

from dragoman.treaties.entry import EntryRule
from dragoman.treaties.text.clauses import entry_rule, number
from dragoman.treaties.text.reader import TreatyText, read_treaty
from dragoman.treaties.text.structure import LIMIT, article_number

PACT = """Treaty of Mutual Assistance between the Republic of Chile and the Republic of Peru

The Republic of Chile and the Republic of Peru,

Desiring to live in peace with all peoples and all governments,

Have agreed as follows:

Article 1
Mutual defence

1. If one of the Parties is the object of an armed attack, the other Party shall immediately render military
assistance by all means at its disposal.

2. In the event of a threat of aggression against either Party, the Parties shall consult each other without delay.

Article 2

Each Party undertakes not to join any alliance directed against the other Party.

ARTICLE III - Force and arms

(a) The Parties shall refrain from the threat or use of force in their mutual relations.
(b) Neither Party shall deploy more than 120 launchers of missiles north of the Loa river.

Article 4

The Parties shall promote cooperation in trade, science and culture.

Article 5

This Treaty shall be ratified and shall enter into force on the thirtieth day after the exchange of the instruments
of ratification. It shall remain in force for ten years and shall be renewed automatically for further periods of five
years unless either Party gives written notice of termination one year before the end of the period.

Article 6

Upon its entry into force this Treaty supersedes the Treaty of Friendship of 1952.

Done at Arica on 14 March 2031, in two copies, in the Spanish and English languages, both texts being equally authentic.
"""


@pytest.fixture(scope="module")
def pact() -> TreatyText:
    return read_treaty(PACT)


def test_title_parties_and_articles_are_found(pact: TreatyText) -> None:
    assert pact.title == "Treaty of Mutual Assistance between the Republic of Chile and the Republic of Peru"
    assert pact.parties == ("CHL", "PER")
    assert [one.number for one in pact.articles] == ["1", "2", "3", "4", "5", "6"]
    assert pact.articles[0].heading == "Mutual defence"
    assert pact.articles[2].heading == "Force and arms"


def test_paragraphs_have_stable_addresses_and_exact_offsets(pact: TreatyText) -> None:
    paragraphs = [p for article in pact.articles for p in article.paragraphs]
    assert [p.address for p in paragraphs][:5] == [
        "art_1__para_1",
        "art_1__para_2",
        "art_2__para_1",
        "art_3__para_1__a",
        "art_3__para_1__b",
    ]
    for paragraph in (*pact.preamble, *paragraphs):
        assert PACT[paragraph.start : paragraph.end] == paragraph.text
    for duty in pact.obligations:
        assert PACT[duty.start : duty.end] == duty.text


def test_obligations_have_their_kinds(pact: TreatyText) -> None:
    assert [(one.kind, one.address) for one in pact.obligations] == [
        ("defense", "art_1__para_1"),
        ("consultation", "art_1__para_2"),
        ("non_participation", "art_2__para_1"),
        ("nonaggression", "art_3__para_1__a"),
        ("arms_limits", "art_3__para_1__b"),
        ("cooperation", "art_4__para_1"),
    ]


def test_the_casus_foederis_its_bearer_and_automaticity_are_read(pact: TreatyText) -> None:
    defence = pact.obligations[0]
    assert defence.trigger == "If one of the Parties is the object of an armed attack"
    assert defence.automatic
    assert defence.conditions == ()
    assert pact.obligations[2].bearer == "each"
    assert pact.obligations[2].negative


def test_a_decision_or_a_condition_makes_it_not_automatic() -> None:
    text = (
        "Pact\n\nArticle 1\n\nIf a Party is attacked, each Party shall immediately take such action as it deems "
        "necessary, including the use of armed force, to assist the Party attacked, in accordance with "
        "Article 51 of the Charter."
    )
    (duty,) = read_treaty(text).obligations
    assert duty.kind == "defense"
    assert not duty.automatic
    assert duty.conditions == ("charter_51",)


def test_final_clauses_have_their_details(pact: TreatyText) -> None:
    found = {one.kind: one for one in pact.final_clauses}
    assert found["entry_into_force"].detail == {"trigger": "exchange", "days": 30}
    assert found["duration"].detail["years"] == 10
    assert found["renewal"].detail["automatic"]
    assert found["withdrawal"].detail["years"] == 1 or found["withdrawal"].detail["days"]
    assert found["relation_to_treaties"].detail == {"supersedes": True, "years": ["1952"]}
    assert found["languages"].detail == {"languages": ["English", "Spanish"]}
    assert found["signature"].detail == {"place": "Arica", "date": "2031-03-14"}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("It shall enter into force on the date of signature.", {"trigger": "signature"}),
        (
            "It shall enter into force on the ninetieth day after the deposit of the fiftieth instrument of "
            "ratification.",
            {"trigger": "nth_instrument", "number": 50, "days": 90},
        ),
        (
            "It enters into force thirty (30) days after the date of the last notification by which the Parties inform "
            "each other that their procedures are complete.",
            {"trigger": "last_notification", "days": 30},
        ),
        (
            "It enters into force on the first day of the second month following the deposit of the last instrument.",
            {"trigger": "all_instruments", "first_of_month": True, "months": 1},
        ),
        ("It shall enter into force on 1 January 2030.", {"trigger": "date", "on": "2030-01-01"}),
        ("It shall enter into force.", {}),
    ],
)
def test_entry_rules_are_read_in_the_terms_of_the_life_cycle(text: str, rule: dict[str, object]) -> None:
    found = entry_rule(text)
    assert found == rule
    if found:
        EntryRule(**found)


@pytest.mark.parametrize(
    ("written", "digits"), [("IV", "4"), ("XIX", "19"), ("Seven", "7"), ("5 bis", "5bis"), ("51", "51")]
)
def test_article_numbers_in_all_writings(written: str, digits: str) -> None:
    assert article_number(written) == digits


def test_numbers_in_words() -> None:
    assert [number(word) for word in ("ninety", "thirtieth", "twenty-four", "12th", "several")] == [
        90,
        30,
        24,
        12,
        None,
    ]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "no treaty at all", "Article", "Article 1", "ARTICLE " * 5000, "x" * (LIMIT + 5)]
)
def test_odd_text_gives_little_and_never_fails(text: str) -> None:
    assert read_treaty(text).obligations == ()
