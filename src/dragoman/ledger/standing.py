"""How an event stands: who affirms it, who denies it, who only repeats, and what follows from that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Stance = Literal["affirms", "supposes", "expects", "denies", "leaves_open"]
Status = Literal["reported", "corroborated", "disputed", "denied"]

# From the surest to the least sure; what is surest among the affirming is the event's certainty.
_CERTAINTY = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu")
_PARTISAN = frozenset({"government", "state_media", "armed_group"})
_NAMELESS = frozenset({"unnamed", "witness"})


@dataclass(frozen=True, slots=True)
class Report:
    """One mention with its article, as the standing is judged on it. ``copies`` is the outlet it copies."""

    key: str
    record: Mapping[str, Any]
    outlet: str
    published: str
    copies: str | None = None


def stance_of(record: Mapping[str, Any]) -> Stance:
    """Return how the innermost speaker puts the event."""
    factuality, auxiliary = record.get("factuality") or "Uu", record.get("auxiliary") or ()
    if factuality in ("Uu", "CTu") or "hypothetical" in auxiliary:
        return "leaves_open"
    if factuality.endswith("-") or "negation" in auxiliary:
        return "denies"
    if "future" in auxiliary:
        return "expects"
    return "affirms" if factuality == "CT+" else "supposes"


def speaker_of(report: Report) -> dict[str, Any]:
    """Return whose word it is: the innermost speaker, or the outlet (the one it copies) in its own voice."""
    voices = report.record.get("attribution") or ()
    if voices:
        voice = voices[-1]
        name = voice.get("name") or voice.get("entity_text") or "unnamed"
        return {"name": name, "code": voice.get("code"), "kind": voice.get("kind") or "unnamed"}
    return {"name": report.copies or report.outlet, "code": None, "kind": "news_outlet"}


def source_of(report: Report, parties: frozenset[str]) -> str:
    """Return the source that a report counts for.

    A state, its offices and its own media are one source; all sides of the event together are the source
    "parties", since none of them is independent. Unnamed voices are one source that corroborates nothing.
    """
    speaker = speaker_of(report)
    if speaker["kind"] in _NAMELESS:
        return "unnamed"
    if speaker["code"] in parties:
        return "parties"
    if speaker["kind"] in _PARTISAN and speaker["code"]:
        return f"side {speaker['code']}"
    return f"voice {str(speaker['name']).casefold()}"


def status_of(stances: Iterable[tuple[str, Stance, str]]) -> tuple[Status, int]:
    """Return the status, and how many independent sources affirm, from (source, stance, published) of all.

    The rule, on what each source said last (on one day it may say both):

    - ``disputed``: somebody affirms and somebody denies;
    - ``denied``: somebody denies and nobody affirms;
    - ``corroborated``: nobody denies, and at least two independent sources affirm (see ``source_of``);
    - ``reported``: everything else, also what is only supposed, expected or left open.
    """
    latest: dict[str, str] = {}
    said: dict[str, set[Stance]] = {}
    for source, stance, published in stances:
        if stance not in ("affirms", "denies"):
            continue
        day = published[:10]
        # Unnamed voices and "parties" are several people: their words stand side by side.
        if source not in ("unnamed", "parties") and day < latest.get(source, ""):
            continue
        if source not in ("unnamed", "parties") and day > latest.get(source, ""):
            said[source] = set()
            latest[source] = day
        said.setdefault(source, set()).add(stance)
    affirming = {source for source, stances_ in said.items() if "affirms" in stances_}
    denying = {source for source, stances_ in said.items() if "denies" in stances_}
    independent = len(affirming - {"unnamed"})
    if denying:
        return ("disputed" if affirming else "denied"), independent
    return ("corroborated" if independent >= 2 else "reported"), independent


def standing(reports: Sequence[Report], parties: frozenset[str]) -> dict[str, Any]:
    """Return the part of an event's record that says who affirms, who denies, who repeats, and the status.

    ``reports`` are in order of publication. Each list has one entry a speaker and outlet.
    """
    lists: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("affirms", "supposes", "expects", "denies", "leaves_open", "repeats")
    }
    stances: list[tuple[str, Stance, str]] = []
    for report in reports:
        record, speaker, stance = report.record, speaker_of(report), stance_of(report.record)
        source = source_of(report, parties)
        stances.append((source, stance, report.published))
        entry = {
            **speaker,
            "outlet": report.outlet,
            "factuality": record.get("factuality"),
            "published": report.published or None,
            "mention": record.get("id"),
        }
        if not report.copies:
            lists[stance].append(entry)
        if report.copies or record.get("attribution"):
            how = "copies" if report.copies else "cites"
            lists["repeats"].append(
                {
                    "outlet": report.outlet,
                    "of": report.copies or speaker["name"],
                    "how": how,
                    "published": report.published or None,
                    "mention": record.get("id"),
                }
            )
    status, independent = status_of(stances)
    values = [str(report.record.get("factuality") or "Uu") for report in reports]
    return {
        "status": status,
        "certainty": min(values, key=_CERTAINTY.index) if values else "Uu",
        "independent_sources": independent,
        **lists,
        "first_report": reports[0].published or None,
        "last_report": reports[-1].published or None,
    }
