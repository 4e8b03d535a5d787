"""The frames of conflict: each is evoked by its own examples, and everyday senses of its words are not."""

from __future__ import annotations

from functools import cache

import pytest

from dragoman.coding.events.compose import compose
from dragoman.coding.events.lexicon import PACKAGE, Frame, lexicon
from dragoman.coding.events.matching import Match, Matcher
from dragoman.knowledge import knowledge
from dragoman.language.model import load_model

TYPES = ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
FILES = {name: content for name, content in knowledge(PACKAGE).items() if name.partition("_")[0] in TYPES}
RAW = {data["id"]: data for content in FILES.values() for data in content.get("frames") or ()}


@cache
def matcher() -> Matcher:
    return Matcher(lexicon())


def read(text: str) -> list[Match]:
    return [match for sentence in load_model()(text).sents for match in matcher().matches(sentence)]


def events(text: str) -> set[str]:
    found = set()
    for match in read(text):
        reading: Match | None = match
        while reading is not None:
            found.add(reading.frame.event)
            reading = reading.otherwise
    return found


def frames() -> list[Frame]:
    return [lexicon().frames[name] for name in RAW]


@pytest.mark.parametrize("name", RAW)
def test_frames_conflict_examples_evoke_their_type(name: str) -> None:
    examples = RAW[name]["examples"]
    assert len(examples) >= 2
    for example in examples:
        assert RAW[name]["event"] in events(example), example


def test_frames_conflict_name_modes_and_codes_that_exist() -> None:
    codes = {str(code) for code in knowledge(PACKAGE)["cameo"]["codes"]}
    contexts = set(knowledge(PACKAGE)["contexts"]["contexts"])
    for frame in frames():
        assert set(frame.mode) <= set(lexicon().types[frame.event].modes), frame.id
        assert frame.cameo in codes, frame.id
        assert set(frame.context) <= contexts, frame.id
        assert frame.meaning, frame.id


def test_frames_conflict_know_many_predicates() -> None:
    predicates = {("v", word) for frame in frames() for word in frame.verbs}
    predicates |= {("n", word) for frame in frames() for word in frame.nouns}
    assert len(predicates) > 800


def test_frames_conflict_noun_classes_have_one_home() -> None:
    seen: dict[str, str] = {}
    for file, content in knowledge(PACKAGE).items():
        for name in content.get("classes") or ():
            assert name not in seen, f"{name} stands in {seen[name]} and {file}"
            seen[name] = file


@pytest.mark.parametrize(
    "text",
    [
        "The crew shot a film in Morocco.",
        "She attacked the problem with energy.",
        "A typhoon hit the Philippines on Sunday.",
        "The storm killed nine people in Honduras.",
        "The company launched a product in Kenya.",
        "Demand for oil fell in China.",
        "The bank charges a fee in Spain.",
        "Nine people were killed when a bus overturned in Peru.",
        "He suffered a heart attack in Rome.",
        "The striker hit the bar in Turin.",
        "Unemployment hit a record in Chile.",
        "Doctors fight cancer in Cuba.",
        "The museum's roof collapsed in Vienna.",
        "The job demands patience.",
    ],
)
def test_frames_conflict_leave_everyday_senses_alone(text: str) -> None:
    assert not events(text) & set(TYPES)


@pytest.mark.parametrize(
    ("text", "event", "mode"),
    [
        ("Nurses in Ghana went on strike over pay.", "PROTEST", "strike"),
        ("A strike on a depot in Sudan killed four guards.", "ASSAULT", ""),
        ("North Korea fired a missile into the sea.", "MOBILIZE", "weapons"),
        ("Hezbollah fired missiles at Haifa.", "ASSAULT", "heavy-weapons"),
        ("Thousands protested against the Slovak government.", "PROTEST", "demo"),
        ("Japan protested to China over the drill.", "ACCUSE", "disapprove"),
        ("Angola called off talks with Congo.", "REJECT", "meet"),
        ("Angola suspended talks with the rebels.", "SANCTION", "withdraw"),
        ("Police arrested two reporters in Dakar.", "COERCE", "arrest"),
        ("A Dakar court sentenced two reporters to a year in prison.", "SANCTION", "convict"),
        ("The court issued an arrest warrant for the general.", "THREATEN", "arrest"),
        ("Lesotho expelled the Danish ambassador.", "SANCTION", "expel"),
        ("Lesotho deported two Danish missionaries.", "COERCE", "deport"),
        ("Fiji urged Tonga to release the crew.", "REQUEST", ""),
    ],
)
def test_frames_conflict_tell_neighbouring_senses_apart(text: str, event: str, mode: str) -> None:
    found = [match.frame for match in read(text) if match.frame.event == event]
    assert found
    assert not mode or any(mode in frame.mode for frame in found)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Drones struck a depot in Sudan.", "drone"),
        ("Rebels attacked the Chadian garrison with mortars.", "heavy-weapons"),
        ("Israeli jets hit a camp in Lebanon.", "aerial"),
        ("Gunmen attacked the bus with machetes in Kenya.", "primitive"),
    ],
)
def test_frames_conflict_read_the_mode_off_the_means(text: str, mode: str) -> None:
    act = next(act for act in compose(read(text)) if act.event == "ASSAULT")
    assert mode in act.mode


def test_frames_conflict_find_a_headline_verb_that_looks_like_a_noun() -> None:
    match = next(one for one in read("Kenyan troops detain rebel commander near Garissa") if one.token.text == "detain")
    assert match.frame.event == "COERCE"
    assert [token.text for token in match.arguments.subject] == ["troops"]
    assert [token.text for token in match.arguments.object] == ["commander"]


def test_frames_conflict_mend_a_wrong_lemma() -> None:
    assert any(match.carrier.text == "staged" for match in read("Unions staged a rally against Togo's leader."))


def test_frames_conflict_take_a_protests_demand_into_it() -> None:
    acts = compose(read("Students marched through Tunis to demand the resignation of the minister."))
    assert [act.event for act in acts] == ["PROTEST"]
    assert acts[0].contents


def test_frames_conflict_fall_back_where_the_content_lacks() -> None:
    acts = compose(read("Chad asked France for aid to repair the bridge."))
    assert [act.match.frame.id for act in acts] == ["request.call.for.help"]


def test_frames_conflict_read_must_as_a_request() -> None:
    acts = compose(read("Ghana said Togo must return the fishing boat."))
    assert [(act.event, act.match.frame.id) for act in acts] == [("REQUEST", "request.must")]
