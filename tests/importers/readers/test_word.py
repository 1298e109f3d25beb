"""Word documents: tables as sheets, cells under their headings, and a word on everything that was not read."""

import zipfile
from io import BytesIO

import pytest

from dashboard.errors import FileRefused
from dashboard.importers.readers.raw import RawSheet
from dashboard.importers.readers.word import read_document
from tests.importers.documents import across, cell, document, merged, row, run, table
from tests.importers.workbooks import facts, outcomes, prepared, with_parts

HEADINGS = ("Date", "Event", "Source")
SEEN = ("1/2/2020", "Seen at home", "Diary")
GRID = '<w:tblGrid><w:gridCol w:w="10"/><w:gridCol w:w="10"/><w:gridCol w:w="10"/></w:tblGrid>'


def sheets(*blocks: object) -> tuple[RawSheet, ...]:
    return read_document("sent.docx", document(*blocks))  # type: ignore[arg-type]


def rows(sheet: RawSheet) -> list[tuple[int, tuple[object, ...]]]:
    return [(row.number, row.cells) for row in sheet.rows]


def of_xml(*rows_of_xml: str) -> list[tuple[int, tuple[object, ...]]]:
    return rows(sheets(f"<w:tbl><w:tblPr/>{GRID}{''.join(rows_of_xml)}</w:tbl>")[0])


def test_each_table_is_a_sheet_with_rows_numbered_by_their_place_in_it():
    one, two = sheets([HEADINGS, SEEN], "More", [HEADINGS, ("", "", ""), ("3/2/2020", "Left", "")])
    assert (one.name, rows(one)) == ("table 1", [(1, HEADINGS), (2, SEEN)])
    assert (two.name, rows(two)[1:]) == ("table 2", [(1, HEADINGS), (3, ("3/2/2020", "Left"))])


def test_a_date_merged_down_dates_every_row_that_says_something():
    assert of_xml(
        row(*HEADINGS), row(merged("1/2/2020"), "Seen", "Diary"), row(merged(down=False), "Left", ""), row(merged(down=False), "", ""),
        row("2/2/2020", "Back", ""), row(merged(down=False), "Ill", ""),
    )[1:] == [(2, ("1/2/2020", "Seen", "Diary")), (3, ("1/2/2020", "Left")), (5, ("2/2/2020", "Back")), (6, ("2/2/2020", "Ill"))]


def test_a_cell_merged_across_keeps_the_others_under_their_headings():
    assert of_xml(row(*HEADINGS), row(across("1/2/2020", 2), "Diary"), row(across("All three", 3)))[1:] == [
        (2, ("1/2/2020", None, "Diary")), (3, ("All three",))]


def test_dragged_borders_do_not_move_cells_to_other_headings():
    dragged = row("1/2/2020", across("Seen at home", 4), across("Diary", 2))
    assert of_xml(row(across("Date", 2), across("Event", 3), across("Source", 2)), dragged)[1] == (2, SEEN)


def test_a_row_with_a_cell_left_out_at_its_start_begins_further_right():
    late = row("Seen at home", "Diary", about='<w:gridBefore w:val="1"/>')
    assert of_xml(row(*HEADINGS), late)[1] == (2, (None, "Seen at home", "Diary"))


def test_headings_over_two_rows_keep_their_columns():
    upper = row(across("Date", 2), merged("Event"))
    content = document(f"<w:tbl><w:tblPr/>{GRID}{upper}{row('From', 'To', merged(down=False))}{row('1/2/2020', '3/2/2020', 'Away')}</w:tbl>")
    fact, = facts(prepared(content, name="police.docx"))
    assert (str(fact["happened_from"]), str(fact["happened_to"]), fact["description"]) == ("2020-02-01", "2020-02-03", "Away")


def test_line_breaks_and_paragraphs_in_a_cell_are_lines():
    inside = f"<w:p>{run('Seen')}<w:r><w:br/></w:r>{run('at home')}</w:p><w:p>{run('Well')}</w:p>"
    assert of_xml(row(*HEADINGS), row("1/2/2020", cell(inside=inside), ""))[1][1][1] == "Seen\nat home\nWell"


