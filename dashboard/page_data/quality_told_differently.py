"""Two rows about one thing that do not say the same, side by side. Neither is taken to be right."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from dashboard.page_data.people import disagreements
from dashboard.page_data.quality_matters import Matter, held_by
from dashboard.page_data.quality_one_thing import (
    allegations_told_twice,
    assessments_told_twice,
    differ,
    meetings_told_twice,
    plans_told_twice,
    pre_proceedings_told_twice,
    statuses_told_twice,
    visits_told_twice,
)
from dashboard.page_data.table_view import TableRow
from data_models.dates import When
from data_models.history import History
from data_models.plan import Visit
from data_models.record import Fact

SIDE_BY_SIDE = ("About", "What differs", "One row says", "Another row says", "Where they stand", "Whose it is")
ASK_WHICH = "Both rows stay as they came. Ask each holder which is right."

_Fields = tuple[tuple[str, str], ...]
"""Fields that are compared, each with its words."""
_PERIOD: _Fields = (("happened", "began"), ("ended", "ended"), ("category", "category"))
_MEETING: _Fields = (("happened", "held"), ("outcome", "outcome"), ("manager_present", "manager present"))
_ASSESSMENT: _Fields = (
    ("requested", "requested"), ("started", "started"), ("completed", "completed"), ("declined", "declined"), ("provider", "provider"),
    ("result", "result"),
)
_ALLEGATION: _Fields = (("happened", "made"), ("police_outcome", "police outcome"), ("police_outcome_on", "police outcome on"))
_PRE_PROCEEDINGS: _Fields = (
    ("happened", "decision to start"), ("letter_sent", "letter sent"), ("first_meeting", "first meeting"), ("step_decision", "step decision"),
    ("outcome", "outcome"), ("court_application", "application to court"), ("issue_letter", "letter of issue"),
)

One = TypeVar("One", bound=Fact)


@dataclass(frozen=True, slots=True)
class Differing:
    """Two rows about one thing. ``on``: what they differ in; ``one_says`` and ``other_says``: what each says of that."""

    about: str
    on: tuple[str, ...]
    one: Fact
    other: Fact
    one_says: str
    other_says: str

    @property
    def holder(self) -> str:
        return held_by((self.one, self.other))

    @property
    def row(self) -> TableRow:
        where = f"{self.one.source.in_words()}; {self.other.source.in_words()}"
        return TableRow((self.about, ", ".join(self.on), self.one_says, self.other_says, where, self.holder), f"{self.one.id} {self.other.id}")


def told_differently(history: History) -> Matter:
    """Plans, statuses, meetings, assessments, allegations, pre-proceedings and visits."""
    plans = tuple(_differing(plans_told_twice(history.plans), _PERIOD, lambda plan: f"{plan.kind.label}, {', '.join(plan.children)}"))
    as_plans = {frozenset((found.one.source, found.other.source)) for found in plans}
    statuses = _differing(
        statuses_told_twice(history.statuses), _PERIOD, lambda status: f"{status.status_kind.label}, {', '.join(status.children)}")
    return _matter("told-differently", "The same thing told differently by two rows", (
        *plans,
        # one row of an extract makes both a plan and its status
        *(found for found in statuses if frozenset((found.one.source, found.other.source)) not in as_plans),
        *_differing(meetings_told_twice(history.meetings), _MEETING, lambda meeting: f"{meeting.kind.label}, {meeting.happened.in_words()}"),
        *_differing(assessments_told_twice(history.assessments), _ASSESSMENT, lambda assessment: f"{assessment.kind} of {assessment.about}"),
        *_differing(allegations_told_twice(history.allegations), _ALLEGATION, lambda allegation: f"allegation about {allegation.about}"),
        *_differing(
            pre_proceedings_told_twice(history.pre_proceedings), _PRE_PROCEEDINGS, lambda period: f"pre-proceedings, {', '.join(period.children)}"),
        *_visits(history.visits),
    ))


def members_told_differently(history: History) -> Matter:
    return _matter("members", "A member’s date of birth or role told differently", (
        Differing(found.label, (found.what,), found.one, found.other, *(
            row.role.label if found.what == "role" else row.born.in_words() for row in (found.one, found.other)))
        for found in disagreements(history)
    ))


def _differing(pairs: Iterable[tuple[One, One]], fields: _Fields, about: Callable[[One], str]) -> Iterator[Differing]:
    for one, other in pairs:
        on = tuple((name, words) for name, words in fields if differ(getattr(one, name), getattr(other, name)))
        if on:
            yield Differing(_capital(about(one)), tuple(words for _, words in on), one, other, _says(one, on), _says(other, on))


def _visits(visits: Sequence[Visit]) -> Iterator[Differing]:
    """Only where one says that a child was seen and the other that none was."""
    for one, other in visits_told_twice(visits):
        if differ(one.result, other.result) and one.result.achieved is not other.result.achieved:
            about = f"Visit to {', '.join(one.children)}, {one.happened.in_words()}"
            yield Differing(about, ("result",), one, other, one.result.label, other.result.label)


def _matter(key: str, what: str, differing: Iterable[Differing]) -> Matter:
    found = tuple(differing)
    return Matter(key, what, ASK_WHICH, SIDE_BY_SIDE, tuple(item.row for item in found), tuple(item.holder for item in found))


def _says(row: Fact, on: _Fields) -> str:
    return "; ".join(f"{words} {_in_words(getattr(row, name))}" for name, words in on)


def _in_words(value: Any) -> str:
    return value.in_words() if isinstance(value, When) else str(getattr(value, "label", value))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
