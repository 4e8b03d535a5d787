"""Putting plain text into paragraphs split by a blank line. JSON lines are never touched by this."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANK = re.compile(r"\n[ \t\u00a0\u3000]*(?:\n[ \t\u00a0\u3000]*)+")


def _hard_wrapped(lines: list[str]) -> bool:
    """Whether lines were broken at a fixed width: all but the last of each paragraph near the longest."""
    longest = max(map(len, lines))
    near = sum(len(line) > 0.7 * longest for line in lines)
    return 40 <= longest <= 100 and near >= 0.75 * (len(lines) - 1)


def normalise(text: str) -> str:
    """Return text with ``\\n\\n`` between paragraphs, no trailing blanks and no control characters.

    A text without any blank line has one paragraph a line, unless its lines were broken at a fixed width.
    """
    text = _CONTROL.sub("", _BREAKS.sub("\n", text)).strip("\n")
    paragraphs = _BLANK.split(text)
    if len(paragraphs) == 1:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) > 1 and not _hard_wrapped(lines):
            paragraphs = lines
    cleaned = ("\n".join(line.rstrip() for line in part.split("\n")).strip() for part in paragraphs)
    return "\n\n".join(part for part in cleaned if part)
