"""Words to frames: which frame each predicate of a sentence evokes, with its arguments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from spacy.tokens import Span, Token

from dragoman.coding.events.arguments import (
    Arguments,
    logical_object,
    logical_subject,
    noun_arguments,
    prepositions,
    verb_arguments,
    with_conjuncts,
)
from dragoman.coding.events.fitting import PARTICLE, fit_of, lemmas, object_of_phrase, particle_fits
from dragoman.coding.events.headlines import headline_arguments
from dragoman.coding.events.lexicon import Frame, Lexicon, word_class

_LONG = 6  # letters from which a lemma in -e may be a wrong one ("defunde"), but hardly a word of its own ("bare")
_Entry = TypeVar("_Entry")
_TAKING_PART = frozenset({"in", "on", "with", "into"})  # "engaged in talks", but not "led to a crackdown"
_IDIOMS = frozenset({"place", "effect", "shape", "part", "hold"})  # "took place": no object of the event


@dataclass(frozen=True, slots=True)
class Match:
    """A predicate read with one frame. ``carrier`` is the word that bears its tense and mood."""

    token: Token
    frame: Frame
    arguments: Arguments
    fit: float
    carrier: Token
    consumed: frozenset[int]
    how: str
    otherwise: Match | None = None  # the next best reading, where this one's frame turns out to lack its content

    @property
    def bearer(self) -> Token:
        """The word by which to judge its standing: a light verb's tense and mood are its event noun's."""
        return self.carrier if " with '" in self.how else self.token


def _best(options: list[tuple[float, Frame]]) -> tuple[float, Frame] | None:
    return max(options, key=lambda option: (option[0], option[1].id)) if options else None


def _verb_match(token: Token, frame: Frame, arguments: Arguments, fit: float, otherwise: Match | None) -> Match:
    consumed = {head.i for head in arguments.object if frame.object & lemmas([head])}
    for name, heads in frame.with_.items():
        consumed |= {head.i for head in arguments.preposition(name) if heads & lemmas([head])}
    return Match(token, frame, arguments, fit, token, frozenset(consumed), f"verb '{token.text}'", otherwise)


def _entry(table: dict[str, _Entry], verb: Token) -> _Entry | None:
    """Look a verb up, mending lemmas that the parser gets wrong: "stag" of "staged", "defunde" of "defunded"."""
    lemma = verb.lemma_.lower()
    if verb.lower_ in (lemma + "ed", lemma + "ing") and lemma + "e" in table:  # "raped", but not "rapped"
        return table[lemma + "e"]
    found = table.get(lemma)
    if found is None and lemma.endswith("e") and len(lemma) > _LONG and verb.lower_ != lemma:
        found = table.get(lemma[:-1])
    return found


class Matcher:
    """Finds the matches of a sentence. One object serves any number of sentences."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def matches(self, sentence: Span) -> list[Match]:
        """Return at most one match a predicate, in text order; nouns that a verb's frame took are gone."""
        words = frozenset(token.lower_ for token in sentence)
        found: list[Match] = []
        for token in sentence:
            match = None
            if token.dep_ == "amod":  # "the besieged town", "a banned party": what something is, not what happens
                continue
            headline = headline_arguments(token)
            if token.pos_ in ("VERB", "AUX") or headline:
                match = self._verb(token, words, headline)
            elif token.pos_ in ("NOUN", "PROPN"):
                match = self._noun(token, words)
            elif token.pos_ == "ADJ" and token.dep_ in ("acomp", "oprd"):
                match = self._adjective(token, words)
            if match:
                found.append(match)
        consumed = {i for match in found for i in match.consumed}
        return [match for match in found if match.token.i not in consumed]

    def _verb(self, token: Token, words: frozenset[str], given: Arguments | None = None) -> Match | None:
        entries = _entry(self.lexicon.verbs, token)
        if not entries or token.dep_ in ("aux", "auxpass"):
            return None
        arguments = given or verb_arguments(token)
        options = []
        placed = {}
        for rest, frame in entries:
            if rest and not particle_fits(rest, token, arguments):
                continue
            phrasal = object_of_phrase(rest, arguments)
            fit = fit_of(frame, token, phrasal, words, noun=False)
            if fit is not None:
                options.append((fit + (PARTICLE if rest else 0.0), frame))
                placed[frame.id] = phrasal
        options.sort(key=lambda option: (option[0], option[1].id), reverse=True)
        # a frame that needs a certain content may prove wrong later: keep what comes next, down to one that needs none
        needy = next((i for i, (_, frame) in enumerate(options) if not frame.content), len(options) - 1)
        match = None
        for fit, frame in reversed(options[: needy + 1]):
            match = _verb_match(token, frame, placed[frame.id], fit, match)
        return match

    def _adjective(self, token: Token, words: frozenset[str]) -> Match | None:
        frames = self.lexicon.adjectives.get(token.lemma_.lower())
        if not frames or token.head.pos_ not in ("VERB", "AUX"):
            return None
        arguments = Arguments(subject=logical_subject(token.head))
        prepositions(token, arguments.near)
        arguments.clause = next((c for c in token.children if c.dep_ in ("xcomp", "ccomp", "acl")), None)
        options = [
            (fit, frame) for frame in frames if (fit := fit_of(frame, token, arguments, words, noun=False)) is not None
        ]
        best = _best(options)
        if best is None:
            return None
        return Match(token, best[1], arguments, best[0], token.head, frozenset(), f"adjective '{token.text}'")

    def _noun(self, token: Token, words: frozenset[str]) -> Match | None:
        entries = self.lexicon.nouns.get(token.lemma_.lower())
        if not entries or token.dep_ == "compound" or _names_a_thing(token):
            return None
        governor = token.head.lower_ if token.dep_ == "pobj" else ""
        before = [t.lower_ for t in token.doc[max(0, token.i - 5) : token.i] if t.text != "-"]
        arguments = noun_arguments(token)
        carrier, how = self._carrier(token, arguments)
        if not arguments.subject:
            arguments.subject = self._doers(token)
        options = []
        for prefix, frame in entries:
            if (prefix and tuple(before[-len(prefix) :]) != prefix) or governor in frame.governor_not:
                continue
            placed = _place_of_phrase(frame, arguments)
            fit = fit_of(frame, token, placed, words, noun=True)
            if fit is not None:
                options.append((fit + (PARTICLE if prefix else 0.0), frame))
        best = _best(options)
        if best is None:
            return None
        placed = _place_of_phrase(best[1], arguments)
        return Match(token, best[1], placed, best[0], carrier, frozenset(), f"noun '{token.text}'{how}")

    def _doers(self, noun: Token) -> list[Token]:
        """Return who carries out an event noun by a participle: "strikes launched by Chad", "a march held by monks"."""
        for child in noun.children:
            if child.dep_ == "acl" and child.tag_ == "VBN" and _entry(self.lexicon.light_verbs, child) == "do":
                return logical_subject(child)
        return []

    def _carrier(self, noun: Token, arguments: Arguments) -> tuple[Token, str]:
        """Find the verb that carries an event noun, and lend the noun the verb's arguments."""
        first = _contained(noun)
        while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
            first = first.head  # of coordinated nouns the first one hangs on the verb
        verb = first.head
        if first.dep_ == "pobj" and verb.head.pos_ in ("VERB", "AUX"):
            verb = verb.head
        if verb.pos_ not in ("VERB", "AUX") or verb is first:
            return noun, ""
        role = _entry(self.lexicon.light_verbs, verb)
        how = f" with '{verb.text}'"
        if first.dep_ in ("dobj", "nsubjpass") and role == "do":
            arguments.subject = logical_subject(verb)
            if arguments.clause is None:  # "repeated its demand today that they leave"
                arguments.clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
        elif first.dep_ in ("dobj", "pobj") and role == "undergo":
            arguments.object = logical_subject(verb)
        elif role in ("attend", "do") and (first.dep_ == "dobj" or first.head.lower_ in _TAKING_PART):
            arguments.subject = logical_subject(verb)
        elif first.dep_ == "nsubj" and role in ("occur", "do"):
            # "fighting rocked Goma"; but "the signing of the accord took place" has its object already
            if "of" not in arguments.near:
                arguments.object = [head for head in logical_object(verb) if head.lower_ not in _IDIOMS]
        else:
            return (verb if first.dep_ in ("nsubj", "nsubjpass", "dobj") else noun), ""
        for name, heads in _verb_prepositions(verb, noun).items():
            arguments.far.setdefault(name, heads)
        return verb, how


