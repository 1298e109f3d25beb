"""Family A: the chronology children's social care keeps. Dates illustrative, sentences this project's own."""

from datetime import date as d

from sample_data.family_a_sheets import CONTEXT, DISPUTED, GOOD, OPINION, TOLD, UNVERIFIED, Line, laid_out
from sample_data.files import SampleFile, Sheet

ABOUT_THIS_FILE = "Invented for demonstration: facts follow a published, anonymised review, the wording is new and every date is illustrative."
HEADINGS = (
    "Ref", "Date", "Event", "Category", "Reported by", "Evidence status", "Child seen", "Child's voice",
    "Significance", "Action and outcome", "Known on",
)
FIELDS = ("ref", "when", "event", "category", "by", "status", "seen", "voice", "significance", "outcome", "known_on")
# Its check digit is wrong on purpose, so that it cannot be anybody's.
NHS_NUMBER = "0123456780"

BEFORE_THE_PLAN = (
    Line("S01", "2004", "Family support given because an earlier partner was violent to Mother A.", "Domestic abuse", TOLD, outcome="Ended when the couple separated."),
    Line("S02", "about 2009", "Second spell of involvement: another partner of Mother A was abusive and Child A1 had been at home.", "Domestic abuse", TOLD, outcome="Closed; no work with Child A1 recorded."),
    Line("S03", "autumn 2013", "Older sibling A described home life to a professional, came into care and did not go back.", "Emotional abuse; Older sibling's voice", TOLD, outcome="Placed away from home."),
    Line("S04", "?22 May 2016", "Police notification: Mother A and Stepfather A shouting, Child A1 and Child A2 upstairs.", "DV; Contact", TOLD, outcome="Letter sent, no visit.", by="Police"),
    Line("S05", d(2017, 1, 19), "Mother A asked for money towards school uniform.", "Contact", significance=CONTEXT, outcome="Grant paid.", by="Mother A"),
    Line("S06", d(2017, 6, 18), "Police notification of a disturbance at the door; callers were said to want a debt repaid.", "Violence and weapons; Contact", TOLD, outcome="Noted on file.", known=d(2017, 6, 20), by="Police"),
    Line("S07", d(2017, 9, 3), "Notification after a neighbour's call about screaming. Mother A told officers nothing had happened.", "Domestic abuse; No further action", TOLD, outcome="Closed at the front door.", known=d(2017, 9, 5), by="Police"),
    Line("S08", d(2018, 4, 14), "Notification: Stepfather A arrested for assaulting Mother A at home. Child A2 was in the house.", "Domestic abuse", TOLD, outcome="Visit arranged.", known=d(2018, 4, 16), by="Police"),
    Line("S09", d(2018, 4, 20), "Mother A, visited at home, said she would give no statement and wanted Stepfather A back.", "Domestic abuse; Refusal", outcome="Safety advice given.", by="Social worker", seen="Seen"),
    Line("S10", d(2018, 6, 5), "Stepfather A began a custodial sentence for the assault.", "Custody", TOLD, CONTEXT, by="Police"),
    Line("S11", d(2018, 7, 11), "Home visit: house clean and orderly, Child A2 cheerful and Mother A talking more freely.", "Engagement", significance=GOOD, by="Social worker", seen="Seen"),
    Line("S12", d(2018, 10, 17), "Prison resettlement staff gave a release date; Stepfather A intends to go home.", "Contact; Domestic abuse", TOLD, outcome="Strategy discussion requested."),
    Line("S13", d(2018, 10, 19), "Strategy discussion with police: section 47 enquiry agreed in view of the planned return.", "Domestic abuse; Drug misuse", OPINION, outcome="Enquiry opened."),
    Line("S14", d(2018, 10, 24), "Mother A called the assault a single occasion and said that nobody in the house takes drugs.", "Parent's account; Domestic abuse", UNVERIFIED, GOOD, by="Mother A", seen="Seen"),
    Line("S15", "about five years ago", "Mother A mentioned, without a date, that a man she lived with had hit her and that she told no one then.", "Domestic abuse; Parent's account", UNVERIFIED, known=d(2018, 10, 24), by="Mother A"),
    Line("S16", d(2018, 11, 8), "Initial conference: Child A1 and Child A2 made subject to a plan. Drug tests at random, a psychological assessment of Stepfather A and domestic abuse work agreed.", "Emotional abuse; Domestic abuse; Drug misuse", OPINION, outcome="Plan CP1 begins; Mother A did not come."),
)

