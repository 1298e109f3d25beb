"""A small part of the run over torn logs."""

from pathlib import Path

from tests.assurance.torn_logs import torn_logs


def test_a_torn_log_leaves_a_clean_beginning_or_a_sentence(tmp_path: Path) -> None:
    run = torn_logs(8, tmp_path)
    assert run.failures == ()
    assert run.control_caught
