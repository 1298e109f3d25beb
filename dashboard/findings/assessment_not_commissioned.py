"""An assessment decided on with no request to a provider recorded, or declined with no other assessment of that person decided on since."""

from collections.abc import Iterator, Sequence

from dashboard.findings.assessment_outstanding import changes_of, moved_in_words
from dashboard.findings.households import labels_in
from dashboard.findings.in_words import counted, in_sentence
from dashboard.findings.reading import Reading, each_once, people_in
from data_models.assessment import Assessment
from data_models.dates import Order
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.plan import ActionReview, ActionStatus, Party, PlanAction
from data_models.record import Entry, Fact
from data_models.themes import Marker

TIMESCALE = "assessment_commissioned"

KIND = Kind(
    code="assessment-not-commissioned",
    title="An assessment decided on, with no request for it or nothing in its place recorded",
    block=Block.OUTSTANDING,
    beside=BEARS_ON,
    authority="Review §4.20, 4.30",
    method="Assessments decided on longer ago than the timescale for requesting one gives (a local figure, confirm) with no request, start, "
    "completion or decline recorded, and no other row of that kind for that person that has one; and assessments declined "
    "with no other assessment of that person decided on, begun or completed since. "
    "Beside them, reviews of plan actions that name the same assessment and person.",
)


def find(reading: Reading) -> Iterator[Finding]:
    for assessment in reading.history.assessments:
        if _untouched(assessment) and _long_enough(reading, assessment) and not _taken_up_elsewhere(reading, assessment):
            yield _not_requested(reading, assessment)
        elif assessment.completed.undated and not assessment.declined.undated and not _since_declined(reading, assessment):
            yield _nothing_instead(reading, assessment)


def _untouched(assessment: Assessment) -> bool:
    return all(when.undated for when in (assessment.requested, assessment.started, assessment.completed, assessment.declined))


def _long_enough(reading: Reading, assessment: Assessment) -> bool:
    """An agreement without a date has no day to count from: it is left to the finding on assessments outstanding."""
    due = reading.due(TIMESCALE, assessment.happened)
    return due is not None and due.latest < reading.as_at


def _same(one: Assessment, other: Assessment) -> bool:
    return one.kind.strip().casefold() == other.kind.strip().casefold() and _shares_person(one, other)


def _shares_person(one: Assessment, other: Assessment) -> bool:
    """Both name the same person, alone or among others: a row about both parents may be the one about her."""
    return not set(people_in(one.about)).isdisjoint(people_in(other.about))


def _taken_up_elsewhere(reading: Reading, assessment: Assessment) -> bool:
    """Another row of that kind and person with a request or more, unless it certainly came to its end before this was agreed."""
    agreed = assessment.happened.start
    return any(
        other.id != assessment.id and _same(other, assessment) and not _untouched(other)
        and (agreed is None or other.open or other.completed.order(agreed) is not Order.BEFORE)
        for other in reading.history.assessments
    )


def _since_declined(reading: Reading, assessment: Assessment) -> bool:
    """Any other assessment of that person agreed or completed on or after the decline, or of a date that may be."""
    declined = assessment.declined.start
    return declined is None or any(
        other.id != assessment.id and _shares_person(other, assessment)
        and any(
            when.order(declined) is not Order.BEFORE
            for when in (other.happened, other.requested, other.started, other.completed) if not when.undated
        )
        for other in reading.history.assessments
    )


