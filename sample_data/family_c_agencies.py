"""Family C, wholly invented: the schools' log and the health services' workbook."""

from datetime import date as d

from sample_data.family_a_sheets import CONTEXT, GOOD, OPINION, TOLD, Line, laid_out, slashes
from sample_data.family_c_social_care import ABOUT_THIS_FILE
from sample_data.files import SampleFile, Sheet

SCHOOL_HEADINGS = ("Reference", "Date", "Family member(s)", "Details", "Theme", "Evidence status", "Child's views", "Impact on child", "Action taken", "Date shared")
SCHOOL_FIELDS = ("ref", "when", "people", "event", "category", "status", "voice", "significance", "outcome", "known_on")
FIRST, SECOND, THIRD, CONFERENCE = d(2022, 6, 8), d(2022, 12, 7), d(2023, 6, 7), d(2022, 3, 10)
ONE, TWO = "Child C1", "Child C2"
SCHOOL = (
    Line("E01", d(2021, 12, 9), "Fell asleep in assembly; no lunch brought.", "Neglect", known=CONFERENCE, people=ONE),
    Line("E02", d(2022, 1, 14), "Hungry, clothes dirty, three days this week.", "Neglect", outcome="Referred", people=ONE),
    Line("E03", d(2022, 1, 31), "Attendance for January 71 per cent.", "Attendance", known=CONFERENCE, people=ONE),
    Line("E04", d(2022, 2, 9), "Mother C smelt of drink at the gate.", "Parental drinking", known=d(2022, 2, 18), people="Mother C"),
    Line("E05", d(2022, 3, 31), "Attendance for March 80 per cent.", "Attendance", known=FIRST, people=ONE),
    Line("E06", d(2022, 4, 29), "Late nine times this half term.", "Attendance; Neglect", known=FIRST, people=ONE),
    Line("E07", d(2022, 5, 26), "Comes in clean clothes; still tired on Mondays.", "Neglect", known=FIRST, people=ONE),
    Line("E08", d(2022, 7, 20), "Summer term attendance 88 per cent.", "Attendance", significance=GOOD, known=SECOND, people=ONE),
    Line("E09", d(2022, 8, 30), "Nursery: Father C smelt of drink at collection; the grandmother was rung to come.", "Parental drinking; Neglect", outcome="Social worker told", people="Father C; Child C2"),
    Line("E10", "w/c 05/09/2022", "Nursery: started full mornings, on time every day.", "Neglect", significance=GOOD, known=d(2022, 10, 20), people=TWO),
    Line("E11", d(2022, 9, 30), "Attendance for September 97 per cent; lunch every day.", "Attendance; Neglect", significance=GOOD, known=d(2022, 10, 20), people=ONE),
    Line("E12", d(2022, 10, 19), "Both parents at parents' evening, sober and interested.", "Parental drinking; Engagement", significance=GOOD, known=d(2022, 10, 20), people="Mother C; Father C"),
    Line("E13", d(2022, 11, 30), "Attendance for November 98 per cent.", "Attendance", significance=GOOD, known=SECOND, people=ONE),
    Line("E14", d(2022, 12, 14), "Told his teacher he likes mornings at home.", "Pupil voice; Neglect", significance=GOOD, known=d(2023, 2, 2), people=ONE, voice="Child C1 likes mornings now."),
    Line("E15", d(2023, 1, 31), "Nursery: well turned out, talks in sentences.", "Neglect", significance=GOOD, known=d(2023, 2, 2), people=TWO),
    Line("E16", d(2023, 2, 10), "Half-term attendance 97 per cent; reading up two bands.", "Education", significance=GOOD, known=d(2023, 3, 16), people=ONE),
    Line("E17", d(2023, 3, 31), "Spring term: collected on time by sober adults every day.", "Parental drinking; Neglect", significance=GOOD, known=d(2023, 4, 27), people="Mother C; Father C; Child C1"),
    Line("E18", d(2023, 5, 26), "Attendance for the year so far 96 per cent.", "Attendance", significance=GOOD, known=THIRD, people=ONE),
    Line("E19", d(2023, 5, 26), "Nursery: ready for school in September.", "Education; Neglect", significance=GOOD, known=THIRD, people=TWO),
    Line("E20", d(2023, 7, 14), "End of year: nothing to worry the staff since last September.", "Neglect", OPINION, GOOD, known=d(2023, 7, 20), people=ONE),
)
HEALTH_HEADINGS = ("Agency", "Ref", "Date", "Event", "Category", "Source", "Evidence status", "Child seen", "Significance", "Outcome", "Known on")
HEALTH_FIELDS = ("agency", "ref", "when", "event", "category", "by", "status", "seen", "significance", "outcome", "known_on")
HV, GP, RECOVERY = "Health visiting", "GP", "Substance misuse service"
HEALTH = (
    Line("V01", d(2021, 11, 18), "Child C2 not brought to her two-year review.", "Was not brought; Neglect", known=CONFERENCE, agency=HV, by="Contact log"),
    Line("G01", d(2021, 12, 20), "Father C told the doctor that he drinks every day.", "Alcohol misuse", TOLD, known=d(2022, 3, 1), agency=GP, by="GP notes"),
    Line("V02", d(2022, 2, 3), "Nobody in for the review at home.", "No access; Neglect", known=d(2022, 2, 18), agency=HV, by="Contact log"),
    Line("G02", d(2022, 2, 28), "Mother C's blood test fits heavy drinking.", "Alcohol misuse", OPINION, known=d(2022, 3, 1), agency=GP, by="Laboratory report"),
    Line("V03", d(2022, 3, 29), "Review done: Child C2 behind in speech, nappy rash untreated.", "Neglect", known=d(2022, 5, 5), agency=HV, seen="Seen", by="Contact log"),
    Line("R01", d(2022, 3, 31), "Mother C and Father C assessed and accepted.", "Alcohol misuse; Engagement", significance=GOOD, known=d(2022, 5, 5), agency=RECOVERY, by="Case record"),
    Line("R02", d(2022, 5, 12), "Father C missed two groups.", "Alcohol misuse; Missed appointment", known=FIRST, agency=RECOVERY, by="Case record"),
    Line("V04", d(2022, 5, 24), "Skin healed, weight up; house still cold.", "Neglect", significance=GOOD, known=FIRST, agency=HV, seen="Seen", by="Contact log"),
    Line("R03", d(2022, 7, 5), "Mother C spoke about the lapse of 30 June and asked for more sessions.", "Alcohol misuse; Engagement", TOLD, GOOD, known=d(2022, 7, 28), agency=RECOVERY, by="Case record"),
    Line("V05", d(2022, 7, 21), "Child C2 clean, shoes too small; replaced by next call.", "Neglect", significance=CONTEXT, known=d(2022, 7, 28), agency=HV, seen="Seen", by="Contact log"),
    Line("R04", d(2022, 9, 27), "Breath tests at every session this month clear for both.", "Alcohol misuse", significance=GOOD, known=d(2022, 10, 20), agency=RECOVERY, by="Test record"),
    Line("V06", d(2022, 10, 6), "House warm, Child C2 chatting, food in the fridge; unplanned call.", "Neglect", significance=GOOD, known=d(2022, 10, 20), agency=HV, seen="Seen", by="Contact log"),
    Line("G03", d(2022, 11, 10), "Mother C's blood test back within the usual range.", "Alcohol misuse", significance=GOOD, known=d(2022, 12, 1), agency=GP, by="Laboratory report"),
    Line("R05", d(2022, 11, 29), "Tests clear since September; both lead a group.", "Alcohol misuse; Engagement", significance=GOOD, known=SECOND, agency=RECOVERY, by="Test record"),
    Line("V07", d(2022, 12, 20), "Speech caught up half a year.", "Neglect", significance=GOOD, known=d(2023, 2, 2), agency=HV, seen="Seen", by="Contact log"),
    Line("R06", d(2023, 1, 24), "Tests clear through Christmas.", "Alcohol misuse", significance=GOOD, known=d(2023, 2, 2), agency=RECOVERY, by="Test record"),
    Line("G04", d(2023, 2, 21), "Father C's liver tests improved.", "Alcohol misuse", significance=GOOD, known=d(2023, 3, 16), agency=GP, by="Laboratory report"),
    Line("V08", d(2023, 3, 14), "Unplanned call: well stocked kitchen, Child C2 in clean bed linen.", "Neglect", significance=GOOD, known=d(2023, 3, 16), agency=HV, seen="Seen", by="Contact log"),
    Line("R07", d(2023, 4, 18), "Seven months of clear tests for both.", "Alcohol misuse", significance=GOOD, known=d(2023, 4, 27), agency=RECOVERY, by="Test record"),
    Line("V09", d(2023, 5, 30), "Child C2 at the level for her age in all areas.", "Neglect", significance=GOOD, known=THIRD, agency=HV, seen="Seen", by="Contact log"),
    Line("G05", d(2023, 6, 1), "Both parents' blood tests as they should be.", "Alcohol misuse", significance=GOOD, known=THIRD, agency=GP, by="Laboratory report"),
    Line("R08", d(2023, 7, 11), "Moved to monthly support at their own wish; tests clear.", "Alcohol misuse; Engagement", significance=GOOD, known=d(2023, 7, 20), agency=RECOVERY, by="Test record"),
)
SCHOOL_FILE = SampleFile(
    name="school_and_nursery_log.csv", agency="School", delimiter=";",
    sheets=(Sheet(name="", titles=((ABOUT_THIS_FILE,),), headings=(SCHOOL_HEADINGS,), rows=laid_out(SCHOOL, *SCHOOL_FIELDS, dates=slashes)),),
)
HEALTH_FILE = SampleFile(
    name="health_services.docx",
    sheets=(Sheet(name="Health", titles=((ABOUT_THIS_FILE,), ("Family C",)), headings=(HEALTH_HEADINGS,), rows=laid_out(HEALTH, *HEALTH_FIELDS)),),
)
