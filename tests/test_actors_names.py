"""Names of states, peoples, capitals and seats; and names that only hold one."""

from __future__ import annotations

import pytest

from actor_cases import codes, found, index, modifiers


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("The Republic of Korea protested against the tariff.", "Korea", "KOR"),
        ("The DPRK tested a missile.", "DPRK", "PRK"),
        ("Côte d'Ivoire closed its border.", "d'Ivoire", "CIV"),
        ("Türkiye recalled its envoy.", "Türkiye", "TUR"),
        ("Czechia joined the pact.", "Czechia", "CZE"),
        ("Burma freed the monks.", "Burma", "MMR"),
        ("St. Lucia signed the accord.", "Lucia", "LCA"),
        ("Saint Lucia signed the accord.", "Lucia", "LCA"),
        ("Bosnia and Herzegovina ratified the text.", "Bosnia", "BIH"),
        ("The United Arab Emirates mediated.", "Emirates", "ARE"),
        ("The U.S. lifted the embargo.", "U.S.", "USA"),
        ("The Holy See criticised the law.", "See", "VAT"),
        ("Equatorial Guinea expelled the diplomats.", "Guinea", "GNQ"),
        ("Papua New Guinea hosted the summit.", "Guinea", "PNG"),
        ("Guinea-Bissau appealed for help.", "Bissau", "GNB"),
        ("Niger cut ties with France.", "Niger", "NER"),
        ("Nigeria cut ties with France.", "Nigeria", "NGA"),
        ("Kosovo banned the plates.", "Kosovo", "KOS"),
        ("Greenland's leaders rejected the offer, and Greenland said so.", "Greenland", "DNK"),
        ("Hong Kong arrested three editors.", "Kong", "HKG"),
        ("England and Scotland quarrelled over fish.", "Scotland", "GBR"),
        ("The Dominican Republic deported Haitians.", "Republic", "DOM"),
        ("The Central African Republic expelled the envoy.", "Republic", "CAF"),
        ("North Macedonia joined the alliance.", "Macedonia", "MKD"),
    ],
)
def test_actors_names_states_in_many_spellings(text: str, word: str, code: str) -> None:
    assert codes(text, word) == [code]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Soviet Union", "SUN"),
        ("USSR", "SUN"),
        ("Yugoslavia", "YUG"),
        ("Czechoslovakia", "CSK"),
        ("East Germany", "DDR"),
    ],
)
def test_actors_names_dissolved_states_keep_their_code(name: str, code: str) -> None:
    assert codes(f"In 1975 the {name} signed the treaty.", name.split()[-1]) == [code]


def test_actors_names_partly_recognised_entity_has_claimant_and_pre() -> None:
    (one,) = found("Abkhazia closed the crossing.", "Abkhazia")
    assert (one.actor.code, one.actor.sector) == ("GEO", "GOVPRE")


def test_actors_names_troops_of_partly_recognised_entity_keep_pre() -> None:
    (one,) = found("South Ossetian troops blocked the road.", "troops")
    assert (one.actor.code, one.actor.sector) == ("GEO", "MILPRE")


def test_actors_names_state_carries_its_identifier() -> None:
    (one,) = found("Chile backed the motion.", "Chile")
    assert (one.actor.name, one.actor.identifier_id, one.actor.resolved_by) == ("Chile", "Q298", "name")


def test_actors_names_two_koreas_are_two_states() -> None:
    assert codes("The two Koreas reopened the hotline.", "Koreas") == ["PRK", "KOR"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Moldova welcomed US-China talks.", "talks", ["USA", "CHN"]),
        ("Moldova welcomed U.S.-China talks.", "talks", ["USA", "CHN"]),
        ("A Sino-Indian summit opened.", "summit", ["CHN", "IND"]),
        ("A Franco-German plan emerged.", "plan", ["FRA", "DEU"]),
        ("The Peru-Bolivia treaty took effect.", "treaty", ["PER", "BOL"]),
        ("An inter-Korean summit opened.", "summit", ["PRK", "KOR"]),
        ("Chilean and Argentine talks resumed.", "talks", ["CHL", "ARG"]),
        ("Russian air strikes hit the depot.", "strikes", ["RUS"]),
        ("Iran-backed militias fired rockets.", "militias", []),
        ("Pro-Russian rebels fired rockets.", "rebels", []),
        ("The Soviet-era clause was revived.", "clause", []),
        ("The Ghanaian-led coalition bombed the port.", "coalition", ["GHA"]),
        ("The Indo-Pacific strategy was unveiled.", "strategy", []),
        ("Kenya's ally stayed silent.", "ally", []),
    ],
)
def test_actors_names_compounds(text: str, word: str, expected: list[str]) -> None:
    assert modifiers(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "code", "sector"),
    [
        ("Two Malians were killed at the bridge.", "Malians", "MLI", "CVL"),
        ("Dozens of Afghans fled.", "Afghans", "AFG", "CVL"),
        ("The Turks shelled the ridge.", "Turks", "TUR", None),
    ],
)
def test_actors_names_peoples(text: str, word: str, code: str, sector: str | None) -> None:
    (one,) = found(text, word)
    assert (one.actor.code, one.actor.sector, one.actor.resolved_by) == (code, sector, "demonym")


