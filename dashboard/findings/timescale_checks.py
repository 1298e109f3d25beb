"""Each timescale against the record: what was due, what was done, and met, late by n, or no record. Never "not done"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dashboard.findings.reading import Reading, period_of
from dashboard.findings.working_days import days_late, due_day
from data_models.dates import When
from data_models.forum import Meeting, MeetingKind
from data_models.plan import Plan
from data_models.record import Fact
from data_models.timescales import Calendar, Timescale, timescales

STRATEGY_BEFORE_CONFERENCE_DAYS = 120
"""How far back to look for the strategy discussion that began the enquiry behind a conference."""


class State(StrEnum):
    MET = "met"
    LATE = "late"
    NO_RECORD = "no record"
    NOT_KNOWN = "order not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing due on ``due``. ``late_by`` counts days on the rule's own calendar. ``facts``: what it was counted from, and what was done."""

    rule: Timescale
    what: str
    due: date
    done: When | None
    state: State
    late_by: int = 0
    attempted: int = 0
    facts: tuple[Fact, ...] = ()

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


def _check(reading: Reading, code: str, what: str, start: date, done: Fact | None, facts: tuple[Fact, ...], attempted: int = 0,
           until: date | None = None) -> Check | None:
    """None when it is not yet due by ``as_at``, or what it serves had ended before the due day."""
    rule = timescales()[code]
    due = due_day(start, rule)
    if done is None:
        if due >= min(reading.as_at, until or reading.as_at):
            return None
        return Check(rule=rule, what=what, due=due, done=None, state=State.NO_RECORD, attempted=attempted, facts=facts)
    first, last = done.happened.start, done.happened.end
    if first is None or last is None or first <= due < last:
        return Check(rule=rule, what=what, due=due, done=done.happened, state=State.NOT_KNOWN, attempted=attempted, facts=(*facts, done))
    late = days_late(due, first, rule.calendar)
    return Check(rule=rule, what=what, due=due, done=done.happened, state=State.LATE if late else State.MET, late_by=late,
                 attempted=attempted, facts=(*facts, done))


def _meetings(reading: Reading, *kinds: MeetingKind) -> tuple[Meeting, ...]:
    return tuple(meeting for meeting in reading.history.meetings if meeting.kind in kinds and meeting.happened.exact)


def _initial_conferences(reading: Reading) -> Iterator[Check]:
    strategies = _meetings(reading, MeetingKind.STRATEGY_DISCUSSION)
    for conference in _meetings(reading, MeetingKind.INITIAL_CONFERENCE):
        day = _day(conference)
        before = [
            meeting for meeting in strategies
            if day - timedelta(days=STRATEGY_BEFORE_CONFERENCE_DAYS) <= _day(meeting) <= day
        ]
        if before and (check := _check(reading, "initial_conference", "Initial conference", _day(before[0]), conference, (before[0],))):
            yield check


def _core_groups(reading: Reading, plan: Plan) -> Iterator[Check]:
    """First within the rule of the conference that began the plan, then from one to the next until the plan ended."""
    first, last = period_of(plan, reading.as_at)
    if first is None:
        return
    groups = [meeting for meeting in _meetings(reading, MeetingKind.CORE_GROUP) if first <= _day(meeting) <= last]
    before: Fact = plan
    start = first
    for number, group in enumerate([*groups, None], start=1):
        code = "first_core_group" if number == 1 else "later_core_group"
        check = _check(reading, code, f"Core group {number}, {plan.plan_ref}", start, group, (before,), until=last)
        if check:
            yield check
        if group is not None:
            before, start = group, _day(group)


def _reviews(reading: Reading, plan: Plan) -> Iterator[Check]:
    first, last = period_of(plan, reading.as_at)
    if first is None:
        return
    reviews = [meeting for meeting in _meetings(reading, MeetingKind.REVIEW_CONFERENCE) if first < _day(meeting) <= last]
    before: Fact = plan
    start = first
    for number, review in enumerate([*reviews, None], start=1):
        code = "first_review_conference" if number == 1 else "later_review_conference"
        check = _check(reading, code, f"Review conference {number}, {plan.plan_ref}", start, review, (before,), until=last)
        if check:
            yield check
        if review is not None:
            before, start = review, _day(review)


def _visits(reading: Reading, plan: Plan) -> Iterator[Check]:
    """Per child: from one visit at which the child was seen to the next. Attempts in between are counted, not taken as done."""
    first, last = period_of(plan, reading.as_at)
    if first is None:
        return
    for child in plan.children:
        own = [visit for visit in reading.visits_in(plan) if child in visit.children and visit.happened.exact]
        achieved = [visit for visit in own if visit.result.achieved]
        before: Fact = plan
        start = first
        for number, visit in enumerate([*achieved, None], start=1):
            end = _day(visit) if visit else last
            attempts = sum(1 for other in own if not other.result.achieved and start < _day(other) <= end)
            check = _check(reading, "child_protection_visit", f"Visit {number} to {child}, {plan.plan_ref}", start, visit, (before,),
                           attempted=attempts, until=last)
            if check:
                yield check
            if visit is not None:
                before, start = visit, _day(visit)


def _day(fact: Fact) -> date:
    return fact.happened.start or date.max
