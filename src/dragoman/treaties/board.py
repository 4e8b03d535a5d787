"""The board: every treaty that the mentions speak of, its parties, stages, what is open and what contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.treaties.coded import steps_of
from dragoman.treaties.entry import EntryRule
from dragoman.treaties.identify import Treaty, identify
from dragoman.treaties.life import TreatyLife, life_of
from dragoman.treaties.registry import Registry, load_registry
from dragoman.treaties.stages import Stage, Step

# A treaty with more registered parties than this shows only those that acted (a full list says nothing).
_FEW = 6


@dataclass(frozen=True, slots=True)
class TreatyBoard:
    """One treaty on the board. ``as_record`` gives the JSON-ready form that ``dragoman treaties`` prints."""

    id: str
    title: str
    aliases: tuple[str, ...]
    type: str | None
    year: str | None
    registered: bool
    parties: tuple[str, ...]
    life: TreatyLife
    obligations: tuple[str, ...]
    related: tuple[tuple[str, str], ...]
    known: Mapping[str, str | None]
    mentions: int

    @property
    def stages(self) -> list[Stage]:
        """Stages reported as done and not contradicted."""
        return [s for s in self.life.stages if s.status == "reported" and s.believed]

    @property
    def unconfirmed(self) -> list[Stage]:
        """Stages only announced, expected, possible, claimed or denied, and reports that break the order."""
        return [s for s in self.life.stages if s.status != "reported" or not s.believed]

    def as_record(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        life = self.life
        return {
            "id": self.id,
            "title": self.title,
            "aliases": list(self.aliases),
            "type": self.type,
            "year": self.year,
            "registered": self.registered,
            "parties": list(self.parties),
            "party_states": [{"party": p.party, "state": p.state, "since": p.since} for p in life.parties],
            "status": life.state,
            "since": life.since,
            "provisional": life.provisional,
            "in_force_from": life.in_force_from,
            "in_force_until": life.in_force_until,
            "computed_force": life.computed_force,
            "stages": [_stage_record(stage) for stage in self.stages],
            "unconfirmed": [_stage_record(stage) for stage in self.unconfirmed],
            "open": [{"stage": o.act, "party": o.party, "due": o.due} for o in life.open],
            "contradictions": [
                {"kind": c.kind, "text": c.text, "mentions": list(c.mentions)} for c in life.contradictions
            ],
            "obligations": [{"kind": kind, "source": "registry"} for kind in self.obligations],
            "related": [{"relation": relation, "id": other} for relation, other in self.related],
            "known": dict(self.known),
            "mentions": self.mentions,
        }


def _stage_record(stage: Stage) -> dict[str, Any]:
    return {
        "stage": stage.act,
        "party": stage.party,
        "parties": list(stage.parties),
        "date": stage.date,
        "earliest": stage.earliest,
        "latest": stage.latest,
        "place": stage.places[0] if stage.places else None,
        "places": list(stage.places),
        "status": stage.status if stage.believed else "contradicted",
        "disagreement": stage.disagreement,
        "fulfilled": stage.fulfilled,
        "dates": [
            {"date": d.edtf, "sources": list(d.sources), "mentions": list(d.mentions), "inferred": d.inferred}
            for d in stage.dates
        ],
        "signatories": list(stage.signatories),
        "sources": list(stage.sources),
        "mentions": list(stage.mentions),
    }


def _known_until(treaty: Treaty, day: str | None) -> dict[str, str | None]:
    """Return the registry's dates that lie not after the day asked for."""
    entry = treaty.known
    if entry is None:
        return {}
    dates = {"signed": entry.signed, "in_force": entry.in_force, "ended": entry.ended}
    return {name: value if not day or not value or value <= day else None for name, value in dates.items()}


def _only_parties(steps: list[Step], treaty: Treaty) -> list[Step]:
    """Leave out outsiders of a treaty whose few parties are known; Russia stands for the Soviet Union."""
    entry = treaty.known
    if entry is None or not entry.parties or entry.number or len(entry.parties) > _FEW:
        return steps
    held = {*entry.parties, *(["RUS"] if "SUN" in entry.parties else [])}
    return [step for step in steps if step.party is None or step.party in held]


def _related(treaty: Treaty, registry: Registry) -> tuple[tuple[str, str], ...]:
    entry = treaty.known
    if entry is None:
        return ()
    found = [("supersedes", other) for other in entry.supersedes]
    found += [("amends", other) for other in entry.amends]
    found += [("protocol_of", entry.protocol_of)] if entry.protocol_of else []
    found += [("superseded_by", other.id) for other in registry.superseded_by(entry.id)]
    found += [("child", other.id) for other in registry.children(entry.id)]
    return tuple(found)


def _one(treaty: Treaty, day: str | None, registry: Registry) -> TreatyBoard:
    entry = treaty.known
    steps = _only_parties([step for record in treaty.records for step in steps_of(record)], treaty)
    known = _known_until(treaty, day)
    parties: tuple[str, ...] = ()
    if entry is not None and len(entry.parties) <= _FEW and not entry.number:
        parties = entry.parties
    rule = EntryRule(**entry.entry) if entry is not None and entry.entry else None
    life = life_of(steps, rule, entry.notice_months if entry else None, parties, known)
    shown = dict.fromkeys([*parties, *(p.party for p in life.parties)])
    if entry is None:
        shown = dict.fromkeys(sorted({*treaty.parties, *shown}))
    title = treaty.title or f"{'–'.join(sorted(shown)) or 'Unnamed'} treaty"
    return TreatyBoard(
        id=treaty.id,
        title=title,
        aliases=tuple(sorted(name for name in treaty.titles if name != title)),
        type=entry.type if entry else None,
        year=treaty.year,
        registered=entry is not None,
        parties=tuple(shown),
        life=life,
        obligations=entry.obligations if entry else (),
        related=_related(treaty, registry),
        known=known,
        mentions=len(treaty.records),
    )


def board(
    mentions: Iterable[Mapping[str, Any]], as_of: date | None = None, registry: Registry | None = None
) -> list[TreatyBoard]:
    """Return the treaties that mention records (as in the record's reference) speak of.

    ``as_of`` leaves out what was published later. The treaties spoken of most come first.
    """
    registry = registry or load_registry()
    day = as_of.isoformat() if as_of else None
    if day:
        mentions = [m for m in mentions if str((m.get("cite_info") or {}).get("published") or "")[:10] <= day]
    treaties = identify(mentions, registry)
    boards = [_one(treaty, day, registry) for treaty in treaties]
    return sorted(boards, key=lambda b: (-b.mentions, b.title, b.id))
