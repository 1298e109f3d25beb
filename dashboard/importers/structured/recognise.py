"""Which published layout a sheet follows, told by its headings; and layouts that are known and not read."""

from collections.abc import Sequence
from itertools import islice
from pathlib import PurePath

from dashboard.importers.readers.raw import RawRow, RawSheet
from dashboard.importers.rows.prepared import text_of
from dashboard.importers.structured.catalogue import LAYOUTS
from dashboard.importers.structured.layout import Layout, plain
from data_models.ssd import ssd_table_named

ROWS_LOOKED_AT = 15
ENOUGH_OF_A_TABLE = 0.6
"""The share of a sheet's headings, or of a table's columns, that must be known where no heading alone tells the layout."""

_NOT_READ: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"pupilonrolltableid"}), "this is an extract of the school census, which is not read; ask the school for a chronology instead"),
    (frozenset({"pupilnolongeronrolltableid"}),
     "this is an extract of the school census, which is not read; ask the school for a chronology instead"),
    (frozenset({"uniqueid", "upn", "senprimaryneed"}),
     "this is a list for an area SEND inspection (Annex A, SEND), which is not read; it holds no dated history"),
    (frozenset({"cmsid", "serviceinvolvement", "datecurrentasof"}),
     "this is a Family Context list of who is known to a service, which is not read; it holds no history"),
    (frozenset({"individualadopteridentifier"}), "this is Annex A list 11, on adopters, which is not read"),
)
_SSD_HELP = frozenset({"ssd_cohort", "ssd_dim_date", "ssd_pre_cla_care_plan"})


def layout_of(sheet: RawSheet, *, file: str) -> str:
    """The layout of a sheet: what its reader said, else what its headings say, else "".

    The sheet's or file's name only decides between layouts whose headings fit alike. Headings of a chronology, or of the template's
    sheets, fit none.
    """
    if sheet.layout:
        return sheet.layout
    name = sheet.name or PurePath(file).stem
    for row in islice((row for row in sheet.rows if not row.blank), ROWS_LOOKED_AT):
        headings = _headings(row)
        fitting = [layout for layout in LAYOUTS.values() if fits(layout, headings, name)]
        if fitting:
            return max(fitting, key=lambda layout: (len(layout.meant(headings)), plain(layout.name) == plain(name))).name
    return ""


def heading_row(sheet: RawSheet, layout: Layout) -> RawRow:
    """The row of the sheet that names its columns: the first that fits the layout, else the first of all."""
    rows = [row for row in sheet.rows if not row.blank]
    name = layout.name
    return next((row for row in rows[:ROWS_LOOKED_AT] if fits(layout, _headings(row), name)), rows[0] if rows else RawRow(0, ()))


def fits(layout: Layout, headings: Sequence[str], name: str) -> bool:
    """True where these headings are of the layout. ``name``: of the sheet or file.

    A table of the Standard Safeguarding Dataset is known by its own column names, which no other table has; the names that deployed
    extracts use for them count only in a sheet that is named as the table.
    """
    meant = set(layout.meant(headings).values())
    if len(meant) < 2 or not meant.issuperset(layout.needed):
        return False
    if layout.table is None or ssd_table_named(name) is layout.table:
        return True
    exact = meant & {heading.strip("\ufeff \"'[]").casefold() for heading in headings}
    filled = sum(1 for heading in headings if heading)
    names_a_row = bool(exact & {layout.table.key, layout.table.person})
    return names_a_row and len(exact) >= ENOUGH_OF_A_TABLE * min(filled, len(layout.columns))


def not_read(sheet: RawSheet) -> str:
    """What a sheet is that is known and not read, as a sentence; "" for any other."""
    if (name := sheet.name.casefold().removesuffix(".csv")) in _SSD_HELP:
        return f"this is {name}, a working table of the Standard Safeguarding Dataset, which holds nothing about a family"
    for row in islice((row for row in sheet.rows if not row.blank), ROWS_LOOKED_AT):
        headings = {plain(heading) for heading in _headings(row)}
        for known, sentence in _NOT_READ:
            if known <= headings:
                return sentence
    return ""


def _headings(row: RawRow) -> tuple[str, ...]:
    return tuple(text_of(cell) if isinstance(cell, str) else "" for cell in row.cells)
