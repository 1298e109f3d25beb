"""The agenda: what is coming, what came back by itself, and what waits with no day of return recorded."""

from dataclasses import replace
from datetime import date

from dashboard.page_data.agenda import Agenda, agenda_of
from dashboard.page_data.challenge_kept import raise_challenge
from dashboard.page_data.decision_kept import move_condition, sign, write_decision
from dashboard.page_data.decision_records import decision_records
from dashboard.page_data.history import families, history_of
from dashboard.page_data.key_in import FORMS
from dashboard.page_data.keyed_in import keep_form
from dashboard.page_data.pre_proceedings import Begun, begun_by_decision
from dashboard.page_data.submission_kept import begin
from dashboard.store import Database
from data_models.agencies import Agency
from data_models.challenge import Ground, Route
from data_models.decision import ConditionState, Option
from data_models.forum_days import ForumSettings, forum_settings
from data_models.record import Family
from tests.conftest import TODAY
from tests.page_data.test_decisions import CHILDREN, RETURN, WAIT, begun, wait_for, written

CHAIR, WORKER, SCHOOL = "sample:forum-chair", "sample:social-worker", "sample:school"
SETTINGS = forum_settings()


def agenda(samples: Database, today: date, actor: str = CHAIR, settings: ForumSettings = SETTINGS) -> Agenda:
    scope = samples.scope_of(actor)
    return agenda_of(samples, scope, families(samples, scope), settings, today)


def deferred(samples: Database, family: Family, **changed: object) -> None:
    """Family B deferred by the forum of 3 June 2021, to return on 1 July."""
    chair = samples.scope_of(CHAIR)
    draft = begun(samples, chair, family)
    wait_for(samples, chair, family, draft, replace(WAIT, **changed))  # type: ignore[arg-type]
    write_decision(samples, chair, family, decision_records(samples, chair, family).of(draft.id), written())
    sign(samples, chair, family, decision_records(samples, chair, family).of(draft.id), children=CHILDREN, today=TODAY)


def back(view: Agenda) -> dict[str, str]:
    return {row.cells[0]: row.cells[5] for row in view.came_back.rows}


def test_a_deferred_family_comes_back_on_its_day_and_not_before(samples: Database, family: Family) -> None:
    deferred(samples, family, due=date(2021, 7, 1))
    assert "Family B" not in back(agenda(samples, date(2021, 6, 30)))
    assert back(agenda(samples, RETURN))["Family B"] == "its day of return was 1 July 2021"
    assert back(agenda(samples, date(2021, 7, 4)))["Family B"] == "its day of return was 1 July 2021, 3 days ago"


def test_what_is_late_brings_the_family_back_at_once_with_its_fallback(samples: Database, family: Family) -> None:
    deferred(samples, family)
    assert "Family B" not in back(agenda(samples, date(2021, 6, 28)))
    view = agenda(samples, date(2021, 6, 29))
    row = next(row for row in view.came_back.rows if row.cells[0] == "Family B")
    assert row.cells[3:] == (WAIT.item, WAIT.owner, "what it waits for was due on 28 June 2021", WAIT.fallback)
    assert family.id in view.families


def test_the_decision_that_came_in_a_file_without_a_day_of_return_is_told(samples: Database, family: Family) -> None:
    view = agenda(samples, date(2021, 5, 28))
    assert [row.cells[:2] for row in view.no_return.rows if row.cells[0] == "Family B"] == [("Family B", "10 December 2020")]
    deferred(samples, family)
    assert "Family B" not in {row.cells[0] for row in agenda(samples, date(2021, 6, 10)).no_return.rows}


def test_a_condition_that_is_met_brings_nobody_back_before_the_day_of_return(samples: Database, family: Family) -> None:
    deferred(samples, family)
    chair = samples.scope_of(CHAIR)
    record = decision_records(samples, chair, family).in_force[0]
    move_condition(samples, chair, family, record, record.conditions[0], ConditionState.MET, note="The report of 20 June 2021.")
    assert "Family B" not in back(agenda(samples, date(2021, 6, 29)))
    assert "Family B" in back(agenda(samples, RETURN))


