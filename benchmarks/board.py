"""How long the treaty board takes over many mentions, beside merely reading them from JSON in the same run.

    python benchmarks/board.py [MENTIONS]

Prints seconds for both and their ratio; the aim is a board over 100,000 mentions in under one second.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from dragoman.treaties.board import board

ACTS = ("signature", "ratification", "entry_into_force", "negotiation")
TITLES = ("Lake Treaty", "River Treaty", "Dune Treaty", "Salt Treaty")


def record(number: int) -> dict[str, Any]:
    """Return one mention record of two states and one of four treaties; every fourth reports an act."""
    day = f"20{number % 20 + 10}-03-01"
    act = ACTS[number % 4] if number % 4 == 0 else None
    return {
        "id": f"e-{number}",
        "article": f"a{number // 8}",
        "sequence": number % 8,
        "actor": [{"code": code, "sector": "GOV", "person": None, "office": None} for code in ("TCD", "NER")],
        "recipient": [],
        "date_info": {"edtf": day, "earliest": day, "latest": day, "basis": "explicit"},
        "event_loc": None,
        "attribution": [],
        "factuality": "CT+",
        "auxiliary": [],
        "treaty": {"title": TITLES[number % 16 // 4], "act": act, "id": None},
        "cite_info": {"publication": "Outlet", "published": day},
    }


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    lines = [json.dumps(record(number)) for number in range(count)]
    start = time.perf_counter()
    records = [json.loads(line) for line in lines]
    read = time.perf_counter() - start
    start = time.perf_counter()
    items = board(records)
    took = time.perf_counter() - start
    print(f"{count:,} mentions, {len(items)} treaties: board {took:.2f} s, reading {read:.2f} s; {took / read:.2f}")


if __name__ == "__main__":
    main()
