"""Whose row it is: the nearest statement wins, from the row's own cell out to the name of the file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from dashboard.importers.headings.heading_names import AGENCY, as_text, meaning_of
from dashboard.importers.readers.raw import RawRow
from data_models.agencies import Agency, agency_named

_SAID_IN_TITLE = re.compile(r"\s*(?:name of )?(?:agency|organisation|organization|service)(?: name)?\s*[:\-–]\s*(\S.*)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[:/|;\n]|\s[-–—]\s)\s*")


@dataclass(frozen=True, slots=True)
class Holder:
    """The agency that holds a row, and its name as written. ``problem``: why a person must look, or ""."""

    agency: Agency
    name: str
    problem: str = ""


def holder_named(name: str) -> Holder:
    """The agency meant by a stated name; ``other``, with the name kept, where nobody can tell."""
    agency = agency_named(name)
    if agency is None:
        return Holder(Agency.OTHER, name, "the name of the agency is not known; choose which agency it is")
    return Holder(agency, name)


def holder_of_sheet(sheet: str, *, mapped: str, stated: str, preamble: Sequence[RawRow], file: str) -> Holder:
    """The agency of rows that do not say themselves.

    In order: what the mapping says of the sheet, the sheet's name, the agency stated for the import, a line such as
    "Agency: Police" above the headings, the name of the file.
    """
    stem = PurePath(file).stem
    if mapped:
        return holder_named(mapped)
    if found := agency_named(sheet):
        return Holder(found, sheet)
    if stated:
        return holder_named(stated)
    if said := _said_above(preamble):
        return holder_named(said)
    if found := agency_named(stem):
        return Holder(found, found.label)
    return Holder(Agency.OTHER, "", "nothing says which agency holds these rows; state the agency and import the file again")


def agency_and_source(text: str) -> tuple[str, str]:
    """"Police / custody record" as the agency and what follows it. A text without a known agency before a mark is all agency."""
    first, *rest = _BETWEEN.split(text.strip(), maxsplit=1)
    return (first, rest[0]) if rest and agency_named(first) else (text.strip(), "")


def _said_above(preamble: Sequence[RawRow]) -> str:
    for row in preamble:
        texts = [text for cell in row.cells if (text := as_text(cell))]
        for position, text in enumerate(texts):
            if said := _SAID_IN_TITLE.fullmatch(text):
                return said[1].strip()
            if meaning_of(text) == AGENCY and position + 1 < len(texts):
                return texts[position + 1]
    return ""
