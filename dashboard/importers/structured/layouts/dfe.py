"""The daily payload of the Department for Education's interface for children's social care, one sheet a level of it."""

from functools import partial

from dashboard.importers.structured.layout import Layout
from dashboard.importers.structured.line import PURGE
from dashboard.importers.structured.makers.assessments import Assessment
from dashboard.importers.structured.makers.care import Placement, StatusSpan
from dashboard.importers.structured.makers.entries import Entry, Say
from dashboard.importers.structured.makers.people import Person
from dashboard.importers.structured.makers.protection import Conference, Enquiry, PlanPeriod
from dashboard.importers.structured.makers.referrals import Contact, Episode
from data_models.forum import MeetingKind
from data_models.people import Status
from data_models.plan import PlanKind

PUBLISHED_IN = "Department for Education daily payload"
CHILD = "la_child_id"
EPISODE = "social_care_episode_id"
NFA = "referral_no_further_action_flag"


_level = partial(Layout, published_in=PUBLISHED_IN, child=CHILD)

LAYOUTS = (
    _level(
        name="dfe.child", thing="child",
        columns=(
            CHILD, PURGE, "mis_child_id", "unique_pupil_number", "former_unique_pupil_number", "unique_pupil_number_unknown_reason", "first_name",
            "surname", "date_of_birth", "expected_date_of_birth", "sex", "ethnicity", "disabilities", "postcode", "uasc_flag", "uasc_end_date",
        ),
        needed=(CHILD, "mis_child_id"), key=(CHILD,), born=("date_of_birth", "expected_date_of_birth"),
        numbers=(("mis_child_id", "mis_child_id"), ("upn", "unique_pupil_number"), ("former_upn", "former_unique_pupil_number")),
        makers=(
            Person(),
            Entry(title="Ceases to count as an unaccompanied asylum-seeking child", on="uasc_end_date", planned=True),
            Entry(title="Disabilities", says=(Say("", "disabilities"),), states="disabilities",
                  if_none="Disability recorded as none, not known or blank"),
        ),
    ),
    _level(
        name="dfe.sdq_assessments", thing="strengths and difficulties score",
        columns=(CHILD, PURGE, "date", "score"),
        needed=(CHILD, "score"), key=(CHILD, "date"),
        makers=(Entry(title="Strengths and difficulties questionnaire", on="date", says=(Say("score", "score"),)),),
    ),
    _level(
        name="dfe.social_care_episodes", thing="referral",
        columns=(CHILD, PURGE, EPISODE, "referral_date", "referral_source", NFA, "closure_date", "closure_reason"),
        needed=(CHILD, EPISODE, "referral_date"), key=(CHILD, EPISODE), in_order=(("referral_date", "closure_date"),),
        makers=(
            Contact(on="referral_date", referral=True, source="referral_source", no_further_action=NFA),
            Episode(on="referral_date", until="closure_date", why_closed="closure_reason", no_further_action=NFA),
        ),
    ),
    _level(
        name="dfe.care_worker_details", thing="involvement of a worker",
        columns=(CHILD, PURGE, EPISODE, "worker_id", "start_date", "end_date"),
        needed=(CHILD, "worker_id"),
        key=(CHILD, EPISODE, "worker_id", "start_date"), in_order=(("start_date", "end_date"),),
        makers=(
            Entry(title="A worker became involved", on="start_date", says=(Say("worker", "worker_id"),)),
            Entry(title="A worker's involvement ended", on="end_date", says=(Say("worker", "worker_id"),)),
        ),
    ),
    _level(
        name="dfe.child_and_family_assessments", thing="assessment",
        columns=(CHILD, PURGE, EPISODE, "child_and_family_assessment_id", "start_date", "authorisation_date", "factors"),
        needed=(CHILD, "child_and_family_assessment_id"), key=(CHILD, "child_and_family_assessment_id"),
        in_order=(("start_date", "authorisation_date"),), makers=(Assessment(on="start_date", authorised="authorisation_date", factors="factors"),),
    ),
    _level(
        name="dfe.child_in_need_plans", thing="child in need plan",
        columns=(CHILD, PURGE, EPISODE, "child_in_need_plan_id", "start_date", "end_date"),
        needed=(CHILD, "child_in_need_plan_id"), key=(CHILD, "child_in_need_plan_id"), in_order=(("start_date", "end_date"),),
        makers=(PlanPeriod(kind=PlanKind.CHILD_IN_NEED, on="start_date", until="end_date"),),
    ),
    _level(
        name="dfe.section_47_assessments", thing="section 47 enquiry",
        columns=(CHILD, PURGE, EPISODE, "section_47_assessment_id", "start_date", "icpc_required_flag", "icpc_date", "end_date"),
        needed=(CHILD, "section_47_assessment_id"), key=(CHILD, "section_47_assessment_id"), in_order=(("start_date", "end_date"),),
        makers=(
            Enquiry(on="start_date", until="end_date", conference_required="icpc_required_flag"),
            Conference(kind=MeetingKind.INITIAL_CONFERENCE, on="icpc_date"),
        ),
    ),
    _level(
        name="dfe.child_protection_plans", thing="child protection plan",
        columns=(CHILD, PURGE, EPISODE, "child_protection_plan_id", "start_date", "end_date"),
        needed=(CHILD, "child_protection_plan_id"), key=(CHILD, "child_protection_plan_id"), in_order=(("start_date", "end_date"),),
        makers=(PlanPeriod(kind=PlanKind.CHILD_PROTECTION, status=Status.CHILD_PROTECTION, on="start_date", until="end_date"),),
    ),
    _level(
        name="dfe.child_looked_after_placements", thing="placement",
        columns=(
            CHILD, PURGE, EPISODE, "child_looked_after_placement_id", "start_date", "start_reason", "placement_type", "postcode", "end_date",
            "end_reason", "change_reason",
        ),
        needed=(CHILD, "child_looked_after_placement_id"), key=(CHILD, "child_looked_after_placement_id"), in_order=(("start_date", "end_date"),),
        makers=(
            StatusSpan(status=Status.IN_CARE, on="start_date", until="end_date", reasons=(("start_reason", "episode_start"),),
                       end_reason=("end_reason", "episode_end")),
            Placement(on="start_date", until="end_date", type="placement_type"),
            Entry(title="Placement changed", on="end_date", needs="change_reason", says=(Say("reason", "change_reason", "placement_change"),)),
        ),
    ),
    _level(
        name="dfe.adoption", thing="adoption",
        columns=(CHILD, PURGE, EPISODE, "initial_decision_date", "matched_date", "placed_date"),
        needed=(CHILD, "initial_decision_date"),
        key=(CHILD, EPISODE),
        makers=(
            Entry(title="Decision that the child should be placed for adoption", on="initial_decision_date"),
            Entry(title="Matched with adopters", on="matched_date"),
            Entry(title="Placed for adoption", on="placed_date"),
        ),
    ),
    _level(
        name="dfe.care_leavers", thing="contact with a care leaver",
        columns=(CHILD, PURGE, EPISODE, "contact_date", "activity", "accommodation"),
        needed=(CHILD, "contact_date"),
        key=(CHILD, EPISODE, "contact_date"),
        makers=(
            Entry(title="Contact with a care leaver", on="contact_date",
                  says=(Say("activity", "activity"), Say("accommodation", "accommodation"))),
        ),
    ),
)
