"""Sentence bounds and the times within them, found without walking the doc again for each question."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from spacy.attrs import SENT_START
from spacy.tokens import Doc, Token

from dragoman.coding.dates.times import Time


@lru_cache(maxsize=2)
def _starts(doc: Doc) -> list[int]:
    """Return the first token of each sentence; kept for the docs in hand."""
    starts: list[int] = np.flatnonzero(doc.to_array(SENT_START) == 1).tolist()
    return starts if starts and starts[0] == 0 else [0, *starts]


def bounds(doc: Doc, index: int) -> tuple[int, int]:
    """Return the first token of the sentence that holds token ``index``, and the first one after it."""
    starts = _starts(doc)
    position = bisect_right(starts, index)
    return starts[position - 1], starts[position] if position < len(starts) else len(doc)


def within(times: Sequence[Time], start: int, end: int) -> Sequence[Time]:
    """Return the times, which are in reading order, that begin in the tokens ``start`` to ``end`` (exclusive)."""
    low = bisect_left(times, start, key=lambda time: time.first_token)
    return times[low : bisect_left(times, end, lo=low, key=lambda time: time.first_token)]


def last_word(doc: Doc, index: int) -> Token:
    """Return the last token, blanks left out, of the sentence that holds token ``index``."""
    start, end = bounds(doc, index)
    while end - 1 > start and doc[end - 1].is_space:
        end -= 1
    return doc[end - 1]


def root_of(doc: Doc, first: int, last: int) -> Token:
    """Return the highest token above token ``first`` that lies in the tokens up to ``last`` (included).

    spaCy's ``Span.root`` walks the whole doc each time it is asked.
    """
    at = doc[first]
    for _ in range(last - first + 1):
        above = at.head
        if above.i == at.i or not first <= above.i <= last:
            break
        at = above
    return at
