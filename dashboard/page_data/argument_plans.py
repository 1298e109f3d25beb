"""Response to plans: the family’s doing and a service’s are two sentences, never one number, and what nobody recorded is a third."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.findings.action_carried_forward import whose
from dashboard.findings.in_words import counted, listed
from dashboard.findings.plan_reviews import ActionRecord
from dashboard.findings.reading import Reading, bears, each_once
from dashboard.findings.rights_words import of_a_right, uses_a_right
from dashboard.page_data.argument_cells import Cell, in_turn
from dashboard.page_data.argument_sides import protective_rows
from data_models.finding import BEARS_ON, Finding
from data_models.forum import Attendance, Attended, Meeting
from data_models.plan import ActionReview, ActionStatus, Party, PlanAction, Visit, VisitResult
from data_models.record import Entry, Fact
from data_models.themes import Marker

PLAN = (
    "plan-ended-unachieved", "action-carried-forward", "not-attended", "no-unannounced-visit", "threat-unanswered", "timescale-missed",
)
RULE = "actions not done, meetings, visits and appointments not kept, refusals, timescales not recorded as met"
WHOSE = {
    Party.FAMILY: "The family’s", Party.SERVICE: "A service’s", Party.BOTH: "Recorded as both’s", Party.NOT_RECORDED: "Not recorded whose",
}


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of row in the words of one and of many."""

    one: str
    many: str


_REVIEW = {
    ActionStatus.DECLINED_BY_FAMILY: _Kind("review says declined", "reviews say declined"),
    ActionStatus.NOT_PROVIDED_BY_SERVICE: _Kind("review says not provided", "reviews say not provided"),
    ActionStatus.NOT_STARTED: _Kind("review says not started", "reviews say not started"),
    ActionStatus.NOT_EVIDENCED: _Kind("review says not evidenced", "reviews say not evidenced"),
}
_VISIT = {
    VisitResult.NO_ACCESS: (Party.NOT_RECORDED, _Kind("visit row without access", "visit rows without access")),
    VisitResult.CANCELLED_BY_FAMILY: (Party.FAMILY, _Kind("visit row cancelled by the family", "visit rows cancelled by the family")),
    VisitResult.CANCELLED_BY_SERVICE: (Party.SERVICE, _Kind("visit row cancelled by a service", "visit rows cancelled by a service")),
    VisitResult.NOT_SEEN: (Party.NOT_RECORDED, _Kind("visit row with the child not seen", "visit rows with the child not seen")),
    VisitResult.NOT_RECORDED: (Party.NOT_RECORDED, _Kind("visit row with no result recorded", "visit rows with no result recorded")),
}
"""A visit at which a child was seen is in none of these: it is no evidence that nobody answered. That nobody opened does not say whose doing."""
_LATE = _Kind("meeting at the start or end of a timescale not met", "meetings at the start or end of a timescale not met")
_THREAT = _Kind("row of a threat or undertaking without the answer due", "rows of threats or undertakings without the answer due")
_MISSED = _Kind("row of a carer not at a meeting", "rows of carers not at meetings")
_KEPT_NOT = _Kind("row of an appointment not kept or no access", "rows of appointments not kept or no access")
_REFUSED = _Kind("refusal", "refusals")
_UNREVIEWED = _Kind("action with no review", "actions with no review")
_OF_CONSENT = re.compile(r"\b(?:assessments?|consent)\b", re.IGNORECASE)
_OF_CARE = _Kind("appointment of a child then in care", "appointments of a child then in care")


def response(reading: Reading, found: Sequence[Finding]) -> tuple[Cell, Cell]:
    """Evidence, told by whose doing the record says it was, and the contrary: what was kept, done or seen, and every protective row."""
    own = [finding for finding in found if finding.kind.code in PLAN]
    placed: dict[str, tuple[Party, _Kind, Fact]] = {}
    for finding in own:
        for party, kind, fact in _of_finding(finding, reading.carer_labels):
            if isinstance(fact, ActionReview) and declined_by_right(reading, fact):
                continue
            if isinstance(fact, Entry) and reading.is_of_a_visit_not_kept(fact):
                continue  # its visit row is told of
            placed.setdefault(fact.id, (party, kind, fact))
    if own:
        for fact in _refusals(reading):
            placed.setdefault(fact.id, (Party.FAMILY, _REFUSED, fact))
    return _evidence(tuple(placed.values()), own), _contrary(reading, own, placed)


def done_at_last(reading: Reading) -> tuple[ActionReview, ...]:
    """The last dated review of each action that has one, where it records it done, in part too, or replaced."""
    latest = {review.action_ref.casefold(): review for review in reading.history.action_reviews if review.happened.end}
    return tuple(review for review in latest.values() if not review.action_status.undone)


def undone_in_words(undone: Sequence[ActionRecord]) -> str:
    """"2 the family’s, 1 a service’s, 1 not recorded whose": by whose doing the latest review says it was, else by who owes it."""
    parties = Counter(_whose_action(record) for record in undone)
    return ", ".join(f"{parties[party]} {words[:1].lower()}{words[1:]}" for party, words in WHOSE.items() if parties[party])


def _whose_action(record: ActionRecord) -> Party:
    said = whose(record.latest) if record.latest else Party.NOT_RECORDED
    return record.action.owed_by if said is Party.NOT_RECORDED else said


