"""Merged events from the mentions of a bucket: the event's record, with who says what about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.article import stable_id
from dragoman.ledger.merging import Dated, Group, city_of, partition
from dragoman.ledger.sketch import originals, unpack
from dragoman.ledger.standing import Report, standing


@dataclass(frozen=True, slots=True)
class Stored:
    """One mention as the ledger holds it, with what its article says of itself."""

    key: str
    article: str
    outlet: str
    published: str
    sketch: str
    record: Mapping[str, Any]

    @property
    def dated(self) -> Dated:
        """What merging looks at."""
        when = self.record.get("date_info") or {}
        return Dated(
            key=self.key,
            earliest=when.get("earliest"),
            latest=when.get("latest"),
            basis=when.get("basis") or "none",
            future="future" in (self.record.get("auxiliary") or ()),
            city=city_of(self.record),
        )


def _people(records: Iterable[Mapping[str, Any]], role: str) -> list[dict[str, Any]]:
    """Return each party once, by code or words, with its best known sector and person."""
    found: dict[str, dict[str, Any]] = {}
    for record in records:
        for actor in record.get(role) or ():
            key = actor.get("code") or actor.get("entity_text") or ""
            entry = found.setdefault(key, {"code": None, "name": None, "sector": None, "people": []})
            entry["code"] = entry["code"] or actor.get("code")
            entry["name"] = entry["name"] or actor.get("name") or actor.get("entity_text")
            entry["sector"] = entry["sector"] or actor.get("sector")
            person = actor.get("person")
            if person and person not in entry["people"]:
                entry["people"].append(person)
    return [found[key] for key in sorted(found)]


def _commonest(values: Iterable[Any]) -> Any:
    counted = Counter(value for value in values if value)
    return max(counted, key=lambda value: (counted[value], str(value))) if counted else None


def _date(records: Sequence[Mapping[str, Any]]) -> dict[str, str | None]:
    """Return the narrowest date that is given, one from the text before the day of printing."""

    def rank(record: Mapping[str, Any]) -> tuple[bool, bool, int, str]:
        when = record.get("date_info") or {}
        low, high = when.get("earliest") or "", when.get("latest") or ""
        width = 0 if low == high else 1
        return (not low and not high, when.get("basis") in ("publication", "none"), width, low + high)

    when = min(records, key=rank).get("date_info") or {}
    return {field: when.get(field) for field in ("edtf", "earliest", "latest", "basis")}


def _where(records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the place that most mentions name, with its coordinates and how precise they are."""
    places = [record["event_loc"] for record in records if record.get("event_loc")]
    name = _commonest(place.get("name") for place in places)
    chosen: Mapping[str, Any] = next((place for place in places if place.get("name") == name), {})
    return {"place": name, **{field: chosen.get(field) for field in ("country", "lat", "lon", "precision")}}


def event_record(bucket: str, group: Group, members: Sequence[Stored]) -> dict[str, Any]:
    """Return one merged event. ``members`` are its mentions; their order does not matter."""
    ordered = sorted(members, key=lambda m: (m.published, m.outlet, m.article, m.record.get("sequence") or 0, m.key))
    records = [member.record for member in ordered]
    sketches = {member.article: unpack(member.sketch) for member in ordered}
    copies = originals(sketches, list(dict.fromkeys(member.article for member in ordered)))
    outlet_of = {member.article: member.outlet for member in ordered}
    parties = frozenset(
        actor["code"]
        for record in records
        for role in ("actor", "recipient")
        for actor in record.get(role) or ()
        if actor.get("code")
    )
    reports = [
        Report(
            key=member.key,
            record=member.record,
            outlet=member.outlet,
            published=member.published,
            copies=outlet_of[copies[member.article]] if member.article in copies else None,
        )
        for member in ordered
    ]
    first = records[0]
    scales = [float(record.get("event_scale") or 0.0) for record in records]
    return {
        "id": stable_id("v", bucket, group.label),
        "event": first["event"],
        "mode": sorted({mode for record in records for mode in record.get("mode") or ()}),
        "cameo": _commonest(record.get("cameo") for record in records),
        "quad_code": first.get("quad_code"),
        "event_scale": max(scales, key=abs),
        "actor": _people(records, "actor"),
        "recipient": _people(records, "recipient"),
        "date": _date(records),
        **_where(records),
        "treaty": _commonest((record.get("treaty") or {}).get("title") for record in records),
        "treaty_act": _commonest((record.get("treaty") or {}).get("act") for record in records),
        **standing(reports, parties),
        "mentions": [record["id"] for record in records],
        "merged_because": list(group.why),
    }


def events_of(bucket: str, members: Sequence[Stored]) -> list[tuple[dict[str, Any], list[Stored]]]:
    """Return the events of one bucket, each with its mentions."""
    by_key = {member.key: member for member in members}
    found = []
    for group in partition(member.dated for member in members):
        held = [by_key[key] for key in group.keys]
        found.append((event_record(bucket, group, held), held))
    return found
