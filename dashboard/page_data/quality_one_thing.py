"""Which two rows are about one thing, although no key says so: one plan, status, meeting, assessment, allegation or visit told twice."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Any, TypeVar

from data_models.assessment import Allegation, Assessment
from data_models.dates import When
from data_models.forum import Meeting
from data_models.people import StatusPeriod
from data_models.plan import Plan, Visit
from data_models.pre_proceedings import PreProceedings

NEAR_DAYS = 31
"""Two rows of one reference further apart than this are of two series that number alike, unless only the year differs."""
CONFERENCE_DAYS = 7
"""Two conferences of one kind are not held this close together: they are one, told with two dates."""
_NEVER = 10**6

Item = TypeVar("Item")
Period = TypeVar("Period", Plan, StatusPeriod)


def differ(one: Any, other: Any) -> bool:
    """Whether two values of one field say different things. Blank and "not recorded" say nothing; dates that may be one day agree."""
    if isinstance(one, When) and isinstance(other, When):
        return not one.undated and other.start is not None and other.end is not None and not one.may_overlap(other.start, other.end)
    says, answers = _plain(one), _plain(other)
    return bool(says and answers) and says != answers


def plans_told_twice(plans: Sequence[Plan]) -> Iterator[tuple[Plan, Plan]]:
    return _at_once(plans, lambda plan: plan.kind)


def statuses_told_twice(statuses: Sequence[StatusPeriod]) -> Iterator[tuple[StatusPeriod, StatusPeriod]]:
    return _at_once(statuses, lambda status: status.status_kind)


def meetings_told_twice(meetings: Sequence[Meeting]) -> Iterator[tuple[Meeting, Meeting]]:
    dated = (meeting for meeting in meetings if meeting.happened.start)
    return ((one, other) for one, other in _pairs(dated, lambda meeting: meeting.kind) if _one_meeting(one, other))


def assessments_told_twice(assessments: Sequence[Assessment]) -> Iterator[tuple[Assessment, Assessment]]:
    for one, other in _pairs(assessments, lambda assessment: (_plain(assessment.kind), _plain(assessment.about))):
        if one.assessment_ref == other.assessment_ref or days_between(one.happened, other.happened) <= NEAR_DAYS:
            yield one, other


def allegations_told_twice(allegations: Sequence[Allegation]) -> Iterator[tuple[Allegation, Allegation]]:
    for one, other in _pairs(allegations, lambda allegation: (allegation.theme, _plain(allegation.about), _plain(allegation.made_by))):
        if one.allegation_ref == other.allegation_ref or days_between(one.happened, other.happened) == 0:
            yield one, other


def pre_proceedings_told_twice(periods: Sequence[PreProceedings]) -> Iterator[tuple[PreProceedings, PreProceedings]]:
    for one, other in combinations(periods, 2):
        if set(one.children) & set(other.children) and days_between(one.happened, other.happened) <= NEAR_DAYS:
            yield one, other


def visits_told_twice(visits: Sequence[Visit]) -> Iterator[tuple[Visit, Visit]]:
    """Visits to a child on one certain day, from two files: one file may well tell of two visits on a day."""
    exact = (visit for visit in visits if visit.happened.exact)
    for one, other in _pairs(exact, lambda visit: visit.happened.start):
        if one.source.file != other.source.file and set(one.children) & set(other.children):
            yield one, other


def days_between(one: When, other: When) -> int:
    """The least number of days that can lie between two dates, 0 where they may be one; very many where one of them is not known."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return _NEVER
    return max(0, (other.start - one.end).days, (one.start - other.end).days)


def _at_once(periods: Iterable[Period], kind: Callable[[Period], Hashable]) -> Iterator[tuple[Period, Period]]:
    """A child has one of a kind at a time, so two that certainly overlap are one, told twice; or one of them has a wrong date."""
    for one, other in _pairs(periods, kind):
        if set(one.children) & set(other.children) and _overlap(one, other):
            yield one, other


def _overlap(one: Period, other: Period) -> bool:
    """True where the later to begin certainly began before the other ended. One that ends as the next begins does not overlap it."""
    if one.happened.end is None or other.happened.end is None:
        return False
    return max(one.happened.end, other.happened.end) < min(period.ended.start or date.max for period in (one, other))


def _one_meeting(one: Meeting, other: Meeting) -> bool:
    if one.concerning and other.concerning and not _labels(one) & _labels(other):
        return False
    days = days_between(one.happened, other.happened)
    if _plain(one.meeting_ref) == _plain(other.meeting_ref):
        return days <= NEAR_DAYS or _same_but_for_the_year(one.happened, other.happened)
    if one.source.file == other.source.file:
        return False
    return (days == 0 and one.happened.exact and other.happened.exact) or (one.kind.is_conference and days <= CONFERENCE_DAYS)


def _labels(meeting: Meeting) -> set[str]:
    return {label.strip().casefold() for label in meeting.concerning.split(";")}


def _same_but_for_the_year(one: When, other: When) -> bool:
    if one.start is None or other.start is None or not (one.exact and other.exact):
        return False
    return (one.start.month, one.start.day) == (other.start.month, other.start.day)


def _pairs(items: Iterable[Item], alike: Callable[[Item], Hashable]) -> Iterator[tuple[Item, Item]]:
    """Every two items that are alike in what must be the same."""
    groups: dict[Hashable, list[Item]] = defaultdict(list)
    for item in items:
        groups[alike(item)].append(item)
    for group in groups.values():
        yield from combinations(group, 2)


def _plain(value: object) -> str:
    words = " ".join(str(value).casefold().split())
    return "" if words == "not_recorded" else words
