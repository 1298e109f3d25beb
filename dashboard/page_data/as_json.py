"""What the command line prints as JSON. Other programs rely on these shapes: see docs/command-line.md."""

from datetime import date

from dashboard.findings.suggested import SuggestedFinding
from data_models.dates import When
from data_models.finding import Finding
from data_models.history import History
from data_models.record import Coverage, Entry, Fact

Json = dict[str, object]


def findings_json(
    history: History, findings: tuple[Finding, ...], coverage: tuple[Coverage, ...], suggested: tuple[SuggestedFinding, ...] = (),
) -> Json:
    """``{"family", "as_at", "findings": […], "coverage": […]}``: every finding with its evidence down to file, sheet and row.

    ``suggested`` stand after the firm ones, each saying so.
    """
    return {
        "family": history.family.label,
        "as_at": history.as_at.isoformat(),
        "findings": [*(finding_json(finding) for finding in findings), *(suggested_json(finding) for finding in suggested)],
        "coverage": [
            {
                "agency": row.agency.label, "from": _iso(row.first.start), "to": _iso(row.last.end),
                "asked": _iso(row.asked_on.start), "result": row.result,
            }
            for row in coverage
        ],
    }


def finding_json(finding: Finding) -> Json:
    return {
        "code": finding.kind.code,
        "title": finding.kind.title,
        "statement": finding.statement,
        "authority": finding.kind.authority,
        "children": list(finding.children),
        "evidence": [evidence_json(fact) for fact in finding.evidence],
        "contrary": [evidence_json(fact) for fact in finding.contrary],
        "not_recorded": list(finding.not_recorded),
        "method": finding.kind.method,
    }


def suggested_json(of: SuggestedFinding) -> Json:
    """The same shape with ``"suggested": true``, and in each row the words nobody has confirmed beside the codes that they suggest."""
    def with_words(fact: Fact) -> Json:
        waiting = of.words.get(fact.id, ())
        return {
            **evidence_json(fact), "suggested_words": [item.words for item in waiting],
            "suggested_codes": [f"{item.kind.value}:{item.code}:{item.stance.value}" for item in waiting],
        }

    return {
        **finding_json(of.finding), "evidence": [with_words(fact) for fact in of.finding.evidence],
        "contrary": [with_words(fact) for fact in of.finding.contrary], "suggested": True,
    }


def evidence_json(fact: Fact) -> Json:
    return {
        "entry": fact.id, "file": fact.source.file, "sheet": fact.source.sheet, "row": fact.source.row,
        "date": _date(fact.happened), "precision": fact.happened.precision.value, "agency": fact.agency.label,
        "status": fact.status.value, "text": fact.text,
    }


def entry_json(entry: Entry) -> Json:
    return {
        "date_raw": entry.happened.raw, "from": _iso(entry.happened.start), "to": _iso(entry.happened.end),
        "precision": entry.happened.precision.value, "known_on": _iso(entry.known_on), "agency": entry.agency.label,
        "text": entry.text, "file": entry.source.file, "sheet": entry.source.sheet, "row": entry.source.row,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(when: When) -> str | None:
    """One ISO day, or an ISO interval "2016-01-01/2016-12-31"; null where undated."""
    if when.start is None or when.end is None:
        return None
    return when.start.isoformat() if when.start == when.end else f"{when.start.isoformat()}/{when.end.isoformat()}"
