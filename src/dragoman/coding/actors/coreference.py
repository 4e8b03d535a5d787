"""Whom "they", "the two sides", "the kingdom" or "its neighbour" go back to. What is not clear stays open."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Any

from spacy.tokens import Token

from dragoman.coding.actors.files import data, words
from dragoman.coding.actors.memory import NOBODY, PAIR_REACH, Noted
from dragoman.coding.actors.names import fold, names
from dragoman.coding.actors.origin import title_codes
from dragoman.coding.actors.owners import modifiers
from dragoman.coding.actors.story import MODIFIERS, ActorMention, Story, kind_of, left_edge
from dragoman.mention import Actor, ResolvedBy

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
# An object looks for an object first: "Peru hit Chile; Bolivia backed it".
_AS_OBJECT = {3: 2, 2: 3}
# "They" may stand for so many coordinated actors.
_TOGETHER = 6
PRONOUNS = _PERSONAL | _NEUTER | _PLURAL
# Which sort of name each list of epithets goes back to.
_KINDS: dict[str, tuple[str, ...]] = {
    "leagues": ("international_organization",),
    "bodies": ("international_organization",),
    "groups": ("armed_group",),
    "media": ("state_media", "news_outlet"),
}
_PRESENTING = frozenset({"the", "this", "that", "these", "those", "both"})


def _data() -> dict[str, Any]:
    epithets: dict[str, Any] = data()["epithets"]
    return epithets


def _back(story: Story, actor: Actor, first: int, last: int, head: Token) -> ActorMention:
    """Return an actor named before, set where it is referred to."""
    text = story.doc[first : last + 1].text
    name = actor.person or actor.name or actor.entity_text
    how: ResolvedBy | None = "coreference" if actor.code else None
    return story.mention(
        replace(actor, resolved_by=how), first, last, head, f"“{text}” goes back to {name}", kind_of(actor.sector)
    )


def pronoun(story: Story, token: Token) -> list[ActorMention]:
    """Return whom a personal pronoun stands for: the prominent fitting mention before it, the nearest sentence first.

    "He" and "she" want a person or a lone office, "it" a state or body, "they" several. Nothing when nobody fits.
    """
    word = token.lower_
    if word == "it" and _says_what(token):
        return []
    best: tuple[tuple[int, int], Noted] | None = None
    sentence = token.sent.start
    starts: list[int] = []
    for one in story.memory.before(token):
        if one.sentence not in starts:
            starts.append(one.sentence)
        distance = len(starts) - 1 if starts[0] == sentence else len(starts)
        if distance > 2:
            break
        if one.rank == 0 or not _agrees(story, one, word) or _same_clause(token, story.doc[one.token]):
            continue
        rank = _AS_OBJECT.get(one.rank, one.rank) if token.dep_ == "dobj" else one.rank
        score = (2 * rank - 3 * distance, one.token)
        if best is None or score > best[0]:
            best = (score, one)
    if best is None or best[1].actor is NOBODY:
        return []
    found = [best[1]]
    if word in _PLURAL:
        found = _together(story, best[1])
    return [_back(story, one.actor, token.i, token.i, token) for one in found]


def _says_what(token: Token) -> bool:
    """Whether "it" stands for no actor: "it is a record", "it is clear that", "denied it"."""
    if token.dep_ == "expl" or (token.dep_ == "dobj" and token.head.lemma_ in words("epithets", "propositional")):
        return True
    return token.head.lemma_ == "be" and any(child.dep_ in ("attr", "ccomp", "csubj") for child in token.head.children)


def _agrees(story: Story, one: Noted, word: str) -> bool:
    if one.actor is NOBODY:
        return one.plural == (word in _PLURAL) and word not in _PERSONAL
    person = bool(one.actor.person or one.actor.office)
    if word in _PERSONAL:
        return person and not one.plural
    if word in _NEUTER:
        return not person and not one.plural and bool(one.actor.code)
    return one.plural or one.joined or (not person and one.actor.sector not in (None, "GOV"))


def _same_clause(token: Token, other: Token) -> bool:
    """Whether two words are arguments of one verb, so that a pronoun cannot mean the other."""
    if token.dep_ == "poss":
        return other.dep_ == "poss" and other.head == token.head
    return token.head == other.head and token.dep_ != "conj"


def _together(story: Story, one: Noted) -> list[Noted]:
    """Return a mention with those coordinated with it."""
    found: dict[object, Noted] = {}
    for other in reversed(story.memory.noted):
        if other.token < one.group:
            break
        if other.group == one.group:
            found.setdefault((other.actor.code, other.actor.person, other.token), other)
    return list(found.values())[::-1][:_TOGETHER]


def pair(story: Story, head: Token) -> list[ActorMention]:
    """Return the parties of "the two sides", "both countries", "the two leaders", "both": those named last."""
    lefts = {child.lower_ for child in head.lefts}
    word = head.lower_
    alone = word in ("both", "two", "pair", "duo") and (word == "both" or "the" in lefts)
    count = 2 if alone else next((n for name, n in _data()["numbers"].items() if name in lefts), 0)
    if not count and word in ("sides", "parties") and "the" in lefts:
        count = 2
    if not count:
        return []
    if not alone and head.tag_ not in ("NNS", "NNPS"):
        return []
    held = story.office(head) if head.pos_ == "NOUN" else None
    if held is not None and held.office.post and "the" in lefts | {child.lower_ for child in head.subtree}:
        return _pair_of_holders(story, head, count, held.sector)
    if not alone and head.lemma_.lower() not in words("epithets", "pairs"):
        return []
    if any(child.dep_ == "prep" and child.lower_ in ("of", "from", "in") for child in head.rights):
        return []
    host = _host(story, head)
    found = story.memory.last_states(head.i, count, host)
    before = story.memory.pair
    if len(before) == count and (len(found) < count or {one.code for one in found} & {one.code for one in before}):
        found = before  # an article's two sides stay the same two until two others are named
    if len(found) < count:
        found = [_state_actor(code) for code in title_codes(story)[:count] if code in names().facts.names]
    if len(found) < count:
        return []
    first = left_edge(head)
    story.memory.pair = found
    states = names().facts.names
    plain = [
        _state_actor(actor.code) if actor.code in states else replace(actor, person=None, office=None)
        for actor in found
    ]
    return [_back(story, actor, first, head.i, head) for actor in plain]


def _host(story: Story, head: Token) -> set[str]:
    """Return who does something with "the two sides", and is neither: "Oman hosted the two sides"."""
    token = head
    for _ in range(8):
        if token.head.pos_ == "VERB" or token.head == token:
            break
        token = token.head
    if token.dep_ not in ("dobj", "prep", "dative"):
        return set()
    subjects = [child for child in token.head.children if child.dep_ == "nsubj"]
    return {str(one.actor.code) for child in subjects if not child.conjuncts for one in story.resolve(child)}


def _pair_of_holders(story: Story, head: Token, count: int, sector: str | None) -> list[ActorMention]:
    """Return the last persons of different states for "the two leaders", else the states with the office's sector."""
    persons: list[Actor] = []
    for one in islice(reversed(story.memory.noted), PAIR_REACH):
        if one.actor.person and one.actor.code and all(one.actor.code != other.code for other in persons):
            persons.append(one.actor)
        if len(persons) == count:
            break
    found = persons[::-1] if len(persons) == count else story.memory.last_states(head.i, count)
    if len(found) < count:
        return []
    first = left_edge(head)
    return [_back(story, replace(actor, sector=actor.sector or sector), first, head.i, head) for actor in found]


