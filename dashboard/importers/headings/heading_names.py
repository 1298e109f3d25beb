"""What the headings of chronologies mean: every name a meaning has been seen under, and exact recognition of them.

A meaning is the name of a column of ``care.entry``, or one of the few further names below that feed such a column.
The layouts are those of published templates (Chronolator, court, school, multi-agency) and of case-management exports.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from data_models.tables import ENTRY

HAPPENED, HAPPENED_END, TIME_END = "happened", "happened_end", "time_end"
SEEN_ALONE, DIRECTION, AGENCY, AGENCY_AND_SOURCE, KEPT = "seen_alone", "direction", "agency", "agency_and_source", "kept"
YEAR_OF_DATE, BY_THE_NOTE, TOLD_IN = "year_of_date", "by_the_note", "told_in"
EVIDENCE_HEADING = "evidence"
LONGEST_HEADING = 300

FURTHER_MEANINGS: dict[str, str] = {
    HAPPENED_END: "end of the period, beside a start date",
    TIME_END: "end time, added to the time",
    YEAR_OF_DATE: "the year of a date that is written without one; the date is marked as having an inferred year",
    BY_THE_NOTE: "the date of the note that tells it: known from then, where no other day is stated",
    TOLD_IN: "the rows that tell all that this row would, so that it is not counted again",
    SEEN_ALONE: "whether a child was seen alone, read into child_seen",
    DIRECTION: "concern or protective, read into nature",
    AGENCY: "the agency that holds the row",
    AGENCY_AND_SOURCE: "agency and source in one cell",
    KEPT: "kept with the row as it stands, under its own heading",
}

_NAMES: dict[str, tuple[str, ...]] = {
    "event_ref": ("Seq", "Sequence", "Event Ref", "Reference", "Serial number", "No", "No.", "#", "Ref", "Row", "Event No"),
    HAPPENED: (
        "Date", "Start Date", "Date or Period of Event", "Date of incident/concern", "Contact date", "Date and Time of Incident",
        "Date of Contact", "Event Date", "Date of Event", "Date/Time", "Date and time", "When", "Date From", "From", "Dates",
        "Date of incident", "Date range", "Date or period",
    ),
    HAPPENED_END: ("End Date", "To", "Date To", "Until", "Finish Date", "Date until"),
    "time_raw": ("Time", "Start Time", "Time of event"),
    TIME_END: ("End Time",),
    YEAR_OF_DATE: ("Year of the date",),
    BY_THE_NOTE: ("Known by the note of",),
    TOLD_IN: ("Told in rows",),
    KEPT: ("Whole note", "Age", "Age of child", "Child's age", "Bedroom", "Bedroom seen"),
    AGENCY: ("Agency", "Organisation", "Organization", "Service", "Organisation/Agency", "Agency/Organisation", "Agency name"),
    AGENCY_AND_SOURCE: ("Agency/Source", "Agency/Source (split)"),
    "source_of_information": ("Source of Information", "Source", "Source/Agency", "Information source", "Record", "Where recorded"),
    "recorder": (
        "Print Name and Signature", "Logged by", "Name and position of person completing form", "Author", "Worker", "Professional", "Who",
        "Completed by", "Recorder",
    ),
    "people_raw": (
        "People Present", "Who was involved", "Family member(s)", "Family member", "Subject", "Child(ren)", "Child", "Name",
        "Persons involved", "People involved",
    ),
    "reported_by": ("Reported by", "Account of", "Informant", "Who reported"),
    "category_raw": ("Category", "Event Type", "Note type", "Type", "Type of contact", "Theme", "Themes"),
    "title": ("Title", "Case Note Summary", "Heading", "Headline"),
    "description": (
        "Event", "Event-detail", "Event detail", "Significant Event", "Description", "Information/Details of concerns or contact",
        "Incident / concern (who what where when)", "Incident/concern", "Case Note Detail", "Note", "Details", "Event/Contact",
        "Summary of event", "Brief description", "What happened", "Key event", "Narrative", "Details of event", "Description of event",
    ),
    "evidence_status": ("Evidence status", "Status of evidence", "How known"),
    "child_seen": ("Seen", "Child seen?", "Child seen", "Who was seen"),
    SEEN_ALONE: ("Seen alone", "Child seen alone"),
    "child_voice": ("Voice of the child", "Child's voice", "Child's views/presentation", "Child's views", "Lived experience"),
    "action_outcome": (
        "Action taken (including reasons…) and Outcomes", "Action taken (including reasons) and outcomes", "Action taken and outcomes",
        "Action Taken to Mitigate Adverse Impact on Child", "Outcome", "Outcomes", "Action", "Actions", "Action taken", "Response",
        "Decision", "Result", "Agency response", "Action/Outcome", "Action taken/outcome",
    ),
    "significance": (
        "Significance", "Analysis", "Impact (Either Positive or Negative)", "Impact", "Impact on child", "Professional analysis",
        "Why significant", "RAG",
    ),
    DIRECTION: (
        "Risk/Protective", "Concern/Strength", "Positive/Negative", "Nature", "Direction", "Concern/Protective", "Protective/Concern",
        "Concern or protective", "Protective or concern", "Concern or protective factor", "Concern/Protective factor", "Concern or strength",
        "Strength/Concern", "Strength or concern", "Strengths/Concerns", "Concerns/Strengths", "Risk or protective", "Risk or protective factor",
        "Risk/Protective factor", "Protective/Risk", "Risk/Strength", "Risk or strength", "Strengths/Risks", "Positive or negative",
        "Negative/Positive", "Negative or positive", "+/-",
    ),
    "comments": ("Comments", "Comment", "Agency comment", "Author comments", "Missing information", "Learning"),
    "doc_ref": ("Witness or document reference", EVIDENCE_HEADING, "Bundle page", "Document", "Exhibit", "File ref"),
    "review": ("Review",),
    "known_on": (
        "Known on", "Date known", "Date known to CSC", "Date known to children's social care", "Date received", "Date shared",
    ),
    "sensitivity": ("Sensitivity", "Handling", "Handling label", "Protective marking"),
}


@lru_cache(maxsize=4096)
def normal(heading: str) -> str:
    """A heading as it is compared: Unicode forms, case, spaces, line breaks and the marks ``* : ? ( )`` make no difference.

    What is longer than any heading is only told apart from others, because patterns over a page of text take their time.
    """
    if len(heading) > LONGEST_HEADING:
        return " ".join(heading.split()).casefold()
    text = unicodedata.normalize("NFKC", heading.replace("…", "")).replace("’", "'").replace("‘", "'")
    text = re.sub(r"[*:?()]", " ", re.sub(r"\(s\)", "s", re.sub(r"\(ren\)", "ren", text, flags=re.IGNORECASE), flags=re.IGNORECASE))
    text = re.sub(r"\s*/\s*", "/", re.sub(r"\s+", " ", re.sub(r"[\u2010-\u2015]", "-", text)))
    return text.strip(" .").casefold() or text.strip().casefold()


def as_text(cell: object) -> str:
    """A heading cell as text: blank for None."""
    return "" if cell is None else str(cell).strip()


def _all_names() -> dict[str, str]:
    names = {normal(name): meaning for meaning, written in _NAMES.items() for name in written}
    for column in ENTRY.filled_in():
        for name in (column.heading, *column.aliases):
            names.setdefault(normal(name), column.name)
    return names


NAMES: dict[str, str] = _all_names()
"""Meaning by normalised name."""

MEANINGS = frozenset(NAMES.values()) | frozenset(FURTHER_MEANINGS)


def meaning_of(heading: str) -> str:
    """The meaning of a heading, or "" where none matches exactly. A bracketed note after a known heading is passed over."""
    if len(heading) > LONGEST_HEADING:
        return ""
    if (name := normal(heading)) in NAMES:
        return NAMES[name]
    without_note = normal(re.sub(r"[(\[].*?[)\]]", " ", heading, flags=re.DOTALL))
    return NAMES.get(without_note, "")


def recognised_in(cells: Iterable[object]) -> int:
    """How many different meanings the cells of one row name."""
    return len({meaning for cell in cells if isinstance(cell, str) and (meaning := meaning_of(cell))})
