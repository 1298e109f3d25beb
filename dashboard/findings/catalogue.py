"""Every kind of finding, in the order the pages show them: by block of the argument, then as listed. Never by strength."""

from collections.abc import Callable, Iterator

from dashboard.findings import (
    action_carried_forward,
    assessment_outstanding,
    co_occurrence,
    corroboration,
    no_charge_not_assessed,
    no_unannounced_visit,
    not_asked,
    not_attended,
    plan_ended_unachieved,
    protective,
    recurrence,
    reopened,
    threat_unanswered,
    timescale_missed,
)
from dashboard.findings.reading import Reading
from data_models.finding import Finding, Kind
from data_models.history import History

Rule = Callable[[Reading], Iterator[Finding]]

RULES: tuple[tuple[Kind, Rule], ...] = (
    (corroboration.KIND, corroboration.find),
    (no_charge_not_assessed.KIND, no_charge_not_assessed.find),
    (not_asked.KIND, not_asked.find),
    (recurrence.KIND, recurrence.find),
    (co_occurrence.KIND, co_occurrence.find),
    (reopened.KIND, reopened.find),
    (plan_ended_unachieved.KIND, plan_ended_unachieved.find),
    (action_carried_forward.KIND, action_carried_forward.find),
    (not_attended.KIND, not_attended.find),
    (no_unannounced_visit.KIND, no_unannounced_visit.find),
    (threat_unanswered.KIND, threat_unanswered.find),
    (timescale_missed.KIND, timescale_missed.find),
    (assessment_outstanding.KIND, assessment_outstanding.find),
    (protective.KIND, protective.find),
)


def findings_of(history: History) -> tuple[Finding, ...]:
    """All findings of a history, in the fixed order of the catalogue."""
    return findings_in(Reading(history))


def findings_in(reading: Reading) -> tuple[Finding, ...]:
    """The same of a history already read, for a page that says more of it than its findings."""
    return tuple(finding for _, rule in RULES for finding in rule(reading))
