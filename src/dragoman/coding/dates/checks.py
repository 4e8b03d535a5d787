"""Checks of the words around a candidate, for rules whose words have everyday senses too."""

from __future__ import annotations

from dragoman.coding.dates.sentences import root_of
from dragoman.coding.dates.surroundings import Candidate, check, listed
from dragoman.coding.dates.tense import words

_CURRENCY = frozenset("$€£¥₩₽")
_MODIFIER = frozenset({"poss", "compound", "amod", "nummod", "nmod"})
# Numbers that are read as years without a preposition before them.
_LIKELY_YEARS = range(1700, 2101)


@check
def capital(at: Candidate) -> bool:
    """An abbreviated weekday ("Sun", "Sat") is a name's part more often than a day."""
    item = at.run[at.last - 1]
    if item.end - item.start > len("Thur"):
        return at.token.ent_type_ != "PERSON"
    return at.token.ent_type_ == "DATE" or at.word_before == "on"


@check
def month_name(at: Candidate) -> bool:
    """A bare month: not the verb or modal, not a person's or a place's name."""
    token = at.token
    if token.ent_type_ in ("PERSON", "GPE", "ORG", "FAC", "LOC", "NORP"):
        return False
    if token.lower_ in listed("months_with_other_senses") and token.tag_ not in ("NNP", "NNPS", "NN"):
        return False
    if token.lower_ in listed("months_that_need_an_opener"):
        named = at.before is not None and at.before.pos_ == "PROPN"
        return at.opened_by("openers") or (token.ent_type_ == "DATE" and not named)
    return True


@check
def season_name(at: Candidate) -> bool:
    """A bare season: a noun of its own, not "a winter storm", "the fall of the city", "a mountain spring"."""
    token = at.token
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in ("PERSON", "GPE", "ORG", "EVENT"):
        return False
    if (token.dep_ == "compound" and token.head.i > token.i) or at.word_after == "of":
        return False
    if token.lower_ in ("spring", "fall") and at.word_before in ("the", "a", ""):
        return token.ent_type_ == "DATE"
    return token.ent_type_ == "DATE" or at.opened_by("season_openers")


@check
def year_number(at: Candidate) -> bool:
    """A number of four digits that is a year, and not a count, a name's part or an amount."""
    number, token, before, after = at.closing.get("YEAR4", 0), at.token, at.word_before, at.word_after
    if token.ent_type_ in ("MONEY", "PERCENT", "QUANTITY", "FAC", "LAW") or after in words("counted"):
        return False
    if before in words("numbered") or before[-1:] in _CURRENCY or after[:1] in _CURRENCY or after == "%":
        return False
    if before in ("+", "±", "#", "№") or before.endswith("-"):
        return False
    if at.before is not None and at.after is not None and at.before.like_num and at.after.like_num:
        return False  # one of a table's numbers
    if at.opened_by("year_openers"):
        return True
    if number not in _LIKELY_YEARS:
        return False
    # "2000 villages": a plural with no determiner before the number is counted by it.
    if at.after is not None and at.after.tag_ == "NNS" and token.head.i >= at.after.i and number % 50 == 0:
        return before in ("the", "a", "its", "their", "his")
    return not (token.ent_type_ in ("ORG", "PRODUCT") and at.before is not None and at.before.pos_ == "PROPN")


@check
def short_year(at: Candidate) -> bool:
    """ "Since '82" is a year; "Expo '11" is a name."""
    return at.opened_by("openers")


@check
def decade_number(at: Candidate) -> bool:
    """ "The 80s" is a decade; "in his 80s" and "80s" of anything else are not."""
    item = at.run[at.last - 1]
    return item.end - item.start > len("'80s") or at.opened_by("decade_openers") or "the" in at.opening


@check
def stands_alone(at: Candidate) -> bool:
    """ "The 5th" is a day when it heads its phrase: not "the 38th parallel", "the 5th round"."""
    after, token = at.after, at.token
    if after is None:
        return True
    if after.pos_ in ("NOUN", "ADJ") or (after.pos_ == "PROPN" and token.dep_ != "pobj"):
        return False
    if after.pos_ == "PROPN" and token.head.i > token.i:
        return False
    if at.word_after in ("of", "in", "century", "-", "–") and at.word_before not in ("on", "until", "by", "since"):
        return False
    return at.opened_by("day_openers") or (
        at.before is not None and at.before.pos_ in ("VERB", "NOUN", "PROPN", "PRON")
    )


