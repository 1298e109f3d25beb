"""No unannounced visit recorded as achieved during a child protection plan."""

from collections.abc import Iterator

from dashboard.findings.in_words import counted
from dashboard.findings.reading import Reading, period_of
from dashboard.findings.visits import rows_of, visits_of
from data_models.dates import day_in_words
from data_models.finding import Block, Finding, Kind
from data_models.plan import Announced, Plan, Visit

TIMESCALE = "child_protection_visit"

KIND = Kind(
    code="no-unannounced-visit",
    title="No unannounced visit recorded as achieved",
    block=Block.NOT_RESPONDED,
    authority="Review §4.18, footnote 8",
    method="For each child protection plan with a recorded start, the visits to its children dated wholly inside it; rows of one day, "
    "worker and kind about several children are one visit. Achieved means a child was seen. "
    "Silent at the start of a plan for as long as the timescale for visits under one gives. A visit with nothing recorded of whether "
    "it was announced, and a visit dated too loosely to place, are counted apart.",
)


def find(reading: Reading) -> Iterator[Finding]:
    for plan in reading.protection_plans:
        _, last = period_of(plan, reading.as_at)
        due = reading.due(TIMESCALE, plan.happened)
        if due is None or due.latest >= last:
            continue
        visits = reading.visits_in(plan)
        if not reading.record_reaches(reading.history.visits, plan):
            continue
        if not any(_unannounced(visit) and visit.result.achieved for visit in visits):
            yield _finding(reading, plan, visits)


def _unannounced(visit: Visit) -> bool:
    return visit.announced is Announced.UNANNOUNCED


def _finding(reading: Reading, plan: Plan, visits: tuple[Visit, ...]) -> Finding:
    made = visits_of(visits)
    attempted = sum(1 for visit in made if visit.unannounced)
    called_off = sum(1 for visit in made if visit.called_off)
    unknown = sum(1 for visit in made if visit.announced is Announced.NOT_RECORDED)
    achieved = tuple(visit for visit in made if visit.seen)
    not_achieved = tuple(visit for visit in made if not visit.seen)
    unplaced = reading.visits_unplaced(plan)
    candidates = visits_of(visit for visit in unplaced if _unannounced(visit) and visit.result.achieved)
    _, last = period_of(plan, reading.as_at)
    until = plan.ended.in_words() if plan.ended.end else f"{day_in_words(last)}, with no end recorded"
    text = (
        f"No unannounced visit is recorded as achieved under plan {plan.plan_ref}, from {plan.happened.in_words()} to {until}. "
        f"Recorded: {counted(len(made), 'visit')} in all{f', {called_off} of them called off' if called_off else ''}, "
        f"{counted(attempted, 'unannounced attempt')}, "
        f"{counted(len(achieved), 'visit')} at which a child was seen."
    )
    if candidates:
        text += f" {counted(len(candidates), 'unannounced visit')} at which a child was seen cannot be placed inside or outside the plan."
    return Finding(
        kind=KIND, key=plan.plan_ref, subject=f"plan {plan.plan_ref}", statement=text, children=plan.children,
        evidence=(plan, *rows_of(not_achieved)), contrary=(*rows_of(achieved), *unplaced),
        not_recorded=(
            *(("No visit of any kind under this plan is in the record: it may hold visits elsewhere.",) if not visits else ()),
            *((f"Whether it was announced is not recorded for {counted(unknown, 'visit')}.",) if unknown else ()),
            *((f"{counted(len(visits_of(unplaced)), 'visit')} undated, or dated too loosely to place in this plan: outside every count above.",)
              if unplaced else ()),
            *(reading.figure_notes(due.rule) if (due := reading.due(TIMESCALE, plan.happened)) else ()),
            *reading.notes((plan, *visits, *unplaced)),
        ),
    )
