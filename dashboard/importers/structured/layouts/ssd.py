"""The Standard Safeguarding Dataset: what each of its 48 tables says of a family, by the standard's own column names."""

from collections.abc import Mapping

from dashboard.importers.structured.layout import Layout, Maker
from dashboard.importers.structured.makers.assessments import Assessment, Factors
from dashboard.importers.structured.makers.care import Address, Missing, Placement, StatusSpan
from dashboard.importers.structured.makers.entries import As, Entry, Say
from dashboard.importers.structured.makers.people import Mother, Person
from dashboard.importers.structured.makers.pre_proceedings import PreProceedings
from dashboard.importers.structured.makers.protection import Conference, Enquiry, PlanPeriod
from dashboard.importers.structured.makers.referrals import Contact, Episode
from dashboard.importers.structured.makers.visits import VisitMade
from data_models.forum import MeetingKind
from data_models.people import Status
from data_models.plan import PlanKind
from data_models.record import EvidenceStatus
from data_models.ssd import SSD_TABLES, SsdTable
from data_models.themes import Theme

PUBLISHED_IN = "Standard Safeguarding Dataset"
COUNCIL_ONLY = "holds nothing about a family's history; accepted for the whole council only"
NO_DATE = "this table has no date, so the entry is undated"
NO_DISABILITY = "Disability recorded as none, not known or blank"
NO_PERMANENCE = "Earlier permanence order recorded as none or not known"

