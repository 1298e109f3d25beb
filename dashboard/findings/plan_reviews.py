"""What the reviews of a plan's actions recorded by a day: the shared reading behind the findings on plans."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.findings.in_words import listed
from dashboard.findings.reading import Reading
from data_models.forum import Attendance, Attended, Meeting, MeetingKind
from data_models.plan import ActionReview, ActionStatus, Plan, PlanAction
from data_models.tables import ACTION_REVIEW


@dataclass(frozen=True, slots=True)
class ActionRecord:
    """One action set in a plan with its dated reviews in date order. ``undated`` reviews stand apart: which came last is not known of them."""

    action: PlanAction
    reviews: tuple[ActionReview, ...]
    undated: tuple[ActionReview, ...] = ()

    @property
    def latest(self) -> ActionReview | None:
        return self.reviews[-1] if self.reviews else None

    @property
    def achieved(self) -> bool:
        """True when the latest review recorded it done, or replaced by another action."""
        return self.latest is not None and self.latest.action_status in (ActionStatus.DONE, ActionStatus.SUPERSEDED)

    @property
    def undone_run(self) -> tuple[ActionReview, ...]:
        """The unbroken run of latest reviews that recorded it undone."""
        run: list[ActionReview] = []
        for review in reversed(self.reviews):
            if not review.action_status.undone:
                break
            run.append(review)
        return tuple(reversed(run))


def actions_of(reading: Reading, plan: Plan, by: date | None = None) -> tuple[ActionRecord, ...]:
    """A plan's actions with the reviews recorded by ``by`` (all dated ones where None). References match whatever their case."""
    wanted = {action.action_ref.casefold(): action for action in reading.history.actions if action.plan_ref.casefold() == plan.plan_ref.casefold()}
    reviews: dict[str, list[ActionReview]] = {ref: [] for ref in wanted}
    undated: dict[str, list[ActionReview]] = {ref: [] for ref in wanted}
    for review in reading.history.action_reviews:
        ref = review.action_ref.casefold()
        if ref not in wanted:
            continue
        if review.happened.end is None:
            undated[ref].append(review)
        elif by is None or review.happened.end <= by:
            reviews[ref].append(review)
    return tuple(ActionRecord(action, tuple(reviews[ref]), tuple(undated[ref])) for ref, action in wanted.items())


def set_in_words(reading: Reading, action: PlanAction) -> str:
    """"set 15 September 2020 at the initial child protection conference (recorded there: Mother X absent)": nobody is said to have agreed to it."""
    words = f"set {action.happened.in_words()}"
    held = reading.made(_planning_days).get(action.happened.start, ()) if action.happened.exact else ()
    if len(held) != 1:
        return words
    meeting, came = held[0], reading.made(_carers_at).get(held[0].meeting_ref.casefold(), ())
    there = listed(dict.fromkeys(f"{row.who} {row.attended.label}" for row in came))
    return f"{words} at the {meeting.kind.label} (recorded there: {there})" if there else words


def _planning_days(reading: Reading) -> Mapping[date | None, tuple[Meeting, ...]]:
    """Conferences, core groups and child in need meetings by their day."""
    days: dict[date | None, tuple[Meeting, ...]] = {}
    for row in reading.history.meetings:
        if row.happened.exact and (row.kind.is_conference or row.kind in (MeetingKind.CORE_GROUP, MeetingKind.CHILD_IN_NEED_MEETING)):
            days[row.happened.start] = (*days.get(row.happened.start, ()), row)
    return days


def _carers_at(reading: Reading) -> Mapping[str, tuple[Attendance, ...]]:
    """What is recorded of parents and carers at each meeting."""
    rows: dict[str, tuple[Attendance, ...]] = {}
    for row in reading.history.attendances:
        if row.who in reading.carer_labels and row.attended is not Attended.NOT_RECORDED:
            rows[row.meeting_ref.casefold()] = (*rows.get(row.meeting_ref.casefold(), ()), row)
    return rows


def not_taken_in(reading: Reading, records: Iterable[ActionRecord]) -> tuple[str, ...]:
    """For a finding's "not recorded": reviews of these actions that were read and not taken in."""
    return reading.rejected_notes(ACTION_REVIEW.full_name, (record.action.action_ref for record in records))


def undone_at(reading: Reading, plan: Plan, day: date) -> tuple[ActionRecord, ...]:
    """Actions of ``plan`` certainly set by ``day`` with nothing recorded as done or replaced by then."""
    return tuple(
        record for record in actions_of(reading, plan, by=day)
        if not record.achieved and record.action.happened.end is not None and record.action.happened.end <= day
    )
