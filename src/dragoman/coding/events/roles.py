"""Functions to parties: who the actors and recipients of an act are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from spacy.tokens import Token

from dragoman.coding.actors import ActorMention
from dragoman.coding.events.arguments import Arguments, conditions, logical_subject, noun_arguments, verb_arguments
from dragoman.coding.events.compose import Act
from dragoman.coding.events.matching import Match, heads_of

# Types that happen to a place: a strike "on Kharkiv" is against the state whose city it is.
# Types whose content may be anything: whoever it names is whom the act is aimed at ("refused to lift the siege of X").
_OPEN_CONTENT = frozenset({"REJECT", "THREATEN", "PROTEST", "ACCUSE"})
_TOWARDS = ("against", "on", "to", "with", "from", "by", "of", "for", "into", "in", "at", "over")
_SPATIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "CONCEDE"})


class Who(Protocol):
    """What this file asks of the actors room."""

    def for_phrase(self, head: Token) -> list[ActorMention]:
        """Return the actors that the noun phrase of ``head`` denotes."""

    def modifier_actors(self, token: Token) -> list[ActorMention]:
        """Return the states that modify a noun ("Russian" in "Russian air strike")."""

    def territory_of(self, token: Token) -> list[ActorMention]:
        """Return the state in whose territory a place name lies."""


@dataclass(slots=True)
class Roles:
    """The parties of one act, and how they were found."""

    actor: list[ActorMention] = field(default_factory=list)
    recipient: list[ActorMention] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def named(self) -> bool:
        """Whether any party is resolved."""
        return any(mention.actor.code for mention in (*self.actor, *self.recipient))


def _key(mention: ActorMention) -> tuple[object, ...]:
    actor = mention.actor
    if actor.code:
        return (actor.code, actor.sector, actor.person)
    return (actor.entity_text, actor.start)


def _unique(mentions: list[ActorMention]) -> list[ActorMention]:
    found: dict[tuple[object, ...], ActorMention] = {}
    for mention in mentions:
        found.setdefault(_key(mention), mention)
    return list(found.values())


def _phrase(who: Who, head: Token, *, spatial: bool = False) -> list[ActorMention]:
    found = who.for_phrase(head)
    if any(mention.actor.code for mention in found):
        return found
    return who.modifier_actors(head) or _owner(who, head) or (_where(who, head) if spatial else []) or found


def _where(who: Who, head: Token) -> list[ActorMention]:
    """Return the state where a place, or a thing at a place, lies: "Jericho", "targets in Jericho"."""
    arguments = noun_arguments(head)
    places = [head, *(place for name in ("in", "near", "at") for place in arguments.near.get(name, []))]
    return next((found for place in places if (found := who.territory_of(place))), [])


def _owner(who: Who, head: Token) -> list[ActorMention]:
    """Return whose thing or act a noun is: "Kenya's plan", "a march staged by monks", "the shelling of Goma by M23"."""
    for owner in _owners(head):
        found = [m for m in (who.for_phrase(owner) or who.modifier_actors(owner)) if m.actor.code]
        if found:
            return found
    return []


def _owners(head: Token) -> list[Token]:
    possessors = [child for child in head.children if child.dep_ == "poss"]
    arguments = noun_arguments(head)
    doers = [doer for child in head.children if child.dep_ == "acl" for doer in _agents(child)]
    phrases = [head for name in ("from", "of", "for") for head in arguments.near.get(name, [])]
    return [*possessors, *arguments.near.get("by", []), *doers, *phrases]


def _agents(verb: Token) -> list[Token]:
    return [one for child in verb.children if child.dep_ == "agent" for one in child.children if one.dep_ == "pobj"]


def _recipients(who: Who, match: Match, event: str, mode: tuple[str, ...]) -> list[ActorMention]:
    spatial = event in _SPATIAL or (event == "CONSULT" and "visit" in mode)
    unnamed: list[ActorMention] = []
    for function in match.frame.recipient:
        found: list[ActorMention] = []
        for head in heads_of(function, match.arguments):
            found += _phrase(who, head, spatial=spatial)
        if any(mention.actor.code for mention in found):
            return found
        unnamed = unnamed or found
    return unnamed


def _shared(who: Who, arguments: Arguments, *, noun: bool = False) -> list[ActorMention]:
    """Return every party of a reciprocal act: met, signed, clashed."""
    found: list[ActorMention] = []
    heads = [*arguments.subject]
    if not noun:  # of "clashes killed three soldiers" the soldiers are no party
        heads += arguments.object
    for name in ("with", "and", "between", "among", "against"):
        heads += arguments.preposition(name)
    for head in heads:
        found += who.for_phrase(head)
    return found


def fill(act: Act, who: Who) -> Roles:
    """Fill the roles of an act from its own words, then from the content that it took in."""
    match = act.match
    frame, arguments = match.frame, match.arguments
    roles = Roles()
    for function in frame.actor:
        named = [mention for head in heads_of(function, arguments) for mention in _phrase(who, head)]
        if any(mention.actor.code for mention in named):
            roles.actor = named
            break
        roles.actor = roles.actor or named
    if frame.reciprocal:
        roles.actor += _shared(who, arguments, noun=match.how.startswith("noun"))
    if match.how.startswith("noun"):
        modifiers = who.modifier_actors(match.token)
        if not any(mention.actor.code for mention in roles.actor) and modifiers:
            roles.actor = modifiers
        elif frame.reciprocal:
            roles.actor += modifiers
    if not frame.reciprocal or (act.event == "CONSULT" and "visit" in act.mode):
        roles.recipient = _recipients(who, match, act.event, act.mode)
    if not roles.recipient:
        roles.recipient = _from_contents(act, who)
    if act.event == "THREATEN" and not any(mention.actor.code for mention in roles.recipient):
        roles.recipient = _from_condition(act, who) or roles.recipient
    roles.actor = _unique(roles.actor)
    taken = {_key(mention) for mention in roles.actor}
    roles.recipient = [m for m in _unique(roles.recipient) if _key(m) not in taken]
    for mention in (*roles.actor, *roles.recipient):
        roles.notes.append(mention.reason)
    return roles


def _from_contents(act: Act, who: Who) -> list[ActorMention]:
    """Find the recipient in the content: whom one asks to act, or whom one promises or threatens to act on."""
    for content in act.contents:
        found: list[ActorMention] = []
        if act.event == "REQUEST":
            for head in content.arguments.subject:
                found += _phrase(who, head)
        if not found:
            found = _recipients(who, content, content.frame.event, content.frame.mode)
        if content.frame.reciprocal and not found:
            found = _shared(who, content.arguments, noun=content.how.startswith("noun"))
        if not found and act.event in _OPEN_CONTENT:
            found = _any_party(who, content.arguments)
        if found:
            return found
    clause = act.match.arguments.clause
    if clause is not None and clause.pos_ == "VERB" and act.event in _OPEN_CONTENT:
        return _any_party(who, verb_arguments(clause))
    return []


def _from_condition(act: Act, who: Who) -> list[ActorMention]:
    """Return whom a threat is aimed at: "threatened to strike unless Kabul gives way"."""
    verbs = [act.match.bearer, *([act.match.arguments.clause] if act.match.arguments.clause is not None else [])]
    heads = [head for verb in verbs for clause in conditions(verb) for head in logical_subject(clause)]
    return [mention for head in heads for mention in who.for_phrase(head) if mention.actor.code]


def _any_party(who: Who, arguments: Arguments) -> list[ActorMention]:
    """Return the first named party around a predicate, whatever its function."""
    groups = [arguments.object, arguments.dative, *(arguments.preposition(name) for name in _TOWARDS)]
    for heads in groups:
        found = [mention for head in heads for mention in _phrase(who, head) if mention.actor.code]
        if found:
            return found
    return []
