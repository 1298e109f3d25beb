"""The tables of the Standard Safeguarding Dataset: their columns, what names a row, and how a row leads to its person.

Columns and labels are in ``ssd_columns.csv`` (the published specification, 48 tables, and the columns that deployed extracts add
to it); the other names that deployed extracts use are in ``ssd_aliases.toml``.
"""

import csv
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data_models.columns import Kind

_HERE = Path(__file__).parent
_KINDS = {"text": Kind.TEXT, "date": Kind.DATE, "whole": Kind.WHOLE, "flag": Kind.FLAG}
_KEYS = {"ssd_disability": "disa_table_id", "ssd_immigration_status": "immi_immigration_status_id"}
"""Tables whose key is not their first column."""
_PERSONS = {"ssd_mother": "moth_childs_person_id", "ssd_api_data_staging": "person_id", "ssd_cla_reviews": "clar_cla_person_id"}
"""Tables whose person column is not the one that ends in person_id. A mother's row is found by her child."""
_PARENTS = {
    "ssd_assessment_factors": "cinf_assessment_id", "ssd_cin_visits": "cinv_cin_plan_id", "ssd_cp_visits": "cppv_cp_plan_id",
    "ssd_cp_reviews": "cppr_cp_plan_id", "ssd_cla_reviews": "clar_cla_id", "ssd_cla_placement": "clap_cla_id",
    "ssd_involvements": "invo_referral_id", "ssd_sen_need": "senn_active_ehcp_id", "ssd_ehcp_requests": "ehcr_send_table_id",
    "ssd_ehcp_assessment": "ehca_ehcp_request_id", "ssd_ehcp_named_plan": "ehcn_ehcp_asmt_id",
    "ssd_ehcp_active_plans": "ehcp_ehcp_request_id", "ssd_s251_finance": "s251_cla_placement_id",
}
_TABLE_NAMES = {"ssd_cla_placements": "ssd_cla_placement"}


@dataclass(frozen=True, slots=True)
class SsdColumn:
    """``kind`` is TEXT, DATE, WHOLE or FLAG (Y and N). ``refers_to``: the table and column whose value it repeats.

    ``in_standard`` is False for a column that only deployed extracts have.
    """

    name: str
    kind: Kind
    label: str
    refers_to: tuple[str, str] | None = None
    in_standard: bool = True


@dataclass(frozen=True, slots=True)
class SsdTable:
    """``person``: the column with the child's id, "" where there is none.

    ``parent``: the column, and the table it refers to, by which the child is reached where the person column is missing or left out,
    as some deployed extracts do; None where no other table leads there.
    """

    name: str
    columns: tuple[SsdColumn, ...]
    key: str
    person: str = ""
    parent: tuple[str, str] | None = None

    def column(self, name: str) -> SsdColumn:
        """The column called ``name``. Raises KeyError where there is none."""
        return {column.name: column for column in self.columns}[name]


def ssd_table_named(name: str) -> SsdTable | None:
    """The table that a file, sheet or table name means: "ssd_cp_plans", "dbo.SSD_CP_Plans.csv", "out/ssd_cp_plans.csv"."""
    found = re.search(r"(?<![a-z])ssd_[a-z0-9_]+", re.sub(r"\.(?:csv|txt|tsv|xlsx|json)$", "", name.strip().casefold()))
    if not found:
        return None
    plain = found[0].rstrip("_")
    return SSD_TABLES.get(_TABLE_NAMES.get(plain, plain))


def columns_meant(table: SsdTable, headings: Sequence[str]) -> dict[int, str]:
    """What each heading of an extract of ``table`` means: index of the heading, name of the standard's column.

    Exact names first, then the names that deployed extracts use; without case, outer space, quotes, brackets or a byte order mark.
    A heading that means nothing, or means again what an earlier one means, is left out.
    """
    plain = [heading.strip("\ufeff \t\r\n\"'[]").casefold() for heading in headings]
    exact = {column.name: column.name for column in table.columns}
    meant: dict[int, str] = {}
    for names in (exact, _aliases().get(table.name, {})):
        for index, heading in enumerate(plain):
            if index not in meant and heading in names and names[heading] not in meant.values():
                meant[index] = names[heading]
    return dict(sorted(meant.items()))


@cache
def _aliases() -> dict[str, dict[str, str]]:
    return tomllib.loads((_HERE / "ssd_aliases.toml").read_text(encoding="utf-8"))


def _tables() -> Mapping[str, SsdTable]:
    columns: dict[str, list[SsdColumn]] = {}
    with (_HERE / "ssd_columns.csv").open(encoding="utf-8", newline="") as specification:
        for row in csv.DictReader(specification):
            table, _, column = row["refers_to"].partition(".")
            columns.setdefault(row["table"], []).append(SsdColumn(
                row["column"], _KINDS[row["kind"]], row["label"], (table, column) if table else None, row["in_standard"] == "yes"))
    return {name: _table(name, tuple(of_table)) for name, of_table in columns.items()}


def _table(name: str, columns: tuple[SsdColumn, ...]) -> SsdTable:
    by_name = {column.name: column for column in columns}
    person = _PERSONS.get(name) or next((column for column in by_name if column.endswith("_person_id")), "")
    leads = _PARENTS.get(name, "")
    refers_to = by_name[leads].refers_to if leads else None
    return SsdTable(name, columns, _KEYS.get(name, columns[0].name), person, (leads, refers_to[0]) if refers_to else None)


SSD_TABLES: Mapping[str, SsdTable] = _tables()
"""All 48 tables, by name."""
