"""However a file is spoiled, it is refused with a sentence, or every row of it is accounted for."""

import sys
from pathlib import Path

import pytest

from dashboard.errors import FileRefused
from dashboard.importers.rows.prepared import ReconciliationBroken
from tests.importers import fuzz
from tests.importers.fuzz import BROKEN, READ, REFUSED, UNHANDLED, made, tried
from tests.importers.fuzz_seeds import invented, samples

CRASHES = """
import os, sys, time
from tests.importers import fuzz
tried, begun = fuzz.tried, []
def planted(name, content):
    begun.append(name)
    if len(begun) == 2:
        {deed}
    return tried(name, content)
fuzz.tried = planted
fuzz.main()
"""


def test_three_hundred_spoiled_files_end_as_they_should(tmp_path: Path):
    ends = fuzz.fuzz(300, 1, kept_in=tmp_path)
    assert sum(ends.values()) == 300
    assert (ends[UNHANDLED], ends[BROKEN]) == (0, 0), [path.read_text() for path in tmp_path.glob("*.why.txt")]
    assert min(ends[READ], ends[REFUSED]) > 60


@pytest.mark.slow
def test_ten_thousand_spoiled_files_end_as_they_should(tmp_path: Path):
    ends = fuzz.fuzz(10_000, 1, kept_in=tmp_path)
    assert sum(ends.values()) == 10_000
    assert (ends[UNHANDLED], ends[BROKEN]) == (0, 0), [path.read_text() for path in tmp_path.glob("*.why.txt")]


@pytest.mark.parametrize(("name", "content"), [*invented(), *samples()])
def test_before_they_are_spoiled_all_are_read_but_for_a_list_of_rules(name: str, content: bytes):
    assert tried(name, content)[0] == (REFUSED if "rules" in name else READ)


def test_a_number_always_makes_the_same_file():
    assert [made(5, number) for number in range(40)] == [made(5, number) for number in range(40)]
    assert len({content for _, content in (made(5, number) for number in range(200))}) > 190


@pytest.mark.parametrize(("raised", "end"), [
    (KeyError("x"), UNHANDLED), (RecursionError(), UNHANDLED), (ReconciliationBroken("1 read, 2 accounted for"), BROKEN),
    (FileRefused("short", file="another.csv"), UNHANDLED), (FileRefused("one\nline", file="note.txt"), UNHANDLED),
    (FileRefused("none of its sheets holds any rows", file="note.txt"), REFUSED),
])
def test_what_should_not_be_raised_is_told(monkeypatch: pytest.MonkeyPatch, raised: Exception, end: str):
    def planted(*_: object, **__: object) -> None:
        raise raised
    name, content = next(seed for seed in invented() if seed[0] == "note.txt")
    assert tried(name, content) == (READ, "")
    monkeypatch.setattr(fuzz, "prepare_sheets", planted)
    assert tried(name, content)[0] == end


@pytest.mark.parametrize("deed", ["os.abort()", "time.sleep(60)"])
def test_a_crash_or_a_hang_is_told_of_the_file_that_did_it_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch, deed: str, tmp_path: Path):
    monkeypatch.setattr(fuzz, "WORKER", (sys.executable, "-c", CRASHES.format(deed=deed)))
    monkeypatch.setattr(fuzz, "MOST_SECONDS", 15.0)
    monkeypatch.setattr(fuzz, "read_in_child", lambda *_: None)
    ends = fuzz.fuzz(3, 1, together=1, kept_in=tmp_path)
    assert (sum(ends.values()), ends[UNHANDLED]) == (3, 1)
    kept = [path for path in tmp_path.iterdir() if not path.name.endswith(".why.txt")]
    assert [path.read_bytes() for path in kept] == [made(1, 1)[1]]
