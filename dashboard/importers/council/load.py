"""Files about many families, for authorised staff: loaded whole and as they came, for each family to take its part.

Nothing is judged here: sentinels, placeholders and odd dates are judged when a family takes its part, as in any other file.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from uuid import uuid4

from dashboard.errors import DashboardError, FileRefused
from dashboard.importers.council.child import read_ssd
from dashboard.importers.council.files import unpacked
from dashboard.importers.council.part import NOT_ALLOWED, children_in_council, part_of, siblings_in_council, take_part
from dashboard.importers.council.sheets import SheetArrived, arrived
from dashboard.importers.readers.child import read_in_child
from dashboard.importers.rows.prepared import ReconciliationBroken
from dashboard.store import Database
from data_models.access import WHOLE_COUNCIL, Power, Role, Scope
from data_models.council import COUNCIL_IMPORT, COUNCIL_REJECTED, SSD_RECORD
from data_models.looks import REFUSED
from data_models.tables import ACCESS

__all__ = ["CouncilLoaded", "allow_council", "children_in_council", "load_council", "part_of", "siblings_in_council", "take_part"]

_NO_TEXT_TABLE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<", b"{", b"[", b"%PDF")
_Rows = list[tuple[str, int, str, str]]
"""Rejected rows: sheet, row number, the row as it came, the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilLoaded:
    """What became of one file. ``read`` = ``loaded`` + ``duplicate`` + ``rejected``.

    ``updated``: loaded rows that take the place of rows with the same key. ``unchanged``: rows that the record had. ``repeated``: rows
    that stand twice in the file. ``known``: exactly this file was loaded before, so nothing was read. ``refused``: why it was not loaded.
    """

    file: str
    layouts: tuple[str, ...] = ()
    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    repeated: int = 0
    rejected: int = 0
    known: bool = False
    refused: str = ""
    notes: tuple[str, ...] = ()
    import_id: str = ""

    @property
    def loaded(self) -> int:
        return self.created + self.updated

    @property
    def duplicate(self) -> int:
        return self.unchanged + self.repeated


@dataclass(slots=True)
class _Read:
    """A file whose rows have been read and not yet loaded."""

    format: str
    sheets: list[SheetArrived]
    rejected: _Rows = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def load_council(
    database: Database, scope: Scope, files: Iterable[tuple[str, bytes]], *, progress: Callable[[str], None] = lambda _: None,
) -> list[CouncilLoaded]:
    """Load files, as (name, content), for the whole council: each in one transaction with its audit event, or not at all.

    Archives are unpacked. A file that cannot be loaded does not lose the others: it says why in ``refused``. ``progress`` is told the
    file in hand. Raises DashboardError where the caller has no right to whole-council files.
    """
    if not scope.council:
        database.record_view(scope.actor, REFUSED, target="whole-council files")
        raise DashboardError(NOT_ALLOWED)
    results = []
    for name, content in unpacked(files):
        progress(name)
        try:
            if isinstance(content, FileRefused):
                raise content
            results.append(_loaded(database, scope, name, content))
        except FileRefused as refused:
            results.append(CouncilLoaded(file=name, refused=str(refused)))
    return results


def allow_council(database: Database, given_by: str, actor: str) -> None:
    """Give ``actor`` the right to load whole-council files and to see what they hold."""
    if database.scope_of(actor).council:
        return
    with database.change(given_by, "right to whole-council files given", target=actor, power=Power.KEEP_ACCOUNTS) as change:
        change.add(ACCESS, [{"actor": actor, "family_id": WHOLE_COUNCIL, "role": Role.DATA_OFFICER.value, "agencies": [], "sensitivities": []}])


def _loaded(database: Database, scope: Scope, name: str, content: bytes) -> CouncilLoaded:
    digest = sha256(content).hexdigest()
    if database.ask(scope, "council_import_by_hash", sha256=digest):
        return CouncilLoaded(file=name, known=True)
    read = _read_table(name, content) or _read_any(name, content)
    layouts = tuple(dict.fromkeys(sheet.layout for sheet in read.sheets))
    import_id, now = uuid4().hex, datetime.now(UTC).replace(tzinfo=None)
    with database.change(scope.actor, "whole-council file loaded", target=import_id, power=Power.LOAD_COUNCIL) as change:
        counts = [change.load_council_rows(sheet.table, sheet.rows, import_id=import_id, sheet=sheet.sheet) for sheet in read.sheets]
        change.add(COUNCIL_REJECTED, [
            {"import_id": import_id, "sheet": sheet, "source_row": row, "line": line, "reason": reason} for sheet, row, line, reason in read.rejected
        ])
        result = CouncilLoaded(
            file=name, layouts=layouts, import_id=import_id, rejected=len(read.rejected), notes=tuple(read.notes),
            read=sum(count.read for count in counts) + len(read.rejected), created=sum(count.created for count in counts),
            updated=sum(count.updated for count in counts), unchanged=sum(count.unchanged for count in counts),
            repeated=sum(count.repeated for count in counts),
        )
        if result.loaded != sum(count.written for count in counts) or result.read != result.loaded + result.duplicate + result.rejected:
            raise ReconciliationBroken(f"{name}: the rows read and the rows accounted for differ; nothing was loaded")
        change.add(COUNCIL_IMPORT, [{
            "import_id": import_id, "file": name, "sha256": digest, "format": read.format, "layouts": ", ".join(layouts),
            "imported_at": now, "imported_by": scope.actor, "rows_read": result.read, "rows_loaded": result.loaded,
            "rows_updated": result.updated, "rows_duplicate": result.duplicate, "rows_rejected": result.rejected,
        }])
    return result


def _read_table(name: str, content: bytes) -> _Read | None:
    """The file as a table of the standard; None where it is none."""
    if content[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_NO_TEXT_TABLE):
        return None
    ssd = read_ssd(name, content)
    if ssd is None:
        return None
    read = _Read("csv", [SheetArrived(SSD_RECORD[ssd.table.name], ssd.table.name, "", ssd.rows)])
    read.rejected = [("", row["source_row"], row["line"], row["reason"]) for row in ssd.rejected.to_pylist()]
    if ssd.unknown:
        read.notes.append(f"not columns of {ssd.table.name}, kept beside it: {', '.join(ssd.unknown)}")
    if ssd.table.person and not {ssd.table.person, (ssd.table.parent or ("",))[0]} & set(ssd.rows.column_names):
        read.notes.append(f"no family can take its part of it: it has no column {ssd.table.person}")
    return read


def _read_any(name: str, content: bytes) -> _Read:
    """The file as any other reader reads it. Raises FileRefused where none of its sheets follows a published layout."""
    file = read_in_child(name, content)
    read = _Read(file.format, [])
    for sheet in arrived(file):
        if isinstance(sheet, SheetArrived):
            read.sheets.append(sheet)
        else:
            read.rejected += [(sheet.sheet, row, line, sheet.reason) for row, line in sheet.lines]
    if not read.sheets:
        raise FileRefused(read.rejected[0][3] if read.rejected else "none of its sheets holds any rows", file=name)
    read.notes += [f"sheet {sheet.name}: {sentence}" if sheet.name else sentence for sheet in file.sheets for _, sentence in sheet.notes]
    return read