def _not_requested(reading: Reading, assessment: Assessment) -> Finding:
    changes = changes_of(reading, assessment)
    reviews = _reviews(reading, assessment)
    undone = tuple(row for row in reviews if not isinstance(row, ActionReview) or row.action_status.undone)
    least = "" if assessment.happened.exact else "at least "
    days = (reading.as_at - assessment.happened.end).days if assessment.happened.end else 0
    text = f"{assessment.kind} of {assessment.about}, decided on {assessment.happened.in_words()}, {least}{counted(days, 'day')} ago: no request "
    text += "to a provider is recorded, and no start, completion or decline."
    if not assessment.provider.strip():
        text += " No provider is named."
    if changes:
        text += f" {moved_in_words(changes)}."
    if said := [row for row in undone if isinstance(row, ActionReview)]:
        last = said[-1]
        words = f" (“{last.evidence.rstrip('.')}”)" if last.evidence else ""
        text += f" {counted(len(said), 'review')} of a plan action that names it {'records' if len(said) == 1 else 'record'} it as undone; the last, "
        text += f"{last.happened.in_words()}: {last.action_status.label.lower()}{words}."
    evidence: tuple[Fact, ...] = each_once((assessment,), changes, undone)
    return Finding(
        kind=KIND, key=assessment.assessment_ref, subject=_subject(assessment), attributed=_whose(undone), statement=text,
        children=reading.child_labels, evidence=evidence,
        contrary=each_once((row for row in reviews if row not in undone), _engagement(reading, assessment)),
        not_recorded=(
            "A request may be kept elsewhere: none is in this record.",
            *(reading.figure_notes(due.rule) if (due := reading.due(TIMESCALE, assessment.happened)) else ()), *reading.notes(evidence),
        ),
    )


def _whose(undone: Sequence[Fact]) -> Party | None:
    """Asking for it is a service's to do; where a review records that the family declined it, the sentence alone keeps the two apart."""
    reviews = [row for row in undone if isinstance(row, ActionReview)]
    family = any(row.action_status is ActionStatus.DECLINED_BY_FAMILY or row.attributed_to in (Party.FAMILY, Party.BOTH) for row in reviews)
    return None if family else Party.SERVICE


def _nothing_instead(reading: Reading, assessment: Assessment) -> Finding:
    by = f" by {assessment.declined_by}" if assessment.declined_by else ""
    when = f"{'on ' if assessment.declined.exact else 'in a period dated '}{assessment.declined.in_words()}"
    return Finding(
        kind=KIND, key=assessment.assessment_ref, subject=_subject(assessment), attributed=Party.SERVICE,
        statement=(
            f"{assessment.kind} of {assessment.about} is recorded as declined{by} {when}. No other assessment of {assessment.about} is recorded as "
            "decided on, begun or completed since. The declining is one thing; what was offered in its place is another, and is a service’s to "
            "record."
        ),
        children=reading.child_labels, evidence=(assessment,), contrary=_engagement(reading, assessment),
        not_recorded=(
            "What was offered in its place, and why nothing was, is not recorded.",
            *(("Who declined it is not recorded.",) if not by else ()), *reading.notes((assessment,)),
        ),
    )


def _reviews(reading: Reading, assessment: Assessment) -> tuple[Fact, ...]:
    """Plan actions whose words name both this kind of assessment and this person, and what each review recorded of them, in order."""
    actions = tuple(action for action in reading.history.actions if _names_it(action, assessment, reading))
    refs = {action.action_ref.casefold() for action in actions}
    reviews = tuple(row for row in reading.history.action_reviews if row.action_ref.casefold() in refs)
    return (*actions, *reviews)


def _names_it(action: PlanAction, assessment: Assessment, reading: Reading) -> bool:
    words = action.action.casefold()
    return assessment.kind.strip().casefold() in words and assessment.about in labels_in(action.action, reading.family_labels)


def _engagement(reading: Reading, assessment: Assessment) -> tuple[Entry, ...]:
    """Agreement and engagement recorded of that person since the agreement."""
    since = assessment.happened.start
    return tuple(
        entry for entry in reading.history.entries
        if Marker.ENGAGEMENT in entry.markers and assessment.about in entry.people
        and since is not None and entry.happened.order(since) in (Order.AFTER, Order.ON)
    )


def _subject(assessment: Assessment) -> str:
    return f"{in_sentence(assessment.kind)} of {assessment.about}"
