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
