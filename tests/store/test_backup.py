"""Backups: whole, encrypted, numbered, checked, pruned; made while others write; restored onto an empty place only."""

import json
import subprocess
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dashboard.errors import StoreRefused
from dashboard.importers.take_in import new_family
from dashboard.store import Database
from dashboard.store.backup import make_generation
from dashboard.store.backup_schedule import BackupSchedule
from dashboard.store.copying import counts_of
from dashboard.store.generations import BEING_MADE, MANIFEST, checked, generations, prune, when_it_goes
from dashboard.store.restore import restore
from tests.conftest import ACTOR, KEY
from tests.store.test_database import MARK, add_entry

WORD = "Zebedee"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "home" / "record.duckdb"


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return tmp_path / "backup"


def test_a_backup_holds_every_row_and_neither_file_nor_manifest_a_word_of_them(record: Path, backup: Path) -> None:
    with Database(record, KEY) as database:
        family = new_family(database, ACTOR, f"Family {WORD}")
        add_entry(database, family.id, "one")
        made = database.backup(backup)
        assert made is not None
        with database._cursor() as cursor:
            assert counts_of(cursor) == checked(made, KEY).tables
        trail = database.first_broken_audit_event()[0]
    assert checked(made, KEY).head == trail
    written = b"".join(file.read_bytes() for file in made.folder.iterdir())
    assert MARK.encode() not in written
    assert WORD.encode() not in written


def test_a_backup_comes_back_on_an_empty_place_with_its_trail_and_says_that_it_did(record: Path, backup: Path, tmp_path: Path) -> None:
    with Database(record, KEY) as database:
        family = new_family(database, ACTOR, "Family T")
        add_entry(database, family.id, "one")
        database.backup(backup)
    put = tmp_path / "another" / "record.duckdb"
    done = restore(backup, put, KEY, actor=ACTOR)
    assert done.passed_over == ()
    with Database(put, KEY) as database:
        assert [row["description"] for row in database.ask(database.scope_of(ACTOR), "known/care.entry", family=family.id,
                                                            as_at=datetime(2026, 1, 1).date())] == [MARK]
        events, broken = database.first_broken_audit_event()
        assert (events, broken) == (done.manifest.head + 1, None)
        assert [path.name for path in put.parent.iterdir() if "being-restored" in path.name] == []


def test_a_record_that_is_there_is_never_written_over(record: Path, backup: Path) -> None:
    with Database(record, KEY) as database:
        new_family(database, ACTOR, "Family T")
        database.backup(backup)
    before = record.read_bytes()
    with pytest.raises(StoreRefused, match="There is a record already"):
        restore(backup, record, KEY, actor=ACTOR)
    assert record.read_bytes() == before


def test_another_key_restores_nothing_and_says_why(record: Path, backup: Path, tmp_path: Path) -> None:
    with Database(record, KEY) as database:
        new_family(database, ACTOR, "Family T")
        database.backup(backup)
    put = tmp_path / "another" / "record.duckdb"
    with pytest.raises(StoreRefused, match="another key"):
        restore(backup, put, "another key", actor=ACTOR)
    assert not put.exists()


def test_nothing_new_makes_no_generation_and_any_event_makes_one(database: Database, backup: Path) -> None:
    new_family(database, ACTOR, "Family T")
    assert database.backup(backup) is not None
    assert database.backup(backup) is None
    database.record_view(ACTOR, "page viewed")
    assert [one.number for one in (database.backup(backup),) if one] == [2]


def test_two_records_never_share_a_series(tmp_path: Path, backup: Path) -> None:
    for name, refused in (("one", False), ("two", True)):
        with Database(tmp_path / name / "record.duckdb", KEY) as database:
            new_family(database, ACTOR, "Family T")
            if refused:
                with pytest.raises(StoreRefused, match="another record"):
                    database.backup(backup)
            else:
                database.backup(backup)
    assert [one.number for one in generations(backup)] == [1]


