"""What a service owed both adults of a home and did not provide: told to each of them in the letter, as the service's own default.

By itself such an action is not told: its words may mean another adult, and its plan may be of a child who has left. The default is a service's,
and was owed to whoever the letter is to, so that it names nothing that is another's alone.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from dashboard.page_data.papers_for_one import ForOne
from dashboard.page_data.papers_letter_rows import speaks_of_health, unlabelled
from dashboard.page_data.papers_letter_tables import failed
from data_models.history import History
from data_models.people import FamilyRole
from data_models.plan import ActionReview, ActionStatus, Party, Plan, PlanAction
from data_models.record import Entry
from data_models.threshold_bars import means_all, named_in
from data_models.told import Verdict, words_against

_BOTH = re.compile(r"\b(?:both|each of the|the two)\s+(?:adults|parents|carers)\b", re.IGNORECASE)
_PARENT = (FamilyRole.MOTHER, FamilyRole.FATHER)
_REMARKS: dict[type, tuple[str, ...]] = {PlanAction: ("owner", "outcome_sought"), ActionReview: ("evidence", "outcome")}
"""A default is told in its own words, its day and its codes: what somebody noted beside it may be of another adult."""


def with_defaults(history: History, made: ForOne) -> ForOne:
    """``made`` with the defaults of services that were owed to this person among others, their reviews with them, each without its remarks."""
    added = {fact.id: fact for action in _defaults(history, made) for fact in (action, *_reviews(history, action)) if fact.id not in made.rows}
    answered = {one.fact.id for one in made.verdicts if one.answer}
    told = added.keys() - answered
    return replace(made, rows=made.rows | told, verdicts=tuple(
        Verdict(one.fact, without=_REMARKS[type(one.fact)]) if one.fact.id in told else one for one in made.verdicts))


def defaults_waiting(history: History, made: ForOne) -> int:
    """How many actions that a service failed at still wait for an answer for this person."""
    waiting = {one.fact.id for one in made.waiting}
    return sum(action.id in waiting and failed(history, action) for action in history.actions)


def _defaults(history: History, made: ForOne) -> Iterator[PlanAction]:
    members = [person.label for person in history.people]
    said_no = {one.fact.id for one in made.verdicts if one.answer}
    plans = {plan.plan_ref.casefold(): plan for plan in history.plans if unlabelled(plan)}
    for action in history.actions:
        plan = plans.get(action.plan_ref.casefold())
        if (plan is not None and unlabelled(action) and action.id not in said_no and _of_the_service_alone(history, action)
                and _owed_to(history, made, action, plan) and not speaks_of_health(action.action)
                and not words_against(_BOTH.sub("•", action.action), made.to, members)):
            yield action


def _of_the_service_alone(history: History, action: PlanAction) -> bool:
    """No review says that the family had a part in it: "the family" may have been the other adult."""
    return action.owed_by is not Party.FAMILY and failed(history, action) and not any(
        row.attributed_to in (Party.FAMILY, Party.BOTH) or row.action_status is ActionStatus.DECLINED_BY_FAMILY for row in _reviews(history, action))


def _owed_to(history: History, made: ForOne, action: PlanAction, plan: Plan) -> bool:
    """Whether this person was one of the adults of the home when it was agreed, by the record: of two carers and no more, with a child of the
    plan in their care now, and a parent, or named with the plan's children by a row of that day or before."""
    carers = [person for person in history.people if person.role.is_carer]
    person = next((one for one in carers if one.label == made.to.person), None)
    if person is None or len(carers) > 2 or set(plan.children).isdisjoint(made.to.children):
        return False
    return person.role in _PARENT or any(_with_them(entry, person.label, action, plan) for entry in history.entries)


def _with_them(entry: Entry, label: str, action: PlanAction, plan: Plan) -> bool:
    agreed, seen = action.happened.start, entry.happened.end
    return (unlabelled(entry) and agreed is not None and seen is not None and seen <= agreed
            and bool(named_in(entry, (label,))) and (bool(named_in(entry, plan.children)) or means_all(entry)))


def _reviews(history: History, action: PlanAction) -> list[ActionReview]:
    return [row for row in history.action_reviews if row.action_ref.casefold() == action.action_ref.casefold() and unlabelled(row)]
