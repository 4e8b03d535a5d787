"""Phrases with gaps and alternatives, as the clause files write them, and whether a sentence holds one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_GAP = 18  # words that "…" may stand for


def _word(alternative: str) -> str:
    """Turn one alternative ("armed attack", "limit*") into a pattern of whole words."""
    words = [re.escape(word).replace(r"\*", r"[\w-]*") for word in alternative.split()]
    return r"\s+".join(words)


@lru_cache(maxsize=4096)
def pattern(sign: str) -> re.Pattern[str]:
    """Return the pattern of one sign: parts split by "…", alternatives by "|", "*" at a word's end.

    A part's words after its last alternative belong to all of them only when written so: "come to the
    aid|assistance of" reads "come to the aid" or "assistance of". Write whole phrases.
    """
    parts = [part.strip() for part in sign.split("…")]
    joined = [r"\b(?:" + "|".join(_word(option) for option in part.split("|")) + r")\b" for part in parts]
    gap = r"(?:\W+[\w'’-]+){0," + str(_GAP) + r"}?\W+"
    return re.compile(gap.join(joined), re.IGNORECASE)


def holds(text: str, signs: Iterable[str]) -> re.Match[str] | None:
    """Return where the first of the signs that is in the text stands, or None."""
    for sign in signs:
        found = pattern(sign).search(text)
        if found:
            return found
    return None
