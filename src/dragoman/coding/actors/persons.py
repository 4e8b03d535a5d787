"""Persons: a name with the office and state beside it, from the leaders' lists, or from earlier in the article."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from dragoman.coding.actors.names import Name, fold, names
from dragoman.coding.actors.offices import Held
from dragoman.coding.actors.owners import modifiers, owners
from dragoman.coding.actors.senses import held as holds
from dragoman.coding.actors.spans import NameSpan
from dragoman.coding.actors.story import ActorMention, Story, kind_of, left_edge
from dragoman.mention import Actor, Kind

_TITLES = frozenset(
    {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "dame", "lord", "lady", "hon.", "h.e.", "comrade"}
)


def is_person(story: Story, head: Token, span: NameSpan | None) -> bool:
    """Whether a noun phrase's head is a person's name."""
    if span is not None:
        return span.meaning.sense == "leader"
    if head.pos_ != "PROPN":
        return False
    if head.ent_type_ == "PERSON":
        return True
    if head.ent_type_ in ("NORP", "DATE", "LAW", "EVENT", "FAC") or story.office(head) is not None:
        return False
    known = story.memory.person(fold(head.text)) if head.ent_type_ != "GPE" and head.dep_ != "compound" else None
    if known is not None and not any(child.dep_ == "compound" for child in head.lefts):
        return True
    if head.ent_type_ == "ORG":
        return False
    before = _title_before(story, head)
    return before is not None and before.office.post and before.last < head.i


def _name_tokens(story: Story, head: Token, span: NameSpan | None) -> tuple[int, int]:
    """Return the first and last token of a person's name, without office and titles."""
    doc = story.doc
    if span is not None:
        return span.first, span.last
    first = last = head.i
    while first > 0 and doc[first].ent_iob_ == "I" and doc[first - 1].ent_type_ == "PERSON":
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I" and doc[last + 1].ent_type_ == "PERSON":
        last += 1
    while first < head.i and first in story.at:
        first += 1
    if head.ent_type_ != "PERSON":
        while first > 0 and doc[first - 1].head == head and doc[first - 1].dep_ == "compound":
            if doc[first - 1].pos_ != "PROPN" or story.office(doc[first - 1]) is not None or first - 1 in story.at:
                break
            first -= 1
    while first < last and (doc[first].lower_ in _TITLES or story.office(doc[first]) is not None):
        first += 1
    if last > first and doc[last].text in ("'s", "’s", "'"):
        last -= 1
    return first, last


def _title_before(story: Story, head: Token) -> Held | None:
    """Return the office that stands before a name in its own phrase: "Chilean Foreign Minister ANA RUIZ"."""
    found = None
    for child in head.lefts:
        if child.dep_ in ("compound", "nmod", "amod", "appos", "poss", "nsubj") and child.pos_ in ("PROPN", "NOUN"):
            held = story.office(child)
            if held is not None and not held.office.things:
                found = held
    return found


def _title_adjacent(story: Story, first: int) -> Held | None:
    """Return the office whose last word comes right before a name, however the parser attached it."""
    doc = story.doc
    at = first - 1
    while at > 0 and doc[at].lower_ in _TITLES:
        at -= 1
    begin = story.at[at].first if at in story.at else at
    if begin >= 2 and doc[at].pos_ == "PROPN" and doc[begin - 1].lower_ == "of":  # "President of Ghana JOHN SMITH"
        at = begin - 2
    if at < 0 or doc[at].pos_ not in ("PROPN", "NOUN"):
        return None
    held = story.office(doc[at])
    return held if held is not None and held.office.post else None


def _title_beside(story: Story, head: Token) -> tuple[Held, Token] | None:
    """Return the office in apposition: "ANA RUIZ, Chile's foreign minister" or the other way round."""
    beside = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos":
        beside.append(head.head)
    for child in head.children:  # "ANA RUIZ, who is Chile's foreign minister"
        if child.dep_ == "relcl" and child.lemma_ == "be":
            beside += [inner for inner in child.children if inner.dep_ == "attr"]
    for noun in beside:
        held = story.office(noun)
        if held is not None and not held.office.things:
            return held, noun
    return None


def person(story: Story, head: Token, span: NameSpan | None) -> list[ActorMention]:
    """Return the person that a noun phrase names, with the state or body whose office is held."""
    first, last = _name_tokens(story, head, span)
    written = story.doc[first : last + 1].text
    title, noun = _title_before(story, head) or _title_adjacent(story, first), head
    if title is None:
        beside = _title_beside(story, head)
        if beside is not None:
            title, noun = beside
    whose = owners(story, noun, title, side=title is not None) if title is not None else []
    begin = min(left_edge(head), first if title is None or title.first > head.i else min(title.first, first))
    known = span.meaning if span is not None else None
    if known is not None:
        return [_holder(story, known, title, whose, written, begin, last, head)]
    before = story.memory.person(fold(written)) or (story.memory.person(fold(head.text)) if first == last else None)
    if title is not None and (whose or title.office.country):
        return _officer(story, title, whose, _full(written, before), begin, last, head)
    if before is not None:
        return [_again(story, before, title, written, begin, last, head)]
    if title is None:
        return [_bearer(story, written, begin, last, head)]
    return _titled(story, title, written, begin, last, head)


