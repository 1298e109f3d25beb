"""What a file is, and every sentence with which one is refused."""

import zipfile
from io import BytesIO

import pytest

from dashboard.errors import FileRefused
from dashboard.importers.readers import safety
from dashboard.importers.readers.archive import bundle
from dashboard.importers.readers.reading import read_file
from tests.importers.documents import document
from tests.importers.workbooks import HEADINGS, NAMESPACE, sheet_of_xml, text_file, with_parts, xlsx

ROW = ("10/12/2020", "Seen at school")
GOOD = xlsx({"Log": [HEADINGS, ROW]})


def archive(**parts: bytes) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return written.getvalue()


def old_office(stream: str) -> bytes:
    """An Office container by its first bytes and the name of one stream at a directory entry."""
    return (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(1024, b"\0") + (stream + "\0").encode("utf-16-le")).ljust(2048, b"\0")


def test_the_content_decides_not_the_name():
    assert read_file("chronology.csv", GOOD).format == "xlsx"
    assert read_file("chronology.xlsx", text_file([HEADINGS, ROW])).format == "csv"
    assert read_file("chronology.pdf", document([HEADINGS, ROW])).format == "docx"
    assert read_file("chronology.xlsx", bundle([("chronology.docx", GOOD)])).format == "zip"
    assert read_file("chronology.csv", b"Note of a visit to the home\nDate: 3 March 2020\n\nNobody was in.").format == "note"


def test_the_hash_is_that_of_the_bytes():
    assert read_file("a.xlsx", GOOD).sha256 == read_file("b.xlsx", GOOD).sha256
    assert len(read_file("a.xlsx", GOOD).sha256) == 64


