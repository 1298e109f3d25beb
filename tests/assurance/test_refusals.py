"""A refusal beats every right, in some of the sequences of its long run."""

from tests.assurance.refusals import refusals


def test_no_sequence_of_acts_gets_past_a_refusal() -> None:
    run = refusals(300)
    assert run.failures == ()
    assert run.control_caught and run.examined == 300
