"""By what rules the dashboard speaks: every kind of finding with its method and authority, and every timescale with its source."""

from dashboard.findings.catalogue import RULES
from dashboard.page_data.table_view import TableRow, TableView
from data_models.timescales import timescales


def finding_kinds() -> TableView:
    return TableView("Kinds of finding", ("Finding", "Code", "Where it stands", "How it works", "Authority"), tuple(
        TableRow((kind.title, kind.code, kind.block.label, kind.method, kind.authority)) for kind, _ in RULES
    ))


def timescale_rules() -> TableView:
    return TableView("Timescales", ("Timescale", "The rule", "Source"), tuple(
        TableRow((rule.title, rule.in_words(), rule.authority)) for rule in timescales().values()
    ))


def rules_as_markdown() -> str:
    """Every rule as a page for docs/: the same words as on screen, so that what is printed is what runs."""
    lines = [
        "# Findings and timescales", "",
        "By what rules the dashboard speaks. Made by `make docs` from the rules themselves; do not edit by hand.", "",
    ]
    for block in dict.fromkeys(kind.block for kind, _ in RULES):
        lines += [f"## {block.label}", ""]
        for kind in (kind for kind, _ in RULES if kind.block is block):
            lines += [f"### {kind.title} (`{kind.code}`)", "", kind.method, "", f"Authority: {kind.authority}.", ""]
    lines += ["## Timescales", "", "| Timescale | The rule | Source |", "| --- | --- | --- |"]
    lines += [f"| {' | '.join(_in_cell(cell) for cell in row.cells)} |" for row in timescale_rules().rows]
    return "\n".join(lines) + "\n"


def _in_cell(text: str) -> str:
    return text.replace("|", "\\|")
