"""What modifies a predicate in its own clause: modals, adverbs, negations, conditions, and the mood."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.coding.voices.algebra import Cue, Operator
from dragoman.coding.voices.clauses import SUBJECTS, Clause, first_conjunct, own_clause
from dragoman.coding.voices.cues import Cues

_CONTENT_FORMS = {"xcomp": "to", "ccomp": "that", "dobj": "noun"}


def is_command(clause: Clause, words: Cues) -> bool:
    """Whether a clause has the shape of an imperative: a bare verb, no subject, at most "do" or "do not"."""
    verb, subject = clause.verb, clause.subject
    if any(a.lower_ in words.commanding for a in clause.adverbs):
        return clause.modal is None
    if subject is not None:
        return subject.lower_ in words.commanding
    if clause.to or clause.mark is not None or verb.tag_ not in ("VB", "VBP") or verb.lemma_ in words.not_commanded:
        return False
    if any(a.lower_ != "do" for a in clause.auxiliaries):
        return False
    return verb.dep_ != "conj" or is_command(own_clause(first_conjunct(verb)), words)


def negation_cues(clause: Clause, words: Cues, came: Token | None) -> list[Cue]:
    """Return one cue for each negation in the clause; ``came`` is the argument that the walk came from."""
    found: list[Cue] = []
    negation = words.classes["negation"]
    for token in clause.negations:
        after = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
        operator = words.after_not.get(after, negation)
        if operator is not words.classes["plain"]:
            found.append(Cue(operator, token.text))
    for token in clause.arguments:
        if came is not None and token.i == came.i:
            continue
        cue = denying_cue(token, words)
        if cue is not None:
            found.append(cue)
    return found


def denying_cue(argument: Token, words: Cues) -> Cue | None:
    """Return the word with which an argument denies its clause ("no troops", "nobody", "hardly any"), or None."""
    if argument.lower_ in words.negative_arguments:
        return Cue(words.classes["negation"], argument.text)
    for child in argument.children:
        if child.i >= argument.i:
            break
        if child.dep_ == "neg" and words.after_not.get(child.nbor().lower_) is None:  # "not a single soldier"
            return Cue(words.classes["negation"], child.text)
        if child.dep_ == "det":
            if child.lower_ in words.negative_arguments and child.nbor().text != ".":  # not "No. 2"
                return Cue(words.classes["negation"], child.text)
            for adverb in child.children:
                if adverb.lower_ in words.adverbs:
                    return Cue(words.adverbs[adverb.lower_], adverb.text)
    return None


def modal_cue(clause: Clause, words: Cues) -> tuple[Cue | None, bool]:
    """Return the modal's cue and whether a negation stands outside it."""
    token = clause.modal
    if token is None:
        return None, False
    modal = words.modals.get(words.spellings.get(token.lower_, token.lower_))
    if modal is None:
        return None, False
    operator: Operator = modal.plain
    if any(a.lower_ in ("have", "'ve", "’ve", "of") for a in clause.auxiliaries):
        operator = modal.perfect
    elif clause.verb.tag_ == "VBG":
        operator = modal.progressive
    elif clause.verb.pos_ == "VERB" and clause.verb.lemma_ not in words.states:
        operator = modal.event
    if operator.name == "reported_future" and clause.verb.lemma_ in words.polite_would:
        operator = words.classes["plain"]
    return Cue(operator, token.text), modal.negation_outside


def adverb_cues(adverbs: list[Token], words: Cues) -> list[Cue]:
    """Return the cues of a clause's adverbs, in text order."""
    found = []
    for token in adverbs:
        operator = words.adverbs.get(token.lower_)
        if operator is None and token.lower_ in ("ever", "even", "quite", "all"):  # "hardly ever"
            inner = next(token.children, None)
            operator = words.adverbs.get(inner.lower_) if inner is not None else None
        if operator is not None:
            found.append(Cue(operator, token.text))
        elif token.lower_ in ("longer", "more") and token.i and token.nbor(-1).lower_ == "no":
            found.append(Cue(words.classes["negation"], f"no {token.text}"))
    return found


def conditions(clause: Clause, words: Cues) -> list[Token]:
    """Return the words that make the clause conditional: "if" and its like, or an inverted "had", "should", "were"."""
    found = []
    for other in clause.conditions or ():
        marker = condition_marker(other, words)
        if marker is not None:
            found.append(marker)
    return found


