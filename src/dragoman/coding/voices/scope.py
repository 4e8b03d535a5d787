"""The walk from a predicate up to the root: which words have it in their scope, and as what kind of content."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.coding.voices.algebra import Cue, Operator
from dragoman.coding.voices.clauses import (
    Clause,
    adverb_cues,
    clause_cues,
    condition_marker,
    denying_word,
    form_of,
    is_command,
    mood_cues,
    read_clause,
)
from dragoman.coding.voices.cues import Cues, Form, lemma_of

_MAX_STEPS = 40
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_FINITE_PAST = frozenset({"past", "perfect", "pluperfect"})
_COPULAR = frozenset({"acomp", "attr", "oprd"})


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the walk: the word above, and what it makes of the word below (outermost first)."""

    above: Token | None
    cues: tuple[Cue, ...] = ()


def scope(token: Token, words: Cues) -> list[Cue]:
    """Return every cue that has ``token`` in its scope, outermost first."""
    inner: list[Cue] = []
    node: Token | None = token
    came: Token | None = None
    for _ in range(_MAX_STEPS):
        assert node is not None
        inner += reversed(_local_cues(node, came, words))
        step = _step(node, came, words)
        inner += reversed(step.cues)
        if step.above is None or any(cue.operator.presupposed for cue in step.cues):
            break
        came, node = node, step.above
    return _settle_would(inner[::-1], words)


def _settle_would(cues: list[Cue], words: Cues) -> list[Cue]:
    """"Would" tells a future only in somebody's words; elsewhere it hangs on an unstated condition."""
    told = False
    for place, cue in enumerate(cues):
        told = told or cue.operator.speaker or cue.operator.name in ("knowledge", "owned_claim")
        if cue.operator.name == "reported_future" and not told:
            refused = place + 1 < len(cues) and cues[place + 1].operator.name == "negation"  # "would not comment"
            cues[place] = Cue(words.classes["plain" if refused else "conditional_future"], cue.word)
    return cues


def _local_cues(node: Token, came: Token | None, words: Cues) -> list[Cue]:
    """Return what modifies the word in its own phrase or clause, outermost first."""
    if node.pos_ in _VERBAL:
        return clause_cues(read_clause(node), words, came)
    found: list[Cue] = []
    negation = words.classes["negation"]
    for child in node.children:
        if child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ in words.negative_arguments):
            found.append(Cue(negation, child.text))
        elif child.dep_ in ("amod", "compound", "nmod", "acl"):
            operator = words.attributes.get(child.lower_)
            if operator is None and child.tag_ == "VBN" and child != came:
                operator = words.verbs["noun"].get(lemma_of(child, words))
                if operator is not None and operator.holds.polarity >= 0:
                    operator = None
            if operator is not None and child != came:
                found.append(Cue(operator, child.text))
        elif child.dep_ == "advmod":
            found += adverb_cues([child], words)
    return found


def _step(node: Token, came: Token | None, words: Cues) -> Step:
    dep, head = node.dep_, node.head
    if head == node:
        return Step(None, tuple(mood_cues(read_clause(node), words)) if node.pos_ in _VERBAL else ())
    if dep == "conj":
        return _step_of_conjunct(node, words)
    if dep == "advcl":
        return _step_of_clause(node, words)
    if dep in _COPULAR:
        return Step(head, _copular(node, head, words))
    if node.pos_ in _VERBAL:
        return _step_of_clause(node, words)
    if node.pos_ == "ADJ" and dep in ("ccomp", "xcomp", "relcl", "advcl", "acl"):
        return _step_of_clause(node, words)
    return _step_of_phrase(node, came, words)


def _step_of_conjunct(node: Token, words: Cues) -> Step:
    first = node.head
    for _ in range(_MAX_STEPS):
        if first.dep_ != "conj":
            break
        first = first.head
    found: list[Cue] = []
    for child in node.head.children:
        if child.dep_ == "cc" and child.i < node.i and child.lower_ in ("nor", "than"):
            found.append(Cue(words.classes["negation"], child.text))
    if first.head == first:
        if node.pos_ in _VERBAL:
            found = [*mood_cues(read_clause(node), words), *found]
        return Step(None, tuple(found))
    step = _step(first, node, words)
    return Step(step.above, (*step.cues, *found))


