"""A live server killed, and one whose database stops; fifty times in `make assurance`."""

from pathlib import Path

from tests.assurance.recovery import killed_servers


def test_people_go_on_where_they_were_after_a_fault(tmp_path: Path) -> None:
    run = killed_servers(2, tmp_path)
    assert run.failures == () and run.control_caught and run.examined >= 2
