"""A rejected row is found from the thing it was about, so that "not recorded" can be qualified; one that was put right is not."""

import pytest

from dashboard.importers.readers.reading import read_file
from dashboard.importers.rows.fixes import Fix
from dashboard.importers.take_in import new_family, take_in_sheets
from dashboard.importers.taken import Said
from dashboard.store import Database
from data_models.access import Scope
from data_models.record import Family
from data_models.rejected_rows import about
from data_models.tables import ACTION_REVIEW
from tests.importers.workbooks import TODAY, xlsx

HEADINGS = ("Action ref", "Meeting ref", "Date", "Status", "Evidence")
REVIEWS = xlsx({"Action reviews": [
    HEADINGS, ("CP1-1", "RC1", "01/02/2020", "done", "Certificate"), ("CP1-2", "RC1", "01/02/2020", "completed in part?", "Letter"),
    ("CP1-3", "RC1", "soon", "done", ""),
]})


@pytest.fixture
def family(database: Database) -> Family:
    return new_family(database, "local", "Family X")


@pytest.fixture
def scope(database: Database, family: Family) -> Scope:
    return database.scope_of("local")


def bring(database: Database, scope: Scope, family: Family, *fixes: Fix) -> None:
    take_in_sheets(database, scope, family, read_file("core.xlsx", REVIEWS), today=TODAY, said=Said(fixes=fixes))


def rejected(database: Database, scope: Scope, family: Family) -> dict[str, tuple[str, str, int]]:
    return {row["identity"]: (row["file"], row["sheet"], row["source_row"]) for row in database.ask(scope, "rejected_about", family=family.id)}


def test_a_rejected_review_is_found_by_its_action(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family)
    assert rejected(database, scope, family) == {
        about(ACTION_REVIEW, "cp1-2"): ("core.xlsx", "Action reviews", 3), about("care.action_review", " CP1-3 "): ("core.xlsx", "Action reviews", 4)}
    row = database.ask(scope, "rejected_about", family=family.id)[0]
    assert "which is not one of" in row["reason"] and "Letter" in row["cells_json"]


def test_one_that_was_put_right_is_found_no_more(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family)
    bring(database, scope, family, Fix("Action reviews", 3, 3, "partly"))
    assert rejected(database, scope, family).keys() == {about(ACTION_REVIEW, "CP1-3")}


def test_it_is_never_taken_for_an_earlier_version_of_a_row(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family)
    assert not any(row["identity"].startswith("about|") for row in database.ask(scope, "loaded_rows", family=family.id))
