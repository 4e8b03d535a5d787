"""Whose an office or collective is that names no owner: the place, the story so far, the outlet's own state."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from rigour.territories import get_territories
from spacy.tokens import Token

from dragoman.coding.actors.metonyms import METONYMS
from dragoman.coding.actors.names import PACKAGE, fold, names
from dragoman.coding.actors.offices import Held
from dragoman.coding.actors.story import ActorMention, Story
from dragoman.coding.actors.territory import territory
from dragoman.knowledge import knowledge
from dragoman.mention import Actor, ResolvedBy

_PLACING = frozenset({"in", "at", "near", "outside", "around", "across", "inside", "throughout", "within"})
_NATIONAL = frozenset({"state", "demonym", "capital", "seat", "leader", "region"})
# One state must be named twice as often as any other to be what a story is about.
_DOMINANCE = 2
# Country domains that the whole world uses.
_WORLD_DOMAINS = frozenset({"io", "co", "tv", "me", "ai", "fm", "cc", "ws", "to", "ly", "gg", "is", "am", "eu", "la"})
_DOMAIN = re.compile(r"(?:https?://|www\.|@)[\w.-]*?\.([a-z]{2})(?=[/\s):,\]]|$)", re.IGNORECASE)


@cache
def stateless() -> frozenset[str]:
    """Return words that make a collective of no single state ("Western leaders")."""
    return frozenset(str(word) for word in knowledge(PACKAGE)["epithets"]["stateless"])


def unowned(story: Story, head: Token, held: Held) -> list[ActorMention]:
    """Return whom an office or collective without an owner belongs to; nothing where the article leaves it open."""
    before = {story.doc[i].lower_ for i in range(max(0, held.first - 3), held.first) if story.doc[i].head == head}
    inside = {story.doc[i].lower_ for i in range(held.first, head.i)}
    if (before | inside) & stateless() and not held.phrase.startswith("foreign"):
        return []
    if held.office.post and not held.plural:
        carried = story.memory.office(held.phrase)
        if carried is not None:
            actor = replace(carried, resolved_by="coreference")
            text = f"“{head.text}” goes back to {carried.person or carried.entity_text or carried.name}"
            return [story.mention(actor, head.i, head.i, head, text)]
    for code, why in _guesses(story, head, held):
        if code in names().facts.names:
            state = names().state(code)
            how: ResolvedBy = "context"
            actor = Actor(None, state.name, state.code, held.sector, identifier_id=state.qid, resolved_by=how)
            return [story.mention(actor, head.i, head.i, head, f"“{head.text}”: {state.name}, {why}")]
    return []


def _guesses(story: Story, head: Token, held: Held) -> list[tuple[str, str]]:
    """Return the state that the surroundings point to, with the reason; at most one."""
    if _instrument(head, held):
        return []
    here = _places(story, head)
    if len(here) == 1 and (held.sector or "") not in ("MIL", "IGO", "NGO"):
        return [(here.pop(), "where the sentence plays")]
    parties = _parties(story, head)
    focus = focus_before(story, head.sent.start)
    if focus is not None and focus not in parties:
        return [(focus, "which the article is about")]
    if not parties and len(here) == 1:
        return [(here.pop(), "where the sentence plays")]
    owning = {one.meaning.code for one in _sentence_spans(story, head) if _possessive(story, one.head)}
    if focus is None and len(owning) == 1 and len(parties) <= 1:
        return [(str(owning.pop()), "whose the sentence speaks of")]
    if focus is None and not parties:
        place = dateline(story)
        if place is not None:
            return [(place, "where the report comes from")]
    own = outlet_state(story)
    if own is not None and own not in parties and held.sector in ("GOV", "LEG", "OPP", "COP", "MIL"):
        return [(own, "the outlet's own state")]
    return []


def _instrument(head: Token, held: Held) -> bool:
    """Whether a force is only what somebody else sends: "deployed troops", "fired missiles"."""
    return (
        (held.office.things or held.sector in ("MIL", "GOV")) and head.dep_ in ("dobj", "pobj") and head.dep_ == "dobj"
    )


def _sentence_spans(story: Story, head: Token) -> list:  # type: ignore[type-arg]
    sent = head.sent
    return [
        one
        for one in story.spans_between(sent.start, sent.end - 1)
        if one.meaning.sense in _NATIONAL and one.meaning.code
    ]


def _possessive(story: Story, at: int) -> bool:
    return story.doc[at].dep_ in ("poss", "amod", "compound", "nmod")


def _placed(token: Token) -> bool:
    for _ in range(4):
        if token.dep_ == "pobj":
            return token.head.lower_ in _PLACING
        if token.dep_ not in ("conj", "compound", "poss", "amod", "nmod", "appos"):
            return False
        token = token.head
    return False


def _places(story: Story, head: Token) -> set[str]:
    """Return the states in which the sentence says that something happens."""
    found = set()
    for span in _sentence_spans(story, head):
        if span.meaning.sense in ("state", "capital", "region", "demonym") and _placed(story.doc[span.head]):
            found.add(str(span.meaning.code))
    if not found:
        for token in head.sent:
            if (
                token.ent_type_ == "GPE"
                and token.dep_ == "pobj"
                and token.i not in story.at
                and token.head.lower_ in _PLACING
            ):
                found |= {str(one.actor.code) for one in territory(story, token)}
    return found


def _parties(story: Story, head: Token) -> set[str]:
    """Return the states that the sentence names as parties: they are somebody else."""
    return {
        str(one.meaning.code)
        for one in _sentence_spans(story, head)
        if not _placed(story.doc[one.head]) and one.meaning.sense not in METONYMS - {"capital"}
    }


def focus_before(story: Story, sentence_start: int) -> str | None:
    """Return the state that the title and the text before a sentence are about, or None when none stands out."""
    counts: Counter[str] = Counter(title_states(story))
    for one in story.spans:
        if one.first >= sentence_start:
            break
        if one.meaning.code and one.meaning.sense in _NATIONAL and one.meaning.kind == "government":
            counts[one.meaning.code] += 1
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _DOMINANCE * ranked[1][1]):
        return None
    return ranked[0][0]


def title_states(story: Story) -> list[str]:
    """Return the codes of the states and bodies that the article's title names, in order."""
    table = names().by_first
    words = re.findall(r"[\w.'’]+|-", story.article.title or "")
    folded = [fold(word.removesuffix("'s").removesuffix("’s")) for word in words]
    found: list[str] = []
    at = 0
    while at < len(words):
        for row in table.get(folded[at], ()) if words[at][:1].isupper() else ():
            count = len(row.words)
            if tuple(folded[at : at + count]) == row.words and not (row.capitals and not words[at].isupper()):
                if row.meaning.code and row.meaning.code not in found:
                    found.append(row.meaning.code)
                at += count - 1
                break
        at += 1
    return found


