"""Who stands where around a predicate: logical functions, whatever the voice or the construction.

The parser says nsubjpass, relcl, acl, xcomp; a frame asks for the subject and the object of the act. This
file is the one place that turns the former into the latter: passives, relative clauses, participles,
control and raising, conjunction, "by" phrases, possessives and compounds.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.coding.events.lexicon import word_class

_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
# Verbs whose infinitive is carried out by their own subject although they have an object.
_SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten", "use", "spend", "swear"})
# Prepositions before a gerund that make the governing verb's object its subject: "accused X of arming".
_OBJECT_CONTROL_PREPS = frozenset({"of", "from", "for", "into"})
_DIRECTIONS = frozenset({"away", "back", "out", "off", "down", "up", "in"})
# Prepositions of a preposition's noun that count for the verb: "hacked into the computers [of Peru]".
_NESTED = ("with", "between", "against", "of", "by", "in")
_INNER = ("to", "into", "on", "in", "for")  # "agreed to a deal [with Mali]", but not "told of a clash [with Mali]"
_MAX_DEPTH = 8
_MAX_NESTED = 2  # phrases within phrases that count for a predicate: "in [support of] Mali"


@dataclass(slots=True)
class Arguments:
    """The heads of the phrases around one predicate, by logical function; conjuncts included.

    ``near`` are prepositions of the predicate itself, ``far`` those that hang on its object or its governing
    verb ("imposed [sanctions on Iran]"), which count only where ``near`` has nothing.
    """

    subject: list[Token] = field(default_factory=list)
    object: list[Token] = field(default_factory=list)
    dative: list[Token] = field(default_factory=list)
    possessive: list[Token] = field(default_factory=list)
    modifier: list[Token] = field(default_factory=list)
    near: dict[str, list[Token]] = field(default_factory=dict)
    far: dict[str, list[Token]] = field(default_factory=dict)
    clause: Token | None = None
    particle: str = ""
    passive: bool = False

    def preposition(self, name: str) -> list[Token]:
        """Return the heads of the phrases after a preposition, the nearest attachment first."""
        return self.near.get(name) or self.far.get(name) or []


def _counted(head: Token) -> Token:
    """Return what a word of quantity counts: "[dozens] of prisoners" are prisoners."""
    if head.lemma_.lower() in word_class("quantity"):
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                return next((inner for inner in child.children if inner.dep_ == "pobj"), head)
    return head


def with_conjuncts(head: Token) -> list[Token]:
    """Return a head and the heads coordinated with it, in text order; words of quantity give way to what they count."""
    return sorted({_counted(one) for one in (head, *head.conjuncts)}, key=lambda token: token.i)


def resolve_relative(token: Token) -> Token:
    """Return what a relative pronoun stands for: the noun that its clause modifies."""
    if token.lower_ in _RELATIVE:
        clause = token.head
        for _ in range(_MAX_DEPTH):
            if clause.dep_ == "relcl":
                return clause.head
            if clause.head is clause:
                break
            clause = clause.head
    return token


def prepositions(token: Token, into: dict[str, list[Token]], depth: int = 0) -> None:
    """Add the phrases of a token's prepositions to ``into``."""
    if depth > _MAX_NESTED:
        return
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "VERB"):
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    into.setdefault(child.lower_, []).extend(with_conjuncts(resolve_relative(grandchild)))
                    if grandchild.lower_ in word_class("carrier"):
                        prepositions(grandchild, into, depth + 1)
                elif grandchild.dep_ == "pcomp":  # "warned it against landing"
                    into.setdefault(child.lower_, []).append(grandchild)
                elif grandchild.dep_ == "prep" and child.lower_ in ("from", "out", "off", "because", "on"):
                    for last in grandchild.children:  # "pulled out of", "from across", "on behalf of"
                        if last.dep_ == "pobj":
                            into.setdefault(grandchild.lower_, []).extend(with_conjuncts(last))
        elif child.dep_ in ("advmod", "prt") and child.lower_ in _DIRECTIONS:  # "walked [away from] the deal"
            prepositions(child, into, depth + 1)


