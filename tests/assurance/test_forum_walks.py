"""A few random walks through the forum's work, and ten thousand through its rules."""

from pathlib import Path

from tests.assurance.forum_walks import forum_walks, walks_of_the_rules


def test_no_step_of_the_forums_work_is_skipped_or_repeated_wrongly(tmp_path: Path) -> None:
    run = forum_walks(6, tmp_path)
    assert run.failures == () and run.control_caught, run


def test_ten_thousand_walks_of_the_rules_take_no_step_that_may_not_follow(tmp_path: Path) -> None:
    run = walks_of_the_rules(10_000, tmp_path)
    assert run.failures == () and run.control_caught, run
