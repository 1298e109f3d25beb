"""A finished file holds no protected value in any spelling that is looked for, wherever in the file it hides."""

from io import BytesIO
from random import Random
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from pypdf import PdfReader, PdfWriter

from dashboard.exporters.for_one import as_pdf
from dashboard.exporters.scan import found_in, scan
from dashboard.exporters.scan_parts import _RANDOM_ID
from dashboard.exporters.tables import as_csv
from data_models.paper_for_one import PageMarks, PaperForOne, PartForOne
from data_models.protected import ProtectedValue, ValueKind, values_in
from tests.assurance.canaries import FORMS, canary

ONE = canary(Random(7))  # noqa: S311 - a canary that can be made again
MARKS = PageMarks(marking="OFFICIAL-SENSITIVE", audience="Prepared for Father X", copy="BCDF-GHJK")


def pdf(*texts: str) -> bytes:
    part = PartForOne(heading="What is recorded", headings=("Date", "What is recorded"), rows=tuple(("1 May 2020", text) for text in texts))
    return as_pdf(PaperForOne(person="Father X", as_at="10 December 2020", parts=(part,)), MARKS, what_it_is="What it is.")


def docx(text: str, *, where: str) -> bytes:
    document = Document()
    if where == "text in pieces":
        paragraph = document.add_paragraph("Lives at ")
        for at in range(0, len(text), 3):
            paragraph.add_run(text[at:at + 3]).bold = bool(at % 2)
    elif where == "properties":
        document.core_properties.keywords = text
    elif where == "footer":
        document.sections[0].footer.paragraphs[0].text = text
    else:
        document.add_table(1, 1).cell(0, 0).text = text
    return saved(document)


def xlsx(text: str, *, where: str) -> bytes:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    if where == "hidden sheet":
        hidden = workbook.create_sheet("Kept")
        hidden["ZZ9"], hidden.sheet_state = text, "veryHidden"
    elif where == "remark":
        sheet["A1"].comment = Comment(text, "somebody")
    elif where == "defined name":
        workbook.defined_names["there"] = DefinedName("there", attr_text=f'"{text}"')
    else:
        sheet.title = "".join(sign for sign in text if sign.isalnum() or sign == " ")[:31]
    return saved(workbook)


def saved(made: object) -> bytes:
    content = BytesIO()
    made.save(content)  # type: ignore[attr-defined]
    return content.getvalue()


def zipped(name: str, content: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize("form", FORMS)
def test_every_spelling_is_found_in_a_pdf(form: str) -> None:
    hits = scan([("information.pdf", pdf(f"Nothing here. {FORMS[form](ONE)} and on."))], ONE.values())
    assert any(hit.value >= 0 for hit in hits), form
    assert all(ONE.street not in hit.place and ONE.street not in hit.kind for hit in hits)


def test_a_paper_without_them_passes() -> None:
    assert not scan([("information.pdf", pdf("Child X1 was seen at the door.", "47 weeks in close contact; 12 March."))], ONE.values())


@pytest.mark.parametrize(("name", "content"), [
    *((f"{where}.docx", docx(ONE.address, where=where)) for where in ("text in pieces", "properties", "footer", "table")),
    *((f"{where}.xlsx", xlsx(ONE.address, where=where)) for where in ("hidden sheet", "remark", "defined name", "name of a sheet")),
    ("rows.csv", as_csv(("Where",), ((ONE.address,),))),
    ("pack.zip", zipped("inner.zip", zipped("deep.docx", docx(ONE.address, where="table")))),
    ("pack.zip", zipped(f"{ONE.address}.txt", b"nothing")),
    (f"{ONE.address}.pdf", pdf("nothing")),
    ("page.html", f"<html><body><img alt='{ONE.address}'/></body></html>".encode()),
])
def test_every_part_of_a_file_is_read(name: str, content: bytes) -> None:
    assert any(hit.value == 0 for hit in scan([(name, content)], ONE.values()))


def test_what_stands_in_a_pdf_outside_its_pages_is_read() -> None:
    for hide in ("title", "file", "bookmark"):
        writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf("nothing"))))
        if hide == "title":
            writer.add_metadata({"/Subject": ONE.address})
        elif hide == "file":
            writer.add_attachment("notes.txt", ONE.address.encode())
        else:
            writer.add_outline_item(title=ONE.address, page_number=0)
        out = BytesIO()
        writer.write(out)
        assert any(hit.value == 0 for hit in scan([("information.pdf", out.getvalue())], ONE.values())), hide


@pytest.mark.parametrize(("name", "content"), [
    ("a.pdf", b"%PDF-1.7 broken"), ("a.zip", b"PK\x03\x04 broken"), ("a.bin", bytes(range(256))),
    ("a.zip", zipped("chart.png", b"\x89PNG\r\n\x1a\n\0\0")),
])
def test_what_cannot_be_read_refuses_the_paper(name: str, content: bytes) -> None:
    assert any(hit.kind == "a part that cannot be read" for hit in scan([(name, content)], ()))


def test_the_words_of_a_row_that_is_not_told_are_found_and_those_of_one_that_is_are_not() -> None:
    row = "Seen by the door of the flat with two bags and no coat at all."
    kept_in = (ProtectedValue(ValueKind.ROW, row),)
    assert scan([("a.pdf", pdf(row))], kept_in)
    assert not scan([("a.pdf", pdf(row))], kept_in, told=(row,))


def test_a_label_is_found_as_whole_words_only() -> None:
    kept_in = (ProtectedValue(ValueKind.LABEL, "Child X1"),)
    assert found_in("Child  X1 was seen", kept_in)
    assert not found_in("Child X10 was seen", kept_in)


def test_a_number_to_reach_somebody_refuses_the_paper_whosever_it_is() -> None:
    for text in ("ring 01632 960 001", "write to a.b@example.org", "at ZX1 2AB"):
        assert scan([("a.pdf", pdf(text))], ())


def test_values_are_read_from_rows_as_they_are_written() -> None:
    found = {value.kind for value in values_in(
        f"Moved to {ONE.address}, {ONE.postcode}; {ONE.phone}; {ONE.email}; car {ONE.vehicle}; {ONE.three_words}; at {ONE.school} with {ONE.name}.")}
    assert found >= {ValueKind.ADDRESS, ValueKind.POSTCODE, ValueKind.PHONE, ValueKind.EMAIL, ValueKind.VEHICLE, ValueKind.THREE_WORDS,
                     ValueKind.PLACE, ValueKind.NAME}


def test_a_value_is_never_said_when_it_is_shown() -> None:
    assert ONE.street not in repr(ONE.values())


def test_what_tells_one_file_from_another_by_chance_is_no_postcode() -> None:
    def properties(identity: str) -> bytes:
        return f'<x xmlns:xmpMM="m"><xmpMM:InstanceID>{identity}</xmpMM:InstanceID><a>Title</a></x>'.encode()

    assert _RANDOM_ID.findall(properties("fUHb3pYv/BN1+1AA+geLmA==")) == [b"fUHb3pYv/BN1+1AA+geLmA=="]
    assert _RANDOM_ID.sub(b"", properties("fUHb3pYv/BN1+1AA+geLmA==")).count(b"BN1") == 0
    assert not _RANDOM_ID.findall(properties("12 High Street, BN1 1AA")), "words stay where they are searched"
