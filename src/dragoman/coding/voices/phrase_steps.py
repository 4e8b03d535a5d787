"""One step of the walk from a noun, or from what follows a preposition, to the word that it depends on."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.coding.voices.algebra import Cue
from dragoman.coding.voices.clause_steps import Step
from dragoman.coding.voices.clauses import NOMINAL, VERBAL, told_as_fact
from dragoman.coding.voices.cues import Cues, Form
from dragoman.coding.voices.governors import adjective_cue, noun_operator, verb_cue
from dragoman.coding.voices.modifiers import denying_cue

_INDEFINITE = frozenset({"a", "an", "any", "no", "some"})


def preposition_step(node: Token, preposition: Token, form: Form, words: Cues) -> Step:
    """What stands after a preposition: content of the governing word, or a circumstance of its own."""
    phrase, top = preposition.lower_, preposition
    second = next(preposition.rights, None)
    if second is not None and second.pos_ == "ADP" and second.i == preposition.i + 1 and second != node:
        phrase = f"{phrase} {second.lower_}"  # "due to", with both words hung side by side
    for _ in range(3):  # "instead of", "because of", "in case of"
        if top.head.pos_ not in ("ADP", "SCONJ", "ADV") or top.head == top:
            break
        top = top.head
        phrase = f"{top.lower_} {phrase}"
    governor = top.head
    before = top.nbor(-1).lower_ if top.i else ""
    for key in (f"{before} {phrase}", phrase, preposition.lower_):
        operator = words.prepositions.get(key)
        if operator is not None:
            if key == "before" and told_as_fact(governor):
                operator = words.classes["given"]
            return Step(governor, (Cue(operator, key),))
    if preposition.head.pos_ == "ADV" and governor.pos_ in VERBAL:
        found = verb_cue(governor, node, "noun", words, preposition.lower_)
        if found is not None:
            return Step(governor, (found,))
    if preposition.head.pos_ == "ADV":
        found = adjective_cue(preposition.head, "noun", words, preposition.lower_)
        if found is not None:
            return Step(preposition.head.head, (found,))
    cue: Cue | None = None
    if governor.pos_ in VERBAL:
        cue = verb_cue(governor, node, "noun", words, preposition.lower_)
    elif governor.pos_ == "ADJ":
        cue = adjective_cue(governor, "noun", words, preposition.lower_)
    elif governor.pos_ in NOMINAL:
        operator = noun_operator(governor, preposition.lower_, words)
        cue = Cue(operator, governor.text) if operator and preposition.lower_ not in ("in", "at", "by") else None
    if cue is None and node.pos_ in NOMINAL:
        return _told_of(node, governor, words)
    return Step(governor, (cue or Cue(words.classes["beside"], governor.text),))


def phrase_step(node: Token, came: Token | None, words: Cues) -> Step:
    """A noun (or what is used as one) as an argument of the word above."""
    dep, head = node.dep_, node.head
    if dep == "pobj":
        return preposition_step(node, head, "noun", words)
    if dep in ("compound", "amod", "nmod") and head.pos_ in NOMINAL:
        if node.tag_ in ("VBN", "VBG") and dep == "amod":
            return Step(head, (Cue(words.classes["given"], node.text),))
        operator = noun_operator(head, "", words)
        return Step(head, (Cue(operator, head.text),) if operator else ())
    if head.pos_ not in VERBAL:
        return Step(head, (Cue(words.classes["beside"], head.text),)) if head.pos_ in NOMINAL else Step(None)
    if dep in ("dobj", "nsubjpass"):
        found = verb_cue(head, node, "noun", words)
        if found is not None:
            turned_down = found.operator.name in ("failure", "prevention")
            if came is None and turned_down and node.lemma_ in words.made_before:
                found = Cue(words.classes["given"], head.text)
            return Step(head, (found,))
        return _told_of(node, head, words)
    if dep == "nsubj":
        if head.lemma_ == "be":
            for child in head.children:
                if child.dep_ in ("acomp", "attr"):
                    operator = words.attributes.get(child.lower_) or (
                        noun_operator(child, "", words) if child.dep_ == "attr" else None
                    )
                    if operator is not None:
                        return Step(head, (Cue(operator, child.text),))
        if head.lemma_ in words.occurrence:
            return Step(head)
        return _told_of(node, head, words)
    return Step(None)


def _told_of(node: Token, head: Token, words: Cues) -> Step:
    """An event noun that a verb only mentions: a definite one is taken for granted, another stays as the clause is."""
    definite = any(
        (c.dep_ in ("det", "poss") and c.lower_ not in _INDEFINITE) or c.pos_ == "PROPN"
        for c in node.children
        if c.i < node.i
    )
    if definite:
        return Step(head, (Cue(words.classes["given"], node.text),))
    return Step(head, (Cue(words.classes["beside"], head.text),) if not denying_cue(node, words) else ())
