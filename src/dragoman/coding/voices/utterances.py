"""Who utters which quotation, and what runs on: quotations over several sentences, free indirect speech."""

from __future__ import annotations

from bisect import bisect_left

from spacy.attrs import IDX
from spacy.tokens import Doc, Span, Token

from dragoman.coding.voices.link import Link
from dragoman.coding.voices.quotes import Quotation
from dragoman.coding.voices.speech import Quoted, Speech, Stretch

# A quotation of fewer words is a phrase in somebody's words, not an utterance.
_UTTERANCE = 2
# A cue stands at most so many tokens from the quotation it introduces or follows.
_NEAR = 14
_CLOSING = frozenset({'"', "”", "»", "''", "'", "’"})


def assign(speech: Speech, found: list[Quotation]) -> None:
    """Settle the speaker of every quotation, and add the stretches of free indirect speech."""
    doc = speech.doc
    starts = doc.to_array([IDX]).tolist() if found else []
    for quotation in found:
        first = bisect_left(starts, quotation.start)
        last = bisect_left(starts, quotation.end) - 1
        if first <= last < len(doc) and first < len(doc):
            speech.quotes.append(Quoted(first, last))
            speech.quote_starts.append(first)
    before: Link | None = None
    before_end = -1
    cues = sorted(speech.links, key=lambda link: link.cue.i)
    positions = [link.cue.i for link in cues]
    for quote in speech.quotes:
        inner = doc[quote.first : quote.last + 1]
        quote.full = sum(t.is_alpha for t in inner) >= _UTTERANCE and any(t.pos_ in ("VERB", "AUX") for t in inner)
        link = _by_parse(speech, inner)
        if link is None:
            link = _beside(inner, cues, positions, quote.full)
        if link is None and quote.full and _opens_sentence(doc, quote.first):
            if before is not None and _runs_on(doc, before_end, quote.first):
                link = before
            else:
                link = _colon_before(doc, quote.first, cues, positions)
        quote.link = link
        if link is not None:
            before, before_end = link, max(quote.last, link.cue.i)
    _hand_back(speech)
    _indirect(speech, cues, positions)


def _hand_back(speech: Speech) -> None:
    """Give a paragraph of quotation that was left open the speaker whom the next paragraph names."""
    doc = speech.doc
    for quote, following in zip(reversed(speech.quotes[:-1]), reversed(speech.quotes), strict=False):
        if quote.link is None and quote.full and doc[quote.last].text not in _CLOSING:
            if _runs_on(doc, quote.last, following.first):
                quote.link = following.link


def _by_parse(speech: Speech, inner: Span) -> Link | None:
    """Return the link whose content root stands inside the quotation and whose cue stands outside."""
    first, last = inner.start, inner.end - 1
    outside: Link | None = None
    for token in inner:
        for link in speech.by_root.get(token.i, ()):
            if not first <= link.cue.i <= last and link.wording is not None:
                if link.wording.has("quote"):
                    return link
                outside = outside or link
    return outside


def _beside(inner: Span, cues: list[Link], positions: list[int], full: bool) -> Link | None:
    """Return the nearest cue of utterance beside the quotation, in a sentence that the quotation touches."""
    doc = inner.doc
    first, last = inner.start, inner.end - 1
    opening, closing = doc[first].sent, doc[last].sent
    low, high = (
        bisect_left(positions, max(opening.start, first - _NEAR)),
        bisect_left(positions, min(closing.end, last + _NEAR + 1)),
    )
    best: Link | None = None
    best_distance = _NEAR + 1
    for link in cues[low:high]:
        at = link.cue.i
        if first <= at <= last or link.wording is None or not link.wording.has("quote"):
            continue
        if at < first:
            distance = first - at
            if not link.bare and not _introduces(doc, at, first):
                continue
        else:
            distance = at - last - 1
        if distance > 2 and not full:  # a word in quotation marks is nobody's utterance
            continue
        if distance < best_distance:
            best, best_distance = link, distance
    return best


def _introduces(doc: Doc, cue: int, first: int) -> bool:
    """Whether nothing but a colon, comma or "that" parts a cue from a quotation."""
    return first - cue <= 1 or doc[first - 1].text in (":", ",", "that")


def _opens_sentence(doc: Doc, first: int) -> bool:
    """Whether a quotation is a sentence of its own, not a phrase within one."""
    sentence = doc[first].sent
    index = sentence.start
    while index < first and (doc[index].is_space or doc[index].is_punct):
        index += 1
    return index >= first


def _runs_on(doc: Doc, end: int, start: int) -> bool:
    """Whether a quotation continues the one before: close by, with at most one new paragraph between."""
    between = doc[end + 1 : start]
    if len(between) > 25:
        return False
    return sum(t.is_space and "\n" in t.text for t in between) <= 1


def _colon_before(doc: Doc, first: int, cues: list[Link], positions: list[int]) -> Link | None:
    """Return the cue of a sentence that ends with a colon right before the quotation ("He told reporters:")."""
    index = first - 1
    while index >= 0 and doc[index].is_space:
        index -= 1
    if index < 0 or doc[index].text != ":":
        return None
    sentence = doc[index].sent
    position = bisect_left(positions, index) - 1
    if position >= 0 and positions[position] >= sentence.start:
        link = cues[position]
        if link.wording is not None and link.wording.has("quote"):
            return link
    return None


def _indirect(speech: Speech, cues: list[Link], positions: list[int]) -> None:
    """Add the sentences of free indirect speech: "The port was closed, he said. It would reopen in May."

    A sentence without a cue of its own whose main verb is put in the future of the past ("would") goes on with what
    the sentence before it reports, in the same paragraph.
    """
    doc = speech.doc
    told: Link | None = None
    for sentence in doc.sents:
        low, high = bisect_left(positions, sentence.start), bisect_left(positions, sentence.end)
        here = cues[low:high]
        broken = any(t.is_space and "\n" in t.text for t in (doc[sentence.start], doc[max(sentence.start - 1, 0)]))
        if broken:
            told = None
        if not here:
            if told is not None and _future_of_past(sentence.root):
                speech.stretches.append(Stretch(sentence.start, sentence.end - 1, told))
            else:
                told = None
            continue
        told = next((link for link in here if _reports(link, sentence)), None)


def _reports(link: Link, sentence: Span) -> bool:
    """Whether a link is the main cue of its sentence, in the past tense, in the class of saying."""
    if link.wording is None or link.wording.name not in ("speech", "report", "telling", "warning"):
        return False
    main = link.cue.i == sentence.root.i or (
        link.cue.dep_ in ("parataxis", "conj") and link.cue.head.i == sentence.root.i
    )
    return main and link.cue.tag_ in ("VBD", "VBN")


def _future_of_past(root: Token) -> bool:
    children = list(root.children)
    return any(c.dep_ == "aux" and c.lower_ in ("would", "'d") for c in children) and not any(
        (c.dep_ == "advcl" and any(g.lower_ in ("if", "were", "had") for g in c.children)) or c.lower_ in ("i", "you")
        for c in children
    )
