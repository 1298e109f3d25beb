"""Files that are alike reach each their own holder, in some of the pairs of the long run."""

from tests.assurance.alike_files import alike_files


def test_of_two_files_alike_each_reaches_its_own_holder_only() -> None:
    run = alike_files(20)
    assert run.failures == ()
    assert run.control_caught and run.examined == 20
