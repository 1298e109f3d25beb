"""What names a rejected row by the thing it was about, so that who says "not recorded" can say that a row about it was not taken in."""

from dataclasses import dataclass
from datetime import date

from data_models.columns import Table
from data_models.record import Source

ABOUT = "about"
"""How such an identity begins. No loaded row has one: it names no fact."""


def about(table: Table | str, reference: str) -> str:
    """The identity of rejected rows of ``table`` (or its full name) about the thing that an agency calls ``reference``: "CP1-1".

    A blank reference: of a table that asks for none, or of a row that leaves it out.
    """
    name = table if isinstance(table, str) else table.full_name
    return f"{ABOUT}|{name}|{' '.join(reference.split()).casefold()}"


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was read and not taken in. ``about``: what it was about, as ``about()`` names it; ``known_on``: what its file states."""

    about: str
    source: Source
    reason: str
    known_on: date | None = None

    @property
    def table(self) -> str:
        """The full name of the table that it would have filled."""
        return self.about.split("|")[1]

    def in_words(self) -> str:
        """"records.xlsx, sheet Reviews, row 7: status is not one of done, partly …"."""
        return f"{self.source.in_words()}: {self.reason.rstrip('.')}"
