"""Every form of a date that people write, and every one that must stay undated."""

from datetime import date, datetime, time
from time import perf_counter

import pytest

from dashboard.importers.dates.reading import read_date, read_span
from dashboard.importers.readers.raw import Cell
from data_models.dates import Precision

TODAY = date(2026, 7, 30)

# As written | first day | last day | precision, then "~" for approximate and "?" for a problem beside the reading.
READ = """
22.05.16                                | 2016-05-22 | 2016-05-22 | day
22-may-16                               | 2016-05-22 | 2016-05-22 | day
22/05/16                                | 2016-05-22 | 2016-05-22 | day
22/05/2016                              | 2016-05-22 | 2016-05-22 | day
22.05/16                                | 2016-05-22 | 2016-05-22 | day
22-05/16                                | 2016-05-22 | 2016-05-22 | day
22/05-16                                | 2016-05-22 | 2016-05-22 | day
22 - 05 - 2016                          | 2016-05-22 | 2016-05-22 | day
'22/05/2016                             | 2016-05-22 | 2016-05-22 | day
22 05 16                                | 2016-05-22 | 2016-05-22 | day
22 / 05 / 2016                          | 2016-05-22 | 2016-05-22 | day
2/5/16                                  | 2016-05-02 | 2016-05-02 | day
15/03/2020                              | 2020-03-15 | 2020-03-15 | day
22 may 2016                             | 2016-05-22 | 2016-05-22 | day
22nd May 2016                           | 2016-05-22 | 2016-05-22 | day
22 MAY 16                               | 2016-05-22 | 2016-05-22 | day
22May2016                               | 2016-05-22 | 2016-05-22 | day
the 22nd of May, 2016                   | 2016-05-22 | 2016-05-22 | day
May 22, 2016                            | 2016-05-22 | 2016-05-22 | day
May 22nd 2016                           | 2016-05-22 | 2016-05-22 | day
3 February 2026                         | 2026-02-03 | 2026-02-03 | day
1 Sept 2019.                            | 2019-09-01 | 2019-09-01 | day
Mon 3 June 2019                         | 2019-06-03 | 2019-06-03 | day
Monday, 3rd June 2019                   | 2019-06-03 | 2019-06-03 | day
3 June 2019 (Mon)                       | 2019-06-03 | 2019-06-03 | day
Tuesday 3 June 2019                     | 2019-06-03 | 2019-06-03 | day ~?
29/02/2020                              | 2020-02-29 | 2020-02-29 | day
2019-06-03                              | 2019-06-03 | 2019-06-03 | day
2019/06/03                              | 2019-06-03 | 2019-06-03 | day
2020-Apr-25 00:00:00                    | 2020-04-25 | 2020-04-25 | day
2019-06-03T14:30:00Z                    | 2019-06-03 | 2019-06-03 | day
2019-06-03T23:30:00.000+01:00           | 2019-06-03 | 2019-06-03 | day
2019-06-03 14:30                        | 2019-06-03 | 2019-06-03 | day
20240131                                | 2024-01-31 | 2024-01-31 | day
31012024                                | 2024-01-31 | 2024-01-31 | day
43831                                   | 2020-01-01 | 2020-01-01 | day
43831.75                                | 2020-01-01 | 2020-01-01 | day
03/06/2019 14:30                        | 2019-06-03 | 2019-06-03 | day
03/06/2019 1430hrs                      | 2019-06-03 | 2019-06-03 | day
3.6.2019 @ 14.30                        | 2019-06-03 | 2019-06-03 | day
3/6/19 9am                              | 2019-06-03 | 2019-06-03 | day
9am 3/6/19                              | 2019-06-03 | 2019-06-03 | day
3 June 2019 at 2pm                      | 2019-06-03 | 2019-06-03 | day
3 June 2019 14:30-15:30                 | 2019-06-03 | 2019-06-03 | day
3 June 2019 (evening)                   | 2019-06-03 | 2019-06-03 | day
14:30 on 3 June 2019                    | 2019-06-03 | 2019-06-03 | day
?22 may 2016                            | 2016-05-22 | 2016-05-22 | day ~
? 22 may 2016                           | 2016-05-22 | 2016-05-22 | day ~
22 may 2016 ?                           | 2016-05-22 | 2016-05-22 | day ~
22/05/2016 (?)                          | 2016-05-22 | 2016-05-22 | day ~
probably 22 may 2016                    | 2016-05-22 | 2016-05-22 | day ~
22 May 2016 possibly                    | 2016-05-22 | 2016-05-22 | day ~
on or around 22 May 2016                | 2016-05-22 | 2016-05-22 | day ~
approx. 22/05/2016                      | 2016-05-22 | 2016-05-22 | day ~
May 2018                                | 2018-05-01 | 2018-05-31 | month
in May 2018                             | 2018-05-01 | 2018-05-31 | month
3/2018                                  | 2018-03-01 | 2018-03-31 | month
05/2020                                 | 2020-05-01 | 2020-05-31 | month
2018-05                                 | 2018-05-01 | 2018-05-31 | month
2018/05                                 | 2018-05-01 | 2018-05-31 | month
May-18                                  | 2018-05-01 | 2018-05-31 | month
May '18                                 | 2018-05-01 | 2018-05-31 | month
May ’18                                 | 2018-05-01 | 2018-05-31 | month
May 99                                  | 1999-05-01 | 1999-05-31 | month
Feb 2020                                | 2020-02-01 | 2020-02-29 | month
circa March 2015                        | 2015-03-01 | 2015-03-31 | month ~
May 2018 (approx)                       | 2018-05-01 | 2018-05-31 | month ~
zz/05/2020                              | 2020-05-01 | 2020-05-31 | month
ZZ/05/20                                | 2020-05-01 | 2020-05-31 | month
xx/05/2020                              | 2020-05-01 | 2020-05-31 | month
--/05/2020                              | 2020-05-01 | 2020-05-31 | month
??/05/2020                              | 2020-05-01 | 2020-05-31 | month
2020-05-zz                              | 2020-05-01 | 2020-05-31 | month
zz/zz/2021                              | 2021-01-01 | 2021-12-31 | year
03/zz/2021                              | 2021-01-01 | 2021-12-31 | year
2018                                    | 2018-01-01 | 2018-12-31 | year
2018?                                   | 2018-01-01 | 2018-12-31 | year ~
c. 2015                                 | 2015-01-01 | 2015-12-31 | year ~
c.2015                                  | 2015-01-01 | 2015-12-31 | year ~
c 2015                                  | 2015-01-01 | 2015-12-31 | year ~
c2015                                   | 2015-01-01 | 2015-12-31 | year ~
~2015                                   | 2015-01-01 | 2015-12-31 | year ~
est 2015                                | 2015-01-01 | 2015-12-31 | year ~
abt 2015                                | 2015-01-01 | 2015-12-31 | year ~
about 2015                              | 2015-01-01 | 2015-12-31 | year ~
around 2015                             | 2015-01-01 | 2015-12-31 | year ~
approximately 2015                      | 2015-01-01 | 2015-12-31 | year ~
2015ish                                 | 2015-01-01 | 2015-12-31 | year ~
early 2019                              | 2019-01-01 | 2019-04-30 | range ~
mid 2019                                | 2019-05-01 | 2019-08-31 | range ~
mid-2019                                | 2019-05-01 | 2019-08-31 | range ~
late 2019                               | 2019-09-01 | 2019-12-31 | range ~
beginning of 2019                       | 2019-01-01 | 2019-04-30 | range ~
the end of 2019                         | 2019-09-01 | 2019-12-31 | range ~
early May 2018                          | 2018-05-01 | 2018-05-10 | range ~
mid-May 2018                            | 2018-05-11 | 2018-05-20 | range ~
late December 2019                      | 2019-12-21 | 2019-12-31 | range ~
start of May 2018                       | 2018-05-01 | 2018-05-10 | range ~
end of Feb 2019                         | 2019-02-21 | 2019-02-28 | range ~
Spring 2018                             | 2018-03-01 | 2018-05-31 | season
approx Spring 2018                      | 2018-03-01 | 2018-05-31 | season ~
Summer of 2018                          | 2018-06-01 | 2018-08-31 | season
Autumn 2018                             | 2018-09-01 | 2018-11-30 | season
Fall 2018                               | 2018-09-01 | 2018-11-30 | season
Winter 2018                             | 2018-12-01 | 2019-02-28 | season
Winter 2018/19                          | 2018-12-01 | 2019-02-28 | season
Winter 2019-2020                        | 2019-12-01 | 2020-02-29 | season
Autumn term 2019                        | 2019-09-01 | 2019-12-31 | term
Spring term 2020                        | 2020-01-01 | 2020-04-15 | term
Summer Term 2020                        | 2020-04-16 | 2020-07-31 | term
Autumn term 2019/20                     | 2019-09-01 | 2019-12-31 | term
Spring term 2019/20                     | 2020-01-01 | 2020-04-15 | term
Q3 2021                                 | 2021-07-01 | 2021-09-30 | quarter
2021 Q3                                 | 2021-07-01 | 2021-09-30 | quarter
3rd quarter 2021                        | 2021-07-01 | 2021-09-30 | quarter
first quarter of 2021                   | 2021-01-01 | 2021-03-31 | quarter
Q3 2021/22                              | 2021-10-01 | 2021-12-31 | quarter
Q4 2021-22                              | 2022-01-01 | 2022-03-31 | quarter
w/c 03/06/2019                          | 2019-06-03 | 2019-06-09 | week
wc 3/6/19                               | 2019-06-03 | 2019-06-09 | week
w/c Mon 3rd June 2019                   | 2019-06-03 | 2019-06-09 | week
week commencing 3 June 2019             | 2019-06-03 | 2019-06-09 | week
week of 3 June 2019                     | 2019-06-03 | 2019-06-09 | week
w/e 09/06/2019                          | 2019-06-03 | 2019-06-09 | week
week ending Sunday 9 June 2019          | 2019-06-03 | 2019-06-09 | week
w/e Friday 9 June 2019                  | 2019-06-03 | 2019-06-09 | week ~?
3rd-5th June 2019                       | 2019-06-03 | 2019-06-05 | range
3-5 June 2019                           | 2019-06-03 | 2019-06-05 | range
3 to 5 June 2019                        | 2019-06-03 | 2019-06-05 | range
3/4 June 2019                           | 2019-06-03 | 2019-06-04 | range
Mon 3 - Wed 5 June 2019                 | 2019-06-03 | 2019-06-05 | range
Mon 3 - Thu 5 June 2019                 | 2019-06-03 | 2019-06-05 | range ~?
May 3-5, 2019                           | 2019-05-03 | 2019-05-05 | range
28 May – 2 June 2019                    | 2019-05-28 | 2019-06-02 | range
28 May — 2 June 2019                    | 2019-05-28 | 2019-06-02 | range
3 June 2019 to 5 June                   | 2019-06-03 | 2019-06-05 | range
between 3 June 2019 and 5 June 2019     | 2019-06-03 | 2019-06-05 | range
between 3 and 5 June 2019               | 2019-06-03 | 2019-06-05 | range
from 3 June to 5 June 2019              | 2019-06-03 | 2019-06-05 | range
from 3 June 2019 until 5 June 2019      | 2019-06-03 | 2019-06-05 | range
01/02/2019 - 03/02/2019                 | 2019-02-01 | 2019-02-03 | range
01/02/2019–03/02/2019                   | 2019-02-01 | 2019-02-03 | range
01-02-2019-03-02-2019                   | 2019-02-01 | 2019-02-03 | range
2019-02-01 - 2019-02-03                 | 2019-02-01 | 2019-02-03 | range
2019-02-01/2019-02-03                   | 2019-02-01 | 2019-02-03 | range
22-may-16 to 24-may-16                  | 2016-05-22 | 2016-05-24 | range
1/2-3/2/2019                            | 2019-02-01 | 2019-02-03 | range
3 June 2019 10:00 to 5 June 2019 12:00  | 2019-06-03 | 2019-06-05 | range
approx 3-5 June 2019                    | 2019-06-03 | 2019-06-05 | range ~
3 June 2019 to 3 June 2019              | 2019-06-03 | 2019-06-03 | day
May to July 2018                        | 2018-05-01 | 2018-07-31 | range
May/June 2018                           | 2018-05-01 | 2018-06-30 | range
Nov 2018 - Jan 2019                     | 2018-11-01 | 2019-01-31 | range
early May to late July 2018             | 2018-05-01 | 2018-07-31 | range ~
Spring to Autumn 2018                   | 2018-03-01 | 2018-11-30 | range
2016-2018                               | 2016-01-01 | 2018-12-31 | range
2016 to 2018                            | 2016-01-01 | 2018-12-31 | range
2016/17                                 | 2016-01-01 | 2017-12-31 | range ~
2016-17                                 | 2016-01-01 | 2017-12-31 | range ~
1999/00                                 | 1999-01-01 | 2000-12-31 | range ~
2011/12                                 | 2011-01-01 | 2012-12-31 | range ~?
academic year 2019/20                   | 2019-09-01 | 2020-08-31 | range
financial year 2019/20                  | 2019-04-01 | 2020-03-31 | range
1990s                                   | 1990-01-01 | 1999-12-31 | range ~
the 1990s                               | 1990-01-01 | 1999-12-31 | range ~
31/12/2027                              | 2027-12-31 | 2027-12-31 | day
03/06/2055                              | 2055-06-03 | 2055-06-03 | day ?
"""

