"""Final clauses: how a treaty comes into force, how long it lasts, how one leaves it, and the rest of its own life."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dragoman.knowledge import knowledge
from dragoman.treaties.text.signs import holds
from dragoman.treaties.text.structure import Paragraph

_PERIOD = re.compile(r"\b([\w-]+)(?:\s*\(\s*\d+\s*\))?\s+(day|month|year)s?\b", re.IGNORECASE)
_NTH = re.compile(
    r"\b(?:of\s+(?:the\s+)?|by\s+)(\w+)(?:\s*\(\d+\))?(?:st|nd|rd|th)?\s+(?:instruments?|states?|parties|signator\w+|members?|"
    r"ratifications?|contracting)|\b(\w+)\s+instruments?\s+of",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?(january|february|march|april|may|june|july|august|september|october|"
    r"november|december),?\s+(\d{4})\b|\b(january|february|march|april|may|june|july|august|september|october|november|"
    r"december)\s+(\d{1,2}),\s+(\d{4})\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:[Dd]one|DONE|[Ss]igned)\s+(?:at|in)\s+(?:the\s+city\s+of\s+)?([A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)"
)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


@dataclass(frozen=True, slots=True)
class FinalClause:
    """One final clause; ``detail`` holds what was read from it (months of notice, number of instruments …)."""

    kind: str
    article: str
    address: str
    text: str
    start: int
    end: int
    detail: dict[str, Any] = field(default_factory=dict)


@cache
def _tables() -> dict[str, Any]:
    found: dict[str, Any] = knowledge("dragoman.treaties", "final_clauses.yaml")["final_clauses"]
    return found


def number(word: str) -> int | None:
    """Return a number written in digits or words ("thirtieth", "ninety", "twenty-four"), or None."""
    if re.fullmatch(r"\d+(?:st|nd|rd|th)?", word):
        return int(re.sub(r"\D", "", word))
    table = _tables()["numbers"]
    parts = [table.get(part) for part in word.lower().split("-")]
    return sum(parts) if parts and all(part is not None for part in parts) else None


def day_in(text: str) -> str | None:
    """Return the first calendar day in a text (ISO 8601), or None."""
    found = _DAY.search(text)
    if not found:
        return None
    if found[1]:
        day, month, year = int(found[1]), _MONTHS.index(found[2].lower()) + 1, int(found[3])
    else:
        day, month, year = int(found[5]), _MONTHS.index(found[4].lower()) + 1, int(found[6])
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= 31 else None


def _periods(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for written, unit in _PERIOD.findall(text):
        value = number(written)
        if value is not None:
            found.setdefault(unit.lower() + "s", value)
    return found


def entry_rule(text: str) -> dict[str, Any]:
    """Return an entry-into-force clause in the terms of ``entry.EntryRule``; empty when it is of no known form."""
    low = text.lower()
    rule: dict[str, Any] = {}
    nth = _NTH.search(low)
    count = number(nth[1] or nth[2]) if nth else None
    if re.search(
        r"exchange of (?:the )?(?:instruments|ratification|notes|documents)|instruments? .{0,40}\bexchanged", low
    ):
        rule["trigger"] = "exchange"
    elif count and count > 2 and re.search(r"deposit|ratif|instrument", low):
        rule |= {"trigger": "nth_instrument", "number": count}
    elif re.search(r"\b(?:all|every)\b.{0,60}\b(?:ratif|deposit|instrument)|last instrument", low):
        rule["trigger"] = "all_instruments"
    elif re.search(r"notif", low):
        rule["trigger"] = "last_notification"
    elif re.search(r"(?:upon|date of|day of|on) (?:its |the )?signature|upon signing|signing", low):
        rule["trigger"] = "signature"
    elif (on := day_in(text)) is not None:
        return {"trigger": "date", "on": on}
    elif re.search(r"ratif|deposit", low):
        rule["trigger"] = "all_instruments"
    else:
        return {}
    if month := re.search(r"first day of the (?:([\w-]+) )?month", low):
        # "the second month following" is one whole month and then the first day of the next
        rest = (number(month[1]) or 1) - 1 if month[1] else 0
        return rule | {"first_of_month": True} | ({"months": rest} if rest else {})
    after = re.search(r"(.{0,80})\b(?:after|following|from)\b", low)
    if after:
        periods = _periods(after[1])
        rule |= {unit: value for unit, value in periods.items() if unit in ("days", "months")}
        if "years" in periods:
            rule["months"] = 12 * periods["years"]
        if not periods and (ordinal := re.search(r"\b([\w-]+) day\b[^.]{0,30}$", after[1])):
            value = number(ordinal[1])
            if value and value > 1:
                rule["days"] = value
    return rule


def _detail(kind: str, text: str) -> dict[str, Any]:
    low = text.lower()
    if kind == "entry_into_force":
        return entry_rule(text)
    if kind in ("withdrawal", "duration", "renewal", "provisional_application"):
        detail: dict[str, Any] = dict(_periods(text))
        if kind == "duration" and re.search(r"unlimited|indefinite|no time limit", low):
            detail["indefinite"] = True
        if kind == "renewal":
            detail["automatic"] = bool(re.search(r"automatic|tacit|unless", low))
        return detail
    if kind == "languages":
        return {"languages": [name for name in _tables()["languages"] if re.search(rf"\b{name}\b", text)]}
    if kind == "reservations":
        return {"allowed": not re.search(r"\b(?:no|not)\b[^.]{0,40}\breservation|reservation[^.]{0,40}\bnot\b", low)}
    if kind == "relation_to_treaties":
        years = re.findall(r"\b(?:1[6-9]|20)\d\d\b", text)
        return {
            "supersedes": bool(re.search(r"supersed|replac|terminat|cease|ineffective|abrogat|invalid", low)),
            "years": years,
        }
    if kind == "signature":
        done = _DONE.search(text)
        return {"place": done[1] if done else None, "date": day_in(text)}
    if kind == "depositary":
        found = re.search(
            r"(?:deposited with|depositary[^.]{0,30}?\bshall be|designates?)\s+(?:the\s+)?([^.,;]{3,80})", text
        )
        return {"depositary": " ".join(found[1].split())} if found else {}
    return {}


def final_clauses(article: str, paragraphs: Iterable[Paragraph]) -> list[FinalClause]:
    """Return the final clauses in the paragraphs of one article (or of the words after the last)."""
    found = []
    for paragraph in paragraphs:
        for kind, data in _tables()["kinds"].items():
            if holds(paragraph.text, data["signs"]):
                found.append(
                    FinalClause(
                        kind=kind,
                        article=article,
                        address=paragraph.address,
                        text=paragraph.text,
                        start=paragraph.start,
                        end=paragraph.end,
                        detail=_detail(kind, paragraph.text),
                    )
                )
    return found
