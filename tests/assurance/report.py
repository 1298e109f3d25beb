"""docs/assurance.md: a line for each goal with its test, what was examined, its control and what may be said of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tests.assurance.goals import Goal, Result, Verdict
from tests.assurance.kept import Kept
from tests.assurance.runs import RUNS

HEAD = "| Goal | Phase | What must hold | Number to reach | Tests | Examined | Control caught | Result |"
CANNOT = """## What cannot be proved here

To be said with every claim made from this page:

- Nobody from outside has tried to break in, and no certificate is held (penetration test, Cyber Essentials Plus, DTAC, ISO 27001). The data
  protection impact assessment and the policy for special-category data are the council's.
- The council's identity provider, second factor, devices, virus scanner, mail gateway and leavers' process stand outside.
- Kills and limits stand in for faults: real power loss, failing disks, network storage and snapshots of virtual machines were not tried.
- Memory of the running service holds plain text. Whoever administers the machine, and the place of the witness too, can rewrite history. Anybody
  who may read can photograph the screen.
- No search of free text finds every hint of an address: it can only stand beneath people who check.
- Everything ran on Linux; nothing here speaks for a Windows server.
- Where law is named it is the reason for a test, not legal advice.
"""


def report(verdicts: Sequence[Verdict], runs: Mapping[str, Kept], *, small: bool, on: date, machine: str) -> str:
    """The page as Markdown. ``machine``: its class, without its name."""
    return "\n".join(_lines(verdicts, runs, small=small, on=on, machine=machine)) + "\n\n" + CANNOT


def _lines(verdicts: Sequence[Verdict], runs: Mapping[str, Kept], *, small: bool, on: date, machine: str) -> Iterator[str]:
    yield "# What has been shown, goal by goal"
    yield ""
    counts = "**Small counts**: a part of each run, as the column “Examined” says; no full count is claimed." if small else "Full counts."
    yield f"Made by `make assurance`, not by hand. Run on {on.isoformat()}, {machine}. {counts}"
    yield "*holds*: all of the number to reach was examined. *holds so far*: fewer were. *holds in part*: the line says what is missing."
    yield "*NOT RUN* and *not built* are no pass, nor is a line with 0 examined. Control: the same examination found a fault that was planted."
    yield ""
    yield ", ".join(f"{result.value}: {sum(one.result is result for one in verdicts)}" for result in Result) + "."
    yield ""
    yield HEAD
    yield "|" + " --- |" * 8
    yield from (_row(one) for one in verdicts)
    yield ""
    yield "## The long runs"
    yield ""
    yield "Each as it was examined most fully and held, or as it failed since; a run of another day says its day and commit."
    yield ""
    yield "| Run | Examined | In full | Failures | Control caught | Measured | On, at commit |"
    yield "|" + " --- |" * 7
    for name, run in RUNS.items():
        stands = runs.get(name)
        if stands is None:
            yield f"| {name} | 0 | {run.full:,} | | | NOT RUN | |"
            continue
        done = stands.run
        yield (
            f"| {name} | {done.examined:,} | {run.full:,} | {len(done.failures)} | {'yes' if done.control_caught else 'no'} | {done.measured} | "
            f"{stands.on}, {stands.commit} |")


def _row(one: Verdict) -> str:
    goal = one.goal
    said = one.result.value + (f": {goal.missing}" if one.result is Result.NOT_BUILT else f"; missing: {goal.missing}" if goal.missing else "")
    tests = "<br>".join(f"`{name}`" for name in named(goal)) or "none"
    return f"| {goal.id} | P{goal.phase} | {goal.words} | {goal.reach} | {tests} | {one.examined} | {one.control} | {said} |"


def named(goal: Goal) -> tuple[str, ...]:
    """Every test that a goal names, those of its long runs among them."""
    return (*goal.tests, *goal.browser, *(RUNS[name].test for name in goal.runs), *goal.controls)
