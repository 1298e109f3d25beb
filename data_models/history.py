"""A family's history as it was known by one date: all that a finding or a page may use."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from data_models.assessment import Allegation, Assessment, AssessmentChange
from data_models.forum import AgencyView, Attendance, ForumDecision, InformationRequest, Meeting
from data_models.people import Identifier, Person, PersonLink, Residence, StatusPeriod
from data_models.plan import ActionReview, Plan, PlanAction, Visit
from data_models.pre_proceedings import PreProceedings
from data_models.record import Entry, Fact, Family, IncidentLink
from data_models.rejected_rows import RejectedRow
from data_models.suggestion import Coding
from data_models.timescale_changes import PUBLISHED, Timescales

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class History:
    """Facts known by ``as_at``, each kind ordered by date (undated last). Nothing later is in here.

    ``told_otherwise``: further rows about members, under the labels of other files that a person linked to them. ``rejected``: rows about
    something in the record that were read and not taken in: no facts, but a reason not to take silence for an answer. ``as_written``: the
    entries that confirmed codings added to, as the agencies gave them. ``decisions_beside``: decisions of files for a day on which a decision
    was signed here, which counts in their place; they are kept, and no finding reads them. ``timescales``: the figures in force on any day, by
    the day they take effect and not by the day they were entered (docs/decisions/0011).
    """

    family: Family
    as_at: date
    people: tuple[Person, ...] = ()
    residences: tuple[Residence, ...] = ()
    statuses: tuple[StatusPeriod, ...] = ()
    entries: tuple[Entry, ...] = ()
    links: tuple[IncidentLink, ...] = ()
    plans: tuple[Plan, ...] = ()
    actions: tuple[PlanAction, ...] = ()
    action_reviews: tuple[ActionReview, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    visits: tuple[Visit, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    assessment_changes: tuple[AssessmentChange, ...] = ()
    allegations: tuple[Allegation, ...] = ()
    requests: tuple[InformationRequest, ...] = ()
    decisions: tuple[ForumDecision, ...] = ()
    views: tuple[AgencyView, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    pre_proceedings: tuple[PreProceedings, ...] = ()
    person_links: tuple[PersonLink, ...] = ()
    codings: tuple[Coding, ...] = ()
    told_otherwise: tuple[Person, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    as_written: tuple[Entry, ...] = ()
    decisions_beside: tuple[ForumDecision, ...] = ()
    timescales: Timescales = PUBLISHED
    # Not handed on by dataclasses.replace: a history with other facts starts with nothing worked out.
    _by_id: dict[str, Fact] = field(default_factory=dict, init=False, repr=False, compare=False)
    _made: dict[Callable[..., object], tuple[tuple[object, ...], Any]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def children(self) -> tuple[Person, ...]:
        return self.made(_children)

    @property
    def adults(self) -> tuple[Person, ...]:
        return self.made(_adults)

    def facts(self) -> tuple[Fact, ...]:
        """Every fact of every kind, in the order the kinds are declared."""
        return (
            *self.people, *self.residences, *self.statuses, *self.entries, *self.links, *self.plans, *self.actions,
            *self.action_reviews, *self.meetings, *self.attendances, *self.visits, *self.assessments,
            *self.assessment_changes, *self.allegations, *self.requests, *self.decisions, *self.decisions_beside, *self.views,
            *self.identifiers, *self.pre_proceedings, *self.person_links, *self.codings, *self.told_otherwise,
        )

    def fact(self, fact_id: str) -> Fact | None:
        """The fact with this id, or None when it is not in this history (not known by the date, or not visible)."""
        if not self._by_id:
            self._by_id.update({fact.id: fact for fact in self.facts()})
        return self._by_id.get(fact_id)

    def made(self, make: Callable[..., T], *more: object) -> T:
        """What the pure function ``make`` makes of this history (and of ``more``, compared by identity): worked out once, kept with the facts.

        It is seen by nobody who does not hold this very history, and goes with it: a changed fact or right makes another history.
        """
        kept = self._made.get(make)
        if kept is None or len(kept[0]) != len(more) or any(one is not other for one, other in zip(kept[0], more, strict=True)):
            kept = self._made[make] = (more, make(self, *more))
        made: T = kept[1]
        return made


def _children(history: History) -> tuple[Person, ...]:
    return tuple(person for person in history.people if person.role.is_child)


def _adults(history: History) -> tuple[Person, ...]:
    return tuple(person for person in history.people if not person.role.is_child)