def _state_actor(code: str) -> Actor:
    state = names().state(code)
    return Actor(None, state.name, state.code, "GOV", identifier_id=state.qid)


def epithet(story: Story, head: Token) -> list[ActorMention]:
    """Return what "the country", "the Gulf kingdom", "the bloc", "its neighbour" go back to."""
    if head.pos_ not in ("NOUN", "PROPN") or (head.text[:1].isupper() and not _stands_alone(head)):
        return []  # "the Islamic State" is a name, "the Kingdom" is not
    lemma = head.lemma_.lower()
    lefts = [child for child in head.lefts if child.dep_ in ("det", "amod", "compound", "poss", "nmod")]
    if lemma in words("epithets", "neighbours"):
        return _neighbour(story, head, lefts)
    if not any(child.lower_ in _PRESENTING for child in lefts) or head.tag_ in ("NNS", "NNPS"):
        return []
    if lemma in words("epithets", "states") or lemma in _data()["kinds"]:
        owned = [one for one in modifiers(story, head) if one.actor.code in names().facts.names]
        if owned:  # "the Azerbaijani republic"
            actor = replace(owned[0].actor, sector=owned[0].actor.sector or "GOV")
            return [story.mention(actor, left_edge(head), head.i, head, owned[0].reason, owned[0].kind)]
        candidates = _candidates(lemma, lefts)
        for one in _recent(story, head, states=True):
            code = one.actor.code
            if one.actor.name and code in names().facts.names and (candidates is None or code in candidates):
                return [_back(story, _state_actor(str(code)), left_edge(head), head.i, head)]
        return []
    for key, kinds in _KINDS.items():
        if lemma in words("epithets", key):
            for one in _recent(story, head):
                span = story.at.get(one.token)
                if (
                    one.actor.code
                    and span is not None
                    and span.meaning.kind in kinds
                    and span.meaning.sense in ("body", "outlet")
                ):
                    return [_back(story, one.actor, left_edge(head), head.i, head)]
    return []


