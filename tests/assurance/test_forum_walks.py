"""A few random walks through the forum's work; ten thousand in `make assurance`."""

from pathlib import Path

from tests.assurance.forum_walks import forum_walks


def test_no_step_of_the_forums_work_is_skipped_or_repeated_wrongly(tmp_path: Path) -> None:
    run = forum_walks(9, tmp_path)
    assert run.failures == () and run.control_caught, run
