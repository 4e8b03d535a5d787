"""The tables that treaty names are found with, built once from the knowledge files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id

from dragoman.knowledge import knowledge
from dragoman.treaties.registry import RegistryTreaty, load_registry

_BRACKET = re.compile(r"\s*\(.*?\)")
_SPLIT = re.compile(r"[^\W_]+(?:\.[^\W_]+)+\.?|[^\W_]+|[’']s\b", re.UNICODE)
# Words of a title that carry nothing: neither the kind of treaty nor its subject.
EMPTY: frozenset[str] = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "on",
        "for",
        "in",
        "and",
        "or",
        "to",
        "with",
        "by",
        "from",
        "between",
        "among",
        "against",
        "concerning",
        "regarding",
        "relating",
        "respecting",
        "about",
        "its",
        "their",
        "his",
        "her",
        "this",
        "that",
        "new",
        "old",
        "s",
        "final",
        "act",
        "treaty",
        "treaties",
        "pact",
        "pacts",
        "accord",
        "accords",
        "agreement",
        "agreements",
        "deal",
        "deals",
        "convention",
        "conventions",
        "protocol",
        "protocols",
        "statute",
        "charter",
        "memorandum",
    ]
)
_SPELLING = {"defense": "defence", "organization": "organisation", "normalization": "normalisation"}


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, accents kept, dashes and quotes gone.

    Example: ``words_of("Molotov–Ribbentrop Pact")`` is ``("molotov", "ribbentrop", "pact")``.
    """
    return tuple(word.lower() for word in _SPLIT.findall(text) if word not in ("'s", "’s"))


def subject_words(text: str) -> frozenset[str]:
    """Return the words of a title that tell treaties of one kind apart: no head, no states, no years."""
    states = state_words()
    found = set()
    for word in words_of(text):
        if word not in EMPTY and word not in states and not word.isdigit():
            found.add(_SPELLING.get(word, word))
    return frozenset(found)


@cache
def state_names() -> dict[tuple[str, ...], str]:
    """Return word sequence -> code of every state name and adjective."""
    table: dict[tuple[str, ...], str] = {}
    for code, names in knowledge("dragoman.treaties", "states.yaml")["states"]["states"].items():
        for name in names:
            table[words_of(name)] = code
    return table


@cache
def capitals() -> frozenset[str]:
    """Return the capitals, lower case: before a head they are a place, not a party."""
    return frozenset(knowledge("dragoman.treaties", "states.yaml")["states"]["capitals"])


@cache
def state_words() -> frozenset[str]:
    """Return every single word of a state's name or adjective."""
    return frozenset(word for words in state_names() for word in words)


def states_in(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes of the states named in a word sequence, in order, each once; longest name first."""
    names, found, at = state_names(), [], 0
    while at < len(words):
        for width in (4, 3, 2, 1):
            code = names.get(words[at : at + width])
            if code is not None and len(words[at : at + width]) == width:
                if code not in found:
                    found.append(code)
                at += width
                break
        else:
            at += 1
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that can be the heart of a treaty's name; see ``data/names.yaml`` for the weights."""

    word: str
    weight: str
    kind: str


@dataclass(frozen=True, slots=True)
class Alias:
    """One registered name: its words, the treaty, whether letter case must agree, its exact words if so."""

    words: tuple[str, ...]
    exact: tuple[str, ...] | None
    treaty: str


@dataclass(frozen=True)
class Lexicon:
    """All tables. ``keys`` are the sorted hashes of lower-case words at which it is worth looking closer."""

    heads: dict[str, Head]
    aliases: dict[str, tuple[Alias, ...]]
    titles: dict[tuple[str, ...], str]
    by_subject: dict[frozenset[str], tuple[RegistryTreaty, ...]]
    subjects: dict[str, frozenset[str]]
    keys: NDArray[np.uint64]
    sets: dict[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]


def _owned() -> dict[tuple[str, ...], tuple[str, str]]:
    """Return words -> (name, id) of the names that belong to one treaty alone.

    A name used by several treaties is left to the parties and the year.
    """
    owners: dict[tuple[str, ...], dict[str, str]] = {}
    for treaty in load_registry():
        for name in (treaty.title, *treaty.aliases):
            plain = _BRACKET.sub("", name)
            owners.setdefault(words_of(plain), {})[treaty.id] = plain
    return {key: (next(iter(ids.values())), next(iter(ids))) for key, ids in owners.items() if len(ids) == 1 and key}


def _aliases(heads: dict[str, Head]) -> dict[str, tuple[Alias, ...]]:
    """Group the registered names by their first word, longest first.

    A name without a head noun ("Open Skies", "INF") is matched only in its exact letters; one that is a head
    noun with nothing but empty words says too little and is left out.
    """
    table: dict[str, list[Alias]] = {}
    for key, (name, treaty) in _owned().items():
        if all(word in EMPTY or word in heads for word in key):
            continue
        exact = None if any(word in heads for word in key[1:] + key[:1]) else tuple(_SPLIT.findall(name))
        if exact is not None:
            exact = tuple(word for word in exact if word not in ("'s", "’s"))
        table.setdefault(key[0], []).append(Alias(key, exact, treaty))
    return {first: tuple(sorted(found, key=lambda a: (-len(a.words), a.words))) for first, found in table.items()}


@cache
def lexicon() -> Lexicon:
    """Build the tables; about 20 ms, once."""
    raw: dict[str, Any] = knowledge("dragoman.treaties", "names.yaml")["names"]
    heads = {word: Head(word, entry["weight"], entry["kind"]) for word, entry in raw["heads"].items()}
    aliases = _aliases(heads)
    hashes = [get_string_id(word) for word in {*heads, *aliases}]
    by_subject: dict[frozenset[str], tuple[RegistryTreaty, ...]] = {}
    subjects: dict[str, frozenset[str]] = {}
    for treaty in load_registry():
        names = (treaty.title, *treaty.aliases)
        subjects[treaty.id] = frozenset(word for name in names for word in subject_words(name))
        for words in {subject_words(name) for name in names}:
            if words:
                by_subject[words] = (*by_subject.get(words, ()), treaty)
    return Lexicon(
        heads=heads,
        aliases=aliases,
        titles={key: treaty for key, (_, treaty) in _owned().items()},
        by_subject=by_subject,
        subjects=subjects,
        keys=np.sort(np.array(hashes, dtype=np.uint64)),
        sets={name: frozenset(values) for name, values in raw.items() if name != "heads"},
    )
