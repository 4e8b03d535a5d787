"""Offices, institutions and collective nouns: what a noun phrase's head says its holder is.

Ranks ("deputy"), fields of government ("minister of trade and industry"), standings ("acting") and "former"
are put together by rule; the phrases themselves stand in ``data/offices.yaml`` and ``data/nouns.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.coding.actors.files import data
from dragoman.coding.actors.names import fold, words_of

_PREPOSITIONS = frozenset({"of", "for", "to", "in", "at"})
_FILLERS = frozenset({"and", "&", ",", "the", "-"})
_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "staff": "staff",
    "media": "media",
}


@dataclass(frozen=True, slots=True)
class Office:
    """An office (``post``) or a body or group of people, and the PLOVER sector that it gives to its state.

    ``country`` is set where only one state has it; ``things`` marks equipment that stands for its users.
    A ``generic`` one takes the sector of the body it belongs to ("army spokesman"); one that must be ``owned``
    names nobody without it ("the head").
    """

    phrase: str
    sector: str | None
    post: bool
    portfolio: bool = False
    country: str | None = None
    things: bool = False
    generic: bool = False
    owned: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """An office as a text has it: its tokens and its canonical phrase ("deputy foreign minister").

    ``former`` when it is held no more; ``within`` is the sector of the body before a generic
    office ("army" in "army spokesman").
    """

    office: Office
    first: int
    last: int
    phrase: str
    former: bool
    plural: bool
    within: str | None = None

    @property
    def sector(self) -> str | None:
        """The sector of the holder: ``ELI`` for one who holds it no more."""
        if self.former and self.office.post:
            return "ELI"
        return self.within or self.office.sector


@dataclass(frozen=True, slots=True)
class _Row:
    before: tuple[str, ...]
    after: tuple[str, ...]
    office: Office
    plural: bool


def _plural(word: str) -> str:
    for singular, plural in _IRREGULAR.items():
        if word == singular or (word.endswith(singular) and singular in ("man", "woman")):
            return word[: len(word) - len(singular)] + plural
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def _table() -> dict[str, list[_Row]]:
    """Return the phrases by the form of their head, longest first."""
    table: dict[str, list[_Row]] = {}
    for key in ("offices", "nouns"):
        for phrase, facts in data()[key][key].items():
            office = Office(
                str(phrase),
                facts.get("sector"),
                key == "offices",
                bool(facts.get("portfolio")),
                facts.get("country"),
                bool(facts.get("things")),
                bool(facts.get("generic")),
                bool(facts.get("owned")),
            )
            for written in (phrase, *(facts.get("also") or ())):
                words = words_of(str(written))
                place = next((i - 1 for i, word in enumerate(words) if word in _PREPOSITIONS and i), len(words) - 1)
                before, after = words[:place], words[place + 1 :]
                for form in dict.fromkeys((words[place], _plural(words[place]))):
                    table.setdefault(form, []).append(_Row(before, after, office, form != words[place]))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row.before) - len(row.after))
    return table


@cache
def _fields() -> dict[tuple[str, ...], str]:
    """Return the names of the fields of government, each with the short form that stands for it."""
    found: dict[tuple[str, ...], str] = {}
    for short, others in data()["offices"]["portfolios"].items():
        for written in (short, *others):
            found[words_of(str(written))] = str(short)
    return found


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(word for written in data()["offices"][key] for word in words_of(str(written)))


def is_former(word: str) -> bool:
    """Whether a word before an office says that it is held no more."""
    return fold(word) in _words("former")


def _field_before(folded: list[str], at: int, floor: int) -> tuple[int, str | None]:
    """Read a field of government that ends before ``at``: where it begins, its first short form."""
    begin, short = at, None
    while begin > floor:
        step = next((n for n in (3, 2, 1) if begin - n >= floor and tuple(folded[begin - n : begin]) in _fields()), 0)
        if step:
            short = _fields()[tuple(folded[begin - step : begin])]
            begin -= step
        elif (
            short
            and folded[begin - 1] in _FILLERS - {"the"}
            and begin - 2 >= floor
            and (folded[begin - 2],) in _fields()
        ):
            begin -= 1
        else:
            break
    return begin, short


def _field_after(folded: list[str], at: int, end: int) -> tuple[int, str | None]:
    """Read "of/for FIELD" after ``at``: its last token, its first short form."""
    if at + 2 >= end or folded[at + 1] not in ("of", "for"):
        return at, None
    place, last, short = at + 2, at, None
    while place < end:
        step = next((n for n in (3, 2, 1) if tuple(folded[place : place + n]) in _fields()), 0)
        if step:
            short = short or _fields()[tuple(folded[place : place + step])]
            last = place + step - 1
            place += step
        elif folded[place] in _FILLERS:
            place += 1
        else:
            break
    return last, short


def office_at(folded: list[str], at: int) -> Held | None:
    """Return the office, body or group that the word at ``at`` of a text's folded words names, or None."""
    rows = _table().get(folded[at])
    if rows is None:
        return None
    floor = max(0, at - 10)
    window = folded[floor : at + 12]
    here = at - floor
    for row in rows:
        start, stop = here - len(row.before), here + len(row.after)
        if start < 0 or stop >= len(window):
            continue
        if tuple(window[start:here]) == row.before and tuple(window[here + 1 : stop + 1]) == row.after:
            return _extended(window, floor, start, stop, row)
    return None


def _extended(window: list[str], floor: int, start: int, stop: int, row: _Row) -> Held:
    """Add portfolio, rank and "former" to a phrase that was found at ``start`` to ``stop`` of the window."""
    phrase = row.office.phrase
    if row.office.portfolio:
        start, short = _field_before(window, start, 0)
        if short is None:
            stop, short = _field_after(window, stop, len(window))
        if short:
            phrase = f"{short} {phrase}"
    former = False
    ranks: list[str] = []
    while start > 0:
        word = window[start - 1]
        if word in _words("ranks") or word in ("first",):
            ranks.insert(0, "deputy" if word in ("vice", "assistant", "under", "associate") else word)
        elif word in _words("former"):
            former = True
        elif word not in _words("standings") and not (word == "-" and start > 1 and _joins(window[start - 2])):
            break
        start -= 1
    while start < stop and window[start] == "-":  # "LIMA - President": a dash before is no part of it
        start += 1
    rank = next((word for word in ranks if word in ("deputy", "junior")), None)
    if rank and row.office.post:
        phrase = f"{rank} {phrase}"
    within = _body_before(window, start) if row.office.generic else None
    return Held(row.office, floor + start, floor + stop, phrase, former, row.plural, within)


def _body_before(window: list[str], start: int) -> str | None:
    """Return the sector of the body named right before a generic office: "army" in "army spokesman"."""
    if start == 0:
        return None
    for row in _table().get(window[start - 1], ()):
        place = start - 1 - len(row.before)
        if not row.after and not row.office.post and place >= 0 and tuple(window[place : start - 1]) == row.before:
            return row.office.sector
    return None


def _joins(word: str) -> bool:
    return word in _words("ranks") or word in _words("former") or word in _words("standings")
