"""The process that reads files: what it reads arrives, and whatever becomes of it is a sentence, not a crash."""

import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.errors import FileRefused
from dashboard.importers.readers import child, wire
from dashboard.importers.readers.child import read_in_child
from dashboard.importers.readers.reading import read_file
from tests.importers.workbooks import HEADINGS, text_file, xlsx

ROOT = Path(__file__).resolve().parents[3]
ROWS = [HEADINGS, ("10/12/2020", "Seen at school"), ("11/12/2020", "Child X1 “at home” 🧒")]
PRELUDE = f"""
import os, sys, time
sys.path.insert(0, {str(ROOT)!r})
from dashboard.importers.readers import reader_process, wire
said = sys.stdin.buffer.read()
def answer(line): os.write(1, line)
def show(*words): answer(wire.encode_refusal(wire.FileRefused(repr(words), file="sent.csv")))
"""

Plant = Callable[[str], None]


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Plant:
    """Put a script of one's own in place of the reader's."""
    def planted(script: str) -> None:
        path = tmp_path / "planted.py"
        path.write_text(PRELUDE + script)
        monkeypatch.setattr(child, "_SCRIPT", path)
    return planted


def sentence(content: bytes = b"Date,Event\n") -> str:
    with pytest.raises(FileRefused) as refused:
        read_in_child("sent.csv", content)
    assert str(refused.value).startswith("sent.csv: ")
    return refused.value.reason


@pytest.mark.parametrize("content", [xlsx({"Log": ROWS, "Empty": []}), text_file(ROWS), text_file(ROWS, delimiter=";")])
def test_what_it_reads_is_what_the_reader_reads(content: bytes):
    assert read_in_child("sent.dat", content) == read_file("sent.dat", content)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", xlsx({"Log": ROWS})[:900], b'Date,Event\n1/2/2020,"Seen\n', b"Date\n" + b"," * 600])
def test_a_refusal_arrives_as_it_is(content: bytes):
    with pytest.raises(FileRefused) as here:
        read_file("sent.csv", content)
    with pytest.raises(FileRefused) as there:
        read_in_child("sent.csv", content)
    assert (str(there.value), there.value.reason) == (str(here.value), here.value.reason)


def test_several_files_are_read_at_once():
    files = [text_file([HEADINGS, ("10/12/2020", f"Visit {number}")]) for number in range(6)]
    with ThreadPoolExecutor(6) as pool:
        read = list(pool.map(lambda content: read_in_child("sent.csv", content), files))
    assert [file.sheets[0].rows[1].cells[1] for file in read] == [f"Visit {number}" for number in range(6)]


def test_a_file_of_many_megabytes_passes_both_ways():
    content = text_file([HEADINGS, *[("10/12/2020", "x" * 1_000 + str(number)) for number in range(5_000)]])
    assert len(read_in_child("sent.csv", content).sheets[0].rows) == 5_001


@pytest.mark.parametrize(("script", "words"), [
    ("os.abort()", "came to a sudden stop"),
    ("os.kill(os.getpid(), 11)", "came to a sudden stop"),
    ("sys.exit(1)", "came to a sudden stop"),
    ("sys.exit(reader_process.OUT_OF_MEMORY)", "needs more memory than any real record does (1,024 MB)"),
    ("sys.exit(reader_process.TOO_LARGE)", "holds more cells or more text than any real record does"),
    ("pass", "cannot be read: something in it is not as its format has it"),
    ("answer(b'Traceback (most recent call last):')", "cannot be read"),
    ("import pickle; answer(pickle.dumps({}))", "cannot be read"),
    ("answer(wire.encode_failure('KeyError', 'dashboard/importers/readers/word.py:12'))", "cannot be read"),
    ("raise ValueError('Child X1')", "came to a sudden stop"),
])
def test_whatever_ends_it_is_told_in_a_sentence(plant: Plant, script: str, words: str):
    plant(script)
    assert words in sentence()


def test_a_process_that_ends_before_it_has_read_the_file_is_told(plant: Plant, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(f"{__name__}.PRELUDE", "import os\n")
    plant("os._exit(5)")
    assert "came to a sudden stop" in sentence(b"x" * 5_000_000)


def test_an_answer_without_end_is_cut_off(plant: Plant, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(wire, "MAX_ANSWER", 1_000_000)
    plant("while True: answer(b'x' * 65536)")
    assert "holds more cells or more text than any real record does" in sentence()


def test_a_process_that_does_not_end_is_ended_with_all_that_it_started(plant: Plant, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(child, "SECONDS", 3.0)
    plant(f"""
if (other := os.fork()) == 0:
    time.sleep(60)
open({str(tmp_path / "other")!r}, "w").write(str(other))
time.sleep(60)
""")
    assert "takes longer than it would for any real record of its size (3 seconds)" in sentence()
    assert not alive(int((tmp_path / "other").read_text()))


def alive(process: int) -> bool:
    for _ in range(50):
        try:
            if "\nState:\tZ" in Path(f"/proc/{process}/status").read_text():
                return False
        except FileNotFoundError:
            return False
        time.sleep(0.1)
    os.kill(process, signal.SIGKILL)
    return True


def test_processor_time_is_limited_as_well(plant: Plant):
    plant("reader_process.limit(2**30, 1)\nwhile True: pass")
    assert "takes longer than it would" in sentence()


def test_memory_is_limited(plant: Plant):
    grow = "try:\n    b'x' * 2**30\nexcept MemoryError:\n    sys.exit(reader_process.OUT_OF_MEMORY)\nshow('there was memory')"
    plant(grow)
    assert "there was memory" in sentence()
    plant("reader_process.limit(2**29, 9)\n" + grow)
    assert "needs more memory" in sentence()


def test_the_name_and_the_surroundings_are_not_shown_to_other_programs(plant: Plant):
    plant("show(sys.argv[1:], dict(os.environ), said[:10])")
    told = sentence()
    assert "sent" not in told.replace("b'\"sent.csv\"'", "")
    assert "PATH" not in told
    assert "HOME" not in told


FORBIDDEN = [
    "import socket; socket.socket()",
    "import socket; socket.getaddrinfo('127.0.0.1', 80)",
    "import subprocess; subprocess.run(['true'])",
    "os.system('true')",
    "os.fork() or os._exit(0)",
    "os.execv('/bin/true', ['true'])",
    "open('/etc/passwd').read()",
    "os.open('/etc/passwd', os.O_RDONLY)",
    "open(folder + '/new', 'w')",
    "os.mkdir(folder + '/new')",
    "os.rename(folder + '/planted.py', folder + '/gone.py')",
    "import ctypes; ctypes.CDLL(None)",
]


@pytest.mark.parametrize("deed", FORBIDDEN)
def test_what_no_reader_does_is_refused(plant: Plant, deed: str, tmp_path: Path):
    watched = f"folder = {str(tmp_path)!r}\n{{}}\ntry:\n    {deed}\nexcept PermissionError:\n    show('refused')\nelse:\n    show('done')"
    plant(watched.format("sys.addaudithook(reader_process.refuse)"))
    assert "'refused'" in sentence()
    if "execv" not in deed:
        plant(watched.format("pass"))
        assert "'done'" in sentence()


def test_without_limits_of_the_system_it_reads_and_still_ends_in_time(plant: Plant, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(child, "LIMITED", False)
    assert read_in_child("sent.csv", text_file(ROWS)) == read_file("sent.csv", text_file(ROWS))
    monkeypatch.setattr(child, "SECONDS", 0.5)
    plant("time.sleep(60)")
    assert "takes longer" in sentence()
