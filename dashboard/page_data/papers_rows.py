"""The rows of the record as a paper's schedule has them, under codes that are the same in every paper and on every date."""

from collections.abc import Iterable, Mapping
from datetime import date

from dashboard.page_data.frame import capital
from data_models.assessment import Allegation, Assessment, AssessmentChange
from data_models.dates import day_in_words
from data_models.forum import AgencyView, Attendance, ForumDecision, InformationRequest, Meeting
from data_models.history import History
from data_models.papers import ScheduleRow
from data_models.people import Identifier, Person, PersonLink, Residence, StatusPeriod
from data_models.plan import ActionReview, Plan, PlanAction, Visit
from data_models.pre_proceedings import PreProceedings
from data_models.record import Entry, Fact, IncidentLink
from data_models.suggestion import Coding

KINDS: Mapping[type[Fact], str] = {
    Entry: "Chronology row", StatusPeriod: "Status", Plan: "Plan", PlanAction: "Action set", ActionReview: "Review of an action",
    Meeting: "Meeting", Attendance: "Attendance", Visit: "Visit", Assessment: "Assessment", AssessmentChange: "Date moved",
    Allegation: "Allegation", InformationRequest: "Request for information", ForumDecision: "Forum decision", AgencyView: "Agency’s view",
    PreProceedings: "Pre-proceedings", Person: "Person", Residence: "Where somebody lives", Identifier: "Number of a person",
    IncidentLink: "Two rows joined", PersonLink: "A person named", Coding: "Theme confirmed",
}
ONLY_WHERE_RELIED_ON = (Person, Residence, Identifier, IncidentLink, PersonLink, Coding)
"""They tell of no event: they stand in the schedule only where a statement rests on them."""


def scheduled(history: History, relied_on: Iterable[str]) -> tuple[Fact, ...]:
    """The facts of the schedule: all that tell of something, and whatever a statement rests on. By date, the undated last."""
    named = frozenset(relied_on)
    chosen = {fact.id: fact for fact in history.facts() if fact.id in named or not isinstance(fact, ONLY_WHERE_RELIED_ON)}
    return tuple(sorted(chosen.values(), key=_place))


def schedule_of(facts: Iterable[Fact], codes: Mapping[str, str], as_at: date) -> tuple[ScheduleRow, ...]:
    """``facts``: as known on ``as_at``. How an action stood is read from those reviews of it that are among them, and from no others."""
    rows = tuple(facts)
    last: dict[str, ActionReview] = {}
    for fact in sorted((one for one in rows if isinstance(one, ActionReview)), key=_place):
        if not fact.happened.undated:
            last[fact.action_ref.casefold()] = fact
    return tuple(_row(fact, codes[fact.id], _stood(fact, last, day_in_words(as_at))) for fact in rows)


def _stood(fact: Fact, last: Mapping[str, ActionReview], day: str) -> str:
    """What the record as known on the day says became of what was agreed or begun: never how it is said to stand without its day."""
    known = f"As known on {day}"
    if isinstance(fact, Assessment):
        steps = (("requested", fact.requested), ("due", fact.due), ("started", fact.started), ("completed", fact.completed))
        said = [f"{step} {when.in_words()}" for step, when in steps if not when.undated]
        by = f" by {fact.declined_by}" if fact.declined_by else ""
        said += [f"declined {fact.declined.in_words()}{by}"] if not fact.declined.undated else []
        said += ["no start recorded"] if fact.started.undated and fact.open else []
        said += ["no completion recorded"] if fact.open else []
        return f"{known}: {'; '.join(said)}."
    if isinstance(fact, PlanAction):
        due = f"due {fact.due.in_words()}; " if not fact.due.undated else ""
        review = last.get(fact.action_ref.casefold())
        if review is None:
            return f"{known}: {due}no dated review of it recorded."
        return f"{known}: {due}at its last dated review, {review.happened.in_words()}, {review.action_status.label.lower()}."
    if isinstance(fact, (Plan, StatusPeriod)):
        ended = fact.ended
        return f"{known}: {f'ended {ended.in_words()}' if not ended.undated else 'no end recorded'}."
    return ""


def _row(fact: Fact, code: str, stood: str) -> ScheduleRow:
    entry = fact if isinstance(fact, Entry) else None
    happened = fact.happened
    return ScheduleRow(
        code=code, id=fact.id, kind=KINDS[type(fact)], date=happened.in_words(), written=happened.raw,
        first=happened.start.isoformat() if happened.start else "", last=happened.end.isoformat() if happened.end else "",
        known_on=day_in_words(fact.known_on) if fact.known_on else "not recorded", agency=fact.agency_name or fact.agency.label,
        seen=capital(fact.status.label), said_by=(entry.reported_by or entry.source_of_information) if entry else "",
        recorder=entry.recorder if entry else _recorder(fact), points_to=entry.nature.value if entry else "", text=whole_text(fact),
        file=fact.source.file, sheet=fact.source.sheet, row=fact.source.row,
        stood=stood,
    )


def whole_text(fact: Fact) -> str:
    """What the row says, with the child's own words and what its agency wrote was done or came of it: an allegation never without its answer."""
    if not isinstance(fact, Entry):
        return fact.text
    said = [fact.text.rstrip(".") + "."]
    said += [f"The child: {fact.child_voice.rstrip('.')}."] if fact.child_voice else []
    said += [f"What was done or came of it: {fact.action_outcome.rstrip('.')}."] if fact.action_outcome else []
    return " ".join(said)


def _recorder(fact: Fact) -> str:
    return fact.visitor if isinstance(fact, Visit) else ""


def _place(fact: Fact) -> tuple[str, str, str, str, str, int, str]:
    """By date; those of one date by where they stand in their files, for an id is drawn anew each time a file is taken in."""
    happened, source = fact.happened, fact.source
    first = happened.start.isoformat() if happened.start else "9999"
    last = happened.end.isoformat() if happened.end else "9999"
    return first, last, fact.agency.value, source.file, source.sheet, source.row, fact.id
