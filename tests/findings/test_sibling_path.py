import pytest

from dashboard.findings.reading import Reading
from dashboard.findings.sibling_path import find
from data_models.people import FamilyRole, Status, Whereabouts
from data_models.themes import Marker, Theme
from tests.findings.building import born, entry, history, ids, link, only, protective, residence, status

SIBLING = "Older sibling X"


def family(child: str = "2008-03-04", sibling: str = "2004-03-04") -> list[object]:
    return [born("Child X1", child), born(SIBLING, sibling, FamilyRole.OLDER_SIBLING)]


def found(people: list[object] | None = None, as_at: str = "2021-01-01", **facts: object):
    return list(find(Reading(history(as_at=as_at, people=people or family(), **facts))))


def test_a_worked_example_sets_an_older_siblings_record_at_that_age_beside_the_child() -> None:
    finding = only(found(
        entries=[
            entry("2016-06-01", Theme.NEGLECT, id="then", people=(SIBLING,)), entry("2019-06-01", Theme.NEGLECT, id="later", people=(SIBLING,)),
            protective("2016-06-01", Theme.EDUCATION, id="good", people=(SIBLING,)),
        ],
        statuses=[status("2018-05-01", Status.IN_CARE, id="care", children=(SIBLING,))],
        residences=[residence("2018-05-01", SIBLING, Whereabouts.FOSTER_CARE, id="foster")],
    ))
    assert finding.statement == (
        "Child X1’s age is 12 years at this date. 1 entry of concern that names Older sibling X is dated when Older sibling X was, or may have "
        "been, that age: neglect. "
        "Recorded of Older sibling X: in care, from 1 May 2018 (aged 14) and living in foster care, from 1 May 2018 (aged 14)."
    )
    assert ids(finding.evidence) == ["then", "care", "foster"]
    assert ids(finding.contrary) == ["good"]
    assert finding.not_recorded == ("What is recorded of Older sibling X does not say what will be so of Child X1.",)


def test_a_year_of_birth_makes_ages_loose_and_says_so() -> None:
    finding = only(found(family(sibling="2004"), statuses=[status("2018-05-01", Status.IN_CARE, children=(SIBLING,))]))
    assert "in care, from 1 May 2018 (aged 13 to 14)" in finding.statement
    assert "A date of birth is recorded only as near as is known (Older sibling X 2004): the ages are not exact." in finding.not_recorded


@pytest.mark.parametrize("people", [family(child=""), family(sibling=""), family(sibling="2008"), family(child="2002-03-04", sibling="1999-03-04")])
def test_it_is_silent_where_ages_are_not_recorded_or_the_order_is_not_certain_or_the_child_is_grown(people: list[object]) -> None:
    assert not found(people, statuses=[status("2018-05-01", Status.IN_CARE, children=(SIBLING,))])


def test_it_is_silent_where_nothing_is_recorded_of_the_sibling() -> None:
    assert not found(entries=[entry("2016-06-01", Theme.NEGLECT, people=("Child X1",))])


def test_a_plan_the_child_shared_is_not_the_siblings_own_path() -> None:
    shared = status("2012-05-01", Status.CHILD_PROTECTION, children=(SIBLING, "Child X1"))
    assert not found(statuses=[shared])


@pytest.mark.parametrize("row", [
    protective("2016-06-01", Theme.NEGLECT, people=(SIBLING,)),
    entry("2016-06-01", Theme.NEGLECT, people=("Child X1",)),
    entry("", Theme.NEGLECT, people=(SIBLING,)),
    entry("2010-06-01", Theme.NEGLECT, people=(SIBLING,), markers=[Marker.ALLEGATION]),
])
def test_other_children_protective_undated_and_other_ages_are_no_evidence(row: object) -> None:
    assert not found(entries=[row])


def test_an_echo_is_no_second_entry() -> None:
    rows = [entry("2016-06-01", Theme.NEGLECT, ref="P1", people=(SIBLING,)), entry("2016-06-02", Theme.NEGLECT, ref="P2", people=(SIBLING,))]
    finding = only(found(entries=rows, links=[link("Police", "P1", "I1"), link("Police", "P2", "I1", repeats=True)]))
    assert "1 entry of concern" in finding.statement


def test_what_is_recorded_well_of_the_child_at_that_age_stands_beside() -> None:
    finding = only(found(entries=[
        entry("2016-06-01", Theme.NEGLECT, people=(SIBLING,)), protective("2020-10-02", Theme.EDUCATION, id="attends", people=("Child X1",)),
        protective("2019-10-02", Theme.EDUCATION, id="younger", people=("Child X1",)),
    ]))
    assert ids(finding.contrary) == ["attends"]
