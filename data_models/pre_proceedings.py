"""A period of pre-proceedings, with the dates that SSD and the children in need census ask for. Codes are kept as they came."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data_models.dates import UNDATED, When
from data_models.forum import YesNo
from data_models.record import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PreProceedings(Fact):
    """``happened`` is the decision to start. ``outcome``: SSD's words or the census code A, B or C, never decoded here."""

    children: tuple[str, ...]
    legal_gateway_outcome: str = ""
    letter_sent: When = UNDATED
    fgdm_offered: YesNo = YesNo.NOT_RECORDED
    fgdm_held: YesNo = YesNo.NOT_RECORDED
    first_meeting: When = UNDATED
    review_meetings: str = ""
    step_decision: When = UNDATED
    outcome: str = ""
    court_application: When = UNDATED
    issue_letter: When = UNDATED
    parents_represented: YesNo = YesNo.NOT_RECORDED
    court_reference: str = ""
    previous_periods: str = ""
    evidence_ref: str = ""
    note: str = ""

    @property
    def text(self) -> str:
        outcome = f"; outcome as recorded: {self.outcome}" if self.outcome else ""
        return f"Pre-proceedings for {', '.join(self.children)}{outcome}"


CENSUS_YEAR_BEGINS = (4, 1)
"""A census year runs from 1 April to 31 March."""


def census_year(day: date) -> tuple[date, date]:
    """The first and the last day of the census year in which ``day`` lies."""
    begins = date(day.year - (day.month < CENSUS_YEAR_BEGINS[0]), *CENSUS_YEAR_BEGINS)
    return begins, date(begins.year + 1, 3, 31)


def census_checks(period: PreProceedings, year: tuple[date, date]) -> Iterator[str]:
    """What the census would query or refuse in this period, a sentence each with the number of its rule (rules 9000Q to 9015Q as published
    for the children in need census of 2026-27; the labels of its outcome codes were not, so an outcome is only held against A, B and C).
    """
    start = period.happened
    if start.undated:
        yield "9000Q: the day of the decision to start is not recorded."
    if not start.exact:
        yield "9005: the census needs one day for the decision to start; a period or about a day is recorded."
    elif start.start and not year[0] <= start.start <= year[1]:
        yield "9005: the decision to start lies outside the census year."
    for rule, what, when, after in (
        ("9006", "The letter before proceedings", period.letter_sent, start),
        ("9009", "The decision to step up or down", period.step_decision, start),
        ("9012", "The application to court", period.court_application, period.step_decision),
        ("9013", "The letter of issue", period.issue_letter, period.court_application),
    ):
        if not when.undated and after.start and when.end and when.end < after.start:
            yield f"{rule}: {what[:1].lower()}{what[1:]} is dated before what it must follow."
        elif not when.undated and after.undated:
            yield f"{rule}: {what[:1].lower()}{what[1:]} is dated, and what it must follow is not recorded."
    if not period.first_meeting.undated and period.first_meeting.start and not year[0] <= period.first_meeting.start <= year[1]:
        yield "9008: the first meeting lies outside the census year."
    if not period.letter_sent.undated and period.fgdm_offered is YesNo.NOT_RECORDED:
        yield "9007: the letter was sent, and whether family group decision-making was offered in it is not recorded."
    if period.fgdm_offered is YesNo.YES and period.fgdm_held is YesNo.NOT_RECORDED:
        yield "9010Q: family group decision-making was offered, and whether it was held is not recorded."
    if not period.step_decision.undated and period.outcome[:1] not in ("A", "B", "C"):
        yield "9011: a decision to step up or down needs an outcome code A, B or C."
    if not period.first_meeting.undated and not period.review_meetings.strip().isdigit():
        yield "9015Q: the number of review meetings after the first is not recorded as a number."