_MAKERS: Mapping[str, tuple[str, tuple[Maker, ...]]] = {
    "ssd_person": ("person", (Person(died="pers_death_date"),)),
    "ssd_mother": ("mother", (Mother(number="moth_person_id"),)),
    "ssd_linked_identifiers": ("number", (Person(),)),
    "ssd_send": ("pupil number", (Person(),)),
    "ssd_address": ("address", (Address(on="addr_address_start_date", until="addr_address_end_date", type="addr_address_type"),)),
    "ssd_disability": ("disability", (
        Entry(title="Disability", says=(Say("", "disa_disability_code", "disability"),), states="disa_disability_code", if_none=NO_DISABILITY),
    )),
    "ssd_immigration_status": ("immigration status", (
        Entry(title="Immigration status began", on="immi_immigration_status_start_date", says=(Say("", "immi_immigration_status"),)),
        Entry(title="Immigration status ended", on="immi_immigration_status_end_date", says=(Say("", "immi_immigration_status"),)),
    )),
    "ssd_legal_status": ("legal status", (
        Entry(title="Legal status began", on="lega_legal_status_start_date", says=(Say("", "lega_legal_status", "legal_status"),)),
        Entry(title="Legal status ended", on="lega_legal_status_end_date", says=(Say("", "lega_legal_status", "legal_status"),)),
    )),
    "ssd_contacts": ("contact", (
        Contact(on="cont_contact_date", source="cont_contact_source_code", source_in_words="cont_contact_source_desc",
                outcome_json="cont_contact_outcome_json"),
    )),
    "ssd_early_help_episodes": ("early help episode", (
        StatusSpan(status=Status.EARLY_HELP, on="earl_episode_start_date", until="earl_episode_end_date",
                   reasons=(("earl_episode_reason", ""), ("earl_episode_organisation", "")), end_reason=("earl_episode_end_reason", "")),
    )),
    "ssd_cin_episodes": ("referral", (
        Contact(on="cine_referral_date", referral=True, source="cine_referral_source_code", source_in_words="cine_referral_source_desc",
                need="cine_cin_primary_need_code", no_further_action="cine_referral_nfa", outcome_json="cine_referral_outcome_json",
                worker="cine_referral_worker_id", team="cine_referral_team"),
        Episode(on="cine_referral_date", until="cine_close_date", need="cine_cin_primary_need_code", why_closed="cine_close_reason",
                no_further_action="cine_referral_nfa", outcome_json="cine_referral_outcome_json"),
    )),
    "ssd_cin_assessments": ("assessment", (
        Assessment(on="cina_assessment_start_date", authorised="cina_assessment_auth_date", seen="cina_assessment_child_seen",
                   no_further_action="cina_assessment_outcome_nfa", outcome_json="cina_assessment_outcome_json",
                   worker="cina_assessment_worker_id", team="cina_assessment_team"),
    )),
    "ssd_assessment_factors": ("list of factors", (
        Factors(assessment="cinf_assessment_id", written="cinf_assessment_factors_json", on="cina_assessment_start_date",
                authorised="cina_assessment_auth_date"),
    )),
    "ssd_cin_plans": ("child in need plan", (
        PlanPeriod(kind=PlanKind.CHILD_IN_NEED, on="cinp_cin_plan_start_date", until="cinp_cin_plan_end_date"),
    )),
    "ssd_cin_visits": ("child in need visit", (
        VisitMade(kind="child in need visit", on="cinv_cin_visit_date", seen="cinv_cin_visit_seen", alone="cinv_cin_visit_seen_alone",
                  bedroom="cinv_cin_visit_bedroom"),
    )),
    "ssd_s47_enquiry": ("section 47 enquiry", (
        Enquiry(on="s47e_s47_start_date", until="s47e_s47_end_date", no_further_action="s47e_s47_nfa", outcome_json="s47e_s47_outcome_json",
                worker="s47e_s47_completed_by_worker_id", team="s47e_s47_completed_by_team"),
    )),
    "ssd_initial_cp_conference": ("initial conference", (
        Conference(kind=MeetingKind.INITIAL_CONFERENCE, on="icpc_icpc_date", due="icpc_icpc_target_date", plan_flag="icpc_icpc_outcome_cp_flag",
                   outcome_json="icpc_icpc_outcome_json", transfer_in="icpc_icpc_transfer_in"),
    )),
    "ssd_cp_plans": ("child protection plan", (
        PlanPeriod(kind=PlanKind.CHILD_PROTECTION, status=Status.CHILD_PROTECTION, on="cppl_cp_plan_start_date", until="cppl_cp_plan_end_date",
                   category="cppl_cp_plan_initial_category", latest_category="cppl_cp_plan_latest_category"),
    )),
    "ssd_cp_visits": ("child protection visit", (
        VisitMade(kind="child protection visit", on="cppv_cp_visit_date", seen="cppv_cp_visit_seen", alone="cppv_cp_visit_seen_alone",
                  bedroom="cppv_cp_visit_bedroom"),
    )),
    "ssd_cp_reviews": ("review conference", (
        Conference(kind=MeetingKind.REVIEW_CONFERENCE, on="cppr_cp_review_date", due="cppr_cp_review_due",
                   continues="cppr_cp_review_outcome_continue_cp", quorate="cppr_cp_review_quorate",
                   participation="cppr_cp_review_participation"),
    )),
    "ssd_cla_episodes": ("looked-after episode", (
        StatusSpan(status=Status.IN_CARE, on="clae_cla_episode_start_date", until="clae_cla_episode_ceased_date",
                   reasons=(("clae_cla_episode_start_reason", "episode_start"), ("clae_cla_primary_need_code", "primary_need")),
                   end_reason=("clae_cla_episode_ceased_reason", "episode_end")),
        Entry(title="Independent reviewing officer's last contact", on="clae_cla_last_iro_contact_date"),
    )),
    "ssd_cla_placement": ("placement", (
        Placement(on="clap_cla_placement_start_date", until="clap_cla_placement_end_date", type="clap_cla_placement_type"),
        Entry(title="Placement changed", on="clap_cla_placement_end_date", needs="clap_cla_placement_change_reason",
              says=(Say("reason", "clap_cla_placement_change_reason", "placement_change"),)),
    )),
    "ssd_cla_reviews": ("looked-after review", (
        Entry(title="Looked-after child's review", on="clar_cla_review_date", says=(
            Say("was due", "clar_cla_review_due_date", how=As.DAY), Say("cancelled", "clar_cla_review_cancelled", how=As.ANSWER),
            Say("child's part", "clar_cla_review_participation", "participation"))),
        Entry(title="Looked-after child's review was due", on="clar_cla_review_due_date", unless="clar_cla_review_date", planned=True),
    )),
    "ssd_cla_visits": ("visit to a looked-after child", (
        VisitMade(kind="visit to a looked-after child", on="clav_cla_visit_date", seen="clav_cla_visit_seen", alone="clav_cla_visit_seen_alone"),
    )),
    "ssd_cla_care_plan": ("care plan", (
        Entry(title="Care plan began", on="lacp_cla_care_plan_start_date", says=(Say("", "lacp_cla_care_plan_json", "care_plan", As.FLAGS),)),
        Entry(title="Care plan ended", on="lacp_cla_care_plan_end_date", says=(Say("", "lacp_cla_care_plan_json", "care_plan", As.FLAGS),)),
    )),
    "ssd_cla_previous_permanence": ("earlier permanence order", (
        Entry(title="Earlier permanence order", on="lapp_previous_permanence_order_date", states="lapp_previous_permanence_option",
              if_none=NO_PERMANENCE, says=(Say("kind", "lapp_previous_permanence_option", "permanence"),
                                           Say("arranged by", "lapp_previous_permanence_la"))),
    )),
    "ssd_cla_health": ("health check", (
        Entry(title="Health check", on="clah_health_check_date", says=(Say("", "clah_health_check_type"), Say("status", "clah_health_check_status"))),
    )),
    "ssd_cla_immunisations": ("record of immunisations", (
        Entry(title="Immunisations", on="clai_immunisations_status_date", says=(Say("up to date", "clai_immunisations_status", how=As.ANSWER),)),
    )),
    "ssd_cla_substance_misuse": ("record of substance misuse", (
        Entry(title="Child's substance misuse", on="clas_substance_misuse_date", theme_from="clas_substance_misused", themes=(Theme.DRUG_MISUSE,),
              states="clas_substance_misused", if_none="Substance recorded as none, not known or blank",
              says=(Say("substance", "clas_substance_misused"), Say("help received", "clas_intervention_received", how=As.ANSWER))),
    )),
    "ssd_cla_convictions": ("conviction", (
        Entry(title="Offence by the child, convicted", on="clac_cla_conviction_date", says=(Say("", "clac_cla_conviction_offence"),),
              states="clac_cla_conviction_offence", if_none="Conviction record with no offence stated", evidence=EvidenceStatus.FINDING),
    )),
    "ssd_sdq_scores": ("strengths and difficulties score", (
        Entry(title="Strengths and difficulties questionnaire", on="csdq_sdq_completed_date",
              says=(Say("score", "csdq_sdq_score"), Say("reason", "csdq_sdq_reason"))),
    )),
    "ssd_missing": ("missing episode", (
        Missing(on="miss_missing_episode_start_date", until="miss_missing_episode_end_date", type="miss_missing_episode_type",
                offered="miss_missing_rhi_offered", accepted="miss_missing_rhi_accepted"),
    )),
    "ssd_care_leavers": ("care leaver", (
        Entry(title="Contact with a care leaver", on="clea_care_leaver_latest_contact", says=(
            Say("in touch", "clea_care_leaver_in_touch"), Say("eligibility", "clea_care_leaver_eligibility"),
            Say("accommodation", "clea_care_leaver_accommodation"), Say("suitable", "clea_care_leaver_accom_suitable"),
            Say("activity", "clea_care_leaver_activity")), recorder="clea_care_leaver_worker_id"),
        Entry(title="Pathway plan reviewed", on="clea_pathway_plan_review_date", recorder="clea_care_leaver_worker_id"),
    )),
    "ssd_permanence": ("permanence record", (
        Entry(title="Decision that the child should be placed for adoption", on="perm_adm_decision_date"),
        Entry(title="Decision on fostering for adoption", on="perm_ffa_cp_decision_date"),
        Entry(title="Placement order", on="perm_placement_order_date"),
        Entry(title="Matched with adopters", on="perm_matched_date"),
        Entry(title="Placed for adoption", on="perm_placed_for_adoption_date"),
        Entry(title="Placed in fostering for adoption", on="perm_placed_ffa_cp_date"),
        Entry(title="Placed with foster carers who later adopted", on="perm_placed_foster_carer_date"),
        Entry(title="Decision that the child should no longer be placed for adoption", on="perm_decision_reversed_date",
              says=(Say("reason", "perm_decision_reversed_reason"),)),
        Entry(title="Permanence order", on="perm_permanence_order_date", says=(Say("kind", "perm_permanence_order_type"),)),
    )),
    "ssd_involvements": ("involvement of a worker", (
        Entry(title="A worker became involved", on="invo_involvement_start_date", recorder="invo_professional_id", says=(
            Say("worker", "invo_professional_id", how=As.WORKER), Say("role", "invo_professional_role_id"),
            Say("team", "invo_professional_team", how=As.TEAM))),
        Entry(title="A worker's involvement ended", on="invo_involvement_end_date", recorder="invo_professional_id", says=(
            Say("worker", "invo_professional_id", how=As.WORKER), Say("role", "invo_professional_role_id"),
            Say("reason for the change", "invo_worker_change_reason", "worker_change"))),
    )),
    "ssd_ehcp_requests": ("request for an education, health and care plan", (
        Entry(title="Education, health and care assessment requested", on="ehcr_ehcp_req_date"),
        Entry(title="Education, health and care request decided", on="ehcr_ehcp_req_outcome_date", says=(Say("outcome", "ehcr_ehcp_req_outcome"),)),
    )),
    "ssd_ehcp_assessment": ("education, health and care assessment", (
        Entry(title="Education, health and care assessment decided", on="ehca_ehcp_assessment_outcome_date",
              says=(Say("outcome", "ehca_ehcp_assessment_outcome"), Say("exceptions", "ehca_ehcp_assessment_exceptions"))),
    )),
    "ssd_ehcp_named_plan": ("education, health and care plan", (
        Entry(title="Education, health and care plan began", on="ehcn_named_plan_start_date"),
        Entry(title="Education, health and care plan ceased", on="ehcn_named_plan_ceased_date",
              says=(Say("reason", "ehcn_named_plan_ceased_reason"),)),
    )),
    "ssd_ehcp_active_plans": ("education, health and care plan", (
        Entry(title="Education, health and care plan last reviewed", on="ehcp_active_ehcp_last_review_date"),
    )),
    "ssd_sen_need": ("special educational need", (
        Entry(title="Special educational need", says=(Say("kind", "senn_active_ehcp_need_type"), Say("rank", "senn_active_ehcp_need_rank"))),
    )),
    "ssd_pre_proceedings": ("period of pre-proceedings", (
        PreProceedings(
            decision="prep_pre_pro_decision_date", letter="prep_pre_pro_letter_date", first_meeting="prep_initial_pre_pro_meeting_date",
            step_decision="prep_agree_stepdown_issue_date", outcome="prep_pre_pro_outcome", review_meetings="prep_pre_pro_meetings_num",
            issue_letter="prep_care_pro_letter_date", gateway="prep_legal_gateway_outcome", represented="prep_pre_pro_parents_legal_rep",
            court_reference="prep_court_reference", previous="prep_prev_pre_proc_child", court=(
                ("earlier care proceedings", "prep_prev_care_proc_child"),
                ("child protection plans in the referral period", "prep_cp_plans_referral_period"),
                ("parents represented at the point of issue", "prep_parents_legal_rep_point_of_issue"),
                ("hearings", "prep_care_proc_court_hearings"), ("short notice", "prep_care_proc_short_notice"),
                ("reason for short notice", "prep_proc_short_notice_reason"), ("initial plan approved", "prep_la_inital_plan_approved"),
                ("initial care plan", "prep_la_initial_care_plan"), ("final plan approved", "prep_la_final_plan_approved"),
                ("final care plan", "prep_la_final_care_plan"))),
    )),
    "ssd_voice_of_child": ("record of the child's voice", (
        Entry(title="Child's answers", no_date=NO_DATE, voice=True, says=(
            Say("worries were explained", "voch_explained_worries", how=As.ANSWER),
            Say("the story in words and pictures helps", "voch_story_help_understand", how=As.ANSWER),
            Say("agrees with the worker", "voch_agree_worker", how=As.ANSWER), Say("the plan is clear", "voch_plan_safe", how=As.ANSWER),
            Say("drawing or writing helped", "voch_tablet_help_explain", how=As.ANSWER))),
    )),
}
"""What one row of a table is, and what is made of it."""

