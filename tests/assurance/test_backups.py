"""A small part of the run over damaged generations."""

from pathlib import Path

from tests.assurance.backups import damaged_newest_generation


def test_whatever_is_done_to_the_newest_generation_the_one_before_is_restored(tmp_path: Path) -> None:
    run = damaged_newest_generation(14, tmp_path)
    assert run.failures == ()
    assert run.control_caught
