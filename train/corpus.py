"""The training sentences: read, checked, marked, and split."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "data" / "corpus"
LABELS = [
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONCEDE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "NONE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "RETREAT",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
]
# Words of BERT's vocabulary that no text contains; they bracket source, target and predicate.
MARKS = {
    "source": ("[unused1]", "[unused2]"),
    "target": ("[unused3]", "[unused4]"),
    "predicate": ("[unused5]", "[unused6]"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled sentence with the offsets of its marked words (None where a role is not filled)."""

    id: str
    text: str
    label: str
    spans: dict[str, tuple[int, int] | None]


def span_of(text: str, words: str | None) -> tuple[int, int] | None:
    """Return where the words first stand in the text, on word boundaries if possible."""
    if not words:
        return None
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            return start, end
        start = text.find(words, start + 1)
    start = text.find(words)
    return (start, start + len(words)) if start >= 0 else None


def read() -> list[Example]:
    """Return every corpus line as an example, in file order; a broken line raises ValueError naming it."""
    found = []
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            spans = {role: span_of(row["text"], row.get(role)) for role in MARKS}
            if row["event"] not in LABELS or spans["predicate"] is None:
                raise ValueError(f"{row['id']}: unknown type, or its predicate does not stand in the text")
            found.append(Example(row["id"], row["text"], row["event"], spans))
    return found


def marked(example: Example, roles: tuple[str, ...]) -> str:
    """Return the text with the given roles' words bracketed by their marks."""
    inserts: list[tuple[int, int, str]] = []
    for role in roles:
        span = example.spans[role]
        if span:
            opening, closing = MARKS[role]
            inserts += [(span[0], 1, f" {opening} "), (span[1], 0, f" {closing} ")]
    text = example.text
    for position, _, mark in sorted(inserts, key=lambda item: (-item[0], -item[1])):
        text = text[:position] + mark + text[position:]
    return text


def fold_of(example: Example, folds: int) -> int:
    """Return the example's fold, by the hash of its text: the same on every machine."""
    return int(hashlib.sha256(example.text.encode()).hexdigest(), 16) % folds
