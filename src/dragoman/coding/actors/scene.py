"""Which states each sentence speaks of: as parties, as owners, as the scene; and what the text before it amounts to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import IntEnum

from spacy.tokens import Span, Token

from dragoman.coding.actors.files import words
from dragoman.coding.actors.metonyms import METONYMS, acts
from dragoman.coding.actors.origin import title_codes
from dragoman.coding.actors.spans import NameSpan
from dragoman.coding.actors.story import Story
from dragoman.coding.actors.territory import territory

PLACING = frozenset(
    {"in", "at", "near", "outside", "around", "across", "inside", "throughout", "within", "into", "over"}
)
_NATIONAL = frozenset({"state", "demonym", "capital", "seat", "leader", "region"})
_BEFORE_NOUN = frozenset({"poss", "amod", "compound", "nmod"})
# Functions in which a phrase is a party to its verb.
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ARGUMENTS = _SUBJECTS | {"dobj", "dative", "prep", "agent"}
# Prepositions of a topic, and nouns that with their place are one.
_ABOUT = frozenset({"about", "over", "on", "regarding", "against", "amid"})
_TOPICS = frozenset(
    {"war", "conflict", "crisis", "invasion", "intervention", "situation", "operation", "role", "interest"}
)
# A story is about a state that it has named twice, and twice as often as any other.
_NAMED_TWICE, _DOMINANCE = 2, 2
# How far up a parse is climbed: deeper ones are the parser's despair over lists.
_CLIMB = 12


class Nearness(IntEnum):
    """How a state stands in an argument, the nearer the higher.

    ``HOME``: by its police, courts, parliament, which act at home; ``RULE``: by its government; ``THING``: by
    anything else of it; ``AGENT``: by its forces or envoys, which act abroad; ``SELF``: it is named itself.
    """

    HOME = 0
    RULE = 1
    THING = 2
    AGENT = 3
    SELF = 4


@dataclass(slots=True)
class Sides:
    """The states in the subject and in the other arguments of one verb, with their nearness."""

    subject: dict[str, Nearness] = field(default_factory=dict)
    other: dict[str, Nearness] = field(default_factory=dict)


_NEARNESS = {
    "COP": Nearness.HOME,
    "JUD": Nearness.HOME,
    "LEG": Nearness.HOME,
    "GOV": Nearness.RULE,
    "MIL": Nearness.AGENT,
    "SPY": Nearness.AGENT,
}
_DOMESTIC = frozenset({"GOV", "LEG", "JUD", "OPP", "PTY", "COP"})
_NATION = frozenset({"people", "nation", "public", "voter", "electorate", "population"})


@dataclass(slots=True)
class Scene:
    """The states of one sentence. ``places``: where it plays; ``owning``: whose it speaks of; ``sides`` by verb."""

    named: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    owning: set[str] = field(default_factory=set)
    places: list[str] = field(default_factory=list)
    sides: dict[int, Sides] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Before:
    """What the text before a sentence amounts to: where it plays (at most two states), its focus, its only state."""

    places: tuple[str, ...]
    focus: str | None
    only: str | None
    acted: bool


class Scenes:
    """The scenes of one article; each sentence is read once, the text before each is summed up once."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._scenes: dict[int, Scene] = {}
        self._before: dict[int, Before] | None = None

    def of(self, sentence: Span) -> Scene:
        """Return the states of a sentence."""
        found = self._scenes.get(sentence.start)
        if found is None:
            found = self._scenes[sentence.start] = self._read(sentence)
        return found

    def before(self, sentence: Span) -> Before:
        """Return what the title and the text before a sentence amount to."""
        if self._before is None:
            self._before = self._sum_up()
        return self._before[sentence.start]

    def _sum_up(self) -> dict[int, Before]:
        counts: Counter[str] = Counter(dict.fromkeys(title_codes(self.story), _NAMED_TWICE))
        places: dict[str, None] = {}
        named: dict[str, None] = {}
        agents: set[str] = set()
        found: dict[int, Before] = {}
        for sentence in self.story.doc.sents:
            only = next(iter(named)) if len(named) == 1 else None
            found[sentence.start] = Before(tuple(places)[:2], _focus(counts), only, only in agents)
            scene = self.of(sentence)
            counts.update(scene.named)
            places.update(dict.fromkeys(scene.places))
            named.update(dict.fromkeys(scene.named))
            agents |= scene.agents
        return found

    def _read(self, sentence: Span) -> Scene:
        story, scene = self.story, Scene()
        for span in story.spans_between(sentence.start, sentence.end - 1):
            name = span.meaning
            if not name.code or span.aside or name.sense not in _NATIONAL or name.kind != "government":
                continue
            token, acting = story.doc[span.head], name.sense not in METONYMS or acts(story.doc, story.folded, span)
            if (name.sense == "state" and _placed(token)) or (name.sense in ("capital", "region") and not acting):
                scene.places.append(name.code)
            if acting:
                scene.named.append(name.code)
                if _agent(token):
                    scene.agents.add(name.code)
            if token.dep_ in _BEFORE_NOUN and self._at_home(token.head):
                scene.owning.add(name.code)
            self._take_sides(scene, span, token)
        for entity in story.entities(sentence.start, sentence.end):
            if not any(i in story.at for i in range(entity.start, entity.end)):
                scene.places += [one.actor.code for one in territory(story, entity.root) if one.actor.code]
        scene.places = list(dict.fromkeys(scene.places))
        return scene

    def _at_home(self, noun: Token) -> bool:
        """Whether what a state owns speaks for its own affairs: its parliament or law, not its jets or envoys."""
        held = self.story.office(noun)
        if noun.lemma_.lower() in words("epithets", "abroad"):
            return False
        return held is None or held.sector in _DOMESTIC or held.phrase == "rebel" or noun.lemma_ in _NATION

    def _take_sides(self, scene: Scene, span: NameSpan, token: Token) -> None:
        """Enter a state among the arguments of every verb above it."""
        code, nearness = str(span.meaning.code), Nearness.SELF
        if token.dep_ in _BEFORE_NOUN:
            held = self.story.office(token.head)
            sector = held.sector if held is not None else None
            nearness = _NEARNESS.get(sector or "", Nearness.THING)
            if nearness is Nearness.RULE and token.head.lemma_.lower() in words("epithets", "abroad"):
                nearness = Nearness.AGENT
        for _ in range(_CLIMB):
            if token.head == token or (token.dep_ == "prep" and token.lower_ in PLACING):
                return
            if token.dep_ in _ARGUMENTS:
                sides = scene.sides.setdefault(token.head.i, Sides())
                side = sides.subject if token.dep_ in _SUBJECTS else sides.other
                side[code] = max(nearness, side.get(code, nearness))
            token = token.head


def _focus(counts: Counter[str]) -> str | None:
    """Return the state that stands out among those named, or None."""
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _DOMINANCE * ranked[1][1]):
        return None
    return ranked[0][0]


def _agent(token: Token) -> bool:
    """Whether a name belongs to the phrase of somebody who acts: "Russia", "Russian jets"."""
    for _ in range(_CLIMB):
        if token.dep_ in ("nsubj", "agent", "ROOT"):
            return True
        if token.dep_ not in ("conj", "compound", "poss", "amod", "nmod", "npadvmod"):
            return token.dep_ == "pobj" and token.head.dep_ == "agent"
        token = token.head
    return False


def _placed(token: Token) -> bool:
    """Whether a name follows a preposition of place, and not within a mere topic ("criticism of the war in Mali")."""
    for _ in range(6):
        if token.dep_ == "pobj":
            noun = token.head.head
            topic = noun.pos_ == "NOUN" and (
                noun.lemma_ in _TOPICS or (noun.dep_ == "pobj" and noun.head.lower_ in _ABOUT)
            )
            return token.head.lower_ in PLACING and not topic
        if token.dep_ not in ("conj", "compound", "amod", "nmod", "appos"):
            return False
        token = token.head
    return False