# As written | a piece of the sentence that says why.
NEVER_GUESSED = """
zz/zz/zzzz                  | recorded as not known
03/06/????                  | recorded as not known
03/06/20??                  | recorded as not known
unknown                     | recorded as not known
Date not known              | recorded as not known
n/k                         | recorded as not known
?                           | recorded as not known
-                           | no date is written
n/a                         | no date is written
8 December                  | has no year
13 February                 | has no year
13/2                        | has no year
w/c 3 June                  | has no year
3-5 June                    | has no year
May                         | has no year
05/06                       | could be a day and a month or a month and a short year
05/18                       | could be a day and a month or a month and a short year
5-6/12                      | could be one day or a range
May 18                      | could be May 2018 or 18 May
Winter                      | could be either of two winters
31/02/2020                  | cannot be: February 2020 has 29 days
29/02/2019                  | cannot be: February 2019 has 28 days
31 June 2019                | cannot be: June 2019 has 30 days
00/05/2020                  | cannot be: there is no day 0
04/13/2021                  | cannot be: there is no month 13
2021-13-04                  | cannot be: there is no month 13
13/2021                     | cannot be: there is no month 13
20210231                    | cannot be: February 2021 has 28 days
w/c 31/02/2020              | cannot be: February 2020 has 29 days
30-31 June 2019             | cannot be: June 2019 has 30 days
Q5 2021                     | cannot be: there is no quarter 5
Winter 2018/20              | cannot be: 20 does not follow 2018
03/06/1019                  | cannot be: the year 1019
3 June 2019 to 4 June 2999  | cannot be: the year 2999
5 June 2019 to 3 June 2019  | ends before it starts
5-3 June 2019               | ends before it starts
2018-2016                   | ends before it starts
1900-01-01T00:00:00         | placeholder
01/01/1900                  | placeholder
1900                        | placeholder
31/12/9999                  | placeholder
9999-12-31                  | placeholder
before 2018                 | open-ended
after 2018                  | open-ended
prior to 2018               | open-ended
pre-2018                    | open-ended
since 3 June 2019           | open-ended
from 2018                   | open-ended
2018 onwards                | open-ended
2018 to present             | open-ended
2018 -                      | open-ended
last week                   | without knowing when it was written
over the last two weeks     | without knowing when it was written
second call in six weeks    | without knowing when it was written
about five years ago        | without knowing when it was written
recently                    | without knowing when it was written
ongoing                     | without knowing when it was written
today                       | without knowing when it was written
end of Spring 2018          | not written in a form
early 1990s                 | not written in a form
early 3 June 2019           | not written in a form
3 June 2019, home visit     | not written in a form
3/6/2019 5/6/2019           | not written in a form
03/06/2019 25:70            | not written in a form
02089 46 0000               | not written in a form
12-43831                    | not written in a form
43831-43840                 | not written in a form
May 2018 - 43831            | not written in a form
2019-06-03-05               | not written in a form
approx 2011-12 2019         | not written in a form
10/11 - 12                  | not written in a form
3 - 05/06                   | could be a day and a month
13 winter                   | not written in a form
Febuary 2019                | not written in a form
1/2/3                       | not written in a form
220516                      | not written in a form
Q3                          | not written in a form
"""


