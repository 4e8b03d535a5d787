"""Speakers told by a sentence's outer form: "Kremlin: …", "… - minister", "…, says UN", "…, sources say"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from dragoman.coding.voices.link import Link
from dragoman.coding.voices.speakers import can_speak, head_class, is_document
from dragoman.coding.voices.wording import words

_DASHES = frozenset({"-", "–", "—", "--", ":"})
_FULL_STOPS = frozenset({".", "…", "...", ";", ","})
_OPENERS = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
# No more words than this make a speaker in a headline, and no more stand between "says" and a sentence's end.
_LONGEST = 7
# A place before a colon tells where it happens, unless the rest is plainly in somebody's mouth.
_FIRST_PERSON = frozenset({"we", "our", "us", "i", "my", "no", "not"})

# A link with the first and last token of what it covers.
Covered = tuple[Link, int, int]


def headline_link(start: int, end: int, sentence: Span) -> Covered | None:
    """Return the link of a headline that hands the word on with a colon or a dash, or None.

    A headline is a sentence without a full stop, tokens ``start`` to ``end``; its speaker is a short noun phrase before
    a colon or after a dash or colon.
    """
    doc = sentence.doc
    if not 4 <= end - start <= 40 or doc[end - 1].text in _FULL_STOPS:
        return None
    for index in range(start + 1, min(start + _LONGEST + 1, end - 2)):
        if doc[index].text == ":":
            head = _speaker(doc[start:index], before=True)
            if head is not None and (head.ent_type_ not in ("GPE", "LOC", "NORP") or _spoken(doc[index + 1 : end])):
                return Link(doc[index], index, index, head, [], phrase=(start, index - 1)), index + 1, end - 1
            break
    for index in range(end - 2, max(end - _LONGEST - 2, start + 2), -1):
        sign = doc[index]
        if sign.text in _DASHES:
            if sign.text == ":" or (doc[index - 1].whitespace_ and sign.whitespace_):
                head = _speaker(doc[index + 1 : end], before=False)
                if head is not None:
                    return Link(sign, index, index, head, [], phrase=(index + 1, end - 1)), start, index - 1
            break
    return None


def ending_link(start: int, end: int, sentence: Span) -> Covered | None:
    """Return the link of a cue that ends its sentence after a comma, where the parser has not seen it.

    "…, claims army" and "…, sources say": a cue of saying with nothing but a speaker beside it.
    """
    doc = sentence.doc
    while end > start and doc[end - 1].is_punct:
        end -= 1
    for index in range(end - 2, max(end - _LONGEST - 2, start + 1), -1):
        if doc[index].text in (",", "–", "—"):
            if doc[index + 1].i + 1 < end and _says(doc[index + 1]):
                cue, phrase = doc[index + 1], doc[index + 2 : end]
            elif _says(doc[end - 1]):
                cue, phrase = doc[end - 1], doc[index + 1 : end - 1]
            else:
                return None
            head = _speaker(phrase, before=False)
            if head is None:
                return None
            return Link(cue, cue.i, cue.i, head, [], phrase=(phrase.start, phrase.end - 1)), start, index - 1
    return None


def opening_link(start: int, end: int, sentence: Span) -> Covered | None:
    """Return the link of a headline's "X Claims 'all is well'": capitals keep the tagger from seeing the verb."""
    doc = sentence.doc
    if doc[end - 1].text in _FULL_STOPS:
        return None
    for index in range(start + 1, min(start + _LONGEST, end - 2)):
        if doc[index + 1].text in _OPENERS and doc[index].lower_.endswith("s"):
            phrase = doc[start:index]
            if not _says(doc[index]) or _speaker(phrase, before=False) is None:
                return None
            last = next((i for i in range(index + 2, end) if doc[i].text in _OPENERS), end - 1)
            link = Link(doc[index], index, index, phrase[-1], [], phrase=(start, index - 1))
            return link, index + 1, last
    return None


def _says(token: Token) -> bool:
    """Whether a word can be a cue of saying in the present or past, whatever the tagger made of it."""
    if token.tag_ not in ("VBZ", "VBD", "VBP", "NNS", "NNPS", "VBN"):
        return False
    lemma = token.lower_.removesuffix("s") if token.tag_ in ("NNS", "NNPS") else token.lemma_
    return any(wording.name in ("speech", "report") for _, wording in words().verbs.get(lemma, ()))


def _spoken(content: Span) -> bool:
    return any(token.lower_ in _FIRST_PERSON or token.text in ("'", "‘", '"', "“") for token in content)


def _speaker(phrase: Span, before: bool) -> Token | None:
    """Return the head of a phrase that is nothing but a speaker's name or office."""
    if not 0 < len(phrase) <= _LONGEST or phrase.text.casefold() in words().labels:
        return None
    if any(t.pos_ in ("VERB", "AUX", "NUM", "ADV") or t.tag_ in ("WRB", "WP", "TO") or t.is_punct for t in phrase):
        return None
    head = phrase[-1]
    for token in phrase:
        if token.pos_ == "ADP":
            if token.i == phrase.start:
                return None
            head = phrase[token.i - phrase.start - 1]
            break
    if head.pos_ not in ("NOUN", "PROPN", "ADJ", "PRON"):
        return None
    if is_document(head):
        return None if before else head
    if head.pos_ == "NOUN" and head_class(head) is None:
        return None
    return head if can_speak(head) else None
