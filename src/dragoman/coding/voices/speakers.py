"""Who a speaker is: named by the actor index where it can, else told by the noun that it is called by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from spacy.tokens import Token

from dragoman.coding.voices.phrases import joined_heads, noun_words
from dragoman.knowledge import knowledge
from dragoman.mention import Kind

if TYPE_CHECKING:
    from dragoman.coding.actors import ActorIndex

PACKAGE = "dragoman.coding.voices"
# Classes that say what a speaker is whatever its name resolves to: a Russian analyst is not Russia speaking.
_OVERRIDING = frozenset({"analyst", "witness"})
# Classes whose words are those of a body named beside them.
_LENDING = frozenset({"spokesperson", "channel"})
# "A spokesman for the office of the secretary of …" is followed no deeper.
_DEEPEST = 4
_LEADERS = frozenset({"leader", "head", "boss"})
_ENTITY_KINDS: dict[str, Kind] = {"GPE": "government", "PERSON": "person", "NORP": "person"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a noun phrase names as a speaker.

    ``name`` and ``code`` are those of the actor files: for a minister the state's (None: not known). ``kind`` is what
    sort of voice it is.
    """

    name: str | None
    code: str | None
    kind: Kind


Naming = Callable[[Token], Speaker | None]


def speaker_of(who: ActorIndex) -> Naming:
    """Return a function that names the speaker of a noun phrase's head from an article's actor index."""

    def name(head: Token) -> Speaker | None:
        mentions = who.for_phrase(head)
        if not mentions:
            return None
        found = mentions[0]
        actor = found.actor
        if actor.resolved_by == "context" and (found.kind != "government" or head_class(head) != "government"):
            # Only a body's own noun ("the ministry") takes the story's state; a governor or a paper may be of another.
            return Speaker(actor.person, None, found.kind)
        # A company or a citizen of a state has its code, not its name.
        own_name = actor.name if found.kind != "person" or actor.resolved_by in ("name", "coreference") else None
        return Speaker(own_name or actor.person, actor.code, found.kind)

    return name


@dataclass(frozen=True, slots=True)
class _Classes:
    by_noun: dict[str, str]
    state_words: frozenset[str]
    body_prepositions: frozenset[str]
    outlets: dict[str, Kind]


@cache
def _classes() -> _Classes:
    data = knowledge(PACKAGE)["speakers"]
    by_noun: dict[str, str] = {}
    for name, nouns in data["classes"].items():
        for noun in nouns:
            by_noun.setdefault(noun.casefold(), name)
    outlets: dict[str, Kind] = {name.casefold(): "news_outlet" for name in data["outlets"]}
    outlets |= {name.casefold(): "state_media" for name in data["state_outlets"]}
    return _Classes(by_noun, frozenset(data["state_words"]), frozenset(data["body_prepositions"]), outlets)


def noun_class(head: Token) -> str | None:
    """Return the class of a speaker's noun (``data/speakers.yaml``): the head's own before its modifiers'."""
    table = _classes().by_noun
    for word in noun_words(head, adjectives=False):
        found = table.get(word)
        if found is not None:
            return found
    return None


def head_class(head: Token) -> str | None:
    """Return the class of the head noun alone."""
    table = _classes().by_noun
    return table.get(head.lemma_.lower()) or table.get(head.lower_)


def owner(head: Token, depth: int = 0) -> Token | None:
    """Return the body that a spokesperson, a statement or a paper belongs to: "for the ministry", "Iran's", "UN"."""
    for child in head.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "appos" and head_class(child) == "spokesperson" and depth < _DEEPEST:
            return owner(child, depth + 1)
    for child in head.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in _classes().body_prepositions:
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.ent_type_ not in ("DATE", "TIME"):
                    return inner
    for child in head.lefts:
        if child.dep_ in ("compound", "nmod", "amod"):
            if head_class(child) == "spokesperson" and depth < _DEEPEST:
                found = owner(child, depth + 1)
                if found is not None:
                    return found
            elif child.pos_ == "PROPN" or child.ent_type_ or child.dep_ == "compound":
                return child
    return None


def _outlet(head: Token, named: Speaker | None) -> Speaker | None:
    """A press agency, paper or station, by its own name."""
    table = _classes().outlets
    doc, first = head.doc, max(head.left_edge.i, head.i - 3)
    for begin in range(first, head.i + 1):
        if not doc[begin].is_title and not doc[begin].is_upper:
            continue
        text = doc[begin : head.i + 1].text
        kind = table.get(text.casefold())
        if kind is not None:
            if named is not None and named.kind in ("news_outlet", "state_media"):
                return named
            return Speaker(text, named.code if named is not None and named.code else None, kind)
    return None


def identify(head: Token, name: Naming) -> Speaker:
    """Return who speaks when ``head`` is the head of the speaker's noun phrase; it always answers."""
    together = joined_heads(head)
    if len(together) > 1 and together[0] == head and len(together) <= 4:
        speakers = [_identify(one, name) for one in together]
        names = [one.name for one in speakers]
        if len({one.code for one in speakers}) > 1 and all(names):
            return Speaker(" and ".join(dict.fromkeys(n for n in names if n)), None, speakers[0].kind)
    return _identify(head, name)