def _rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split(" | ")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("written", "first", "last", "how"), _rows(READ))
def test_a_form_that_people_use_is_read(written: str, first: str, last: str, how: str) -> None:
    reading = read_date(written, today=TODAY)
    precision, _, marks = how.partition(" ")
    assert reading.when.raw == written
    assert (reading.when.start, reading.when.end) == (date.fromisoformat(first), date.fromisoformat(last))
    assert reading.when.precision is Precision(precision)
    assert reading.when.approximate is ("~" in marks)
    assert bool(reading.problem) is ("?" in marks)
    assert not reading.when.year_inferred


@pytest.mark.parametrize(("written", "why"), _rows(NEVER_GUESSED))
def test_what_cannot_be_placed_stays_undated_with_its_reason(written: str, why: str) -> None:
    reading = read_date(written, today=TODAY)
    assert reading.when.undated
    assert reading.when.raw == written
    assert reading.when.precision is Precision.UNKNOWN
    assert why in reading.problem


@pytest.mark.parametrize(
    ("cell", "raw", "day"),
    [
        (datetime(2020, 1, 2, 23, 59), "2020-01-02", date(2020, 1, 2)),
        (date(2020, 1, 2), "2020-01-02", date(2020, 1, 2)),
        (43831, "43831", date(2020, 1, 1)),
        (43831.0, "43831", date(2020, 1, 1)),
        (43831.75, "43831.75", date(2020, 1, 1)),
        (20000, "20000", date(1954, 10, 3)),
        (60000, "60000", date(2064, 4, 8)),
        (20240131, "20240131", date(2024, 1, 31)),
        ("  22/05/2016\n", "22/05/2016", date(2016, 5, 22)),
        ("\u200e22\u200e/\u200e05\u200e/\u200e2016", "\u200e22\u200e/\u200e05\u200e/\u200e2016", date(2016, 5, 22)),
        ("22\u00a0May\u00a02016", "22\u00a0May\u00a02016", date(2016, 5, 22)),
    ],
)
def test_cells_of_every_kind_are_read_as_a_day(cell: Cell, raw: str, day: date) -> None:
    when = read_date(cell, today=TODAY).when
    assert (when.raw, when.start, when.end, when.precision) == (raw, day, day, Precision.DAY)


