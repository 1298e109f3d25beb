"""Archives of files: every member by what it holds, none lost to another's fault, and nothing hostile let in."""

import zipfile
from io import BytesIO

import pytest

from dashboard.errors import FileRefused
from dashboard.importers.readers import packages
from dashboard.importers.readers.archive import bundle
from dashboard.importers.readers.raw import RawFile
from dashboard.importers.readers.reading import read_file
from dashboard.importers.readers.safety import Container
from tests.importers.documents import document
from tests.importers.workbooks import facts, prepared, text_file, xlsx

ROWS = [("Date", "Event"), ("1/2/2020", "Seen at home")]
CSV, WORKBOOK, WORD = text_file(ROWS), xlsx({"Log": ROWS, "More": ROWS}), document(ROWS)
NOTE = b"Date: 14 February 2026\n\nA quarrel was reported to the school by a neighbour on 13 February."


def archive(*members: tuple[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", kind) as new:
        for name, content in members:
            new.writestr(zipfile.ZipInfo(name), content, kind)
    return written.getvalue()


def read(*members: tuple[str, bytes]) -> RawFile:
    return read_file("sent.zip", archive(*members))


def told(file: RawFile) -> list[str]:
    return [text for row, text in file.sheets[0].notes if row == 0]


def test_each_member_is_read_by_its_content_and_its_sheets_carry_its_name():
    file = read(("notes/police.xlsx", WORKBOOK), ("ssd_person.csv", CSV), ("gp.doc", WORD), ("school.log", NOTE))
    assert file.format == "zip"
    assert [(sheet.name, len(sheet.rows)) for sheet in file.sheets] == [
        ("gp.doc › table 1", 2), ("notes/police.xlsx › Log", 2), ("notes/police.xlsx › More", 2), ("school.log › note", 3), ("ssd_person.csv", 2)]


def test_the_whole_way_gives_entries_of_the_agency_that_a_member_is_named_after():
    result = prepared(bundle([("police.csv", CSV), ("gp/log.docx", document([ROWS[0], ("1/2/2020", "Other")]))]), name="sent.zip")
    assert [(fact["agency"], fact["sheet"]) for fact in facts(result)] == [("gp", "gp/log.docx › table 1"), ("police", "police.csv")]


def test_a_member_that_cannot_be_read_is_told_and_loses_no_other():
    file = read(("a.csv", CSV), ("b.pdf", b"%PDF-1.7"), ("c.zip", archive(("d.csv", CSV))), ("e.xlsx", WORKBOOK[:500]), ("empty.csv", b""))
    assert [sheet.name for sheet in file.sheets] == ["a.csv"]
    reasons = told(file)
    assert [reason.split(":")[1].strip() for reason in reasons] == ["b.pdf", "c.zip", "e.xlsx", "empty.csv"]
    assert "this is a PDF" in reasons[0]
    assert "an archive within an archive" in reasons[1]


def test_a_member_that_is_damaged_inside_the_archive_loses_no_other():
    content = bytearray(archive(("a.csv", b"x" * 50 + CSV), ("b.csv", CSV), kind=zipfile.ZIP_STORED))
    content[content.index(b"xxx")] = 0
    file = read_file("sent.zip", bytes(content))
    assert [sheet.name for sheet in file.sheets] == ["b.csv"]
    assert told(file) == ["not read: a.csv: it is damaged inside the archive (BadZipFile)"]


def test_when_nothing_can_be_read_the_archive_is_refused_with_a_reason():
    with pytest.raises(FileRefused, match=r"sent\.zip: none of its 2 files can be read; a\.pdf: this is a PDF"):
        read(("a.pdf", b"%PDF"), ("b.pdf", b"%PDF"))
    with pytest.raises(FileRefused, match="holds no files"):
        read()
    with pytest.raises(FileRefused, match="holds no files"):
        read(("folder/", b""), ("__MACOSX/._a", b"x"))


def test_what_computers_add_to_folders_is_left_out_and_told():
    file = read(("a.csv", CSV), ("__MACOSX/._a.csv", b"x"), (".DS_Store", b"x"), ("f/Thumbs.db", b"x"), ("~$police.docx", b"x"))
    assert told(file) == ["left out: 4 files that computers add to folders by themselves"]


def test_two_sheets_never_have_one_name():
    file = read(("a.xlsx", WORKBOOK), ("a.xlsx › Log", CSV))
    assert [sheet.name for sheet in file.sheets] == ["a.xlsx › Log", "a.xlsx › More", "a.xlsx › Log (2)"]


def test_two_members_of_one_name_are_refused():
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = archive(("a.csv", CSV), ("a.csv", CSV))
    with pytest.raises(FileRefused, match="two parts inside it have the same name"):
        read_file("sent.zip", content)


@pytest.mark.parametrize("name", ["/etc/a.csv", "../a.csv", "x/../../a.csv", "..\\a.csv", "C:\\a.csv", "\\\\server\\a.csv"])
def test_a_name_that_points_outside_is_refused(name: str):
    with pytest.raises(FileRefused, match="points outside the archive"):
        read(("a.csv", CSV), (name, CSV))


def test_more_files_than_are_read_are_refused():
    with pytest.raises(FileRefused, match="more than 200 files"):
        read(*((f"{number}.csv", CSV) for number in range(201)))


def test_a_password_is_told():
    content = bytearray(archive(("a.csv", CSV)))
    for place in (content.index(b"PK\x03\x04") + 6, content.index(b"PK\x01\x02") + 8):
        content[place] |= 1
    with pytest.raises(FileRefused, match="protected with a password"):
        read_file("sent.zip", bytes(content))


def test_sizes_beyond_the_limits_are_refused(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(FileRefused, match="more than 200 times its size"):
        read(("a.csv", CSV + b" " * 3_000_000))
    monkeypatch.setattr("dashboard.importers.readers.safety.MAX_UNPACKED", 50)
    with pytest.raises(FileRefused, match="unpacks to more than"):
        read(("a.csv", CSV), ("b.csv", CSV))


def test_a_damaged_archive_is_refused():
    content = archive(("a.csv", CSV))
    with pytest.raises(FileRefused, match="damaged"):
        read_file("sent.zip", content[:-30])


def test_a_bundle_is_the_same_bytes_in_whatever_order_its_files_come():
    files = [("b.csv", CSV), ("a.txt", NOTE)]
    assert bundle(files) == bundle(files[::-1])
    assert [sheet.name for sheet in read_file("sent.zip", bundle(files)).sheets] == ["a.txt › note", "b.csv"]


def test_a_package_never_unpacks_a_part_beyond_the_size_it_states():
    with pytest.raises(FileRefused, match="damaged"), packages.opened("sent.zip", archive(("a.txt", b"x" * 100_000)), damaged="damaged") as package:
        assert isinstance(package, Container)
        package.infolist()[0].file_size = 100
        package.read("a.txt")
