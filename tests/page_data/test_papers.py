"""The papers of a family: every statement's rows are there, what a forum may not see is not, and a one-sided case does not leave."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import plotly.graph_objects as go
import pytest

from dashboard.errors import AccessRefused, DashboardError
from dashboard.findings.catalogue import findings_of
from dashboard.findings.reading import Reading
from dashboard.page_data.challenge_kept import raise_challenge
from dashboard.page_data.history import family_called, history_of
from dashboard.page_data.paper_out import paper_out
from dashboard.page_data.papers import NOBODY_WROTE, PaperWords, papers_source
from dashboard.page_data.papers_pictures import NOT_DRAWN
from dashboard.page_data.papers_statements import NOTHING_WRITTEN
from dashboard.page_data.papers_threshold import _why_aside
from dashboard.page_data.submission_kept import answer_finding, begin, say_nothing_contrary, write
from dashboard.page_data.submissions import for_the_forum, submission
from dashboard.page_data.threshold import rows_to_place
from dashboard.page_data.threshold_kept import place
from dashboard.store import Database
from data_models.access import Scope
from data_models.agencies import Agency
from data_models.assessment import PoliceOutcome
from data_models.challenge import Ground, Route
from data_models.papers import PaperKind, PapersSource
from data_models.papers_json import from_json, to_json
from data_models.people import FamilyRole
from data_models.record import Entry, EvidenceStatus, Family, Nature
from data_models.submission import Answer, Section
from data_models.tables import ENTRY
from data_models.threshold import Attribution, Limb
from data_models.threshold_authorities import OTHER_WAY
from data_models.threshold_bars import NO_CHILD, NO_PATH, OF_ANOTHER_CHILD, means_all, named_in
from data_models.threshold_evidence import OPEN_LABELS, entering
from tests.conftest import TODAY
from tests.findings.building import entry as an_entry

WORKER, SCHOOL, CHAIR = "sample:social-worker", "sample:school", "sample:forum-chair"
FORUM = date(2020, 12, 10)


def nothing_drawn(figures: Sequence[go.Figure]) -> tuple[None, ...]:
    return tuple(None for _ in figures)


@pytest.fixture
def family(samples: Database) -> Family:
    return family_called(samples, samples.scope_of(WORKER), "Family B")


@pytest.fixture
def worker(samples: Database) -> Scope:
    return samples.scope_of(WORKER)


@pytest.fixture
def source(samples: Database, worker: Scope, family: Family) -> PapersSource:
    return papers_source(samples, worker, family, FORUM).source


def test_the_short_chronology_has_every_event_that_a_statement_rests_on_or_has_beside_it(source: PapersSource) -> None:
    used = {code for one in source.statements() for code in (*one.evidence, *one.contrary)}
    no_event = {"Person", "Where somebody lives", "Number of a person", "Two rows joined", "A person named", "Theme confirmed"}
    wanted = {row.code: row.kind for row in source.schedule if row.code in used and row.kind not in no_event}
    assert {"Action set", "Review of an action", "Visit", "Attendance"} <= set(wanted.values()), "the positive control"
    chosen = {code for event in source.chronology if event.because for code in event.rows}
    assert sorted({kind for code, kind in wanted.items() if code not in chosen}) == []
    assert source.chronology_rule in source.short_rule and "only where a statement rests on it" in source.chronology_rule


def test_every_row_of_every_statement_is_in_the_schedule(source: PapersSource) -> None:
    codes = {row.code for row in source.schedule}
    statements = source.statements()
    assert len(statements) > 40
    assert {code for one in statements for code in (*one.evidence, *one.contrary)} <= codes
    of_the_forum = {row.code for row in source.challenge_rows}
    assert of_the_forum and not of_the_forum & codes, "what the forum of the day decided stands in the challenge alone"
    assert {code for one in source.challenge for code in (*one.evidence, *one.contrary)} <= codes | of_the_forum
    assert {code for limb in source.argument for cell in limb.cells for code in cell.rows} <= codes
    assert {code for event in source.chronology for code in event.rows} <= codes
    assert len(codes) == len(source.schedule)


def test_the_schedule_says_how_what_was_agreed_stood_on_the_papers_day_and_no_later(
        samples: Database, worker: Scope, family: Family, source: PapersSource) -> None:
    """An assessment completed in 2021 and an action reviewed then read as they were known on the day of the forum."""
    later = {row.id: row for row in papers_source(samples, worker, family, date(2021, 6, 3)).source.schedule}
    stood = {row.id: row.stood for row in source.schedule if row.stood}
    assert {row.kind for row in source.schedule if row.stood} == {"Assessment", "Action set", "Plan", "Status"}
    assert all(words.startswith("As known on 10 December 2020: ") and "2021" not in words.replace("due", "") for words in stood.values())
    history = history_of(samples, worker, family, FORUM)
    waiting = {one.id for one in history.assessments if one.open}
    assert waiting and all(("no completion recorded" in stood[one.id]) is (one.id in waiting) for one in history.assessments)
    reviewed = {row.action_ref for row in history.action_reviews}
    assert all(("no dated review" in stood[one.id]) is (one.action_ref not in reviewed) for one in history.actions)
    assert all(later[row].stood.startswith("As known on 3 June 2021: ") for row in stood)
    assert any(later[row].stood.partition(":")[2] != stood[row].partition(":")[2] for row in stood), "what came later is told later"


def test_open_challenges_to_earlier_decisions_are_told_in_the_papers_and_words_written_in_them_are_not(
    samples: Database, worker: Scope, family: Family,
) -> None:
    before = papers_source(samples, worker, family, date(2021, 5, 28)).source
    assert before.challenges == ()
    said = {"against": "The wait", "why": "Words of the school.", "remedy": "Back", "meanwhile": "Sight", "grounds": [Ground.REASONING]}
    for decided, on in ((FORUM, date(2021, 5, 20)), (date(2021, 5, 28), date(2021, 5, 28))):
        raise_challenge(
            samples, samples.scope_of(SCHOOL), family, Route.PROFESSIONAL_DIFFERENCE, to=Agency.CHILDRENS_SOCIAL_CARE, decided_on=decided,
            raised_on=on, today=TODAY, **said)  # type: ignore[arg-type]
    told = papers_source(samples, worker, family, date(2021, 5, 28)).source.challenges
    assert len(told) == 1, "what the forum of the day decides itself is not told to it"
    assert "raised on 20 May 2021 by School to the decision of 10 December 2020" in told[0] and "must answer by" in told[0]
    assert "Words of the school" not in told[0] and "The wait" not in told[0]
    assert papers_source(samples, worker, family, date(2021, 5, 19)).source.challenges == ()


def test_every_entry_of_the_record_is_in_the_schedule_and_in_one_event(
    source: PapersSource, samples: Database, worker: Scope, family: Family,
) -> None:
    entries = {entry.id for entry in for_the_forum(samples, worker, family, FORUM).entries}
    codes = {row.id: row.code for row in source.schedule}
    assert entries <= set(codes)
    told = [code for event in source.chronology for code in event.rows]
    assert all(told.count(codes[one]) == 1 for one in entries)


def test_codes_are_the_same_on_every_date(source: PapersSource, samples: Database, worker: Scope, family: Family) -> None:
    later = {row.id: row.code for row in papers_source(samples, worker, family, date(2021, 6, 3)).source.schedule}
    shared = [row for row in source.schedule if row.id in later]
    assert len(shared) > 200
    assert all(later[row.id] == row.code for row in shared)


def test_nothing_later_than_the_day_is_in_it(source: PapersSource, samples: Database, worker: Scope, family: Family) -> None:
    later = history_of(samples, worker, family, date(2021, 6, 3))
    known = history_of(samples, worker, family, FORUM)
    already = " ".join(fact.text for fact in known.facts())
    unknown = [entry for entry in later.entries if known.fact(entry.id) is None]
    said = [entry.text for entry in unknown if len(entry.text) > 20 and entry.text not in already]
    assert len(said) > 5
    text = to_json(source)
    assert [words for words in said if words in text] == []
    assert not {entry.id for entry in unknown} & {row.id for row in source.schedule}


def labelled(samples: Database, family: Family, fact_id: str, label: str) -> None:
    with samples.change("local", "labelled", family_id=family.id) as change:
        change.correct(ENTRY, family_id=family.id, fact_id=fact_id, changes={"sensitivity": label}, made_on=None)


@pytest.mark.parametrize("label", ["protected_address", "privileged", "restricted"])
def test_what_a_forum_may_not_see_is_in_none_of_it(
    samples: Database, worker: Scope, family: Family, source: PapersSource, label: str,
) -> None:
    entry = next(row for row in source.schedule if row.kind == "Chronology row" and len(row.text) > 30)
    assert entry.text in to_json(source)
    labelled(samples, family, entry.id, label)
    now = papers_source(samples, worker, family, FORUM).source
    assert entry.id not in {row.id for row in now.schedule}
    assert entry.text not in to_json(now)


def test_without_a_submission_the_paper_says_that_nobody_wrote_one(source: PapersSource) -> None:
    assert source.heading.status == NOBODY_WROTE
    assert not source.heading.signed_off
    assert all(one.whose.startswith("A finding of the record") for one in source.statements())


def test_views_that_the_record_holds_are_told_where_nobody_has_written_of_them(source: PapersSource) -> None:
    empty = {(section.code, section.heading.partition(": ")[2]): section.empty for section in source.sections}
    codes = {row.code for row in source.schedule}
    for child in ("Child B1", "Child B2"):
        told = empty["child_views", child]
        assert f"of what {child} said or showed: E-" in told and set(re.findall(r"E-[A-Z0-9]{5}", told)) <= codes
    assert "School: unsure" in empty["agency_views", ""], "an answer that came is never told as nothing"
    assert empty["parent_views", ""] == NOTHING_WRITTEN


def test_a_submission_is_what_its_writers_made_of_it(samples: Database, worker: Scope, family: Family) -> None:
    history = for_the_forum(samples, worker, family, FORUM)
    found = findings_of(history)
    draft = submission(samples, worker, family, begin(samples, worker, family, as_at=FORUM, forum_on=FORUM, asked_for="A Meeting Before Action"))
    answer_finding(samples, worker, family, draft, found[0], Answer.ANSWERED, words="What the worker says of it.")
    answer_finding(samples, worker, family, draft, found[1], Answer.PUT_ASIDE, reason="Counted twice.")
    write(samples, worker, family, draft, Section.HARM, "What it did to Child B1.", child="Child B1", evidence=[history.entries[0].id])
    source = papers_source(samples, worker, family, FORUM, words=PaperWords(forum="Planning Panel", marking="OFFICIAL")).source
    assert [one.text for one in source.statements()] == ["What the worker says of it.", "What it did to Child B1."]
    assert source.statements()[0].record_says == found[0].statement
    assert [(one.heading, one.reason) for one in source.aside] == [(found[1].heading, "Counted twice.")]
    assert source.heading.status.startswith("Draft: not signed off.")
    assert (source.heading.forum, source.heading.marking, source.heading.asked_for) == ("Planning Panel", "OFFICIAL", "A Meeting Before Action")
    assert len(source.statements()[0].evidence) == len(found[0].evidence)
    chosen = [event for event in source.chronology if event.because]
    assert 0 < len(chosen) < len(source.chronology)


def test_a_finding_that_reads_otherwise_since_is_said_to(samples: Database, worker: Scope, family: Family) -> None:
    found = findings_of(for_the_forum(samples, worker, family, FORUM))
    draft = submission(samples, worker, family, begin(samples, worker, family, as_at=FORUM, forum_on=FORUM, asked_for=""))
    answer_finding(samples, worker, family, draft, replace(found[0], statement="As it was once said."), Answer.TAKEN_IN)
    one = papers_source(samples, worker, family, FORUM).source.statements()[0]
    assert one.text == "As it was once said."
    assert any(found[0].statement in note for note in one.not_recorded)


def test_no_paper_of_a_case_leaves_while_its_other_side_is_empty_without_a_reason(samples: Database, worker: Scope, family: Family) -> None:
    found = findings_of(for_the_forum(samples, worker, family, FORUM))
    draft = submission(samples, worker, family, begin(samples, worker, family, as_at=FORUM, forum_on=FORUM, asked_for=""))
    alone = next(one for one in found if one.kind.block.value == "not_responded" and not one.contrary)
    answer_finding(samples, worker, family, draft, alone, Answer.TAKEN_IN)
    for kind in (kind for kind in PaperKind if kind.argues):
        with pytest.raises(DashboardError, match="nothing stands on the other side"):
            paper_out(samples, worker, family, kind, FORUM, draw=nothing_drawn)
    assert paper_out(samples, worker, family, PaperKind.EVIDENCE, FORUM).content
    say_nothing_contrary(samples, worker, family, draft, Section.NOT_RESPONDED, "Every minute was read; none says more.")
    assert paper_out(samples, worker, family, PaperKind.CHALLENGE, FORUM).content
    assert "Every minute was read" in to_json(papers_source(samples, worker, family, FORUM).source)


def test_the_paper_is_written_down_and_its_name_names_nobody(samples: Database, worker: Scope, family: Family) -> None:
    file = paper_out(samples, worker, family, PaperKind.COURT_CHRONOLOGY, FORUM)
    event = samples.trail()[-1][0]
    assert (event.action, event.actor, event.target) == ("paper made", WORKER, "court-chronology as at 2020-12-10")
    assert file.name == "court-chronology.docx"


def test_who_may_not_read_submissions_has_no_paper_that_says_what_one_says(samples: Database, family: Family) -> None:
    school = samples.scope_of(SCHOOL)
    for kind in (PaperKind.SUBMISSION, PaperKind.PACK, PaperKind.LETTER, PaperKind.THRESHOLD):
        with pytest.raises(AccessRefused):
            paper_out(samples, school, family, kind, FORUM, draw=nothing_drawn)
    assert paper_out(samples, school, family, PaperKind.EVIDENCE, FORUM).content


def test_the_argument_rests_on_findings_that_stand_alone(samples: Database, worker: Scope, family: Family, source: PapersSource) -> None:
    begin(samples, worker, family, as_at=FORUM, forum_on=FORUM, asked_for="")
    empty = papers_source(samples, worker, family, FORUM).source
    assert source.argument[0].cells[0].rows and not empty.argument[0].cells[0].rows


def test_a_statement_on_a_row_with_a_label_is_in_no_letter(samples: Database, worker: Scope, family: Family, source: PapersSource) -> None:
    first, second = [row.id for row in source.schedule if row.kind == "Chronology row" and "Child B1" in row.text][:2]
    draft = submission(samples, worker, family, begin(samples, worker, family, as_at=FORUM, forum_on=FORUM, asked_for=""))
    write(samples, worker, family, draft, Section.HARM, "Rests on an open row.", child="Child B1", evidence=[first])
    write(samples, worker, family, draft, Section.HARM, "Rests on intelligence.", child="Child B1", evidence=[second])
    labelled(samples, family, second, "police_intelligence")
    now = papers_source(samples, worker, family, FORUM).source
    concerns = next(part for part in now.letter if part.heading == "What we are worried about").table
    assert concerns is not None and [row[0].partition(" [[")[0] for row in concerns.rows] == ["Child B1: Rests on an open row."]
    assert now.letter_notes[-1].startswith("1 statement of the submission rests on rows with a handling label")
    assert "[[Name and address of one parent or carer: one letter for each]]" in now.letter[0].paragraphs


def test_the_threshold_skeleton_adds_up_no_suspicion(source: PapersSource) -> None:
    *children, aside = [table for table in source.threshold if not table.title.startswith(OTHER_WAY)]
    assert [table.title for table in children][:2] == ["Child B1: facts that may enter", "Child B2: facts that may enter"]
    by_code = {row.code: row for row in source.schedule}
    for table in children:
        for fact, *_ in table.rows:
            assert by_code[fact.rpartition(" ")[2]].seen not in ("Intelligence", "Unverified", "Not recorded")
    assert aside.rows and all(row[2] for row in aside.rows)
    assert "threshold is met" not in to_json(source).casefold()


def test_the_skeleton_has_the_lines_of_the_grid_once_there_are_any(
    samples: Database, worker: Scope, family: Family, source: PapersSource,
) -> None:
    history = for_the_forum(samples, worker, family, FORUM)
    draft = submission(samples, worker, family, begin(samples, worker, family, as_at=FORUM, forum_on=FORUM, asked_for=""))
    entry = next(row for row in rows_to_place(history) if row.status.verified)
    place(samples, worker, family, draft, history, child="Child B1", evidence=[entry.id], harm="[[He]] was frightened.",
          limb=Limb.IS_SUFFERING, attribution=Attribution.CARE)
    tables = papers_source(samples, worker, family, FORUM).source.threshold
    assert [table.title for table in tables if "Child B2" in table.title] and "Nobody has begun" not in str(tables)
    grid = next(table for table in tables if table.title == "Child B1: facts, harm and limb")
    assert "[ [He] ] was frightened." in grid.rows[0]
    assert entry.text in str(grid.rows[0])
    assert "Nobody has begun" in str(source.threshold)


def test_the_pictures_are_the_pages_own_and_without_a_browser_their_tables_stand(samples: Database, worker: Scope, family: Family) -> None:
    asked: list[go.Figure] = []

    def draw(figures: Sequence[go.Figure]) -> tuple[None, ...]:
        asked.extend(figures)
        return tuple(None for _ in figures)

    source = papers_source(samples, worker, family, FORUM, draw=draw).source
    assert len(asked) == len(source.pictures) >= 7
    assert source.pictures_note == NOT_DRAWN
    assert all(picture.table.rows and picture.sentence for picture in source.pictures)
    assert from_json(to_json(source)) == source


@pytest.mark.parametrize("label", ["Family A", "Family C"])
def test_other_families_have_their_papers_too(samples: Database, worker: Scope, label: str) -> None:
    family = family_called(samples, worker, label)
    for kind in (PaperKind.EVIDENCE, PaperKind.COURT_CHRONOLOGY, PaperKind.SHORT_CHRONOLOGY):
        assert paper_out(samples, worker, family, kind, date(2020, 1, 1)).content


def test_no_row_that_names_a_child_or_an_older_sibling_is_said_to_name_none(
    source: PapersSource, samples: Database, worker: Scope, family: Family,
) -> None:
    history = for_the_forum(samples, worker, family, FORUM)
    young = [one.label for one in history.people if one.role in (FamilyRole.CHILD, FamilyRole.OLDER_SIBLING)]
    ids = {row.code: row.id for row in source.schedule}
    aside = next(table for table in source.threshold if table.title == "Shown beside, and added to nothing")
    assert len(aside.rows) > 5
    siblings = 0
    for code, _, why in aside.rows:
        fact = history.fact(ids[code])
        assert fact is not None
        said = NO_CHILD in why
        siblings += bool(named_in(fact, young))
        assert not said or not (named_in(fact, young) or means_all(fact))
        assert why and (not said or why.endswith(NO_CHILD))
        if isinstance(fact, Entry) and fact.speaks_against:
            assert why.startswith("It is recorded as")
        if named_in(fact, [one.label for one in history.people if one.role is FamilyRole.OLDER_SIBLING]) and fact.status is EvidenceStatus.REPORTED:
            assert NO_PATH not in why, "reported rows of the children stand with no first-hand row too: that is not why this one does not"
    assert siblings


def test_a_told_row_of_an_older_sibling_alone_is_kept_aside_for_whom_it_names() -> None:
    for person, reason in (("Older sibling X", OF_ANOTHER_CHILD), ("Mother X", NO_PATH)):
        row = an_entry("2020-01-01", people=(person,), status=EvidenceStatus.REPORTED, text="Told us")
        why = _why_aside(entering(row), ["Child X1"], ["Older sibling X"])
        assert reason in why and not {NO_PATH, OF_ANOTHER_CHILD} - {reason} & set(why), person


def test_what_points_the_other_way_is_all_that_is_protective_or_denied_and_no_concern(
    source: PapersSource, samples: Database, worker: Scope, family: Family,
) -> None:
    history = for_the_forum(samples, worker, family, FORUM)
    reading = history.made(Reading)
    codes = {row.id: row.code for row in source.schedule}
    tables = [table for table in source.threshold if table.title.startswith(OTHER_WAY)]
    assert len(tables) == 3 and all("Looked for by this rule" in table.note for table in tables)
    shown = {row[0] for table in tables for row in table.rows}
    repeated = {echo.id for echo in reading.echoes}
    wanted = {entry for entry in history.entries if entry.id not in repeated and entry.sensitivity in OPEN_LABELS
              and (entry.nature is Nature.PROTECTIVE or entry.speaks_against)}
    assert len(wanted) > 10 and {codes[entry.id] for entry in wanted} <= shown
    assert not {codes[entry.id] for entry in history.entries if entry.nature is Nature.CONCERN and not entry.speaks_against} & shown
    ended = [one for one in history.allegations if one.police_outcome is PoliceOutcome.NO_FURTHER_ACTION and one.sensitivity in OPEN_LABELS]
    against = next(table for table in tables if "denied" in table.title)
    assert ended and {codes[one.id] for one in ended} <= {row[0] for row in against.rows}
    assert any("no further action" in row[3] for row in against.rows)
    assert any("not provided by service" in row[2] for row in tables[2].rows)
