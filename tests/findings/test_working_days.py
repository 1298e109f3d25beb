"""Working days in England, against a day-by-day count with the kept library."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.findings.working_days import days_late, due_day, is_working_day
from data_models.timescales import Calendar, Timescale, timescales

BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG", years=range(2000, 2032))
DAYS = st.dates(date(2001, 1, 1), date(2030, 1, 1))


def rule(value: int, calendar: Calendar = Calendar.WORKING) -> Timescale:
    return Timescale(code="x", title="x", value=value, calendar=calendar, counted_from="x", authority="x", confirm=False)


def working(day: date) -> bool:
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


@pytest.mark.parametrize(("start", "days", "due"), [
    ("2020-07-17", 15, "2020-08-07"),  # a Friday
    ("2020-12-18", 5, "2020-12-29"),  # Christmas Day and the substitute for Boxing Day
    ("2021-04-01", 1, "2021-04-06"),  # Maundy Thursday: Good Friday and Easter Monday follow
    ("2020-08-28", 1, "2020-09-01"),  # the late summer bank holiday
    ("2020-09-19", 1, "2020-09-21"),  # from a Saturday
])
def test_the_day_due(start: str, days: int, due: str) -> None:
    assert due_day(date.fromisoformat(start), rule(days)) == date.fromisoformat(due)


def test_calendar_days_are_plain_days() -> None:
    assert due_day(date(2020, 9, 25), rule(42, Calendar.CALENDAR)) == date(2020, 11, 6)
    assert days_late(date(2020, 11, 6), date(2020, 11, 9), Calendar.CALENDAR) == 3


@given(start=DAYS, days=st.integers(1, 60))
def test_due_day_agrees_with_counting_day_by_day(start: date, days: int) -> None:
    day, counted = start, 0
    while counted < days:
        day += timedelta(days=1)
        counted += working(day)
    assert due_day(start, rule(days)) == day


@given(due=DAYS, after=st.integers(-30, 120))
def test_days_late_agrees_with_counting_day_by_day(due: date, after: int) -> None:
    done = due + timedelta(days=after)
    expected = sum(working(due + timedelta(days=step)) for step in range(1, after + 1))
    assert days_late(due, done, Calendar.WORKING) == expected


def test_every_timescale_says_its_source() -> None:
    assert len(timescales()) >= 9
    for timescale in timescales().values():
        assert timescale.authority and timescale.value > 0
        assert ("local policy, confirm" in timescale.in_words()) is timescale.confirm


@pytest.mark.parametrize(("day", "works"), [
    ("2021-05-28", True), ("2021-05-29", False), ("2021-05-30", False), ("2021-05-31", False), ("2021-06-01", True),
])
def test_a_weekend_and_a_bank_holiday_are_no_working_days(day: str, works: bool) -> None:
    assert is_working_day(date.fromisoformat(day)) is works


@given(day=DAYS)
def test_a_working_day_is_a_weekday_without_a_bank_holiday(day: date) -> None:
    assert is_working_day(day) is working(day)
