"""The axis that all charts share reaches over the children's lives, and not back into an adult's childhood."""

from datetime import date

from dashboard.page_data.frame import frame_of, time_axis_of
from data_models.people import FamilyRole, Person, Status, Whereabouts
from data_models.record import Nature
from tests.findings.building import entry, history, residence, status, when


def test_an_older_sibling_who_may_be_a_child_stands_in_the_header_with_where_they_live() -> None:
    people = (
        Person(id="c", label="Child X1", role=FamilyRole.CHILD, born=when("2010-06-01")),
        Person(id="s1", label="Sibling in care", role=FamilyRole.OLDER_SIBLING, born=when("2004")),
        Person(id="s2", label="Sibling grown up", role=FamilyRole.OLDER_SIBLING, born=when("2000")),
        Person(id="s3", label="Sibling of no age", role=FamilyRole.OLDER_SIBLING),
    )
    frame = frame_of(history(
        as_at="2021-01-01", people=people, residences=[residence("2018-11-26", "Sibling in care", Whereabouts.FOSTER_CARE)],
        statuses=[status("2018-11-26", Status.IN_CARE, children=("Sibling in care",))],
    ))
    assert [(child.label, child.age, child.where) for child in frame.children] == [
        ("Child X1", "10 years", "Where living is not recorded"), ("Sibling in care (older sibling)", "16 or 17 years", "Foster care"),
        ("Sibling of no age (older sibling)", "age not recorded", "Where living is not recorded"),
    ]
    assert frame.children[1].status == Status.IN_CARE.label


def first_day(*entries: object, born: str = "2010-06-01") -> date:
    people = (Person(id="c", label="Child X1", role=FamilyRole.CHILD, born=when(born)),)
    return time_axis_of(history(as_at="2021-01-01", people=people, entries=entries))[0]


def test_entries_of_every_kind_in_the_childrens_lives_are_on_it() -> None:
    assert first_day(entry("2012-03-01", nature=Nature.CONTEXT), entry("2019-01-01")) == date(2012, 1, 31)


def test_an_adults_childhood_is_not_unless_it_is_told_as_a_concern() -> None:
    assert first_day(entry("1985-03-01", nature=Nature.CONTEXT), entry("2019-01-01")) == date(2018, 12, 2)
    assert first_day(entry("1985-03-01"), entry("2019-01-01")) == date(1985, 1, 30)


def test_a_record_whose_rows_nobody_has_coded_is_on_it_from_its_first_row() -> None:
    assert first_day(entry("2013-03-01", nature=Nature.CONTEXT), born="") == date(2013, 1, 30)
