"""Text to items: each word, number and mark with the classes that the grammar knows it by.

The classes of an item are packed into one character, so that a rule over classes is a regular expression
over a short string. Only islands are handed on: unbroken runs of known words of which at least one can be
the core of a time expression; everything else in the text is passed over once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.knowledge import knowledge

_TOKEN = r"""
  (?P<iso>(?<![\d-])[12]\d{3}(?P<iso_mark>[-/])\d{2}(?P=iso_mark)\d{2}(?![\d-]))
| (?P<numeric>(?<![\d./-])\d{1,2}(?:(?P<mark>[/.])\d{1,2}(?P=mark)(?:\d{4}|\d{2})|-\d{1,2}-(?:19|20)\d\d)(?![./-]?\d))
| (?P<fixed>(?<![\d/])(?:FIXED)(?![\d/]))
| (?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d))
| (?P<number>\d+(?:,\d{3}(?!\d))*(?:\.\d+)?)(?P<suffix>(?:st|nd|rd|th|s|['’]s)(?![^\W_]))?
| (?P<ampm>[aApP]\.?[mM]\b\.?)
| (?P<shift>[+]\d{1,2}(?::?\d{2})?)
| (?P<oclock>o['’]clock)
| (?P<year2>(?<!\w)['’`]\d\d(?!\d))(?P<plural>s\b)?
| (?P<word>[^\W\d_][^\W_]*(?:['’](?!s\b)[^\W\d_]+)*)
| (?P<poss>['’]s\b)
| (?P<barrier>\n[ \t\r]*\n)
| (?P<other>[^\s\u200b-\u200f\u2060\ufeff])
"""
_MARKS = {
    ",": "COMMA", "(": "LPAR", ")": "RPAR", ".": "DOT", "/": "SLASH", "'": "APOS", "’": "APOS",
    "-": "DASH", "–": "DASH", "—": "DASH", "‑": "DASH",
}  # fmt: skip
_KINDS = {"ampm": "AMPM", "shift": "SHIFT", "oclock": "oclock", "poss": "POSS", "iso": "ISO", "clock": "CLOCK"}
_KINDS |= {"numeric": "NUMERIC", "mark": "NUMERIC"}
# Each set of classes that occurs gets one private-use character.
_BASE = 0xE000
# More items than this in one run are a table of numbers: no expression is that long.
LONGEST = 400


@dataclass(slots=True)
class Item:
    """One word, number or mark, or what a rule made of several: ``values`` holds a value for each class."""

    start: int
    end: int
    code: str
    values: dict[str, Any]
    made: bool = False


class Codes:
    """The characters that stand for sets of classes, and the classes' characters."""

    def __init__(self) -> None:
        self.of_set: dict[frozenset[str], str] = {}
        self.of_class: dict[str, str] = {}

    def code(self, classes: frozenset[str]) -> str:
        """Return the character of a set of classes, a new one at first sight."""
        known = self.of_set.get(classes)
        if known is None:
            known = self.of_set[classes] = chr(_BASE + len(self.of_set))
            for name in classes:
                self.of_class[name] = self.of_class.get(name, "") + known
        return known


class Lexicon:
    """The words of words.yaml, with the grammar's own, each with its code and values."""

    def __init__(self, literals: frozenset[str], names: dict[str, dict[str, Any]], core: frozenset[str]) -> None:
        self.codes = Codes()
        words = knowledge("dragoman.coding.dates")["words"]
        self.core = core | frozenset(words["core"])
        capital = frozenset(words["capital"])
        classes: dict[str, dict[str, Any]] = {word: {word: word} for word in literals}
        for name, entries in words["classes"].items():
            for value, forms in entries.items():
                for form in forms:
                    classes.setdefault(form, {})[name] = value
                    if name in ("ONES", "TEENS", "TENS"):
                        classes[form]["AMOUNT"] = value
        for form, values in names.items():
            classes.setdefault(form, {}).update(values)
        self.words: dict[str, tuple[str, dict[str, Any]]] = {}
        self.lower: dict[str, tuple[str, dict[str, Any]] | None] = {}
        for form, values in classes.items():
            self.words[form] = (self.codes.code(frozenset(values)), values)
            small = {name: value for name, value in values.items() if name not in capital}
            if len(small) < len(values):
                self.lower[form] = (self.codes.code(frozenset(small)), small) if small else None
        for mark, name in _MARKS.items():
            self.words[mark] = (self.codes.code(frozenset([name])), {name: mark})
        fixed = "|".join(re.escape(form) for form in names if form[0].isdigit()) or "(?!)"
        self.token = re.compile(_TOKEN.replace("FIXED", fixed), re.VERBOSE)

    def is_core(self, values: dict[str, Any]) -> bool:
        """Whether something of these classes can be the core of a time expression."""
        return not self.core.isdisjoint(values)

    def one(self, name: str, value: Any) -> tuple[str, dict[str, Any]]:
        """Return code and values of something in one class only."""
        return self.codes.code(frozenset([name])), {name: value}


def _number(digits: str, suffix: str) -> dict[str, Any]:
    """Return the classes and values of a number, none for one that no time is told with."""
    if "." in digits:
        return {"TENTHS": digits, "AMOUNT": float(digits.replace(",", ""))}
    if len(digits) > 9:
        return {}
    number = int(digits.replace(",", ""))
    if suffix == "s":
        if number % 10 or not (1000 <= number < 2200 or len(digits) == 2):
            return {}
        return {"DECADE": number if number > 100 else (1900 if number >= 20 else 2000) + number}
    if suffix:
        return {"DAYTH": number, "ORDINAL": number} if 1 <= number <= 31 else {"ORDINAL": number}
    values: dict[str, Any] = {"AMOUNT": number, "DIGITS": number}
    if len(digits) <= 2 and 1 <= number <= 31:
        values["DAYNUM"] = number
    if len(digits) == 4:
        values["YEAR4" if 1000 <= number < 2200 else "DIGITS4"] = number
    return values


@cache
def _coded(word: str) -> dict[str, Any]:
    """Read "FY2024", "Q3", "H1"."""
    match = re.fullmatch(r"(FY|Q|H)(\d{1,4})", word)
    if not match:
        return {}
    number = int(match[2])
    if match[1] == "FY":
        return {"FYNAME": number if number > 100 else 2000 + number} if len(match[2]) in (2, 4) else {}
    return {match[1] + "NAME": number} if 1 <= number <= (4 if match[1] == "Q" else 2) else {}


def _read(match: re.Match[str], kind: str, lexicon: Lexicon) -> tuple[str, dict[str, Any]] | None:
    """Return code and values of one token, None for one that the grammar does not know."""
    text = match.group()
    values: dict[str, Any]
    if kind in ("number", "suffix"):
        suffix = match["suffix"]
        values = _number(match["number"], suffix.lstrip("'’") if suffix else "")
    elif kind == "year2":
        values = {"YEAR2": int(text[1:])}
    elif kind == "plural":
        number = int(match["year2"][1:])
        values = {"DECADE": (1900 if number >= 20 else 2000) + number}
    elif kind == "word":
        values = _coded(text)
    else:
        values = {_KINDS[kind]: text}
    return (lexicon.codes.code(frozenset(values)), values) if values else None


def islands(text: str, lexicon: Lexicon) -> Iterator[list[Item]]:
    """Yield the runs of known words, numbers and marks that may hold a time expression, in order."""
    words, lower, is_core = lexicon.words, lexicon.lower, lexicon.is_core
    run: list[Item] = []
    core = False
    for match in lexicon.token.finditer(text):
        kind = match.lastgroup or ""
        found: tuple[str, dict[str, Any]] | None = None
        if kind == "word":
            word = match.group()
            small = word.lower()
            found = words.get(small)
            if found is None:
                found = _read(match, kind, lexicon) if word[-1].isdigit() else None
            elif word == small and small in lower:
                found = lower[small]
        elif kind in ("other", "fixed"):
            found = words.get(match.group())
        elif kind != "barrier":
            found = _read(match, kind, lexicon)
        if found is None:
            if core:
                yield run
            if run:
                run, core = [], False
            continue
        core = core or is_core(found[1])
        run.append(Item(match.start(), match.end(), *found))
        if len(run) == LONGEST:
            if core:
                yield run
            run, core = [], False
    if core:
        yield run
