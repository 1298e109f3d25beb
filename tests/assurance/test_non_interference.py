"""A viewer cannot tell whether there is more than they may see; and each way of telling, planted, is found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.store import questions
from tests.assurance.non_interference import Base, Told, base, pages_told, pairs, tables_told

LEAKS: dict[str, tuple[str, Callable[[str], str]]] = {
    "a label that is not looked at": ("visible.sql", lambda text: text.replace("|| sensitivity in", "|| 'normal' in")),
    "what was said of an entry, without the entry": ("visible_of_entry.sql", lambda _: ""),
    "older wording of what a correction hid": ("hidden_facts.sql", lambda text: text.replace("version > 1", "version > 999")),
    "a count of rows seen and unseen": (
        "questions/imports.sql", lambda text: text.replace("from visible_kept_source_row", "from care.source_row")),
}


@pytest.fixture(autouse=True)
def questions_as_written() -> None:
    questions.text_of.cache_clear()


@pytest.fixture(scope="module")
def record(sample_record: tuple[Path, object], tmp_path_factory: pytest.TempPathFactory) -> Base:
    return base(sample_record[0], tmp_path_factory.mktemp("base"))


def test_what_a_viewer_may_not_see_changes_nothing_they_get(record: Base, tmp_path: Path) -> None:
    run = pairs(3, record, tmp_path)
    assert run.failures == ()
    assert run.control_caught and run.examined == 3


def test_what_a_viewer_may_not_see_changes_no_table_as_they_see_it(record: Base, tmp_path: Path) -> None:
    run = pairs(20, record, tmp_path, told=tables_told)
    assert run.failures == ()
    assert run.control_caught and run.examined == 20


@pytest.mark.parametrize(("leak", "told"), [
    *((leak, pages_told) for leak in LEAKS), *((leak, tables_told) for leak in LEAKS if not LEAKS[leak][0].startswith("questions/"))])
def test_a_leak_that_is_planted_is_found(record: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leak: str, told: Told) -> None:
    file, spoil = LEAKS[leak]
    read = questions._file
    monkeypatch.setattr(questions, "_file", lambda name: spoil(read(name)) if name == file else read(name))
    assert pairs(8, record, tmp_path, told=told, until_found=True).failures
    questions.text_of.cache_clear()


@pytest.mark.parametrize("answers", [{}, {"history": "refused: not yours"}, {"history": "the same for everybody"}])
def test_a_run_that_could_find_nothing_is_no_pass(record: Base, tmp_path: Path, answers: dict[str, str]) -> None:
    assert not pairs(2, record, tmp_path, told=lambda _, families: iter([answers] * len(families))).holds
