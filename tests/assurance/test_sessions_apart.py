"""A few people at work at once on a live server; forty in `make assurance`."""

from pathlib import Path

from tests.assurance.sessions_apart import sessions_apart


def test_no_message_holds_a_word_of_anothers_family(tmp_path: Path) -> None:
    run = sessions_apart(200, tmp_path)
    assert run.failures == () and run.control_caught and run.examined >= 200
