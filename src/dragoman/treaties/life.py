"""A treaty's life as a state machine: reported steps in, stages, states and contradictions out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from dragoman.treaties.acts import Act, PartyState, TreatyState, act_by_actor, acts
from dragoman.treaties.entry import EntryRule, entry_date, months_after
from dragoman.treaties.stages import Stage, Step, stages_of

__all__ = ["Contradiction", "Open", "PartyLife", "Stage", "Step", "TreatyLife", "life_of"]

Kind = Literal["order", "computed_force", "registry"]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements that cannot both be right; both are kept, the one named in ``disbelieved`` moves nothing."""

    kind: Kind
    text: str
    disbelieved: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """What is still missing: the act, the party (None: the treaty as a whole) and the day it was due, if known."""

    act: str
    party: str | None
    due: str | None = None


@dataclass(frozen=True, slots=True)
class PartyLife:
    """One party's standing and since when (EDTF, None when undated)."""

    party: str
    state: PartyState
    since: str | None = None


@dataclass(frozen=True, slots=True)
class TreatyLife:
    """Everything the steps say together. ``stages`` are in order of date, then of law."""

    stages: tuple[Stage, ...]
    parties: tuple[PartyLife, ...]
    state: TreatyState
    since: str | None
    provisional: bool
    in_force_from: str | None
    in_force_until: str | None
    computed_force: str | None
    open: tuple[Open, ...]
    contradictions: tuple[Contradiction, ...]

    def in_force_on(self, day: str) -> bool | None:
        """Whether the treaty was in force on a day (ISO 8601), or None when that is not known."""
        if self.in_force_from is None:
            return None if self.state in ("unknown", "in_force", "terminated", "superseded") else False
        if day < self.in_force_from:
            return False
        if self.in_force_until is None:
            return True
        return day < self.in_force_until


@dataclass(slots=True)
class _Machine:
    """The states while the stages are applied in order."""

    treaty: TreatyState = "unknown"
    since: str | None = None
    parties: dict[str, PartyLife] = field(default_factory=dict)
    provisional: bool = False
    force_from: str | None = None
    force_until: str | None = None

    def party(self, code: str, state: PartyState, since: str | None) -> None:
        self.parties[code] = PartyLife(code, state, since)

    def apply(self, stage: Stage, act: Act, everyone: tuple[str, ...]) -> None:
        """Move the states by one believed stage."""
        day = stage.date
        codes = (stage.party,) if stage.party else (stage.parties or everyone)
        if act.party is not None:
            for code in codes:
                self._move(code, act, day)
        if act.name == "negotiation":
            for code in codes:
                if code not in self.parties:
                    self.party(code, "negotiating", day)
        if act.name == "provisional_application":
            self.provisional = True
        if act.treaty is not None and self._allowed(act.treaty):
            self.treaty, self.since = act.treaty, day
        if act.name == "entry_into_force":
            self._enter(day)
        elif act.treaty in ("terminated", "superseded"):
            self.force_until = stage.earliest
            for code in list(self.parties):
                self.party(code, "former", day)
        elif act.name == "suspension" and len(everyone) <= 2:
            self.treaty, self.since = "suspended", day
        elif act.name == "resumption":
            self.force_until = None
        elif act.name == "withdrawal_effective" and len(everyone) == 2:
            # A bilateral treaty does not outlive the exit of one side (article 70).
            self.treaty, self.since, self.force_until = "terminated", day, stage.earliest

    def _allowed(self, state: TreatyState) -> bool:
        """Signature or a late negotiation does not take a treaty in force back to an earlier state."""
        order = ("unknown", "drafting", "adopted", "open", "in_force")
        if state in order and self.treaty in order:
            return order.index(state) >= order.index(self.treaty)
        return state not in ("drafting", "adopted", "open")

    def _move(self, code: str, act: Act, day: str | None) -> None:
        held = self.parties.get(code)
        state = act.party
        assert state is not None
        if state == "consented" and self.treaty == "in_force":
            state = "party" if act.name in ("exchange_of_instruments", "succession") else "consented"
        if (
            held is not None
            and held.state in ("party", "withdrawing", "suspended")
            and state in ("signatory", "consented")
        ):
            return
        if held is not None and held.state == "consented" and state in ("signatory", "provisional"):
            return
        self.party(code, state, day)

    def _enter(self, day: str | None) -> None:
        self.force_from, self.force_until = day, None
        self.provisional = False
        for code, held in list(self.parties.items()):
            if held.state in ("consented", "provisional"):
                self.party(code, "party", day)


