"""Offices, institutions and collectives without a person's name: "the French army", "protesters", "the president"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from dragoman.coding.actors.files import words
from dragoman.coding.actors.metonyms import first_conjunct
from dragoman.coding.actors.names import names
from dragoman.coding.actors.offices import Held
from dragoman.coding.actors.owners import owners
from dragoman.coding.actors.persons import is_person, sector_of, written_office
from dragoman.coding.actors.story import ActorMention, Story, left_edge
from dragoman.mention import Actor, ResolvedBy

# A common noun in a title of these kinds names nobody: "the Women's World Cup", "the People's Choice Awards".
_TITLES_OF_WORKS = frozenset({"EVENT", "WORK_OF_ART", "LAW", "FAC", "PRODUCT", "LOC"})


def partitive(story: Story, head: Token) -> list[ActorMention]:
    """Return who an amount is of: "hundreds of Sudanese refugees"."""
    if head.lower_ not in words("nouns", "amounts") and head.pos_ != "NUM":
        return []
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            found = []
            for inner in child.children:
                if inner.dep_ == "pobj":
                    for one in (inner, *inner.conjuncts):
                        found += story.resolve(one)
            first = left_edge(head)
            last = max((one.head.i for one in found), default=head.i)
            return [story.mention(one.actor, first, max(last, head.i), head, one.reason, one.kind) for one in found]
    return []


def _does(head: Token) -> bool:
    """Whether a phrase, or the amount that it is of, does what the verb says."""
    token = first_conjunct(head)
    for _ in range(3):
        if token.dep_ == "pobj" and token.head.lower_ == "of":
            token = first_conjunct(token.head.head)
    return token.dep_ in ("nsubj", "poss") or (token.dep_ == "pobj" and token.head.dep_ == "agent")


def office_or_body(story: Story, head: Token) -> list[ActorMention]:
    """Return the actors that a common noun names, with the state or body they belong to."""
    held = story.office(head)
    if held is None:
        return []
    if head.pos_ == "PROPN" and (
        head.ent_type_ in _TITLES_OF_WORKS or (head.dep_ == "poss" and head.ent_type_ == "ORG" and not held.office.post)
    ):
        return []
    if head.dep_ == "appos" and held.office.post and is_person(story, head.head, story.at.get(head.head.i)):
        return story.resolve(head.head)
    first = min(left_edge(head), held.first)
    whose = owners(story, head, held)
    if held.office.things and not whose and not _does(head):
        return []
    office = written_office(story, held)
    name = _apposed_person(story, head) if held.office.post else None
    last = max(held.last, head.i)
    if held.office.owned and not whose:
        return []
    if not whose and held.office.country:
        state = names().state(held.office.country)
        actor = Actor(None, state.name, state.code, held.sector, office, name, state.qid, resolved_by="office")
        why = f"“{story.doc[first : last + 1].text}” is of {state.name} only"
        return [story.mention(actor, first, last, head, why)]
    if not whose:
        return _without_owner(story, head, held, office, name, first, last)
    found = []
    for owner in whose:
        sector, kind = sector_of(owner, held)
        how: ResolvedBy = owner.actor.resolved_by or "office"
        actor = Actor(
            None,
            owner.actor.name,
            owner.actor.code,
            sector,
            office,
            name,
            owner.actor.identifier_id,
            resolved_by="office" if office or how in ("name", "capital") else how,
        )
        end = max(last, owner.head.i) if owner.start > story.doc[last].idx and owner.head.i - last < 8 else last
        why = f"“{story.doc[first : end + 1].text}” is of {owner.actor.name}"
        found.append(story.mention(actor, first, end, head, why, kind))
    return found


def _without_owner(
    story: Story, head: Token, held: Held, office: str | None, name: str | None, first: int, last: int
) -> list[ActorMention]:
    """Return an office or collective that names no owner: resolved from the article, or its words alone."""
    found = story.unowned(head, held, name)
    if not found:
        actor = Actor(None, None, None, held.sector, office, name)
        return [story.mention(actor, first, last, head, "")]
    return [
        story.mention(
            replace(one.actor, office=office or one.actor.office, person=name or one.actor.person),
            first,
            last,
            head,
            one.reason,
            one.kind,
        )
        for one in found
    ]


def _apposed_person(story: Story, head: Token) -> str | None:
    """Return the name beside an office: "Chile's foreign minister, ANA RUIZ"."""
    for child in head.children:
        if child.dep_ == "appos" and child.ent_type_ == "PERSON" and child.pos_ == "PROPN":
            first = last = child.i
            while first > 0 and story.doc[first].ent_iob_ == "I":
                first -= 1
            while last + 1 < len(story.doc) and story.doc[last + 1].ent_iob_ == "I":
                last += 1
            return story.doc[first : last + 1].text
    return None
