"""Two people at one draft of a decision: on which version what is typed rests, and what stands now beside what is typed."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.page_data.decision_kept import Written
from dashboard.page_data.kept_notes import notes_under
from dashboard.store import Database
from data_models.access import Scope
from data_models.dates import day_in_words
from data_models.decision import NOTHING, Condition, DecisionRecord, day_of
from data_models.record import Family


@dataclass(frozen=True, slots=True)
class Both:
    """One part of a decision with the two texts of it. ``field``: the end of the name of its place."""

    field: str
    label: str
    stands: str
    typed: str


def begun_from(database: Database, scope: Scope, family: Family, draft: DecisionRecord, place: str) -> int:
    """The version on which what this person typed into ``draft`` and has not kept rests, as it was kept at ``place`` with the words.

    The version that stands where nothing was typed; 0, older than any, where there are words and nobody knows on what they rest.
    """
    typed = {**notes_under(database, scope, family, f"decision-{draft.id}-"), **notes_under(database, scope, family, f"condition-{draft.id}-")}
    return int(typed[place]) if place in typed else 0 if typed else draft.version


def both_texts(draft: DecisionRecord, written: Written) -> tuple[Both, ...]:
    """Every part of which what stands in ``draft`` and what is ``written`` on the page are not the same."""
    return tuple(one for one in (*_of_the_head(draft, written), *_of_conditions(draft, written)) if one.stands.strip() != one.typed.strip())


def _of_the_head(draft: DecisionRecord, written: Written) -> Iterator[Both]:
    yield Both("option", "Decision", *(one.label if one else "" for one in (draft.option, written.option)))
    yield Both("asked", "What the forum was asked to agree", draft.asked_for, written.asked_for)
    for child in dict.fromkeys((*written.reasons, *draft.reasons)):
        yield Both(f"reasons-{child}", f"Reasons for {child}", draft.reasons.get(child, ""), written.reasons.get(child, ""))
    parts = {part.name: (option, part) for option in (draft.option, written.option) if option for part in option.parts}
    for name, (option, part) in parts.items():
        stands, typed = draft.parts.get(name, ""), written.parts.get(name, "")
        yield Both(f"{option.value}-{name}", part.label, _day_or_words(stands), _day_or_words(typed))
    yield Both("attended", "Who was there", "; ".join(draft.attended), "; ".join(who.strip() for who in written.attended if who.strip()))
    yield Both("difference", "Asked whether they see it differently, each person said", draft.difference, written.difference)


def _of_conditions(draft: DecisionRecord, written: Written) -> Iterator[Both]:
    """Of those that are written on the page: one that is not there stays as it stands."""
    kept = {condition.id: condition for condition in draft.conditions}
    for one in written.conditions:
        stands = kept.get(one.id, NOTHING)
        yield Both(f"condition-{one.id}", f"It waits for: {stands.item or one.item}", _in_words(stands), _in_words(one))


def _in_words(condition: Condition) -> str:
    item, owner, starts, due, fallback = condition.written
    said = {
        "": item, "owner: ": owner, "starts by ": day_in_words(starts) if starts else "", "due ": day_in_words(due) if due else "",
        "if it is late: ": fallback,
    }
    return "; ".join(f"{name}{words}" for name, words in said.items() if words)


def _day_or_words(text: str) -> str:
    return day_in_words(day) if (day := day_of(text)) else text
