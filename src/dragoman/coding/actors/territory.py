"""In whose territory a town, region or capital lies."""

from __future__ import annotations

import re

from spacy.tokens import Token

from dragoman.coding.actors.names import names
from dragoman.coding.actors.story import ActorMention, Story
from dragoman.coding.places.gazetteer import cities
from dragoman.coding.places.keys import name_key
from dragoman.mention import Actor

_UNIT = re.compile(
    r" (?:Raion|Oblast|Province|District|County|Region|Governorate|State|Prefecture|Department|City)$", re.IGNORECASE
)
_PLACES = frozenset({"GPE", "LOC", "FAC", ""})
# Of towns in several states that share a name, one must have so many people to be meant, as a power of ten.
_KNOWN_TOWN = 5.0


def _name_of(story: Story, token: Token) -> tuple[int, int]:
    """Return the tokens of a place name around its head: its entity, else the head and its compounds."""
    doc = story.doc
    first = last = token.i
    if token.ent_type_ in ("GPE", "LOC", "FAC"):
        while first > 0 and doc[first].ent_iob_ == "I":
            first -= 1
        while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
            last += 1
    else:
        while first > 0 and doc[first - 1].dep_ == "compound" and doc[first - 1].head == token:
            first -= 1
    return first, last


def territory(story: Story, token: Token) -> list[ActorMention]:
    """Return the state in whose territory a place name lies, or nothing.

    A name that towns of several states bear is read as the one in a state that the article names, else as the largest.
    """
    span = story.at.get(token.i)
    if span is not None:
        return (
            story.named(span)
            if span.meaning.code and span.meaning.sense not in ("body", "outlet", "leader", "demonym")
            else []
        )
    if token.pos_ != "PROPN" or token.ent_type_ not in _PLACES:
        return []
    first, last = _name_of(story, token)
    doc = story.doc
    text = doc[first : last + 1].text
    senses = cities(name_key(text)) or cities(name_key(_UNIT.sub("", text)))
    facts = names().facts
    named = {one.meaning.code for one in story.spans}
    near = [sense for sense in senses if facts.code(sense.country or "") in named]
    if not near and len({sense.country for sense in senses}) > 1:
        senses = tuple(sense for sense in senses if sense.weight >= _KNOWN_TOWN)
    near = near or list(senses)
    if not near:
        return []
    code = facts.code(near[0].country or "")
    if code not in facts.names:
        return []
    state = facts.names[code]
    actor = Actor(None, state, code, "GOV", identifier_id=facts.qids.get(code), resolved_by="context")
    return [story.mention(actor, first, last, token, f"“{text}” lies in {state}")]
