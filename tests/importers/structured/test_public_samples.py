"""Every public sample of a structured format: taken in with its reconciliation, or refused with a sentence that says why.

The samples stand beside the repository where there are any; ``pytest -s`` prints the table.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dashboard.errors import FileRefused
from dashboard.importers.readers.dfe_json import read_dfe_json
from dashboard.importers.readers.raw import RawFile
from dashboard.importers.readers.reading import read_file
from dashboard.importers.readers.xml_returns import read_xml_return
from dashboard.importers.rows.prepare import prepare_sheets
from dashboard.importers.rows.prepared import Prepared
from dashboard.importers.rows.sheet_rows import Stated
from dashboard.importers.structured import contradictions, layout_of
from dashboard.importers.structured.bundle import Bundle

SAMPLES = Path(__file__).resolve().parents[3].parent / "shared" / "samples"
TODAY = date(2026, 11, 24)
NOT_READ = ("school_census", "family-context", "sen-validator")
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the public samples are not here")


def files() -> list[Path]:
    return sorted(path for path in SAMPLES.rglob("*") if path.suffix in (".csv", ".xml", ".json", ".xlsx")) if SAMPLES.is_dir() else []


@cache
def raw(path: Path) -> RawFile:
    content = path.read_bytes()
    if path.suffix in (".xml", ".json"):
        file_format, sheets = (read_xml_return if path.suffix == ".xml" else read_dfe_json)(path.name, content)
        return RawFile(path.name, file_format, "", sheets)
    return read_file(path.name, content)


def everybody(file: RawFile) -> dict[tuple[str, str], str]:
    """Every child of a file, as if all were linked to one family."""
    sheets = [replace(sheet, layout=layout_of(sheet, file=file.name)) for sheet in file.sheets]
    bundle = Bundle([sheet for sheet in sheets if sheet.layout], Stated(file=file.name, today=TODAY))
    numbers = dict.fromkeys(number for line in bundle.lines() if (number := bundle.child_id(line)))
    return {("la_child_id", number): f"Child {place}" for place, number in enumerate(numbers, start=1)}


def taken(path: Path, linked: dict[tuple[str, str], str]) -> Prepared:
    return prepare_sheets(raw(path), Stated(file=path.name, today=TODAY, identifiers=linked, family_labels=tuple(linked.values())))


@dataclass(frozen=True)
class Result:
    path: Path
    sentence: str = ""
    prepared: Prepared | None = None


@cache
def results(*, linked: bool) -> tuple[Result, ...]:
    def found() -> Iterator[Result]:
        for path in files():
            try:
                yield Result(path, prepared=taken(path, everybody(raw(path)) if linked else {}))
            except FileRefused as refused:
                yield Result(path, sentence=str(refused))

    return tuple(found())


def test_every_sample_comes_in_with_its_reconciliation_or_is_refused_with_a_sentence() -> None:
    assert len(files()) > 80
    for linked in (False, True):
        for result in results(linked=linked):
            if result.prepared is None:
                print(f"{result.path.name}: refused: {result.sentence.removeprefix(f'{result.path.name}: ')}")  # noqa: T201 - the table
                assert len(result.sentence) > len(result.path.name) + 30
                continue
            total = result.prepared.reconciliation().total
            print(f"{result.path.name}: {total.read} = {total.loaded} loaded + {total.duplicate} duplicate + {total.rejected} rejected")  # noqa: T201
            assert total.read == total.loaded + total.duplicate + total.rejected > 0
            assert all(row.reason for row in result.prepared.rows if row.outcome != "loaded")
            assert all(row.facts for row in result.prepared.rows if row.outcome == "loaded")


def test_a_whole_councils_return_is_refused_for_a_family_and_a_familys_own_is_not() -> None:
    sentences = {result.path.name: result.sentence for result in results(linked=False)}
    assert "none is linked to this family" in sentences["fake_CIN_data.xml"]
    assert "none is linked to this family" in sentences["Annex_A.xlsx"]
    assert sentences["CIN_Census_2024.xml"] == ""
    assert sentences["sample_child_payload.json"] == ""


def test_layouts_that_are_not_read_are_named() -> None:
    named = [result for result in results(linked=True) if any(part in str(result.path) for part in NOT_READ) and "rules" not in result.path.name]
    assert len(named) > 10
    assert all("not read" in result.sentence for result in named)


def test_all_others_come_in_once_their_children_are_linked() -> None:
    refused = {result.path.name for result in results(linked=True) if result.sentence and not any(part in str(result.path) for part in NOT_READ)}
    assert refused <= {"annex a send validation rules.xlsx"}


def test_the_census_and_its_flat_copy_agree_but_for_one_field_and_that_is_listed() -> None:
    by_name = {path.name: path for path in files()}
    census, flat, people = (by_name[name] for name in ("fake_CIN_data.xml", "CINdetails.csv", "ChildIdentifiers.csv"))
    whole = taken(census, everybody(raw(census)))
    found = contradictions(whole, taken(flat, everybody(raw(flat))), today=TODAY)
    assert found.compared == 101
    assert Counter(one.field for one in found.contradictions) == {"ReferralNFA": 101}
    assert {(one.first, one.second) for one in found.contradictions} == {("true", "FALSE")}
    same = contradictions(whole, taken(people, everybody(raw(people))), today=TODAY)
    assert (same.compared, same.contradictions) == (332, ())


def test_one_child_in_two_lists_of_annex_a_is_one_member() -> None:
    annex = next(path for path in files() if path.name == "Annex_A.xlsx")
    prepared = taken(annex, {("la_child_id", "6537810"): "Child X1"})
    loaded = [(row.sheet, fields.get("people") or fields.get("concerning")) for row in prepared.rows for _, fields in row.facts[:1]]
    assert loaded == [("List 3", ["Child X1"]), ("List 5", "Child X1")]
