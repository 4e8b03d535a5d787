"""What an act is that is announced, refused or threatened rather than done: PLOVER's rules of absorption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.coding.events.arguments import conditions
from dragoman.coding.events.compose import announce, mode_about, rules
from dragoman.coding.events.finder import FoundEvent
from dragoman.coding.voices import Standing
from dragoman.mention import Factuality, Voice

_STEPS = 4  # clauses up from an act within which the condition for it stands


@dataclass(frozen=True, slots=True)
class Settled:
    """What the standing of an act makes of its type; ``note`` says why, empty where nothing changed."""

    event: str
    mode: tuple[str, ...]
    factuality: Factuality
    flags: frozenset[str]
    note: str = ""


def settle(found: FoundEvent, standing: Standing, flags: frozenset[str], voices: Sequence[Voice]) -> Settled:
    """Return what an act is in the mouth of whoever speaks of it.

    A promise and a threat are certain acts although what they are about is still to come; so is a refusal.
    """
    certain = standing.factuality == "CT+"
    if "future" in flags and certain and not flags & {"hypothetical", "historical"}:
        event = announce(found.event, by_actor=speaks_for_itself(found, voices))
        if event != found.event:
            done = flags - {"future"} if event in ("AGREE", "THREATEN") else flags
            note = f"announced, not done yet: {found.event} becomes {event}"
            return Settled(event, mode_about(event, found.event, found.mode), "CT+", done, note)
    elif found.act.contents and found.event in ("AGREE", "THREATEN") and certain:
        flags -= {"future", "hypothetical"}
    elif "future" in flags and "historical" not in flags and speaks_for_itself(found, voices):
        for name, holds in (
            ("refused_by_actor", standing.factuality == "CT-"),
            ("threatened_on_condition", standing.factuality == "Uu" and has_condition(found.act.match.bearer)),
        ):
            event = rules()[name].get(found.event, found.event) if holds else found.event
            if event != found.event:
                done = flags - {"future", "hypothetical", "negation"}
                note = f"said by the party itself: {found.event} that it will not do or ties to a condition is {event}"
                return Settled(event, mode_about(event, found.event, found.mode), "CT+", done, note)
    return Settled(found.event, found.mode, standing.factuality, flags)


def speaks_for_itself(found: FoundEvent, voices: Sequence[Voice]) -> bool:
    """Whether the party that would act is the one that says so ("Chad said it would …")."""
    codes = {m.actor.code for m in found.roles.actor if m.actor.code}
    if codes & {voice.code for voice in voices}:
        return True
    bearer = found.act.match.bearer
    own_word = any(head.tag_ == "PRP" for head in found.act.match.arguments.subject)
    return bool(voices) and own_word and bearer.dep_ == "ccomp" and not voices[-1].code


def has_condition(bearer: Token) -> bool:
    """Whether "will" or "would" with an if or unless ties an act to what the other side does."""
    if not any(child.dep_ == "aux" and child.lower_ in ("will", "would", "'ll", "shall") for child in bearer.children):
        return False
    token = bearer
    for _ in range(_STEPS):
        if conditions(token):
            return True
        if token.head is token:
            break
        token = token.head
    return False
