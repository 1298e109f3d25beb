"""Workbooks of the older kinds made in memory for these tests: .xls and .ods by libraries, .xlsb record by record."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from io import BytesIO
from struct import pack
from zipfile import ZIP_DEFLATED, ZipFile

import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, TableCell, TableRow
from odf.table import Table as OdsTable
from odf.text import P
from xlwt.CompoundDoc import XlsDoc

from dashboard.importers.readers.raw import Cell

Rows = Sequence[Sequence[Cell]]
Down = tuple[int, int, int]
"""A merged area one column wide: first row, last row, column, from 0."""


def xls(sheets: dict[str, Rows], *, merged: Sequence[Down] = (), then: Callable[[xlwt.Workbook], object] | None = None) -> bytes:
    workbook = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = workbook.add_sheet(name)
        spread = {(top, column): bottom for top, bottom, column in merged}
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write_merge(number, spread.get((number, column), number), column, column, value, _style(value))
    if then:
        then(workbook)
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def _style(value: Cell) -> xlwt.XFStyle:
    shown = {datetime: "DD/MM/YYYY HH:MM", date: "DD/MM/YYYY", time: "HH:MM", str: "@"}
    return xlwt.easyxf(num_format_str=shown.get(type(value), "General"))


def ods(sheets: dict[str, Rows], *, merged: Sequence[Down] = ()) -> bytes:
    made = OpenDocumentSpreadsheet()
    covered = {(row, column) for top, bottom, column in merged for row in range(top + 1, bottom + 1)}
    spanned = {(top, column): bottom - top + 1 for top, bottom, column in merged}
    for name, rows in sheets.items():
        table = OdsTable(name=name)
        for number, row in enumerate(rows):
            line = TableRow()
            for column, value in enumerate(row):
                line.addElement(CoveredTableCell() if (number, column) in covered else _ods_cell(value, spanned.get((number, column), 1)))
            table.addElement(line)
        blank = TableRow(numberrowsrepeated=1_000_000)
        blank.addElement(TableCell(numbercolumnsrepeated=16_384))
        table.addElement(blank)
        made.spreadsheet.addElement(table)
    written = BytesIO()
    made.write(written)
    return written.getvalue()


def _ods_cell(value: Cell, rows: int) -> TableCell:
    kind: dict[str, object] = {} if rows == 1 else {"numberrowsspanned": rows, "numbercolumnsspanned": 1}
    if isinstance(value, date):
        kind |= {"valuetype": "date", "datevalue": value.isoformat()}
    elif isinstance(value, time):
        kind |= {"valuetype": "time", "timevalue": f"PT{value:%H}H{value:%M}M00S"}
    elif isinstance(value, int | float):
        kind |= {"valuetype": "float", "value": value}
    elif value is not None:
        kind |= {"valuetype": "string"}
    made = TableCell(**kind)
    for line in str(value).split("\n") if value is not None else ():
        made.addElement(P(text=line))
    return made


ODS_NAMES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))


def ods_of_xml(rows: str, *, before: str = "", manifest: str = "<manifest/>") -> bytes:
    """One sheet, Log, whose rows are written by hand."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", manifest)
        body = f'<office:body><office:spreadsheet><table:table table:name="Log">{rows}</table:table></office:spreadsheet></office:body>'
        package.writestr("content.xml", f"{before}<office:document-content {ODS_NAMES}>{body}</office:document-content>")
    return written.getvalue()


def xlsb(
    rows: Rows, *, merged: Sequence[Down] = (), hidden: bool = False, at: tuple[int, int] = (0, 0), parts: dict[str, bytes] | None = None,
) -> bytes:
    """One sheet, Log, its first cell at row and column ``at``. Style 1 shows numbers as dates ([MS-XLSB] 2.4)."""
    records = [_record(129), _record(148, bytes(16)), _record(145)]
    for number, row in enumerate(rows, start=at[0]):
        records.append(_record(0, pack("<I", number) + bytes(21)))
        records += [_xlsb_cell(column, value) for column, value in enumerate(row, start=at[1]) if value is not None]
    records += [_record(146), *(_record(176, pack("<4I", top, bottom, column, column)) for top, bottom, column in merged), _record(130)]
    bundle = pack("<II", 1 if hidden else 0, 1) + _text("rId1") + _text("Log")
    dates = pack("<HHHHHH", 0, 14, 0, 0, 0, 0) + bytes(4)
    styles = _record(617, pack("<I", 2)) + _record(47, bytes(16)) + _record(47, dates) + _record(618)
    target = '<Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.bin"/>'
    links = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{target}</Relationships>'
    written = BytesIO()
    workbook = b"".join((_record(131), _record(143), _record(156, bundle), _record(144), _record(132)))
    own = {
        "[Content_Types].xml": b"<Types/>", "xl/workbook.bin": workbook, "xl/_rels/workbook.bin.rels": links.encode(),
        "xl/styles.bin": styles, "xl/worksheets/sheet1.bin": b"".join(records),
    }
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name, content in {**own, **(parts or {})}.items():
            package.writestr(name, content)
    return written.getvalue()


def _xlsb_cell(column: int, value: Cell) -> bytes:
    if isinstance(value, str):
        return _record(6, pack("<II", column, 0) + _text(value))
    number = (value - date(1899, 12, 30)).days if isinstance(value, date) else value
    return _record(5, pack("<IId", column, 1 if isinstance(value, date) else 0, number))


def _text(text: str) -> bytes:
    return pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, content: bytes = b"") -> bytes:
    length, rest = b"", len(content)
    while True:
        length += bytes([rest & 0x7F | (0x80 if rest > 0x7F else 0)])
        rest >>= 7
        if not rest:
            break
    return (bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])) + length + content


def xls_with_password() -> bytes:
    """A workbook that says it is encrypted: a FilePass record after its first one ([MS-XLS] 2.4.117)."""
    workbook = xlwt.Workbook()
    workbook.add_sheet("Log")
    records = workbook.get_biff_data()
    first = 4 + int.from_bytes(records[2:4], "little")
    written = BytesIO()
    XlsDoc().save(written, records[:first] + pack("<HH", 0x2F, 54) + pack("<HHH", 1, 1, 1) + bytes(48) + records[first:])
    return written.getvalue()
