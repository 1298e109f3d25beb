import pytest

from dashboard.findings.oscillation import find
from dashboard.findings.reading import Reading
from data_models.agencies import Agency
from data_models.themes import Marker, Theme
from tests.findings.building import born, entry, history, ids, link, only, protective

NEGLECT, DA, SCHOOLING = Theme.NEGLECT, Theme.DOMESTIC_ABUSE, Theme.EDUCATION


def found(*rows: object, **more: object):
    return list(find(Reading(history(entries=rows, **more))))


def test_a_worked_example_says_how_long_each_better_time_lasted() -> None:
    finding = only(found(
        entry("2020-01-01", NEGLECT, id="a"), protective("2020-02-01", NEGLECT, id="good1"), entry("2020-03-01", NEGLECT, id="b"),
        protective("2020-05-01", NEGLECT, id="good2", agency=Agency.HEALTH_VISITING), protective("2020-05-20", NEGLECT, id="good3"),
        entry("2020-07-10", NEGLECT, id="c"), protective("2020-08-01", NEGLECT, id="last"),
    ))
    assert finding.statement == (
        "Neglect is recorded as a concern, then in a protective entry, then as a concern again: 2 times. Recorded as protective from "
        "1 February 2020 (School), a concern again 1 March 2020, 29 days later; protective from 1 May 2020 (Health visiting and School), "
        "a concern again 10 July 2020, 70 days later. From the first protective entry to that concern: shortest 29 days, longest 70 days. "
        "After the last concern dated to a day (10 July 2020), 1 protective entry is recorded."
    )
    assert ids(finding.evidence) == ["a", "b", "c"]
    assert ids(finding.contrary) == ["good1", "good2", "good3", "last"], "protective rows stand on the other side only"


@pytest.mark.parametrize(("again", "findings"), [("2020-02-15", 0), ("2020-02-16", 1)])
def test_a_better_time_of_fourteen_days_is_within_one_episode(again: str, findings: int) -> None:
    assert len(found(entry("2020-01-01", NEGLECT), protective("2020-02-01", NEGLECT), entry(again, NEGLECT))) == findings


@pytest.mark.parametrize("rows", [
    [entry("2020-01-01", NEGLECT), protective("2020-02-01", NEGLECT)],
    [protective("2020-02-01", NEGLECT), entry("2020-05-01", NEGLECT)],
    [entry("2020-01-01", NEGLECT), protective("2020-02-01", DA), entry("2020-05-01", NEGLECT)],
    [entry("2020-01-01", NEGLECT), protective("2020-02-01", NEGLECT, markers=[Marker.SELF_REPORT]), entry("2020-05-01", NEGLECT)],
    [entry("2020-01-01", NEGLECT), protective("2020-02-01", NEGLECT, markers=[Marker.DENIAL]), entry("2020-05-01", NEGLECT)],
    [entry("2020-02-01", NEGLECT), protective("2020-02-01", NEGLECT), entry("2020-05-01", NEGLECT)],
])
def test_it_is_silent_without_a_concern_then_something_better_then_a_concern(rows: list[object]) -> None:
    assert not found(*rows)


def test_a_brothers_good_attendance_is_no_improvement_in_his_sisters() -> None:
    rows = [
        entry("2020-01-01", SCHOOLING, people=("Child X1",)), protective("2020-02-01", SCHOOLING, people=("Child X2",)),
        entry("2020-05-01", SCHOOLING, people=("Child X1",)),
    ]
    assert not found(*rows)
    unsaid = protective("2020-03-01", SCHOOLING)
    assert not found(*rows, unsaid), "whose attendance it was is not recorded"
    assert found(rows[0], unsaid, rows[2], people=[born("Child X1", "2010")]), "the positive control: the only child"


def test_what_one_adult_stopped_is_no_better_time_of_another() -> None:
    rows = [
        entry("2020-01-01", Theme.DRUG_MISUSE, people=("Mother X",)), protective("2020-02-01", Theme.DRUG_MISUSE, people=("Stepfather X",)),
        entry("2020-05-01", Theme.DRUG_MISUSE, people=("Mother X",)),
    ]
    assert not found(*rows)


def test_an_echo_of_something_better_is_no_better_time() -> None:
    rows = [entry("2020-01-01", NEGLECT, ref="P1"), protective("2020-02-01", NEGLECT, ref="S1"), entry("2020-05-01", NEGLECT)]
    links = [link("Police", "P1", "I1"), link("School", "S1", "I1", repeats=True)]
    assert not found(*rows, links=links)
    assert found(*rows)


def test_rows_without_an_exact_date_are_left_out_and_said_to_be() -> None:
    rows = [entry("2020-01-01", NEGLECT), protective("2020-02-01", NEGLECT), entry("2020-05-01", NEGLECT)]
    finding = only(found(*rows, entry("2020-03", NEGLECT, id="loose"), protective("", NEGLECT, id="undated")))
    assert "2 rows on this theme undated or dated only to a period: left out of the order." in finding.not_recorded
    assert not found(rows[0], protective("2020-02", NEGLECT), rows[2])


HOME = ("Mother X", "Stepfather X")


def test_what_a_child_tells_of_violence_at_home_ends_a_better_time_told_of_the_adults() -> None:
    rows = [
        entry("2019-01-01", DA, people=HOME), protective("2019-08-08", DA, people=HOME, id="good"),
        entry("2019-09-11", DA, people=("Child X1",), id="told"), entry("2019-12-11", DA, people=HOME, id="later"),
    ]
    finding = only(found(*rows))
    assert "protective from 8 August 2019 (School), a concern again 11 September 2019, 34 days later" in finding.statement
    assert "later" not in ids(finding.evidence)
    near = entry("2019-08-20", DA, people=("Child X1",))
    assert not found(*rows[:2], near, rows[3]), "12 days: one episode, and what comes after is another"


def test_concerns_that_name_only_other_people_are_shown_and_counted_not_passed_over() -> None:
    drugs = Theme.DRUG_MISUSE
    finding = only(found(
        entry("2020-01-01", drugs, people=("Mother X",)), protective("2020-02-01", drugs, people=("Mother X",)),
        entry("2020-03-01", drugs, people=("Stepfather X",), id="his"), entry("2020-05-01", drugs, people=("Mother X",)),
    ))
    assert "90 days later" in finding.statement
    assert "Between them 1 incident of this theme that names only other people is recorded, not taken as the concern again." in finding.statement
    assert "his" in ids(finding.evidence)


def test_a_concern_again_that_is_only_a_refusal_is_said_to_be_coded_as_one() -> None:
    rows = [entry("2020-01-01", DA), protective("2020-02-01", DA)]
    refused, seen = entry("2020-04-01", DA, markers=[Marker.REFUSAL]), entry("2020-04-01", DA)
    assert "a concern again 1 April 2020 (coded as a refusal), 60 days later" in only(found(*rows, refused)).statement
    assert "a concern again 1 April 2020, 60 days later" in only(found(*rows, seen)).statement
