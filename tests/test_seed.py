"""The article that the project starts from, where it lies beside the checkout."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.article import Article
from dragoman.coding.coder import Coder
from dragoman.intake import read_source
from dragoman.mention import Mention
from dragoman.treaties.board import TreatyBoard, board

ROOT = Path(__file__).resolve().parent.parent
SEED = Path(os.environ.get("DRAGOMAN_SHARED", ROOT.parent / "shared")) / "seed" / "asiae-2024-12-05.txt"
pytestmark = [pytest.mark.gold, pytest.mark.skipif(not SEED.exists(), reason="the seed article is not here")]


@pytest.fixture(scope="module")
def mentions() -> list[Mention]:
    (article,) = (one for one in read_source(str(SEED)) if isinstance(one, Article))
    ((_, found),) = Coder().code([replace(article, published="2024-12-05")])
    return found


@pytest.fixture(scope="module")
def treaty(mentions: list[Mention]) -> TreatyBoard:
    return board([mention.as_record() for mention in mentions])[0]


def test_seed_board_knows_the_treaty_and_its_parties(treaty: TreatyBoard) -> None:
    assert treaty.title == "Comprehensive Strategic Partnership Treaty"
    assert set(treaty.parties) == {"PRK", "RUS"}


def test_seed_board_has_the_stages(treaty: TreatyBoard) -> None:
    stages = {stage.act: stage for stage in treaty.stages}
    assert stages["signature"].places == ("Pyongyang",)
    assert (stages["signature"].earliest, stages["signature"].latest) == ("2024-06-11", "2024-06-20")
    exchange = stages["exchange_of_instruments"]
    assert (exchange.date, exchange.places) == ("2024-12-04", ("Moscow",))
    assert any("Kim Jong-gyu" in name for name in exchange.signatories)
    assert any("Rudenko" in name for name in exchange.signatories)
    assert "entry_into_force" in stages


def test_seed_exchange_is_on_the_word_of_a_party(mentions: list[Mention]) -> None:
    exchange = next(m for m in mentions if m.treaty and m.treaty.act == "exchange_of_instruments" and m.attribution)
    assert (exchange.attribution[0].kind, exchange.attribution[0].code) == ("state_media", "PRK")


def test_seed_meeting_is_of_june_and_not_of_the_day_of_printing(mentions: list[Mention]) -> None:
    (meeting,) = (m for m in mentions if m.event == "CONSULT")
    assert meeting.date_info.edtf == "2024-06"
    assert meeting.event_loc and meeting.event_loc.name == "Pyongyang"
    assert {actor.code for actor in meeting.actor} == {"PRK", "RUS"}


def test_seed_deployment_is_spoken_of_and_never_certain(mentions: list[Mention]) -> None:
    deployments = [m for m in mentions if m.event == "MOBILIZE"]
    assert deployments
    assert all(m.factuality in ("PS+", "PR+", "Uu", "CTu") for m in deployments)
    tied = next(m for m in deployments if m.factuality == "PS+")
    assert "future" in tied.auxiliary
    assert tied.attribution[0].kind == "government"


def test_seed_nothing_comes_from_caption_credit_or_copyright(mentions: list[Mention]) -> None:
    text = SEED.read_text("utf-8")
    for words in ("The photo shows", "Photo by", "All rights reserved"):
        assert words in text
        assert not any(words in mention.sentence["text"] for mention in mentions)
    codes = {actor.name for mention in mentions for actor in (*mention.actor, *mention.recipient)}
    assert not any("Business Daily" in (name or "") for name in codes)
