"""What a paper for one person says, made from the history that they may be told of and from nothing else."""

from collections.abc import Iterable, Iterator

from dashboard.findings.catalogue import findings_of
from dashboard.findings.in_words import listed
from dashboard.page_data.frame import capital
from data_models.assessment import Allegation, ReasonKind
from data_models.dates import day_in_words
from data_models.forum import AgencyView, ForumDecision, InformationRequest, Meeting
from data_models.history import History
from data_models.paper_for_one import PaperForOne, PartForOne
from data_models.people import Residence
from data_models.plan import PlanAction, Visit, VisitResult
from data_models.record import Fact, Nature
from data_models.themes import Theme

SAID_TOGETHER = (("protective", "recorded"),)
"""Kinds of finding (and key) that speak of rows that are there. Those that speak of what is not recorded are in no paper for one person:
they would be said of the whole record, and of what the person is not told. Nor is any that says how many sources are independent: a row
may repeat one that the person is not told of, so that the rows of each theme are counted and no more is claimed of them."""
NOT_INDEPENDENT = "Entries of several agencies may tell of one event, or one may repeat another."
_VISIT = {VisitResult.CANCELLED_BY_FAMILY: "called off; by whom is not said here"}
"""In a paper for one of them, "the family" called off would be read as that person, whoever did."""
_OF_A_SERVICE = frozenset({ReasonKind.PROVIDER_CAPACITY, ReasonKind.REFERRAL_INCOMPLETE})
"""Reasons for a moved date that are a service's own: another may be another person's, or tell of care taken to keep two people apart."""
WHAT_IT_IS = "This paper sets out what the council tells you. It is for you alone. It is not a decision, and it is not a copy of a record."


def paper_for_one(told: History, person: str) -> PaperForOne:
    """The paper that ``told``, the history of what ``person`` may be told, makes. A part with nothing in it is not there."""
    parts = (
        _about(told), _statuses(told), _recorded(told), _together(told), _plans(told), _meetings(told, person), _visits(told), _assessments(told),
        _further(told),
    )
    return PaperForOne(
        person=person, as_at=day_in_words(told.as_at), parts=tuple(part for part in parts if part.rows or part.points),
    )


def _about(told: History) -> PartForOne:
    return PartForOne(
        heading="Whom this paper is about", headings=("Who", "Place in the family", "Born"), rows=tuple(
            (person.label, capital(person.role.label), "" if person.born.undated else person.born.in_words()) for person in told.people
        ))


def _statuses(told: History) -> PartForOne:
    return PartForOne(
        heading="Status", headings=("From", "Until", "Status", "Children"), rows=tuple(
            (one.happened.in_words(), "" if one.ended.undated else one.ended.in_words(),
             f"{one.status_kind.label} ({one.category.lower()})" if one.category else one.status_kind.label, ", ".join(one.children))
            for one in told.statuses
        ))


_NATURE = {Nature.CONCERN: "Concern", Nature.PROTECTIVE: "Goes well", Nature.CONTEXT: ""}


def _recorded(told: History) -> PartForOne:
    return PartForOne(
        heading="What is recorded", headings=("Date", "Held by", "What is recorded", "What was done", "Recorded as"), rows=tuple(
            (one.happened.in_words(), one.agency.label, one.text, one.action_outcome, _NATURE[one.nature]) for one in told.entries
        ))


def _together(told: History) -> PartForOne:
    wanted = (
        finding for finding in findings_of(told)
        if any(finding.kind.code == code and key in ("", finding.key) for code, key in SAID_TOGETHER)
    )
    return PartForOne(
        heading="What these entries show together", lead=f"Counted from the entries set out above. {NOT_INDEPENDENT}",
        points=(*_by_theme(told), *(finding.statement for finding in wanted)))


def _by_theme(told: History) -> Iterator[str]:
    """Of each theme with two entries of concern or more: how many, and who holds them."""
    concerns = [one for one in told.entries if one.nature is Nature.CONCERN]
    for theme in Theme:
        rows = [one for one in concerns if theme in one.themes]
        if len(rows) > 1:
            holders = listed(dict.fromkeys(one.agency.label for one in rows))
            yield f"{theme.label} is recorded as a concern in {len(rows)} of these entries, held by {holders}."


def _plans(told: History) -> PartForOne:
    rows: list[tuple[str, ...]] = []
    for plan in told.plans:
        of_it = [action for action in told.actions if action.plan_ref.casefold() == plan.plan_ref.casefold()]
        category = f" ({plan.category.lower()})" if plan.category else ""
        until = "" if plan.ended.undated else f", until {plan.ended.in_words()}"
        rows.append((plan.happened.in_words(), f"{capital(plan.kind.label)}{category} for {', '.join(plan.children)}{until}", "", "", ""))
        rows += [_action(told, action) for action in of_it]
    return PartForOne(
        heading="Plans, and what was agreed in them", headings=("From", "Plan or what was agreed", "To be done by", "By when", "Last review"),
        rows=tuple(rows))


