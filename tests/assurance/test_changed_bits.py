"""A changed bit is found, in some of the places of the long run."""

from pathlib import Path

from tests.assurance.changed_bits import changed_bits


def test_a_changed_bit_of_the_record_is_found(tmp_path: Path) -> None:
    run = changed_bits(8, tmp_path)
    assert run.failures == ()
    assert run.control_caught and run.examined == 8
