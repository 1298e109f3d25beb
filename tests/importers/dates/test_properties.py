"""What must hold for every day and for any text, however odd."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.importers.dates.reading import read_date, read_span
from dashboard.importers.dates.words import MONTHS, WEEKDAYS
from data_models.dates import Precision

TODAY = date(2026, 7, 30)

# 1 January 1900 is a placeholder, so the days begin after it.
DAYS = st.dates(date(1900, 1, 2), date(2028, 12, 31))
# Two-digit years mean the hundred years that end with the current one.
RECENT = st.dates(date(1927, 1, 1), date(2026, 12, 31))


def _month(day: date) -> str:
    return MONTHS[day.month - 1].title()


def _weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()].title()


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


FULL_FORMS = {
    "dd/mm/yyyy": lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    "d/m/yyyy": lambda d: f"{d.day}/{d.month}/{d.year}",
    "dd.mm.yyyy": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "dd-mm-yyyy": lambda d: f"{d.day:02}-{d.month:02}-{d.year}",
    "dd mm yyyy": lambda d: f"{d.day:02} {d.month:02} {d.year}",
    "mixed": lambda d: f"{d.day:02}.{d.month:02}/{d.year}",
    "d Month yyyy": lambda d: f"{d.day} {_month(d)} {d.year}",
    "d Mon yyyy": lambda d: f"{d.day} {_month(d)[:3]} {d.year}",
    "D MONTH yyyy": lambda d: f"{d.day} {_month(d).upper()} {d.year}",
    "dth Month yyyy": lambda d: f"{_ordinal(d.day)} {_month(d)} {d.year}",
    "dth of Month yyyy": lambda d: f"{_ordinal(d.day)} of {_month(d)} {d.year}",
    "d-mon-yyyy": lambda d: f"{d.day}-{_month(d)[:3].lower()}-{d.year}",
    "Day d Month yyyy": lambda d: f"{_weekday(d)} {d.day} {_month(d)} {d.year}",
    "Day, dth Mon yyyy": lambda d: f"{_weekday(d)[:3]}, {_ordinal(d.day)} {_month(d)[:3]} {d.year}",
    "Month d, yyyy": lambda d: f"{_month(d)} {d.day}, {d.year}",
    "ISO": lambda d: d.isoformat(),
    "ISO, time, Z": lambda d: f"{d.isoformat()}T09:15:00Z",
    "ISO, space, time": lambda d: f"{d.isoformat()} 00:00:00",
    "ISO with slashes": lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    "yyyy-Mon-dd": lambda d: f"{d.year}-{_month(d)[:3]}-{d.day:02}",
    "eight digits": lambda d: f"{d.year}{d.month:02}{d.day:02}",
    "dd/mm/yyyy hh:mm": lambda d: f"{d.day:02}/{d.month:02}/{d.year} 23:59",
}
SHORT_FORMS = {
    "dd/mm/yy": lambda d: f"{d.day:02}/{d.month:02}/{d.year % 100:02}",
    "dd.mm.yy": lambda d: f"{d.day:02}.{d.month:02}.{d.year % 100:02}",
    "d-mon-yy": lambda d: f"{d.day}-{_month(d)[:3].lower()}-{d.year % 100:02}",
    "d Month yy": lambda d: f"{d.day} {_month(d)} {d.year % 100:02}",
}
SEASON_OF_MONTH = dict(zip(range(1, 13), ["Winter"] * 2 + ["Spring"] * 3 + ["Summer"] * 3 + ["Autumn"] * 3 + ["Winter"], strict=True))
PART_FORMS = {
    "Month yyyy": (Precision.MONTH, lambda d: f"{_month(d)} {d.year}"),
    "Mon yyyy": (Precision.MONTH, lambda d: f"{_month(d)[:3]} {d.year}"),
    "mm/yyyy": (Precision.MONTH, lambda d: f"{d.month:02}/{d.year}"),
    "zz/mm/yyyy": (Precision.MONTH, lambda d: f"zz/{d.month:02}/{d.year}"),
    "yyyy": (Precision.YEAR, lambda d: f"{d.year}"),
    "zz/zz/yyyy": (Precision.YEAR, lambda d: f"zz/zz/{d.year}"),
    "quarter": (Precision.QUARTER, lambda d: f"Q{(d.month + 2) // 3} {d.year}"),
    "financial quarter": (
        Precision.QUARTER,
        lambda d: f"Q{(d.month - 4) % 12 // 3 + 1} {d.year - (d.month < 4)}/{(d.year + (d.month > 3)) % 100:02}",
    ),
    "season": (Precision.SEASON, lambda d: f"{SEASON_OF_MONTH[d.month]} {d.year - (d.month < 3)}"),
    "w/c": (Precision.WEEK, lambda d: f"w/c {(d - timedelta(days=d.weekday())).isoformat()}"),
    "w/e": (Precision.WEEK, lambda d: f"w/e {(d + timedelta(days=6 - d.weekday())).isoformat()}"),
    "decade": (Precision.RANGE, lambda d: f"{d.year // 10 * 10}s"),
    "third of the year": (Precision.RANGE, lambda d: f"{('early', 'mid', 'late')[(d.month - 1) // 4]} {d.year}"),
    "third of the month": (Precision.RANGE, lambda d: f"{('early', 'mid', 'late')[min((d.day - 1) // 10, 2)]} {_month(d)} {d.year}"),
}


@pytest.mark.parametrize("form", FULL_FORMS)
@settings(max_examples=60, deadline=None)
@given(day=DAYS)
def test_a_day_printed_in_any_form_reads_back_to_that_day(form: str, day: date) -> None:
    reading = read_date(FULL_FORMS[form](day), today=TODAY)
    assert (reading.when.start, reading.when.end, reading.when.precision) == (day, day, Precision.DAY)
    assert not reading.when.approximate
    assert not reading.problem


@pytest.mark.parametrize("form", SHORT_FORMS)
@settings(max_examples=60, deadline=None)
@given(day=RECENT)
def test_a_day_with_a_short_year_reads_back_to_that_day(form: str, day: date) -> None:
    when = read_date(SHORT_FORMS[form](day), today=TODAY).when
    assert (when.start, when.end) == (day, day)


@pytest.mark.parametrize("form", PART_FORMS)
@settings(max_examples=60, deadline=None)
@given(day=st.dates(date(1901, 1, 1), date(2028, 12, 31)))
def test_the_interval_of_a_coarser_date_holds_the_day_it_was_made_from(form: str, day: date) -> None:
    precision, written = PART_FORMS[form]
    when = read_date(written(day), today=TODAY).when
    assert when.start is not None
    assert when.end is not None
    assert when.start <= day <= when.end
    assert when.precision is precision


@settings(max_examples=100, deadline=None)
@given(day=DAYS)
def test_the_iso_month_holds_the_day_even_where_it_may_be_two_years(day: date) -> None:
    when = read_date(f"{day.year}-{day.month:02}", today=TODAY).when
    assert when.certainly_within(date(day.year, 1, 1), date(day.year + 1, 12, 31))
    assert when.may_overlap(day, day)


@settings(max_examples=100, deadline=None)
@given(first=DAYS, length=st.integers(1, 400))
def test_a_range_of_two_full_dates_reads_back_however_it_is_joined(first: date, length: int) -> None:
    last = min(first + timedelta(days=length), date(2028, 12, 31))
    for join in ("{} to {}", "{} - {}", "{}–{}", "between {} and {}", "from {} until {}"):
        for form in ("dd/mm/yyyy", "d Month yyyy", "ISO", "d-mon-yyyy"):
            when = read_date(join.format(FULL_FORMS[form](first), FULL_FORMS[form](last)), today=TODAY).when
            assert (when.start, when.end) == (first, last)


@settings(max_examples=100, deadline=None)
@given(day=DAYS)
def test_a_month_first_date_is_read_in_british_order_or_not_at_all(day: date) -> None:
    reading = read_date(f"{day.month:02}/{day.day:02}/{day.year}", today=TODAY)
    if day.day > 12:
        assert reading.when.undated
        assert f"there is no month {day.day}" in reading.problem
    elif (day.day, day.month, day.year) != (1, 1, 1900):
        assert reading.when.start == date(day.year, day.day, day.month)


WORDS = (
    "3 22 05 13 31 00 99 2019 2018 1900 9999 0000 16 17 43831 20240131 3rd 5th May june dec Feb spring winter term autumn Q3 quarter early late mid"
    " w/c w/e week ending approx c. c ? ?? zz xx zz/zz/zzzz -- - – / . , ' ( ) to until between and from the of on in before after last ago ongoing"
    " Mon Tuesday 14:30 2pm T Z +01:00 1990s 2016/17 2011-12 unknown n/k present 20?? ish 05/06 31/02/2020 29/02"
)
FRAGMENTS = st.sampled_from(WORDS.split())
TEXTS = st.one_of(
    st.text(max_size=120),
    st.text(alphabet="0123456789/.- ?zx", max_size=24),
    st.lists(FRAGMENTS, min_size=1, max_size=7).map(" ".join),
    st.lists(FRAGMENTS, min_size=1, max_size=6).map("".join),
)
CONTEXTS = st.one_of(st.none(), st.integers(1990, 2026))


@settings(max_examples=1500, deadline=None)
@given(text=TEXTS, context=CONTEXTS)
def test_any_text_keeps_its_words_and_is_dated_in_order_or_undated_with_a_reason(text: str, context: int | None) -> None:
    reading = read_date(text, today=TODAY, context_year=context)
    when = reading.when
    assert when.raw == text.strip()
    if when.start is None or when.end is None:
        assert (when.start, when.end, when.precision) == (None, None, Precision.UNKNOWN)
        assert reading.problem
    else:
        assert when.start <= when.end
        assert when.precision is not Precision.UNKNOWN
        assert (when.precision is Precision.DAY) == (when.start == when.end)
        assert any(letter.isdigit() for letter in text) or when.year_inferred


@settings(max_examples=400, deadline=None)
@given(start=TEXTS, end=TEXTS, context=CONTEXTS)
def test_any_two_columns_are_dated_in_order_or_undated_with_a_reason(start: str, end: str, context: int | None) -> None:
    reading = read_span(start, end, today=TODAY, context_year=context)
    if reading.when.start is None or reading.when.end is None:
        assert reading.problem
    else:
        assert reading.when.start <= reading.when.end


@settings(max_examples=500, deadline=None)
@given(
    cell=st.one_of(st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times(), st.none()),
)
def test_any_cell_is_dated_in_order_or_undated_with_a_reason(cell: int | float | bool | None) -> None:
    reading = read_date(cell, today=TODAY)
    assert reading.when.undated == (reading.when.precision is Precision.UNKNOWN)
    assert reading.problem or not reading.when.undated


@settings(max_examples=600, deadline=None)
@given(text=TEXTS, other=st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_the_day_of_the_year_on_which_a_file_is_read_changes_nothing(text: str, other: date) -> None:
    assert read_date(text, today=TODAY) == read_date(text, today=other)


@settings(max_examples=300, deadline=None)
@given(words=st.lists(FRAGMENTS, min_size=1, max_size=7))
def test_case_and_spaces_change_nothing_but_the_words_kept(words: list[str]) -> None:
    plain = read_date(" ".join(words), today=TODAY).when
    loud = read_date("  " + "\u00a0 ".join(words).upper() + "\n", today=TODAY).when
    assert replace(plain, raw="") == replace(loud, raw="")
