"""A plan that ended while actions had no evidence of achievement."""

from collections.abc import Iterator

from dashboard.findings.plan_reviews import ActionRecord, actions_of
from dashboard.findings.reading import Reading, counted, listed
from data_models.finding import Block, Finding, Kind
from data_models.plan import ActionStatus, Plan
from data_models.record import Fact

KIND = Kind(
    code="plan-ended-unachieved",
    title="A plan ended with actions not evidenced",
    block=Block.NOT_RESPONDED,
    authority="Review §4.18, 4.30",
    method="For each plan with a recorded end, the actions whose latest review by that day is neither done nor replaced, and the actions "
    "with no review at all. A partly done action is named as partly done.",
)


def find(reading: Reading) -> Iterator[Finding]:
    for plan in reading.history.plans:
        if plan.ended.end is None:
            continue
        records = actions_of(reading, plan, by=plan.ended.end)
        unachieved = tuple(record for record in records if not record.achieved)
        if unachieved:
            yield _finding(reading, plan, records, unachieved)


def _finding(reading: Reading, plan: Plan, records: tuple[ActionRecord, ...], unachieved: tuple[ActionRecord, ...]) -> Finding:
    evidence: tuple[Fact, ...] = (plan, *(fact for record in unachieved for fact in (record.action, *record.reviews[-1:])))
    unreviewed = [record.action.action for record in unachieved if record.latest is None]
    reason = f" Reason recorded: {plan.end_reason.rstrip('.')}." if plan.end_reason else ""
    return Finding(
        kind=KIND,
        key=plan.plan_ref,
        statement=(
            f"The {plan.kind.label} {plan.plan_ref} ended {plan.ended.in_words()} with {len(unachieved)} of "
            f"{counted(len(records), 'agreed action')} not recorded as achieved: {listed(_said(record) for record in unachieved)}.{reason}"
        ),
        children=plan.children,
        evidence=evidence,
        contrary=tuple(review for record in records for review in record.reviews if not review.action_status.undone),
        not_recorded=(
            *((f"No review of these actions is recorded: {listed(unreviewed)}.",) if unreviewed else ()),
            *(("Why the plan ended is not recorded.",) if not plan.end_reason else ()),
            *reading.notes(evidence),
        ),
    )


def _said(record: ActionRecord) -> str:
    words = record.action.action[:1].lower() + record.action.action[1:].rstrip(".")
    if record.latest is None:
        return f"{words} (no review recorded)"
    if record.latest.action_status is ActionStatus.PARTLY:
        return f"{words} (partly done)"
    return f"{words} ({record.latest.action_status.label.lower()})"
