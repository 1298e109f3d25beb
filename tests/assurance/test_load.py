"""A few people opening pages at once; sixty for two hours in `make assurance`. Times are not judged here."""

from pathlib import Path

from tests.assurance.load import people_at_work


def test_every_page_answers_while_several_work(tmp_path: Path) -> None:
    run = people_at_work(16, tmp_path)
    assert run.failures == () and run.control_caught and run.examined >= 16