def _weight(stage: Stage) -> int:
    return len(set(stage.sources)) or len(stage.mentions)


def _contradictions(done: list[Stage]) -> list[tuple[Contradiction, Stage]]:
    """Find stages whose date breaks the order of law, and decide which of the two is not believed."""
    table, found = acts(), []
    by_act: dict[str, list[Stage]] = {}
    for stage in done:
        by_act.setdefault(stage.act, []).append(stage)
    for stage in done:
        for needed in table[stage.act].needs:
            before = [
                other
                for other in by_act.get(needed, ())
                if other.party is None or stage.party is None or other.party == stage.party
            ]
            later = [o for o in before if o.earliest and stage.latest and o.earliest > stage.latest]
            # Of several earlier steps (signatures by many) the first one counts: a late signatory is no contradiction.
            if not later or len(later) < len(before):
                continue
            other = min(later, key=lambda o: o.earliest or "")
            doubted = stage if _weight(stage) <= _weight(other) else other
            text = (
                f"{_name(stage)} is dated {stage.date}, before {_name(other)} ({other.date}), which it cannot precede"
            )
            mentions = (*stage.mentions, *other.mentions)
            found.append((Contradiction("order", text, doubted.act, mentions), doubted))
    return found


def _name(stage: Stage) -> str:
    words = stage.act.replace("_", " ")
    return f"{words} ({stage.party})" if stage.party else words


def _missing(machine: _Machine, stages: list[Stage], everyone: tuple[str, ...]) -> list[Open]:
    """Say what has still to happen before the treaty, or an exit from it, is complete."""
    happened = {(s.act, s.party) for s in stages}
    acted = {s.act for s in stages}
    found: list[Open] = []
    if machine.treaty in ("terminated", "superseded", "never_in_force"):
        return found
    if machine.treaty == "drafting":
        if "conclusion_of_talks" not in acted:
            found.append(Open("conclusion_of_talks", None))
        found.append(Open("signature", None))
    elif machine.treaty == "adopted":
        found += [Open("signature", code) for code in everyone] or [Open("signature", None)]
    for code in everyone:
        state = machine.parties[code].state if code in machine.parties else None
        if state in ("signatory", "provisional") and machine.treaty != "in_force":
            submitted = ("submission_for_ratification", code) in happened
            if submitted and ("parliamentary_approval", code) not in happened:
                found.append(Open("parliamentary_approval", code))
            found.append(Open("ratification", code))
        elif state == "negotiating" and machine.treaty == "open":
            found.append(Open("signature", code))
        elif state == "consented" and machine.treaty == "in_force":
            found.append(Open("entry_into_force_for_party", code))
        elif state == "withdrawing":
            found.append(Open("withdrawal_effective", code))
        elif state == "suspended":
            found.append(Open("resumption", code))
        elif state == "refused":
            found.append(Open("ratification", code))
    if machine.treaty == "open":
        consented = [c for c in everyone if c in machine.parties and machine.parties[c].state == "consented"]
        if (
            len(everyone) == 2
            and len(consented) == 2
            and not acted & {"exchange_of_instruments", "deposit_of_instrument", "notification"}
        ):
            found.append(Open("exchange_of_instruments", None))
        found.append(Open("entry_into_force", None))
    return found


