"""Time expressions as ``dragoman dates`` writes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dragoman.coding.dates.times import Time


def time_records(article_id: str, times: Iterable[Time]) -> list[dict[str, Any]]:
    """Return one record for each time expression; the dateline's own date is not among them."""
    return [
        {
            "article": article_id,
            "text": time.text,
            "start": time.start,
            "end": time.end,
            "type": time.type,
            "value": time.value,
            "edtf": time.edtf,
        }
        for time in times
        if not time.dateline
    ]
