"""Small ways to build an invented family's record for the tests of findings. Every fact takes its day as it would be written."""

from collections.abc import Iterable
from datetime import date
from itertools import count
from typing import Any

from data_models.agencies import Agency
from data_models.assessment import Allegation, Assessment, AssessmentChange, PoliceOutcome, ReasonKind
from data_models.dates import UNDATED, Precision, When
from data_models.finding import Finding
from data_models.forum import (
    AgencyView,
    Attendance,
    Attended,
    DecisionCode,
    ForumDecision,
    InformationRequest,
    Meeting,
    MeetingKind,
    ViewOfAgency,
)
from data_models.history import History
from data_models.people import FamilyRole, Person, Residence, Status, StatusPeriod, Whereabouts
from data_models.plan import ActionReview, ActionStatus, Plan, PlanAction, PlanKind, Visit, VisitResult
from data_models.record import Entry, EvidenceStatus, Family, IncidentLink, LinkRelation, Nature
from data_models.themes import Marker, Theme
from data_models.timescale_changes import PUBLISHED, Timescales

_ids = count(1)

PEOPLE = (
    Person(id="p-x1", label="Child X1", role=FamilyRole.CHILD),
    Person(id="p-x2", label="Child X2", role=FamilyRole.CHILD),
    Person(id="p-mother", label="Mother X", role=FamilyRole.MOTHER),
    Person(id="p-stepfather", label="Stepfather X", role=FamilyRole.STEPFATHER),
    Person(id="p-grandmother", label="Grandmother X", role=FamilyRole.GRANDPARENT),
)


