"""What the reviews of a plan's actions recorded by a day: the shared reading behind the findings on plans."""

from dataclasses import dataclass
from datetime import date

from dashboard.findings.reading import Reading
from data_models.plan import ActionReview, ActionStatus, Plan, PlanAction


@dataclass(frozen=True, slots=True)
class ActionRecord:
    """One agreed action with its reviews in date order."""

    action: PlanAction
    reviews: tuple[ActionReview, ...]

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
    """A plan's actions with the reviews recorded by ``by`` (all known ones where None)."""
    reviews: dict[str, list[ActionReview]] = {}
    for review in reading.history.action_reviews:
        if by is None or (review.happened.end is not None and review.happened.end <= by):
            reviews.setdefault(review.action_ref, []).append(review)
    return tuple(
        ActionRecord(action, tuple(reviews.get(action.action_ref, ())))
        for action in reading.history.actions if action.plan_ref == plan.plan_ref
    )


def undone_at(reading: Reading, day: date) -> tuple[ActionRecord, ...]:
    """Actions of every plan that had begun by ``day`` with nothing recorded as achieved by then."""
    return tuple(
        record
        for plan in reading.history.plans if plan.happened.end is not None and plan.happened.end <= day
        for record in actions_of(reading, plan, by=day)
        if not record.achieved and record.action.happened.end is not None and record.action.happened.end <= day
    )
