"""What can this record not bear? Everything that is missing, loose, contradictory or waiting, and whose it is to put right.

It is about the record as it stands today: what was missing on an earlier day can no longer be asked for.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.page_data.people import unlinked_people
from dashboard.page_data.quality_cannot_be import dated_ahead, known_too_early, outside_a_life, seen_and_not_seen, wrong_order
from dashboard.page_data.quality_coverage import coverage_section
from dashboard.page_data.quality_dates import dates_section
from dashboard.page_data.quality_matters import Matter, Section, counted
from dashboard.page_data.quality_one_key import one_key_two_files
from dashboard.page_data.quality_statuses import statuses_at_odds
from dashboard.page_data.quality_told_differently import members_told_differently, told_differently
from dashboard.page_data.quality_unsaid import unsaid_section
from dashboard.page_data.quality_waiting import possible_same_incidents, queued, rejected, unconfirmed, unlinked
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.page_data.words_read import suggestions_of
from dashboard.store import Database
from data_models.access import Scope
from data_models.dates import day_in_words
from data_models.history import History

_QUESTIONS = ("imports", "queue", "rejected_rows", "extract_sheets", "told_by_two_files")


@dataclass(frozen=True, slots=True)
class QualityView:
    """``stands``: of which day it is. ``matters``: what was found, by matter; ``holders``: the same by whose it is."""

    stands: str
    sentences: tuple[str, ...]
    matters: TableView
    holders: TableView
    sections: tuple[Section, ...]


def quality_view(database: Database, scope: Scope, history: History) -> QualityView:
    """``history``: as known today."""
    family = history.family.id
    answers = database.ask_each(scope, _QUESTIONS, family=family)
    ahead = database.ask(scope, "entries_ahead", family=family, today=history.as_at)
    sections = (
        dates_section(history),
        coverage_section(history, {(row["file"], row["sheet"] or "") for row in answers["extract_sheets"]}),
        _contradictions((
            told_differently(history), members_told_differently(history), one_key_two_files(answers["told_by_two_files"], today=history.as_at),
            statuses_at_odds(history), wrong_order(history), known_too_early(history), outside_a_life(history), seen_and_not_seen(history),
            dated_ahead(ahead),
        )),
        unsaid_section(history),
        _waiting((
            rejected(answers["rejected_rows"], answers["imports"]), queued(answers["queue"], answers["imports"], history),
            unlinked(unlinked_people(database, scope, history)), unconfirmed(history, suggestions_of(database, scope, history.family)),
            possible_same_incidents(history),
        )),
    )
    found = [matter for section in sections for matter in section.found]
    return QualityView(
        stands=f"The record as it stands on {day_in_words(history.as_at)}, as far as it is open to you, whatever date other pages look at.",
        sentences=tuple(section.sentence for section in sections), matters=_matters(found), holders=_holders(found), sections=sections,
    )


def _contradictions(matters: tuple[Matter, ...]) -> Section:
    found = sum(matter.count for matter in matters)
    return Section(
        "Sources that disagree",
        f"{counted(found, 'disagreement')} between rows or within one. Nothing is corrected here, and neither side is taken to be right." if found
        else "No rows were found that disagree with each other or with themselves.",
        matters,
    )


def _waiting(matters: tuple[Matter, ...]) -> Section:
    found = [f"{matter.what[:1].lower()}{matter.what[1:]}: {matter.count}" for matter in matters if matter.count]
    return Section("Waiting for a person", f"Waiting: {'; '.join(found)}." if found else "Nothing waits for a person.", matters)


def _matters(found: Sequence[Matter]) -> TableView:
    return TableView("What was found, and whose it is", ("What", "How many", "Whose it is", "What it does, and what would mend it"), tuple(
        TableRow((matter.what, str(matter.count), matter.whose_in_words, matter.means)) for matter in found
    ))


def _holders(found: Sequence[Matter]) -> TableView:
    """The same the other way round, for writing to one agency at a time."""
    held: dict[str, list[str]] = defaultdict(list)
    total: Counter[str] = Counter()
    for matter in found:
        for holder, count in matter.whose:
            held[holder].append(f"{matter.what[:1].lower()}{matter.what[1:]}: {count}")
            total[holder] += count
    return TableView("What each can put right", ("Whose it is", "Rows", "What to ask for"), tuple(
        TableRow((holder, str(count), "; ".join(held[holder]))) for holder, count in total.most_common()
    ))
