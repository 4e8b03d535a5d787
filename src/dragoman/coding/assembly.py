"""Puts one article's findings together: events with their time, place, voices, standing and treaty step."""

from __future__ import annotations

from dataclasses import dataclass, replace

import dragoman
from dragoman.article import Article, stable_id
from dragoman.coding.actors import ActorIndex, ActorMention, find_actors
from dragoman.coding.announcing import settle
from dragoman.coding.dates import Dated, Time, date_event, find_times
from dragoman.coding.events.finder import EventFinder, FoundEvent
from dragoman.coding.places import FoundPlace, find_places, locate_event
from dragoman.coding.treaty_step import treaty_step
from dragoman.coding.voices import attribution, factuality, speaker_of
from dragoman.language.reading import Reading
from dragoman.mention import Actor, Auxiliary, Factuality, Mention, TreatyStep, Voice
from dragoman.treaties.names import TreatyMention, find_treaties

_AUXILIARIES: tuple[Auxiliary, ...] = ("historical", "future", "hypothetical", "negation")


@dataclass(slots=True)
class Annotations:
    """What the annotators found in one article, for the events to draw on."""

    reading: Reading
    who: ActorIndex
    times: list[Time]
    places: list[FoundPlace]
    treaties: list[TreatyMention]


@dataclass(slots=True)
class Draft:
    """One event on its way to a mention."""

    found: FoundEvent
    event: str
    mode: tuple[str, ...]
    factuality: Factuality
    voices: tuple[Voice, ...]
    dated: Dated
    place: FoundPlace | None
    treaty: TreatyStep | None
    auxiliary: tuple[Auxiliary, ...]
    headline: bool
    explain: list[str]


def code_reading(reading: Reading, finder: EventFinder) -> list[Mention]:
    """Return the event mentions of one parsed article, in reading order."""
    who = find_actors(reading)
    found: list[FoundEvent] = []
    told: dict[tuple[str, str | None], FoundEvent] = {}
    for sentence in reading.sentences():
        found += finder.find(sentence, who, told)
    if not found:
        return []
    doc = reading.doc
    seen = Annotations(reading, who, find_times(doc, reading.article.day), find_places(doc), find_treaties(doc))
    drafts: dict[int, Draft] = {}
    for one in found:
        drafts[id(one)] = _draft(one, seen, drafts.get(id(one.earlier)))
    kept = without_repeats(list(drafts.values()))
    return [_mention(draft, number, seen, finder) for number, draft in enumerate(kept, 1)]


def _draft(found: FoundEvent, seen: Annotations, earlier: Draft | None) -> Draft:
    """Ask the other rooms about one event, and settle what its standing makes of its type.

    ``earlier`` is the event that this one goes back to: it has that one's date, unless its sentence gives one.
    """
    doc, token = seen.reading.doc, found.token
    bearer = found.act.match.bearer
    standing = factuality(doc, bearer)
    voices = attribution(doc, bearer, name=speaker_of(seen.who))
    dated = date_event(doc, token, seen.times, seen.reading.article.day, ahead="future" in standing.auxiliary)
    if earlier is not None and (dated.info.start is None or dated.info.start < found.sentence.start_char):
        dated = earlier.dated
    place = locate_event(doc, token, seen.places)
    treaty = treaty_step(found, seen.treaties, seen.reading.article.published)
    flags = set(standing.auxiliary)
    if dated.historical:
        flags.add("historical")
    if dated.future and standing.factuality[-1] != "-":
        flags.add("future")
    settled = settle(found, standing, frozenset(flags), voices)
    explain = [*found.explain, *([settled.note] if settled.note else []), *standing.trail]
    headline = seen.reading.block_at(found.start).kind == "headline"
    return Draft(
        found=found,
        event=settled.event,
        mode=settled.mode,
        factuality=settled.factuality,
        voices=voices,
        dated=dated,
        place=place,
        treaty=treaty,
        auxiliary=tuple(flag for flag in _AUXILIARIES if flag in settled.flags),
        headline=headline,
        explain=explain,
    )


def _parties(draft: Draft) -> tuple[frozenset[str], frozenset[str]]:
    def codes(mentions: list[ActorMention]) -> frozenset[str]:
        return frozenset(m.actor.code or m.actor.entity_text or "" for m in mentions)

    return codes(draft.found.roles.actor), codes(draft.found.roles.recipient)


def without_repeats(drafts: list[Draft]) -> list[Draft]:
    """Drop a headline that the body tells too, and a second word for one act in the same sentence.

    A repeat has the same type and standing, and no party that the kept one lacks.
    """
    kept: list[Draft] = []
    for draft in drafts:
        actor, recipient = _parties(draft)
        repeated = False
        for other in drafts:
            if other is draft or other.event != draft.event:
                continue
            same_sentence = other.found.sentence.start == draft.found.sentence.start
            if not (same_sentence or (draft.headline and not other.headline)):
                continue
            if same_sentence and (other.auxiliary != draft.auxiliary or other.voices != draft.voices):
                continue
            its_actor, its_recipient = _parties(other)
            mine, its = actor | recipient, its_actor | its_recipient
            if not mine <= its:
                continue
            # of two with the same parties the first stays: each would else be the other's repeat
            if mine < its or (draft.headline and not other.headline) or other in kept:
                repeated = True
                break
        if not repeated:
            kept.append(draft)
    return kept


def _cite(article: Article) -> dict[str, str | None]:
    return {
        "title": article.title,
        "publication": article.outlet,
        "url": article.url,
        "published": article.published,
    }


def _actors(mentions: list[ActorMention]) -> tuple[Actor, ...]:
    return tuple(mention.actor for mention in mentions)


def _mention(draft: Draft, number: int, seen: Annotations, finder: EventFinder) -> Mention:
    """Fill the record of one draft."""
    found, article = draft.found, seen.reading.article
    sentence = found.sentence
    context = found.context
    cameo = found.cameo
    mode = draft.mode
    if draft.event != found.event:
        cameo = finder.announced_cameo(draft.event, found.event, mode, context)
    kind = finder.lexicon.types[draft.event]
    standing = draft.factuality
    core = (
        article.id,
        found.start,
        found.end,
        draft.event,
        mode,
        standing,
        draft.auxiliary,
        [(a.code, a.start) for a in _actors(found.roles.actor)],
        [(a.code, a.start) for a in _actors(found.roles.recipient)],
        draft.dated.info.edtf,
        [(v.entity_text, v.code) for v in draft.voices],
    )
    return Mention(
        id=stable_id("e", *core),
        article=article.id,
        sequence=number,
        event=draft.event,
        mode=mode,
        auxiliary=draft.auxiliary,
        cameo=cameo,
        quad_code=kind.quad,
        event_scale=kind.score(mode),
        context=context,
        event_text=article.text[found.start : found.end],
        text_info={"start": found.start, "end": found.end},
        actor=_actors(found.roles.actor),
        recipient=_actors(found.roles.recipient),
        date=draft.dated.date,
        enddate=draft.dated.enddate,
        date_info=draft.dated.info,
        event_loc=replace(draft.place.place) if draft.place else None,
        attribution=draft.voices,
        factuality=standing,
        treaty=draft.treaty,
        sentence={"text": sentence.text, "start": sentence.start_char, "end": sentence.end_char},
        cite_info=_cite(article),
        confidence=found.confidence,
        coder=f"dragoman {dragoman.__version__}",
        explain=tuple(dict.fromkeys(draft.explain)),
    )