_WHY_NOT = {
    "ssd_family": "says only who is of one family; it was used to tell that",
    "ssd_professionals": "holds only workers' names; they were used where rows name a worker",
    "ssd_department": "holds only teams' names; they were used where rows name a team",
    "ssd_version_log": COUNCIL_ONLY, "ssd_api_data_staging": COUNCIL_ONLY, "ssd_s251_finance": COUNCIL_ONLY,
}
_NUMBERS = {
    "ssd_person": (("upn", "pers_upn"), ("nhs_number", "pers_common_child_id"), ("single_unique_id", "pers_single_unique_id"),
                   ("legacy_id", "pers_legacy_id")),
    "ssd_linked_identifiers": (("*link_identifier_type", "link_identifier_value"),),
    "ssd_send": (("upn", "send_upn"), ("uln", "send_uln")),
}
_IN_ORDER = {
    "ssd_cin_episodes": (("cine_referral_date", "cine_close_date"),),
    "ssd_cin_assessments": (("cina_assessment_start_date", "cina_assessment_auth_date"),),
    "ssd_cin_plans": (("cinp_cin_plan_start_date", "cinp_cin_plan_end_date"),),
    "ssd_s47_enquiry": (("s47e_s47_start_date", "s47e_s47_end_date"),),
    "ssd_cp_plans": (("cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),),
    "ssd_cla_episodes": (("clae_cla_episode_start_date", "clae_cla_episode_ceased_date"),),
    "ssd_cla_placement": (("clap_cla_placement_start_date", "clap_cla_placement_end_date"),),
    "ssd_legal_status": (("lega_legal_status_start_date", "lega_legal_status_end_date"),),
    "ssd_missing": (("miss_missing_episode_start_date", "miss_missing_episode_end_date"),),
    "ssd_early_help_episodes": (("earl_episode_start_date", "earl_episode_end_date"),),
    "ssd_involvements": (("invo_involvement_start_date", "invo_involvement_end_date"),),
    "ssd_pre_proceedings": (
        ("prep_pre_pro_decision_date", "prep_pre_pro_letter_date"), ("prep_pre_pro_decision_date", "prep_agree_stepdown_issue_date")),
}
_ONE_AT_A_TIME = {
    "ssd_cp_plans": ("cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),
    "ssd_cla_episodes": ("clae_cla_episode_start_date", "clae_cla_episode_ceased_date"),
}
_TOGETHER = {
    "ssd_cin_episodes": (("cine_close_reason", "cine_close_date"),),
    "ssd_cla_episodes": (("clae_cla_episode_ceased_reason", "clae_cla_episode_ceased_date"),),
}
_NOT_PREFIXED = {
    "ssd_version_log": ("version_number", "release_date", "is_current"), "ssd_api_data_staging": ("person_id", "json_payload"),
}
"""Tables whose columns carry no prefix of their own: these must be there."""


def _layout(table: SsdTable) -> Layout:
    thing, makers = _MAKERS.get(table.name, ("row", ()))
    return Layout(
        name=table.name, thing=thing, published_in=PUBLISHED_IN, columns=tuple(column.name for column in table.columns),
        needed=_NOT_PREFIXED.get(table.name, ()), child=table.person, key=(table.key,), makers=makers, in_order=_IN_ORDER.get(table.name, ()),
        why_not=_WHY_NOT.get(table.name, ""), numbers=_NUMBERS.get(table.name, ()), table=table,
        born=("pers_dob", "pers_expected_dob") if table.name == "ssd_person" else (), people=table.name == "ssd_mother",
        together=_TOGETHER.get(table.name, ()),
        one_at_a_time=_ONE_AT_A_TIME.get(table.name),
    )


LAYOUTS = tuple(_layout(table) for table in SSD_TABLES.values())
