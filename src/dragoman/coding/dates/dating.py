"""The date of one event: by its own words, its clause, its sentence, the story so far, the dateline, publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from dragoman.coding.dates.attaching import ancestors, attached, host
from dragoman.coding.dates.relating import related_date
from dragoman.coding.dates.sentences import bounds, root_of, within
from dragoman.coding.dates.tense import Tense, governor, verb_tense, words
from dragoman.coding.dates.times import Dated, Time
from dragoman.mention import When

# Background: the latest possible day lies more than a year before publication (the project's reading of PLOVER).
HISTORICAL = timedelta(days=366)
# The story's date carries over to at most this many sentences after the one that tells it.
CARRIED = 4
WEEK = timedelta(days=7)
# Tokens that those sentences have at most.
REACH = 400
# A dateline's date is among the first few times of an article.
OPENING = 3
_NOTHING = Dated(None, None, When(), historical=False, future=False)


def date_event(doc: Doc, token: Token, times: Sequence[Time], day: date | None, *, ahead: bool = False) -> Dated:
    """Return when the event whose predicate is ``token`` took place.

    ``times`` are those of :func:`find_times`, ``day`` is the publication day (None: unknown); ``ahead`` says that the
    event is known to be still to come, whatever its own tense. ``basis`` in the
    result tells what the date rests on; an event that is still to come, a habit or background without a date of
    its own gets none.
    """
    near = attached(token, times)
    for group in (near.own, near.clause, near.loose):
        chosen = _best(group, token)
        if chosen is not None:
            return _from_time(chosen, day)
        if any(time.type == "SET" for time in group):
            return _NOTHING
    counted = related_date(token, times)
    if counted is not None:
        return _from_time(counted, day)
    tense = "future" if ahead else event_tense(token)
    if tense == "future":
        return _unknown(earliest=day)
    told = _best(near.speech, token)
    if tense == "past" and told is None:
        carried = _story(doc, token, times, day)
        if carried is not None:
            return _from_time(carried, day)
    reported = bool(ancestors(token)[1])
    if tense == "pluperfect" and not reported:
        return _unknown(latest=day)
    return _by_article(times, day, told)


def event_tense(token: Token) -> Tense:
    """Return the tense of a predicate: a noun or adjective has that of the verb it stands under."""
    if token.pos_ in ("VERB", "AUX"):
        tense = verb_tense(token)
        return "future" if tense == "present" and _supposed(token) else tense
    verb = governor(token)
    if verb is None:
        return "past"
    tense = verb_tense(verb)
    prospective = verb.lemma_.lower() in words("scheduling") and verb.i < token.i
    return "future" if prospective and tense != "future" and token.dep_ != "nsubj" else tense


def _supposed(verb: Token) -> bool:
    """Whether a clause in the present tells what may come: "if they attack", "once it is signed"."""
    return any(child.dep_ in ("mark", "advmod") and child.lower_ in words("supposing") for child in verb.children)


def _usable(time: Time) -> bool:
    return (
        time.type != "SET"
        and time.value != "PRESENT_REF"
        and time.edtf is not None
        and not (time.type == "DURATION" and time.earliest is None)
    )


def _best(group: Sequence[Time], token: Token) -> Time | None:
    """The most exact of several times, the nearest of equally exact ones."""
    usable = [time for time in group if _usable(time) and (time.bound != "SINCE" or _reaches_on(token))]
    if not usable:
        return None

    def rank(time: Time) -> tuple[int, int, int]:
        vague = time.grain in ("vague", "")
        size = (time.latest - time.earliest).days if time.earliest and time.latest else 10**6
        return vague, size if not time.lasting else 1, abs(time.first_token - token.i)

    return min(usable, key=rank)


def _reaches_on(token: Token) -> bool:
    """Whether "since" tells how long it has lasted ("has been shut since"), not a comparison ("lowest since")."""
    return event_tense(token) in ("perfect", "pluperfect")


def _story(doc: Doc, token: Token, times: Sequence[Time], day: date | None) -> Time | None:
    """The date that the paragraph's story stands at: its last dated event in the past, outside reported speech.

    A sentence in another tense between the two ends the story; a date wider than a week holds for one sentence.
    """
    start, _ = bounds(doc, token.i)
    if ancestors(token)[1]:
        return None
    before = within(times, max(start - REACH, 0), start)
    last = next((time for time in reversed(before) if time.type in ("DATE", "TIME")), None)
    if last is None or last.dateline or not _usable(last) or last.bound is not None or last.grain == "era":
        return None
    if last.earliest is None or last.latest is None or (day is not None and last.latest > day):
        return None
    told, following = bounds(doc, last.first_token)
    if "\n" in doc[last.last_token : start].text:
        return None
    sentences = 0
    while following < start:
        sentences += 1
        begin, following = bounds(doc, following)
        if verb_tense(root_of(doc, begin, following - 1)) != "past":
            return None
    if sentences >= (CARRIED if last.latest - last.earliest <= WEEK else 1):
        return None
    root = root_of(doc, told, bounds(doc, told)[1] - 1)
    on, speech = host(last, root)
    tells = on is not None and on.i == root.i and not speech
    reports = any(child.dep_ in ("ccomp", "parataxis") for child in root.children)
    return last if tells and not reports and verb_tense(root) == "past" else None


def _from_time(time: Time, day: date | None) -> Dated:
    """The date of an event that one expression tells."""
    start = end = None
    if time.single:
        start = time.earliest.isoformat() if time.earliest else None
    elif time.lasting and time.edtf and "/" in time.edtf:
        one, two = time.edtf.split("/")
        start, end = (part.rstrip("~?%") if part != ".." else None for part in (one, two))
    elif time.grain in ("day~", "day?") and time.value:
        start = time.value
    info = When(
        edtf=time.edtf,
        earliest=_iso(time.earliest),
        latest=_iso(time.latest),
        text=time.text,
        start=time.start,
        end=time.end,
        anchor=_iso(time.anchor),
        basis="dateline" if time.dateline else time.basis,
    )
    historical = future = False
    if day is not None:
        historical = time.latest is not None and day - time.latest > HISTORICAL
        starts = time.earliest is None or time.earliest >= day
        reaches = time.latest is None or time.latest > day
        future = starts and reaches and time.bound != "UNTIL" and (time.earliest is not None or time.latest is not None)
        future = (future and time.grain not in ("vague",)) or (time.value == "FUTURE_REF")
    return Dated(start, end, info, historical=historical, future=future)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _unknown(earliest: date | None = None, latest: date | None = None) -> Dated:
    anchor = _iso(earliest or latest)
    return Dated(None, None, When(earliest=_iso(earliest), latest=_iso(latest), anchor=anchor), False, False)


def _by_article(times: Sequence[Time], day: date | None, told: Time | None) -> Dated:
    """The dateline's day, else the day of publication; what was said on a day happened by then."""
    line = next((time for time in times[:OPENING] if time.dateline and time.single), None)
    if line is not None and told is None:
        return _from_time(line, day)
    if day is None:
        return _NOTHING
    latest = told.latest if told is not None and told.single and told.latest and told.latest <= day else day
    text = latest.isoformat()
    info = When(edtf=text, earliest=None, latest=text, anchor=day.isoformat(), basis="publication")
    return Dated(text, None, info, historical=False, future=False)
