"""Each timescale against the record: what was due, what was done, and met, late by n, or no record. Never "not done".

The figure is the one in force on the day the clock started. What an authorised variation allows is no breach: it is told apart.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from dashboard.findings.clocks import allowed_until, due_by
from dashboard.findings.in_words import listed
from dashboard.findings.reading import Reading, people_in, period_of
from dashboard.findings.working_days import days_late
from data_models.dates import When, day_in_words
from data_models.forum import Meeting, MeetingKind
from data_models.plan import Plan, Visit, VisitResult
from data_models.record import Fact
from data_models.timescale_changes import Timescales, Variation
from data_models.timescales import Timescale, length_in_words

STRATEGY_BEFORE_CONFERENCE_DAYS = 120
"""How far back to look for the strategy discussion that began the enquiry behind a conference: this project's own choice."""

_BEGUN = re.compile(r"\b(?:section|s\.?) ?47\b", re.IGNORECASE)
_ENDED = re.compile(
    r"\b(?:(?:not |un)substantiated|no strategy meeting|no (?:section|s\.?) ?47"
    r"|enquir(?:y|ies) (?:(?:has|have|is|are|was|were) )?(?:ended|closed|concluded))\b", re.IGNORECASE,
)
_NO_ACTION = re.compile(r"\b(?:no further action|nfa)\b", re.IGNORECASE)

ATTEMPTED = (VisitResult.NO_ACCESS, VisitResult.NOT_SEEN, VisitResult.CANCELLED_BY_FAMILY)


class State(StrEnum):
    MET = "met"
    LATE = "late"
    NO_RECORD = "no record"
    VARIED = "varied"
    NOT_KNOWN = "order not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing due on ``due`` by ``rule``. ``late_by`` counts days on the rule's own calendar, from the last day allowed.

    ``variations``: those that moved the last day in time to ``allowed``; none where it stayed ``due``.
    ``since``: what it was counted from. ``answer``: what was done. ``attempts``: visits made or arranged in between that the family
    did not keep or at which the child was not seen. ``loose``: what may have been it, dated too loosely to tell. ``others``: what it may
    have been counted from as well, the record not saying which. ``child``: whom it was due to, where each child has a day of their own.
    """

    rule: Timescale
    what: str
    due: date
    state: State
    since: Fact
    answer: Fact | None = None
    late_by: int = 0
    attempts: tuple[Fact, ...] = ()
    loose: tuple[Fact, ...] = ()
    others: tuple[Fact, ...] = ()
    variations: tuple[Variation, ...] = ()
    allowed: date | None = None
    child: str = ""

    @property
    def done(self) -> When | None:
        return self.answer.happened if self.answer else None

    @property
    def attempted(self) -> int:
        return len(self.attempts)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every row it rests on."""
        return (self.since, *self.others, *self.attempts, *self.loose, *((self.answer,) if self.answer else ()))

    def in_words(self) -> str:
        if self.state is State.NOT_KNOWN and self.others:
            return "which of several began it is not recorded"
        under = listed(variation.in_words() for variation in self.variations)
        if self.state is State.VARIED:
            return f"{'after the day due' if self.answer else 'no record yet'}, allowed to {self._allowed_to()} by an authorised variation ({under})"
        said = f"late by {length_in_words(self.late_by, self.rule.calendar)}" if self.state is State.LATE else self.state.value
        return f"{said}; an authorised variation allowed it to {self._allowed_to()} ({under})" if under else said

    def _allowed_to(self) -> str:
        return day_in_words(self.allowed or self.due)


def timescale_checks(reading: Reading) -> tuple[Check, ...]:
    """Every check that the record allows by ``as_at``, in order of the day due. Nothing due on or after ``as_at`` is listed as missing."""
    checks = [*_initial_conferences(reading)]
    for plan in reading.protection_plans:
        checks += [*_core_groups(reading, plan), *_reviews(reading, plan), *_visits(reading, plan)]
    return tuple(sorted(checks, key=lambda check: (check.due, check.rule.code, check.what)))


