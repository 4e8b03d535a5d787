"""Quotation marks: which stretches of a text stand between them, over sentences and paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Openers and the closers that end them. Straight marks are their own; German „…“ closes with the English opener.
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", '"': '"'}
_DOUBLE = re.compile(r'["“”„«»]|\n\s*')
# Single marks count inside one line only, and never as an apostrophe: nothing but a blank or bracket before the opener,
# no letter after the closer.
_SINGLE = re.compile(r"(?<![\w'’‘])['‘](?=[^\s\d'’‘])([^\n\"“”]{1,300}?[^\s])['’](?![\w'’])")
# A stray opening mark does not swallow the article: what has not closed after so many characters is no quotation.
LONGEST = 3_000


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, ``start`` to ``end`` (code points, marks included)."""

    start: int
    end: int


def _is_opening(text: str, at: int) -> bool:
    """Whether a straight mark opens: a letter or digit follows at once, none stands before."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not after.isspace() and (before.isspace() or before in "([{—–-:'‘")


def quotations(text: str) -> list[Quotation]:
    """Return the quotations of a text in order, none inside another.

    A mark that is open at the end of a paragraph runs on when the next paragraph opens with a mark too, and
    else ends with the paragraph.
    """
    found: list[Quotation] = []
    opened = -1
    mark = ""
    for match in _DOUBLE.finditer(text):
        sign, at = match.group(), match.start()
        if sign[0] == "\n":
            if opened < 0:
                continue
            found.append(Quotation(opened, at))
            follows = match.end()
            opened = -1
            if follows < len(text) and text[follows] in '"“„«':
                continue  # the next mark opens anew
            continue
        if opened < 0:
            if sign == "”" or (sign == '"' and not _is_opening(text, at) and text[at + 1 : at + 2].isspace()):
                continue
            opened, mark = at, sign
        elif sign in _CLOSERS.get(mark, mark) or (mark == "“" and sign == '"') or (mark == '"' and sign == "”"):
            if at - opened <= LONGEST:
                found.append(Quotation(opened, at + 1))
            opened = -1
        elif at - opened > LONGEST:
            opened, mark = (at, sign) if sign != "”" else (-1, "")
    if opened >= 0 and len(text) - opened <= LONGEST:
        found.append(Quotation(opened, len(text)))
    singles = [Quotation(match.start(), match.end()) for match in _SINGLE.finditer(text)]
    return _merged(found, singles)


def _merged(double: list[Quotation], single: list[Quotation]) -> list[Quotation]:
    """Add the single quotations that stand outside every double one."""
    if not single:
        return double
    kept = list(double)
    position = 0
    for one in single:
        while position < len(double) and double[position].end <= one.start:
            position += 1
        if position == len(double) or double[position].start >= one.end:
            kept.append(one)
    return sorted(kept, key=lambda quotation: quotation.start)
