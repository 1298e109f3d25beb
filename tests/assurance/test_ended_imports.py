"""A small part of the run over imports that are told to end."""

from pathlib import Path

from tests.assurance.ended_imports import ended_imports


def test_an_import_that_is_ended_leaves_whole_files_only(tmp_path: Path) -> None:
    run = ended_imports(2, tmp_path)
    assert run.failures == ()
    assert run.control_caught
