"""What a person says of a file they bring, and what became of it."""

from dataclasses import dataclass
from datetime import date

from dashboard.importers.headings.mapping import Mapping
from dashboard.importers.rows.fixes import Fix
from dashboard.importers.rows.prepared import Prepared
from data_models.record import Queued


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file. ``unchanged``: exactly this file is in the record already, from the same sender and with nothing to add, so
    nothing was written.

    ``import_id``: the import that it became, "" where nothing was written.
    """

    file: str
    prepared: Prepared
    unchanged: bool
    dry_run: bool
    import_id: str = ""

    @property
    def read(self) -> int:
        return len(self.prepared.rows)

    def count(self, outcome: str) -> int:
        return sum(1 for row in self.prepared.rows if row.outcome == outcome)

    @property
    def updated(self) -> int:
        """Loaded rows that are newer versions of rows in the record."""
        return sum(1 for row in self.prepared.rows if row.updates is not None and row.outcome == "loaded")

    @property
    def created(self) -> int:
        return self.count("loaded") - self.updated

    @property
    def queued(self) -> tuple[Queued, ...]:
        return self.prepared.queued


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the person who brings a file says of it. ``mapping`` None: whatever was last saved for the agency.

    ``as_updates``: changed rows of a later version become the next version of what is there; False takes them in beside it.
    """

    agency: str = ""
    mapping: Mapping | None = None
    known_on: date | None = None
    known_on_column: str = ""
    fixes: tuple[Fix, ...] = ()
    as_updates: bool = True
