"""The XML of statutory returns: every block a row, nothing lost, nothing fetched, and a sentence for everything that is not read."""

import pytest

from dashboard.errors import FileRefused
from dashboard.importers.readers import xml_returns
from dashboard.importers.readers.raw import RawSheet
from dashboard.importers.readers.xml_returns import read_xml_return
from dashboard.importers.structured import xml_blocks

HEADER = "<Header><CollectionDetails><Collection>CIN</Collection><Year>{year}</Year><ReferenceDate>{day}</ReferenceDate></CollectionDetails></Header>"
CHILD = """<Child>
<ChildIdentifiers><LAchildID>X1</LAchildID><UPN>A1</UPN><PersonBirthDate>2015-03-27</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>HAND</Disability><Disability>HEAR</Disability></Disabilities></ChildCharacteristics>
<CINdetails><CINreferralDate>2022-10-06</CINreferralDate>
<Assessments><AssessmentActualStartDate>2022-10-07</AssessmentActualStartDate>
<FactorsIdentifiedAtAssessment><AssessmentFactors>1C</AssessmentFactors><AssessmentFactors>6B</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
<ReferralNFA>0</ReferralNFA>
<ChildProtectionPlans><CPPstartDate>2022-11-01</CPPstartDate>
<Reviews><CPPreviewDate>2023-01-01</CPPreviewDate><CPPreviewDate>2023-06-01</CPPreviewDate></Reviews></ChildProtectionPlans>
<PreProceedingsandFGDM><PPStartDate>2026-09-09</PPStartDate><PPOutcome>A</PPOutcome></PreProceedingsandFGDM></CINdetails>
<CINdetails><CINreferralDate>2023-10-06</CINreferralDate><Section47><S47ActualStartDate>2023-10-08</S47ActualStartDate></Section47></CINdetails>
</Child>"""


def census(*children: str, year: str = "2026", day: str = "2026-03-31", more: str = "", prolog: str = "") -> bytes:
    return f"{prolog}<Message>{HEADER.format(year=year, day=day)}{more}<Children>{''.join(children)}</Children></Message>".encode()


def read(content: bytes) -> dict[str, RawSheet]:
    return {sheet.name: sheet for sheet in read_xml_return("return.xml", content)[1]}


def rows(sheet: RawSheet) -> list[dict[str, object]]:
    headings = [str(cell) for cell in sheet.rows[0].cells]
    return [{name: cell for name, cell in zip(headings, row.cells, strict=True) if cell is not None} for row in sheet.rows[1:]]


