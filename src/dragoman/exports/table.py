"""Plain CSV for spreadsheets and statistics.

Lost: offsets, the chain of speakers beyond its outermost and innermost, and the explanations.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

COLUMNS = [
    "id",
    "event",
    "mode",
    "auxiliary",
    "factuality",
    "cameo",
    "quad_code",
    "event_scale",
    "context",
    "actor",
    "recipient",
    "date",
    "enddate",
    "edtf",
    "date_basis",
    "place",
    "country",
    "lat",
    "lon",
    "speaker",
    "speaker_kind",
    "treaty",
    "treaty_act",
    "confidence",
    "event_text",
    "sentence",
    "title",
    "publication",
    "url",
    "published",
    "article",
]

# A cell that begins with one of these runs as a formula when a spreadsheet opens the file.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _names(actors: list[dict[str, Any]]) -> str:
    return "; ".join(str(a["code"] or a["name"] or a["entity_text"] or "") for a in actors)


def _safe(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


def row(mention: dict[str, Any]) -> dict[str, object]:
    """Return one mention as a flat row."""
    when, place = mention["date_info"] or {}, mention["event_loc"] or {}
    voices, treaty = mention["attribution"], mention["treaty"] or {}
    speaker = voices[0] if voices else {}
    flat: dict[str, object] = {
        name: mention[name]
        for name in COLUMNS
        if name in mention and not isinstance(mention[name], (list, dict, tuple))
    }
    flat |= mention["cite_info"]
    flat |= {
        "mode": " ".join(mention["mode"]),
        "auxiliary": " ".join(mention["auxiliary"]),
        "context": " ".join(mention["context"]),
        "actor": _names(mention["actor"]),
        "recipient": _names(mention["recipient"]),
        "edtf": when.get("edtf"),
        "date_basis": when.get("basis"),
        "place": place.get("name"),
        "country": place.get("country"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "speaker": speaker.get("name") or speaker.get("entity_text"),
        "speaker_kind": speaker.get("kind"),
        "treaty": treaty.get("title"),
        "treaty_act": treaty.get("act"),
        "sentence": mention["sentence"]["text"],
    }
    return {name: _safe(flat.get(name)) for name in COLUMNS}


def write(mentions: Iterable[dict[str, Any]], path: Path) -> int:
    """Write one row a mention (UTF-8, RFC 4180); return how many."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, COLUMNS)
        table.writeheader()
        for mention in mentions:
            table.writerow(row(mention))
            count += 1
    return count
