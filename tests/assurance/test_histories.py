"""A short history of sixteen people writing at once; a long one in `make assurance`."""

from pathlib import Path

from tests.assurance.histories import Done, anomalies, many_writers


def test_no_update_is_lost_and_no_rule_is_broken(tmp_path: Path) -> None:
    run = many_writers(120, tmp_path)
    assert run.failures == () and run.control_caught and run.examined == 120


def test_the_checker_knows_a_lost_a_skipped_and_a_stale_update() -> None:
    good = [Done("f", 0, 0.0, 1.0), Done("f", 1, 0.5, 2.0), Done("f", 2, 2.5, 3.0)]
    assert anomalies(good) == []
    assert "lost" in anomalies([*good, Done("f", 2, 2.6, 3.1)])[0]
    assert any("no addition" in one for one in anomalies([good[0], good[2]]))
    assert any("stale" in one for one in anomalies([Done("f", 0, 2.0, 3.0), Done("f", 1, 0.0, 1.0)]))