@pytest.mark.parametrize(("content", "words"), [
    (b"", "the file is empty"),
    (b"\xef\xbb\xbf \r\n\t", "the file is empty"),
    (b"%PDF-1.7 ...", "this is a PDF, which is not read; ask for the Word or Excel original, or copy its table into Excel"),
    (b"{\\rtf1 text}", "rich text document (.rtf), which is not read; open it in Word and save it as .docx"),
    (b"\x89PNG\r\n\x1a\n", "picture (PNG)"),
    (b"\xff\xd8\xff\xe0..JFIF", "picture (JPEG)"),
    (b"GIF89a", "picture (GIF)"),
    (b"II*\0....", "picture (TIFF)"),
    (b"BM\x10\0\0\0\0\0\0\0.......", "picture (BMP)"),
    (b"RIFF....WAVE", "picture, sound or film"),
    (b"ID3...", "sound recording"),
    (b"\x1f\x8b...", "compressed file (.gz)"),
    (b"Rar!...", "archive (.rar), which is not read; unpack it and import the files inside, or send them as a .zip"),
    (b"\0\0\0\x18ftypheic", "picture or a film"),
    (b"7z\xbc\xaf\x27\x1c", "archive (.7z)"),
    (b"<html><table><tr><td>Date</td></tr></table></html>", "a web page, even if it is called .xls or .doc"),
    (b"\xef\xbb\xbf <!-- saved --><HTML>", "a web page"),
    ("<!DOCTYPE html><p>".encode("utf-16"), "a web page"),
    (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument/>', "Word 2003 XML"),
    (b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>', "Excel 2003 XML"),
    (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "an e-mail or a web archive"),
    (b"X-Mailer: some program\r\nSubject: the visit of today", "an e-mail or a web archive"),
    (old_office("EncryptedPackage"), "protected with a password; save a copy without"),
    (old_office("WordDocument"), "old Word document (.doc), which is not read; open it in Word and save it as .docx"),
    (old_office("PowerPoint Document"), "old PowerPoint file (.ppt)"),
    (old_office("__nameid_version1.0"), "e-mail (.msg)"),
    (old_office("VisioDocument"), "old Office file of a kind that is not read"),
    (old_office("Workbook"), "the workbook is damaged"),
    (archive(**{"word/document.xml": b"<w/>"}), "the Word document is damaged"),
    (archive(**{"xl/workbook.bin": b"x"}), "the workbook is damaged"),
    (archive(**{"ppt/presentation.xml": b"<p/>"}), "PowerPoint file (.pptx)"),
    (archive(**{"Index/Document.iwa": b"x"}), "Apple Pages, Numbers or Keynote"),
    (archive(**{"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument text (.odt), which is not read; save it as .docx"),
    (archive(**{"mimetype": b"application/vnd.oasis.opendocument.graphics"}), "OpenDocument file that is neither"),
    (archive(**{"mimetype": b"application/epub+zip"}), "electronic book"),
    (archive(**{"[Content_Types].xml": b"<Types/>", "a.xml": b"<a/>"}), "an Office file of a kind that is not read, or damaged"),
    (archive(**{"a.pdf": b"%PDF"}), "none of its 1 files can be read; a.pdf: this is a PDF"),
    (archive(), "the archive (.zip) holds no files"),
    (with_parts(GOOD, {"xl/vbaProject.bin": b"x"}), "holds macros; save it as .xlsx"),
    (with_parts(GOOD, {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}), "linked to other workbooks"),
    (GOOD[: len(GOOD) // 2], "damaged"),
    (with_parts(GOOD, {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData>"}), "damaged"),
    (with_parts(GOOD, {"xl/styles.xml": b"<styleSheet"}), "damaged"),
    (b"Date,Event\n10/12/2020,\x00\x01\x02", "neither a spreadsheet nor readable text"),
    (b"Date,Event\n10/12/2020,\x81\x8d", "neither a spreadsheet nor readable text"),
    (b'Date,Event\n10/12/2020,"Seen at school\n11/12/2020,Not seen\n', "row 2: a quotation mark opened in this row is never closed"),
    (b"Date,Event\n" + b"," * 600, "row 2: this row has more than 500 columns"),
    (b"Date,Event\n1/1/2020," + b"x" * 200_000, "row 2: this row cannot be read as delimited text"),
])
def test_what_is_not_read_is_refused_with_what_it_is_and_what_to_do(content: bytes, words: str):
    with pytest.raises(FileRefused) as refused:
        read_file("sent.dat", content)
    assert str(refused.value).startswith("sent.dat")
    assert words in str(refused.value)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "docProps/core.xml", "xl/drawing1.vml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_in_any_part_is_refused(part: str, encoding: str):
    hostile = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'.encode(encoding)
    with pytest.raises(FileRefused, match="DOCTYPE"):
        read_file("sent.xlsx", with_parts(GOOD, {part: hostile}))


def test_a_file_larger_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dashboard.importers.readers.reading.MAX_BYTES", safety.MEGABYTE)
    with pytest.raises(FileRefused, match="larger than 1 MB"):
        read_file("sent.csv", b"x" * (safety.MEGABYTE + 1))


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(safety, "MAX_UNPACKED", 1000)
    with pytest.raises(FileRefused, match="unpacks to more than"):
        read_file("sent.xlsx", GOOD)


def test_a_part_that_unpacks_to_far_more_than_its_size_is_refused():
    with pytest.raises(FileRefused, match="sheet Log: a part of it unpacks to more than 200 times its size"):
        read_file("sent.xlsx", sheet_of_xml("<row/>" * 400_000))


def test_a_sheet_of_a_million_rows_is_refused_by_file_sheet_and_limit():
    rows = (f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 1_000_001))
    with pytest.raises(FileRefused, match=r"sent\.xlsx, sheet Log: it has more than 100,000 rows"):
        read_file("sent.xlsx", sheet_of_xml(rows))


def test_a_text_file_of_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dashboard.importers.readers.delimited.MAX_ROWS", 10)
    with pytest.raises(FileRefused, match="more than 10 rows"):
        read_file("sent.csv", text_file([HEADINGS, *[ROW] * 20]))


@pytest.mark.parametrize(("inner", "after"), [
    ('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', ""),
    ('<row r="1"><c r="SG1"><v>1</v></c></row>', ""),
    ('<row r="200000"><c><v>1</v></c></row>', ""),
    ("<row>" + "<c><v>1</v></c>" * 501 + "</row>", ""),
])
def test_a_cell_beyond_the_last_column_or_row_is_refused(inner: str, after: str):
    with pytest.raises(FileRefused, match=r"sheet Log: cell .* lies beyond column 500 or row 100,000"):
        read_file("sent.xlsx", sheet_of_xml(inner, after))


def test_a_merged_area_over_everything_is_refused():
    with pytest.raises(FileRefused, match="merged or linked over whole rows"):
        read_file("sent.xlsx", sheet_of_xml('<row r="1"><c r="A1"><v>1</v></c></row>', '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'))


def test_a_prefixed_sheet_is_scanned_as_well():
    prefixed = f'<x:worksheet xmlns:x="{NAMESPACE}"><x:sheetData><x:row r="1"><x:c r="XFD1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    with pytest.raises(FileRefused, match="cell XFD1 lies beyond"):
        read_file("sent.xlsx", with_parts(GOOD, {"xl/worksheets/sheet1.xml": prefixed.encode()}))
