"""Lines such as "Agency: Police" or "Logged by: Duty worker", as they stand above tables and at the head of notes."""

import re
from collections.abc import Iterable

from dashboard.importers.headings.heading_names import AGENCY, meaning_of, normal

LONGEST_LABEL = 40

_LABEL = re.compile(rf"([A-Za-z][^:\t\n]{{0,{LONGEST_LABEL - 1}}})[:\t]")
_AGENCY_LABELS = frozenset({"name of agency", "name of organisation", "name of service", "organisation name", "service name"})


def field_of(line: str) -> tuple[str, str] | None:
    """("Logged by", "Duty worker"), or None for a line that is not a short label, a colon or tab, and a value."""
    text = line.strip()
    found = _LABEL.match(text)
    value = text[found.end():].strip() if found else ""
    return (found[1].strip(), value) if found and value else None


def agency_said(lines: Iterable[str]) -> str:
    """The agency that the first line labelled so names, or ""."""
    fields = (field for line in lines if (field := field_of(line)))
    return next((value for label, value in fields if meaning_of(label) == AGENCY or normal(label) in _AGENCY_LABELS), "")
