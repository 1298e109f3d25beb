"""Visits, core groups, conferences and assessments against the configured timescale: a matter for services, not the family."""

from collections import defaultdict
from collections.abc import Iterator

from dashboard.findings.reading import Reading, counted
from dashboard.findings.timescale_checks import Check, State, timescale_checks
from data_models.finding import Block, Finding, Kind
from data_models.plan import Party
from data_models.record import Fact
from data_models.timescales import Calendar

KIND = Kind(
    code="timescale-missed",
    title="A timescale not recorded as met",
    block=Block.NOT_RESPONDED,
    authority="Review §4.18, footnote 8; each timescale’s own source",
    method="Each timescale in the configured list, counted from the recorded event it runs from, on working days with England’s bank "
    "holidays where the rule says so. Three answers: met, late by n, no record. A visit counts when the child was seen.",
)


def find(reading: Reading) -> Iterator[Finding]:
    by_rule: dict[str, list[Check]] = defaultdict(list)
    for check in timescale_checks(reading):
        by_rule[check.rule.code].append(check)
    for code, checks in by_rule.items():
        if any(check.state in (State.LATE, State.NO_RECORD) for check in checks):
            yield _finding(reading, code, checks)


def _finding(reading: Reading, code: str, checks: list[Check]) -> Finding:
    rule = checks[0].rule
    late = [check for check in checks if check.state is State.LATE]
    missing = [check for check in checks if check.state is State.NO_RECORD]
    unclear = [check for check in checks if check.state is State.NOT_KNOWN]
    met = [check for check in checks if check.state is State.MET]
    attempts = sum(check.attempted for check in (*late, *missing))
    unit = "working days" if rule.calendar is Calendar.WORKING else "days"
    parts = [f"{len(met)} met"]
    if late:
        parts.append(f"{len(late)} late (longest by {max(check.late_by for check in late)} {unit})")
    if missing:
        parts.append(f"{len(missing)} with no record")
    if unclear:
        parts.append(f"{len(unclear)} dated too loosely to tell")
    text = f"{rule.title}: of {counted(len(checks), 'due date')}, {', '.join(parts)}. The rule: {rule.in_words()}."
    if attempts:
        text += f" {counted(attempts, 'visit')} in those periods {'was' if attempts == 1 else 'were'} attempted and the child not seen."
    evidence = _facts([*late, *missing])
    return Finding(
        kind=KIND,
        key=code,
        statement=text,
        attributed=Party.SERVICE,
        children=reading.children_named(evidence),
        evidence=evidence,
        contrary=_facts(met),
        not_recorded=(
            *((f"No record is not the same as not done: {counted(len(missing), 'due date')} without a record.",) if missing else ()),
            *(("The figure is local policy and should be confirmed.",) if rule.confirm else ()),
            "Authorised variations, such as those of the pandemic, are not recorded and so not allowed for.",
            *reading.notes(evidence),
        ),
    )


def _facts(checks: list[Check]) -> tuple[Fact, ...]:
    return tuple({fact.id: fact for check in checks for fact in check.facts}.values())
