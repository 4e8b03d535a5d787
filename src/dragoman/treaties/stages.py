"""Steps as single sentences report them, gathered into stages that keep every date with its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.treaties.acts import acts

Status = Literal["reported", "announced", "claimed", "denied", "expected", "possible"]
_ORDER: tuple[Status, ...] = ("reported", "claimed", "announced", "expected", "possible", "denied")


@dataclass(frozen=True, slots=True)
class Step:
    """One report of one act. ``party`` is None for an act of the treaty as a whole.

    ``edtf`` is the date as the report gives it, ``earliest``/``latest`` its bounds (ISO 8601 days, None:
    open). ``inferred`` is True when the date is only that of the article: then it bounds the act from above.
    ``parties`` are all that acted together, ``signatories`` persons with their office.
    """

    act: str
    party: str | None
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    status: Status = "reported"
    mention: str = ""
    source: str | None = None
    place: str | None = None
    signatories: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    sector: str | None = None
    office: str | None = None
    inferred: bool = False

    def as_act(self, act: str) -> Step:
        """Return the same step under another act."""
        return self if act == self.act else replace(self, act=act)


@dataclass(frozen=True, slots=True)
class StageDate:
    """One date of a stage with the sources and mentions that give it."""

    edtf: str | None
    earliest: str | None
    latest: str | None
    sources: tuple[str, ...]
    mentions: tuple[str, ...]
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """One act of one party (or of the treaty), with every date that is given for it.

    ``date`` is the narrowest date that all sources agree on, or, when they disagree (``disagreement``), the
    one that most sources give. ``fulfilled`` marks an expectation that has since been reported as
    done; ``believed`` is False for
    a report that breaks the order of law.
    """

    act: str
    party: str | None
    status: Status
    date: str | None
    earliest: str | None
    latest: str | None
    dates: tuple[StageDate, ...]
    disagreement: bool
    places: tuple[str, ...]
    signatories: tuple[str, ...]
    parties: tuple[str, ...]
    sources: tuple[str, ...]
    mentions: tuple[str, ...]
    fulfilled: bool = False
    believed: bool = True


def _unique(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _overlap(a: Step, low: str, high: str) -> bool:
    return (a.earliest or "") <= high and low <= (a.latest or "9999")


def _occurrences(steps: list[Step]) -> list[list[Step]]:
    """Split the reports of a repeatable act into single occurrences: dates that do not touch are different.

    Reports dated only by their article join the last occurrence before them.
    """
    groups: list[tuple[str, str, list[Step]]] = []
    for step in sorted((s for s in steps if not s.inferred), key=lambda s: (s.earliest or "", s.latest or "9999")):
        low, high = step.earliest or "", step.latest or "9999"
        if groups and step.earliest and _overlap(step, groups[-1][0], groups[-1][1]):
            old_low, old_high, members = groups[-1]
            groups[-1] = (max(old_low, low), min(old_high, high), [*members, step])
        elif groups and not step.earliest:
            groups[-1][2].append(step)
        else:
            groups.append((low, high, [step]))
    inferred = [s for s in steps if s.inferred]
    if not groups:
        return [inferred] if inferred else []
    for step in inferred:
        fitting = [g for g in groups if g[0] <= (step.latest or "9999")]
        (fitting or groups)[-1][2].append(step)
    return [members for _, _, members in groups]


def _dates(steps: list[Step]) -> tuple[StageDate, ...]:
    by_date: dict[tuple[str | None, bool], list[Step]] = {}
    for step in steps:
        if step.edtf or step.earliest or step.latest:
            by_date.setdefault((step.edtf or step.earliest, step.inferred), []).append(step)
    found = [
        StageDate(
            edtf=members[0].edtf or members[0].earliest,
            earliest=members[0].earliest,
            latest=members[0].latest,
            sources=_unique(s.source for s in members),
            mentions=_unique(s.mention for s in members),
            inferred=members[0].inferred,
        )
        for members in by_date.values()
    ]
    return tuple(sorted(found, key=lambda d: (d.inferred, -len(d.sources or d.mentions), d.edtf or "")))


def _span(value: StageDate) -> tuple[str, int]:
    low, high = value.earliest or "0000-00-00", value.latest or "9999-12-31"
    return (low, int(high.replace("-", "")[:8] or 0) - int(low.replace("-", "")[:8] or 0))


def _agreed(dates: tuple[StageDate, ...]) -> tuple[StageDate | None, bool]:
    """Return the date to work with, and whether the sources disagree."""
    if not dates:
        return None, False
    told = [value for value in dates if not value.inferred] or list(dates)
    low = max((value.earliest or "" for value in told), default="")
    high = min((value.latest or "9999" for value in told), default="9999")
    if low <= high:
        return min(told, key=lambda value: (_span(value)[1], value.edtf or "")), False
    return told[0], True


def _stage(act: str, party: str | None, status: Status, steps: list[Step]) -> Stage:
    dates = _dates(steps)
    working, disagreement = _agreed(dates)
    return Stage(
        act=act,
        party=party,
        status=status,
        date=working.edtf if working else None,
        earliest=working.earliest if working else None,
        latest=working.latest if working else None,
        dates=dates,
        disagreement=disagreement,
        places=_unique(s.place for s in steps),
        signatories=_unique(name for s in steps for name in s.signatories),
        parties=_unique(code for s in steps for code in (*s.parties, s.party)),
        sources=_unique(s.source for s in steps),
        mentions=_unique(s.mention for s in steps),
    )


def stages_of(steps: Iterable[Step]) -> list[Stage]:
    """Gather steps into stages: one for each act, party, standing and (if the act can recur) occurrence."""
    table = acts()
    groups: dict[tuple[str, str | None, Status], list[Step]] = {}
    for step in steps:
        party = None if table[step.act].scope == "treaty" else step.party
        if step.party and party is None and step.party not in step.parties:
            step = replace(step, parties=(*step.parties, step.party))
        groups.setdefault((step.act, party, step.status), []).append(step)
    found: list[Stage] = []
    for (act, party, status), members in groups.items():
        split = _occurrences(members) if table[act].repeatable else [members]
        found += [_stage(act, party, status, occurrence) for occurrence in split if occurrence]
    done = {(s.act, s.party) for s in found if s.status == "reported"}
    found = [
        replace(s, fulfilled=(s.act, s.party) in done) if s.status in ("expected", "announced", "possible") else s
        for s in found
    ]
    return sorted(
        found,
        key=lambda s: (
            s.earliest or s.latest or "9999",
            table[s.act].rank,
            s.party or "",
            _ORDER.index(s.status),
        ),
    )
