"""The sentences, tables and frames of sight, each word borne out by its rows."""

import re
from datetime import date

import pytest

from dashboard.findings.catalogue import findings_of
from dashboard.page_data.frame import frame_of
from dashboard.page_data.sight import NOTHING, WHOLE, SightView, sight_view
from dashboard.store import Database
from data_models.access import Scope
from data_models.agencies import Agency
from data_models.history import History
from data_models.people import Status
from data_models.plan import Announced, VisitMode, VisitResult
from data_models.record import EvidenceStatus, Seen
from tests.findings.building import entry, history, plan, status, visit, when
from tests.replay.seeing import history_at

IN_PERSON = {"mode": VisitMode.IN_PERSON, "kind": "child protection visit"}
RECORD = history(
    "2020-04-30",
    statuses=[status("2019-01-01", Status.CLOSED, ended=when("2020-01-01")), status("2020-01-01", Status.CHILD_PROTECTION)],
    plans=[plan("2020-01-01", id="plan")],
    visits=[
        visit("2020-02-03", VisitResult.SEEN_ALONE, id="alone", announced=Announced.ANNOUNCED, **IN_PERSON),
        visit("2020-02-20", VisitResult.NO_ACCESS, id="shut", announced=Announced.UNANNOUNCED, **IN_PERSON),
        visit("2020-03-02", VisitResult.CANCELLED_BY_FAMILY, id="off", announced=Announced.ANNOUNCED, **IN_PERSON),
    ],
    entries=[
        entry("2020-03-13", id="school", agency=Agency.SCHOOL, agency_name="Hill School", people=("Child X1",), child_seen=Seen.SEEN),
        entry("2020-03-13", id="nurse", agency=Agency.SCHOOL_NURSING, people=("Child X1",), child_seen=Seen.SEEN_ALONE),
        entry("2020-03-20", id="letter", people=("Child X1",)), entry("", id="undated", people=("Child X1",), child_seen=Seen.SEEN),
        entry("2020-03-21", id="nameless", child_seen=Seen.SEEN),
    ],
)


def seen(record: History = RECORD) -> SightView:
    frame = frame_of(record)
    return sight_view(record, frame.periods, frame.first)


def test_the_sentence_gives_the_longest_spell_of_each_kind_with_its_dates_and_who_saw_last() -> None:
    child, = seen().children
    assert child.sentence == (
        "Child X1, from 1 January 2020 (when the present involvement is recorded to begin) to 30 April 2020, longest spells in which no row "
        "records the child as seen: 48 days, 14 March 2020 to 30 April 2020 (last recorded before it by Hill School, 13 March 2020); as seen "
        "alone: 48 days, 14 March 2020 to 30 April 2020 (last recorded before it by School nursing, 13 March 2020); as seen at a visit in "
        "person: 87 days, 4 February 2020 to 30 April 2020 (last recorded before it by Children's social care at a child protection visit, "
        "3 February 2020)."
    )
    assert child.heading == "Child X1: longest spell without recorded sight, 48 days"
    assert len(child.heading.split()) <= 10


def test_visits_cancelled_are_not_attempts_and_absence_is_absence_from_the_record() -> None:
    child, = seen().children
    assert child.visits_sentence == (
        "Child X1: 2 visits recorded as attempted, the first dated 3 February 2020, the last dated 20 February 2020; the child recorded as seen "
        "at 1, alone at 1. Cancelled: 1 by the family, 0 by a service. Unannounced: 1 attempted; none is recorded at which the child was seen."
    )
    assert [row.cells[1:5] for row in seen().visits.rows[:2]] == [("announced", "1", "1", "1"), ("unannounced", "1", "0", "0")]


def test_rows_that_name_no_child_and_undated_rows_are_said_aloud() -> None:
    said = seen().paragraph
    assert "1 chronology row says whether a child was seen and names none of these children" in said
    assert "1 undated row records Child X1 as seen and may lie in any spell" in said
    assert "No row says whether Child X2 was seen." in said


def test_the_top_line_merges_one_day_and_every_mark_carries_its_rows() -> None:
    child, = seen().children
    top = child.frames.marks[child.frames.marks["line"] == "Seen by anyone"]
    assert [(row.kind, row.alone, row.ids) for row in top.itertuples()] == [("seen", True, "alone"), ("seen", True, "nurse school")]
    assert child.frames.lines == ("Seen by anyone", "Visits, Children's social care", "Police", "School nursing", "School")
    assert dict(zip(child.frames.marks["ids"], child.frames.marks["kind"], strict=True)) == {
        "alone": "seen", "shut": "no access", "off": "cancelled", "letter": "row", "nurse": "seen", "school": "seen", "nurse school": "seen",
    }
    assert child.frames.undated == 1


