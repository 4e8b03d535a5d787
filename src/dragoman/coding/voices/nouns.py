"""Cues that are no verbs: according to, the claim that, reportedly, confident that."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.coding.voices.link import VERBAL, Link, infinitive, is_name, that_clause
from dragoman.coding.voices.speakers import can_speak, head_class, is_document
from dragoman.coding.voices.verbs import agent, subject_of, wordings
from dragoman.coding.voices.wording import words


def preposition_link(token: Token) -> Link | None:
    """Return the link of "according to X", "per X" and "in X's words"."""
    table = words()
    expected = table.sources.get(token.lower_)
    if token.lower_ in table.sources and token.dep_ in (
        "prep",
        "advmod",
        "acl",
        "mark",
        "dep",
        "advcl",
        "xcomp",
        "ROOT",
        "pcomp",
        "agent",
    ):
        last, holder = token, token
        if expected:
            inner = [c for c in token.children if c.lower_ == expected]
            if not inner:
                following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
                if following is None or following.lower_ != expected:
                    return None
                inner = [following]
            last = holder = inner[0]
        objects = [c for c in holder.children if c.dep_ in ("pobj", "pcomp")]
        if not objects or (not expected and not _is_source(objects[0])):
            return None
        return Link(token, token.i, last.i, objects[0], [_sentence_reach(token, objects[0])], "clause")
    return None


def _is_source(noun: Token) -> bool:
    """Whether "per" means "according to" before a noun, not "for each": "per officials", not "per person"."""
    if not (can_speak(noun) or is_document(noun)):
        return False
    return (
        bool(noun.ent_type_)
        or noun.pos_ == "PROPN"
        or noun.tag_ == "NNS"
        or any(c.dep_ in ("det", "nummod", "poss") for c in noun.children)
    )


def _sentence_reach(token: Token, source: Token) -> Token:
    """Return the clause that a source phrase is about.

    At either end of a sentence it is about all of it, wherever the parser hung it, save that it does not pass
    a coordination; in the middle, about its own clause.
    """
    head = token.head
    sentence = token.sent
    at_start = token.i - sentence.start <= 1
    tail = token.doc[source.right_edge.i + 1 : sentence.end]
    at_end = all(t.is_punct or t.is_space for t in tail) or (len(tail) < 12 and bool(tail) and tail[0].text == ",")
    comma = token.i > 0 and token.doc[token.i - 1].text in (",", "-", "–", "—", "”", '"', "''")
    for _ in range(12):
        if head.head.i == head.i:
            break
        if head.pos_ in VERBAL and head.dep_ in ("conj", "ccomp"):
            break
        if head.pos_ in VERBAL and not (at_start or (at_end and comma)):
            break
        head = head.head
    return head


def standpoint_link(noun: Token) -> Link | None:
    """Return the link of "in the minister's words", "by Kyiv's account"."""
    table = words()
    if noun.lower_ not in table.standpoints and noun.lemma_ not in table.standpoints:
        return None
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in table.standpoint_prepositions:
        return None
    whose = [c for c in noun.children if c.dep_ == "poss"]
    if not whose:
        whose = [
            inner
            for c in noun.children
            if c.dep_ == "prep" and c.lower_ == "of"
            for inner in c.children
            if inner.dep_ == "pobj"
        ]
    clause = preposition.head
    if not whose or clause.pos_ not in VERBAL or not (can_speak(whose[0]) or whose[0].tag_ == "PRP$"):
        return None
    if whose[0].lower_ in ("its", "my", "our", "your"):
        return None
    return Link(
        noun,
        preposition.i,
        noun.i if noun.i > whose[0].i else whose[0].i - 1,
        whose[0],
        [_sentence_reach(preposition, noun)],
    )


def noun_link(noun: Token) -> Link | None:
    """Return the link of a noun of claiming: "the claim that", "reports of", "its denial that"."""
    wording = words().nouns.get(noun.lemma_)
    if wording is None or noun.pos_ != "NOUN" or any(c.lower_ == "no" for c in noun.lefts):
        return None
    roots: list[Token] = []
    for child in noun.rights:
        if (
            child.dep_ in ("acl", "ccomp", "relcl", "appos")
            and child.pos_ in VERBAL
            and wording.has("clause")
            and that_clause(child)
        ) or (child.dep_ == "acl" and wording.has("infinitive") and infinitive(child)):
            roots.append(child)
        elif child.dep_ == "prep" and child.lower_ in wording.prepositions:
            for inner in child.children:
                if inner.dep_ == "pcomp" or (inner.dep_ == "pobj" and not is_name(inner) and not can_speak(inner)):
                    roots += [inner, *(c for c in inner.conjuncts if c.i > inner.i)]
    if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "on", "with") and _is_cue(noun.head.head):
        return None  # "wrote in its opinion that": the verb's own content
    governor = noun.head if noun.dep_ in ("dobj", "nsubjpass", "attr") else None
    if not roots and governor is not None and noun.dep_ == "attr":  # "the claim is that …"
        return None
    if not roots:
        return None
    speaker = noun_owner(noun)
    rejecter = _rejecter(noun, governor)
    if rejecter is not None and not _owned(speaker):
        return None  # "rejected claims that": the rejecter's own denial
    if speaker is None and noun.dep_ == "dobj" and governor is not None and governor.lemma_ in words().light_verbs:
        speaker = subject_of(governor)
    if speaker is None and wording.alone == "none":
        return None
    return Link(noun, noun.i, noun.i, speaker, roots, "clause", wording, beside=rejecter)


def _rejecter(noun: Token, governor: Token | None) -> Token | None:
    """Return the verb that turns a claim down: "rejected Oslo's claim that"."""
    if noun.dep_ == "conj" and noun.head.dep_ == "dobj":
        governor = noun.head.head
    if governor is None or governor.pos_ != "VERB":
        return None
    return governor if any(w.name in ("rejection", "denial") for w, _ in wordings(governor)) else None


def _owned(speaker: Token | None) -> bool:
    """Whether a claim has an owner apart from who rejects it: "Oslo's claim", "claims by Oslo", not "its claim"."""
    return speaker is not None and speaker.pos_ != "PRON" and speaker.dep_ in ("poss", "pobj")


def _is_cue(verb: Token) -> bool:
    return verb.pos_ == "VERB" and any(wording.has("clause") for wording, _ in wordings(verb))


def noun_owner(noun: Token) -> Token | None:
    """Return whose claim it is: "Oslo's", "Russian", "media", "by the ministry"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in words().owner_prepositions:
            for inner in child.children:
                if inner.dep_ == "pobj" and can_speak(inner) and inner.ent_type_ not in ("DATE", "TIME"):
                    return inner
        elif child.dep_ == "acl" and child.tag_ == "VBN" and child.i > noun.i:  # "claims made by"
            found = agent(child)
            if found is not None:
                return found
    for child in noun.lefts:
        if child.dep_ in ("compound", "amod", "nmod") and (
            child.ent_type_ in ("NORP", "ORG", "GPE", "PERSON")
            or head_class(child) in ("news_outlet", "witness", "government", "unnamed")
        ):
            return child
    return None


