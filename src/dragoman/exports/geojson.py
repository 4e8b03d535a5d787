"""GeoJSON (RFC 7946) for map desks: a point a mention, with how precise it is.

Lost: mentions without coordinates. A country-level place is marked as such, not left to look like a pin.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dragoman.exports.table import row


def write(mentions: Iterable[dict[str, Any]], path: Path) -> int:
    """Write a FeatureCollection of the mentions that have coordinates; return how many."""
    features = []
    for mention in mentions:
        place = mention["event_loc"]
        if not place or place["lat"] is None:
            continue
        properties = row(mention) | {"precision": place["precision"]}
        point = {"type": "Point", "coordinates": [place["lon"], place["lat"]]}
        features.append({"type": "Feature", "id": mention["id"], "geometry": point, "properties": properties})
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
    return len(features)
