"""What the privacy officer asks about: looks that meet a stated rule, and the events they rest on.

People by the names and parts that colleagues know them by; a family by its id, unless the reader has sight of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dashboard.page_data.actors_named import families_named, named_with_part, names_apart
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.store import Database
from data_models.access import Power, Scope
from data_models.dates import day_in_words
from data_models.looks import LOOKS, PEERS, SLOWLY, Look, Relationship, Rule, Unusual, main_roles, unusual

LOOKED_BACK = 2 * SLOWLY
"""Days of the trail that are read: a slow pattern is whole in it for as long again as it takes to show."""

_HOW_TO_READ = (
    f"Colleagues are compared only where at least {PEERS} of them opened any family in those days. A request that was refused counts as a look.",
    "A pattern is a question to ask, and says nothing of the reason: cover, duty and a wrong turning look the same.",
)


@dataclass(frozen=True, slots=True)
class UnusualAccess:
    """``rules``: one sentence each. ``met``: one row a pattern. ``looks``: what each rests on, by the numbers of the events."""

    sentence: str
    rules: tuple[str, ...]
    met: TableView
    looks: TableView


def may_read_the_trail(scope: Scope) -> bool:
    """Who sees the looks of everybody, over all families. The one place that says so."""
    return scope.may(Power.READ_TRAIL)


def unusual_access(database: Database, scope: Scope, today: date) -> UnusualAccess:
    """The patterns of the days looked back on. Nothing where the caller may not read the trail."""
    found, people = _found(database, scope, today) if may_read_the_trail(scope) else ((), {})
    return UnusualAccess(
        sentence=_sentence(found, today), rules=(*(f"{rule.in_words[0].upper()}{rule.in_words[1:]}." for rule in Rule), *_HOW_TO_READ),
        met=_met(found, people), looks=_looks(found, people, families_named(database, scope)),
    )


def _found(database: Database, scope: Scope, today: date) -> tuple[tuple[Unusual, ...], Mapping[str, str]]:
    """The patterns, and what to call each person in them: with the part that they are compared with colleagues in."""
    since = datetime.combine(today - timedelta(days=LOOKED_BACK), time.min)
    looks = [Look(**row) for row in database.ask(scope, "looks", since=since, looks=list(LOOKS))]
    relationships = [Relationship(**row) for row in database.ask(scope, "relationships")]
    found = unusual(looks, relationships)
    names, roles = names_apart(database), main_roles(relationships)
    return found, {one.actor: named_with_part(one.actor, names, roles.get(one.actor, "")) for one in found}


def _sentence(found: Sequence[Unusual], today: date) -> str:
    since = day_in_words(today - timedelta(days=LOOKED_BACK))
    people = len({one.actor for one in found})
    if not found:
        return f"No look since {since} meets one of these rules."
    return f"Since {since} the rules were met {len(found)} time{'' if len(found) == 1 else 's'}, by {people} {'person' if people == 1 else 'people'}."


def _met(found: Sequence[Unusual], people: Mapping[str, str]) -> TableView:
    return TableView("Rules met, newest first", ("Met on", "Who", "Rule", "Days", "Families", "Looks"), tuple(TableRow((
        f"{one.met_on:%d/%m/%Y}", people[one.actor], one.rule.in_words, f"{one.from_day:%d/%m/%Y} to {one.to_day:%d/%m/%Y}", str(len(one.families)),
        str(sum(look.looks for look in one.looks)),
    )) for one in reversed(found)))


def _looks(found: Sequence[Unusual], people: Mapping[str, str], families: Mapping[str, str]) -> TableView:
    """Each look once, however many rules it is part of."""
    each = {look.first: look for one in found for look in one.looks}
    return TableView("The looks they rest on, newest first", ("Day", "Who", "Family", "Looks", "Events"), tuple(TableRow((
        f"{look.day:%d/%m/%Y}", people[look.actor], families.get(look.family_id, look.family_id),
        str(look.looks), f"{look.first} to {look.last}" if look.looks > 1 else str(look.first),
    )) for _, look in sorted(each.items(), reverse=True)))
