"""Figures set by the council and authorised variations, in what is said of visits, core groups and conferences."""

from datetime import date

import pytest

from dashboard.findings.reading import Reading
from dashboard.findings.timescale_checks import Check, State, timescale_checks
from dashboard.findings.timescale_missed import find
from dashboard.page_data.plan_compliance import plan_compliance_view
from data_models.finding import Finding
from data_models.forum import MeetingKind
from data_models.history import History
from data_models.plan import VisitResult
from data_models.timescale_changes import TimescaleChange, Timescales, Variation
from data_models.timescales import Calendar, timescales
from tests.findings.building import history, ids, meeting, plan, visit

CORE, REVIEW, VISIT = MeetingKind.CORE_GROUP, "first_review_conference", "child_protection_visit"
ORDER = "Order 4 of the Director of Children’s Services"


def variation(codes: tuple[str, ...], first: str, last: str, value: int | None = None, entered: str = "2020-03-20") -> Variation:
    return Variation(id=f"{codes[0]}{first}", codes=codes, first=date.fromisoformat(first), last=date.fromisoformat(last), value=value,
                     authority=ORDER, recorded_on=date.fromisoformat(entered), recorded_by="officer")


def change(code: str, value: int, since: str, entered: str = "2020-01-01") -> TimescaleChange:
    return TimescaleChange(id=f"{code}{since}", code=code, value=value, calendar=timescales()[code].calendar,
                           effective_from=date.fromisoformat(since), source="Local procedures 5.2", recorded_on=date.fromisoformat(entered),
                           recorded_by="officer")


def checks(record: History, code: str) -> list[Check]:
    return [check for check in timescale_checks(Reading(record)) if check.rule.code == code]


def found(record: History, code: str) -> Finding | None:
    return next((finding for finding in find(Reading(record)) if finding.key == code), None)


def visited(second: str, *variations: Variation, changes: tuple[TimescaleChange, ...] = (), as_at: str = "2020-07-01") -> History:
    """A plan and a visit on Monday 2 March 2020; the next is due by Monday 16 March."""
    return history(as_at, timescales=Timescales(changes, variations), plans=[plan("2020-03-02", "2020-07-01")],
                   visits=[visit("2020-03-02", id="v1"), *([visit(second, id="v2")] if second else [])])


def second(record: History) -> Check:
    return next(check for check in checks(record, VISIT) if check.what.startswith("Visit 2"))


@pytest.mark.parametrize(("since", "state"), [("2020-03-01", State.MET), ("2020-03-02", State.MET), ("2020-03-03", State.LATE)])
def test_a_visit_is_held_against_the_figure_in_force_when_the_one_before_was_made(since: str, state: State) -> None:
    assert second(visited("2020-03-23", changes=(change(VISIT, 15, since),))).state is state


@pytest.mark.parametrize(("seen", "state", "late_by"), [
    ("2020-03-16", State.MET, 0), ("2020-03-17", State.VARIED, 0), ("2020-04-07", State.VARIED, 0), ("2020-04-08", State.LATE, 1),
])
def test_what_a_suspension_allowed_is_no_breach_and_what_runs_past_it_is(seen: str, state: State, late_by: int) -> None:
    # Suspended from the day due, Monday 16, to Monday 6 April: one working day is left after it.
    check = second(visited(seen, variation((VISIT,), "2020-03-16", "2020-04-06")))
    assert (check.state, check.late_by) == (state, late_by)


def test_a_variation_from_the_day_after_the_day_due_excuses_nothing() -> None:
    check = second(visited("2020-03-25", variation((VISIT,), "2020-03-17", "2020-04-06")))
    assert (check.state, check.variations) == (State.LATE, ())


def test_a_variation_of_another_timescale_excuses_nothing() -> None:
    assert second(visited("2020-03-25", variation(("later_core_group",), "2020-03-02", "2020-04-06"))).state is State.LATE


@pytest.mark.parametrize(("as_at", "state"), [("2020-03-16", None), ("2020-03-17", State.VARIED), ("2020-04-07", State.VARIED),
                                              ("2020-04-08", State.NO_RECORD)])
def test_no_record_is_varied_until_the_last_day_allowed_has_passed(as_at: str, state: State | None) -> None:
    record = visited("", variation((VISIT,), "2020-03-16", "2020-04-06"), as_at=as_at)
    assert [check.state for check in checks(record, VISIT) if check.what.startswith("Visit 2")] == ([state] if state else [])


def test_it_stays_in_the_table_with_its_authority_and_dates_and_out_of_the_count() -> None:
    view = plan_compliance_view(visited("2020-03-25", variation((VISIT,), "2020-03-16", "2020-04-06")))
    row = next(row for row in view.timescales.rows if row.cells[0].startswith("Visit 2"))
    assert row.cells[4] == (
        "after the day due, allowed to 7 April 2020 by an authorised variation "
        f"({ORDER}, 16 March 2020 to 6 April 2020: suspended)"
    )
    assert f", 1 under an authorised variation: {ORDER}." in view.timescale_sentence
    assert " 0 late," in view.timescale_sentence


