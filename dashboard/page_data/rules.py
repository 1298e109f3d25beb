"""By what rules the dashboard speaks: every kind of finding with its method and authority, and every timescale with its source."""

from datetime import date

from dashboard.findings.catalogue import RULES
from dashboard.page_data.table_view import TableRow, TableView
from data_models.dates import day_in_words
from data_models.timescale_changes import Recorded, Timescales
from data_models.timescales import timescales


def finding_kinds() -> TableView:
    return TableView("Kinds of finding", ("Finding", "Code", "Where it stands", "How it works", "Authority"), tuple(
        TableRow((kind.title, kind.code, kind.block.label, kind.method, kind.authority)) for kind, _ in RULES
    ))


def timescale_rules() -> TableView:
    """The figures that came with the dashboard."""
    return TableView("Timescales", ("Timescale", "The rule", "Source"), tuple(
        TableRow((rule.title, rule.in_words(), rule.authority)) for rule in timescales().values()
    ))


def timescales_in_force(known: Timescales, today: date) -> TableView:
    """Each timescale by the figure for a clock that starts today."""
    rules = [known.in_force(code, today) for code in timescales()]
    return TableView("Timescales: the figure now in force", ("Timescale", "The rule", "In force since", "Authority", "Variations authorised"), tuple(
        TableRow((
            rule.title, rule.in_words(), day_in_words(rule.since) if rule.since else "as it came with the dashboard", rule.authority,
            "; ".join(row.in_words() for row in known.variations_of(rule.code)) or "none recorded",
        )) for rule in rules
    ))


def timescale_history(known: Timescales) -> TableView:
    """Every change, the last recorded first, those taken back among them."""
    return TableView(
        "Timescales: every change recorded", ("Timescale", "Figure", "For clocks started from", "Source", "Recorded", "Whether it counts"), tuple(
            TableRow((
                timescales()[row.code].title, row.length() + (" (local policy, confirm)" if row.confirm else ""), day_in_words(row.effective_from),
                row.source, *_recorded(row),
            )) for row in reversed(known.changes)
        ))


def variations_recorded(known: Timescales) -> TableView:
    """Every authorised variation, the last recorded first, those taken back among them."""
    return TableView(
        "Authorised variations", ("Timescales", "From", "To", "What was allowed", "Authority", "Reason", "Recorded", "Whether it counts"), tuple(
            TableRow((
                "; ".join(timescales()[code].title if code in timescales() else code for code in row.codes), day_in_words(row.first),
                day_in_words(row.last), row.terms(), row.authority + (" (to be confirmed)" if row.confirm else ""), row.reason, *_recorded(row),
            )) for row in reversed(known.variations)
        ))


def _recorded(row: Recorded) -> tuple[str, str]:
    counts = "counts" if row.taken_back_on is None else f"taken back {day_in_words(row.taken_back_on)} by {row.taken_back_by}"
    return f"{day_in_words(row.recorded_on)} by {row.recorded_by}", counts


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
