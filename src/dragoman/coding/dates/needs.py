"""Checks of the words around a candidate, for rules whose words have everyday senses too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property

from spacy.attrs import IDX
from spacy.tokens import Doc, Token

from dragoman.coding.dates.lexing import Item
from dragoman.coding.dates.tense import words

_TIME_PREPOSITIONS = frozenset(
    [
        "in",
        "since",
        "until",
        "till",
        "by",
        "from",
        "to",
        "between",
        "after",
        "before",
        "during",
        "of",
        "for",
        "through",
        "throughout",
        "around",
        "about",
        "early",
        "mid",
        "late",
        "through",
        "as",
        "and",
        "or",
    ]
)
_SEASON_OPENERS = frozenset(
    ["in", "by", "since", "until", "the", "during", "through", "of", "early", "late", "for", "throughout"]
)
_CURRENCY = frozenset("$€£¥₩₽")


class Surroundings:
    """The tokens of a doc by offset, and the checks that rules.yaml names under ``need``."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    @cached_property
    def _starts(self) -> list[int]:
        starts: list[int] = self.doc.to_array(IDX).tolist()
        return starts

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and last token that the code points ``start`` to ``end`` touch."""
        starts = self._starts
        first = max(bisect_right(starts, start) - 1, 0)
        last = max(bisect_right(starts, end - 1) - 1, first)
        return first, last

    def allow(self, need: str, run: list[Item], first: int, last: int) -> bool:
        """Whether the items ``first`` to ``last`` (exclusive) of a run stand where the rule may apply."""
        return CHECKS[need](self, run, first, last)

    def token(self, item: Item) -> Token:
        """Return the token that an item begins in."""
        return self.doc[self.tokens(item.start, item.end)[0]]

    def after(self, item: Item) -> Token | None:
        """Return the token after an item, blanks left out."""
        return self._beside(self.tokens(item.start, item.end)[1], 1)

    def before(self, item: Item) -> Token | None:
        """Return the token before an item, blanks left out."""
        return self._beside(self.tokens(item.start, item.end)[0], -1)

    def _beside(self, index: int, step: int) -> Token | None:
        index += step
        while 0 <= index < len(self.doc):
            if not self.doc[index].is_space:
                return self.doc[index]
            index += step
        return None


Check = Callable[[Surroundings, list[Item], int, int], bool]
CHECKS: dict[str, Check] = {}


def _check(function: Check) -> Check:
    CHECKS[function.__name__] = function
    return function


@_check
def capital(around: Surroundings, run: list[Item], first: int, last: int) -> bool:
    """An abbreviated weekday ("Sun", "Sat") is a name's part more often than a day."""
    token = around.token(run[last - 1])
    length = run[last - 1].end - run[last - 1].start
    if length > 4:
        return token.ent_type_ not in ("PERSON",)
    before = around.before(run[first])
    return token.ent_type_ == "DATE" or (before is not None and before.lower_ == "on")


@_check
def month_name(around: Surroundings, run: list[Item], first: int, last: int) -> bool:
    """A bare month: not the verb or modal, not a person's or a place's name."""
    token = around.token(run[last - 1])
    if token.ent_type_ in ("PERSON", "GPE", "ORG", "FAC", "LOC", "NORP"):
        return False
    text = token.lower_
    if text in ("may", "march", "mar", "august", "jun", "jan", "apr", "dec", "sep", "oct", "nov", "feb", "jul", "aug"):
        if token.tag_ not in ("NNP", "NNPS", "NN"):
            return False
        before = around.before(run[first])
        if text in ("may", "march", "mar"):
            return token.ent_type_ == "DATE" or (before is not None and before.lower_ in _TIME_PREPOSITIONS)
    return True


@_check
def season_name(around: Surroundings, run: list[Item], first: int, last: int) -> bool:
    """A bare season: a noun of its own, not "a winter storm", "the fall of the city", "a mountain spring"."""
    token = around.token(run[last - 1])
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in ("PERSON", "GPE", "ORG", "EVENT"):
        return False
    if token.dep_ == "compound" and token.head.i > token.i:
        return False
    before, after = around.before(run[first]), around.after(run[last - 1])
    if after is not None and after.lower_ == "of":
        return False
    if token.lower_ in ("spring", "fall") and (before is None or before.lower_ in ("the", "a")):
        return token.ent_type_ == "DATE"
    return token.ent_type_ == "DATE" or (before is not None and before.lower_ in _SEASON_OPENERS)


