"""Whom an act is aimed at, where the words stand deeper than its own object."""

from __future__ import annotations

from functools import cache

import pytest

from dragoman.article import Article
from dragoman.coding.coder import Coder


@cache
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("text", "event", "recipient"),
    [
        ("Iran threatened to close the strait unless Iraq accepted its terms.", "THREATEN", "IRQ"),
        ("Ghana refused to respond to a demand from Togo's president.", "REJECT", "TGO"),
        ("Norway announced a suspension of air links with Belarus.", "SANCTION", "BLR"),
        ("Kenya rejected proposed Ugandan changes to the pact.", "REJECT", "UGA"),
        ("Chadian tanks fired shells at targets in Khartoum.", "ASSAULT", "SDN"),
        ("Peru refused to lift the curfew on Chilean workers.", "REJECT", "CHL"),
        ("Lebanon complained to the United Nations over two Israeli air raids.", "ACCUSE", "ISR"),
        ("Students in Oslo went on hunger strike to protest against Sweden's decision.", "PROTEST", "SWE"),
    ],
)
def test_events_recipients_are_found_deeper(text: str, event: str, recipient: str) -> None:
    ((_, mentions),) = coder().code([Article("t", text, "2024-03-06")])
    found = [party.code for one in mentions if one.event == event for party in one.recipient]
    assert recipient in found
