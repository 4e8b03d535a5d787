"""How it was done: the mode of an act of violence, read off the means that the sentence names."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from dragoman.coding.events.fitting import lemmas
from dragoman.coding.events.lexicon import PACKAGE
from dragoman.coding.events.matching import Match, heads_of
from dragoman.knowledge import knowledge


@cache
def _tables() -> tuple[tuple[str, ...], dict[str, dict[str, str]]]:
    """Return the functions in which means stand, and by event type the mode of each means."""
    data = knowledge(PACKAGE)["means"]
    tables = {
        event: {str(word).lower(): mode for mode, words in modes.items() for word in words}
        for event, modes in data["means"].items()
    }
    return tuple(data["functions"]), tables


def modes_by_means(event: str, match: Match) -> tuple[str, ...]:
    """Return the modes of the means that stand with a match; none for types that have no such modes."""
    functions, tables = _tables()
    table = tables.get(event)
    if table is None:
        return ()
    found = []
    for name in functions:
        for head in _heads(name, match):
            known = [word for word in lemmas([head]) if word in table]
            if known:  # "suicide bomber" says more than "bomber"
                found.append(table[max(known, key=len)])
    return tuple(dict.fromkeys(found))[:2]


def _heads(name: str, match: Match) -> list[Token]:
    return match.arguments.modifier if name == "modifier" else heads_of(name, match.arguments)
