"""A submission is written by people, answered finding by finding, and signed off by somebody who wrote none of it."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.errors import AccessRefused, ChangedMeanwhile, DashboardError
from dashboard.findings.catalogue import findings_of
from dashboard.page_data.history import history_of
from dashboard.page_data.submission_kept import (
    answer_finding,
    begin,
    remark,
    say_nothing_contrary,
    say_what_for,
    settle,
    take_all_in,
    take_out,
    take_step,
    write,
)
from dashboard.page_data.submissions import (
    contrary_of,
    for_the_forum,
    stands_in_the_way,
    submission,
    submissions_of,
    undecided,
    versions_of_point,
    what_is_missing,
    without_contrary,
)
from dashboard.page_data.threshold import rows_to_place
from dashboard.page_data.threshold_kept import place
from dashboard.store import Database
from data_models.access import Scope
from data_models.agencies import Agency
from data_models.finding import Finding
from data_models.history import History
from data_models.record import Entry, Family
from data_models.submission import NEXT, Answer, Section, Step, Submission, per_child
from data_models.tables import ENTRY
from data_models.threshold import Attribution, Limb

WORKER, MANAGER, CHAIR, SCHOOL = "sample:social-worker", "sample:team-manager", "sample:forum-chair", "sample:school"
FORUM = date(2020, 12, 10)


@pytest.fixture
def found(history: History) -> tuple[Finding, ...]:
    return tuple(findings_of(history))


@pytest.fixture
def draft(samples: Database, worker: Scope, family: Family) -> Submission:
    return submission(samples, worker, family, begin(
        samples, worker, family, as_at=FORUM, forum_on=FORUM, asked_for="A Meeting Before Action for both children"))


def complete(
    samples: Database, worker: Scope, family: Family, draft: Submission, found: tuple[Finding, ...], children: tuple[str, ...],
) -> Submission:
    """Every finding taken in and every section written."""
    for finding in found:
        answer_finding(samples, worker, family, draft, finding, Answer.TAKEN_IN)
    for section, child in per_child([section for section in Section if section.block is None], children):
        write(samples, worker, family, draft, section, f"What the worker says of {section.label} {child}.", child=child)
    return submission(samples, worker, family, draft.id)


def test_every_finding_is_decided_before_a_submission_is_sent(
    samples: Database, worker: Scope, family: Family, draft: Submission, found: tuple[Finding, ...], history: History,
) -> None:
    children = tuple(child.label for child in history.children)
    with pytest.raises(DashboardError, match="Not yet"):
        take_step(samples, worker, family, draft, Step.SENT, found=found, children=children)
    full = complete(samples, worker, family, draft, found, children)
    assert not undecided(full, found)
    assert not stands_in_the_way(full, found, children)
    take_step(samples, worker, family, full, Step.SENT, found=found, children=children)
    assert submission(samples, worker, family, draft.id).state is Step.SENT


def test_nobody_signs_off_what_they_wrote(
    samples: Database, worker: Scope, family: Family, draft: Submission, found: tuple[Finding, ...], history: History,
) -> None:
    children = tuple(child.label for child in history.children)
    full, manager = complete(samples, worker, family, draft, found, children), samples.scope_of(MANAGER)
    take_step(samples, worker, family, full, Step.SENT, found=found, children=children)
    sent = submission(samples, worker, family, draft.id)
    with pytest.raises(AccessRefused):
        take_step(samples, worker, family, sent, Step.SIGNED_OFF, found=found, children=children)
    take_step(samples, manager, family, sent, Step.RETURNED, note="Child B2's own words are missing.")
    with pytest.raises(DashboardError, match="cannot be signed off"):
        take_step(samples, manager, family, sent, Step.SIGNED_OFF, found=found, children=children)
    back = submission(samples, worker, family, draft.id)
    write(samples, manager, family, back, Section.WORK_DONE, "The manager's own addition.")
    take_step(samples, worker, family, back, Step.SENT, found=found, children=children)
    again = submission(samples, manager, family, draft.id)
    with pytest.raises(AccessRefused, match="second person"):
        take_step(samples, manager, family, again, Step.SIGNED_OFF, found=found, children=children)


def test_what_is_sent_is_not_written_in(samples: Database, worker: Scope, family: Family, draft: Submission, found: tuple[Finding, ...],
                                        history: History) -> None:
    children = tuple(child.label for child in history.children)
    full = complete(samples, worker, family, draft, found, children)
    take_step(samples, worker, family, full, Step.SENT, found=found, children=children)
    with pytest.raises(DashboardError, match="not being written"):
        write(samples, worker, family, submission(samples, worker, family, draft.id), Section.WORK_DONE, "More.")
    with pytest.raises(ChangedMeanwhile):
        write(samples, worker, family, full, Section.WORK_DONE, "More, from a page that was opened before it was sent.")


def test_two_people_writing_at_once_are_told_and_nothing_is_written_over(
    samples: Database, worker: Scope, family: Family, draft: Submission,
) -> None:
    write(samples, worker, family, draft, Section.ALTERNATIVES, "First words.")
    first = submission(samples, worker, family, draft.id).points[0]
    write(samples, samples.scope_of(MANAGER), family, draft, Section.ALTERNATIVES, "The manager's words.", before=first)
    with pytest.raises(ChangedMeanwhile):
        write(samples, worker, family, draft, Section.ALTERNATIVES, "The worker's second words.", before=first)
    versions = versions_of_point(samples, worker, family, first.id)
    assert [version.words for version in versions] == ["The manager's words.", "First words."]


def test_two_first_answers_to_one_finding_never_stand_side_by_side(
    samples: Database, worker: Scope, family: Family, draft: Submission, found: tuple[Finding, ...],
) -> None:
    manager = samples.scope_of(MANAGER)
    answer_finding(samples, worker, family, draft, found[0], Answer.TAKEN_IN)
    with pytest.raises(ChangedMeanwhile):
        answer_finding(samples, manager, family, draft, found[0], Answer.PUT_ASIDE, reason="From a page that was opened before.")
    now = submission(samples, worker, family, draft.id)
    take_out(samples, worker, family, now, now.points[0])
    answer_finding(samples, manager, family, submission(samples, manager, family, draft.id), found[0], Answer.PUT_ASIDE, reason="Told twice.")
    point, = submission(samples, worker, family, draft.id).points
    assert (point.answer, point.version, point.recorded_by) == (Answer.PUT_ASIDE, 3, MANAGER)


def test_a_block_is_taken_in_whole_or_not_at_all(
    samples: Database, worker: Scope, family: Family, draft: Submission, found: tuple[Finding, ...],
) -> None:
    answer_finding(samples, worker, family, draft, found[2], Answer.PUT_ASIDE, reason="Told twice.")
    with pytest.raises(ChangedMeanwhile):
        take_all_in(samples, worker, family, draft, found[:3])
    assert len(submission(samples, worker, family, draft.id).points) == 1
    take_all_in(samples, worker, family, draft, found[:2])
    assert len(submission(samples, worker, family, draft.id).standing()) == 2


def test_what_it_is_for_can_be_said_anew_and_whoever_says_it_signs_nothing_off(
    samples: Database, worker: Scope, family: Family, draft: Submission,
) -> None:
    manager = samples.scope_of(MANAGER)
    say_what_for(samples, manager, family, draft, forum_on=date(2021, 1, 14), asked_for="Pre-proceedings for Child B2")
    now = submission(samples, worker, family, draft.id)
    assert (now.forum_on, now.asked_for, now.as_at) == (date(2021, 1, 14), "Pre-proceedings for Child B2", FORUM)
    assert MANAGER in now.writers
    one, = submissions_of(samples, worker, family)
    assert one.asked_for == "Pre-proceedings for Child B2"
    with pytest.raises(DashboardError, match="asked to agree"):
        say_what_for(samples, worker, family, now, forum_on=None, asked_for=" ")
    with pytest.raises(ChangedMeanwhile):
        say_what_for(samples, worker, family, draft, forum_on=None, asked_for="From a page opened before")
    assert submission(samples, worker, family, draft.id).asked_for == "Pre-proceedings for Child B2"
    say_what_for(samples, worker, family, now, forum_on=None, asked_for="Pre-proceedings for both")
    assert submission(samples, worker, family, draft.id).asked_for == "Pre-proceedings for both"


def test_two_peoples_reasons_for_one_empty_side_are_told_and_of_two_blocks_stand_apart(
    samples: Database, worker: Scope, family: Family, draft: Submission,
) -> None:
    manager = samples.scope_of(MANAGER)
    say_nothing_contrary(samples, worker, family, draft, Section.CUMULATIVE, "All minutes were read.")
    with pytest.raises(ChangedMeanwhile):
        say_nothing_contrary(samples, manager, family, draft, Section.CUMULATIVE, "From a page opened before.")
    say_nothing_contrary(samples, manager, family, draft, Section.NOT_RESPONDED, "Nobody was asked.")
    now = submission(samples, worker, family, draft.id)
    assert now.nothing_contrary == {Section.CUMULATIVE: "All minutes were read.", Section.NOT_RESPONDED: "Nobody was asked."}
    say_nothing_contrary(samples, manager, family, now, Section.CUMULATIVE, "")
    taken_back = submission(samples, worker, family, draft.id)
    assert Section.CUMULATIVE not in taken_back.nothing_contrary
    with pytest.raises(ChangedMeanwhile):
        say_nothing_contrary(samples, worker, family, now, Section.CUMULATIVE, "Not knowing that it was taken back.")
    say_nothing_contrary(samples, worker, family, taken_back, Section.CUMULATIVE, "The minutes of May were read too.")


def test_whoever_gives_the_reason_for_an_empty_other_side_signs_nothing_off(
    samples: Database, worker: Scope, family: Family, draft: Submission,
) -> None:
    assert MANAGER not in submission(samples, worker, family, draft.id).writers
    say_nothing_contrary(samples, samples.scope_of(MANAGER), family, draft, Section.CUMULATIVE, "All minutes were read.")
    assert MANAGER in submission(samples, worker, family, draft.id).writers


def test_putting_a_finding_aside_needs_a_reason_and_keeps_its_rows(
    samples: Database, worker: Scope, family: Family, draft: Submission, found: tuple[Finding, ...],
) -> None:
    with pytest.raises(DashboardError, match="reason"):
        answer_finding(samples, worker, family, draft, found[0], Answer.PUT_ASIDE)
    answer_finding(samples, worker, family, draft, found[0], Answer.PUT_ASIDE, reason="Recorded twice; see the core group minutes.")
    point = submission(samples, worker, family, draft.id).answer_to(found[0].id)
    assert point is not None and not point.stands
    assert point.evidence == tuple(fact.id for fact in found[0].evidence)
    take_out(samples, worker, family, draft, point)
    assert found[0] in undecided(submission(samples, worker, family, draft.id), found)


def test_a_block_with_nothing_on_its_other_side_needs_a_reason(
    samples: Database, worker: Scope, family: Family, draft: Submission, found: tuple[Finding, ...],
) -> None:
    alone = next(finding for finding in found if finding.kind.block.value == "not_responded" and not finding.contrary)
    answer_finding(samples, worker, family, draft, alone, Answer.TAKEN_IN)
    one_sided = submission(samples, worker, family, draft.id)
    assert not contrary_of(one_sided, Section.NOT_RESPONDED, found)
    assert [lack.section for lack in without_contrary(one_sided, found)] == [Section.NOT_RESPONDED]
    say_nothing_contrary(samples, worker, family, one_sided, Section.NOT_RESPONDED, "Minutes of every core group were read; none says more.")
    assert not without_contrary(submission(samples, worker, family, draft.id), found)


def test_what_the_forum_may_not_see_is_told_to_the_worker_before_it_is_sent_and_of_nobody_else(
    samples: Database, worker: Scope, family: Family, draft: Submission, found: tuple[Finding, ...], history: History,
) -> None:
    children = tuple(child.label for child in history.children)
    full = complete(samples, worker, family, draft, found, children)
    first, second = [fact for fact in rows_to_place(history) if isinstance(fact, Entry)][:2]
    write(samples, worker, family, full, Section.ALTERNATIVES, "What an address would say.", evidence=[first.id])
    place(samples, worker, family, full, history, child="Child B1", evidence=[second.id], harm="Hurt.", limb=Limb.LIKELY,
          attribution=Attribution.CARE)
    now = submission(samples, worker, family, draft.id)
    assert not now.kept_from_forum and not stands_in_the_way(now, found, children)
    for row in (first, second):
        with samples.change("local", "labelled", family_id=family.id) as change:
            change.correct(ENTRY, family_id=family.id, fact_id=row.id, changes={"sensitivity": "protected_address"}, made_on=None)
    now = submission(samples, worker, family, draft.id)
    hidden = [lack for lack in what_is_missing(now, found, children) if "may not see" in lack.sentence]
    assert (Section.ALTERNATIVES, "", False) in {(lack.section, lack.child, lack.grid) for lack in hidden}
    assert (None, "Child B1", True) in {(lack.section, lack.child, lack.grid) for lack in hidden}
    assert {point.words for point in now.points if point.id in now.kept_from_forum} >= {"What an address would say."}
    with pytest.raises(DashboardError, match="so no paper holds"):
        take_step(samples, worker, family, now, Step.SENT, found=found, children=children)
    chair = submission(samples, samples.scope_of(CHAIR), family, draft.id)
    assert not chair.kept_from_forum and "What an address would say." not in {point.words for point in chair.points}
    assert not any("may not see" in lack.sentence for lack in what_is_missing(chair, found, children)), "a forum is not told that there is any"


def test_a_submission_is_for_those_who_may_read_submissions(samples: Database, family: Family, draft: Submission) -> None:
    assert [one.id for one in submissions_of(samples, samples.scope_of(CHAIR), family)] == [draft.id]
    assert submissions_of(samples, samples.scope_of(SCHOOL), family) == ()
    with pytest.raises(DashboardError):
        submission(samples, samples.scope_of(SCHOOL), family, draft.id)


def test_a_statement_on_a_row_that_the_reader_may_not_see_is_not_there_for_them(
    samples: Database, worker: Scope, family: Family, draft: Submission, history: History,
) -> None:
    of_police = next(entry for entry in history.entries if entry.agency is Agency.POLICE)
    write(samples, worker, family, draft, Section.WORK_DONE, "Rests on a row of the police.", evidence=[of_police.id])
    write(samples, worker, family, draft, Section.WORK_DONE, "Rests on nothing.")
    point = next(one for one in submission(samples, worker, family, draft.id).points if one.evidence)
    remark(samples, worker, family, draft, Section.WORK_DONE, "Check the handling conditions.", point_id=point.id)
    narrowed = replace(worker, families=tuple(
        replace(one, items=frozenset(item for item in one.items if item[0] != Agency.POLICE)) for one in worker.families))
    for reader, statements, remarks in ((worker, 2, 1), (narrowed, 1, 0)):
        seen = submission(samples, reader, family, draft.id)
        assert (len(seen.points), len(seen.comments)) == (statements, remarks)


def test_a_remark_is_written_by_a_reader_and_settled(samples: Database, family: Family, draft: Submission) -> None:
    chair = samples.scope_of(CHAIR)
    remark(samples, chair, family, draft, Section.HARM, "What does the school say of this?")
    comment = submission(samples, chair, family, draft.id).comments[0]
    settle(samples, samples.scope_of(WORKER), family, submission(samples, chair, family, draft.id), comment.id)
    assert submission(samples, chair, family, draft.id).comments[0].settled
    with pytest.raises(AccessRefused):
        write(samples, chair, family, draft, Section.HARM, "The chair writes in it.")


def test_an_earlier_submission_hands_on_words_and_no_answers(
    samples: Database, worker: Scope, family: Family, draft: Submission, found: tuple[Finding, ...],
) -> None:
    answer_finding(samples, worker, family, draft, found[0], Answer.TAKEN_IN)
    write(samples, worker, family, draft, Section.FAMILY_GROUP, "A family group meeting was offered.")
    now = submission(samples, worker, family, draft.id)
    later = begin(samples, worker, family, as_at=date(2021, 6, 3), forum_on=date(2021, 6, 3), asked_for="A Meeting Before Action", made_from=now)
    assert [point.words for point in submission(samples, worker, family, later).points] == ["A family group meeting was offered."]


def test_no_step_follows_the_seal_and_every_step_can_be_reached() -> None:
    assert NEXT[Step.SUBMITTED] == frozenset()
    reached, ahead = set(), [Step.BEGUN]
    while ahead:
        step = ahead.pop()
        if step not in reached:
            reached.add(step)
            ahead.extend(NEXT[step])
    assert reached == set(Step)


def test_words_stay_their_writers_after_another_persons_version_and_in_a_later_submission(
    samples: Database, worker: Scope, family: Family, draft: Submission,
) -> None:
    manager = samples.scope_of(MANAGER)
    write(samples, manager, family, draft, Section.ALTERNATIVES, "The manager's words")
    point = submission(samples, worker, family, draft.id).points[0]
    write(samples, worker, family, draft, Section.ALTERNATIVES, "The manager's words.", before=point)
    now = submission(samples, worker, family, draft.id)
    assert now.points[0].recorded_by == WORKER and MANAGER in now.writers
    later = begin(samples, worker, family, as_at=FORUM, forum_on=FORUM, asked_for="x", made_from=now)
    assert MANAGER in submission(samples, worker, family, later).writers
    assert MANAGER not in submission(samples, worker, family, begin(
        samples, worker, family, as_at=FORUM, forum_on=FORUM, asked_for="x")).writers


def test_what_is_put_to_a_forum_holds_nothing_of_that_forum(samples: Database, worker: Scope, family: Family) -> None:
    whole = history_of(samples, worker, family, date(2020, 12, 10))
    of_the_day = [fact for fact in whole.facts() if fact.happened.exact and fact.happened.start == date(2020, 12, 10)]
    assert {type(fact).__name__ for fact in of_the_day} >= {"ForumDecision", "Meeting", "Entry"}, "the file tells of it in three ways"
    before = {fact.id for fact in for_the_forum(samples, worker, family, date(2020, 12, 10)).facts()}
    assert not any(fact.id in before for fact in of_the_day)
    later = {fact.id for fact in for_the_forum(samples, worker, family, date(2020, 12, 11)).facts()}
    assert all(fact.id in later for fact in of_the_day if fact.sensitivity == "normal"), "of an earlier forum everything is told"