def _of_finding(finding: Finding, carers: frozenset[str]) -> Iterable[tuple[Party, _Kind, Fact]]:
    reviewed = {fact.action_ref.casefold() for fact in finding.evidence if isinstance(fact, ActionReview)}
    for fact in finding.evidence:
        match fact:
            case ActionReview() if fact.action_status in _REVIEW:
                yield whose(fact), _REVIEW[fact.action_status], fact
            case PlanAction() if fact.action_ref.casefold() not in reviewed:
                yield Party.NOT_RECORDED, _UNREVIEWED, fact
            case Visit() if fact.result in _VISIT:
                yield *_VISIT[fact.result], fact
            case Attendance():
                yield Party.FAMILY, _MISSED, fact
            case Meeting() | Entry() if finding.kind.code == "threat-unanswered":
                yield Party.SERVICE, _THREAT, fact
            case Meeting():
                yield Party.SERVICE, _LATE, fact
            case Entry() if finding.key == "appointments-in-care":
                yield Party.NOT_RECORDED, _OF_CARE, fact
            case Entry():
                yield (Party.NOT_RECORDED if carers.isdisjoint(fact.people) else Party.FAMILY), _KEPT_NOT, fact


def _refusals(reading: Reading) -> tuple[Entry, ...]:
    """Rows coded as a refusal that name a carer: an agency may refuse too, and that is not the family’s. A right used is no refusal, and what
    a review or a visit row of that day says is not told twice."""
    reviewed = {
        review.happened.start for review in reading.history.action_reviews
        if review.action_status is ActionStatus.DECLINED_BY_FAMILY and not declined_by_right(reading, review)
    }
    return tuple(
        entry for incident in reading.with_marker(Marker.REFUSAL) for entry in incident.entries
        if bears(entry, Marker.REFUSAL) and not reading.carer_labels.isdisjoint(entry.people) and not of_a_right(entry)
        and entry.happened.start not in reviewed and not reading.is_of_a_visit_not_kept(entry)
    )


def declined_by_right(reading: Reading, review: ActionReview) -> bool:
    """Whether what a review says was declined is an assessment, or consent: the use of a right, and no failure to respond."""
    if review.action_status is not ActionStatus.DECLINED_BY_FAMILY:
        return False
    actions = (one.action for one in reading.history.actions if one.action_ref.casefold() == review.action_ref.casefold())
    return uses_a_right(review.evidence) or any(_OF_CONSENT.search(words) for words in actions)


def _rights(reading: Reading, own: Sequence[Finding]) -> tuple[Fact, ...]:
    """Rows coded as a refusal, and reviews, that tell of a right used by a carer."""
    if not own:
        return ()
    return each_once(
        (fact for finding in own for fact in finding.evidence if isinstance(fact, ActionReview) and declined_by_right(reading, fact)),
        (entry for incident in reading.with_marker(Marker.REFUSAL) for entry in incident.entries
         if bears(entry, Marker.REFUSAL) and not reading.carer_labels.isdisjoint(entry.people) and of_a_right(entry)),
    )


def _evidence(placed: Sequence[tuple[Party, _Kind, Fact]], own: Sequence[Finding]) -> Cell:
    missed = [finding for finding in own if finding.kind.code == "timescale-missed"]
    said, rows = [], []
    for party, words in WHOSE.items():
        theirs = [(kind, fact) for whose_, kind, fact in placed if whose_ is party]
        kinds = Counter(kind for kind, _ in theirs)
        parts = [counted(number, kind.one, kind.many) for kind, number in kinds.items()]
        # A timescale between whose ends the family did not keep a visit is attributed to nobody by its finding, nor here.
        if late := [finding.subject for finding in missed if (finding.attributed or Party.NOT_RECORDED) is party]:
            parts.append(f"timescales not recorded as met: {listed(late)}")
        if parts:
            said.append(f"{words}: {'; '.join(parts)}.")
        rows += [fact for _, fact in theirs]
    if not said:
        return in_turn(rule=RULE)
    return Cell(" ".join(said), each_once(rows))


def _contrary(reading: Reading, own: Sequence[Finding], placed: dict[str, tuple[Party, _Kind, Fact]]) -> Cell:
    beside = [finding for finding in own if finding.kind.beside != BEARS_ON]
    kept = tuple(
        fact for fact in each_once(*(side for finding in beside for side in (finding.contrary, finding.evidence)), done_at_last(reading))
        if fact.id not in placed and _answered(fact)
    )
    rights = tuple(fact for fact in _rights(reading, own) if fact.id not in placed)
    used = {fact.id for fact in rights}
    protective = tuple(entry for entry in protective_rows(reading) if entry.id not in placed and entry.id not in used)
    ids = {entry.id for entry in protective}
    return in_turn(
        ("Kept, done or seen.", tuple(fact for fact in kept if fact.id not in ids | used)), ("Protective.", protective),
        ("Consent withheld, an assessment declined, a complaint or a lawyer asked: rights, and no refusals.", rights),
        rule=f"the other side of {RULE}",
    )


def _answered(fact: Fact) -> bool:
    """True for what was kept, done in whole or part, or at which a child was seen; for an entry, one that speaks against or tells of engagement."""
    match fact:
        case Visit():
            return fact.result.achieved
        case ActionReview():
            return not fact.action_status.undone
        case Attendance():
            return fact.attended is Attended.ATTENDED
        case Meeting():
            return True
        case Entry():
            return fact.speaks_against or bears(fact, Marker.ENGAGEMENT)
    return False
