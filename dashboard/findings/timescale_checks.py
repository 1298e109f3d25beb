"""Each timescale against the record: what was due, what was done, and met, late by n, or no record. Never "not done"."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dashboard.findings.reading import Reading, people_in, period_of
from dashboard.findings.working_days import days_late, due_day
from data_models.dates import When
from data_models.forum import Meeting, MeetingKind
from data_models.plan import Plan, Visit, VisitResult
from data_models.record import Fact
from data_models.timescales import Calendar, Timescale, timescales

STRATEGY_BEFORE_CONFERENCE_DAYS = 120
"""How far back to look for the strategy discussion that began the enquiry behind a conference."""

ATTEMPTED = (VisitResult.NO_ACCESS, VisitResult.NOT_SEEN, VisitResult.CANCELLED_BY_FAMILY)


class State(StrEnum):
    MET = "met"
    LATE = "late"
    NO_RECORD = "no record"
    NOT_KNOWN = "order not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing due on ``due``. ``late_by`` counts days on the rule's own calendar.

    ``since``: what it was counted from. ``answer``: what was done. ``attempts``: visits made or arranged in between that the family
    did not keep or at which the child was not seen. ``loose``: what may have been it, dated too loosely to tell.
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

    @property
    def done(self) -> When | None:
        return self.answer.happened if self.answer else None

    @property
    def attempted(self) -> int:
        return len(self.attempts)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every row it rests on."""
        return (self.since, *self.attempts, *self.loose, *((self.answer,) if self.answer else ()))

    def in_words(self) -> str:
        if self.state is State.LATE:
            unit = "working day" if self.rule.calendar is Calendar.WORKING else "day"
            return f"late by {self.late_by} {unit}{'' if self.late_by == 1 else 's'}"
        return self.state.value


def timescale_checks(reading: Reading) -> tuple[Check, ...]:
    """Every check that the record allows by ``as_at``, in order of the day due. Nothing due on or after ``as_at`` is listed as missing."""
    checks = [*_initial_conferences(reading)]
    for plan in reading.protection_plans:
        checks += [*_core_groups(reading, plan), *_reviews(reading, plan), *_visits(reading, plan)]
    return tuple(sorted(checks, key=lambda check: (check.due, check.rule.code, check.what)))


def _check(
    code: str, what: str, since: Fact, answer: Fact | None, *, until: date, loose: Sequence[Fact] = (), attempts: Sequence[Fact] = (),
) -> Check | None:
    """None when it was not yet due by ``until`` (``as_at``, or the earliest day that what it serves ended).

    Counted from the latest day that ``since`` can have been, so nothing is called late, or missing, that may not have been.
    """
    rule = timescales()[code]
    first, last = since.happened.start, since.happened.end
    if first is None or last is None:
        return None
    due_first, due = due_day(first, rule), due_day(last, rule)
    may_be_it = tuple(fact for fact in loose if fact.happened.undated or fact.happened.may_overlap(first, due))
    done = answer.happened.start if answer else None
    if done is None:
        if due >= until:
            return None
        state = State.NOT_KNOWN if may_be_it else State.NO_RECORD
        return Check(rule=rule, what=what, due=due, state=state, since=since, attempts=tuple(attempts), loose=may_be_it)
    late = days_late(due, done, rule.calendar)
    if late:
        state = State.NOT_KNOWN if may_be_it else State.LATE
    else:
        state = State.MET if done <= due_first or not days_late(due_first, done, rule.calendar) else State.NOT_KNOWN
    return Check(rule=rule, what=what, due=due, state=state, since=since, answer=answer, late_by=late if state is State.LATE else 0,
                 attempts=tuple(attempts), loose=may_be_it if state is State.NOT_KNOWN else ())


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
        if before and (check := _check("initial_conference", "Initial conference", before[0], conference, until=reading.as_at)):
            yield check


def _may_be_about_the_same(reading: Reading, one: Meeting, other: Meeting) -> bool:
    """False where both say which of the children they concern and share none: then one did not lead to the other."""
    children = {label.casefold() for label in reading.child_labels}
    concerned = [children.intersection(people_in(meeting.concerning)) for meeting in (one, other)]
    return not all(concerned) or not concerned[0].isdisjoint(concerned[1])


def _chain(
    facts: Sequence[Fact], plan: Plan, *, until: date, loose: Sequence[Fact], code_of: Callable[[int], str], what_of: Callable[[int], str],
    attempts_between: Callable[[date, date], Sequence[Fact]] = lambda _first, _last: (),
) -> Iterator[Check]:
    """From the start of a plan to the first, then from one to the next, then from the last to the end of the plan or ``as_at``."""
    since: Fact = plan
    for number, fact in enumerate([*facts, None], start=1):
        attempts = attempts_between(_day(since), _day(fact) if fact else until)
        if check := _check(code_of(number), what_of(number), since, fact, until=until, loose=loose, attempts=attempts):
            yield check
        if fact is not None:
            since = fact


def _core_groups(reading: Reading, plan: Plan) -> Iterator[Check]:
    exact, loose, until = _meetings_in(reading, plan, MeetingKind.CORE_GROUP)
    if not reading.record_reaches((meeting for meeting in reading.history.meetings if meeting.kind is MeetingKind.CORE_GROUP), plan):
        return
    yield from _chain(
        exact, plan, until=until, loose=loose,
        code_of=lambda number: "first_core_group" if number == 1 else "later_core_group",
        what_of=lambda number: f"Core group {number}, {plan.plan_ref}",
    )


def _reviews(reading: Reading, plan: Plan) -> Iterator[Check]:
    exact, loose, until = _meetings_in(reading, plan, MeetingKind.REVIEW_CONFERENCE)
    yield from _chain(
        [review for review in exact if _day(review) != _day(plan)], plan, until=until, loose=loose,
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
        yield from _chain(
            [visit for visit in own if visit.happened.exact and visit.result.achieved], plan, until=until, loose=loose,
            code_of=lambda _number: "child_protection_visit",
            what_of=_visit_to(child, plan),
            attempts_between=_between(tried),
        )


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
