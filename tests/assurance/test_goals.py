"""The evidence is honest: every goal has its line, every test it names is there, and what examined nothing is no pass."""

from datetime import date
from pathlib import Path

import pytest

from tests.assurance import Assured
from tests.assurance import __main__ as target
from tests.assurance.goals import GOALS, Goal, Result, Tested, goals, verdict
from tests.assurance.report import CANNOT, HEAD, named, report
from tests.assurance.runs import RUNS
from tests.assurance.written import is_there

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = (ROOT / "docs" / "assurance.md").read_text(encoding="utf-8")
STATED = goals()


def test_every_goal_is_stated_once_and_names_only_runs_that_there_are() -> None:
    assert tuple(goal.id for goal in STATED) == GOALS
    assert {name for goal in STATED for name in goal.runs} == set(RUNS)
    assert [goal.id for goal in STATED if not (goal.tests or goal.runs or goal.browser or goal.missing)] == []


@pytest.mark.parametrize("goal", STATED, ids=lambda goal: goal.id)
def test_every_test_that_a_goal_names_is_there(goal: Goal) -> None:
    assert [name for name in named(goal) if not is_there(name)] == []


def test_a_test_that_is_not_there_would_be_told() -> None:
    assert not is_there("tests/assurance/test_goals.py::test_that_nobody_wrote")
    assert not is_there("tests/assurance/test_of_nothing.py")


@pytest.mark.parametrize("goal", STATED, ids=lambda goal: goal.id)
def test_the_page_has_one_line_for_the_goal_as_it_stands(goal: Goal) -> None:
    (line,) = [line for line in WRITTEN.splitlines() if line.startswith(f"| {goal.id} |")]
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    assert cells[1:4] == [f"P{goal.phase}", goal.words, goal.reach]
    assert cells[4] == ("<br>".join(f"`{name}`" for name in named(goal)) or "none")
    assert (cells[5] == "0") <= cells[7].startswith((Result.NOT_BUILT, Result.NOT_RUN, Result.FAILS))


def test_the_page_is_as_the_program_writes_it() -> None:
    assert HEAD in WRITTEN and WRITTEN.endswith(CANNOT)
    made = report([verdict(goal, {}, {}, {}) for goal in STATED], {}, small=True, on=date(2026, 11, 26), machine="a machine")
    assert [line.partition("|")[0] for line in made.splitlines() if line.startswith("#")] == [
        line for line in WRITTEN.splitlines() if line.startswith("#")]
    assert len(made.splitlines()) == len(WRITTEN.splitlines())


GOOD = Assured(5, (), control_caught=True)
GOAL = Goal("G1", 1, "words", "5", tests=("t",), controls=("c",), runs=("r",))
ONE = {"t": Tested(1), "c": Tested(1)}


def result(goal: Goal = GOAL, tested: dict[str, Tested] | None = None, run: Assured | None = GOOD, full: int = 5) -> Result:
    return verdict(goal, ONE if tested is None else tested, {"r": run} if run else {}, {"r": full}).result


@pytest.mark.parametrize(("tested", "run", "expected"), [
    ({}, GOOD, Result.NOT_RUN), (ONE, None, Result.NOT_RUN), (ONE, Assured(0, (), control_caught=True), Result.NOT_RUN),
    ({**ONE, "t": Tested(left_out=3)}, GOOD, Result.NOT_RUN), ({**ONE, "c": Tested()}, GOOD, Result.NOT_RUN),
    (ONE, Assured(5, (), control_caught=False), Result.FAILS), (ONE, Assured(5, ("lost",), control_caught=True), Result.FAILS),
    ({**ONE, "t": Tested(4, failed=1)}, GOOD, Result.FAILS), ({**ONE, "c": Tested(4, failed=1)}, GOOD, Result.FAILS),
])
def test_nothing_examined_and_a_control_not_caught_are_never_a_pass(tested: dict[str, Tested], run: Assured | None, expected: Result) -> None:
    assert result(tested=tested, run=run) is expected


def test_what_a_run_of_the_tests_told_is_counted_by_test_and_by_file(tmp_path: Path) -> None:
    told = tmp_path / "told.xml"
    told.write_text(
        '<testsuites><testsuite><testcase file="tests/a.py" name="test_x[1]"/><testcase file="tests/a.py" name="test_x[2]"><failure/></testcase>'
        '<testcase file="tests/a.py" name="test_y"><skipped/></testcase><testcase file="tests/b.py" name="test_x"/></testsuite></testsuites>',
        encoding="utf-8")
    assert target.tests_told(["tests/a.py", "tests/a.py::test_x", "tests/b.py", "tests/c.py"], told) == {
        "tests/a.py": Tested(1, 1, 1), "tests/a.py::test_x": Tested(1, 1), "tests/b.py": Tested(1), "tests/c.py": Tested()}


def test_only_the_whole_count_holds() -> None:
    assert (result(), result(full=6)) == (Result.HOLDS, Result.SO_FAR)
    assert result(Goal("G1", 1, "words", "5", tests=("t",), missing="half of it")) is Result.PART
    assert result(Goal("G1", 1, "words", "5", missing="the issue on it")) is Result.NOT_BUILT
    assert result(Goal("G1", 1, "words", "5", browser=("b",))) is Result.NOT_RUN
