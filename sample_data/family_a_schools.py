"""Family A: three schools in one workbook, each with its own layout (merged dates, a date in words, a heading in two rows)."""

from collections.abc import Sequence
from datetime import date as d

from sample_data.family_a_sheets import CONTEXT, GOOD, OPINION, TOLD, Line, laid_out
from sample_data.family_a_social_care import ABOUT_THIS_FILE
from sample_data.files import Cell, SampleFile, Sheet

SPECIAL = (
    Line("SS1", d(2016, 9, 8), "Child A1 settled after a hard start; one adult he trusts.", "Education", significance=GOOD, known=d(2018, 11, 8)),
    Line("SS2", d(2017, 11, 15), "Child A1 broke a door and then wept in the office.", "Child mental health", known=d(2018, 11, 8)),
    Line("SS3", d(2018, 4, 17), "Mother A told staff by telephone what had happened at the weekend.", "Domestic abuse", TOLD, known=d(2018, 11, 8)),
    Line("SS4", d(2018, 11, 8), "Report for conference: staff bring Child A1 to most of his clinic visits.", "Child mental health; Engagement", significance=GOOD),
    Line("SS5", d(2019, 2, 6), "Child A1 said, on the bus, that he sleeps with his door wedged.", "Child's voice; Domestic abuse", known=d(2019, 4, 24), voice="Child A1 sleeps with his door wedged shut."),
    Line("SS6", d(2019, 2, 6), "Same day: Child A1 laughed off a question about cannabis and said everyone knows.", "Drug misuse", known=d(2019, 4, 24)),
    Line("SS7", d(2019, 3, 13), "Core group told us what the eldest had said on the telephone.", "Domestic abuse; Drug misuse", TOLD),
    Line("SS8", "w/c 03/06/2019", "Child A1 absent all week; no one at home answered.", "Attendance", known=d(2019, 6, 26)),
    Line("SS9", d(2019, 6, 24), "Child A1 showed a pupil needles and said they are for steroids.", "Drug misuse", TOLD, outcome="FCAMHS told; not passed to social care", known=d(2021, 1, 20)),
    Line("SS10", d(2019, 7, 19), "Child A1's last day. No college place taken up.", "NEET", known=d(2019, 7, 24)),
    Line("SS11", d(2019, 7, 19), "Staff think he needs someone to hold on to him once school has gone.", "Child mental health", OPINION, known=d(2019, 8, 8)),
)
PRIMARY = (
    Line("PS1", d(2018, 4, 16), "Mother A kept Child A2 at home for two days after the weekend.", "Attendance", known=d(2018, 11, 8)),
    Line("PS2", d(2018, 11, 8), "Report for conference: Child A2 97 per cent attendance, good friends.", "Attendance", significance=GOOD),
    Line("PS3", d(2019, 1, 30), "Child A2 neat, fed and punctual; work at the level for her age.", "Education", significance=GOOD, known=d(2019, 1, 31)),
    Line("PS4", d(2019, 5, 2), "Child A2 would not be drawn on home and said her mum is the best.", "Child's voice", significance=CONTEXT, known=d(2019, 6, 26), voice="Child A2 spoke up for Mother A."),
    Line("PS5", d(2019, 7, 18), "Child A2 left Year 6 with 96 per cent attendance.", "Attendance", significance=GOOD, known=d(2019, 8, 8)),
)
SECONDARY = (
    Line("HS1", d(2019, 10, 9), "Child A2 settling in Year 7; 95 per cent so far.", "Attendance", significance=GOOD, known=d(2019, 10, 10)),
    Line("HS2", d(2019, 12, 18), "Autumn term figure 94 per cent.", "Attendance", significance=GOOD, known=d(2020, 4, 3)),
    Line("HS3", d(2020, 1, 31), "January figure 88 per cent; three Mondays missed.", "Attendance", known=d(2020, 6, 16), outcome="Letter home"),
    Line("HS4", d(2020, 2, 28), "February figure 83 per cent.", "Attendance", known=d(2020, 6, 16), outcome="Telephone call, no answer"),
    Line("HS5", d(2020, 3, 20), "Figure to the day schools shut: 79 per cent since Christmas.", "Attendance", known=d(2020, 6, 16)),
    Line("HS6", "April 2020", "Place offered during lockdown; Child A2 did not come.", "Attendance; Refusal", known=d(2020, 6, 16), outcome="Weekly calls, most not answered"),
    Line("HS7", d(2020, 6, 12), "No remote work handed in by Child A2 since Easter.", "Education", known=d(2020, 6, 16)),
    Line("HS8", d(2020, 6, 12), "Tutor spoke with Child A2: tired, said little.", "Child's voice", known=d(2020, 6, 16), voice="Child A2 said she goes to bed late because it is noisy."),
    Line("HS9", d(2020, 9, 11), "Back for the new year, 70 per cent of the first week and a half.", "Attendance", known=d(2020, 9, 14)),
    Line("HS10", d(2020, 12, 16), "Autumn term figure 81 per cent; Child A2 quicker to anger.", "Attendance; Child mental health", known=d(2021, 1, 20)),
)

_SPECIAL_HEADINGS = ("Reference", "Date", "Information/Details of concerns or contact", "Category", "Evidence status", "Child's voice", "Significance", "Action taken", "Known on")
_FIELDS = ("ref", "when", "event", "category", "status", "voice", "significance", "outcome", "known_on")


_DATE = 1


def _date_once(rows: Sequence[tuple[Cell, ...]], *repeats: int) -> list[tuple[Cell, ...]]:
    """The rows with the date left out where it is merged with the row above."""
    return [(*row[:_DATE], None, *row[_DATE + 1:]) if number in repeats else row for number, row in enumerate(rows)]


FILE = SampleFile(
    name="schools.xlsx", agency="School",
    sheets=(
        Sheet(
            name="Special school", titles=((ABOUT_THIS_FILE,), ("Pupil: Child A1", None, "Sheet number 1")), headings=(_SPECIAL_HEADINGS,),
            rows=_date_once(laid_out(SPECIAL, *_FIELDS), 5, 10), merged=("B8:B9", "B13:B14"),
        ),
        Sheet(name="Primary school", titles=((ABOUT_THIS_FILE,), ("Pupil: Child A2",)), headings=(_SPECIAL_HEADINGS,), rows=laid_out(PRIMARY, *_FIELDS)),
        Sheet(
            name="Secondary school", titles=((ABOUT_THIS_FILE,), ("Pupil: Child A2",)),
            headings=(
                ("Ref", "Date", "What was seen or heard", None, None, None, "Our view and what we did", None, "Known on"),
                (None, None, "Description", "Category", "Evidence status", "Child's voice", "Significance", "Action taken", None),
            ),
            rows=laid_out(SECONDARY, *_FIELDS), merged=("A3:A4", "B3:B4", "C3:F3", "G3:H3", "I3:I4"),
        ),
    ),
)
