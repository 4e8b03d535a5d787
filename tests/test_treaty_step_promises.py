"""A step that is only promised is announced, not done; a refusal to take one is a step of its own."""

from typing import Any

import pytest

from dragoman.article import Article
from dragoman.coding.coder import Coder
from dragoman.treaties.coded import status_of


def acts(text: str) -> list[tuple[str, str | None]]:
    _, mentions = next(iter(Coder().code([Article(id="a", text=text, published="2024-05-05")])))
    return [(str(one.event), one.treaty.act) for one in mentions if one.treaty]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kenya refused to ratify the Treaty on Maritime Security with Oman.", ("REJECT", "refusal")),
        ("Kenya agreed to sign the Treaty on Maritime Security with Oman.", ("AGREE", "signature")),
        ("The Treaty on Maritime Security between Kenya and Oman entered into force.", ("SUPPORT", "entry_into_force")),
        ("Kenya submitted the Treaty on Maritime Security to parliament.", ("AGREE", "submission_for_ratification")),
    ],
)
def test_treaty_step_of_promises_and_refusals(text: str, found: tuple[str, str]) -> None:
    assert found in acts(text)


@pytest.mark.parametrize(
    ("event", "act", "status"),
    [
        ("AGREE", "ratification", "announced"),
        ("THREATEN", "withdrawal_effective", "announced"),
        ("SUPPORT", "ratification", "reported"),
        ("AGREE", "initialling", "reported"),
    ],
)
def test_status_of_a_promised_step(event: str, act: str, status: str) -> None:
    record: dict[str, Any] = {"event": event, "factuality": "CT+", "treaty": {"act": act}, "actor": [{"code": "KEN"}]}
    assert status_of(record) == status