def _check(
    timescales: Timescales, code: str, what: str, since: Fact, answer: Fact | None, *, until: date,
    loose: Sequence[Fact] = (), attempts: Sequence[Fact] = (),
) -> Check | None:
    """None when it was not yet due by ``until`` (``as_at``, or the earliest day that what it serves ended).

    Counted so that nothing is called late, or missing, that may not have been: by the latest day due of those that ``since`` allows, and,
    where an authorised variation moved it, by the last day that it allowed.
    """
    first, last = since.happened.start, since.happened.end
    if first is None or last is None:
        return None
    by = due_by(timescales, code, first, last)
    rule, due, done = by.rule, by.latest, answer.happened.start if answer else None
    if done is None and due >= until:
        return None
    if done is not None and not days_late(due, done, rule.calendar):
        state = State.MET if done <= by.earliest or not days_late(by.earliest, done, rule.calendar) else State.NOT_KNOWN
        return Check(rule=rule, what=what, due=due, state=state, since=since, answer=answer, attempts=tuple(attempts),
                     loose=_may_be(loose, first, due) if state is State.NOT_KNOWN else ())
    allowed, variations = allowed_until(timescales, by)
    late = days_late(allowed, done, rule.calendar) if done is not None else 0
    varied = bool(variations) and (not late if done is not None else allowed >= until)
    # What is dated too loosely may be the answer: in time if it fell by the day due, or, where that is past too, by the last day allowed.
    may_be_it = _may_be(loose, first, due if varied else allowed)
    state = State.NOT_KNOWN if may_be_it else State.VARIED if varied else State.NO_RECORD if done is None else State.LATE
    return Check(
        rule=rule, what=what, due=due, state=state, since=since, answer=answer, late_by=late if state is State.LATE else 0,
        attempts=tuple(attempts), loose=may_be_it, variations=variations, allowed=allowed,
    )


def _may_be(loose: Sequence[Fact], first: date, last: date) -> tuple[Fact, ...]:
    return tuple(fact for fact in loose if fact.happened.undated or fact.happened.may_overlap(first, last))


def _initial_conferences(reading: Reading) -> Iterator[Check]:
    strategies = [meeting for meeting in reading.history.meetings if meeting.kind is MeetingKind.STRATEGY_DISCUSSION]
    for conference in reading.history.meetings:
        if conference.kind is not MeetingKind.INITIAL_CONFERENCE or not conference.happened.exact:
            continue
        day = _day(conference)
        since = day - timedelta(days=STRATEGY_BEFORE_CONFERENCE_DAYS)
        before = [
            meeting for meeting in strategies
            if meeting.happened.certainly_within(since, day) and _may_be_about_the_same(reading, meeting, conference)
        ]
        if check := _from_the_discussion(reading, before, conference):
            yield check


def _from_the_discussion(reading: Reading, before: Sequence[Meeting], conference: Meeting) -> Check | None:
    """Counted from the discussion at which the enquiry was begun, the latest that says so; never from one that ended an enquiry or began none.

    Where none says so it may be any of them: from the latest, so that nothing is called late that may not have been; and not known where
    the earliest would make it late.
    """
    checks = [
        check for meeting in before if not _led_nowhere(meeting)
        if (check := _check(reading.history.timescales, "initial_conference", "Initial conference", meeting, conference, until=reading.as_at))
    ]
    if not checks:
        return None
    begun = [check for check in checks if _BEGUN.search(_outcome(check.since))]
    check = (begun or checks)[-1]
    others = tuple(other for other in before if other.id != check.since.id)
    unclear = not begun and check.state is not State.LATE and any(other.state is State.LATE for other in checks)
    return replace(check, others=others, state=State.NOT_KNOWN if unclear else check.state)


def _led_nowhere(meeting: Meeting) -> bool:
    """True where its outcome says that an enquiry ended or none began: that police take no action ends no enquiry that began there."""
    return bool(_ENDED.search(meeting.outcome) or (_NO_ACTION.search(meeting.outcome) and not _BEGUN.search(meeting.outcome)))


def _outcome(fact: Fact) -> str:
    return fact.outcome if isinstance(fact, Meeting) else ""


def _may_be_about_the_same(reading: Reading, one: Meeting, other: Meeting) -> bool:
    """False where both say which of the children they concern and share none: then one did not lead to the other."""
    children = {label.casefold() for label in reading.child_labels}
    concerned = [children.intersection(people_in(meeting.concerning)) for meeting in (one, other)]
    return not all(concerned) or not concerned[0].isdisjoint(concerned[1])


