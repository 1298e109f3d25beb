import pytest

from dashboard.findings.reading import Reading
from dashboard.findings.unassessed_adult import find
from data_models.agencies import Agency
from data_models.forum import MeetingKind
from data_models.people import FamilyRole, Person, Whereabouts
from data_models.plan import Party
from data_models.record import Nature
from data_models.themes import Marker
from tests.findings.building import PEOPLE, assessment, entry, history, ids, link, meeting, only, protective, request, residence, when

MOTHER = Person(id="p-m", label="Mother X", role=FamilyRole.MOTHER)
STEPFATHER = Person(id="p-s", label="Stepfather X", role=FamilyRole.STEPFATHER)
HIS_MOTHER = Person(id="p-sm", label="Stepfather X's mother", role=FamilyRole.OTHER_RELATIVE)
CHECKED = (request("2020-01-01", "Police", "Mother X and Stepfather X"),)


def found(*entries: object, people: object = (*PEOPLE[:4], HIS_MOTHER), requests: object = CHECKED, **more: object):
    return list(find(Reading(history(entries=entries, people=people, requests=requests, **more))))


def names_her(day: str = "2020-09-01", **more: object):
    return entry(day, **{"id": "named", "people": ("Stepfather X's mother",), **more})


def test_a_worked_example_an_adult_in_whose_house_the_children_live() -> None:
    finding = only(found(
        names_her(), names_her("2020-09-02", id="context", nature=Nature.CONTEXT),
        protective("2020-09-03", id="kind", people=("Stepfather X's mother",)),
        residences=[
            residence("2020-02-10", "Child X1", id="child-home", place="House of Stepfather X’s mother"),
            residence("1975", "Stepfather X's mother", Whereabouts.OWN_HOME, id="own", place="Her own house"),
            residence("2020-02-10", "Mother X", place="House of Stepfather X’s mother"),
        ],
        meetings=[meeting("2020-08-12", MeetingKind.ADULT_SAFEGUARDING, id="adults", concerning="Stepfather X's mother"),
                  meeting("2020-08-12", MeetingKind.ADULT_SAFEGUARDING, concerning="Stepfather X")],
    ))
    assert finding.statement == (
        "Stepfather X's mother is listed in the family as other relative. The record places them where a child lives. Among the information requests "
        "and the assessments listed in this record, none is about Stepfather X's mother. Named in 3 entries: 1 of concern, 1 for context, 1 "
        "that reassures, denies or closes. 1 adult safeguarding meeting about them is recorded."
    )
    assert ids(finding.evidence) == ["p-sm", "own", "child-home", "named", "context"]
    assert ids(finding.contrary) == ["kind", "adults"]
    assert finding.attributed is Party.SERVICE


def test_one_named_only_in_passing_is_found_where_nothing_says_where_they_live() -> None:
    finding = only(found(names_her(nature=Nature.CONTEXT)))
    assert "Where they live is not recorded." in finding.statement and "Named in 1 entry: none of concern, 1 for context." in finding.statement


@pytest.mark.parametrize("row", [
    request("2020-01-01", "GP", "Stepfather X's mother"), request("2020-01-01", "GP", "stepfather x's mother; Mother X"),
])
def test_any_request_about_the_person_silences_it(row: object) -> None:
    assert not found(names_her(), requests=(*CHECKED, row))


def test_an_assessment_silences_it_and_one_of_a_person_inside_whose_label_hers_lies_does_not() -> None:
    assert not found(names_her(), assessments=[assessment("2020-01-01", about="Stepfather X's mother")])
    assert found(names_her(), assessments=[assessment("2020-01-01", about="Stepfather X")])


@pytest.mark.parametrize("rows", [
    (), (protective("2020-09-03", people=("Stepfather X's mother",)),), (names_her(markers=[Marker.DENIAL]),),
    (entry("2020-09-01", reported_by="Stepfather X's mother", people=("Mother X",)),), (entry("2020-09-01", people=("Stepfather X",)),),
])
def test_it_is_silent_for_one_whom_no_entry_of_concern_or_context_names(rows: tuple[object, ...]) -> None:
    assert not found(*rows)


def test_it_is_silent_for_one_whom_the_record_places_elsewhere_or_who_has_left() -> None:
    away = residence("2019", "Stepfather X's mother", Whereabouts.OWN_HOME, place="nearby")
    assert not found(names_her(), residences=[away, residence("2019", "Child X1")])
    home = [residence("2019", "Child X1", place="flat"), residence("2019", "Stepfather X's mother", place="house")]
    assert not found(names_her(), residences=home), "two family homes are not one"
    left = residence("2019", "Stepfather X's mother", ended="2020-01-01", id="left")
    assert "Where they live is not recorded" in only(found(names_her(), residences=[left, residence("2019", "Child X1")])).statement


def test_a_parent_is_listed_wherever_they_live_and_a_row_about_the_parents_may_mean_them() -> None:
    finding = only(found(people=(MOTHER,), requests=[request("2020-01-01", "GP", "the parents", id="maybe")]))
    assert "A row about “the parents” may mean them." in finding.statement
    assert ids(finding.evidence) == ["p-m"] and ids(finding.contrary) == ["maybe"]


def test_a_parent_in_custody_is_said_to_be_elsewhere() -> None:
    rows = [residence("2019", "Child X1"), residence("2020-06-01", "Mother X", Whereabouts.CUSTODY, id="custody")]
    finding = only(found(people=(PEOPLE[0], MOTHER), requests=(), residences=rows))
    assert "The record places them elsewhere: custody." in finding.statement
    assert ids(finding.evidence) == ["p-m", "custody"]


def test_no_lists_at_all_is_said_to_be_a_gap_in_the_record() -> None:
    finding = only(found(people=(MOTHER,), requests=()))
    assert "No information request and no assessment of anyone is in this record: they may be kept elsewhere." in finding.not_recorded


@pytest.mark.parametrize(("born", "findings"), [("2002-12-31", 1), ("2003", 0), ("2003-01-01", 1), ("2003-01-02", 0), ("", 0)])
def test_an_older_sibling_counts_only_when_certainly_eighteen(born: str, findings: int) -> None:
    sibling = Person(id="p-o", label="Older sibling X", role=FamilyRole.OLDER_SIBLING, born=when(born))
    assert len(found(entry("2020-09-01", people=("Older sibling X",)), people=(sibling,))) == findings


def test_an_echo_names_nobody_again() -> None:
    told, echo = names_her(ref="P1", people=("Mother X",)), names_her(ref="S1", id="echo", agency=Agency.SCHOOL)
    assert not found(told, echo, links=[link("Police", "P1", "I1"), link("School", "S1", "I1", repeats=True)])


def test_an_entry_that_only_repeats_another_is_in_the_count_of_those_that_name_the_adult_and_said_to_be() -> None:
    rows = (names_her(ref="A1"), names_her("2020-09-02", id="echo", agency=Agency.SCHOOL, ref="S1"))
    links = [link(rows[0].agency.label, "A1", "I1"), link("School", "S1", "I1", repeats=True)]
    finding = only(found(*rows, links=links))
    assert "Named in 2 entries: 1 of concern, 0 for context, 1 that only repeats another." in finding.statement
    assert "echo" in ids(finding.contrary)
