"""What the Submission page shows: both sides by the same rule, sections in short, steps by who may take them, rows to choose, drafts of one's own."""

from datetime import date

import pytest

from dashboard.errors import AccessRefused
from dashboard.findings.reading import Reading
from dashboard.page_data.argument_cells import by_who_saw
from dashboard.page_data.row_search import MOST, Search, agencies_of, rows_found, rows_to_choose
from dashboard.page_data.submission_argument import NO_CONTRARY, block_argument
from dashboard.page_data.submission_drafts import drafts_of, keep_typed
from dashboard.page_data.submission_kept import answer_finding, remark, say_nothing_contrary, take_all_in, take_out, write
from dashboard.page_data.submission_view import anchor_of, in_short, steps_open, submission_view
from dashboard.page_data.submissions import contrary_of, submission, what_is_missing
from dashboard.store import Database
from data_models.access import Scope
from data_models.agencies import Agency
from data_models.finding import Block, Finding
from data_models.history import History
from data_models.record import Family, IncidentLink
from data_models.submission import Answer, Section, Step, Submission
from tests.findings.building import entry, link
from tests.findings.building import history as invented
from tests.page_data.test_submissions import CHAIR, MANAGER, SCHOOL, draft, found

__all__ = ["draft", "found"]


def test_the_argument_of_a_block_is_made_of_what_stands_in_it_and_of_nothing_else(
    samples: Database, worker: Scope, family: Family, draft: Submission, found: tuple[Finding, ...], history: History,
) -> None:
    def cells() -> tuple[tuple[str, ...], tuple[str, ...]]:
        now = submission(samples, worker, family, draft.id)
        row, = block_argument(history.made(Reading), now, Section.NOT_RESPONDED, found).rows
        return row.cells, row.cell_opens

    assert cells()[0][1] == "Nothing that stands in this block rests on a row yet."
    own = [finding for finding in found if finding.kind.block is Block.NOT_RESPONDED]
    alone = next(finding for finding in own if finding.evidence and not finding.contrary)
    answer_finding(samples, worker, family, draft, alone, Answer.TAKEN_IN)
    said, opens = cells()
    assert set(opens[1].split()) == {fact.id for fact in alone.evidence} and said[2] == NO_CONTRARY
    say_nothing_contrary(samples, worker, family, submission(samples, worker, family, draft.id), Section.NOT_RESPONDED, "All minutes were read.")
    assert "All minutes were read." in cells()[0][2]
    take_all_in(samples, worker, family, submission(samples, worker, family, draft.id), [finding for finding in own if finding is not alone])
    said, opens = cells()
    assert opens[2] and not set(opens[1].split()) & set(opens[2].split()), "a row stands once"
    facts = {fact.id: fact for fact in history.facts()}
    for words, ids in zip(said[1:3], opens[1:3], strict=True):
        assert words.startswith(by_who_saw([facts[one] for one in ids.split()])), "each side is told by who saw it, never as a tally"


def test_a_row_of_ones_own_words_can_be_the_other_side(
    samples: Database, worker: Scope, family: Family, draft: Submission, found: tuple[Finding, ...], history: History,
) -> None:
    first, second = (row.id for row in history.entries[:2])
    write(samples, worker, family, draft, Section.CUMULATIVE, "Both sides.", evidence=[first], contrary=[second, first])
    assert contrary_of(submission(samples, worker, family, draft.id), Section.CUMULATIVE, found) == (second,)


def test_each_thing_missing_says_where_it_is_mended(draft: Submission, found: tuple[Finding, ...]) -> None:
    missing = what_is_missing(draft, found, ("Child B1", "Child B2"))
    assert {(lack.section, lack.child) for lack in missing} >= {
        (Section.CUMULATIVE, ""), (Section.HARM, "Child B1"), (Section.CARE_PLAN, "Child B2"), (Section.FAMILY_GROUP, "")}
    assert anchor_of(Section.CHILD_VIEWS, "Child B1") == "child-views-child-b1"


def test_a_section_in_short_counts_answers_statements_and_what_is_not_dealt_with(
    samples: Database, worker: Scope, family: Family, draft: Submission, found: tuple[Finding, ...], history: History,
) -> None:
    own = [finding for finding in found if finding.kind.block is Block.CUMULATIVE]
    answer_finding(samples, worker, family, draft, own[0], Answer.PUT_ASIDE, reason="Told twice.")
    answer_finding(samples, worker, family, draft, own[1], Answer.TAKEN_IN)
    write(samples, worker, family, draft, Section.CUMULATIVE, "In my words.")
    remark(samples, worker, family, draft, Section.CUMULATIVE, "See the minutes.")
    view = submission_view(submission(samples, worker, family, draft.id), history, samples.names())
    told = in_short([place for place in view.places if place.section is Section.CUMULATIVE])
    assert told == f"{len(own)} findings: 1 taken in, 1 put aside, {len(own) - 2} not answered. 1 statement. 1 remark not dealt with."


