"""Family A: meetings and who came, visits made and tried, assessments, allegations, who was asked, and linked entries."""

from datetime import date as d

from sample_data.family_a_core import BOTH, PLAN_START
from sample_data.family_a_sheets import companion

MEETINGS = companion(
    "Meetings",
    ("SD1", "strategy_discussion", d(2018, 10, 19), None, "Section 47 enquiry", "", "Planned return of Stepfather A"),
    ("IC1", "initial_conference", PLAN_START, d(2018, 11, 9), "Plan CP1", "", BOTH),
    ("CG1", "core_group", d(2018, 11, 30), d(2018, 11, 22), "Tests and course to be found"),
    ("CG2", "core_group", d(2019, 1, 9), d(2019, 1, 11), "Visits going better"),
    ("RC1", "review_conference", d(2019, 1, 31), d(2019, 2, 7), "Plan continues", "", BOTH),
    ("CG3", "core_group", d(2019, 3, 13), d(2019, 2, 20), "The eldest's telephone call was passed round"),
    ("CG4", "core_group", d(2019, 4, 24), d(2019, 4, 24), "Minutes posted home"),
    ("CG5", "core_group", d(2019, 6, 26), d(2019, 6, 5), "Child A1's last term discussed"),
    ("RC2", "review_conference", d(2019, 8, 8), d(2019, 8, 2), "Plan continues; the chair doubts the engagement", "", BOTH),
    ("CG6", "core_group", d(2019, 9, 18), d(2019, 8, 7), "Report for conference agreed"),
    ("RC3", "review_conference", d(2019, 10, 10), d(2020, 2, 7), "Plan CP1 ends, plan CN1 begins", "", BOTH),
    ("CM1", "child_in_need_meeting", d(2019, 10, 30), None, "Help the parents asked for"),
    ("CM2", "child_in_need_meeting", d(2019, 12, 11), None, "To close in the new year"),
    ("SD2", "strategy_discussion", d(2020, 4, 2), None, "No strategy meeting; police to call", "", "Contacts from relatives about drugs"),
    ("SD3", "strategy_discussion", d(2020, 6, 16), None, "Section 47 enquiry", "yes", "Midwife's referral"),
    ("SD4", "strategy_discussion", d(2021, 1, 26), None, "Initial conference agreed", "yes", "Health visitor's referral"),
)
_CAME = {
    "IC1": ("School", "Police", "CAMHS", "School nursing"), "CG1": ("School",), "CG2": ("School", "CAMHS"), "RC1": ("School", "School nursing"),
    "CG3": ("School", "CAMHS"), "CG4": ("School",), "CG5": ("School", "CAMHS"), "RC2": ("School",), "CG6": ("School",),
    "RC3": ("School", "School nursing"), "CM1": ("School",), "CM2": (), "SD1": ("Police", "School nursing"), "SD2": ("Police",),
    "SD3": ("Police", "Midwifery", "School"), "SD4": ("Police", "Health visiting", "School", "CAMHS"),
}
_PARENTS = {  # Mother A, Stepfather A
    "IC1": ("absent", "not_invited"), "CG1": ("attended", "absent"), "CG2": ("attended", "attended"), "RC1": ("attended", "apologies"),
    "CG3": ("apologies", "absent"), "CG4": ("absent", "absent"), "CG5": ("absent", "absent"), "RC2": ("absent", "absent"),
    "CG6": ("absent", "absent"), "RC3": ("absent", "absent"), "CM1": ("attended", "attended"), "CM2": ("attended", "attended"),
}
_DAYS = {str(row[0]): row[2] for row in MEETINGS.rows}
ATTENDANCE = companion(
    "Attendance",
    *((ref, _DAYS[ref], who, how, "", "In custody" if how == "not_invited" else "")
      for ref, hows in _PARENTS.items() for who, how in zip(("Mother A", "Stepfather A"), hows, strict=True)),
    *((ref, _DAYS[ref], who, "attended", "yes" if ref.startswith(("IC", "RC")) else "")
      for ref, agencies in _CAME.items() for who in ("Children's social care", *agencies)),
    ("RC3", _DAYS["RC3"], "Police", "apologies", "yes", "Report only"),
    ("RC3", _DAYS["RC3"], "CAMHS", "absent", "no"),
)

