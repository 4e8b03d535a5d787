"""What an article has named so far, for pronouns, surnames and "the two sides"."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import islice

from spacy.tokens import Token

from dragoman.coding.actors.names import fold
from dragoman.mention import Actor

# How prominent a mention is by its function; a state that is only a place is not prominent at all.
_RANK = {"nsubj": 3, "nsubjpass": 3, "agent": 2, "dobj": 2, "dative": 2, "conj": 2, "poss": 1, "pobj": 1, "appos": 1}
NOBODY = Actor(None)
PAIR_REACH = 200  # mentions back that "the two sides" may reach
_REACH = 80  # tokens back that a pronoun may reach: about three news sentences


@dataclass(frozen=True, slots=True)
class Noted:
    """One actor where it was named; ``group`` is the first of the phrases that it is coordinated with."""

    actor: Actor
    token: int
    sentence: int
    rank: int
    plural: bool
    group: int
    joined: bool


@dataclass(slots=True)
class Memory:
    """Actors in the order in which they were named."""

    noted: list[Noted] = field(default_factory=list)
    persons: dict[str, list[Actor]] = field(default_factory=dict)
    by_office: dict[str, Actor] = field(default_factory=dict)
    coded: dict[str, Actor] = field(default_factory=dict)
    pair: list[Actor] = field(default_factory=list)  # whom "the two sides" last meant

    def note(self, actor: Actor, token: Token, office: str | None, plural: bool, place: bool) -> None:
        """Remember an actor where it was named: ``office`` canonical, ``place`` when it is only where something is."""
        if actor.person:
            words = [fold(word) for word in actor.person.split()]
            for key in dict.fromkeys((words[-1], words[0], " ".join(words))):
                held = self.persons.setdefault(key, [])
                held[:] = [one for one in held if one.person != actor.person]
                held.append(actor)
        if office and actor.code:
            self.by_office[office] = actor
        if actor.code:
            self.coded.setdefault(actor.code, actor)
        if actor.code or actor.person or actor.sector:
            first = _first(token)
            rank = 0 if place else _RANK.get(first.dep_, 0)
            joined = first is not token or any(child.dep_ == "conj" for child in token.rights)
            self.noted.append(Noted(actor, token.i, token.sent.start, rank, plural, first.i, joined))

    def note_other(self, token: Token) -> None:
        """Remember a noun that names no actor: "it" and "they" may mean it all the same."""
        first = _first(token)
        rank = _RANK.get(first.dep_, 0)
        if rank:
            plural = token.tag_ in ("NNS", "NNPS")
            self.noted.append(Noted(NOBODY, token.i, token.sent.start, rank, plural, first.i, first is not token))

    def person(self, words: str) -> Actor | None:
        """Return the person last named with this surname or full name (folded)."""
        held = self.persons.get(words)
        if not held:
            return None
        by_surname = [one for one in held if one.person and fold(one.person.split()[-1]) == words]
        coded = [one for one in (by_surname or held) if one.code]
        return (coded or by_surname or held)[-1]

    def office(self, phrase: str) -> Actor | None:
        """Return the last holder or owner of an office (its canonical phrase)."""
        return self.by_office.get(phrase)

    def before(self, token: Token) -> Iterator[Noted]:
        """Yield what was named before a token, the last first, as far as a pronoun reaches."""
        for one in reversed(self.noted):
            if one.token >= token.i:
                continue
            if token.i - one.token > _REACH:
                return
            yield one

    def last_states(self, before: int, count: int, apart: Container[str] = ()) -> list[Actor]:
        """Return the different states and bodies named last before a token, in text order, at most ``count``.

        What was only a place is passed over as long as enough others are there; media tell of the two sides and
        are none. Those ``apart`` (codes) never count.
        """
        found: list[Actor] = []
        for places in (False, True):
            for one in islice(reversed(self.noted), PAIR_REACH):
                if len(found) == count:
                    break
                if one.token >= before or not one.actor.code or (one.rank == 0) != places or one.actor.code in apart:
                    continue
                if one.actor.sector == "JRN":
                    continue
                if all(one.actor.code != other.code for other in found):
                    found.append(one.actor)
            if len(found) == count:
                break
        return found[::-1]


def _first(token: Token) -> Token:
    """Return the first of coordinated phrases: the one whose function they share."""
    for _ in range(40):
        if token.dep_ != "conj":
            break
        token = token.head
    return token
