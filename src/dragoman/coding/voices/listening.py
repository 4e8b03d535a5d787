"""Reads a document once for its cues of speech, its quotations and its headlines."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from spacy.attrs import LEMMA, LOWER
from spacy.tokens import Doc, Token

from dragoman.coding.voices.headlines import ending_link, headline_link, opening_link
from dragoman.coding.voices.link import Link
from dragoman.coding.voices.nouns import (
    adjective_link,
    carrying_links,
    noun_link,
    preposition_link,
    standpoint_link,
    word_link,
)
from dragoman.coding.voices.quotes import quotations
from dragoman.coding.voices.speech import Speech, Stretch
from dragoman.coding.voices.utterances import assign
from dragoman.coding.voices.verbs import citing_links, quoting_link, verb_link
from dragoman.coding.voices.wording import words

_KEY = "dragoman.speech"


def speech_of(doc: Doc) -> Speech:
    """Return a document's speech, read at the first call and kept with the document."""
    held = doc.user_data.get(_KEY)
    if held is None:
        held = doc.user_data[_KEY] = _read(doc)
    found: Speech = held
    return found


def _cues(doc: Doc) -> Iterator[Token]:
    table = words().hashes
    array = doc.to_array([LEMMA, LOWER])
    places = np.minimum(np.searchsorted(table, array), len(table) - 1)
    for index in np.flatnonzero((table[places] == array).any(axis=1)):
        yield doc[int(index)]


def _links(doc: Doc) -> Iterator[Link]:
    table = words()
    for token in _cues(doc):
        pos, lemma = token.pos_, token.lemma_
        if pos in ("VERB", "AUX"):
            if lemma in table.quoting:
                outer = quoting_link(token)
                if outer is not None:
                    yield outer
                yield from citing_links(token)
            if token.lower_ in table.sources:
                source = preposition_link(token)
                if source is not None:
                    yield source
                    continue
            word = word_link(token) if token.dep_ == "amod" else None
            found = word or (verb_link(token) if lemma in table.verbs else None)
            if found is not None:
                yield found
        elif pos == "NOUN" and lemma in table.verbs and any(c.dep_ == "nsubj" for c in token.lefts):
            found = verb_link(token)  # "the mayor claims that", with the tagger taking it for a noun
            if found is not None:
                yield found
        elif pos == "NOUN" or pos == "PROPN":
            for one in (noun_link(token), standpoint_link(token)):
                if one is not None:
                    yield one
        elif pos == "ADJ" and lemma in table.adjective_words:
            found = adjective_link(token)
            if found is not None:
                yield found
        if pos in ("ADV", "ADJ") or token.lower_ in table.modifiers:
            found = word_link(token) if pos != "VERB" else None
            if found is not None:
                yield found
        if token.lower_ in table.sources and pos not in ("VERB", "AUX"):
            source = preposition_link(token)
            if source is not None:
                yield source
        if lemma in table.carrying and token.tag_ == "VBN" and token.dep_ in ("acl", "relcl"):
            yield from carrying_links(token.head)


def _read(doc: Doc) -> Speech:
    speech = Speech(doc)
    if not len(doc):
        return speech
    speech.links = list(_links(doc))
    speech.cues = {link.cue.i: link for link in speech.links}
    for link in speech.links:
        for root in link.roots:
            held = speech.by_root.setdefault(root.i, [])
            inner = link.outer is not None or link.reach in ("construction", "word")
            held.insert(0 if inner else len(held), link)
    assign(speech, quotations(doc.text))
    attributed = {link.cue.i for link in speech.links if any(root.pos_ in ("VERB", "AUX") for root in link.roots)}
    for sentence in doc.sents:
        start, end = sentence.start, sentence.end
        while start < end and doc[start].is_space:
            start += 1
        while end > start and doc[end - 1].is_space:
            end -= 1
        for form in (ending_link, headline_link, opening_link):
            covered = form(start, end, sentence)
            if covered is not None and covered[0].cue.i not in attributed:
                link, first, last = covered
                speech.stretches.append(Stretch(first, last, link))
    return speech
