"""One name, several bearers: which of them a text means, by the words around it and by the day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any

from spacy.tokens import Doc

from dragoman.coding.actors.files import data
from dragoman.coding.actors.names import Name, fold, names

# A word of the name's own sentence says more about it than one of another paragraph.
_SENTENCE, _ARTICLE = 3, 1
# Of several meanings of one spelling that nothing tells apart, the first of these senses wins.
_ORDER = ("none", "several", "body", "state", "demonym", "leader", "seat", "capital", "outlet", "region")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a name stands: the parsed text, the text itself, and its day (ISO) or None."""

    doc: Doc
    text: str
    day: str | None
    counted: dict[object, int] = field(default_factory=dict)

    def signs(self, pattern: re.Pattern[str]) -> int:
        """Return how many different signs of a pattern the whole text holds."""
        if pattern not in self.counted:
            self.counted[pattern] = len(set(pattern.findall(self.text)))
        return self.counted[pattern]

    def holds(self, name: str | None) -> bool:
        """Whether the text holds a name."""
        if name not in self.counted:
            self.counted[name] = int(bool(name) and str(name) in self.text)
        return bool(self.counted[name])


@cache
def _rules() -> dict[str, list[dict[str, Any]]]:
    return {fold(name): rows for name, rows in data()["ambiguous"]["names"].items()}


@lru_cache(maxsize=512)
def _pattern(signs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(sign) for sign in signs) + r")(?!\w)")


def _score(setting: Setting, row: dict[str, Any], sentence: str) -> int:
    signs = tuple(str(sign) for sign in row.get("signs") or ())
    if not signs:
        return 0
    pattern = _pattern(signs)
    here = len(set(pattern.findall(sentence)))
    return _SENTENCE * here + _ARTICLE * setting.signs(pattern)


def _means(row: dict[str, Any], name: Name) -> bool:
    if row.get("none"):
        return False
    return name.code == row.get("code") and (name.sense == "region") == bool(row.get("region"))


def _by_signs(setting: Setting, rows: list[dict[str, Any]], fitting: list[Name], first: int) -> Name | None:
    """Choose by the signs of the data file; the first meaning where nothing speaks for another."""
    if not _alone_after_the(setting.doc, first):
        rows = [row for row in rows if not row.get("alone")]
    sentence = setting.doc[first].sent.text
    best = max(rows, key=lambda row: (_score(setting, row, sentence), -rows.index(row)))
    if best.get("none"):
        return None
    for name in fitting:
        if _means(best, name):
            return name
    plain = next((name for name in fitting if name.sense != "none"), None)
    if plain is None or best.get("code") is None:
        return plain
    table = names()
    code = best["code"]
    if code in table.bodies:
        return replace(table.bodies[code], sense=plain.sense)
    if code not in table.facts.names:
        return plain
    return table.state(code, "region" if best.get("region") else plain.sense, plain.sector)


def _alone_after_the(doc: Doc, at: int) -> bool:
    """Whether a word stands by itself behind an article: "the North", not "North Kivu" or "the North of"."""
    after = doc[at + 1].text if at + 1 < len(doc) else ""
    return at > 0 and doc[at - 1].lower_ == "the" and not after[:1].isupper() and after not in ("-", "of", "–")


def held(name: Name, day: str | None) -> int:
    """Return how the day stands to an office or body: 1 within its time, 0 after it, -1 before it."""
    if day is None:
        return 1 if name.until is None else 0
    if name.since and day[: len(name.since)] < name.since[: len(day)]:
        return -1
    return 0 if name.until and day[: len(name.until)] > name.until else 1


def _leader(setting: Setting, fitting: list[Name], first: int, last: int) -> Name | None:
    """Choose among persons: who holds office on the day, then who held it last; nobody before his time.

    A surname alone that several persons bear is settled by the text: one who is named in full, or whose state is.
    """
    if first == last and not _looks_like_person(setting.doc, first):
        return None
    able = [name for name in fitting if held(name, setting.day) >= 0]
    if not able and first > 0:  # the text calls him so, whatever its date says
        title = fold(setting.doc[first - 1].text)
        able = [name for name in fitting if name.office and title == fold(name.office).split()[-1]]
    if not able:
        return None
    persons = {name.person for name in able}
    if len(persons) > 1:
        full = [name for name in able if setting.holds(name.person)]
        able = full or [name for name in able if setting.holds(name.name)] or able
        if first == last and len({name.code for name in able if held(name, setting.day) == 1}) > 1:
            return None
    return max(able, key=lambda name: (held(name, setting.day), name.since or ""))


def _looks_like_person(doc: Doc, at: int) -> bool:
    """Whether a lone surname is one: no month, no verb, no part of another person's name."""
    token = doc[at]
    if token.pos_ != "PROPN" or token.ent_type_ in ("DATE", "TIME", "ORG", "FAC", "LOC", "NORP", "LAW", "EVENT"):
        return token.ent_type_ == "ORG" and token.pos_ == "PROPN" and token.ent_iob_ == "B" and _alone(doc, at)
    before = doc[at - 1] if at else None
    return not (
        before is not None and token.ent_type_ == "PERSON" and token.ent_iob_ == "I" and before.ent_type_ == "PERSON"
    )


def _alone(doc: Doc, at: int) -> bool:
    return at + 1 >= len(doc) or doc[at + 1].ent_iob_ != "I"


def _in_longer_name(doc: Doc, at: int) -> bool:
    """Whether a word stands between other capitalised words of one name ("People's LIBERATION Front")."""
    token = doc[at]
    if token.dep_ in ("compound", "amod", "nmod") and token.head.text[:1].isupper() and token.head.i > at:
        return token.head.lower_ not in ("tv", "radio", "news", "newspaper", "agency", "magazine", "website")
    return token.ent_iob_ == "I"


def choose(setting: Setting, fitting: list[Name], first: int, last: int) -> Name | None:
    """Return the meaning that a name has at this place, or None when it names no actor."""
    rules = _rules().get(fold(setting.doc[first].text)) if first == last else None
    if rules is not None and not any(name.sense == "none" for name in fitting):
        return _by_signs(setting, rules, fitting, first)
    if first == last and any(name.sense == "outlet" for name in fitting) and _in_longer_name(setting.doc, first):
        fitting = [name for name in fitting if name.sense != "outlet"]
        if not fitting:
            return None
    if len(fitting) == 1 and fitting[0].sense != "leader":
        return fitting[0]
    senses = {name.sense for name in fitting}
    if "leader" in senses and not senses & {"none", "body", "state", "demonym", "several"}:
        leader = _leader(setting, [name for name in fitting if name.sense == "leader"], first, last)
        if leader is not None or senses == {"leader"}:
            return leader
        fitting = [name for name in fitting if name.sense != "leader"]
    else:
        fitting = [name for name in fitting if name.sense != "leader"] or fitting
    return min(fitting, key=lambda name: (_ORDER.index(name.sense), -held(name, setting.day)))
