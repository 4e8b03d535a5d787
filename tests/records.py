"""Hand-made mention records for tests of what lies after the coding."""

from __future__ import annotations

from typing import Any


def actor(code: str, name: str) -> dict[str, Any]:
    """Return one party."""
    return {"entity_text": name, "name": name, "code": code, "sector": "GOV", "office": None, "person": None,
            "identifier_id": None, "start": 0, "end": len(name), "resolved_by": "name"}  # fmt: skip


def record(number: int, published: str, sentence: str, **changes: Any) -> dict[str, Any]:
    """Return a record as the coder writes it; ``changes`` replace fields."""
    return {
        "id": f"e-{number:04}",
        "article": f"a-{number}",
        "sequence": 1,
        "event": "MOBILIZE",
        "mode": [],
        "auxiliary": [],
        "factuality": "CT+",
        "event_scale": -6.0,
        "quad_code": 3,
        "cameo": "150",
        "actor": [actor("ZMB", "Zambia")],
        "recipient": [actor("MWI", "Malawi")],
        "event_loc": None,
        "date_info": {"edtf": published, "earliest": published, "latest": published, "basis": "publication"},
        "attribution": [],
        "treaty": None,
        "sentence": {"text": sentence, "start": 0, "end": len(sentence)},
        "event_text": "moved",
        "cite_info": {"publication": f"Outlet {number}", "published": published, "url": None, "title": None},
    } | changes