def is_passive(verb: Token) -> bool:
    """Whether the verb's grammatical subject is its logical object.

    Headlines drop the auxiliary ("Two soldiers killed in ambush"): a participle without a form of "have"
    and without an object of its own is passive too.
    """
    has_auxiliary = has_object = False
    for child in verb.children:
        if child.dep_ in ("nsubjpass", "auxpass", "csubjpass", "agent"):
            return True
        has_auxiliary = has_auxiliary or (child.dep_ == "aux" and child.lemma_ in ("have", "be", "do"))
        has_object = has_object or child.dep_ in ("dobj", "ccomp", "xcomp")
    if verb.tag_ != "VBN" or has_auxiliary:
        return False
    if verb.dep_ in ("acl", "relcl", "advcl", "amod"):
        return not has_object
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return is_passive(verb.head) and not has_object
    return not has_object


def _own_subjects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "csubj")]


def grammatical_subject(verb: Token, depth: int = 0) -> list[Token]:
    """Return the heads of the verb's grammatical subject, found through the construction it stands in."""
    own = _own_subjects(verb)
    if own:
        return [one for child in own for one in with_conjuncts(resolve_relative(child))]
    if depth > _MAX_DEPTH:
        return []
    head, dep = verb.head, verb.dep_
    if dep in ("acl", "relcl") and head.pos_ not in ("VERB", "AUX"):
        if verb.tag_ == "VB":  # "its decision to leave": the noun's own owner
            return noun_owner(head)
        return with_conjuncts(head)
    if dep in ("xcomp", "ccomp", "advcl", "conj", "dep", "parataxis", "oprd") and head.pos_ in (
        "VERB",
        "AUX",
    ):
        if dep == "xcomp" and head.lemma_ not in _SUBJECT_CONTROL:
            objects = [c for c in head.children if c.dep_ in ("dobj", "dative")]
            if objects:
                return [one for child in objects for one in with_conjuncts(resolve_relative(child))]
        return grammatical_subject(head, depth + 1)
    if dep == "xcomp" or (dep in ("acl", "ccomp") and head.pos_ == "ADJ"):  # "ready to talk"
        return grammatical_subject(head.head, depth + 1) if head.dep_ == "acomp" else []
    if dep == "pcomp":
        return _gerund_subject(verb, depth)
    return []


def _gerund_subject(verb: Token, depth: int) -> list[Token]:
    """Subject of a gerund after a preposition: "accused Iran of arming", "responded by closing"."""
    preposition = verb.head
    governor = preposition.head
    if governor.pos_ in ("VERB", "AUX"):
        if preposition.lower_ in _OBJECT_CONTROL_PREPS:
            objects = logical_object(governor)
            if objects:
                return objects
        return grammatical_subject(governor, depth + 1)
    return noun_owner(governor)


def noun_owner(noun: Token) -> list[Token]:
    """Whose act a noun names: its possessor, its "by" phrase, else the subject of the verb it serves."""
    for child in noun.children:
        if child.dep_ == "poss":
            return with_conjuncts(child)
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ == "by":
            return [one for c in child.children if c.dep_ == "pobj" for one in with_conjuncts(c)]
    if noun.dep_ in ("dobj", "attr", "pobj"):
        verb = noun.head if noun.dep_ != "pobj" else noun.head.head
        if verb.pos_ in ("VERB", "AUX"):
            return logical_subject(verb)
    return []


def logical_subject(verb: Token) -> list[Token]:
    """Return who does what the verb says: the subject, or the "by" phrase of a passive."""
    if not is_passive(verb):
        return grammatical_subject(verb)
    found = []
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            found += [one for c in child.children if c.dep_ == "pobj" for one in with_conjuncts(c)]
    if not found:  # "was attacked and destroyed by X": the last of the verbs holds the phrase
        for child in verb.children:
            if child.dep_ == "conj" and child.pos_ == "VERB" and is_passive(child):
                return logical_subject(child)
    return found


