"""What the reviews of a plan's actions recorded by a day: the shared reading behind the findings on plans."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.findings.reading import Reading
from data_models.plan import ActionReview, ActionStatus, Plan, PlanAction
from data_models.tables import ACTION_REVIEW


@dataclass(frozen=True, slots=True)
class ActionRecord:
    """One agreed action with its dated reviews in date order. ``undated`` reviews stand apart: which came last is not known of them."""

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


def not_taken_in(reading: Reading, records: Iterable[ActionRecord]) -> tuple[str, ...]:
    """For a finding's "not recorded": reviews of these actions that were read and not taken in."""
    return reading.rejected_notes(ACTION_REVIEW.full_name, (record.action.action_ref for record in records))


def undone_at(reading: Reading, plan: Plan, day: date) -> tuple[ActionRecord, ...]:
    """Actions of ``plan`` certainly agreed by ``day`` with nothing recorded as done or replaced by then."""
    return tuple(
        record for record in actions_of(reading, plan, by=day)
        if not record.achieved and record.action.happened.end is not None and record.action.happened.end <= day
    )
