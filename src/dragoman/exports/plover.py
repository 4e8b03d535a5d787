"""PLOVER JSONL. Our record is a superset of PLOVER's, so nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def write(mentions: Iterable[dict[str, Any]], path: Path) -> int:
    """Write one mention a line (UTF-8); return how many."""
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for mention in mentions:
            out.write(json.dumps(mention, ensure_ascii=False) + "\n")
            count += 1
    return count
