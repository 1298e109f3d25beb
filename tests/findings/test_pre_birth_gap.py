import pytest

from dashboard.findings.pre_birth_gap import find
from dashboard.findings.reading import Reading
from data_models.agencies import Agency
from data_models.dates import When
from data_models.forum import MeetingKind
from data_models.people import FamilyRole, Person
from data_models.plan import Party
from data_models.record import Nature
from data_models.themes import Marker, Theme
from tests.findings.building import PEOPLE, assessment, entry, history, ids, meeting, only, protective, when

PREGNANT = Theme.PREGNANCY
SISTER = Person(id="p-o", label="Older sibling X", role=FamilyRole.OLDER_SIBLING)


def baby(born: When | None = None, **more: object) -> Person:
    return Person(id="p-x3", label="Child X3", role=FamilyRole.CHILD, born=when("2020-10-08") if born is None else born, **more)


def found(*entries: object, child: Person | None = None, as_at: str = "2020-09-15", **more: object):
    people = (*PEOPLE, SISTER, child or baby())
    return list(find(Reading(history(as_at=as_at, entries=entries, people=people, **more))))


def told(day: str = "2020-03-09", **more: object):
    return entry(day, PREGNANT, **{"id": "told", "people": ("Mother X",), **more})


def test_a_worked_example_gives_the_week_and_other_assessments_beside_it() -> None:
    finding = only(found(
        told(markers=[Marker.REFUSAL]), entry("2020-03-30", Theme.DRUG_MISUSE, id="relative"),
        protective("2020-07-09", PREGNANT, id="came", agency=Agency.MATERNITY),
        assessments=[assessment("2020-04-03", "Children and family assessment", id="other", about="Mother X")],
        meetings=[meeting("2020-06-01", MeetingKind.REVIEW_CONFERENCE, id="conference", concerning="Child X1")],
    ))
    assert finding.statement == (
        "Child X3: birth expected or recorded 8 October 2020. The pregnancy is recorded as known to children’s social care from 9 March 2020. No "
        "pre-birth assessment, and no conference on the unborn child, is recorded by 16 July 2020 (84 days before the last day given for the birth). "
        "Dated in the pregnancy by then: 1 incident of concern. Told apart: 1 refusal. "
        "1 entry on the pregnancy is coded as a refusal. Other assessments recorded in those "
        "weeks: children and family assessment of Mother X 3 April 2020. Conferences in those weeks not said to be on the unborn child: review child "
        "protection conference 1 June 2020."
    )
    assert ids(finding.evidence) == ["told", "relative"]
    assert ids(finding.contrary) == ["other", "conference", "came"]
    assert finding.attributed is Party.SERVICE
    assert finding.children == ("Child X3",)


@pytest.mark.parametrize(("as_at", "findings"), [("2020-07-16", 0), ("2020-07-17", 1), ("2021-02-01", 1)])
def test_it_is_silent_until_week_28_has_passed(as_at: str, findings: int) -> None:
    assert len(found(told(), as_at=as_at)) == findings


@pytest.mark.parametrize("facts", [
    {"assessments": [assessment("2020-07-16", "Pre-birth assessment", about="Mother X")]},
    {"assessments": [assessment("2020-05", "Assessment", about="Child X3; Mother X")]},
    {"assessments": [assessment("", "Pre-birth assessment", about="Mother X")]},
    {"meetings": [meeting("2020-07-01", MeetingKind.INITIAL_CONFERENCE, concerning="Unborn baby")]},
    {"meetings": [meeting("2020-07-01", MeetingKind.INITIAL_CONFERENCE, concerning="Child X3")]},
])
def test_a_pre_birth_assessment_or_a_conference_on_the_baby_in_time_silences_it(facts: dict[str, object]) -> None:
    assert not found(told(), **facts)


@pytest.mark.parametrize("facts", [
    {"assessments": [assessment("2020-07-17", "Pre-birth assessment", about="Mother X")]},
    {"assessments": [assessment("2018-05-01", "Pre-birth assessment", about="Mother X")]},
    {"meetings": [meeting("2020-07-01", MeetingKind.STRATEGY_DISCUSSION, concerning="Unborn baby")]},
    {"meetings": [meeting("2020-07-01", MeetingKind.INITIAL_CONFERENCE, concerning="Child X30")]},
])
def test_one_too_late_of_another_pregnancy_or_of_another_kind_does_not(facts: dict[str, object]) -> None:
    assert len(found(told(), **facts)) == 1


@pytest.mark.parametrize("row", [
    told(people=("Older sibling X",)), told(nature=Nature.PROTECTIVE), told(markers=[Marker.DENIAL]), told("2019-01-01"), told("2020-10-08"),
    told("2020"), told("", known="2020-03-09"), told(known="2020-10-08"),
])
def test_it_is_silent_where_no_row_shows_that_this_pregnancy_was_known_before_the_birth(row: object) -> None:
    assert not found(row, as_at="2021-02-01")


def test_it_is_silent_without_a_date_of_birth_and_without_any_concern() -> None:
    assert not found(told(), child=baby(when("")))
    assert not found(told(nature=Nature.CONTEXT))


def test_a_person_row_from_before_the_birth_shows_that_it_was_known() -> None:
    child = baby(known_on=when("2020-03-09").start)
    finding = only(found(entry("2020-03-30", Theme.DRUG_MISUSE, id="relative"), child=child))
    assert ids(finding.evidence) == ["p-x3", "relative"]


def test_known_only_after_week_28_the_time_runs_to_the_birth() -> None:
    row = told("2020-08-01")
    assert not found(row, as_at="2020-10-08")
    assert "recorded only after week 28" in only(found(row, as_at="2020-10-09")).statement


def test_a_date_of_birth_that_is_not_exact_counts_from_its_last_day_and_says_so() -> None:
    finding = only(found(told(), child=baby(when("2020-10")), as_at="2020-09-15"))
    assert "by 8 August 2020" in finding.statement
    assert "The date of birth is not exact, so the week is not either." in finding.not_recorded


def test_another_agencys_row_without_a_known_date_says_nothing_of_when_social_care_knew() -> None:
    rows = (told(agency=Agency.MATERNITY, known=""), entry("2020-03-30", Theme.DRUG_MISUSE))
    finding = only(found(*rows))
    assert "recorded as known to children’s social care" not in finding.statement
    assert (
        "The pregnancy is recorded by Maternity from 9 March 2020; the date on which it was known to children’s social care is not recorded. "
        in finding.statement.replace(Agency.MATERNITY.label, "Maternity")
    )
    own = told("2020-04-09", id="own", agency=Agency.CHILDRENS_SOCIAL_CARE, known="")
    assert "recorded as known to children’s social care from 9 April 2020" in only(found(*rows, own)).statement
