"""Spells without sight, counted by hand."""

from datetime import date

from dashboard.findings.reading import Reading
from dashboard.page_data.sight_spells import (
    INTERVAL,
    Sight,
    involved_since,
    is_sight,
    longest,
    past_interval,
    rows_naming,
    spells,
    visits_to,
)
from data_models.agencies import Agency
from data_models.people import Status
from data_models.plan import VisitMode, VisitResult
from data_models.record import Seen
from data_models.timescale_changes import Timescales, Variation
from data_models.timescales import Calendar
from tests.findings.building import entry, history, ids, link, plan, status, visit, when

START, END = date(2020, 1, 1), date(2020, 12, 31)


def seen(day: str, how: Seen = Seen.SEEN, **more: object) -> object:
    return entry(day, agency=Agency.SCHOOL, child_seen=how, people=("Child X1",), **more)


def days(rows: object, how: Sight = Sight.SEEN) -> list[tuple[str, str, int]]:
    return [(spell.start.isoformat(), spell.end.isoformat(), spell.days) for spell in spells(rows, how, START, END)]


def test_a_spell_runs_from_one_sight_to_the_next_and_to_both_ends_of_the_time() -> None:
    assert days([seen("2020-03-01"), seen("2020-02-01")]) == [
        ("2020-01-01", "2020-01-31", 31), ("2020-02-02", "2020-02-29", 28), ("2020-03-02", "2020-12-31", 305),
    ]


def test_a_row_that_gives_a_month_may_mean_any_day_of_it_so_no_spell_includes_it() -> None:
    assert days([seen("2020-03")]) == [("2020-01-01", "2020-02-29", 60), ("2020-04-01", "2020-12-31", 275)]


def test_an_undated_row_bounds_no_spell() -> None:
    assert days([seen("")]) == [("2020-01-01", "2020-12-31", 366)]


def test_whoever_saw_the_child_last_is_named_even_from_before_the_time() -> None:
    first, *_ = spells([seen("2019-05-01", id="old"), seen("2019-09-01", id="late"), seen("2020-03-01", id="next")], Sight.SEEN, START, END)
    assert (first.before.id, first.after.id) == ("late", "next")


def test_nobody_saw_the_child_at_all() -> None:
    only, = spells([], Sight.SEEN, START, END)
    assert only.days == 366 and only.before is None and only.after is None


def test_the_longest_spell_is_the_earliest_of_equals() -> None:
    found = spells([seen("2020-02-01"), seen("2020-03-04"), seen("2020-12-31")], Sight.SEEN, date(2020, 1, 1), date(2020, 3, 4))
    assert [spell.days for spell in found] == [31, 31]
    assert longest(found).start == START
    assert longest(()) is None


def test_only_a_visit_in_person_counts_as_seen_at_a_visit_in_person() -> None:
    made = [
        visit("2020-02-01", VisitResult.SEEN, mode=VisitMode.IN_PERSON, id="person"), visit("2020-03-01", VisitResult.SEEN, mode=VisitMode.VIRTUAL),
        visit("2020-04-01", VisitResult.SEEN), visit("2020-05-01", VisitResult.NO_ACCESS, mode=VisitMode.IN_PERSON), seen("2020-06-01"),
    ]
    assert ids(row for row in made if is_sight(row, Sight.AT_VISIT)) == ["person"]
    assert sum(1 for row in made if is_sight(row, Sight.SEEN)) == 4


def test_a_row_counts_for_a_child_only_if_it_names_that_child_and_says_it_itself() -> None:
    told = seen("2020-02-01", id="told", ref="S1")
    echo = entry("2020-02-09", id="echo", ref="P1", people=("Child X1",), child_seen=Seen.SEEN)
    reading = Reading(history(
        entries=[told, echo, entry("2020-03-01", id="nameless", child_seen=Seen.SEEN), entry("2020-03-02", id="other", people=("Child X2",))],
        links=[link("School", "S1", "I1"), link("Police", "P1", "I1", repeats=True)],
    ))
    assert ids(rows_naming(reading, "Child X1")) == ["told"]


def test_a_visit_counts_if_it_lists_the_child_or_nobody() -> None:
    reading = Reading(history(visits=[
        visit("2020-02-01", id="own"), visit("2020-03-01", id="nobody", children=()), visit("2020-04-01", id="sibling", children=("Child X2",)),
    ]))
    assert ids(visits_to(reading, "Child X1")) == ["own", "nobody"]


def test_the_present_involvement_runs_back_through_statuses_that_follow_on() -> None:
    record = history("2020-12-31", statuses=[
        status("2018-01-01", Status.CHILD_IN_NEED, ended=when("2018-06-01")), status("2018-06-01", Status.CLOSED, ended=when("2020-02-01")),
        status("2020-02-01", Status.CHILD_IN_NEED, ended=when("2020-05-01")), status("2020-05-01", Status.CHILD_PROTECTION),
    ])
    assert involved_since(record, "Child X1") == date(2020, 2, 1)
    assert involved_since(record, "Child X2") is None


def test_no_involvement_is_present_once_the_case_is_closed() -> None:
    record = history("2020-12-31", statuses=[
        status("2020-02-01", Status.CHILD_IN_NEED, ended=when("2020-05-01")), status("2020-05-01", Status.CLOSED),
    ])
    assert involved_since(record, "Child X1") is None


def test_past_the_interval_begins_ten_working_days_after_the_last_sight() -> None:
    rows = [visit("2020-02-03"), visit("2020-03-02")]
    found = past_interval(Reading(history(END.isoformat())), rows, Sight.SEEN, plan("2020-02-03", "2020-03-02"))
    assert [(spell.start, spell.end) for spell in found] == [(date(2020, 2, 18), date(2020, 3, 1))]


def test_days_that_an_authorised_variation_allowed_are_not_past_the_interval() -> None:
    rows = [visit("2020-02-03"), visit("2020-03-20")]
    twenty = Variation(
        id="v", codes=(INTERVAL,), first=date(2020, 2, 1), last=date(2020, 3, 31), value=20, calendar=Calendar.WORKING, authority="Order 4",
        recorded_on=date(2020, 2, 1), recorded_by="officer",
    )
    varied = history(END.isoformat(), timescales=Timescales((), (twenty,)))
    (past,) = past_interval(Reading(varied), rows, Sight.SEEN, plan("2020-02-03", "2020-03-20"))
    assert (past.start, past.end) == (date(2020, 3, 3), date(2020, 3, 19)), "twenty working days after 3 February is 2 March"
    assert past.past.endswith("and what Order 4 allowed")
    (plain,) = past_interval(Reading(history(END.isoformat())), rows, Sight.SEEN, plan("2020-02-03", "2020-03-20"))
    assert plain.start < past.start and "allowed" not in plain.past
