"""The words of a speaker's noun phrase, as they stand: no relative clauses, no adverbs of time."""

from __future__ import annotations

from spacy.tokens import Doc, Token

_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "dep"})
_EDGE = frozenset("\"'“”‘’«»„,;:-–—()[]") | {"``", "''"}
# Quotation marks that a phrase may hold only in pairs.
_QUOTES = frozenset('"“”„«»') | {"``", "''"}
# Words after a noun that do not belong to its name: "Oman and Qatar both said".
_AFTERTHOUGHTS = frozenset(
    {"both", "all", "each", "alike", "alone", "too", "also", "itself", "himself", "herself", "themselves"}
)
_TIMES = frozenset({"DATE", "TIME", "ORDINAL", "CARDINAL"})
# A phrase longer than this is a failed parse; it is cut back to the head's own words.
_LONGEST = 50


def _last(token: Token, depth: int, joined: bool) -> int:
    """The last token of a head's phrase: prepositional phrases, appositions, conjoined speakers; no clauses."""
    last = token.i
    for child in token.rights:
        dep = child.dep_
        if dep in _CLAUSES or child.tag_ in ("VBZ", "VBD", "VBP", "MD"):
            break
        if dep == "punct":
            if child.text in _QUOTES or child.text in ";:–—":
                break
            continue
        if dep in ("cc", "case") or child.lower_ in _AFTERTHOUGHTS:
            continue
        if dep == "conj" and not joined:
            break
        if dep == "prep" and any(c.ent_type_ in _TIMES or c.dep_ == "pcomp" for c in child.children):
            continue
        if depth < 6:
            last = max(last, _last(child, depth + 1, True))
    return last


def extent(head: Token, joined: bool = True) -> tuple[int, int]:
    """Return the first and last token index of the noun phrase of ``head``; ``joined`` takes in "X and Y"."""
    first, last = head.left_edge.i, _last(head, 0, joined)
    doc = head.doc
    if last - first > _LONGEST:
        kept = [
            t.i
            for t in head.children
            if t.dep_ in ("det", "amod", "compound", "nmod", "nummod", "poss") and t.i < head.i
        ]
        first, last = min([*kept, head.i]), head.i
        last = max([t.i for t in head.children if t.dep_ in ("compound", "flat")] + [last])
    while first < head.i and (doc[first].text in _EDGE or doc[first].is_space or doc[first].dep_ in ("cc", "advmod")):
        first += 1
    for index in range(head.i - 1, first - 1, -1):  # a quotation that the parser hung on the speaker
        if doc[index].text in _QUOTES:
            first = index + 1
            break
    while last > head.i and (doc[last].text in _EDGE or doc[last].is_space):
        last -= 1
    if (
        last + 1 < len(doc)
        and doc[last + 1].text in (")", "]")
        and any(doc[i].text in ("(", "[") for i in range(first, last + 1))
    ):
        last += 1
    return first, last


def joined_heads(head: Token) -> list[Token]:
    """Return a head and the heads coordinated with it, in text order."""
    return sorted({head, *head.conjuncts}, key=lambda token: token.i)


def noun_words(head: Token, adjectives: bool = True) -> list[str]:
    """Return the words that can tell what a speaker is: the head, its appositions, its modifiers, in that order.

    Without ``adjectives``: "major flaws" are no majors, "general concern" is no general.
    """
    modifiers = ("compound", "nmod", "amod") if adjectives else ("compound", "nmod")
    found = [head.lemma_.lower(), head.lower_]
    for child in head.children:
        if child.dep_ == "appos":
            found += [child.lemma_.lower(), child.lower_]
    for child in reversed(list(head.lefts)):  # "chief executive ANA RUIZ": the executive first
        if child.dep_ in modifiers:
            found += [child.lemma_.lower(), child.lower_]
            found += [c.lower_ for c in child.children if c.dep_ in modifiers]
    return found


def text_of(doc: Doc, first: int, last: int) -> tuple[str, int, int]:
    """Return the words from token ``first`` to ``last`` and their code points."""
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    return doc[first : last + 1].text, start, end
