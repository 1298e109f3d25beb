"""Restrictions and refusals of sight, by when their review is due. Nothing is opened because a review is late."""

from dataclasses import dataclass
from datetime import date, datetime

from dashboard.findings.working_days import due_day
from dashboard.page_data.actors_named import families_named, names_apart
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.page_data.timescales import timescales_of
from dashboard.store import Database
from data_models.access import RestrictionKind, Scope
from data_models.dates import day_in_words

REVIEW = "restriction_review"
"""The timescale of both."""


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """One restriction or refusal that stands. ``due`` None: it is not recorded, so that its review is overdue."""

    family_id: str
    what: str
    said_by: str
    said_on: date | None
    due: date | None

    def overdue(self, today: date) -> bool:
        return self.due is None or self.due < today


@dataclass(frozen=True, slots=True)
class ReviewsDue:
    """``table``: every one that stands, those longest due first."""

    sentence: str
    table: TableView


def review_due(database: Database, scope: Scope, said_on: date) -> date:
    """The last day on which a review is in time, of what is said to stand on ``said_on``: kept with it, by the figure in force then."""
    return due_day(said_on, timescales_of(database, scope).in_force(REVIEW, said_on))


def reviews_due(database: Database, scope: Scope, now: datetime) -> ReviewsDue:
    """All restrictions and refusals that stand at ``now`` (UTC without a zone) and that this reader may know of. Why is not among it."""
    names, families, today = names_apart(database), families_named(database, scope), now.date()
    found = standing(database, scope, now)
    late = sum(one.overdue(today) for one in found)
    return ReviewsDue(
        sentence=f"Restrictions and refusals of sight that stand: {len(found)}; their review overdue: {late}. "
                 "Until a second person has ended it, each stands, however late its review.",
        table=TableView("Reviews of restrictions and refusals", ("Review due", "What", "Family", "Said last by", "On"), tuple(TableRow((
            _due(one, today), one.what, families.get(one.family_id, one.family_id), names.get(one.said_by, one.said_by),
            day_in_words(one.said_on) if one.said_on else "not recorded",
        )) for one in found)),
    )


def standing(database: Database, scope: Scope, now: datetime) -> tuple[ReviewDue, ...]:
    """Every restriction and refusal that stands, those longest due first."""
    names = names_apart(database)
    restricted = [ReviewDue(
        row["family_id"], f"Restricted: {RestrictionKind(row['category']).label}" + (", lifting asked for" if row["asked_to_lift"] else ""),
        row["recorded_by"], row["recorded_at"].date(), row["review_by"],
    ) for row in database.ask(scope, "restrictions_standing")]
    refused = [ReviewDue(
        row["family_id"], f"Sight refused to {names.get(row['actor'], row['actor'])}", row["given_by"] or "not recorded",
        row["given_at"].date() if row["given_at"] else None, row["review_by"],
    ) for row in database.ask(scope, "refusals_standing", now=now)]
    return tuple(sorted([*restricted, *refused], key=lambda one: (one.due or date.min, one.family_id, one.what)))


def _due(one: ReviewDue, today: date) -> str:
    if one.due is None:
        return "overdue: when it was due is not recorded"
    return f"{day_in_words(one.due)}{', overdue' if one.overdue(today) else ''}"
