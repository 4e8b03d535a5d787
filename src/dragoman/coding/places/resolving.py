"""Which of a name's meanings is meant: by its size, what the article is about, and the places named around it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from dragoman.coding.places.atlas import atlas, country, senses
from dragoman.coding.places.gazetteer import Sense, gazetteer, kilometres
from dragoman.coding.places.keys import name_key
from dragoman.coding.places.spans import DIVISIONS, Candidate, capital
from dragoman.coding.places.words import words

# Weights on the scale of powers of ten of people, set on development articles.
_IN_COUNTRY, _SHARE, _IN_DIVISION = 1.6, 1.4, 1.0
_CONTAINED, _CONTAINS, _TYPE, _ROW, _NEAR, _NEARER = 4.0, 1.5, 3.0, 2.0, 0.4, 0.8
# What lies in no one country (a sea, a continent) is at home in any article.
_ANYWHERE = 1.6
# A meaning that leads by this much needs no context; by that much, it tells what the article is about.
_CLEAR, _TELLING = 1.2, 2.5
# A town below this (16,000 people) is not believed where the article speaks of other countries only, none of them near.
_OBSCURE = 4.2
# Below this (100,000 people) it is not believed outside of what the words beside it say that it lies in.
_KNOWN = 5.0
# So many meanings of a name are weighed, and so many names to either side are looked at for nearness.
_MOST, _AROUND = 12, 6
_KINDS = {
    "admin1": DIVISIONS,
    "district": frozenset({"district", "division"}),
    "city": frozenset({"", "capital"}),
}


@dataclass(slots=True)
class Context:
    """What the article is about: how often each country is spoken of, and the meanings settled so far."""

    votes: Counter[str]
    divisions: Counter[str]
    settled: dict[int, Sense]

    def share(self, sense: Sense) -> float:
        """How much of the article's talk is of the countries of a place (0 to 1)."""
        total = sum(self.votes.values())
        return max((self.votes[code] for code in sense.countries), default=0) / total if total else 0.0

    def at_home(self, sense: Sense) -> bool:
        """Whether the article speaks of the place's country or of a neighbour's, or of no country at all."""
        if not self.votes or self.share(sense):
            return True
        around = gazetteer().countries.get(sense.country or "", {}).get("neighbours", ())
        return any(self.votes[code] for code in around)


def contains(outer: Sense, inner: Sense) -> bool:
    """Whether one place lies in another, as far as the files tell."""
    if outer is inner or inner.precision == "country":
        return False
    if outer.kind == "country":
        return outer.country in inner.countries
    if outer.kind == "division":
        return inner.admin1 == outer.admin1 and inner.kind != "division"
    if outer.precision == "city":
        return False
    shared = not outer.countries or not inner.countries or bool(set(outer.countries) & set(inner.countries))
    return shared and inner.radius < outer.radius and kilometres(outer, inner) <= outer.radius * 1.2 + 10


_BETWEEN = frozenset({",", "in", "the", "(", "of", "'s", "’s", "at", "near", "on"})


def container_of(doc: Doc, one: Candidate, other: Candidate) -> bool:
    """Whether the words between two names let the second hold the first: "X, Y", "X in northern Y"."""
    if not 0 < other.first - one.last <= 6:
        return False
    linked = False
    for i in range(one.last + 1, other.first):
        lower = doc[i].lower_
        linked = linked or lower in (",", "in", "(", "of")
        if not (lower in _BETWEEN or lower in words().types or doc[i].pos_ in ("ADJ", "NUM", "ADV")):
            return False
    return linked


def _abbreviated(doc: Doc, one: Candidate) -> Sense | None:
    """The state that follows a town in short form: "Tyler, Tex."."""
    if one.last + 2 >= len(doc) or doc[one.last + 1].text != ",":
        return None
    found = words().abbreviations.get(doc[one.last + 2].text)
    if found is None:
        return None
    return next((s for s in senses(name_key(found[1])) if s.kind == "division" and s.country == found[0]), None)


_NAMING = frozenset({"of", "the", "called", "named"})


def _people(doc: Doc, one: Candidate) -> Sense | None:
    """The country whose people's name stands before it: "the Syrian town of X", "the northern Chadian city of X"."""
    for i in range(one.first - 1, max(-1, one.first - 7), -1):
        token = doc[i]
        code = atlas().people.get(token.lower_) if capital(token.text) else None
        if code is not None:
            return country(code)
        if not (
            token.lower_ in words().types or token.lower_ in ("of", "the", "called", "named") or token.pos_ == "ADJ"
        ):
            return None
    return None


def _votes(doc: Doc, candidates: list[Candidate]) -> Counter[str]:
    """Count the countries that the text speaks of without doubt, each name at most three times."""
    votes: Counter[str] = Counter()
    people = atlas().people
    seen: Counter[str] = Counter()
    for entity in doc.ents:
        if entity.label_ == "NORP":
            for token in entity:
                code = people.get(token.lower_) if capital(token.text) else None
                if code is not None:
                    votes[code] += 1
    for one in candidates:
        seen[one.key] += 1
        if one.senses and seen[one.key] <= 3:
            first = one.senses[0]
            lead = first.weight - one.senses[1].weight if len(one.senses) > 1 else 9.0
            others = {s.country for s in one.senses[1:] if s.weight > first.weight - _TELLING}
            if first.country and first.weight > 4.5 and (lead > _TELLING or others <= {first.country}):
                votes[first.country] += 1
    return votes


