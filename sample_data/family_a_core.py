"""Family A: who is who, where they live, the children's status, and the plans with what each review said of them."""

from datetime import date as d

from sample_data.family_a_sheets import companion
from sample_data.family_a_social_care import ABOUT_THIS_FILE

PLAN_START, PLAN_END = d(2018, 11, 8), d(2019, 10, 10)
BOTH, ALL = "Child A1; Child A2", "Child A1; Child A2; Child A3"

PEOPLE = companion(
    "People",
    ("Mother A", "mother", None, "Mother of the children", None),
    ("Stepfather A", "stepfather", None, "Partner of Mother A", None),
    ("Child A1", "child", d(2002, 11, 5), "Special school", None),
    ("Child A2", "child", "June 2008", "", None),
    # Only the expected date: the day of birth would be known too soon. The birth itself is in the health file.
    ("Child A3", "child", "about 8 October 2020", "Date given while unborn", d(2020, 3, 9), d(2020, 3, 9)),
    ("Older sibling A", "older_sibling", "about 1999", "Lives away; keeps in touch", None),
    ("Relative X", "other_relative", None, "Wider family", d(2020, 2, 17), d(2020, 2, 17)),
    ("Relative Y", "other_relative", None, "Wider family", d(2020, 3, 9), d(2020, 3, 9)),
    ("Relative Z", "other_relative", None, "Wider family", d(2020, 3, 30), d(2020, 3, 30)),
    titles=((ABOUT_THIS_FILE,),),
)
RESIDENCES = companion(
    "Where people live",
    ("Mother A", "family_home", "", "2002", None),
    ("Child A1", "family_home", "", d(2002, 11, 5), None),
    ("Child A2", "family_home", "", "June 2008", None),
    ("Older sibling A", "foster_care", "", "autumn 2013", "2017"),
    ("Older sibling A", "own_home", "another town", "2017", None),
    ("Stepfather A", "family_home", "", "spring 2016", d(2018, 4, 14)),
    ("Stepfather A", "custody", "", d(2018, 4, 14), d(2018, 11, 26)),
    ("Stepfather A", "family_home", "", d(2018, 11, 26), None),
    ("Child A3", "family_home", "", d(2020, 10, 9), None),
)
STATUSES = companion(
    "Statutory status",
    (BOTH, "closed", d(2017, 9, 5), d(2018, 4, 16), "", "One notification, no visit", "New notification"),
    (BOTH, "child_in_need", d(2018, 4, 16), PLAN_START, "", "Assault in the home", "Conference agreed a plan"),
    (BOTH, "child_protection", PLAN_START, PLAN_END, "Emotional abuse", "Domestic abuse and drug use by the adults", "Parents deny violence; no police notification since the release"),
    (BOTH, "child_in_need", PLAN_END, d(2020, 1, 24), "", "Parents accept visits", "Parents' request"),
    (BOTH, "closed", d(2020, 1, 24), d(2020, 4, 2), "", "Parents' request", "Contacts from relatives"),
    (ALL, "child_in_need", d(2020, 4, 2), d(2020, 4, 24), "", "Assessment after contacts from relatives", "Police found nothing of concern; parents would not take part"),
    (ALL, "closed", d(2020, 4, 24), d(2020, 6, 11), "", "No further action", "Midwife's referral"),
    (ALL, "child_in_need", d(2020, 6, 11), d(2020, 9, 15), "", "Assessment after the midwife's referral", "Preparations for the baby seen"),
    (ALL, "closed", d(2020, 9, 15), d(2021, 1, 12), "", "Universal services to continue", "Health visitor's referral"),
    ("Child A2; Child A3", "child_in_need", d(2021, 1, 12), None, "", "Assessment after the health visitor's referral", ""),
)
PLANS = companion(
    "Plans",
    ("CP1", "child_protection", BOTH, "Emotional abuse", PLAN_START, PLAN_END, "Parents deny violence and no police notification since the release"),
    ("CN1", "child_in_need", BOTH, "", PLAN_END, d(2020, 1, 24), "Parents' request"),
)
ACTIONS = companion(
    "Plan actions",
    ("CP1-1", "CP1", "Random drug tests of Mother A and Stepfather A", "both", "Social worker", PLAN_START, d(2019, 1, 31), "No drug use around the children"),
    ("CP1-2", "CP1", "Psychological assessment of Stepfather A", "service", "Social worker", PLAN_START, d(2019, 1, 31), "What would make violence less likely is understood"),
    ("CP1-3", "CP1", "Domestic abuse work with Mother A and with Stepfather A", "both", "Social worker", PLAN_START, d(2019, 4, 30), "The children live without violence"),
    ("CP1-4", "CP1", "Mother A to keep up Child A2's school attendance", "family", "Mother A", PLAN_START, d(2019, 7, 19), "Child A2 in school every day"),
    ("CN1-1", "CN1", "Transition plan and a key worker for Child A1", "service", "Social worker", PLAN_END, d(2020, 1, 10), "Child A1 has support as an adult"),
    ("CN1-2", "CN1", "Help with beds and school uniform", "service", "Social worker", d(2019, 10, 30), d(2019, 11, 30), "Child A2 has what she needs"),
)
CG1, CG4, RC1, RC2, RC3, CM2 = d(2018, 11, 30), d(2019, 4, 24), d(2019, 1, 31), d(2019, 8, 8), PLAN_END, d(2019, 12, 11)
REVIEWS = companion(
    "Action reviews",
    ("CP1-1", "CG1", CG1, "not_started", "service", "Laboratory contract not in place"),
    ("CP1-2", "CG1", CG1, "not_started", "not_recorded", ""),
    ("CP1-3", "CG1", CG1, "not_started", "service", "Course full until spring"),
    ("CP1-1", "RC1", RC1, "not_provided_by_service", "service", "Still no laboratory"),
    ("CP1-2", "RC1", RC1, "not_provided_by_service", "service", "Not commissioned"),
    ("CP1-3", "RC1", RC1, "not_provided_by_service", "service", "Course full"),
    ("CP1-4", "RC1", RC1, "done", "", "School report: 97 per cent", "Child A2 in class and doing well"),
    ("CP1-1", "CG4", CG4, "not_evidenced", "family", "Two appointments made, neither kept"),
    ("CP1-3", "CG4", CG4, "declined_by_family", "family", "Both adults say that there is nothing to work on"),
    ("CP1-1", "RC2", RC2, "not_evidenced", "not_recorded", "No result on file"),
    ("CP1-2", "RC2", RC2, "not_evidenced", "not_recorded", "No referral on file"),
    ("CP1-3", "RC2", RC2, "declined_by_family", "family", "Declined again"),
    ("CP1-4", "RC2", RC2, "done", "", "School report: 96 per cent", "Child A2 finished Year 6 well"),
    ("CP1-1", "RC3", RC3, "not_evidenced", "not_recorded", "No result on file"),
    ("CP1-2", "RC3", RC3, "not_evidenced", "not_recorded", "No referral on file"),
    ("CP1-3", "RC3", RC3, "not_evidenced", "not_recorded", "No sessions on file"),
    ("CP1-4", "RC3", RC3, "done", "", "School report: 95 per cent"),
    ("CN1-1", "CM2", CM2, "not_started", "not_recorded", ""),
    ("CN1-2", "CM2", CM2, "done", "service", "Receipts on file", "Child A2 has a bed of her own"),
    ("CN1-1", "", d(2020, 1, 24), "not_evidenced", "not_recorded", "Nothing on file at closure"),
)
SHEETS = (PEOPLE, RESIDENCES, STATUSES, PLANS, ACTIONS, REVIEWS)
