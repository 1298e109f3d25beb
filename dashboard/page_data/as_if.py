"""The history as it would stand if a person confirmed every suggestion that waits: by the very answers that a confirmation keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.importers.keyed import Statement
from dashboard.page_data.codings import with_codings
from dashboard.page_data.themes import Hollow, confirmation, waiting_of
from data_models.agencies import Agency
from data_models.history import History
from data_models.record import Entry, Nature
from data_models.suggestion import Coding, CodingDecision, Suggestion, SuggestionKind


@dataclass(frozen=True, slots=True)
class AsIf:
    """``history``: with every waiting suggestion confirmed as its words put it. ``waiting``: those suggestions, by the entry's id."""

    history: History
    waiting: Mapping[str, tuple[Suggestion, ...]]


def as_if_confirmed(history: History, suggestions: Mapping[str, Sequence[Suggestion]]) -> AsIf:
    """``suggestions``: by the entry's id, as they stood on the history's date. Pure: nothing is kept.

    What a denial, an absence that was looked for and a history mean is said by ``confirmation``, what a code does to an entry by
    ``with_codings``, as for a person's answers, so that the two cannot come apart. Rejected suggestions, and entries not known by the date,
    are not among those that wait.
    """
    found = waiting_of(history, suggestions)
    if not found:
        return AsIf(history, {})
    answers = {coding.id: coding for coding in history.codings}
    answers |= {coding.id: coding for coding in _confirmed(history, found)}
    written = {entry.id: entry for entry in history.as_written}
    codings = tuple(answers.values())
    coded = with_codings((written.get(entry.id, entry) for entry in history.entries), codings)
    waiting: dict[str, list[Suggestion]] = {}
    for hollow in found:
        waiting.setdefault(hollow.entry.id, []).append(hollow.suggestion)
    imagined = replace(history, entries=tuple(entry for entry in coded if isinstance(entry, Entry)), codings=codings)
    return AsIf(imagined, {entry: tuple(items) for entry, items in waiting.items()})


def _confirmed(history: History, found: Sequence[Hollow]) -> list[Coding]:
    return [_coding(statement) for statement in confirmation(history.family, found, CodingDecision.CONFIRMED, actor="")]


def _coding(statement: Statement) -> Coding:
    """The coding that the store would give back for this answer."""
    said = {name: str(value) for name, value in statement.fields.items()}
    return Coding(
        id=statement.fact_id, entry_id=said["entry_id"], coded=SuggestionKind(said["coded"]), code=said["code"],
        decision=CodingDecision(said["decision"]), nature=Nature(said["nature"]), words=said["words"], agency=Agency(said["agency"]),
        sensitivity=said["sensitivity"],
    )