def _copular(node: Token, head: Token, words: Cues) -> tuple[Cue, ...]:
    operator = words.verbs["state"].get(head.lemma_)
    return (Cue(operator, head.text),) if operator else ()


def _step_of_clause(node: Token, words: Cues) -> Step:
    dep, head = node.dep_, node.head
    clause = read_clause(node)
    if dep in ("aux", "auxpass"):
        return Step(head)
    if dep in ("ccomp", "xcomp", "csubj", "csubjpass", "dobj", "nsubj", "nsubjpass"):
        return _content(clause, head, words)
    if dep == "pcomp" or dep == "pobj":
        return _after_preposition(node, head, form_of(clause), words)
    if dep in ("acl", "relcl"):
        return _of_noun(clause, head, words)
    if dep == "advcl":
        return _adverbial(clause, head, words)
    if dep in ("parataxis", "appos"):
        return Step(None, tuple(mood_cues(clause, words)))
    return Step(head, (Cue(words.classes["beside"], head.text),))


def _content(clause: Clause, head: Token, words: Cues) -> Step:
    form = form_of(clause)
    found = governor_cue(head, clause.verb, form, words)
    if found is None and form == "to" and not clause.to:
        said = governor_cue(head, clause.verb, "that", words)
        if is_command(clause):  # '"Sign it," he said'
            command = Cue(words.classes["command"], clause.verb.text)
            return Step(head, (said, command)) if said else Step(None, (command,))
        found = said
    if found is None:
        return Step(head, (Cue(_default(form, clause, words), head.text),))
    if form == "that" and found.operator.speaker:  # direct speech: '"Will you sign?" he asked'
        return Step(head, (_in_its_time(found, clause), *mood_cues(clause, words)))
    return Step(head, (_in_its_time(found, clause),))


def _in_its_time(cue: Cue, clause: Clause) -> Cue:
    """Take the future from a cue whose content is told in the past: "likely to have fired", "fear that it fired"."""
    past = clause.tense in _FINITE_PAST or (clause.to and any(a.lemma_ == "have" for a in clause.auxiliaries))
    if cue.operator.future and past:
        return Cue(replace(cue.operator, future=False), cue.word)
    return cue


def _default(form: Form, clause: Clause, words: Cues) -> Operator:
    if form == "to":
        return words.classes["prospective"]
    if form == "whether":
        return words.classes["question"]
    return words.classes["plain" if form == "that" else "beside"]


def governor_cue(head: Token, content: Token, form: Form, words: Cues) -> Cue | None:
    """Return what the word above makes of its content in this form, or None where the lexicon is silent."""
    if head.pos_ in _VERBAL:
        if head.lemma_ == "be":
            return _be_cue(head, content, form, words)
        return _verb_cue(head, content, form, words)
    if head.pos_ not in ("ADJ", "ADV"):
        operator = _noun_operator(head, "", words)
        if operator is not None:
            return Cue(operator, head.text)
    return _adjective_cue(head, form, words)


def _verb_cue(head: Token, content: Token, form: Form, words: Cues, preposition: str = "") -> Cue | None:
    lemma = lemma_of(head, words)
    keys = [f"{lemma} {preposition}"] if preposition else []
    beside = [c for c in head.children if c.dep_ in ("prt", "advmod", "acomp") and c != content]
    keys += [f"{lemma} {c.lower_}" for c in beside]
    if not preposition and not any(c.dep_ == "prt" for c in beside):
        keys.append(lemma)
    by_tense = words.verbs_by_tense.get(read_clause(head).tense, {}).get(form, {})
    table = words.verbs[form]
    if form == "that" and read_clause(content).tense in ("past", "pluperfect"):
        by_tense = words.verbs["that past"]
    for key in keys:
        operator = by_tense.get(key) or table.get(key)
        if operator is not None:
            return Cue(operator, head.text if key == lemma else f"{head.text} {key.split(' ', 1)[1]}")
    return None


