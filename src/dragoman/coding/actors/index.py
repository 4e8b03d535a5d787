"""Who a noun phrase names: states, their governments and offices, bodies, persons; and whom "they" stands for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from dragoman.coding.actors.memory import Memory
from dragoman.coding.actors.names import Name, Office, fold, names, offices
from dragoman.coding.actors.spans import NameSpan, find_names, left_edge
from dragoman.coding.places.gazetteer import cities
from dragoman.coding.places.keys import name_key
from dragoman.language.reading import Reading
from dragoman.mention import Actor, Kind, ResolvedBy

_MODIFIERS = ("amod", "compound", "nmod", "poss")
# Where a capital is a place, not a government.
_PLACING = frozenset({"in", "at", "near", "outside", "around", "across", "from", "to", "into", "inside", "over", "through"})
_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers", "it", "its", "they", "them", "their", "theirs"})
_PAIRS = frozenset({"side", "country", "nation", "party", "state", "neighbour", "neighbor", "ally", "government", "leader"})
_PEOPLE_KINDS = frozenset({"witness", "analyst"})


@dataclass(slots=True)
class ActorMention:
    """One actor where it stands. ``start`` and ``end`` are code points; ``reason`` is a line for ``explain``."""

    actor: Actor
    kind: Kind
    head: Token
    start: int
    end: int
    reason: str


class ActorIndex:
    """Answers whom the noun phrases of one article name; every answer is remembered for coreference."""

    def __init__(self, reading: Reading) -> None:
        self.doc: Doc = reading.doc
        day = reading.article.day
        self.day = day.isoformat() if day else None
        self.spans = find_names(self.doc, self.day)
        self.at: dict[int, NameSpan] = {i: span for span in self.spans for i in range(span.first, span.last + 1)}
        self.held: dict[int, list[ActorMention]] = {}
        self.memory: Memory = Memory()
        self._read_all()

    def _read_all(self) -> None:
        """Resolve every noun phrase in reading order, so that what comes later can refer back."""
        for token in self.doc:
            if token.pos_ in ("NOUN", "PROPN") or (token.i in self.at and self.at[token.i].head == token.i):
                if token.dep_ in _MODIFIERS and token.i not in self.at:
                    continue
                found = self._phrase(token)
                self.held[token.i] = found
                for one in found:
                    self.memory.note(one.actor, token)
            elif token.lower_ in _PRONOUNS and token.pos_ == "PRON":
                self.held[token.i] = self._pronoun(token)

    def for_phrase(self, head: Token) -> list[ActorMention]:
        """Return the actors that the noun phrase of ``head`` denotes (not those that only modify it)."""
        found = self.held.get(head.i)
        if found is None:
            found = self._phrase(head)
            self.held[head.i] = found
        if found and self._only_a_place(head):
            return []
        return found

    def _only_a_place(self, head: Token) -> bool:
        span = self.at.get(head.i)
        return (
            span is not None
            and span.sense == "capital"
            and head.dep_ == "pobj"
            and head.head.lower_ in _PLACING
        )

    def modifier_actors(self, token: Token) -> list[ActorMention]:
        """Return the states or bodies that modify a noun: "Russian" in "Russian air strike", "US-China talks"."""
        found: list[ActorMention] = []
        for child in token.lefts:
            if child.dep_ not in _MODIFIERS:
                continue
            for one in child.subtree:
                span = self.at.get(one.i)
                if span is not None and span.head == one.i and one.i < token.i:
                    found += self._named(span)
        return found

    def territory_of(self, token: Token) -> list[ActorMention]:
        """Return the state in whose territory a town, region or capital lies."""
        span = self.at.get(token.i)
        if span is not None:
            return self._named(span) if span.meanings[0].code else []
        if token.pos_ != "PROPN":
            return []
        first = token.i
        while first > 0 and self.doc[first - 1].dep_ == "compound" and self.doc[first - 1].head == token:
            first -= 1
        text = self.doc[first : token.i + 1].text
        senses = cities(name_key(text)) or cities(name_key(token.text))
        table = names()
        known = {span.meanings[0].code for span in self.spans}
        near = [sense for sense in senses if sense.country in known] or list(senses)
        if not near or near[0].country not in table.state_names:
            return []
        code = str(near[0].country)
        state = table.state_names[code]
        actor = Actor(text, state, code, "GOV", identifier_id=table.qids.get(code), resolved_by="context")
        return [self._at(actor, first, token.i, token, "government", f"“{text}” lies in {state}")]

    def _at(self, actor: Actor, first: int, last: int, head: Token, kind: Kind, reason: str) -> ActorMention:
        start, end = self.doc[first].idx, self.doc[last].idx + len(self.doc[last])
        if actor.entity_text is not None:
            actor = replace(actor, entity_text=self.doc.text[start:end], start=start, end=end)
        return ActorMention(actor, kind, head, start, end, reason)

    def _named(self, span: NameSpan) -> list[ActorMention]:
        meaning = span.meanings[0]
        how: dict[str, ResolvedBy] = {
            "state": "name",
            "demonym": "demonym",
            "capital": "capital",
            "seat": "capital",
            "body": "name",
            "leader": "name",
            "outlet": "name",
        }
        actor = Actor(
            "",
            meaning.name,
            meaning.code,
            meaning.sector,
            meaning.office,
            meaning.person,
            meaning.qid,
            resolved_by=how[meaning.sense],
        )
        text = self.doc[span.first : span.last + 1].text
        return [
            self._at(actor, span.first, span.last, self.doc[span.head], meaning.kind, _reason(text, meaning)),
        ]

    def _phrase(self, head: Token) -> list[ActorMention]:
        span = self.at.get(head.i)
        person = self._person(head, span)
        if person is not None:
            return person
        if span is not None and span.sense in ("state", "body", "seat", "outlet"):
            return self._with_office(head, span) or self._named(span)
        if span is not None and span.sense in ("capital", "demonym"):
            return self._named(span)
        pair = self._pair(head)
        if pair:
            return pair
        return self._by_office(head)

    def _with_office(self, head: Token, span: NameSpan) -> list[ActorMention]:
        """A body named after its state ("Iran's Foreign Ministry") is found by its office, not by its name."""
        return []

    def _person(self, head: Token, span: NameSpan | None) -> list[ActorMention] | None:
        """A person's name, with the office and state beside it, from the leaders' list, or from before."""
        if span is not None and span.sense != "leader":
            return None
        if span is None and not (head.ent_type_ == "PERSON" and head.pos_ == "PROPN"):
            remembered = self.memory.person(fold(head.text)) if head.pos_ == "PROPN" else None
            if remembered is None:
                return None
        first, last = self._name_tokens(head, span)
        written = self.doc[first : last + 1].text
        office, states = self._office_left(first, head)
        if office is None:
            office, states = self._office_apposed(head)
        known = span.meanings[0] if span is not None else None
        table = names()
        if known is not None:
            code = known.code
            state = known.name
            kind: Kind = known.kind
            title = known.office if office is None else office.phrase
            actor = Actor("", state, code, known.sector or "GOV", title, known.person, table.qids.get(code or ""), resolved_by="name")
            return [self._at(actor, left_edge(head), max(last, head.i), head, kind, f"“{written}” is {title} of {state}")]
        remembered = self.memory.person(fold(head.text))
        if office is not None and states:
            return [
                self._at(
                    Actor("", one.actor.name, one.actor.code, office.sector, office.phrase, written, one.actor.identifier_id, resolved_by="office"),
                    left_edge(head), max(last, head.i), head, _kind(office.sector), f"“{written}” is {office.phrase} of {one.actor.name}",
                )
                for one in states[:1]
            ]
        if remembered is not None:
            actor = replace(remembered, entity_text="", resolved_by="coreference")
            return [self._at(actor, first, last, head, _kind(actor.sector), f"“{written}” was named before: {actor.person}")]
        sector = office.sector if office else None
        actor = Actor("", None, None, sector, office.phrase if office else None, written)
        return [self._at(actor, first, last, head, "person", "")]

    def _name_tokens(self, head: Token, span: NameSpan | None) -> tuple[int, int]:
        if span is not None:
            return span.first, span.last
        first = last = head.i
        while first > 0 and self.doc[first - 1].ent_type_ == "PERSON" and self.doc[first].ent_iob_ == "I":
            first -= 1
        while last + 1 < len(self.doc) and self.doc[last + 1].ent_iob_ == "I" and self.doc[last + 1].ent_type_ == "PERSON":
            last += 1
        return first, last

    def _office_left(self, first: int, head: Token) -> tuple[Office | None, list[ActorMention]]:
        """The office right before a name: "Chilean Foreign Minister ANA RUIZ"."""
        if first == 0:
            return None, []
        found = self._office_ending(self.doc[first - 1])
        if found is None:
            return None, []
        office, begin = found
        states: list[ActorMention] = []
        for index in range(begin - 1, max(begin - 6, -1), -1):
            token = self.doc[index]
            if token.pos_ in ("VERB", "AUX", "PUNCT", "ADP", "CCONJ") or token.is_space:
                break
            span = self.at.get(index)
            if span is not None and span.head == index and span.meanings[0].code:
                states = self._named(span)
                break
        return office, states

    def _office_apposed(self, head: Token) -> tuple[Office | None, list[ActorMention]]:
        """The office in apposition: "ANA RUIZ, Chile's foreign minister" or "Chile's foreign minister, ANA RUIZ"."""
        beside = [child for child in head.children if child.dep_ == "appos"]
        if head.dep_ == "appos":
            beside.append(head.head)
        for noun in beside:
            found = self._office_ending(noun)
            if found is not None:
                return found[0], self._owners(noun)
        return None, []

    def _office_ending(self, token: Token) -> tuple[Office, int] | None:
        """The longest office or collective noun that ends at a token, and where it begins."""
        for form in (fold(token.lemma_), fold(token.text)):
            for words, office in offices().get(form, ()):
                begin = token.i - len(words) + 1
                if begin < 0:
                    continue
                held = [fold(self.doc[i].text) for i in range(begin, token.i)]
                if tuple(held) == words[:-1]:
                    return office, begin
        return None

    def _owners(self, noun: Token) -> list[ActorMention]:
        """The states or bodies that own an office: "French", "France's", "of France"."""
        found = [one for one in self.modifier_actors(noun) if one.actor.code]
        if found:
            return found
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "for", "from"):
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        for one in (inner, *inner.conjuncts):
                            span = self.at.get(one.i)
                            if span is not None and span.meanings[0].code:
                                found += self._named(span)
        return found

    def _by_office(self, head: Token) -> list[ActorMention]:
        """An office, institution or collective: "the French army", "Iran's foreign ministry", "protesters"."""
        found = self._office_ending(head)
        if found is None:
            return []
        office, begin = found
        first = min(left_edge(head), begin)
        person = next((c for c in head.children if c.dep_ == "appos" and c.ent_type_ == "PERSON"), None)
        owners = self._owners(head)
        how: ResolvedBy = "office"
        reason = ""
        if not owners:
            carried = self.memory.office(office.phrase) if office.office else None
            if carried is not None and head.i > 0:
                actor = replace(carried, entity_text="", resolved_by="coreference")
                text = f"“{head.text}” goes back to {carried.entity_text or carried.name}"
                return [self._at(actor, first, head.i, head, _kind(office.sector), text)]
            owners = self._around(head)
            how, reason = "context", " (from the sentence)"
        title = office.phrase if office.office else None
        name = person.text if person is not None else None
        if not owners:
            actor = Actor("", None, None, office.sector, title, name)
            return [self._at(actor, first, head.i, head, _kind(office.sector), "")]
        result = []
        for one in owners:
            actor = Actor("", one.actor.name, one.actor.code, office.sector, title, name, one.actor.identifier_id, resolved_by=how)
            reason_ = f"“{self.doc[first : head.i + 1].text}” is of {one.actor.name}{reason}"
            result.append(self._at(actor, first, head.i, head, _kind(office.sector), reason_))
        return result

    def _around(self, head: Token) -> list[ActorMention]:
        """The one state whose name, town or people the sentence holds, for an office that names no owner."""
        codes: dict[str, ActorMention] = {}
        for token in head.sent:
            span = self.at.get(token.i)
            if span is not None and span.head == token.i and span.sense in ("state", "demonym", "capital", "seat"):
                for one in self._named(span):
                    codes.setdefault(one.actor.code or "", one)
        if len(codes) == 1:
            return list(codes.values())
        if codes:
            return []
        for token in head.sent:
            if token.pos_ == "PROPN" and token.ent_type_ == "GPE" and token.dep_ == "pobj":
                found = self.territory_of(token)
                if found:
                    return found
        return []

    def _pair(self, head: Token) -> list[ActorMention]:
        """ "The two sides", "both countries": the two parties named last."""
        if fold(head.lemma_) not in _PAIRS:
            return []
        lefts = {child.lower_ for child in head.lefts}
        if not lefts & {"two", "both"}:
            return []
        first = left_edge(head)
        text = self.doc[first : head.i + 1].text
        return [
            self._at(
                replace(actor, entity_text="", person=None, office=None, resolved_by="coreference"),
                first, head.i, head, _kind(actor.sector), f"“{text}” are those named last: {actor.name}",
            )
            for actor in self.memory.last_two(head.sent.start)
        ]

    def _pronoun(self, token: Token) -> list[ActorMention]:
        person = token.lower_ in ("he", "she", "him", "her", "his", "hers")
        plural = token.lower_ in ("they", "them", "their", "theirs")
        actor = self.memory.antecedent(token, person=person, plural=plural)
        if actor is None:
            return []
        resolved = replace(actor, entity_text="", resolved_by="coreference")
        name = actor.person or actor.name or actor.entity_text
        return [self._at(resolved, token.i, token.i, token, _kind(actor.sector), f"“{token.text}” goes back to {name}")]


def _kind(sector: str | None) -> Kind:
    """Return the kind of speaker that a sector makes."""
    if sector in ("GOV", "MIL", "LEG", "JUD", "COP", "SPY"):
        return "government"
    if sector in ("REB", "UAF", "CRM"):
        return "armed_group"
    if sector == "JRN":
        return "news_outlet"
    if sector in ("IGO", "NGO"):
        return "international_organization"
    return "person"


def _reason(text: str, meaning: Name) -> str:
    words = {
        "state": f"“{text}” is {meaning.name}",
        "demonym": f"“{text}” is of {meaning.name}",
        "capital": f"“{text}” stands for the government of {meaning.name}",
        "seat": f"“{text}” stands for the government of {meaning.name}",
        "leader": f"“{text}” is {meaning.office} of {meaning.name}",
    }
    return words.get(meaning.sense, f"“{text}” is {meaning.name}")


def find_actors(reading: Reading) -> ActorIndex:
    """Resolve the noun phrases of an article."""
    return ActorIndex(reading)
