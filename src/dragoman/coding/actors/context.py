"""Whose an office or collective is that names no owner: the scene, the story so far, the outlet's own state."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from dragoman.coding.actors.files import words
from dragoman.coding.actors.metonyms import first_conjunct
from dragoman.coding.actors.names import names
from dragoman.coding.actors.offices import Held
from dragoman.coding.actors.origin import dateline, outlet_state
from dragoman.coding.actors.scene import Nearness, Scenes
from dragoman.coding.actors.story import ActorMention, Story, left_edge
from dragoman.mention import Actor

# Those who govern belong to the state that the story is about; everyone else to the one where it plays.
_GOVERNING = frozenset({"GOV", "LEG", "JUD", "OPP", "PTY", "MIL", "SPY", "ELI"})
# Whom one finds abroad as often as at home.
_ABROAD = frozenset({"IGO", "NGO", "BUS", "REF"})
# By what on the other side of a verb a state shows that it is somebody else's: rebels fight their own state's forces,
# people protest against their own government, courts and parliaments deal with it.
_OTHERS_REBELS = frozenset({Nearness.SELF})
_OTHERS_PEOPLE = frozenset({Nearness.THING, Nearness.AGENT, Nearness.SELF})
_OTHERS_COURTS = frozenset({Nearness.AGENT, Nearness.SELF})
_OTHERS_RULERS = frozenset({Nearness.RULE, Nearness.AGENT, Nearness.SELF})
# Functions in which a force is what somebody else sends, or fights.
_SENT = frozenset({"dobj", "nsubjpass"})


class Context:
    """Answers for one article whose an office or collective without an owner is."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.scenes = Scenes(story)

    def owner(self, head: Token, held: Held, name: str | None = None) -> list[ActorMention]:
        """Return whom an office or collective belongs to; nothing where the article leaves it open.

        ``name`` is the holder's, where the phrase names one: then the office goes back to no other person.
        """
        story = self.story
        qualified = {story.doc[i].lower_ for i in range(min(left_edge(head), held.first), head.i)}
        if qualified & words("epithets", "stateless") and not held.phrase.startswith("foreign"):
            return []
        if held.office.post and not held.plural:
            carried = story.memory.office(held.phrase)
            if carried is not None and (name is None or carried.person in (None, name)):
                text = f"“{name or head.text}” goes back to {carried.person or carried.entity_text or carried.name}"
                return [story.mention(replace(carried, resolved_by="coreference"), head.i, head.i, head, text)]
        guess = self._guess(head, held, qualified)
        if guess is None or guess[0] not in names().facts.names:
            return []
        state = names().state(guess[0])
        actor = Actor(None, state.name, state.code, held.sector, identifier_id=state.qid, resolved_by="context")
        return [story.mention(actor, head.i, head.i, head, f"“{name or head.text}”: {state.name}, {guess[1]}")]

    def _guess(self, head: Token, held: Held, qualified: set[str]) -> tuple[str, str] | None:
        """Return the state that the surroundings point to, with the reason, or None."""
        sector = (held.sector or "")[:3]
        if held.office.things or sector in _ABROAD:
            return None
        if sector in _GOVERNING and "local" not in qualified:
            return self._governing(head, held)
        here = self.scenes.of(head.sent)
        before = self.scenes.before(head.sent)
        if here.places:
            return (here.places[0], "where the sentence plays") if len(here.places) == 1 else None
        if before.places:
            return (before.places[0], "where the story plays") if len(before.places) == 1 else None
        place = dateline(self.story)
        if place is not None:
            return place, "where the report comes from"
        only = {*here.named, *([before.only] if before.only else [])}
        if before.focus is not None and before.only is None:
            only.add(before.focus)
        rebels = held.phrase == "rebel"
        if len(only) != 1 or only & self._opposed(head, _OTHERS_REBELS if rebels else _OTHERS_PEOPLE):
            return None
        at_home = rebels or self._acted_on_at_home(head, only)
        if _suffers(head) and (here.agents or before.acted) and not at_home:
            return None
        return only.pop(), "the only state so far"

    def _governing(self, head: Token, held: Held) -> tuple[str, str] | None:
        if held.sector == "MIL" and head.dep_ in _SENT and _acted_on_by_another(head):
            return None
        here, before = self.scenes.of(head.sent), self.scenes.before(head.sent)
        opposed = self._opposed(head, _OTHERS_COURTS if held.sector in ("JUD", "LEG", "OPP") else _OTHERS_RULERS)
        owning = here.owning - opposed
        if len(owning) == 1 and not (held.sector == "MIL" and (opposed or head.dep_ in _SENT)):
            return owning.pop(), "whose the sentence speaks of"
        if before.focus is not None and before.focus not in opposed:
            return before.focus, "which the story is about"
        if here.places:
            first = here.places[0]
            return (first, "where the sentence plays") if len(here.places) == 1 and first not in opposed else None
        if not here.named and before.focus is None:
            place = dateline(self.story)
            if place is not None:
                return place, "where the report comes from"
        own = outlet_state(self.story)
        if own is not None and own not in here.named:
            return own, "the outlet's own state"
        return None

    def _acted_on_at_home(self, head: Token, states: set[str]) -> bool:
        """Whether a state's police, court or government does it: "Egyptian police arrested editors"."""
        sides = self.scenes.of(head.sent).sides.get(head.head.i)
        return sides is not None and any(sides.subject.get(code, Nearness.SELF) <= Nearness.RULE for code in states)

    def _opposed(self, head: Token, others: frozenset[Nearness]) -> set[str]:
        """Return the states that stand on the other side of the verb as somebody else: what acts on Chad is not Chad's.

        "Chad's parliament" as what a president dissolves speaks for his being Chad's; "Chad's envoy" does not.
        """
        argument = head
        for _ in range(12):
            if argument.head.pos_ in ("VERB", "AUX") or argument.head == argument:
                break
            argument = argument.head
        sides = self.scenes.of(head.sent).sides.get(argument.head.i)
        if sides is None:
            return set()
        side = sides.other if argument.dep_ in ("nsubj", "nsubjpass") else sides.subject
        return {code for code, near in side.items() if near in others}


def _suffers(head: Token) -> bool:
    """Whether something is done to whom a phrase names."""
    return first_conjunct(head).dep_ in ("dobj", "nsubjpass", "pobj")


def _acted_on_by_another(head: Token) -> bool:
    """Whether a verb's doer is said: "France deployed troops", "soldiers killed by rebels"."""
    return head.dep_ == "dobj" or any(child.dep_ == "agent" for child in head.head.children)
