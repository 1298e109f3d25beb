"""Family A: what the police hold, some of it not to be shown to the family."""

from datetime import date as d

from sample_data.family_a_sheets import CONTEXT, GOOD, INTELLIGENCE, TOLD, Line, laid_out, points
from sample_data.family_a_social_care import ABOUT_THIS_FILE
from sample_data.files import SampleFile, Sheet

HEADINGS = (
    "Event Ref", "Date", "Time", "Persons involved", "Details", "Category", "Evidence status", "Significance", "Outcome", "Known on", "Sensitivity",
)
FIELDS = ("ref", "when", "time", "people", "event", "category", "status", "significance", "outcome", "known_on", "sensitivity")
CHECKS = d(2018, 10, 19)
MEETING = d(2020, 6, 16)
HELD_BACK = "police intelligence"

LINES = (
    Line("P01", "1999", "Witness as a boy to drunken violence between his parents, according to an old report.", "Domestic abuse; Alcohol misuse", TOLD, CONTEXT, known=CHECKS, people="Stepfather A"),
    Line("P02", "2005", "Conviction for wounding outside a public house.", "Violence and weapons", "Finding", outcome="Custody", known=CHECKS, people="Stepfather A"),
    Line("P03", "2008", "Conviction for supplying a controlled drug.", "Drug misuse", "Finding", outcome="Custody", known=CHECKS, people="Stepfather A"),
    Line("P04", d(2011, 3, 11), "A former partner reported being punched.", "Domestic abuse; Allegation", TOLD, outcome="Caution", known=CHECKS, people="Stepfather A"),
    Line("P05", d(2013, 8, 2), "Conviction for assault on a stranger.", "Violence and weapons", "Finding", outcome="Community order", known=CHECKS, people="Stepfather A"),
    Line("P06", d(2014, 10, 30), "Conviction for possession of cocaine.", "Drug misuse", "Finding", outcome="Fine", known=CHECKS, people="Stepfather A"),
    Line("P07", d(2016, 5, 22), "Raised voices at the address. Both adults spoken to, children upstairs.", "Domestic abuse", outcome="Advice; notification sent", known=d(2016, 5, 24), people="Mother A; Stepfather A; Child A1; Child A2", time="22:40"),
    Line("P08", d(2017, 6, 18), "Men at the front door shouting about money owed. Gone on arrival.", "Violence and weapons", outcome="Notification sent", known=d(2017, 6, 20), people="Stepfather A", time="19.15"),
    Line("P09", d(2017, 9, 3), "Neighbour heard screaming. Mother A made no complaint and had no injury to be seen.", "Domestic abuse; No further action", TOLD, outcome="No further action", known=d(2017, 9, 5), people="Mother A; Stepfather A", time="0130"),
    Line("P10", d(2018, 4, 14), "Attended an assault. Mother A had a swollen cheek and cut lip; Stepfather A arrested.", "Domestic abuse", outcome="Charged", known=d(2018, 4, 16), people="Mother A; Stepfather A; Child A2", time="23:55"),
    Line("P11", d(2018, 4, 15), "Mother A declined to make a statement; case built on what officers saw.", "Domestic abuse; Refusal", known=d(2018, 4, 20), people="Mother A"),
    Line("P12", d(2018, 6, 5), "Sentenced to custody for the April assault.", "Custody", "Finding", CONTEXT, people="Stepfather A"),
    Line("P13", CHECKS, "Record checks given at the strategy discussion.", "", significance=CONTEXT, people="Stepfather A"),
    Line("P14", d(2018, 11, 26), "Prison release logged; returns to the home of Mother A.", "Release from custody", significance=CONTEXT, people="Stepfather A"),
    Line("P15", d(2019, 1, 31), "Report to conference: no call to the address since the release.", "Domestic abuse", significance=GOOD, people="Mother A; Stepfather A"),
    Line("P16", d(2019, 8, 8), "Report to conference: still no call to the address.", "Domestic abuse", significance=GOOD, people="Mother A; Stepfather A"),
    Line("P17", d(2019, 10, 10), "Report to conference: nothing recorded since November 2018.", "Domestic abuse", significance=GOOD, people="Mother A; Stepfather A"),
    Line("P18", d(2020, 4, 2), "Social care passed on what a relative had said about Mother A, Stepfather A, crack and heroin.", "Drug misuse", TOLD, outcome="Welfare call to be made", people="Mother A; Stepfather A"),
    Line("P19", d(2020, 4, 3), "Officers called. Adults calm, no sign of drugs, Child A2 seen in the hall.", "Drug misuse; No further action", significance=GOOD, outcome="No further action", people="Mother A; Stepfather A; Child A2", time="11:20"),
    Line("P20", d(2020, 6, 9), "Information that he takes heroin with others.", "Drug misuse", INTELLIGENCE, known=MEETING, people="Stepfather A", sensitivity=HELD_BACK),
    Line("P21", d(2020, 6, 15), "Information that he sells heroin from a vehicle.", "Drug misuse", INTELLIGENCE, known=MEETING, people="Stepfather A", sensitivity=HELD_BACK),
    Line("P22", MEETING, "Holdings from this month given to the strategy meeting, not for the family.", "Drug misuse", INTELLIGENCE, known=MEETING, people="Stepfather A", sensitivity=HELD_BACK),
    Line("P23", d(2020, 7, 21), "Information that buyers come and go at the family address.", "Drug misuse", INTELLIGENCE, known=d(2020, 7, 28), people="Stepfather A; Mother A", sensitivity=HELD_BACK),
    Line("P24", d(2021, 2, 19), "Called to a stabbing at the home. Child A1 arrested; Stepfather A taken to hospital.", "Violence and weapons; Domestic abuse", people="Child A1; Stepfather A; Mother A; Child A2"),
)

FILE = SampleFile(
    name="police_export.csv", agency="Police",
    sheets=(Sheet(
        name="", titles=((ABOUT_THIS_FILE,), ("Police holdings", "Family A")), headings=(HEADINGS,),
        rows=laid_out(LINES, *FIELDS, dates=points),
    ),),
)
