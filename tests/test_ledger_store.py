"""The ledger keeps statements once, merges them into events, and shows what was known on a day."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from dragoman.article import Article
from dragoman.errors import LedgerError
from dragoman.ledger import Ledger, ledger_path


def article(name: str, text: str, published: str = "2024-05-02", outlet: str = "Coast Herald") -> Article:
    return Article(id=name, text=text, published=published, title=f"Title of {name}", outlet=outlet)


def record(name: str, of: Article, factuality: str = "CT+", **more: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "id": name,
        "article": of.id,
        "sequence": 1,
        "event": "CONSULT",
        "mode": ["visit"],
        "auxiliary": [],
        "cameo": "042",
        "quad_code": 1,
        "event_scale": 1.0,
        "actor": [{"code": "CHL", "name": "Chile", "sector": "GOV", "entity_text": "Chile's president"}],
        "recipient": [{"code": "PER", "name": "Peru", "sector": "GOV", "entity_text": "Lima"}],
        "date_info": {"edtf": "2024-05-01", "earliest": "2024-05-01", "latest": "2024-05-01", "basis": "explicit"},
        "event_loc": {"name": "Lima", "country": "PER", "precision": "city", "geonameid": 1},
        "attribution": [],
        "factuality": factuality,
        "treaty": None,
        "event_text": "visited Lima",
        "sentence": {"text": of.text, "start": 0, "end": len(of.text)},
    }
    return plain | more


@pytest.fixture
def ledger(tmp_path: Path) -> Any:
    with Ledger(str(tmp_path / "ledger.db"), create=True) as opened:
        yield opened


ONE = article("one", "Chile's president visited Lima on 1 May to speak of copper and of the border.")
TWO = article("two", "Lima received the head of state of Chile on the first day of May.", outlet="Andes Post")


def test_reading_the_same_article_twice_changes_nothing(ledger: Ledger) -> None:
    assert ledger.add([(ONE, [record("e-1", ONE)])], "coder 1") == (1, 1)
    before = ledger.events()
    assert ledger.add([(ONE, [record("e-1", ONE)])], "coder 1") == (0, 0)
    assert ledger.events() == before
    assert ledger.counts() == {"articles": 1, "mentions": 1, "events": 1}


def test_two_independent_reports_of_one_visit_are_one_corroborated_event(ledger: Ledger) -> None:
    ledger.add([(ONE, [record("e-1", ONE)])], "coder 1")
    ledger.add([(TWO, [record("e-2", TWO)])], "coder 1")
    (event,) = ledger.events()
    assert event["status"] == "corroborated"
    assert event["independent_sources"] == 2
    assert event["mentions"] == ["e-2", "e-1"]


def test_order_of_reading_does_not_matter(tmp_path: Path) -> None:
    found = []
    for name, order in (("a", [ONE, TWO]), ("b", [TWO, ONE])):
        with Ledger(str(tmp_path / name), create=True) as opened:
            for one in order:
                opened.add([(one, [record(f"e-{one.id}", one)])], "coder 1")
            found.append(opened.events())
    assert found[0] == found[1]


def test_a_denial_makes_the_event_disputed(ledger: Ledger) -> None:
    ledger.add([(ONE, [record("e-1", ONE)]), (TWO, [record("e-2", TWO, "CT-")])], "coder 1")
    (event,) = ledger.events()
    assert event["status"] == "disputed"
    assert [one["outlet"] for one in event["denies"]] == ["Andes Post"]


def test_as_of_leaves_out_what_was_printed_later(ledger: Ledger) -> None:
    late = article("late", "Peru denies that there was a visit.", published="2024-05-09", outlet="Andes Post")
    ledger.add([(ONE, [record("e-1", ONE)]), (late, [record("e-2", late, "CT-")])], "coder 1")
    assert [one["status"] for one in ledger.events(as_of="2024-05-05")] == ["reported"]
    assert [one["status"] for one in ledger.events()] == ["disputed"]
    assert len(list(ledger.mentions(as_of="2024-05-05"))) == 1


def test_a_new_coder_replaces_the_shown_mentions(ledger: Ledger) -> None:
    ledger.add([(ONE, [record("e-1", ONE), record("e-2", ONE, event="AGREE", sequence=2)])], "coder 1")
    ledger.add([(ONE, [record("e-9", ONE)])], "coder 2")
    assert [one["id"] for one in ledger.mentions()] == ["e-9"]
    assert [one["mentions"] for one in ledger.events()] == [["e-9"]]
    assert ledger.counts()["articles"] == 1


def test_search_finds_words_without_their_accents_and_takes_any_input(ledger: Ledger) -> None:
    one = article("turk", "President Erdoğan spoke in Ankara.")
    ledger.add([(one, [])], "coder 1")
    assert [found["id"] for found in ledger.search("erdogan ankara")] == ["turk"]
    assert ledger.search('" OR NEAR( *') == []
    assert ledger.search("  ") == []


def test_an_article_comes_back_with_its_mentions(ledger: Ledger) -> None:
    ledger.add([(ONE, [record("e-1", ONE)])], "coder 1")
    found = ledger.article("one")
    assert found is not None
    assert found["text"] == ONE.text
    assert [one["id"] for one in found["mentions"]] == ["e-1"]
    assert ledger.article("nowhere") is None


def test_a_failed_batch_leaves_nothing_behind(ledger: Ledger) -> None:
    with pytest.raises(KeyError):
        ledger.add([(ONE, [record("e-1", ONE)]), (TWO, [{"id": "broken"}])], "coder 1")
    assert ledger.counts() == {"articles": 0, "mentions": 0, "events": 0}


def test_what_is_no_ledger_is_named_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    junk = tmp_path / "junk"
    junk.write_bytes(b"not a database at all" * 100)
    with pytest.raises(LedgerError, match="can't be opened"):
        Ledger(str(junk))
    with pytest.raises(LedgerError, match="dragoman read"):
        Ledger(str(tmp_path / "missing"))
    with pytest.raises(LedgerError, match="SQLite"):
        Ledger("mysql://somewhere/else")
    monkeypatch.delenv("DRAGOMAN_LEDGER", raising=False)
    with pytest.raises(LedgerError, match="--ledger"):
        ledger_path(None)
    assert ledger_path("x") == "x"


def test_a_ledger_of_a_later_shape_is_not_opened(tmp_path: Path) -> None:
    where = tmp_path / "later"
    Ledger(str(where), create=True).close()
    connection = sqlite3.connect(where)
    connection.execute("UPDATE meta SET value = '99' WHERE name = 'schema'")
    connection.commit()
    connection.close()
    with pytest.raises(LedgerError, match="newer dragoman"):
        Ledger(str(where))
