"""A viewer cannot tell whether there is more than they may see; and each way of telling, planted, is found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.store import questions
from tests.assurance.non_interference import pairs

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


def test_what_a_viewer_may_not_see_changes_nothing_they_get(sample_record: tuple[Path, object], tmp_path: Path) -> None:
    run = pairs(3, sample_record[0], tmp_path)
    assert run.failures == ()
    assert run.control_caught and run.examined == 3


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_that_is_planted_is_found(
    sample_record: tuple[Path, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leak: str,
) -> None:
    file, spoil = LEAKS[leak]
    read = questions._file
    monkeypatch.setattr(questions, "_file", lambda name: spoil(read(name)) if name == file else read(name))
    assert pairs(8, sample_record[0], tmp_path, until_found=True).failures
    questions.text_of.cache_clear()