def _stands_alone(head: Token) -> bool:
    """Whether a capitalised epithet is one still: "the Kingdom", not "the Kingdom of Tonga" or "Kingdom Party"."""
    beside = [child for child in head.children if child.dep_ not in ("det", "case", "punct")]
    return not beside and head.dep_ not in MODIFIERS - {"poss"} and head.lower_ in _data()["kinds"]


def _candidates(lemma: str, lefts: list[Token]) -> frozenset[str] | None:
    """Return the states that an epithet leaves: "kingdom" and "Gulf" each narrow them; None when nothing does."""
    found: frozenset[str] | None = None
    if lemma in _data()["kinds"]:
        found = frozenset(_data()["kinds"][lemma])
    qualified = " ".join(fold(child.text) for child in lefts if child.dep_ != "det")
    for region, codes in _data()["regions"].items():
        if f" {region} " in f" {qualified.replace(' - ', ' ')} ":
            found = frozenset(codes) if found is None else found & frozenset(codes)
    return found


def _recent(story: Story, head: Token, *, states: bool = False) -> list[Noted]:
    """Return what was named before, the most prominent of the nearest sentences first.

    ``states`` puts a state that was named itself before one of which only troops or refugees were.
    """
    order: dict[int, int] = {}
    found = []
    for one in story.memory.before(head):
        order.setdefault(one.sentence, len(order))
        if one.sentence == head.sent.start and story.doc[one.token].head == head:
            continue
        found.append(one)

    def score(one: Noted) -> tuple[int, int]:
        span = story.at.get(one.token)
        distant = states and (span is None or span.meaning.sense == "demonym")
        return 3 * order[one.sentence] - 2 * one.rank + 2 * distant, -one.token

    return sorted(found, key=score)


def _neighbour(story: Story, head: Token, lefts: list[Token]) -> list[ActorMention]:
    """Return the one other state of the article for "its neighbour"; nothing when there are several."""
    owner = next((child for child in lefts if child.dep_ == "poss"), None)
    if owner is None or head.tag_ in ("NNS", "NNPS"):
        return []
    whose = {one.actor.code for one in story.resolve(owner) if one.actor.code}
    others = [code for code in story.memory.coded if code in names().facts.names and code not in whose]
    if not whose or len(others) != 1:
        return []
    return [_back(story, _state_actor(others[0]), left_edge(head), head.i, head)]
