"""The parts of an article: what is news, what is a headline, and what is neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Literal

from dragoman.knowledge import knowledge

BlockKind = Literal["headline", "body", "caption", "credit", "copyright", "teaser", "byline"]
_NEWS: frozenset[str] = frozenset({"headline", "body"})


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph, ``start`` to ``end`` (code points of the article's text, no outer blanks).

    ``news_start`` is where the news begins: after a dateline prefix such as "MOSCOW, Dec 4 (Agency) -".
    """

    start: int
    end: int
    kind: BlockKind
    news_start: int

    @property
    def is_news(self) -> bool:
        """Whether events may be coded from it."""
        return self.kind in _NEWS


@cache
def _patterns() -> list[tuple[BlockKind, re.Pattern[str]]]:
    rules: dict[str, Any] = knowledge("dragoman.language")["boilerplate"]
    return [(rule["kind"], re.compile(rule["pattern"], re.IGNORECASE)) for rule in rules["blocks"]]


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(knowledge("dragoman.language")["boilerplate"]["dateline"])


_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")


def _wrapped(lines: list[str]) -> bool:
    """Whether a paragraph's lines were broken at a fixed width: every line but the last near the longest."""
    if len(lines) < 2:
        return False
    longest = max(map(len, lines))
    return 40 <= longest <= 100 and all(len(line) > 0.7 * longest for line in lines[:-1])


def _stretches(text: str) -> list[tuple[int, int]]:
    """Split into paragraphs at blank lines, and into lines where a line is a unit of its own."""
    found = []
    for paragraph in re.finditer(r"[^\n].*?(?=\n[ \t\r]*\n|\Z)", text, re.DOTALL):
        lines = [m for m in re.finditer(r"[^\n]+", paragraph.group()) if m.group().strip()]
        if _wrapped([m.group() for m in lines]):
            found.append((paragraph.start(), paragraph.end()))
        else:
            found += [(paragraph.start() + m.start(), paragraph.start() + m.end()) for m in lines]
    return found


def _boilerplate(words: str) -> BlockKind | None:
    return next((kind for kind, pattern in _patterns() if pattern.search(words)), None)


def _kind(words: str, first: bool, more_follows: bool) -> BlockKind:
    kind = _boilerplate(words)
    if kind:
        return kind
    # A line without a full stop before the body is a headline or a deck; so is a short one later.
    if not _SENTENCE_END.search(words) and len(words) <= 200 and more_follows and (first or len(words) <= 120):
        return "headline"
    return "body"


# Where a sentence may begin inside a line; rough, since it only serves to find where what is no news begins.
_SENTENCE_START = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z©])")


def _parts(start: int, end: int, text: str) -> list[tuple[int, int]]:
    """Split a line of news before the first sentence that is a caption, a credit or the like, if there is one."""
    words = text[start:end]
    cuts = [0, *(found.end() for found in _SENTENCE_START.finditer(words)), len(words)]
    for begin, stop in pairwise(cuts):
        if _boilerplate(words[begin:stop].strip()):
            return [(start, start + begin), (start + begin, end)] if begin else [(start, end)]
    return [(start, end)]


def split_blocks(text: str) -> tuple[Block, ...]:
    """Split an article into its blocks; every non-blank character of the text lies in exactly one."""
    blocks: list[Block] = []
    stretches = [part for start, end in _stretches(text) for part in _parts(start, end, text)]
    body_seen = False
    for position, (start, end) in enumerate(stretches):
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        end = start + len(words)
        kind = _kind(words, not body_seen, position + 1 < len(stretches))
        body_seen = body_seen or kind == "body"
        dateline = _dateline().match(words) if kind == "body" else None
        blocks.append(Block(start, end, kind, start + (dateline.end() if dateline else 0)))
    return tuple(blocks)
