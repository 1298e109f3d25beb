"""Family A: one workbook from the health economy, several services in it, told apart by an Agency column."""

from datetime import date as d

from sample_data.family_a_sheets import CONTEXT, GOOD, OPINION, SAW, TOLD, UNVERIFIED, Line, laid_out
from sample_data.family_a_social_care import ABOUT_THIS_FILE
from sample_data.files import SampleFile, Sheet

HEADINGS = (
    "Agency", "Ref", "Date", "Significant Event", "Category", "Source of Information", "Evidence status", "Significance", "Response", "Clinic code", "Known on",
)
FIELDS = ("agency", "ref", "when", "event", "category", "by", "status", "significance", "outcome", "extra", "known_on")
FORMULATION_SHARED = d(2018, 11, 8)
GP_REPLY = d(2020, 7, 8)
MIDWIFE_REFERS = d(2020, 6, 11)
VISITOR_REFERS = d(2021, 1, 12)
HISTORY_READ = d(2021, 1, 20)

GP = (
    Line("GP1", "spring 2018", "Antidepressant begun for Mother A, who described being low and not sleeping.", "Adult mental health", known=GP_REPLY, by="GP notes"),
    Line("GP2", d(2018, 4, 17), "Mother A showed a healing cut lip and said how she came by it.", "Domestic abuse", TOLD, known=GP_REPLY, by="GP notes"),
    Line("GP3", d(2018, 9, 6), "Strong painkiller prescribed to Mother A for back pain.", "", significance=CONTEXT, known=GP_REPLY, by="Prescribing record"),
    Line("GP4", d(2019, 1, 15), "Child A1's tablets to be collected a week at a time so that few are in the home.", "Child mental health", outcome="Pharmacy told", known=d(2019, 1, 31), by="Prescribing record"),
    Line("GP5", d(2019, 2, 27), "Scan showed no cause for Mother A's pain; she asked for the painkiller to go on.", "Adult mental health; Parent's account", OPINION, known=GP_REPLY, by="Imaging letter"),
    Line("GP6", d(2019, 5, 9), "Sleeping tablets added for Mother A.", "Adult mental health", known=GP_REPLY, by="Prescribing record"),
    Line("GP7", d(2019, 8, 14), "Mother A asked for painkillers before they were due.", "Drug misuse", known=GP_REPLY, outcome="Issued once", by="Reception note"),
    Line("GP8", d(2019, 11, 21), "Second early request by Mother A for painkillers.", "Drug misuse", known=GP_REPLY, outcome="Refused", by="GP notes"),
    Line("GP9", d(2020, 2, 20), "Mother A's pregnancy confirmed.", "Pregnancy", significance=CONTEXT, known=GP_REPLY, by="GP notes"),
)
MENTAL_HEALTH = (
    Line("MH1", d(2014, 10, 7), "Child A1 diagnosed with ADHD and some obsessive behaviour.", "Child mental health", OPINION, known=FORMULATION_SHARED, by="Clinic letter"),
    Line("MH2", "30.02.2017", "Child A1 seen by the early psychosis team after hearing voices.", "Child mental health", OPINION, known=FORMULATION_SHARED, by="Team letter"),
    Line("MH3", d(2018, 5, 22), "Child A1, weeks after the assault on Mother A, sleeping badly and on edge.", "Child mental health; Domestic abuse", known=FORMULATION_SHARED, by="Session note"),
    Line("MH4", d(2018, 9, 12), "Formulation: not a psychotic illness; severe anxiety and learned ways of relating, rooted in long trauma in childhood.", "Child mental health; Emotional abuse", OPINION, known=FORMULATION_SHARED, by="FCAMHS", agency="FCAMHS"),
    Line("MH5", d(2019, 2, 20), "Child A1 did not come.", "DNA", known=d(2019, 4, 24), by="Clinic list"),
    Line("MH6", d(2019, 3, 13), "Heard at the core group what the eldest has been saying about home.", "Domestic abuse; Drug misuse", TOLD, by="Core group note"),
    Line("MH7", d(2019, 4, 3), "Plan to bring Child A1's medication down; he objected.", "Child mental health; Refusal", known=d(2019, 4, 24), by="Session note"),
    Line("MH8", d(2019, 5, 15), "Child A1 did not come.", "DNA", known=d(2019, 6, 26), by="Clinic list"),
    Line("MH9", d(2019, 6, 25), "Special school reports that Child A1 is injecting steroids bought outside a pharmacy.", "Drug misuse", TOLD, known=HISTORY_READ, by="Telephone note", agency="FCAMHS"),
    Line("SM1", d(2019, 7, 10), "Child A1 referred by school; two appointments offered, neither kept.", "Drug misuse; DNA", known=d(2019, 8, 8), outcome="Discharged", by="Referral log", agency="Substance misuse service"),
    Line("MH10", d(2019, 9, 18), "Child A1 said he would not come again because his tablets were changed.", "Refusal; Child mental health", TOLD, known=d(2019, 10, 10), by="Telephone note"),
    Line("MH11", d(2020, 1, 15), "Child A1 closed; remaining prescriptions left to primary care.", "Child mental health", outcome="Closed", known=d(2020, 1, 24), by="Discharge letter"),
    Line("MH12", d(2021, 2, 9), "Child A1 rang the mental health line once.", "Child mental health", known=d(2021, 3, 2), by="Helpline log", agency="Adult mental health"),
)
OTHER_HEALTH = (
    Line("ED1", d(2018, 4, 14), "Mother A treated for facial injuries; police came with her.", "Domestic abuse", known=d(2018, 4, 16), by="Attendance record", agency="Hospital"),
    Line("SN1", FORMULATION_SHARED, "Child A2 growing well and up to date with checks.", "", significance=GOOD, by="Conference report", agency="School nurse"),
    Line("MW1", d(2020, 3, 12), "Booking: Mother A said there was no social worker now or lately.", "Pregnancy; Parent's account", UNVERIFIED, known=MIDWIFE_REFERS, by="Booking form", agency="Midwifery"),
    Line("MW2", d(2020, 4, 16), "Mother A missed her clinic appointment.", "Pregnancy; Missed appointment", known=MIDWIFE_REFERS, by="Clinic list", agency="Midwifery"),
    Line("MW3", d(2020, 5, 7), "Missed again; telephone not answered.", "Pregnancy; Missed appointment", known=MIDWIFE_REFERS, by="Clinic list", agency="Midwifery"),
    Line("MW4", d(2020, 5, 21), "Medical advice about the pregnancy not taken by Mother A.", "Pregnancy; Refusal", known=MIDWIFE_REFERS, by="Consultant's letter", agency="Midwifery"),
    Line("MW5", MIDWIFE_REFERS, "Referral made to children's social care for the unborn baby.", "Referral; Pregnancy; Missed appointment", by="Referral form", agency="Midwifery"),
    Line("MW6", d(2020, 6, 17), "A colleague told Mother A and Stepfather A that a strategy meeting had been held.", "", known=d(2020, 6, 18), by="Manager's note", agency="Midwifery"),
    Line("MW7", d(2020, 7, 9), "Attended; measurements as expected.", "Pregnancy; Attended", significance=GOOD, by="Notes", agency="Midwifery"),
    Line("MW8", d(2020, 8, 13), "Appointment missed.", "Pregnancy; Missed appointment", known=d(2020, 8, 20), by="Clinic list", agency="Midwifery"),
    Line("HV1", d(2020, 8, 27), "Antenatal home contact offered, nobody in.", "Pregnancy; No access", known=VISITOR_REFERS, by="Contact log", agency="Health visiting"),
    Line("MW9", d(2020, 10, 8), "Child A3 born at term and well.", "Newborn", significance=CONTEXT, known=d(2020, 10, 9), by="Birth notification", agency="Midwifery"),
    Line("HV2", d(2020, 10, 20), "New birth visit: Child A3 thriving, home clean.", "Newborn", significance=GOOD, known=VISITOR_REFERS, by="Contact log", agency="Health visiting", seen="Seen"),
    Line("HV3", d(2020, 11, 24), "Mother A drowsy during the call and short with Child A2.", "Adult mental health; Newborn", known=VISITOR_REFERS, by="Contact log", agency="Health visiting"),
    Line("HV4", d(2020, 12, 29), "No answer at an agreed visit.", "No access; Newborn", known=VISITOR_REFERS, by="Contact log", agency="Health visiting"),
    Line("HV5", VISITOR_REFERS, "Referral made after reading what this service holds on Child A1 and Child A2.", "Referral; Newborn; Domestic abuse; Drug misuse", OPINION, by="Referral form", agency="Health visiting"),
    Line("ED2", d(2021, 2, 19), "Stepfather A admitted with a knife wound.", "Violence and weapons", SAW, by="Attendance record", agency="Hospital"),
)


def _of(agency: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(line._replace(agency=line.agency or agency, extra=f"C{number:03d}") for number, line in enumerate(lines, start=1))


LINES = (*_of("GP", GP), *_of("CAMHS", MENTAL_HEALTH), *_of("", OTHER_HEALTH))

FILE = SampleFile(
    name="health_chronology.xlsx",
    sheets=(Sheet(
        name="Health", titles=((ABOUT_THIS_FILE,), ("Health services, combined", "Family A")), headings=(HEADINGS,),
        rows=laid_out(LINES, *FIELDS),
    ),),
)
