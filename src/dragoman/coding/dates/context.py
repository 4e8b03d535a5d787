"""What a meaning may ask while it is being dated: the anchor, the tense, what was told before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from spacy.tokens import Doc

from dragoman.coding.dates.almanac import Reading
from dragoman.coding.dates.grammar import Sense
from dragoman.coding.dates.tense import Direction, direction
from dragoman.knowledge import knowledge

Meaning = Callable[..., Reading]
MEANINGS: dict[str, Meaning] = {}


def meaning(function: Meaning) -> Meaning:
    """Register a function as the meaning that rules name by its name."""
    MEANINGS[function.__name__] = function
    return function


@dataclass
class Context:
    """The surroundings of one expression; ``told`` and ``told_day`` are the last date and the last day told.

    ``day_first`` is how the text writes 3/4/2024 (None: unknown); ``southern`` moves seasons by six months.
    """

    doc: Doc
    day: date | None
    first: int = 0
    last: int = 0
    told: Reading | None = None
    told_day: Reading | None = None
    day_first: bool | None = None
    southern: bool = False
    ahead: bool | None = None

    @cached_property
    def direction(self) -> Direction:
        """Whether the words around look back, ahead, or stand in a plain present."""
        if self.ahead is not None:
            return "future" if self.ahead else "past"
        return direction(self.doc, self.first, self.last)

    @property
    def future(self) -> bool:
        """Whether the words around look ahead, as a plain present with a day does ("the trial opens on Monday")."""
        return self.direction != "past"

    def nearest(self, options: Sequence[date]) -> date:
        """Of dates in order, the one that the tense points at: the latest behind, the first ahead, or the closer one.

        Whether "kill the men who in April …" or "takes effect in April" is meant, a plain present does not say.
        """
        day = self.day
        assert day is not None
        behind = [option for option in options if option <= day]
        ahead = [option for option in options if option >= day]
        if self.direction == "present" and behind and ahead:
            return min(behind[-1], ahead[0], key=lambda option: abs(option - day))
        return (ahead or behind)[0] if self.direction == "future" or not behind else behind[-1]

    def read(self, part: Any) -> Reading:
        """Date a part that is an expression itself."""
        if isinstance(part, Sense):
            return MEANINGS[part.op](self, **part.parts)
        raise TypeError(f"not an expression: {part!r}")


@cache
def data(name: str) -> dict[str, Any]:
    """Return one knowledge file of this room, read once."""
    content: dict[str, Any] = knowledge("dragoman.coding.dates")[name]
    return content


def names(kind: str, number: int) -> dict[str, Any]:
    """Return one entry of names.yaml."""
    entry: dict[str, Any] = data("names")[kind][number]
    return entry