def test_actors_names_ethnic_people_are_not_their_namesakes_nation() -> None:
    assert codes("Ethnic Albanians marched.", "Albanians") == [None]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Moscow rejected the offer.", "Moscow"),
        ("Kenya accused Moscow of theft.", "Moscow"),
        ("Kenya resumed talks with Moscow.", "Moscow"),
        ("Talks between Nairobi and Moscow failed.", "Moscow"),
        ("The sanctions against Moscow hurt.", "Moscow"),
        ("Sanctions on Moscow were lifted.", "Moscow"),
        ("Kenya criticised Moscow's decision.", "Moscow"),
        ("The demand from Moscow was refused.", "Moscow"),
        ("Iran supplied drones to Moscow.", "Moscow"),
        ("The deal was rejected by Moscow.", "Moscow"),
    ],
)
def test_actors_names_capital_that_acts_is_its_government(text: str, word: str) -> None:
    (one,) = found(text, word)
    assert (one.actor.code, one.actor.resolved_by) == ("RUS", "capital")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ministers met in Moscow.", "Moscow"),
        ("A blast shook a market near Moscow.", "Moscow"),
        ("The envoy flew to Moscow.", "Moscow"),
        ("The envoy returned from Moscow.", "Moscow"),
        ("Drones struck Moscow.", "Moscow"),
        ("Moscow's airport reopened.", "Moscow"),
        ("The streets of Moscow were empty.", "Moscow"),
        ("The Moscow talks went on.", "Moscow"),
        ("He left for Moscow.", "Moscow"),
        ("The president visited Moscow.", "Moscow"),
    ],
)
def test_actors_names_capital_as_place_is_no_actor(text: str, word: str) -> None:
    assert codes(text, word) == []


def test_actors_names_visited_capital_lies_in_its_state() -> None:
    actors = index("The Chilean president visited Moscow.")
    (one,) = actors.territory_of(actors.doc[4])
    assert one.actor.code == "RUS"


def test_actors_names_town_lies_in_its_state() -> None:
    actors = index("Rebels shelled Kharkiv again.")
    (one,) = actors.territory_of(actors.doc[2])
    assert (one.actor.code, one.actor.resolved_by) == ("UKR", "context")


@pytest.mark.parametrize(
    ("text", "code", "acts"),
    [
        ("The Kremlin denied the report.", "RUS", True),
        ("Crowds gathered outside the Kremlin.", "RUS", False),
        ("The White House welcomed the truce.", "USA", True),
        ("He was seen near the White House.", "USA", False),
    ],
)
def test_actors_names_seats_act_or_are_places(text: str, code: str, acts: bool) -> None:
    word = "House" if "House" in text else "Kremlin"
    assert codes(text, word) == ([code] if acts else [])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The minister left the Paris Agreement.", "Agreement"),
        ("The envoys signed the Vienna Convention.", "Convention"),
        ("Delegates adopted the Lisbon Treaty.", "Treaty"),
        ("The Jordan Times reported it.", "Times"),
        ("The University of Chile closed.", "University"),
        ("Ships sailed through the South China Sea.", "Sea"),
        ("The Berlin Marathon was cancelled.", "Marathon"),
        ("He was born in New Mexico and left New Mexico.", "Mexico"),
        ("Beijing Capital International Airport reopened.", "Airport"),
        ("The Panama Canal widened.", "Canal"),
        ("Korean Air ordered jets from Korean Air.", "Air"),
        ("The Indian Ocean rose.", "Ocean"),
        ("Farmers sold a turkey at the market.", "turkey"),
    ],
)
def test_actors_names_that_hold_a_state_or_capital_are_no_actor(text: str, word: str) -> None:
    actors = index(text)
    token = [one for one in actors.doc if one.text == word][-1]
    assert [
        one.actor.code for one in (*actors.for_phrase(token), *actors.modifier_actors(token)) if one.actor.code
    ] == []


def test_actors_names_offsets_quote_the_text() -> None:
    text = "Brazil’s Foreign Ministry and Peru’s army condemned Türkiye’s strike on two Syrians."
    actors = index(text)
    for token in actors.doc:
        for one in actors.for_phrase(token):
            assert text[one.start : one.end] == one.actor.entity_text
            assert (one.start, one.end) == (one.actor.start, one.actor.end)


def test_actors_names_every_resolution_says_why() -> None:
    text = "Moscow and the French army warned Niger. President Ana Ruiz of Peru said they would meet in Lima."
    actors = index(text)
    for token in actors.doc:
        for one in actors.for_phrase(token):
            assert one.reason or one.actor.code is None
