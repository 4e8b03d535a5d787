"""From a parsed text to its time expressions, in reading order."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from spacy.tokens import Doc

# Imported for the meanings and checks that they register.
from dragoman.coding.dates import (  # noqa: F401
    checks,
    meaning_bounds,
    meaning_days,
    meaning_lengths,
    meaning_nested,
    meaning_other,
    meaning_periods,
)
from dragoman.coding.dates.almanac import DAY, Reading, add_months
from dragoman.coding.dates.context import Context
from dragoman.coding.dates.grammar import Grammar, Sense, load_grammar, parse
from dragoman.coding.dates.lexing import Item, islands
from dragoman.coding.dates.sentences import bounds
from dragoman.coding.dates.surroundings import Surroundings
from dragoman.coding.dates.times import Bound, Time
from dragoman.knowledge import knowledge

_GRAINS_TOLD = frozenset(
    {"day", "time", "night", "day?", "day~", "weekend", "week", "month", "year", "quarter", "month~"}
)


# A dateline this near the stamp tells the same day in local time.
ZONES = timedelta(days=1)
# Characters that the prefix of an agency's paragraph has at most.
DATELINE = 90
# Grains of which the days beyond the anchor are cut off by tense.
_CLIPPED = frozenset({"week", "weekend", "month", "quarter", "half", "year"})


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(knowledge("dragoman.language")["boilerplate"]["dateline"])


def _sense(item: Item) -> Sense | None:
    for value in item.values.values():
        return value if item.made and isinstance(value, Sense) else None
    return None


def day_first(text: str) -> bool | None:
    """Tell from the text's own numeric dates whether it writes the day first; None when they leave it open."""
    for match in re.finditer(r"(?<![\d/])(\d{1,2})/(\d{1,2})/\d{2,4}(?![\d/])", text):
        one, two = int(match[1]), int(match[2])
        if one > 12 >= two:
            return True
        if two > 12 >= one:
            return False
    return None


def find_times(
    doc: Doc, day: date | None, *, country_day_first: bool | None = None, southern: bool = False
) -> list[Time]:
    """Return every time expression of the text, in reading order.

    ``day`` is the publication day, the anchor of relative expressions; without it they keep their words and
    a value as far as the words go. ``country_day_first`` says how the outlet's country writes 3/4/2024 where
    the text itself does not show it; ``southern`` moves unnamed seasons by six months.
    """
    grammar: Grammar = load_grammar()
    text = doc.text
    around = Surroundings(doc)
    found: list[Time] = []
    told: Reading | None = None
    told_day: Reading | None = None
    order = day_first(text)
    for run in islands(text, grammar.lexicon):
        for item in parse(run, grammar, around.allow):
            sense = _sense(item)
            if sense is None:
                continue
            first, last = around.tokens(item.start, item.end)
            ctx = Context(
                doc, day, first, last, told, told_day, country_day_first if order is None else order, southern
            )
            reading = _date(ctx, sense)
            time = _time(ctx, text, item, sense, reading)
            found.append(time)
            if (
                time.dateline
                and day is not None
                and time.single
                and time.earliest
                and abs(time.earliest - day) <= ZONES
            ):
                day = time.earliest  # the stamp may be in universal time, the dateline tells the local day
            if reading.type in ("DATE", "TIME") and reading.grain in _GRAINS_TOLD and not time.dateline:
                told = reading
                if reading.grain in ("day", "time", "day?", "day~", "night"):
                    told_day = reading
    return _measured(found, doc)


def _date(ctx: Context, sense: Sense) -> Reading:
    """Date one expression; what no calendar can hold keeps its words."""
    try:
        return ctx.read(sense)
    except (ValueError, OverflowError):
        return Reading(None, basis="none", note="no calendar has this date")


