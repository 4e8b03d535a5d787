"""What is announced, refused or threatened is an act of its own, in the mouth of the party that would act."""

from __future__ import annotations

from functools import cache

import pytest

from dragoman.article import Article
from dragoman.coding.coder import Coder
from dragoman.mention import Mention


@cache
def coder() -> Coder:
    return Coder()


def code(text: str) -> list[Mention]:
    ((_, mentions),) = coder().code([Article("t", text, "2024-03-06")])
    return mentions


@pytest.mark.parametrize(
    ("text", "event", "mode"),
    [
        ("Norway said it would attack the camp.", "THREATEN", ("violence",)),
        ("Peru said it will not accept refugees from Chile.", "REJECT", ("assist",)),
        ("Kenya's minister said it would not meet the envoy of Sudan.", "REJECT", ("meet",)),
        ("Moscow would break off relations with Moldova unless the couriers were freed, Russia's minister said.",
         "THREATEN", ("relations",)),
    ],
)  # fmt: skip
def test_announcing_settles_what_the_party_says_of_itself(text: str, event: str, mode: tuple[str, ...]) -> None:
    mention = code(text)[0]
    assert (mention.event, mention.mode) == (event, mode)
    assert mention.factuality == "CT+"
    assert not {"future", "hypothetical", "negation"} & set(mention.auxiliary)


def test_announcing_leaves_what_others_expect() -> None:
    mention = next(one for one in code("Analysts in Oslo expect that Mali will attack the rebels of Chad."))
    assert mention.event == "ASSAULT"
    assert "future" in mention.auxiliary


def test_announcing_leaves_a_third_partys_condition() -> None:
    mention = next(one for one in code("Ghana may close its embassy in Togo if the talks fail, Belgium said."))
    assert mention.event == "SANCTION"
    assert "hypothetical" in mention.auxiliary
