"""A forum's decision: what must be recorded with it, who may write what, and that what is signed is corrected by somebody else alone."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dashboard.errors import AccessRefused, ChangedMeanwhile, DashboardError
from dashboard.findings import deferred_without_fallback
from dashboard.findings.forums import forums_of, views_for
from dashboard.findings.reading import Reading
from dashboard.page_data import decision_kept
from dashboard.page_data.decision_awaited import asked_in_words, outstanding, what_is_signed
from dashboard.page_data.decision_kept import (
    Written,
    advise,
    as_written,
    begin_decision,
    differs,
    dissent,
    move_condition,
    sign,
    withdraw_decision,
    write_decision,
)
from dashboard.page_data.decision_records import conditions_table, decision_records, known_on, withdrawn_table
from dashboard.page_data.decisions_due import OUTSIDE, advised_days, files_decisions, forum_days, papers_shown, submission_behind
from dashboard.page_data.frame import frame_of
from dashboard.page_data.history import history_of
from dashboard.page_data.source import BESIDE, source_view
from dashboard.page_data.submission_kept import begin
from dashboard.page_data.submissions import submissions_of
from dashboard.page_data.why_now import _decision
from dashboard.store import Database
from data_models.access import Scope
from data_models.dates import day_in_words
from data_models.decision import NOTHING, Condition, ConditionState, DecisionRecord, DecisionState, Option, missing_from, unlikely_days
from data_models.forum import SIGNED, Attended, DecisionCode
from data_models.forum_days import forum_settings
from data_models.record import Family
from tests.conftest import ACTOR, TODAY

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


def as_it_stands(draft: DecisionRecord, *conditions: Condition) -> Written:
    """What a draft holds, written again as it is, with what it waits for."""
    return Written(
        asked_for=draft.asked_for, option=draft.option, reasons=draft.reasons, parts=draft.parts, attended=draft.attended,
        difference=draft.difference, conditions=conditions)


def wait_for(samples: Database, scope: Scope, family: Family, draft: DecisionRecord, condition: Condition) -> None:
    write_decision(samples, scope, family, draft, as_it_stands(draft, condition))


def begun(samples: Database, chair: Scope, family: Family, forum_on: date = FORUM) -> DecisionRecord:
    made = begin_decision(samples, chair, family, forum_ref=f"CPF {forum_on}", forum_on=forum_on, asked_for="A Meeting Before Action")
    return decision_records(samples, chair, family).of(made)


def deferred(samples: Database, chair: Scope, family: Family, forum_on: date = FORUM) -> DecisionRecord:
    draft = begun(samples, chair, family, forum_on)
    wait_for(samples, chair, family, draft, WAIT)
    write_decision(samples, chair, family, decision_records(samples, chair, family).of(draft.id), written())
    return decision_records(samples, chair, family).of(draft.id)


def signed(samples: Database, chair: Scope, family: Family) -> DecisionRecord:
    draft = deferred(samples, chair, family)
    sign(samples, chair, family, draft, children=CHILDREN, today=TODAY)
    return decision_records(samples, chair, family).of(draft.id)


def test_a_wait_without_item_owner_start_due_fallback_and_return_is_not_signed(samples: Database, chair: Scope, family: Family) -> None:
    draft = begun(samples, chair, family)
    write_decision(samples, chair, family, draft, written(return_on=""))
    draft = decision_records(samples, chair, family).of(draft.id)
    with pytest.raises(DashboardError) as told:
        sign(samples, chair, family, draft, children=CHILDREN, today=TODAY)
    assert "Returns to the forum on" in str(told.value) and "Nothing is recorded that the decision waits for" in str(told.value)
    for without in ("item", "owner", "start_by", "due", "fallback"):
        short = replace(WAIT, **{without: None if without in ("start_by", "due") else ""})
        assert missing_from(replace(draft, parts=written().parts, conditions=(short,)), CHILDREN), without
    assert WAIT.due and "due before the day by which it starts" in str(missing_from(
        replace(draft, parts=written().parts, conditions=(replace(WAIT, start_by=WAIT.due + timedelta(days=1)),)), CHILDREN))
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
        wait_for(samples, chair, family, record, WAIT)
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
    wait_for(samples, second, family, correction, replace(correction.conditions[0], owner="Service manager"))
    sign(samples, second, family, decision_records(samples, second, family).of(made), children=CHILDREN, today=TODAY)
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
    with pytest.raises(AccessRefused):
        advise(samples, chair, family, record.forum_ref, "Not a lawyer.")
    with pytest.raises(AccessRefused):
        write_decision(samples, lawyer, family, record, written())
    sign(samples, chair, family, record, children=CHILDREN, today=TODAY)
    dissent(samples, chair, family, decision_records(samples, chair, family).of(record.id), "The school", "It sees the same worry every week.")
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


def test_what_is_written_and_what_it_waits_for_are_kept_together_or_not_at_all(samples: Database, chair: Scope, family: Family) -> None:
    draft = begun(samples, chair, family)
    both = replace(written(), conditions=[WAIT, replace(WAIT, item="The police’s reply", due=date(2021, 6, 20)), NOTHING])
    assert differs(draft, both)
    write_decision(samples, chair, family, draft, both)
    kept = decision_records(samples, chair, family).of(draft.id)
    assert kept.version == draft.version + 1 and [one.item for one in kept.conditions] == [WAIT.item, "The police’s reply"], "nothing is none"
    assert not differs(kept, replace(written(), conditions=[*kept.conditions, NOTHING])) and not missing_from(kept, CHILDREN)
    changed = [replace(kept.conditions[0], owner="Service manager"), replace(NOTHING, id=kept.conditions[1].id, version=kept.conditions[1].version)]
    assert all(differs(kept, replace(written(), conditions=[one])) for one in changed)
    with pytest.raises(ChangedMeanwhile):
        write_decision(samples, chair, family, draft, replace(written(), asked_for="Something else", conditions=changed))
    assert decision_records(samples, chair, family).of(draft.id) == kept, "from a page opened before: nothing of it"
    write_decision(samples, chair, family, kept, replace(written(), conditions=changed))
    after = decision_records(samples, chair, family).of(draft.id)
    assert [(one.item, one.owner) for one in after.conditions] == [(WAIT.item, "Service manager")], "what was emptied is taken out"
    sign(samples, chair, family, after, children=CHILDREN, today=TODAY)
    assert [row.awaiting for row in history_of(samples, chair, family, FORUM).decisions if row.happened.start == FORUM] == [WAIT.item]


def test_what_the_record_shows_as_outstanding_can_be_waited_for_and_is_known_again(samples: Database, chair: Scope, family: Family) -> None:
    history = history_of(samples, chair, family, FORUM)
    offered = outstanding(history, FORUM, ())
    rows = {row.id: row for row in history.assessments}
    assert offered and set(offered) == {row.id for row in history.assessments if row.open}
    for one, awaited in offered.items():
        assert awaited.item.startswith(rows[one].named) and rows[one].provider in awaited.item and rows[one].meant_by(awaited.item)
        assert [row.id for row in history.assessments if row.meant_by(awaited.item)] == [one], "it means no other"
        assert awaited.due is None or awaited.due > FORUM, "a day gone by is told and is no day to wait for"
    chosen, awaited = next(iter(offered.items()))
    draft = begun(samples, chair, family)
    write_decision(samples, chair, family, draft, replace(written(), conditions=[replace(WAIT, item=awaited.item)]))
    kept = decision_records(samples, chair, family).of(draft.id)
    assert set(outstanding(history, FORUM, kept.conditions)) == set(offered) - {chosen}
    sign(samples, chair, family, kept, children=CHILDREN, today=TODAY)
    later = history_of(samples, chair, family, RETURN + timedelta(days=9))
    found = [one for one in deferred_without_fallback.find(later.made(Reading)) if any(fact.happened.start == FORUM for fact in one.evidence)]
    assert found and any(fact.id == chosen for one in found for fact in (*one.evidence, *one.contrary)), "every page knows which one is meant"


def test_whose_words_the_forum_was_asked_to_agree() -> None:
    assert asked_in_words("", FORUM, "A Meeting") == ""
    assert asked_in_words("A Meeting", FORUM, "A Meeting ").startswith("As the submission for the forum of 3 June 2021 has it.")
    assert asked_in_words("A Meeting", FORUM, "Another") == "In the submission for the forum of 3 June 2021 it is: A Meeting"


def test_the_submission_behind_a_record_is_the_one_named_or_the_one_for_its_forum(samples: Database, chair: Scope, family: Family) -> None:
    draft = begun(samples, chair, family)
    assert submission_behind(samples, chair, family, draft) is None
    worker = samples.scope_of(WORKER)
    for day, asked in ((FORUM, "Of this forum"), (RETURN, "Of the next")):
        begin(samples, worker, family, as_at=day - timedelta(days=3), forum_on=day, asked_for=asked)
    found = submission_behind(samples, chair, family, draft)
    assert found and found.asked_for == "Of this forum"
    other = next(one for one in submissions_of(samples, worker, family) if one.asked_for == "Of the next")
    assert submission_behind(samples, chair, family, replace(draft, submission_id=other.id)) == other


def test_the_sectors_code_is_told_in_words() -> None:
    for option in Option:
        assert "unknown" not in option.code_in_words and option.code.value in option.code_in_words
    assert Option.EXTEND.code_in_words == "the sector’s list has no code for it; sent as D"


def test_a_condition_from_a_page_opened_before_the_signature_is_refused(samples: Database, chair: Scope, family: Family) -> None:
    before = deferred(samples, chair, family)
    sign(samples, chair, family, before, children=CHILDREN, today=TODAY)
    with pytest.raises(ChangedMeanwhile):
        wait_for(samples, chair, family, before, replace(WAIT, item="Something further"))
    read = deferred(samples, chair, family, FORUM - timedelta(days=7))
    wait_for(samples, chair, family, read, replace(WAIT, item="Something further"))
    with pytest.raises(ChangedMeanwhile):
        sign(samples, chair, family, read, children=CHILDREN, today=TODAY)


def test_whoever_signed_first_writes_and_signs_nothing_of_a_correction(samples: Database, chair: Scope, family: Family) -> None:
    record, second = signed(samples, chair, family), samples.scope_of(ACTOR)
    made = begin_decision(
        samples, second, family, forum_ref=record.forum_ref, forum_on=FORUM, asked_for=record.asked_for, corrects=record, why="A wrong name.")
    draft = decision_records(samples, chair, family).of(made)
    for act in (
        lambda: write_decision(samples, chair, family, draft, written()), lambda: wait_for(samples, chair, family, draft, WAIT),
        lambda: sign(samples, chair, family, draft, children=CHILDREN, today=TODAY),
    ):
        with pytest.raises(AccessRefused, match="second person"):
            act()


def test_a_correction_corrects_the_meeting_and_who_came(samples: Database, chair: Scope, family: Family) -> None:
    record, second = signed(samples, chair, family), samples.scope_of(ACTOR)
    made = begin_decision(
        samples, second, family, forum_ref=record.forum_ref, forum_on=FORUM, asked_for=record.asked_for, corrects=record, why="Another decision.")
    other = replace(written(Option.PLAN_CONTINUES), attended=["Chair", "Minute taker"])
    write_decision(samples, second, family, decision_records(samples, second, family).of(made), other)
    sign(samples, second, family, decision_records(samples, second, family).of(made), children=CHILDREN, today=TODAY)
    for day, outcome, came in (
        (FORUM, Option.DEFERRED.label, {"Chair", "Lawyer"}), (date.today(), Option.PLAN_CONTINUES.label, {"Chair", "Minute taker"}),
    ):
        history = history_of(samples, chair, family, day)
        assert [row.outcome for row in history.meetings if row.meeting_ref == record.forum_ref] == [outcome]
        here = [row for row in history.attendances if row.meeting_ref == record.forum_ref]
        assert {row.who for row in here if row.attended is Attended.ATTENDED} == came
    assert not decision_records(samples, chair, family).of(made).conditions, "what does not wait has no conditions"


def test_what_was_signed_here_counts_in_place_of_a_files_decision_of_the_same_day(samples: Database, chair: Scope, family: Family) -> None:
    day = date(2020, 12, 10)  # a file records this forum
    before = history_of(samples, chair, family, day)
    made = begin_decision(samples, chair, family, forum_ref="CPF 2020-12-10", forum_on=day, asked_for="A Meeting Before Action")
    wait_for(samples, chair, family, decision_records(samples, chair, family).of(made), WAIT)
    write_decision(samples, chair, family, decision_records(samples, chair, family).of(made), written())
    draft = decision_records(samples, chair, family).of(made)
    agencies, seal = papers_shown(samples, chair, family, before, draft)
    assert agencies and not seal, "no submission was sealed, and the file records whose papers the forum had"
    sign(samples, chair, family, draft, children=CHILDREN, today=TODAY, papers_from=agencies)
    after = history_of(samples, chair, family, day)
    assert after.decisions[-1].papers_from == agencies == before.decisions[-1].papers_from
    of_the_file = [row for row in before.decisions if row.happened.start == day]
    assert of_the_file and after.decisions_beside == tuple(of_the_file)
    assert [row.signed_here for row in after.decisions if row.happened.start == day] == [True]
    assert after.fact(of_the_file[0].id), "kept, and it still opens"
    assert source_view(samples, chair, after, of_the_file[0].id).set_aside == BESIDE, "and the drawer says that it counts for nothing"
    assert not source_view(samples, chair, before, of_the_file[0].id).set_aside
    assert not source_view(samples, chair, after, after.decisions[-1].id).set_aside
    assert f"returns {day_in_words(RETURN)}" == frame_of(after).next_forum
    assert f"Return date: {day_in_words(RETURN)}" in _decision(after), "the identity bar and Why now say the same"
    assert [row.cells[-1][:3] for row in files_decisions(after).rows if row.opens == of_the_file[0].id] == ["No:"]
    forum = next(one for one in forums_of(after.made(Reading)) if one.happened.start == day)
    assert forum.is_mine(of_the_file[0].forum_ref) and views_for(after.made(Reading), forum) == views_for(
        before.made(Reading), next(one for one in forums_of(before.made(Reading)) if one.happened.start == day))
    agenda = samples.ask(chair, "agenda_decisions", today=date(2021, 5, 1), signed=SIGNED)
    assert [row["recorded_here"] for row in agenda if row["family_id"] == family.id] == [True]
    other = date(2020, 12, 9)
    assert not history_of(samples, chair, family, other).decisions_beside


def test_a_draft_is_withdrawn_with_its_reason_and_kept(samples: Database, chair: Scope, family: Family) -> None:
    draft = deferred(samples, chair, family)
    with pytest.raises(DashboardError, match="Say why"):
        withdraw_decision(samples, chair, family, draft, why=" ")
    with pytest.raises(AccessRefused):
        withdraw_decision(samples, samples.scope_of(WORKER), family, draft, why="Not mine.")
    withdraw_decision(samples, chair, family, draft, why="The forum did not meet.")
    records = decision_records(samples, chair, family)
    kept = records.of(draft.id)
    assert not records.drafts and (kept.state, kept.why_withdrawn) == (DecisionState.WITHDRAWN, "The forum did not meet.")
    assert kept.parts == draft.parts and kept.reasons == draft.reasons
    assert withdrawn_table(records, {}).rows[0].cells[-1] == "The forum did not meet."
    for act in (
        lambda: sign(samples, chair, family, kept, children=CHILDREN, today=TODAY), lambda: write_decision(samples, chair, family, kept, written()),
        lambda: wait_for(samples, chair, family, kept, WAIT), lambda: withdraw_decision(samples, chair, family, kept, why="Again."),
    ):
        with pytest.raises(DashboardError, match="withdrawn"):
            act()
    with pytest.raises(ChangedMeanwhile):
        write_decision(samples, chair, family, draft, written())


def test_a_forums_day_has_one_decision_in_force(
    samples: Database, chair: Scope, family: Family, monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = deferred(samples, chair, family)
    with pytest.raises(DashboardError, match="of the forum of 3 June 2021 is being written by"):
        begun(samples, chair, family)
    withdraw_decision(samples, chair, family, first, why="Begun twice.")
    with monkeypatch.context() as before_the_rule:  # a record may hold two drafts for one day that were begun before it
        before_the_rule.setattr(decision_kept, "_refuse_another", lambda *_, **__: None)
        before_the_rule.setattr(decision_kept, "_refuse_second_draft", lambda *_: None)
        second, third = deferred(samples, chair, family), deferred(samples, chair, family)
    with pytest.raises(DashboardError, match="is being written by"):
        sign(samples, chair, family, second, children=CHILDREN, today=TODAY)
    withdraw_decision(samples, chair, family, third, why="Begun twice.")
    sign(samples, chair, family, second, children=CHILDREN, today=TODAY)
    with pytest.raises(DashboardError, match="of the forum of 3 June 2021 was signed by"):
        begun(samples, chair, family)
    assert [one.id for one in decision_records(samples, chair, family).in_force] == [second.id]


def test_of_two_drafts_that_correct_one_record_only_one_is_signed(
    samples: Database, chair: Scope, family: Family, monkeypatch: pytest.MonkeyPatch,
) -> None:
    record, second = signed(samples, chair, family), samples.scope_of(ACTOR)
    with monkeypatch.context() as before_the_rule:
        before_the_rule.setattr(decision_kept, "_refuse_another", lambda *_, **__: None)
        before_the_rule.setattr(decision_kept, "_refuse_corrected", lambda *_: None)
        before_the_rule.setattr(decision_kept, "_refuse_second_draft", lambda *_: None)
        drafts = [begin_decision(
            samples, second, family, forum_ref=record.forum_ref, forum_on=FORUM, asked_for="x", corrects=record, why="x") for _ in range(2)]
        sign(samples, second, family, decision_records(samples, chair, family).of(drafts[0]), children=CHILDREN, today=TODAY)
    with pytest.raises(DashboardError, match="was signed by"):
        sign(samples, second, family, decision_records(samples, second, family).of(drafts[1]), children=CHILDREN, today=TODAY)
    assert [one.id for one in decision_records(samples, chair, family).in_force] == [drafts[0]]


def test_what_became_of_a_condition_is_not_lost_in_a_correction(samples: Database, chair: Scope, family: Family) -> None:
    record, second = signed(samples, chair, family), samples.scope_of(ACTOR)

    def correct() -> str:
        return begin_decision(  # from a page opened before anything became of the condition
            samples, second, family, forum_ref=record.forum_ref, forum_on=FORUM, asked_for="x", corrects=record, why="The name was wrong.")

    def met() -> None:
        move_condition(samples, chair, family, record, record.conditions[0], ConditionState.MET, note="Report received.")

    first = correct()
    with pytest.raises(DashboardError, match="is being corrected by"):
        met()
    withdraw_decision(samples, second, family, decision_records(samples, second, family).of(first), why="Not needed.")
    met()
    made = correct()
    sign(samples, second, family, decision_records(samples, second, family).of(made), children=CHILDREN, today=TODAY)
    counts, = decision_records(samples, chair, family).in_force
    assert counts.id == made and [(one.state, one.note) for one in counts.conditions] == [(ConditionState.MET, "Report received.")]
    with pytest.raises(DashboardError, match="was corrected by"):
        met()


def test_of_two_who_correct_one_decision_at_once_the_second_is_told(samples: Database, chair: Scope, family: Family) -> None:
    record, second = signed(samples, chair, family), samples.scope_of(ACTOR)

    def correct() -> str:
        return begin_decision(
            samples, second, family, forum_ref=record.forum_ref, forum_on=FORUM, asked_for="x", corrects=record, why="The owner was wrong.")

    first = correct()
    with pytest.raises(DashboardError, match="is being corrected by"):
        correct()
    assert len(decision_records(samples, chair, family).drafts) == 1
    withdraw_decision(samples, second, family, decision_records(samples, second, family).of(first), why="The other name.")
    again = correct()
    sign(samples, second, family, decision_records(samples, second, family).of(again), children=CHILDREN, today=TODAY)
    with pytest.raises(DashboardError, match="was corrected by"):
        correct()


def test_the_day_of_a_decision_is_one_of_the_forums_and_never_before_what_it_was_shown(
    samples: Database, chair: Scope, family: Family,
) -> None:
    worker, shown = samples.scope_of(WORKER), date(2021, 5, 28)
    made = begin(samples, worker, family, as_at=shown, forum_on=FORUM, asked_for="A Meeting Before Action")
    offered = forum_days(samples, chair, family, history_of(samples, chair, family, date(2021, 6, 15)), forum_settings())
    assert list(offered.days) == [FORUM, date(2021, 6, 10), date(2021, 6, 15)] and offered.submission and offered.submission.id == made
    assert offered.days[FORUM] == "the forum of the submission" and offered.days[date(2021, 6, 15)] == OUTSIDE
    with pytest.raises(DashboardError, match="cannot have decided before"):
        begin_decision(
            samples, chair, family, forum_ref="x", forum_on=date(2021, 5, 27), asked_for="x", submission_id=made)
    signed(samples, chair, family)
    after = forum_days(samples, chair, family, history_of(samples, chair, family, RETURN), forum_settings())
    assert FORUM not in after.days and after.days[RETURN] == "a day on which the family returns" and after.submission is None


def test_nothing_is_signed_before_its_forum_has_met(samples: Database, chair: Scope, family: Family) -> None:
    ahead = replace(deferred(samples, chair, family), forum_on=TODAY + timedelta(days=1))
    with pytest.raises(DashboardError, match="has not met"):
        sign(samples, chair, family, ahead, children=CHILDREN, today=TODAY)


def test_the_records_stand_as_they_stood_on_the_date(samples: Database, chair: Scope, family: Family) -> None:
    record = signed(samples, chair, family)
    dissent(samples, chair, family, record, "The school", "It sees it differently.")
    move_condition(samples, chair, family, record, record.conditions[0], ConditionState.MET, note="Report received.")
    whole = decision_records(samples, chair, family)
    assert not known_on(whole, FORUM - timedelta(days=1)).decisions
    then, now = known_on(whole, FORUM), known_on(whole, date.today())
    assert [one.conditions[0].state for one in then.decisions] == [ConditionState.OPEN] and not then.dissents and then.later == 2
    assert [one.conditions[0].state for one in now.decisions] == [ConditionState.MET] and len(now.dissents) == 1 and now.later == 0
    second = samples.scope_of(ACTOR)
    made = begin_decision(
        samples, second, family, forum_ref=record.forum_ref, forum_on=FORUM, asked_for="x", corrects=record, why="The owner was wrong.")
    sign(samples, second, family, decision_records(samples, second, family).of(made), children=CHILDREN, today=TODAY)
    whole = decision_records(samples, chair, family)
    assert not known_on(whole, FORUM).superseded and known_on(whole, date.today()).superseded == {record.id: made}


def test_a_second_draft_for_another_day_is_not_begun_and_the_first_is_named(samples: Database, chair: Scope, family: Family) -> None:
    first = begun(samples, chair, family)
    with pytest.raises(DashboardError, match=f"forum of {day_in_words(FORUM)} is being written by"):
        begun(samples, chair, family, FORUM + timedelta(days=90))
    withdraw_decision(samples, chair, family, first, why="The forum was put off.")
    assert begun(samples, chair, family, FORUM + timedelta(days=90)).state is DecisionState.DRAFT


def test_a_different_view_is_kept_of_a_signed_decision_only(samples: Database, chair: Scope, family: Family) -> None:
    with pytest.raises(DashboardError, match="signed decision"):
        dissent(samples, chair, family, deferred(samples, chair, family), "The school", "It sees it differently.")
    assert not decision_records(samples, chair, family).dissents


def test_no_option_is_chosen_for_the_forum_and_a_draft_without_one_is_not_signed(samples: Database, chair: Scope, family: Family) -> None:
    draft = begun(samples, chair, family)
    assert draft.option is None
    write_decision(samples, chair, family, draft, replace(written(), option=None, parts={}))
    draft = decision_records(samples, chair, family).of(draft.id)
    assert missing_from(draft, CHILDREN) == ("Choose what the forum decided.",)
    with pytest.raises(DashboardError, match="Choose what the forum decided"):
        sign(samples, chair, family, draft, children=CHILDREN, today=TODAY)
    withdraw_decision(samples, chair, family, draft, why="It did not meet.")
    records = decision_records(samples, chair, family)
    assert withdrawn_table(records, {}).rows[0].cells[1] == "nothing chosen yet"


def test_a_day_that_cannot_be_right_is_not_signed(samples: Database, chair: Scope, family: Family) -> None:
    draft = deferred(samples, chair, family)

    def said(option: Option = Option.DEFERRED, condition: Condition = WAIT, **parts: str) -> str:
        return " ".join(missing_from(replace(draft, option=option, parts=written(option, **parts).parts, conditions=(condition,)), CHILDREN))

    mba, before = Option.START_PRE_PROCEEDINGS, FORUM - timedelta(days=1)
    assert not said() and not said(mba) and not said(mba, letter_by=FORUM.isoformat(), meeting_by=FORUM.isoformat())
    assert "it starts before the forum" in said(condition=replace(WAIT, start_by=before))
    assert "it is due before the forum" in said(condition=replace(WAIT, start_by=None, due=before)) or "not recorded" in said(
        condition=replace(WAIT, start_by=None, due=before))
    assert "it is due before the forum" in said(condition=replace(WAIT, start_by=FORUM, due=before))
    assert "before the letter" in said(mba, letter_by="2021-07-20", meeting_by="2021-07-19")
    for name in ("letter_by", "meeting_by"):
        assert "before the forum that decides it" in said(mba, **{"letter_by": FORUM.isoformat(), name: before.isoformat()}) or name == "meeting_by"
    assert "before the forum that decides it" in said(Option.EXTEND, ends_on=before.isoformat())
    assert "not after the forum" in said(return_on=FORUM.isoformat())


def test_a_day_far_ahead_is_asked_about_and_refused_nobody(samples: Database, chair: Scope, family: Family) -> None:
    draft = deferred(samples, chair, family)
    assert unlikely_days(draft) == ()
    far = replace(draft, parts={**draft.parts, "return_on": "2024-06-01"}, conditions=(replace(WAIT, due=date(2022, 1, 1)),))
    assert missing_from(far, CHILDREN) == ()
    assert unlikely_days(far) == (
        "Returns to the forum on 1 June 2024: more than six months after the forum. Is that right?",
        f"{WAIT.item}: due 1 January 2022: more than six months after the forum. Is that right?")
    assert not unlikely_days(replace(draft, parts={**draft.parts, "return_on": "2021-12-03"})), "six months to the day"
    settings = forum_settings()
    assert settings.meets_on(date(2020, 12, 10)) and not settings.meets_on(date(2020, 12, 11))


def test_what_is_missing_follows_what_is_written_and_not_what_was_kept_before(samples: Database, chair: Scope, family: Family) -> None:
    kept = deferred(samples, chair, family)
    missing = " ".join(missing_from(as_written(kept, written(Option.START_PRE_PROCEEDINGS, letter_by="")), CHILDREN))
    assert missing == "“Letter before proceedings sent by” is not filled in."
    waits = as_written(kept, replace(written(), conditions=(replace(WAIT, owner=""),)))
    assert [one.owner for one in waits.conditions] == ["Team manager", ""] and "its owner" in " ".join(missing_from(waits, CHILDREN))


def test_the_signature_names_everything_that_is_signed(samples: Database, chair: Scope, family: Family) -> None:
    said = what_is_signed(deferred(samples, chair, family), CHILDREN)
    assert said == (
        "Deferred for information or an assessment, for the forum of 3 June 2021; for Child B1, Child B2; Returns to the forum on: 1 July 2021; "
        "1 condition.")


def test_advice_stays_with_the_forum_that_was_signed(samples: Database, chair: Scope, family: Family) -> None:
    def first(as_at: date) -> date:
        history = history_of(samples, chair, family, as_at)
        records = known_on(decision_records(samples, chair, family), as_at)
        return advised_days(forum_days(samples, chair, family, history, forum_settings()), records, as_at)[0]

    day = date(2020, 12, 10)
    assert first(day) == day
    draft = deferred(samples, chair, family, day)
    write_decision(samples, chair, family, draft, as_it_stands(draft, replace(draft.conditions[0], start_by=day)))
    assert first(date(2021, 1, 20)) == day, "being written"
    sign(samples, chair, family, decision_records(samples, chair, family).of(draft.id), children=CHILDREN, today=TODAY)
    history = history_of(samples, chair, family, day)
    assert next(iter(forum_days(samples, chair, family, history, forum_settings()).days)) == date(2020, 11, 26), "what is left to record"
    assert first(day) == day and first(day + timedelta(days=2)) == day


def test_what_a_file_says_is_awaited_is_shown_by_name(samples: Database, chair: Scope, family: Family) -> None:
    history = history_of(samples, chair, family, date(2021, 5, 1))
    refs = {row.assessment_ref for row in history.assessments if row.assessment_ref}
    awaited = [row.cells[4] for row in files_decisions(history).rows]
    assert any(row.awaiting and refs & set(row.awaiting.split("; ")) for row in history.decisions), "there is something to name"
    assert not refs & {part for cell in awaited for part in cell.split("; ")} and any(" of " in cell for cell in awaited)
