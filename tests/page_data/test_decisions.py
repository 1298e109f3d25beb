"""A forum's decision: what must be recorded with it, who may write what, and that what is signed is corrected by somebody else alone."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from dashboard.errors import AccessRefused, ChangedMeanwhile, DashboardError
from dashboard.page_data.decision_kept import (
    Written,
    advise,
    begin_decision,
    dissent,
    move_condition,
    sign,
    write_condition,
    write_decision,
)
from dashboard.page_data.decision_records import conditions_table, decision_records
from dashboard.page_data.history import history_of
from dashboard.store import Database
from data_models.access import Scope
from data_models.decision import Condition, ConditionState, DecisionRecord, DecisionState, Option, missing_from
from data_models.forum import Attended, DecisionCode
from data_models.record import Family
from tests.conftest import ACTOR

CHAIR, WORKER, LAWYER, SCHOOL = "sample:forum-chair", "sample:social-worker", "sample:lawyer", "sample:school"
FORUM, RETURN = date(2021, 6, 3), date(2021, 7, 1)
CHILDREN = ("Child B1", "Child B2")
WAIT = Condition(
    id="", version=0, item="Cognitive assessment of the stepfather", owner="Team manager", start_by=date(2021, 6, 10), due=date(2021, 6, 28),
    fallback="The forum decides without it", state=ConditionState.OPEN)


@pytest.fixture
def chair(samples: Database) -> Scope:
    return samples.scope_of(CHAIR)


def written(option: Option = Option.DEFERRED, **parts: str) -> Written:
    days = {part.name: RETURN.isoformat() for part in option.parts if part.day}
    words = {part.name: f"What is recorded of {part.name}." for part in option.parts if not part.day}
    return Written(
        asked_for="A Meeting Before Action", option=option, reasons=dict.fromkeys(CHILDREN, "Reasons."), parts={**days, **words, **parts},
        attended=["Chair", "Lawyer"], difference="Nobody saw it differently.")


def begun(samples: Database, chair: Scope, family: Family) -> DecisionRecord:
    made = begin_decision(samples, chair, family, forum_ref="CPF 2021-06-03", forum_on=FORUM, asked_for="A Meeting Before Action")
    return decision_records(samples, chair, family).of(made)


def deferred(samples: Database, chair: Scope, family: Family) -> DecisionRecord:
    draft = begun(samples, chair, family)
    write_condition(samples, chair, family, draft, WAIT)
    write_decision(samples, chair, family, decision_records(samples, chair, family).of(draft.id), written())
    return decision_records(samples, chair, family).of(draft.id)


def signed(samples: Database, chair: Scope, family: Family) -> DecisionRecord:
    draft = deferred(samples, chair, family)
    sign(samples, chair, family, draft, children=CHILDREN)
    return decision_records(samples, chair, family).of(draft.id)


def test_a_wait_without_item_owner_start_due_fallback_and_return_is_not_signed(samples: Database, chair: Scope, family: Family) -> None:
    draft = begun(samples, chair, family)
    write_decision(samples, chair, family, draft, written(return_on=""))
    draft = decision_records(samples, chair, family).of(draft.id)
    with pytest.raises(DashboardError) as told:
        sign(samples, chair, family, draft, children=CHILDREN)
    assert "Returns to the forum on" in str(told.value) and "Nothing is recorded that the decision waits for" in str(told.value)
    for without in ("item", "owner", "start_by", "due", "fallback"):
        short = replace(WAIT, **{without: None if without in ("start_by", "due") else ""})
        assert missing_from(replace(draft, parts=written().parts, conditions=(short,)), CHILDREN), without
    assert not missing_from(replace(draft, parts=written().parts, conditions=(WAIT,)), CHILDREN)


@pytest.mark.parametrize("option", Option)
def test_every_part_of_every_option_is_compulsory(samples: Database, chair: Scope, family: Family, option: Option) -> None:
    draft = replace(deferred(samples, chair, family), option=option, parts=written(option).parts)
    assert not missing_from(draft, CHILDREN)
    for part in option.parts:
        assert missing_from(replace(draft, parts={**draft.parts, part.name: " "}), CHILDREN)
        if part.day:
            assert missing_from(replace(draft, parts={**draft.parts, part.name: "soon"}), CHILDREN)
    for child in CHILDREN:
        assert missing_from(replace(draft, reasons={**draft.reasons, child: ""}), CHILDREN)
    assert missing_from(replace(draft, attended=()), CHILDREN) and missing_from(replace(draft, difference=""), CHILDREN)


def test_what_is_signed_is_a_fact_that_every_page_reads_and_never_written_again(samples: Database, chair: Scope, family: Family) -> None:
    record = signed(samples, chair, family)
    assert record.state is DecisionState.SIGNED and record.seal_id
    for reader in (CHAIR, WORKER, SCHOOL):
        decision = history_of(samples, samples.scope_of(reader), family, FORUM).decisions[-1]
        assert (decision.code, decision.awaiting, decision.return_on.start) == (DecisionCode.CONTINUE, WAIT.item, RETURN)
        assert decision.reasons == "Child B1: Reasons. Child B2: Reasons."
    assert not [row for row in history_of(samples, chair, family, date(2021, 6, 2)).decisions if row.happened.start == FORUM]
    with pytest.raises(DashboardError, match="signed"):
        write_decision(samples, chair, family, record, written(Option.START_PRE_PROCEEDINGS))
    with pytest.raises(DashboardError, match="signed"):
        write_condition(samples, chair, family, record, WAIT)
    frozen = samples.ask(chair, "decision_seals", family=family.id)[0]
    assert hashlib.sha256(frozen["source_json"].encode()).hexdigest() == frozen["sha256"] == record.seal_id
    assert any(event.target == f"{record.id} {record.seal_id}" for event, _, _ in samples.trail() if event.action == "decision signed")
    trail = samples.check_trail()
    assert trail.broken_event is None and trail.unwitnessed is None and not trail.unfit


def test_only_a_second_person_corrects_and_earlier_dates_stay_as_they_were(samples: Database, chair: Scope, family: Family) -> None:
    record = signed(samples, chair, family)
    with pytest.raises(AccessRefused, match="second person"):
        begin_decision(samples, chair, family, forum_ref=record.forum_ref, forum_on=FORUM, asked_for="x", corrects=record, why="The name was wrong.")
    second = samples.scope_of(ACTOR)
    made = begin_decision(
        samples, second, family, forum_ref=record.forum_ref, forum_on=FORUM, asked_for=record.asked_for, corrects=record, why="The owner was wrong.")
    correction = decision_records(samples, second, family).of(made)
    write_condition(samples, second, family, correction, replace(correction.conditions[0], owner="Service manager"))
    sign(samples, second, family, decision_records(samples, second, family).of(made), children=CHILDREN)
    after = decision_records(samples, chair, family)
    assert [one.id for one in after.in_force] == [made] and after.superseded == {record.id: made}
    on_the_day = [row for row in history_of(samples, chair, family, FORUM).decisions if row.happened.start == FORUM]
    today = [row for row in history_of(samples, chair, family, date.today()).decisions if row.happened.start == FORUM]
    assert [row.owner for row in on_the_day] == ["Team manager"] and [row.owner for row in today] == ["Service manager"]


def test_a_condition_past_its_day_brings_the_family_back(samples: Database, chair: Scope, family: Family) -> None:
    record = signed(samples, chair, family)
    condition = record.conditions[0]
    assert not condition.returns_now(date(2021, 6, 28)) and condition.returns_now(date(2021, 6, 29))
    assert "the fallback applies" in conditions_table(record, date(2021, 6, 29)).rows[0].cells[-1]
    with pytest.raises(DashboardError, match="what shows it"):
        move_condition(samples, chair, family, record, condition, ConditionState.MET, note=" ")
    move_condition(samples, chair, family, record, condition, ConditionState.MET, note="Report of 20 June 2021 received.")
    moved = decision_records(samples, chair, family).of(record.id).conditions[0]
    assert moved.state is ConditionState.MET and not moved.returns_now(date(2021, 7, 1))
    with pytest.raises(DashboardError):
        move_condition(samples, chair, family, record, moved, ConditionState.FALLBACK, note="Again.")
    with pytest.raises(ChangedMeanwhile):
        move_condition(samples, chair, family, record, condition, ConditionState.FALLBACK, note="From a page opened before.")


def test_decision_advice_and_dissent_are_three_records_for_different_readers(samples: Database, chair: Scope, family: Family) -> None:
    record, lawyer = deferred(samples, chair, family), samples.scope_of(LAWYER)
    advise(samples, lawyer, family, record.forum_ref, "Privileged words.")
    dissent(samples, chair, family, record, "The school", "It sees the same worry every week.")
    with pytest.raises(AccessRefused):
        advise(samples, chair, family, record.forum_ref, "Not a lawyer.")
    with pytest.raises(AccessRefused):
        write_decision(samples, lawyer, family, record, written())
    assert [one.words for one in decision_records(samples, lawyer, family).advice] == ["Privileged words."]
    seen = decision_records(samples, chair, family)
    assert not seen.advice and [one.who for one in seen.dissents] == ["The school"]
    outside = decision_records(samples, samples.scope_of(SCHOOL), family)
    assert not (outside.decisions or outside.advice or outside.dissents)


def test_two_people_writing_one_decision_are_told(samples: Database, chair: Scope, family: Family) -> None:
    draft = begun(samples, chair, family)
    write_decision(samples, samples.scope_of(ACTOR), family, draft, written(Option.PLAN_CONTINUES))
    with pytest.raises(ChangedMeanwhile):
        write_decision(samples, chair, family, draft, written())
    assert decision_records(samples, chair, family).of(draft.id).option is Option.PLAN_CONTINUES


def test_a_condition_from_a_page_opened_before_the_signature_is_refused(samples: Database, chair: Scope, family: Family) -> None:
    before = deferred(samples, chair, family)
    sign(samples, chair, family, before, children=CHILDREN)
    with pytest.raises(ChangedMeanwhile):
        write_condition(samples, chair, family, before, replace(WAIT, item="Something further"))
    read = deferred(samples, chair, family)
    write_condition(samples, chair, family, read, replace(WAIT, item="Something further"))
    with pytest.raises(ChangedMeanwhile):
        sign(samples, chair, family, read, children=CHILDREN)


def test_whoever_signed_first_writes_and_signs_nothing_of_a_correction(samples: Database, chair: Scope, family: Family) -> None:
    record, second = signed(samples, chair, family), samples.scope_of(ACTOR)
    made = begin_decision(
        samples, second, family, forum_ref=record.forum_ref, forum_on=FORUM, asked_for=record.asked_for, corrects=record, why="A wrong name.")
    draft = decision_records(samples, chair, family).of(made)
    for act in (
        lambda: write_decision(samples, chair, family, draft, written()), lambda: write_condition(samples, chair, family, draft, WAIT),
        lambda: sign(samples, chair, family, draft, children=CHILDREN),
    ):
        with pytest.raises(AccessRefused, match="second person"):
            act()


def test_a_correction_corrects_the_meeting_and_who_came(samples: Database, chair: Scope, family: Family) -> None:
    record, second = signed(samples, chair, family), samples.scope_of(ACTOR)
    made = begin_decision(
        samples, second, family, forum_ref=record.forum_ref, forum_on=FORUM, asked_for=record.asked_for, corrects=record, why="Another decision.")
    other = replace(written(Option.PLAN_CONTINUES), attended=["Chair", "Minute taker"])
    write_decision(samples, second, family, decision_records(samples, second, family).of(made), other)
    sign(samples, second, family, decision_records(samples, second, family).of(made), children=CHILDREN)
    for day, outcome, came in (
        (FORUM, Option.DEFERRED.label, {"Chair", "Lawyer"}), (date.today(), Option.PLAN_CONTINUES.label, {"Chair", "Minute taker"}),
    ):
        history = history_of(samples, chair, family, day)
        assert [row.outcome for row in history.meetings if row.meeting_ref == record.forum_ref] == [outcome]
        here = [row for row in history.attendances if row.meeting_ref == record.forum_ref]
        assert {row.who for row in here if row.attended is Attended.ATTENDED} == came
    assert not decision_records(samples, chair, family).of(made).conditions, "what does not wait has no conditions"
