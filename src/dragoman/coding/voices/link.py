"""One link: whose words they are, by which cue, and where the content stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from dragoman.coding.voices.wording import Wording

# How far a link's content reaches below its root: the whole clause; a noun's own phrase (no relative clauses); the
# verb's own construction (no clauses but infinitives); the one word.
Reach = Literal["clause", "phrase", "construction", "word"]
VERBAL = ("VERB", "AUX")


@dataclass(slots=True)
class Link:
    """One cue with its speaker and its content.

    ``cue`` is the cue's token, ``first`` and ``last`` bound its words. ``speaker`` is the head of the speaker's noun
    phrase (None: unnamed). ``roots`` are the heads of the content. ``bare``: a cue that can take up words in quotation
    marks and has found no content by the parse. ``beside``: the cue of somebody who turns this claim down, and whose
    word its content therefore is not. ``phrase``: the speaker's first and last token where the parse does not tell.
    ``outer``: the link within which this one stands although it has the same content ("Reuters reported, citing
    officials"). ``resumed``: a verb in which an outer speaker goes on.
    """

    cue: Token
    first: int
    last: int
    speaker: Token | None
    roots: list[Token]
    reach: Reach = "clause"
    wording: Wording | None = None
    bare: bool = False
    beside: Token | None = None
    phrase: tuple[int, int] | None = None
    outer: Link | None = None
    resumed: bool = False


def infinitive(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def is_name(noun: Token) -> bool:
    """Whether a noun names somebody, some place, day or sum: never the content of speech."""
    return noun.ent_type_ in ("PERSON", "DATE", "TIME", "GPE", "ORG", "NORP", "MONEY")


def that_clause(verb: Token) -> bool:
    """Whether a clause under a noun says what the noun holds, and is no relative clause."""
    if any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children):
        return True
    if verb.dep_ == "relcl":
        return any(c.lower_ == "that" and c.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj") for c in verb.children)
    return verb.dep_ in ("acl", "ccomp") and any(
        c.dep_ in ("nsubj", "nsubjpass") and c.lower_ not in ("that", "which", "who") for c in verb.children
    )


def tense(verb: Token) -> str:
    """Return the tag that carries a verb's tense: its first auxiliary's, else its own."""
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass"):
            return str(child.tag_)
    return str(verb.tag_)
