"""Which step in which treaty's life an event is."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.coding.events.finder import FoundEvent
from dragoman.coding.events.matching import Match
from dragoman.mention import TreatyStep
from dragoman.treaties.acts import act_by_actor, formality_of
from dragoman.treaties.identify import identity
from dragoman.treaties.names import TreatyMention

# Steps by which a party binds itself: whoever refuses one refuses the treaty.
_CONSENT = frozenset(
    ["signature", "ratification", "parliamentary_approval", "promulgation", "acceptance", "approval", "accession"]
)


def _heads(match: Match) -> list[Token]:
    """Return the heads around a predicate among which its treaty stands, the likeliest first."""
    arguments = match.arguments
    heads = [*arguments.object, *arguments.preposition("of"), *arguments.preposition("from")]
    heads += [*arguments.subject, *arguments.modifier]
    for name in ("to", "on", "for", "with", "under", "in"):
        heads += arguments.preposition(name)
    inner = [child for head in heads for child in head.subtree if child.i != head.i]
    return [*heads, *inner]


def treaty_of(found: FoundEvent, treaties: Sequence[TreatyMention]) -> TreatyMention | None:
    """Return the treaty that an event is about, by its place among the predicate's words.

    Words that only a treaty's life has ("exchanged the instruments of ratification") may leave it unnamed:
    then it is the one named last before them, or the first after them.
    """
    if not treaties:
        return None
    by_head = {treaty.head: treaty for treaty in treaties}
    for match in (found.act.match, *found.act.contents):
        for head in (match.token, *_heads(match)):
            if head.i in by_head:
                return by_head[head.i]
    if found.act.match.frame.treaty_act is None:
        return None
    before = [treaty for treaty in treaties if treaty.head < found.token.i and treaty.title]
    return before[-1] if before else next((treaty for treaty in treaties if treaty.title), None)


def act_of(found: FoundEvent) -> str | None:
    """Return the stage of treaty law; "ratified" is read by who does it (parliament, head of state, state)."""
    act = found.act.match.frame.treaty_act
    if act is None:
        return _act_of_content(found)
    for mention in found.roles.actor:
        read = act_by_actor(act, mention.actor.sector, mention.actor.office)
        if read != act:
            return read
    return act


def _act_of_content(found: FoundEvent) -> str | None:
    """Return the stage that a promise or a refusal is about: "agreed to sign", "refused to ratify"."""
    named = next((inner.frame.treaty_act for inner in found.act.contents if inner.frame.treaty_act), None)
    if named is None:
        return None
    if found.event == "REJECT":
        return "refusal" if named in _CONSENT else None
    return named if found.event in ("AGREE", "THREATEN") else None


def treaty_step(found: FoundEvent, treaties: Sequence[TreatyMention], published: str | None) -> TreatyStep | None:
    """Return the treaty step of an event, or None when it concerns no treaty.

    To sign "the protocol of exchange of the instruments of ratification" is no signature of another treaty: it
    is the exchange itself, of the treaty that was named before.
    """
    treaty = treaty_of(found, treaties)
    if treaty is None:
        return None
    act = act_of(found)
    formality = formality_of(treaty.title)
    if formality is not None:
        others = [one for one in treaties if one.title and formality_of(one.title) is None]
        before = [one for one in others if one.head < treaty.head]
        if others:
            treaty, act = (before or others)[-1 if before else 0], formality
    parties = [m.actor.code for m in (*found.roles.actor, *found.roles.recipient) if m.actor.code]
    title, identifier = identity(treaty, parties, published)
    return TreatyStep(title=title, act=act, id=identifier)
