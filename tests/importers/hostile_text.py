# ruff: noqa: PLW0108  (the files are large: none is made before it is tried)
"""Hostile text files, JSON, XML returns and archives, and files that are something else than they seem."""

import gzip
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from tests.importers.hostile_parts import CANARY, ENTITIES, Made, noise
from tests.importers.hostile_zip import MEGABYTE, Part, archive, part, repeated
from tests.importers.workbooks import HEADINGS, text_file, xlsx

HEAD = "Date,Event\n10/12/2020," + CANARY + "\n"
NOTE = f"Date: 10/12/2020\nWorker: {CANARY}\n\nSeen at home on 10/12/2020. Child X1 was at school.\n"


def delimited() -> Iterator[Made]:
    yield "csv: nothing at all", "refused", lambda: b""
    yield "csv: one byte", "refused", lambda: b"\x00"
    yield "csv: only blank space", "refused", lambda: b"\xef\xbb\xbf" + b" \r\n" * 100_000
    yield "csv: zero bytes between", "refused", lambda: f"{HEAD}11/12/2020,a\x00b\n".encode()
    yield "csv: a megabyte of zero bytes", "refused", lambda: bytes(MEGABYTE)
    yield "csv: a field of 10 MB", "refused", lambda: f"{HEAD}11/12/2020,{noise(10 * MEGABYTE)}\n".encode()
    yield "csv: a quotation mark never closed", "refused", lambda: f'{HEAD}11/12/2020,"{noise(MEGABYTE)}\n'.encode()
    yield "csv: a million quotation marks", "refused", lambda: f"{HEAD}11/12/2020,{chr(34) * 1_000_001}\n".encode()
    yield "csv: a million quoted nothings", "refused", lambda: f"{HEAD}11/12/2020,{(chr(34) * 2 + ',') * 1_000_000}\n".encode()
    yield "csv: a million rows", "refused", lambda: (HEAD + "11/12/2020,x\n" * 1_000_000).encode()
    yield "csv: a million lines of one sign", "refused", lambda: (HEAD + ",\n" * 1_000_000).encode()
    yield "csv: 100,000 columns", "refused", lambda: (",".join(f"Date {number}" for number in range(100_000)) + "\n" + "," * 100_000).encode()
    yield "csv: ten million separators of four kinds", "refused", lambda: b",;\t|" * 2_500_000
    yield "csv: lines that end in every way", "read", lambda: f"{HEAD}11/12/2020,a\r12/12/2020,b\r\n13/12/2020,c\n".encode()
    yield "csv: UTF-16 cut in half a letter", "refused", lambda: HEAD.encode("utf-16")[:-1]
    yield "csv: UTF-16 with half a pair", "refused", lambda: HEAD.encode("utf-16-le").join([b"\xff\xfe", b"\x3d\xd8\x2c\x00"])
    yield "csv: UTF-32", "refused", lambda: HEAD.encode("utf-32")
    yield "csv: UTF-7", "read", lambda: HEAD.encode("utf-7") + b"11/12/2020,+ADw-script+AD4-\n"
    yield "csv: bytes of no character set", "refused", lambda: HEAD.encode() + b"11/12/2020,\x81\x8d\x8f\n"
    yield "csv: cells that would start a program", "read", lambda: (HEAD + "11/12/2020,\"=cmd|' /c calc'!A0\"\n12/12/2020,@SUM(1+1)*cmd|x\n").encode()
    yield "csv: signs that turn the writing round", "read", lambda: (HEAD + "11/12/2020,\u202eexe.tpircs\u2066\n").encode()
    yield "csv: signs that steer a terminal", "refused", lambda: (HEAD + "11/12/2020,\x1b]0;x\x07\x1b[2J\n").encode()
    yield "csv: dates that are none", "read", lambda: (HEAD + "".join(f"{day},x\n" for day in (
        "31/02/2020", "00/00/0000", "99/99/9999", "1/1/99999999999999999999", "-1/-1/-1", "10^9/12/2020", "٣/٤/٢٠٢٠", "1e400"))).encode()
    yield "csv: dates made to keep a grammar busy", "read", lambda: (HEAD + "".join(f'"{day}",x\n' for day in SLOW_DATES)).encode()
    yield "csv: headings made to keep a matcher busy", "read", lambda: ("Date,Event," + ",".join(SLOW_HEADINGS) + "\n10/12/2020,x\n").encode()
    yield "csv: a million combining marks", "read", lambda: f"{HEAD}11/12/2020,a{chr(0x301) * 60_000}\n".encode()


