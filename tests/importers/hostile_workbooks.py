"""Hostile .xlsx workbooks: bombs, entities, lies about sizes, cells at the end of the world, and parts that no record has."""

import random
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from struct import pack

from tests.importers.hostile_parts import BILLION_LAUGHS, CANARY, ENTITIES, Made, in_character_set, noise, package_with, parts_of_package
from tests.importers.hostile_zip import MEGABYTE, Part, archive, part, repeated
from tests.importers.workbooks import HEADINGS, NAMESPACE, sheet_of_xml, with_parts, xlsx

SHEET = "xl/worksheets/sheet1.xml"
NO_DAYS = ("1e300", "-5", "99999999", "-0.5")


def xlsx_file() -> bytes:
    return xlsx({"Log": [HEADINGS, ("10/12/2020", CANARY)]})


def workbook_with(*new: Part) -> bytes:
    return package_with(xlsx_file(), *new)


def sheet_xml(inside: str, before: str = "", encoding: str = "utf-8", after: str = "") -> bytes:
    head = f'<?xml version="1.0" encoding="{encoding}"?>{before}<worksheet xmlns="{NAMESPACE}"><sheetData>'
    return (head + inside + f"</sheetData>{after}</worksheet>").encode(encoding, "xmlcharrefreplace")


START, END = sheet_xml("").split(b"</sheetData>")[0], b"</sheetData></worksheet>"


def cell(reference: str, text: str = CANARY) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def with_sheet(content: bytes) -> bytes:
    return with_parts(xlsx_file(), {SHEET: content})


def workbooks() -> Iterator[Made]:
    yield from containers()
    yield from sizes()
    yield from contents()
    yield from declarations()
    yield from cut_off()


def containers() -> Iterator[Made]:
    yield "xlsx: a sheet of a gigabyte of spaces", "refused", lambda: workbook_with(repeated(SHEET, START, b" " * MEGABYTE, 1024, END))
    yield "xlsx: a picture of 400 MB of zeros", "refused", lambda: workbook_with(repeated("xl/media/image1.png", b"", bytes(MEGABYTE), 400))
    yield "xlsx: 400 parts of a megabyte", "refused", lambda: workbook_with(
        *(repeated(f"xl/media/image{number}.png", b"", bytes(MEGABYTE), 1) for number in range(400)))
    yield "xlsx: a sheet said to be small", "refused", lambda: workbook_with(replace(repeated(SHEET, START, b" " * MEGABYTE, 500, END), size=900))
    yield "xlsx: a sheet said to be larger than it is", "read", lambda: workbook_with(part(SHEET, sheet_xml(""), size=90_000))
    yield "xlsx: a sheet said to be negative", "refused", lambda: workbook_with(part(SHEET, sheet_xml(""), size=2**32 - 5))
    yield "xlsx: a size of 2^60 in the long form", "refused", lambda: workbook_with(
        replace(part(SHEET, sheet_xml("")), size=0xFFFFFFFF, extra=pack("<HHQ", 1, 8, 2**60)))
    yield "xlsx: a wrong sum", "refused", lambda: workbook_with(part(SHEET, sheet_xml(f'<row r="1">{cell("A1")}</row>'), sum=1))
    yield "xlsx: parts that lie over each other", "refused", overlapping
    yield "xlsx: two sheets of one name in the directory", "refused", lambda: archive([*parts_of_package(xlsx_file()), part(SHEET, sheet_xml(""))])
    yield "xlsx: packed as bzip2", "refused", lambda: packed_as(zipfile.ZIP_BZIP2)
    yield "xlsx: packed as lzma", "refused", lambda: packed_as(zipfile.ZIP_LZMA)
    yield "xlsx: an unknown kind of packing", "refused", lambda: workbook_with(part(SHEET, sheet_xml(""), method=99))
    yield "xlsx: a part with a password", "refused", lambda: workbook_with(part(SHEET, sheet_xml(""), flags=1))
    yield "xlsx: 100,000 parts", "refused", lambda: archive(
        [*parts_of_package(xlsx_file()), *(Part(f"x/{number}", b"", 0, 0, 0) for number in range(100_000))])
    yield "xlsx: a directory of 65,535 parts that are not there", "read", lambda: archive(parts_of_package(xlsx_file()), count=65_535)
    yield "xlsx: 60,000 bytes of comment", "refused", lambda: archive(parts_of_package(xlsx_file()), comment=b"PK\x05\x06" * 15_000)
    yield "xlsx: a megabyte of other bytes behind it", "refused", lambda: xlsx_file() + bytes(MEGABYTE)
    yield "xlsx: a name that points outside, on a part that is not needed", "read", lambda: workbook_with(part("../../../../tmp/x", b"x"))
    yield "xlsx: a sheet at a place outside", "refused", lambda: with_sheets('<sheet name="A" sheetId="1" r:id="rId1"/>', "../../../../etc/passwd")
    yield "xlsx: a sheet at an address", "refused", lambda: with_sheets('<sheet name="A" sheetId="1" r:id="rId1"/>', "http://127.0.0.1:9/")
    yield "xlsx: 100,000 sheets that are one part", "refused", lambda: with_sheets(
        "".join(f'<sheet name="{number}" sheetId="{number}" r:id="rId1"/>' for number in range(100_000)))
    yield "xlsx: 100,000 sheets of one name", "refused", lambda: with_sheets('<sheet name="A" sheetId="1" r:id="rId1"/>' * 100_000)


