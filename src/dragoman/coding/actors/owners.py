"""Whose an office, a body or an act is: "French", "France's", "of France", "the US and Iranian", "its"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from dragoman.coding.actors.files import words
from dragoman.coding.actors.metonyms import METONYMS, acts
from dragoman.coding.actors.offices import Held
from dragoman.coding.actors.spans import NameSpan
from dragoman.coding.actors.story import MODIFIERS, ActorMention, Story
from dragoman.coding.actors.territory import territory

_PATH = MODIFIERS | {"conj", "punct", "cc", "appos", "pobj", "prep", "nsubj"}
_OWNING = frozenset({"of", "for", "from"})
# Troops "in Mali" need not be Mali's; protesters, police and rebels there are.
_SENT_ABROAD = frozenset({"MIL", "IGO", "NGO", "JRN"})


def modifiers(story: Story, noun: Token) -> list[ActorMention]:
    """Return the states, bodies and persons that stand before a noun and own or qualify it."""
    lemma = noun.lemma_.lower()
    if lemma in words("epithets", "others") and noun.i not in story.at:
        return []
    found: list[ActorMention] = []
    covered: list[tuple[int, int]] = []
    own = story.at.get(noun.i)
    end = (own.first if own is not None else noun.i) - 1
    first = noun.i
    for child in noun.lefts:
        if child.dep_ not in MODIFIERS:
            continue
        edge = child.left_edge.i
        first = min(first, edge)
        if child.dep_ == "poss" and lemma in words("epithets", "opposites"):
            covered.append((edge, child.right_edge.i))  # "Peru's Chilean counterpart" is Chile's
        elif child.dep_ == "poss" and child.i not in story.at:
            resolved = [one for part in (child, *child.conjuncts) for one in story.resolve(part) if one.actor.code]
            if resolved:
                found += resolved
                covered.append((edge, child.right_edge.i))
    if noun.ent_type_ == "ORG":  # the parser may lose a name's first word
        while first > 0 and story.doc[first].ent_iob_ == "I" and story.doc[first - 1].ent_type_ == "ORG":
            first -= 1
    for span in story.spans_between(first, end):
        if any(low <= span.first <= high for low, high in covered):
            continue
        if _owns(story, span, noun):
            found += story.named(span)
    return sorted(found, key=lambda one: one.start)


def _owns(story: Story, span: NameSpan, noun: Token) -> bool:
    """Whether a name in a noun's phrase belongs to the noun itself, and acts."""
    if span.aside or span.last >= noun.i:
        return False
    if span.meaning.sense in METONYMS and not acts(story.doc, story.folded, span):
        return False
    token = story.doc[span.head]
    if noun.ent_type_ == "ORG" and token.ent_type_ == "ORG" and noun.i - token.i < 10:
        if all(story.doc[i].ent_iob_ == "I" for i in range(token.i + 1, noun.i + 1)):
            return True
    for _ in range(8):
        if token == noun:
            return True
        if token.dep_ not in _PATH:
            return False
        token = token.head
    return token == noun


def _after(story: Story, noun: Token, held: Held | None) -> list[ActorMention]:
    """Return the owners after a noun: "of France", "for the Kremlin", "from both countries", "in Mali"."""
    last = max(noun.i, held.last) if held is not None else noun.i
    found: list[ActorMention] = []
    for at in range(noun.i, last + 1):
        for child in story.doc[at].rights:
            word = child.lower_
            if child.dep_ in ("acl", "relcl"):
                found += _based(story, child)
            if child.dep_ != "prep" or (child.i <= last and at == noun.i and last > noun.i):
                continue
            if word not in _OWNING and word != "in":
                continue
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.i > last:
                    for one in (inner, *inner.conjuncts):
                        found += _owner_at(story, one, word, held)
            if found:
                return found
    return found


def _based(story: Story, clause: Token) -> list[ActorMention]:
    """Return the state or body of "based in Aden", "fleeing the war in Mali", "affiliated with the union"."""
    if clause.lemma_ in ("affiliate", "belong", "ally"):
        return [
            one
            for token in clause.subtree
            if token.dep_ == "pobj" and token.head.head == clause
            for one in story.resolve(token)
        ]
    if clause.lemma_ not in ("base", "operate", "headquarter", "live", "flee", "escape", "leave"):
        return []
    for token in clause.subtree:
        if token.dep_ == "pobj" and token.head.lower_ in ("in", "from", "out", "of"):
            found = territory(story, token)
            if found:
                return found
    return []


def _owner_at(story: Story, token: Token, word: str, held: Held | None) -> list[ActorMention]:
    span = story.at.get(token.i)
    if word == "in":
        if held is None or (held.sector or "") in _SENT_ABROAD or held.office.things:
            return []
        return territory(story, token)
    if span is not None:
        return territory(story, token) if span.meaning.sense in METONYMS else story.named(span)
    resolved = [one for one in story.resolve(token) if one.actor.code]
    return resolved or (territory(story, token) if word != "for" else [])


def _side(story: Story, noun: Token) -> list[ActorMention]:
    """Return the state of "on the Chilean side, ANA RUIZ": the side named last before a person in the sentence."""
    doc = story.doc
    for at in range(noun.i - 1, max(noun.sent.start, noun.i - 25) - 1, -1):
        word = doc[at].lower_
        if word in ("side", "delegation", "team"):
            found = modifiers(story, doc[at])
            if found and any(doc[i].lower_ in ("on", "from", "for", "by") for i in range(max(0, at - 5), at)):
                return found
        if doc[at].pos_ == "VERB":
            return []
    return []


def _town(story: Story, noun: Token) -> list[ActorMention]:
    """Return the state of the town before a noun: "Baghdad police", "Lagos residents"."""
    for child in noun.lefts:
        if child.dep_ in ("compound", "nmod", "poss", "amod") and child.pos_ == "PROPN":
            span = story.at.get(child.i)
            if (span is None and child.ent_type_ == "GPE") or (
                span is not None and span.meaning.sense in METONYMS and not span.aside
            ):
                found = territory(story, child)
                if found:
                    return [replace(one, actor=replace(one.actor, resolved_by="context")) for one in found]
    return []


def owners(story: Story, noun: Token, held: Held | None, *, side: bool = False) -> list[ActorMention]:
    """Return the states or bodies that an office or collective belongs to; empty when the phrase names none.

    ``side`` also reads "on the Chilean side" before a person's name.
    """
    found = [one for one in modifiers(story, noun) if one.actor.code]
    if not found and held is not None:
        for at in range(held.first, held.last + 1):  # "Foreign Minister" as compound of a name: its own modifiers
            if at != noun.i and story.doc[at].head == noun:
                found = [one for one in modifiers(story, story.doc[at]) if one.actor.code]
                found = found or [one for one in _after(story, story.doc[at], held) if one.actor.code]
                if found:
                    break
    found = found or [one for one in _after(story, noun, held) if one.actor.code]
    if not found and noun.pos_ != "PROPN":
        found = _town(story, noun)
    if not found and side:
        found = [one for one in _side(story, noun) if one.actor.code]
    unique: dict[str | None, ActorMention] = {}
    for one in found:
        unique.setdefault(one.actor.code, one)
    return list(unique.values())