@pytest.mark.parametrize(
    ("cell", "raw", "why"),
    [
        (None, "", "no date is written"),
        ("", "", "no date is written"),
        (" \t\n", "", "no date is written"),
        (True, "TRUE", "true or false"),
        (time(14, 30), "14:30:00", "time of day"),
        (datetime(1900, 1, 1), "1900-01-01", "placeholder"),
        (date(9999, 12, 31), "9999-12-31", "placeholder"),
        (date(1753, 1, 1), "1753-01-01", "the year 1753"),
        (19999, "19999", "the number is not a date"),
        (60001, "60001", "the number is not a date"),
        (-1, "-1", "the number is not a date"),
        (22.05, "22.05", "the number is not a date"),
        (2018.5, "2018.5", "the number is not a date"),
        (float("nan"), "nan", "the number is not a date"),
        (float("inf"), "inf", "the number is not a date"),
    ],
)
def test_cells_that_hold_no_date_say_so(cell: Cell, raw: str, why: str) -> None:
    reading = read_date(cell, today=TODAY)
    assert reading.when.undated
    assert reading.when.raw == raw
    assert why in reading.problem


@pytest.mark.parametrize("cell", [2018, 2018.0, "2018"])
def test_a_year_alone_is_the_year_whatever_the_cell(cell: Cell) -> None:
    when = read_date(cell, today=TODAY).when
    assert (when.start, when.end, when.precision) == (date(2018, 1, 1), date(2018, 12, 31), Precision.YEAR)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("8 December", "2019-12-08", "2019-12-08"),
        ("13 February", "2019-02-13", "2019-02-13"),
        ("13/2", "2019-02-13", "2019-02-13"),
        ("Mon 3 June", "2019-06-03", "2019-06-03"),
        ("w/c 3 June", "2019-06-03", "2019-06-09"),
        ("3-5 June", "2019-06-03", "2019-06-05"),
        ("May", "2019-05-01", "2019-05-31"),
    ],
)
def test_the_rows_around_may_lend_a_year_and_the_reading_says_so(written: str, first: str, last: str) -> None:
    reading = read_date(written, today=TODAY, context_year=2019)
    assert (reading.when.start, reading.when.end) == (date.fromisoformat(first), date.fromisoformat(last))
    assert reading.when.year_inferred
    assert not reading.problem


