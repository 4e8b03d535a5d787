"""Offices, persons and bodies of a state: what they are, and whose."""

from __future__ import annotations

import pytest

from actor_cases import codes, found


@pytest.mark.parametrize(
    ("text", "word", "code", "sector", "office"),
    [
        (
            "Bolivia's vice minister of foreign affairs resigned.",
            "minister",
            "BOL",
            "GOV",
            "vice minister of foreign affairs",
        ),
        ("The Chilean deputy foreign minister resigned.", "minister", "CHL", "GOV", "deputy foreign minister"),
        (
            "The minister of trade and industry of Ghana resigned.",
            "minister",
            "GHA",
            "GOV",
            "minister of trade and industry",
        ),
        ("Kenya's defence secretary resigned.", "secretary", "KEN", "GOV", "defence secretary"),
        ("The Iranian supreme leader spoke.", "leader", "IRN", "GOV", "supreme leader"),
        ("The former president of Peru was arrested.", "president", "PER", "ELI", "former president"),
        ("Nepal's ex-king returned.", "king", "NPL", "ELI", "ex-king"),
        ("The US secretary of state arrived.", "secretary", "USA", "GOV", "secretary of state"),
        ("The speaker of Latvia's parliament resigned.", "speaker", "LVA", "LEG", "speaker"),
        ("The army chief of Sudan resigned.", "chief", "SDN", "MIL", "army chief"),
        ("A spokesman for the Malian army resigned.", "spokesman", "MLI", "MIL", "spokesman"),
        ("A Malian army spokesman resigned.", "spokesman", "MLI", "MIL", "spokesman"),
        ("Portugal's attorney general resigned.", "general", "PRT", "GOV", "attorney general"),
        ("The mayor of Nairobi resigned.", "mayor", "KEN", "GOV", "mayor"),
        ("The opposition leader of Zambia was freed.", "leader", "ZMB", "OPP", "opposition leader"),
    ],
)
def test_actors_offices_have_owner_sector_and_words(text: str, word: str, code: str, sector: str, office: str) -> None:
    (one,) = found(text, word)
    assert (one.actor.code, one.actor.sector, one.actor.office) == (code, sector, office)


@pytest.mark.parametrize(
    ("text", "word", "code", "sector"),
    [
        ("Iran's Foreign Ministry protested.", "Ministry", "IRN", "GOV"),
        ("The Foreign Ministry of Peru protested.", "Ministry", "PER", "GOV"),
        ("The Polish Ministry of National Defence protested.", "Ministry", "POL", "GOV"),
        ("The Israeli military advanced.", "military", "ISR", "MIL"),
        ("French warplanes struck the convoy.", "warplanes", "FRA", "MIL"),
        ("Greek lawmakers voted.", "lawmakers", "GRC", "LEG"),
        ("The Thai constitutional court ruled.", "court", "THA", "JUD"),
        ("Turkish police fired tear gas.", "police", "TUR", "COP"),
        ("Colombian rebels freed the hostages.", "rebels", "COL", "REB"),
        ("Egyptian protesters marched.", "protesters", "EGY", "CVL"),
        ("Kenyan teachers went on strike.", "teachers", "KEN", "EDU"),
        ("Syrian refugees crossed the river.", "refugees", "SYR", "REF"),
        ("Refugees fleeing the war in Sudan arrived.", "Refugees", "SDN", "REF"),
        ("Peruvian farmers blocked the road.", "farmers", "PER", "AGR"),
        ("Argentine dockworkers went on strike.", "dockworkers", "ARG", "LAB"),
        ("Nigerian journalists were arrested.", "journalists", "NGA", "JRN"),
        ("Hundreds of Sudanese soldiers deserted.", "Hundreds", "SDN", "MIL"),
        ("Members of the Chadian parliament walked out.", "Members", "TCD", "LEG"),
        ("Gunmen in Mali killed a judge.", "Gunmen", "MLI", "UAF"),
        ("A militant group based in Yemen claimed the attack.", "group", "YEM", "REB"),
        ("Baghdad police sealed the square.", "police", "IRQ", "COP"),
        ("The secret police of Belarus arrested him.", "police", "BLR", "SPY"),
        ("Officials from Japan walked out.", "Officials", "JPN", "GOV"),
    ],
)
def test_actors_offices_bodies_and_groups_have_owner_and_sector(text: str, word: str, code: str, sector: str) -> None:
    (one,) = found(text, word)
    assert (one.actor.code, one.actor.sector, one.actor.office) == (code, sector, None)


