"""How well a frame fits a predicate: its constraints on object, subject, prepositions, clause and sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from dragoman.coding.events.arguments import Arguments
from dragoman.coding.events.lexicon import Frame, word_class

# How much each satisfied constraint says for a reading, against 1 for a bare predicate. Only their order
# matters: the most constrained frame that fits wins.
_OBJECT, _WITH, PARTICLE, _SUBJECT, _CLAUSE, _UNFILLED = 2.0, 1.5, 1.5, 1.0, 0.7, -0.3
_ACTING = frozenset({"GPE", "NORP", "ORG", "PERSON"})  # entity types that act
_LEMMAS = {"bases": "base", "data": "data"}  # where the pinned model's lemma is wrong


def lemmas(heads: Iterable[Token]) -> set[str]:
    """Return the heads' lemmas, each with the noun before it ("ceasefire deal"), and a name's title ("minister Li")."""
    found = set()
    for head in heads:
        lemma = _LEMMAS.get(head.lower_) or head.lemma_.lower()
        found.add(lemma)
        if head.i > 0 and head.nbor(-1).dep_ in ("compound", "amod"):
            found.add(f"{head.nbor(-1).lower_} {lemma}")
        elif head.i > 1 and head.nbor(-1).text == "-":
            found.add(f"{head.nbor(-2).lower_}-{lemma}")
        if head.pos_ == "PROPN":
            known = word_class("title")
            titles = [c.lower_ for c in head.children if c.dep_ in ("compound", "appos", "amod") and c.lower_ in known]
            found.update(titles)
    return found


def particle_fits(rest: str, token: Token, arguments: Arguments) -> bool:
    """Whether the words after a phrasal verb's lemma stand with the verb ("pull out", "put pen to")."""
    words = [word for word in rest.split() if word not in ("the", "a", "an")]
    if words and all(head.ent_type_ in ("DATE", "TIME") for head in arguments.near.get(words[-1]) or [token]):
        return False  # "called in sick on Friday" is no call on anybody
    around = {child.lower_ for child in token.children}
    if all(word == arguments.particle or word in around or word in arguments.near for word in words):
        return True
    after = token.doc[token.i + 1 : token.i + 3 + 2 * len(words)]
    following = [t.lower_ for t in after if t.pos_ != "DET" and t.tag_ != "PRP$"]  # "gave [its] consent to"
    return following[: len(words)] == words


def object_of_phrase(rest: str, arguments: Arguments) -> Arguments:
    """Read what follows a phrasal verb's last preposition as its object ("walked out of the talks")."""
    heads = arguments.near.get(rest.rpartition(" ")[2]) if rest else None
    idiom = all(head.lower_ in rest.split() for head in arguments.object)  # "pull the plug on": no object of its own
    return replace(arguments, object=heads) if heads and idiom else arguments


def fit_of(frame: Frame, token: Token, arguments: Arguments, words: frozenset[str], noun: bool) -> float | None:
    """Return how well a frame fits, or None when one of its constraints is broken."""
    if frame.not_with & words or (frame.only_with and not frame.only_with & words):
        return None
    fit = frame.weight
    objects = lemmas(arguments.object)
    about = objects | lemmas(arguments.modifier) if noun else objects
    if frame.object_not & about:
        return None
    if frame.subject_not and frame.subject_not & lemmas(arguments.subject):
        return None
    if "object" in frame.said and not frame.object and not objects:
        return None
    if frame.object:
        if frame.object & about:
            fit += _OBJECT
        elif noun and not objects and "object" not in frame.said:
            fit -= 0.4  # an event noun may leave its object unsaid
        else:
            return None
    if frame.with_:
        for name, heads in frame.with_.items():
            found = arguments.preposition(name)
            if found and (not heads or heads & lemmas(found)):
                fit += _WITH
                break
        else:
            return None
    for name, heads in frame.with_not.items():
        if heads & lemmas(arguments.preposition(name)):
            return None
    if frame.subject:
        if frame.subject & lemmas(arguments.subject):
            fit += _SUBJECT
        elif not _may_stand_for(arguments.subject, frame.subject):
            return None
    if frame.modifier and noun:
        if not frame.modifier & lemmas(arguments.modifier):
            return None
        fit += PARTICLE
    if "subject" in frame.said and not arguments.subject:
        return None
    if not _clause_fits(frame, arguments, noun):
        return None
    if frame.clause in ("yes", "only", "infinitive", "subjunctive") and arguments.clause is not None:
        fit += _CLAUSE
    if "object" in frame.recipient and not frame.object and not arguments.object and not noun:
        fit += _UNFILLED
    return fit


def _may_stand_for(heads: list[Token], wanted: frozenset[str]) -> bool:
    """Whether a subject may be what a frame wants although its word does not say so: a pronoun, or a name.

    Names pass only where a frame takes governments, whose names no list can hold.
    """
    if any(head.lower_ in ("they", "we") for head in heads):
        return bool(wanted & (word_class("people") | word_class("leaders")))  # "they" are no convoy and no treaty
    return "government" in wanted and any(
        head.tag_ == "PRP" or (head.pos_ == "PROPN" and head.ent_type_ in _ACTING) for head in heads
    )


def _is_subjunctive(clause: Token) -> bool:
    """Whether a clause wishes rather than tells: "insisted that Quebec halt the drilling", not "halts" or "halted"."""
    if clause.tag_ not in ("VB", "VBP") or any(child.dep_ in ("aux", "neg") for child in clause.children):
        return False
    return any(child.dep_ in ("nsubj", "nsubjpass") and child.tag_ in ("NN", "NNP") for child in clause.children)


def _clause_fits(frame: Frame, arguments: Arguments, noun: bool) -> bool:
    clause = arguments.clause
    if clause is None:
        needed = frame.clause in ("only", "infinitive", "subjunctive")
        return not needed or (noun and "clause" not in frame.said)
    if frame.clause == "infinitive" and clause.tag_ != "VB":
        return False
    if frame.clause == "subjunctive" and not _is_subjunctive(clause):
        return False
    if frame.clause_modal:
        return any(child.dep_ == "aux" and child.lemma_.lower() in frame.clause_modal for child in clause.children)
    return frame.clause != "no"