@check
def no_complement(at: Candidate) -> bool:
    """ "The day before" with nothing after it: "the day before the vote" says what it is before."""
    after = at.after
    if after is None or after.is_punct:
        return True
    if not {"before", "after", "on", "UNIT"} & at.closing.keys():
        return at.word_after != "than"
    return after.pos_ in ("ADP", "CCONJ", "AUX", "VERB") and after.tag_ != "VBG" and at.word_after != "of"


@check
def closing_day(at: Candidate) -> bool:
    """ "The day" that is spoken of: ended, closed, "for the day"; not "the day when"."""
    after, before = at.after, at.before
    if after is not None and after.pos_ in ("NOUN", "PROPN", "PRON", "SCONJ"):
        return False
    if at.word_after in listed("day_endings") or before is None:
        return False
    return before.lemma_.lower() in listed("day_verbs")


@check
def ahead(at: Candidate) -> bool:
    """ "Monday week", British for a week after Monday: nothing that a week belongs to may follow."""
    return at.after is None or at.after.is_punct or at.after.pos_ in ("ADP", "CCONJ", "VERB", "AUX")


@check
def length(at: Candidate) -> bool:
    """A length: "a second", "a quarter" and "one day" are other words more often."""
    unit = at.closing.get("UNIT")
    article = bool({"a", "an"} & at.opening.keys())
    if unit in ("half", "quarter") and at.last - at.first == 2:
        return False
    if unit in ("second", "minute") and article:
        return False
    if unit == "day" and (article or "one" in at.opening):
        return at.word_after in ("after", "before")
    return True


@check
def long_unit(at: Candidate) -> bool:
    """ "The past decade", "the past year" are stretches; "the last day" is one of something."""
    unit = at.closing.get("UNIT")
    if unit in ("decade", "century", "hour", "fortnight"):
        return True
    return "past" in at.run[at.first + 1].values and unit in ("day", "week", "month", "year", "quarter")


@check
def bare_units(at: Candidate) -> bool:
    """Units without a number ("in years", "for decades") after a preposition of time."""
    if at.last - at.first > 1:
        return True
    if at.closing.get("UNITS") in ("quarter", "second", "day") and at.word_before not in ("for", "within"):
        return False
    return at.opened_by("unit_openers")


@check
def rate(at: Candidate) -> bool:
    """ "15 a year", but not "2007 a year later"."""
    return at.word_after not in listed("rate_endings")


@check
def vague_word(at: Candidate) -> bool:
    """ "Now that" is a conjunction, "current" with electricity is not a time."""
    token = at.token
    if token.lower_ == "now" and at.word_after == "that":
        return False
    return token.ent_type_ not in ("ORG", "PERSON") and not (token.lower_ == "current" and token.pos_ == "NOUN")


@check
def habit_word(at: Candidate) -> bool:
    """ "Daily" and "weekly" as words, not in the name of a newspaper."""
    return at.token.ent_type_ not in ("ORG", "PERSON", "WORK_OF_ART") and at.token.tag_ not in ("NNP", "NNPS")


@check
def own_noun(at: Candidate) -> bool:
    """ "In the long term" is a time; "the long-term plan" is a kind of plan."""
    return at.after is None or at.after.pos_ not in ("NOUN", "PROPN", "ADJ")


@check
def two_years(at: Candidate) -> bool:
    """ "2018-19" are two years that follow each other; "2018-45" is something else."""
    year, other = at.opening.get("YEAR4"), at.closing.get("DIGITS")
    return year is not None and other is not None and (year + 1) % 100 == other


@check
def is_bound(at: Candidate) -> bool:
    """What "after", "since", "by" bound is the time itself: not "after Monday's launch", "since the 2008 crisis"."""
    first, last = at.span
    root = root_of(at.around.doc, first, last)
    return root.dep_ not in _MODIFIER or root.head.i <= last
