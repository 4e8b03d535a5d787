"""From coded mention records to the board."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from dragoman.treaties.board import TreatyBoard, board
from dragoman.treaties.coded import status_of, steps_of
from dragoman.treaties.render import render_board

COUNT = iter(range(10**9))


def mention(
    act: str | None,
    actors: str = "",
    day: str | None = None,
    title: str | None = "Lake Basin Treaty",
    article: str = "a1",
    published: str = "2021-06-01",
    **more: Any,
) -> dict[str, Any]:
    number = next(COUNT)
    basis = more.pop("basis", "explicit" if day else "none")
    return {
        "id": f"e-{number:06}",
        "article": article,
        "sequence": number,
        "treaty": {"title": title, "act": act, "id": more.pop("treaty_id", None)} if act else None,
        "actor": [{"code": code, "sector": more.get("sector"), "person": None} for code in actors.split()],
        "recipient": [{"code": code} for code in more.pop("recipient", "").split()],
        "date_info": {"edtf": day, "earliest": day, "latest": day, "basis": basis},
        "event_loc": {"name": more.pop("place")} if "place" in more else None,
        "attribution": more.pop("attribution", []),
        "factuality": more.pop("factuality", "CT+"),
        "auxiliary": more.pop("auxiliary", []),
        "cite_info": {"publication": more.pop("outlet", f"Outlet {article}"), "published": published},
    }


def only(items: list[TreatyBoard]) -> TreatyBoard:
    assert len(items) == 1, [b.title for b in items]
    return items[0]


def test_the_contract_of_the_record() -> None:
    item = only(board([mention("signature", "TCD NER", "2021-03-01", place="Lake City")])).as_record()
    assert item["title"] == "Lake Basin Treaty"
    assert item["parties"] == ["NER", "TCD"]
    assert item["status"] == "open"
    assert {(s["stage"], s["party"], s["date"], s["place"]) for s in item["stages"]} == {
        ("signature", "TCD", "2021-03-01", "Lake City"),
        ("signature", "NER", "2021-03-01", "Lake City"),
    }
    assert json.loads(json.dumps(item)) == item


def test_the_treaty_is_the_one_named_before_in_the_article() -> None:
    items = board(
        [
            mention("signature", "TCD NER", "2021-03-01"),
            mention("entry_into_force", "", "2021-05-01", title="Treaty"),
            mention("ratification", "NER", "2021-04-01", title=None),
        ]
    )
    assert only(items).life.state == "in_force"


def test_one_treaty_across_articles_under_a_shorter_name() -> None:
    items = board(
        [
            mention("signature", "TCD NER", "2021-03-01", title="Comprehensive Lake Basin Treaty"),
            mention("ratification", "TCD NER", "2021-04-01", title="Lake Basin Agreement", article="a2"),
            mention("ratification", "TCD", "2021-04-01", title="Comprehensive Lake Basin Treaty", article="a3"),
        ]
    )
    assert only(items).aliases == ("Lake Basin Agreement",)


def test_other_parties_are_another_treaty() -> None:
    items = board(
        [
            mention("signature", "TCD NER", "2021-03-01", title="Free Trade Agreement"),
            mention("signature", "PER CHL", "2021-03-01", title="Free Trade Agreement", article="a2"),
        ]
    )
    assert len(items) == 2
    assert len({item.id for item in items}) == 2


def test_namesakes_are_told_apart_by_year() -> None:
    items = board(
        [
            mention("signature", "TCD NER", "1974-03-01", title="1974 Friendship Treaty"),
            mention("signature", "TCD NER", "2021-03-01", title="2021 Friendship Treaty", article="a2"),
        ]
    )
    assert len(items) == 2


def test_a_known_treaty_is_found_by_its_alias() -> None:
    item = only(board([mention("withdrawal_notice", "RUS", "2023-05-29", title="CFE Treaty")]))
    assert item.id == "t-cfe-1990"
    assert item.registered


def test_ids_do_not_depend_on_the_order_of_input() -> None:
    records = [
        mention("signature", "TCD NER", "2021-03-01"),
        mention("ratification", "TCD", "2021-04-01", article="a2", published="2021-06-02"),
    ]
    one, two = board(records), board(records[::-1])
    assert [b.as_record() for b in one] == [b.as_record() for b in two]


def test_as_of_leaves_out_what_was_published_later() -> None:
    records = [
        mention("signature", "TCD NER", "2021-03-01"),
        mention("entry_into_force", "", "2021-09-01", article="a2", published="2021-09-02"),
    ]
    assert only(board(records, as_of=date(2021, 7, 1))).life.state == "open"
    assert only(board(records)).life.state == "in_force"


VOICE = {"kind": "analyst", "name": "An analyst", "code": None}
STANDING = [
    ({}, "reported"),
    ({"factuality": "CT-"}, "denied"),
    ({"auxiliary": ["negation"]}, "denied"),
    ({"auxiliary": ["future"]}, "expected"),
    ({"auxiliary": ["future"], "attribution": [{"kind": "government", "code": "TCD"}]}, "announced"),
    ({"auxiliary": ["hypothetical"]}, "possible"),
    ({"factuality": "PS+"}, "possible"),
    ({"attribution": [VOICE]}, "claimed"),
    ({"attribution": [{"kind": "state_media", "code": "TCD"}]}, "reported"),
    ({"attribution": [{"kind": "government", "code": "PER"}]}, "claimed"),
    ({"attribution": [{"kind": "news_outlet", "code": None}]}, "reported"),
]


@pytest.mark.parametrize(("fields", "status"), STANDING)
def test_how_a_report_stands(fields: dict[str, Any], status: str) -> None:
    assert status_of(mention("ratification", "TCD", "2021-01-01", **fields)) == status


def test_a_date_of_publication_only_bounds_the_step() -> None:
    done = steps_of(mention("ratification", "TCD", "2021-06-01", basis="publication"))[0]
    assert (done.edtf, done.earliest, done.latest) == ("../2021-06-01", None, "2021-06-01")
    plan = steps_of(mention("ratification", "TCD", "2021-06-01", basis="publication", auxiliary=["future"]))[0]
    assert plan.edtf == "2021-06-01/.."


def test_the_other_signatory_may_be_the_recipient() -> None:
    item = only(board([mention("signature", "TCD", "2021-03-01", recipient="NER")]))
    assert [s.party for s in item.stages] == ["NER", "TCD"]


def test_an_outsider_does_not_become_a_party() -> None:
    item = only(board([mention("signature", "TCD NER", "2021-03-01"), mention("breach_alleged", "PER", "2022-03-01")]))
    assert "PER" not in [p.party for p in item.life.parties]


def test_denied_and_contradicted_reports_are_kept_apart() -> None:
    item = only(
        board(
            [
                mention("signature", "TCD NER", "2021-03-01"),
                mention("suspension", "NER", "2021-04-01", factuality="CT-"),
                mention("entry_into_force", "", "2019-01-01", article="a2"),
            ]
        )
    ).as_record()
    assert [s["stage"] for s in item["stages"]] == ["signature", "signature"]
    assert {(s["stage"], s["status"]) for s in item["unconfirmed"]} == {
        ("suspension", "denied"),
        ("entry_into_force", "contradicted"),
    }
    assert len(item["contradictions"]) == 1


def test_the_board_prints_as_plain_text() -> None:
    out = StringIO()
    items = board(
        [
            mention("signature", "TCD NER", "2021-03-01", place="Lake City"),
            mention("ratification", "TCD", "2021-04-01"),
            mention("ratification", "TCD", "2021-04-09", article="a2"),
            mention("ratification", "NER", "2021-08-01", auxiliary=["future"]),
        ]
    )
    Console(file=out, width=120, color_system=None).print(render_board(items))
    text = out.getvalue()
    assert "Lake Basin Treaty  open" in text
    assert "2021-03-01, Lake City" in text
    assert "Open: ratification (NER)" in text
    assert "2021-04-01 (1 source) or 2021-04-09 (1 source)" in text
    assert "ratification by NER (expected" in text


def test_an_empty_board_says_so() -> None:
    out = StringIO()
    Console(file=out, width=80).print(render_board(board([])))
    assert "No treaties" in out.getvalue()


def test_many_mentions_are_gathered_into_their_few_treaties() -> None:
    acts = ["signature", "ratification", "entry_into_force", "negotiation"]
    records = [
        mention(acts[n % 4] if n % 4 == 0 else None, "TCD NER", f"20{n % 20 + 10}-03-01", article=f"a{n // 8}",
                title=f"{['Lake', 'River', 'Dune', 'Salt'][n % 16 // 4]} Treaty")
        for n in range(8_000)
    ]  # fmt: skip
    items = board(records)
    assert 4 <= len(items) < 100
    assert sum(item.mentions for item in items) == 2_000  # every fourth speaks of a treaty
