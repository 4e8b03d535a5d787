"""Offices and crowds that name no owner: the scene, the story, the outlet; else they stay open."""

from __future__ import annotations

from actor_cases import codes, found

_PAIR = "North Korea and Russia swapped notes in Moscow."


def test_actors_context_government_of_the_state_in_focus() -> None:
    text = "Kenya raised taxes in June. Kenya's shilling fell. The government blamed the drought."
    (one,) = found(text, "government")
    assert (one.actor.code, one.actor.resolved_by) == ("KEN", "context")


def test_actors_context_government_of_the_outlets_state() -> None:
    text = f"{_PAIR} The government is watching the possibility that North Korea will send workers."
    assert codes(text, "government", url="https://www.example.kr/news/1") == ["KOR"]


def test_actors_context_government_without_hint_stays_open() -> None:
    (one,) = found(f"{_PAIR} The government is watching closely.", "government")
    assert (one.actor.entity_text, one.actor.name, one.actor.code) == ("The government", None, None)


def test_actors_context_outlets_state_from_the_small_print() -> None:
    text = f"{_PAIR} The government is watching closely.\n\n© Example Daily(www.example.co.kr). All rights reserved."
    assert codes(text, "government") == ["KOR"]


def test_actors_context_crowd_is_of_the_scene() -> None:
    assert codes("Protesters burned tyres in Dakar.", "Protesters") == ["SEN"]


def test_actors_context_scene_holds_for_later_sentences() -> None:
    assert codes("Crowds gathered in Dakar. Police arrested forty people.", "people") == ["SEN"]


def test_actors_context_victims_are_not_the_attackers_people() -> None:
    assert codes("Russian shells killed four civilians.", "civilians") == [None]


def test_actors_context_protesters_against_a_state_are_not_its_own() -> None:
    assert codes("Protesters condemned Israel.", "Protesters") == [None]


def test_actors_context_sent_troops_are_no_second_party() -> None:
    assert codes("France deployed troops.", "troops") == [None]


def test_actors_context_dateline() -> None:
    text = "NAIROBI, March 3 (Savanna Wire) - Police fired tear gas at a crowd."
    assert codes(text, "Police") == ["KEN"]


def test_actors_context_place_of_the_article() -> None:
    assert codes("Police fired tear gas at a crowd.", "Police", place="Lima, Peru") == ["PER"]


def test_actors_context_president_and_parliament_share_a_state() -> None:
    (one,) = found("Members of the Chadian parliament criticised President Idriss Saleh.", "Saleh")
    assert (one.actor.code, one.actor.person) == ("TCD", "Idriss Saleh")


def test_actors_context_western_leaders_are_of_no_single_state() -> None:
    assert codes("Kenya was tense. Kenya's allies waited. Western leaders urged calm.", "leaders") == [None]


def test_actors_context_reason_names_the_ground() -> None:
    (one,) = found("Protesters burned tyres in Dakar.", "Protesters")
    assert one.reason == "“Protesters”: Senegal, where the sentence plays"


def test_actors_context_those_whom_police_arrest_are_of_their_state() -> None:
    assert codes("Egyptian police arrested forty protesters.", "protesters") == ["EGY"]


def test_actors_context_rebels_fight_their_own_army() -> None:
    assert codes("Mozambican troops killed nine rebels.", "rebels") == ["MOZ"]


def test_actors_context_militants_may_be_anybodys() -> None:
    assert codes("American jets killed nine militants.", "militants") == [None]


def test_actors_context_place_of_an_order_is_the_presidents_state() -> None:
    assert codes("President Yusuf Adan shortened the curfew imposed in Somalia.", "Adan") == ["SOM"]


def test_actors_context_governor_is_not_the_attackers() -> None:
    text = "Governor Iryna Bondar said Russian shells had hit a school in Chernihiv Oblast."
    assert codes(text, "Bondar") == ["UKR"]


def test_actors_context_people_protest_against_their_own_government() -> None:
    assert codes("Students demanded the resignation of the Zambian president.", "Students") == ["ZMB"]


def test_actors_context_judge_tries_officials_of_the_same_state() -> None:
    assert codes("Judge Elena Prado charged nine Peruvian officials.", "Prado") == ["PER"]


def test_actors_context_members_of_a_states_body() -> None:
    assert codes("Workers affiliated with the Bolivian mining union walked out.", "Workers") == ["BOL"]