def dateline(story: Story) -> str | None:
    """Return the state of the place that the report was sent from, when the article says so."""
    place = story.article.place
    if place is None:
        block = next((one for one in story.reading.blocks if one.news_start > one.start), None)
        if block is None:
            return None
        place = story.article.text[block.start : block.news_start].split(",")[0].split("(")[0].strip(" -–—:")
    facts = names().facts
    key = fold(place.split(",")[0])
    for town, code in facts.capitals.items():
        if fold(town) == key:
            return code
    from dragoman.coding.places.gazetteer import cities
    from dragoman.coding.places.keys import name_key

    senses = cities(name_key(place.split(",")[0]))
    return facts.code(senses[0].country or "") or None if senses else None


@cache
def _domains() -> dict[str, str]:
    facts = names().facts
    found = {t.code: facts.code(t.alpha3.upper()) for t in get_territories() if t.alpha3 and len(t.code) == 2}
    return {**found, "uk": "GBR"}


def outlet_state(story: Story) -> str | None:
    """Return the outlet's own state: by its name, its address, or an address in the article's small print."""
    article = story.article
    if article.outlet:
        for row in names().by_first.get(fold(article.outlet.removeprefix("The ").split(" ")[0].split("-")[0]), ()):
            if row.meaning.sense == "outlet" and fold(row.meaning.name) == fold(article.outlet):
                return row.meaning.country
    small_print = [article.text[one.start : one.end] for one in story.reading.blocks if not one.is_news]
    for text in (article.url or "", *small_print):
        for match in _DOMAIN.finditer(text):
            domain = match.group(1).lower()
            if domain not in _WORLD_DOMAINS and domain in _domains():
                return _domains()[domain]
    return None
