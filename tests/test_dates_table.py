"""Every row of the decision table for dates: expression, TIMEX3, EDTF and bounds; the sentences are our own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from edtf import parse_edtf

from dragoman.coding.dates import Time, find_times
from dragoman.language.model import load_model

THURSDAY = "2024-12-05"
ANY = "any"  # the table gives no value

# row, sentence, expression, type, value, mod, EDTF, earliest, latest
Row = tuple[int, str, str, str, str | None, str | None, str | None, str | None, str | None]
ROWS: list[Row] = [
    (1, "The envoys met in Accra on the 5th.", "the 5th", "DATE", "2024-12-05", None, "2024-12-05", "2024-12-05", "2024-12-05"),
    (2, "According to the agency on the 5th, the two sides exchanged prisoners the day before.", "the day before", "DATE", "2024-12-04", None, "2024-12-04", "2024-12-04", "2024-12-04"),
    (3, "Rebels took the port on 29 November. The army retook it two days later.", "two days later", "DATE", "2024-12-01", None, "2024-12-01", "2024-12-01", "2024-12-01"),
    (4, "The cabinet resigned on 3 December. The king accepted the same day.", "the same day", "DATE", "2024-12-03", None, "2024-12-03", "2024-12-03", "2024-12-03"),
    (5, "The ministers met in Lima on the 24th.", "the 24th", "DATE", "2024-11-24", None, "2024-11-24", "2024-11-24", "2024-11-24"),
    (6, "The ministers will meet in Lima on the 24th.", "the 24th", "DATE", "2024-12-24", None, "2024-12-24", "2024-12-24", "2024-12-24"),
    (7, "The ministers met in Lima on the 31st.", "the 31st", "DATE", "2024-10-31", None, "2024-10-31", "2024-10-31", "2024-10-31"),
    (8, "Ghana recalled its ambassador today.", "today", "DATE", "2024-12-05", None, "2024-12-05", "2024-12-05", "2024-12-05"),
    (9, "Ghana recalled its ambassador yesterday.", "yesterday", "DATE", "2024-12-04", None, "2024-12-04", "2024-12-04", "2024-12-04"),
    (10, "Ghana will recall its ambassador tomorrow.", "tomorrow", "DATE", "2024-12-06", None, "2024-12-06", "2024-12-06", "2024-12-06"),
    (11, "Ghana recalled its ambassador the day before yesterday.", "the day before yesterday", "DATE", "2024-12-03", None, "2024-12-03", "2024-12-03", "2024-12-03"),
    (12, "Troops crossed the river three days ago.", "three days ago", "DATE", "2024-12-02", None, "2024-12-02", "2024-12-02", "2024-12-02"),
    (13, "The truce will begin in 10 days.", "10 days", "DATE", "2024-12-15", None, "2024-12-15", "2024-12-15", "2024-12-15"),
    (14, "Togo signed the accord on 3 December.", "3 December", "DATE", "2024-12-03", None, "2024-12-03", "2024-12-03", "2024-12-03"),
    (15, "Togo signed the accord on 3 March.", "3 March", "DATE", "2024-03-03", None, "2024-03-03", "2024-03-03", "2024-03-03"),
    (16, "Togo will sign the accord on 3 March.", "3 March", "DATE", "2025-03-03", None, "2025-03-03", "2025-03-03", "2025-03-03"),
    (17, "Togo signed the accord on 29 February.", "29 February", "DATE", "2024-02-29", None, "2024-02-29", "2024-02-29", "2024-02-29"),
    (18, "Togo signed the accord on 31 November.", "31 November", "DATE", None, None, None, None, None),
    (19, "LUSAKA, Dec. 5 (Plateau Wire) - Zambia closed its border with Malawi.", "Dec. 5", "DATE", "2024-12-05", None, "2024-12-05", "2024-12-05", "2024-12-05"),
    (20, "The court ruled on Wednesday (4 December) in the case.", "Wednesday (4 December)", "DATE", "2024-12-04", None, "2024-12-04", "2024-12-04", "2024-12-04"),
    (21, "The court ruled on Monday, 5 December 2024, in the case.", "Monday, 5 December 2024", "DATE", "2024-12-05", None, "2024-12-05?", "2024-12-05", "2024-12-05"),
    (22, "The siege began in August 2022. The town fell on Monday, 5 December.", "Monday, 5 December", "DATE", "2022-12-05", None, "2022-12-05", "2022-12-05", "2022-12-05"),
    (23, "Bolivia expelled two diplomats on Tuesday.", "Tuesday", "DATE", "2024-12-03", None, "2024-12-03", "2024-12-03", "2024-12-03"),
    (24, "Bolivia expelled two diplomats on Thursday.", "Thursday", "DATE", "2024-12-05", None, "2024-12-05", "2024-12-05", "2024-12-05"),
    (25, "Bolivia expelled two diplomats on Friday.", "Friday", "DATE", "2024-11-29", None, "2024-11-29", "2024-11-29", "2024-11-29"),
    (26, "Bolivia will expel two diplomats on Friday.", "Friday", "DATE", "2024-12-06", None, "2024-12-06", "2024-12-06", "2024-12-06"),
    (27, "Bolivia will expel two diplomats on Thursday.", "Thursday", "DATE", "2024-12-05", None, "2024-12-05", "2024-12-05", "2024-12-05"),
    (28, "The parliament votes this Friday.", "this Friday", "DATE", "2024-12-06", None, "2024-12-06", "2024-12-06", "2024-12-06"),
    (29, "The parliament will vote next Monday.", "next Monday", "DATE", "2024-12-09", None, "2024-12-09", "2024-12-09", "2024-12-09"),
    (30, "The parliament will vote next Friday.", "next Friday", "DATE", "2024-12-13", None, "2024-12-13", "2024-12-13", "2024-12-13"),
    (31, "The parliament voted last Friday.", "last Friday", "DATE", "2024-11-29", None, "2024-11-29", "2024-11-29", "2024-11-29"),
    (32, "The parliament voted last Tuesday.", "last Tuesday", "DATE", "2024-12-03", None, "2024-12-03?", "2024-11-26", "2024-12-03"),
    (33, "The parliament voted on Tuesday last week.", "Tuesday last week", "DATE", "2024-11-26", None, "2024-11-26", "2024-11-26", "2024-11-26"),
    (34, "The parliament will vote on Monday week.", "Monday week", "DATE", "2024-12-16", None, "2024-12-16", "2024-12-16", "2024-12-16"),
    (35, "Unions struck from Sunday to Tuesday.", "Sunday to Tuesday", "DURATION", "P3D", None, "2024-12-01/2024-12-03", "2024-12-01", "2024-12-03"),
    (36, "Shells hit the town overnight.", "overnight", "DATE", "2024-12-04/2024-12-05", None, "2024-12-04/2024-12-05", "2024-12-04", "2024-12-05"),
    (37, "Shells hit the town on Wednesday night.", "Wednesday night", "TIME", "2024-12-04TNI", None, "2024-12-04", "2024-12-04", "2024-12-04"),
    (38, "Shells hit the town overnight into Tuesday.", "overnight into Tuesday", "DATE", "2024-12-02/2024-12-03", None, "2024-12-02/2024-12-03", "2024-12-02", "2024-12-03"),
    (39, "Shells hit the town in the early hours of Wednesday.", "the early hours of Wednesday", "TIME", "2024-12-04TNI", None, "2024-12-04", "2024-12-04", "2024-12-04"),
    (40, "The convoy left at 3 p.m. on Tuesday.", "3 p.m. on Tuesday", "TIME", "2024-12-03T15:00", None, "2024-12-03", "2024-12-03", "2024-12-03"),
    (41, "Chad closed the crossing last week.", "last week", "DATE", "2024-W48", None, "2024-11-25/2024-12-01", "2024-11-25", "2024-12-01"),
    (42, "Chad will close the crossing next week.", "next week", "DATE", "2024-W50", None, "2024-12-09/2024-12-15", "2024-12-09", "2024-12-15"),
    (43, "Chad closed the crossing earlier this week.", "earlier this week", "DATE", "2024-W49", "START", "2024-12-02/2024-12-04", "2024-12-02", "2024-12-04"),
    (44, "Chad will close the crossing later this week.", "later this week", "DATE", "2024-W49", "END", "2024-12-06/2024-12-08", "2024-12-06", "2024-12-08"),
    (45, "Clashes broke out over the weekend.", "the weekend", "DATE", "2024-W48-WE", None, "2024-11-30/2024-12-01", "2024-11-30", "2024-12-01"),
    (46, "The leaders will meet this weekend.", "this weekend", "DATE", "2024-W49-WE", None, "2024-12-07/2024-12-08", "2024-12-07", "2024-12-08"),
    (47, "The patriarch visited Cyprus two weeks ago.", "two weeks ago", "DATE", "2024-11-21", None, "2024-11-21~", "2024-11-18", "2024-11-24"),
    (48, "The patriarch visited Cyprus a fortnight ago.", "a fortnight ago", "DATE", "2024-11-21", None, "2024-11-21~", "2024-11-18", "2024-11-24"),
    (49, "The patriarch will visit Cyprus in three weeks.", "three weeks", "DATE", "2024-12-26", None, "2024-12-26~", "2024-12-23", "2024-12-29"),
    (50, "The pact was signed in June this year.", "June this year", "DATE", "2024-06", None, "2024-06", "2024-06-01", "2024-06-30"),
    (51, "The pact was signed in mid-June.", "mid-June", "DATE", "2024-06", "MID", "2024-06-11/2024-06-20", "2024-06-11", "2024-06-20"),
    (52, "The pact was signed in early May.", "early May", "DATE", "2024-05", "START", "2024-05-01/2024-05-10", "2024-05-01", "2024-05-10"),
    (53, "The pact was signed in late November.", "late November", "DATE", "2024-11", "END", "2024-11-21/2024-11-30", "2024-11-21", "2024-11-30"),
    (54, "The pact was signed around June.", "around June", "DATE", "2024-06", "APPROX", "2024-06~", "2024-05-16", "2024-07-15"),
    (55, "The pact was signed at the end of October.", "the end of October", "DATE", "2024-10", "END", "2024-10-31~", "2024-10-27", "2024-11-04"),
    (56, "The pact was signed in October.", "October", "DATE", "2024-10", None, "2024-10", "2024-10-01", "2024-10-31"),
    (57, "The pact will be signed in October.", "October", "DATE", "2025-10", None, "2025-10", "2025-10-01", "2025-10-31"),
    (58, "The pact was signed in December.", "December", "DATE", "2024-12", None, "2024-12", "2024-12-01", "2024-12-05"),
    (59, "The pact will be signed in December.", "December", "DATE", "2024-12", None, "2024-12", "2024-12-05", "2024-12-31"),
    (60, "The pact was signed in January.", "January", "DATE", "2024-01", None, "2024-01", "2024-01-01", "2024-01-31"),
    (61, "The pact was signed last October.", "last October", "DATE", "2024-10", None, "2024-10?", "2024-10-01", "2024-10-31"),
    (62, "The pact was signed last December.", "last December", "DATE", "2023-12", None, "2023-12", "2023-12-01", "2023-12-31"),
    (63, "The pact will be signed next March.", "next March", "DATE", "2025-03", None, "2025-03", "2025-03-01", "2025-03-31"),
    (64, "The pact was signed last month.", "last month", "DATE", "2024-11", None, "2024-11", "2024-11-01", "2024-11-30"),
    (65, "The pact was signed earlier this month.", "earlier this month", "DATE", "2024-12", "START", "2024-12-01/2024-12-04", "2024-12-01", "2024-12-04"),
    (66, "The pact will be signed later this month.", "later this month", "DATE", "2024-12", "END", "2024-12-06/2024-12-31", "2024-12-06", "2024-12-31"),
    (67, "The pact was signed a month ago.", "a month ago", "DATE", "2024-11", None, "2024-11~", "2024-10-21", "2024-11-20"),
    (68, "The pact was signed two months ago.", "two months ago", "DATE", "2024-10", None, "2024-10~", "2024-09-20", "2024-10-20"),
    (69, "The pact was signed six months ago.", "six months ago", "DATE", "2024-06", None, "2024-06~", "2024-05-21", "2024-06-20"),
    (70, "The emir toured Spain from 3 to 7 May.", "from 3 to 7 May", "DURATION", "P5D", None, "2024-05-03/2024-05-07", "2024-05-03", "2024-05-07"),
    (71, "The emir will tour Spain 3–7 May.", "3–7 May", "DURATION", "P5D", None, "2025-05-03/2025-05-07", "2025-05-03", "2025-05-07"),
    (72, "Raids were reported between January and March 2023.", "between January and March 2023", "DURATION", "P3M", None, "2023-01/2023-03", "2023-01-01", "2023-03-31"),
    (73, "Exports fell in the third quarter.", "the third quarter", "DATE", "2024-Q3", None, "2024-07/2024-09", "2024-07-01", "2024-09-30"),
    (74, "The bridge will open in the first quarter of 2025.", "the first quarter of 2025", "DATE", "2025-Q1", None, "2025-01/2025-03", "2025-01-01", "2025-03-31"),
    (75, "The Pentagon spent it in the first quarter of fiscal 2025.", "the first quarter of fiscal 2025", "DATE", ANY, None, "2024-10/2024-12", "2024-10-01", "2024-12-31"),
    (76, "The bridge will open in the first half of 2025.", "the first half of 2025", "DATE", "2025-H1", None, "2025-01/2025-06", "2025-01-01", "2025-06-30"),
    (77, "The two navies trained together this summer.", "this summer", "DATE", "2024-SU", None, "2024-06/2024-08", "2024-06-01", "2024-08-31"),
    (78, "Both armies will rest this winter.", "this winter", "DATE", "2024-WI", None, "2024-12/2025-02", "2024-12-01", "2025-02-28"),
    (79, "The talks will resume in spring 2025.", "spring 2025", "DATE", "2025-SP", None, "2025-21", "2025-03-01", "2025-05-31"),
    (80, "The junta took power in 2021.", "2021", "DATE", "2021", None, "2021", "2021-01-01", "2021-12-31"),
    (81, "The junta took power last year.", "last year", "DATE", "2023", None, "2023", "2023-01-01", "2023-12-31"),
    (82, "The junta took power earlier this year.", "earlier this year", "DATE", "2024", "START", "2024-01-01/2024-12-04", "2024-01-01", "2024-12-04"),
    (83, "The junta will hold a vote later this year.", "later this year", "DATE", "2024", "END", "2024-12-06/2024-12-31", "2024-12-06", "2024-12-31"),
    (84, "The junta took power in early 2023.", "early 2023", "DATE", "2023", "START", "2023-01/2023-04", "2023-01-01", "2023-04-30"),
    (85, "The junta took power in mid-2023.", "mid-2023", "DATE", "2023", "MID", "2023-05/2023-08", "2023-05-01", "2023-08-31"),
    (86, "The junta took power in late 2023.", "late 2023", "DATE", "2023", "END", "2023-09/2023-12", "2023-09-01", "2023-12-31"),
    (87, "The feud began about 2015.", "about 2015", "DATE", "2015", "APPROX", "2015~", "2014-01-01", "2016-12-31"),
    (88, "The feud began a year ago.", "a year ago", "DATE", "2023-12", None, "2023-12~", "2023-11-20", "2023-12-20"),
    (89, "The feud began three years ago.", "three years ago", "DATE", "2021", None, "2021~", "2021-06-05", "2022-06-05"),
    (90, "The two states fought in the 1990s.", "the 1990s", "DATE", "199", None, "199X", "1990-01-01", "1999-12-31"),
    (91, "The two states fought in the mid-1990s.", "the mid-1990s", "DATE", "199", "MID", "1994/1996", "1994-01-01", "1996-12-31"),
    (92, "The two states fought often in the 20th century.", "the 20th century", "DATE", "19", None, "19XX", "1900-01-01", "1999-12-31"),
    (93, "The decree is dated Juche 113.", "Juche 113", "DATE", "2024", None, "2024", "2024-01-01", "2024-12-31"),
    (94, "The decree is dated Minguo 113.", "Minguo 113", "DATE", "2024", None, "2024", "2024-01-01", "2024-12-31"),
    (95, "The decree is dated Reiwa 6.", "Reiwa 6", "DATE", "2024", None, "2024", "2024-01-01", "2024-12-31"),
    (96, "The decree is dated 2567 in the Thai Buddhist calendar.", "2567 in the Thai Buddhist calendar", "DATE", "2024", None, "2024", "2024-01-01", "2024-12-31"),
    (97, "The budget of the Iranian year 1403 was passed.", "Iranian year 1403", "DATE", ANY, None, "2024-03-20/2025-03-20", "2024-03-20", "2025-03-20"),
    (98, "Japan raised defence spending in fiscal 2024.", "fiscal 2024", "DATE", ANY, None, "2024-04/2025-03", "2024-04-01", "2025-03-31"),
    (99, "The US federal deficit grew in fiscal 2024.", "fiscal 2024", "DATE", ANY, None, "2023-10/2024-09", "2023-10-01", "2024-09-30"),
    (100, "India exported more arms in FY2024-25 than before.", "FY2024-25", "DATE", ANY, None, "2024-04/2025-03", "2024-04-01", "2025-03-31"),
    (101, "The towers fell on 9/11 in New York.", "9/11", "DATE", "2001-09-11", None, "2001-09-11", "2001-09-11", "2001-09-11"),
    (102, "Beijing marked the 75th anniversary of ties set up on 6 October 1949.", "the 75th anniversary", "DATE", "2024-10-06", None, "2024-10-06", "2024-10-06", "2024-10-06"),
    (103, "Troops will leave by the end of next year.", "the end of next year", "DATE", "2025-12-31", "BEFORE", "../2025-12-31", "2024-12-05", "2025-12-31"),
    (104, "Troops had left by the end of October.", "the end of October", "DATE", "2024-10", "BEFORE", "../2024-10-31", None, "2024-10-31"),
    (105, "Troops must leave no later than 31 March.", "31 March", "DATE", "2025-03-31", ANY, "../2025-03-31", "2024-12-05", "2025-03-31"),
    (106, "The airspace will stay closed until 15 January.", "15 January", "DATE", "2025-01-15", ANY, "../2025-01-15", "2024-12-05", "2025-01-15"),
    (107, "The embassy has been shut since February 2022.", "February 2022", "DATE", "2022-02", ANY, "2022-02/..", "2022-02-01", "2024-12-05"),
    (108, "The tariffs will rise after 1 January 2025.", "1 January 2025", "DATE", "2025-01-01", "AFTER", "2025-01-01/..", "2025-01-01", None),
    (109, "The tariffs take effect effective 1 January 2025.", "1 January 2025", "DATE", "2025-01-01", None, "2025-01-01", "2025-01-01", "2025-01-01"),
    (110, "The diplomats must leave within 48 hours.", "48 hours", "DURATION", "PT48H", None, "2024-12-05/2024-12-07", "2024-12-05", "2024-12-07"),
    (111, "The army will leave in the next six months.", "the next six months", "DURATION", "P6M", None, "2024-12-05/2025-06-05", "2024-12-05", "2025-06-05"),
    (112, "It took effect less than six months after signing on 19 June 2024.", "less than six months", "DURATION", "P6M", "LESS_THAN", "2024-06-19/2024-12-18", "2024-06-19", "2024-12-18"),
    (113, "The mission has served for the past ten years.", "the past ten years", "DURATION", "P10Y", None, "2014-12/2024-12", "2014-12-01", "2024-12-05"),
    (114, "Attacks have doubled over the past two years.", "the past two years", "DURATION", "P2Y", None, "2022-12/2024-12", "2022-12-01", "2024-12-05"),
    (115, "The queen paid a three-day visit beginning Tuesday.", "three-day", "DURATION", "P3D", None, "2024-12-03/2024-12-05", "2024-12-03", "2024-12-05"),
    (116, "Attacks have doubled in recent weeks.", "recent weeks", "DATE", "PAST_REF", None, "../2024-12-05", None, "2024-12-05"),
    (117, "Attacks will grow in the coming days.", "the coming days", "DATE", "FUTURE_REF", None, "2024-12-05/..", "2024-12-05", None),
    (118, "The council meets every month.", "every month", "SET", "P1M", None, None, None, None),
    (119, "The council meets twice a year.", "twice a year", "SET", "P6M", None, None, None, None),
    (120, "The note is dated 03/04/2024 and signed.", "03/04/2024", "DATE", None, None, "2024?", "2024-03-04", "2024-04-03"),
]  # fmt: skip


def read(sentence: str, expression: str, published: str | None = THURSDAY, **settings: Any) -> Time:
    """The one time expression of the sentence that has these words."""
    times = find_times(load_model()(sentence), date.fromisoformat(published) if published else None, **settings)
    for time in times:
        if time.text.removeprefix("from ") == expression.removeprefix("from "):
            return time
    raise AssertionError(f"{expression!r} is not among {[time.text for time in times]}")


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[2]}")
def test_dates_table_row(row: Row) -> None:
    _, sentence, expression, kind, value, mod, edtf, earliest, latest = row
    time = read(sentence, expression)
    assert time.type == kind
    for found, wanted in (
        (time.value, value),
        (time.mod, mod),
        (time.edtf, edtf),
        (iso(time.earliest), earliest),
        (iso(time.latest), latest),
    ):
        assert wanted == ANY or found == wanted
    if time.edtf is not None:
        assert parse_edtf(time.edtf)


# row, published, sentence, expression, value, EDTF, earliest, latest
OTHER = [
    (122, "2024-03-03", "Kenya closed the border on Monday.", "Monday", "2024-02-26", "2024-02-26", "2024-02-26", "2024-02-26"),
    (123, "2024-03-03", "Kenya closed the border last week.", "last week", "2024-W08", "2024-02-19/2024-02-25", "2024-02-19", "2024-02-25"),
    (124, "2025-01-02", "Kenya closed the border last year.", "last year", "2024", "2024", "2024-01-01", "2024-12-31"),
    (125, "2025-01-02", "Kenya closed the border on 30 December.", "30 December", "2024-12-30", "2024-12-30", "2024-12-30", "2024-12-30"),
    (126, "2024-03-01", "Kenya closed the border yesterday.", "yesterday", "2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29"),
    (127, "2024-12-04", "SEOUL, Dec. 5 (Harbour Wire) - Kenya closed the border on Tuesday.", "Tuesday", "2024-12-03", "2024-12-03", "2024-12-03", "2024-12-03"),
]  # fmt: skip


@pytest.mark.parametrize("row", OTHER, ids=lambda row: f"{row[0]}-{row[3]}")
def test_dates_table_other_anchor(row: tuple[Any, ...]) -> None:
    _, published, sentence, expression, value, edtf, earliest, latest = row
    time = read(sentence, expression, published)
    assert (time.value, time.edtf, iso(time.earliest), iso(time.latest)) == (value, edtf, earliest, latest)


def test_dates_table_row_121_day_first_outlet() -> None:
    time = read("The note is dated 03/04/2024 and signed.", "03/04/2024", country_day_first=True)
    assert (time.value, time.edtf) == ("2024-04-03", "2024-04-03")


def test_dates_table_row_128_without_publication_day() -> None:
    time = read("The envoys met in Accra on the 5th.", "the 5th", published=None)
    assert (time.edtf, time.earliest, time.latest, time.basis) == (None, None, None, "none")


def test_dates_table_row_127_dateline_is_the_anchor() -> None:
    time = read("SEOUL, Dec. 5 (Harbour Wire) - Kenya closed the border on Tuesday.", "Tuesday", "2024-12-04")
    assert time.anchor == date(2024, 12, 5)