SLOW_DATES = (
    "1/" * 20_000, "12" * 20_000, "first of " * 5_000, "between 1 and " * 5_000, "early mid late " * 4_000, " " * 60_000 + "x",
    "1" + " " * 60_000 + "1",
    "from 1/1/2020 to " * 3_000, "approx " * 8_000 + "2020", "mid-" * 15_000 + "2020", "week commencing " * 4_000, "(" * 60_000, "2020-" * 12_000,
    "12th of " * 7_000, "autumn term " * 5_000, "Monday, " * 8_000, "1 1 1 " * 10_000, "01.02." * 10_000, "about or " * 6_000, "-" * 60_000,
    "January" * 8_000,
)
"""Each under the longest field that a delimited file may have."""

SLOW_HEADINGS = (
    "date of " * 7_000, "of the " * 8_000, "D" * 60_000, "Date (" * 9_000, "e v e n t " * 6_000, "date/time/" * 6_000, "_" * 60_000, "Dáte" * 15_000,
)


def notes() -> Iterator[Made]:
    yield "note: one line of 10 MB", "refused", lambda: (NOTE + "Seen at home. " * (10 * MEGABYTE // 14)).encode()
    yield "note: one word of 10 MB", "refused", lambda: (NOTE + noise(10 * MEGABYTE)).encode()
    yield "note: a million lines", "refused", lambda: (NOTE + "Seen at home.\n" * 1_000_000).encode()
    yield "note: 5,000 dates in a line", "read", lambda: (NOTE + "Seen on 10/12/2020 and " * 5_000 + ".\n").encode()
    yield "note: 3,000 dates, each on a line", "read", lambda: (
        NOTE + "".join(f"{1 + number % 28}/12/2020 Seen at home.\n" for number in range(3_000))).encode()
    for number, day in enumerate(SLOW_DATES):
        yield f"note: a line made to keep a grammar busy, {number}", "read", lambda day=day: f"{NOTE}\n{day}: seen at home\n".encode()
    yield "note: 100,000 blank lines", "read", lambda: (NOTE + "\n" * 100_000).encode()
    yield "note: a million colons", "refused", lambda: (NOTE + "a:" * 1_000_000 + "\n").encode()
    yield "note: labels without end", "read", lambda: (NOTE + "".join(f"Label {number}: x\n" for number in range(3_000))).encode()


def json() -> Iterator[Made]:
    def child(value: str) -> bytes:
        return f'{{"la_child_id": "{CANARY}", "child_details": {{"first_name": {value}}}}}'.encode()
    yield "json: 100,000 levels of lists", "refused", lambda: b"[" * 100_000 + b"]" * 100_000
    yield "json: 100,000 levels of objects", "refused", lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000
    yield "json: 100,000 levels in a child", "refused", lambda: child("[" * 100_000 + "]" * 100_000)
    yield "json: a number of a million digits", "refused", lambda: child("1" * 1_000_000)
    yield "json: numbers that are none", "refused", lambda: b"[" + child("NaN") + b"," + child("-Infinity") + b"," + child("1e999999") + b"]"
    yield "json: ten million numbers", "refused", lambda: child("[" + "0," * 10_000_000 + "0]")
    yield "json: ten million empty lists", "refused", lambda: b"[" + b"[]," * 10_000_000 + b"[]]"
    yield "json: a million children", "refused", lambda: b"[" + b",".join(b'{"la_child_id": "%d"}' % number for number in range(1_000_000)) + b"]"
    yield "json: 100,000 different keys", "refused", lambda: b"[{" + b",".join(b'"k%d": 1' % number for number in range(100_000)) + b"}]"
    yield "json: 20,000 children of keys of their own", "refused", lambda: b"[" + b",".join(
        b'{"la_child_id": "%d", "k%d": 1}' % (number, number) for number in range(20_000)) + b"]"
    yield "json: one key many times", "refused", lambda: b'{"la_child_id": "a", ' + b",".join([b'"la_child_id": "b"'] * 1_000) + b"}"
    yield "json: half a pair", "read", lambda: child(r'"\ud83d"')
    yield "json: zero bytes", "read", lambda: child(r'"\u0000"')
    yield "json: a text of 20 MB", "refused", lambda: child(f'"{noise(20 * MEGABYTE)}"')
    yield "json: 10 MB of signs to unescape", "refused", lambda: child('"' + r"\u0041" * (10 * MEGABYTE // 6) + '"')
    yield "json: cut off", "refused", lambda: child('"x"')[:-9]
    yield "json: in UTF-16 without a mark", "refused", lambda: child('"x"').decode().encode("utf-16-le")[:-1]


def xml() -> Iterator[Made]:
    def census(inside: str = "", before: str = "", encoding: str = "utf-8") -> bytes:
        child = f"<Child><ChildIdentifiers><LAchildID>{inside or CANARY}</LAchildID></ChildIdentifiers></Child>"
        header = "<Header><CollectionDetails><Year>2022</Year></CollectionDetails></Header>"
        return f'<?xml version="1.0" encoding="{encoding}"?>{before}<Message>{header}<Children>{child}</Children></Message>'.encode(encoding)
    yield "xml: a census as it should be", "read", census
    for entity, (declared, used) in ENTITIES.items():
        yield f"xml: {entity}", "refused", lambda declared=declared, used=used: census(used or "x", declared.replace("DOCTYPE x", "DOCTYPE Message"))
    for encoding in ("utf-16", "utf-16-le", "utf-32", "utf-7", "cp037"):
        yield f"xml: a document type in {encoding}", "refused", lambda encoding=encoding: census(
            "&a;", '<!DOCTYPE Message [<!ENTITY a "b">]>', encoding)
    yield "xml: a document type that only part of the file is in UTF-7", "refused", lambda: (
        b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE Message [+ADwAIQ-ENTITY a "b">]>' + census().partition(b"?>")[2])
    yield "xml: 100,000 levels", "refused", lambda: census("<x>" * 100_000 + "</x>" * 100_000)
    yield "xml: a child of a million elements", "refused", lambda: census("<x/>" * 1_000_000)
    yield "xml: an element of 300,000 attributes", "read", lambda: census("<x " + " ".join(f'a{number}=""' for number in range(300_000)) + "/>")
    yield "xml: a text of 20 MB", "refused", lambda: census(noise(20 * MEGABYTE))
    yield "xml: a name of a megabyte", "refused", lambda: census("<" + "x" * MEGABYTE + "/>")
    yield "xml: 300,000 children", "refused", lambda: census().replace(b"</Children>", b"<Child/>" * 300_000 + b"</Children>")
    yield "xml: parts of other files (XInclude)", "read", lambda: census(
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>')
    yield "xml: instructions to a program", "read", lambda: census("x", '<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:9/a.xsl"?>')
    yield "xml: cut off", "refused", lambda: census()[:-20]
    yield "xml: another root", "refused", lambda: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def archives() -> Iterator[Made]:
    good = HEAD.encode()
    yield "zip: 42 archives in archives", "refused", nested
    yield "zip: an archive in an archive", "refused", lambda: archive([part("a.zip", archive([part("a.csv", good)]))])
    yield "zip: a file of a gigabyte", "refused", lambda: archive([part("a.csv", good), repeated("b.csv", b"", b"x" * MEGABYTE, 1024)])
    yield "zip: a file said to be small", "refused", lambda: archive(
        [part("a.csv", good), replace(repeated("b.csv", b"", b"x" * MEGABYTE, 500), size=900)])
    yield "zip: files that lie over each other", "refused", lambda: overlapping(good)
    yield "zip: 60,000 files", "refused", lambda: archive(Part(f"{number}.csv", b"x", 1, 0, 0) for number in range(60_000))
    yield "zip: names that point outside", "refused", lambda: archive([part("../../etc/cron.d/x", good)])
    yield "zip: a name from the root", "refused", lambda: archive([part("/etc/passwd", good)])
    yield "zip: a name on a drive", "refused", lambda: archive([part("C:\\windows\\x.csv", good)])
    yield "zip: a link to another file", "read", linked
    yield "zip: a name of 60,000 letters", "read", lambda: archive([part("a" * 60_000 + ".csv", good)])
    yield "zip: names with signs that steer a terminal", "read", lambda: archive([part("a\x1b[2J\r\n.csv", good)])
    yield "zip: two files of one name", "refused", lambda: archive([part("a.csv", good), part("a.csv", good)])
    yield "zip: with a password", "refused", lambda: archive([part("a.csv", good, flags=1)])
    yield "zip: a wrong sum", "refused", lambda: archive([part("a.csv", good, sum=1)])
    yield "zip: nothing inside", "refused", lambda: archive([])
    yield "zip: 199 workbooks that unpack to 290 MB", "refused", lambda: archive(
        part(f"{number}.xlsx", inflated()) for number in range(199))
    yield "zip: cut in the middle", "refused", lambda: archive([part("a.csv", noise(9_000).encode())])[:4_000]


def overlapping(content: bytes) -> bytes:
    first = part("0.csv", content)
    return archive([first, *(replace(first, name=f"{number}.csv", at=0) for number in range(1, 150))])


def nested() -> bytes:
    inside = archive([repeated("0.csv", b"", b"x" * MEGABYTE, 100)])
    for _ in range(42):
        inside = archive([part("next.zip", inside)])
    return inside


def linked() -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as new:
        link = zipfile.ZipInfo("a.csv")
        link.external_attr = 0o120777 << 16
        new.writestr(link, "/etc/passwd")
    return written.getvalue()


def inflated() -> bytes:
    return archive([repeated("xl/media/image1.png", noise(9_000).encode(), bytes(1_000), 1_450)])


def other_kinds() -> Iterator[Made]:
    workbook, table = xlsx({"Log": [HEADINGS, ("10/12/2020", CANARY)]}), text_file([HEADINGS, ("10/12/2020", CANARY)])
    yield "other: a PDF that is also a workbook", "refused", lambda: b"%PDF-1.7\n" + workbook
    yield "other: a web page that is also a workbook", "refused", lambda: b"<html><script>alert(1)</script></html>" + workbook
    yield "other: a workbook that is also a web page", "read", lambda: archive_with_comment(workbook)
    yield "other: a picture that is also a table", "refused", lambda: b"\x89PNG\r\n\x1a\n" + table
    yield "other: a picture that is also a script", "refused", lambda: b"GIF89a=1;alert(1)//" + table
    yield "other: a program for Windows", "refused", lambda: b"MZ\x90\x00\x03\x00" + bytes(4_000) + table
    yield "other: a program for Linux", "refused", lambda: b"\x7fELF\x02\x01\x01" + bytes(4_000) + table
    yield "other: a script", "read", lambda: f"#!/bin/sh\ncurl http://127.0.0.1:9/ | sh\n\nSeen on 10/12/2020 by {CANARY}.\n".encode()
    yield "other: rich text", "refused", lambda: b"{\\rtf1 {\\object\\objocx " + b"00" * 5_000 + b"}}"
    yield "other: compressed", "refused", lambda: gzip.compress(bytes(MEGABYTE))
    yield "other: a .7z", "refused", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(500)
    yield "other: a .rar", "refused", lambda: b"Rar!\x1a\x07\x01\x00" + bytes(500)
    yield "other: a database", "refused", lambda: b"SQLite format 3\x00" + bytes(4_000)
    yield "other: objects of Python", "refused", lambda: b"\x80\x03cposix\nsystem\nX\x04\x00\x00\x00true\x85R."
    yield "other: an e-mail", "refused", lambda: b"Received: from x\r\nMIME-Version: 1.0\r\n\r\n" + table
    yield "other: random bytes", "refused", lambda: b"\x00\x01" + bytes.fromhex(noise(MEGABYTE))
    yield "other: more than 50 MB", "refused", lambda: table + b"x" * (51 * MEGABYTE)


def archive_with_comment(workbook: bytes) -> bytes:
    page = b"<html><script>alert(1)</script></html>"
    return workbook[:-2] + len(page).to_bytes(2, "little") + page
