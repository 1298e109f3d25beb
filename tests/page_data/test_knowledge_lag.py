"""From the day it happened to the day it became known: never longer than it was, only where a known date is recorded."""

import pytest

from dashboard.findings.reading import Reading
from dashboard.page_data.knowledge_lag import Lag, lag_of, lag_view
from data_models.forum import ForumDecision
from data_models.record import Entry
from tests.findings.building import entry, history, link, when


def lag(*entries: Entry, links: object = ()) -> Lag | None:
    incident, = Reading(history(entries=entries, links=links)).incidents  # type: ignore[arg-type]
    return lag_of(incident)


@pytest.mark.parametrize(("happened", "known", "days", "working", "late"), [
    ("2020-03-06", "2020-03-09", 3, 1, False),  # a Friday, known on Monday
    ("2020-03-06", "2020-03-10", 4, 2, True),
    ("2020-03-07", "2020-03-09", 2, 1, False),  # a Saturday
    ("2020-12-24", "2020-12-29", 5, 1, False),  # Christmas Day and the substitute for Boxing Day between
    ("2020-03-04", "2020-03-04", 0, 0, False),
    ("2020-03", "2020-04-02", 2, 2, True),  # counted from the last day it can have been
])
def test_waits_are_counted_in_days_and_in_working_days(happened: str, known: str, days: int, working: int, late: bool) -> None:
    found = lag(entry(happened, known=known))
    assert found is not None
    assert (found.days, found.working_days, found.late) == (days, working, late)


def test_an_incident_is_known_from_the_first_of_its_rows() -> None:
    found = lag(entry("2020-03-02", ref="P1", known="2020-05-01"), entry("2020-03-02", ref="P2", known="2020-03-20"),
                links=[link("Police", "P1", "I1"), link("Police", "P2", "I1")])
    assert found is not None and found.days == 18


def test_where_a_row_states_no_known_date_or_it_is_undated_nothing_is_counted() -> None:
    assert lag(entry("2020-03-02", known="")) is None
    assert lag(entry("", known="2020-03-02")) is None
    assert lag(entry("2020-03-02", ref="P1", known=""), entry("2020-03-02", ref="P2", known="2020-09-20"),
               links=[link("Police", "P1", "I1"), link("Police", "P2", "I1")]) is None
    view = lag_view(Reading(history(entries=[entry("2020-03-02", id="e", known="")])))
    assert [row.opens for row in view.not_recorded.rows] == ["e"]
    assert view.not_recorded_sentence.startswith("No known date is recorded for 1 of 1 row")
    assert "“Known on” column" in view.sentence


@pytest.mark.parametrize(("day", "time", "words"), [
    ("2020-03-07", "", "Saturday"), ("2020-12-25", "", "bank holiday"), ("2020-03-04", "23:40", "23:40 on a working day"),
    ("2020-03-04", "0130", "01:30 on a working day"), ("2020-03-04", "7.15 pm", "19:15 on a working day"),
    ("2020-03-04", "12:30 am", "00:30 on a working day"),
    ("2020-03-04", "11:20", ""), ("2020-03-04", "", ""), ("2020-03-04", "night", ""), ("2020-03", "23:40", ""), ("2020-03-04", "25:10", ""),
])
def test_out_of_hours_is_said_in_words_only_where_day_and_time_are_known(day: str, time: str, words: str) -> None:
    found = lag(entry(day, known="2020-12-31", time_raw=time))
    assert found is not None and found.out_of_hours == words


def test_out_of_hours_comes_first_and_a_loose_date_makes_a_loose_wait() -> None:
    view = lag_view(Reading(history(entries=[
        entry("2020-03-02", id="long", known="2020-05-12"), entry("2020-03-07", id="saturday", known="2020-03-12"),
        entry("2020-01", known="2020-02-20"),
    ])))
    assert [row.cells[0] for row in view.table.rows] == ["7 March 2020", "2 March 2020", "January 2020"]
    assert next(iter(view.frame["happened"])) == "7 March 2020 (Saturday)"
    assert list(view.frame["roughly"]) == ["", "", "at least "] and view.table.rows[2].cells[2] == "at least 20"


def test_the_longest_comes_first_and_what_was_learned_only_after_the_forum_is_counted() -> None:
    forum = ForumDecision(id="d", forum_ref="F", asked_for="a", decision="b", happened=when("2020-06-01"))
    view = lag_view(Reading(history(decisions=[forum], entries=[
        entry("2020-03-02", id="short", known="2020-03-12"), entry("2020-01-01", id="long", known="2020-07-01"),
        entry("2020-03-06", known="2020-03-09"),
    ])))
    assert [row.opens for row in view.table.rows] == ["long", "short"]
    assert list(view.frame["days"]) == [182, 10, 3]
    assert view.heading == "2 incidents became known more than one working day later"
    assert "1 that had happened by the forum of 1 June 2020 became known only after it." in view.sentence
