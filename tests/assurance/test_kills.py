"""A small part of the run over killed writers."""

from pathlib import Path

from tests.assurance.kills import killed_writers


def test_no_acknowledged_change_is_lost_and_none_is_there_by_half(tmp_path: Path) -> None:
    run = killed_writers(5, tmp_path)
    assert run.failures == ()
    assert run.control_caught
