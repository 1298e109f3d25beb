"""What has changed since the last forum decision: what is new, what is older and only new to us, and what changed, was withdrawn or is disputed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.findings.assessment_outstanding import changes_of, days_waiting, due_last_set
from dashboard.findings.in_words import counted
from dashboard.findings.reading import Reading
from dashboard.page_data.since_lists import SinceLists, lists_since
from dashboard.page_data.since_rates import (
    RATE_COLUMNS,
    chart_heading,
    chart_sentence,
    rate_frame,
    rate_table,
    rates_paragraph,
    rates_since,
)
from dashboard.page_data.table_view import TableRow, TableView
from data_models.assessment import Assessment
from data_models.dates import Order, When, day_in_words
from data_models.forum import ForumDecision
from data_models.history import History
from data_models.record import Nature


@dataclass(frozen=True)
class SinceView:
    """``decision`` is None where no forum decision is recorded before the date; then only ``sentence`` says anything."""

    decision: ForumDecision | None
    heading: str
    sentence: str
    reasons: TableView
    new: TableView
    older: TableView
    changed: TableView
    chart_heading: str
    chart_sentence: str
    paragraph: str
    rates: pd.DataFrame
    rate_table: TableView
    before_days: int
    since_days: int


def last_forum(history: History) -> ForumDecision | None:
    """The latest forum decision certainly before the date: on its own day nothing can be since it."""
    return next((row for row in reversed(history.decisions) if row.happened.end and row.happened.end < history.as_at), None)


def since_view(now: Reading, known_on: Callable[[date], History]) -> SinceView:
    """``known_on``: the same family for the same reader, as known on an earlier day."""
    history = now.history
    decision = last_forum(history)
    if decision is None or decision.happened.end is None:
        return _nothing(history)
    day = decision.happened.end
    then = known_on(day)
    lists = lists_since(now, then, day)
    rates = rates_since(now, day)
    return SinceView(
        decision=decision, heading=f"Since the forum: {len(lists.after)} new, {len(lists.not_after)} older newly disclosed",
        sentence=_sentence(history, decision, lists), reasons=_reasons(now, decision),
        new=lists.new, older=lists.older, changed=lists.changed,
        chart_heading=chart_heading(rates), chart_sentence=chart_sentence(rates), paragraph=rates_paragraph(then, rates, day),
        rates=rate_frame(rates),
        rate_table=rate_table(rates), before_days=rates.before_days, since_days=rates.since_days,
    )


def _nothing(history: History) -> SinceView:
    on_the_day = [row for row in history.decisions if row.happened.end == history.as_at]
    said = (
        f"The forum of {day_in_words(history.as_at)} is the first recorded: on its own day nothing can be since it." if on_the_day
        else "No forum decision before this date is recorded. A Forum decisions sheet of the template would show here what has changed since."
    )
    empty = TableView("", (), ())
    return SinceView(None, "Since the last forum decision", said, empty, empty, empty, empty, "", "", "", pd.DataFrame(columns=list(RATE_COLUMNS)),
                     empty, 0, 0)


def _sentence(history: History, decision: ForumDecision, lists: SinceLists) -> str:
    new, older = lists.after, lists.not_after
    concern = sum(1 for incident in new if incident.nature is Nature.CONCERN)
    protective = sum(1 for incident in new if incident.nature is Nature.PROTECTIVE)
    day = decision.happened.end or history.as_at
    unplaced = sum(1 for incident in older if incident.happened.order(day) is Order.NOT_KNOWN)
    return (
        f"Since the forum of {decision.happened.in_words()}, {counted((history.as_at - day).days, 'day')}: {counted(len(new), 'new incident')} "
        f"({concern} of concern, {protective} protective, {len(new) - concern - protective} neither); "
        f"{counted(len(older) - unplaced, 'older incident')} newly disclosed"
        + (f", and {unplaced} newly disclosed whose date does not say whether it was before or after" if unplaced else "")
        + f"; {counted(len(lists.changed.rows), 'change')} of status, outcome or date. "
        f"The reasons then given: {decision.reasons.rstrip('.') or 'none recorded'}."
    )


def _reasons(now: Reading, decision: ForumDecision) -> TableView:
    """What the forum said, and the state today of each part of it that a row can show. A reason in words is not read for a state."""
    rows = [
        TableRow(("Reason given", reason, "In words: what bears on it today is below and in the lists"), decision.id)
        for part in decision.reasons.split(";") if (reason := part.strip())
    ] or [TableRow(("Reason given", "none recorded", "–"), decision.id)]
    for part in (part.strip() for part in decision.awaiting.split(";") if part.strip()):
        found = [row for row in now.history.assessments if row.meant_by(part)]
        rows += [TableRow(("Awaited", f"{row.kind} of {row.about}", _state(now, row)), f"{row.id} {decision.id}") for row in found]
        if not found:
            rows.append(TableRow(("Awaited", part, "No assessment of this reference is recorded, so its state is not known"), decision.id))
    rows += [
        TableRow(("Return to the forum", _or_none(decision.return_on), _returned(now, decision)), decision.id),
        TableRow(("Due", _or_none(decision.due), _passed(decision.due, now.as_at)), decision.id),
        TableRow(("Owner", decision.owner or "none recorded", "–"), decision.id),
        TableRow(("Fallback if it did not come", decision.fallback or "none recorded", "–"), decision.id),
    ]
    return TableView(f"What the forum of {decision.happened.in_words()} gave as its reasons, and the state of each today",
                     ("What", "Then", "On this date"), tuple(rows))


def _or_none(when: When) -> str:
    return when.in_words() if not when.undated else "none recorded"


def _passed(when: When, as_at: date) -> str:
    if when.end is None:
        return "–"
    return f"{counted((as_at - when.end).days, 'day')} past" if when.end < as_at else "not yet past"


def _returned(now: Reading, decision: ForumDecision) -> str:
    later = [row for row in now.history.decisions if row.id != decision.id and row.happened.start and decision.happened.end
             and row.happened.start > decision.happened.end]
    return f"Returned {later[0].happened.in_words()}" if later else "No later forum decision is recorded"


def _state(now: Reading, row: Assessment) -> str:
    if not row.completed.undated:
        return f"Completed {row.completed.in_words()}" + (f": {row.result}" if row.result else "")
    if not row.declined.undated:
        return f"Declined {row.declined.in_words()}" + (f" by {row.declined_by}" if row.declined_by else "")
    days, moves = days_waiting(now, row), changes_of(now, row)
    said = "No completion recorded" + (f", {counted(days, 'day')} since it was requested" if days is not None and not row.requested.undated else "")
    said += f"; started {row.started.in_words()}" if not row.started.undated else "; no start recorded"
    due, dated = due_last_set(row, moves), sum(1 for change in moves if not change.new_due.undated)
    return said + (f"; due {due.in_words()}" if not due.undated else "; no date is now set") + f"; date set or moved {counted(dated, 'time')}"
