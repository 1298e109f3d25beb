"""What the labels at the head of a note mean: the headings of chronologies, and the few that only letters and notes have."""

import re
from functools import lru_cache

from dashboard.importers.dates.ranges import recognised
from dashboard.importers.dates.words import normalise
from dashboard.importers.headings import heading_names
from dashboard.importers.headings.field_lines import field_of
from dashboard.importers.headings.heading_names import meaning_of, normal
from data_models.dates import Precision

DOCUMENT_DATE, TITLE, PLACE, ADDRESSED = "document_date", "title", "place", "addressed"

TWO_DIGITS_UNTIL = 2068
"""A year of two digits in a note is 1969 to 2068: notes are written in our time, and no clock is needed to say so."""

_LABELS: dict[str, tuple[str, ...]] = {
    DOCUMENT_DATE: (
        "date", "dated", "date/time", "date and time", "date of note", "date of report", "date of letter", "date of referral", "date of entry",
        "date of record", "date written", "date completed", "date recorded", "date logged", "date created", "date of notification", "report date",
        "letter date", "document date", "note date", "created", "written", "written on", "sent", "recorded on", "logged on", "completed on",
    ),
    TITLE: ("subject", "title"),
    PLACE: ("hospital", "school", "surgery", "practice", "nursery", "college", "clinic", "ward", "trust", "police station", "force"),
    ADDRESSED: (
        "to", "cc", "copied to", "copy to", "referral to", "referred to", "telephone", "tel", "phone", "mobile", "email", "e-mail", "address", "fax",
        "dob", "d.o.b", "date of birth", "nhs number", "nhs no", "upn", "role", "position", "job title", "designation", "page",
    ),
    "recorder": ("from", "written by", "signed by", "prepared by", "recorded by", "entered by", "logged by", "report by", "referrer", "referred by"),
    "people_raw": (
        "re", "regarding", "concerning", "patient", "pupil", "client", "service user", "young person", "name of child", "name of pupil",
        "name of patient", "child's name", "pupil name", "patient name",
    ),
}
_ROLES = {label: role for role, labels in _LABELS.items() for label in labels}
_AS_HEADINGS = frozenset({
    heading_names.HAPPENED, heading_names.AGENCY, "recorder", "event_ref", "people_raw", "known_on", "sensitivity", "source_of_information",
    "category_raw", "time_raw",
})
_BETWEEN_FIELDS = re.compile(r"\t+| {2,}| \| ")


@lru_cache(maxsize=256)  # the steps of reading a head ask about the same few lines again and again
def fields_in(line: str) -> tuple[tuple[str, str, str], ...]:
    """(label as compared, role, value) of every field of a line, "Date: …   Time: …" being two. A line that is one date has no label.

    A role is one of the names above or the meaning of a heading; "" for a label that is not known.
    """
    pieces = [field_of(piece) for piece in _BETWEEN_FIELDS.split(line.strip())]
    found = [field for field in pieces if field] if all(pieces) else [whole] if (whole := field_of(line)) else []
    if not found and _is_one_day(line):
        return (("", DOCUMENT_DATE, line.strip()),)
    return tuple((normal(label), _role(label), value) for label, value in found)


def is_head_field(line: str) -> bool:
    """True for a line with a label that belongs at the head of a note."""
    return any(role for _, role, _ in fields_in(line))


def _role(label: str) -> str:
    plain = normal(label)
    meaning = _ROLES.get(plain) or meaning_of(label)
    return meaning if plain in _ROLES or meaning in _AS_HEADINGS else ""


def _is_one_day(line: str) -> bool:
    piece = recognised(normalise(line), this_year=TWO_DIGITS_UNTIL) if len(line) < 40 and any(sign.isdigit() for sign in line) else None
    return piece is not None and piece.precision is Precision.DAY and piece.year is not None and piece.month > 0