def _action(told: History, action: PlanAction) -> tuple[str, ...]:
    reviews = [one for one in told.action_reviews if one.action_ref.casefold() == action.action_ref.casefold() and one.happened.end]
    last = reviews[-1] if reviews else None
    said = f"{last.happened.in_words()}: {last.action_status.label}" + (f". {last.evidence}" if last.evidence else "") if last else ""
    owner = action.owner or {"family": "The family", "service": "A service", "both": "The family and a service"}.get(action.owed_by.value, "")
    return (action.happened.in_words(), action.action, owner, "" if action.due.undated else action.due.in_words(), said)


def _meetings(told: History, person: str) -> PartForOne:
    return PartForOne(
        heading="Meetings", headings=("Date", "Meeting", "Outcome", "You"), rows=tuple(
            (one.happened.in_words(), capital(one.kind.label), one.outcome, _came(told, one, person)) for one in told.meetings
        ))


def _came(told: History, meeting: Meeting, person: str) -> str:
    own = [one for one in told.attendances if one.who == person and one.meeting_ref.casefold() == meeting.meeting_ref.casefold()]
    return ". ".join(capital(one.attended.label) + (f" ({one.note})" if one.note else "") for one in own)


def _visits(told: History) -> PartForOne:
    return PartForOne(
        heading="Visits", headings=("Date", "Visit", "To", "What came of it"), rows=tuple(
            (one.happened.in_words(), _kind(one), ", ".join(one.children), _came_of(one))
            for one in told.visits
        ))


def _came_of(visit: Visit) -> str:
    return capital(_VISIT.get(visit.result, visit.result.label)) + (f". {visit.note}" if visit.note else "")


def _kind(visit: Visit) -> str:
    how = {"announced": " by appointment", "unannounced": " without notice"}.get(visit.announced.value, "")
    return capital(f"{visit.kind or 'visit'}{how}") + (", by video or telephone" if visit.mode.value == "virtual" else "")


def _assessments(told: History) -> PartForOne:
    moved: dict[str, list[str]] = {one.assessment_ref.casefold(): [] for one in told.assessments}
    for change in told.assessment_changes:
        to = ", and no new day set" if change.new_due.undated else f" to {change.new_due.in_words()}"
        of_service = f" ({change.reason_kind.label})" if change.reason_kind in _OF_A_SERVICE else ""
        moved[change.assessment_ref.casefold()].append(f"Date moved{to}{of_service}")
    return PartForOne(
        heading="Assessments of you", headings=("Agreed", "Assessment", "Due", "Begun", "Completed", "Result, and dates moved"), rows=tuple(
            (one.happened.in_words(), one.kind, *("" if day.undated else day.in_words() for day in (one.due, one.started, one.completed)),
             ". ".join(filter(None, (one.result, *moved[one.assessment_ref.casefold()]))))
            for one in told.assessments
        ))


def _further(told: History) -> PartForOne:
    """Rows of other kinds, which are told only where a member of staff has said so of each."""
    facts: tuple[Fact, ...] = (
        *told.residences, *told.allegations, *told.requests, *told.decisions, *told.views, *told.pre_proceedings,
    )
    return PartForOne(
        heading="Further", headings=("Date", "Held by", "What is recorded"), rows=tuple(
            (fact.happened.in_words(), fact.agency.label, ". ".join(_sentences(fact))) for fact in facts
        ))


def _sentences(fact: Fact) -> Iterator[str]:
    if isinstance(fact, Allegation):
        yield f"Allegation about {fact.about}" + (f": {fact.summary}" if fact.summary else "")
        yield from _said(("Your response", fact.response))
    elif isinstance(fact, Residence):
        yield f"{fact.person} lives: {fact.place or fact.kind.label}"
    elif isinstance(fact, InformationRequest):
        yield f"{fact.asked_agency} was asked about {fact.about}"
    elif isinstance(fact, ForumDecision):
        yield f"Asked for: {fact.asked_for}. Decision: {fact.decision}"
        yield from _said(("Reasons", fact.reasons))
    elif isinstance(fact, AgencyView):
        yield f"View of {fact.view_of}: {fact.view.value.replace('_', ' ')}"
        yield from _said(("Reasons", fact.reasons))
    else:
        yield fact.text


def _said(*pairs: tuple[str, str]) -> Iterable[str]:
    return (f"{name}: {value}" for name, value in pairs if value)
