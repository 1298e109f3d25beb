"""What points the other way: protective entries and who saw them, denials and what was not borne out, beside the concerns."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.findings.catalogue import findings_in
from dashboard.findings.in_words import counted
from dashboard.findings.reading import Reading
from dashboard.page_data.table_view import TableRow, TableView, shortened, status_in_words
from data_models.agencies import Agency
from data_models.dates import When, day_in_words
from data_models.finding import Block, Finding
from data_models.history import History
from data_models.incidents import Incident, incidents_of
from data_models.record import Entry, Nature
from data_models.themes import SPEAKS_AGAINST, Marker

MARK_COLUMNS = ("side", "quarter", "status", "ids", "label")
LONGEST = 120
_SIDE_WORDS = {"concern": "concern", "other_side": "points the other way"}
_OWN = Agency.CHILDRENS_SOCIAL_CARE.label


@dataclass(frozen=True)
class OtherSideView:
    """``marks``: one row an incident, for the ledger. ``against``: entries that deny, take back, dispute or close something."""

    heading: str
    sentence: str
    paragraph: str
    marks: pd.DataFrame
    table: TableView
    protective: TableView
    against: TableView
    findings: tuple[Finding, ...]


def other_side_view(history: History) -> OtherSideView:
    reading = history.made(Reading)
    protective = reading.protective_entries
    better = incidents_of(protective, ())
    placed = [(side, quarter, incident) for side, group in (("concern", reading.concern_incidents), ("other_side", better))
              for incident in group if (quarter := _quarter(incident.happened))]
    outside = len(reading.concern_incidents) + len(better) - len(placed)
    repeated = {echo.id for echo in reading.echoes}
    against = tuple(entry for entry in history.entries if entry.speaks_against and entry.id not in repeated)
    return OtherSideView(
        heading=f"{counted(len(protective), 'entry', 'entries')} recorded as protective",
        sentence=_sentence(reading, protective),
        paragraph=(
            "Each mark is one incident in the three months in which it is dated. Concerns stand above the line, what points the other way "
            "below it, to one scale. The two are never set off against each other. "
            + (f"Undated, or dated too loosely for one quarter, and so outside the picture: {counted(outside, 'incident')}. " if outside else "")
            + "Keeping an appointment is not the same as change; the table tells them apart."
        ),
        marks=pd.DataFrame([
            (side, quarter, incident.status.value, " ".join(entry.id for entry in incident.entries), _label(incident))
            for side, quarter, incident in placed
        ], columns=list(MARK_COLUMNS)),
        table=TableView("Both sides, by quarter", ("Three months from", "Side", "Date", "Who saw it", "What was recorded"), tuple(
            TableRow((
                day_in_words(quarter), _SIDE_WORDS[side], incident.happened.in_words(), status_in_words(incident.status), _label(incident),
            ), incident.entries[0].id)
            for side, quarter, incident in sorted(placed, key=lambda item: (item[1], item[0]))
        )),
        protective=_protective_table(protective),
        against=_against_table(against),
        findings=findings_in(reading, Block.OTHER_SIDE),
    )


def _sentence(reading: Reading, entries: tuple[Entry, ...]) -> str:
    if not entries:
        return "No entry is recorded as protective by this date. That is not a record that there was nothing good."
    agencies = len({entry.agency for entry in entries})
    independent = sum(1 for entry in entries if entry.evidence_status.verified and _observed_outside(entry, reading))
    dated = [entry for entry in entries if entry.happened.end]
    latest = max(dated, key=lambda entry: entry.happened.end or date.min).happened.in_words() if dated else ""
    return (
        f"{counted(len(entries), 'protective entry', 'protective entries')} from {counted(agencies, 'agency', 'agencies')}"
        + (f", the latest dated {latest}" if latest else ", none of them dated")
        + f"; {independent} seen at first hand by an agency other than children’s social care."
    )


def _observed_outside(entry: Entry, reading: Reading) -> bool:
    return reading.observer(entry) not in (_OWN, *reading.family_labels)


def _protective_table(entries: Iterable[Entry]) -> TableView:
    return TableView("What is recorded as protective", ("Date", "Agency", "Who saw it", "What it is", "What happened"), tuple(
        TableRow((
            entry.happened.in_words(), entry.agency_name or entry.agency.label, status_in_words(entry.evidence_status), _what(entry), entry.text,
        ), entry.id)
        for entry in entries
    ))


def _what(entry: Entry) -> str:
    """Attendance, a parent's own account, or a change or care that somebody describes: three things that are not alike."""
    said = [words for marker, words in (
        (Marker.ENGAGEMENT, "an arrangement kept"), (Marker.SELF_REPORT, "a parent’s own account"),
    ) if marker in entry.markers]
    return ", ".join(said) or "something seen or told"


def _against_table(entries: Iterable[Entry]) -> TableView:
    headings = ("Date", "Agency", "How", "On", "What happened", "Points to")
    return TableView("Denied, taken back, disputed, or not taken further", headings, tuple(
        TableRow((
            entry.happened.in_words(), entry.agency_name or entry.agency.label, _how(entry),
            ", ".join(theme.label.lower() for theme in entry.themes) or "no theme coded", entry.text,
            "also recorded as a concern" if entry.nature is Nature.CONCERN else entry.nature.value,
        ), entry.id)
        for entry in entries
    ))


def _how(entry: Entry) -> str:
    marked = [marker.label.lower() for marker in Marker if marker in SPEAKS_AGAINST and marker in entry.markers]
    return ", ".join(marked) or "disputed"


def _quarter(happened: When) -> date | None:
    """First day of the quarter that a date certainly falls in; None where it has none."""
    if happened.start is None or happened.end is None:
        return None
    first, last = (date(day.year, (day.month - 1) // 3 * 3 + 1, 1) for day in (happened.start, happened.end))
    return first if first == last else None


def _label(incident: Incident) -> str:
    return shortened(incident.entries[0].text, LONGEST)
