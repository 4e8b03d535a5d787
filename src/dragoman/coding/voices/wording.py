"""The words that hand the word to somebody else, as tables: ``data/speech.yaml`` read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id

from dragoman.knowledge import knowledge

PACKAGE = "dragoman.coding.voices"


@dataclass(frozen=True, slots=True)
class Wording:
    """One class of cue words: where its content stands and who can be its subject (see ``data/speech.yaml``)."""

    name: str
    content: frozenset[str]
    prepositions: frozenset[str]
    object: frozenset[str]
    any_object: bool
    object_not: frozenset[str]
    subject: str
    passive: str
    gerund_only: bool
    through_object: bool
    yields: bool
    alone: str

    def has(self, what: str) -> bool:
        """Whether its content can stand as ``what``: clause, quote, infinitive, gerund, participle, complement."""
        return what in self.content


@dataclass(frozen=True, slots=True)
class Words:
    """All cue words: lemma → [(particle or "", class)]; ``hashes`` are their string ids, sorted."""

    verbs: dict[str, list[tuple[str, Wording]]]
    nouns: dict[str, Wording]
    adjectives: Wording
    adjective_words: frozenset[str]
    quoting: frozenset[str]
    carrying: frozenset[str]
    light_verbs: frozenset[str]
    owner_prepositions: frozenset[str]
    standpoint_prepositions: frozenset[str]
    standpoints: frozenset[str]
    sources: dict[str, str | None]
    adverbs: frozenset[str]
    modifiers: frozenset[str]
    labels: frozenset[str]
    hashes: NDArray[np.uint64]


def _wording(name: str, facts: dict[str, Any]) -> Wording:
    objects = facts.get("object")
    return Wording(
        name=name,
        content=frozenset(facts.get("content") or ()),
        prepositions=frozenset(facts.get("prepositions") or ()),
        object=frozenset(objects) if isinstance(objects, list) else frozenset(),
        any_object=objects == "any",
        object_not=frozenset(facts.get("object_not") or ()),
        subject=facts.get("subject", "any"),
        passive=facts.get("passive", "none"),
        gerund_only=bool(facts.get("gerund_only")),
        through_object=bool(facts.get("through_object")),
        yields=bool(facts.get("yields")),
        alone=facts.get("alone", "none"),
    )


def _ids(words: set[str]) -> NDArray[np.uint64]:
    return np.array(sorted({get_string_id(word) for word in words}), dtype=np.uint64)


@cache
def words() -> Words:
    """Return the cue words, read once."""
    data = knowledge(PACKAGE)["speech"]
    verbs: dict[str, list[tuple[str, Wording]]] = {}
    for name, facts in data["verbs"].items():
        wording = _wording(name, facts)
        for word in facts["words"]:
            lemma, _, particle = word.partition(" ")
            verbs.setdefault(lemma, []).append((particle, wording))
    nouns: dict[str, Wording] = {}
    for name, facts in data["nouns"].items():
        for word in facts["words"]:
            nouns.setdefault(word, _wording(name, facts))
    adjectives = frozenset(data["adjectives"]["words"])
    adverbs, modifiers = frozenset(data["adverbs"]), frozenset(data["modifiers"])
    quoting, sources = frozenset(data["quoting"]), dict(data["sources"])
    standpoints = frozenset(data["standpoints"]["nouns"])
    every = {*verbs, *nouns, *adjectives, *adverbs, *modifiers, *quoting, *sources, *standpoints, *data["carrying"]}
    return Words(
        verbs=verbs,
        nouns=nouns,
        adjectives=_wording("belief", {"content": ["clause"], "subject": "agent"}),
        adjective_words=adjectives,
        quoting=quoting,
        carrying=frozenset(data["carrying"]),
        light_verbs=frozenset(data["light_verbs"]),
        owner_prepositions=frozenset(data["owner_prepositions"]),
        standpoint_prepositions=frozenset(data["standpoints"]["prepositions"]),
        standpoints=standpoints,
        sources=sources,
        adverbs=adverbs,
        modifiers=modifiers,
        labels=frozenset(data["labels"]),
        hashes=_ids(every),
    )