CP, CN, AFTER = "child protection visit", "child in need visit", "assessment visit"
SOCIAL_WORKER = "Social worker"
VISITS = companion(
    "Visits",
    (BOTH, d(2018, 11, 16), CP, "announced", "seen", "in_person", SOCIAL_WORKER),
    (BOTH, d(2018, 12, 5), CP, "announced", "seen", "in_person", SOCIAL_WORKER, "Swimming and class friends"),
    ("Child A1", d(2018, 12, 19), CP, "announced", "seen_alone", "in_person", SOCIAL_WORKER, "Gym equipment"),
    (BOTH, d(2019, 1, 10), CP, "announced", "seen", "in_person", SOCIAL_WORKER),
    (BOTH, d(2019, 1, 24), CP, "announced", "seen", "in_person", SOCIAL_WORKER),
    (BOTH, d(2019, 2, 13), CP, "announced", "seen", "in_person", SOCIAL_WORKER, "Half-term plans"),
    (BOTH, d(2019, 3, 14), CP, "announced", "seen", "in_person", SOCIAL_WORKER, "School subjects"),
    (BOTH, d(2019, 3, 27), CP, "unannounced", "no_access", "in_person", SOCIAL_WORKER),
    (BOTH, d(2019, 4, 10), CP, "announced", "no_access", "in_person", SOCIAL_WORKER),
    ("Child A2", d(2019, 5, 8), CP, "announced", "seen", "in_person", SOCIAL_WORKER, "Friends and a school trip"),
    ("Child A1", d(2019, 5, 22), CP, "announced", "seen_alone", "in_person", SOCIAL_WORKER, "Would like to live elsewhere"),
    (BOTH, d(2019, 6, 19), CP, "unannounced", "no_access", "in_person", SOCIAL_WORKER),
    (BOTH, d(2019, 7, 3), CP, "announced", "no_access", "in_person", SOCIAL_WORKER),
    ("Child A2", d(2019, 7, 22), CP, "announced", "seen", "in_person", SOCIAL_WORKER, "Leaving primary school"),
    (BOTH, d(2019, 8, 21), CP, "unannounced", "no_access", "in_person", SOCIAL_WORKER),
    ("Child A2", d(2019, 9, 4), CP, "announced", "seen", "in_person", SOCIAL_WORKER, "New uniform"),
    (BOTH, d(2019, 9, 18), CP, "announced", "cancelled_by_family", "", SOCIAL_WORKER),
    (BOTH, d(2019, 9, 25), CP, "announced", "seen", "in_person", SOCIAL_WORKER),
    (BOTH, d(2019, 11, 20), CN, "announced", "seen", "in_person", SOCIAL_WORKER),
    ("Child A2", d(2019, 12, 11), CN, "announced", "seen", "in_person", SOCIAL_WORKER),
    ("Child A2", d(2020, 4, 8), AFTER, "announced", "seen", "in_person", SOCIAL_WORKER, "At the door, two metres off"),
    (BOTH, d(2020, 6, 30), AFTER, "announced", "no_access", "in_person", SOCIAL_WORKER),
    ("Child A2", d(2020, 7, 14), AFTER, "announced", "seen", "virtual", SOCIAL_WORKER, "Five minutes, Mother A within hearing"),
    ("Child A2", d(2020, 7, 28), AFTER, "announced", "not_seen", "in_person", SOCIAL_WORKER),
    ("Child A2; Child A3", d(2021, 1, 19), AFTER, "announced", "seen", "in_person", "New social worker"),
)
ASSESSMENTS = companion(
    "Assessments",
    ("AS1", "Psychological assessment", "Stepfather A", PLAN_START, "IC1", "", None, d(2019, 1, 31), None, None, None, "", "", "How far his return is safe for the children", "not_recorded"),
    ("AS2", "Section 47 enquiry", "Mother A", d(2018, 10, 19), "SD1", "Children's social care", d(2018, 10, 19), d(2018, 11, 9), d(2018, 10, 19), d(2018, 11, 5), None, "", "Conference to be held"),
    ("AS3", "Children and family assessment", "Mother A", d(2020, 4, 3), "", "Children's social care", d(2020, 4, 3), d(2020, 6, 5), d(2020, 4, 3), d(2020, 4, 24), None, "", "Written from police and school checks; no further action"),
    ("AS4", "Section 47 enquiry and assessment", "Mother A", d(2020, 6, 16), "SD3", "Children's social care", d(2020, 6, 16), d(2020, 8, 21), d(2020, 6, 16), d(2020, 9, 11), None, "", "To close"),
    ("AS5", "Children and family assessment", "Mother A", d(2021, 1, 12), "", "Children's social care", d(2021, 1, 12), d(2021, 3, 16), d(2021, 1, 14)),
)
ASSESSMENT_DATES = companion(
    "Assessment dates",
    ("AS1", d(2019, 1, 31), d(2019, 4, 30), "No psychologist commissioned yet", "other"),
    ("AS1", d(2019, 8, 8), d(2019, 10, 10), "", "not_recorded"),
)
NOT_TOLD, NO_ACTION, NEVER = "not_reported", "no_further_action", "no"
ALLEGATIONS = companion(
    "Allegations",
    ("AL1", "Stepfather A", "Neighbour", d(2017, 9, 3), "domestic_abuse", "Screaming heard at night", NO_ACTION, d(2017, 9, 3), NEVER, "Mother A said nothing had happened", d(2017, 9, 5)),
    ("AL2", "Stepfather A", "Mother A", d(2018, 4, 14), "domestic_abuse", "Assault seen to have caused injury", "convicted", d(2018, 6, 5), "yes", "Mother A gave no statement", d(2018, 4, 16)),
    ("AL3", "Stepfather A", "Older sibling A", d(2019, 3, 6), "domestic_abuse", "Blows have started again", NOT_TOLD, d(2019, 3, 6), "", "Mother A called it invented on 14 March 2019", d(2019, 3, 14)),
    ("AL4", "Mother A", "Older sibling A", d(2019, 3, 6), "drug_misuse", "Drugs as a habit", NOT_TOLD, d(2019, 3, 6)),
    ("AL5", "Mother A", "Older sibling A", d(2019, 6, 11), "drug_misuse", "Harm to the nose from cocaine", NOT_TOLD, d(2019, 6, 11)),
    ("AL6", "Stepfather A", "Older sibling A", d(2019, 7, 17), "domestic_abuse", "Fights most weekends", NOT_TOLD, d(2019, 7, 17)),
    ("AL7", "Stepfather A", "Relative X", d(2020, 2, 17), "drug_misuse", "Crack cocaine", NO_ACTION, d(2020, 4, 3), NEVER),
    ("AL8", "Stepfather A", "Relative Y", d(2020, 3, 9), "drug_misuse", "Heroin", NO_ACTION, d(2020, 4, 3), NEVER),
    ("AL9", "Stepfather A", "Relative Z", d(2020, 3, 30), "drug_misuse", "Crack cocaine and heroin", NO_ACTION, d(2020, 4, 3), NEVER),
)
ENQUIRY, SHARED, NONE_HELD = "section 47 enquiry", "held_and_shared", "nothing_held"
REQUESTS = companion(
    "Information requests",
    ("Police", "Stepfather A", d(2018, 10, 19), d(2018, 10, 19), SHARED, ENQUIRY),
    ("Police", "Mother A", d(2018, 10, 19), d(2018, 10, 19), SHARED, ENQUIRY),
    ("School", "Child A1", d(2018, 10, 22), d(2018, 11, 5), SHARED, ENQUIRY),
    ("School", "Child A2", d(2018, 10, 22), d(2018, 11, 5), SHARED, ENQUIRY),
    ("CAMHS", "Child A1", d(2018, 10, 22), d(2018, 11, 8), SHARED, ENQUIRY),
    ("School nursing", "Child A2", d(2018, 10, 22), d(2018, 11, 8), SHARED, ENQUIRY),
    ("Police", "Stepfather A", d(2020, 4, 2), d(2020, 4, 3), NONE_HELD, "contacts from relatives"),
    ("School", "Child A2", d(2020, 4, 2), d(2020, 4, 3), SHARED, "contacts from relatives"),
    ("Police", "Stepfather A", d(2020, 6, 16), d(2020, 6, 16), SHARED, ENQUIRY, d(2020, 6, 16), "police_intelligence"),
    ("GP", "Mother A", d(2020, 6, 16), d(2020, 7, 8), SHARED, ENQUIRY),
    ("Midwifery", "Mother A", d(2020, 6, 16), d(2020, 6, 16), SHARED, ENQUIRY),
    ("School", "Child A2", d(2020, 6, 16), d(2020, 6, 16), SHARED, ENQUIRY),
    ("CAMHS", "Child A1", d(2021, 1, 15), d(2021, 1, 20), SHARED, "assessment"),
    ("Health visiting", "Child A3", d(2021, 1, 15), d(2021, 1, 20), SHARED, "assessment"),
    ("Substance misuse service", "Stepfather A", d(2021, 1, 15), None, "", "assessment"),
    ("Probation", "Stepfather A", d(2021, 1, 15), None, "", "assessment"),
)
SAME, ECHO, SOCIAL_CARE = "same_incident", "repeats", "Children's social care"
LINKS = companion(
    "Incident links",
    (SOCIAL_CARE, "S04", "Night of 22 May 2016", SAME, d(2018, 11, 8)), ("Police", "P07", "Night of 22 May 2016", SAME, d(2018, 11, 8)),
    (SOCIAL_CARE, "S06", "Callers about a debt", ECHO, d(2018, 11, 8)), ("Police", "P08", "Callers about a debt", SAME, d(2018, 11, 8)),
    (SOCIAL_CARE, "S07", "Neighbour's call 2017", ECHO, d(2018, 11, 8)), ("Police", "P09", "Neighbour's call 2017", SAME, d(2018, 11, 8)),
    (SOCIAL_CARE, "S08", "Assault of April 2018", ECHO, d(2018, 11, 8)), ("Police", "P10", "Assault of April 2018", SAME, d(2018, 11, 8)),
    ("Hospital", "ED1", "Assault of April 2018", SAME, d(2018, 11, 8)), ("School", "SS3", "Assault of April 2018", SAME, d(2018, 11, 8)),
    ("GP", "GP2", "Assault of April 2018", SAME, d(2020, 7, 8)),
    (SOCIAL_CARE, "S09", "No statement made", SAME, d(2018, 11, 8)), ("Police", "P11", "No statement made", SAME, d(2018, 11, 8)),
    (SOCIAL_CARE, "S10", "Sentence", ECHO, d(2018, 11, 8)), ("Police", "P12", "Sentence", SAME, d(2018, 11, 8)),
    (SOCIAL_CARE, "S17", "Release", SAME, d(2019, 1, 31)), ("Police", "P14", "Release", SAME, d(2019, 1, 31)),
    (SOCIAL_CARE, "S23", "The eldest's call of March 2019", SAME, d(2019, 3, 13)), ("School", "SS7", "The eldest's call of March 2019", ECHO, d(2019, 3, 13)),
    ("CAMHS", "MH6", "The eldest's call of March 2019", ECHO, d(2019, 3, 13)),
    (SOCIAL_CARE, "S34", "End of special school", SAME, d(2019, 8, 8)), ("School", "SS10", "End of special school", SAME, d(2019, 8, 8)),
    (SOCIAL_CARE, "S49", "Third relative's contact", SAME, d(2020, 4, 3)), ("Police", "P18", "Third relative's contact", ECHO, d(2020, 4, 3)),
    (SOCIAL_CARE, "S51", "Police call of April 2020", ECHO, d(2020, 4, 3)), ("Police", "P19", "Police call of April 2020", SAME, d(2020, 4, 3)),
    (SOCIAL_CARE, "S55", "Midwife's referral", SAME, d(2020, 6, 16)), ("Midwifery", "MW5", "Midwife's referral", SAME, d(2020, 6, 16)),
    ("Police", "P21", "Holding of 15 June 2020", SAME, d(2020, 6, 16), None, "police_intelligence"),
    ("Police", "P22", "Holding of 15 June 2020", ECHO, d(2020, 6, 16), None, "police_intelligence"),
    ("School", "SS9", "Steroids at school", SAME, d(2021, 1, 20)), ("CAMHS", "MH9", "Steroids at school", ECHO, d(2021, 1, 20)),
    (SOCIAL_CARE, "S63", "Health visitor's referral", SAME, d(2021, 1, 20)), ("Health visiting", "HV5", "Health visitor's referral", SAME, d(2021, 1, 20)),
    (SOCIAL_CARE, "S67", "Incident of February 2021", SAME, d(2021, 2, 22)), ("Police", "P24", "Incident of February 2021", SAME, d(2021, 2, 22)),
    ("Hospital", "ED2", "Incident of February 2021", SAME, d(2021, 2, 22)),
)
FORUM, VIEWS = companion("Forum decisions"), companion("Agencies views")
SHEETS = (MEETINGS, ATTENDANCE, VISITS, ASSESSMENTS, ASSESSMENT_DATES, ALLEGATIONS, REQUESTS, FORUM, VIEWS, LINKS)
