"""The store: encrypted, opened closed, scope first, one transaction with its audit event, corrections that supersede."""

import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dashboard.errors import StoreBusy, StoreRefused
from dashboard.importers.take_in import new_family
from dashboard.store import Database, opening
from dashboard.store.questions import SQL, text_of
from dashboard.store.rights import show
from data_models import tables
from data_models.access import EVERY_AGENCY, EVERY_SENSITIVITY, NOBODY, Scope
from tests.conftest import ACTOR, KEY

MARK = "Zebedee-canary-text"


def entry_row(family_id: str, fact_id: str, **columns: object) -> dict[str, object]:
    return {
        "row_id": f"{fact_id}.1", "fact_id": fact_id, "version": 1, "family_id": family_id, "agency": "police", "agency_name": "Police",
        "import_id": "i", "file": "f.csv", "sheet": "", "source_row": 2, "sensitivity": "normal", "description": MARK,
        "happened_raw": "2020-03-04", "happened_from": date(2020, 3, 4), "happened_to": date(2020, 3, 4), "happened_precision": "day",
        "nature": "concern", "evidence_status": "first_hand", "child_seen": "not_recorded", "themes": [], "markers": [], "people": [], **columns,
    }


def add_entry(database: Database, family_id: str, fact_id: str, *, actor: str = ACTOR, **columns: object) -> None:
    with database.change(actor, "test", family_id=family_id) as change:
        change.add(tables.ENTRY, [entry_row(family_id, fact_id, **columns)])


def known(database: Database, scope: Scope, family_id: str, as_at: date) -> list[dict[str, object]]:
    return database.ask(scope, "known/care.entry", family=family_id, as_at=as_at)


