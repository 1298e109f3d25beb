"""Ofsted's Annex A, child-level lists: one row a child with the newest values, so a snapshot that is poor in history."""

from functools import partial

from dashboard.importers.structured.layout import Layout
from dashboard.importers.structured.makers.assessments import Assessment
from dashboard.importers.structured.makers.care import Placement, StatusSpan
from dashboard.importers.structured.makers.entries import Entry, Question, Say
from dashboard.importers.structured.makers.protection import Conference, Enquiry, PlanPeriod
from dashboard.importers.structured.makers.referrals import Contact, Episode
from dashboard.importers.structured.makers.visits import VisitMade
from data_models.forum import MeetingKind
from data_models.people import Status
from data_models.plan import PlanKind

PUBLISHED_IN = "Annex A"
CHILD = "Child Unique ID"
_ABOUT = (CHILD, "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)")
_WHOSE = ("Allocated Team", "Allocated Worker")
_DISABLED = "Does the Child have a Disability"
_ALIASES = {
    "Age": "Age of Child (Years)", "Age of child": "Age of Child (Years)", "Child ID": CHILD, "Child identifier": CHILD,
    "Child Unique Identifier": CHILD, "Sex": "Gender", "DOB": "Date of Birth",
}
_NOT_A_HISTORY = "about adoption; this list is not read, so that nothing of an adoptive family stands in the record of another"


_list = partial(Layout, child=CHILD, born=("Date of Birth",), aliases=_ALIASES, snapshot=True)

