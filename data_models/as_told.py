"""A fact as one person is told it: the fields that a paper for them may show, and every other field empty.

Where it came from, who wrote it, what number it has and what its author thought of it are never told: a row's number tells how many others
there are. A field that stands in no list here is left empty.
"""

from dataclasses import MISSING, Field, fields, replace
from typing import Any

from data_models.assessment import Allegation, Assessment, AssessmentChange
from data_models.dates import UNDATED, When
from data_models.forum import AgencyView, Attendance, ForumDecision, InformationRequest, Meeting
from data_models.people import Person, Residence, StatusPeriod
from data_models.plan import ActionReview, Plan, PlanAction, Visit
from data_models.pre_proceedings import PreProceedings
from data_models.record import Entry, Fact

_SHOWN: dict[type[Fact], tuple[str, ...]] = {
    Person: ("label", "role", "born"),
    Residence: ("person", "kind", "place", "ended"),
    StatusPeriod: ("children", "status_kind", "ended", "category"),
    Entry: ("title", "description", "people", "themes", "markers", "nature", "evidence_status", "child_seen", "action_outcome"),
    Plan: ("plan_ref", "kind", "children", "category", "ended"),
    PlanAction: ("action_ref", "plan_ref", "action", "owed_by", "owner", "due", "outcome_sought"),
    ActionReview: ("action_ref", "action_status", "attributed_to", "evidence", "outcome"),
    Meeting: ("meeting_ref", "kind", "outcome", "concerning"),
    Attendance: ("meeting_ref", "who", "attended", "note"),
    Visit: ("children", "kind", "announced", "result", "mode", "note"),
    Assessment: ("assessment_ref", "kind", "about", "requested", "due", "started", "completed", "declined", "result"),
    # Why a date moved is told by its kind alone: in words it may speak of another person’s assessment and name nobody.
    AssessmentChange: ("assessment_ref", "new_due", "reason_kind"),
    Allegation: ("allegation_ref", "about", "theme", "summary", "police_outcome", "police_outcome_on", "response"),
    InformationRequest: ("asked_agency", "about", "replied", "result", "purpose"),
    ForumDecision: ("forum_ref", "asked_for", "decision", "reasons"),
    AgencyView: ("forum_ref", "view_of", "view", "reasons"),
    PreProceedings: ("children", "letter_sent", "fgdm_offered", "fgdm_held", "first_meeting", "step_decision", "outcome"),
}
REFERENCES = frozenset({"plan_ref", "action_ref", "meeting_ref", "assessment_ref", "allegation_ref", "forum_ref"})
"""Kept so that what hangs together is put together; no paper shows one."""


def as_told(fact: Fact) -> Fact:
    """The fact with no field that is not told. A kind of fact that is never told comes back with its id and day alone."""
    shown = _SHOWN.get(type(fact), ())
    changes: dict[str, Any] = {
        item.name: _kept(getattr(fact, item.name)) if item.name in shown else _empty(item)
        for item in fields(fact) if item.init and item.name not in ("id", "happened", "agency", "sensitivity")
    }
    return replace(fact, happened=_kept(fact.happened), **changes)


def _kept(value: Any) -> Any:
    """A day as it is understood, never as somebody wrote it."""
    return replace(value, raw="") if isinstance(value, When) else value


def _empty(item: Field[Any]) -> Any:
    if item.default is not MISSING:
        return UNDATED if isinstance(item.default, When) else item.default
    return item.default_factory() if item.default_factory is not MISSING else ""
