"""The relation of a given pair: for people who already hold the dyad and want the code alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.tokens import Doc, Span, Token

from dragoman.article import Article
from dragoman.coding.events.arguments import Arguments
from dragoman.coding.events.compose import Act, announce, compose
from dragoman.coding.events.finder import EventFinder
from dragoman.coding.voices import factuality
from dragoman.language.model import load_model
from dragoman.language.reading import Reading, read_articles

# How much an act's fit counts by whether the pair stands in its roles. Only the order of the values matters
# much: an act between the two beats an act of one of them, which beats an act beside them.
_BOTH_IN_PLACE, _BOTH, _ONE, _NEITHER = 3.0, 2.0, 1.0, 0.3
# Added to every type, so that what the lexicon doesn't say is unlikely, never impossible.
_FLOOR = 0.02


def occurrence(text: str, words: str, avoid: tuple[int, int] | None = None) -> tuple[int, int] | None:
    """Return the offsets of the first occurrence of ``words`` as whole words, not overlapping ``avoid``."""
    fallback = None
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        if avoid is None or end <= avoid[0] or avoid[1] <= start:
            whole = not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
            if whole:
                return start, end
            fallback = fallback or (start, end)
        start = text.find(words, start + 1)
    return fallback


def _tokens(doc: Doc, span: tuple[int, int] | None) -> set[int]:
    if span is None:
        return set()
    found = doc.char_span(span[0], span[1], alignment_mode="expand")
    return set(range(found.start, found.end)) if found is not None else set()


def _holds(heads: Iterable[Token], wanted: set[int]) -> bool:
    """Whether the phrase of one of the heads contains a wanted token (clauses inside it don't count)."""
    for head in heads:
        if head.i in wanted:
            return True
        for child in head.children:
            if child.dep_ in ("relcl", "acl", "advcl", "ccomp"):
                continue
            if any(token.i in wanted for token in child.subtree):
                return True
    return False


def _others(arguments: Arguments) -> list[Token]:
    heads = [*arguments.object, *arguments.dative, *arguments.possessive, *arguments.modifier]
    for table in (arguments.near, arguments.far):
        heads += [head for found in table.values() for head in found]
    return heads


def _weight(act: Act, source: set[int], target: set[int]) -> float:
    first = second = either = False
    for match in (act.match, *act.contents):
        arguments = match.arguments
        first = first or _holds(arguments.subject, source)
        second = second or _holds(_others(arguments), target)
        everything = [*arguments.subject, *_others(arguments)]
        either = either or _holds(everything, source) or _holds(everything, target)
        if match.frame.reciprocal and _holds(everything, source) and _holds(everything, target):
            first = second = True
    if first and second:
        return _BOTH_IN_PLACE
    if first or second:
        return _BOTH if either and first != second else _ONE
    return _ONE if either else _NEITHER


class Relations:
    """Answers for pairs; one object serves any number of them."""

    def __init__(self, model: str | None = None) -> None:
        self.nlp = load_model(model)
        self.finder = EventFinder()

    def relate(self, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Yield ``id``, ``event``, ``quad_code``, ``scores`` and ``auxiliary`` for each row, in order."""
        waiting: list[dict[str, Any]] = []

        def articles() -> Iterator[Article]:
            for row in rows:
                waiting.append(row)
                yield Article(id=str(row["id"]), text=row["sentence"])

        for reading in read_articles(self.nlp, articles()):
            yield self._answer(waiting.pop(0), reading)

    def _answer(self, row: dict[str, Any], reading: Reading) -> dict[str, Any]:
        doc = reading.doc
        source_span = occurrence(row["sentence"], row["source"])
        source = _tokens(doc, source_span)
        target = _tokens(doc, occurrence(row["sentence"], row["target"], source_span))
        scores = dict.fromkeys(sorted(self.finder.lexicon.types), _FLOOR)
        best: tuple[float, Act | None] = (0.0, None)
        for sentence in _sentences(doc):
            for act in compose(self.finder.matcher.matches(sentence)):
                weight = _weight(act, source, target) * max(act.match.fit, 0.1)
                scores[_announced(act)] += weight
                if weight > best[0]:
                    best = (weight, act)
        total = sum(scores.values())
        scores = {name: value / total for name, value in scores.items()}
        event = max(scores, key=lambda name: (scores[name], name))
        auxiliary = list(factuality(doc, best[1].match.token).auxiliary) if best[1] else []
        quad = self.finder.lexicon.types[event].quad
        return {"id": row["id"], "event": event, "quad_code": quad, "scores": scores, "auxiliary": auxiliary}


def _sentences(doc: Doc) -> Iterator[Span]:
    yield from doc.sents


def _announced(act: Act) -> str:
    standing = factuality(act.match.token.doc, act.match.token)
    if "future" in standing.auxiliary and standing.factuality == "CT+":
        return announce(act.event, by_actor=True)
    return act.event
