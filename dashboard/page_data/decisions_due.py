"""Which forum a decision is recorded for, and what that forum had before it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.errors import DashboardError
from dashboard.page_data.agency_views import forum_ref
from dashboard.page_data.decision_records import Records, decision_records
from dashboard.page_data.submissions import Listed, submission, submissions_of
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.store import Database
from data_models.access import Scope
from data_models.agencies import Agency
from data_models.decision import DecisionRecord
from data_models.forum import ForumDecision
from data_models.forum_days import ForumSettings
from data_models.history import History
from data_models.record import Family
from data_models.submission import Step, Submission

OUTSIDE = "the date looked at, which is none of the forum’s own days"
SHOWN_BACK = 3
"""Days of the forum behind the date looked at that are offered."""


@dataclass(frozen=True, slots=True)
class ForumDays:
    """The days for which a decision can be recorded, each with what speaks for it, the likeliest first; the submission that stands for one."""

    days: Mapping[date, str]
    submission: Submission | None


def forum_days(database: Database, scope: Scope, family: Family, history: History, settings: ForumSettings) -> ForumDays:
    """The day of the newest submission whose forum has not decided yet, days of return, the forum's own days, and the date looked at.

    None lies after the date but a submission's own, and none before the day on which what the forum is shown was known.
    """
    in_force = decision_records(database, scope, family).in_force
    decided = {record.forum_on for record in in_force}
    listed = [
        one for one in submissions_of(database, scope, family)
        if one.forum_on and one.as_at <= history.as_at and one.forum_on not in decided
    ]
    newest = submission(database, scope, family, listed[0].id) if listed else None
    shown = newest.as_at if newest else date.min
    back = settings.days_from(history.as_at - timedelta(weeks=settings.every_weeks * SHOWN_BACK), SHOWN_BACK + 1)
    found: dict[date, str] = {newest.forum_on: "the forum of the submission"} if newest and newest.forum_on else {}
    for why, days in (
        ("a day on which the family returns", [record.return_on for record in in_force]),
        ("a forum that a file records", [row.happened.start for row in (*history.decisions, *history.decisions_beside) if row.happened.exact]),
        ("a day of the forum", back), (OUTSIDE, [history.as_at]),
    ):
        for day in days:
            if day is not None and shown <= day <= history.as_at and day not in decided:
                found.setdefault(day, why)
    of_submission = newest.forum_on if newest else None
    return ForumDays({day: found[day] for day in sorted(
        found, key=lambda one: (one != of_submission, found[one] == OUTSIDE, -one.toordinal()))}, newest)


def advised_days(days: ForumDays, records: Records, as_at: date) -> tuple[date, ...]:
    """The forums to which advice can be kept, the one that is meant first: that of the draft, the date looked at where a decision of it is signed,
    that of the submission, else the newest by the date. One that has decided is among them: privileged advice must not move on to another.
    """
    drafted, signed = ({record.forum_on for record in some} for some in (records.drafts, records.in_force))
    submitted = days.submission.forum_on if days.submission else None

    def order(day: date) -> tuple[bool, bool, bool, bool, bool, int]:
        return (
            day not in drafted, not (day == as_at and day in signed), day != submitted, days.days.get(day) == OUTSIDE, day > as_at, -day.toordinal())

    return tuple(sorted({*days.days, *drafted, *signed} or {as_at}, key=order))


def forum_ref_of(history: History, day: date) -> str:
    """The reference of the forum of that day: a file's own where one names it."""
    every = (*history.decisions, *history.decisions_beside)
    in_file = next((row.forum_ref for row in every if row.happened.exact and row.happened.start == day and row.forum_ref), "")
    return in_file or forum_ref(day)


def files_decisions(history: History) -> TableView:
    """Decisions known by the date that came in files, each with whether it counts: a decision signed here for the same day takes its place."""
    rows = tuple(
        TableRow((
            row.happened.in_words(), row.asked_for, row.decision, row.reasons or "none recorded",
            _awaited(history, row.awaiting) or "nothing recorded",
            "none recorded" if row.return_on.undated else row.return_on.in_words(),
            "No: what was signed here for that day counts in its place" if row in history.decisions_beside else "Yes",
        ), row.id)
        for row in (*history.decisions, *history.decisions_beside) if not row.signed_here
    )
    return TableView("Decisions that came in files", ("Forum", "Asked for", "Decision", "Reasons", "Awaited", "Returns on", "Counts"), rows)


def _awaited(history: History, awaiting: str) -> str:
    """What a decision waits for, an assessment's reference by its name."""
    parts = [part.strip() for part in awaiting.split(";") if part.strip()]
    return "; ".join(", ".join(row.named for row in history.assessments if row.meant_by(part)) or part for part in parts)


def papers_shown(database: Database, scope: Scope, family: Family, history: History, draft: DecisionRecord) -> tuple[tuple[str, ...], str]:
    """The same for a decision to be signed; where no submission was sealed, whose papers a file records for the forum of that day.

    What lay before a forum is a fact of its meeting: it is not lost because the decision is signed here as well.
    """
    agencies, seal = papers_of(database, scope, family, draft.submission_id)
    if seal:
        return agencies, seal
    return next((row.papers_from for row in of_files_on(history, draft.forum_on) if row.papers_from), ()), ""


def submission_behind(database: Database, scope: Scope, family: Family, draft: DecisionRecord) -> Listed | None:
    """The submission that a record names, else the newest for its forum's day; None where there is none for this reader."""
    every = submissions_of(database, scope, family)
    named = (one for one in every if one.id == draft.submission_id)
    return next(named, None) or next((one for one in every if one.forum_on == draft.forum_on), None)


def of_files_on(history: History, day: date) -> tuple[ForumDecision, ...]:
    """Decisions that files record for the forum of a day."""
    return tuple(
        row for row in (*history.decisions, *history.decisions_beside)
        if not row.signed_here and row.happened.exact and row.happened.start == day
    )


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
