"""Merged events for a terminal or a pipe: by day, who did what to whom, who affirms and who denies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

_COLOUR = {"reported": "", "corroborated": "green", "disputed": "yellow", "denied": "red"}
_STANCES = (
    ("affirms", "affirmed by"),
    ("supposes", "held likely or possible by"),
    ("expects", "expected by"),
    ("denies", "denied by"),
    ("leaves_open", "left open by"),
)


def who(people: Sequence[Mapping[str, Any]]) -> str:
    """Return parties in words: "North Korea (Kim Jong Un) and Russia"."""
    named = []
    for one in people:
        persons = ", ".join(one.get("people") or ())
        name = str(one.get("name") or one.get("code") or "?")
        named.append(f"{name} ({persons})" if persons and persons != name else name)
    if len(named) < 2:
        return "".join(named)
    return ", ".join(named[:-1]) + " and " + named[-1]


def sources(entries: Iterable[Mapping[str, Any]]) -> str:
    """Return speakers in words, each once, with the outlets that carry them."""
    carried: dict[str, list[str]] = {}
    for entry in entries:
        outlets = carried.setdefault(str(entry["name"]), [])
        if entry["outlet"] and entry["outlet"] != entry["name"] and entry["outlet"] not in outlets:
            outlets.append(str(entry["outlet"]))
    return "; ".join(f"{name} (in {', '.join(outlets)})" if outlets else name for name, outlets in carried.items())


def headline(event: Mapping[str, Any]) -> str:
    """Return the event in one line: "CONSULT visit: Chile → Peru, in Lima"."""
    kind = " ".join([event["event"], *event["mode"]])
    sides = [who(event["actor"]) or "somebody unnamed"]
    if event["recipient"]:
        sides.append(who(event["recipient"]))
    line = f"{kind}: {' → '.join(sides)}"
    if event.get("treaty_act"):
        line += f", {str(event['treaty_act']).replace('_', ' ')}"
    if event.get("treaty"):
        line += f" ({event['treaty']})"
    return line + (f", in {event['place']}" if event.get("place") else "")


def _one(event: Mapping[str, Any]) -> Text:
    text = Text("  ")
    text.append(headline(event), style="bold")
    certainty = "" if event["certainty"] == "CT+" else f", {event['certainty']}"
    text.append(f"  [{event['status']}{certainty}]", style=_COLOUR[event["status"]])
    for name, words in _STANCES:
        if event[name]:
            text.append(f"\n      {words} {sources(event[name])}", style="dim" if name != "denies" else "red")
    return text


def _day(event: Mapping[str, Any]) -> str:
    when = event["date"]
    by = "by " if when["basis"] == "publication" else ""  # no date in the text: it had happened when it was printed
    return by + str(when["edtf"] or "undated")


def render_events(events: Iterable[Mapping[str, Any]]) -> RenderableType:
    """Return the events under their dates, in order of time."""
    parts: list[RenderableType] = []
    for day, group in groupby(events, key=_day):
        parts.append(Text(day, style="bold cyan"))
        parts += [_one(event) for event in group]
    return Group(*parts) if parts else Text("No events.")
