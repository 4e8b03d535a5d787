"""Headlines that hand the word on with a colon or a dash: "Kremlin: …", "… - minister"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from dragoman.coding.voices.link import Link
from dragoman.coding.voices.speakers import can_speak, head_class, is_document

_COLONS = frozenset({":"})
_DASHES = frozenset({"-", "–", "—", "--", ":"})
# No more words than this make a speaker in a headline.
_LONGEST = 7
# Names of places before a colon say where, unless the rest is in somebody's mouth.
_FIRST_PERSON = frozenset({"we", "our", "us", "i", "my", "no", "not"})


def headline_link(sentence: Span) -> tuple[Link, int, int] | None:
    """Return the link of a headline, with the first and last token of its content, or None.

    A headline is a sentence without a full stop; its speaker is a short noun phrase before a colon or after a
    dash or colon. A place before a colon is where it happens, unless somebody there plainly speaks.
    """
    doc = sentence.doc
    start, end = sentence.start, sentence.end
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    if end - start < 4 or end - start > 40 or doc[end - 1].text in (".", "…", "...", ";", ","):
        return None
    for index in range(start + 1, min(start + _LONGEST + 1, end - 2)):
        if doc[index].text in _COLONS:
            head = _speaker(doc[start:index], before=True)
            if head is not None and not (
                head.ent_type_ in ("GPE", "LOC", "NORP") and not _spoken(doc[index + 1 : end])
            ):
                return Link(doc[index], index, index, head, [], phrase=(start, index - 1)), index + 1, end - 1
            break
    for index in range(end - 2, max(end - _LONGEST - 2, start + 2), -1):
        if doc[index].text in _DASHES:
            spaced = doc[index].text == ":" or (
                index > 0 and bool(doc[index - 1].whitespace_) and bool(doc[index].whitespace_)
            )
            head = _speaker(doc[index + 1 : end], before=False) if spaced else None
            if head is not None:
                return Link(doc[index], index, index, head, [], phrase=(index + 1, end - 1)), start, index - 1
            break
    return None


def _spoken(content: Span) -> bool:
    return any(token.lower_ in _FIRST_PERSON or token.text in ("'", "‘", '"', "“") for token in content)


def _speaker(phrase: Span, before: bool) -> Token | None:
    """Return the head of a phrase that is nothing but a speaker's name or office."""
    if not 0 < len(phrase) <= _LONGEST:
        return None
    if any(t.pos_ in ("VERB", "AUX", "NUM") or t.tag_ in ("WRB", "WP", "TO") or t.is_punct for t in phrase):
        return None
    head: Token | None = phrase[-1]
    for token in phrase:
        if token.dep_ == "prep" or token.pos_ == "ADP":
            head = phrase[token.i - phrase.start - 1] if token.i > phrase.start else None
            break
    if head is None or head.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    if head.pos_ == "NOUN" and head_class(head) in (None, "document", "channel") and not is_document(head):
        return None
    if is_document(head) and before:
        return None
    return head if can_speak(head) or is_document(head) else None
