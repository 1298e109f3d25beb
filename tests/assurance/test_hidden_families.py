"""A hidden family asked for beside one that there is not: the same words. The times are judged in `make assurance` alone."""

from pathlib import Path

from tests.assurance.hidden_families import restricted_or_absent


def test_a_hidden_family_cannot_be_told_from_one_that_is_not_there(tmp_path: Path) -> None:
    run = restricted_or_absent(24, tmp_path)
    assert run.failures == () and run.control_caught and run.examined == 24
