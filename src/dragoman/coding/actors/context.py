"""Whose an office or collective is that names no owner: the scene, the story so far, the outlet's own state."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from dragoman.coding.actors.metonyms import METONYMS, acts
from dragoman.coding.actors.names import PACKAGE, names
from dragoman.coding.actors.offices import Held
from dragoman.coding.actors.origin import dateline, outlet_state, title_codes
from dragoman.coding.actors.spans import NameSpan
from dragoman.coding.actors.story import ActorMention, Story
from dragoman.coding.actors.territory import territory
from dragoman.knowledge import knowledge
from dragoman.mention import Actor

PLACING = frozenset(
    {"in", "at", "near", "outside", "around", "across", "inside", "throughout", "within", "into", "over"}
)
_NATIONAL = frozenset({"state", "demonym", "capital", "seat", "leader", "region"})
# Those who govern belong to the state that the story is about; everyone else to the one where it plays.
_GOVERNING = frozenset({"GOV", "LEG", "JUD", "OPP", "PTY", "MIL", "SPY", "ELI"})
# Whom one finds abroad as often as at home.
_ABROAD = frozenset({"IGO", "NGO", "BUS", "REF"})
# Functions in which a phrase is a party to its verb.
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "prep", "agent"})
# Functions in which a force or an envoy is what somebody else sends.
_SENT = frozenset({"dobj", "nsubjpass"})
# A story is about a state that it has named twice, and twice as often as any other.
_NAMED_TWICE, _DOMINANCE = 2, 2


@cache
def stateless() -> frozenset[str]:
    """Return words that make a collective of no single state ("Western leaders")."""
    return frozenset(str(word) for word in knowledge(PACKAGE)["epithets"]["stateless"])


def unowned(story: Story, head: Token, held: Held) -> list[ActorMention]:
    """Return whom an office or collective without an owner belongs to; nothing where the article leaves it open."""
    qualified = {child.lower_ for child in head.lefts} | {story.doc[i].lower_ for i in range(held.first, head.i)}
    if qualified & stateless() and not held.phrase.startswith("foreign"):
        return []
    if held.office.post and not held.plural:
        carried = story.memory.office(held.phrase)
        if carried is not None:
            text = f"“{head.text}” goes back to {carried.person or carried.entity_text or carried.name}"
            return [story.mention(replace(carried, resolved_by="coreference"), head.i, head.i, head, text)]
    guess = _guess(story, head, held)
    if guess is None or guess[0] not in names().facts.names:
        return []
    state = names().state(guess[0])
    actor = Actor(None, state.name, state.code, held.sector, identifier_id=state.qid, resolved_by="context")
    return [story.mention(actor, head.i, head.i, head, f"“{head.text}”: {state.name}, {guess[1]}")]


def _guess(story: Story, head: Token, held: Held) -> tuple[str, str] | None:
    """Return the state that the surroundings point to, with the reason, or None."""
    sector = (held.sector or "")[:3]
    if held.office.things or sector in _ABROAD:
        return None
    if head.dep_ in _SENT and sector == "MIL" and _sender(head):
        return None
    sentence = head.sent
    here = scenes(story, sentence.start, sentence.end)
    if len(here) == 1 and (sector != "MIL" or head.dep_ != "pobj"):
        return here[0], "where the sentence plays"
    if here:
        return None
    if sector in _GOVERNING:
        return _governing(story, head, held)
    before = scenes(story, 0, sentence.start)
    if len(before) == 1:
        return before[0], "where the story plays"
    if before:
        return None
    place = dateline(story)
    if place is not None:
        return place, "where the report comes from"
    alone = set(_codes(story, 0, sentence.end))
    if len(alone) == 1 and not _opposed(story, head, strict=True):
        return alone.pop(), "the only state so far"
    return None


def _governing(story: Story, head: Token, held: Held) -> tuple[str, str] | None:
    sentence = head.sent
    opposed = _opposed(story, head, strict=False)
    owning = {
        str(one.meaning.code)
        for one in _national(story, sentence.start, sentence.end)
        if story.doc[one.head].dep_ in ("poss", "amod", "compound", "nmod")
    } - opposed
    if len(owning) == 1 and not (opposed and held.sector == "MIL"):
        return owning.pop(), "whose the sentence speaks of"
    focus = focus_before(story, sentence.start)
    if focus is not None and focus not in opposed:
        return focus, "which the story is about"
    parties = set(_codes(story, sentence.start, sentence.end))
    if focus is None and not parties:
        place = dateline(story)
        if place is not None:
            return place, "where the report comes from"
    own = outlet_state(story)
    if own is not None and own not in parties:
        return own, "the outlet's own state"
    return None


def _sender(head: Token) -> bool:
    return head.dep_ == "dobj" or any(child.dep_ == "agent" for child in head.head.children)


def _national(story: Story, first: int, end: int) -> list[NameSpan]:
    return [
        one
        for one in story.spans_between(first, end - 1)
        if one.meaning.code and not one.aside and one.meaning.sense in _NATIONAL and one.meaning.kind == "government"
    ]


def _codes(story: Story, first: int, end: int) -> list[str]:
    return [
        str(one.meaning.code)
        for one in _national(story, first, end)
        if one.meaning.sense not in METONYMS or acts(story.doc, one)
    ]


def _opposed(story: Story, head: Token, *, strict: bool) -> set[str]:
    """Return the states that stand on the other side of the verb: what acts on Israel is not Israel's.

    ``strict``: by whatever is theirs; else only by themselves, their forces, envoys and officials.
    """
    argument = head
    while argument.dep_ in ("pobj", "conj", "poss", "compound") and argument.head is not argument:
        argument = argument.head
    verb, found = argument.head, set()
    mine = argument.dep_ in ("nsubj", "nsubjpass")
    for one in _national(story, head.sent.start, head.sent.end):
        token = story.doc[one.head]
        for _ in range(12):
            if token.head == verb or token.head is token:
                break
            token = token.head
        if token.head != verb or token == argument or token.dep_ not in _ARGUMENTS:
            continue
        placed = token.dep_ == "prep" and token.lower_ in PLACING
        theirs = (token.dep_ in ("nsubj", "nsubjpass")) != mine
        if theirs and not placed and (strict or _foreign(story, story.doc[one.head])):
            found.add(str(one.meaning.code))
    return found


def _foreign(story: Story, token: Token) -> bool:
    """Whether a state on the other side is a party there itself, or by its forces, envoys or officials.

    "Chad's parliament" as what a president dissolves speaks for his being Chad's; "Chad's envoy" does not.
    """
    if token.dep_ not in ("poss", "amod", "compound", "nmod"):
        return True
    held = story.office(token.head)
    return held is not None and held.sector in ("MIL", "GOV")


def scenes(story: Story, first: int, end: int) -> list[str]:
    """Return the states in which the tokens ``first`` to ``end`` say that something happens, each once."""
    found: dict[str, None] = {}
    for one in _national(story, first, end):
        sense = one.meaning.sense
        if sense == "state":
            scene = _placed(story.doc[one.head])
        else:
            scene = sense in ("capital", "region") and not acts(story.doc, one)
        if scene:
            found.setdefault(str(one.meaning.code))
    for entity in story.entities(first, end):
        if not any(i in story.at for i in range(entity.start, entity.end)):
            for mention in territory(story, entity.root):
                found.setdefault(str(mention.actor.code))
    return list(found)


def _placed(token: Token) -> bool:
    for _ in range(6):
        if token.dep_ == "pobj":
            return token.head.lower_ in PLACING
        if token.dep_ not in ("conj", "compound", "amod", "nmod", "appos"):
            return False
        token = token.head
    return False


def focus_before(story: Story, sentence_start: int) -> str | None:
    """Return the state that the title and the text before a sentence are about, or None when none stands out."""
    counts: Counter[str] = Counter(dict.fromkeys(title_codes(story), _NAMED_TWICE))
    counts.update(_codes(story, 0, sentence_start))
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _DOMINANCE * ranked[1][1]):
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _NAMED_TWICE else None