def carrying_links(noun: Token) -> Iterator[Link]:
    """Yield the outer link of "said in a statement carried by X": the outlet that carries it."""
    for child in noun.children:
        if child.dep_ in ("acl", "relcl") and child.tag_ == "VBN" and child.lemma_ in words().carrying:
            by = agent(child)
            if by is not None and noun.dep_ == "pobj" and noun.head.head.pos_ == "VERB":
                yield Link(child, child.i, child.i, by, [noun.head.head], "clause")


def word_link(token: Token) -> Link | None:
    """Return the link of "reportedly" and "alleged": somebody unnamed says so."""
    table = words()
    if token.lower_ in table.adverbs:
        head = token.head
        return Link(token, token.i, token.i, None, [head], "construction")
    if token.lower_ in table.modifiers and token.dep_ == "amod":
        return Link(token, token.i, token.i, None, [token.head], "word")
    return None


def adjective_link(adjective: Token) -> Link | None:
    """Return the link of "is confident that": belief of the subject."""
    if adjective.pos_ != "ADJ" or adjective.dep_ not in ("acomp", "conj", "oprd"):
        return None
    clauses = [c for c in adjective.children if c.dep_ in ("ccomp", "xcomp") and not infinitive(c)]
    verb = adjective.head
    if not clauses:
        clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.i > adjective.i]
    speaker = subject_of(verb) if verb.pos_ in VERBAL else None
    if not clauses or speaker is None or not can_speak(speaker) or speaker.lower_ == "it":
        return None
    return Link(adjective, adjective.i, adjective.i, speaker, clauses, "clause", words().adjectives)
