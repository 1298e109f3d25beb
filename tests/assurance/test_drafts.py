"""A small part of the run over servers killed while somebody types."""

from pathlib import Path

from tests.assurance.drafts import killed_while_typing


def test_what_was_being_typed_outlives_a_kill(tmp_path: Path) -> None:
    run = killed_while_typing(4, tmp_path)
    assert run.failures == ()
    assert run.control_caught
