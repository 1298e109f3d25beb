"""The draft of the letter: an allegation stands as one beside its answers, a service's failure apart, and nothing of one adult's health."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dashboard.findings.catalogue import findings_of
from dashboard.page_data.papers_letter import letter_notes, letter_of
from dashboard.page_data.papers_letter_concerns import NO_ANSWER, SAY_REPORTED, concerns_table, only_told
from dashboard.page_data.papers_letter_rows import speaks_of_health
from dashboard.page_data.papers_letter_tables import (
    FOR_ONE,
    OF_BOTH,
    OF_ONE_ADULT_WELL,
    assessments,
    changes,
    going_well,
    not_provided,
    support,
    with_your_help,
)
from dashboard.page_data.papers_statements import as_the_record_makes_it
from data_models.history import History
from data_models.papers import Part
from data_models.plan import ActionStatus, Party
from data_models.record import EvidenceStatus
from data_models.submission import Answer, Point, Section
from data_models.themes import Marker, Theme
from tests.findings.building import action, allegation, assessment, entry, history, plan, protective, review, when

REPORTED = EvidenceStatus.REPORTED


def letter(record: History) -> dict[str, Part]:
    found = tuple(findings_of(record))
    return {part.heading: part for part in letter_of(record, as_the_record_makes_it(record, found), found)[0]}


def concerns(record: History) -> list[tuple[str, ...]]:
    table = letter(record)["What we are worried about"].table
    assert table is not None
    return list(table.rows)


def told(day: str, **more: object) -> object:
    return entry(day, Theme.SEXUAL_ABUSE, status=REPORTED, text="Said it to a teacher", people=("Child X1",), markers=[Marker.ALLEGATION], **more)


def test_what_was_only_reported_says_so_beside_each_denial_and_police_outcome() -> None:
    record = history(
        entries=[told("2018-03-01"), told("2020-03-01"),
                 entry("2020-04-01", Theme.SEXUAL_ABUSE, markers=[Marker.DENIAL], text="Denied it", people=("Stepfather X",))],
        allegations=[allegation("2020-03-01", police_outcome_on=when("2020-05-02"))])
    (said, answers), = concerns(record)
    assert said.startswith("It has been reported that [[what is said to have happened, and to whom]] (sexual abuse), which 2 rows record as denied")
    assert "2 reports" in said and "the days on which it was told and recorded" in said
    assert "1 April 2020, Police: it is recorded as denied." in answers and "no further action (2 May 2020)" in answers


def test_what_was_seen_is_no_report_and_says_that_no_answer_is_recorded() -> None:
    seen = [entry(day, Theme.NEGLECT, text="Hungry", people=("Child X1",)) for day in ("2018-03-01", "2020-03-01")]
    (said, answers), = concerns(history(entries=seen))
    assert said.startswith("Neglect: 2 rows about Child X1, the first dated") and "reported" not in said and answers == NO_ANSWER


def test_nothing_of_one_adults_health_and_no_row_without_a_child_is_in_a_letter_to_nobody() -> None:
    record = history(entries=[
        row for day in ("2018-03-01", "2020-03-01") for row in (
            entry(day, Theme.ADULT_MENTAL_HEALTH, text="Child X1 saw the overdose", people=("Mother X", "Child X1")),
            entry(day, Theme.ADULT_VIOLENCE, text="Fought in the street", people=("Stepfather X",)))
    ])
    assert [row[0] for row in concerns(record)] == ["[[Write each concern with its dates.]]"]
    found = tuple(findings_of(record))
    _, left_out = letter_of(record, as_the_record_makes_it(record, found), found)
    assert left_out.one_adult == 2 and letter_notes(left_out)[-1].startswith("2 concerns were not taken in: each rests on one adult’s health")
    assert FOR_ONE in letter(record)["What we are worried about"].paragraphs


@pytest.mark.parametrize(("words", "speaks"), [
    ("Psychological assessment", True), ("Attend counselling", True), ("Random drug tests", True), ("Clean clothes each school day", False),
    ("Bring the children to school", False), ("Suicide", True), ("Feels suicidal", True), ("She tried to take her own life", True),
    ("He took his own life", True), ("Was sectioned", True), ("Self harms at night", True), ("Self-harm", True), ("Schizophrenia", True),
    ("HIV", True), ("Epilepsy", True), ("On methadone", True), ("In rehab", True), ("His addiction", True), ("PTSD", True),
    ("Post-natal low mood", True), ("Postnatal", True), ("The termination", True), ("A miscarriage", True), ("Hair strand test", True),
    ("Her learning difficulty", True), ("Learning disabled", True), ("Overdoses", True), ("Medication", True), ("Alcoholic", True),
    ("Drug testing", True), ("Antidepressants", True), ("In the psychiatric unit", True), ("Alcohol dependence", True), ("Unwell", True),
    ("Section 47 enquiry", False), ("Section 20", False), ("A smell of urine in the bedroom", False), ("Ill-treatment of Child X1", False),
    ("Drinks and shouts in front of the children", False), ("She was hungry", False), ("Cut the grass", False), ("Life story work", False),
])
def test_words_of_health(words: str, speaks: bool) -> None:
    assert speaks_of_health(words) is speaks


def test_what_is_going_well_is_the_protective_rows_of_the_children() -> None:
    record = history(entries=[
        protective("2020-03-01", text="Neat, fed and punctual", people=("Child X1",)),
        protective("2020-03-02", text="Mother X calmer", people=("Mother X",)),
        protective("2020-03-03", text="Child X1 says her mother takes her tablets", people=("Child X1",)),
    ])
    assert letter(record)["What is going well"].points == ("1 March 2020, School, of Child X1: Neat, fed and punctual",)


def test_what_one_adult_did_well_is_in_no_letter_that_another_may_read() -> None:
    record = history(entries=[
        protective("2020-03-01", text="Neat, fed and punctual", people=("Child X1",)),
        protective("2020-03-02", text="Mother X brought Child X1 on time", people=("Child X1", "Mother X")),
        protective("2020-03-03", text="Stepfather X stopped when Child X1 asked", people=("Child X1",)),
    ])
    neat, brought = "1 March 2020, School, of Child X1: Neat, fed and punctual", "2 March 2020, School: Mother X brought Child X1 on time"
    assert going_well(record) == (neat, OF_ONE_ADULT_WELL)
    assert going_well(record, "Mother X") == (neat, brought, OF_ONE_ADULT_WELL)


def test_what_is_owed_by_family_and_service_together_is_asked_as_that() -> None:
    record = history(as_at="2020-12-10", plans=[plan("2020-01-01")], actions=[
        action("2020-01-02", "Meet at home to plan the week", ref="A1", owed_by=Party.BOTH, due=when("2021-01-01")),
        action("2020-01-02", "Clean clothes each day", ref="A2", owed_by=Party.FAMILY, due=when("2021-01-01"))])
    assert [row[0] for row in changes(record).rows] == [f"Meet at home to plan the week{OF_BOTH}", "Clean clothes each day"]


@pytest.mark.parametrize(("words", "a_service"), [
    ("Social worker to see Child X1 at home, and alone", True), ("The allocated social worker will visit weekly", True),
    ("Health visitor and school nurse to weigh Child X1", True), ("Children's social care to meet Child X1", True),
    ("School to tell us each day", True), ("Let the social worker see Child X1", False), ("Bring Child X1 to school on time", False),
    ("Meet the school nurse to weigh Child X1", False), ("School uniform to be clean", False), ("Mother X to meet the school", False),
])
def test_what_a_service_does_is_no_ask_of_the_family(words: str, a_service: bool) -> None:
    record = history(as_at="2020-12-10", plans=[plan("2020-01-01")],
                     actions=[action("2020-01-02", words, owed_by=Party.FAMILY, due=when("2021-01-01"))])
    ours, asked = with_your_help(record).rows, changes(record).rows
    assert [row[0] for row in (ours if a_service else asked)] == [words] and words not in str(asked if a_service else ours)
    assert ("What we will do, and need your help with" in letter(record)) is a_service


def test_a_services_failure_has_its_own_heading_with_every_review_and_is_neither_support_nor_an_ask() -> None:
    record = history(
        as_at="2020-12-10", plans=[plan("2019-01-01")],
        actions=[action("2019-01-01", "Sessions about arguments", ref="A1", owed_by=Party.BOTH),
                 action("2019-01-01", "A worker for Child X1", ref="A2", owed_by=Party.SERVICE)],
        action_reviews=[review("2019-02-01", ActionStatus.NOT_PROVIDED_BY_SERVICE, ref="A1", attributed_to=Party.SERVICE),
                        review("2019-08-01", ActionStatus.DECLINED_BY_FAMILY, ref="A1", attributed_to=Party.FAMILY),
                        review("2019-02-01", ActionStatus.DONE, ref="A2")])
    failure, = not_provided(record).rows
    assert failure[0] == "Sessions about arguments"
    assert failure[2] == (
        "1 February 2019: not provided by the service\n"
        "1 August 2019: recorded as declined by the family")
    assert [row[0] for row in support(record).rows] == ["A worker for Child X1"]
    assert "Sessions" not in str(changes(record)) and "What services did not provide" in letter(record)
    assert "What services did not provide" not in letter(history(as_at="2020-12-10"))


@pytest.mark.parametrize(("due", "by"), [("2020-11-01", "[[By when]]"), ("2020-12-10", "[[By when]]"), ("2021-01-15", "15 January 2021")])
def test_a_day_that_has_gone_by_is_no_ask(due: str, by: str) -> None:
    record = history(as_at="2020-12-10", plans=[plan("2019-01-01")],
                     actions=[action("2019-01-01", "Clean clothes each day", owed_by=Party.FAMILY, due=when(due))])
    assert [row[1] for row in changes(record).rows] == [by]


def test_an_assessment_of_an_adult_is_a_blank_and_the_name_of_a_meeting_is_no_reason() -> None:
    record = history(assessments=[
        assessment("2020-01-01", about="Child X1", decision_that_depends="Meeting Before Action"),
        assessment("2020-01-01", about="Child X1", decision_that_depends="Whether Child X1 can live at home"),
        assessment("2020-01-01", about="Stepfather X", decision_that_depends="How far his return is safe"),
    ])
    rows = assessments(record).rows
    assert [row[0] for row in rows] == ["[[Why it is needed]]", "Whether Child X1 can live at home", "[[Why]]"]
    assert "Stepfather X" not in str(rows) and rows[-1][1] == FOR_ONE


@pytest.mark.parametrize(("about", "told"), [
    ("Child X1; Child X2", True), ("Child X1 and Child X2", True), ("the children", True), ("Children", True), ("both children", True),
    ("child x1", True), ("Unborn child", True), ("Unborn Baby X", True), ("Child X1 and the unborn baby", True),
    ("Mother X", False), ("Child X1 and Mother X", False), ("the children's mother", False), ("Mother X and the children", False),
    ("Mother of the children", False), ("Unborn child of Mother X", False), ("parents", False), ("", False), ("Unborn child; Stepfather X", False),
])
def test_an_assessment_is_withheld_where_it_is_of_an_adult_and_not_where_it_is_of_several_children(about: str, told: bool) -> None:
    rows = assessments(history(assessments=[assessment("2020-01-01", about=about)])).rows
    assert [row[1] != FOR_ONE and about in row[1] for row in rows] == [told]


def own_words(section: Section, words: str, *evidence: str) -> Point:
    return Point(id=words, version=1, section=section, answer=Answer.OWN_WORDS, words=words, evidence=evidence,
                 recorded_at=datetime(2020, 12, 1, tzinfo=UTC), recorded_by="w")


def test_a_workers_own_words_of_somebodys_health_are_in_no_letter_to_nobody_and_are_counted() -> None:
    record = history(entries=[entry("2020-03-01", Theme.NEGLECT, id="seen", text="Hungry", people=("Child X1",))])
    draft = replace(as_the_record_makes_it(record, ()), points=(
        own_words(Section.HARM, "Mother X’s overdose and psychosis left her hungry.", "seen"), own_words(Section.HARM, "She was hungry.", "seen"),
        own_words(Section.WORK_DONE, "Stepfather X came and his depression was treated."), own_words(Section.WORK_DONE, "Ten visits."),
        own_words(Section.FAMILY_GROUP, "Put off: Mother X was sectioned.")))
    parts, left_out = letter_of(record, draft, ())
    text = str(parts)
    assert "She was hungry." in text and "Ten visits." in text
    assert not [words for words in ("psychosis", "depression", "sectioned") if words in text]
    of = {part.heading: part.paragraphs for part in parts}
    assert of["The support that was given"] == ("Ten visits.", FOR_ONE) and FOR_ONE in of["Your wider family"]
    assert left_out == (0, 1, 2, 0)
    assert [note.split(" ", 2)[:2] for note in letter_notes(left_out)[-2:]] == [["1", "concern"], ["2", "statements"]]


def test_the_reason_for_a_childs_assessment_tells_of_no_adults_health() -> None:
    row = assessment("2020-01-01", about="Child X1", decision_that_depends="Whether Mother X’s psychosis harms Child X1")
    assert [one[0] for one in assessments(history(assessments=[row])).rows] == ["[[Why it is needed]]"]


def test_what_a_child_was_seen_to_do_is_no_report() -> None:
    def voice(words: str) -> bool:
        return only_told(entry(text=words, people=("Child X1",), markers=[Marker.CHILD_VOICE]))

    assert not voice("Cried at the gate") and not voice("Pupil voice session: no worry raised") and voice("Asks if he will be sent away")


def test_a_workers_words_that_rest_on_reports_alone_are_marked() -> None:
    row = entry("2020-03-01", Theme.NEGLECT, status=REPORTED, id="told")
    point = Point(id="p", version=1, section=Section.HARM, answer=Answer.OWN_WORDS, child="Child X1", words="She went hungry.", evidence=("told",),
                  recorded_at=datetime(2020, 12, 1, tzinfo=UTC), recorded_by="w")
    assert concerns_table(history(entries=[row]), [point], {}).rows[0][0] == f"Child X1: She went hungry. {SAY_REPORTED}"


def test_a_step_among_professionals_is_no_support_and_staff_are_told_of_it() -> None:
    record = history(
        as_at="2020-12-10", plans=[plan("2019-01-01")],
        actions=[action("2019-01-01", words, ref=words, owed_by=Party.SERVICE) for words in (
            "Case to Formulations for specialist assessments", "Family group conference", "A worker for Child X1")],
        action_reviews=[review("2019-02-01", ActionStatus.DONE, ref=words) for words in (
            "Case to Formulations for specialist assessments", "Family group conference", "A worker for Child X1")])
    assert [row[0] for row in support(record).rows] == ["Family group conference", "A worker for Child X1"]
    _, left_out = letter_of(record, as_the_record_makes_it(record, ()), ())
    assert left_out.own_steps == 1 and "1 step that a service took among professionals" in letter_notes(left_out)[-1]


def test_a_row_partly_seen_is_said_to_be_and_only_what_was_seen_names_the_child() -> None:
    voice = [entry(day, Theme.CHILD_MENTAL_HEALTH, text=text, people=("Child X1",), markers=[Marker.CHILD_VOICE]) for day, text in (
        ("2020-02-01", "Asks if he will be sent away"), ("2020-09-01", "Seen every day; holds the teacher's hand and asks to stay"))]
    (said, _), = concerns(history(entries=voice))
    assert "2 rows, the first" in said and said.endswith(" 1 of them also tells what its recorder saw, on the day of the row.")
    mixed = [told("2020-02-01"), entry("2020-09-01", Theme.SEXUAL_ABUSE, text="Marks seen", people=("Child X2",))]
    (said, _), = concerns(history(entries=mixed))
    assert "The other row is about Child X2." in said and "Child X1" not in said