def condition_marker(verb: Token, words: Cues) -> Token | None:
    """Return the word that makes an adverbial clause a condition, or None."""
    for child in verb.children:
        if child.i > verb.i:
            break
        if (
            child.dep_ in ("mark", "advmod", "aux")
            and words.clause_markers.get(child.lower_) is words.classes["condition"]
        ):
            before = child.nbor(-1).lower_ if child.i else ""
            return None if before in words.unconditional_after else child
    if words.clause_markers.get(verb.lower_) is words.classes["condition"] and verb.tag_ in ("VBN", "VBG"):
        return verb  # "provided that …"
    first = verb.left_edge
    if first.lower_ in ("had", "should", "were") and (first == verb or first.dep_ in ("aux", "auxpass")):
        asked = any(c.text.startswith("?") for c in verb.children)
        if first != verb and not asked and verb.dep_ in ("advcl", "npadvmod"):
            return first
        if first == verb and any(c.dep_ in SUBJECTS for c in verb.children):
            return first
    return None


def clause_cues(clause: Clause, words: Cues, came: Token | None) -> list[Cue]:
    """Return everything that modifies a predicate within its clause, outermost first."""
    found: list[Cue] = []
    modal, outside = modal_cue(clause, words)
    tense = clause.tense
    unreal = modal is not None and modal.operator.unreal
    if tense in ("modal", "present", "none") and not unreal and not clause.to and not _leaves_condition(clause, words):
        found += [Cue(words.classes["condition"], marker.text) for marker in conditions(clause, words)]
    found += adverb_cues(clause.adverbs, words)
    negations = negation_cues(clause, words, came)
    if modal is not None:
        found += [*negations, modal] if outside else [modal, *negations]
    else:
        found += negations
    return found


def _leaves_condition(clause: Clause, words: Cues) -> bool:
    """Whether a condition belongs to what the verb is about: "they threaten to strike if …" threatens in earnest."""
    lemma = clause.verb.lemma_.lower()
    for child in clause.verb.children:
        operator: Operator | None = None
        if child.dep_ == "prep":  # "the pact provides for aid if …"
            operator = words.verbs["noun"].get(f"{lemma} {child.lower_}")
        elif child.dep_ in _CONTENT_FORMS:
            operator = words.verbs[_CONTENT_FORMS[child.dep_]].get(lemma)
        if operator is not None and (operator.speaker or operator.future is True):
            return True
    return False


def mood_cues(clause: Clause, words: Cues) -> list[Cue]:
    """Return the cue of a main clause's mood: a question, a command, a headline's infinitive; or nothing."""
    verb = clause.verb
    marker = condition_marker(verb, words)
    if marker is not None:  # "If only …", or a main clause that the parser has lost
        return [Cue(words.classes["condition"], marker.text)]
    if _asks(clause):
        return [Cue(words.classes["question"], "?")]
    if is_command(clause, words):
        return [Cue(words.classes["command"], verb.text)]
    if clause.to:
        return [Cue(words.classes["future" if clause.subject is not None else "prospective"], "to")]
    return []


def _asks(clause: Clause) -> bool:
    """Whether a main clause asks if something is so; "why" and its like take it for granted that it is."""
    verb, subject = clause.verb, clause.subject
    if clause.wh is not None:
        return False
    finite = clause.auxiliaries[0] if clause.auxiliaries else verb
    inverted = subject is not None and finite.i < subject.i and subject.dep_ != "expl"
    if inverted and finite.tag_ == "MD" and not any(a.i < finite.i for a in clause.adverbs):
        return True
    if not (clause.asks or _ends_asking(verb)):
        return False
    if inverted or verb.dep_ == "conj":
        return inverted
    return not any(c.dep_ in ("conj", "ccomp", "parataxis") for c in verb.children)


def _ends_asking(verb: Token) -> bool:
    """Whether the sentence ends with a question mark, quotation marks aside, and this is its main verb."""
    if verb.dep_ not in ("ROOT", "conj"):
        return False
    sentence = verb.sent
    for position in range(sentence.end - 1, max(sentence.end - 5, sentence.start), -1):
        token = verb.doc[position]
        if "?" in token.text:
            return True
        if not (token.is_quote or token.is_space or token.is_bracket):
            return False
    return False
