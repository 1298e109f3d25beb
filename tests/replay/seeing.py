"""Reading a family as somebody could have on a day: the same functions as the command line uses."""

import json
from datetime import date

from dashboard.findings.catalogue import findings_of
from dashboard.page_data.as_json import findings_json
from dashboard.page_data.coverage import coverage_of
from dashboard.page_data.history import family_called, history_of
from dashboard.store import Database
from data_models.access import Scope
from data_models.finding import Finding
from data_models.history import History


def history_at(database: Database, scope: Scope, label: str, day: date) -> History:
    return history_of(database, scope, family_called(database, scope, label), day)


def found_at(database: Database, scope: Scope, label: str, day: date) -> dict[str, list[Finding]]:
    """Findings by code."""
    found: dict[str, list[Finding]] = {}
    for finding in findings_of(history_at(database, scope, label, day)):
        found.setdefault(finding.kind.code, []).append(finding)
    return found


def printed_at(database: Database, scope: Scope, label: str, day: date) -> str:
    """Everything ``findings --json`` prints."""
    history = history_at(database, scope, label, day)
    return json.dumps(findings_json(history, findings_of(history), coverage_of(history)), ensure_ascii=False, indent=1)


def one(findings: list[Finding], words: str) -> Finding:
    """The single finding whose statement holds ``words``."""
    matching = [finding for finding in findings if words.casefold() in finding.statement.casefold()]
    assert len(matching) == 1, f"{len(matching)} findings say {words!r}: {[finding.statement for finding in findings]}"
    return matching[0]


def rows_of(finding: Finding) -> str:
    """The text of every row a finding rests on."""
    return "\n".join(f"{fact.source.file} {fact.happened.in_words()} {fact.text}" for fact in finding.evidence)
