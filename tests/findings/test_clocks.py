"""When a thing is due by the figure of the day its clock started, and how far an authorised variation moves that."""

from datetime import date

import pytest

from dashboard.findings.clocks import allowed_until, due_by
from dashboard.findings.working_days import counted_back, due_day
from data_models.timescale_changes import TimescaleChange, Timescales, Variation
from data_models.timescales import Calendar, timescales

LATER = "later_core_group"  # 42 days
ENTERED = date(2026, 11, 26)


def day(text: str) -> date:
    return date.fromisoformat(text)


def changed(value: int, since: str, code: str = LATER, calendar: Calendar = Calendar.CALENDAR) -> TimescaleChange:
    return TimescaleChange(id=since, code=code, value=value, calendar=calendar, effective_from=day(since), source="s", recorded_on=ENTERED,
                           recorded_by="o")


def varied(first: str, last: str, value: int | None = None, code: str = LATER) -> Variation:
    return Variation(id=first, codes=(code,), first=day(first), last=day(last), value=value, authority="Order", recorded_on=ENTERED, recorded_by="o")


@pytest.mark.parametrize(("started", "due"), [("2020-03-31", "2020-05-12"), ("2020-04-01", "2020-04-08"), ("2020-04-02", "2020-04-09")])
def test_the_figure_is_that_of_the_day_the_clock_started(started: str, due: str) -> None:
    found = due_by(Timescales((changed(7, "2020-04-01"),)), LATER, day(started), day(started))
    assert (found.earliest, found.latest) == (day(due), day(due))


def test_a_start_known_only_as_a_period_across_a_change_is_due_on_the_latest_day_it_may_be() -> None:
    found = due_by(Timescales((changed(7, "2020-04-01"),)), LATER, day("2020-03-25"), day("2020-04-05"))
    assert (found.earliest, found.latest, found.begun) == (day("2020-04-08"), day("2020-05-12"), day("2020-03-31"))
    assert found.rule.value == 42


TEN = (changed(10, "2020-01-01"),)


def allowed(*variations: Variation, started: str = "2020-02-01", code: str = LATER) -> tuple[str, int]:
    """The last day in time for a clock of ten days started on 1 February 2020, and how many variations moved it."""
    known = Timescales(TEN, variations)
    until, used = allowed_until(known, due_by(known, code, day(started), day(started)))
    return until.isoformat(), len(used)


def test_without_a_variation_the_day_due_stands() -> None:
    assert allowed() == ("2020-02-11", 0)
    assert allowed(varied("2020-02-01", "2020-02-20", code="first_core_group")) == ("2020-02-11", 0)


@pytest.mark.parametrize(("first", "last", "until", "used"), [
    ("2020-01-01", "2020-01-31", "2020-02-11", 0),  # over before the clock started
    ("2020-01-01", "2020-02-01", "2020-02-11", 0),  # its last day is the clock's day 0
    ("2020-01-01", "2020-02-02", "2020-02-12", 1),  # one day of it counts
    ("2020-02-05", "2020-02-07", "2020-02-14", 1),  # three days in the middle
    ("2020-02-01", "2020-02-11", "2020-02-21", 1),  # the whole of the time
    ("2020-02-11", "2020-02-20", "2020-02-21", 1),  # begins on the day due: that one day is left, after it
    ("2020-02-12", "2020-02-20", "2020-02-11", 0),  # begins when the time has run out
])
def test_a_suspension_stops_the_clock_for_its_days(first: str, last: str, until: str, used: int) -> None:
    assert allowed(varied(first, last)) == (until, used)


def test_days_suspended_twice_over_are_not_counted_twice() -> None:
    # 1 to 15 and 10 to 20 February: from 21 February on, ten days less the none that ran before.
    assert allowed(varied("2020-02-01", "2020-02-15"), varied("2020-02-10", "2020-02-20")) == ("2020-03-01", 2)
    assert allowed(varied("2020-02-01", "2020-02-15"), varied("2020-02-03", "2020-02-05")) == ("2020-02-25", 1)


def test_a_suspension_in_working_days_is_counted_in_working_days() -> None:
    # Ten working days from Monday 3 February end on Monday 17; suspended from Monday 10 to Friday 14, five are left after it.
    until, _ = allowed_until(known := Timescales(variations=(varied("2020-02-10", "2020-02-14", code="first_core_group"),)),
                             due_by(known, "first_core_group", day("2020-02-03"), day("2020-02-03")))
    assert until == day("2020-02-24")


@pytest.mark.parametrize(("first", "last", "until"), [
    ("2020-01-20", "2020-02-01", "2020-03-02"),  # the clock started on its last day
    ("2020-01-20", "2020-01-31", "2020-02-11"),  # the day after its last
    ("2020-02-11", "2020-03-31", "2020-03-02"),  # the time ran out on its first day
    ("2020-02-12", "2020-03-31", "2020-02-11"),  # the day before its first
])
def test_a_longer_figure_applies_where_the_clock_started_or_ran_out_under_it(first: str, last: str, until: str) -> None:
    assert allowed(varied(first, last, 30))[0] == until


def test_a_shorter_figure_makes_nothing_late() -> None:
    assert allowed(varied("2020-01-01", "2020-03-31", 5)) == ("2020-02-11", 0)


@pytest.mark.parametrize("calendar", list(Calendar))
def test_counting_back_is_the_other_way_of_counting_on(calendar: Calendar) -> None:
    rule = Timescales((changed(10, "2020-01-01", calendar=calendar),)).in_force(LATER, day("2020-01-01"))
    assert due_day(counted_back(day("2020-04-20"), rule), rule) == day("2020-04-20")
    assert counted_back(day("2020-04-20"), rule) == day("2020-04-10" if calendar is Calendar.CALENDAR else "2020-04-02")


def test_every_published_timescale_reads_the_same_by_day_as_before() -> None:
    for code, rule in timescales().items():
        found = due_by(Timescales(), code, day("2020-03-02"), day("2020-03-02"))
        assert (found.latest, found.rule) == (due_day(day("2020-03-02"), rule), rule)
