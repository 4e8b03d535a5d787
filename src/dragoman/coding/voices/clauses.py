"""One clause by itself: its parts, its tense, and the form in which it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Token

from dragoman.coding.voices.cues import Form, Tense

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "dative"})
_WH = frozenset({"WDT", "WP", "WP$", "WRB"})
_SHARED_TAGS = frozenset({"VB", "VBN", "VBG"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
TOLD_AS_PAST = frozenset({"past", "perfect", "pluperfect"})


@dataclass(slots=True)
class Clause:
    """What one pass over a predicate's children finds. Fields are tokens, in text order."""

    verb: Token
    auxiliaries: list[Token]
    negations: list[Token]
    adverbs: list[Token]
    arguments: list[Token]
    subject: Token | None = None
    to: bool = False
    mark: Token | None = None
    wh: Token | None = None
    asks: bool = False
    conditions: list[Token] | None = None

    @property
    def modal(self) -> Token | None:
        """The modal verb, if there is one."""
        return next((a for a in self.auxiliaries if a.tag_ == "MD"), None)

    @property
    def tense(self) -> Tense:
        """The tense of the finite verb; "none" for infinitives, gerunds and bare participles."""
        if self.modal is not None:
            return "modal"
        first = self.auxiliaries[0] if self.auxiliaries else self.verb
        perfect = first.lemma_ == "have" and first != self.verb
        if first.tag_ == "VBD":
            return "pluperfect" if perfect else "past"
        if first.tag_ in ("VBZ", "VBP"):
            return "perfect" if perfect else "present"
        return "none"


def read_clause(verb: Token) -> Clause:
    """Read the clause of a predicate; a coordinated verb shares the auxiliaries before the first one."""
    clause = own_clause(verb)
    if verb.dep_ != "conj" or clause.subject is not None or clause.auxiliaries or clause.to:
        return clause
    first = first_conjunct(verb)
    if verb.tag_ not in _SHARED_TAGS or first.tag_ != verb.tag_:
        return clause
    shared = own_clause(first)
    clause = replace(clause, auxiliaries=shared.auxiliaries, to=shared.to, subject=shared.subject)
    if _contrasted(verb):
        return clause
    adverbs = [a for a in shared.adverbs if a.i < first.i and a.lower_ != "neither"]
    arguments = [a for a in shared.arguments if a.i < first.i]
    return replace(
        clause,
        negations=[*shared.negations, *clause.negations],
        adverbs=[*adverbs, *clause.adverbs],
        arguments=[*arguments, *clause.arguments],
    )


def first_conjunct(token: Token) -> Token:
    """Return the first of a row of coordinated words (or the one a dozen before, in an endless row)."""
    for _ in range(12):
        if token.dep_ != "conj":
            break
        token = token.head
    return token


@lru_cache(maxsize=64)
def own_clause(verb: Token) -> Clause:
    """Read a clause without what it shares with others; not to be changed, since the same one is given out again."""
    clause = Clause(verb, [], [], [], [])
    for child in verb.children:
        dep = child.dep_
        if dep in ("aux", "auxpass"):
            if child.tag_ == "TO":
                clause.to = True
            else:
                clause.auxiliaries.append(child)
        elif dep == "neg":
            clause.negations.append(child)
        elif dep in ("advmod", "preconj", "cc", "npadvmod", "intj"):
            if child.i < verb.i or dep == "advmod":
                clause.adverbs.append(child)
            if dep == "npadvmod" and child.left_edge.dep_ == "aux":  # "Should talks fail, …"
                clause.conditions = [*(clause.conditions or []), child]
        elif dep == "mark":
            clause.mark = clause.mark or child
        elif dep == "advcl":
            clause.conditions = [*(clause.conditions or []), child]
        elif dep == "punct" and child.text.startswith("?"):
            clause.asks = True
        if dep in SUBJECTS and clause.subject is None:
            clause.subject = child
        if dep in _ARGUMENTS:
            clause.arguments.append(child)
        elif dep == "agent":  # "was seen by nobody"
            clause.arguments += [c for c in child.children if c.dep_ == "pobj"]
        if clause.wh is None and child.i < verb.i:
            if child.tag_ in _WH:
                clause.wh = child
            elif dep in ("advmod", "dobj", "attr", "pobj", "acomp", "nsubj", "npadvmod", "prep"):
                clause.wh = next((c for c in child.children if c.tag_ in _WH), None)
    return clause


def _contrasted(verb: Token) -> bool:
    """Whether "but" stands between a coordinated verb and the one before it."""
    return any(c.dep_ == "cc" and c.lower_ in ("but", "yet") and c.i < verb.i for c in verb.head.children)


def form_of(clause: Clause) -> Form:
    """Return the form in which a clause stands as the content of another word."""
    verb = clause.verb
    if clause.to:
        return "to"
    if clause.mark is not None and clause.mark.lower_ in ("whether", "if"):
        return "whether"
    if clause.wh is not None and clause.wh.lower_ == "whether":
        return "whether"
    if verb.pos_ not in ("VERB", "AUX"):
        return "noun" if verb.dep_ not in ("ccomp", "xcomp") else "to"
    if clause.tense == "none":
        if clause.auxiliaries and clause.auxiliaries[0].tag_ == "VBG":  # "denied having fired"
            return "noun"
        return "to" if verb.tag_ == "VB" or (verb.dep_ in ("ccomp", "xcomp") and verb.tag_ != "VBG") else "noun"
    return "that"


def told_as_fact(head: Token) -> bool:
    """Whether a verb is told in the past or in the present of headlines and chronicles."""
    return head.pos_ in VERBAL and head.tag_ != "VB" and read_clause(head).tense != "modal"
