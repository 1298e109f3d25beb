"""No unannounced visit recorded as achieved during a child protection plan."""

from collections.abc import Iterator

from dashboard.findings.reading import Reading, counted, period_of
from data_models.dates import day_in_words
from data_models.finding import Block, Finding, Kind
from data_models.plan import Announced, Plan

KIND = Kind(
    code="no-unannounced-visit",
    title="No unannounced visit recorded as achieved",
    block=Block.NOT_RESPONDED,
    authority="Review §4.18, footnote 8",
    method="For each child protection plan, the visits dated wholly inside it. Achieved means a child was seen. A visit with nothing "
    "recorded of whether it was announced is counted apart.",
)


def find(reading: Reading) -> Iterator[Finding]:
    for plan in reading.protection_plans:
        visits = reading.visits_in(plan)
        if not any(visit.announced is Announced.UNANNOUNCED and visit.result.achieved for visit in visits):
            yield _finding(reading, plan)


def _finding(reading: Reading, plan: Plan) -> Finding:
    visits = reading.visits_in(plan)
    attempted = tuple(visit for visit in visits if visit.announced is Announced.UNANNOUNCED)
    unknown = [visit for visit in visits if visit.announced is Announced.NOT_RECORDED]
    achieved = tuple(visit for visit in visits if visit.result.achieved)
    _, last = period_of(plan, reading.as_at)
    until = plan.ended.in_words() if plan.ended.end else f"{day_in_words(last)}, and it has not ended"
    text = (
        f"No unannounced visit is recorded as achieved under plan {plan.plan_ref}, from {plan.happened.in_words()} to {until}. "
        f"Recorded: {counted(len(visits), 'visit')} in all, {counted(len(attempted), 'unannounced attempt')}, "
        f"{counted(len(achieved), 'visit')} at which a child was seen."
    )
    return Finding(
        kind=KIND, key=plan.plan_ref, statement=text, children=plan.children, evidence=(plan, *attempted), contrary=achieved,
        not_recorded=(
            *((f"Whether it was announced is not recorded for {counted(len(unknown), 'visit')}.",) if unknown else ()),
            *(("No visit of any kind under this plan is in the record: it may hold visits elsewhere.",) if not visits else ()),
            *reading.notes(attempted),
        ),
    )