def _chain(
    reading: Reading, facts: Sequence[Fact], plan: Plan, *, until: date, loose: Sequence[Fact],
    code_of: Callable[[int], str], what_of: Callable[[int], str],
    attempts_between: Callable[[date, date], Sequence[Fact]] = lambda _first, _last: (),
) -> Iterator[Check]:
    """From the start of a plan to the first, then from one to the next, then from the last to the end of the plan or ``as_at``."""
    since: Fact = plan
    for number, fact in enumerate([*facts, None], start=1):
        attempts = attempts_between(_day(since), _day(fact) if fact else until)
        check = _check(
            reading.history.timescales, code_of(number), what_of(number), since, fact, until=until, loose=loose, attempts=attempts,
        )
        if check:
            yield check
        if fact is not None:
            since = fact


def _core_groups(reading: Reading, plan: Plan) -> Iterator[Check]:
    exact, loose, until = _meetings_in(reading, plan, MeetingKind.CORE_GROUP)
    if not reading.record_reaches((meeting for meeting in reading.history.meetings if meeting.kind is MeetingKind.CORE_GROUP), plan):
        return
    yield from _chain(
        reading, exact, plan, until=until, loose=loose,
        code_of=lambda number: "first_core_group" if number == 1 else "later_core_group",
        what_of=lambda number: f"Core group {number}, {plan.plan_ref}",
    )


def _reviews(reading: Reading, plan: Plan) -> Iterator[Check]:
    exact, loose, until = _meetings_in(reading, plan, MeetingKind.REVIEW_CONFERENCE)
    yield from _chain(
        reading, [review for review in exact if _day(review) != _day(plan)], plan, until=until, loose=loose,
        code_of=lambda number: "first_review_conference" if number == 1 else "later_review_conference",
        what_of=lambda number: f"Review conference {number}, {plan.plan_ref}",
    )


def _visits(reading: Reading, plan: Plan) -> Iterator[Check]:
    """Per child: from one visit at which the child was seen to the next. Attempts in between are counted, not taken as done."""
    _, _, until = _meetings_in(reading, plan, MeetingKind.CORE_GROUP)
    inside, unplaced = reading.visits_in(plan), reading.visits_unplaced(plan)
    if not reading.record_reaches(reading.history.visits, plan):
        return
    for child in plan.children:
        own = [visit for visit in inside if child in visit.children]
        loose = [visit for visit in (*own, *unplaced) if child in visit.children and not visit.happened.exact and visit.result.achieved]
        tried = [visit for visit in own if visit.happened.exact and visit.result in ATTEMPTED]
        yield from (replace(check, child=child) for check in _chain(
            reading, [visit for visit in own if visit.happened.exact and visit.result.achieved], plan, until=until, loose=loose,
            code_of=lambda _number: "child_protection_visit",
            what_of=_visit_to(child, plan),
            attempts_between=_between(tried),
        ))


def _visit_to(child: str, plan: Plan) -> Callable[[int], str]:
    return lambda number: f"Visit {number} to {child}, {plan.plan_ref}"


def _between(visits: Sequence[Visit]) -> Callable[[date, date], Sequence[Fact]]:
    days = [_day(visit) for visit in visits]
    return lambda first, last: visits[bisect_right(days, first):bisect_right(days, last)]


def _meetings_in(reading: Reading, plan: Plan, kind: MeetingKind) -> tuple[list[Meeting], list[Meeting], date]:
    """Meetings of a kind on an exact day of a plan, those that may fall in it, and the day up to which anything missing counts as missing."""
    first, last = period_of(plan, reading.as_at)
    until = min(reading.as_at, plan.ended.start or reading.as_at)
    meetings = [meeting for meeting in reading.history.meetings if meeting.kind is kind]
    if first is None:
        return [], meetings, until
    exact = [meeting for meeting in meetings if meeting.happened.exact and meeting.happened.certainly_within(first, last)]
    loose = [
        meeting for meeting in meetings
        if not meeting.happened.exact and (meeting.happened.undated or meeting.happened.may_overlap(first, last))
    ]
    return exact, loose, until


def _day(fact: Fact) -> date:
    return fact.happened.start or date.max


def under_variations(checks: Sequence[Check]) -> list[str]:
    """"2 under an authorised variation: Director's order 4": one phrase for each set of authorities, of the checks in state varied."""
    authorities: dict[tuple[str, ...], int] = {}
    for check in checks:
        named = tuple(dict.fromkeys(variation.authority for variation in check.variations))
        authorities[named] = authorities.get(named, 0) + 1
    return [f"{number} under an authorised variation: {listed(named)}" for named, number in authorities.items()]