def test_actors_offices_of_two_states_are_two_actors() -> None:
    assert codes("The foreign ministers of Kenya and Uganda met.", "ministers") == ["KEN", "UGA"]


def test_actors_offices_of_an_organisation_have_its_code() -> None:
    (one,) = found("European Union officials rejected the plan.", "officials")
    assert (one.actor.code, one.kind) == ("IGOEUR", "international_organization")


def test_actors_offices_of_one_state_only_need_no_owner() -> None:
    (one,) = found("The taoiseach rejected the plan.", "taoiseach")
    assert (one.actor.code, one.actor.resolved_by) == ("IRL", "office")


@pytest.mark.parametrize(
    ("text", "word", "code", "office", "person"),
    [
        ("Ecuadorian Foreign Minister Ana Ruiz spoke.", "Ruiz", "ECU", "Foreign Minister", "Ana Ruiz"),
        ("Ana Ruiz, Ecuador's foreign minister, spoke.", "Ruiz", "ECU", "foreign minister", "Ana Ruiz"),
        ("Ana Ruiz, the foreign minister of Ecuador, spoke.", "Ruiz", "ECU", "foreign minister", "Ana Ruiz"),
        ("Ecuador's foreign minister, Ana Ruiz, spoke.", "minister", "ECU", "foreign minister", "Ana Ruiz"),
        ("The president of Ghana, Kofi Mensah, spoke.", "president", "GHA", "president", "Kofi Mensah"),
        ("Former Ghanaian President Kofi Mensah spoke.", "Mensah", "GHA", "Former Ghanaian President", "Kofi Mensah"),
        ("King Tupou of Tonga spoke.", "Tupou", "TON", "King", "Tupou"),
        ("General Musa Sesay of Sierra Leone spoke.", "Sesay", "SLE", "General", "Musa Sesay"),
    ],
)
def test_actors_offices_of_persons(text: str, word: str, code: str, office: str, person: str) -> None:
    (one,) = found(text, word)
    assert (one.actor.code, one.actor.person) == (code, person)
    assert one.actor.office is not None and one.actor.office.replace("Ghanaian ", "") in office.replace("Ghanaian ", "")


def test_actors_offices_person_of_a_side() -> None:
    text = "On the Bolivian side, Juan Mamani, Vice Minister of Foreign Affairs, signed the minutes."
    (one,) = found(text, "Mamani")
    assert (one.actor.code, one.actor.office) == ("BOL", "Vice Minister of Foreign Affairs")


def test_actors_offices_former_holder_is_elite() -> None:
    (one,) = found("Former Ghanaian President Kofi Mensah criticised the army.", "Mensah")
    assert (one.actor.code, one.actor.sector) == ("GHA", "ELI")


def test_actors_offices_person_by_people_alone() -> None:
    (one,) = found("Malian singer Awa Keita was arrested.", "Keita")
    assert (one.actor.code, one.actor.office, one.actor.person) == ("MLI", None, "Awa Keita")


def test_actors_offices_unknown_person_keeps_words_and_no_code() -> None:
    (one,) = found("Maria Oberholzer was arrested.", "Oberholzer")
    assert (one.actor.entity_text, one.actor.name, one.actor.code) == ("Maria Oberholzer", None, None)


def test_actors_offices_aggregate_noun_without_owner_names_nobody() -> None:
    assert found("The head hurt.", "head") == []


def test_actors_offices_equipment_that_is_only_used_is_no_party() -> None:
    assert found("The army fired missiles.", "missiles") == []