def test_a_table_within_a_cell_is_kept_as_its_text():
    inside = f"<w:p>{run('Weights')}</w:p>{table([('Jan', '5 kg'), ('Feb', '6 kg')])}<w:p/>"
    assert of_xml(row(*HEADINGS), row("1/2/2020", cell(inside=inside), ""))[1][1][1] == "Weights\nJan | 5 kg\nFeb | 6 kg"


def test_text_boxes_are_read_once_where_they_stand():
    box = f"<w:txbxContent><w:p>{run('In the box')}</w:p></w:txbxContent>"
    both = f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>'
    inside = f"<w:p><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>{run('Seen')}</w:p>"
    assert of_xml(row(*HEADINGS), row("1/2/2020", cell(inside=inside), ""))[1][1][1] == "In the box\nSeen"


def test_rows_and_cells_within_content_controls_are_read_and_their_prompts_are_not():
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click or tap to enter text.')}</w:sdtContent></w:sdt>"
    held = row("1/2/2020", cell("Seen"), cell(inside=f"<w:p>{prompt}</w:p>"))
    assert of_xml(row(*HEADINGS), f"<w:sdt><w:sdtPr/><w:sdtContent>{held}</w:sdtContent></w:sdt>")[1] == (2, ("1/2/2020", "Seen"))


def test_a_field_is_read_as_what_it_shows():
    start, shown = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate"))
    inside = f"<w:p>{start}<w:r><w:instrText> DATE </w:instrText></w:r>{shown}{run('1/2/2020')}</w:p>"
    assert of_xml(row(*HEADINGS), row(cell(inside=inside), "Seen", ""))[1] == (2, ("1/2/2020", "Seen"))


def test_inserted_text_is_read_deleted_text_is_not_and_it_is_told():
    changed = '<w:p><w:ins w:id="1" w:author="x">{}</w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>Not this</w:delText></w:r></w:del></w:p>'
    gone = row("2/2/2020", "Struck out", "", about='<w:del w:id="3" w:author="x"/>')
    sheet, = sheets(table([HEADINGS, ("1/2/2020", cell(inside=changed.format(run("Seen"))), "")]).replace("</w:tbl>", f"{gone}</w:tbl>"))
    assert rows(sheet)[1:] == [(2, ("1/2/2020", "Seen"))]
    assert set(sheet.notes) == {
        (2, "tracked changes: inserted text was read, deleted text was not"), (3, "this row was deleted with tracked changes, so it was not read")}


def test_what_is_not_read_in_many_rows_is_told_once():
    noted = cell(inside=f'<w:p>{run("Seen")}<w:r><w:commentReference w:id="0"/></w:r></w:p>')
    sheet, = sheets([HEADINGS, *[("1/2/2020", noted, "")] * 12])
    assert sheet.notes == ((0, "comments in the margin were not read (rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more)"),)


def test_numbers_that_word_adds_by_itself_are_told():
    counted = cell(inside='<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>')
    sheet, = sheets([("Seq", *HEADINGS), (counted, *SEEN)])
    assert sheet.notes == ((2, "numbers that Word adds by itself (automatic numbering) are not text in the file, so they were not read"),)


def test_a_line_above_a_table_says_whose_rows_they_are_also_for_later_tables():
    content = document("Chronology for a conference", "Agency: Police", [HEADINGS, SEEN], "2021", [HEADINGS, ("1/2/2021", "Left", "Diary")])
    assert [fact["agency"] for fact in facts(prepared(content, name="sent.docx"))] == ["police", "police"]
    nearer = document("Agency: Police", [HEADINGS, SEEN], "Agency: School", [HEADINGS, ("1/2/2021", "Left", "Diary")])
    assert [fact["agency"] for fact in facts(prepared(nearer, name="sent.docx"))] == ["police", "school"]