@dataclass(slots=True)
class Beside:
    """What the words around one name say: what may hold it, what it may hold, and the settled places nearby."""

    holders: list[Sense]
    contents: list[Sense]
    around: list[Sense]


def _score(sense: Sense, one: Candidate, beside: Beside, context: Context) -> float:
    score = sense.weight
    share = context.share(sense)
    if share:
        score += _IN_COUNTRY + _SHARE * share
    elif not sense.countries:
        score += _ANYWHERE
    if any(contains(holder, sense) for holder in beside.holders):
        score += _CONTAINED
    if any(contains(sense, inner) for inner in beside.contents):
        score += _CONTAINS
    if sense.kind in one.row:
        score += _ROW
    if sense.admin1 is not None and context.divisions[sense.admin1]:
        score += _IN_DIVISION
    kinds = _KINDS.get(one.type)
    if (kinds is not None and sense.kind in kinds) or (one.type == "water" and sense.precision == "water"):
        score += _TYPE
    if sense.precision != "country" and beside.around:
        distance = min(kilometres(sense, other) for other in beside.around)
        score += _NEARER if distance < 80 else _NEAR if distance < 300 else 0.0
    return score


def _holders(doc: Doc, candidates: list[Candidate], position: int) -> list[Sense]:
    """What the words around a name say that it lies in: "X, Y", "X in northern Y", "Y's X", "X, Tex."."""
    one = candidates[position]
    found = [sense for sense in (_abbreviated(doc, one), _people(doc, one)) if sense is not None]
    is_country = any(sense.kind == "country" for sense in one.senses)
    for other in candidates[position + 1 : position + 3]:
        if container_of(doc, one, other):
            # A country lies in no country: "Lebanon, Syria" is a row, "Lebanon, Ohio" is not.
            found += [
                s for s in other.senses[:_MOST] if not is_country or (s.kind == "division" and s.country == "USA")
            ]
    if position:
        before = candidates[position - 1]
        if before.last + 1 < one.first <= before.last + 3 and doc[before.last + 1].text in ("'s", "’s"):
            found += before.senses[:_MOST]
    return found


def _pool(one: Candidate, holders: list[Sense], context: Context) -> list[Sense]:
    """The meanings to weigh: the weightiest, and lesser ones that the words around point to."""
    lesser = [
        sense
        for sense in one.senses[_MOST:]
        if (sense.admin1 and context.divisions[sense.admin1]) or any(contains(holder, sense) for holder in holders)
    ]
    return [*one.senses[:_MOST], *lesser[:_MOST]]


def resolve(doc: Doc, candidates: list[Candidate]) -> dict[int, Sense]:
    """Return the meaning of each candidate (by its first token) that can be told.

    Twice over the text: first what is clear, then the rest in the light of it. Without words that say
    otherwise, a name means the same throughout.
    """
    divisions = Counter(
        str(one.senses[0].admin1) for one in candidates if one.senses and one.senses[0].kind == "division"
    )
    context = Context(_votes(doc, candidates), divisions, {})
    held = {one.first: _holders(doc, candidates, position) for position, one in enumerate(candidates)}
    told: dict[str, Sense] = {}
    for final in (False, True):
        order = range(len(candidates))
        for position in sorted(order, key=lambda p: not held[candidates[p].first]) if final else order:
            one = candidates[position]
            if not one.senses:
                continue
            holders = held[one.first]
            before = candidates[position - 1] if position else None
            contents = list(before.senses[:_MOST]) if before and container_of(doc, before, one) else []
            best = told.get(one.key) if not (holders or contents or one.type or one.row) else None
            if best is None:
                near = candidates[max(0, position - _AROUND) : position + _AROUND + 1]
                around = [context.settled[c.first] for c in near if c is not one and c.first in context.settled]
                around = [sense for sense in around if sense.precision != "country"]
                beside = Beside(holders, contents, around)
                scores = [(_score(s, one, beside, context), s) for s in _pool(one, holders, context)]
                scores.sort(key=lambda pair: -pair[0])
                best = scores[0][1]
                if not final and len(scores) > 1 and scores[0][0] - scores[1][0] <= _CLEAR:
                    continue
            if final:
                told.setdefault(one.key, best)
            if _believed(best, holders, context):
                context.settled[one.first] = best
    _borrow(doc, candidates, context.settled)
    return context.settled


def _believed(best: Sense, holders: list[Sense], context: Context) -> bool:
    """Whether the likeliest meaning is likely enough: large, or where the words and the article are."""
    if holders:
        homes = {code for holder in holders for code in holder.countries}
        fits = any(contains(holder, best) for holder in holders)
        return fits or best.weight >= _KNOWN or not homes or bool(homes & set(best.countries))
    return best.weight >= _OBSCURE or context.at_home(best)


def _borrow(doc: Doc, candidates: list[Candidate], settled: dict[int, Sense]) -> None:
    """Give a name in no list the pin of what the words say that it lies in; the precision is the holder's."""
    for position, one in enumerate(candidates):
        if one.first in settled:
            continue
        holder = _people(doc, one)
        if holder is not None:
            settled[one.first] = _part_of(doc, one, holder)
        for other in candidates[position + 1 : position + 3]:
            holder = settled.get(other.first)
            if holder is not None and container_of(doc, one, other):
                settled[one.first] = _part_of(doc, one, holder)
                break


def _part_of(doc: Doc, one: Candidate, holder: Sense) -> Sense:
    written = doc[one.first : one.last + 1].text
    return replace(holder, name=written, geonameid=None, kind="part", radius=0.0)
