"""A family's history from the record: rows as they were known on a date become the facts that findings and pages use."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.errors import NOT_OPEN, UnknownFamily
from dashboard.page_data.codings import with_codings
from dashboard.page_data.facts import facts_in
from dashboard.page_data.people_links import with_people_linked
from dashboard.page_data.timescales import timescales_of
from dashboard.store import Database
from dashboard.store.rows import Row
from data_models import tables
from data_models.access import Scope
from data_models.assessment import Allegation, Assessment, AssessmentChange
from data_models.columns import Table
from data_models.forum import AgencyView, Attendance, ForumDecision, InformationRequest, Meeting, that_count
from data_models.history import History
from data_models.people import FamilyRole, Identifier, Person, PersonLink, Residence, StatusPeriod
from data_models.plan import ActionReview, Plan, PlanAction, Visit
from data_models.pre_proceedings import PreProceedings
from data_models.record import Entry, Fact, Family, IncidentLink, Source
from data_models.rejected_rows import RejectedRow
from data_models.suggestion import Coding

KINDS: Mapping[str, tuple[Table, type[Fact]]] = {
    "people": (tables.PERSON, Person),
    "residences": (tables.RESIDENCE, Residence),
    "statuses": (tables.STATUS_PERIOD, StatusPeriod),
    "entries": (tables.ENTRY, Entry),
    "links": (tables.INCIDENT_LINK, IncidentLink),
    "plans": (tables.PLAN, Plan),
    "actions": (tables.PLAN_ACTION, PlanAction),
    "action_reviews": (tables.ACTION_REVIEW, ActionReview),
    "meetings": (tables.MEETING, Meeting),
    "attendances": (tables.ATTENDANCE, Attendance),
    "visits": (tables.VISIT, Visit),
    "assessments": (tables.ASSESSMENT, Assessment),
    "assessment_changes": (tables.ASSESSMENT_CHANGE, AssessmentChange),
    "allegations": (tables.ALLEGATION, Allegation),
    "requests": (tables.INFORMATION_REQUEST, InformationRequest),
    "decisions": (tables.FORUM_DECISION, ForumDecision),
    "views": (tables.AGENCY_VIEW, AgencyView),
    "identifiers": (tables.IDENTIFIER, Identifier),
    "pre_proceedings": (tables.PRE_PROCEEDINGS, PreProceedings),
    "person_links": (tables.PERSON_LINK, PersonLink),
    "codings": (tables.CODING, Coding),
}
"""Which table fills which part of a History."""


def families(database: Database, scope: Scope) -> tuple[Family, ...]:
    """The families the caller may see, by label."""
    return tuple(Family(id=row["family_id"], label=row["label"]) for row in database.ask(scope, "families"))


def family_called(database: Database, scope: Scope, label_or_id: str) -> Family:
    """The visible family with this label (any case) or id. Raises UnknownFamily, which never says whether one exists; that is written down."""
    wanted = label_or_id.strip().casefold()
    for family in families(database, scope):
        if wanted in (family.label.casefold(), family.id):
            return family
    database.record_refusal(scope.actor, "family by name", asked=label_or_id.strip())
    raise UnknownFamily(NOT_OPEN)


def history_of(database: Database, scope: Scope, family: Family, as_at: date) -> History:
    """Everything known of ``family`` by ``as_at`` that this caller may see."""
    questions = {part: f"known/{table.full_name}" for part, (table, _) in KINDS.items()}
    answers = database.ask_columns(scope, list(questions.values()), family=family.id, as_at=as_at)
    parts = {part: facts_in(KINDS[part][1], answers[question]) for part, question in questions.items()}
    mentions = database.ask(scope, "mentions", family=family.id) if parts["person_links"] else []
    parts, told_otherwise = with_people_linked(parts, mentions)
    written = parts["entries"]
    parts["entries"] = with_codings(written, parts["codings"])
    parts["as_written"] = tuple(before for before, now in zip(written, parts["entries"], strict=True) if now is not before)
    parts["people"] = tuple(sorted(parts["people"], key=_place_in_family))
    parts["decisions"], parts["decisions_beside"] = that_count(parts["decisions"])  # type: ignore[arg-type]  # KINDS pairs part and class
    figures, rejected = timescales_of(database, scope), _rejected(database.ask(scope, "rejected_about", family=family.id, as_at=as_at))
    return History(family=family, as_at=as_at, told_otherwise=told_otherwise, rejected=rejected, timescales=figures, **parts)  # type: ignore[arg-type]  # KINDS pairs part and class


def _rejected(rows: Sequence[Row]) -> tuple[RejectedRow, ...]:
    return tuple(
        RejectedRow(row["identity"], Source(row["file"], row["sheet"] or "", row["source_row"]), row["reason"], row["known_on"]) for row in rows
    )


def _place_in_family(person: Fact) -> tuple[int, date, str]:
    """Children first, eldest first, then the others in the order the roles are declared."""
    if not isinstance(person, Person):
        return len(FamilyRole), date.max, ""
    return list(FamilyRole).index(person.role), person.born.start or date.max, person.label
