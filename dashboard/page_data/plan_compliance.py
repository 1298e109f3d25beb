"""What was agreed and never shown to be done: a status table by review, timescales, and what was unmet when each plan ended."""

from dataclasses import dataclass
from datetime import date

from dashboard.findings.action_carried_forward import whose
from dashboard.findings.plan_reviews import ActionRecord, actions_of, not_taken_in
from dashboard.findings.reading import Reading
from dashboard.findings.timescale_checks import Check, State, timescale_checks
from dashboard.page_data.table_view import TableRow, TableView
from data_models.dates import day_in_words
from data_models.history import History
from data_models.plan import ActionStatus, Plan

ICONS = {
    ActionStatus.DONE: "✓", ActionStatus.PARTLY: "◐", ActionStatus.NOT_STARTED: "–", ActionStatus.DECLINED_BY_FAMILY: "⊘",
    ActionStatus.NOT_PROVIDED_BY_SERVICE: "□", ActionStatus.NOT_EVIDENCED: "?", ActionStatus.SUPERSEDED: "→",
}


@dataclass(frozen=True, slots=True)
class PlanTable:
    heading: str
    sentence: str
    table: TableView


@dataclass(frozen=True, slots=True)
class PlanComplianceView:
    sentence: str
    plans: tuple[PlanTable, ...]
    timescale_sentence: str
    timescales: TableView


def plan_compliance_view(history: History) -> PlanComplianceView:
    reading = history.made(Reading)
    records = {plan.id: actions_of(reading, plan) for plan in history.plans}
    every = [record for group in records.values() for record in group]
    unevidenced = [record for record in every if not any(not review.action_status.undone for review in record.reviews)]
    carried = [record for record in every if len(record.undone_run) >= 2]
    checks = timescale_checks(reading)
    return PlanComplianceView(
        sentence=(
            f"{len(unevidenced)} of {len(every)} agreed actions have no review recording them as done, partly done or replaced; {len(carried)} "
            "stood undone at two reviews or more running." if every else "No plan actions are recorded by this date."
        ),
        plans=tuple(_plan_table(reading, plan, records[plan.id]) for plan in history.plans if records[plan.id]),
        timescale_sentence=_timescale_sentence(checks),
        timescales=TableView(
            "Timescales against the record", ("What", "Rule", "Due", "Done", "Result", "Attempts not achieved", "Authority"),
            tuple(_timescale_row(check) for check in reversed(checks)),
        ),
    )


def _plan_table(reading: Reading, plan: Plan, records: tuple[ActionRecord, ...]) -> PlanTable:
    """Rows are actions, columns each day on which any was reviewed; then how often carried, days overdue, and whose it was."""
    days = sorted({review.happened.end for record in records for review in record.reviews if review.happened.end})
    ended = f"ended {plan.ended.in_words()}" if plan.ended.end else f"running on {day_in_words(reading.as_at)}"
    unmet = [record for record in records if not record.achieved]
    rows = tuple(_action_row(reading.history, record, days) for record in records)
    return PlanTable(
        heading=f"{plan.kind.label.capitalize()} {plan.plan_ref}, {plan.happened.in_words()}, {ended}",
        sentence=(
            f"{len(unmet)} of {len(records)} actions not recorded as achieved "
            + (f"when it ended; reason recorded for ending: {plan.end_reason or 'none'}." if plan.ended.end else "so far.")
            + "".join(f" {note}" for note in not_taken_in(reading, records))
        ),
        table=TableView(
            f"Actions of {plan.plan_ref} at each review",
            ("Action", "Owed by", *(day_in_words(day) for day in days), "Reviews undone running", "Days past due", "Recorded as whose doing"),
            rows,
        ),
    )


def _action_row(history: History, record: ActionRecord, days: list[date]) -> TableRow:
    by_day = {review.happened.end: review for review in record.reviews}
    cells = [
        f"{ICONS[by_day[day].action_status]} {by_day[day].action_status.label}" + (f": {by_day[day].evidence}" if by_day[day].evidence else "")
        if day in by_day else "no record"
        for day in days
    ]
    due = record.action.due.end
    overdue = str((history.as_at - due).days) if due and not record.achieved and history.as_at > due else "–" if due else "no due date recorded"
    attributed = ", ".join(dict.fromkeys(whose(review).label for review in record.undone_run)) or "–"
    return TableRow((record.action.action, record.action.owed_by.label, *cells, str(len(record.undone_run)), overdue, attributed), record.action.id)


def _timescale_sentence(checks: tuple[Check, ...]) -> str:
    if not checks:
        return "No timescale can be checked: the record holds no conference, core group, review or visit under a plan by this date."
    counts = {state: sum(1 for check in checks if check.state is state) for state in State}
    unclear = f", {counts[State.NOT_KNOWN]} dated too loosely to tell" if counts[State.NOT_KNOWN] else ""
    return (
        f"Of {len(checks)} due dates: {counts[State.MET]} met, {counts[State.LATE]} late, {counts[State.NO_RECORD]} with no record{unclear}. "
        "These are matters for services. No record is not the same as not done."
    )


def _timescale_row(check: Check) -> TableRow:
    return TableRow((
        check.what, check.rule.in_words(), day_in_words(check.due), check.done.in_words() if check.done else "no record",
        check.in_words(), str(check.attempted) if check.attempted else "–", check.rule.authority,
    ), check.facts[-1].id if check.facts else "")
