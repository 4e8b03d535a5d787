"""The registry of known treaties: data files read into entries that can be asked by name and by parties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge import knowledge

TYPES: frozenset[str] = frozenset(
    [
        "accession",
        "alliance",
        "arms_control",
        "armistice",
        "base",
        "border",
        "ceasefire",
        "commodity",
        "cooperation",
        "court",
        "culture",
        "customs",
        "declaration",
        "defence",
        "environment",
        "extradition",
        "fisheries",
        "friendship",
        "human_rights",
        "humanitarian",
        "law",
        "maritime",
        "migration",
        "neutrality",
        "nonaggression",
        "nuclear",
        "organisation",
        "partnership",
        "peace",
        "recognition",
        "space",
        "sport",
        "statute",
        "trade",
        "transport",
        "union",
        "water",
        "withdrawal",
    ]
)
OBLIGATIONS: frozenset[str] = frozenset({"DEFENSE", "OFFENSE", "NEUTRAL", "NONAGG", "CONSUL"})


@dataclass(frozen=True, slots=True)
class RegistryTreaty:
    """One known treaty. Dates are EDTF; what is not known for certain is None or empty.

    ``parties`` are alpha-3 codes (or codes of bodies) of a bilateral or small treaty; for a large one
    ``number`` and ``note`` say how many. ``entry`` is the clause of entry into force in the terms of
    ``entry.EntryRule``, ``notice_months`` the period of notice before an exit. ``joined`` and
    ``left`` date single parties, ``refused`` names notable states outside. ``supersedes``,
    ``amends`` and ``protocol_of`` hold registry ids.
    """

    id: str
    title: str
    type: str
    aliases: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    number: int | None = None
    note: str | None = None
    joined: Mapping[str, str] = field(default_factory=dict)
    left: Mapping[str, str] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    depositary: str | None = None
    signed: str | None = None
    place: str | None = None
    in_force: str | None = None
    ended: str | None = None
    supersedes: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    protocol_of: str | None = None
    obligations: tuple[str, ...] = ()
    entry: Mapping[str, Any] | None = None
    notice_months: int | None = None

    @property
    def year(self) -> str | None:
        """Year of signature (or of force) as four digits, or None."""
        for value in (self.signed, self.in_force):
            if value and value[:4].isdigit():
                return value[:4]
        return None


_LISTS = ("aliases", "parties", "refused", "supersedes", "amends", "obligations")


def _entry(raw: Mapping[str, Any], where: str) -> RegistryTreaty:
    values: dict[str, Any] = dict(raw)
    for name in _LISTS:
        if name in values:
            values[name] = tuple(values[name])
    try:
        return RegistryTreaty(**values)
    except TypeError as error:
        raise KnowledgeError(f"treaty registry {where}: entry {raw.get('id')!r}: {error}") from None


class Registry:
    """Known treaties, by id; the order is that of the files."""

    def __init__(self, treaties: Iterable[RegistryTreaty]) -> None:
        self._by_id = {treaty.id: treaty for treaty in treaties}
        self._by_parties: dict[frozenset[str], list[RegistryTreaty]] = {}
        for treaty in self._by_id.values():
            if 2 <= len(treaty.parties) <= 6:
                self._by_parties.setdefault(frozenset(treaty.parties), []).append(treaty)

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Any:
        return iter(self._by_id.values())

    def get(self, treaty_id: str | None) -> RegistryTreaty | None:
        """Return the treaty of this id, or None."""
        return self._by_id.get(treaty_id or "")

    def between(self, parties: Iterable[str]) -> list[RegistryTreaty]:
        """Return the treaties whose parties are exactly these; Russia answers for the Soviet Union too."""
        asked = frozenset(parties)
        found = list(self._by_parties.get(asked, ()))
        if "RUS" in asked:
            found += self._by_parties.get(asked - {"RUS"} | {"SUN"}, ())
        return found

    def children(self, treaty_id: str) -> list[RegistryTreaty]:
        """Return the protocols and amendments of a treaty."""
        return [t for t in self if t.protocol_of == treaty_id or treaty_id in t.amends]

    def superseded_by(self, treaty_id: str) -> list[RegistryTreaty]:
        """Return the treaties that took this one's place."""
        return [t for t in self if treaty_id in t.supersedes]


@cache
def load_registry() -> Registry:
    """Read ``data/registry/*.yaml``; raise KnowledgeError for an unknown field or an id used twice."""
    treaties: list[RegistryTreaty] = []
    seen: dict[str, str] = {}
    for name, content in sorted(knowledge("dragoman.treaties", "registry/*.yaml").items()):
        for raw in content["treaties"]:
            entry = _entry(raw, name)
            if entry.id in seen:
                raise KnowledgeError(f"treaty registry {name}: id {entry.id} is also in {seen[entry.id]}")
            seen[entry.id] = name
            treaties.append(entry)
    return Registry(treaties)
