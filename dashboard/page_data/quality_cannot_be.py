"""What cannot be so: dates of one row in the wrong order, things known before they happened, and rows that rule each other out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dashboard.page_data.quality_dates import NOT_HAPPENINGS
from dashboard.page_data.quality_matters import Matter, held_by, of_facts
from dashboard.page_data.quality_told_differently import ASK_WHICH, SIDE_BY_SIDE, Differing
from dashboard.page_data.table_view import TableRow
from dashboard.store.rows import Row
from data_models.agencies import Agency
from data_models.dates import When, day_in_words
from data_models.history import History
from data_models.plan import Visit, VisitResult
from data_models.record import Entry, Fact, Seen, Source
from data_models.themes import Marker

DEATH_RECORDED = "Death recorded"
"""Title of the entry that extracts make of a day of death (dashboard.importers.structured.makers.people)."""

_IN_ORDER: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "residences": (("happened", "began", "ended", "ended"),),
    "statuses": (("happened", "began", "ended", "ended"),),
    "plans": (("happened", "began", "ended", "ended"),),
    "actions": (("happened", "agreed", "due", "due"),),
    "assessments": (
        ("requested", "requested", "started", "started"), ("requested", "requested", "completed", "completed"),
        ("started", "started", "completed", "completed"), ("happened", "agreed", "completed", "completed"),
        ("happened", "agreed", "declined", "declined"),
    ),
    "allegations": (("happened", "made", "police_outcome_on", "police outcome"),),
    "requests": (("happened", "asked", "replied", "replied"),),
    "views": (("happened", "sought", "received", "received"),),
    "pre_proceedings": (
        ("happened", "decided", "letter_sent", "letter sent"), ("happened", "decided", "first_meeting", "first meeting"),
        ("happened", "decided", "step_decision", "step decision"), ("happened", "decided", "court_application", "application to court"),
    ),
}
"""Two dates of one row that cannot lie the other way round: field and words of the earlier, field and words of the later."""


def wrong_order(history: History) -> Matter:
    """Only where it is certain: dates that may still be in order are not told."""
    rows, holders = [], []
    for part, pairs in _IN_ORDER.items():
        for fact in getattr(history, part):
            for first, said_first, then, said_then in pairs:
                earlier, later = getattr(fact, first), getattr(fact, then)
                if _certainly_before(later, earlier):
                    rows.append(TableRow((
                        fact.text, f"{said_then} {later.in_words()}", f"{said_first} {earlier.in_words()}", fact.source.in_words(), held_by((fact,)),
                    ), fact.id))
                    holders.append(held_by((fact,)))
    return Matter(
        "wrong-order", "Ended, completed or answered before it began", "One of the two dates is wrong. Ask which.",
        ("Row", "This date", "lies before this one", "Where it stands", "Whose it is"), tuple(rows), tuple(holders))


def known_too_early(history: History) -> Matter:
    found = [
        fact for fact in history.facts()
        if not isinstance(fact, NOT_HAPPENINGS) and fact.known_on and fact.happened.start and fact.known_on < fact.happened.start
    ]
    return of_facts("known-too-early", "Known before it happened", "The day it became known, or the day it happened, is wrong. Ask which.", found)


def outside_a_life(history: History) -> Matter:
    """Entries and visits dated after a person's recorded death, and visits that saw a child before its date of birth."""
    found = [*_after_death(history), *_before_birth(history)]
    return Matter("life", "After a recorded death, or before a birth", ASK_WHICH, SIDE_BY_SIDE,
                  tuple(item.row for item in found), tuple(item.holder for item in found))


def seen_and_not_seen(history: History) -> Matter:
    """A visit and an entry of one certain day, of which one says that a child was seen and the other that nobody got in or none was."""
    on_day: dict[date, list[Entry]] = defaultdict(list)
    for entry in history.entries:
        if entry.happened.exact and entry.happened.start:
            on_day[entry.happened.start].append(entry)
    children = {child.label for child in history.children}
    found = [
        Differing(f"Visit to {', '.join(visit.children)}, {visit.happened.in_words()}", ("whether a child was seen",), visit, entry,
                  visit.result.label, entry.text)
        for visit in history.visits if visit.happened.exact
        for entry in on_day.get(visit.happened.start or date.max, ()) if _rule_each_other_out(visit, entry) and _may_be_about(entry, visit, children)
    ]
    return Matter("seen", "Seen and not seen, by a visit and an entry of that day",
                  f"There may have been two visits. {ASK_WHICH}", SIDE_BY_SIDE,
                  tuple(item.row for item in found), tuple(item.holder for item in found))


def dated_ahead(rows: Sequence[Row]) -> Matter:
    """``rows``: entries dated after today, as they arrived: no page shows them before their day."""
    holders = tuple(Agency(row["agency"]).label for row in rows)
    return Matter(
        "ahead", "Entries dated after today", "No page counts them until that day. Most likely the year is wrong.",
        ("Date as written", "Read as", "What the row says", "Where it stands", "Whose it is"),
        tuple(TableRow((
            row["happened_raw"] or "", day_in_words(row["happened_from"]), row["description"] or "",
            Source(row["file"], row["sheet"] or "", row["source_row"]).in_words(), holder,
        )) for row, holder in zip(rows, holders, strict=True)), holders)


def _certainly_before(one: When, other: When) -> bool:
    return one.end is not None and other.start is not None and one.end < other.start


def _after_death(history: History) -> Iterator[Differing]:
    for death in history.entries:
        if death.title != DEATH_RECORDED:
            continue
        for person in death.people:
            for fact in _about(person, (*history.entries, *history.visits)):
                if fact.id != death.id and _certainly_before(death.happened, fact.happened):
                    yield Differing(person, ("after death",), death, fact, f"died {death.happened.in_words()}",
                                    f"{fact.happened.in_words()}: {fact.text}")


def _before_birth(history: History) -> Iterator[Differing]:
    for child in history.children:
        for visit in _about(child.label, history.visits):
            if isinstance(visit, Visit) and visit.result.achieved and _certainly_before(visit.happened, child.born):
                yield Differing(child.label, ("before birth",), child, visit, f"born {child.born.in_words()}",
                                f"{visit.happened.in_words()}: {visit.text}")


def _about(person: str, facts: Iterable[Fact]) -> Iterator[Fact]:
    return (fact for fact in facts if person in getattr(fact, "people", getattr(fact, "children", ())))


def _rule_each_other_out(visit: Visit, entry: Entry) -> bool:
    if visit.result.achieved:
        return _says_not_seen(entry)
    return visit.result in (VisitResult.NO_ACCESS, VisitResult.NOT_SEEN) and entry.child_seen in (Seen.SEEN, Seen.SEEN_ALONE)


def _says_not_seen(entry: Entry) -> bool:
    return Marker.NO_ACCESS in entry.markers or entry.child_seen is Seen.NOT_SEEN


def _may_be_about(entry: Entry, visit: Visit, children: set[str]) -> bool:
    """The entry names a child of the visit, or no child at all."""
    named = children & set(entry.people)
    return not named or bool(named & set(visit.children))
