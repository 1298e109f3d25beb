"""Files as they really come, of every format and small, for spoiling. Everything in them is invented; the public samples are, too."""

import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path

from tests.importers.documents import across, document, merged
from tests.importers.old_workbooks import ods, xls, xlsb
from tests.importers.readers.test_dfe_json import CHILD as DFE_CHILD
from tests.importers.readers.test_xml_returns import CHILD as CIN_CHILD
from tests.importers.readers.test_xml_returns import census
from tests.importers.workbooks import text_file, xlsx

SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "samples"
"""Public files, where they have been fetched. The seeds do without."""
LARGEST_SAMPLE = 12_000

HEADINGS = ("Date", "Time", "Agency", "Source", "People", "Event", "Outcome", "Date known")
CHRONOLOGY = (
    HEADINGS,
    (date(2020, 12, 10), time(14, 30), "Police", "Log 7", "Mother; Child X1", "Called to the home. Mother said Child X1 was asleep.", "NFA", None),
    ("11/12/2020", "09:15", "School", "CPOMS", "Child X1", "Child X1 came in late and said \u201cI was up\u201d.", "Referral to CSC", "12/12/2020"),
    ("week of 14/12/2020", None, "Health visitor", "SystmOne", "Child X2", "Home visit, no reply; card left.", "No access", ""),
    ("Jan 2021", "", "CSC", "LCS", "MP", "Strategy discussion:\nthreshold met.", "S47", datetime(2021, 1, 4, 9, 0)),
    ("early March 2021", "", "Housing", "e-mail", "family", "Rent arrears of 1,204.50; notice served", 1204.5, ""),
    ("10.12.2020", "2.30pm", "police", "log", "Mo, PGM", "Police report: verbal argument, no injuries.", "nfa", "unknown"),
)
PEOPLE = (("Label", "Role", "Date of birth"), ("Child X1", "Child", date(2014, 3, 1)), ("Mother", "Mother", "1988"), ("MP", "mother's partner", ""))
NOTE = """Agency: Health visiting
Author: Worker 4
Date: 10 December 2020

Home visit to Mother and Child X1.
12/11/2020 - appointment missed, no reason given.
15 Nov 2020: telephone call to Mother, who denied any argument.
On 03/12/2020 Child X2 was seen at nursery; she was quiet.

Plan: visit again in the week of 14/12/2020.
"""
SSD = {
    "ssd_person.csv": (
        ("pers_person_id", "pers_sex", "pers_dob", "pers_common_child_id"), ("11", "F", "2014-01-02", ""), ("12", "M", "2016-05-06", "x")),
    "ssd_contacts.csv": (
        ("cont_contact_id", "cont_person_id", "cont_contact_date", "cont_contact_source_code", "cont_contact_outcome_json"),
        ("C1", "11", "2022-06-14", "1C", '{"OUTCOME_NEW_REFERRAL_FLAG": "Y"}'), ("C2", "12", "2022-07-01 00:00:00", "5A", "")),
    "ssd_cin_episodes.csv": (
        ("cine_referral_id", "cine_person_id", "cine_referral_date", "cine_cin_primary_need_code", "cine_close_date", "cine_close_reason"),
        ("R1", "11", "2022-06-15", "N1", "2022-12-01", "RC1"), ("R2", "12", "15/06/2022", "N4", "", "")),
    "ssd_cp_plans.csv": (
        ("cppl_cp_plan_id", "cppl_person_id", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date", "cppl_cp_plan_initial_category"),
        ("P1", "11", "2022-07-20", "2023-01-20", "NEG")),
}
EPISODES = (("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "DEC", "REC", "REASON_PLACE_CHANGE"),
            ("11", "01/08/2022", "S", "C2", "N1", "U4", "", "", ""), ("12", "05/08/2022", "S", "V2", "N1", "U6", "01/09/2022", "E4A", ""))


def _archive() -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, rows in SSD.items():
            package.writestr(f"extract/{name}", text_file(rows))
        package.writestr("extract/chronology.xlsx", xlsx({"Log": CHRONOLOGY}))
    return written.getvalue()


def _invented() -> Iterator[tuple[str, bytes]]:
    words = [[str(cell or "") for cell in row] for row in CHRONOLOGY]
    dated_once = [(None, *row[1:]) if number in (2, 3) else row for number, row in enumerate(CHRONOLOGY)]
    rows = [[*row[:5], "", *row[5:]] for row in words]
    yield "workbook.xlsx", xlsx({"Chronology": CHRONOLOGY, "People": PEOPLE, "Notes": [["see above"]]}, merged={"Chronology": ["A4:A6"]})
    yield "titled.xlsx", xlsx({"Log": [["Multi-agency chronology"], [], *CHRONOLOGY]}, merged={"Log": ["A1:H1", "C5:C7"]})
    yield "table.docx", document("Chronology of Family X", words)
    yield "two tables.docx", document("Agency: Police", [words[0], *words[1:4]], "Agency: School", [words[0], [across("School year", 8)], *words[4:]],
                                      "<w:tbl><w:tr>" + merged("a") + "</w:tr></w:tbl>")
    yield "note.docx", document(*NOTE.splitlines())
    yield "chronology.csv", text_file(CHRONOLOGY)
    yield "semicolons.csv", text_file(rows, delimiter=";", encoding="cp1252")
    yield "tabs.csv", text_file(CHRONOLOGY, delimiter="\t", encoding="utf-16")
    yield "note.txt", NOTE.encode()
    yield "ssd_contacts.csv", text_file(SSD["ssd_contacts.csv"])
    yield "episodes.csv", text_file(EPISODES)
    yield "extract.zip", _archive()
    yield "census.xml", census(CIN_CHILD, CIN_CHILD.replace("X1", "X2"))
    yield "day.json", json.dumps([DFE_CHILD, DFE_CHILD | {"la_child_id": "12"}]).encode()
    yield "old.xls", xls({"Log": dated_once}, merged=[(1, 3, 0)])
    yield "open.ods", ods({"Log": dated_once}, merged=[(1, 3, 0)])
    plain = [[str(cell) if isinstance(cell, time | datetime) else cell for cell in row] for row in dated_once]
    yield "binary.xlsb", xlsb(plain, merged=[(1, 3, 0)])


def _of_no_time(content: bytes) -> bytes:
    """A package without the times that its library wrote into it."""
    if not content.startswith(b"PK"):
        return content
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            inside = re.sub(rb"20\d\d-\d\d-\d\dT[\d:.]+", b"2020-01-01T00:00:00", _of_no_time(old.read(name)))
            new.writestr(zipfile.ZipInfo(name), inside, zipfile.ZIP_DEFLATED)
    return written.getvalue()


@cache
def invented() -> tuple[tuple[str, bytes], ...]:
    """(name, content) of one or more files of every format. Always the same bytes."""
    return tuple((name, _of_no_time(content)) for name, content in _invented())


@cache
def samples() -> tuple[tuple[str, bytes], ...]:
    files = sorted(path for path in SAMPLES.rglob("*") if path.suffix in (".csv", ".xml", ".json", ".xlsx"))
    return tuple((path.name, path.read_bytes()) for path in files if path.stat().st_size <= LARGEST_SAMPLE)
