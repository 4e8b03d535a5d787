"""Names in a text: the longest known name at each place, with the meaning that fits it there."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from dragoman.coding.actors.files import words
from dragoman.coding.actors.names import Name, Spelling, fold, names
from dragoman.coding.actors.offices import office_at
from dragoman.coding.actors.senses import Setting, choose

_HYPHENS = frozenset("-–—‑")
# "US-led": the state acts. After any other word ("Iran-backed", "Soviet-era", "Russian-occupied") it does not.
_LEADING = frozenset({"led", "commanded", "headed", "run", "organised", "organized", "controlled", "dominated"})
# "pro-Russian", "anti-American", "non-Greek": the name says what the noun is about, not whose it is.
_PREFIXES = frozenset({"pro", "anti", "non", "post", "pre", "ex", "trans", "un", "neo", "ethnic", "quasi"})
_NAMED_AFTER = frozenset({"state", "demonym", "capital", "region"})


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A known name: its tokens (``first`` to ``last``, inclusive), the token that heads it, what it means.

    ``aside`` is set in a compound that takes the name's acting away ("Iran-backed", "pro-Russian", "Soviet-era").
    """

    first: int
    last: int
    head: int
    meaning: Name
    aside: bool = False


def _inside_longer_name(doc: Doc, first: int, last: int, meaning: Name) -> bool:
    """Whether a state's or town's name is only part of a name: "Geneva Convention", "University of Chile"."""
    heads = words("not_actors", "heads")
    if last + 1 < len(doc):
        after = doc[last + 1]
        if after.lower_ in heads and after.ent_type_ != "PERSON" and not after.is_space:
            if meaning.sense in ("capital", "region"):
                return True
            if after.text[:1].isupper() and not after.text.isupper() and not _titled(doc, last + 1):
                return True
        if doc[first].ent_type_ in ("LAW", "FAC", "EVENT", "WORK_OF_ART") and doc[first].ent_iob_ != "O":
            end = last
            while end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I":
                end += 1
            if end > last and doc[end].lower_ in heads and doc[end].text[:1].isupper():
                return True
    if first >= 2 and doc[first - 1].lower_ in ("of", "for"):
        before = doc[first - 2]
        return before.text[:1].isupper() and before.lower_ in heads and not _titled(doc, first - 2)
    return False


def _titled(doc: Doc, at: int) -> bool:
    """Whether nearly all words around are capitalised, so that a capital says nothing ("US Report Accuses Army")."""
    around = [t for t in doc[max(0, at - 6) : at + 7] if t.is_alpha and len(t.text) > 3]
    return len(around) >= 4 and sum(t.text[0].isupper() for t in around) >= 0.85 * len(around)


def _person_name(doc: Doc, folded: list[str], first: int, last: int) -> bool:
    """Whether the name is a person's own: "Jordan Smith", "Chad Wolf", "Michael Jordan"."""
    if doc[first].ent_type_ != "PERSON":
        return False
    if first > 0 and doc[first - 1].pos_ in ("PROPN", "NOUN") and office_at(folded, first - 1) is not None:
        return True  # "Queen Sofia"
    before = first > 0 and doc[first - 1].ent_type_ == "PERSON" and doc[first].ent_iob_ == "I"
    after = last + 1 < len(doc) and doc[last + 1].ent_type_ == "PERSON" and doc[last + 1].ent_iob_ == "I"
    return (before and doc[first - 1].is_alpha) or (after and doc[last + 1].is_alpha)


def _aside(doc: Doc, folded: list[str], first: int, last: int) -> bool:
    """Whether the name stands in a compound that takes its acting away."""
    if first >= 2 and folded[first - 1] in _HYPHENS and folded[first - 2] in _PREFIXES:
        return True
    if first >= 1 and folded[first - 1] == "ethnic":
        return True
    if last + 2 < len(doc) and folded[last + 1] in _HYPHENS and not doc[last].whitespace_:
        word = doc[last + 2]
        return word.text[:1].islower() and folded[last + 2] not in _LEADING
    return False


def _glued(text: str) -> list[tuple[Spelling, bool]]:
    """Read a token that the tokeniser left whole: "U.S.-led", "U.S.-China", "U.S.-backed"."""
    table = names().by_first
    found = []
    parts = text.replace("–", "-").replace("/", "-").split("-")
    for place, part in enumerate(parts):
        for row in table.get(fold(part), ()):
            if len(row.words) == 1 and row.meaning.sense in _NAMED_AFTER | {"body"} and part[:1].isupper():
                following = parts[place + 1] if place + 1 < len(parts) else ""
                found.append((row, following[:1].islower() and following not in _LEADING))
                break
    return found


def find_names(doc: Doc, folded: list[str], text: str, day: str | None) -> list[NameSpan]:
    """Return the known names of a text in order; of overlapping ones the longest.

    ``folded`` are the folded words of ``doc``, ``text`` is its text, ``day`` its publication day (ISO) or None.
    """
    table = names().by_first
    written = [token.text for token in doc]
    setting = Setting(doc, text, day)
    found: list[NameSpan] = []
    at, size = 0, len(written)
    while at < size:
        rows = table.get(folded[at])
        upper = written[at][:1].isupper() or written[at][:1].isdigit()
        if not rows:
            if upper and len(written[at]) > 3 and ("-" in written[at] or "/" in written[at] or "–" in written[at]):
                found += [NameSpan(at, at, at, row.meaning, aside) for row, aside in _glued(written[at])]
            at += 1
            continue
        fitting: list[Name] = []
        length = 0
        for row in rows:
            count = len(row.words)
            if length and count < length:
                break
            if not upper and not row.small:
                continue
            if count > 1 and tuple(folded[at : at + count]) != row.words:
                continue
            if row.capitals and not _in_capitals(doc, at):
                continue
            if not upper and not any(written[i][:1].isupper() for i in range(at + 1, at + count)):
                continue
            length = count
            fitting.append(row.meaning)
        if not fitting:
            at += 1
            continue
        first, last = at, at + length - 1
        at += length
        if written[last] == "-" and length > 1:  # "Sino-Indian": the first half alone is the name
            last -= 1
            at -= 1
            if at + 1 < size and folded[at + 1] in names().facts.combining_not:
                continue
        meaning = choose(setting, fitting, first, last)
        if meaning is None or meaning.sense == "none":
            continue
        if meaning.sense in _NAMED_AFTER and (
            _inside_longer_name(doc, first, last, meaning) or _person_name(doc, folded, first, last)
        ):
            continue
        head = first if first == last else doc[first : last + 1].root.i
        found.append(NameSpan(first, last, head, meaning, _aside(doc, folded, first, last)))
    return found


def _in_capitals(doc: Doc, at: int) -> bool:
    """Whether a token is written in capitals and is no shouted pronoun ("US" in "LET US GO")."""
    token = doc[at]
    letters = token.text.replace(".", "")
    if not letters.isupper() or token.tag_ in ("PRP", "PRP$", "VBZ", "VBP", "DT", "MD", "WP", "WDT"):
        return False
    if token.text == "US" and token.dep_ in ("dobj", "dative", "pobj"):
        beside = [doc[i].text for i in (at - 1, at + 1) if 0 <= i < len(doc) and doc[i].is_alpha]
        return not beside or not all(word.isupper() for word in beside)
    return True