def refusal(content: bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        read_xml_return("return.xml", content)
    return str(refused.value)


def test_every_block_of_the_census_is_a_row_under_the_flat_tables_headings() -> None:
    assert read_xml_return("return.xml", census(CHILD))[0] == "cin_xml"
    sheets = read(census(CHILD))
    assert {name: len(sheet.rows) - 1 for name, sheet in sheets.items()} == {
        "ChildIdentifiers": 1, "ChildCharacteristics": 1, "Disabilities": 2, "CINdetails": 2, "Assessments": 1, "Section47": 1,
        "ChildProtectionPlans": 1, "Reviews": 2, "PreProceedings": 1}
    assert sheets["Section47"].layout == "cin.Section47"
    assert rows(sheets["Assessments"]) == [
        {"LAchildID": "X1", "CINdetailsID": "1", "AssessmentActualStartDate": "2022-10-07", "AssessmentFactors": "1C; 6B"}]
    assert rows(sheets["Section47"])[0]["CINdetailsID"] == "2"
    assert [row["CPPreviewDate"] for row in rows(sheets["Reviews"])] == ["2023-01-01", "2023-06-01"]
    assert rows(sheets["PreProceedings"])[0]["PPOutcome"] == "A"
    assert rows(sheets["CINdetails"])[0]["ReferralNFA"] == "0"


def test_a_row_is_numbered_by_its_line_and_two_on_one_line_by_the_next_number() -> None:
    sheets = read(census(CHILD))
    assert [row.number for row in sheets["CINdetails"].rows] == [0, 4, 11]
    assert [row.number for row in sheets["Reviews"].rows] == [0, 9, 10]


def test_sex_and_gender_of_different_years_are_both_columns() -> None:
    older = CHILD.replace("<Sex>F</Sex>", "<GenderCurrent>2</GenderCurrent>")
    assert [row.get("GenderCurrent") or row.get("Sex") for row in rows(read(census(older, CHILD))["ChildIdentifiers"])] == ["2", "F"]


def test_stray_text_and_elements_that_are_not_known_are_kept_with_their_row() -> None:
    odd = CHILD.replace("<UPN>A1</UPN>", "<UPN>A1</UPN>stray<New><Deep>7</Deep></New>").replace("\n</Child>", "\nlost?<Later>1</Later></Child>")
    row, = rows(read(census(odd))["ChildIdentifiers"])
    assert row[xml_blocks.STRAY] == "lost?; stray"
    assert (row["New/Deep"], row["Later"]) == ("7", "1")


def test_empty_elements_are_blank_and_a_child_without_identifiers_is_still_a_row() -> None:
    empty = "<Child><CINdetails><CINreferralDate/><Assessments><FactorsIdentifiedAtAssessment/></Assessments></CINdetails></Child>"
    sheets = read(census(empty))
    assert {name: rows(sheet) for name, sheet in sheets.items()} == {
        "ChildIdentifiers": [{}], "CINdetails": [{"CINdetailsID": "1"}], "Assessments": [{"CINdetailsID": "1"}]}


def test_the_header_is_told_and_where_it_contradicts_itself() -> None:
    notes = [text for _, text in read(census(CHILD, year="2023", day="2024-03-28"))["ChildIdentifiers"].notes]
    assert notes == [
        "the header says: CIN, year 2023, reference date 2024-03-28, authority not given",
        "the header says year 2023 and reference date 2024-03-28: one of the two is wrong",
        "the reference date 2024-03-28 is not the last day of a census year, 31 March"]


def test_parts_beside_the_children_that_are_not_known_are_told() -> None:
    notes = [text for _, text in read(census(CHILD, more="<Extra><A>1</A></Extra>"))["ChildIdentifiers"].notes]
    assert "parts of the file that are not known were not read: Extra" in notes


def test_a_namespace_comments_and_another_encoding_make_no_difference() -> None:
    spaced = census(CHILD).replace(b"<Message>", b'<Message xmlns="urn:x"><!-- note -->')
    assert len(read(spaced)["CINdetails"].rows) == 3
    utf_16 = ('<?xml version="1.0" encoding="UTF-16"?>' + census(CHILD).decode()).encode("utf-16")
    assert len(read(utf_16)["CINdetails"].rows) == 3


def test_the_looked_after_return_is_read_as_its_modules() -> None:
    content = b"""<?xml version='1.0' encoding='us-ascii'?>
<EXPSSDA903><CHILD><HEADER><CHILDID>7</CHILDID><SEX>2</SEX><DOB>28/07/2010</DOB><UASC>1</UASC><DUC>28/07/2028</DUC><IN_TOUCH>YES</IN_TOUCH>
<AREVIEW><REVIEW>27/09/2015</REVIEW><REVIEW_CODE>PN0</REVIEW_CODE></AREVIEW><AMISSING><MISSING>M</MISSING><MIS_START>1/1/2016</MIS_START></AMISSING>
<PERMANENCE><PREV_PERM>Z1</PREV_PERM></PERMANENCE><OC2><SDQ_SCORE>21</SDQ_SCORE></OC2></HEADER>
<EPISODE><DECOM>06/01/2017</DECOM><LS>J3</LS><PL>R5</PL></EPISODE></CHILD></EXPSSDA903>"""
    assert read_xml_return("return.xml", content)[0] == "ssda903_xml"
    sheets = read(content)
    assert list(sheets) == ["header", "episodes", "reviews", "missing", "oc2", "oc3", "uasc", "previous_permanence"]
    assert rows(sheets["episodes"]) == [{"CHILD": "7", "DOB": "28/07/2010", "DECOM": "06/01/2017", "LS": "J3", "PLACE": "R5"}]
    assert rows(sheets["uasc"]) == [{"CHILD": "7", "DOB": "28/07/2010", "SEX": "2", "DUC": "28/07/2028"}]
    assert rows(sheets["header"]) == [{"CHILD": "7", "DOB": "28/07/2010", "SEX": "2", "UASC": "1"}]


@pytest.mark.parametrize("prolog", [
    "<!DOCTYPE Message>", "<!DOCTYPE Message SYSTEM 'http://example.invalid/x.dtd'>", "<!doctype Message>",
    "<!DOCTYPE Message [<!ENTITY a 'b'>]>", "<!DOCTYPE m [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
])
def test_a_document_type_is_refused_before_anything_is_parsed(prolog: str) -> None:
    for content in (census(CHILD, prolog=prolog), census(CHILD, prolog=prolog).decode().encode("utf-16")):
        assert "declares a document type or entities" in refusal(content)


def test_an_encoding_that_could_hide_a_document_type_is_refused() -> None:
    assert "its encoding UTF-7 is not read" in refusal(census(CHILD, prolog='<?xml version="1.0" encoding="UTF-7"?>'))


def test_other_xml_is_refused_by_the_name_of_its_root() -> None:
    assert 'this is XML with the root "html", which is not read' in refusal(b"<html><body/></html>")
    assert "it holds no child" in refusal(b"<Message><Header/></Message>")


def test_damaged_xml_is_refused_at_the_line_of_the_damage() -> None:
    message = refusal(census(CHILD.replace("</PPStartDate>", "</<PPStartDate>")))
    assert "return.xml, row 10: the XML is damaged here" in message
    for content in (b"", b"<", b"<Message", b"\x00\x01", census(CHILD)[:-40]):
        assert "damaged" in refusal(content) or "no child" in refusal(content)


def test_a_return_nested_without_end_or_with_too_many_blocks_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "damaged" in refusal(b"<Message>" + b"<a>" * 100_000)
    monkeypatch.setattr(xml_blocks, "MAX_BLOCKS", 5)
    assert "more than 5 blocks" in refusal(census(CHILD))
    monkeypatch.setattr(xml_returns, "MAX_ELEMENTS", 10)
    assert "more than 10 elements" in refusal(census(CHILD))


def test_a_return_with_more_kinds_of_elements_than_any_has_is_refused() -> None:
    many = "".join(f"<x{place}>1</x{place}>" for place in range(600))
    assert "far more kinds of elements" in refusal(census(CHILD.replace("<UPN>A1</UPN>", many)))
