"""Where people live by a date, and which adults the record places where the children live."""

import re
from collections.abc import Iterable

from dashboard.findings.reading import Reading, each_once
from data_models.dates import Order
from data_models.people import Person, Residence, Whereabouts
from data_models.record import Fact


def labels_in(text: str, labels: Iterable[str]) -> tuple[str, ...]:
    """The labels that stand in a text, longest first: "House of Stepfather X's mother" names her and not Stepfather X."""
    longest_first = sorted((label for label in labels if label), key=len, reverse=True)
    if not longest_first or not text:
        return ()
    pattern = "|".join(re.escape(_plain(label)) for label in longest_first)
    found = {match.group() for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", _plain(text))}
    return tuple(label for label in longest_first if _plain(label) in found)


def current(reading: Reading, person: str) -> tuple[Residence, ...]:
    """Where a person is recorded as living on ``as_at``: begun by then and not certainly ended."""
    return tuple(
        row for row in reading.history.residences
        if row.person.casefold() == person.casefold()
        and row.happened.order(reading.as_at) is not Order.AFTER and row.ended.order(reading.as_at) not in (Order.BEFORE, Order.ON)
    )


def with_children(reading: Reading, adult: Person) -> tuple[Fact, ...]:
    """Rows that place an adult where a child of the family lives on ``as_at``; none where no row does.

    Both at the family home, unless two different places are named; both at a place of one name; or a child at a place named after the adult.
    """
    theirs = current(reading, adult.label)
    children = tuple(row for label in reading.child_labels for row in current(reading, label))
    pairs = [(own, child) for own in theirs for child in children if _one_home(own, child)]
    named_after = tuple(row for row in children if adult.label in labels_in(row.place, reading.family_labels))
    homes = [own for own in theirs if own.kind in (Whereabouts.OWN_HOME, Whereabouts.FAMILY_HOME)] if named_after else []
    return each_once((own for own, _ in pairs), homes, (child for _, child in pairs), named_after)


def _one_home(one: Residence, other: Residence) -> bool:
    if one.place.strip() and other.place.strip():
        return _plain(one.place) == _plain(other.place)
    return one.kind is other.kind is Whereabouts.FAMILY_HOME


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())
