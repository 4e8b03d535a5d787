"""Write docs/reference/ontology.md from the knowledge files, so that the two cannot differ.

    python scripts/build_reference.py

A test compares the committed page with what this prints.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dragoman.knowledge import knowledge

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "ontology.md"
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


def _type(data: dict[str, Any]) -> list[str]:
    lines = [f"## {data['type']}", "", data["definition"], ""]
    lines += [
        f"Quad code {data['quad']} ({QUADS[data['quad']]}), scale {data['scale']}. Recipient: {data['recipient']}.",
        "",
    ]
    lines += ["Not: " + "; ".join(data["not"]) + ".", ""]
    if data.get("modes"):
        lines += ["| mode | scale | meaning |", "|---|---|---|"]
        lines += [f"| `{name}` | {mode['scale']} | {mode['meaning']} |" for name, mode in data["modes"].items()]
        lines.append("")
    lines += ["Examples: " + " ".join(f"“{one}”" for one in data["examples"]), ""]
    return lines


def page() -> str:
    """Return the page."""
    files = knowledge("dragoman.coding.events")
    types = sorted((d for d in files.values() if "type" in d and "quad" in d), key=lambda d: (d["quad"], d["type"]))
    lines = [
        "# Ontology",
        "",
        "PLOVER's sixteen event types (manual 0.8), their modes, contexts and sectors, as Dragoman codes them.",
        "This page is written by `scripts/build_reference.py` from `src/dragoman/coding/events/data`.",
        "",
    ]
    for data in types:
        lines += _type(data)
    lines += ["## Sectors", "", "| sector | what it is |", "|---|---|"]
    lines += [f"| `{name}` | {meaning} |" for name, meaning in files["sectors"]["sectors"].items()]
    contexts = files["contexts"]["contexts"]
    lines += ["", "## Contexts", "", "Coded when one of their words stands near the event.", ""]
    lines += [f"- `{name}`: {', '.join(map(str, data['words'][:8]))} …" for name, data in contexts.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
