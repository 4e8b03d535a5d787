"""The walk from a predicate up to the root: which words have it in their scope, and as what kind of content."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.coding.voices.algebra import DENIED, Cue
from dragoman.coding.voices.clause_steps import Step, adverbial_step, content_step, noun_clause_step
from dragoman.coding.voices.clauses import VERBAL, first_conjunct, form_of, read_clause
from dragoman.coding.voices.cues import Cues
from dragoman.coding.voices.governors import verb_cue
from dragoman.coding.voices.modifiers import adverb_cues, clause_cues, mood_cues
from dragoman.coding.voices.phrase_steps import phrase_step, preposition_step

# Deeper nesting than a writer can follow decides nothing; the bound keeps hostile text linear.
_MAX_STEPS = 25
_COPULAR = frozenset({"acomp", "attr", "oprd"})


def scope(token: Token, words: Cues) -> list[Cue]:
    """Return every cue that has ``token`` in its scope, outermost first."""
    inner = _semi_auxiliary(token, words)
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
    found = _settle_would(inner[::-1], words)
    missed = words.classes["missed_plan"]
    if any(cue.operator is missed for cue in found) and (word := _called_off(token, words)):
        return [Cue(words.classes["cancelled"], word) if cue.operator is missed else cue for cue in found]
    return found


def _called_off(token: Token, words: Cues) -> str:
    """Return the word later in the sentence that says that a plan came to nothing, or an empty string."""
    doc = token.doc
    for place in range(token.i + 1, token.sent.end):
        other = doc[place]
        if other.pos_ != "VERB" or other.dep_ not in ("conj", "advcl", "parataxis"):
            continue
        clause = read_clause(other)
        if clause.negations:
            return str(clause.negations[0].text)
        found = verb_cue(other, other, "noun", words)
        if found is not None and found.operator.holds == DENIED:
            return found.word
    return ""


def _semi_auxiliary(token: Token, words: Cues) -> list[Cue]:
    """A word that only carries the tense of its infinitive ("is going to win") stands as that does."""
    if token.tag_ == "VBG":
        for child in token.children:
            if child.dep_ == "xcomp":
                found = verb_cue(token, child, "to", words)
                return [found] if found is not None and found.operator.name == "future" else []
    return []


def _settle_would(cues: list[Cue], words: Cues) -> list[Cue]:
    """ "Would" tells a future only in somebody's words; elsewhere it hangs on an unstated condition."""
    told = False
    for place, cue in enumerate(cues):
        told = told or cue.operator.speaker or cue.operator.name in ("knowledge", "owned_claim", "echo")
        if cue.operator.name == "reported_future" and not told:
            refused = place + 1 < len(cues) and cues[place + 1].operator.name == "negation"  # "would not comment"
            cues[place] = Cue(words.classes["plain" if refused else "conditional_future"], cue.word)
    return cues


def _local_cues(node: Token, came: Token | None, words: Cues) -> list[Cue]:
    """Return what modifies the word in its own phrase or clause, outermost first."""
    if node.pos_ in VERBAL:
        return clause_cues(read_clause(node), words, came)
    found: list[Cue] = []
    negation = words.classes["negation"]
    for child in node.children:
        if child.dep_ == "neg" or (
            child.dep_ == "det" and child.lower_ in words.negative_arguments and child.nbor().text != "."
        ):
            found.append(Cue(negation, child.text))
        elif child.dep_ in ("amod", "compound", "nmod", "acl"):
            operator = words.attributes.get(child.lower_)
            if operator is None and child.tag_ == "VBN" and child != came:
                operator = words.verbs["noun"].get(child.lemma_.lower())
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
        return Step(None, tuple(mood_cues(read_clause(node), words)) if node.pos_ in VERBAL else ())
    if dep == "conj":
        return _step_of_conjunct(node, words)
    if dep == "advcl" or (dep == "npadvmod" and node.left_edge.dep_ == "aux"):
        return _step_of_clause(node, words)
    if dep in ("amod", "compound", "nmod"):
        return phrase_step(node, came, words)
    if dep in _COPULAR:
        return Step(head, _copular(node, head, words))
    if node.pos_ in VERBAL:
        return _step_of_clause(node, words)
    if node.pos_ == "ADJ" and dep in ("ccomp", "xcomp", "relcl", "advcl", "acl"):
        return _step_of_clause(node, words)
    return phrase_step(node, came, words)


def _step_of_conjunct(node: Token, words: Cues) -> Step:
    first = first_conjunct(node)
    found: list[Cue] = []
    for child in node.head.children:
        if child.dep_ == "cc" and child.i < node.i and child.lower_ in ("nor", "than"):
            found.append(Cue(words.classes["negation"], child.text))
    if first.head == first:
        if node.pos_ in VERBAL:
            found = [*mood_cues(read_clause(node), words), *found]
        return Step(None, tuple(found))
    if node.pos_ in VERBAL and first.pos_ in VERBAL and not _finite(first) and _finite(node):
        # "plans to sell the bank and fired its head": the parser hung the second verb too low.
        return _step_of_conjunct_of(node, first.head, words)
    step = _step(first, node, words)
    return Step(step.above, (*step.cues, *found))


def _finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ") and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def _step_of_conjunct_of(node: Token, above: Token, words: Cues) -> Step:
    """The step of a finite verb that belongs beside ``above``, not beside the infinitive under it."""
    if above.pos_ not in VERBAL or above.head == above:
        return Step(None)
    return _step(above, node, words)


def _copular(node: Token, head: Token, words: Cues) -> tuple[Cue, ...]:
    operator = words.verbs["state"].get(head.lemma_)
    return (Cue(operator, head.text),) if operator else ()


def _step_of_clause(node: Token, words: Cues) -> Step:
    dep, head = node.dep_, node.head
    clause = read_clause(node)
    if dep in ("aux", "auxpass"):
        return Step(head)
    if dep in ("ccomp", "xcomp", "csubj", "csubjpass", "dobj", "nsubj", "nsubjpass"):
        return content_step(clause, head, words)
    if dep == "pcomp" or dep == "pobj":
        return preposition_step(node, head, form_of(clause), words)
    if dep in ("acl", "relcl"):
        return noun_clause_step(clause, head, words)
    if dep == "advcl":
        return adverbial_step(clause, head, words)
    if dep in ("parataxis", "appos"):
        return Step(None, tuple(mood_cues(clause, words)))
    return Step(head, (Cue(words.classes["beside"], head.text),))