@_check
def year_number(around: Surroundings, run: list[Item], first: int, last: int) -> bool:
    """A number of four digits that is a year, and not a count, a name's part or an amount."""
    item = run[last - 1]
    token = around.token(item)
    number = item.values.get("YEAR4", 0)
    if token.ent_type_ in ("MONEY", "PERCENT", "QUANTITY", "FAC", "LAW"):
        return False
    before, after = around.before(item), around.after(item)
    previous = before.lower_ if before is not None else ""
    following = after.lower_ if after is not None else ""
    if previous in words("numbered") or previous[-1:] in _CURRENCY or following in words("counted") or following == "%":
        return previous in ("of", "in", "since") and following not in words("counted")
    if before is not None and after is not None and before.like_num and after.like_num:
        return False
    if previous.endswith("-") or previous in ("+", "±", "#", "№") or following[:1] in _CURRENCY:
        return False
    if previous in _TIME_PREPOSITIONS - {"to", "for", "about"} and previous:
        return True
    if not 1700 <= number <= 2100:
        return False
    # "2000 villages": a plural with no determiner before the number is counted by it.
    if after is not None and after.tag_ == "NNS" and token.head.i >= after.i and number % 50 == 0:
        return previous in ("the", "a", "its", "their", "his")
    named = token.ent_type_ in ("ORG", "PRODUCT") and before is not None and before.pos_ == "PROPN"
    return not named


@_check
def short_year(around: Surroundings, run: list[Item], first: int, last: int) -> bool:
    """ "Since '82" is a year; "Expo '11" is a name."""
    before = around.before(run[first])
    return before is not None and before.lower_ in _TIME_PREPOSITIONS


@_check
def decade_number(around: Surroundings, run: list[Item], first: int, last: int) -> bool:
    """ "The 80s" is a decade; "in his 80s" and "80s" of anything else are not."""
    item = run[last - 1]
    if item.end - item.start > 4:
        return True
    before = around.before(item)
    return before is not None and before.lower_ in ("the", "early", "mid", "late", "and", "-", "mid-")


@_check
def stands_alone(around: Surroundings, run: list[Item], first: int, last: int) -> bool:
    """ "The 5th" is a day when it is the head of its phrase: not "the 38th parallel", "the 5th round"."""
    item = run[last - 1]
    after = around.after(item)
    if after is None:
        return True
    token = around.token(item)
    if after.pos_ in ("NOUN", "PROPN", "ADJ") and not (after.i > token.i and after.lower_ in ("and", "or")):
        if token.head.i > token.i and token.dep_ in ("amod", "compound", "nummod", "det", "advmod"):
            return False
        if after.pos_ in ("NOUN", "ADJ") or (after.pos_ == "PROPN" and token.dep_ not in ("pobj",)):
            return False
    before = around.before(run[first])
    if after.lower_ in ("of", "in", "century", "-", "–") and not (
        before is not None and before.lower_ in ("on", "until", "by", "since")
    ):
        return False
    return (before is not None and before.lower_ in (
        "on", "until", "till", "by", "since", "from", "to", "of", "between", "and", "after", "before", "through", ",",
    )) or (before is not None and before.pos_ in ("VERB", "NOUN", "PROPN", "PRON"))  # fmt: skip


@_check
def no_complement(around: Surroundings, run: list[Item], first: int, last: int) -> bool:
    """ "The day before" with nothing after it: "the day before the vote" says what it is before."""
    after = around.after(run[last - 1])
    if after is None or after.is_punct or after.is_space:
        return True
    word = run[last - 1]
    if {"earlier", "previously", "later", "afterwards", "afterward", "following", "previous"} & word.values.keys():
        return after.lower_ not in ("than",)
    return after.pos_ in ("ADP", "CCONJ", "AUX", "VERB") and after.tag_ not in ("VBG",) and after.lower_ not in ("of",)


