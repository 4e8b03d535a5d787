"""One step of the walk from a clause to the word that it depends on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.coding.voices.algebra import CERTAIN, Cue, Operator
from dragoman.coding.voices.clauses import TOLD_AS_PAST, VERBAL, Clause, form_of, read_clause, told_as_fact
from dragoman.coding.voices.cues import Cues, Form
from dragoman.coding.voices.governors import governor_cue, noun_operator
from dragoman.coding.voices.modifiers import condition_marker, is_command, mood_cues


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the walk: the word above, and what it makes of the word below (outermost first)."""

    above: Token | None
    cues: tuple[Cue, ...] = ()


def content_step(clause: Clause, head: Token, words: Cues) -> Step:
    form = form_of(clause)
    if clause.to and clause.wh is not None:  # "know how to", "decide what to"
        return Step(head, (Cue(words.classes["prospective"], clause.wh.text),))
    found = governor_cue(head, clause.verb, form, words)
    if form == "to" and not clause.to and (found is None or found.operator.speaker or clause.verb.i < head.i):
        said = governor_cue(head, clause.verb, "that", words)
        if is_command(clause, words):  # '"Sign it," he said'
            command = Cue(words.classes["command"], clause.verb.text)
            return Step(head, (said, command)) if said else Step(None, (command,))
        found = said if said is not None and said.operator.speaker and said.operator.holds == CERTAIN else None
    if found is None and clause.to and clause.verb.lemma_ in words.outcome and told_as_fact(head):
        return Step(head)
    if found is None:
        return Step(head, (Cue(_default(form, clause, words), head.text),))
    if form == "that" and found.operator.speaker:  # direct speech: '"Will you sign?" he asked'
        hanging = _hanging_conditions(head, clause.verb, words)
        return Step(head, (_in_its_time(found, clause), *hanging, *mood_cues(clause, words)))
    return Step(head, (_in_its_time(found, clause),))


def _hanging_conditions(head: Token, content: Token, words: Cues) -> list[Cue]:
    """Conditions that the parser hung on the verb of speech, although they are part of what is said."""
    if head.pos_ not in VERBAL:
        return []
    return [
        Cue(words.classes["condition"], marker.text)
        for child in head.children
        if child.dep_ == "advcl" and child.i > content.i and (marker := condition_marker(child, words)) is not None
    ]


def _in_its_time(cue: Cue, clause: Clause) -> Cue:
    """Take the future from a cue whose content is told in the past: "likely to have fired", "fear that it fired"."""
    past = clause.tense in TOLD_AS_PAST or (clause.to and any(a.lemma_ == "have" for a in clause.auxiliaries))
    if cue.operator.future and past:
        return Cue(replace(cue.operator, future=False), cue.word)
    return cue


def _default(form: Form, clause: Clause, words: Cues) -> Operator:
    if form == "to" and (clause.to or clause.verb.tag_ == "VB"):
        return words.classes["prospective"]
    if form == "whether":
        return words.classes["question"]
    return words.classes["beside" if form == "noun" else "plain"]


def noun_clause_step(clause: Clause, head: Token, words: Cues) -> Step:
    """A clause that belongs to a noun: its content ("plan to", "claim that") or a relative clause."""
    form = form_of(clause)
    relative = (clause.verb.dep_ == "relcl" and not _tells_content(clause, head, words)) or (
        clause.verb.dep_ == "acl" and form not in ("to", "that", "whether")
    )
    bare = clause.verb.tag_ in ("VBN", "VBD") and not clause.to and clause.tense == "none"
    if (relative and not clause.to) or bare:
        kind = "beside"
        if clause.tense in TOLD_AS_PAST or bare:
            kind = "given"
        elif clause.tense == "present" and head.lemma_.lower() in words.time_nouns and head.head.dep_ == "prep":
            # "will lapse on the day on which both sides meet": the meeting lies where the lapse does
            return Step(head.head.head, (Cue(words.classes[kind], clause.verb.text),))
        elif clause.tense == "present":
            kind = "aside"
        return Step(head, (Cue(words.classes[kind], clause.verb.text),))
    if form == "to" and head.pos_ == "PROPN" and head.left_edge.i == head.sent.start:
        return Step(None, (Cue(words.classes["future"], "to"),))  # a headline: "Oslo to host talks"
    operator = noun_operator(head, "", words)
    if operator is None:
        if form == "to" and _ranked(head, words):
            operator = words.classes["beside"]
        else:
            operator = _default(form, clause, words)
    return Step(head, (Cue(operator, head.text),))


def _ranked(noun: Token, words: Cues) -> bool:
    """Whether a noun is singled out: "the second country", "the most senior official"."""
    return noun.lower_ in words.ranked or any(
        c.lower_ in words.ranked or c.tag_ == "JJS" or any(g.tag_ == "RBS" for g in c.children)
        for c in noun.children
        if c.i < noun.i
    )


def _tells_content(clause: Clause, head: Token, words: Cues) -> bool:
    """Whether a clause that the parser calls relative is what a noun says: it has no gap ("claims that it fired")."""
    if noun_operator(head, "", words) is None or clause.subject is None:
        return False
    link = next((c for c in clause.verb.children if c.lower_ == "that" and c.i < clause.verb.i), None)
    if (clause.wh is not None and clause.wh != link) or link == clause.subject:
        return False
    objects = [c for c in clause.verb.children if c.dep_ == "dobj" and c != link]
    marked = link is not None and (link.dep_ == "mark" or clause.subject.dep_ == "nsubjpass")
    return marked or bool(objects)


def adverbial_step(clause: Clause, head: Token, words: Cues) -> Step:
    """An adverbial clause: condition, purpose, reason, time, or a participle beside the main verb."""
    verb = clause.verb
    marker = condition_marker(verb, words)
    if marker is not None:
        main = read_clause(head) if head.pos_ in VERBAL else None
        unreal = clause.tense == "pluperfect" and main is not None and main.modal is not None
        return Step(head, (Cue(words.classes["unreal_condition" if unreal else "condition"], marker.text),))
    if is_command(clause, words):
        return Step(None, (Cue(words.classes["command"], verb.text),))
    if clause.to:
        found = governor_cue(head, verb, "to", words)
        if any(c.dep_ == "attr" and _ranked(c, words) for c in head.children):
            return Step(head)  # "became the first to sign"
        if found is None and verb.lemma_ in words.outcome and told_as_fact(head):
            return Step(head)
        return Step(head, (found or Cue(words.classes["purpose"], "to"),))
    past = clause.tense in TOLD_AS_PAST
    for token in (clause.mark, *clause.adverbs):
        if token is None or token.i > verb.i:
            continue
        if token.lower_ == "before" and clause.modal is not None and clause.modal.lower_ == "could":
            return Step(None, (Cue(words.classes["negation"], token.text),))
        if token.lower_ == "before" and (past or told_as_fact(head)):
            return Step(head, (Cue(words.classes["given"], token.text),))
        operator = words.clause_markers.get(token.lower_)
        if operator is not None and (operator.name != "purpose" or clause.modal is not None):
            return Step(head, (Cue(operator, token.text),))
    return Step(head, (Cue(words.classes["given" if past else "beside"], verb.text),))
