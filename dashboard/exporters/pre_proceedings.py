"""Periods of pre-proceedings in the two forms that are asked for: the table of the Standard Safeguarding Dataset, and the block of the census."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lxml import etree

from dashboard.exporters.tables import as_csv
from data_models.dates import When
from data_models.forum import YesNo
from data_models.pre_proceedings import PreProceedings
from data_models.ssd import SSD_TABLES

XML_TYPE = "application/xml"
_SSD = SSD_TABLES["ssd_pre_proceedings"]


@dataclass(frozen=True, slots=True)
class OfChild:
    """One child's period. ``number``: the council's own number of the child, or the label where none is recorded."""

    number: str
    born: When
    period: PreProceedings
    family: str


def as_ssd(rows: Iterable[OfChild]) -> bytes:
    """The table ssd_pre_proceedings as CSV under the standard's own headings: a column that the record does not hold stays blank."""
    names = [column.name for column in _SSD.columns]
    return as_csv(names, [[values.get(name, "") for name in names] for values in map(_ssd_values, rows)])


def _ssd_values(row: OfChild) -> Mapping[str, str]:
    period = row.period
    return {
        "prep_table_id": f"{period.id}-{row.number}", "prep_person_id": row.number, "prep_plo_family_id": row.family,
        "prep_pre_pro_decision_date": _written(period.happened), "prep_initial_pre_pro_meeting_date": _written(period.first_meeting),
        "prep_pre_pro_outcome": period.outcome, "prep_agree_stepdown_issue_date": _written(period.step_decision),
        "prep_legal_gateway_outcome": period.legal_gateway_outcome, "prep_prev_pre_proc_child": period.previous_periods,
        "prep_pre_pro_letter_date": _written(period.letter_sent), "prep_care_pro_letter_date": _written(period.issue_letter),
        "prep_pre_pro_meetings_num": period.review_meetings, "prep_pre_pro_parents_legal_rep": _represented(period.parents_represented),
        "prep_court_reference": period.court_reference,
    }


def as_census(rows: Sequence[OfChild], *, reference: date) -> bytes:
    """The census message of these children with their block PreProceedingsandFGDM, in the order of its elements, for the year that ends on
    ``reference``. What is not recorded has no element: an empty one would be an answer.
    """
    message = etree.Element("Message")
    header = etree.SubElement(message, "Header")
    details = etree.SubElement(header, "CollectionDetails")
    for name, value in (("Collection", "CIN"), ("Year", str(reference.year)), ("ReferenceDate", reference.isoformat())):
        etree.SubElement(details, name).text = value
    children = etree.SubElement(message, "Children")
    for number in dict.fromkeys(row.number for row in rows):
        own = [row for row in rows if row.number == number]
        child = etree.SubElement(children, "Child")
        identifiers = etree.SubElement(child, "ChildIdentifiers")
        etree.SubElement(identifiers, "LAchildID").text = number
        if own[0].born.exact and own[0].born.start:
            etree.SubElement(identifiers, "PersonBirthDate").text = own[0].born.start.isoformat()
        episode = etree.SubElement(child, "CINdetails")
        for row in own:
            block = etree.SubElement(episode, "PreProceedingsandFGDM")
            for name, value in _census_values(row.period):
                if value:
                    etree.SubElement(block, name).text = value
    return bytes(etree.tostring(message, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _census_values(period: PreProceedings) -> tuple[tuple[str, str], ...]:
    return (
        ("PPStartDate", _iso(period.happened)), ("LBPSentDate", _iso(period.letter_sent)), ("FGDMMeetingOffer", _flag(period.fgdm_offered)),
        ("FGDMMeetingFac", _flag(period.fgdm_held)), ("InitialPPMeetingDate", _iso(period.first_meeting)),
        ("ReviewMeetingsCount", period.review_meetings.strip() if period.review_meetings.strip().isdigit() else ""),
        ("StepDecisionDate", _iso(period.step_decision)), ("PPOutcome", period.outcome[:1] if period.outcome[:1] in ("A", "B", "C") else ""),
        ("CourtAppDate", _iso(period.court_application)), ("LetterInitCPDate", _iso(period.issue_letter)),
    )


def _iso(when: When) -> str:
    """One day, or nothing: neither form has room for about a day."""
    return when.start.isoformat() if when.exact and when.start else ""


def _written(when: When) -> str:
    """The same as the standard writes days."""
    return when.start.strftime("%d/%m/%Y") if when.exact and when.start else ""


def _flag(answer: YesNo) -> str:
    return {YesNo.YES: "1", YesNo.NO: "0"}.get(answer, "")


def _represented(answer: YesNo) -> str:
    return {YesNo.YES: "Yes", YesNo.NO: "No"}.get(answer, "Unknown")
