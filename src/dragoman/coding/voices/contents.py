"""Where a cue verb's content stands around it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.coding.voices.link import VERBAL, infinitive, is_name, that_clause
from dragoman.coding.voices.wording import Wording

_SELF = frozenset({"it", "he", "she", "they", "we"})
_TIMES_AND_REASONS = frozenset({"after", "before", "while", "since", "until", "because", "although", "though", "once"})
_CLOSING = frozenset({'"', "”", "’", "'", "''"})


def verb_content(verb: Token, wording: Wording, passive: bool) -> list[Token]:
    """Return the heads of a cue verb's content in one class, those to its left last."""
    right: list[Token] = []
    left: list[Token] = []
    if wording.object_not and any(c.dep_ == "dobj" and c.lemma_ in wording.object_not for c in verb.children):
        return []  # another sense: "denied them access", "claimed 30 lives"
    for child in verb.children:
        dep = child.dep_
        if dep == "ccomp":
            if _takes_clause(verb, child, wording):
                (left if child.i < verb.i else right).append(child)
        elif dep in ("xcomp", "oprd", "advcl"):
            if child.i > verb.i and _takes_predicate(child, wording, passive):
                right.append(child)
        elif dep in ("prep", "prt", "mark", "dative"):
            right += _after_preposition(child, wording)
        elif dep == "agent" and wording.through_object:  # "accused by X of arming"
            right += [one for noun in child.children for one in _behind_object(noun, wording)]
        if dep in ("dobj", "dative") and child.i > verb.i:
            right += _behind_object(child, wording)
    if wording.has("clause"):
        right += _stray_clauses(verb, right)
    right += _objects(verb, wording, passive)
    left = [c for c in left if _no_equal(verb, c)]
    if left and any(root.dep_ == "ccomp" for root in right):  # "Iran fired missiles, Israel said it hit back"
        left = [c for c in left if any(t.text in _CLOSING for t in verb.doc[c.i : verb.i])]
    return right + left


def _takes_clause(verb: Token, clause: Token, wording: Wording) -> bool:
    if any(c.dep_ == "mark" and c.lower_ in _TIMES_AND_REASONS for c in clause.children):
        return False  # "declared him unwelcome after Lima granted asylum", with the parser taking it for content
    if wording.has("complement"):  # "called the vote unfair", not "called the premier to go over it"
        return not infinitive(clause)
    if clause.tag_ == "VBG" and not any(c.dep_ in ("nsubj", "aux") for c in clause.children):
        return wording.has("gerund")
    if infinitive(clause) and not any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children):
        return wording.has("infinitive") or (wording.has("clause") and any(c.dep_ == "nsubj" for c in clause.children))
    return wording.has("clause") or (wording.has("quote") and clause.i < verb.i)


def _takes_predicate(child: Token, wording: Wording, passive: bool) -> bool:
    """Whether an infinitive, participle or complement is content: "claims to have", "is said dead"."""
    if child.dep_ == "advcl":
        if infinitive(child):  # "urged both to withdraw", with the parser taking it for a purpose
            return wording.has("infinitive") and wording.subject in ("source", "agent")
        return wording.has("clause") and _finite_alone(child)
    if infinitive(child):
        return wording.has("infinitive") or (passive and wording.has("clause"))
    if child.tag_ == "VBG":
        return wording.has("gerund")
    if wording.has("infinitive") and child.tag_ in ("VB", "VBN"):
        return True
    return wording.has("complement") or (passive and wording.has("clause"))


def _finite_alone(verb: Token) -> bool:
    """Whether a finite clause hangs on its verb without a word that joins it: "said the king, ill, had left"."""
    if any(c.dep_ in ("mark", "advmod", "nsubj", "nsubjpass") and c.i < verb.i for c in verb.children):
        return False
    return any(c.dep_ == "aux" and c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in verb.children)


def _after_preposition(preposition: Token, wording: Wording) -> Iterator[Token]:
    """The noun or gerund after one of the class's prepositions: "accused of arming", "warned of a famine"."""
    if preposition.lower_ not in wording.prepositions:
        return
    for inner in preposition.children:
        if inner.dep_ == "pcomp" or (inner.dep_ == "pobj" and not wording.gerund_only and not is_name(inner)):
            yield inner
            yield from (c for c in inner.conjuncts if c.i > inner.i)


def _behind_object(noun: Token, wording: Wording) -> Iterator[Token]:
    """Content that the parser hung on the person addressed, accused or seen: "urged Lima to reopen"."""
    for inner in noun.children:
        if inner.dep_ == "prep" and wording.through_object:
            yield from _after_preposition(inner, wording)
        elif inner.dep_ == "acl" and infinitive(inner):
            if wording.has("infinitive"):
                yield inner
        elif inner.dep_ == "acl" and inner.tag_ == "VBG":
            if wording.has("participle"):
                yield inner
        elif inner.dep_ in ("acl", "ccomp") and inner.tag_ in ("VBD", "VBZ", "VBP"):
            if wording.has("clause") and not (wording.any_object or wording.object):
                yield inner


def _objects(verb: Token, wording: Wording, passive: bool) -> Iterator[Token]:
    """The noun that is the content: "announced cuts", "the deal was announced"."""
    if not (wording.any_object or wording.object):
        return
    found = [c for c in verb.children if c.dep_ == ("nsubjpass" if passive else "dobj")]
    if passive and any(c.dep_ == "dobj" for c in verb.children):  # "was denied access"
        return
    if not found and passive and verb.dep_ == "acl":
        found = [verb.head]
    elif verb.dep_ == "relcl" and all(c.tag_ in ("WDT", "WP", "IN") for c in found):
        found = [verb.head] if found else []
    for noun in found:
        if noun.pos_ not in ("NOUN", "PROPN") or is_name(noun):
            continue
        lemma = noun.lemma_.lower()
        if lemma in wording.object or (wording.any_object and lemma not in wording.object_not):
            yield noun
            yield from (c for c in noun.conjuncts if c.i > noun.i)


def _no_equal(verb: Token, content: Token) -> bool:
    """Whether a clause to the left is content: no "and" joins it to the cue as an equal."""
    return not any(c.dep_ == "cc" and content.i < c.i < verb.i for c in (*verb.children, *content.children))


def _stray_clauses(verb: Token, roots: list[Token]) -> Iterator[Token]:
    """Content clauses that the parser hung elsewhere.

    "said it will buy six, and that it will sell two"; "said it will buy six, then it will sell two"; "announced in a
    memo that he would leave".
    """
    parallel = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
    subjects = {c.lower_ for r in roots for c in r.children if c.dep_ == "nsubj"} & _SELF
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ in VERBAL:
            opening = any(t.dep_ in ("mark", "nsubj") and t.left_edge.lower_ == "that" for t in child.lefts)
            again = any(c.dep_ == "nsubj" and c.lower_ in subjects for c in child.children)
            if (opening and not parallel) or (
                again and any(c.lower_ in ("will", "would", "'ll", "'d") for c in child.children)
            ):
                yield child
        elif child.dep_ == "prep" and not roots:
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield from (c for c in noun.rights if c.dep_ in ("relcl", "acl") and that_clause(c))