LAYOUTS = (
    _list(
        name="annex_a.List 1", thing="contact", published_in=f"{PUBLISHED_IN} list 1",
        columns=(*_ABOUT, "Date of Contact", "Contact Source"),
        needed=(CHILD, "Date of Contact", "Contact Source"),
        key=(CHILD, "Date of Contact", "Contact Source"), makers=(Contact(on="Date of Contact", source="Contact Source"),),
    ),
    _list(
        name="annex_a.List 2", thing="early help assessment", published_in=f"{PUBLISHED_IN} list 2",
        columns=(*_ABOUT, "Assessment start date", "Assessment completion date", "Organisation completing assessment"),
        needed=(CHILD, "Assessment start date"), key=(CHILD, "Assessment start date"),
        in_order=(("Assessment start date", "Assessment completion date"),),
        makers=(
            Entry(title="Early help assessment started", on="Assessment start date", says=(Say("by", "Organisation completing assessment"),)),
            Entry(title="Early help assessment completed", on="Assessment completion date",
                  says=(Say("by", "Organisation completing assessment"),)),
        ),
    ),
    _list(
        name="annex_a.List 3", thing="referral", published_in=f"{PUBLISHED_IN} list 3",
        columns=(*_ABOUT, "Date of referral", "Referral Source", "Referral NFA?", "Number of Referrals in Last 12 Months", *_WHOSE),
        needed=(CHILD, "Date of referral"), key=(CHILD, "Date of referral"),
        makers=(
            Contact(on="Date of referral", referral=True, source="Referral Source", no_further_action="Referral NFA?",
                    worker="Allocated Worker", team="Allocated Team"),
        ),
    ),
    _list(
        name="annex_a.List 4", thing="assessment", published_in=f"{PUBLISHED_IN} list 4",
        columns=(
            *_ABOUT, _DISABLED, "Continuous Assessment Start Date", "Child Seen During Continuous Assessment",
            "Continuous Assessment Date of Authorisation", "Was the child assessed as requiring LA children's social care support?", *_WHOSE,
        ),
        needed=(CHILD, "Continuous Assessment Start Date"), key=(CHILD, "Continuous Assessment Start Date"),
        in_order=(("Continuous Assessment Start Date", "Continuous Assessment Date of Authorisation"),),
        makers=(
            Assessment(on="Continuous Assessment Start Date", authorised="Continuous Assessment Date of Authorisation",
                       seen="Child Seen During Continuous Assessment",
                       result="Was the child assessed as requiring LA children's social care support?", worker="Allocated Worker",
                       team="Allocated Team"),
        ),
    ),
    _list(
        name="annex_a.List 5", thing="section 47 enquiry", published_in=f"{PUBLISHED_IN} list 5",
        columns=(
            *_ABOUT, _DISABLED, "Strategy discussion initiating Section 47 Enquiry Start Date",
            "Was an Initial Child Protection Conference deemed unnecessary?", "Date of Initial Child Protection Conference",
            "Did the Initial Child Protection Conference Result in a Child Protection Plan",
            "Number of Section 47 Enquiries in the last 12 months", "Number of ICPCs in the last 12 months", *_WHOSE,
        ),
        needed=(CHILD, "Strategy discussion initiating Section 47 Enquiry Start Date"),
        key=(CHILD, "Strategy discussion initiating Section 47 Enquiry Start Date"),
        in_order=(("Strategy discussion initiating Section 47 Enquiry Start Date", "Date of Initial Child Protection Conference"),),
        makers=(
            Enquiry(on="Strategy discussion initiating Section 47 Enquiry Start Date",
                    conference_not_required="Was an Initial Child Protection Conference deemed unnecessary?"),
            Conference(kind=MeetingKind.INITIAL_CONFERENCE, on="Date of Initial Child Protection Conference",
                       plan_flag="Did the Initial Child Protection Conference Result in a Child Protection Plan"),
        ),
    ),
    _list(
        name="annex_a.List 6", thing="episode of need", published_in=f"{PUBLISHED_IN} list 6",
        columns=(
            *_ABOUT, _DISABLED, "CIN Start Date", "Primary Need Code", "Date Child Was Last Seen", "CIN Closure Date", "Reason for Closure",
            "Case Status", *_WHOSE,
        ),
        needed=(CHILD, "CIN Start Date"), key=(CHILD, "CIN Start Date"), in_order=(("CIN Start Date", "CIN Closure Date"),),
        makers=(
            Episode(on="CIN Start Date", until="CIN Closure Date", need="Primary Need Code", why_closed="Reason for Closure"),
            VisitMade(kind="child last seen", on="Date Child Was Last Seen", was_seen=True),
        ),
    ),
    _list(
        name="annex_a.List 7", thing="child protection plan", published_in=f"{PUBLISHED_IN} list 7",
        columns=(
            *_ABOUT, _DISABLED, "Child Protection Plan Start Date", "Initial Category of Abuse", "Latest Category of Abuse",
            "Date of the Last Statutory Visit", "Was the Child Seen Alone?", "Date of latest review conference", "Child Protection Plan End Date",
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
            "Number of Previous Child Protection Plans", *_WHOSE,
        ),
        needed=(CHILD, "Child Protection Plan Start Date"), key=(CHILD, "Child Protection Plan Start Date"),
        in_order=(("Child Protection Plan Start Date", "Child Protection Plan End Date"),),
        makers=(
            PlanPeriod(kind=PlanKind.CHILD_PROTECTION, status=Status.CHILD_PROTECTION, on="Child Protection Plan Start Date",
                       until="Child Protection Plan End Date", category="Initial Category of Abuse", latest_category="Latest Category of Abuse"),
            VisitMade(kind="child protection visit", on="Date of the Last Statutory Visit", alone="Was the Child Seen Alone?"),
            Conference(kind=MeetingKind.REVIEW_CONFERENCE, on="Date of latest review conference"),
            Question("Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
                     "an emergency protection order or police protection in the six months before the list; the day is not in the file"),
        ),
    ),
    _list(
        name="annex_a.List 8", thing="looked-after child", published_in=f"{PUBLISHED_IN} list 8",
        columns=(
            *_ABOUT, "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)", _DISABLED, "Date Started to be Looked After",
            "Child's Category of Need", "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
            "Start date of current legal status", "Child's Legal Status", "Date of Latest Statutory Review", "Date of Last Social Work Visit",
            "What is the permanence plan for this child?", "Date of Last IRO Visit / Contact to the Child", "Date of Last Health Assessment",
            "Date of Last Dental Check", "Number of Placements in the Last 12 months", "Date Ceased to be Looked After",
            "Reason Ceased to be Looked After", "Start Date of Most Recent Placement", "Placement Type", "Placement Provider",
            "Placement postcode", "URN of Placement", "Placement Location", "LA of Placement",
            "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months",
            "Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months",
            "Was the child offered a Return Interview after their last missing episode (Y/N)?",
            "Did the child accept a Return Interview after their last missing episode (Y/N)?", *_WHOSE,
        ),
        needed=(CHILD, "Date Started to be Looked After"), key=(CHILD, "Date Started to be Looked After"),
        in_order=(("Date Started to be Looked After", "Date Ceased to be Looked After"),),
        makers=(
            StatusSpan(status=Status.IN_CARE, on="Date Started to be Looked After", until="Date Ceased to be Looked After",
                       reasons=(("Child's Category of Need", "primary_need"),), end_reason=("Reason Ceased to be Looked After", "episode_end")),
            Entry(title="Legal status began", on="Start date of current legal status", says=(Say("", "Child's Legal Status", "legal_status"),)),
            Placement(on="Start Date of Most Recent Placement", type="Placement Type"),
            VisitMade(kind="visit to a looked-after child", on="Date of Last Social Work Visit"),
            Entry(title="Looked-after child's review", on="Date of Latest Statutory Review",
                  says=(Say("permanence plan", "What is the permanence plan for this child?"),)),
            Entry(title="Independent reviewing officer's last contact", on="Date of Last IRO Visit / Contact to the Child"),
            Entry(title="Health assessment", on="Date of Last Health Assessment"),
            Entry(title="Dental check", on="Date of Last Dental Check"),
        ),
    ),
    _list(
        name="annex_a.List 9", thing="care leaver", published_in=f"{PUBLISHED_IN} list 9",
        columns=(
            *_ABOUT, "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)", _DISABLED, *_WHOSE,
            "Allocated Personal Advisor", "Eligibility Category", "Latest Pathway Plan Review Date", "LA in Touch", "Latest Date of Contact",
            "Type of Accommodation", "Suitability of Accommodation", "Activity Status",
        ),
        needed=(CHILD, "Eligibility Category"), key=(CHILD,),
        makers=(
            Entry(title="Contact with a care leaver", on="Latest Date of Contact", or_undated=True,
                  no_date="the list gives no day of the latest contact, so the entry is undated",
                  says=(Say("eligibility", "Eligibility Category"), Say("in touch", "LA in Touch"), Say("accommodation", "Type of Accommodation"),
                        Say("suitable", "Suitability of Accommodation"), Say("activity", "Activity Status")),
                  recorder="Allocated Worker"),
            Entry(title="Pathway plan reviewed", on="Latest Pathway Plan Review Date", says=(Say("by", "Allocated Personal Advisor"),)),
        ),
    ),
    _list(
        name="annex_a.List 10", thing="child to be adopted", published_in=f"{PUBLISHED_IN} list 10",
        columns=(*_ABOUT, "Family identifier", "Date of Placement Order", "Date Placed for Adoption", "Date of Adoption Order"),
        needed=(CHILD, "Family identifier", "Date of Placement Order"), key=(CHILD,), why_not=_NOT_A_HISTORY,
    ),
    Layout(
        name="annex_a.List 11", thing="adopter", published_in=f"{PUBLISHED_IN} list 11",
        columns=("Individual adopter identifier", "Family identifier", "Date enquiry received"),
        needed=("Individual adopter identifier", "Family identifier"), child="Individual adopter identifier", why_not=_NOT_A_HISTORY,
    ),
)
