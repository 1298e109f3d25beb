"""Family C, wholly invented: children's social care's chronology of neglect and drinking that eased and stayed eased."""

from datetime import date as d

from sample_data.family_a_sheets import CONTEXT, GOOD, OPINION, TOLD, UNVERIFIED, Line, laid_out
from sample_data.files import SampleFile, Sheet

ABOUT_THIS_FILE = "Wholly invented for demonstration: no such family exists, and every date is made up."
HEADINGS = ("Ref", "Date", "Event", "Category", "Reported by", "Evidence status", "Child seen", "Child's voice", "Significance", "Action and outcome", "Known on")
FIELDS = ("ref", "when", "event", "category", "by", "status", "seen", "voice", "significance", "outcome", "known_on")

LINES = (
    Line("C01", d(2022, 1, 14), "School referral: Child C1 hungry and in dirty clothes three days this week.", "Referral; Neglect", TOLD, outcome="Assessment begun.", by="School"),
    Line("C02", d(2022, 1, 21), "First visit. Bottles on the floor, little food, Child C2 in a soaked nappy. Mother C slurred her words.", "Neglect; Alcohol misuse", by="Social worker", seen="Seen"),
    Line("C03", d(2022, 1, 28), "Father C said that the bottles were from one party.", "Parent's account; Alcohol misuse", UNVERIFIED, GOOD, by="Father C"),
    Line("C04", "?14 Feb 2022", "Their grandmother said both parents drink most nights and Child C1 gets Child C2 up.", "Report by a relative; Alcohol misuse; Neglect", TOLD, outcome="Strategy discussion called.", by="Grandmother C", known=d(2022, 2, 16)),
    Line("C05", d(2022, 2, 18), "Strategy discussion with police, health and school: section 47 enquiry.", "Neglect; Alcohol misuse", OPINION, outcome="Enquiry opened."),
    Line("C06", d(2022, 2, 23), "Child C1 seen at school on his own.", "Child's voice; Neglect; Alcohol misuse", by="Child C1", seen="Seen alone", voice="Child C1 makes toast for Child C2 when the grown-ups will not wake.", outcome="Shared with the conference; Grandmother C to come each morning."),
    Line("C07", d(2022, 3, 10), "Initial conference made Child C1 and Child C2 subject to a plan for neglect. Both parents came.", "Neglect; Alcohol misuse; Engagement", OPINION, outcome="Plan CP1 begins."),
    Line("C08", d(2022, 4, 7), "Unannounced visit at teatime: Father C drunk, Mother C and children out at the grandmother's.", "Alcohol misuse", by="Social worker", seen="Seen", outcome="Children seen there."),
    Line("C09", d(2022, 4, 21), "Mother C said she has not had a drink for a week.", "Parent's account; Alcohol misuse", UNVERIFIED, GOOD, by="Mother C"),
    Line("C10", d(2022, 5, 19), "Kitchen cleaner, food in. Bedrooms still bare.", "Home conditions", significance=GOOD, by="Social worker", seen="Seen"),
    Line("C11", d(2022, 6, 8), "First review: appointments kept, two lapses by Father C.", "Engagement; Alcohol misuse", OPINION, outcome="Plan continues. Both parents present."),
    Line("C12", d(2022, 6, 30), "Unannounced visit: Mother C had been drinking since midday. The grandmother took charge.", "Alcohol misuse; Neglect", by="Social worker", seen="Seen", outcome="Safety plan used as agreed."),
    Line("C13", d(2022, 8, 16), "Visit made three working days late; the worker was ill and no one stood in.", "", significance=CONTEXT, by="Social worker", seen="Seen"),
    Line("C14", d(2022, 8, 30), "Father C smelt of drink when he collected Child C2 from nursery.", "Alcohol misuse; Neglect", TOLD, outcome="Talked through with both parents next day.", by="Nursery"),
    Line("C15", d(2022, 9, 8), "Core group: both parents put forward their own plan for weekends.", "Engagement", significance=GOOD),
    Line("C16", d(2022, 9, 22), "Unannounced visit at 7.30 am: children washed, fed and dressed; both parents sober.", "Alcohol misuse; Neglect", significance=GOOD, by="Social worker", seen="Seen alone", voice="Child C1 said Dad does the toast now."),
    Line("C17", d(2022, 11, 3), "Unannounced Saturday evening visit: no drink, supper on the table, Child C2 in pyjamas.", "Alcohol misuse; Neglect", significance=GOOD, by="Duty worker", seen="Seen"),
    Line("C18", d(2022, 12, 1), "Child C1 seen on his own at home.", "Child's voice; Neglect", significance=GOOD, by="Social worker", seen="Seen alone", voice="Child C1 brings friends home again."),
    Line("C19", d(2022, 12, 7), "Second review: change on every action, seen by school, health visitor and worker alike. To be tested over the winter.", "Neglect; Alcohol misuse", OPINION, GOOD, outcome="Plan continues."),
    Line("C20", d(2022, 12, 29), "Unannounced visit between Christmas and New Year: calm, warm, sober.", "Alcohol misuse; Neglect", significance=GOOD, by="Social worker", seen="Seen"),
    Line("C21", d(2023, 1, 12), "Core group not held: the chair's train was cancelled. Next date fixed.", "", significance=CONTEXT),
    Line("C22", d(2023, 2, 2), "Core group held; every agency brought its own observations.", "Engagement", significance=GOOD),
    Line("C23", d(2023, 3, 9), "Unannounced visit after nursery: tidy, play laid out, no sign of drink.", "Alcohol misuse; Neglect", significance=GOOD, by="Social worker", seen="Seen"),
    Line("C24", d(2023, 4, 6), "Grandmother C said she no longer comes in the mornings because she is not needed.", "Report by a relative; Neglect; Alcohol misuse", TOLD, GOOD, by="Grandmother C"),
    Line("C25", d(2023, 5, 4), "Child C1 seen on his own, asked about the bad times and about now.", "Child's voice; Alcohol misuse", significance=GOOD, by="Child C1", seen="Seen alone", voice="Child C1 said he used to listen for bottles and has stopped.", outcome="Shared with both parents at his wish."),
    Line("C26", d(2023, 6, 7), "Third review: all actions evidenced. Plan ended.", "Neglect; Alcohol misuse", OPINION, GOOD, outcome="Plan CP1 ended; six weeks of child in need support."),
    Line("C27", d(2023, 6, 29), "Visit under the child in need plan: nothing slipped.", "Neglect; Alcohol misuse", significance=GOOD, by="Social worker", seen="Seen alone"),
    Line("C28", d(2023, 7, 20), "Closed with the parents, who know whom to ring.", "Engagement", OPINION, GOOD, outcome="Closed; school and health visitor continue."),
)
FILE = SampleFile(
    name="social_care_chronology.xlsx", agency="Children's social care",
    sheets=(Sheet(name="Chronology", titles=((ABOUT_THIS_FILE,), ("Family C",)), headings=(HEADINGS,), rows=laid_out((*LINES, LINES[9]), *FIELDS), footer=(("Page 1 of 1",),)),),
)
