"""The children in need census, collections 2021 to 2026-27: the blocks of its XML, which its flat tables share."""

from functools import partial

from dashboard.importers.structured.layout import Layout
from dashboard.importers.structured.makers.assessments import Assessment
from dashboard.importers.structured.makers.entries import Entry, Say
from dashboard.importers.structured.makers.people import Person
from dashboard.importers.structured.makers.pre_proceedings import PreProceedings
from dashboard.importers.structured.makers.protection import Conference, Enquiry, PlanPeriod
from dashboard.importers.structured.makers.referrals import Contact, Episode
from data_models.forum import MeetingKind
from data_models.people import Status
from data_models.plan import PlanKind

PUBLISHED_IN = "Children in need census"
CHILD = "LAchildID"
REFERRAL = "CINdetailsID"
PLAN = "CPPID"

_block = partial(Layout, published_in=PUBLISHED_IN, child=CHILD, counters=(REFERRAL, PLAN))

LAYOUTS = (
    _block(
        name="cin.ChildIdentifiers", thing="child",
        columns=(CHILD, "UPN", "FormerUPN", "UPNunknown", "PersonBirthDate", "ExpectedPersonBirthDate", "GenderCurrent", "Sex", "PersonDeathDate"),
        needed=(CHILD, "PersonBirthDate"), key=(CHILD,), makers=(Person(died="PersonDeathDate"),),
        numbers=(("upn", "UPN"), ("former_upn", "FormerUPN")), born=("PersonBirthDate", "ExpectedPersonBirthDate"),
        in_order=(("PersonBirthDate", "PersonDeathDate"),),
    ),
    _block(
        name="cin.ChildCharacteristics", thing="child's characteristics",
        columns=(CHILD, "Ethnicity"),
        needed=(CHILD, "Ethnicity"), key=(CHILD,),
        why_not="says only the child's ethnicity, which is kept with the row and is no part of the history",
    ),
    _block(
        name="cin.Disabilities", thing="disability",
        columns=(CHILD, "Disability"),
        needed=(CHILD, "Disability"), key=(CHILD, "Disability"),
        makers=(Entry(title="Disability", says=(Say("", "Disability", "disability"),), states="Disability",
                      if_none="Disability recorded as none, not known or blank"),),
    ),
    _block(
        name="cin.CINdetails", thing="referral",
        columns=(
            CHILD, REFERRAL, "CINreferralDate", "ReferralSource", "PrimaryNeedCode", "CINclosureDate", "ReasonForClosure", "DateOfInitialCPC",
            "ReferralNFA",
        ),
        needed=(CHILD, "CINreferralDate"), key=(CHILD, "CINreferralDate"), in_order=(("CINreferralDate", "CINclosureDate"),),
        makers=(
            Contact(on="CINreferralDate", referral=True, source="ReferralSource", need="PrimaryNeedCode", no_further_action="ReferralNFA"),
            Episode(on="CINreferralDate", until="CINclosureDate", need="PrimaryNeedCode", why_closed="ReasonForClosure",
                    no_further_action="ReferralNFA"),
            Conference(kind=MeetingKind.INITIAL_CONFERENCE, on="DateOfInitialCPC", unless_in=("cin.Section47", "DateOfInitialCPC")),
        ),
    ),
    _block(
        name="cin.Assessments", thing="assessment",
        columns=(CHILD, REFERRAL, "AssessmentActualStartDate", "AssessmentInternalReviewDate", "AssessmentAuthorisationDate", "AssessmentFactors"),
        needed=(CHILD, "AssessmentActualStartDate"), key=(CHILD, "AssessmentActualStartDate"),
        aliases={"AssessmentFactorsList": "AssessmentFactors"}, gathers="AssessmentFactors",
        in_order=(("AssessmentActualStartDate", "AssessmentAuthorisationDate"),),
        makers=(
            Assessment(on="AssessmentActualStartDate", authorised="AssessmentAuthorisationDate", factors="AssessmentFactors"),
            Entry(title="Assessment reviewed internally", on="AssessmentInternalReviewDate"),
        ),
    ),
    _block(
        name="cin.CINplanDates", thing="child in need plan",
        columns=(CHILD, REFERRAL, "CINPlanStartDate", "CINPlanEndDate"),
        needed=(CHILD, "CINPlanStartDate"),
        key=(CHILD, "CINPlanStartDate"), in_order=(("CINPlanStartDate", "CINPlanEndDate"),),
        makers=(PlanPeriod(kind=PlanKind.CHILD_IN_NEED, on="CINPlanStartDate", until="CINPlanEndDate"),),
    ),
    _block(
        name="cin.Section47", thing="section 47 enquiry",
        columns=(CHILD, REFERRAL, "S47ActualStartDate", "InitialCPCtarget", "DateOfInitialCPC", "ICPCnotRequired"),
        needed=(CHILD, "S47ActualStartDate"), key=(CHILD, "S47ActualStartDate"), in_order=(("S47ActualStartDate", "DateOfInitialCPC"),),
        makers=(
            Enquiry(on="S47ActualStartDate", conference_not_required="ICPCnotRequired", conference_due="InitialCPCtarget"),
            Conference(kind=MeetingKind.INITIAL_CONFERENCE, on="DateOfInitialCPC", due="InitialCPCtarget", not_required="ICPCnotRequired"),
        ),
    ),
    _block(
        name="cin.ChildProtectionPlans", thing="child protection plan",
        columns=(CHILD, REFERRAL, PLAN, "CPPstartDate", "CPPendDate", "InitialCategoryOfAbuse", "LatestCategoryOfAbuse", "NumberOfPreviousCPP"),
        needed=(CHILD, "CPPstartDate"), key=(CHILD, "CPPstartDate"), in_order=(("CPPstartDate", "CPPendDate"),),
        makers=(
            PlanPeriod(kind=PlanKind.CHILD_PROTECTION, status=Status.CHILD_PROTECTION, on="CPPstartDate", until="CPPendDate",
                       category="InitialCategoryOfAbuse", latest_category="LatestCategoryOfAbuse"),
        ),
    ),
    _block(
        name="cin.Reviews", thing="review conference",
        columns=(CHILD, REFERRAL, PLAN, "CPPreviewDate"),
        needed=(CHILD, "CPPreviewDate"), key=(CHILD, "CPPreviewDate"),
        makers=(Conference(kind=MeetingKind.REVIEW_CONFERENCE, on="CPPreviewDate"),),
    ),
    _block(
        name="cin.PreProceedings", thing="period of pre-proceedings",
        columns=(
            CHILD, REFERRAL, "PPStartDate", "LBPSentDate", "FGDMMeetingOffer", "FGDMMeetingFac", "InitialPPMeetingDate", "ReviewMeetingsCount",
            "StepDecisionDate", "PPOutcome", "CourtAppDate", "LetterInitCPDate",
        ),
        needed=(CHILD, "PPStartDate"), key=(CHILD, "PPStartDate"),
        in_order=(("PPStartDate", "LBPSentDate"), ("PPStartDate", "StepDecisionDate"), ("StepDecisionDate", "CourtAppDate"),
                  ("CourtAppDate", "LetterInitCPDate")),
        makers=(
            PreProceedings(
                decision="PPStartDate", letter="LBPSentDate", first_meeting="InitialPPMeetingDate", step_decision="StepDecisionDate",
                outcome="PPOutcome", review_meetings="ReviewMeetingsCount", issue_letter="LetterInitCPDate", court_application="CourtAppDate",
                fgdm_offered="FGDMMeetingOffer", fgdm_held="FGDMMeetingFac"),
        ),
    ),
)
