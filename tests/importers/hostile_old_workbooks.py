"""Hostile workbooks of the other kinds: .ods, .xls and .xlsb, whose records and repetitions lie."""

from collections.abc import Iterator
from struct import pack

from tests.importers import old_workbooks
from tests.importers.hostile_parts import CANARY, ENTITIES, Made
from tests.importers.workbooks import HEADINGS, with_parts

ROWS = [HEADINGS, ("10/12/2020", CANARY)]
BINARY_SHEET = "xl/worksheets/sheet1.bin"


def of_other_kinds() -> Iterator[Made]:
    xls, xlsb = old_workbooks.xls({"Log": ROWS}), old_workbooks.xlsb(ROWS)
    of_rows = old_workbooks.ods_of_xml
    filled = f'<table:table-cell office:value-type="string"{{}}><text:p>{CANARY}</text:p></table:table-cell>'
    yield "ods: a filled cell repeated to the last column", "refused", lambda: of_rows(
        "<table:table-row>" + filled.format(' table:number-columns-repeated="16384"') + "</table:table-row>")
    yield "ods: a filled row repeated to the last row", "refused", lambda: of_rows(
        f'<table:table-row table:number-rows-repeated="1048576">{filled.format("")}</table:table-row>')
    yield "ods: a filled row repeated two billion times", "refused", lambda: of_rows(
        f'<table:table-row table:number-rows-repeated="2147483647">{filled.format("")}</table:table-row>')
    yield "ods: an untyped cell repeated to the last place", "read", lambda: of_rows(
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>")
    yield "ods: spaces repeated two billion times", "refused", lambda: of_rows(
        '<table:table-row><table:table-cell office:value-type="string"><text:p>x<text:s text:c="2147483647"/></text:p></table:table-cell>'
        "</table:table-row>")
    yield "ods: a million cells of a thousand spaces", "refused", lambda: of_rows(
        '<table:table-row table:number-rows-repeated="2000"><table:table-cell office:value-type="string" table:number-columns-repeated="500">'
        "<text:p>x"
        '<text:s text:c="1000"/></text:p></table:table-cell></table:table-row>')
    for entity, (declared, used) in ENTITIES.items():
        yield f"ods: {entity}", "refused", lambda declared=declared, used=used: of_rows(
            f"<table:table-row>{filled.format('').replace(CANARY, used)}</table:table-row>", before=declared)
    yield "ods: with a password", "refused", lambda: of_rows(
        f"<table:table-row>{filled.format('')}</table:table-row>", manifest="<manifest><manifest:encryption-data/></manifest>")
    yield "ods: 100,000 levels", "read", lambda: of_rows("<x>" * 100_000 + "</x>" * 100_000)
    for what, size in (("513 bytes", 513), ("1,100 bytes", 1_100), ("half", len(xls) // 2), ("600 bytes less", len(xls) - 600)):
        yield f"xls: cut off, {what}", "refused", lambda size=size: xls[:size]
    for number in range(4):
        yield f"xls: a record that says it is longer, {number}", "refused", lambda number=number: longer_record(xls, number)
    yield "xls: two billion shared texts", "read", lambda: lying_texts(xls)
    yield "xls: a chain of sectors that bites its tail", "refused", lambda: looping(xls)
    yield "xls: sectors of two to the 60th bytes", "refused", lambda: xls[:30] + pack("<H", 60) + xls[32:]
    yield "xls: every hundredth byte another", "refused", lambda: bytes(byte ^ 0x55 if at % 100 == 50 else byte for at, byte in enumerate(xls))
    yield "xls: with a password", "refused", old_workbooks.xls_with_password
    yield "xls: macros", "refused", lambda: xls + "_VBA_PROJECT".encode("utf-16-le")
    yield "xlsb: a cell at the last place of all", "refused", lambda: old_workbooks.xlsb([HEADINGS], at=(1_048_575, 16_000))
    yield "xlsb: a row beyond all numbers", "refused", lambda: old_workbooks.xlsb([HEADINGS], at=(2**32 - 2, 0))
    yield "xlsb: records that say they are longer", "refused", lambda: with_parts(
        xlsb, {BINARY_SHEET: b"\x91\x01\x00\x00\xff\xff\xff\x7f"})
    yield "xlsb: texts that say they are longer", "refused", lambda: with_parts(xlsb, {BINARY_SHEET: (
        b"\x81\x01\x00\x94\x01\x10" + bytes(16) + b"\x91\x01\x00\x00\x19" + bytes(25) + b"\x06\x10" + bytes(8) + b"\xff\xff\xff\x7fabcd")})
    yield "xlsb: macros", "refused", lambda: with_parts(xlsb, {"xl/vbaProject.bin": b"x"})
    for what, stream in (("a password around an .xlsx", "EncryptedPackage"), ("a document", "WordDocument"), ("an e-mail", "__nameid_version1.0")):
        yield f"old office: {what}", "refused", lambda stream=stream: (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(1024, b"\0") + (stream + "\0").encode("utf-16-le")).ljust(2048, b"\0")


def lying_texts(xls: bytes) -> bytes:
    """The record of shared texts (SST, [MS-XLS] 2.4.265) says that it holds two billion of them."""
    at = xls.index(b"\xfc\x00")
    while not 8 <= int.from_bytes(xls[at + 2:at + 4], "little") <= 8_000:
        at = xls.index(b"\xfc\x00", at + 1)
    return xls[:at + 4] + pack("<II", 0x7FFFFFFF, 0x7FFFFFFF) + xls[at + 12:]


def longer_record(xls: bytes, number: int) -> bytes:
    """One of the records before the first sheet, after the first, says that it is the longest that can be."""
    at = 512
    for _ in range(3 * number + 1):
        at += 4 + int.from_bytes(xls[at + 2:at + 4], "little")
    return xls[:at + 2] + b"\xff\xff" + xls[at + 4:]


def looping(xls: bytes) -> bytes:
    """Every sector of the container is followed by sector 0 ([MS-CFB] 2.3): the table of sectors is filled with zeros."""
    table = int.from_bytes(xls[76:80], "little")
    start = 512 * (table + 1)
    return xls[:start] + bytes(512) + xls[start + 512:]
