"""Every kind of finding, in the order the pages show them: by block of the argument, then as listed. Never by strength."""

from collections.abc import Callable, Iterator

from dashboard.findings import (
    action_carried_forward,
    adult_at_risk,
    adulthood_without_plan,
    assessment_not_commissioned,
    assessment_outstanding,
    co_occurrence,
    conflict_not_reviewed,
    consent_cited,
    corroboration,
    deferred_without_fallback,
    disagreement_unresolved,
    known_late,
    no_charge_not_assessed,
    no_unannounced_visit,
    not_asked,
    not_attended,
    not_before_the_forum,
    oscillation,
    plan_ended_unachieved,
    plan_long_or_repeated,
    pre_birth_gap,
    protective,
    raised_risk_window,
    recurrence,
    reopened,
    restricted_contact,
    review_outstanding,
    selective_engagement,
    sibling_path,
    sight_lapsed,
    silence_without_sight,
    since_decision,
    threat_unanswered,
    timescale_missed,
    unassessed_adult,
    unverified_self_report,
    view_missing,
    voice_unexplored,
)
from dashboard.findings.not_taken_in import with_rejected_rows
from dashboard.findings.other_side import with_other_side
from dashboard.findings.reading import Reading
from data_models.finding import Block, Finding, Kind
from data_models.history import History

Rule = Callable[[Reading], Iterator[Finding]]

RULES: tuple[tuple[Kind, Rule], ...] = (
    (corroboration.KIND, corroboration.find),
    (no_charge_not_assessed.KIND, no_charge_not_assessed.find),
    (not_asked.KIND, not_asked.find),
    (unassessed_adult.KIND, unassessed_adult.find),
    (adult_at_risk.KIND, adult_at_risk.find),
    (unverified_self_report.KIND, unverified_self_report.find),
    (known_late.KIND, known_late.find),
    (consent_cited.KIND, consent_cited.find),
    (not_before_the_forum.KIND, not_before_the_forum.find),
    (view_missing.KIND, view_missing.find),
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
    (assessment_not_commissioned.KIND, assessment_not_commissioned.find),
    (pre_birth_gap.KIND, pre_birth_gap.find),
    (deferred_without_fallback.KIND, deferred_without_fallback.find),
    (disagreement_unresolved.KIND, disagreement_unresolved.find),
    (review_outstanding.KIND, review_outstanding.find),
    (adulthood_without_plan.KIND, adulthood_without_plan.find),
    (protective.KIND, protective.find),
)


def findings_of(history: History) -> tuple[Finding, ...]:
    """All findings of a history, in the fixed order of the catalogue."""
    return findings_in(history.made(Reading))


def findings_in(reading: Reading, block: Block | None = None) -> tuple[Finding, ...]:
    """The same of a history already read, for a page that says more of it than its findings. ``block``: those of one block alone."""
    found = (finding for kind, rule in RULES if block is None or kind.block is block for finding in rule(reading))
    return tuple(with_rejected_rows(reading, finding) for finding in with_other_side(reading, found))
