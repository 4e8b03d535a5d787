"""A treaty's text in its parts: title, preamble, articles with stable addresses, and the words of its end."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ARTICLE = re.compile(
    r"^[ \t]*(?:article|art\.|section)\s+(?P<number>\d+(?:\s?(?:bis|ter))?|[ivxlc]+|[a-z]+)\b\.?"
    r"(?P<rest>[ \t]*[:.\-–—]?.*)$",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"^[ \t]*(?:\((?P<a>\d{1,2}|[a-z])\)|(?P<b>\d{1,2})[.)])[ \t]+(?=\S)")
_CLOSING = re.compile(r"^\s*(?:in witness whereof|in faith whereof|done (?:at|in)\b|signed (?:at|in)\b)", re.IGNORECASE)
_GROUP = re.compile(r"^\s*(?:part|chapter|title|annex)\s+(?:\d+|[ivxlc]+)\b.{0,80}$", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_WORDS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
LIMIT = 1_048_576  # characters; the longest treaties in force have about 900,000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with its address (``art_4__para_1``) and its code points in the text."""

    address: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TreatyArticle:
    """One article: its number as a string, its heading if it has one, its paragraphs."""

    number: str
    heading: str | None
    address: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """The parts of a treaty's text in order."""

    title: str | None
    preamble: tuple[Paragraph, ...]
    articles: tuple[TreatyArticle, ...]
    closing: tuple[Paragraph, ...]


def article_number(written: str) -> str | None:
    """Return an article's number in digits: "IV" → "4", "Seven" → "7", "5 bis" → "5bis"; None if it is none."""
    word = written.strip().lower().replace(" ", "")
    if re.fullmatch(r"\d+(?:bis|ter)?", word):
        return word
    if word in _WORDS:
        return str(_WORDS.index(word) + 1)
    if re.fullmatch(r"[ivxlc]+", word):
        values = [_ROMAN[letter] for letter in word]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return str(sum(-value if value < after else value for value, after in pairs))
    return None


@dataclass(slots=True)
class _Line:
    text: str
    start: int


def _lines(text: str) -> list[_Line]:
    """Return the stretches between blank lines and before article headings or numbered paragraphs."""
    found: list[_Line] = []
    offset = 0
    joined = False
    for raw in text.splitlines(keepends=True):
        body = raw.rstrip("\r\n")
        if not body.strip():
            joined = False
        else:
            new = _ARTICLE.match(body) or _PARAGRAPH.match(body) or _CLOSING.match(body) or _GROUP.match(body)
            heading = found and (_heading(found[-1].text) is not None or _GROUP.match(found[-1].text))
            if joined and not new and not heading:
                found[-1].text = text[found[-1].start : offset + len(body)]
            else:
                found.append(_Line(body, offset))
            joined = True
        offset += len(raw)
    return found


def _heading(line: str) -> tuple[str, str] | None:
    """Return number and rest of a line that opens an article, or None."""
    found = _ARTICLE.match(line)
    if not found or len(line) > 3000:
        return None
    number = article_number(found["number"])
    rest = found["rest"].strip().lstrip(":.-–— ").strip()
    # "Article 51 of the Charter gives …" at a line's start is prose, not a heading.
    if number is None or re.match(r"(?:of|and|to|is|shall|or|above|below|,|\))", rest):
        return None
    return number, rest


def _paragraph(line: _Line, address: str) -> Paragraph:
    marked = _PARAGRAPH.match(line.text)
    lead = marked.end() if marked else len(line.text) - len(line.text.lstrip())
    body = line.text[lead:].rstrip()
    start = line.start + lead
    return Paragraph(address, body, start, start + len(body))


def _article(number: str, rest: str, head: _Line, lines: list[_Line]) -> TreatyArticle:
    address = f"art_{number}"
    heading = None
    body = list(lines)
    if rest:
        titled = len(rest) <= 100 and not rest.endswith((".", ";")) and bool(lines)
        if titled:
            heading = rest
        else:
            body.insert(0, _Line(rest, head.start + head.text.rindex(rest)))
    elif len(body) > 1 and len(body[0].text.strip()) <= 80 and not body[0].text.rstrip().endswith((".", ";", ",", ":")):
        if not _PARAGRAPH.match(body[0].text):
            heading = body.pop(0).text.strip()
    paragraphs: list[Paragraph] = []
    number_, letter = 0, ""
    for line in body:
        marked = _PARAGRAPH.match(line.text)
        mark = (marked["a"] or marked["b"]) if marked else ""
        if mark.isalpha():
            letter = f"__{mark}"
            number_ = number_ or 1
        else:
            letter = ""
            number_ = int(mark) if mark else number_ + 1
        paragraphs.append(_paragraph(line, f"{address}__para_{number_}{letter}"))
    return TreatyArticle(number, heading, address, tuple(paragraphs))


def structure(text: str) -> Structure:
    """Part a treaty's text. Everything before the first article is title and preamble."""
    lines = [line for line in _lines(text[:LIMIT]) if line.text.strip()]
    heads = [(at, found) for at, line in enumerate(lines) if (found := _heading(line.text)) is not None]
    first = heads[0][0] if heads else len(lines)
    closing_at = next((at for at in range(first, len(lines)) if _CLOSING.match(lines[at].text)), len(lines))
    opening = [line for line in lines[:first] if not _GROUP.match(line.text)]
    title = " ".join(opening[0].text.split()) if opening and len(opening[0].text) <= 400 else None
    preamble = [_paragraph(line, f"preamble__para_{n}") for n, line in enumerate(opening[1 if title else 0 :], 1)]
    articles = []
    heads = [(at, found) for at, found in heads if at < closing_at]
    for position, (at, (number, rest)) in enumerate(heads):
        end = heads[position + 1][0] if position + 1 < len(heads) else closing_at
        body = [line for line in lines[at + 1 : end] if not _GROUP.match(line.text)]
        articles.append(_article(number, rest, lines[at], body))
    closing = [_paragraph(line, f"closing__para_{n}") for n, line in enumerate(lines[closing_at:], 1)]
    return Structure(title, tuple(preamble), tuple(articles), tuple(closing))