def _be_cue(head: Token, content: Token, form: Form, words: Cues) -> Cue | None:
    """What "be" makes of its content lies in its adjective, its noun or its subject: "it is likely that"."""
    subject = None
    if form == "to" and read_clause(head).tense == "past" and any(c.lemma_ == "have" for c in content.children):
        return Cue(words.classes["missed_plan"], f"{head.text} to have")
    for child in head.children:
        if child == content:
            continue
        if child.dep_ in ("acomp", "oprd"):
            return _adjective_cue(child, form, words)
        if child.dep_ == "attr":
            operator = _noun_operator(child, "", words)
            return Cue(operator, child.text) if operator else None
        if child.dep_ == "nsubj":
            subject = child
    if subject is not None and subject.pos_ == "NOUN":
        operator = _noun_operator(subject, "", words)
        if operator is not None:
            return Cue(operator, subject.text)
    return _verb_cue(head, content, form, words) if form == "to" and content.dep_ != "csubj" else None


def _adjective_cue(head: Token, form: Form, words: Cues, preposition: str = "") -> Cue | None:
    lemma = head.lower_
    if form == "to" and any(c.lower_ == "too" for c in head.children):
        return Cue(words.classes["failure"], f"too {head.text}")
    if form == "whether":
        return Cue(words.classes["question"], head.text)
    verb = head.head
    tense = read_clause(verb).tense if verb.pos_ in _VERBAL else "none"
    by_tense = words.adjectives_by_tense.get(tense, {})
    for key in (f"{lemma} {preposition or form}", lemma):
        operator = by_tense.get(key) or words.adjectives.get(key)
        if operator is not None:
            return Cue(operator, head.text)
    return None


def _noun_operator(head: Token, preposition: str, words: Cues) -> Operator | None:
    lemma = lemma_of(head, words)
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


def _of_noun(clause: Clause, head: Token, words: Cues) -> Step:
    """A clause that belongs to a noun: its content ("plan to", "claim that") or a relative clause."""
    form = form_of(clause)
    relative = (clause.verb.dep_ == "relcl" and not _tells_content(clause, head, words)) or (clause.verb.dep_ == "acl" and form not in ("to", "that", "whether"))
    bare = clause.verb.tag_ in ("VBN", "VBD") and not clause.to and clause.tense == "none"
    if (relative and not clause.to) or bare:
        kind = "beside"
        if clause.tense in _FINITE_PAST or bare:
            kind = "given"
        elif clause.tense == "present":
            kind = "aside"
        return Step(head, (Cue(words.classes[kind], clause.verb.text),))
    operator = _noun_operator(head, "", words)
    if operator is None:
        if form == "to" and any(c.lower_ in ("first", "last", "only", "latest") for c in head.children):
            operator = words.classes["beside"]
        else:
            operator = _default(form, clause, words)
    return Step(head, (Cue(operator, head.text),))


def _tells_content(clause: Clause, head: Token, words: Cues) -> bool:
    """Whether a clause that the parser calls relative is what a noun says: it has no gap ("claims that it fired")."""
    if _noun_operator(head, "", words) is None or clause.subject is None:
        return False
    link = next((c for c in clause.verb.children if c.lower_ == "that" and c.i < clause.verb.i), None)
    if link is None or link == clause.subject:
        return False
    objects = [c for c in clause.verb.children if c.dep_ == "dobj" and c != link]
    return link.dep_ == "mark" or bool(objects) or clause.subject.dep_ == "nsubjpass"