def test_a_form_above_the_table_says_whose_rows_they_are_and_is_accounted_for():
    result = prepared(document([("Agency:", "Police"), ("Period", "2020")], "Entries", [HEADINGS, SEEN]), name="sent.docx")
    assert [fact["agency"] for fact in facts(result)] == ["police"]
    assert outcomes(result)[:2] == [(number, "rejected", "the sheet has no headings that are known") for number in (1, 2)]


def test_what_stands_above_a_table_is_told_and_not_counted():
    result = prepared(document("Chronology", [HEADINGS, SEEN]), name="police.docx")
    assert outcomes(result) == [(2, "loaded", "")]
    assert "table 1" in {note.sheet for note in result.notes if note.text == "above the headings: Chronology"}


def test_a_box_around_text_is_not_a_table():
    one, = sheets([("Agency: Police",)], [HEADINGS, SEEN])
    assert (one.name, one.rows[0].cells) == ("table 2", ("Agency: Police", "Agency: Police"))


def test_a_table_that_was_split_off_goes_on_under_the_headings_of_the_first():
    one, = sheets([HEADINGS, SEEN], "", [("2/2/2020", "Left", ""), ("3/2/2020", "Back", "")])
    assert [number for number, _ in rows(one)] == [1, 2, 3, 4]
    assert one.notes == ((3, "table 2 has no headings of its own, so it was read as going on from table 1"),)


def test_headings_repeated_on_each_page_are_told_as_what_they_are():
    assert outcomes(prepared(document([HEADINGS, SEEN, HEADINGS, ("2/2/2020", "Left", "")]), name="police.docx")) == [
        (2, "loaded", ""), (3, "rejected", "the headings repeated"), (4, "loaded", "")]


def test_a_table_of_the_family_before_the_chronology_is_taken_in_as_people():
    result = prepared(document([("Person", "Role", "Born"), ("Child X1", "child", "4/3/2010")], "Record", [HEADINGS, SEEN]), name="police.docx")
    assert [row.facts[0][0].sheet for row in result.rows] == ["People", "Chronology"]


def test_a_table_of_the_family_in_other_words_is_rejected_row_by_row():
    result = prepared(document([("Who", "Tie", "Home"), ("Child X1", "son", "yes")], "Record", [HEADINGS, SEEN]), name="police.docx")
    assert [(row.sheet, row.outcome) for row in result.rows] == [("table 1", "rejected"), ("table 1", "rejected"), ("table 2", "loaded")]


def test_the_columns_of_chronolator_are_read():
    headings = ("Seq", "Start Date", "Start Time", "End Date", "End Time", "Source of Information", "Event", "Our view")
    result = prepared(document([headings, ("1", "1/2/2020", "09:15", "2/2/2020", "10:00", "Diary", "Away", "Worrying")]), name="police.docx")
    fact, = facts(result)
    assert {name: str(fact[name]) for name in ("event_ref", "happened_from", "happened_to", "time_raw", "source_of_information", "description")} == {
        "event_ref": "1", "happened_from": "2020-02-01", "happened_to": "2020-02-02", "time_raw": "09:15 to 10:00",
        "source_of_information": "Diary", "description": "Away"}
    assert fact["extra_json"] == '{"Our view": "Worrying"}'


def test_prose_beside_the_tables_is_told():
    sheet, = sheets("x" * 300, [HEADINGS, SEEN], "An afterthought", "And another")
    assert [text for _, text in sheet.notes] == [
        "2 paragraphs of text outside the tables were not read", "a paragraph outside the tables was not read"]


def test_headers_and_embedded_files_are_told():
    content = with_parts(document([HEADINGS, SEEN]), {
        "word/header1.xml": document_part("Police"), "word/header2.xml": document_part(""), "word/embeddings/sheet.bin": b"x"})
    assert [text for _, text in read_document("sent.docx", content)[0].notes] == [
        "the text at the top and bottom of the pages (headers and footers) was not read",
        "a file embedded in the document was not read; save it as a file of its own and import that"]


