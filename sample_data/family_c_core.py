"""Family C, wholly invented: the core records, with a plan that was carried out and visits that were made."""

from datetime import date as d
from datetime import timedelta

from sample_data.family_a_sheets import companion
from sample_data.family_c_social_care import ABOUT_THIS_FILE
from sample_data.files import Cell, SampleFile

START, END, CLOSED = d(2022, 3, 10), d(2023, 6, 7), d(2023, 7, 20)
BOTH = "Child C1; Child C2"
RC1, RC2 = d(2022, 6, 8), d(2022, 12, 7)
FORTNIGHTS = 32
LATE, MADE = 11, d(2022, 8, 16)

PEOPLE = companion(
    "People",
    ("Mother C", "mother"), ("Father C", "father"), ("Child C1", "child", d(2012, 5, 21)), ("Child C2", "child", d(2019, 9, 2)),
    ("Grandmother C", "grandparent", None, "Mother of Mother C; lives nearby"),
    titles=((ABOUT_THIS_FILE,),),
)
RESIDENCES = companion(
    "Where people live",
    *((who, "family_home", "", "2019") for who in ("Mother C", "Father C", "Child C1", "Child C2")), ("Grandmother C", "own_home", "nearby", "2010"),
)
STATUSES = companion(
    "Statutory status",
    (BOTH, "child_in_need", d(2022, 1, 14), START, "", "Assessment after the school's referral", "Conference agreed a plan"),
    (BOTH, "child_protection", START, END, "Neglect", "Neglect and the parents' drinking", "All actions evidenced"),
    (BOTH, "child_in_need", END, CLOSED, "", "Six weeks of support after the plan", "Change held"),
    (BOTH, "closed", CLOSED, None, "", "Change held; school and health visitor continue"),
)
PLANS = companion(
    "Plans", ("CP1", "child_protection", BOTH, "Neglect", START, END, "All actions evidenced by more than one agency"),
    ("CN1", "child_in_need", BOTH, "", END, CLOSED, "Change held"),
)
ACTIONS = companion(
    "Plan actions",
    ("CP1-1", "CP1", "Mother C and Father C to work with the recovery service and be tested", "family", "Mother C; Father C", START, d(2022, 9, 30), "Sober care for the children"),
    ("CP1-2", "CP1", "Home clean, warm and stocked with food", "family", "Mother C; Father C", START, d(2022, 9, 30), "Child C1 and Child C2 fed, clean and rested"),
    ("CP1-3", "CP1", "Child C1 in school every day and on time", "family", "Father C", START, d(2022, 10, 31), "Child C1 learns and is not tired"),
    ("CP1-4", "CP1", "Nursery place and speech help for Child C2", "service", "Health visitor", START, d(2022, 9, 30), "Child C2's speech catches up"),
    ("CN1-1", "CN1", "Whom to ring, agreed in writing with both parents", "both", "Social worker", END, d(2023, 7, 7), "Help is asked for early"),
)
REVIEWS = companion(
    "Action reviews",
    ("CP1-1", "RC1", RC1, "partly", "family", "Case record: both accepted, two groups missed"),
    ("CP1-2", "RC1", RC1, "partly", "family", "Visits: kitchen better, bedrooms bare"),
    ("CP1-3", "RC1", RC1, "partly", "family", "School: 80 per cent in March"),
    ("CP1-4", "RC1", RC1, "not_provided_by_service", "service", "No nursery place until September"),
    ("CP1-1", "RC2", RC2, "done", "family", "Clear tests since September; blood test", "Children say mornings are better"),
    ("CP1-2", "RC2", RC2, "done", "family", "Seen by worker, duty worker and health visitor without notice", "Children fed and warm"),
    ("CP1-3", "RC2", RC2, "done", "family", "School: 98 per cent", "Child C1 is rested"),
    ("CP1-4", "RC2", RC2, "done", "service", "Nursery register", "Child C2 talks more"),
    *((f"CP1-{number}", "RC3", END, "done", party, evidence, outcome) for number, party, evidence, outcome in (
        (1, "family", "Nine months of clear tests; blood tests", "Child C1 has stopped listening for bottles"),
        (2, "family", "Six visits without notice since September", "Both children well cared for"),
        (3, "family", "School: 96 per cent for the year", "Reading up two bands"),
        (4, "service", "Development check", "Speech at the level for her age"),
    )),
    ("CN1-1", "CM1", d(2023, 7, 6), "done", "both", "Signed sheet on file", "Parents rang once for advice"),
)
_GROUPS = [d(2022, 3, 24) + timedelta(days=42 * number) for number in range(7)]
_LATER_GROUPS = [d(2023, 2, 2), d(2023, 3, 16), d(2023, 4, 27)]
GROUPS = {f"CG{number}": day for number, day in enumerate([*_GROUPS, *_LATER_GROUPS], start=1)}
_CONFERENCES: dict[str, tuple[d, d]] = {"RC1": (RC1, d(2022, 6, 9)), "RC2": (RC2, d(2022, 12, 8)), "RC3": (END, d(2023, 6, 8))}
MEETINGS = companion(
    "Meetings",
    ("SD1", "strategy_discussion", d(2022, 2, 18), None, "Section 47 enquiry", "yes", BOTH),
    ("IC1", "initial_conference", START, d(2022, 3, 11), "Plan CP1", "yes", BOTH),
    *((ref, "review_conference", day, due, "Plan ended" if ref == "RC3" else "Plan continues", "yes", BOTH) for ref, (day, due) in _CONFERENCES.items()),
    *((ref, "core_group", day, None, "Reports shared") for ref, day in GROUPS.items()),
    ("CM1", "child_in_need_meeting", d(2023, 7, 6), None, "To close"),
)
_DAYS: dict[str, Cell] = {str(row[0]): row[2] for row in MEETINGS.rows}
_AGENCIES = ("Children's social care", "School", "Health visiting", "Substance misuse service")
ATTENDANCE = companion(
    "Attendance",
    *((ref, day, who, "attended", "yes" if who in _AGENCIES else "") for ref, day in _DAYS.items() if ref != "SD1" for who in ("Mother C", "Father C", *_AGENCIES)),
    *(("SD1", d(2022, 2, 18), who, "attended") for who in ("Children's social care", "Police", "Health visiting", "School")),
)


