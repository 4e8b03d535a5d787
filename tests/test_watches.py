"""Watches: what fits, how a question's standing moves, and that no change is told twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman.article import Article
from dragoman.errors import InputError
from dragoman.ledger import Ledger
from dragoman.watches import read_watch, story
from dragoman.watches.fitting import missed
from dragoman.watches.keeping import add_watch, all_watches, get_watch, new_changes, pause_watch, remove_watch
from records import record

WATCH = {"name": "border", "who": ["ZMB"], "types": ["MOBILIZE"]}


def test_watch_says_itself_in_english() -> None:
    watch = read_watch(
        {"name": "tie", "who": ["PRK"], "link": [["treaty", "pact"], ["troops"]], "certainty": "probable"}
    )
    assert watch.english() == (
        "Tell me of anything done by PRK, whose sentence ties treaty or pact to troops, stated as at least probable."
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"name": "x", "colour": "red"}, "no field “colour”"),
        ({"name": "X Y", "who": ["PRK"]}, "small letters"),
        ({"name": "x"}, "asks nothing"),
        ({"name": "x", "types": ["WAVE"]}, "no event type “WAVE”"),
        ({"name": "x", "acts": ["handshake"]}, "no treaty act"),
        ({"name": "x", "who": [3]}, "list of words"),
        ({"name": "x", "who": ["PRK"], "sources": 0}, "whole number"),
        ({"name": "x", "link": [["one"]]}, "two or more"),
        (["no mapping"], "field: value"),
    ],
)
def test_watch_names_what_is_wrong(data: Any, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_watch(data)


def test_watch_fits_only_when_every_condition_is_fulfilled() -> None:
    watch = read_watch({**WATCH, "whom": ["Malawi"], "words": ["border"], "certainty": "certain"})
    assert missed(watch, record(1, "2024-03-01", "Zambia moved troops to the border.")) == []
    one = record(1, "2024-03-01", "Zambia moved troops to the coast.", factuality="PS+")
    assert missed(watch, one) == ["words", "certainty"]


def test_watch_link_needs_both_things_in_one_sentence() -> None:
    watch = read_watch({"name": "tie", "link": [["treaty"], ["troop"]]})
    assert missed(watch, record(1, "2024-03-01", "The treaty covers the troops, Zambia said.")) == []
    assert missed(watch, record(1, "2024-03-01", "Zambia praised the treaty.")) == ["link"]


def test_watch_story_climbs_from_possible_to_confirmed() -> None:
    own = [{"entity_text": "Lusaka", "name": "Zambia", "code": "ZMB", "kind": "government", "cue": "said"}]
    other = [{"entity_text": "Lilongwe", "name": "Malawi", "code": "MWI", "kind": "government", "cue": "said"}]
    records = [
        record(1, "2024-03-01", "Zambia may move troops.", factuality="PS+"),
        record(2, "2024-03-02", "Zambia will move troops.", auxiliary=["future"]),
        record(3, "2024-03-03", "Zambia moved troops, Malawi said.", attribution=other),
        record(4, "2024-03-04", "Zambia moved troops."),
        record(5, "2024-03-05", "We moved troops, Zambia said.", attribution=own),
    ]
    changes, _ = story(read_watch(WATCH), reversed(records))
    assert [c.after for c in changes] == ["possible", "announced", "claimed", "reported", "confirmed"]
    assert [c.day for c in changes] == [f"2024-03-0{n}" for n in range(1, 6)]
    assert changes[3].sentence == "Zambia moved troops."


def test_watch_story_tells_denied_from_contradicted() -> None:
    denial = record(1, "2024-03-01", "Zambia did not move troops.", factuality="CT-", auxiliary=["negation"])
    report = record(2, "2024-03-02", "Zambia moved troops.")
    changes, _ = story(read_watch(WATCH), [denial, report])
    assert [c.after for c in changes] == ["denied", "contradicted"]


def test_watch_story_waits_for_enough_sources() -> None:
    records = [record(n, f"2024-03-0{n}", "Zambia moved troops.") for n in (1, 2)]
    changes, _ = story(read_watch({**WATCH, "sources": 2}), records)
    assert [c.after for c in changes] == ["claimed", "reported"]


def test_watch_story_names_the_missed_condition() -> None:
    one = record(1, "2024-03-01", "Zambia praised Malawi.", event="SUPPORT")
    changes, near = story(read_watch(WATCH), [one])
    assert not changes
    assert [(one.day, one.condition) for one in near] == [("2024-03-01", "types")]


@pytest.fixture
def ledger(tmp_path: Path) -> Any:
    with Ledger(str(tmp_path / "l.sqlite"), create=True) as opened:
        one = record(1, "2024-03-01", "Zambia moved troops to the border.")
        opened.add([(Article("a-1", one["sentence"]["text"], "2024-03-01"), [one])], "test")
        yield opened


def test_watch_is_kept_and_tells_each_change_once(ledger: Ledger) -> None:
    add_watch(ledger, read_watch(WATCH))
    first = [change for _, fresh in new_changes(ledger) for change in fresh]
    again = [change for _, fresh in new_changes(ledger) for change in fresh]
    assert [c.after for c in first] == ["reported"]
    assert again == []


def test_watch_told_half_is_told_again(ledger: Ledger) -> None:
    add_watch(ledger, read_watch(WATCH))
    run = new_changes(ledger)
    next(run)
    run.close()  # the caller died while telling
    assert [len(fresh) for _, fresh in new_changes(ledger)] == [1]


def test_watch_paused_is_left_out_and_removed_is_gone(ledger: Ledger) -> None:
    add_watch(ledger, read_watch(WATCH))
    pause_watch(ledger, "border", paused=True)
    assert list(new_changes(ledger)) == []
    pause_watch(ledger, "border", paused=False)
    assert len(list(new_changes(ledger))) == 1
    remove_watch(ledger, "border")
    assert all_watches(ledger) == []
    with pytest.raises(InputError, match="none yet"):
        get_watch(ledger, "border")


def test_watch_of_the_same_name_is_refused(ledger: Ledger) -> None:
    add_watch(ledger, read_watch(WATCH))
    with pytest.raises(InputError, match="already"):
        add_watch(ledger, read_watch(WATCH))