def test_a_wait_that_a_later_decision_has_left_behind_brings_nobody_back(samples: Database, family: Family) -> None:
    deferred(samples, family)
    assert back(agenda(samples, date(2021, 6, 29)))["Family B"] == "what it waits for was due on 28 June 2021"
    chair = samples.scope_of(CHAIR)
    later = begun(samples, chair, family, RETURN)
    write_decision(samples, chair, family, later, replace(written(Option.PLAN_CONTINUES), parts={
        part.name: "x" for part in Option.PLAN_CONTINUES.parts}))
    assert "Family B" in back(agenda(samples, date(2021, 6, 29))), "a draft has left nothing behind"
    sign(samples, chair, family, decision_records(samples, chair, family).of(later.id), children=CHILDREN, today=TODAY)
    assert "Family B" not in back(agenda(samples, date(2021, 7, 4)))
    earlier, = (one for one in decision_records(samples, chair, family).in_force if one.forum_on < RETURN)
    assert [one.state for one in earlier.conditions] == [ConditionState.OPEN], "kept as it is on the family's own page"


def test_coming_forums_say_whose_papers_are_not_ready_and_when_they_close(samples: Database, family: Family) -> None:
    forum = SETTINGS.days_from(date(2021, 6, 8), 1)[0]
    begin(samples, samples.scope_of(WORKER), family, as_at=date(2021, 6, 8), forum_on=forum, asked_for="A Meeting Before Action")
    row = next(row for row in agenda(samples, date(2021, 6, 8)).coming.rows if row.cells[1] == "Family B")
    assert row.cells[2].startswith("papers not ready: begun on")
    assert (forum, *row.cells[3:]) == (date(2021, 6, 10), "closed on 4 June 2021", "8 June 2021")
    assert len(agenda(samples, date(2021, 6, 8), settings=replace(SETTINGS, every_weeks=52)).coming.rows) >= 3


def test_nobody_reads_an_agenda_of_families_that_are_not_theirs(samples: Database, family: Family) -> None:
    deferred(samples, family)
    begin(samples, samples.scope_of(WORKER), family, as_at=date(2021, 6, 8), forum_on=date(2021, 7, 1), asked_for="x")
    empty = agenda_of(samples, samples.scope_of("nobody"), (), SETTINGS, date(2021, 7, 4))
    assert not empty.came_back.rows and not empty.no_return.rows and all(row.cells[1] == "no submission yet" for row in empty.coming.rows)
    school = agenda(samples, date(2021, 7, 4), SCHOOL)
    assert all(row.cells[1] == "no submission yet" for row in school.coming.rows)


def test_what_is_awaited_under_an_assessments_reference_is_told_once_and_in_words(samples: Database, family: Family) -> None:
    refs = [row["assessment_ref"] for row in samples.ask(samples.scope_of(CHAIR), "agenda_assessments") if row["family_id"] == family.id]
    deferred(samples, family, item=f" {refs[0].lower()}")
    view = agenda(samples, date(2021, 7, 4))
    rows = [row for row in view.came_back.rows if row.opens == family.id]
    assert len(rows) == 1 and refs[0].casefold() not in rows[0].cells[3].casefold().split(), "back by its day, with what it waits for in words"


def test_every_row_about_a_family_opens_it(samples: Database, family: Family) -> None:
    deferred(samples, family)
    begin(samples, samples.scope_of(WORKER), family, as_at=date(2021, 6, 8), forum_on=date(2021, 7, 8), asked_for="x")
    raise_challenge(
        samples, samples.scope_of(SCHOOL), family, Route.PROFESSIONAL_DIFFERENCE, to=Agency.CHILDRENS_SOCIAL_CARE, against="x", decided_on=None,
        grounds=[Ground.DELAY], why="x", remedy="x", meanwhile="x", raised_on=date(2021, 6, 30), today=TODAY)
    view = agenda(samples, date(2021, 7, 4))
    for table in (view.came_back, view.coming, view.challenges):
        opened = {row.cells: row.opens for row in table.rows}
        assert family.id in opened.values()
        assert all(bool(opens) == any(cell.startswith("Family ") for cell in cells[:2]) for cells, opens in opened.items())
    assert all(row.opens for row in agenda(samples, date(2021, 5, 28)).no_return.rows)
    assert "(Children's social care)" in view.challenges.rows[0].cells[4]


