"""A plan that ended while actions had no evidence of achievement."""

from collections.abc import Iterator

from dashboard.findings.in_words import counted, listed
from dashboard.findings.plan_reviews import ActionRecord, actions_of, not_taken_in
from dashboard.findings.reading import Reading, each_once
from data_models.finding import Block, Finding, Kind
from data_models.plan import ActionStatus, Plan
from data_models.record import Fact

KIND = Kind(
    code="plan-ended-unachieved",
    title="A plan ended with actions not evidenced",
    block=Block.NOT_RESPONDED,
    authority="Review §4.18, 4.30",
    method="For each plan with a recorded end, the actions whose latest review by that day is neither done nor replaced, and the actions "
    "with no review at all. A partly done action is named as partly done. Whose doing it was is not said here.",
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
    shown = {fact.id for fact in evidence}
    achieved = [fact for record in records if record.achieved for fact in (record.action, *record.reviews[-1:])]
    ever = {record.action.id: record for record in actions_of(reading, plan)}
    by_then = {review.id for record in records for review in record.reviews}
    placed_later = [review for record in unachieved for review in ever[record.action.id].reviews if review.id not in by_then]
    undated = [review for record in unachieved for review in ever[record.action.id].undated]
    unreviewed = [record for record in unachieved if record.latest is None]
    done_later = sum(1 for record in unachieved if ever[record.action.id].achieved)
    reason = f" Reason recorded: {plan.end_reason.rstrip('.')}." if plan.end_reason else ""
    return Finding(
        kind=KIND,
        key=plan.plan_ref,
        subject=f"{plan.kind.label} {plan.plan_ref}",
        statement=(
            f"The {plan.kind.label} {plan.plan_ref} ended {plan.ended.in_words()} with {len(unachieved)} of "
            f"{counted(len(records), 'action')} set in it not recorded as done or replaced: {listed(_said(record) for record in unachieved)}.{reason}"
            + (f" {counted(done_later, 'is', 'are')} recorded as done or replaced in a review that is not dated by then." if done_later else "")
        ),
        children=plan.children,
        evidence=evidence,
        contrary=tuple(fact for fact in each_once(
            achieved, (review for record in unachieved for review in record.reviews if not review.action_status.undone), placed_later, undated,
        ) if fact.id not in shown),
        not_recorded=(
            *not_taken_in(reading, unachieved),
            *((f"No review by that day is recorded of: {listed(_quoted(record) for record in unreviewed)}.",) if unreviewed else ()),
            *((f"{counted(len(undated), 'review')} of these actions undated: whether by that day is not known.",) if undated else ()),
            *((f"{counted(len(placed_later), 'review')} of these actions dated later, or to a period reaching past that day.",)
              if placed_later else ()),
            *(("Why the plan ended is not recorded.",) if not plan.end_reason else ()),
            *reading.notes(evidence),
        ),
    )


def _quoted(record: ActionRecord) -> str:
    return f"“{record.action.action.rstrip('.')}”"


def _said(record: ActionRecord) -> str:
    if record.latest is None:
        return f"{_quoted(record)} (no review recorded)"
    if record.latest.action_status is ActionStatus.PARTLY:
        return f"{_quoted(record)} (partly done)"
    return f"{_quoted(record)} ({record.latest.action_status.label.lower()})"