def sizes() -> Iterator[Made]:
    yield "xlsx: a cell at the last place of all", "refused", lambda: with_sheet(sheet_xml(f'<row r="1048576">{cell("XFD1048576")}</row>'))
    yield "xlsx: a million rows", "refused", lambda: workbook_with(repeated(SHEET, START, b"<row><c/></row>" * 1_000, 1_000, END))
    yield "xlsx: a million rows under a prefix", "refused", lambda: workbook_with(repeated(
        SHEET, f'<x:worksheet xmlns:x="{NAMESPACE}"><x:sheetData>'.encode(), b"<x:row><x:c/></x:row>" * 1_000, 1_000,
        b"</x:sheetData></x:worksheet>"))
    yield "xlsx: a million different rows", "refused", lambda: with_sheet(sheet_xml(
        "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 1_000_001))))
    yield "xlsx: three million cells", "refused", lambda: with_sheet(sheet_xml(
        "".join(f"<row>{''.join(f'<c><v>{row * column}</v></c>' for column in range(400))}</row>" for row in range(7_500))))
    yield "xlsx: two million cells in one row", "refused", lambda: with_sheet(sheet_xml(
        "<row>" + "".join(f"<c\n><v>{number}</v></c>" for number in range(2_000_000)) + "</row>"))
    yield "xlsx: places of cells that no library agrees on", "refused", lambda: with_sheet(sheet_xml(f'<row r="1">{cell("A1_0_0_0_0_0_0")}</row>'))
    yield "xlsx: a cell at row 0", "refused", lambda: with_sheet(sheet_xml(f"<row>{cell('A0')}</row>"))
    yield "xlsx: a cell without a row", "refused", lambda: with_sheet(sheet_xml(f"<row>{cell('A')}</row>"))
    yield "xlsx: a million formats", "read", lambda: with_parts(xlsx_file(), {"xl/styles.xml": styles(1_000_000)})
    yield "xlsx: a shared text of 100 KB in 50,000 cells", "refused", lambda: shared("x" + noise(100_000), 50_000)
    yield "xlsx: three million shared texts", "refused", lambda: workbook_with(
        repeated("xl/sharedStrings.xml", f'<sst xmlns="{NAMESPACE}">'.encode(), (f"<si><t>{noise(400)}</t></si>" * 10).encode(), 300_000, b"</sst>"))
    yield "xlsx: three million empty shared texts", "refused", lambda: with_parts(xlsx_file(), {
        "xl/sharedStrings.xml": f'<sst xmlns="{NAMESPACE}">{"<si/>" * 3_000_000}</sst>'.encode()})
    yield "xlsx: a shared text that is not there", "refused", lambda: with_sheet(sheet_xml('<row><c t="s"><v>999999999</v></c></row>'))
    yield "xlsx: a cell of 10 MB", "refused", lambda: with_sheet(sheet_xml(f"<row>{cell('A1', noise(10 * MEGABYTE))}</row>"))
    yield "xlsx: whole columns merged", "refused", lambda: merged('<mergeCell ref="A1:B1048576"/>')
    yield "xlsx: whole columns merged, without rows", "refused", lambda: merged('<mergeCell ref="A:XFD"/>')
    yield "xlsx: 100,000 merged areas over each other", "refused", lambda: merged('<mergeCell ref="A1:C100"/>' * 100_000)
    yield "xlsx: a link over every cell", "read", lambda: with_sheet(sheet_xml(
        f"<row>{cell('A1')}</row>", after='<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'))
    yield "xlsx: 100,000 levels", "read", lambda: with_sheet(sheet_xml(f"<row>{cell('A1')}</row>" + "<x>" * 100_000 + "</x>" * 100_000))
    yield "xlsx: an element of 300,000 attributes", "read", lambda: with_sheet(sheet_xml(
        "<row " + " ".join(f'a{number}=""' for number in range(300_000)) + f">{cell('A1')}</row>"))


def contents() -> Iterator[Made]:
    yield "xlsx: a number of a million digits", "refused", lambda: with_sheet(sheet_xml(f"<row><c><v>{'1' * 1_000_000}</v></c></row>"))
    yield "xlsx: numbers that are none", "read", lambda: with_sheet(sheet_xml(
        f"<row>{cell('A1')}</row><row>" + "".join(f"<c><v>{number}</v></c>" for number in ("1e999", "-1E999", "1e-999")) + "</row>"))
    yield "xlsx: dates that are none", "read", lambda: with_parts(xlsx_file(), {
        SHEET: sheet_xml(f"<row>{cell('A1')}</row><row>{''.join(f'<c s={chr(34)}1{chr(34)}><v>{day}</v></c>' for day in NO_DAYS)}</row>"),
        "xl/styles.xml": styles(2)})
    yield "xlsx: a formula of a megabyte", "read", lambda: with_sheet(sheet_xml(f"<row>{cell('A1')}<c r='B1'><f>{noise(MEGABYTE)}</f></c></row>"))
    yield "xlsx: a formula that would start a program", "read", lambda: with_sheet(sheet_xml(
        f"""<row>{cell('A1')}<c r="B1" t="str"><f>DDE("cmd";"/c calc";"x")</f><v>=cmd|' /c calc'!A0</v></c></row>"""))
    yield "xlsx: a link to another program (DDE)", "refused", lambda: with_parts(xlsx_file(), {"xl/externalLinks/externalLink1.xml": b"<ddeLink/>"})
    yield "xlsx: links to other workbooks", "refused", lambda: with_parts(xlsx_file(), {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})
    yield "xlsx: macros", "refused", lambda: with_parts(xlsx_file(), {"xl/vbaProject.bin": b"x"})
    yield "xlsx: macros of the old kind", "refused", lambda: with_parts(xlsx_file(), {"xl/macrosheets/sheet1.xml": b"<x/>"})
    yield "xlsx: an object of another program", "read", lambda: with_parts(xlsx_file(), {"xl/embeddings/oleObject1.bin": b"MZ" + bytes(5_000)})


def declarations() -> Iterator[Made]:
    for entity, (declared, used) in ENTITIES.items():
        yield f"xlsx: {entity} in the sheet", "refused", lambda declared=declared, used=used: with_sheet(
            sheet_xml(f"<row>{cell('A1', used)}</row>", before=declared))
    yield "xlsx: billion laughs in the shared texts", "refused", lambda: with_parts(
        xlsx_file(), {"xl/sharedStrings.xml": f'{BILLION_LAUGHS}<sst xmlns="{NAMESPACE}"><si><t>&j;</t></si></sst>'.encode()})
    yield "xlsx: a document type after 3 MB of blank space", "refused", lambda: with_sheet(
        (" \n" * (3 * MEGABYTE // 2)).encode() + sheet_xml("", before='<!DOCTYPE x [<!ENTITY a "b">]>').partition(b"?>")[2])
    for cut in (1, 5, 8):
        yield f"xlsx: a document type cut at {cut}", "refused", lambda cut=cut: with_sheet(
            b"<!--" + noise(MEGABYTE - 7 - cut).encode() + b"-->" + b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>')
    for encoding, declared in (("utf-16", "utf-16"), ("utf-16-be", "utf-16"), ("utf-16-le", "utf-16"), ("utf-32", "utf-32")):
        yield f"xlsx: a document type in {encoding}", "refused", lambda encoding=encoding, declared=declared: with_sheet(
            sheet_xml("", before='<!DOCTYPE x [<!ENTITY a "b">]>').replace(b"utf-8", declared.encode()).decode().encode(encoding))
    for encoding, declared in (("utf-7", ""), ("cp037", ""), ("cp500", "EBCDIC-CP-BE"), ("utf-8", "x-user-defined"), ("utf-8", "shift_jis")):
        yield f"xlsx: a document type in {declared or encoding}", "refused", lambda encoding=encoding, declared=declared: with_sheet(
            in_character_set(encoding, declared))


def cut_off() -> Iterator[Made]:
    whole = xlsx_file()
    for what, size in (("byte", 1), ("four bytes", 4), ("thirty bytes", 30), ("third", len(whole) // 3), ("half", len(whole) // 2)):
        yield f"xlsx: its first {what}", "read" if size == 1 else "refused", lambda size=size: whole[:size]
    for less in (1, 30):
        yield f"xlsx: {less} bytes too short", "refused", lambda less=less: whole[:-less]
    yield "xlsx: without its directory", "refused", lambda: whole[:whole.rindex(b"PK\x01\x02")]
    yield "xlsx: its directory alone", "refused", lambda: whole[whole.index(b"PK\x01\x02"):]
    yield "xlsx: every hundredth byte another", "refused", lambda: bytes(byte ^ 0x55 if at % 100 == 50 else byte for at, byte in enumerate(whole))


def overlapping() -> bytes:
    """Twenty parts of which each claims the bytes of one."""
    first = repeated("xl/a.xml", b"<x>", b" " * MEGABYTE, 1, b"</x>")
    parts = [*parts_of_package(xlsx_file()), first]
    return archive([*parts, *(replace(first, name=f"xl/{number}.xml", at=len(parts) - 1) for number in range(10, 30))])


def packed_as(method: int) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(xlsx_file())) as old, zipfile.ZipFile(written, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return written.getvalue()


def with_sheets(sheets: str, target: str = "worksheets/sheet1.xml") -> bytes:
    """A workbook whose index lists these sheets."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = f'<Relationship Id="rId1" Type="{office}/worksheet" Target="{target}"/>'
    return with_parts(xlsx_file(), {
        "xl/workbook.xml": f'<workbook xmlns="{NAMESPACE}" xmlns:r="{office}"><sheets>{sheets}</sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'.encode(),
    })


def styles(count: int) -> bytes:
    numbers = random.Random(7).choices(range(10, 23), k=count)  # noqa: S311
    formats = "".join(f'<xf numFmtId="{number}" fontId="{number % 7}"/>' for number in numbers)
    return f'<styleSheet xmlns="{NAMESPACE}"><cellXfs><xf/><xf numFmtId="14"/>{formats}</cellXfs></styleSheet>'.encode()


def shared(text: str, times: int) -> bytes:
    """One text that many cells show. Fifty to a row."""
    rows = ("<row>" + '<c t="s"><v>0</v></c>' * 50 + "</row>") * (times // 50)
    return with_parts(xlsx_file(), {
        SHEET: sheet_xml(rows + f"<row>{cell('A99999', noise(len(rows) // 150))}</row>"),
        "xl/sharedStrings.xml": f'<sst xmlns="{NAMESPACE}"><si><t>{text}</t></si></sst>'.encode()})


def merged(areas: str) -> bytes:
    return sheet_of_xml(f"<row>{cell('A1')}</row>", f"<mergeCells>{areas}</mergeCells>")
