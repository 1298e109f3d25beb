"""What the head of a note says of the note: its date, whose it is, who wrote it, whom it is about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.importers.headings.field_lines import agency_said
from dashboard.importers.headings.heading_names import AGENCY, HAPPENED
from dashboard.importers.notes.fields import ADDRESSED, DOCUMENT_DATE, PLACE, TITLE, fields_in
from dashboard.importers.notes.lines import Line, is_banner
from data_models.agencies import agency_named

LONGEST_NAME = 6
"""Words of the longest part of a title that is taken as an agency's name as it stands."""

_PARTS_OF_TITLE = re.compile(r"\s[-–—|]\s|[(),:;]|\b(?:to|for|about|re)\b", re.IGNORECASE)
# Words for a writer that say which agency writes. Surnames can be spelled like other agencies' names, so only these are taken.
_WRITERS = re.compile(
    r"health visitor|school nurse|midwife|social worker|police|probation officer|youth offending|paramedic|housing officer", re.IGNORECASE)
_WRITER_AGENCIES = {"paramedic": "ambulance"}
_TO_COLUMNS = frozenset({"recorder", "event_ref", "people_raw", "known_on", "sensitivity", "source_of_information", "category_raw", "time_raw"})


@dataclass(frozen=True, slots=True)
class NoteHead:
    """``written`` and ``happened``: dates as they stand. ``columns``: texts by the meaning of a heading. ``others``: lines that fit nowhere."""

    title: str
    written: str
    happened: str
    agency: str
    columns: dict[str, str]
    others: str


def read_head(lines: Iterable[Line]) -> NoteHead:
    """The head of one note. Of two lines with the same meaning both texts are kept."""
    head = [line.text.strip() for line in lines]
    said: dict[str, list[str]] = {}
    titles, others = [], []
    for text in head:
        fields = fields_in(text)
        for _, role, value in fields:
            said.setdefault(role, []).append(value)
        if not fields and not is_banner(text):
            titles.append(text)
        elif not fields or any(role in ("", PLACE, ADDRESSED) for _, role, _ in fields):
            others.append(text)
    titles = [*said.get(TITLE, []), *titles]
    return NoteHead(
        title=titles[0] if titles else "", written=said.get(DOCUMENT_DATE, [""])[0], happened=said.get(HAPPENED, [""])[0],
        agency=_agency(head, titles, said), columns={role: "; ".join(values) for role, values in said.items() if role in _TO_COLUMNS},
        others="; ".join((*others, *titles[1:])),
    )


def _agency(head: list[str], titles: list[str], said: dict[str, list[str]]) -> str:
    """Whose note it is, by the nearest that says so: a line "Agency: …", a place, the title, what the writer is called; "" where nothing does."""
    places = (f"{label.capitalize()} {value}" for text in head for label, role, value in fields_in(text) if role == PLACE and agency_named(label))
    return (
        agency_said(head) or "; ".join(said.get(AGENCY, [])) or next(places, "") or next(filter(None, map(_in_title, titles)), "")
        or next(filter(None, map(_of_writer, said.get("recorder", []))), "")
    )


def _in_title(title: str) -> str:
    """The first part of a title that names an agency: "police" in "Notice (police to the council)"."""
    for part in _PARTS_OF_TITLE.split(title):
        if agency := agency_named(part):
            return part.strip() if len(part.split()) <= LONGEST_NAME else agency.label
    return ""


def _of_writer(writer: str) -> str:
    found = _WRITERS.search(writer)
    agency = agency_named(_WRITER_AGENCIES.get(found[0].casefold(), found[0])) if found else None
    return agency.label if agency else ""
