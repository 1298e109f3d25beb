"""On whose word a matter about an adult rests: labels as whole names, denials never hidden, an older sibling no adult before 18."""

from dashboard.findings.reading import Reading
from dashboard.page_data.adults import adults_on, adults_view
from data_models.agencies import Agency
from data_models.people import FamilyRole, Person
from data_models.record import EvidenceStatus, Nature
from data_models.themes import Marker, Theme
from tests.findings.building import PEOPLE, entry, history, protective, when

DRINK = Theme.ALCOHOL_MISUSE
SIBLING = Person(id="p-sib", label="Older sibling X", role=FamilyRole.OLDER_SIBLING, born=when("2002-06-01"))
IN_LAW = Person(id="p-law", label="Stepfather X's mother", role=FamilyRole.OTHER_RELATIVE)


def table(*entries: object) -> dict[tuple[str, str], tuple[str, ...]]:
    """Cells after adult and theme: incidents, seen, opinion, reported, own account, not said, disputed, the other way, when."""
    view = adults_view(Reading(history(entries=entries, people=(*PEOPLE, IN_LAW))))
    return {(row.cells[0], row.cells[1]): row.cells[2:] for row in view.table.rows}


def test_seen_said_of_oneself_and_reported_stand_apart() -> None:
    cells = table(
        entry("2020-01-01", DRINK, people=("Mother X",)),
        entry("2020-03-01", DRINK, people=("Mother X",), reported_by="Mother X"),
        entry("2020-05-01", DRINK, people=("Mother X",), markers=(Marker.SELF_REPORT,), status=EvidenceStatus.UNVERIFIED),
        entry("2020-07-01", DRINK, people=("Mother X",), status=EvidenceStatus.REPORTED, reported_by="Neighbour"),
        entry("2020-08-01", DRINK, people=("Mother X",), status=EvidenceStatus.NOT_RECORDED),
        entry("2020-09-01", DRINK, people=("Mother X",), status=EvidenceStatus.PROFESSIONAL_OPINION),
    )
    assert cells["Mother X", DRINK.label][:8] == ("6", "1", "1", "1", "2", "1", "0", "0")


def test_a_label_inside_another_is_another_person() -> None:
    cells = table(entry("2020-01-01", DRINK, people=("Stepfather X's mother",), reported_by="Stepfather X's mother"))
    assert list(cells) == [("Stepfather X's mother", DRINK.label)]
    by_son = table(entry("2020-01-01", DRINK, people=("Stepfather X",), reported_by="Stepfather X's mother", status=EvidenceStatus.REPORTED))
    assert by_son["Stepfather X", DRINK.label][3:5] == ("1", "0"), "told by somebody else, not an account of his own"


def test_a_dispute_outweighs_a_sighting_and_the_other_side_is_counted_in_incidents() -> None:
    cells = table(
        entry("2020-01-01", DRINK, people=("Mother X",), status=EvidenceStatus.DISPUTED),
        entry("2020-02-01", DRINK, people=("Mother X",), nature=Nature.CONTEXT, markers=(Marker.DENIAL,)),
        protective("2020-03-01", DRINK, people=("Mother X",)),
    )
    assert cells["Mother X", DRINK.label][:8] == ("1", "0", "0", "0", "0", "0", "1", "2")


def test_themes_of_a_childs_day_are_left_to_another_page() -> None:
    assert table(entry("2020-01-01", Theme.EDUCATION, people=("Mother X",))) == {}


def test_an_older_sibling_is_an_adult_once_recorded_as_of_age() -> None:
    people = (*PEOPLE, SIBLING)
    assert SIBLING not in adults_on(history("2020-05-31", people=people))
    assert SIBLING in adults_on(history("2020-06-01", people=people))
    unknown = Person(id="p-u", label="Older sibling Y", role=FamilyRole.OLDER_SIBLING)
    assert unknown not in adults_on(history("2030-01-01", people=(*PEOPLE, unknown)))
    view = adults_view(Reading(history("2020-05-31", people=people)))
    assert view.left_out.startswith("Not recorded as 18 by this date, so not listed as an adult: Older sibling X.")


def test_the_sentence_names_only_adults_with_an_incident_and_an_empty_record_says_what_would_show() -> None:
    view = adults_view(Reading(history(entries=[
        entry("2020-01-01", DRINK, people=("Mother X",)), protective("2020-03-01", DRINK, people=("Grandmother X",), agency=Agency.GP),
    ])))
    assert view.sentence.startswith("1 incident of these themes names Mother X; 1 of it was seen")
    assert "would show" in adults_view(Reading(history())).sentence or "show here" in adults_view(Reading(history())).sentence


def test_incidents_that_only_rows_naming_another_adult_too_tell_of_are_counted_apart() -> None:
    cells = table(entry("2020-01-01", DRINK, people=("Mother X", "Stepfather X")), entry("2020-02-01", DRINK, people=("Stepfather X", "Child X1")))
    assert (cells["Mother X", DRINK.label][0], cells["Mother X", DRINK.label][-1]) == ("1", "1")
    assert (cells["Stepfather X", DRINK.label][0], cells["Stepfather X", DRINK.label][-1]) == ("2", "1")