def test_what_an_attempt_that_was_cut_off_left_is_no_generation_and_is_cleared(database: Database, backup: Path) -> None:
    left = backup / BEING_MADE
    left.mkdir(parents=True)
    (left / "record.duckdb").write_bytes(b"half of one")
    assert generations(backup) == []
    database.record_view(ACTOR, "page viewed")
    made = database.backup(backup)
    assert made is not None
    checked(made, KEY)
    assert not left.exists()


def test_the_newest_are_kept_and_the_last_of_each_day_before_them(database: Database, backup: Path) -> None:
    start = datetime(2026, 3, 2, 9)
    new_family(database, ACTOR, "Family T")
    with database._cursor() as cursor:
        for step in range(10):  # two a day: 2 to 6 March
            make_generation(cursor, backup, KEY, now=start + timedelta(hours=12 * step), kept=3)
    kept = [one.number for one in generations(backup)]
    assert kept == [10, 9, 8, 6]  # the last of 4 March is no. 6; no. 7 is the first of 5 March and 2, 4 are older than three days
    assert when_it_goes(generations(backup)[-1], backup, KEY, kept=3) == "goes when 1 more have been made, and not before 2026-03-07"


def test_a_damaged_generation_takes_no_place_among_those_kept(database: Database, backup: Path) -> None:
    new_family(database, ACTOR, "Family T")
    now = datetime(2026, 3, 2, 9)
    with database._cursor() as cursor:
        for step in range(3):
            make_generation(cursor, backup, KEY, now=now + timedelta(minutes=step), kept=14)
    (generations(backup)[0].folder / MANIFEST).write_text("{}")
    prune(backup, KEY, kept=2, now=now)
    assert [one.number for one in generations(backup)] == [3, 2, 1], "the damaged newest one is left for a person to look at"


def test_a_manifest_counts_and_names_nobody(database: Database, backup: Path) -> None:
    new_family(database, ACTOR, f"Family {WORD}")
    made = database.backup(backup, actor=f"worker {WORD}")
    assert made is not None
    said = json.loads((made.folder / MANIFEST).read_text())
    assert set(said) == {"code", "format", "head", "head_hash", "made_at", "record", "sha256", "size", "tables", "version"}
    assert said["tables"]["care.family"] == 1
    assert WORD not in json.dumps(said)


def test_a_second_process_is_still_refused_after_a_backup(record: Path, backup: Path) -> None:
    """Reading the record's file a second time in its own process would give up the lock on it: the positive control does so."""
    code = ("from pathlib import Path; from dashboard.store import Database\n"
            f"Database(Path({str(record)!r}), {KEY!r}); print('opened')")

    def second() -> str:
        return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stdout.strip()

    with Database(record, KEY) as database:
        database.record_view(ACTOR, "page viewed")
        assert database.backup(backup) is not None
        assert second() == ""
        if sys.platform != "win32":
            record.read_bytes()
            assert second() == "opened"


def test_others_write_while_a_backup_is_made_and_the_copy_is_of_one_moment(database: Database, backup: Path) -> None:
    family = new_family(database, ACTOR, "Family T")
    over = threading.Event()

    def write() -> None:
        number = 0
        while not over.is_set():
            number += 1
            add_entry(database, family.id, f"fact {number}")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [database.backup(backup) for _ in range(4)]
    finally:
        over.set()
        writer.join()
    for one in made:
        assert one is not None
        manifest = checked(one, KEY)
        # two events began the witness and the family, one each backup so far, and one each entry: none without the other
        assert manifest.head == manifest.tables["care.entry"] + 2 + one.number


def test_the_schedule_backs_up_at_once_and_ends_when_told(database: Database, backup: Path) -> None:
    new_family(database, ACTOR, "Family T")
    schedule = BackupSchedule(database, backup, minutes=60, kept=14)
    schedule.start()
    for _ in range(100):
        if generations(backup):
            break
        threading.Event().wait(0.1)
    schedule.stop()
    assert [one.number for one in generations(backup)] == [1]


def test_the_schedule_says_in_a_sentence_where_it_cannot(database: Database, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    database.record_view(ACTOR, "page viewed")
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("not a folder")
    schedule = BackupSchedule(database, in_the_way, minutes=60, kept=14)
    schedule.start()
    schedule.stop()
    assert "The backup could not be written" in capfd.readouterr().err
