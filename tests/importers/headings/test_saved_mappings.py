"""What a person said of an agency's headings is used for its next file, and only for that agency's."""

from datetime import date, datetime

import pytest

from dashboard.errors import FileRefused
from dashboard.importers.headings.mapping import Mapping, SheetMapping
from dashboard.importers.headings.saved_mappings import save_mapping, saved_mapping
from dashboard.importers.take_in import new_family, take_in
from dashboard.store import Database
from data_models.access import NOBODY

TODAY = date(2026, 11, 24)
FILE = b"Datum,Was\n01/02/2020,Door broken\n"
MAPPING = Mapping(columns={"Datum": "happened", "Was": "description"}, sheets={"Notes": SheetMapping(skip=True)})


def test_a_saved_mapping_is_used_for_the_next_file_of_that_agency(database: Database) -> None:
    family = new_family(database, "local", "Family X")
    scope = database.scope_of("local")
    with pytest.raises(FileRefused):
        take_in(database, scope, family, name="log.csv", content=FILE, today=TODAY, agency="Police")
    save_mapping(database, "local", "Police", MAPPING, now=datetime(2026, 1, 1))
    assert take_in(database, scope, family, name="log.csv", content=FILE, today=TODAY, agency="police").count("loaded") == 1
    with pytest.raises(FileRefused):
        take_in(database, scope, family, name="log.csv", content=FILE + b"\n", today=TODAY, agency="Housing")


def test_the_newest_counts_and_a_mapping_survives_being_kept(database: Database) -> None:
    new_family(database, "local", "Family X")
    scope = database.scope_of("local")
    save_mapping(database, "local", "Police", Mapping(columns={"Datum": "kept"}), now=datetime(2026, 1, 1))
    save_mapping(database, "local", "Police", MAPPING, now=datetime(2026, 1, 2))
    assert saved_mapping(database, scope, "Police") == MAPPING


def test_nobody_without_a_family_reads_mappings(database: Database) -> None:
    save_mapping(database, "local", "Police", MAPPING, now=datetime(2026, 1, 1))
    assert saved_mapping(database, NOBODY, "Police") == Mapping()
