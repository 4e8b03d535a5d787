"""The frames of cooperation (AGREE to RETREAT) and of treaty acts say what their examples show."""

import re
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from dragoman.coding.events.compose import compose
from dragoman.coding.events.lexicon import PACKAGE, lexicon
from dragoman.coding.events.matching import Match, Matcher
from dragoman.knowledge import knowledge
from dragoman.language.model import load_model
from dragoman.treaties.acts import acts

FILES = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "TREATY")
FRAMES: list[dict[str, Any]] = [
    frame
    for stem, content in knowledge(PACKAGE).items()
    if stem.split("_")[0] in FILES
    for frame in content.get("frames", ())
]
EXAMPLES = [(frame["id"], frame["event"], text) for frame in FRAMES for text in frame["examples"]]


def matches(text: str) -> list[Match]:
    matcher = Matcher(lexicon())
    return [match for sentence in load_model()(text).sents for match in matcher.matches(sentence)]


def events(text: str) -> list[str]:
    matcher = Matcher(lexicon())
    return [act.event for sentence in load_model()(text).sents for act in compose(matcher.matches(sentence))]


@pytest.mark.parametrize(("frame", "event", "text"), EXAMPLES)
def test_frames_cooperation_examples_evoke_their_type(frame: str, event: str, text: str) -> None:
    found = {match.frame.event for match in matches(text)} | set(events(text))
    assert event in found, f"{frame}: {found}"


def test_frames_cooperation_have_two_examples_and_a_meaning() -> None:
    assert not [frame["id"] for frame in FRAMES if len(frame["examples"]) < 2 or not frame["meaning"]]


def test_frames_cooperation_name_only_known_codes() -> None:
    codes = knowledge(PACKAGE)["cameo"]["codes"]
    contexts = knowledge(PACKAGE)["contexts"]["contexts"]
    for frame in FRAMES:
        kind = lexicon().types[frame["event"]]
        assert set(frame.get("mode") or ()) <= set(kind.modes), frame["id"]
        assert set(frame.get("context") or ()) <= set(contexts), frame["id"]
        assert frame.get("cameo") is None or frame["cameo"] in codes, frame["id"]


def test_frames_cooperation_treaty_acts_are_those_of_the_treaty_room() -> None:
    assert {frame["treaty_act"] for frame in FRAMES if "treaty_act" in frame} <= set(acts())


def test_frames_cooperation_write_on_and_no_as_words() -> None:
    for frame in FRAMES:  # YAML reads a bare `on` as true
        words = [*(frame.get("with") or ()), *(frame.get("recipient") or ()), *(frame.get("actor") or ())]
        words += [word for key in ("verbs", "nouns", "object", "not_with") for word in frame.get(key) or ()]
        assert all(isinstance(word, str) for word in words), frame["id"]


def test_frames_cooperation_say_each_key_once() -> None:
    folder = Path(str(resources.files(PACKAGE))) / "data" / "frames"
    for path in folder.glob("*.yaml"):
        text = path.read_text("utf-8")
        ids, types = re.findall(r"(?m)^ *- id: ", text), re.findall(r"(?m)^ *event: ", text)
        assert len(ids) == len(types), path.name  # a lost `- id:` line merges two frames without a word


@pytest.mark.parametrize(
    "text",
    [
        "The club signed a striker from Porto.",
        "The car backed into a fence in Lima.",
        "The roof is supported by pillars.",
        "The band released an album in Oslo.",
        "The castle was visited by tourists.",
        "The firm met its sales target.",
        "Spain conceded two goals in the match.",
        "She left the house in Accra.",
        "The senator withdrew from the race.",
        "The studio released a film about Chad.",
    ],
)
def test_frames_cooperation_everyday_senses_stay_silent(text: str) -> None:
    assert [match.frame.id for match in matches(text) if match.frame.weight >= 1] == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Malta signed the convention on Monday.", "signature"),
        ("The accord was initialled by Chad.", "initialling"),
        ("The Jordanian parliament ratified the treaty.", "parliamentary_approval"),
        ("Ghana ratified the treaty.", "ratification"),
        ("Cuba and Laos exchanged instruments of ratification.", "exchange_of_instruments"),
        ("Kenya deposited its instrument of ratification.", "deposit_of_instrument"),
        ("Samoa acceded to the convention.", "accession"),
        ("The treaty with Peru entered into force.", "entry_into_force"),
        ("Fiji extended the agreement with Tonga.", "extension"),
        ("India suspended the treaty with Nepal.", "suspension"),
        ("Togo withdrew from the convention.", "withdrawal_effective"),
        ("Gabon terminated the pact with Spain.", "termination"),
        ("Chile amended the agreement with Bolivia.", "amendment"),
        ("Iran is negotiating a treaty with Iraq.", "negotiation"),
        ("Nepal and Bhutan reached an agreement.", "conclusion_of_talks"),
    ],
)
def test_frames_cooperation_treaty_stages(text: str, act: str) -> None:
    assert act in [match.frame.treaty_act for match in matches(text)]


def test_frames_cooperation_leaving_a_treaty_is_no_retreat() -> None:
    assert events("Burundi withdrew from the convention.") == ["SANCTION"]
    assert events("Burundi withdrew its troops from Somalia.") == ["RETREAT"]


def test_frames_cooperation_agreeing_to_withdraw_is_conceding() -> None:
    assert events("Armenia agreed to withdraw its troops from the valley.") == ["CONCEDE"]


def test_frames_cooperation_object_hangs_on_the_infinitive() -> None:
    assert events("Sudan's army allowed aid workers to enter the camp.")[0] == "RETREAT"


def test_frames_cooperation_quantities_are_what_they_count() -> None:
    assert "RETREAT" in events("Dozens of prisoners were freed by Mali.")


def test_frames_cooperation_a_noun_keeps_its_object_when_it_takes_place() -> None:
    assert "SUPPORT" in events("The signing of the accord took place in Juba.")


def test_frames_cooperation_they_are_people_and_no_things() -> None:
    assert not {"aid.arrives", "retreat.truce_holds"} & {
        match.frame.id for match in matches("They crossed the border from Chad and began to sing.")
    }