def test_the_file_holds_no_plain_text_and_a_plain_one_would_be_found(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    with Database(path, KEY) as database:
        family = new_family(database, ACTOR, "Family T")
        add_entry(database, family.id, "one")
    written = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
    assert MARK.encode() not in written

    plain = tmp_path / "plain.duckdb"
    with duckdb.connect(str(plain)) as connection:
        connection.execute("create table t as select $text as words", {"text": MARK})
    assert MARK.encode() in plain.read_bytes(), "the positive control: this scan does find plain text"


def test_a_wrong_key_and_a_file_without_encryption_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    Database(path, KEY).close()
    with pytest.raises(StoreRefused):
        Database(path, "another key")
    plain = tmp_path / "plain.duckdb"
    duckdb.connect(str(plain)).close()
    with pytest.raises(StoreRefused):
        Database(plain, KEY)


def test_a_second_process_is_told_in_a_sentence_that_the_record_is_held(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    with Database(path, KEY):
        told = subprocess.run(
            [sys.executable, "-c", (
                "from pathlib import Path; from dashboard.store import Database; from dashboard.errors import StoreBusy\n"
                f"try:\n    Database(Path({str(path)!r}), {KEY!r})\nexcept StoreBusy as error:\n    print('busy:', error)"
            )],
            capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
        )
    assert told.stdout.startswith("busy: The record is held by another process")
    assert issubclass(StoreBusy, Exception)


def test_a_damaged_block_is_not_taken_for_a_record_that_is_held() -> None:
    assert opening._LOCKED.search("IO Error: Could not set lock on file")
    assert not opening._LOCKED.search("IO Error: Could not read block 3: the file is damaged")


@pytest.mark.parametrize("escape", [
    "select * from read_text('/etc/hostname')",
    "select * from glob('/*')",
    "copy (select 1) to '/tmp/should-not-exist.csv'",
    "attach '/tmp/should-not-exist.duckdb' as other",
    "install json",
    "set enable_external_access = true",
    "set lock_configuration = false",
    "select * from secret_frame",
])
def test_nothing_inside_can_reach_outside(database: Database, escape: str) -> None:
    secret_frame = [1]
    with database._cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(escape)
    assert secret_frame


def test_without_a_scope_every_question_answers_nothing(samples: Database, scope: Scope) -> None:
    family: str = samples.ask(scope, "families")[0]["family_id"]
    parameters = {"family": family, "as_at": date(2026, 1, 1)}
    for table in tables.FACT_TABLES:
        assert samples.ask(NOBODY, f"known/{table.full_name}", **parameters) == []
    assert samples.ask(NOBODY, "families") == []
    assert known(samples, scope, family, date(2026, 1, 1)), "the positive control: the same question answers the right caller"


@pytest.mark.parametrize("missing", ["family_ids", "agencies", "sensitivities"])
def test_a_scope_that_leaves_one_thing_out_sees_no_entry(database: Database, missing: str) -> None:
    family = new_family(database, ACTOR, "Family T")
    add_entry(database, family.id, "one")
    whole = {"family_ids": (family.id,), "agencies": EVERY_AGENCY, "sensitivities": EVERY_SENSITIVITY}
    assert known(database, Scope.over(ACTOR, **whole), family.id, date(2021, 1, 1))
    assert known(database, Scope.over(ACTOR, **{**whole, missing: ()}), family.id, date(2021, 1, 1)) == []


def test_a_restricted_row_is_invisible_to_who_may_not_see_its_label(database: Database) -> None:
    family = new_family(database, ACTOR, "Family T")
    add_entry(database, family.id, "one", sensitivity="police_intelligence")
    without = Scope.over(ACTOR, (family.id,), EVERY_AGENCY, ("normal",))
    assert known(database, without, family.id, date(2021, 1, 1)) == []


def test_threads_never_get_each_others_rows(database: Database) -> None:
    families = [new_family(database, f"actor{number}", f"Family {number}") for number in range(8)]
    for number, family in enumerate(families):
        add_entry(database, family.id, f"fact-{family.id}", actor=f"actor{number}", description=family.label)
    wrong: list[str] = []

    def read(number: int) -> None:
        scope = database.scope_of(f"actor{number}")
        for _ in range(15):
            for family in families:
                rows = known(database, scope, family.id, date(2021, 1, 1))
                expected = [family.label] if family is families[number] else []
                if [row["description"] for row in rows] != expected:
                    wrong.append(f"actor{number} asked for {family.label}")

    threads = [threading.Thread(target=read, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_that_threads_test_would_catch_a_scope_left_on_a_shared_cursor(database: Database) -> None:
    """The planted fault: with the scope of somebody else set on the same cursor, their rows do appear."""
    family = new_family(database, ACTOR, "Family T")
    add_entry(database, family.id, "one")
    with database._cursor() as cursor:
        show(cursor, Scope.over("somebody else", [family.id], EVERY_AGENCY, EVERY_SENSITIVITY), family.id)
        leaked = cursor.execute(text_of("known/care.entry"), {"family": family.id, "as_at": date(2021, 1, 1)}).fetchall()
    assert leaked


def test_every_question_reads_only_visible_tables() -> None:
    """No question names a table of the record but through visible_: nothing can read past the scope."""
    bare = [f"{table.schema}.{table.name}" for table in tables.TABLES]
    files = sorted((SQL / "questions").glob("*.sql"))
    assert len(files) >= 8
    for file in files:
        words = file.read_text(encoding="utf-8")
        assert words.startswith("-- "), f"{file.name} begins with its meaning"
        assert "order by" in words, f"{file.name} is ordered"
        assert not [name for name in bare if f"from {name}" in words or f"join {name}" in words], file.name


def test_every_fact_is_asked_in_one_fixed_order(database: Database) -> None:
    family = new_family(database, ACTOR, "Family T")
    for number, day in enumerate((date(2020, 5, 1), date(2019, 1, 1), date(2020, 1, 1))):
        add_entry(database, family.id, f"e{number}", happened_from=day, happened_to=day)
    add_entry(database, family.id, "undated", happened_from=None, happened_to=None)
    rows = known(database, database.scope_of(ACTOR), family.id, date(2021, 1, 1))
    assert [row["fact_id"] for row in rows] == ["e1", "e2", "e0", "undated"]


@pytest.mark.parametrize(("columns", "as_at", "seen"), [
    ({}, date(2020, 3, 3), False),
    ({}, date(2020, 3, 4), True),
    ({"known_on": date(2020, 6, 1)}, date(2020, 5, 31), False),
    ({"known_on": date(2020, 6, 1)}, date(2020, 6, 1), True),
    ({"known_on": date(2019, 1, 1)}, date(2020, 3, 3), False),
    ({"happened_from": date(2020, 1, 1), "happened_to": date(2020, 12, 31)}, date(2020, 12, 30), False),
    ({"happened_from": date(2020, 1, 1), "happened_to": date(2020, 12, 31), "known_on": date(2020, 6, 1)}, date(2020, 6, 1), True),
    ({"happened_from": None, "happened_to": None}, date(2000, 1, 1), True),
    ({"happened_from": None, "happened_to": None, "known_on": date(2020, 6, 1)}, date(2020, 5, 31), False),
])
def test_a_fact_counts_as_known_from_its_day(database: Database, columns: dict[str, object], as_at: date, seen: bool) -> None:
    family = new_family(database, ACTOR, "Family T")
    add_entry(database, family.id, "one", **columns)
    assert bool(known(database, database.scope_of(ACTOR), family.id, as_at)) is seen


def test_a_correction_supersedes_from_the_day_it_is_made_and_overwrites_nothing(database: Database) -> None:
    family = new_family(database, ACTOR, "Family T")
    scope = database.scope_of(ACTOR)
    add_entry(database, family.id, "one")
    with database.change(ACTOR, "entry corrected", family_id=family.id, target="one") as change:
        change.correct(tables.ENTRY, family_id=family.id, fact_id="one", changes={"description": "corrected"}, made_on=date(2022, 1, 10))
    assert [row["description"] for row in known(database, scope, family.id, date(2022, 1, 9))] == [MARK]
    assert [row["description"] for row in known(database, scope, family.id, date(2022, 1, 10))] == ["corrected"]
    assert [row["version"] for row in database.ask(scope, "versions", family=family.id, fact_id="one")] == [1, 2]


def test_what_a_later_date_reveals_is_hidden_until_then(database: Database) -> None:
    family = new_family(database, ACTOR, "Family T")
    row = entry_row(family.id, "al")
    common = {name: row[name] for name in ("row_id", "fact_id", "version", "family_id", "agency", "import_id", "file", "sheet", "source_row",
                                           "sensitivity", "happened_raw", "happened_from", "happened_to", "happened_precision")}
    with database.change(ACTOR, "test", family_id=family.id) as change:
        change.add(tables.ALLEGATION, [{
            **common, "allegation_ref": "AL1", "about": "X", "made_by": "Y", "theme": "neglect", "police_outcome": "no_further_action",
            "police_outcome_on_raw": "2020-06-01", "police_outcome_on_from": date(2020, 6, 1), "police_outcome_on_to": date(2020, 6, 1),
            "police_outcome_on_precision": "day", "reason_obtained": "no",
        }])
    scope = database.scope_of(ACTOR)
    before = database.ask(scope, "known/care.allegation", family=family.id, as_at=date(2020, 5, 31))[0]
    after = database.ask(scope, "known/care.allegation", family=family.id, as_at=date(2020, 6, 1))[0]
    assert (before["police_outcome"], before["police_outcome_on_from"], before["reason_obtained"]) == (None, None, None)
    assert (after["police_outcome"], after["reason_obtained"]) == ("no_further_action", "no")


def test_a_change_that_fails_leaves_neither_rows_nor_audit_event(database: Database) -> None:
    family = new_family(database, ACTOR, "Family T")
    events_before, _ = database.first_broken_audit_event()
    with pytest.raises(RuntimeError), database.change(ACTOR, "test", family_id=family.id) as change:
        change.add(tables.ENTRY, [entry_row(family.id, "one")])
        raise RuntimeError
    assert known(database, database.scope_of(ACTOR), family.id, date(2021, 1, 1)) == []
    assert database.first_broken_audit_event() == (events_before, None)


def test_an_edited_audit_event_is_found(database: Database) -> None:
    for number in range(5):
        database.record_view(ACTOR, "page viewed", target=str(number))
    assert database.first_broken_audit_event() == (6, None), "the first event says that the witness was begun"
    with database._cursor() as cursor:
        cursor.execute("update audit.event set actor = 'somebody else' where number = 4")
    assert database.first_broken_audit_event() == (6, 4)


def test_a_removed_audit_event_is_found(database: Database) -> None:
    for number in range(5):
        database.record_view(ACTOR, "page viewed", target=str(number))
    with database._cursor() as cursor:
        cursor.execute("delete from audit.event where number = 3")
    assert database.first_broken_audit_event()[1] == 4


def test_a_fact_whose_import_is_gone_is_found(samples: Database) -> None:
    assert samples.broken_references() == []
    with samples._cursor() as cursor:
        cursor.execute("delete from care.import where file like '%police%'")
    assert samples.broken_references()