@pytest.mark.parametrize("written", ["05/06", "May 18", "29 February", "28 Dec - 2 Jan", "zz/zz/zzzz", "03/06/????", "Winter", "last week"])
def test_a_lent_year_settles_nothing_else(written: str) -> None:
    reading = read_date(written, today=TODAY, context_year=2019)
    assert reading.when.undated
    assert reading.problem


@pytest.mark.parametrize("written", ["22/05/2016", "May 2018", "3-5 June 2019"])
def test_a_written_year_is_never_replaced_by_that_of_the_rows_around(written: str) -> None:
    assert read_date(written, today=TODAY, context_year=2001) == read_date(written, today=TODAY)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("28 December - 2 January 2020", "2019-12-28", "2020-01-02"),
        ("28 December 2019 - 2 January", "2019-12-28", "2020-01-02"),
        ("December to January 2019", "2018-12-01", "2019-01-31"),
    ],
)
def test_a_range_over_new_year_infers_the_year_it_does_not_write(written: str, first: str, last: str) -> None:
    when = read_date(written, today=TODAY).when
    assert (when.start, when.end) == (date.fromisoformat(first), date.fromisoformat(last))
    assert when.year_inferred


@pytest.mark.parametrize(("year_written", "year"), [("00", 2000), ("25", 2025), ("26", 2026), ("27", 1927), ("61", 1961), ("99", 1999)])
def test_two_digit_years_turn_on_the_current_year(year_written: str, year: int) -> None:
    assert read_date(f"01/06/{year_written}", today=TODAY).when.start == date(year, 6, 1)


