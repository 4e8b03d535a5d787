"""On whose word: the chain of speakers behind a predicate, outermost first."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.coding.voices.link import Link
from dragoman.coding.voices.listening import speech_of
from dragoman.coding.voices.phrases import extent, text_of
from dragoman.coding.voices.speakers import Naming, Speaker, identify, is_person
from dragoman.coding.voices.speech import Speech
from dragoman.mention import Voice

# Deeper chains than this are failed parses.
_DEEPEST = 6
_AUTHOR = frozenset({"i", "we", "me", "us", "my", "our"})
_SELF = frozenset({"he", "she", "it", "they", "i", "we"})


def attribution(doc: Doc, token: Token, *, name: Naming) -> tuple[Voice, ...]:
    """Return the speakers on whose word the predicate ``token`` stands, outermost first.

    Empty: the outlet speaks in its own voice. ``name`` tells whom a noun phrase's head names (None: unknown).
    A predicate that is itself a cue of speech is not attributed to its own subject. The chain follows the
    source-introducing predicates of FactBank (Saurí and Pustejovsky 2009); offsets are code points of ``doc.text``.
    """
    speech = speech_of(doc)
    quoted = speech.quote_at(token.i) is not None
    chain = _chain(speech, token)
    return tuple(_voice(speech, link, name, quoted) for link in chain)


def _chain(speech: Speech, token: Token) -> list[Link]:
    """Return the links above a token, outermost first, each speaker once."""
    inner_first: list[Link] = []
    used: set[int] = set()
    at = token
    while len(inner_first) < _DEEPEST:
        link = speech.innermost(at, frozenset(used))
        if link is None:
            break
        used.add(link.cue.i)
        inner_first.append(link)
        if link.beside is not None:
            used.add(link.beside.i)
        if link.outer is not None and link.outer.cue.i not in used:
            link = link.outer
            used.add(link.cue.i)
            inner_first.append(link)
        at = link.cue
    cue = speech.cues.get(token.i)
    own = cue.speaker if cue is not None and cue.resumed else None
    chain: list[Link] = []
    for link in reversed(inner_first):
        if own is not None and link.speaker is not None and link.speaker.i == own.i:
            continue  # the speaker's going on is not what the speaker reports
        if link.speaker is not None and link.speaker.pos_ == "PRON" and link.speaker.lower_ in _AUTHOR:
            continue  # the author, or the speaker of the quotation once more
        if chain and link.wording is not None and link.wording.yields:
            continue
        if chain and link.speaker is not None and _same(chain[-1].speaker, link.speaker):
            continue
        chain.append(link)
    return chain


def _same(outer: Token | None, inner: Token) -> bool:
    """Whether the inner speaker is the outer one again: "the minister said he believed"."""
    if outer is None:
        return False
    if outer.i == inner.i:
        return True
    if inner.lower_ not in _SELF or inner.pos_ != "PRON":
        return False
    if inner.lower_ in ("he", "she"):
        return is_person(outer) and outer.tag_ not in ("NNS", "NNPS")
    if inner.lower_ == "they":
        return outer.tag_ in ("NNS", "NNPS") or bool(outer.conjuncts)
    return not is_person(outer)


def _voice(speech: Speech, link: Link, name: Naming, quoted: bool) -> Voice:
    doc = speech.doc
    cue, _, _ = text_of(doc, link.first, link.last)
    if link.speaker is None:
        return Voice(None, kind="unnamed", cue=cue, quoted=quoted)
    first, last = link.phrase or extent(link.speaker)
    text, start, end = text_of(doc, first, last)
    who = _who(speech, link, name)
    return Voice(text, who.name, who.code, who.kind, cue, quoted, start, end)


def _who(speech: Speech, link: Link, name: Naming) -> Speaker:
    """Identify a link's speaker; a pronoun is the person who spoke last, else whom the actor index says it is."""
    speaker = link.speaker
    assert speaker is not None
    if speaker.lower_ in ("he", "she") and speaker.pos_ == "PRON":
        spoken = _spoke_last(speech, speaker)
        if spoken is not None:
            return identify(spoken, name)
    return identify(speaker, name)


def _spoke_last(speech: Speech, pronoun: Token) -> Token | None:
    """Return the person who spoke last before a pronoun, in the sentence before its own or its paragraph's."""
    sentence = pronoun.sent
    for link in reversed(speech.links):
        if link.cue.i >= sentence.start or link.speaker is None:
            continue
        if sentence.start - link.cue.i > 80:
            return None
        if link.speaker.pos_ != "PRON" and is_person(link.speaker):
            return link.speaker
    return None
