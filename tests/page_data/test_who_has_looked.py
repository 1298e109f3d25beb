"""Who has looked at a family, and which looks the privacy officer asks about, from a real trail."""

from datetime import UTC, date, datetime

from dashboard.importers.take_in import new_family
from dashboard.page_data.rights_kept import give_sight, keep_account
from dashboard.page_data.unusual_access import may_read_the_trail, unusual_access
from dashboard.page_data.who_has_looked import NEWEST, who_has_looked
from dashboard.store import Database
from data_models.access import EVERY_AGENCY, EVERY_SENSITIVITY, Power, Role, Scope
from tests.conftest import ACTOR


def today() -> date:
    return datetime.now(UTC).date()


def test_the_newest_come_first_and_the_file_holds_all(database: Database) -> None:
    family, other = new_family(database, ACTOR, "Family T"), new_family(database, ACTOR, "Family U")
    for number in range(NEWEST + 5):
        database.record_view(f"worker{number % 2}", "page viewed", family_id=family.id, target=f"page {number}")
    database.record_view("worker1", "rows exported", family_id=family.id, target="rows")
    database.record_view("worker1", "source opened", family_id=family.id, target="one two three")
    database.record_view("worker9", "page viewed", family_id=other.id, target="elsewhere")
    database.record_refusal("nosy", "family by name", asked="family t")
    view = who_has_looked(database, database.scope_of(ACTOR), family)
    assert view.newest.rows[0].cells[1:] == ("nosy", "refused", "family by name")
    assert view.newest.rows[1].cells[3] == "the source of 3 rows"
    assert len(view.newest.rows) == NEWEST
    assert (*view.newest.rows, *view.earlier.rows) == view.whole.rows
    assert not any("worker9" in row.cells or "elsewhere" in row.cells for row in view.whole.rows)
    assert view.sentence == (
        f"Looks recorded: {NEWEST + 7}, by 2 people; of these, rows taken out: 1. Refused: 1. Changes: {len(view.whole.rows) - NEWEST - 8}."
    )
    assert {row.cells[1:] for row in view.per_day.rows} == {("worker0", "15"), ("worker1", "17")}


def test_nobody_reads_the_trail_of_a_family_that_is_not_theirs(database: Database) -> None:
    family = new_family(database, ACTOR, "Family T")
    assert who_has_looked(database, Scope("nosy"), family).whole.rows == ()
    assert who_has_looked(database, database.scope_of(ACTOR), family).whole.rows, "the positive control"


def test_looks_without_a_relationship_are_listed_for_the_officer_alone_and_by_id(database: Database) -> None:
    families = [new_family(database, ACTOR, f"Family {number}") for number in range(4)]
    for family in families:
        database.record_view(ACTOR, "page viewed", family_id=family.id, target="Family")
        database.record_refusal("nosy", "family by name", asked=family.label)
    view = unusual_access(database, Scope("officer", powers=frozenset({Power.READ_TRAIL})), today())
    assert [row.cells[1] for row in view.met.rows] == ["nosy"], "who stands in a relationship is not asked about"
    assert {row.cells[2] for row in view.looks.rows} == {family.id for family in families}
    assert not any("Family" in cell for table in (view.met, view.looks) for row in table.rows for cell in row.cells)
    assert view.sentence.endswith("the rules were met 1 time, by 1 person.")
    worker = Scope.over(ACTOR, [family.id for family in families], EVERY_AGENCY, EVERY_SENSITIVITY)
    assert not may_read_the_trail(worker)
    assert unusual_access(database, worker, today()).met.rows == ()


def test_the_officer_reads_people_by_name_and_part_and_a_family_by_its_name_only_where_they_have_sight_of_it(database: Database) -> None:
    keep_account(database, ACTOR, actor="adm-1", sign_in_name="a", name="Ada Keeper", agency="csc", roles=[Role.ADMINISTRATOR])
    for actor, name, role in (("tm-1", "Tam Lead", Role.TEAM_MANAGER), ("sw-1", "Sam Same", Role.SOCIAL_WORKER)):
        keep_account(database, "adm-1", actor=actor, sign_in_name=actor, name=name, agency="csc", roles=[role])
    families = [new_family(database, "tm-1", f"Family {number}") for number in range(4)]
    give_sight(database, "tm-1", families[0].id, to="sw-1", role=Role.SOCIAL_WORKER)
    for family in families:
        database.record_view("sw-1", "page viewed", family_id=family.id, target="Family")
        database.record_refusal("gone-1", "family by name", asked=family.label)
    officer = Scope("officer", powers=frozenset({Power.READ_TRAIL}))
    view = unusual_access(database, officer, today())
    assert {row.cells[1] for table in (view.met, view.looks) for row in table.rows} == {"Sam Same, social worker", "gone-1"}
    assert {row.cells[2] for row in view.looks.rows} == {family.id for family in families}
    both = Scope("officer", Scope.over("officer", [families[1].id], EVERY_AGENCY, EVERY_SENSITIVITY).families, officer.powers)
    assert {row.cells[2] for row in unusual_access(database, both, today()).looks.rows} == {
        "Family 1", *(family.id for family in families if family != families[1])}


def test_people_are_told_by_the_names_that_colleagues_know_them_by(database: Database) -> None:
    keep_account(database, ACTOR, actor="adm-1", sign_in_name="a", name="Ada Keeper", agency="csc", roles=[Role.ADMINISTRATOR])
    keep_account(database, "adm-1", actor="tm-1", sign_in_name="t", name="Tam Lead", agency="csc", roles=[Role.TEAM_MANAGER])
    family = new_family(database, "tm-1", "Family T")
    for actor in ("sw-1", "sw-2"):
        keep_account(database, "adm-1", actor=actor, sign_in_name=actor, name="Sam Same", agency="csc", roles=[Role.SOCIAL_WORKER])
        database.record_view(actor, "page viewed", family_id=family.id, target="Family")
    database.record_view("gone-1", "page viewed", family_id=family.id, target="Family")
    view = who_has_looked(database, database.scope_of("tm-1"), family)
    told = {line.cells[1] for line in view.whole.rows}
    assert told == {"Tam Lead", "Sam Same (sw-1)", "Sam Same (sw-2)", "gone-1"}, "whoever has no account any more is told by the id"
    assert {line.cells[1] for line in view.per_day.rows} == {"Sam Same (sw-1)", "Sam Same (sw-2)", "gone-1"}
