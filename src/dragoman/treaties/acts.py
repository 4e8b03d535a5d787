"""The acts of a treaty's life, read from ``data/acts.yaml``, and the trap in the word "ratified"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from dragoman.knowledge import knowledge

TreatyState = Literal[
    "unknown",
    "drafting",
    "adopted",
    "open",
    "in_force",
    "suspended",
    "terminated",
    "superseded",
    "never_in_force",
]
PartyState = Literal[
    "negotiating", "signatory", "consented", "party", "provisional", "suspended", "withdrawing", "former",
    "refused", "unsigned",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """One act. ``needs`` are the acts that cannot come later; the states are those after the act."""

    name: str
    rank: int
    who: str
    scope: str
    needs: tuple[str, ...]
    treaty: TreatyState | None
    party: PartyState | None
    repeatable: bool
    vclt: str | None
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]


@cache
def _file() -> dict[str, Any]:
    content: dict[str, Any] = knowledge("dragoman.treaties", "acts.yaml")["acts"]
    return content


@cache
def acts() -> dict[str, Act]:
    """Return the acts by name."""
    raw: dict[str, Any] = _file()["acts"]
    return {
        name: Act(
            name=name,
            rank=entry["rank"],
            who=entry["who"],
            scope=entry["scope"],
            needs=tuple(entry["needs"]),
            treaty=entry.get("treaty"),
            party=entry.get("party"),
            repeatable=entry.get("repeatable", False),
            vclt=entry["vclt"],
            verbs=tuple(entry["verbs"]),
            nouns=tuple(entry["nouns"]),
        )
        for name, entry in raw.items()
    }


def act_by_actor(act: str, sector: str | None, office: str | None) -> str:
    """Return which act "ratified" was: a parliament approves, a head of state promulgates, a state ratifies.

    ``sector`` is PLOVER's sector code of the actor, ``office`` the office in words; other acts come back as
    they are.
    """
    if act != "ratification":
        return act
    raw = _file()
    by_whom: dict[str, str] = raw["ratified_by"]
    if sector and sector[:3] in by_whom:
        return by_whom[sector[:3]]
    if office:
        words = office.lower().strip()
        if words in raw["heads_of_state"] or words.split()[0] in raw["heads_of_state"]:
            vice = words.startswith(("vice", "deputy"))
            return act if vice else by_whom["head_of_state"]
    return act


def formality_of(title: str | None) -> str | None:
    """Return the act that a paper with this title only records, or None when it is a treaty of its own."""
    words = (title or "").lower()
    for act, signs in _file()["formalities"].items():
        if any(all(word in words for word in sign.split()) for sign in signs):
            return str(act)
    return None
