"""Whom a name can mean: every name of the knowledge files, found by its first word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any, Literal

from dragoman.coding.actors.files import data
from dragoman.coding.actors.territories import Territories, territories
from dragoman.mention import Kind

# What sort of name it is. "state": a country's own name. "demonym": its people or adjective. "capital", "seat" (a
# palace or ministry) and "region" (part of a state) stand for a government only where the grammar makes them act.
# "several": one name of two states. "none": a name that holds a country's and means no party.
Sense = Literal["state", "demonym", "capital", "seat", "region", "body", "outlet", "leader", "several", "none"]


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
    members: tuple[str, ...] = ()


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return a word without case and accents, apostrophes made plain."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("’", "'")).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("ı", "i")


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name as the tokeniser of the language model parts them, without a leading article."""
    parted = name.replace("’", "'").replace("'s ", " 's ").replace("s' ", "s ' ")
    for mark in ("-", "–", "/"):
        parted = parted.replace(mark, f" {'-' if mark == '–' else mark} ")
    words = tuple(fold(word) for word in parted.split())
    return words[1:] if len(words) > 1 and words[0] == "the" else words


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling: all its words, whether it counts in capitals only, whether it may begin with a small letter."""

    words: tuple[str, ...]
    capitals: bool
    small: bool
    meaning: Name


@dataclass(slots=True)
class Names:
    """The table: first word → spellings, longest first."""

    by_first: dict[str, list[Spelling]] = field(default_factory=dict)
    facts: Territories = field(default_factory=Territories)
    bodies: dict[str, Name] = field(default_factory=dict)

    def add(self, written: str, meaning: Name) -> None:
        """Enter one spelling. An abbreviation ("US", "UAE") counts only in capitals."""
        words = words_of(written)
        if not words:
            return
        letters = [letter for letter in written if letter.isalpha()]
        capitals = len(words) == 1 and len(letters) > 1 and all(letter.isupper() for letter in letters)
        small = (written[:1].islower() and not written.startswith("the ")) or words[0] in ("al", "el", "inter", "cross")
        rows = self.by_first.setdefault(words[0], [])
        spelling = Spelling(words, capitals, small, meaning)
        if spelling not in rows:
            rows.append(spelling)

    def state(self, code: str, sense: Sense = "state", sector: str | None = "GOV") -> Name:
        """Return the meaning "this state" with another sense of name."""
        return Name(sense, self.facts.names[code], code, sector, qid=self.facts.qids.get(code))


def _territories(table: Names) -> None:
    """Enter states, dependencies, entities, dissolved states and parts of states with their peoples."""
    for entry in table.facts.entries:
        meaning = Name("state", entry.name, entry.code, entry.sector, qid=entry.qid, until=entry.until)
        for written in entry.spellings:
            table.add(written, meaning)
        partly = "PRE" if entry.sector.endswith("PRE") else None
        people = Name("demonym", entry.name, entry.code, partly, qid=entry.qid, until=entry.until)
        for written in entry.people:
            table.add(written, people)
    for written, code in table.facts.regions:
        table.add(written, Name("region", written, code, "GOV", qid=table.facts.qids.get(code)))
    for written, code in table.facts.region_people:
        table.add(written, table.state(code, "demonym", None))
    for written, code in table.facts.combining.items():
        table.add(f"{written}-", table.state(code, "demonym", None))
    for written, rows in data()["ambiguous"]["names"].items():
        for row in rows:
            if row.get("alone"):
                table.add(written, table.state(row["code"]))
    for written, codes in table.facts.several.items():
        table.add(written, Name("several", written, members=tuple(codes)))


def _capitals(table: Names) -> None:
    known = {fold(written) for entry in table.facts.entries for written in entry.spellings}
    found = dict(table.facts.capitals)
    found.update({str(w): str(c) for w, c in (data().get("capitals") or {}).get("capitals", {}).items()})
    apart = {fold(name) for name in data()["ambiguous"]["not_metonyms"]}
    for written, code in found.items():
        code = table.facts.code(code)
        if fold(written) in known or fold(written) in apart:
            continue
        if code in table.facts.names:
            table.add(written, table.state(code, "capital"))
        elif code in table.bodies:  # the seat of an organisation: "Brussels" for the European Union
            table.add(written, replace(table.bodies[code], sense="capital"))


_ORGANISATION: Kind = "international_organization"


def _rows(key: str) -> Iterable[dict[str, Any]]:
    for _, content in sorted(data().items()):
        if isinstance(content, dict):
            yield from content.get(key) or ()


def _bodies(table: Names) -> None:
    code_of = table.facts.code
    for row in _rows("actors"):
        meaning = Name(
            "body",
            row["name"],
            row["code"],
            row.get("sector"),
            row.get("kind") or _ORGANISATION,
            row.get("qid"),
            row.get("country"),
            since=str(row["from"]) if row.get("from") else None,
            until=str(row["to"]) if row.get("to") else None,
        )
        table.bodies.setdefault(meaning.code or "", meaning)
        for written in (row["name"], *(row.get("also") or ())):
            table.add(str(written), meaning)
    for row in _rows("outlets"):
        country = code_of(row["country"]) if row.get("country") else None
        meaning = Name("outlet", row["name"], country, "JRN", row["kind"], row.get("qid"), country)
        for written in (row["name"], *(row.get("also") or ())):
            table.add(str(written), meaning)
    places = (data().get("places_of_power") or {}).get("places", {})
    for written, facts in places.items():
        code = code_of(facts["country"])
        if code in table.facts.names:
            meaning = table.state(code, "seat", facts.get("sector") or "GOV")
        elif code in table.bodies:
            meaning = replace(table.bodies[code], sense="seat")
        else:
            continue
        for one in (written, *(facts.get("also") or ())):
            table.add(str(one), meaning)
    for written in data()["not_actors"]["names"]:
        table.add(str(written), Name("none", str(written)))


def _leaders(table: Names) -> None:
    for row in _rows("leaders"):
        state = table.facts.code(row["country"]) if row.get("country") else None
        code = state or row.get("organization")
        body = table.bodies.get(code or "") if state is None else None
        meaning = Name(
            "leader",
            table.facts.names.get(code or "", body.name if body else str(code)),
            code,
            row.get("sector") or ("GOV" if state else body.sector if body else None),
            "government" if state else body.kind if body else _ORGANISATION,
            table.facts.qids.get(code or "", body.qid if body else None),
            person=row["name"],
            office=row.get("office"),
            since=str(row["from"]) if row.get("from") else None,
            until=str(row["to"]) if row.get("to") else None,
        )
        for written in (row["name"], *(row.get("also") or ())):
            table.add(str(written), meaning)


@cache
def names() -> Names:
    """Build the table once."""
    table = Names(facts=territories())
    _territories(table)
    _bodies(table)
    _capitals(table)
    _leaders(table)
    for rows in table.by_first.values():
        rows.sort(key=lambda row: -len(row.words))
    return table