def life_of(
    steps: Iterable[Step],
    rule: EntryRule | None = None,
    notice_months: int | None = None,
    parties: Iterable[str] = (),
    known: Mapping[str, str | None] | None = None,
) -> TreatyLife:
    """Return the life that the steps tell.

    ``rule`` is the treaty's own entry-into-force clause, ``notice_months`` its period of notice, ``parties``
    the codes known from elsewhere, ``known`` the registry's dates under ``signed``, ``in_force``, ``ended``:
    they set the state where the steps are silent and are compared where they are not.
    """
    table = acts()
    renamed = [step.as_act(act_by_actor(step.act, step.sector, step.office)) for step in steps if step.act in table]
    stages = stages_of(renamed)
    everyone = tuple(dict.fromkeys([*parties, *(s.party for s in stages if s.party), *_all(stages)]))
    done = [stage for stage in stages if stage.status == "reported"]
    broken = _contradictions(done)
    doubted = {id(stage) for _, stage in broken}
    believed = [stage for stage in done if id(stage) not in doubted]
    machine = _Machine()
    facts = known or {}
    notes = [contradiction for contradiction, _ in broken]
    signed, force, ended = facts.get("signed"), facts.get("in_force"), facts.get("ended")
    if signed:
        machine.treaty, machine.since = "open", signed
        for code in everyone:
            machine.party(code, "signatory", signed)
    pending: list[tuple[str, str]] = []
    if force:
        pending.append((force, "in_force"))
    if ended:
        pending.append((ended, "terminated"))
    for stage in believed:
        while pending and stage.date and pending[0][0] <= (stage.latest or stage.date):
            _by_registry(machine, *pending.pop(0), everyone)
        machine.apply(stage, table[stage.act], everyone)
    for day, state in pending:
        _by_registry(machine, day, state, everyone)
    notes += _compared(believed, facts)
    computed = entry_date(rule, believed, everyone) if rule else None
    reported = next((s for s in believed if s.act == "entry_into_force"), None)
    if computed and reported and reported.earliest and reported.latest:
        if not reported.earliest <= computed <= reported.latest:
            text = f"by the treaty's own clause it entered into force on {computed}, reported is {reported.date}"
            notes.append(Contradiction("computed_force", text, "entry_into_force", reported.mentions))
    missing = _missing(machine, believed, everyone)
    if notice_months:
        missing = [_due(item, believed, notice_months) for item in missing]
    return TreatyLife(
        stages=tuple(replace(s, believed=False) if id(s) in doubted else s for s in stages),
        parties=tuple(machine.parties[code] for code in everyone if code in machine.parties),
        state=machine.treaty,
        since=machine.since,
        provisional=machine.provisional,
        in_force_from=machine.force_from,
        in_force_until=machine.force_until,
        computed_force=computed,
        open=tuple(missing),
        contradictions=tuple(notes),
    )


def _all(stages: Iterable[Stage]) -> list[str]:
    return [code for stage in stages for code in stage.parties]


def _by_registry(machine: _Machine, day: str, state: str, everyone: tuple[str, ...]) -> None:
    """Apply a date that the registry knows and no step of the news reported before."""
    if state == "in_force":
        if machine.treaty not in ("in_force", "terminated", "superseded"):
            machine.treaty, machine.since = "in_force", day
            machine.force_from = day
            for code in everyone:
                if code not in machine.parties or machine.parties[code].state in ("signatory", "consented"):
                    machine.party(code, "party", day)
        return
    if machine.treaty not in ("terminated", "superseded"):
        machine.treaty, machine.since, machine.force_until = "terminated", day, day
        for code in list(machine.parties):
            machine.party(code, "former", day)


_REGISTERED = {"signature": "signed", "entry_into_force": "in_force"}


def _compared(stages: list[Stage], known: Mapping[str, str | None]) -> list[Contradiction]:
    """Compare reported dates with the registry's."""
    found = []
    for stage in stages:
        day = known.get(_REGISTERED.get(stage.act, "")) if stage.act in _REGISTERED else None
        if not day or not stage.earliest or not stage.latest:
            continue
        if not (stage.earliest[: len(day)] <= day <= stage.latest):
            text = f"{_name(stage)} is reported for {stage.date}; the registry has {day}"
            found.append(Contradiction("registry", text, "", stage.mentions))
    return found


def _due(item: Open, stages: list[Stage], notice_months: int) -> Open:
    if item.act != "withdrawal_effective":
        return item
    notices = [s for s in stages if s.act == "withdrawal_notice" and s.party == item.party and s.earliest]
    if not notices:
        return item
    return Open(item.act, item.party, months_after(notices[-1].earliest or "", notice_months))
