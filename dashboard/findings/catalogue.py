"""Every kind of finding, in the order the pages show them: by block of the argument, then as listed. Never by strength."""

from collections.abc import Callable, Iterator

from dashboard.findings import (
    action_carried_forward,
    adulthood_without_plan,
    assessment_outstanding,
    co_occurrence,
    conflict_not_reviewed,
    corroboration,
    no_charge_not_assessed,
    no_unannounced_visit,
    not_asked,
    not_attended,
    oscillation,
    plan_ended_unachieved,
    plan_long_or_repeated,
    protective,
    raised_risk_window,
    recurrence,
    reopened,
    restricted_contact,
    selective_engagement,
    sibling_path,
    sight_lapsed,
    silence_without_sight,
    since_decision,
    threat_unanswered,
    timescale_missed,
    voice_unexplored,
)
from dashboard.findings.reading import Reading
from data_models.finding import Finding, Kind
from data_models.history import History

Rule = Callable[[Reading], Iterator[Finding]]

RULES: tuple[tuple[Kind, Rule], ...] = (
    (corroboration.KIND, corroboration.find),
    (no_charge_not_assessed.KIND, no_charge_not_assessed.find),
    (not_asked.KIND, not_asked.find),
    (silence_without_sight.KIND, silence_without_sight.find),
    (conflict_not_reviewed.KIND, conflict_not_reviewed.find),
    (recurrence.KIND, recurrence.find),
    (co_occurrence.KIND, co_occurrence.find),
    (reopened.KIND, reopened.find),
    (oscillation.KIND, oscillation.find),
    (sibling_path.KIND, sibling_path.find),
    (plan_long_or_repeated.KIND, plan_long_or_repeated.find),
    (raised_risk_window.KIND, raised_risk_window.find),
    (since_decision.KIND, since_decision.find),
    (plan_ended_unachieved.KIND, plan_ended_unachieved.find),
    (action_carried_forward.KIND, action_carried_forward.find),
    (not_attended.KIND, not_attended.find),
    (no_unannounced_visit.KIND, no_unannounced_visit.find),
    (sight_lapsed.KIND, sight_lapsed.find),
    (voice_unexplored.KIND, voice_unexplored.find),
    (selective_engagement.KIND, selective_engagement.find),
    (restricted_contact.KIND, restricted_contact.find),
    (threat_unanswered.KIND, threat_unanswered.find),
    (timescale_missed.KIND, timescale_missed.find),
    (assessment_outstanding.KIND, assessment_outstanding.find),
    (adulthood_without_plan.KIND, adulthood_without_plan.find),
    (protective.KIND, protective.find),
)


def findings_of(history: History) -> tuple[Finding, ...]:
    """All findings of a history, in the fixed order of the catalogue."""
    reading = Reading(history)
    return tuple(finding for _, rule in RULES for finding in rule(reading))
