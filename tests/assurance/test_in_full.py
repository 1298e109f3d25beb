"""The long runs in full: for a night, not for a change."""

from pathlib import Path

import pytest

from tests.assurance.in_full import FULL


@pytest.mark.slow
@pytest.mark.parametrize("what", FULL)
def test_in_full(what: str, tmp_path: Path) -> None:
    run, count = FULL[what]
    done = run(count, tmp_path)
    assert done.failures == ()
    assert done.control_caught
    assert done.examined >= count
