"""Pronouns, pairs, epithets, surnames: whom they go back to, and when that stays open."""

from __future__ import annotations

import pytest

from actor_cases import codes, found


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peru recalled its envoy. It cited the raid.", "It", ["PER"]),
        ("Peru accused Chile of theft. It demanded an apology.", "It", ["PER"]),
        ("Sudan said its army had left.", "army", ["SDN"]),
        ("Kenya and Uganda met. They signed a pact.", "They", ["KEN", "UGA"]),
        ("Ecuadorian President Ana Ruiz met Peruvian President Luis Vega. She offered aid.", "She", ["ECU"]),
        ("Kenya and Uganda met. The two sides signed a pact.", "sides", ["KEN", "UGA"]),
        ("Kenya met Uganda in Geneva, Switzerland. Both countries signed a pact.", "countries", ["KEN", "UGA"]),
        ("Saudi Arabia and Canada quarrelled. The kingdom expelled an envoy.", "kingdom", ["SAU"]),
        ("Mali and France quarrelled. The West African nation expelled an envoy.", "nation", ["MLI"]),
        ("Oman hosted Iran. The sultanate praised the talks.", "sultanate", ["OMN"]),
        ("Ethiopia massed troops. It warned Eritrea, and its neighbour replied.", "neighbour", ["ERI"]),
        ("The European Union met Serbia. The bloc offered a loan.", "bloc", ["IGOEUR"]),
        ("Latvia was hit by floods. The country asked for help.", "country", ["LVA"]),
        ("Latvia protested. The country's army was alerted.", "army", ["LVA"]),
    ],
)
def test_actors_coreference_goes_back(text: str, word: str, expected: list[str]) -> None:
    mentions = found(text, word)
    assert [one.actor.code for one in mentions] == expected


def test_actors_coreference_is_said_in_the_record() -> None:
    (one,) = found("Peru accused Chile of theft. It demanded an apology.", "It")
    assert one.actor.resolved_by == "coreference"
    assert one.reason == "“It” goes back to Peru"
    assert one.actor.entity_text == "It"


def test_actors_coreference_surname_after_full_name() -> None:
    text = "Bolivian Defence Minister Juan Mamani resigned. Mamani blamed the army."
    (one,) = found(text, "Mamani")
    assert (one.actor.code, one.actor.person, one.actor.resolved_by) == ("BOL", "Juan Mamani", "coreference")


def test_actors_coreference_family_name_first() -> None:
    text = "South Korean envoy Park Min-soo met reporters. Park praised the deal."
    (one,) = found(text, "Park")
    assert (one.actor.code, one.actor.person) == ("KOR", "Park Min-soo")


def test_actors_coreference_office_goes_back_to_its_holder() -> None:
    text = "Bolivian President Ana Ruiz met miners. The president promised a loan."
    (one,) = found(text, "president")
    assert (one.actor.code, one.actor.person) == ("BOL", "Ana Ruiz")


def test_actors_coreference_synonym_of_an_office() -> None:
    assert codes("Nepal's prime minister resigned. The premier blamed the army.", "premier") == ["NPL"]


def test_actors_coreference_two_leaders_are_persons() -> None:
    text = "Kenyan President Amos Kibet met Ugandan President Sam Okello. The two leaders signed a pact."
    assert [one.actor.person for one in found(text, "leaders")] == ["Amos Kibet", "Sam Okello"]


def test_actors_coreference_pair_from_the_title() -> None:
    text = "The two sides signed a pact."
    assert codes(text, "sides", title="Kenya, Uganda settle border row") == ["KEN", "UGA"]


def test_actors_coreference_pair_without_two_states_stays_open() -> None:
    assert codes("Kenya was calm. The two sides signed a pact.", "sides") == []


def test_actors_coreference_neighbour_of_several_stays_open() -> None:
    assert codes("Ethiopia met Kenya and Eritrea. Its neighbour objected.", "neighbour") == []


def test_actors_coreference_kingdom_is_no_republic() -> None:
    assert codes("France and Mali quarrelled. The kingdom stayed silent.", "kingdom") == []


def test_actors_coreference_weather_it_stays_open() -> None:
    assert codes("Peru was hit by floods. It was a record that the region feared.", "It") == []


def test_actors_coreference_lone_pronoun_stays_open() -> None:
    assert codes("They signed a pact.", "They") == []


def test_actors_coreference_country_is_the_state_named_itself() -> None:
    text = "Czechia declared an emergency as Ukrainian refugees arrived in the country."
    assert codes(text, "country") == ["CZE"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The drills began in Kenya. They end on Friday.", "They", []),
        ("Peru accused Chile. Chile denied it.", "it", []),
        ("Kenyan President Amos Kibet met his Ugandan counterpart.", "counterpart", ["UGA"]),
        ("Iran and Israel traded fire. Oman hosted the two sides.", "sides", ["IRN", "ISR"]),
        ("South Korea held drills. The North fired a missile.", "North", ["PRK"]),
        ("Kenya held drills. The North stayed calm.", "North", []),
        ("Saudi Arabia met Yemen. The Kingdom freed prisoners.", "Kingdom", ["SAU"]),
        ("Iran met Oman. The Islamic Republic freed prisoners.", "Republic", ["IRN"]),
        ("The KGB arrested two editors in Minsk.", "KGB", ["BLR"]),
    ],
)
def test_actors_coreference_and_what_it_must_not_take(text: str, word: str, expected: list[str]) -> None:
    assert codes(text, word) == expected


def test_actors_coreference_two_sides_stay_the_same_until_two_others_come() -> None:
    text = "Chad and Niger met. France watched them. The two sides signed a pact."
    assert codes(text, "sides") == ["TCD", "NER"]
    assert codes(f"{text} Peru and Chile clashed. Both countries lost men.", "countries") == ["PER", "CHL"]


def test_actors_coreference_new_holder_of_an_office_is_not_the_old_one() -> None:
    text = "Kenyan President Amos Kibet met Ugandan President Sam Okello. President Maria Kone came."
    assert codes(text, "Kone") == [None]
