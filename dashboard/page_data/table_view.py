"""A table as a page shows it: caption, headings, rows of plain text, and the facts each row opens."""

from collections.abc import Iterable
from dataclasses import dataclass

from data_models.dates import day_in_words
from data_models.hearsay import who_saw
from data_models.record import EvidenceStatus, Fact

SHAPES = {
    EvidenceStatus.FINDING: "●", EvidenceStatus.FIRST_HAND: "●", EvidenceStatus.PROFESSIONAL_OPINION: "◐",
    EvidenceStatus.REPORTED: "○", EvidenceStatus.DISPUTED: "✕", EvidenceStatus.INTELLIGENCE: "◇",
    EvidenceStatus.UNVERIFIED: "◌", EvidenceStatus.NOT_RECORDED: "·",
}
"""Evidence status by shape as well as word, the same as on the charts."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells as text. ``opens``: ids (joined by spaces) of the facts that the row opens, or of the family on the agenda; "" where it opens none.

    ``cell_opens``: the same for each cell, where the cells of a row rest on different facts; empty where none does. ``cell_apart``: those
    of them that the cell tells apart, under words of their own, and that are opened apart; empty where no cell does.
    """

    cells: tuple[str, ...]
    opens: str = ""
    cell_opens: tuple[str, ...] = ()
    cell_apart: tuple[str, ...] = ()

    @property
    def openings(self) -> list[tuple[str, str]]:
        """For each cell the ids it rests on, and the ids told apart; no row is in both."""
        apart = self.cell_apart or ("",) * len(self.cell_opens)
        return [(_without(opens, other), other) for opens, other in zip(self.cell_opens, apart, strict=True)]


def _without(ids: str, others: str) -> str:
    """``ids`` without those of ``others``, each joined by spaces: of a cell there may be ten thousand."""
    if not others:
        return ids
    apart = set(others.split())
    return " ".join(one for one in ids.split() if one not in apart)


@dataclass(frozen=True, slots=True)
class TableView:
    """``row_heading``: which column names the row, for a screen reader; None where none does."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    row_heading: int | None = 0

    def plain_rows(self) -> list[tuple[str, ...]]:
        return [row.cells for row in self.rows]


EVIDENCE_HEADINGS = ("Date", "As written", "Known on", "Agency", "Who saw it", "What the row says", "Source")


def evidence_table(caption: str, facts: Iterable[Fact]) -> TableView:
    """Facts as rows: date and interval, known on, agency, evidence status, text, source. Each opens its source."""
    return TableView(caption, EVIDENCE_HEADINGS, tuple(TableRow(_cells(fact), fact.id) for fact in facts))


def _cells(fact: Fact) -> tuple[str, ...]:
    return (
        fact.happened.in_words(), fact.happened.raw, day_in_words(fact.known_on) if fact.known_on else "not recorded",
        fact.agency_name or fact.agency.label, status_in_words(fact.status), fact.text, fact.source.in_words(),
    )


def status_in_words(status: EvidenceStatus) -> str:
    return f"{SHAPES[status]} {status.label}"


def seen_in_words(fact: Fact) -> str:
    """As ``status_in_words``; where a row recorded as first-hand tells what somebody said, that as well."""
    return f"{SHAPES[fact.status]} {who_saw(fact)}"


def shortened(text: str, longest: int) -> str:
    """``text``, cut to ``longest`` characters with an ellipsis as the last where it is longer."""
    return text if len(text) <= longest else f"{text[:longest - 1]}…"
