"""Who was asked about whom: four answers never merged, no request is not "never asked", and a label is compared as a whole name."""

from dashboard.findings.reading import Reading
from dashboard.page_data.asked import asked_view
from data_models.agencies import Agency
from data_models.forum import RequestResult
from data_models.people import FamilyRole, Person
from data_models.themes import Theme
from tests.findings.building import PEOPLE, entry, history, request

IN_LAW = Person(id="p-law", label="Stepfather X's mother", role=FamilyRole.OTHER_RELATIVE)


def cells(**facts: object) -> dict[tuple[str, str], tuple[str, int, str]]:
    view = asked_view(Reading(history(people=(*PEOPLE, IN_LAW), **facts)))  # type: ignore[arg-type]
    return {(row.agency, row.adult): (row.state, row.entries, row.ids) for row in view.cells.itertuples()}


def test_each_answer_keeps_its_own_words() -> None:
    found = cells(
        requests=[
            request("2020-01-01", "GP", "Mother X", id="r1", result=RequestResult.NO_REPLY),
            request("2020-02-01", "Police", "Mother X; Stepfather X", id="r2", result=RequestResult.HELD_AND_SHARED),
            request("2020-03-01", "Police", "Stepfather X", id="r3", result=RequestResult.NOTHING_HELD),
            request("2020-04-01", "Adult mental health", "Mother X", id="r4", result=RequestResult.DECLINED_NO_CONSENT),
        ],
        entries=[entry("2020-01-01", Theme.NEGLECT, id="e1", agency=Agency.SCHOOL, people=("Mother X",))],
    )
    assert found["GP", "Mother X"] == ("asked, no reply", 0, "r1")
    assert found["Police", "Mother X"] == ("held and shared", 0, "r2")
    assert found["Police", "Stepfather X"] == ("held and shared; nothing held", 0, "r2 r3")
    assert found["Adult mental health", "Mother X"] == ("declined, no consent", 0, "r4")
    assert found["School", "Mother X"] == ("given, no request recorded", 1, "e1")
    assert found["Substance misuse service", "Mother X"] == ("no request recorded", 0, "")
    assert found["Children's social care", "Mother X"] == ("own record", 0, "")


def test_a_request_about_one_person_is_not_one_about_another_whose_label_holds_the_name() -> None:
    found = cells(requests=[request("2020-01-01", "GP", "Stepfather X's mother", id="r1")])
    assert found["GP", "Stepfather X's mother"][2] == "r1"
    assert found["GP", "Stepfather X"] == ("no request recorded", 0, "")


def test_an_agency_that_works_on_what_is_recorded_is_a_likely_holder() -> None:
    record = history(
        entries=[entry("2020-01-01", Theme.ADULT_MENTAL_HEALTH, people=("Mother X",))],
        requests=[request("2020-02-01", "GP", "Mother X")],
    )
    view = asked_view(Reading(record))
    assert [row.cells[1:4] for row in view.works.rows] == [
        ("adult mental health", "Adult mental health", "no request recorded"), ("adult mental health", "GP", "asked, no reply"),
    ]
    assert view.heading == "1 of 2 likely holders not recorded as asked"
    assert view.sentence == "Agencies that work on what is recorded, with no request to them recorded: about Mother X: Adult mental health."
    likely = {(row.agency, row.adult) for row in view.cells.itertuples() if row.likely}
    assert likely == {("Adult mental health", "Mother X"), ("GP", "Mother X")}


def test_an_agency_no_list_knows_has_a_row_as_written_and_a_request_about_the_parents_stands_apart() -> None:
    record = history(requests=[request("2020-01-01", "The lido", "Mother X", id="r1"), request("2020-01-02", "GP", "the parents", id="r2")])
    view = asked_view(Reading(record))
    assert "The lido" in view.agencies
    assert [row.opens for row in view.unclear.rows] == ["r2"]


def test_an_empty_record_says_so() -> None:
    view = asked_view(Reading(history(people=())))
    assert view.cells.empty
    assert view.sentence == "No adult is recorded by this date: a People sheet would show here."
