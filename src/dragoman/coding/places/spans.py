"""Stretches of a parsed text that could be place names: the longest known name at each capital, and the tagger's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from dragoman.coding.places.atlas import atlas, senses
from dragoman.coding.places.gazetteer import Sense
from dragoman.coding.places.keys import name_key
from dragoman.coding.places.words import words

_POSSESSIVE = frozenset({"'s", "’s"})
_SAINTS = frozenset({"St.", "St", "Saint"})
_HYPHENS = frozenset({"-", "‑", "–", "'", "’", "'s", "’s", "."})
_LONGEST = 8
# What a name with a type word as its last ("Moscow Oblast") can be.
DIVISIONS = frozenset({"division", "district", "region"})
_AFTER_APOSTROPHE = re.compile(r"\w?['’‘ʿʻ`](?=[^\W\d_])(?-i:[^a-z])")
_BETWEEN_NAMES = frozenset({"and", "or", ",", ";", "/", "(", "&"})
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(slots=True)
class Candidate:
    """A possible place name: tokens ``first`` to ``last`` (inclusive), what it may mean, and its surroundings.

    ``label`` is the tagger's class of the entity that holds it ("" for none), ``within`` whether that entity
    is longer than the name. ``preposition`` is the locative word that governs it, ``type`` the class of the
    type word beside it ("the city of …", "… province"); ``named`` that only those words make it a place.
    ``acted_on``: a verb such as "shell" or "visit" is done to it.
    ``listed``: it stands in a row with a place; ``row`` holds the kinds of country or division beside it there.
    """

    first: int
    last: int
    key: str
    senses: tuple[Sense, ...]
    label: str = ""
    within: bool = False
    entity: Span | None = None
    preposition: str = ""
    type: str = ""
    named: bool = False
    acted_on: bool = False
    listed: bool = False
    row: frozenset[str] = frozenset()

    @property
    def known(self) -> bool:
        """Whether its first meaning stands in the hand-written files, not only among the towns."""
        return any(sense.precision != "city" or sense.kind == "capital" for sense in self.senses[:1])


def capital(text: str) -> bool:
    """Whether a word is written as a name: a capital first, or after an apostrophe ("d'Ivoire", "’Amran")."""
    return text[0].isupper() or (len(text) > 2 and _AFTER_APOSTROPHE.match(text) is not None)


def _starts(doc: Doc, texts: list[str]) -> list[int]:
    """Token indices at which a name can begin."""
    found = [i for i, text in enumerate(texts) if capital(text)]
    for i in range(len(texts) - 2):
        if texts[i] in words().articles and texts[i + 1] == "-" and capital(texts[i + 2]):
            found.append(i)
    return sorted(found)


def _match(doc: Doc, text: str, texts: list[str], start: int) -> tuple[int, str, tuple[Sense, ...]] | None:
    """Return the longest known name that begins at a token: its last token, key and meanings."""
    begin, count = doc[start].idx, len(texts)
    limit = min(count, start + _LONGEST)
    best: tuple[int, str, tuple[Sense, ...]] | None = None
    table = atlas()
    for last in range(start, limit):
        word = texts[last]
        if last > start and not capital(word) and not (word in words().inner or word in _HYPHENS or word.isdigit()):
            # Small words go on only in names that the files have so: "Rafah crossing", "Amazon rainforest".
            key = name_key(text[begin : doc[last].idx + len(word)])
            further = table.longest.get(key.split(" ", 1)[0], 0) > key.count(" ")
            if not further or not word[0].isalpha() or doc[last].is_sent_start:
                break
            if key in table.entries:
                best = (last, key, senses(key))
            continue
        if last > start and not capital(word):
            # "St. John's" is a name, "Peru's" is not.
            saint = word in _POSSESSIVE and (best is None or texts[start] in _SAINTS)
            if not (word.isdigit() or saint):
                continue
        if last > start and doc[last].is_sent_start:
            break
        end = doc[last].idx + len(word)
        written = text[begin:end]
        key = name_key(written)
        if not key:
            break
        exact = table.exact.get(key)
        if exact is not None and last == start and written.replace(".", "") != exact:
            continue
        found = senses(key)
        if found and not (" and " in key and all(s.precision == "city" for s in found)):
            best = (last, key, found)
    return best


def _state(doc: Doc, text: str, texts: list[str], start: int) -> tuple[int, str, tuple[Sense, ...]] | None:
    """Return the match of a state's long name that begins at a token: "Republic of Moldova"."""
    for form in words().state_forms:
        at = start + len(form)
        if at < len(texts) and all(texts[start + k].lower() == word for k, word in enumerate(form)):
            match = _match(doc, text, texts, at)
            if match is not None and any(sense.kind == "country" for sense in match[2]):
                return match
    return None


def _trimmed(entity: Span) -> tuple[int, int]:
    """The tokens of an entity without the article before and the possessive after it."""
    first, last = entity.start, entity.end - 1
    while first < last and (entity.doc[first].lower_ in ("the", "a", "an") or not capital(entity.doc[first].text)):
        first += 1
    while last > first and entity.doc[last].text in ("'s", "’s", "'", "’", ",", "."):
        last -= 1
    return first, last


