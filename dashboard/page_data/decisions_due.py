"""Which forum a decision is recorded for, and what that forum had before it."""

from datetime import date

from dashboard.errors import DashboardError
from dashboard.page_data.agency_views import forum_ref
from dashboard.page_data.decision_kept import SIGNED
from dashboard.page_data.decision_records import decision_records
from dashboard.page_data.submissions import submission, submissions_of
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.store import Database
from data_models.access import Scope
from data_models.agencies import Agency
from data_models.history import History
from data_models.record import Family
from data_models.submission import Step, Submission


def forum_looked_at(database: Database, scope: Scope, family: Family, history: History) -> tuple[date, str, Submission | None]:
    """The day of the forum, its reference and the submission it has: of the newest submission whose forum has not decided yet, else the date."""
    decided = {record.forum_on for record in decision_records(database, scope, family).in_force}
    listed = [
        one for one in submissions_of(database, scope, family)
        if one.forum_on and one.as_at <= history.as_at and one.forum_on not in decided
    ]
    newest = submission(database, scope, family, listed[0].id) if listed else None
    day = newest.forum_on or history.as_at if newest else history.as_at
    in_file = next((row.forum_ref for row in history.decisions if row.happened.exact and row.happened.start == day and row.forum_ref), "")
    return day, in_file or forum_ref(day), newest


def files_decisions(history: History) -> TableView:
    """Decisions known by the date that came in files: a record signed here for the same forum stands beside them, and replaces none."""
    rows = tuple(
        TableRow((
            row.happened.in_words(), row.asked_for, row.decision, row.reasons or "none recorded", row.awaiting or "nothing recorded",
            "none recorded" if row.return_on.undated else row.return_on.in_words(),
        ), row.id)
        for row in history.decisions if row.source.sheet != SIGNED
    )
    return TableView("Decisions that came in files", ("Forum", "Asked for", "Decision", "Reasons", "Awaited", "Returns on"), rows)


def papers_of(database: Database, scope: Scope, family: Family, submission_id: str) -> tuple[tuple[str, ...], str]:
    """The agencies whose rows were in a sealed submission, and its seal; nothing where there is no sealed one.

    Raises DashboardError where a row in it is not the caller's to see now: a decision must not be signed as if the forum had no papers.
    """
    if not submission_id or submission(database, scope, family, submission_id).state is not Step.SUBMITTED:
        return (), ""
    seals = database.ask(scope, "seal_of_submission", family=family.id, submission=submission_id)
    if not seals:
        raise DashboardError("The forum’s sealed submission rests on a row that is not yours to see now: somebody who may see all of it signs.")
    agencies = {Agency(item.partition("|")[0]).label for item in seals[0]["items"] or ()}
    return tuple(sorted(agencies)), seals[0]["seal_id"]
