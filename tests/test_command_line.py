"""The command line that other programs rely on: its shapes, its sentences, its exit codes."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from zipfile import ZipFile

import pytest

from dashboard.__main__ import main
from dashboard.page_data.history import family_called
from dashboard.page_data.release_kept import protect
from dashboard.store import Database
from data_models.protected import ValueKind
from tests.conftest import ACTOR, KEY

ROOT = Path(__file__).resolve().parents[1]


def run(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """One command, in this process: what it prints, its refusals and its exit code are those of ``run_alone``, in a fraction of the time."""
    out, errors = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(errors):
        patch.setenv("CPF_HOME", str(home))
        patch.setattr(sys, "argv", ["dashboard", *arguments])
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), errors.getvalue())


def run_alone(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """One command as another program runs it: a process of its own."""
    environment = {**os.environ, "CPF_HOME": str(home)}
    return subprocess.run([sys.executable, "-m", "dashboard", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def chronology(tmp_path: Path) -> Path:
    path = tmp_path / "notes.csv"
    path.write_text(
        "Date,Agency,Event,Category\n04/03/2020,Police,Called to the home.,Domestic abuse\n"
        "31/02/2020,Police,A date that cannot be.,Domestic abuse\n05/06/2020,Police,,\n04/03/2020,Police,Called to the home.,Domestic abuse\n",
        encoding="utf-8",
    )
    return path


def test_families_lists_what_the_caller_may_see(sample_home: Path) -> None:
    done = run("families", "--json", home=sample_home)
    assert [family["label"] for family in json.loads(done.stdout)] == ["Family A", "Family B", "Family C"]


def test_findings_print_the_agreed_shape(sample_home: Path) -> None:
    done = run_alone("findings", "Family B", "--as-at", "2020-12-10", "--json", home=sample_home)
    assert done.returncode == 0, done.stderr
    assert run("findings", "Family B", "--as-at", "2020-12-10", "--json", home=sample_home).stdout == done.stdout
    printed = json.loads(done.stdout)
    assert list(printed) == ["family", "as_at", "findings", "coverage"]
    assert (printed["family"], printed["as_at"]) == ("Family B", "2020-12-10")
    for finding in printed["findings"]:
        assert list(finding) == ["code", "title", "statement", "authority", "children", "evidence", "contrary", "not_recorded", "method"]
        for row in (*finding["evidence"], *finding["contrary"]):
            assert list(row) == ["entry", "file", "sheet", "row", "date", "precision", "agency", "status", "text"]
            assert row["file"] and row["row"] >= 1
    assert all(list(row) == ["agency", "from", "to", "asked", "result"] for row in printed["coverage"])


def test_import_accounts_for_every_row_and_the_same_file_again_changes_nothing(chronology: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    done = run("import", str(chronology), "--family", "Family T", "--json", home=home)
    assert done.returncode == 0, done.stderr
    file = json.loads(done.stdout)["files"][0]
    assert (file["rows_read"], file["loaded"], file["duplicate"], file["rejected"]) == (4, 2, 1, 1)
    assert {row["row"]: row["outcome"] for row in file["rows"]} == {4: "rejected", 5: "duplicate"}
    assert [item["row"] for item in file["queued"] if item["raw"] == "31/02/2020"] == [3]

    before = run("entries", "Family T", "--json", home=home).stdout
    again = json.loads(run("import", str(chronology), "--family", "Family T", "--json", home=home).stdout)["files"][0]
    assert again["unchanged"] and (again["loaded"], again["duplicate"], again["rejected"]) == (0, 3, 1)
    assert run("entries", "Family T", "--json", home=home).stdout == before
    entries = json.loads(before)
    assert list(entries[0]) == ["date_raw", "from", "to", "precision", "known_on", "agency", "text", "file", "sheet", "row"]
    assert (entries[1]["from"], entries[1]["precision"], entries[1]["date_raw"]) == (None, "unknown", "31/02/2020")


def test_a_dry_run_writes_nothing(chronology: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    done = run("import", str(chronology), "--family", "Family T", "--dry-run", home=home)
    assert done.returncode == 0 and "4 rows read = 2 to load + 1 duplicate + 1 rejected" in done.stdout
    assert run("families", home=home).stdout == ""


def test_one_known_date_for_a_whole_file(chronology: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    run("import", str(chronology), "--family", "Family T", "--known-on", "2021-01-15", home=home)
    assert json.loads(run("entries", "Family T", "--as-at", "2021-01-14", "--json", home=home).stdout) == []
    assert len(json.loads(run("entries", "Family T", "--as-at", "2021-01-15", "--json", home=home).stdout)) == 2


@pytest.mark.parametrize(("name", "content", "words"), [
    ("empty.csv", b"", "empty"),
    ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "picture.xlsx"),
    ("nothing.csv", b"one,two\n1,2\n", "heading"),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old.doc"),
])
def test_a_file_that_cannot_be_read_gets_a_sentence_and_leaves_the_record_as_it_was(
    sample_home: Path, tmp_path: Path, name: str, content: bytes, words: str,
) -> None:
    before = run("entries", "Family B", "--json", home=sample_home).stdout
    bad = tmp_path / name
    bad.write_bytes(content)
    done = run("import", str(bad), "--family", "Family B", home=sample_home)
    assert done.returncode == 1
    assert words in done.stderr and name in done.stderr and "Traceback" not in done.stderr
    assert run("entries", "Family B", "--json", home=sample_home).stdout == before


def test_an_unknown_family_is_refused_without_saying_whether_it_exists(sample_home: Path) -> None:
    done = run_alone("findings", "Family Z", "--as-at", "2020-01-01", home=sample_home)
    assert done.returncode == 1 and "No family of that name is open to you" in done.stderr


def test_wrong_usage_is_exit_code_two(sample_home: Path) -> None:
    assert run("findings", "Family B", "--as-at", "10/12/2020", home=sample_home).returncode == 2
    assert run_alone("no-such-command", home=sample_home).returncode == run("no-such-command", home=sample_home).returncode == 2


def test_verify_passes_on_the_samples(sample_home: Path) -> None:
    done = run("verify", home=sample_home)
    assert done.returncode == 0 and "The chain holds" in done.stdout
    assert done.stdout.startswith("Audit events checked: ") and "Witnessed heads checked: " in done.stdout


def test_a_record_whose_witness_is_gone_says_what_to_do_and_can_be_accepted(sample_home: Path) -> None:
    (sample_home / "witness" / "record.jsonl").unlink()
    refused = run("families", home=sample_home)
    assert refused.returncode == 1 and "Put the witness file back" in refused.stderr and refused.stdout == ""
    checked = run("verify", home=sample_home)
    assert checked.returncode == 1 and "witness is missing" in checked.stderr and checked.stdout.startswith("Audit events checked: ")
    assert run("accept-record", home=sample_home).returncode == 2
    assert run("accept-record", "--because", "witness-lost", home=sample_home).returncode == 0
    assert run("families", home=sample_home).stdout.splitlines() == ["Family A", "Family B", "Family C"]
    assert run("verify", home=sample_home).returncode == 0


def test_the_witness_is_kept_where_the_setting_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "another disk" / "heads.jsonl"
    monkeypatch.setenv("CPF_WITNESS", str(elsewhere))
    assert run("families", home=tmp_path / "home").returncode == 0
    assert elsewhere.stat().st_mode & 0o777 == 0o600 and not (tmp_path / "home" / "witness").exists()


def test_a_command_says_so_while_another_process_holds_the_record(sample_home: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", (
            "from dashboard.settings import settings, encryption_key; from dashboard.store import Database\n"
            "current = settings(); opened = Database(current.record, encryption_key(current)); print('held', flush=True); input()"
        )],
        cwd=ROOT, env={**os.environ, "CPF_HOME": str(sample_home)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    try:
        done = run("sample", home=sample_home)
        assert done.returncode == 1 and "held by another process" in done.stderr
    finally:
        holder.communicate("\n", timeout=20)
    assert run("families", home=sample_home).stdout.splitlines() == ["Family A", "Family B", "Family C"]


def test_the_key_file_is_for_its_owner_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CPF_KEY", raising=False)
    home = tmp_path / "home"
    assert run("families", home=home).returncode == 0
    assert (home / "key").stat().st_mode & 0o777 == 0o600
    (home / "key").chmod(0o644)
    done = run("families", home=home)
    assert done.returncode == 1 and "mode 600" in done.stderr
    (home / "key").unlink()
    assert "no key" in run("families", home=home).stderr


def test_whole_council_rows_that_could_not_be_loaded_are_named_with_their_reason(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "contacts.csv"
    file.write_text("cont_contact_id,cont_person_id\nK1,C1\nK2\n", encoding="utf-8")
    assert run("allow-council", "local", home=home).returncode == 0
    done = run("import", str(file), "--council", home=home)
    assert done.returncode == 0, done.stderr
    line, rejected = done.stdout.splitlines()
    assert "+ 1 rejected" in line and rejected.startswith("  rejected: contacts.csv, row 3: ") and rejected.rpartition(": ")[2]
    file.write_text("cont_contact_id,cont_person_id\nK3,C1\nK4\n", encoding="utf-8")
    printed = json.loads(run("import", str(file), "--council", "--json", home=home).stdout)["files"][0]
    assert [(row["row"], row["outcome"]) for row in printed["rows"]] == [(3, "rejected")]


def test_help_loads_neither_the_readers_nor_the_word_lists_nor_the_store() -> None:
    script = "import sys, dashboard.__main__; print(sorted({'spacy', 'duckdb', 'openpyxl', 'pyarrow', 'numpy', 'rapidfuzz'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("wrong", [
    ("--family", "   "), ("--council", "--dry-run"), ("--council", "--agency", "Police"), ("--family", "Family X", "--mapping", "nowhere.toml"),
])
def test_what_cannot_be_meant_is_wrong_usage_and_writes_nothing(tmp_path: Path, chronology: Path, wrong: tuple[str, ...]) -> None:
    home = tmp_path / "home"
    done = run("import", str(chronology), *wrong, home=home)
    assert done.returncode == 2 and "Traceback" not in done.stderr, done.stderr
    assert json.loads(run("families", "--json", home=home).stdout) == []


def test_the_day_things_became_known_is_read_however_it_is_written(tmp_path: Path, chronology: Path) -> None:
    home = tmp_path / "home"
    run("import", str(chronology), "--family", "Family X", "--known-on", "10/12/2020", home=home)
    entries = json.loads(run("entries", "Family X", "--json", home=home).stdout)
    assert {entry["known_on"] for entry in entries} == {"2020-12-10"}


def test_a_column_of_known_dates_that_no_file_has_is_a_refusal_and_nothing_is_loaded(chronology: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    done = run("import", str(chronology), "--family", "Family T", "--known-on", "Day we heard", home=home)
    assert done.returncode == 1
    assert "notes.csv" in done.stderr and "“Day we heard”" in done.stderr and "Nothing was loaded" in done.stderr
    assert json.loads(run("families", "--json", home=home).stdout) == []
    other = tmp_path / "other.csv"
    other.write_text("Date,Agency,Event,Day we heard\n04/03/2020,Police,Called.,10/03/2020\n", encoding="utf-8")
    both = run("import", str(chronology), str(other), "--family", "Family T", "--known-on", "day we heard", home=home)
    assert both.returncode == 0, "one of the files has it"


def test_a_backup_is_restored_onto_an_empty_folder_and_answers_the_same(sample_home: Path, tmp_path: Path) -> None:
    before = run("findings", "Family B", "--as-at", "2020-12-10", "--json", home=sample_home)
    made = run("backup", str(tmp_path / "backup"), home=sample_home)
    assert (made.returncode, made.stdout) == (0, "Backed up as generation 1.\n"), made.stderr
    again = run("restore", str(tmp_path / "backup"), home=sample_home)
    assert (again.returncode, again.stderr.count("There is a record already")) == (1, 1)
    empty = tmp_path / "empty"
    restored = run("restore", str(tmp_path / "backup"), home=empty)
    assert restored.returncode == 0, restored.stderr
    assert restored.stdout.startswith("Restored from generation 1, made ")
    assert run("verify", home=empty).returncode == 0
    assert run("findings", "Family B", "--as-at", "2020-12-10", "--json", home=empty).stdout == before.stdout


def test_without_its_key_nothing_is_restored_and_no_new_key_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CPF_KEY", raising=False)
    (tmp_path / "backup").mkdir()
    done = run("restore", str(tmp_path / "backup"), home=tmp_path / "home")
    assert done.returncode == 1
    assert "opens only with the key" in done.stderr
    assert not (tmp_path / "home" / "key").exists()


def test_while_the_dashboard_holds_the_record_a_backup_says_so_and_writes_nothing(sample_home: Path, tmp_path: Path) -> None:
    with Database(sample_home / "record.duckdb", KEY):
        done = run_alone("backup", str(tmp_path / "backup"), home=sample_home)
    assert (done.returncode, done.stderr) == (
        1, "The record is held by another process, most likely the running dashboard. Stop it and try again; nothing was changed.\n")
    assert not (tmp_path / "backup").exists()


def test_a_family_is_erased_from_the_record_and_where_asked_from_its_backups(sample_home: Path, tmp_path: Path) -> None:
    backup = str(tmp_path / "backup")
    assert run("backup", backup, home=sample_home).returncode == 0
    assert run("hold", "Family B", "--reason", "An inquiry", home=sample_home).returncode == 0
    held = run("erase", "Family B", "--reason", "retention_ended", home=sample_home)
    assert (held.returncode, held.stdout, "may not be erased until the hold is lifted" in held.stderr) == (1, "", True)
    assert run("hold", "Family B", "--reason", "It has reported", "--lift", home=sample_home).returncode == 0
    done = run("erase", "Family B", "--reason", "retention_ended", "--backups", backup, home=sample_home)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Erased: ")
    assert "Generation 1 still holds it: goes when 14 more have been made, and not before " in done.stderr
    assert run("families", home=sample_home).stdout.split("\n")[:2] == ["Family A", "Family C"]
    assert run("verify", home=sample_home).returncode == 0
    assert run("erase", "Family C", "--reason", "because", home=sample_home).returncode == 2, "a reason is a code"
    gone = run("erase", "Family C", "--reason", "retention_ended", "--backups", backup, "--also-backups", home=sample_home)
    assert "Erased from generation 1." in gone.stdout


def test_a_paper_is_exported_to_a_new_file_and_written_down(sample_home: Path, tmp_path: Path) -> None:
    out = tmp_path / "paper.docx"
    wanted = ("export", "Family B", "--as-at", "2020-12-10", "--kind", "court-chronology", "--out", str(out))
    done = run(*wanted, home=sample_home)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"PK") and "Family B" not in done.stdout
    if os.name == "posix":
        assert out.stat().st_mode & 0o077 == 0
    made = out.read_bytes()
    again = run(*wanted, home=sample_home)
    assert again.returncode == 1 and "not written over" in again.stderr
    assert out.read_bytes() == made
    with Database(sample_home / "record.duckdb", KEY) as database:
        assert [event.target for event, *_ in database.trail() if event.action == "paper made"] == ["court-chronology as at 2020-12-10"]


def test_an_export_that_is_refused_leaves_no_file_and_says_why_in_a_sentence(sample_home: Path, tmp_path: Path) -> None:
    out = tmp_path / "paper.xlsx"
    done = run("export", "Family Nobody", "--as-at", "2020-12-10", "--kind", "evidence", "--out", str(out), home=sample_home)
    assert done.returncode == 1 and "No family of that name" in done.stderr
    assert run("export", "Family B", "--as-at", "2020-12-10", "--kind", "gossip", "--out", str(out), home=sample_home).returncode == 2
    assert not out.exists()


def test_a_paper_for_one_person_comes_out_as_a_draft_and_only_for_somebody_of_the_family(sample_home: Path, tmp_path: Path) -> None:
    out = tmp_path / "information.pdf"
    wanted = ("export", "Family B", "--as-at", "2020-12-10", "--kind", "family-safe", "--out", str(out))
    nobody = run(*wanted, "--for", "Mother C", home=sample_home)
    assert nobody.returncode == 1 and "Nobody of that name" in nobody.stderr
    assert run(*wanted, home=sample_home).returncode == 2, "a paper for one person is for somebody"
    assert not out.exists()
    done = run(*wanted, "--for", "Mother B", home=sample_home)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"%PDF-") and "Mother" not in done.stdout


def test_a_paper_for_one_person_is_refused_where_the_scan_finds_something(sample_home: Path, tmp_path: Path) -> None:
    out = tmp_path / "information.pdf"
    with Database(sample_home / "record.duckdb", KEY) as database:
        scope = database.scope_of(ACTOR)
        family = family_called(database, scope, "Family B")
        protect(database, scope, family, ValueKind.NAME, "work packs", reason="Words of a row that is told")
    done = run("export", "Family B", "--as-at", "2020-12-10", "--kind", "family-safe", "--for", "Mother B", "--out", str(out), home=sample_home)
    assert done.returncode == 1 and "page 1: name of a person" in done.stderr
    assert "packs" not in done.stderr and not out.exists()


def test_a_letter_goes_to_one_adult_by_name_with_a_reason_where_it_is_needed(sample_home: Path, tmp_path: Path) -> None:
    out, to_him = tmp_path / "hers.docx", tmp_path / "his.docx"
    wanted = ("export", "Family B", "--as-at", "2020-12-10", "--kind", "letter", "--out")
    refused = run(*wanted, str(to_him), "--to", "Stepfather B", home=sample_home)
    assert refused.returncode == 1 and "parental responsibility" in refused.stderr and not to_him.exists()
    assert run(*wanted, str(out), "--reason", "He has it.", home=sample_home).returncode == 2, "a reason is somebody's"
    other = ("export", "Family B", "--as-at", "2020-12-10", "--kind", "pack", "--out", str(out), "--to", "Mother B")
    assert run(*other, home=sample_home).returncode == 2, "no other paper has a name at its head"
    for file, person, why in ((out, "Mother B", ()), (to_him, "Stepfather B", ("--reason", "An agreement of 2015."))):
        done = run(*wanted, str(file), "--to", person, *why, home=sample_home)
        assert done.returncode == 0, done.stderr
        with ZipFile(file) as made:
            assert f"Dear {person}," in made.read("word/document.xml").decode() and person not in done.stdout
