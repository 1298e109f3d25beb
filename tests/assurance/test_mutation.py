"""A few faults put into the guard are noticed; all of them in `make assurance`."""

from pathlib import Path

from tests.assurance.mutants import mutants
from tests.assurance.mutation import equivalent, mutated_guard


def test_faults_in_the_guard_are_noticed(tmp_path: Path) -> None:
    run = mutated_guard(1, tmp_path)
    assert run.failures == () and run.control_caught and run.examined == 1


def test_every_mutant_that_is_left_out_is_one_that_there_is() -> None:
    every = mutants()
    assert len(every) > 600 and sum(one.skips_check for one in every) > 40
    assert equivalent() <= {(one.file, one.change) for one in every}
