"""The algebra of factuality: certainty times polarity, carried through one operator after another.

A value says how a speaker presents an event (FactBank: Saurí and Pustejovsky, Language Resources and
Evaluation 43, 2009). An operator is a word's effect on what stands in its scope: what its content is worth when
the word itself holds, and when it does not. Composition goes from the outermost word inwards (the idea of
De Facto, Computational Linguistics 38, 2012): the weakest certainty wins, polarity selects the branch.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.mention import Factuality

_CERTAINTIES = ("U", "PS", "PR", "CT")
_POLARITIES = {1: "+", -1: "-", 0: "u"}


class Value(NamedTuple):
    """A factuality value: ``certainty`` 0 (uncommitted) to 3 (certain), ``polarity`` 1, -1 or 0 (unknown)."""

    certainty: int
    polarity: int

    @property
    def name(self) -> Factuality:
        """The value in FactBank's notation, ASCII hyphen."""
        return _NAMES[self]


_NAMES: dict[Value, Factuality] = {
    Value(3, 1): "CT+",
    Value(2, 1): "PR+",
    Value(1, 1): "PS+",
    Value(3, -1): "CT-",
    Value(2, -1): "PR-",
    Value(1, -1): "PS-",
    Value(3, 0): "CTu",
    Value(0, 0): "Uu",
}
CERTAIN = Value(3, 1)
DENIED = Value(3, -1)
OPEN = Value(0, 0)
_VALUES = {name: value for value, name in _NAMES.items()}


def value(name: str) -> Value:
    """Return the value with a FactBank name; raise KeyError for any other string."""
    return _VALUES[name]  # type: ignore[index]


@dataclass(frozen=True, slots=True)
class Operator:
    """A class of words: what becomes of their content.

    ``holds`` is the content's value when the word itself is affirmed, ``fails`` when it is denied ("managed to
    sign" CT+, "did not manage to sign" CT-). ``future``: True puts the content after the word's time, False
    brings it back to its own tense, None changes nothing. ``presupposed``: the content has its value whatever
    stands outside. ``speaker``: the word brings in a new speaker, with whom the certainty starts afresh.
    ``unreal``: the content is set against the facts ("had they signed"). ``says``: the effect in plain English.
    """

    name: str
    holds: Value
    fails: Value
    says: str
    future: bool | None = None
    presupposed: bool = False
    speaker: bool = False
    unreal: bool = False

    def __call__(self, outer: Value) -> Value:
        """Return the content's value where the word itself has the value ``outer``."""
        if self.presupposed:
            return self.holds
        if outer.polarity == 0:
            return OPEN
        branch = self.holds if outer.polarity > 0 else self.fails
        if branch.certainty == 0:
            return OPEN
        if self.speaker or branch.polarity == 0:
            return branch
        return Value(min(outer.certainty, branch.certainty), branch.polarity)


@dataclass(frozen=True, slots=True)
class Cue:
    """One operator at work, and the word that brought it in."""

    operator: Operator
    word: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a chain of cues comes to; ``deciding`` are the cues without which the event would be plain fact."""

    value: Value
    future: bool
    unreal: bool
    deciding: tuple[Cue, ...]


def compose(cues: Iterable[Cue]) -> Outcome:
    """Carry "certainly so" through the cues, outermost first."""
    now, future, unreal = CERTAIN, False, False
    deciding: list[Cue] = []
    for cue in cues:
        operator = cue.operator
        if operator.presupposed or (operator.speaker and now.polarity != 0):
            deciding, future, unreal = [], False, False
        before, now = now, operator(now)
        prevented = before.polarity < 0 and now == DENIED  # a foiled attempt lies ahead of nobody
        if operator.future is not None and not (operator.future and prevented):
            future = operator.future
        unreal = unreal or operator.unreal
        if now != before or operator.future is not None or operator.presupposed or operator.speaker:
            deciding.append(cue)
    return Outcome(now, future, unreal, tuple(deciding))