def when(written: str) -> When:
    """"2020-03-04" a day, "2020-03" a month, "2020" a year, "2020-03-04..2020-04-01" a period, "" undated."""
    if not written:
        return UNDATED
    if ".." in written:
        first, last = (date.fromisoformat(part) for part in written.split(".."))
        return When(written, first, last, Precision.RANGE)
    if len(written) == 4:
        return When(written, date(int(written), 1, 1), date(int(written), 12, 31), Precision.YEAR)
    if len(written) == 7:
        year, month = (int(part) for part in written.split("-"))
        after = date(year + month // 12, month % 12 + 1, 1)
        return When(written, date(year, month, 1), date.fromordinal(after.toordinal() - 1), Precision.MONTH)
    return When.on(date.fromisoformat(written))


def _common(day: str, known: str | None) -> dict[str, Any]:
    """Known on the last day it can have happened, unless said; "" leaves the known date unrecorded."""
    happened = when(day)
    known_on = happened.end if known is None else date.fromisoformat(known) if known else None
    return {"happened": happened, "known_on": known_on}


def _id(kind: str, given: str) -> str:
    """Rows of one day stand in the order of their ids: padded, so that the tenth does not come before the ninth."""
    return given or f"{kind}-{next(_ids):06}"


def entry(
    day: str = "2020-03-04", *themes: Theme, id: str = "", agency: Agency = Agency.POLICE, nature: Nature = Nature.CONCERN,
    text: str = "What was seen", ref: str = "", markers: Iterable[Marker] = (), status: EvidenceStatus = EvidenceStatus.FIRST_HAND,
    known: str | None = None, **more: Any,
) -> Entry:
    return Entry(
        id=_id("e", id), agency=agency, description=text, event_ref=ref, themes=themes, markers=tuple(markers), nature=nature,
        evidence_status=status, **_common(day, known), **more,
    )


def protective(day: str, *themes: Theme, agency: Agency = Agency.SCHOOL, **more: Any) -> Entry:
    return entry(day, *themes, agency=agency, nature=Nature.PROTECTIVE, **more)


def link(agency: str, ref: str, incident: str, *, repeats: bool = False) -> IncidentLink:
    relation = LinkRelation.REPEATS if repeats else LinkRelation.SAME_INCIDENT
    return IncidentLink(id=_id("l", ""), entry_agency=agency, entry_ref=ref, incident=incident, relation=relation)


def plan(day: str, ended: str = "", *, id: str = "", ref: str = "CP1", kind: PlanKind = PlanKind.CHILD_PROTECTION,
         children: tuple[str, ...] = ("Child X1",), **more: Any) -> Plan:
    return Plan(id=_id("pl", id), plan_ref=ref, kind=kind, children=children, ended=when(ended), **_common(day, None), **more)


def action(day: str, words: str, *, id: str = "", ref: str = "CP1-1", plan: str = "CP1", **more: Any) -> PlanAction:
    return PlanAction(id=_id("ac", id), action_ref=ref, plan_ref=plan, action=words, **_common(day, None), **more)


def review(day: str, status: ActionStatus, *, id: str = "", ref: str = "CP1-1", **more: Any) -> ActionReview:
    return ActionReview(id=_id("rv", id), action_ref=ref, action_status=status, **_common(day, None), **more)


def meeting(day: str, kind: MeetingKind, *, id: str = "", ref: str = "", **more: Any) -> Meeting:
    made = _id("m", id)
    return Meeting(id=made, meeting_ref=ref or made, kind=kind, **_common(day, None), **more)


def attendance(day: str, who: str, attended: Attended, *, meeting: str, id: str = "", **more: Any) -> Attendance:
    return Attendance(id=_id("at", id), meeting_ref=meeting, who=who, attended=attended, **_common(day, None), **more)


def visit(day: str, result: VisitResult = VisitResult.SEEN, *, id: str = "", children: tuple[str, ...] = ("Child X1",), **more: Any) -> Visit:
    return Visit(id=_id("v", id), children=children, result=result, **_common(day, None), **more)


def assessment(
    day: str, kind: str = "Cognitive assessment", *, id: str = "", ref: str = "AS1", about: str = "Stepfather X", **more: Any,
) -> Assessment:
    return Assessment(id=_id("as", id), assessment_ref=ref, kind=kind, about=about, **_common(day, None), **more)


def date_moved(day: str, reason: ReasonKind, *, id: str = "", ref: str = "AS1", new_due: str = "") -> AssessmentChange:
    return AssessmentChange(id=_id("ch", id), assessment_ref=ref, reason_kind=reason, new_due=when(new_due), **_common(day, None))


def allegation(day: str, *, id: str = "", about: str = "Stepfather X", made_by: str = "Child X1", theme: Theme = Theme.SEXUAL_ABUSE,
               outcome: PoliceOutcome = PoliceOutcome.NO_FURTHER_ACTION, **more: Any) -> Allegation:
    made = _id("al", id)
    return Allegation(id=made, allegation_ref=made, about=about, made_by=made_by, theme=theme, police_outcome=outcome,
                      **_common(day, None), **more)


def request(day: str, asked: str, about: str, *, id: str = "", **more: Any) -> InformationRequest:
    return InformationRequest(id=_id("rq", id), asked_agency=asked, about=about, **_common(day, None), **more)


def decision(day: str, *, id: str = "", ref: str = "CPF1", asked: str = "Meeting Before Action", decided: str = "Not agreed for now",
             code: DecisionCode = DecisionCode.CONTINUE, papers: tuple[str, ...] = (), **more: Any) -> ForumDecision:
    return ForumDecision(id=_id("fd", id), forum_ref=ref, asked_for=asked, decision=decided, code=code, papers_from=papers,
                         **_common(day, None), **more)


def view(day: str, of: str, *, id: str = "", ref: str = "CPF1", said: ViewOfAgency = ViewOfAgency.UNSURE, received: str = "",
         **more: Any) -> AgencyView:
    return AgencyView(id=_id("vw", id), forum_ref=ref, view_of=of, view=said, received=when(received), **_common(day, None), **more)


def residence(day: str, person: str, kind: Whereabouts = Whereabouts.FAMILY_HOME, *, id: str = "", ended: str = "", **more: Any) -> Residence:
    return Residence(id=_id("rs", id), person=person, kind=kind, ended=when(ended), **_common(day, None), **more)


def status(day: str, kind: Status, *, id: str = "", children: tuple[str, ...] = ("Child X1",), **more: Any) -> StatusPeriod:
    return StatusPeriod(id=_id("st", id), children=children, status_kind=kind, **_common(day, None), **more)


def born(label: str, day: str, role: FamilyRole = FamilyRole.CHILD) -> Person:
    return Person(id=f"born-{label}", label=label, role=role, born=when(day))


def history(as_at: str = "2021-01-01", *, timescales: Timescales = PUBLISHED, **facts: Iterable[Any]) -> History:
    """A history in the order the store gives: by date, undated last."""
    rejected = tuple(facts.pop("rejected", ()))
    ordered = {
        kind: tuple(sorted(rows, key=lambda row: (row.happened.end or date.max, row.happened.start or date.max))) for kind, rows in facts.items()
    }
    ordered.setdefault("people", PEOPLE)
    return History(family=Family("f", "Family X"), as_at=date.fromisoformat(as_at), rejected=rejected, timescales=timescales, **ordered)


def ids(facts: Iterable[Any]) -> list[str]:
    return [fact.id for fact in facts]


def only(findings: Iterable[Finding]) -> Finding:
    found = list(findings)
    assert len(found) == 1, [finding.id for finding in found]
    return found[0]
