"""What an article has named so far, for pronouns, surnames and "the two sides"."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.coding.actors.names import fold
from dragoman.mention import Actor

_RANK = {"nsubj": 3, "nsubjpass": 3, "agent": 2, "dobj": 2, "poss": 1, "conj": 2}
_REACH = 60  # tokens back that a pronoun may reach: about two news sentences


@dataclass(slots=True)
class Memory:
    """Actors in the order in which they were named."""

    noted: list[tuple[Actor, int, int, int]] = field(default_factory=list)  # actor, token, sentence start, rank
    persons: dict[str, Actor] = field(default_factory=dict)
    by_office: dict[str, Actor] = field(default_factory=dict)

    def note(self, actor: Actor, token: Token) -> None:
        """Remember an actor where it was named."""
        if actor.person:
            self.persons[fold(actor.person.split()[-1])] = actor
        if actor.office and actor.code and actor.resolved_by != "coreference":
            self.by_office[actor.office] = actor
        if actor.code or actor.person:
            self.noted.append((actor, token.i, token.sent.start, _RANK.get(token.dep_, 0)))

    def person(self, surname: str) -> Actor | None:
        """Return the person last named with this surname (folded)."""
        return self.persons.get(surname)

    def office(self, phrase: str) -> Actor | None:
        """Return the last holder or owner of an office."""
        return self.by_office.get(phrase)

    def antecedent(self, token: Token, *, person: bool, plural: bool) -> Actor | None:
        """Return whom a pronoun stands for: the subject before it in its sentence or the one before.

        "He" and "she" want a person, "it" a state or body, "they" takes either. None when nobody fits within
        reach: no guess.
        """
        best: tuple[tuple[int, int, int], Actor] | None = None
        for actor, at, sentence, rank in reversed(self.noted):
            if token.i - at > _REACH:
                break
            if at >= token.i or person != bool(actor.person):
                if not (plural and at < token.i):
                    continue
            if token.dep_ in ("nsubj", "nsubjpass") and sentence == token.sent.start and rank == 3:
                same_clause = at < token.i and token.head.i > token.i and token.doc[at].head == token.head
                if same_clause:
                    continue
            score = (rank, int(sentence == token.sent.start), at)
            if best is None or score > best[0]:
                best = (score, actor)
        return best[1] if best else None

    def last_two(self, before_sentence: int) -> list[Actor]:
        """Return the two different states or bodies that were named last before a sentence (or in it)."""
        found: list[Actor] = []
        for actor, _, sentence, _ in reversed(self.noted):
            if sentence > before_sentence:
                continue
            if actor.code and all(actor.code != other.code for other in found):
                found.append(actor)
            if len(found) == 2:
                return found[::-1]
        return []
