"""Twelve files in three formats, 2,000 rows in all, as a family's agencies would send them: one invented family, split."""

from pathlib import Path

from sample_data.files import SampleFile, Sheet, write
from sample_data.generator import family_files

FORMATS = ("xlsx", "docx", "csv")
IN_TWO_FILES = ("Police", "School", "Children's social care")
TITLE = "Invented for load tests; nobody is described here"


def twelve_files(folder: Path, *, entries: int = 2000) -> list[Path]:
    """Eleven chronologies by agency, and the core records, in the order a person would bring them."""
    core, chronology = family_files(7, entries=entries)
    sheet, = chronology.sheets
    agency = list(sheet.headings[0]).index("Agency")
    by_agency: dict[str, list[list[object]]] = {}
    for row in sheet.rows:
        by_agency.setdefault(str(row[agency]), []).append(list(row))
    parts: list[tuple[str, list[list[object]]]] = []
    for name, rows in by_agency.items():
        half = len(rows) // 2 if name in IN_TWO_FILES else len(rows)
        parts.append((name, rows[:half]))
        if half < len(rows):
            parts.append((f"{name} earlier", rows[half:]))
    files = [core, *(_file(name, rows, sheet, place) for place, (name, rows) in enumerate(parts))]
    return write(files, folder)


def _file(name: str, rows: list[list[object]], sheet: Sheet, place: int) -> SampleFile:
    kind = FORMATS[place % len(FORMATS)]
    stem = name.lower().replace("'", "").replace(" ", "_")
    return SampleFile(name=f"{stem}.{kind}", sheets=(
        Sheet(name="Chronology" if kind == "xlsx" else "", titles=((TITLE,),), headings=sheet.headings, rows=rows),  # type: ignore[arg-type]
    ))