def _names_a_thing(noun: Token) -> bool:
    """Whether a noun is the end of a quoted name of something else: the 'no first strike' clause."""
    after = noun.doc[noun.i + 1 : noun.i + 3]
    return len(after) == 2 and after[0].is_quote and after[1].pos_ == "NOUN" and bool(after[0].whitespace_)


def _contained(noun: Token) -> Token:
    """Return the noun that stands with the verb for an event noun: "held [days] of talks"."""
    for _ in range(3):
        outer = noun.head.head
        if noun.dep_ != "pobj" or noun.head.lower_ != "of" or outer.lemma_.lower() not in word_class("container"):
            break
        noun = outer
    return noun


def _verb_prepositions(verb: Token, noun: Token) -> dict[str, list[Token]]:
    found: dict[str, list[Token]] = {}
    prepositions(verb, found)
    return {name: [h for h in heads if h.i != noun.i] for name, heads in found.items()}


def _place_of_phrase(frame: Frame, arguments: Arguments) -> Arguments:
    """Give a noun's possessor, "by", "of" and "between" phrases the function that its frame implies."""
    placed = replace(arguments, subject=list(arguments.subject), object=list(arguments.object))
    of_phrase = arguments.near.get("of", [])
    if not placed.subject:
        placed.subject = [*arguments.possessive, *arguments.near.get("by", [])]
    if frame.reciprocal:
        for name in ("between", "among"):
            placed.subject = [*placed.subject, *arguments.near.get(name, [])]
    if frame.transitive:
        placed.object = placed.object or list(of_phrase)
        if not placed.object and arguments.possessive and arguments.near.get("by"):
            placed.object = list(arguments.possessive)  # "the city's capture by rebels"
            placed.subject = list(arguments.near["by"])
    elif not placed.subject:
        placed.subject = list(of_phrase)
    return placed


def heads_of(function: str, arguments: Arguments) -> list[Token]:
    """Return the heads that stand in a frame's function (subject, object, dative, or a preposition)."""
    if function == "subject":
        return arguments.subject
    if function == "object":
        return arguments.object
    if function == "dative":
        return arguments.dative or arguments.preposition("to")
    if function == "possessive":
        return arguments.possessive
    if function == "clause":
        return logical_subject(arguments.clause) if arguments.clause is not None else []
    return [one for head in arguments.preposition(function) for one in with_conjuncts(head)]
