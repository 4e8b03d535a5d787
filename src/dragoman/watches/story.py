"""The story of a question: how its standing changed day by day, each change with its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from dragoman.article import stable_id
from dragoman.ledger.standing import stance_of
from dragoman.plain import plain
from dragoman.watches.fitting import missed
from dragoman.watches.question import Watch

Standing = Literal["not seen", "possible", "announced", "claimed", "reported", "confirmed", "denied", "contradicted"]
# From nothing to the surest; "denied" and "contradicted" stand beside the row.
_ROW: tuple[Standing, ...] = ("not seen", "possible", "announced", "claimed", "reported", "confirmed")
_DOUBTFUL = frozenset({"unnamed", "analyst", "witness", "person", "armed_group"})
_INTERESTED = frozenset({"government", "state_media"})


@dataclass(frozen=True, slots=True)
class Change:
    """One change of standing: the day (of publication), from what to what, and the mention that made it.

    ``id`` is a hash of the watch, the new standing and the mention: the same on every run.
    """

    id: str
    day: str
    before: Standing
    after: Standing
    mention: str
    article: str
    outlet: str | None
    url: str | None
    sentence: str
    reading: str


@dataclass(frozen=True, slots=True)
class Missed:
    """A mention that fulfils all conditions but one."""

    day: str
    condition: str
    mention: str
    sentence: str


def standing_of(record: Mapping[str, Any]) -> Standing:
    """Return the standing that one mention alone gives to the question.

    Possible: hedged, conditional or left open. Announced: to come. Claimed: by an interested or doubtful voice
    that is not the one who acts. Reported: by an outlet or another independent voice. Confirmed: by those who
    act, or their own media. Denied: put as not so.
    """
    stance = stance_of(record)
    if stance == "denies":
        return "denied"
    if stance == "expects":
        return "announced"
    if stance != "affirms":
        return "possible"
    voices = record.get("attribution") or ()
    if not voices:
        return "reported"
    voice = voices[-1]
    acting = {one.get("code") for one in record.get("actor") or () if one.get("code")}
    if voice.get("code") in acting:
        return "confirmed"
    return "claimed" if voice.get("kind") in _DOUBTFUL | _INTERESTED else "reported"


def _source(record: Mapping[str, Any]) -> str:
    voices = record.get("attribution") or ()
    if voices:
        return str(voices[-1].get("code") or voices[-1].get("name") or "unnamed")
    return str((record.get("cite_info") or {}).get("publication") or record.get("article"))


@dataclass(slots=True)
class _Seen:
    """What has been seen so far of one question."""

    best: Standing = "not seen"
    denied: bool = False
    reporting: frozenset[str] = frozenset()

    def add(self, record: Mapping[str, Any], least: int) -> None:
        now = standing_of(record)
        if now == "denied":
            self.denied = True
            return
        if now == "reported":
            self.reporting |= {_source(record)}
            if len(self.reporting) < least:
                now = "claimed"
        if _ROW.index(now) > _ROW.index(self.best):
            self.best = now

    @property
    def standing(self) -> Standing:
        if not self.denied:
            return self.best
        return "contradicted" if _ROW.index(self.best) >= _ROW.index("claimed") else "denied"


def published(record: Mapping[str, Any]) -> str:
    """Return the day on which the mention's article was published, '' when it is not known."""
    return str((record.get("cite_info") or {}).get("published") or "")[:10]


def story(watch: Watch, records: Iterable[Mapping[str, Any]]) -> tuple[list[Change], list[Missed]]:
    """Return the changes of a question's standing and its near misses, day by day of publication.

    The mentions of one day are taken together and in the order of their ids, so that the order in which
    articles came in changes nothing.
    """
    changes: list[Change] = []
    near: list[Missed] = []
    seen = _Seen()
    several = len(watch.conditions()) > 1  # of a single condition everything else would be a near miss
    ordered = sorted(records, key=lambda one: (published(one), str(one["id"])))
    for day, group in groupby(ordered, key=published):
        for record in group:
            lacking = missed(watch, record)
            if several and len(lacking) == 1:
                near.append(Missed(day, lacking[0], str(record["id"]), record["sentence"]["text"]))
            if lacking:
                continue
            before = seen.standing
            seen.add(record, watch.sources)
            if seen.standing != before:
                changes.append(_change(watch, day, before, seen.standing, record))
    return changes, near


def _change(watch: Watch, day: str, before: Standing, after: Standing, record: Mapping[str, Any]) -> Change:
    cite = record.get("cite_info") or {}
    return Change(
        id=stable_id("w", watch.name, after, record["id"]),
        day=day,
        before=before,
        after=after,
        mention=str(record["id"]),
        article=str(record["article"]),
        outlet=cite.get("publication"),
        url=cite.get("url"),
        sentence=record["sentence"]["text"],
        reading=plain(record),
    )
