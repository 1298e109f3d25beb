"""What is checked before a library opens a container: what its directory gives away, and that no part hides a document type."""

import zipfile
from io import BytesIO

import pytest

from dashboard.errors import FileRefused
from dashboard.importers.readers import safety
from dashboard.importers.readers.safety import Container, inspect_directory, inspect_part, inspect_sizes, opened
from tests.importers.hostile_zip import MEGABYTE, Part, archive, part, repeated
from tests.importers.workbooks import HEADINGS, xlsx

PLAIN = part("a.xml", b"<a/>")
HIDDEN = '<!DOCTYPE x [<!ENTITY a "b">]>'


def directory(*parts: Part) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(BytesIO(archive(parts))) as package:
        return package.infolist()


def counted(content: bytes) -> safety.PartCount:
    with opened("a.xlsx", archive([part("x.xml", content)])) as package:
        return inspect_part("a.xlsx", package, package.infolist()[0], "Log")


def test_what_programs_write_passes():
    with opened("a.xlsx", xlsx({"Log": [HEADINGS]})) as package:
        inspect_directory("a.xlsx", package.infolist())
        inspect_sizes("a.xlsx", package.infolist())


@pytest.mark.parametrize(("parts", "words"), [
    ((PLAIN, part("b.xml", b"", flags=1)), "protected with a password"),
    ((PLAIN, PLAIN), "two parts inside it have the same name"),
    ((part("b.xml", b"", method=12),), "packed in an unusual way"),
    ((part("0", b"x" * 900), Part("1", b"", 900, 0, at=0), PLAIN), "lie over each other"),
    (tuple(Part(str(number), b"", 0, 0, 0) for number in range(10_001)), "more than 10,000 parts"),
])
def test_what_no_program_writes_is_refused(parts: tuple[Part, ...], words: str):
    with pytest.raises(FileRefused, match=words):
        inspect_directory("a.zip", directory(*parts))


@pytest.mark.parametrize(("parts", "words"), [
    ((repeated("b", b"", bytes(MEGABYTE), 301),), "unpacks to more than 300 MB"),
    ((repeated("b", b"", bytes(MEGABYTE), 2),), "sheet Log: a part of it unpacks to more than 200 times its size"),
])
def test_what_unpacks_to_too_much_is_refused_by_its_sheet(parts: tuple[Part, ...], words: str):
    with pytest.raises(FileRefused, match=words):
        inspect_sizes("a.zip", directory(*parts), {"b": "Log"})


def test_a_part_never_unpacks_to_more_than_it_says():
    lying = archive([Part("a", repeated("a", b"", bytes(MEGABYTE), 50).packed, 10, 0)])
    with Container(BytesIO(lying)) as package, pytest.raises(zipfile.BadZipFile):
        package.read("a")
    with Container(BytesIO(archive([PLAIN]))) as package:
        assert package.read("a.xml") == package.read(package.infolist()[0]) == b"<a/>"


@pytest.mark.parametrize("content", [
    HIDDEN.encode(), b"\xef\xbb\xbf" + HIDDEN.encode(), b" \n" * MEGABYTE + HIDDEN.encode(),
    b"\xef\xbb\xbf" + b" " * (2 * MEGABYTE) + HIDDEN.encode(),
    HIDDEN.encode("utf-16"), HIDDEN.encode("utf-16-le"), HIDDEN.encode("utf-16-be"), b"<a>" + HIDDEN.encode() + b"</a>",
    *(b"<!--" + b"x" * (MEGABYTE - cut) + b"-->" + HIDDEN.encode() for cut in range(4, 20)),
    *(("\ufeff<!--" + "x" * (MEGABYTE // 2 - cut) + "-->" + HIDDEN).encode("utf-16-le") for cut in range(6, 16)),
])
def test_a_document_type_is_found_wherever_it_stands(content: bytes):
    with pytest.raises(FileRefused, match="sheet Log: it declares a document type"):
        counted(content)


@pytest.mark.parametrize("content", [
    b'<?xml version="1.0" encoding="utf-7"?><a/>', b'<?xml version="1.0" encoding="cp037"?><a/>', b"<?xml version='1.0' encoding = 'shift_jis'?><a/>",
    b'<?xml version="1.0" encoding="\xff"?><a/>', b'<?xml version="1.0" encoding=""?><a/>', '<?xml version="1.0"?><a/>'.encode("utf-32-le"),
    '<?xml version="1.0"?><a/>'.encode("utf-32"), '<?xml version="1.0"?><a/>'.encode("cp037"),
])
def test_a_character_set_that_could_hide_one_is_refused(content: bytes):
    with pytest.raises(FileRefused, match="character set"):
        counted(content)


@pytest.mark.parametrize("content", [
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<a/>', b"<?xml version='1.0' encoding='utf8'?><a/>", b"<a>DOCTYPE</a>", b"",
    b'<?xml version="1.0" encoding="windows-1252"?><a/>', b'<?xml version="1.0" encoding="ISO-8859-1"?><a/>', b"\x89PNG<!DOCTYPE x>", b" " * 100,
    '<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16"),
])
def test_what_office_programs_write_passes(content: bytes):
    assert counted(content) == safety.PartCount()


def test_rows_and_cells_are_counted_across_pieces(monkeypatch: pytest.MonkeyPatch):
    content = b"<sheetData>" + b'<row r="1"><c r="A1"/><c></c><c/></row>' * 1_000 + b"<cols><col/></cols>"
    for size in (7, 64, 1_000, MEGABYTE):
        monkeypatch.setattr(safety, "_CHUNK", size)
        assert counted(content) == safety.PartCount(1_000, 3_000)
