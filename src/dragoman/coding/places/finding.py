"""Place names used as places: found, accepted, resolved, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc

from dragoman.coding.places.accepting import accepted, barred, persons
from dragoman.coding.places.gazetteer import Sense
from dragoman.coding.places.resolving import resolve
from dragoman.coding.places.spans import Candidate, find_candidates, governing
from dragoman.coding.places.words import words
from dragoman.language.blocks import split_blocks
from dragoman.mention import Place


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place name in a parsed text: the record's place and its tokens ``first`` to ``last`` (inclusive).

    ``sense`` is what it was resolved to (None: not resolved). ``reported_until`` is set in the prefix of a
    paragraph that says where the report was written: the code point at which that paragraph ends, else 0.
    """

    place: Place
    first: int
    last: int
    sense: Sense | None
    reported_until: int = 0

    @property
    def dateline(self) -> bool:
        """Whether the name says where the report was written."""
        return self.reported_until > 0


def _found(doc: Doc, written: str, one: Candidate, sense: Sense | None, until: int) -> FoundPlace:
    start = doc[one.first].idx
    end = doc[one.last].idx + len(doc[one.last])
    text = written[start:end]
    if sense is None:
        return FoundPlace(Place(text, start=start, end=end), one.first, one.last, None, until)
    place = Place(
        text=text,
        name=sense.name,
        country=sense.country,
        lat=sense.lat,
        lon=sense.lon,
        geonameid=sense.geonameid,
        precision=sense.precision,
        start=start,
        end=end,
    )
    return FoundPlace(place, one.first, one.last, sense, until)


def _beside(doc: Doc, one: Candidate, other: Candidate) -> bool:
    """Whether two names stand next to each other in a row ("X, Y and Z")."""
    between = range(one.last + 1, other.first)
    return 0 < len(between) <= 2 and all(doc[i].lower_ in (",", "and", "or", "&", ";") for i in between)


def _kinds(one: Candidate) -> frozenset[str]:
    """The kind that a name tells to the names in a row with it: rows are of countries, or of divisions."""
    return frozenset(s.kind for s in one.senses[:1] if s.kind in ("country", "division"))


def _accepted(doc: Doc, candidates: list[Candidate]) -> list[Candidate]:
    """Keep the candidates that are places; what one naming proves holds for the others of the same name.

    A name in a row with a place is a place too: from the right ("X, Y and PLACE") as from the left.
    """
    people = persons(doc)
    sure: set[int] = set()
    candidates = [one for one in candidates if not barred(doc, one)]
    for position, one in enumerate(candidates):
        before = candidates[position - 1] if position else None
        governing(doc, one, before)
        one.listed = before is not None and before.first in sure and _beside(doc, before, one)
        if accepted(doc, one, people):
            sure.add(one.first)
    for position in range(len(candidates) - 2, -1, -1):
        one, after = candidates[position], candidates[position + 1]
        if one.first not in sure and after.first in sure and _beside(doc, one, after):
            one.listed = True
            if accepted(doc, one, people):
                sure.add(one.first)
    for one, after in pairwise(candidates):
        if _beside(doc, one, after):
            one.row |= _kinds(after)
            after.row |= _kinds(one)
    rare = words().unions | words().seldom_places
    proven = {one.key for one in candidates if one.first in sure and (one.preposition or one.type) and not one.within}
    proven -= rare
    return [one for one in candidates if one.first in sure or (one.key in proven and not one.within)]


def find_places(doc: Doc) -> list[FoundPlace]:
    """Return every place name of a parsed text that is used as a place, in reading order."""
    candidates = find_candidates(doc)
    if not candidates:
        return []
    kept = _accepted(doc, candidates)
    meanings = resolve(doc, kept)
    written = doc.text
    datelines = [block for block in split_blocks(written) if block.news_start > block.start]
    found = []
    for one in kept:
        at = doc[one.first].idx
        until = next((block.end for block in datelines if block.start <= at < block.news_start), 0)
        found.append(_found(doc, written, one, meanings.get(one.first), until))
    return found


def place_records(article_id: str, places: list[FoundPlace]) -> list[dict[str, Any]]:
    """Return the lines that ``dragoman places`` writes for one article."""
    return [
        {
            "article": article_id,
            "text": found.place.text,
            "start": found.place.start,
            "end": found.place.end,
            "name": found.place.name,
            "country": found.place.country,
            "lat": found.place.lat,
            "lon": found.place.lon,
            "geonameid": found.place.geonameid,
        }
        for found in places
    ]