def find_candidates(doc: Doc) -> list[Candidate]:
    """Return the possible place names of a text in reading order, without overlap."""
    text, texts = doc.text, [token.text for token in doc]
    holding: dict[int, Span] = {}
    for entity in doc.ents:
        for i in range(entity.start, entity.end):
            holding[i] = entity
    found: list[Candidate] = []
    covered = -1
    for start in _starts(doc, texts):
        if start <= covered:
            continue
        match, held = _match(doc, text, texts, start), holding.get(start)
        if texts[start].lower() in words().state_words:
            state = _state(doc, text, texts, start)
            match = state if state is not None and (match is None or state[0] > match[0]) else match
        if held is not None and held.label_ in _PLACE_LABELS:
            first, last = _trimmed(held)
            if first == start and (match is None or (match[0] < last and _says_more(doc, match[0] + 1, last))):
                key = name_key(doc[start : last + 1].text)
                found.append(Candidate(start, last, key, (), held.label_, False, held))
                covered = last
                continue
        if match is not None:
            one = _candidate(doc, start, match, holding)
            found.append(one)
            covered = one.last
        elif doc[start].pos_ == "PROPN" and (named := _named_by_type(doc, texts, start)) is not None:
            found.append(named)
            covered = named.last
    return found


def _says_more(doc: Doc, first: int, last: int) -> bool:
    """Whether the words after a known name make another name of it: more than type words, or another name beside it."""
    types = words().types
    for i in range(first, last + 1):
        if doc[i].lower_ in _BETWEEN_NAMES:
            return False
        if capital(doc[i].text) and doc[i].lower_ not in types:
            return True
    return False


def _named_by_type(doc: Doc, texts: list[str], start: int) -> Candidate | None:
    """A name that only the words beside it make a place: "the village of X", "a town called X", "X district"."""
    types = words().types
    last = start
    while last + 1 < len(doc) and last - start < 3 and capital(texts[last + 1]) and not doc[last + 1].is_sent_start:
        last += 1
    before = [doc[i].lower_ for i in range(max(0, start - 2), start)]
    introduced = len(before) == 2 and before[0] in types and before[1] in ("of", "called", "named")
    if not introduced:
        after = doc[last + 1].lower_ if last + 1 < len(doc) else ""
        if types.get(after) not in ("admin1", "district", "city") or before[-1:] != ["the"]:
            return None
    kind = types[before[0]] if introduced else types[doc[last + 1].lower_]
    return Candidate(start, last, name_key(doc[start : last + 1].text), (), type=kind, named=True)


def _candidate(doc: Doc, start: int, match: tuple[int, str, tuple[Sense, ...]], holding: dict[int, Span]) -> Candidate:
    last, key, found = match
    held = holding.get(start)
    one = Candidate(start, last, key, found, entity=held)
    _extend(doc, one)
    if held is not None:
        one.label = held.label_
        first, end = _trimmed(held)
        one.within = first < one.first or end > one.last
    return one


def _extend(doc: Doc, one: Candidate) -> None:
    """Take a type word with a capital into the name."""
    types = words().types
    after = doc[one.last + 1] if one.last + 1 < len(doc) else None
    if after is not None and capital(after.text) and types.get(after.lower_) in ("admin1", "district"):
        one.last += 1
        one.type = types[after.lower_]
        one.senses = tuple(s for s in one.senses if s.kind in DIVISIONS) or one.senses


def governing(doc: Doc, one: Candidate, before: Candidate | None) -> None:
    """Set the locative word and the type word that stand before (or right after) a name."""
    lexicon = words()
    i, kind = one.first - 1, ""
    for _ in range(6):
        if i < 0 or doc[i].is_space:
            break
        token: Token = doc[i]
        lower = token.lower_
        if lower in lexicon.locative and token.pos_ in ("ADP", "SCONJ", "ADV", "PART"):
            one.preposition = lower
            break
        if lower == "of" and i > 0 and doc[i - 1].lower_ in lexicon.of_place:
            one.preposition = "of"
            break
        if lower == "of" and i > 0 and doc[i - 1].lower_ in lexicon.types:
            if doc[i - 1].lower_ in lexicon.apposed:
                kind = kind or lexicon.types[doc[i - 1].lower_]
            i -= 2
            continue
        if lower in lexicon.types and i == one.first - 1:
            kind = kind or lexicon.types[lower]
        elif lower in (",", "and", "or", "&") and before is not None and i - 1 <= before.last < one.first:
            one.preposition = before.preposition
            break
        elif not (token.pos_ in ("DET", "ADJ", "NUM") or token.dep_ == "amod" or lower in lexicon.types):
            break
        i -= 1
    after = doc[one.last + 1].lower_ if one.last + 1 < len(doc) else ""
    one.type = one.type or lexicon.types.get(after, "") or kind
    head = doc[one.last]
    if head.dep_ in ("dobj", "nsubjpass") and head.head.pos_ == "VERB":
        one.acted_on = head.head.lemma_.lower() in lexicon.place_object_verbs