def document_part(text: str) -> bytes:
    return f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p>{run(text)}</w:p></w:hdr>'.encode()


def test_a_document_of_paragraphs_is_a_note():
    lines = ("Safeguarding note", "Logged by: Duty worker", "Date: 14 February 2026", "The child is well.")
    note, = sheets(*lines, "13 February: a quarrel was reported.")
    assert note.name == "note"
    assert [row.cells[0] for row in note.rows[-2:]] == ["14 February 2026", "13 February"]


def test_a_form_is_read_as_a_note():
    form = [("Date:", "14 February 2026"), ("Completed by:", "Duty worker"), ("What happened", "A quarrel was reported on 13 February.")]
    note, = sheets("Referral", form)
    assert note.rows[-1].cells[:5] == ("14 February 2026", None, None, "What happened: A quarrel was reported on 13 February.", "Duty worker")


def test_a_table_whose_headings_nobody_knows_stays_a_table_for_a_mapping():
    content = document([("When it was", "What it was", "Who said so"), *[("1/2/2020", "Seen", "Diary")] * 3])
    assert read_document("sent.docx", content)[0].name == "table 1"
    with pytest.raises(FileRefused, match="no heading row found"):
        prepared(content, name="sent.docx")


def test_a_document_without_text_is_refused():
    with pytest.raises(FileRefused, match="the file is empty"):
        read_document("sent.docx", document())
    with pytest.raises(FileRefused, match="holds only pictures"):
        read_document("sent.docx", with_parts(document(), {"word/media/image1.png": b"x"}))


def main_part(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read("word/document.xml").decode()


GOOD = document([HEADINGS, SEEN])


def test_a_strict_document_and_a_numbered_main_part_are_read():
    strict = main_part(GOOD).replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert rows(read_document("a.docx", with_parts(GOOD, {"word/document.xml": strict.encode()}))[0])[1] == (2, SEEN)


def test_a_link_to_a_picture_that_is_missing_does_not_matter():
    link = '<Relationship Id="rId99" Target="NULL" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    part = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(BytesIO(GOOD)) as archive:
        changed = archive.read(part).replace(b"</Relationships>", link.encode())
    assert rows(read_document("a.docx", with_parts(GOOD, {part: changed}))[0])[1] == (2, SEEN)


@pytest.mark.parametrize(("changed", "words"), [
    ({"word/vbaProject.bin": b"x"}, "Word document with macros (.docm), which is not read; in Word save it as .docx"),
    ({"[Content_Types].xml": b"<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>"}, "macros"),
    ({"word/document.xml": b"<w:document"}, "the Word document is damaged"),
    ({"word/document.xml": b"<x/>"}, "the Word document is damaged"),
    ({"word/document.xml": b"<x>" * 2000 + b"</x>" * 2000}, "the Word document is damaged"),
    ({"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}, "DOCTYPE"),
    ({"word/document.xml": b"<x>" + b" " * 4_000_000 + b"</x>"}, "unpacks to more than 200 times its size"),
])
def test_a_document_that_is_unsafe_or_damaged_is_refused(changed: dict[str, bytes], words: str):
    with pytest.raises(FileRefused) as refused:
        read_document("sent.docx", with_parts(GOOD, changed))  # type: ignore[arg-type]
    assert words in str(refused.value)


@pytest.mark.parametrize("cells", [[across("x", 10**9), "y"], ["x"] * 501])
def test_more_columns_than_are_read_are_refused_by_row(cells: list[str]):
    with pytest.raises(FileRefused, match=r"sent\.docx, sheet table 1, row 2: this row has more than 500 columns"):
        sheets([HEADINGS, cells])


def test_more_rows_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dashboard.importers.readers.word_tables.MAX_ROWS", 10)
    with pytest.raises(FileRefused, match="sheet table 1: it has more than 10 rows"):
        sheets([HEADINGS, *[SEEN] * 20])