def test_a_weekday_that_does_not_go_with_its_date_is_named() -> None:
    reading = read_date("Tue 3 June 2019", today=TODAY)
    assert reading.problem == 'the date "Tue 3 June 2019" names a Tuesday, but 2019-06-03 was a Monday'


def test_a_sentence_in_the_date_column_is_never_quoted_in_the_problem() -> None:
    for story in ("31/02/2020 - seen by Jo Bloggs", "before Jo Bloggs moved in 2018", "last seen with Jo Bloggs", "Jo Bloggs 03/06/20??"):
        assert "Bloggs" not in read_date(story, today=TODAY).problem


# Start column | end column | first day | last day | precision, "~" for approximate.
SPANS = """
03/06/2019  | 05/06/2019  | 2019-06-03 | 2019-06-05 | range
03/06/2019  | 03/06/2019  | 2019-06-03 | 2019-06-03 | day
3 June 2019 | 5 June      | 2019-06-03 | 2019-06-05 | range
3 June      | 5 June 2019 | 2019-06-03 | 2019-06-05 | range
May 2018    | July 2018   | 2018-05-01 | 2018-07-31 | range
May 2018    | May 2018    | 2018-05-01 | 2018-05-31 | month
?03/06/2019 | 05/06/2019  | 2019-06-03 | 2019-06-05 | range ~
2018        | 03/06/2019  | 2018-01-01 | 2019-06-03 | range
"""


@pytest.mark.parametrize(("start", "end", "first", "last", "how"), _rows(SPANS))
def test_two_columns_make_one_interval(start: str, end: str, first: str, last: str, how: str) -> None:
    reading = read_span(start, end, today=TODAY)
    precision, _, marks = how.partition(" ")
    assert reading.when.raw == f"{start} to {end}"
    assert (reading.when.start, reading.when.end) == (date.fromisoformat(first), date.fromisoformat(last))
    assert reading.when.precision is Precision(precision)
    assert reading.when.approximate is ("~" in marks)
    assert not reading.problem


def test_a_year_borrowed_from_the_other_column_is_marked() -> None:
    assert read_span("3 June 2019", "5 June", today=TODAY).when.year_inferred
    assert not read_span("3 June 2019", "5 June 2019", today=TODAY).when.year_inferred


@pytest.mark.parametrize("end", [None, "", "  ", "-", "n/a"])
def test_without_an_end_the_start_is_the_date(end: Cell) -> None:
    assert read_span("03/06/2019", end, today=TODAY) == read_date("03/06/2019", today=TODAY)


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        ("03/06/2019", "ongoing", "end: the date cannot be placed"),
        ("03/06/2019", "31/02/2020", 'end: the date "31/02/2020" cannot be'),
        ("unknown", "05/06/2019", "start: the date was recorded as not known"),
        ("05/06/2019", "03/06/2019", "the end date is before the start date"),
        ("", "03/06/2019", "open-ended"),
        (None, None, "no date is written"),
        (datetime(2019, 6, 3), date(9999, 12, 31), "placeholder"),
    ],
)
def test_two_columns_that_do_not_make_an_interval_stay_undated(start: Cell, end: Cell, why: str) -> None:
    reading = read_span(start, end, today=TODAY)
    assert reading.when.undated
    assert why in reading.problem


def test_a_thousand_dates_are_read_in_a_moment() -> None:
    cells = [written for written, *_ in _rows(READ)]
    many = [cells[number % len(cells)] for number in range(1000)]
    quickest = min(_seconds(many) for _ in range(3))
    assert quickest < 0.25, f"{quickest:.3f} s for 1,000 dates"


def _seconds(cells: list[str]) -> float:
    began = perf_counter()
    for cell in cells:
        read_date(cell, today=TODAY)
    return perf_counter() - began
