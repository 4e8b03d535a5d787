"""One document's speech: all its cues with their content, its quotations and who utters them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dragoman.coding.voices.link import Link, tense

# Below a coordinate or relative clause an adverb or a noun's cue no longer reaches.
_BARRIERS = {
    "phrase": frozenset({"relcl", "advcl", "parataxis", "ccomp"}),
    "construction": frozenset({"relcl", "advcl", "parataxis", "ccomp", "appos", "acl"}),
}


@dataclass(slots=True)
class Quoted:
    """Words in quotation marks, ``first`` to ``last`` (tokens), and the link of who utters them."""

    first: int
    last: int
    link: Link | None = None
    full: bool = False


@dataclass(slots=True)
class Stretch:
    """Tokens ``first`` to ``last`` that a link covers without the parse saying so (a headline, a continuation)."""

    first: int
    last: int
    link: Link


@dataclass(slots=True)
class Speech:
    """The cues and quotations of one document."""

    doc: Doc
    links: list[Link] = field(default_factory=list)
    by_root: dict[int, list[Link]] = field(default_factory=dict)
    cues: dict[int, Link] = field(default_factory=dict)
    quotes: list[Quoted] = field(default_factory=list)
    quote_starts: list[int] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)

    def quote_at(self, index: int) -> Quoted | None:
        """Return the quotation that holds a token."""
        position = bisect_right(self.quote_starts, index) - 1
        if position >= 0 and self.quotes[position].last >= index:
            return self.quotes[position]
        return None

    def innermost(self, token: Token, used: frozenset[int]) -> Link | None:
        """Return the nearest link whose content holds a token, leaving out the cues in ``used``."""
        found = self._above(token, used)
        if found is not None:
            return found
        quote = self.quote_at(token.i)
        if quote is not None and quote.link is not None and quote.link.cue.i not in used:
            if not quote.first <= quote.link.cue.i <= quote.last:
                return quote.link
        for stretch in self.stretches:
            if stretch.first <= token.i <= stretch.last and stretch.link.cue.i not in used:
                return stretch.link
        return None

    def _above(self, token: Token, used: frozenset[int]) -> Link | None:
        """Climb from a token to its sentence's root and return the first link met on the way."""
        path: set[int] = set()
        edges: set[str] = set()
        at = before = token
        for _ in range(64):
            path.add(at.i)
            for link in self.by_root.get(at.i, ()):
                if link.cue.i in path or link.cue.i in used:
                    continue
                if link.reach == "word" and at.i != token.i:
                    continue
                if before.i != at.i and at in link.roots and not _within(before, at, link):
                    continue
                barriers = _BARRIERS.get(link.reach)
                if barriers and edges & barriers:
                    continue
                return link
            if at.head.i == at.i:
                return None
            if (at.dep_ == "relcl" or _absolute(at)) and self._aside(at):
                return None
            edges.add(_edge(at))
            before = at
            at = at.head
        return None

    def _aside(self, verb: Token) -> bool:
        """Whether a clause is the outlet's own aside on who says what: ", which Israel denied …", "with X saying …"."""
        first = verb.left_edge.i
        if verb.dep_ == "relcl" and (first == 0 or self.doc[first - 1].text != ","):
            return False
        return verb.i in self.cues


def _absolute(verb: Token) -> bool:
    return verb.dep_ == "pcomp" and verb.head.lower_ == "with" and any(c.dep_ == "nsubj" for c in verb.children)


def _within(branch: Token, root: Token, link: Link) -> bool:
    """Whether a branch of a content clause is content too.

    In "said, hours after rebels stormed the town, that talks would go on" the storming is not: it stands before
    "that". In "says it was a missile and summons the envoy" the summoning is not: a verb without a subject goes
    with the cue when it shares the cue's tense and the content's verb does not.
    """
    if link.cue.i > root.i:
        return True
    if branch.dep_ != "conj":
        return not any(c.dep_ == "mark" and c.lower_ == "that" and branch.i < c.i for c in root.children)
    if branch.pos_ != "VERB" or any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in branch.children):
        return True
    held = tense(branch)
    return held not in ("VBZ", "VBD") or held != link.cue.tag_ or held == tense(root)


def _edge(token: Token) -> str:
    """The dependency by which a token hangs, with a coordinate clause of its own subject counted as a clause."""
    if token.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
        return "parataxis"
    if token.dep_ == "relcl" and token.tag_ == "VB":  # "a plan to close the port"
        return "acl"
    return str(token.dep_)
