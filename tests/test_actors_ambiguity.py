"""Names that a state shares with a person, a town, a bird or another state."""

from __future__ import annotations

import pytest

from actor_cases import codes, found, index


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Georgia accused Russia of moving the fence near Gori.", "Georgia", ["GEO"]),
        ("Georgia's foreign minister flew to Batumi.", "minister", ["GEO"]),
        ("Georgia sued the Biden administration in a court in Atlanta.", "Georgia", ["USA"]),
        ("Georgia's governor met Republicans in Savannah.", "governor", ["USA"]),
        ("Jordan condemned the raid.", "Jordan", ["JOR"]),
        ("Jordan Whitfield condemned the raid.", "Whitfield", [None]),
        ("Chad closed its border with Libya.", "Chad", ["TCD"]),
        ("Chad Hollister, a farmer, closed the gate.", "Hollister", [None]),
        ("Turkey summoned the Swedish ambassador.", "Turkey", ["TUR"]),
        ("Turkey prices rose before Thanksgiving, and roast turkeys sold out.", "Turkey", []),
        ("Guinea freed the opposition leaders in Conakry.", "Guinea", ["GIN"]),
        ("Congo accused Rwanda of arming rebels near Goma.", "Congo", ["COD"]),
        ("Congo's president spoke in Brazzaville.", "president", ["COG"]),
        ("Congolese troops retook a village near Bukavu.", "troops", ["COD"]),
        ("Korea and Japan agreed in Seoul to share data.", "Korea", ["KOR"]),
        ("Washington imposed tariffs on Beijing.", "Washington", ["USA"]),
        ("George Washington crossed the river.", "Washington", [None]),
        ("Wildfires spread across Washington state, and Washington declared an emergency in Seattle.", "state", []),
        ("Abraham Lincoln freed the slaves.", "Lincoln", [None]),
        ("Mali and Niger signed a pact.", "Niger", ["NER"]),
        ("Fighters crossed the Niger River.", "River", []),
        ("Storms crossed the Niger Delta.", "Delta", []),
        ("Brussels fined the firm after EU member states agreed.", "Brussels", ["IGOEUR"]),
        ("Dominican soldiers sealed the border with Haiti.", "soldiers", ["DOM"]),
        ("Paris rejected the demand.", "Paris", ["FRA"]),
        ("Militias in Tripoli clashed as Lebanese soldiers watched from Beirut.", "Militias", ["LBN"]),
    ],
)
def test_actors_ambiguity_is_settled_by_the_words_around(text: str, word: str, expected: list[str | None]) -> None:
    actors = index(text)
    token = next(one for one in actors.doc if one.text == word)
    assert [one.actor.code for one in actors.for_phrase(token)] == expected


def test_actors_ambiguity_pronoun_in_capitals_is_no_state() -> None:
    assert codes("THEY TOLD US TO LEAVE THE VILLAGE.", "US") == []


def test_actors_ambiguity_state_in_capitals_is_one() -> None:
    assert codes("IRAN REJECTS DEMAND", "IRAN") == ["IRN"]


def test_actors_ambiguity_region_is_named_as_part_of_its_state() -> None:
    (one,) = found("Texas sued the federal government over the border.", "Texas")
    assert (one.actor.name, one.actor.code) == ("Texas", "USA")
