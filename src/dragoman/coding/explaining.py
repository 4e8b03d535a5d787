"""Why a sentence was coded as it was: its parse, the readings considered, what was dropped, the decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.article import Article
from dragoman.coding.actors import find_actors
from dragoman.coding.assembly import code_reading
from dragoman.coding.events.compose import compose
from dragoman.coding.events.finder import EventFinder
from dragoman.coding.events.relevance import other_fields, relevance
from dragoman.coding.events.roles import fill
from dragoman.language.model import load_model
from dragoman.language.reading import read_articles
from dragoman.mention import Mention


@dataclass(frozen=True, slots=True)
class Word:
    """One word with its place in the parse."""

    text: str
    lemma: str
    tag: str
    function: str
    head: str
    actor: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One predicate's reading, and what became of it."""

    predicate: str
    frame: str
    meaning: str
    fit: float
    fate: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that was considered for one text."""

    words: tuple[Word, ...]
    candidates: tuple[Candidate, ...]
    mentions: tuple[Mention, ...]


def explain(text: str, published: str | None = None, model: str | None = None) -> Explanation:
    """Code a text and return what was considered on the way."""
    (reading,) = read_articles(load_model(model), [Article("explain", text, published)])
    finder = EventFinder()
    who = find_actors(reading)
    words = []
    for token in reading.doc:
        if token.is_space:
            continue
        found = who.at_head(token.i)
        actor = (found.actor.code or found.actor.entity_text or "") if found else ""
        words.append(Word(token.text, token.lemma_, token.tag_, token.dep_, token.head.text, actor))

    def candidates() -> Iterator[Candidate]:
        for sentence in reading.sentences():
            matches = finder.matcher.matches(sentence)
            acts = compose(matches)
            kept = {act.match.token.i: act for act in acts}
            for match in matches:
                act = kept.get(match.token.i)
                if act is None:
                    fate = "part of another act"
                else:
                    worth, why = relevance(act, fill(act, who), other_fields(sentence))
                    fate = f"coded as {act.event}" if worth > 0 else f"dropped: {why or 'no political party to it'}"
                yield Candidate(match.token.text, match.frame.id, match.frame.meaning, round(match.fit, 2), fate)

    return Explanation(tuple(words), tuple(candidates()), tuple(code_reading(reading, finder)))
