"""Which forum a decision is recorded for, and what that forum had before it."""

from datetime import date

from dashboard.page_data.agency_views import forum_ref
from dashboard.page_data.decision_records import decision_records
from dashboard.page_data.submissions import submission, submissions_of
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
    if not listed:
        return history.as_at, forum_ref(history.as_at), None
    newest = submission(database, scope, family, listed[0].id)
    day = newest.forum_on or history.as_at
    return day, forum_ref(day), newest


def papers_of(database: Database, scope: Scope, family: Family, submission_id: str) -> tuple[tuple[str, ...], str]:
    """The agencies whose rows were in a sealed submission, and its seal; nothing where there is no sealed one."""
    if not submission_id:
        return (), ""
    draft = submission(database, scope, family, submission_id)
    if draft.state is not Step.SUBMITTED:
        return (), ""
    seals = database.ask(scope, "seal_of_submission", family=family.id, submission=submission_id)
    agencies = {Agency(item.partition("|")[0]).label for seal in seals for item in seal["items"] or ()}
    return tuple(sorted(agencies)), draft.seal_id
