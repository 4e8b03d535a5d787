"""Measure an installed dragoman on the open gold sets and hold the figures to their floors.

    python scripts/score.py [PART ...] [--record "what changed"] [--raise-floors]

The gold sets and their scorer lie in a folder ``shared`` beside the checkout (or where ``DRAGOMAN_SHARED``
says). Without it nothing is measured, and that is said. A figure below its floor in ``docs/floors.json``
(by more than 0.002) makes the exit code 1. ``--raise-floors`` lifts floors that were passed; it never
lowers one. ``--record`` adds a row to ``docs/accuracy.md``.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("DRAGOMAN_SHARED", ROOT.parent / "shared"))
FLOORS = ROOT / "docs" / "floors.json"
HISTORY = ROOT / "docs" / "accuracy.md"
EPSILON = 0.002

# The figure's name in our tables -> part of the scorer and path into its JSON.
FIGURES: dict[str, tuple[str, str]] = {
    "events type P": ("events", "type.precision"),
    "events type R": ("events", "type.recall"),
    "events type F1": ("events", "type.f1"),
    "events who-whom F1": ("events", "type_and_dyad.f1"),
    "relate 16 F1": ("relate", "types_16.macro_f1"),
    "relate 15 F1": ("relate", "types_15.macro_f1"),
    "relate quad F1": ("relate", "quad.macro_f1"),
    "relate binary F1": ("relate", "binary.macro_f1"),
    "MEANTIME probable F1": ("factuality", "meantime.certainty.classes.PROBABLE.f1"),
    "MEANTIME possible F1": ("factuality", "meantime.certainty.classes.POSSIBLE.f1"),
    "MEANTIME negative F1": ("factuality", "meantime.polarity.classes.NEG.f1"),
    "MEANTIME future F1": ("factuality", "meantime.time.classes.FUTURE.f1"),
    "UDS dev Pearson": ("factuality", "uds_dev.pearson"),
    "UDS test Pearson": ("factuality", "uds_test.pearson"),
    "UDS test sign F1": ("factuality", "uds_test.sign.macro_f1"),
    "attribution recall": ("attribution", "source_half_overlap_recall"),
    "dates span F1": ("dates", "relaxed.f1"),
    "dates value F1": ("dates", "value_f1.f1"),
    "places span F1": ("places", "relaxed.f1"),
    "places 161 km": ("places", "accuracy_161km_of_located"),
    "places country": ("places", "country_accuracy"),
}


def measure(part: str) -> dict[str, Any]:
    """Run one part of the scorer on the installed command; return the JSON object that it prints last."""
    command = Path(sys.executable).parent / "dragoman"
    done = subprocess.run(
        [sys.executable, str(SHARED / "score" / "score.py"), part, "--dragoman", str(command)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{part}: the scorer ended with {done.returncode}: {done.stderr.strip()[-800:]}")
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def at(data: dict[str, Any], path: str) -> float | None:
    """Return the number at a dotted path, or None."""
    value: Any = data
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return None if value is None else round(float(value), 3)


def record(figures: dict[str, float | None], change: str) -> None:
    """Add a row to the history."""
    revision = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT, check=False
    ).stdout.strip()
    cells = [date.today().isoformat(), revision or "-", *(str(figures.get(n, "-")) for n in FIGURES), change]
    with HISTORY.open("a", encoding="utf-8") as out:
        out.write("| " + " | ".join(cells) + " |\n")


def main() -> int:
    """Measure, compare with the floors, and keep what was asked to be kept; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    names = ["events", "relate", "factuality", "attribution", "dates", "places", "stream"]
    parser.add_argument("parts", nargs="*", default=[], help=f"any of {', '.join(names)} (default: all)")
    parser.add_argument("--record", metavar="CHANGE", help="add a row to docs/accuracy.md")
    parser.add_argument("--raise-floors", action="store_true", help="lift the floors that were passed")
    args = parser.parse_args()
    if not (SHARED / "score" / "score.py").exists():
        print("score: the gold sets are not beside this checkout; nothing was measured")
        return 0
    parts = args.parts or names
    results = {part: measure(part) for part in parts}
    figures = {name: at(results[part], path) for name, (part, path) in FIGURES.items() if part in results}
    if "stream" in results:
        stream = results["stream"]
        print("stream:", json.dumps({k: v for k, v in stream.items() if k not in ("score", "set")}))
        if stream["failed_batches"] or not stream["identical_bytes_on_second_run"]:
            print("BELOW FLOOR  stream: a batch failed or two runs differ")
            return 1
    floors: dict[str, float] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    below = 0
    for name, value in figures.items():
        floor = floors.get(name)
        low = floor is not None and (value is None or value < floor - EPSILON)
        below += low
        print(f"{'BELOW FLOOR' if low else 'ok':12} {name:24} {value}   floor {floor}")
        if args.raise_floors and value is not None and value > (floor or 0):
            floors[name] = value
    if args.raise_floors:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")
    if args.record:
        record(figures, args.record)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
