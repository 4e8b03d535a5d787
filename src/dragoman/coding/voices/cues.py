"""The words that decide factuality, looked up by lemma and by the form of their content; all of them are data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from dragoman.coding.voices.algebra import Operator, value
from dragoman.knowledge import knowledge

Form = Literal["to", "that", "whether", "noun"]
Tense = Literal["past", "present", "perfect", "pluperfect", "modal", "none"]
Table = dict[str, dict[str, Operator]]


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal verb: its effect, also before a perfect, a progressive or an event; whether "not" is outside it."""

    plain: Operator
    perfect: Operator
    event: Operator
    progressive: Operator
    negation_outside: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """The whole lexicon. Tables go from a form (or tense and form) to lemma, with its second word, to operator."""

    classes: dict[str, Operator]
    verbs: Table
    verbs_by_tense: dict[str, Table]
    nouns: dict[str, Operator]
    owned_nouns: frozenset[str]
    adjectives: dict[str, Operator]
    adjectives_by_tense: dict[str, dict[str, Operator]]
    attributes: dict[str, Operator]
    modals: dict[str, Modal]
    adverbs: dict[str, Operator]
    negative_arguments: frozenset[str]
    after_not: dict[str, Operator]
    clause_markers: dict[str, Operator]
    unconditional_after: frozenset[str]
    prepositions: dict[str, Operator]
    spellings: dict[str, str]
    occurrence: frozenset[str]
    time_nouns: frozenset[str]
    outcome: frozenset[str]
    polite_would: frozenset[str]
    states: frozenset[str]
    not_commanded: frozenset[str]
    commanding: frozenset[str]
    made_before: frozenset[str]
    ranked: frozenset[str]


def _operator(name: str, entry: dict[str, Any]) -> Operator:
    return Operator(
        name=name,
        holds=value(entry["holds"]),
        fails=value(entry["fails"]),
        says=entry["says"],
        future={"future": True, "own": False}.get(entry.get("time", "")),
        presupposed=entry.get("presupposed", False),
        speaker=entry.get("speaker", False),
        unreal=entry.get("unreal", False),
    )


def _by_word(lists: dict[str, list[str]], classes: dict[str, Operator]) -> dict[str, Operator]:
    """Turn ``{class: [words]}`` round; the first class that lists a word has it."""
    found: dict[str, Operator] = {}
    for name, words in lists.items():
        for word in words:
            found.setdefault(word, classes[name])
    return found


def _by_form(lists: dict[str, dict[str, list[str]]], classes: dict[str, Operator]) -> Table:
    return {form: _by_word(words, classes) for form, words in lists.items()}


@cache
def cues() -> Cues:
    """Read the lexicon once."""
    data = knowledge("dragoman.coding.voices")
    classes = {name: _operator(name, entry) for name, entry in data["factuality_classes"].items()}
    verbs, adjectives = dict(data["certainty_verbs"]), dict(data["certainty_adjectives"])
    modifiers, markers = data["certainty_modifiers"], data["certainty_markers"]
    nouns = dict(data["certainty_nouns"])
    owned = nouns.pop("owned")
    tenses = verbs.pop("tense")
    occurrence, outcome = verbs.pop("occurrence"), verbs.pop("outcome")
    made_before, ranked = nouns.pop("made_before"), nouns.pop("ranked")
    modals = {
        word: Modal(
            plain=classes[entry["class"]],
            perfect=classes[entry.get("perfect", entry["class"])],
            event=classes[entry.get("event", entry["class"])],
            progressive=classes[entry.get("progressive", entry["class"])],
            negation_outside=entry.get("negation") == "outside",
        )
        for word, entry in modifiers["modals"].items()
    }
    return Cues(
        classes=classes,
        verbs=_by_form(verbs, classes),
        verbs_by_tense={tense: _by_form(lists, classes) for tense, lists in tenses.items()},
        nouns=_by_word(nouns, classes),
        owned_nouns=frozenset(owned),
        adjectives=_by_word(adjectives["content"], classes),
        adjectives_by_tense=_by_form(adjectives["tense"], classes),
        attributes=_by_word(adjectives["noun"], classes),
        modals=modals,
        adverbs=_by_word(modifiers["adverbs"], classes),
        negative_arguments=frozenset(modifiers["negative_arguments"]),
        after_not=_by_word(modifiers["after_not"], classes),
        clause_markers=_by_word(markers["clauses"], classes),
        unconditional_after=frozenset(markers["unconditional_after"]),
        prepositions=_by_word(markers["prepositions"], classes),
        spellings=modifiers["spellings"],
        occurrence=frozenset(occurrence),
        time_nouns=frozenset(modifiers["time_nouns"]),
        outcome=frozenset(outcome),
        polite_would=frozenset(modifiers["polite_would"]),
        states=frozenset(modifiers["states"]),
        not_commanded=frozenset(modifiers["not_commanded"]),
        commanding=frozenset(modifiers["commanding"]),
        made_before=frozenset(made_before),
        ranked=frozenset(ranked),
    )