def test_the_opening_line_says_its_day_and_counts_challenges_past_theirs(samples: Database, family: Family) -> None:
    assert agenda(samples, date(2021, 6, 30)).sentence.endswith("0 challenges to be answered, none past the day for it.")
    raise_challenge(
        samples, samples.scope_of(SCHOOL), family, Route.PROFESSIONAL_DIFFERENCE, to=Agency.CHILDRENS_SOCIAL_CARE, against="x", decided_on=None,
        grounds=[Ground.DELAY], why="x", remedy="x", meanwhile="x", raised_on=date(2021, 6, 30), today=TODAY)
    on_time, late = agenda(samples, date(2021, 7, 2)).sentence, agenda(samples, date(2021, 7, 3)).sentence
    assert on_time.startswith("As it stands today, 2 July 2021, whatever date is chosen elsewhere. Next: ")
    assert on_time.endswith("1 challenge to be answered, none past the day for it.")
    assert late.endswith("1 challenge to be answered, 1 of them past the day for it.")


def begin_pre_proceedings(samples: Database, family: Family) -> None:
    """Family B's forum of 1 July 2021: letter by 12 July, meeting by 20 July."""
    chair = samples.scope_of(CHAIR)
    draft = begun(samples, chair, family, RETURN)
    write_decision(samples, chair, family, draft, written(Option.START_PRE_PROCEEDINGS, letter_by="2021-07-12", meeting_by="2021-07-20"))
    sign(samples, chair, family, decision_records(samples, chair, family).of(draft.id), children=CHILDREN, today=TODAY)


def test_what_a_decision_to_begin_pre_proceedings_set_stands_until_it_is_recorded(samples: Database, family: Family) -> None:
    deferred(samples, family, due=date(2021, 7, 1))
    assert not agenda(samples, date(2021, 7, 4)).set_by_decisions.rows, "a wait that no later forum has left"
    begin_pre_proceedings(samples, family)
    view = agenda(samples, date(2021, 7, 13))
    assert [(row.cells[0], row.cells[2], row.cells[4]) for row in view.set_by_decisions.rows] == [
        ("Family B", WAIT.item, "1 July 2021, gone by"),
        ("Family B", "Letter before proceedings: Child B1, Child B2", "12 July 2021, gone by"),
        ("Family B", "First pre-proceedings meeting: Child B1, Child B2", "20 July 2021")]
    assert family.id in view.families and {row.opens for row in view.set_by_decisions.rows} == {family.id}
    assert not agenda(samples, date(2021, 6, 30)).set_by_decisions.rows, "before that forum"
    chair = samples.scope_of(CHAIR)
    first = next(one for one in decision_records(samples, chair, family).in_force if one.conditions)
    move_condition(samples, chair, family, first, first.conditions[0], ConditionState.MET, note="The report of 20 June 2021.")
    form = next(form for form in FORMS if form.key == "pre_proceedings")
    kept = keep_form(samples, samples.scope_of(WORKER), family, form, {
        "children": "Child B1", "happened": "1 July 2021", "letter_sent": "8 July 2021"}, today=TODAY)
    assert not kept.refused
    assert [row.cells[2] for row in agenda(samples, date(2021, 7, 13)).set_by_decisions.rows] == [
        "Letter before proceedings: Child B2", "First pre-proceedings meeting: Child B1, Child B2"]
    keep_form(samples, samples.scope_of(WORKER), family, form, {
        "children": "Child B1; Child B2", "happened": "1 July 2021", "letter_sent": "9 July 2021", "first_meeting": "10 July 2021"}, today=TODAY)
    assert not agenda(samples, date(2021, 7, 13)).set_by_decisions.rows


def test_pre_proceedings_begin_from_the_decision_that_was_signed(samples: Database, family: Family) -> None:
    def line(actor: str, day: date) -> Begun | None:
        scope = samples.scope_of(actor)
        return begun_by_decision(decision_records(samples, scope, family), history_of(samples, scope, family, day))

    assert line(CHAIR, date(2021, 7, 4)) is None
    begin_pre_proceedings(samples, family)
    found = line(CHAIR, date(2021, 7, 4))
    assert found and found.sentence.startswith("Decided on 1 July 2021: letter by 12 July 2021, meeting by 20 July 2021.")
    assert found.typed == {"children": "Child B1; Child B2", "happened": "1 July 2021"}, "a day that was set is not a day on which it was done"
    assert line(CHAIR, date(2021, 6, 30)) is None and line(SCHOOL, date(2021, 7, 4)) is None
    form = next(form for form in FORMS if form.key == "pre_proceedings")
    assert not keep_form(samples, samples.scope_of(WORKER), family, form, found.typed, today=TODAY).refused
    assert line(CHAIR, date(2021, 7, 4)) is None