def logical_object(verb: Token) -> list[Token]:
    """Return what the verb is done to: its object, or the subject of a passive."""
    if is_passive(verb):
        return grammatical_subject(verb)
    found = [one for child in verb.children if child.dep_ == "dobj" for one in with_conjuncts(resolve_relative(child))]
    if not found and verb.dep_ == "relcl" and _own_subjects(verb):
        subjects = {resolve_relative(child) for child in _own_subjects(verb)}
        if verb.head not in subjects and not any(c.lower_ in ("where", "when", "why") for c in verb.children):
            found = with_conjuncts(verb.head)  # "the base [that] they attacked"
    if not found and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.i - verb.head.i == 2:
        found = logical_object(verb.head)  # "attacked and destroyed the depot" read from the left
    if not found and any(c.dep_ == "conj" and c.pos_ == "VERB" and c.i - verb.i == 2 for c in verb.children):
        right = next(c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB")
        found = [c for c in right.children if c.dep_ == "dobj"]  # and from the right
    return found


def _is_late_infinitive(child: Token) -> bool:
    return child.dep_ == "advcl" and child.tag_ == "VB" and any(c.tag_ == "TO" for c in child.lefts)


def _raised_object(clause: Token) -> list[Token]:
    """Return the object that the parser hangs on the infinitive: "let [monitors] visit", "allowed [aid] to pass"."""
    if clause.dep_ != "ccomp" or clause.tag_ != "VB" or any(c.dep_ == "mark" or c.tag_ == "MD" for c in clause.lefts):
        return []
    return [one for child in clause.lefts if child.dep_ == "nsubj" for one in with_conjuncts(child)]


def _add_partners(head: Token, into: dict[str, list[Token]]) -> None:
    """Add the "with" and "between" phrases of a noun, and of the nouns after its "on", "of" and "for"."""
    inner: dict[str, list[Token]] = {}
    prepositions(head, inner)
    for topic in [one for name in ("on", "of", "for") for one in inner.get(name, [])]:
        prepositions(topic, inner)
    for name in ("with", "between"):
        if name in inner:
            into.setdefault(name, inner[name])


def verb_arguments(verb: Token) -> Arguments:
    """Return the logical arguments of a verb."""
    found = Arguments(passive=is_passive(verb))
    found.subject = logical_subject(verb)
    found.object = logical_object(verb)
    prepositions(verb, found.near)
    for child in verb.children:
        if child.dep_ == "dative":
            if child.pos_ == "ADP":
                found.dative += [one for c in child.children if c.dep_ == "pobj" for one in with_conjuncts(c)]
            else:
                found.dative += with_conjuncts(child)
        elif child.dep_ == "prt":
            found.particle = child.lower_
        elif child.dep_ in ("xcomp", "ccomp") and found.clause is None:
            found.clause = child
    if found.passive:  # "was refused entry": the grammatical subject is whom it was refused to
        second = [one for child in verb.children if child.dep_ == "dobj" for one in with_conjuncts(child)]
        if second:
            found.dative, found.object = found.dative or found.object, second
    if found.clause is None:  # "pushed the junta to free them": read as a purpose by the parser
        found.clause = next((child for child in verb.children if _is_late_infinitive(child)), None)
    if not found.object and found.clause is not None:
        found.object = _raised_object(found.clause)
    if not found.object:  # "the treaty on fish between Peru and Chile expired"
        for head in found.subject:
            _add_partners(head, found.far)
    for head in found.object:
        if head.i > verb.i or found.passive:  # "sanctions on Iran were imposed"
            prepositions(head, found.far)
    for head in list(found.far.get("of", [])):  # "announced a suspension of links [with Mali]"
        prepositions(head, found.far)
    for head in [one for name in _INNER for one in found.near.get(name, []) if one.pos_ == "NOUN"]:
        inner: dict[str, list[Token]] = {}  # "agreed to a deal [with Mali]", "led to a clash [between clans]"
        prepositions(head, inner)
        for name in _NESTED:
            if name in inner:
                found.far.setdefault(name, inner[name])
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":  # "armed and trained by X", "in Y"
        prepositions(verb.head, found.far)
    return found


def conditions(verb: Token) -> list[Token]:
    """Return the verbs of the if and unless clauses of a verb."""
    return [
        clause
        for clause in verb.children
        if clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in clause.lefts)
    ]


def noun_arguments(noun: Token) -> Arguments:
    """Return the arguments of an event noun: possessor, modifiers, prepositions, and its infinitive."""
    found = Arguments()
    for child in noun.children:
        if child.dep_ == "poss":
            found.possessive += with_conjuncts(child)
        elif child.dep_ in ("amod", "compound", "nmod", "punct") and child.pos_ != "PUNCT":
            found.modifier.append(child)
        elif child.dep_ == "acl" and (child.tag_ == "VB" or any(c.dep_ == "mark" for c in child.lefts)):
            found.clause = child  # "the decision to leave", "the demand that they leave"
    prepositions(noun, found.near)
    for head in found.near.get("of", []):  # "a suspension of links with Mali"
        prepositions(head, found.far)
    return found