def test_hatching_is_for_sight_and_for_visits_apart() -> None:
    child, = seen().children
    spans = [(row.line, row.start, row.end) for row in child.frames.spells.itertuples()]
    assert ("Seen by anyone", date(2020, 2, 18), date(2020, 3, 12)) in spans
    assert ("Visits, Children's social care", date(2020, 2, 18), date(2020, 4, 30)) in spans


def test_an_ended_plan_in_which_no_row_falls_is_left_without_hatching() -> None:
    record = history("2020-04-30", plans=[plan("2010-01-01", "2011-01-01", ref="OLD")], visits=[visit("2020-02-03")])
    child, = seen(record).children
    assert child.frames.spells.empty
    assert "OLD (sight) and OLD (visits)" in child.paragraph


def test_the_picture_begins_with_the_present_involvement_where_the_record_is_longer() -> None:
    assert list(seen().periods) == ["From 1 January 2020, when the present involvement began", WHOLE]
    assert list(seen(history(visits=[visit("2020-02-03")])).periods) == [WHOLE]


def test_never_seen_at_a_visit_is_said_of_all_the_days() -> None:
    record = history(
        "2020-04-30", statuses=[status("2020-01-01", Status.CHILD_IN_NEED)], visits=[visit("2020-02-03", VisitResult.NOT_SEEN, **IN_PERSON)],
    )
    child, = seen(record).children
    assert "as seen at a visit in person: all 121 days, and no dated row before it does" in child.sentence
    assert child.heading == "Child X1: no row records sight by this date"


def test_days_are_never_added_up_across_siblings() -> None:
    record = history("2020-04-30", visits=[visit("2020-02-03", children=("Child X1", "Child X2"))])
    assert [child.child for child in seen(record).children] == ["Child X1", "Child X2"]
    assert {row.cells[0] for row in seen(record).whole.rows} == {"Child X1", "Child X2"}


def test_a_record_without_a_word_on_sight_says_what_to_import() -> None:
    view = seen(history(entries=[entry(people=("Child X1",))]))
    assert view.empty == NOTHING and view.children == ()


def test_the_last_table_says_how_far_each_agency_reaches() -> None:
    rows = {row.cells[0]: row.cells[1:] for row in seen().reach.rows}
    assert rows["School"] == ("1", "13 March 2020", "13 March 2020", "1")


def test_a_row_that_only_passes_sight_on_says_from_whom() -> None:
    record = history("2020-04-30", entries=[entry(
        "2020-03-01", people=("Child X1",), child_seen=Seen.SEEN, status=EvidenceStatus.REPORTED, reported_by="Health visitor",
    )])
    assert seen(record).whole.rows[0].cells[-1] == "1 March 2020, Police, told by Health visitor"


def test_on_the_day_the_involvement_begins_the_record_before_it_is_counted() -> None:
    record = history("2020-04-30", statuses=[status("2020-04-30", Status.CHILD_IN_NEED)], visits=[visit("2020-04-01")])
    child, = seen(record).children
    assert child.sentence.startswith("Child X1, from 1 April 2020 (the first row to say whether the child was seen) to 30 April 2020")
    assert child.heading == "Child X1: longest spell without recorded sight, 29 days"


def test_with_no_dated_row_before_the_day_no_spell_is_counted() -> None:
    record = history("2020-04-30", visits=[visit("")])
    child, = seen(record).children
    assert child.sentence == "Child X1: no row dated before 30 April 2020 says whether the child was seen, so no spell can be counted."
    assert child.heading == "Child X1: no spell without recorded sight to count"


@pytest.mark.parametrize(("label", "day"), [("Family A", date(2019, 10, 10)), ("Family B", date(2020, 12, 10))])
def test_the_finding_and_the_page_count_the_same_spell_alike(samples: Database, scope: Scope, label: str, day: date) -> None:
    record = history_at(samples, scope, label, day)
    frame = frame_of(record)
    told = {
        dates: days for finding in findings_of(record) if finding.kind.code == "sight-lapsed"
        for days, dates in re.findall(r"(\d+) days, (\d+ \w+ \d{4} to \d+ \w+ \d{4})", finding.statement)
    }
    table = sight_view(record, frame.periods, frame.first).spells
    shown = {f"{row.cells[4]} to {row.cells[5].partition(' (')[0]}": row.cells[3] for row in table.rows}
    both = told.keys() & shown.keys()
    assert len(both) >= 2
    assert {dates: told[dates] for dates in both} == {dates: shown[dates] for dates in both}
