"""One clause by itself: its tense, its mood, and what modifies its predicate."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.coding.voices.algebra import Cue, Operator
from dragoman.coding.voices.cues import Cues, Form, Tense

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "dative"})
_WH = frozenset({"WDT", "WP", "WP$", "WRB"})
_SHARED_TAGS = frozenset({"VB", "VBN", "VBG"})


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
    clause = _own_clause(verb)
    head = verb.head
    if verb.dep_ == "conj" and clause.subject is None and not clause.auxiliaries and verb.tag_ in _SHARED_TAGS:
        shared = read_clause(head) if head.dep_ == "conj" else _own_clause(head)
        same = verb.tag_ == head.tag_ or (head.dep_ == "conj" and bool(shared.auxiliaries))
        if same and not clause.to:
            clause.auxiliaries, clause.to = shared.auxiliaries, shared.to
            clause.subject = clause.subject or shared.subject
            if not _contrasted(verb):
                clause.negations = [*shared.negations, *clause.negations]
                clause.adverbs = [*[a for a in shared.adverbs if a.i < head.i], *clause.adverbs]
                clause.arguments = [*[a for a in shared.arguments if a.i < head.i], *clause.arguments]
    return clause


def _own_clause(verb: Token) -> Clause:
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
        return "to" if verb.tag_ == "VB" or verb.dep_ in ("ccomp", "xcomp") and verb.tag_ != "VBG" else "noun"
    return "that"


def is_command(clause: Clause) -> bool:
    """Whether a clause has the shape of an imperative: a bare verb, no subject, at most "do" or "do not"."""
    verb = clause.verb
    if any(a.lower_ == "please" for a in clause.adverbs):
        return clause.modal is None
    if clause.subject is not None or clause.to or clause.mark is not None or verb.tag_ != "VB":
        return False
    if any(a.lower_ != "do" for a in clause.auxiliaries) or verb.lemma_ == "thank":
        return False
    return verb.dep_ != "conj" or is_command(_own_clause(verb.head))


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
        word = denying_word(token, words)
        if word:
            found.append(Cue(negation, word))
    return found


def denying_word(argument: Token, words: Cues) -> str:
    """Return the word with which an argument denies its clause ("no troops", "nobody"), or an empty string."""
    if argument.lower_ in words.negative_arguments:
        return argument.text
    for child in argument.children:
        if child.i >= argument.i:
            break
        if child.dep_ == "neg" and words.after_not.get(child.nbor().lower_) is None:  # "not a single soldier"
            return child.text
        if child.dep_ == "det" and child.lower_ in words.negative_arguments:
            return child.text
    return ""


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
        if child.dep_ in ("mark", "advmod", "aux") and words.clause_markers.get(child.lower_) is words.classes["condition"]:
            before = child.nbor(-1).lower_ if child.i else ""
            return None if before in words.unconditional_after else child
    if words.clause_markers.get(verb.lower_) is words.classes["condition"] and verb.tag_ in ("VBN", "VBG"):
        return verb  # "provided that …"
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), None)
    if first is None and verb.lemma_ == "be":
        first = verb
    if first is not None and first.lower_ in ("had", "should", "were"):
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if subject is not None and first.i < subject.i and not any(c.i < first.i for c in verb.children):
            return first
    return None


def clause_cues(clause: Clause, words: Cues, came: Token | None) -> list[Cue]:
    """Return everything that modifies a predicate within its clause, outermost first."""
    found: list[Cue] = []
    modal, outside = modal_cue(clause, words)
    tense = clause.tense
    unreal = modal is not None and modal.operator.unreal
    if (tense in ("modal", "present", "none")) and not unreal and not clause.to:
        found += [Cue(words.classes["condition"], marker.text) for marker in conditions(clause, words)]
    found += adverb_cues(clause.adverbs, words)
    negations = negation_cues(clause, words, came)
    if modal is not None:
        found += [*negations, modal] if outside else [modal, *negations]
    else:
        found += negations
    return found


def mood_cues(clause: Clause, words: Cues) -> list[Cue]:
    """Return the cue of a main clause's mood: a question, a command, a headline's infinitive; or nothing."""
    verb = clause.verb
    if _asks(clause):
        return [Cue(words.classes["question"], "?")]
    if is_command(clause):
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
    return inverted or not any(c.dep_ in ("conj", "ccomp", "parataxis") for c in verb.children)


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