def test_a_finding_counts_it_apart_and_shows_its_rows_on_the_other_side() -> None:
    record = history("2020-07-01", timescales=Timescales(variations=(variation((VISIT,), "2020-03-16", "2020-04-06"),)), visits=[
        visit("2020-03-02", id="v1"), visit("2020-03-25", id="v2"), visit("2020-04-29", id="v3"), visit("2020-05-05", VisitResult.NO_ACCESS, id="no"),
    ], plans=[plan("2020-03-02", "2020-05-06", id="plan")])
    finding = found(record, VISIT)
    assert finding is not None
    assert "1 late (longest by" in finding.statement
    assert f"1 under an authorised variation: {ORDER}. The rule" in finding.statement
    assert ids(finding.evidence) == ["v2", "v3"]
    assert "v1" in ids(finding.contrary)
    assert not any("No authorised variation" in note for note in finding.not_recorded)


def test_nothing_but_what_was_varied_makes_no_finding() -> None:
    record = history("2020-04-01", timescales=Timescales(variations=(variation((VISIT,), "2020-03-16", "2020-04-06"),)),
                     plans=[plan("2020-03-02", "2020-03-31")], visits=[visit("2020-03-02"), visit("2020-03-25")])
    assert found(record, VISIT) is None
    assert State.VARIED in [check.state for check in checks(record, VISIT)]


def test_without_one_a_finding_says_that_none_is_recorded() -> None:
    finding = found(visited("2020-03-25"), VISIT)
    assert finding is not None
    assert any(note.startswith("No authorised variation of this timescale") for note in finding.not_recorded)


@pytest.mark.parametrize(("code", "held", "record"), [
    ("first_core_group", "2020-01-28", {"meetings": [meeting("2020-01-28", CORE)], "plans": [plan("2020-01-06", "2020-02-01")]}),
    (REVIEW, "2020-05-01", {"meetings": [meeting("2020-05-01", MeetingKind.REVIEW_CONFERENCE)], "plans": [plan("2020-01-06", "2020-06-01")]}),
    ("initial_conference", "2020-02-03", {"meetings": [
        meeting("2020-01-06", MeetingKind.STRATEGY_DISCUSSION), meeting("2020-02-03", MeetingKind.INITIAL_CONFERENCE)]}),
])
def test_a_longer_figure_allowed_for_a_time_works_for_groups_and_conferences(code: str, held: str, record: dict[str, list[object]]) -> None:
    allowed = variation((code,), "2020-01-01", "2020-01-31", 130)
    assert checks(history("2020-07-01", **record), code)[0].state is State.LATE
    varied = checks(history("2020-07-01", timescales=Timescales(variations=(allowed,)), **record), code)[0]
    assert (varied.state, varied.variations) == (State.VARIED, (allowed,))


def test_what_is_dated_too_loosely_may_have_been_in_time_under_a_variation() -> None:
    loose = visit("2020-04-01..2020-04-07")
    record = history("2020-07-01", timescales=Timescales(variations=(variation((VISIT,), "2020-03-16", "2020-04-06"),)),
                     plans=[plan("2020-03-02", "2020-07-01")], visits=[visit("2020-03-02"), loose, visit("2020-04-30")])
    assert second(record).state is State.NOT_KNOWN


def test_a_figure_and_a_variation_entered_after_the_date_looked_at_say_so() -> None:
    record = visited("2020-04-30", variation((VISIT,), "2020-03-16", "2020-04-06", entered="2026-11-26"),
                     changes=(change(VISIT, 11, "2020-01-01", entered="2026-11-25"),))
    finding = found(record, VISIT)
    assert finding is not None
    sentence = plan_compliance_view(record).timescale_sentence
    for said in ("was entered here on 25 November 2026, after this date", "was entered here on 26 November 2026, after this date"):
        assert any(said in note for note in finding.not_recorded) and said in sentence


def test_two_figures_in_one_finding_are_both_said() -> None:
    finding = found(visited("2020-04-30", changes=(change(VISIT, 15, "2020-04-15"),)), VISIT)
    assert finding is not None
    assert (
        "The rule: 10 working days from visit before, or start of plan (local policy, confirm); from 15 April 2020, 15 working days from visit before"
    ) in finding.statement


def test_a_change_of_calendar_is_counted_on_the_new_one() -> None:
    new = TimescaleChange(id="n", code="later_core_group", value=5, calendar=Calendar.WORKING, effective_from=date(2020, 1, 1), source="s",
                          recorded_on=date(2020, 1, 1), recorded_by="o")
    check = checks(history("2020-07-01", timescales=Timescales((new,)), plans=[plan("2020-01-06", "2020-02-10")],
                           meetings=[meeting("2020-01-16", CORE), meeting("2020-01-27", CORE)]), "later_core_group")[0]
    assert (check.due, check.in_words()) == (date(2020, 1, 23), "late by 2 working days")
