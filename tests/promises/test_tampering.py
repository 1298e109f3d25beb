"""Falsified trails: found every time by ``verify`` and by the program that shares no code with it; an honest one never is."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from dashboard.audit.chain import audit_key
from dashboard.audit.trail_file import as_line
from dashboard.audit.witness import EVERY, read_heads, witness_key
from dashboard.errors import StoreRefused
from dashboard.store import Database
from dashboard.store.database import witness_beside
from dashboard.store.witnessing import trail_checked
from deploy import verify_audit
from tests.conftest import ACTOR, KEY, copied_record
from tests.promises.tampering import TAMPERS, Trail, newest_witnessed, put_back_and_used_again

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed record that was opened three times, with views of several families, seals between them, and more events than one head may bear."""
    return used_three_times(tmp_path_factory.mktemp("trail") / "record.duckdb")


def used_three_times(path: Path) -> Path:
    for time in range(3):
        with Database(path, KEY) as database:
            for number in range(EVERY // 2 + 15):
                database.record_view(f"worker{number % 4}", "page viewed", family_id=f"f{number % 7}", target=f"Family as at 2026-0{1 + time}-01")
                if number % 11 == 0:
                    database.witness("seal")
    return path


@pytest.fixture(scope="module")
def honest(record: Path) -> tuple[Trail, list[str]]:
    return as_written(record)


def as_written(record: Path) -> tuple[Trail, list[str]]:
    """The trail of a record and the lines of its witness."""
    with Database(record, KEY, check_only=True) as database:
        return database.trail(), witness_beside(record).read_text(encoding="utf-8").splitlines()


def found_by_verify(trail: Trail, witness: list[str]) -> bool:
    content = "".join(f"{line}\n" for line in witness).encode()
    return not trail_checked(trail, read_heads(content, witness_key(KEY)), audit_key(KEY), begun=True).holds


def found_elsewhere(trail: Trail, witness: list[str]) -> bool:
    events = [json.loads(as_line(*line)) for line in trail]
    return bool(verify_audit.faults_of_trail(events, KEY) or verify_audit.faults_of_witness("\n".join(witness), events, KEY))


def missed(honest: tuple[Trail, list[str]], number: int, seed: int) -> tuple[Counter[str], list[str]]:
    """(tampers tried by kind, those that either check did not find)."""
    chance = Random(seed)  # noqa: S311 - chance, not secrecy
    tried, not_found = Counter[str](), list[str]()
    for place in range(number):
        tamper = TAMPERS[place % len(TAMPERS)]
        trail, witness = tamper(chance, *honest, audit_key(KEY))
        assert (trail, witness) != honest, f"{tamper.__name__} changed nothing"
        tried[tamper.__name__] += 1
        not_found += [f"{tamper.__name__} {place} {by.__name__}" for by in (found_by_verify, found_elsewhere) if not by(trail, witness)]
    return tried, not_found


def test_an_honest_trail_passes_both_checks(honest: tuple[Trail, list[str]]) -> None:
    assert len(honest[0]) > 2 * EVERY and len(honest[1]) > 10
    assert not found_by_verify(*honest) and not found_elsewhere(*honest)


def test_three_hundred_random_tampers_are_all_found(honest: tuple[Trail, list[str]]) -> None:
    tried, not_found = missed(honest, 300, 28)
    assert not_found == [] and len(tried) == len(TAMPERS) and min(tried.values()) == 30


@pytest.mark.slow
def test_ten_thousand_random_tampers_are_all_found(honest: tuple[Trail, list[str]]) -> None:
    tried, not_found = missed(honest, 10_000, 10_000)
    assert not_found == [] and sum(tried.values()) == 10_000


def test_a_chain_without_its_witness_would_miss_what_the_witness_finds(honest: tuple[Trail, list[str]]) -> None:
    """Why there is a witness: an older copy that was used again is a whole chain under the right key."""
    trail, witness = put_back_and_used_again(Random(1), *honest, audit_key(KEY))  # noqa: S311 - chance, not secrecy
    assert trail_checked(trail, read_heads(b"", witness_key(KEY)), audit_key(KEY), begun=False).holds
    assert found_by_verify(trail, witness)


def test_known_limit_record_and_witness_put_back_together_look_honest(honest: tuple[Trail, list[str]]) -> None:
    """docs/decisions/0006: who holds both, or the key and both, can rewrite. A witness on a disk of its own is what stands against it."""
    trail, witness = honest
    kept = witness[: len(witness) // 2]
    earlier = trail[: newest_witnessed(kept)]
    assert not found_by_verify(earlier, kept) and not found_elsewhere(earlier, kept)


def sql(*statements: str) -> Callable[[Path], None]:
    def tamper(path: Path) -> None:
        with Database(path, KEY, check_only=True) as database, database._cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
    return tamper


OF_OLD = {  # under no head that opening reads, and numbered as before
    "actor": sql("update audit.event set actor = 'x' where number = 9"),
    "action": sql("update audit.event set action = 'x' where number = 9"),
    "family": sql("update audit.event set family_id = 'x' where number = 9"),
    "target": sql("update audit.event set target = '' where number = 9"),
    "backdated": sql("update audit.event set occurred_at = occurred_at - interval 1 day where number = 9"),
    "previous": sql("update audit.event set previous = hash where number = 9"),
    "hash": sql("update audit.event set hash = previous where number = 9"),
    "swapped": sql("update audit.event set number = case number when 8 then 9 else 8 end where number in (8, 9)"),
}
AT_OPENING = {
    "number": sql("update audit.event set number = 900 where number = 9"),
    "one deleted": sql("delete from audit.event where number = 9"),
    "several deleted": sql("delete from audit.event where number between 9 and 19"),
    "first deleted": sql("delete from audit.event where number = 1"),
    "deleted and closed up": sql("delete from audit.event where number = 9", "update audit.event set number = number - 1 where number > 9"),
    "inserted": sql("insert into audit.event by name select * replace ('x' as actor) from audit.event where number = 9"),
    "newest deleted": sql("delete from audit.event where number > 100"),
    "newest deleted, one": sql("delete from audit.event where number = (select max(number) from audit.event)"),
    "all deleted": sql("delete from audit.event"),
    "forged at the end": sql("insert into audit.event by name select * replace (number + 1 as number, hash as previous) from audit.event "
                             "where number = (select max(number) from audit.event)"),
    "witnessed hash": sql("update audit.event set hash = 'x' where number = (select max(number) from audit.event)"),
}


def witness_lines(change: Callable[[list[str]], list[str]]) -> Callable[[Path], None]:
    def tamper(path: Path) -> None:
        file = witness_beside(path)
        file.write_text("\n".join(change(file.read_text(encoding="utf-8").splitlines())) + "\n", encoding="utf-8")
    return tamper


AT_OPENING |= {
    "witness deleted": lambda path: witness_beside(path).unlink(),
    "witness emptied": lambda path: witness_beside(path).write_bytes(b""),
    "witness line removed": witness_lines(lambda lines: [*lines[:3], *lines[4:]]),
    "witness line edited": witness_lines(lambda lines: [lines[0].replace("opened", "closed"), *lines[1:]]),
    "witness cut short": witness_lines(lambda lines: lines[:3]),
    "record deleted": lambda path: path.unlink(),
}


AT_OPENING |= OF_OLD


@pytest.mark.parametrize("tamper", AT_OPENING.values(), ids=AT_OPENING.keys())
def test_a_real_record_so_changed_does_not_open(record: Path, tmp_path: Path, tamper: Callable[[Path], None]) -> None:
    path = copied_record(record, tmp_path / "record.duckdb")
    Database(path, KEY).close()
    tamper(path)
    before = witness_beside(path).read_bytes() if witness_beside(path).exists() else None
    with pytest.raises(StoreRefused):
        Database(path, KEY)
    with pytest.raises(StoreRefused):
        Database(path, KEY)
    assert (witness_beside(path).read_bytes() if witness_beside(path).exists() else None) == before, "a refusal writes nothing"
    if path.exists():
        with Database(path, KEY, check_only=True) as database:
            assert not database.check_trail().holds


@pytest.mark.parametrize("tamper", OF_OLD.values(), ids=OF_OLD.keys())
def test_of_a_long_trail_an_old_change_is_found_while_it_is_in_use_and_nothing_is_answered_from_then_on(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tamper: Callable[[Path], None],
) -> None:
    monkeypatch.setattr("dashboard.store.witnessing.AT_ONCE", 10)
    path = copied_record(record, tmp_path / "record.duckdb")
    tamper(path)
    before = len(read_heads(witness_beside(path).read_bytes(), witness_key(KEY)).heads)
    database = Database(path, KEY)
    database._hashing.join()
    for asked in (database.trail, lambda: database.record_view(ACTOR, "page viewed"), lambda: database.scope_of("somebody")):
        with pytest.raises(StoreRefused, match="was changed"):
            asked()
    database.close()
    assert len(read_heads(witness_beside(path).read_bytes(), witness_key(KEY)).heads) <= before + 1, "closing witnesses nothing that was changed"


def test_an_honest_long_trail_is_hashed_while_it_is_in_use_and_answers(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.store.witnessing.AT_ONCE", 10)
    monkeypatch.setattr("dashboard.store.trail._PIECE", 7)
    with Database(copied_record(record, tmp_path / "record.duckdb"), KEY) as database:
        database._hashing.join()
        assert not database._witness.unhashed and database.check_trail().holds
    with Database(tmp_path / "record.duckdb", KEY):
        pass  # closed at once: what hashes the trail ends with it


def test_an_older_copy_of_the_whole_file_does_not_open(record: Path, tmp_path: Path) -> None:
    path = copied_record(record, tmp_path / "record.duckdb")
    older = Path(shutil.copy(path, tmp_path / "older"))
    with Database(path, KEY) as database:
        database.record_view(ACTOR, "page viewed")
    shutil.copy(older, path)
    with pytest.raises(StoreRefused, match="newest copy"):
        Database(path, KEY)


def crashed(path: Path, then: str) -> None:
    """A process that wrote ten events and ended without closing, so that they stand in the write-ahead log."""
    subprocess.run([sys.executable, "-c", (
        "import os; from pathlib import Path; from dashboard.store import Database\n"
        f"database = Database(Path({str(path)!r}), {KEY!r})\n"
        f"for number in range(10): database.record_view({ACTOR!r}, 'page viewed', target=str(number))\n"
        f"{then}\nos._exit(1)"
    )], cwd=ROOT, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)})


@pytest.mark.parametrize("left", [0, 0.5])
def test_a_write_ahead_log_removed_or_cut_after_a_seal_does_not_open(record: Path, tmp_path: Path, left: float) -> None:
    path = copied_record(record, tmp_path / "record.duckdb")
    crashed(path, "database.witness('seal')")
    log = path.with_name("record.duckdb.wal")
    content = log.read_bytes()
    with Database(copied_record(path, tmp_path / "control.duckdb"), KEY, check_only=True) as database:
        assert not database.check_trail().holds, "without its log the copy is short"
    log.write_bytes(content[: int(len(content) * left)]) if left else log.unlink()
    with pytest.raises(StoreRefused):
        Database(path, KEY)


def test_a_process_that_ends_without_closing_leaves_a_record_that_opens(record: Path, tmp_path: Path) -> None:
    path = copied_record(record, tmp_path / "record.duckdb")
    with Database(path, KEY, check_only=True) as database:
        before = len(database.trail())
    crashed(path, "")
    with Database(path, KEY) as database:
        assert database.check_trail().events == before + 10 and database.check_trail().holds


def test_an_older_copy_that_is_meant_is_accepted_once_and_never_forgotten(record: Path, tmp_path: Path) -> None:
    path = copied_record(record, tmp_path / "record.duckdb")
    older = Path(shutil.copy(path, tmp_path / "older"))
    with Database(path, KEY) as database:
        database.record_view(ACTOR, "page viewed")
        database.witness("seal")
        database.record_view(ACTOR, "page viewed")
    shutil.copy(older, path)
    with Database(path, KEY, check_only=True) as database:
        database.accept(ACTOR, "restored")
    with Database(path, KEY) as database:
        checked = database.check_trail()
        assert checked.holds and checked.forgiven and any("accepted" in note for note in checked.notes())
        assert any(event.action == "record accepted as it stands" for event, _, _ in database.trail())


def test_a_torn_line_of_the_witness_is_no_fault_and_is_told(record: Path, tmp_path: Path) -> None:
    path = copied_record(record, tmp_path / "record.duckdb")
    with witness_beside(path).open("ab") as file:
        file.write(b'{"at": "2026-01-01T00')
    with Database(path, KEY) as database:
        database.record_view(ACTOR, "page viewed")
    with Database(path, KEY) as database:
        assert database.check_trail().holds and database.check_trail().torn == 1


def test_the_trail_written_out_passes_the_program_of_its_own_and_a_changed_one_does_not(record: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    path = copied_record(record, home / "record.duckdb")
    dump = tmp_path / "trail.jsonl"

    def run(*command: str, key: str = KEY) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "CPF_HOME": str(home), "CPF_KEY": key}
        return subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    verified = run("-m", "dashboard", "verify", "--dump", str(dump))
    assert verified.returncode == 0 and "fits its witness" in verified.stdout, verified.stderr
    assert dump.stat().st_mode & 0o777 == 0o600
    check = [str(ROOT / "deploy" / "verify_audit.py"), str(dump), "--witness", str(witness_beside(path))]
    assert run(*check).returncode == 0
    assert run(*check, key="another").returncode == 1
    dump.write_text(dump.read_text(encoding="utf-8").replace("worker3", "worker2", 1), encoding="utf-8")
    done = run(*check)
    assert done.returncode == 1 and "is not as it was written" in done.stderr
    again = run("-m", "dashboard", "verify", "--dump", str(dump))
    assert again.returncode == 1 and "could not be written" in again.stderr, "a file that is there is not overwritten"