def _bearer(story: Story, written: str, begin: int, last: int, head: Token) -> ActorMention:
    """Return a person without an office, of the state whose people's name stands before: "Malian singer ANA RUIZ"."""
    for one in modifiers(story, head):
        if one.actor.code and one.kind == "government":
            owner = one.actor
            actor = Actor(
                None, owner.name, owner.code, None, None, written, owner.identifier_id, resolved_by=owner.resolved_by
            )
            return story.mention(actor, begin, last, head, f"“{written}” is of {owner.name}", "person")
    return story.mention(Actor(None, person=written), begin, last, head, "", "person")


def _full(written: str, before: Actor | None) -> str:
    """Return the fullest form of a name."""
    if before is not None and before.person and len(before.person) > len(written):
        return before.person
    return written


def _holder(
    story: Story,
    known: Name,
    title: Held | None,
    whose: list[ActorMention],
    written: str,
    begin: int,
    last: int,
    head: Token,
) -> ActorMention:
    """Return a person of the leaders' lists; what the text says of the office goes before the list."""
    table = names().facts
    in_office = holds(known, story.day) == 1
    former = title.former if title is not None else not in_office
    office = (
        story.doc[title.first : title.last + 1].text if title is not None else (known.office if in_office else None)
    )
    code, state, qid = known.code, known.name, known.qid
    if title is not None and whose and whose[0].actor.code != code and whose[0].actor.code in table.names:
        code, state, qid = whose[0].actor.code, whose[0].actor.name or state, whose[0].actor.identifier_id
    sector = "ELI" if former else (title.sector if title is not None else None) or known.sector
    actor = Actor(None, state, code, sector, office, known.person, qid, resolved_by="name")
    if former:
        why = f"“{written}” held office in {state} before"
    else:
        why = f"“{written}” is {known.person}, {office or 'of'} {'of ' if office else ''}{state}"
    return story.mention(actor, begin, last, head, why, known.kind)


def _officer(
    story: Story, title: Held, whose: list[ActorMention], written: str, begin: int, last: int, head: Token
) -> list[ActorMention]:
    """Return a person whom the text gives an office and its owner."""
    office = written_office(story, title)
    if not whose:
        state = names().state(title.office.country or "")
        actor = Actor(None, state.name, state.code, title.sector, office, written, state.qid, resolved_by="office")
        return [
            story.mention(actor, begin, last, head, f"“{written}” is {office or title.phrase}, of {state.name} only")
        ]
    owner = whose[0]
    sector, kind = sector_of(owner, title)
    actor = Actor(
        None,
        owner.actor.name,
        owner.actor.code,
        sector,
        office,
        written,
        owner.actor.identifier_id,
        resolved_by="office",
    )
    why = f"“{written}” is {office or title.phrase} of {owner.actor.name}"
    return [story.mention(actor, begin, last, head, why, kind)]


def _again(
    story: Story, before: Actor, title: Held | None, written: str, begin: int, last: int, head: Token
) -> ActorMention:
    office = before.office
    if title is not None:
        office = written_office(story, title)
    actor = replace(before, office=office, resolved_by="coreference" if before.code else None)
    return story.mention(
        actor, begin, last, head, f"“{written}” was named before: {before.person}", kind_of(actor.sector)
    )


def _titled(story: Story, title: Held, written: str, begin: int, last: int, head: Token) -> list[ActorMention]:
    """Return a person with an office of which the phrase names no owner: what the article says of it, else no state."""
    office = written_office(story, title)
    found = story.unowned(head, title, written)
    if not found:
        actor = Actor(None, None, None, title.sector, office, written)
        return [story.mention(actor, begin, last, head, "")]
    actor = replace(found[0].actor, office=office, person=written, sector=title.sector)
    return [story.mention(actor, begin, last, head, found[0].reason)]


def written_office(story: Story, held: Held) -> str | None:
    """Return an office as the text has it; None for a group ("dissident") or several holders."""
    return story.doc[held.first : held.last + 1].text if held.office.post and not held.plural else None


def sector_of(owner: ActorMention, held: Held) -> tuple[str | None, Kind]:
    """Return the sector and kind of an office or collective by its owner: a state's gets the office's sector.

    An organisation's or armed group's people have its own sector; a partly recognised entity's keep ``PRE``.
    """
    whole = owner.actor.sector
    if held.office.generic and whole and whole[:3] != "GOV" and held.within is None:
        return whole, owner.kind
    if owner.kind not in ("government", "person", "state_media", "news_outlet"):
        return whole or held.sector, owner.kind
    if whole and whole.endswith("PRE") and held.sector:
        return f"{held.sector}PRE", kind_of(held.sector)
    return held.sector, kind_of(held.sector or whole)
