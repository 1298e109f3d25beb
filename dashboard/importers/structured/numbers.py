"""The numbers by which a row knows a child: which kind each is, and whether an NHS number can be one."""

import re
from collections.abc import Iterator

from nhs_number.validate import is_valid

from dashboard.importers.structured.line import Line

NHS_NUMBER = "nhs_number"
CHILD_NUMBER = "la_child_id"
"""The number of a child in the council's own system: the same in the data set, the census, Annex A and the looked-after return."""
_KINDS = {
    **dict.fromkeys(("lachildid", "child id", "child unique id", "person id", "mosaic id", "lcs id", "liquidlogic id"), CHILD_NUMBER),
    "nhs number": NHS_NUMBER, "nhs no": NHS_NUMBER, "nhs": NHS_NUMBER, "unique pupil number": "upn", "upn": "upn",
    "former unique pupil number": "former_upn", "former upn": "former_upn", "unique learner number": "uln", "uln": "uln",
}
_NOT_AN_NHS_NUMBER = "it is not a valid NHS number; it is kept as written"


def numbers_in(line: Line) -> Iterator[tuple[str, str]]:
    """System and value of every number of a row. A system written as ``*column`` is named in that column of the row."""
    for system, column in line.sheet.layout.numbers:
        kind = kind_of_number(line.text(system[1:])) if system.startswith("*") else system
        if kind and (value := line.reference(column)):
            yield kind, spelled(kind, value)


def kind_of_number(written: str) -> str:
    """"NHS Number" is "nhs_number"; a kind that is not known keeps its own words."""
    words = " ".join(re.findall(r"[a-z0-9]+", written.casefold()))
    return _KINDS.get(words, words.replace(" ", "_"))


def spelled(system: str, value: str) -> str:
    """A number as it is compared: an NHS number without its spaces."""
    return re.sub(r"[\s-]", "", value) if system == NHS_NUMBER else value


def doubt(system: str, value: str) -> str:
    """Why a number cannot be what it is said to be, "" where nothing speaks against it."""
    return _NOT_AN_NHS_NUMBER if system == NHS_NUMBER and not is_valid(value) else ""
