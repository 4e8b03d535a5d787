"""A mention read aloud: one English sentence of fixed form, for people who need not know the codes."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from dragoman.knowledge import knowledge

_QUALIFIERS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
_DAY = re.compile(r"(-?\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d))?[^~?%]*([~?%])?")


@cache
def _words() -> dict[str, Any]:
    return dict(knowledge("dragoman")["plain"])


def _day(edtf: str) -> str:
    found = _DAY.fullmatch(edtf)
    if found is None:
        return edtf
    year, month, day, _, qualifier = found.groups()
    if year.endswith("XX"):
        year = f"the {year[:2]}00s"
    elif year.endswith("X"):
        year = f"the {year[:3]}0s"
    name = year
    if month and 1 <= int(month) <= 12:
        name = f"{calendar.month_name[int(month)]} {year}"
    elif month and 21 <= int(month) <= 24:
        name = f"{('spring', 'summer', 'autumn', 'winter')[int(month) - 21]} {year}"
    if day:
        name = f"{int(day)} {name}"
    return _QUALIFIERS.get(qualifier or "", "") + name


def date_words(edtf: str | None) -> str:
    """Return an EDTF level 1 value in words: ``2024-06~`` -> "about June 2024"; None -> "undated"."""
    if not edtf:
        return "undated"
    if "/" not in edtf:
        return _day(edtf)
    start, _, end = edtf.partition("/")
    if start in ("", ".."):
        return f"by {_day(end)}" if end not in ("", "..") else "undated"
    if end in ("", ".."):
        return f"from {_day(start)} on"
    return f"{_day(start)} to {_day(end)}"


def listed(names: Iterable[str]) -> str:
    """Return names as English lists them: "A, B and C"."""
    held = list(dict.fromkeys(names))
    return held[0] if len(held) == 1 else f"{', '.join(held[:-1])} and {held[-1]}" if held else ""


def _party(actor: Mapping[str, Any]) -> str:
    name = str(actor.get("name") or actor.get("entity_text") or "somebody")
    person = actor.get("person")
    return f"{name} ({person})" if person and person != name else name


def _speaker(voice: Mapping[str, Any]) -> str:
    name = voice.get("name") or voice.get("entity_text")
    kind = _words()["kinds"].get(voice.get("kind"), "")
    if not name or voice.get("kind") == "unnamed":
        return str(voice.get("entity_text") or "somebody who is not named")
    text = str(voice.get("entity_text") or name)
    owner = f" of {name}" if voice.get("code") and str(name) not in text else ""
    return f"{text} ({kind}{owner})" if kind else text


def _did(record: Mapping[str, Any], alone: bool) -> str:
    """Return the verb phrase, in the tense and mood of the mention's standing."""
    treaty = record.get("treaty") or {}
    auxiliary = record.get("auxiliary") or ()
    negative = str(record["factuality"]).endswith("-")
    if treaty.get("act"):
        title = f" of the {treaty['title']}" if treaty.get("title") else " of a treaty"
        act = str(treaty["act"]).replace("_", " ")
        did, do = f"took part in the {act}{title}", f"take part in the {act}{title}"
        alone = True
    else:
        entry = _words()["types"][record["event"]]
        for mode in record.get("mode") or ():
            entry = entry.get("modes", {}).get(mode, entry)
        tail = "_alone" if alone else ""
        did, do = str(entry["did" + tail]), str(entry["do" + tail])
    if "hypothetical" in auxiliary:
        return f"would {'not ' if negative else ''}{do}"
    if "future" in auxiliary:
        return f"will {'not ' if negative else ''}{do}"
    return f"did not {do}" if negative else did


def plain(record: Mapping[str, Any]) -> str:
    """Return a mention record (as in the record's reference) as one English sentence of fixed form.

    Example: "According to the harbour ministry (government of Chile), Chile (Ana Ruiz) met Peru in Arica;
    stated as certain; 4 December 2024."
    """
    voices: Sequence[Mapping[str, Any]] = record.get("attribution") or ()
    chain = ", quoting ".join(_speaker(voice) for voice in voices)
    actors = listed(_party(one) for one in record.get("actor") or ()) or "somebody who is not named"
    recipients = listed(_party(one) for one in record.get("recipient") or ())
    verb = _did(record, alone=not recipients)
    objects = f" {recipients}" if recipients and not (record.get("treaty") or {}).get("act") else ""
    place = record.get("event_loc") or {}
    where = f" in {place['name']}" if place.get("name") else ""
    certainty = _words()["certainty"][record["factuality"]]
    when = date_words((record.get("date_info") or {}).get("edtf"))
    sentence = f"{actors} {verb}{objects}{where}; {certainty}; {when}."
    return f"According to {chain}, {sentence}" if chain else sentence[:1].upper() + sentence[1:]
