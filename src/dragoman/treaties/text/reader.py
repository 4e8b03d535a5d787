"""Reads a treaty's own text: its parts, its parties, what it obliges to, its final clauses."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

from dragoman.treaties.names_lexicon import states_in, words_of
from dragoman.treaties.text.clauses import FinalClause, final_clauses
from dragoman.treaties.text.obligations import Obligation, obligations
from dragoman.treaties.text.structure import Paragraph, TreatyArticle, structure

# An article about these alone settles the treaty's own life, so "shall enter into force" is no duty of a party.
_OWN_LIFE = re.compile(
    r"\b(?:this|the present)\s+(?:treaty|agreement|convention|protocol|pact|accord|memorandum|charter|statute)\s+"
    r"(?:shall|will|is|may)\s+(?:be\s+)?(?:\w+\s+)?(?:enter|come|remain|ratified|subject|open|deposited|registered|terminate|"
    r"renewed|extended|amended|valid|supersede|effective|done|cease|replace|provisionally|applied)",
    re.IGNORECASE,
)
_LIFE_KINDS = frozenset(
    [
        "signature",
        "ratification",
        "depositary",
        "accession",
        "entry_into_force",
        "duration",
        "renewal",
        "languages",
        "registration",
        "amendment",
        "reservations",
        "relation_to_treaties",
        "provisional_application",
        "withdrawal",
    ]
)


@dataclass(frozen=True, slots=True)
class TreatyText:
    """A treaty as its text has it. ``parties`` are alpha-3 codes named in title, preamble and closing."""

    title: str | None
    parties: tuple[str, ...]
    preamble: tuple[Paragraph, ...]
    articles: tuple[TreatyArticle, ...]
    obligations: tuple[Obligation, ...]
    final_clauses: tuple[FinalClause, ...]

    def as_record(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        return asdict(self)


def _parties(title: str | None, preamble: tuple[Paragraph, ...]) -> tuple[str, ...]:
    """Return the states of the title; for want of two there, those of the preamble's first paragraphs."""
    named = states_in(words_of(title or ""))
    if len(named) >= 2:
        return named
    opening = " ".join(paragraph.text for paragraph in preamble[:3])
    return tuple(dict.fromkeys([*named, *states_in(words_of(opening))]))


def read_treaty(text: str) -> TreatyText:
    """Read a treaty's text. Never raises on odd text: what isn't there stays empty."""
    parts = structure(text)
    duties: list[Obligation] = []
    finals: list[FinalClause] = []
    for article in parts.articles:
        clauses = final_clauses(article.number, article.paragraphs)
        finals += clauses
        of_its_life = {c.address for c in clauses if c.kind in _LIFE_KINDS and _OWN_LIFE.search(c.text)}
        others = [p for p in article.paragraphs if p.address not in of_its_life]
        duties += obligations(article.number, others, article.heading)
    finals += final_clauses("closing", parts.closing)
    return TreatyText(
        title=parts.title,
        parties=_parties(parts.title, parts.preamble),
        preamble=parts.preamble,
        articles=parts.articles,
        obligations=tuple(duties),
        final_clauses=tuple(finals),
    )
