"""Why: PLOVER's contexts, from words near the event."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Span, Token

from dragoman.coding.events.lexicon import PACKAGE
from dragoman.knowledge import knowledge

_NEAR = 12  # tokens to each side; a context word farther away is about something else


@cache
def _words() -> tuple[dict[str, list[str]], dict[str, list[tuple[tuple[str, ...], str]]]]:
    """Return single words and, by their first word, phrases, with the contexts that they stand for."""
    single: dict[str, list[str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, data in knowledge(PACKAGE)["contexts"]["contexts"].items():
        for entry in data["words"]:
            parts = tuple(str(entry).lower().split())
            if len(parts) == 1:
                single.setdefault(parts[0], []).append(name)
            else:
                phrases.setdefault(parts[0], []).append((parts, name))
    return single, phrases


def contexts_of(sentence: Span, predicate: Token) -> list[str]:
    """Return the contexts whose words stand near a predicate, the nearest first."""
    single, phrases = _words()
    found: list[tuple[int, str]] = []
    first, last = max(sentence.start, predicate.i - _NEAR), min(sentence.end, predicate.i + _NEAR + 1)
    for token in sentence.doc[first:last]:
        distance = abs(token.i - predicate.i)
        for name in single.get(token.lemma_.lower(), ()):
            found.append((distance, name))
        for parts, name in phrases.get(token.lower_, ()):
            if tuple(t.lower_ for t in sentence.doc[token.i : token.i + len(parts)]) == parts:
                found.append((distance, name))
    return list(dict.fromkeys(name for _, name in sorted(found)))