def _adverbial(clause: Clause, head: Token, words: Cues) -> Step:
    """An adverbial clause: condition, purpose, reason, time, or a participle beside the main verb."""
    verb = clause.verb
    marker = condition_marker(verb, words)
    if marker is not None:
        main = read_clause(head) if head.pos_ in _VERBAL else None
        unreal = clause.tense == "pluperfect" and main is not None and main.modal is not None
        return Step(head, (Cue(words.classes["unreal_condition" if unreal else "condition"], marker.text),))
    if is_command(clause):
        return Step(None, (Cue(words.classes["command"], verb.text),))
    if clause.to:
        found = governor_cue(head, verb, "to", words)
        if found is None and verb.lemma_ in words.outcome and head.tag_ == "VBD":
            return Step(head)
        return Step(head, (found or Cue(words.classes["purpose"], "to"),))
    past = clause.tense in _FINITE_PAST
    for token in (clause.mark, *clause.adverbs):
        if token is None or token.i > verb.i:
            continue
        if token.lower_ == "before" and clause.modal is not None and clause.modal.lower_ == "could":
            return Step(None, (Cue(words.classes["negation"], token.text),))
        if token.lower_ == "before" and (past or _told_in_past(head)):
            return Step(head, (Cue(words.classes["given"], token.text),))
        operator = words.clause_markers.get(token.lower_)
        if operator is not None and (operator.name != "purpose" or clause.modal is not None):
            return Step(head, (Cue(operator, token.text),))
    return Step(head, (Cue(words.classes["given" if past else "beside"], verb.text),))


def _told_in_past(head: Token) -> bool:
    return head.pos_ in _VERBAL and read_clause(head).tense in _FINITE_PAST


def _after_preposition(node: Token, preposition: Token, form: Form, words: Cues) -> Step:
    """What stands after a preposition: content of the governing word, or a circumstance of its own."""
    phrase, top = preposition.lower_, preposition
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
            if key == "before" and _told_in_past(governor):
                operator = words.classes["given"]
            return Step(governor, (Cue(operator, key),))
    if preposition.head.pos_ == "ADV":
        found = _adjective_cue(preposition.head, "noun", words, preposition.lower_)
        if found is not None:
            return Step(preposition.head.head, (found,))
    cue: Cue | None = None
    if governor.pos_ in _VERBAL:
        cue = _verb_cue(governor, node, "noun", words, preposition.lower_)
    elif governor.pos_ == "ADJ":
        cue = _adjective_cue(governor, "noun", words, preposition.lower_)
    elif governor.pos_ in _NOMINAL:
        operator = _noun_operator(governor, preposition.lower_, words)
        cue = Cue(operator, governor.text) if operator and preposition.lower_ not in ("in", "at", "by") else None
    if cue is None and node.pos_ in _NOMINAL:
        return _told_of(node, governor, words)
    return Step(governor, (cue or Cue(words.classes["beside"], governor.text),))


def _step_of_phrase(node: Token, came: Token | None, words: Cues) -> Step:
    """A noun (or what is used as one) as an argument of the word above."""
    dep, head = node.dep_, node.head
    if dep == "pobj":
        return _after_preposition(node, head, "noun", words)
    if dep in ("compound", "amod", "nmod") and head.pos_ in _NOMINAL:
        if node.tag_ in ("VBN", "VBG") and dep == "amod" and node.lower_ not in words.attributes:
            return Step(head, (Cue(words.classes["given"], node.text),))
        operator = _noun_operator(head, "", words)
        return Step(head, (Cue(operator or words.classes["beside"], head.text),))
    if head.pos_ not in _VERBAL:
        return Step(head, (Cue(words.classes["beside"], head.text),)) if head.pos_ in _NOMINAL else Step(None)
    if dep in ("dobj", "nsubjpass"):
        found = _verb_cue(head, node, "noun", words)
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
                        _noun_operator(child, "", words) if child.dep_ == "attr" else None
                    )
                    if operator is not None:
                        return Step(head, (Cue(operator, child.text),))
        if head.lemma_ in words.occurrence:
            return Step(head)
        return _told_of(node, head, words)
    return Step(None)


def _told_of(node: Token, head: Token, words: Cues) -> Step:
    """An event noun that a verb only mentions: a definite one is taken for granted, another stays as the clause is."""
    definite = any(c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an", "any", "no", "some") for c in node.children)
    if definite:
        return Step(head, (Cue(words.classes["given"], node.text),))
    return Step(head, (Cue(words.classes["beside"], head.text),) if not denying_word(node, words) else ())
