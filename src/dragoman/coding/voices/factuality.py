"""How sure: the standing of a predicate, as the innermost speaker presents it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.coding.voices.algebra import Outcome, compose
from dragoman.coding.voices.cues import cues
from dragoman.coding.voices.scope import scope
from dragoman.mention import Auxiliary, Factuality

_IN_WORDS: dict[Factuality, str] = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "certainly not so",
    "PR-": "probably not so",
    "PS-": "possibly not so",
    "CTu": "settled, but not said which way",
    "Uu": "left open",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a speaker presents an event.

    ``factuality`` is FactBank's value, ``auxiliary`` PLOVER's modes in their fixed order, ``trail`` the reasons in
    plain English, outermost first, each naming the word that decided.
    """

    factuality: Factuality
    auxiliary: tuple[Auxiliary, ...]
    trail: tuple[str, ...]


def factuality(doc: Doc, token: Token) -> Standing:
    """Return the standing of a predicate (verb, noun or adjective), whatever its subject matter."""
    outcome = compose(scope(token, cues()))
    name = outcome.value.name
    trail = [f"'{cue.word}': {cue.operator.says}" for cue in outcome.deciding]
    trail.append(f"'{token.text}' is presented as {_IN_WORDS[name]} ({name})")
    return Standing(name, _auxiliary(outcome), tuple(trail))


def _auxiliary(outcome: Outcome) -> tuple[Auxiliary, ...]:
    found: list[Auxiliary] = []
    if outcome.future:
        found.append("future")
    if outcome.unreal or outcome.value.name in ("PS+", "PS-", "Uu"):
        found.append("hypothetical")
    if outcome.value.polarity < 0:
        found.append("negation")
    return tuple(found)
