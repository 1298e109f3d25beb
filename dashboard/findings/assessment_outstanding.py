"""An assessment decided on and not completed: how long, why its date moved, what was recorded meanwhile, what can be decided without it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dashboard.findings.in_words import counted, in_sentence, listed
from dashboard.findings.reading import Reading, concern_entries_of, sole_party
from dashboard.findings.told_apart import RULE, apart_in_words
from data_models.agencies import agency_named
from data_models.assessment import Assessment, AssessmentChange, CanDecideWithout, ReasonKind
from data_models.dates import Order, When
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.incidents import Incident
from data_models.plan import Party
from data_models.record import Entry, Fact
from data_models.themes import Marker

KIND = Kind(
    code="assessment-outstanding",
    title="An assessment decided on, with no completion recorded",
    block=Block.OUTSTANDING,
    beside=BEARS_ON,
    authority="Review §4.20, 4.25–4.27, 4.36",
    method="Assessments with no completion recorded, days counted from the request (from the decision where none is recorded) to the date "
    "chosen, each recorded change of date with its reason (one that gives no new date set none), and the incidents of concern dated wholly inside "
    f"the wait. A source is whoever saw it or told it: what one person told to several agencies is one source. {RULE}",
)

_PARTY = {
    ReasonKind.PROVIDER_CAPACITY: Party.SERVICE, ReasonKind.SAFE_SCHEDULING: Party.SERVICE, ReasonKind.REFERRAL_INCOMPLETE: Party.SERVICE,
    ReasonKind.FAMILY_DID_NOT_ATTEND: Party.FAMILY, ReasonKind.FAMILY_REFUSED: Party.FAMILY,
}


def find(reading: Reading) -> Iterator[Finding]:
    for assessment in reading.history.assessments:
        if assessment.open:
            yield _waiting(reading, assessment)
        elif assessment.completed.undated and not _done_instead(reading, assessment):
            yield _declined(reading, assessment)


def changes_of(reading: Reading, assessment: Assessment) -> tuple[AssessmentChange, ...]:
    return tuple(change for change in reading.history.assessment_changes if change.assessment_ref == assessment.assessment_ref)


def due_last_set(assessment: Assessment, changes: Sequence[AssessmentChange]) -> When:
    """The day that the last of ``changes`` set, undated where it set none; the first one where nothing was moved."""
    return changes[-1].new_due if changes else assessment.due


def no_day_since(changes: Sequence[AssessmentChange]) -> str:
    """"no day is set: 3 December 2020, “no start can be given”" where the last of ``changes`` set none; else ""."""
    if not changes or not changes[-1].new_due.undated:
        return ""
    last = changes[-1]
    why = f", “{last.reason.strip().rstrip('.')}”" if last.reason.strip() else ""
    return f"no day is set: {last.happened.in_words()}{why}"


def incidents_meanwhile(reading: Reading, assessment: Assessment) -> tuple[Incident, ...]:
    """Incidents of concern dated wholly between the request and the day the wait ended, or ``as_at`` while it goes on."""
    return tuple(incident for incident in recorded_meanwhile(reading, assessment) if incident.id in reading.happened_of_concern)


def recorded_meanwhile(reading: Reading, assessment: Assessment) -> tuple[Incident, ...]:
    """All recorded as concern in that time, what is told apart too."""
    since = assessment.waiting_since.end
    until = assessment.completed.end or assessment.declined.end or reading.as_at
    if since is None:
        return ()
    return tuple(incident for incident in reading.concern_incidents if incident.happened.certainly_within(since, until))


def days_waiting(reading: Reading, assessment: Assessment) -> int | None:
    """Days from the latest day it can have been requested to ``as_at``: never more than it was."""
    since = assessment.waiting_since.end
    return (reading.as_at - since).days if since and since <= reading.as_at else None


def days_waited(reading: Reading, assessment: Assessment) -> int | None:
    """Days of the whole wait: to the day it was completed or declined, or to ``as_at`` while it goes on. None where an end is not dated."""
    since, ended = assessment.waiting_since.end, assessment.completed.start or assessment.declined.start
    if assessment.open:
        return days_waiting(reading, assessment)
    return max((ended - since).days, 0) if since and ended else None


def _waiting(reading: Reading, assessment: Assessment) -> Finding:
    changes = changes_of(reading, assessment)
    recorded, meanwhile = recorded_meanwhile(reading, assessment), incidents_meanwhile(reading, assessment)
    scribes = {entry.id for incident in meanwhile for entry in reading.scribes_among(incident.concern_entries)}
    sources = reading.sources_of(entry for entry in concern_entries_of(meanwhile) if entry.id not in scribes)
    unplaced = _maybe_meanwhile(reading, assessment)
    days = days_waiting(reading, assessment)
    word = "decided on" if assessment.requested.undated else "requested"
    provider = f" of {assessment.provider}" if assessment.provider else ""
    least = "" if assessment.waiting_since.exact else "at least "
    text = f"{assessment.kind} of {assessment.about}, {word}{provider} {assessment.waiting_since.in_words()}"
    text += f", {least}{counted(days, 'day')} ago" if days is not None else ""
    text += ": no completion is recorded"
    text += ", and no start." if assessment.started.undated else f"; started {assessment.started.in_words()}."
    if changes:
        reasons = Counter(change.reason_kind.label for change in changes)
        text += f" {moved_in_words(changes)} ({listed(f'{reason}: {count}' for reason, count in reasons.items())})."
        text += f" As last recorded {said}." if (said := no_day_since(changes)) else ""
    text += f" Meanwhile {counted(len(meanwhile), 'incident')} of concern"
    text += f" from {counted(len(sources), 'source')}." if meanwhile else "."
    text += f" {said}." if (said := apart_in_words(recorded)) else ""
    if assessment.decision_that_depends:
        text += f" Waiting on it: {assessment.decision_that_depends.rstrip('.')}."
    if assessment.can_decide_without is not CanDecideWithout.NOT_RECORDED:
        why = f": {assessment.why_without.rstrip('.')}" if assessment.why_without else ""
        text += f" Can be decided without it, as recorded: {assessment.can_decide_without.value}{why}."
    parties = {_PARTY.get(change.reason_kind, Party.NOT_RECORDED) for change in changes}
    evidence: tuple[Fact, ...] = (assessment, *changes, *concern_entries_of(recorded))
    due = due_last_set(assessment, changes)
    return Finding(
        kind=KIND, key=assessment.assessment_ref, subject=_subject(assessment), statement=text,
        attributed=sole_party(parties),
        children=reading.child_labels, evidence=evidence, contrary=_progress(reading, assessment),
        not_recorded=(
            *(("How long the wait has been is not known.",) if days is None else ()),
            *((f"{counted(unplaced, 'incident')} of concern undated or dated too loosely to say whether in this wait: not counted.",)
              if unplaced else ()),
            *(("No date it is due is recorded.",) if due.undated else ()),
            *(("No reason for the wait is recorded.",) if not changes else ()),
            *(("What can be decided without it is not recorded.",) if assessment.can_decide_without is CanDecideWithout.NOT_RECORDED else ()),
            "Incidents while waiting are not said to be caused by the wait.",
            *reading.notes(evidence),
        ),
    )


def _declined(reading: Reading, assessment: Assessment) -> Finding:
    by = f" by {assessment.declined_by}" if assessment.declined_by else ""
    party = _who_declined(reading, assessment)
    return Finding(
        kind=KIND, key=assessment.assessment_ref, subject=_subject(assessment),
        attributed=party,
        statement=(
            f"{assessment.kind} of {assessment.about}, decided on {assessment.happened.in_words()}, was declined{by} "
            f"{_on(assessment)}. No assessment of this kind is recorded as completed since."
        ),
        children=reading.child_labels, evidence=(assessment,), contrary=_progress(reading, assessment),
        not_recorded=(
            *(("Who declined it is not recorded.",) if not by else ()),
            f"Whether {assessment.about} had agreed to it before is not recorded here: to decline is a right.",
            "What was offered instead is not recorded.",
            *reading.notes((assessment,)),
        ),
    )


def _on(assessment: Assessment) -> str:
    return f"{'on ' if assessment.declined.exact else 'in a period dated '}{assessment.declined.in_words()}"


def moved_in_words(changes: Sequence[AssessmentChange]) -> str:
    """"Its date was set or moved twice, and once none was set": a row that says no date could be given set none."""
    without = sum(1 for change in changes if change.new_due.undated)
    if without == len(changes):
        return f"A reason for the wait is recorded {times_in_words(without)}, with no date set"
    said = f"Its date was set or moved {times_in_words(len(changes) - without)}"
    return f"{said}, and {times_in_words(without)} none was set" if without else said


def times_in_words(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _maybe_meanwhile(reading: Reading, assessment: Assessment) -> int:
    """Concerns that may or may not lie inside the wait: undated, or dated to a period across its start or ``as_at``."""
    first, last = assessment.waiting_since.start, reading.as_at
    since = assessment.waiting_since.end
    if first is None or since is None:
        return 0
    return sum(
        1 for incident in reading.concern_incidents
        if incident.happened.undated or (incident.happened.may_overlap(first, last) and not incident.happened.certainly_within(since, last))
    )


def _who_declined(reading: Reading, assessment: Assessment) -> Party:
    if assessment.declined_by.casefold() in {label.casefold() for label in reading.family_labels}:
        return Party.FAMILY
    return Party.SERVICE if agency_named(assessment.declined_by) else Party.NOT_RECORDED


def _done_instead(reading: Reading, assessment: Assessment) -> bool:
    """Whether one of the same kind and person was completed since; one completed before it was declined cannot stand in its place."""
    declined = assessment.declined.start
    return any(
        not other.completed.undated and other.kind.casefold() == assessment.kind.casefold() and other.about == assessment.about
        and (declined is None or other.completed.order(declined) is not Order.BEFORE)
        for other in reading.history.assessments
    )


def _progress(reading: Reading, assessment: Assessment) -> tuple[Entry, ...]:
    """Agreement and engagement since it was agreed, recorded of the person assessed."""
    since = assessment.happened.start
    return tuple(
        entry for entry in reading.history.entries
        if Marker.ENGAGEMENT in entry.markers and assessment.about in entry.people
        and since is not None and entry.happened.order(since) in (Order.AFTER, Order.ON)
    )


def _subject(assessment: Assessment) -> str:
    return f"{in_sentence(assessment.kind)} of {assessment.about}"
