"""Rows of a history to choose from, by words, agency and date: what a statement or a line of a grid is to rest on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from data_models.history import History
from data_models.people import Identifier, PersonLink
from data_models.record import Fact, IncidentLink
from data_models.suggestion import Coding

_SAID_OF_ROWS = (IncidentLink, PersonLink, Coding, Identifier)
"""Rows that only say how other rows are to be read, or by what number somebody is known: nothing rests on them by themselves."""
MOST = 60
"""As many rows as a list can hold and still be read."""


@dataclass(frozen=True, slots=True)
class Search:
    """What the reader looks for; empty means everything. A row dated only to a period is found where the period may overlap."""

    words: str = ""
    agencies: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None


def rows_to_choose(history: History) -> tuple[Fact, ...]:
    """Every row that something may rest on, the latest first, undated ones last."""
    rows = [fact for fact in history.facts() if not isinstance(fact, _SAID_OF_ROWS)]
    return tuple(sorted(rows, key=lambda fact: fact.happened.end or date.min, reverse=True))


def rows_found(facts: Iterable[Fact], search: Search) -> tuple[Fact, ...]:
    """The rows that match every part of the search, in the order given. Each word is looked for by itself, in any case."""
    wanted = search.words.casefold().split()
    return tuple(fact for fact in facts if _matches(fact, search, wanted))


def agencies_of(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The agencies to choose among, in the order in which their rows stand."""
    return tuple(dict.fromkeys(fact.agency.label for fact in facts))


def _matches(fact: Fact, search: Search, wanted: Sequence[str]) -> bool:
    if search.agencies and fact.agency.label not in search.agencies:
        return False
    dated = bool(search.first or search.last)
    if dated and (fact.happened.undated or not fact.happened.may_overlap(search.first or date.min, search.last or date.max)):
        return False
    text = f"{fact.text} {fact.agency_name} {fact.happened.in_words()}".casefold() if wanted else ""
    return all(word in text for word in wanted)