def _identify(head: Token, name: Naming, depth: int = 0) -> Speaker:
    named = name(head)
    outlet = _outlet(head, named)
    if outlet is not None:
        return outlet
    kind_of_noun = noun_class(head)
    own = head_class(head)
    if depth < _DEEPEST and (own in _LENDING or (own is None and kind_of_noun == "spokesperson")):
        body = owner(head)
        lent = name(body) if body is not None else None
        if lent is not None and (lent.name is not None or lent.code is not None):
            return lent
        if body is not None and kind_of_noun == "spokesperson":
            deeper = _identify(body, name, depth + 1)  # "spokesman for the secretary-general of the UN"
            own_name = named.name if named is not None and own is None else None
            return Speaker(deeper.name or own_name, deeper.code, deeper.kind)
        if own == "channel" and body is not None and noun_class(body) in ("government", "office_holder", "armed_group"):
            return _identify(body, name, depth + 1)
        if own == "channel":
            return Speaker(named.name if named else None, named.code if named else None, "document")
    if kind_of_noun == "news_outlet" and _of_state(head):
        body = owner(head)
        code = named.code if named is not None else None
        owned = name(body) if body is not None and code is None else None
        title = named.name if named is not None else (owned.name if owned is not None else None)
        return Speaker(title, code or (owned.code if owned is not None else None), "state_media")
    if kind_of_noun in _OVERRIDING:
        kind: Kind = "analyst" if kind_of_noun == "analyst" else "witness"
        person = named.name if named is not None and named.kind == "person" else None
        return Speaker(person, None, kind)
    if own == "document":
        return Speaker(named.name if named else None, named.code if named else None, "document")
    if own == "news_outlet" and (named is None or named.kind not in ("news_outlet", "state_media")):
        return Speaker(None, None, "news_outlet")
    if own == "unnamed":
        return Speaker(None, named.code if named is not None else None, "unnamed")
    if named is not None and named.code is not None:
        return named
    if named is not None and named.name is not None:
        return Speaker(named.name, None, _kind_of_class(kind_of_noun, head, named) if kind_of_noun else named.kind)
    body = owner(head)
    lent = name(body) if body is not None and body.pos_ == "PROPN" and not _former(head) else None
    if lent is not None and lent.name is not None:
        speaks_for_it = own in ("official", "office_holder", "government") or head.lemma_.lower() in _LEADERS
        if speaks_for_it or lent.kind == "international_organization":
            return lent  # "the UN chief", "a NATO official", "an EU panel"
    return Speaker(None, None, _kind_of_class(kind_of_noun, head, named))


def _former(head: Token) -> bool:
    return any(child.lower_ in ("former", "ex", "ex-", "late", "ousted") for child in head.lefts)


def _of_state(head: Token) -> bool:
    return any(word in _classes().state_words for word in noun_words(head)[2:])


def _kind_of_class(kind_of_noun: str | None, head: Token, named: Speaker | None) -> Kind:
    if kind_of_noun == "official":
        return "unnamed" if head.ent_type_ != "PERSON" and not head.ent_type_ else "person"
    if kind_of_noun in ("spokesperson", None):
        if named is not None:
            return named.kind
        return _ENTITY_KINDS.get(head.ent_type_, "person")
    if kind_of_noun == "channel":
        return "document"
    if kind_of_noun == "office_holder":
        return "government"
    return cast(Kind, kind_of_noun)


def can_speak(head: Token) -> bool:
    """Whether a noun phrase can be a speaker at all: a person, body, state or people, not a thing or an event."""
    if head.pos_ == "PRON":
        return head.lower_ not in (
            "this",
            "that",
            "these",
            "those",
            "which",
            "what",
            "there",
            "all",
            "none",
            "nothing",
            "something",
        )
    if head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    known = noun_class(head)
    if known is not None and known not in ("document", "channel"):
        return True
    if head.pos_ == "PROPN" and not head.ent_type_:
        return True
    if head.pos_ in ("ADJ", "NUM"):
        return head.lemma_ in ("many", "some", "few", "other", "most", "several")
    return False


def is_document(head: Token) -> bool:
    """Whether a noun is a document, a picture or a set of figures: what can "show" and "indicate"."""
    return head_class(head) in ("document", "channel")


def is_person(head: Token) -> bool:
    """Whether a noun phrase is one or more people, not a body or a document."""
    if head.pos_ == "PRON":
        return head.lower_ in ("he", "she", "i", "we", "they", "many", "some", "others", "who", "everyone", "someone")
    if head.ent_type_ == "PERSON":
        return True
    return head_class(head) in (
        "witness",
        "analyst",
        "unnamed",
        "official",
        "office_holder",
        "spokesperson",
        "person",
    ) or (noun_class(head) == "witness")
