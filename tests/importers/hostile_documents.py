"""Hostile Word documents."""

from collections.abc import Iterator
from dataclasses import replace

from tests.importers.documents import document
from tests.importers.hostile_parts import CANARY, ENTITIES, Made, in_character_set, noise, package_with
from tests.importers.hostile_zip import MEGABYTE, Part, part, repeated
from tests.importers.workbooks import HEADINGS, with_parts

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "word/document.xml"


def docx_file() -> bytes:
    return document([HEADINGS, ("10/12/2020", CANARY)])


def word_xml(inside: str, before: str = "", encoding: str = "utf-8") -> bytes:
    head = f'<?xml version="1.0" encoding="{encoding}"?>{before}<w:document xmlns:w="{WORD}"><w:body>'
    return (head + inside + "</w:body></w:document>").encode(encoding)


def said(text: str = CANARY) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def rows(*cells: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def word_cell(text: str, about: str = "") -> str:
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{said(text)}</w:tc>"


def docx_with(inside: str, before: str = "", encoding: str = "utf-8") -> bytes:
    return with_parts(docx_file(), {MAIN: word_xml(inside, before, encoding)})


def docx_parts(*new: Part) -> bytes:
    return package_with(docx_file(), *new)


def documents() -> Iterator[Made]:
    start, end = word_xml("").split(b"</w:body>")[0], b"</w:body></w:document>"
    headings = word_cell("Date") + word_cell("Event") + word_cell("Outcome")
    yield "docx: a gigabyte of spaces", "refused", lambda: docx_parts(repeated(MAIN, start, b" " * MEGABYTE, 1024, end))
    yield "docx: 250 MB of paragraphs", "refused", lambda: docx_parts(repeated(MAIN, start, said(noise(900)).encode() * 100, 2_500, end))
    yield "docx: a million empty paragraphs", "refused", lambda: docx_parts(repeated(MAIN, start, b"<w:p/>" * 1_000, 1_000, end))
    yield "docx: a million different paragraphs", "refused", lambda: docx_with("".join(said(str(number)) for number in range(1_000_000)))
    yield "docx: a million rows", "refused", lambda: docx_with(rows(headings, *(word_cell(f"{number}") for number in range(1_000_000))))
    yield "docx: a row of 100,000 cells", "refused", lambda: docx_with(rows(headings, "".join(word_cell(str(number)) for number in range(100_000))))
    yield "docx: a cell over a billion columns", "refused", lambda: docx_with(
        rows(headings, word_cell("10/12/2020") + word_cell(CANARY, '<w:gridSpan w:val="1000000000"/>') + word_cell("x")))
    yield "docx: a row that begins a billion columns to the right", "refused", lambda: docx_with(
        "<w:tbl><w:tr>" + headings + '</w:tr><w:tr><w:trPr><w:gridBefore w:val="1000000000"/></w:trPr>' + word_cell(CANARY) + "</w:tr></w:tbl>")
    yield "docx: 20,000 tables within each other", "refused", lambda: docx_with(
        "<w:tbl><w:tr><w:tc>" * 20_000 + said() + "</w:tc></w:tr></w:tbl>" * 20_000)
    yield "docx: 60 tables within each other", "read", lambda: docx_with("<w:tbl><w:tr><w:tc>" * 60 + said() + "</w:tc></w:tr></w:tbl>" * 60 + said())
    yield "docx: 100,000 levels", "refused", lambda: docx_with("<w:x>" * 100_000 + "</w:x>" * 100_000 + said())
    yield "docx: 20,000 tables", "refused", lambda: docx_with(rows(word_cell("Date") + word_cell("Event")) * 20_000)
    yield "docx: a paragraph of 10 MB", "refused", lambda: docx_with(said(noise(10 * MEGABYTE)))
    for entity, (declared, used) in ENTITIES.items():
        yield f"docx: {entity}", "refused", lambda declared=declared, used=used: docx_with(said(used), before=declared)
    yield "docx: a document type in UTF-16", "refused", lambda: docx_with(said(), before='<!DOCTYPE x [<!ENTITY a "b">]>', encoding="utf-16")
    yield "docx: a document type in UTF-7", "refused", lambda: with_parts(docx_file(), {MAIN: in_character_set("utf-7")})
    yield "docx: a document type in EBCDIC", "refused", lambda: with_parts(docx_file(), {MAIN: word_xml("", encoding="cp037")})
    yield "docx: macros", "refused", lambda: with_parts(docx_file(), {"word/vbaProject.bin": b"x"})
    yield "docx: an object of another program", "read", lambda: with_parts(docx_file(), {"word/embeddings/oleObject1.bin": b"MZ" + bytes(5_000)})
    yield "docx: a field that would start a program", "read", lambda: docx_with(
        said() + '<w:p><w:r><w:instrText>DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"</w:instrText></w:r></w:p>')
    yield "docx: a template at an address", "read", lambda: with_parts(docx_file(), {"word/_rels/settings.xml.rels": (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxml'
        b'formats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:9/a.dotm" TargetMode="External"/>'
        b"</Relationships>")})
    yield "docx: a part said to be small", "refused", lambda: docx_parts(replace(repeated(MAIN, start, b" " * MEGABYTE, 500, end), size=900))
    yield "docx: a wrong sum", "refused", lambda: docx_parts(part(MAIN, word_xml(said()), sum=1))
    yield "docx: a part with a password", "refused", lambda: docx_parts(part(MAIN, word_xml(said()), flags=1))
    yield "docx: a name that points outside, on a part that is not needed", "read", lambda: docx_parts(part("../../../../tmp/x", b"x"))
    whole = docx_file()
    for what, size in (("a third", len(whole) // 3), ("30 bytes less", len(whole) - 30)):
        yield f"docx: cut off, {what}", "refused", lambda size=size: whole[:size]
