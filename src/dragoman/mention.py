"""What one sentence reports: the event mention and its parts, field by field as the record has them.

The shape is PLOVER's JSON record (manual 0.8), widened by attribution, factuality, auxiliary, date_info
and treaty. Offsets are Unicode code points into ``article.text``, end exclusive. What is not known is
``None`` (a list: empty), never a guess.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]
Auxiliary = Literal["historical", "future", "hypothetical", "negation"]
ResolvedBy = Literal["name", "demonym", "capital", "office", "coreference", "context"]
Basis = Literal["explicit", "relative", "dateline", "publication", "none"]
Precision = Literal["site", "city", "admin1", "region", "country", "water"]
Kind = Literal[
    "government",
    "state_media",
    "news_outlet",
    "international_organization",
    "armed_group",
    "analyst",
    "witness",
    "unnamed",
    "person",
    "document",
]


@dataclass(frozen=True, slots=True)
class Actor:
    """One party to an event: its words, and whom they name.

    ``code`` is ISO 3166-1 alpha-3 or a code of our own actor files; ``sector`` is PLOVER's. The three of
    ``entity_text``, ``start`` and ``end`` are None together when the actor is understood but not said.
    """

    entity_text: str | None
    name: str | None = None
    code: str | None = None
    sector: str | None = None
    office: str | None = None
    person: str | None = None
    identifier_id: str | None = None
    start: int | None = None
    end: int | None = None
    resolved_by: ResolvedBy | None = None


@dataclass(frozen=True, slots=True)
class When:
    """When the event took place: EDTF, its bounds, and the words that say so."""

    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None
    anchor: str | None = None
    basis: Basis = "none"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the event took place; latitude and longitude in degrees (WGS 84), both or neither."""

    text: str | None
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    precision: Precision | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker in the chain of attribution, outermost first."""

    entity_text: str | None
    name: str | None = None
    code: str | None = None
    kind: Kind = "unnamed"
    cue: str | None = None
    quoted: bool | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class TreatyStep:
    """The step in a treaty's life that an event is; ``act`` is a stage of treaty law."""

    title: str | None
    act: str | None
    id: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing that one sentence of one article reports. See ``docs/reference/record.md``."""

    id: str
    article: str
    sequence: int
    event: str
    mode: tuple[str, ...]
    auxiliary: tuple[Auxiliary, ...]
    cameo: str | None
    quad_code: int
    event_scale: float
    context: tuple[str, ...]
    event_text: str
    text_info: dict[str, int]
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    date: str | None
    enddate: str | None
    date_info: When
    event_loc: Place | None
    attribution: tuple[Voice, ...]
    factuality: Factuality
    treaty: TreatyStep | None
    sentence: dict[str, Any]
    cite_info: dict[str, str | None]
    confidence: float
    coder: str
    explain: tuple[str, ...] = field(default=())

    def as_record(self) -> dict[str, Any]:
        """Return the mention as plain JSON-ready data, fields in the record's order."""
        return asdict(self)
