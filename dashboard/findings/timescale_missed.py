"""Visits, core groups and conferences against the timescale in force, with what the family did not keep told apart."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from dashboard.findings.in_words import counted, in_sentence, listed
from dashboard.findings.reading import Reading, each_once
from dashboard.findings.timescale_checks import Check, State, timescale_checks, under_variations
from dashboard.findings.visits import visits_of
from data_models.dates import day_in_words
from data_models.finding import Block, Finding, Kind
from data_models.plan import Party, Visit, VisitMode
from data_models.timescales import Timescale, length_in_words

KIND = Kind(
    code="timescale-missed",
    title="A timescale not recorded as met",
    block=Block.NOT_RESPONDED,
    authority="Review §4.18, footnote 8; each timescale’s own source",
    method="Each timescale in the configured list, counted from the recorded event it runs from to the next by the figure in force on the day of "
    "that event (a conference: from the strategy discussion that a section 47 enquiry is recorded as begun at, never one that ended an enquiry), "
    "on working days with England’s bank holidays where the rule says so. Met, late by n, no record, or dated too loosely to tell; what an "
    "authorised variation allowed is told apart, and is not counted as late or missing. A gap at the end counts once. A visit counts when the "
    "child was seen; each child has a due date of their own, and of several children it is said whose they are.",
)
DUE_DATES_NAMED = 3
_STATES = {
    State.MET: "met", State.LATE: "late", State.NO_RECORD: "with no record", State.VARIED: "under an authorised variation",
    State.NOT_KNOWN: "not to be told",
}


def find(reading: Reading) -> Iterator[Finding]:
    by_rule: dict[str, list[Check]] = defaultdict(list)
    for check in timescale_checks(reading):
        by_rule[check.rule.code].append(check)
    for code, checks in by_rule.items():
        if any(check.state in (State.LATE, State.NO_RECORD) for check in checks):
            yield _finding(reading, code, checks)


def _finding(reading: Reading, code: str, checks: list[Check]) -> Finding:
    rule = checks[0].rule
    late, missing, unclear, met, varied = (
        [check for check in checks if check.state is state]
        for state in (State.LATE, State.NO_RECORD, State.NOT_KNOWN, State.MET, State.VARIED)
    )
    variations = tuple({variation.id: variation for check in checks for variation in check.variations}.values())
    attempts = each_once(*(check.attempts for check in (*late, *missing)))
    evidence = each_once(*(check.facts for check in (*late, *missing)))
    shown = {fact.id for fact in evidence}
    answered_otherwise = each_once(*(check.facts for check in (*varied, *unclear)))
    virtual = len(visits_of(fact for fact in each_once(check.answer for check in met if check.answer)
                            if isinstance(fact, Visit) and fact.mode is VisitMode.VIRTUAL))
    return Finding(
        kind=KIND,
        key=code,
        subject=in_sentence(rule.title),
        statement=_statement(checks, late, missing, unclear, varied) + _of_each_child(checks) + _told_apart(reading, late, missing),
        # A visit the family did not keep is not the service's lapse: the sentence counts it, and nobody's name heads the finding.
        attributed=None if attempts else Party.SERVICE,
        children=reading.children_named(evidence),
        evidence=evidence,
        contrary=tuple(
            fact for fact in each_once((check.answer for check in met if check.answer), answered_otherwise) if fact.id not in shown
        ),
        not_recorded=(
            *((f"No record is not the same as not done: {counted(len(missing), 'due date')} without a record.",) if missing else ()),
            *((f"{counted(loose, 'due date')} cannot be judged: a date is missing or is only a period.",)
              if (loose := sum(1 for check in unclear if not check.others)) else ()),
            *((f"{counted(len(unclear) - loose, 'due date')} cannot be judged: which of several discussions began the enquiry is not recorded.",)
              if len(unclear) > loose else ()),
            *((f"{counted(virtual, 'visit')} counted as met {'was' if virtual == 1 else 'were'} virtual.",) if virtual else ()),
            *(("The figure is local policy and should be confirmed.",) if any(check.rule.confirm for check in checks) else ()),
            *(() if reading.history.timescales.variations_of(code)
              else ("No authorised variation of this timescale, such as one made in the pandemic, is recorded here: none is allowed for.",)),
            *reading.figure_notes(*(check.rule for check in checks), *variations),
            *reading.notes(evidence),
        ),
    )


def _statement(
    checks: list[Check], late: list[Check], missing: list[Check], unclear: list[Check], varied: list[Check],
) -> str:
    rule = checks[0].rule
    parts = [f"{sum(1 for check in checks if check.state is State.MET)} met"]
    if late:
        worst = max(late, key=lambda check: check.late_by)
        parts.append(f"{len(late)} late (longest by {length_in_words(worst.late_by, worst.rule.calendar)}, due {day_in_words(worst.due)})")
    if missing:
        days = list(dict.fromkeys(day_in_words(check.due) for check in missing))
        named, more = days[:DUE_DATES_NAMED], [f"{len(days) - DUE_DATES_NAMED} other days"] if len(days) > DUE_DATES_NAMED else []
        parts.append(f"{len(missing)} with no record (due {listed([*named, *more])})")
    if loose := sum(1 for check in unclear if not check.others):
        parts.append(f"{loose} dated too loosely to tell")
    if several := len(unclear) - loose:
        parts.append(f"{several} with several discussions before it and none recorded as the one that began the enquiry")
    parts += under_variations(varied)
    return f"{rule.title}: of {counted(len(checks), 'due date')}, {', '.join(parts)}. The rule: {_rules(checks)}."


def _of_each_child(checks: list[Check]) -> str:
    """" Of them for Child X1: 2 met, 1 late; for Child X2: …": a due date of one child is never said of another."""
    children = dict.fromkeys(check.child for check in checks if check.child)
    if len(children) < 2:
        return ""
    states = {child: Counter(_STATES[check.state] for check in checks if check.child == child) for child in children}
    said = (f"for {child}, {listed(f'{number} {state}' for state, number in found.items())}" for child, found in states.items())
    return f" Of these {'; '.join(said)}."


def _told_apart(reading: Reading, late: list[Check], missing: list[Check]) -> str:
    """Visits of the late or unrecorded periods that were not kept, by the child whose they were; and at how many another child was seen."""
    attempts: dict[str, dict[str, Visit]] = defaultdict(dict)
    for check in (*late, *missing):
        attempts[check.child].update({fact.id: fact for fact in check.attempts if isinstance(fact, Visit)})
    said = []
    for child, rows in attempts.items():
        if made := visits_of(rows.values()):
            others = sum(1 for visit in made if any(reading.saw_a_child(row) for row in visit.rows))
            to = f" to {child}" if child else ""
            said.append(f"{counted(len(made), 'visit')}{to}" + (f" ({others} of which saw another child)" if others else ""))
    if not said:
        return ""
    return f" Told apart, in the late or unrecorded periods with no access, the child not seen, or cancelled by the family: {listed(said)}."


def _rules(checks: list[Check]) -> str:
    """The figure, or each of them with the day from which clocks start by it."""
    rules: list[Timescale] = sorted({check.rule for check in checks}, key=lambda rule: rule.since or date.min)
    return "; ".join(
        f"from {day_in_words(rule.since)}, {rule.in_words()}" if rule.since and len(rules) > 1 else rule.in_words() for rule in rules
    )