def _visit(number: int) -> tuple[Cell, ...]:
    """Every fortnight, one of them late; every third without notice, every second with the children seen alone."""
    day = MADE if number == LATE else START + timedelta(days=14 * number)
    announced = "unannounced" if number % 3 == 2 else "announced"
    note = "Five days after the fortnight was up; worker ill" if number == LATE else ""
    return BOTH, day, "child protection visit", announced, "seen_alone" if number % 2 == 0 else "seen", "in_person", "Social worker", note


VISITS = companion(
    "Visits", *(_visit(number) for number in range(1, FORTNIGHTS + 1)),
    (BOTH, d(2023, 6, 29), "child in need visit", "announced", "seen_alone", "in_person", "Social worker"),
)
ASSESSMENTS = companion(
    "Assessments",
    ("AS1", "Children and family assessment", "Mother C", d(2022, 1, 14), "", "Children's social care", d(2022, 1, 14), d(2022, 3, 21), d(2022, 1, 17), d(2022, 3, 4), None, "", "Conference to be held"),
    ("AS2", "Alcohol assessment", "Father C", START, "IC1", "Recovery service", d(2022, 3, 14), d(2022, 4, 14), d(2022, 3, 31), d(2022, 3, 31), None, "", "Accepted for treatment"),
)
_SHARED = "held_and_shared"
REQUESTS = companion(
    "Information requests",
    *(("GP", who, d(2022, 2, 18), d(2022, 3, 1), _SHARED, "section 47 enquiry") for who in ("Mother C", "Father C")),
    *(("Substance misuse service", who, d(2022, 2, 18), d(2022, 2, 22), "nothing_held", "section 47 enquiry") for who in ("Mother C", "Father C")),
    *(("Police", who, d(2022, 2, 18), d(2022, 2, 18), "nothing_held", "section 47 enquiry") for who in ("Mother C", "Father C")),
    ("School", "Child C1", d(2022, 1, 14), d(2022, 1, 14), _SHARED, "assessment"),
    ("Health visiting", "Child C2", d(2022, 2, 18), d(2022, 2, 18), _SHARED, "section 47 enquiry"),
)
LINKS = companion(
    "Incident links",
    ("Children's social care", "C01", "Hungry at school, January 2022", "repeats", d(2022, 1, 21)), ("School", "E02", "Hungry at school, January 2022", "same_incident", d(2022, 1, 21)),
    ("Children's social care", "C14", "Collection from nursery, August 2022", "repeats", d(2022, 9, 8)), ("School", "E09", "Collection from nursery, August 2022", "same_incident", d(2022, 9, 8)),
)
FILE = SampleFile(
    name="core_records.xlsx", agency="Children's social care",
    sheets=(
        PEOPLE, RESIDENCES, STATUSES, PLANS, ACTIONS, REVIEWS, MEETINGS, ATTENDANCE, VISITS, ASSESSMENTS, companion("Assessment dates"),
        companion("Allegations"), REQUESTS, companion("Forum decisions"), companion("Agencies views"), LINKS,
    ),
)
