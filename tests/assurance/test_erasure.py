"""The canaries, as many as the design asks for: it takes seconds."""

from pathlib import Path

from tests.assurance.erasure import canaries


def test_no_token_of_an_erased_family_is_left_in_any_file(tmp_path: Path) -> None:
    run = canaries(300, tmp_path)
    assert run.failures == ()
    assert run.control_caught
