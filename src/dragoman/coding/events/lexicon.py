"""The frames: which words report which kind of event, and where its parties stand. All of it is data.

A frame names predicates (verbs, event nouns, adjectives) and the constraints under which they mean this
event. See ``docs/reference/knowledge.md`` for the file format.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from dragoman.errors import KnowledgeError
from dragoman.knowledge import knowledge

PACKAGE = "dragoman.coding.events"
ClauseRule = Literal["yes", "no", "only", "infinitive", "subjunctive"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of reporting one kind of event; fields as in the frame files."""

    id: str
    event: str
    mode: tuple[str, ...]
    cameo: str | None
    context: tuple[str, ...]
    meaning: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    object: frozenset[str]
    object_not: frozenset[str]
    said: tuple[str, ...]
    subject: frozenset[str]
    subject_not: frozenset[str]
    modifier: frozenset[str]
    governor_not: frozenset[str]
    clause: ClauseRule | None
    clause_modal: frozenset[str]
    content: frozenset[str]
    content_modes: dict[str, str]
    with_: dict[str, frozenset[str]]
    with_not: dict[str, frozenset[str]]
    recipient: tuple[str, ...]
    actor: tuple[str, ...]
    reciprocal: bool
    weight: float
    not_with: frozenset[str]
    only_with: frozenset[str]
    consequence: bool
    treaty_act: str | None

    @property
    def transitive(self) -> bool:
        """Whether its verbs take the event's patient as object (so that a noun's "of" is the patient)."""
        return bool(self.object) or "object" in self.recipient or "object" in self.actor


@dataclass(frozen=True, slots=True)
class EventType:
    """One of PLOVER's sixteen types with its scores and default codes."""

    name: str
    quad: int
    scale: float
    recipient: str
    modes: dict[str, float]
    cameo: str
    cameo_by_mode: dict[str, str]
    cameo_by_context: dict[str, str]

    def score(self, modes: tuple[str, ...]) -> float:
        """Return PLOVER's scale value: the mode of largest magnitude replaces the type's own value."""
        values = [self.modes[mode] for mode in modes if mode in self.modes]
        return max(values, key=abs) if values else self.scale


@dataclass(slots=True)
class Lexicon:
    """Every frame, reachable by the lemma of its predicate."""

    frames: dict[str, Frame] = field(default_factory=dict)
    verbs: dict[str, list[tuple[str, Frame]]] = field(default_factory=lambda: defaultdict(list))
    nouns: dict[str, list[tuple[tuple[str, ...], Frame]]] = field(default_factory=lambda: defaultdict(list))
    adjectives: dict[str, list[Frame]] = field(default_factory=lambda: defaultdict(list))
    light_verbs: dict[str, str] = field(default_factory=dict)
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    types: dict[str, EventType] = field(default_factory=dict)


def _words(data: dict[str, Any], name: str, classes: dict[str, frozenset[str]]) -> frozenset[str]:
    return _expand(data.get(name) or [], classes, str(data.get("id")))


def _expand(words: list[str], classes: dict[str, frozenset[str]], where: str) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        if word.startswith("@"):
            if word[1:] not in classes:
                raise KnowledgeError(f"frame {where}: there is no noun class {word}")
            found |= classes[word[1:]]
        else:
            found.add(word.lower())
    return frozenset(found)


def _frame(data: dict[str, Any], classes: dict[str, frozenset[str]]) -> Frame:
    with_, with_not = (
        {str(prep): _expand(words or [], classes, data["id"]) for prep, words in (data.get(key) or {}).items()}
        for key in ("with", "with_not")
    )
    clause: Any = data.get("clause")
    if isinstance(clause, bool):  # YAML 1.1 reads a bare yes and no as booleans
        clause = "yes" if clause else "no"
    return Frame(
        id=data["id"],
        event=data["event"],
        mode=tuple(data.get("mode") or ()),
        cameo=data.get("cameo"),
        context=tuple(data.get("context") or ()),
        meaning=data["meaning"],
        verbs=tuple(data.get("verbs") or ()),
        nouns=tuple(data.get("nouns") or ()),
        adjectives=tuple(data.get("adjectives") or ()),
        object=_words(data, "object", classes),
        object_not=_words(data, "object_not", classes),
        said=tuple(data.get("said") or ()),
        subject=_words(data, "subject", classes),
        modifier=_words(data, "modifier", classes),
        governor_not=_words(data, "governor_not", classes),
        subject_not=_words(data, "subject_not", classes),
        clause=clause,
        clause_modal=_words(data, "clause_modal", classes),
        content=frozenset(data.get("content") or ()),
        content_modes=dict(data.get("content_modes") or {}),
        with_=with_,
        with_not=with_not,
        recipient=tuple(data.get("recipient") or ()),
        actor=tuple(data.get("actor") or ("subject",)),
        reciprocal=bool(data.get("reciprocal")),
        weight=float(data.get("weight", 1.0)),
        not_with=_words(data, "not_with", classes),
        only_with=_words(data, "only_with", classes),
        consequence=bool(data.get("consequence")),
        treaty_act=data.get("treaty_act"),
    )


def _event_type(data: dict[str, Any]) -> EventType:
    modes = {name: float(mode["scale"]) for name, mode in (data.get("modes") or {}).items()}
    return EventType(
        name=data["type"],
        quad=int(data["quad"]),
        scale=float(data["scale"]),
        recipient=str(data["recipient"]),
        modes=modes,
        cameo=str(data["cameo"]),
        cameo_by_mode={k: str(v) for k, v in (data.get("cameo_by_mode") or {}).items()},
        cameo_by_context={k: str(v) for k, v in (data.get("cameo_by_context") or {}).items()},
    )


@cache
def lexicon() -> Lexicon:
    """Load every frame, noun class and event type; raise KnowledgeError naming what is broken."""
    files = knowledge(PACKAGE)
    found = Lexicon()
    raw = {name: words for content in files.values() for name, words in (content.get("classes") or {}).items()}
    for name, words in raw.items():
        members: set[str] = set()
        for word in words:
            members |= set(raw[word[1:]]) if word.startswith("@") else {str(word).lower()}
        found.classes[name] = frozenset(members)
    for content in files.values():
        for data in content.get("frames") or ():
            frame = _frame(data, found.classes)
            if frame.id in found.frames:
                raise KnowledgeError(f"frame {frame.id} is defined twice")
            found.frames[frame.id] = frame
            for verb in frame.verbs:
                lemma, _, rest = verb.partition(" ")
                found.verbs[lemma].append((rest, frame))
            for noun in frame.nouns:
                words = tuple(noun.lower().replace("-", " ").split())  # the parser splits "sit-in"
                found.nouns[words[-1]].append((words[:-1], frame))
            for adjective in frame.adjectives:
                found.adjectives[adjective].append(frame)
        if "type" in content and "quad" in content:
            kind = _event_type(content)
            found.types[kind.name] = kind
    found.light_verbs = dict(files["light_verbs"]["verbs"])
    return found


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the words of a noun class, for readers of arguments (``data/nouns/structure.yaml``)."""
    return lexicon().classes[name]
