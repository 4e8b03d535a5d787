"""Which mentions report one event: same type, same parties, dates that agree, places that do not differ.

The result is a function of the set of mentions alone, never of the order in which they came. Mentions are
first put into buckets that nothing crosses (type and parties, or type and treaty act), then parted by day
within the bucket, then by city within the day.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dragoman.article import stable_id
from dragoman.ledger.sketch import words_of

# Acts that the parties do together: whoever the sentence names, it is the one act of the one treaty.
JOINT_ACTS = frozenset(
    [
        "negotiation",
        "conclusion_of_talks",
        "adoption",
        "initialling",
        "signature",
        "exchange_of_instruments",
        "entry_into_force",
        "provisional_application",
        "extension",
        "amendment",
        "expiry",
        "termination",
        "supersession",
    ]
)
_BEGINNING, _END = "0001-01-01", "9999-12-31"


def _side(actors: Iterable[Mapping[str, Any]] | None) -> list[str]:
    """Return who they are: codes, so that a minister is the state; the words where nobody was resolved."""
    return sorted({a.get("code") or "~" + " ".join(words_of(a.get("entity_text") or "")) for a in actors or ()})


def bucket_parts(record: Mapping[str, Any]) -> list[Any]:
    """Return what must be equal for two mentions to be able to report one event."""
    actor, recipient = _side(record.get("actor")), _side(record.get("recipient"))
    both = sorted({*actor, *recipient})
    kind = record["event"]
    treaty = record.get("treaty") or {}
    name = treaty.get("id") or " ".join(words_of(treaty.get("title") or ""))
    if name and treaty.get("act"):
        return [kind, "treaty", name, treaty["act"], [] if treaty["act"] in JOINT_ACTS else actor]
    if both:
        # Meeting is mutual: "A received B" and "B visited A" are one meeting.
        return [kind, "meeting", both] if kind == "CONSULT" else [kind, actor, recipient]
    country = (record.get("event_loc") or {}).get("country")
    if country:
        return [kind, "nobody named", country, sorted(record.get("mode") or ())]
    return [kind, "nobody named", words_of((record.get("sentence") or {}).get("text") or "")]


def bucket_of(record: Mapping[str, Any]) -> str:
    """Return the bucket's name: a hash of ``bucket_parts``."""
    return stable_id("b", json.dumps(bucket_parts(record), ensure_ascii=False, sort_keys=True))


def city_of(record: Mapping[str, Any]) -> str | None:
    """Return the town or site where it took place, or None when no more than a country is known."""
    place = record.get("event_loc") or {}
    if place.get("precision") not in ("site", "city"):
        return None
    return str(place.get("geonameid") or "") or str(place.get("name") or place.get("text") or "").casefold() or None


@dataclass(frozen=True, slots=True)
class Dated:
    """What merging looks at in one mention. Days are ISO 8601; None where the report leaves them open."""

    key: str
    earliest: str | None
    latest: str | None
    basis: str
    future: bool
    city: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one event; ``label`` is the same whatever else is in the bucket, ``why`` says the reason."""

    label: str
    keys: tuple[str, ...]
    why: tuple[str, ...]


def _before(day: str, days: int = 1) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def _attach(mention: Dated, days: Sequence[str]) -> str | None:
    """Return the day among ``days`` that a mention without a day of its own belongs to, if only one fits."""
    if mention.basis == "publication" and mention.latest:
        if mention.latest in days:
            return mention.latest
        # News without a date is of the day it is printed or of the day before.
        eve = _before(mention.latest) if mention.latest > _BEGINNING else None
        return eve if eve in days and not mention.future else None
    low, high = mention.earliest or _BEGINNING, mention.latest or _END
    fitting = [day for day in days if low <= day <= high]
    return fitting[0] if len(fitting) == 1 else None


def _by_day(mentions: Sequence[Dated]) -> dict[str, list[tuple[Dated, str]]]:
    """Part a bucket by day; each mention comes with the reason for where it is."""
    groups: dict[str, list[tuple[Dated, str]]] = defaultdict(list)
    rest: list[Dated] = []
    for mention in mentions:
        if mention.basis not in ("publication", "none") and mention.earliest == mention.latest is not None:
            groups[str(mention.earliest)].append((mention, f"dated {mention.earliest}"))
        else:
            rest.append(mention)
    days = sorted(groups)
    loose: list[Dated] = []
    for mention in rest:
        day = _attach(mention, days)
        if day:
            groups[day].append((mention, f"its date ({_said(mention)}) fits {day} and no other day"))
        else:
            loose.append(mention)
    # Reports that only their publication dates: a day and the day after are one, and no longer chain is made.
    anchor = ""
    for mention in sorted(loose, key=lambda m: (m.latest or "", m.key)):
        if mention.basis == "publication" and mention.latest:
            if not anchor or mention.latest > (date.fromisoformat(anchor) + timedelta(days=1)).isoformat():
                anchor = mention.latest
            groups[f"printed {anchor}"].append((mention, f"printed {mention.latest}, no date of its own"))
    printed = sorted(name.removeprefix("printed ") for name in groups if name.startswith("printed "))
    for mention in loose:
        if mention.basis == "publication" and mention.latest:
            continue
        day = _attach(mention, printed) if not days else None
        label = f"printed {day}" if day else f"within {mention.earliest or ''}..{mention.latest or ''}"
        groups[label].append((mention, f"its date is {_said(mention)}"))
    return groups


def _said(mention: Dated) -> str:
    if mention.basis == "publication":
        return f"printed {mention.latest}"
    if not mention.earliest and not mention.latest:
        return "not given"
    return f"{mention.earliest or ''}..{mention.latest or ''}"


def partition(mentions: Iterable[Dated]) -> list[Group]:
    """Part one bucket's mentions into events, in order of their labels."""
    found: list[Group] = []
    by_day = _by_day(sorted(mentions, key=lambda m: m.key))
    for label in sorted(by_day):
        members = by_day[label]
        cities = sorted({mention.city for mention, _ in members if mention.city})
        by_city: dict[str, list[tuple[Dated, str]]] = defaultdict(list)
        for mention, why in members:
            # A report that names no town tells of the only town the others name, if there is only one.
            city = mention.city or (cities[0] if len(cities) == 1 else "")
            by_city[city if len(cities) > 1 else ""].append((mention, why))
        for city in sorted(by_city):
            found.append(
                Group(
                    label=f"{label}|{city}" if city else label,
                    keys=tuple(mention.key for mention, _ in by_city[city]),
                    why=tuple(dict.fromkeys(why for _, why in by_city[city])),
                )
            )
    return found
