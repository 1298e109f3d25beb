"""What we are waiting for, why, and what has happened meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.findings.assessment_outstanding import (
    KIND,
    changes_of,
    days_waited,
    days_waiting,
    due_last_set,
    find,
    incidents_meanwhile,
    no_day_since,
)
from dashboard.findings.in_words import counted
from dashboard.findings.reading import Reading
from dashboard.page_data.table_view import TableRow, TableView
from data_models.assessment import Assessment, CanDecideWithout
from data_models.dates import day_in_words
from data_models.finding import Finding
from data_models.history import History
from data_models.incidents import Incident

BAR_COLUMNS = ("assessment", "start", "end", "open", "due", "ids", "incidents", "agencies", "ended")
CHANGE_COLUMNS = ("assessment", "changed_on", "new_due", "number", "reason", "ids")
MARK_COLUMNS = ("assessment", "day", "status", "ids", "label")


@dataclass(frozen=True)
class AssessmentsView:
    sentence: str
    union_sentence: str
    first: date
    bars: pd.DataFrame
    changes: pd.DataFrame
    marks: pd.DataFrame
    table: TableView
    moves: TableView
    findings: tuple[Finding, ...]


def assessments_view(history: History) -> AssessmentsView:
    reading = history.made(Reading)
    waiting = [assessment for assessment in history.assessments if assessment.open]
    placed = [assessment for assessment in history.assessments if assessment.waiting_since.end]
    meanwhile = {incident.id for assessment in placed for incident in incidents_meanwhile(reading, assessment)}
    longest = max((days for assessment in waiting if (days := days_waiting(reading, assessment)) is not None), default=None)
    return AssessmentsView(
        sentence=(
            f"{counted(len(waiting), 'assessment')} open on {day_in_words(history.as_at)}"
            + (f", the longest waiting {counted(longest, 'day')}." if longest is not None else ".") + _without_a_day(reading, waiting) if waiting
            else "No assessment is open on this date, as far as this record shows."
        ),
        union_sentence=(
            f"Across all the waits drawn, open and ended, together: {counted(len(meanwhile), 'incident')} of concern, each counted once. "
            "Waits overlap and share incidents. That something happened while waiting does not say that waiting caused it."
        ),
        first=min((row.waiting_since.start for row in placed if row.waiting_since.start), default=history.as_at) - timedelta(days=60),
        bars=pd.DataFrame([
            (_name(row), row.waiting_since.end, row.completed.end or row.declined.end, row.open, _current_due(reading, row), row.id,
             *_counts(incidents_meanwhile(reading, row)), "completed" if not row.completed.undated else "declined")
            for row in placed
        ], columns=list(BAR_COLUMNS)),
        changes=pd.DataFrame([
            (_name(row), change.happened.end, change.new_due.end, number, change.reason or change.reason_kind.label, change.id)
            for row in placed for number, change in enumerate(changes_of(reading, row), start=1)
        ], columns=list(CHANGE_COLUMNS)),
        marks=pd.DataFrame([
            (_name(row), incident.happened.end, incident.status.value, " ".join(entry.id for entry in incident.entries),
             incident.entries[0].text[:120])
            for row in placed for incident in incidents_meanwhile(reading, row)
        ], columns=list(MARK_COLUMNS)),
        table=_table(reading),
        moves=TableView(
            "Each time a date was set or moved", ("Assessment", "Changed on", "New date", "Reason as recorded", "Kind of reason"),
            tuple(
                TableRow((_name(row), change.happened.in_words(), change.new_due.in_words() if not change.new_due.undated else "no new date",
                          change.reason or "not recorded", change.reason_kind.label), change.id)
                for row in history.assessments for change in changes_of(reading, row)
            ),
        ),
        findings=tuple(finding for finding in find(reading) if finding.kind is KIND),
    )


def _without_a_day(reading: Reading, waiting: Sequence[Assessment]) -> str:
    told = [f"{_name(row)}, {said}" for row in waiting if (said := no_day_since(changes_of(reading, row)))]
    return f" As last recorded: {'; '.join(told)}." if told else ""


def _table(reading: Reading) -> TableView:
    rows = []
    for row in reading.history.assessments:
        meanwhile = incidents_meanwhile(reading, row)
        agencies = {agency.label for incident in meanwhile for agency in incident.agencies}
        rows.append(TableRow((
            _name(row) + (f", by {row.provider}" if row.provider else ""), _dates(row), f"{_outcome(row)}{_waited(reading, row)}",
            str(len(changes_of(reading, row))),
            f"{len(meanwhile)}, held by {counted(len(agencies), 'agency', 'agencies')}" if meanwhile else "0",
            row.decision_that_depends or "not recorded",
            row.can_decide_without.value + (f": {row.why_without}" if row.why_without else "")
            if row.can_decide_without is not CanDecideWithout.NOT_RECORDED else "not recorded",
        ), row.id))
    return TableView("Assessments decided on", (
        "Assessment", "Dates", "State, and days waited", "Times moved", "Incidents meanwhile", "Waiting on it", "Can be decided without it",
    ), tuple(rows))


def _waited(reading: Reading, row: Assessment) -> str:
    days = days_waited(reading, row)
    if days is None:
        return "; how long it was waited for is not known"
    return f", {counted(days, 'day')} so far" if row.open else f", after {counted(days, 'day')}"


def _dates(row: Assessment) -> str:
    requested = f"requested {row.requested.in_words()}" if not row.requested.undated else "no request recorded"
    started = f"started {row.started.in_words()}" if not row.started.undated else "no start recorded"
    return f"Agreed {row.happened.in_words()}; {requested}; {started}"


def _counts(incidents: tuple[Incident, ...]) -> tuple[int, int]:
    return len(incidents), len({agency for incident in incidents for agency in incident.agencies})


def _outcome(row: Assessment) -> str:
    if not row.completed.undated:
        return f"completed {row.completed.in_words()}"
    if not row.declined.undated:
        return f"declined {row.declined.in_words()}" + (f" by {row.declined_by}" if row.declined_by else "")
    return "not completed"


def _name(row: Assessment) -> str:
    return f"{row.kind} of {row.about}"


def _current_due(reading: Reading, row: Assessment) -> object:
    """The date last given. None where it was withdrawn with no new one, as when a provider can give no start."""
    return due_last_set(row, changes_of(reading, row)).end
