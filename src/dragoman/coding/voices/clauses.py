"""One clause by itself: its parts, its tense, and the form in which it stands."""

from __future__ import annotations

from dataclasses import dataclass

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
    head = verb.head
    if verb.dep_ == "conj" and clause.subject is None and not clause.auxiliaries and verb.tag_ in _SHARED_TAGS:
        shared = read_clause(head) if head.dep_ == "conj" else own_clause(head)
        same = verb.tag_ == head.tag_ or (head.dep_ == "conj" and bool(shared.auxiliaries))
        if same and not clause.to:
            clause.auxiliaries, clause.to = shared.auxiliaries, shared.to
            clause.subject = clause.subject or shared.subject
            if not _contrasted(verb):
                clause.negations = [*shared.negations, *clause.negations]
                inherited = [a for a in shared.adverbs if a.i < head.i and a.lower_ != "neither"]
                clause.adverbs = [*inherited, *clause.adverbs]
                clause.arguments = [*[a for a in shared.arguments if a.i < head.i], *clause.arguments]
    return clause


def own_clause(verb: Token) -> Clause:
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
        return "to" if verb.tag_ == "VB" or (verb.dep_ in ("ccomp", "xcomp") and verb.tag_ != "VBG") else "noun"
    return "that"


def told_in_past(head: Token) -> bool:
    return head.pos_ in VERBAL and read_clause(head).tense in TOLD_AS_PAST
