"""What had happened by a date and was not known by it: the other half of "as known at", told apart and never mixed in."""

from dataclasses import dataclass

from dashboard.page_data.table_view import TableView, evidence_table
from data_models.dates import day_in_words
from data_models.history import History
from data_models.people import Identifier, Person, PersonLink
from data_models.record import Fact, IncidentLink
from data_models.suggestion import Coding

_NOT_EVENTS = (Person, Identifier, PersonLink, IncidentLink, Coding)
"""Facts that say who somebody is or how a row is to be read: they did not happen on a day."""


@dataclass(frozen=True, slots=True)
class KnownLater:
    sentence: str
    table: TableView


def known_later(then: History, now: History) -> KnownLater:
    """Facts in ``now`` that had certainly happened by the date of ``then`` and are not in it, by date. Both are of one family and reader."""
    facts = late_facts(then, now)
    day, today = day_in_words(then.as_at), day_in_words(now.as_at)
    agencies = len({fact.agency for fact in facts})
    sentence = (
        f"{len(facts)} {'row' if len(facts) == 1 else 'rows'} from {agencies} {'agency' if agencies == 1 else 'agencies'} had happened by {day} "
        f"and became known after it. No page, chart or finding for {day} uses {'it' if len(facts) == 1 else 'them'}."
        if facts else f"Every dated row that had happened by {day}, as known on {today}, was known by then."
    )
    return KnownLater(sentence, evidence_table("Happened by then, known only later", facts))


def late_facts(then: History, now: History) -> tuple[Fact, ...]:
    """Undated rows and periods that reach past the date are left out: that they had happened by then is not certain."""
    found = [
        fact for fact in now.facts()
        if not isinstance(fact, _NOT_EVENTS) and fact.happened.end is not None and fact.happened.end <= then.as_at and then.fact(fact.id) is None
    ]
    return tuple(sorted(found, key=lambda fact: (fact.happened.end, fact.source.file, fact.source.sheet, fact.source.row)))
