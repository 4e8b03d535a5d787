"""One article while its actors are read: the parse, the names found, what has been said so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span, Token

from dragoman.article import Article
from dragoman.coding.actors.memory import Memory
from dragoman.coding.actors.names import Name, names
from dragoman.coding.actors.offices import Held, is_former, office_at
from dragoman.coding.actors.spans import NameSpan
from dragoman.language.reading import Reading
from dragoman.mention import Actor, Kind, ResolvedBy

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod", "advmod", "preconj", "nummod", "dep"})
_HOW: dict[str, ResolvedBy] = {"demonym": "demonym", "capital": "capital", "seat": "capital", "region": "capital"}


@dataclass(slots=True)
class ActorMention:
    """One actor where it stands. ``start`` and ``end`` are code points; ``reason`` is a line for ``explain``."""

    actor: Actor
    kind: Kind
    head: Token
    start: int
    end: int
    reason: str


@dataclass(slots=True)
class Story:
    """What the readers of noun phrases share.

    ``folded`` are the text's words without case and accents. ``resolve`` answers for any noun phrase, by its
    head; ``unowned`` answers whose an office or collective is that names no owner itself.
    """

    reading: Reading
    day: str | None
    folded: list[str]
    spans: list[NameSpan]
    resolve: Callable[[Token], list[ActorMention]]
    unowned: Callable[[Token, Held, str | None], list[ActorMention]]
    at: dict[int, NameSpan] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)
    places: list[Span] | None = None
    offices: dict[int, Held | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the names by token."""
        self.starts = [span.first for span in self.spans]
        self.at = {i: span for span in self.spans for i in range(span.first, span.last + 1)}

    def office(self, token: Token) -> Held | None:
        """Return the office, body or group that a noun names by itself, with its words, or None."""
        if token.i not in self.offices:
            held = office_at(self.folded, token.i)
            if held is not None and held.office.post and not held.former and held.first - 1 in self.at:
                before = self.at[held.first - 1].first - 1  # "former Chilean president"
                held = replace(held, former=before >= 0 and is_former(self.doc[before].text))
            self.offices[token.i] = held
        return self.offices[token.i]

    def entities(self, first: int, end: int) -> list[Span]:
        """Return the places that the recogniser found between two tokens (``end`` exclusive)."""
        if self.places is None:
            self.places = [one for one in self.doc.ents if one.label_ == "GPE"]
        low = bisect_left(self.places, first, key=lambda one: one.start)
        return self.places[low : bisect_left(self.places, end, key=lambda one: one.start)]

    @property
    def doc(self) -> Doc:
        """The parsed text."""
        return self.reading.doc

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.reading.article

    def spans_between(self, first: int, last: int) -> list[NameSpan]:
        """Return the names that begin at tokens ``first`` to ``last`` (inclusive)."""
        return self.spans[bisect_left(self.starts, first) : bisect_left(self.starts, last + 1)]

    def mention(
        self, actor: Actor, first: int, last: int, head: Token, reason: str, kind: Kind | None = None
    ) -> ActorMention:
        """Return an actor set where it stands: tokens ``first`` to ``last`` (inclusive)."""
        doc = self.doc
        start, end = doc[first].idx, doc[last].idx + len(doc[last])
        placed = replace(actor, entity_text=self.article.text[start:end], start=start, end=end)
        return ActorMention(placed, kind or kind_of(actor.sector), head, start, end, reason)

    def named(self, span: NameSpan, first: int | None = None) -> list[ActorMention]:
        """Return the actors that a name stands for by itself, its phrase beginning at ``first``."""
        meaning = span.meaning
        institution = meaning.sense == "seat" and self._is_institution(span)
        found = []
        for one in members(meaning):
            actor = Actor(
                None,
                one.name,
                one.code,
                one.sector,
                one.office,
                one.person,
                one.qid,
                resolved_by="name" if institution else _HOW.get(one.sense, "name"),
            )
            text = self.doc[span.first : span.last + 1].text
            head = self.doc[span.head]
            begin = span.first if first is None else min(first, span.first)
            found.append(
                self.mention(actor, begin, span.last, head, reason(text, one, institution=institution), one.kind)
            )
        return found

    def _is_institution(self, span: NameSpan) -> bool:
        """Whether a seat is a body by its own name ("Joint Chiefs of Staff", "IDF") and no palace."""
        last = self.doc[span.last]
        return self.office(last) is not None or last.text.isupper() or last.lower_ == "staff"


def members(meaning: Name) -> list[Name]:
    """Return the meaning, or the states that one name joins ("the two Koreas")."""
    if meaning.sense != "several":
        return [meaning]
    return [names().state(code) for code in meaning.members]


def kind_of(sector: str | None) -> Kind:
    """Return the kind of speaker that a sector makes."""
    main = (sector or "")[:3]
    if main in ("GOV", "MIL", "LEG", "JUD", "COP", "SPY"):
        return "government"
    if main in ("REB", "UAF", "CRM", "PRM"):
        return "armed_group"
    if main == "JRN":
        return "news_outlet"
    if main in ("IGO", "NGO", "UNO", "EUR"):
        return "international_organization"
    return "person"


def reason(text: str, meaning: Name, *, institution: bool = False) -> str:
    """Return the line that says why a name means what it does."""
    if meaning.sense == "leader":
        title = f"{meaning.office} of {meaning.name}" if meaning.office else f"of {meaning.name}"
        return f"“{text}” is {meaning.person}, {title}"
    if meaning.sense == "demonym":
        return f"“{text}” is of {meaning.name}"
    if institution:
        return f"“{text}” is of {meaning.name}"
    if meaning.sense in ("capital", "seat"):
        return f"“{text}” stands for the government of {meaning.name}"
    if meaning.sense == "region":
        return f"“{text}” is part of {names().facts.names.get(meaning.code or '', meaning.code)}"
    return f"“{text}” is {meaning.name}"


def left_edge(head: Token) -> int:
    """Return the first token of a head's noun phrase: determiners, adjectives, compounds, owners."""
    first = head.i
    for child in head.lefts:
        if child.dep_ in MODIFIERS or child.dep_ in ("det", "quantmod", "predet", "neg"):
            edge = child.left_edge.i
            first = min(first, edge)
    return first
