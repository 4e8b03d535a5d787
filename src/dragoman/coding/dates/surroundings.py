"""The words around a candidate expression, for the checks that rules ask for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from spacy.attrs import IDX
from spacy.tokens import Doc, Token

from dragoman.coding.dates.lexing import Item
from dragoman.knowledge import knowledge


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of surroundings.yaml."""
    return frozenset(str(word) for word in knowledge("dragoman.coding.dates")["surroundings"][name])


class Surroundings:
    """The tokens of a doc by their offsets."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    @cached_property
    def _starts(self) -> list[int]:
        starts: list[int] = self.doc.to_array(IDX).tolist()
        return starts

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and last token that the code points ``start`` to ``end`` touch."""
        starts = self._starts
        first = max(bisect_right(starts, start) - 1, 0)
        last = max(bisect_right(starts, end - 1) - 1, first)
        return first, last

    def allow(self, need: str, run: list[Item], first: int, last: int) -> bool:
        """Whether the items ``first`` to ``last`` (exclusive) of a run stand where the rule may apply."""
        return CHECKS[need](Candidate(self, run, first, last))


@dataclass
class Candidate:
    """The items ``first`` to ``last`` (exclusive) of a run, and what stands beside them."""

    around: Surroundings
    run: list[Item]
    first: int
    last: int

    @cached_property
    def span(self) -> tuple[int, int]:
        """The first and last token that it touches."""
        return self.around.tokens(self.run[self.first].start, self.run[self.last - 1].end)

    @property
    def opening(self) -> dict[str, Any]:
        """The classes and values of its first item."""
        return self.run[self.first].values

    @property
    def closing(self) -> dict[str, Any]:
        """The classes and values of its last item."""
        return self.run[self.last - 1].values

    @cached_property
    def token(self) -> Token:
        """The token that its last item begins in."""
        item = self.run[self.last - 1]
        return self.around.doc[self.around.tokens(item.start, item.end)[0]]

    @cached_property
    def before(self) -> Token | None:
        """The token before it, blanks left out."""
        return self._beside(self.span[0], -1)

    @cached_property
    def after(self) -> Token | None:
        """The token after it, blanks left out."""
        return self._beside(self.span[1], 1)

    @property
    def word_before(self) -> str:
        """The word before it in lower case, empty at the start."""
        return str(self.before.lower_) if self.before is not None else ""

    @property
    def word_after(self) -> str:
        """The word after it in lower case, empty at the end."""
        return str(self.after.lower_) if self.after is not None else ""

    def opened_by(self, name: str) -> bool:
        """Whether the word before it is in a list of surroundings.yaml."""
        return self.word_before in listed(name)

    def _beside(self, index: int, step: int) -> Token | None:
        index += step
        doc = self.around.doc
        while 0 <= index < len(doc):
            if not doc[index].is_space:
                return doc[index]
            index += step
        return None


Check = Callable[[Candidate], bool]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    """Register a check under its name, by which rules.yaml asks for it."""
    CHECKS[function.__name__] = function
    return function