UNDER_THE_PLAN = (
    Line("S17", d(2018, 11, 26), "Stepfather A left prison and moved back in with Mother A, Child A1 and Child A2.", "Release from custody", TOLD, CONTEXT, by="Mother A"),
    Line("S18", d(2018, 12, 5), "Planned visit kept by both adults. Calm household, tidy rooms.", "Engagement; Domestic abuse", significance=GOOD, by="Social worker", seen="Seen", voice="Child A2 talked about swimming and her class."),
    Line("S19", d(2018, 12, 19), "Child A1 seen in his room for ten minutes.", "Child's voice", significance=CONTEXT, by="Social worker", seen="Seen alone", voice="Child A1 talked about his gym equipment."),
    Line("S20", d(2019, 1, 10), "Third visit running at which both adults were in and courteous; home again clean.", "Engagement; Home conditions", significance=GOOD, by="Social worker", seen="Seen"),
    Line("S21", d(2019, 1, 31), "First review conference noted better contact with professionals since the release.", "Engagement", OPINION, GOOD, outcome="Plan continues; tests and assessment not yet arranged."),
    Line("S22", d(2019, 2, 13), "Stepfather A said that prison had got him off drugs and he has stayed off them. No test result is on file.", "Parent's account; Drug misuse", UNVERIFIED, GOOD, by="Stepfather A"),
    Line("S23", d(2019, 3, 6), "The eldest rang: arguments and blows have started again, Mother A is using drugs as a habit and both adults are mentally unwell.", "Older sibling's voice; Allegation; Domestic abuse; Drug misuse; Parental mental health", TOLD, by="Older sibling A"),
    Line("S24", d(2019, 3, 14), "Mother A, asked in passing, said that Older sibling A invents things to hurt her.", "Parent's account; Domestic abuse; Drug misuse", DISPUTED, CONTEXT, by="Mother A"),
    Line("S25", d(2019, 3, 27), "Unannounced call at 4 pm. No reply.", "No access", by="Social worker", seen="Not seen", outcome="Card left."),
    Line("S26", d(2019, 4, 10), "Agreed visit: nobody in.", "No access", by="Social worker", seen="Not seen", outcome="Text message sent."),
    Line("S27", d(2019, 4, 24), "Core group met without either parent.", "Did not attend", outcome="Minutes posted to the home."),
    Line("S28", d(2019, 5, 8), "Child A2 seen at home with Mother A beside her.", "Child's voice", significance=CONTEXT, by="Social worker", seen="Seen", voice="Child A2 talked about friends and a school trip."),
    Line("S29", d(2019, 5, 22), "Child A1 told the social worker he would like to live somewhere else. He could not put the reason into words.", "Child's voice", by="Child A1", seen="Seen alone", voice="Child A1 wants to leave the family home."),
    Line("S30", d(2019, 6, 11), "The eldest came to the office: says cocaine has harmed the inside of Mother A's nose, and is afraid for Child A2.", "Older sibling's voice; Allegation; Drug misuse", TOLD, by="Older sibling A"),
    Line("S31", d(2019, 6, 19), "Unannounced call. A car stood outside; the door stayed shut.", "No access", by="Social worker", seen="Not seen"),
    Line("S32", d(2019, 7, 3), "Not at home for an agreed visit.", "Not at home", by="Social worker", seen="Not seen"),
    Line("S33", d(2019, 7, 17), "Rang again: fights most weekends, Mother A low and in bed for days.", "Older sibling's voice; Allegation; Domestic abuse; Parental mental health", TOLD, by="Older sibling A"),
    Line("S34", d(2019, 7, 24), "Child A1 finished at his special school at 16. Nothing is arranged for September.", "NEET", TOLD, by="School"),
    Line("S35", d(2019, 8, 8), "Second review: the chair thought the parents' involvement thin, that they keep out of professionals' way, and that no visit without notice had succeeded.", "Non-cooperation", OPINION, outcome="Plan continues. Both adults absent.", by="Conference chair"),
    Line("S36", d(2019, 8, 21), "Unannounced call, evening. No reply.", "No access", by="Social worker", seen="Not seen"),
    Line("S37", d(2019, 9, 4), "Child A2 seen in the kitchen with both adults there; new school discussed.", "Child's voice", significance=CONTEXT, by="Social worker", seen="Seen", voice="Child A2 said the new uniform was itchy."),
    Line("S38", d(2019, 9, 11), "The eldest rang to ask whether anyone has spoken with Child A2, and said that things at home are as before.", "Older sibling's voice; Domestic abuse; Drug misuse", TOLD, by="Older sibling A"),
    Line("S39", d(2019, 9, 18), "Parents cancelled by message an hour before the visit.", "Missed appointment", by="Social worker", seen="Not seen"),
    Line("S40", d(2019, 9, 25), "Visit kept. Rooms clean, food in. Both adults said there had been no violence since the release.", "Parent's account; Domestic abuse", UNVERIFIED, GOOD, by="Social worker", seen="Seen"),
    Line("S41", d(2019, 10, 10), "Third review ended the plan: both adults deny violence and the police have sent no notification since the release. Parents say they will let workers visit; a child in need plan follows.", "Domestic abuse", OPINION, CONTEXT, outcome="Plan CP1 ended; plan CN1 begins."),
    Line("S42", d(2019, 10, 10), "Same conference: Child A1 is 16, has an education, health and care plan, no course or job, and does not want mental health services after his tablets were altered.", "NEET; Child mental health", OPINION),
)

