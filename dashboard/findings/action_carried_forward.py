"""An action not done, or not shown to be, through successive reviews, and whose doing the record says that was."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dashboard.findings.in_words import counted, listed, span_in_words
from dashboard.findings.plan_reviews import ActionRecord, actions_of, not_taken_in, set_in_words
from dashboard.findings.reading import Reading, each_once, sole_party
from data_models.finding import Block, Finding, Kind
from data_models.plan import ActionReview, ActionStatus, Party, Plan

KIND = Kind(
    code="action-carried-forward",
    title="An action not recorded as done at one review after another",
    block=Block.NOT_RESPONDED,
    authority="Review §4.18, 4.27, 4.30",
    method="An action recorded as not started, declined, not provided or not evidenced at two or more reviews running, up to the latest, each "
    "told where they differ; who owed it is said where it is recorded. Declined by the family, not provided by a service and not recorded are "
    "counted apart. Where one conference or meeting of its day is recorded with who of the parents and carers came, that is said: to be set is not "
    "to be agreed. Undated reviews are left out of the run.",
)

_WHOSE = {ActionStatus.DECLINED_BY_FAMILY: Party.FAMILY, ActionStatus.NOT_PROVIDED_BY_SERVICE: Party.SERVICE}


def find(reading: Reading) -> Iterator[Finding]:
    for plan in reading.history.plans:
        for record in actions_of(reading, plan):
            if len(record.undone_run) >= 2:
                yield _finding(reading, plan, record)


def whose(review: ActionReview) -> Party:
    """Whose doing one review says it was: its own attribution, else what its status says, else not recorded."""
    if review.attributed_to is not Party.NOT_RECORDED:
        return review.attributed_to
    return _WHOSE.get(review.action_status, Party.NOT_RECORDED)


def _finding(reading: Reading, plan: Plan, record: ActionRecord) -> Finding:
    run = record.undone_run
    parties = Counter(whose(review) for review in run)
    said = [f"{_ATTRIBUTED[party]} at {count}" for party in Party if (count := parties.get(party, 0))]
    loose = sum(1 for review in record.reviews if not review.happened.exact)
    evidence = (record.action, *run)
    return Finding(
        kind=KIND,
        key=record.action.action_ref,
        subject=record.action.action.rstrip("."),
        attributed=sole_party(parties),
        statement=(
            f"“{record.action.action.rstrip('.')}”, {set_in_words(reading, record.action)}{_OWED[record.action.owed_by]}, {_stood(run)} at "
            f"{counted(len(run), 'review')} running, {span_in_words(run)}: {_statuses(run)}{listed(said)}."
        ),
        children=plan.children,
        evidence=evidence,
        contrary=each_once((review for review in record.reviews if not review.action_status.undone), record.undated),
        not_recorded=(
            *not_taken_in(reading, (record,)),
            *((f"Whose doing it was is not recorded at {counted(parties[Party.NOT_RECORDED], 'review')}.",) if parties[Party.NOT_RECORDED] else ()),
            *((f"{counted(loose, 'review')} dated only to a period: their order is as near as the dates allow.",) if loose else ()),
            *((f"{counted(len(record.undated), 'review')} undated and left out: whether before or after these is not known.",)
              if record.undated else ()),
            *(("No date it was due is recorded.",) if record.action.due.undated else ()),
            *reading.notes(evidence),
        ),
    )


def _stood(run: Sequence[ActionReview]) -> str:
    """That nobody showed it done is not that it was not done: undone is said only where no review says no more than that."""
    found = {review.action_status for review in run}
    if ActionStatus.NOT_EVIDENCED not in found:
        return "stood undone"
    return "was not evidenced" if len(found) == 1 else "was not recorded as done"


def _statuses(run: Sequence[ActionReview]) -> str:
    """What each review says, where they do not all say the same."""
    found = Counter(review.action_status for review in run)
    if len(found) == 1:
        return ""
    return f"{listed(f'{status.label.lower()} at {number}' for status, number in found.items())}; "


_OWED = {
    Party.FAMILY: " and owed by the family",
    Party.SERVICE: " and owed by a service",
    Party.BOTH: " and owed by both the family and a service",
    Party.NOT_RECORDED: "",
}
_ATTRIBUTED = {
    Party.FAMILY: "recorded as the family’s",
    Party.SERVICE: "recorded as a service’s",
    Party.BOTH: "recorded as both the family’s and a service’s",
    Party.NOT_RECORDED: "with nobody’s doing recorded",
}
