"""What pages and API show, from one set of functions: plain records out of a ledger."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import asdict
from datetime import date
from itertools import pairwise
from typing import Any

from dragoman.ledger import Ledger
from dragoman.ledger.render import headline
from dragoman.ledger.selecting import Selection
from dragoman.plain import plain
from dragoman.treaties.board import board

PAGE = 50  # events a page


def with_headline(event: dict[str, Any]) -> dict[str, Any]:
    """Return an event with its one-line headline."""
    return {**event, "headline": headline(event)}


def events(ledger: Ledger, wanted: Selection, page: int = 1, as_of: str | None = None) -> dict[str, Any]:
    """Return one page of the events that fit, newest first, and how many there are."""
    found = wanted.choose(ledger.events(as_of=as_of))
    found.reverse()
    start = (max(1, page) - 1) * PAGE
    shown = [with_headline(one) for one in found[start : start + PAGE]]
    pages = max(1, -(-len(found) // PAGE))
    return {"total": len(found), "page": max(1, page), "pages": pages, "question": wanted.english(), "events": shown}


def event(ledger: Ledger, name: str) -> dict[str, Any] | None:
    """Return one event with its reports, each read aloud, or None."""
    found = ledger.event(name)
    if found is None:
        return None
    reports = [{**report, "reading": plain(report)} for report in found["reports"]]
    return {**with_headline(found), "reports": reports}


def treaties(ledger: Ledger, as_of: str | None = None) -> list[dict[str, Any]]:
    """Return the treaty boards, the most spoken of first."""
    day = date.fromisoformat(as_of) if as_of else None
    return [one.as_record() for one in board(list(ledger.mentions(as_of=as_of)), day)]


def actors(ledger: Ledger) -> list[dict[str, Any]]:
    """Return the resolved actors with how many events they do, and undergo, the busiest first."""
    does: Counter[tuple[str, str]] = Counter()
    undergoes: Counter[tuple[str, str]] = Counter()
    for one in ledger.events():
        for table, role in ((does, "actor"), (undergoes, "recipient")):
            table.update({(a["code"], str(a["name"])) for a in one[role] if a["code"]})
    found = [
        {"code": code, "name": name, "does": does[code, name], "undergoes": undergoes[code, name]}
        for code, name in {*does, *undergoes}
    ]
    return sorted(found, key=lambda one: (-(one["does"] + one["undergoes"]), one["code"], one["name"]))


def watches(ledger: Ledger) -> list[dict[str, Any]]:
    """Return the watches with the story of each."""
    from dragoman.watches import story
    from dragoman.watches.keeping import all_watches

    records = list(ledger.mentions())
    found = []
    for watch, paused in all_watches(ledger):
        changes, _ = story(watch, records)
        standing = changes[-1].after if changes else "not seen"
        told = [asdict(change) for change in changes]
        found.append({"watch": watch.as_data(), "english": watch.english(), "paused": paused,
                      "standing": standing, "changes": told})  # fmt: skip
    return found


def article(ledger: Ledger, name: str) -> dict[str, Any] | None:
    """Return an article with its mentions read aloud and its text cut into marked pieces, or None."""
    found = ledger.article(name)
    if found is None:
        return None
    mentions = [{**mention, "reading": plain(mention)} for mention in found["mentions"]]
    return {**found, "mentions": mentions, "paragraphs": _paragraphs(found["text"], mentions)}


def _paragraphs(text: str, mentions: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Cut a text into paragraphs of pieces; a piece names the mentions whose words it belongs to."""
    opens: dict[int, list[str]] = defaultdict(list)
    closes: dict[int, list[str]] = defaultdict(list)
    for mention in mentions:
        opens[mention["text_info"]["start"]].append(mention["id"])
        closes[mention["text_info"]["end"]].append(mention["id"])
    breaks = [found.start() for found in re.finditer("\n", text)]
    edges = sorted({0, len(text), *opens, *closes, *breaks, *(position + 1 for position in breaks)})
    running: dict[str, None] = {}
    paragraphs: list[list[dict[str, Any]]] = [[]]
    for start, end in pairwise(edges):
        for name in closes[start]:
            running.pop(name, None)
        running |= dict.fromkeys(opens[start])
        if text[start:end] == "\n":
            paragraphs.append([])
        else:
            piece = {"text": text[start:end], "mentions": list(running), "first": opens[start]}
            paragraphs[-1].append(piece)
    return [paragraph for paragraph in paragraphs if paragraph]