AFTER_THE_PLAN = (
    Line("S43", d(2019, 10, 30), "Child in need meeting. Parents asked for beds and uniform, and the plan was written round that.", "Engagement", significance=CONTEXT),
    Line("S44", d(2019, 11, 20), "Visit kept, children well presented.", "Engagement", significance=GOOD, by="Social worker", seen="Seen"),
    Line("S45", d(2019, 12, 11), "Mother A and Stepfather A would not talk about drug tests or a course about domestic abuse.", "Refusal; Drug misuse; Domestic abuse", by="Social worker", seen="Seen"),
    Line("S46", d(2020, 1, 24), "Child in need plan closed at the parents' request.", "", OPINION, CONTEXT, outcome="Closed."),
    Line("S47", d(2020, 2, 17), "A relative rang: Mother A and Stepfather A are smoking crack cocaine.", "Report by a relative; Drug misuse; Contact", TOLD, outcome="Recorded; no visit.", by="Relative X"),
    Line("S48", d(2020, 3, 9), "Another relative wrote that Mother A and Stepfather A are taking heroin and that Mother A is expecting a baby in the autumn.", "Report by a relative; Drug misuse; Pregnancy; Contact", TOLD, outcome="Recorded with the earlier contact on file.", by="Relative Y"),
    Line("S49", d(2020, 3, 30), "A third relative rang: Mother A and Stepfather A have crack and heroin in the house, Child A2 getting herself up and fed.", "Report by a relative; Drug misuse; Neglect; Contact", TOLD, outcome="Police to be consulted.", by="Relative Z"),
    Line("S50", d(2020, 4, 2), "Talk with police about whether a strategy meeting is called for. Police and social care only took part.", "Drug misuse; Pregnancy", outcome="Police to call first."),
    Line("S51", d(2020, 4, 3), "Officers reported after calling at the home that nothing there worried them.", "Drug misuse; No further action", TOLD, GOOD, outcome="No strategy meeting; an assessment instead.", by="Police"),
    Line("S52", d(2020, 4, 8), "On the doorstep both adults said they will take no part in an assessment of the baby, Child A1 or Child A2.", "Refusal; Pregnancy", by="Social worker", seen="Seen"),
    Line("S53", d(2020, 4, 24), "Assessment written from police and school checks without the parents. It treats the baby as one of the household.", "Pregnancy", OPINION, CONTEXT, outcome="Closed."),
    Line("S54", d(2020, 5, 6), "Education, health and care plan of Child A1 ceased because the family did not respond.", "NEET", TOLD, outcome="No other provision named.", known=d(2020, 6, 16)),
    Line("S55", d(2020, 6, 11), "Midwife's referral: antenatal care missed, advice not taken, and social care's recent part not mentioned at booking.", "Referral; Pregnancy; Missed appointment", TOLD, outcome="Reopened.", by="Midwife"),
    Line("S56", d(2020, 6, 16), "Strategy meeting heard from midwifery, police and school. Child A2's attendance is dropping.", "Pregnancy; Attendance", OPINION, outcome="Section 47 enquiry."),
    Line("S57", d(2020, 6, 18), "Mother A rang angrily about the strategy meeting, which a member of maternity staff had told her of, and threatened a solicitor's letter to the midwife.", "Refusal", by="Mother A"),
    Line("S58", d(2020, 6, 30), "No answer at the door.", "No access; Pregnancy", by="Social worker", seen="Not seen"),
    Line("S59", d(2020, 7, 14), "Child A2 seen by video for five minutes.", "Child's voice", significance=CONTEXT, by="Social worker", seen="Seen", voice="Child A2 said everything is fine; Mother A could be heard prompting."),
    Line("S60", d(2020, 7, 28), "Stepfather A would not discuss drugs and closed the door.", "Refusal; Drug misuse", by="Social worker", seen="Not seen"),
    Line("S61", d(2020, 8, 20), "Both adults told the worker by telephone that they use nothing.", "Parent's account; Drug misuse", UNVERIFIED, GOOD, by="Mother A"),
    Line("S62", d(2020, 9, 15), "Closed. Preparations for the baby had been seen and the parents wished to be left alone.", "Pregnancy", OPINION, CONTEXT, outcome="Closed; universal services to continue."),
    Line("S63", d(2021, 1, 12), "Health visitor's referral about Child A3, three months old.", "Referral; Newborn; Drug misuse; Domestic abuse", TOLD, outcome="Allocated to a new worker.", by="Health visitor"),
    Line("S64", d(2021, 1, 19), "New worker has begun to read the earlier files from the start.", "", significance=GOOD, outcome="Earlier chronologies requested."),
    Line("S65", d(2020, 11, 5), "Child A1 reached 18 with no course, job, key worker or adult service.", "NEET; Child mental health", TOLD, known=d(2021, 1, 20)),
    Line("S66", d(2021, 1, 26), "Strategy meeting: an initial conference is to be held for Child A2 and Child A3.", "Domestic abuse; Drug misuse; Newborn", OPINION, outcome="Date to be fixed."),
    Line("S67", d(2021, 2, 19), "Serious incident at the home: Child A1 injured Stepfather A with a knife after an assault within the couple. Child A2 was in.", "Domestic abuse; Violence and weapons", TOLD, by="Police"),
)
UNREADABLE = Line("S68", d(2019, 8, 28), "", known=d(2019, 8, 28))
REPEATED = UNDER_THE_PLAN[15]

PLAN_LINES = (*UNDER_THE_PLAN[:16], REPEATED, *UNDER_THE_PLAN[16:])

FILE = SampleFile(
    name="childrens_social_care_chronology.xlsx", agency="Children's social care",
    sheets=(Sheet(
        name="Chronology",
        titles=((ABOUT_THIS_FILE,), ("Family A: chronology",), ("NHS number (Child A2)", NHS_NUMBER), ("Period covered", "2004 to February 2021"), ()),
        headings=(HEADINGS,),
        rows=(
            *laid_out((*BEFORE_THE_PLAN, *PLAN_LINES[:20]), *FIELDS), HEADINGS,
            *laid_out((*PLAN_LINES[20:], UNREADABLE, *AFTER_THE_PLAN), *FIELDS),
        ),
        merged=("A1:K1",),
        footer=((), ("Page 1 of 2",)),
    ),),
)
