"""What was agreed and never shown to be done: a status table by review, timescales, and what was unmet when each plan ended."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.findings.action_carried_forward import whose
from dashboard.findings.in_words import counted, listed
from dashboard.findings.plan_reviews import ActionRecord, actions_of, not_taken_in
from dashboard.findings.reading import Reading
from dashboard.findings.timescale_checks import Check, State, timescale_checks, under_variations
from dashboard.page_data.frame import capital
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
    judged = {plan.id: actions_of(reading, plan, by=plan.ended.end) for plan in history.plans}
    every = [record for group in judged.values() for record in group]
    carried = sum(1 for group in records.values() for record in group if len(record.undone_run) >= 2)
    checks = timescale_checks(reading)
    return PlanComplianceView(
        sentence=(
            f"{_sum_in_words(every)} {counted(carried, 'action')} {'was' if carried == 1 else 'were'} not recorded as done at two reviews or more "
            "running. The numbers of the plans below add up to these." if every else "No plan actions are recorded by this date."
        ),
        plans=tuple(_plan_table(reading, plan, records[plan.id], judged[plan.id]) for plan in _newest_first(history.plans) if records[plan.id]),
        timescale_sentence=_timescale_sentence(reading, checks),
        timescales=TableView(
            "Timescales against the record", ("What", "Rule", "Due", "Done", "Result", "Attempts not achieved", "Authority"),
            tuple(_timescale_row(check) for check in reversed(checks)),
        ),
    )


def _newest_first(plans: Sequence[Plan]) -> list[Plan]:
    """Those that run before those that have ended, each by its latest start: what is asked of a family now stands first."""
    return sorted(plans, key=lambda plan: (plan.ended.undated, plan.happened.start or date.min), reverse=True)


def _sum_in_words(records: Sequence[ActionRecord]) -> str:
    """Each action once, by the latest review recorded of it while its plan ran: the parts add up to the whole."""
    parts = Counter(_state(record) for record in records)
    return (
        f"{counted(len(records), 'agreed action')}. As recorded at the latest review of each while its plan ran: "
        f"{listed(f'{parts[state]} {state}' for state in _STATES if parts[state])}."
    )


_STATES = ("done", "replaced", "partly done", "undone", "with no review recorded")


def _state(record: ActionRecord) -> str:
    if record.latest is None:
        return "with no review recorded"
    if record.latest.action_status.undone:
        return "undone"
    return {ActionStatus.DONE: "done", ActionStatus.SUPERSEDED: "replaced"}.get(record.latest.action_status, "partly done")


def _plan_table(reading: Reading, plan: Plan, records: tuple[ActionRecord, ...], judged: tuple[ActionRecord, ...]) -> PlanTable:
    """Rows are actions, columns each day on which any was reviewed; then how often carried, days past due, and whose it was.

    ``judged``: the same actions with the reviews dated by the plan's end only.
    """
    days = sorted({review.happened.end for record in records for review in record.reviews if review.happened.end})
    until = min(plan.ended.end, reading.as_at) if plan.ended.end else reading.as_at
    later = sum(len(record.reviews) for record in records) - sum(len(record.reviews) for record in judged)
    rows = tuple(_action_row(record, then, days, until) for record, then in zip(records, judged, strict=True))
    return PlanTable(
        heading=f"{capital(plan.kind.label)} {plan.plan_ref}, {plan.happened.in_words()}, "
        + (f"ended {plan.ended.in_words()}" if plan.ended.end else f"running on {day_in_words(reading.as_at)}"),
        sentence=(
            _sum_in_words(judged)
            + (f" Reason recorded for ending: {(plan.end_reason or 'none').rstrip('.')}." if plan.ended.end else "")
            + (f" {counted(later, 'review is', 'reviews are')} dated after the plan ended: in the table, not in the count." if later else "")
            + "".join(f" {note}" for note in not_taken_in(reading, records))
        ),
        table=TableView(
            f"Actions of {plan.plan_ref} at each review; days past due are counted to {day_in_words(until)}"
            + (", when the plan ended" if plan.ended.end else ""),
            ("Action", "Owed by", *(day_in_words(day) for day in days), "Reviews undone running", "Days past due", "Recorded as whose doing"),
            rows,
        ),
    )


def _action_row(record: ActionRecord, judged: ActionRecord, days: list[date], until: date) -> TableRow:
    by_day = {review.happened.end: review for review in record.reviews}
    cells = [
        f"{ICONS[by_day[day].action_status]} {by_day[day].action_status.label}" + (f": {by_day[day].evidence}" if by_day[day].evidence else "")
        if day in by_day else "no record"
        for day in days
    ]
    due = record.action.due.end
    past = str((until - due).days) if due and not judged.achieved and until > due else "–" if due else "no due date recorded"
    attributed = ", ".join(dict.fromkeys(whose(review).label for review in record.undone_run)) or "–"
    return TableRow((record.action.action, record.action.owed_by.label, *cells, str(len(record.undone_run)), past, attributed), record.action.id)


def _timescale_sentence(reading: Reading, checks: tuple[Check, ...]) -> str:
    if not checks:
        return "No timescale can be checked: the record holds no conference, core group, review or visit under a plan by this date."
    counts = {state: sum(1 for check in checks if check.state is state) for state in State}
    unclear = f", {counts[State.NOT_KNOWN]} dated too loosely to tell" if counts[State.NOT_KNOWN] else ""
    varied = "".join(f", {words}" for words in under_variations([check for check in checks if check.state is State.VARIED]))
    figures = reading.figure_notes(*(check.rule for check in checks), *(row for check in checks for row in check.variations))
    return " ".join((
        f"Of {len(checks)} due dates: {counts[State.MET]} met, {counts[State.LATE]} late, {counts[State.NO_RECORD]} with no record{unclear}{varied}.",
        "These are matters for services. No record is not the same as not done.", *figures,
    ))


def _timescale_row(check: Check) -> TableRow:
    return TableRow((
        check.what, check.rule.in_words(), day_in_words(check.due), check.done.in_words() if check.done else "no record",
        check.in_words(), str(check.attempted) if check.attempted else "–", check.rule.authority,
    ), check.facts[-1].id if check.facts else "")