def test_an_answer_to_a_finding_that_the_record_makes_no_more_stays_to_be_read(
    samples: Database, worker: Scope, family: Family, draft: Submission, found: tuple[Finding, ...], history: History,
) -> None:
    gone = Finding(kind=found[0].kind, key="not found any more", statement="What was found then.", evidence=found[0].evidence)
    answer_finding(samples, worker, family, draft, gone, Answer.TAKEN_IN)
    now = submission(samples, worker, family, draft.id)
    shown = [one for place in submission_view(now, history, {}).places for one in place.findings if one.finding is None]
    assert [one.point.said for one in shown if one.point] == ["What was found then."]
    take_out(samples, worker, family, now, now.points[0])
    after = submission_view(submission(samples, worker, family, draft.id), history, {})
    assert not [one for place in after.places for one in place.findings if one.finding is None]


def test_the_steps_open_are_those_that_the_reader_may_take(samples: Database, worker: Scope, family: Family, draft: Submission) -> None:
    manager, chair = samples.scope_of(MANAGER), samples.scope_of(CHAIR)
    assert steps_open(draft, worker, family.id) == (Step.SENT,)
    assert steps_open(draft, chair, family.id) == ()
    sent = Submission(**{name: getattr(draft, name) for name in draft.__dataclass_fields__} | {"steps": (
        *draft.steps, type(draft.steps[0])(number=2, step=Step.SENT, note="", recorded_at=draft.steps[0].recorded_at, recorded_by=worker.actor))})
    assert steps_open(sent, manager, family.id) == (Step.RETURNED, Step.SIGNED_OFF)
    assert steps_open(sent, worker, family.id) == ()


def test_drafts_are_ones_own_and_one_question_reads_them_all(samples: Database, worker: Scope, family: Family, draft: Submission) -> None:
    keep_typed(samples, worker, family, draft.id, "new:harm:Child B1", {"words": "Half a", "rows": ["r1"], "base": 0})
    keep_typed(samples, worker, family, draft.id, "answer:reopened:x", {"words": "Other", "base": 2})
    chair = samples.scope_of(CHAIR)
    keep_typed(samples, chair, family, draft.id, "remark:harm:", {"words": "The chair's"})
    assert drafts_of(samples, worker, family, draft.id) == {
        "new:harm:Child B1": {"words": "Half a", "rows": ["r1"], "base": 0}, "answer:reopened:x": {"words": "Other", "base": 2}}
    assert list(drafts_of(samples, chair, family, draft.id)) == ["remark:harm:"]
    keep_typed(samples, worker, family, draft.id, "answer:reopened:x", {})
    assert list(drafts_of(samples, worker, family, draft.id)) == ["new:harm:Child B1"]
    with pytest.raises(AccessRefused):
        keep_typed(samples, samples.scope_of(SCHOOL), family, draft.id, "remark:harm:", {"words": "x"})


def test_rows_are_found_by_every_word_by_agency_and_by_a_period_that_may_overlap() -> None:
    rows = (
        entry("2020-03", text="Seen at the school gate", agency=Agency.SCHOOL, id="month"), entry("2020-04-01", text="School closed early", id="day"),
        entry("", text="At school, undated", id="undated"),
    )
    assert [row.id for row in rows_found(rows, Search("SCHOOL gate"))] == ["month"]
    assert [row.id for row in rows_found(rows, Search(first=date(2020, 3, 20), last=date(2020, 3, 25)))] == ["month"]
    assert [row.id for row in rows_found(rows, Search("school", ("Police",)))] == ["day", "undated"]
    assert rows_found(rows, Search()) == rows and agencies_of(rows) == ("School", "Police") and MOST > 20


def test_the_latest_row_is_offered_first_and_what_only_joins_rows_is_not_offered() -> None:
    offered = rows_to_choose(invented(entries=[entry("2019-01-01", id="old"), entry("2020-01-01", id="new"), entry("", id="undated")],
                                      links=[link("Police", "P1", "I1")]))
    assert [row.id for row in offered if row.id in ("old", "new", "undated")] == ["new", "old", "undated"]
    assert not [row for row in offered if isinstance(row, IncidentLink)]
