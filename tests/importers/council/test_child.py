"""A table is read in a process of its own: whatever becomes of that process, this one gets rows or a sentence."""

from pathlib import Path

import pytest

from dashboard.errors import FileRefused
from dashboard.importers.council import child as council_child
from dashboard.importers.council.child import read_ssd

CONTACTS = b"cont_contact_id,cont_person_id,Our ref\r\n1,a,x\r\n2,b\r\n3,c,\r\n"


def test_the_rows_come_over_whole_with_the_rejected_ones_and_the_unknown_headings() -> None:
    found = read_ssd("extract.csv", CONTACTS)
    assert found is not None
    assert (found.table.name, found.unknown) == ("ssd_contacts", ("Our ref",))
    assert found.rows.select(["cont_contact_id", "source_row"]).to_pylist() == [
        {"cont_contact_id": "1", "source_row": 2}, {"cont_contact_id": "3", "source_row": 4}]
    assert [(row["source_row"], row["line"]) for row in found.rejected.to_pylist()] == [(3, "2,b")]


def test_what_is_no_such_table_is_left_to_other_readers() -> None:
    assert read_ssd("notes.csv", b"Date,Event\n1,2\n") is None
    assert read_ssd("empty.csv", b"") is None


def test_the_reason_comes_over_under_the_files_name() -> None:
    with pytest.raises(FileRefused, match=r"^extract\.csv: it is the table ssd_contacts without its column cont_contact_id"):
        read_ssd("extract.csv", b"cont_person_id,cont_contact_date\n1,2\n")


def test_old_character_sets_are_read_under_the_limits_too() -> None:
    found = read_ssd("extract.csv", b"cont_contact_id,cont_contact_source_desc\n1,Zo\xeb\n")
    assert found is not None and found.rows.column("cont_contact_source_desc").to_pylist() == ["Zoë"]


def test_a_file_that_needs_too_much_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(council_child, "MEMORY", 400 * 1024 * 1024)
    with pytest.raises(FileRefused, match="memory"):
        read_ssd("extract.csv", b"cont_contact_id,cont_person_id\n" + b"1,a\n" * 60_000_000)


def test_a_file_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(council_child, "SECONDS", 0.01)
    with pytest.raises(FileRefused, match="takes longer"):
        read_ssd("extract.csv", CONTACTS)


def test_a_file_above_the_limit_is_refused_before_anything_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(council_child, "MAX_BYTES", 10)
    monkeypatch.setattr(council_child, "_SCRIPT", Path("there is none"))
    with pytest.raises(FileRefused, match="larger than"):
        read_ssd("extract.csv", CONTACTS)


@pytest.mark.parametrize("answer", [
    "", "os._exit(7)", "out(b'garbage')", "out(b'[]\\n')", "out(b'{\"table\": \"no_such_table\"}\\n')",
    "out(b'{\"table\": \"ssd_contacts\", \"unknown\": []}\\n' + b'\\xff' * 1000)",
    "rows({'cont_contact_id': ['1'], 'source_row': [2], 'another': ['x']})",
    "rows({'cont_contact_id': [1], 'source_row': [2]})",
    "rows({'cont_contact_id': ['x' * 90_000_000], 'source_row': [2]})",
    "rows({'cont_person_id': ['1'], 'source_row': [2]})",
    "rows({'cont_contact_id': ['1'], 'source_row': [2]}, rejected={'line': ['x']})",
])
def test_an_answer_that_is_none_is_a_refusal(answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _answering(answer, tmp_path, monkeypatch)
    with pytest.raises(FileRefused, match=r"^extract\.csv: reading it came to a sudden stop"):
        read_ssd("extract.csv", CONTACTS)


def test_that_test_would_let_a_true_answer_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _answering("rows({'cont_contact_id': ['1'], 'source_row': [2]})", tmp_path, monkeypatch)
    assert read_ssd("extract.csv", CONTACTS) is not None


def _answering(answer: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process in place of the reader that reads its input and gives ``answer``."""
    script = folder / "answer.py"
    script.write_text(
        "import os, sys\n"
        "import pyarrow as pa\n"
        "sys.stdin.buffer.read()\n"
        "out = sys.stdout.buffer.write\n"
        "nothing = {'source_row': pa.array([], pa.int64()), 'line': pa.array([], pa.string()), 'reason': pa.array([], pa.string())}\n"
        "def rows(columns, rejected=nothing):\n"
        "    out(b'{\"table\": \"ssd_contacts\", \"unknown\": []}\\n')\n"
        "    stream(columns)\n"
        "    out(b'{}\\n')\n"
        "    stream(rejected)\n"
        "def stream(columns):\n"
        "    table = pa.table(columns)\n"
        "    with pa.ipc.new_stream(sys.stdout.buffer, table.schema) as written:\n"
        "        written.write_table(table)\n"
        f"{answer}\n", encoding="utf-8")
    monkeypatch.setattr(council_child, "_SCRIPT", script)
