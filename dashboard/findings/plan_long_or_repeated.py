"""Child protection plans that ran long, or that came again after one had ended."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from dashboard.findings.in_words import counted, days_apart, listed
from dashboard.findings.plan_reviews import actions_of
from dashboard.findings.reading import Reading, each_once
from dashboard.findings.working_days import days_late
from data_models.dates import When, day_in_words
from data_models.finding import Block, Finding, Kind
from data_models.plan import ActionStatus, Plan
from data_models.record import Fact
from data_models.timescales import Timescale, figures_in_words

TIMESCALE = "long_plan"

KIND = Kind(
    code="plan-long-or-repeated",
    title="A long or repeated child protection plan",
    block=Block.CUMULATIVE,
    authority="Review §4.5, 4.35; DfE children in need statistics on plans of 2 years or more and second or subsequent plans",
    method="For each child, the child protection plans recorded. A plan is long after the days that the timescale for long plans gives (a local "
    "figure, confirm) and repeated where it certainly began after an earlier one had ended; rows that touch or overlap are one plan.",
)


def find(reading: Reading) -> Iterator[Finding]:
    by_plans: dict[tuple[str, ...], list[str]] = {}
    chains: dict[tuple[str, ...], list[list[Plan]]] = {}
    for child in reading.child_labels:
        chain = _chain([plan for plan in reading.protection_plans if child in plan.children and plan.happened.start])
        key = tuple(plan.id for run in chain for plan in run)
        by_plans.setdefault(key, []).append(child)
        chains[key] = chain
    for key, children in by_plans.items():
        runs = chains[key]
        long = [run for run in runs if _is_long(reading, run, latest=run is runs[-1])]
        if long or any(_came_again(earlier, later) for earlier, later in pairwise(runs)):
            yield _finding(reading, tuple(children), runs, long)


def _chain(plans: list[Plan]) -> list[list[Plan]]:
    """Runs of plan, earliest first: a row that begins by the day after the one before ended goes on with it (a change of category)."""
    runs: list[list[Plan]] = []
    for plan in sorted(plans, key=lambda row: (row.happened.start or date.max, row.plan_ref)):
        ended = runs[-1][-1].ended.end if runs else None
        if ended and plan.happened.start and plan.happened.start <= ended + timedelta(days=1):
            runs[-1].append(plan)
        else:
            runs.append([plan])
    return runs


def _came_again(earlier: list[Plan], later: list[Plan]) -> bool:
    """True where one run certainly began after another ended; not where the end of the earlier one is not recorded."""
    ended, begun = earlier[-1].ended.end, later[0].happened.start
    return ended is not None and begun is not None and ended < begun


def _is_long(reading: Reading, run: list[Plan], *, latest: bool) -> bool:
    """By the fewest days that a run can have lasted; False where an earlier run has no recorded end, for it may have ended at any time."""
    begun, last = run[0].happened.end, run[-1].ended.start or (reading.as_at if latest else None)
    if begun is None or last is None:
        return False
    rule = _rule(reading, run)
    return days_late(begun, min(last, reading.as_at), rule.calendar) >= rule.value


def _rule(reading: Reading, run: list[Plan]) -> Timescale:
    """The figure in force on the latest day on which the run can have begun."""
    return reading.timescale(TIMESCALE, run[0].happened.end or reading.as_at)


def _finding(reading: Reading, children: tuple[str, ...], runs: list[list[Plan]], long: list[list[Plan]]) -> Finding:
    plans = tuple(plan for run in runs for plan in run)
    text = (
        f"{listed(children)} {'is' if len(children) == 1 else 'are each'} recorded as the subject of "
        f"{counted(len(runs), 'child protection plan')}: {'; '.join(_said(reading, run) for run in runs)}."
    )
    if gaps := [days_apart(earlier[-1].ended, later[0].happened) or "not recorded" for earlier, later in pairwise(runs)]:
        text += f" From the end of one to the start of the next: {listed(gaps)}."
    if long:
        text += f" {counted(len(long), 'plan')} of {figures_in_words(_rule(reading, run) for run in long)} or more."
    done = tuple(
        review for plan in plans for record in actions_of(reading, plan) for review in record.reviews if review.action_status is ActionStatus.DONE
    )
    held = set(children)
    between = tuple(
        entry for entry in reading.protective_entries
        if any(plan.happened.start and entry.happened.certainly_within(plan.happened.start, plan.ended.end or reading.as_at) for plan in plans)
        and (not held.isdisjoint(entry.people) or not set(entry.people) & set(reading.child_labels))
    )
    unplaced = sum(1 for plan in reading.protection_plans if plan.happened.undated and held & set(plan.children))
    evidence: tuple[Fact, ...] = plans
    return Finding(
        kind=KIND, key=plans[0].id, subject=listed(children), statement=text, children=children, evidence=evidence,
        contrary=each_once(done, between),
        not_recorded=(
            *((f"{counted(unplaced, 'plan')} with no start recorded: left out.",) if unplaced else ()),
            "Plans made by another council, or before this record begins, may be missing.",
            *reading.figure_notes(*(_rule(reading, run) for run in runs)),
            *reading.notes(evidence),
        ),
    )


def _said(reading: Reading, run: list[Plan]) -> str:
    first, last = run[0], run[-1]
    categories = listed(dict.fromkeys(plan.category.lower() for plan in run if plan.category))
    name = f"{first.plan_ref}{f' ({categories})' if categories else ''}"
    if last.ended.undated:
        days = days_apart(first.happened, When.on(reading.as_at))
        return f"{name} from {first.happened.in_words()}, with no end recorded ({days} to {day_in_words(reading.as_at)})"
    return f"{name} from {first.happened.in_words()} to {last.ended.in_words()} ({days_apart(first.happened, last.ended)})"
