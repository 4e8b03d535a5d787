"""Answers whom the noun phrases of one article name: reads it in order, so that what comes later can refer back."""

from __future__ import annotations

from dataclasses import replace

from spacy.symbols import NOUN, PRON, PROPN
from spacy.tokens import Token

from dragoman.coding.actors.bodies import office_or_body, partitive
from dragoman.coding.actors.context import Context
from dragoman.coding.actors.coreference import PRONOUNS, epithet, pair, pronoun
from dragoman.coding.actors.metonyms import METONYMS, acts, first_conjunct
from dragoman.coding.actors.names import fold
from dragoman.coding.actors.offices import Held, Office
from dragoman.coding.actors.owners import modifiers
from dragoman.coding.actors.persons import is_person, person
from dragoman.coding.actors.scene import PLACING
from dragoman.coding.actors.spans import NameSpan, find_names
from dragoman.coding.actors.story import MODIFIERS, ActorMention, Story, left_edge
from dragoman.coding.actors.territory import territory
from dragoman.language.reading import Reading
from dragoman.mention import Actor

_NOUNS = frozenset({NOUN, PROPN})


# Phrases within phrases that are followed: "the aide of the head of the office of …" names nobody beyond that.
_DEEPEST = 12


class ActorIndex:
    """The actors of one article. Every answer is remembered; reading is in text order whatever is asked first."""

    def __init__(self, reading: Reading) -> None:
        day = reading.article.day
        self.day = day.isoformat() if day else None
        self.doc = reading.doc
        folded = [fold(token.text) for token in reading.doc]
        spans = find_names(reading.doc, folded, reading.article.text, self.day)
        self.story = Story(reading, self.day, folded, spans, self._resolve, self._unowned)
        self.context = Context(self.story)
        self.held: dict[int, list[ActorMention]] = {}
        self._read = 0
        self._depth = 0

    def for_phrase(self, head: Token) -> list[ActorMention]:
        """Return the actors that the noun phrase of ``head`` denotes (not those that only modify it)."""
        self._read_to(head)
        return self._resolve(head)

    def at_head(self, i: int) -> ActorMention | None:
        """Return the first actor of the noun phrase whose head is token ``i``, or None."""
        found = self.for_phrase(self.doc[i])
        return found[0] if found else None

    def modifier_actors(self, token: Token) -> list[ActorMention]:
        """Return the states or bodies that modify a noun: "Russian" in "Russian air strike", "US-China talks"."""
        self._read_to(token)
        return [_governed(one) for one in modifiers(self.story, token)]

    def territory_of(self, token: Token) -> list[ActorMention]:
        """Return the state in whose territory a town, region or capital lies."""
        return territory(self.story, token)

    def _read_to(self, token: Token) -> None:
        """Read every sentence up to the token's own, each once."""
        doc, names = self.doc, self.story.at
        while self._read <= token.i:
            sentence = doc[self._read].sent
            self._read = sentence.end
            for one in sentence:
                span = names.get(one.i)
                if span is not None:
                    if span.head == one.i:
                        self._note(one, span)
                elif one.pos in _NOUNS:
                    if one.dep_ == "poss" or one.dep_ not in MODIFIERS:
                        self._note(one, None)
                elif one.pos == PRON and one.lower_ in PRONOUNS:
                    self._note(one, None)

    def _note(self, token: Token, span: NameSpan | None) -> None:
        found = self._resolve(token)
        place = self._is_place(token)
        plural = token.tag_ in ("NNS", "NNPS") and (span is None or span.meaning.sense == "demonym")
        if not found and span is not None and span.meaning.sense in METONYMS | {"state"}:
            found, place = self.story.named(span), True
        if not found and span is None and token.pos == NOUN and not place:
            self.story.memory.note_other(token)
        office = None
        if found and found[0].actor.office:
            held = self._office_of(token)
            office = held.phrase if held is not None else found[0].actor.office.lower()
        for one in found:
            self.story.memory.note(one.actor, token, office, plural, place)

    def _office_of(self, token: Token) -> Held | None:
        held = self.story.office(token)
        if held is not None:
            return held
        for child in (*token.lefts, *token.rights):
            if child.dep_ in ("compound", "nmod", "appos"):
                held = self.story.office(child)
                if held is not None and held.office.post:
                    return held
        return None

    def _is_place(self, token: Token) -> bool:
        token = first_conjunct(token)
        if token.dep_ == "appos":  # "in Geneva, Switzerland"
            token = first_conjunct(token.head)
        return token.dep_ == "pobj" and token.head.lower_ in PLACING

    def _unowned(self, head: Token, held: Held, name: str | None) -> list[ActorMention]:
        return self.context.owner(head, held, name)

    def _resolve(self, head: Token) -> list[ActorMention]:
        found = self.held.get(head.i)
        if found is None:
            if self._depth >= _DEEPEST:
                return []
            self.held[head.i] = []  # a phrase that leads back to itself names nobody
            self._depth += 1
            try:
                found = self.held[head.i] = self._phrase(head)
            finally:
                self._depth -= 1
        return found

    def _phrase(self, head: Token) -> list[ActorMention]:
        """Read one noun phrase: a name, a person, an office or collective, or a reference to one named before."""
        story = self.story
        if head.pos_ == "PRON":
            if head.lower_ in PRONOUNS:
                return pronoun(story, head)
            return pair(story, head) or partitive(story, head)
        span = story.at.get(head.i)
        if is_person(story, head, span):
            return person(story, head, span)
        if span is not None:
            return self._name(head, span)
        if head.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "DET"):
            return []
        return pair(story, head) or epithet(story, head) or partitive(story, head) or office_or_body(story, head)

    def _name(self, head: Token, span: NameSpan) -> list[ActorMention]:
        """Return whom a name stands for where it heads its phrase."""
        sense = span.meaning.sense
        if span.aside and sense == "demonym" and head.tag_ in ("NNS", "NNPS"):
            return self._minority(head, span)
        if span.aside or (sense in METONYMS and not acts(self.doc, self.story.folded, span)):
            return []
        if sense == "demonym":
            return self._people(head, span)
        return self.story.named(span, left_edge(head) if sense == "body" else None)

    def _minority(self, head: Token, span: NameSpan) -> list[ActorMention]:
        """Return people named after another nation than theirs ("ethnic Albanians"): civilians of the scene's state."""
        group = Held(Office("people", "CVL", post=False), span.first, span.last, "people", former=False, plural=True)
        first = min(left_edge(head), span.first)
        found = self.context.owner(head, group)
        if not found:
            return [self.story.mention(Actor(None, sector="CVL"), first, span.last, head, "")]
        return [self.story.mention(one.actor, first, span.last, head, one.reason, one.kind) for one in found]

    def _people(self, head: Token, span: NameSpan) -> list[ActorMention]:
        """Return a people: counted or without "the" they are civilians ("twelve Malians"), else the nation."""
        found = self.story.named(span, left_edge(head))
        before = {child.lower_ for child in head.lefts}
        if head.dep_ in MODIFIERS or "the" in before:
            return found
        if head.tag_ in ("NN", "NNP", "NNS", "NNPS") or before & {"a", "an"}:
            for one in found:
                one.actor = replace(one.actor, sector=f"CVL{one.actor.sector or ''}")
        return found


def _governed(one: ActorMention) -> ActorMention:
    """Return a people's adjective before an act as its state's government: "Russian" in "Russian air strike"."""
    actor = one.actor
    if actor.resolved_by != "demonym" or actor.sector not in (None, "PRE"):
        return one
    return replace(one, actor=replace(actor, sector=f"GOV{actor.sector or ''}"))


def find_actors(reading: Reading) -> ActorIndex:
    """Read the actors of an article."""
    return ActorIndex(reading)