@_check
def closing_day(around: Surroundings, run: list[Item], first: int, last: int) -> bool:
    """ "The day" that is spoken of: ended, closed, "for the day"; not "the day when"."""
    after, before = around.after(run[last - 1]), around.before(run[first])
    if after is not None and (
        after.pos_ in ("NOUN", "PROPN", "PRON", "SCONJ")
        or after.lower_ in ("of", "before", "after", "that", "when", "to", "-", "is")
    ):
        return False
    if before is None:
        return False
    return before.lemma_.lower() in (
        "end",
        "finish",
        "close",
        "begin",
        "start",
        "during",
        "throughout",
        "for",
        "in",
        "spend",
    )


@_check
def ahead(around: Surroundings, run: list[Item], first: int, last: int) -> bool:
    """ "Monday week", British for a week after Monday: nothing that a week belongs to may follow."""
    after = around.after(run[last - 1])
    return after is None or after.is_punct or after.pos_ in ("ADP", "CCONJ", "VERB", "AUX")


@_check
def adverb(around: Surroundings, run: list[Item], first: int, last: int) -> bool:
    """ "Overnight", said of when something happened, not of a kind of train."""
    return True


@_check
def length(around: Surroundings, run: list[Item], first: int, last: int) -> bool:
    """A length: "a second" and "one day" are other words more often; so is "a quarter"."""
    values = run[last - 1].values
    unit = values.get("UNIT")
    start = run[first]
    article = {"a", "an"} & start.values.keys()
    if unit in ("second", "minute", "half", "quarter") and (
        article or (last - first == 2 and unit in ("half", "quarter"))
    ):
        return False
    if "ORDINAL" in start.values and "AMOUNT" not in start.values and unit != "day":
        return "FILL" in run[first + 1].values
    if article and unit == "day":
        after = around.after(run[last - 1])
        return after is not None and after.lower_ in ("after", "before", "ago", "earlier", "later")
    if "one" in start.values and unit == "day":
        after = around.after(run[last - 1])
        return after is not None and after.lower_ in ("after", "before")
    return True


@_check
def long_unit(around: Surroundings, run: list[Item], first: int, last: int) -> bool:
    """ "The past decade", "the past year" are stretches; "the last day" is one of something."""
    values = run[last - 1].values
    return values.get("UNIT") in ("decade", "century", "hour", "fortnight") or (
        "past" in run[first + 1].values and values.get("UNIT") in ("day", "week", "month", "year", "quarter")
    )


@_check
def bare_units(around: Surroundings, run: list[Item], first: int, last: int) -> bool:
    """Units without a number ("in years", "for decades") after a preposition of time, or before "of"."""
    before = around.before(run[first])
    if last - first > 1:
        return True
    if (
        run[last - 1].values.get("UNITS") in ("quarter", "second", "day")
        and before is not None
        and before.lower_ not in ("for", "within")
    ):
        return False
    return before is not None and before.lower_ in ("in", "for", "over", "within", "through", "after", "of", "just")


@_check
def rate(around: Surroundings, run: list[Item], first: int, last: int) -> bool:
    """ "15 a year", but not "2007 a year later"."""
    after = around.after(run[last - 1])
    return after is None or after.lower_ not in ("ago", "later", "earlier", "after", "before", "and", "of")


@_check
def vague_word(around: Surroundings, run: list[Item], first: int, last: int) -> bool:
    """ "Now that" is a conjunction, "current" with electricity is not a time."""
    token = around.token(run[last - 1])
    after = around.after(run[last - 1])
    if token.lower_ == "now" and after is not None and after.lower_ == "that":
        return False
    if token.lower_ == "current" and token.pos_ == "NOUN":
        return False
    return token.ent_type_ not in ("ORG", "PERSON")


@_check
def is_bound(around: Surroundings, run: list[Item], first: int, last: int) -> bool:
    """What "after", "since", "by" bound is the time itself: not "after Monday's launch", "since the 2008 crisis"."""
    start, end = around.tokens(run[first].start, run[last - 1].end)
    root = around.doc[start : end + 1].root
    return root.dep_ not in ("poss", "compound", "amod", "nummod", "nmod") or root.head.i <= end
