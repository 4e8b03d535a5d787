"""What a governing word makes of its content, looked up by the word, its form and its companions."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.coding.voices.algebra import Cue, Operator
from dragoman.coding.voices.clauses import VERBAL, read_clause
from dragoman.coding.voices.cues import Cues, Form


def governor_cue(head: Token, content: Token, form: Form, words: Cues) -> Cue | None:
    """Return what the word above makes of its content in this form, or None where the lexicon is silent."""
    if head.pos_ in VERBAL:
        if head.lemma_ == "be":
            return _be_cue(head, content, form, words)
        return verb_cue(head, content, form, words)
    if head.pos_ not in ("ADJ", "ADV"):
        operator = noun_operator(head, "", words)
        if operator is not None:
            return Cue(words.classes["question"] if form == "whether" else operator, head.text)
    return adjective_cue(head, form, words)


def verb_cue(head: Token, content: Token, form: Form, words: Cues, preposition: str = "") -> Cue | None:
    lemma = head.lemma_.lower()
    keys = [f"{lemma} {preposition}"] if preposition else []
    beside = [c for c in head.children if c.dep_ in ("prt", "advmod", "acomp") and c != content]
    keys += [f"{lemma} {c.lower_}" for c in beside]
    if not preposition and not any(c.dep_ == "prt" for c in beside):
        keys += [head.lower_, lemma]
    by_tense = words.verbs_by_tense.get(read_clause(head).tense, {}).get(form, {})
    table = words.verbs[form]
    if form == "that" and read_clause(content).tense in ("past", "pluperfect"):
        by_tense = words.verbs["that past"]
    for key in keys:
        operator = by_tense.get(key) or table.get(key)
        if operator is not None and (key != "going" or content.left_edge.i == head.i + 1):
            return Cue(operator, " ".join((head.text, *key.split(" ")[1:])))
    return None


def _be_cue(head: Token, content: Token, form: Form, words: Cues) -> Cue | None:
    """What "be" makes of its content lies in its adjective, its noun or its subject: "it is likely that"."""
    subject = None
    if form == "whether":
        return Cue(words.classes["question"], "whether")
    if form == "to" and read_clause(head).tense == "past" and any(c.lemma_ == "have" for c in content.children):
        return Cue(words.classes["missed_plan"], f"{head.text} to have")
    for child in head.children:
        if child == content:
            continue
        if child.dep_ in ("acomp", "oprd"):
            return adjective_cue(child, form, words)
        if child.dep_ == "attr":
            operator = noun_operator(child, "", words)
            return Cue(operator, child.text) if operator else None
        if child.dep_ == "nsubj":
            subject = child
    if subject is not None and subject.pos_ == "NOUN":
        operator = noun_operator(subject, "", words)
        if operator is not None:
            return Cue(operator, subject.text)
    return verb_cue(head, content, form, words) if form == "to" and content.dep_ != "csubj" else None


def adjective_cue(head: Token, form: Form, words: Cues, preposition: str = "") -> Cue | None:
    lemma = head.lower_
    if form == "to" and any(c.lower_ == "too" for c in head.children):
        return Cue(words.classes["failure"], f"too {head.text}")
    if form == "whether":
        return Cue(words.classes["question"], head.text)
    verb = head.head
    tense = read_clause(verb).tense if verb.pos_ in VERBAL else "none"
    by_tense = words.adjectives_by_tense.get(tense, {})
    for key in (f"{lemma} {preposition or form}", lemma):
        operator = by_tense.get(key) or words.adjectives.get(key)
        if operator is not None:
            return Cue(operator, head.text)
    return None


def noun_operator(head: Token, preposition: str, words: Cues) -> Operator | None:
    lemma = head.lemma_.lower()
    operator = words.nouns.get(f"{lemma} {preposition}") or words.nouns.get(lemma)
    if operator is not None and lemma in words.owned_nouns and _owned(head):
        return words.classes["owned_claim"]
    return operator


def _owned(noun: Token) -> bool:
    """Whether a claim has a named owner: "Oslo's claim", "the claim by Oslo"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ != "PRON":
            return True
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            return True
    return False
