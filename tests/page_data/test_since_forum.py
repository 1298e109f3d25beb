"""Since the last forum: new is what happened after it; older events told late are new to us; both lists hold rows, never guesses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from dashboard.findings.reading import Reading
from dashboard.page_data.since_forum import SinceView, last_forum, since_view
from dashboard.page_data.since_rates import rates_since
from dashboard.page_data.why_now import why_now_view
from data_models.assessment import ReasonKind
from data_models.challenge import CHALLENGE_DESK
from data_models.forum import ForumDecision
from data_models.history import History
from data_models.people import Status
from data_models.record import EvidenceStatus, Nature
from data_models.themes import Marker, Theme
from tests.findings.building import assessment, date_moved, entry, history, link, protective, status, visit, when

FORUM = date(2020, 6, 1)


def decision(day: str = "2020-06-01", **more: Any) -> ForumDecision:
    return ForumDecision(id=f"d-{day}", forum_ref="F", asked_for="a", decision="b", happened=when(day), known_on=date.fromisoformat(day), **more)


def since(as_at: str = "2020-12-01", then: Callable[[History], History] | None = None, **facts: Any) -> SinceView:
    """The view; what was known at the forum are the facts known by its day, or what ``then`` makes of them."""
    facts.setdefault("decisions", [decision()])
    now = history(as_at, **facts)
    known = {kind: [row for row in rows if row.known_from is None or row.known_from <= FORUM] for kind, rows in facts.items()}
    before = history(FORUM.isoformat(), **known)
    return since_view(Reading(now), lambda _: then(before) if then else before)


def opened(view: SinceView, name: str) -> list[str]:
    return [row.opens for row in getattr(view, name).rows]


def test_an_older_event_told_late_is_new_to_us_and_never_new() -> None:
    view = since(entries=[
        entry("2020-03-01", id="known"), entry("2020-07-01", id="new"), entry("2020-04-01", id="late", known="2020-09-01"),
        entry("2020-06-01", id="on-the-day", known="2020-09-01"), entry("2020-05-01..2020-07-01", id="loose", known="2020-09-01"),
        entry("", id="undated", known="2020-09-01"),
    ])
    assert opened(view, "new") == ["new"]
    assert {row.opens: row.cells[0] for row in view.older.rows} == {
        "late": "before it", "on-the-day": "on its day", "loose": "before or after is not known", "undated": "before or after is not known",
    }
    assert view.heading == "Since the forum: 1 new, 4 older newly disclosed"
    assert "2 older incidents newly disclosed, and 2 newly disclosed whose date does not say" in view.sentence


def test_one_incident_told_by_two_is_one_and_more_told_of_a_known_one_is_not_new() -> None:
    view = since(
        entries=[
            entry("2020-03-01", id="first", ref="P1"), entry("2020-03-01", id="more", ref="P2", known="2020-08-01"),
            entry("2020-07-01", id="one", ref="P3"), entry("2020-07-01", id="two", ref="P4"),
        ],
        links=[link("Police", "P1", "I1"), link("Police", "P2", "I1"), link("Police", "P3", "I2"), link("Police", "P4", "I2")],
    )
    assert [set(row.opens.split()) for row in view.new.rows] == [{"one", "two"}]
    assert [(row.cells[0], row.opens) for row in view.older.rows] == [("more told of an incident already known", "more")]
    assert "1 new incident (1 of concern, 0 protective, 0 neither); 0 older incidents newly disclosed" in view.sentence


def test_a_row_that_only_repeats_tells_nothing_more() -> None:
    view = since(
        entries=[entry("2020-03-01", id="first", ref="P1"), entry("2020-03-02", id="echo", ref="P2", known="2020-08-01")],
        links=[link("Police", "P1", "I1"), link("Police", "P2", "I1", repeats=True)],
    )
    assert view.new.rows == view.older.rows == ()


def test_the_other_side_is_new_in_the_same_list() -> None:
    view = since(entries=[entry("2020-07-01", id="c"), protective("2020-07-02", id="p")])
    assert [row.cells[3] for row in view.new.rows] == ["concern", "protective"]


def test_what_changed_stands_beside_what_was_known_then() -> None:
    asked = assessment("2020-05-01", id="a", requested=when("2020-05-02"))
    disputed = entry("2020-03-01", id="e", status=EvidenceStatus.REPORTED)
    gone = entry("2020-03-02", id="gone", text="Taken back here")

    def then(before: History) -> History:
        return replace(before, assessments=(asked,), entries=(disputed, gone))

    view = since(
        then=then, assessments=[replace(asked, completed=when("2020-08-01"))],
        entries=[replace(disputed, evidence_status=EvidenceStatus.DISPUTED)],
    )
    told = {row.cells[0]: row for row in view.changed.rows}
    assert told["status or outcome"].cells[2:] == (
        "Cognitive assessment of Stepfather X decided on. completed: not recorded", "completed: 1 August 2020")
    assert told["denied, disputed or not taken further"].cells[3] == "who saw it: disputed"
    assert told["withdrawn"].cells[2:] == ("Taken back here", "no longer stands in the record")
    assert told["withdrawn"].opens == "", "it is not in the record of this date, so nothing is opened"


def test_new_rows_that_tell_of_a_status_are_changes_and_visits_are_not() -> None:
    view = since(
        assessments=[assessment("2020-05-01", id="a")], statuses=[status("2020-08-01", Status.CLOSED, id="closed")],
        assessment_changes=[date_moved("2020-07-01", ReasonKind.PROVIDER_CAPACITY, id="moved", new_due="2020-09-01")],
        entries=[entry("2020-07-05", id="denied", nature=Nature.CONTEXT, markers=(Marker.DENIAL,))], visits=[visit("2020-07-02")],
    )
    assert opened(view, "changed") == ["moved", "denied", "closed"]
    assert view.changed.rows[0].cells[3] == (
        "Cognitive assessment of Stepfather X: 1 September 2020 set; reason not recorded (provider capacity).")


def test_the_reasons_then_given_have_their_state_today() -> None:
    view = since(
        decisions=[decision(reasons="Assessment not begun; both agree", awaiting="AS1; a letter", return_on=when("2020-09-01"))],
        assessments=[assessment("2020-05-01", id="a", requested=when("2020-05-02"), due=when("2020-08-01"))],
        assessment_changes=[date_moved("2020-07-01", ReasonKind.OTHER)],
    )
    rows = [row.cells for row in view.reasons.rows]
    assert [row[1] for row in rows[:2]] == ["Assessment not begun", "both agree"]
    assert rows[2][1:] == (
        "Cognitive assessment of Stepfather X",
        "No completion recorded, 213 days since it was requested; no start recorded; no date is now set; date set or moved 0 times",
    )
    assert rows[3][1:] == ("a letter", "No assessment of this reference is recorded, so its state is not known")
    assert rows[4] == ("Return to the forum", "1 September 2020", "No later forum decision is recorded")


def test_episodes_are_told_as_counts_and_rates_of_unequal_periods_with_the_contacts() -> None:
    before = [entry(f"2020-0{month}-01", Theme.NEGLECT, id=f"b{month}") for month in (1, 2, 3, 4)]
    view = since(entries=[*before, entry("2020-07-01", Theme.NEGLECT, id="s"), entry("2020-08-01", Theme.DOMESTIC_ABUSE, id="d"),
                          entry("2020-05-20..2020-06-20", Theme.NEGLECT, id="across", known="2020-07-01")])
    rows = {row.theme: row for row in view.rates.itertuples()}
    neglect, abuse = rows["Neglect"], rows["Domestic abuse"]
    assert (neglect.before, neglect.since, bool(neglect.few)) == (4, 1, False)
    assert neglect.since_rate == 90 / 183 and neglect.before_rate == 4 * 90 / 153
    assert (abuse.before, abuse.since, bool(abuse.few)) == (0, 1, True)
    assert "1 incident is dated only to a period around 1 June 2020 and in neither count." in view.paragraph
    assert "Professional contacts recorded: 4 before (2.4), 2 since (1.0)." in view.chart_sentence
    assert view.chart_heading == "2 of 2 themes recorded since the forum"
    assert view.rate_table.rows[0].opens == "d" and set(view.rate_table.rows[1].opens.split()) == {"b1", "b2", "b3", "b4", "s"}


def test_a_short_time_since_compares_nothing() -> None:
    many = [entry(f"2020-0{month}-01", Theme.NEGLECT) for month in (1, 2, 3, 4, 5)]
    assert all(since("2020-06-20", entries=[*many, entry("2020-06-10", Theme.NEGLECT)]).rates["few"])


def test_on_the_day_of_a_forum_the_forum_before_it_is_the_last_one() -> None:
    two = [decision("2020-06-01"), decision("2020-12-01")]
    assert last_forum(history("2020-12-01", decisions=two)) is two[0]
    only = since_view(Reading(history("2020-06-01", decisions=two[:1])), lambda day: history(day.isoformat()))
    assert only.decision is None and "on its own day nothing can be since it" in only.sentence
    none = since_view(Reading(history("2020-06-01")), lambda day: history(day.isoformat()))
    assert none.sentence.startswith("No forum decision before this date is recorded.")


def test_a_challenge_is_a_step_of_professionals_and_no_new_incident() -> None:
    view = since(entries=[
        entry("2020-07-01", id="desk", nature=Nature.CONTEXT, source_of_information=CHALLENGE_DESK), entry("2020-07-02", Theme.NEGLECT, id="new"),
    ])
    assert opened(view, "new") == ["new"]


@pytest.mark.parametrize("back, as_at, said", [
    ("2020-11-20", "2020-12-01", "That day passed 11 days before this date, and no forum decision since is recorded."),
    ("2020-12-01", "2020-12-01", ""), ("", "2020-12-01", ""),
])
def test_a_day_of_return_that_has_gone_by_is_said_at_once(back: str, as_at: str, said: str) -> None:
    words = why_now_view(history(as_at, decisions=[decision(return_on=when(back))])).decision
    assert said in words and (said or "passed" not in words)


@pytest.mark.parametrize(("first", "days"), [("2018-01-01", 365), (FORUM.isoformat(), 1), ("2020-12-01", 1)])
def test_the_days_before_are_counted_with_the_forums_own_and_are_a_year_at_most(first: str, days: int) -> None:
    rates = rates_since(Reading(history(entries=[entry(first, Theme.NEGLECT, id="b")])), FORUM)
    assert rates.before_days == days


def test_the_first_of_the_days_before_is_counted_and_the_one_before_it_is_not() -> None:
    inside, outside = FORUM - timedelta(days=364), FORUM - timedelta(days=365)
    rates = rates_since(Reading(history(entries=[
        entry(outside.isoformat(), Theme.NEGLECT, id="o"), entry(inside.isoformat(), Theme.NEGLECT, id="i")])), FORUM)
    assert [one.id for one in rates.contacts_before] == ["i"]