def _time(ctx: Context, text: str, item: Item, sense: Sense, reading: Reading) -> Time:
    bound: Bound | None = sense.parts.get("bound") if sense.op == "bound" else None
    first, last = reading.first, reading.last
    if ctx.day is not None and reading.clip and reading.grain != "era" and reading.basis != "none":
        first, last = _clipped(ctx, reading, bound)
    return Time(
        start=item.start,
        end=item.end,
        text=text[item.start : item.end],
        type=reading.type,
        value=reading.value,
        edtf=reading.edtf,
        first_token=ctx.first,
        last_token=ctx.last,
        mod=reading.mod,
        earliest=first,
        latest=last,
        single=reading.single and bound is None,
        lasting=reading.lasting,
        bound=bound,
        basis=reading.basis if ctx.day is not None or reading.basis == "explicit" else "none",
        anchor=reading.anchor or ctx.day,
        published=ctx.day,
        told=sense.op.startswith("told") or sense.op == "shift_told",
        grain=reading.grain,
        dateline=_in_dateline(text, item),
        note=reading.note,
    )


def _clipped(ctx: Context, reading: Reading, bound: Bound | None) -> tuple[date | None, date | None]:
    """Bounds told in the past never exceed the anchor, those ahead never precede it."""
    assert ctx.day
    first, last = reading.first, reading.last
    if bound in ("UNTIL", "ON_OR_BEFORE", "BEFORE") and last is not None:
        return (ctx.day if last > ctx.day else None), last
    contains = (first is None or first <= ctx.day) and (last is None or ctx.day <= last)
    if contains and first is not None and last is not None and first != last and reading.grain in _CLIPPED:
        return (ctx.day, last) if ctx.future else (first, ctx.day)
    return first, last


def _in_dateline(text: str, item: Item) -> bool:
    """Whether the expression stands in the prefix of an agency's first paragraph."""
    floor = max(item.start - DATELINE, 0)
    start = text.rfind("\n", floor, item.start) + 1
    if start == 0 and floor > 0:
        return False
    match = _dateline().match(text[start : start + 2 * DATELINE])
    return match is not None and item.end <= start + match.end()


def _measured(times: list[Time], doc: Doc) -> list[Time]:
    """Date lengths that begin or end with a date of the same sentence: visits, anniversaries, "months after"."""
    out: list[Time] = []
    for index, time in enumerate(times):
        if time.type == "DURATION" and time.edtf is None and time.basis == "none":
            following = times[index + 1] if index + 1 < len(times) else None
            time = _anchored(time, following, doc) or time
        if time.grain != "anniversary" or time.type == "DATE":
            out.append(time)
    return out


_LENGTH = re.compile(r"P(T?)(\d+)([HDWMY])$")


def _anchored(time: Time, following: Time | None, doc: Doc) -> Time | None:
    """The length with the date that follows it, when the words between tie them together."""
    match = _LENGTH.match(time.value or "")
    if match is None or following is None or following.earliest is None or following.type != "DATE":
        return None
    if following.first_token - time.last_token > 15 or bounds(doc, time.first_token) != bounds(
        doc, following.first_token
    ):
        return None
    between = {token.lower_ for token in doc[time.last_token + 1 : following.first_token]}
    number, unit = int(match[2]), match[3]
    base = following.earliest
    if time.grain == "anniversary":
        if not following.single or following.basis != "explicit":
            return None
        day = add_months(base, 12 * number)
        return replace(
            time,
            type="DATE",
            value=str(day),
            edtf=str(day),
            earliest=day,
            latest=day,
            single=True,
            basis="explicit",
            grain="day",
        )
    if match[1] and unit != "H":
        return None
    days = {"H": number // 24, "D": number, "W": number * 7}.get(unit)
    end = base + DAY * (days - 1) if days is not None else add_months(base, number * (12 if unit == "Y" else 1)) - DAY
    if between & {"beginning", "starting", "commencing"} and following.single:
        return _from_to(time, base, end, following, lasting=True)
    if "after" in between and time.mod in ("LESS_THAN", "EQUAL_OR_LESS") and following.single:
        return _from_to(time, base, end, following, lasting=False)
    return None


def _from_to(time: Time, first: date, last: date, basis: Time, lasting: bool) -> Time:
    return replace(
        time,
        edtf=f"{first}/{last}",
        earliest=first,
        latest=last,
        lasting=lasting,
        basis=basis.basis,
        anchor=basis.anchor,
    )
