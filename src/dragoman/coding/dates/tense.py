"""Whether the words around a date look back or ahead: read from the verb that governs it."""

from __future__ import annotations

from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from dragoman.coding.dates.sentences import bounds, last_word, root_of
from dragoman.knowledge import knowledge

Direction = Literal["past", "present", "future"]
Tense = Literal["past", "pluperfect", "perfect", "present", "future"]
# Steps up the tree at most: deeper nesting than this is a parse gone wrong.
_DEPTH = 25
_CLOSING = frozenset(".!?…\"'”’)")


@cache
def words(name: str) -> frozenset[str]:
    """Return one list of tense.yaml."""
    return frozenset(str(word) for word in knowledge("dragoman.coding.dates")["tense"][name])


def governor(token: Token) -> Token | None:
    """Return the first verb above a token, or None."""
    for _ in range(_DEPTH):
        head = token.head
        if head.i == token.i:
            return token if token.pos_ in ("VERB", "AUX") else None
        token = head
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod"):
            return token
    return None


def in_headline(token: Token) -> bool:
    """Whether the token's sentence ends without a mark, as headlines do."""
    return last_word(token.doc, token.i).text[-1] not in _CLOSING


def verb_tense(verb: Token, depth: int = 0) -> Tense:
    """Return the time that a verb form, with its auxiliaries and its governor, puts its event in."""
    above = verb.head
    if verb.dep_ in ("aux", "auxpass") and above.i != verb.i and depth < _DEPTH:
        return verb_tense(above, depth + 1)
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    forms = {child.lower_ for child in auxiliaries}
    for child in auxiliaries:
        if child.lemma_ == "have" or child.lower_ in ("'ve", "’ve"):
            if forms & words("future_auxiliaries"):
                return "past" if not forms & {"will", "shall", "'ll", "’ll"} else "future"
            return "pluperfect" if child.tag_ == "VBD" else "perfect"
    tag = verb.tag_
    if tag == "MD" or forms & words("future_auxiliaries"):
        return "future"
    scheduling = words("scheduling")
    if "to" in forms:
        if above.i == verb.i or depth >= _DEPTH:
            return "future"
        shared = above.lemma_.lower() in words("actual")
        shared |= verb.dep_ == "advcl" and above.lemma_.lower() not in scheduling
        return verb_tense(above, depth + 1) if shared and above.pos_ in ("VERB", "AUX") else "future"
    if tag == "VBD":
        return "past"
    if tag == "VBN":
        finite = next((child for child in auxiliaries if child.tag_ in ("VBZ", "VBP")), None)
        return "present" if finite is not None and not in_headline(verb) else "past"
    if tag == "VBG":
        if auxiliaries:
            return "present" if any(child.tag_ in ("VBZ", "VBP") for child in auxiliaries) else "past"
        higher = governor(verb)
        if higher is None or higher.i == verb.i or depth >= _DEPTH:
            return "past"
        return verb_tense(higher, depth + 1)
    if tag in ("VBZ", "VBP"):
        if verb.lemma_ == "be":
            complement = {c.lemma_.lower() for c in verb.children if c.dep_ in ("acomp", "attr", "xcomp")}
            return "future" if complement & scheduling else "present"
        return "past" if in_headline(verb) else "present"
    if tag == "VB":
        return "past" if in_headline(verb) and verb.dep_ == "ROOT" else "future"
    return "past"


def direction(doc: Doc, first: int, last: int) -> Direction:
    """Return whether the tokens ``first`` to ``last`` (included) stand in words that look back or ahead.

    A plain present with a date, except with "be", may tell what is arranged or what has just been done: "present".
    """
    root = root_of(doc, first, last)
    # Words beside the date decide before the verb does: "a June 1 deadline", "ahead of Friday's vote".
    start, end = bounds(doc, first)
    neighbours = {token.lower_ for token in doc[max(first - 3, start) : min(last + 3, end)]}
    if neighbours & words("ahead"):
        return "future"
    verb = governor(root)
    if verb is None:
        return "past"
    if verb.lemma_.lower() in words("arranging") and (
        verb.tag_ == "VBN" or _preposition(root) in ("for", "until", "to")
    ):
        return "future"
    tense = verb_tense(verb)
    if tense == "present":
        modifier = (
            root.dep_ in ("compound", "amod", "nmod", "poss", "nummod") or _preposition(root) == "of" or _in_noun(root)
        )
        return "past" if modifier or verb.lemma_ in ("be", "have") or verb.tag_ == "VBN" else "present"
    return "future" if tense == "future" else "past"


def _in_noun(root: Token) -> bool:
    """Whether a date stands in a phrase that a noun has with it: "its ruling in October"."""
    return bool(root.dep_ == "pobj" and root.head.head.pos_ in ("NOUN", "PROPN"))


def _preposition(root: Token) -> str:
    """The preposition that a date stands under, in lower case; empty when it stands under none."""
    return str(root.head.lower_) if root.dep_ == "pobj" else ""
