"""What the words of the entries suggest and what people made of it: hollow until confirmed, the agencies' own coding beside it."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.importers.keyed import Statement, decision_id
from dashboard.page_data.history import history_of
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.page_data.topics import names_a_topic_only
from dashboard.page_data.words_read import suggestions_of, text_of
from dashboard.store import Database
from data_models import tables
from data_models.access import Scope
from data_models.history import History
from data_models.record import Entry, Family, Nature, Seen
from data_models.suggestion import Coding, CodingDecision, Stance, Suggestion, SuggestionKind
from data_models.themes import Marker, Theme

AT_ONCE = 10
CONTEXT = 110
POINTS_TO = {
    Stance.STATED: Nature.CONCERN, Stance.ALLEGED: Nature.CONCERN, Stance.PAST: Nature.CONTEXT, Stance.DENIED: Nature.CONTEXT,
    Stance.ABSENT: Nature.PROTECTIVE, Stance.CLEARED: Nature.CONTEXT,
}
"""Which way a confirmed theme points unless the person says otherwise. A denial, an outcome and a history leave it open; an absence that
was looked for is the other side."""
BRINGS = {Stance.DENIED: Marker.DENIAL, Stance.CLEARED: Marker.NOT_SUBSTANTIATED}
"""What a theme confirmed from such words brings with it, so that the row stands on the other side of the allegation and of nothing else."""

STANCE_WORDS = {
    Stance.STATED: "stated", Stance.ALLEGED: "alleged", Stance.DENIED: "denied", Stance.ABSENT: "looked for and not found",
    Stance.PAST: "in the past", Stance.CLEARED: "not found to be so by a court or an enquiry",
}


@dataclass(frozen=True, slots=True)
class Hollow:
    """One suggestion that waits: the entry, what is suggested, and the words with what stands around them."""

    entry: Entry
    suggestion: Suggestion
    before: str
    after: str

    @property
    def key(self) -> str:
        return f"{self.entry.id}-{self.suggestion.kind.value}-{self.suggestion.code}-{self.suggestion.start}"

    @property
    def how(self) -> str:
        """"alleged by neighbour, about her ex-partner"."""
        by = f" by {self.suggestion.said_by}" if self.suggestion.said_by else ""
        about = f", about {self.suggestion.about}" if self.suggestion.about else ""
        return f"{STANCE_WORDS[self.suggestion.stance]}{by}{about}"


@dataclass(frozen=True, slots=True)
class ThemesView:
    """``waiting``: suggestions that nobody has answered, by (kind, code), each list in the order of dates. ``answers``: those that stand."""

    sentence: str
    table: TableView
    waiting: Mapping[tuple[SuggestionKind, str], tuple[Hollow, ...]]
    answers: tuple[Coding, ...]
    answered: TableView


def themes_view(history: History, suggestions: Mapping[str, Sequence[Suggestion]]) -> ThemesView:
    standing = tuple(coding for coding in history.codings if coding.decision is not CodingDecision.TAKEN_BACK)
    waiting: dict[tuple[SuggestionKind, str], list[Hollow]] = {}
    coded: Counter[tuple[SuggestionKind, str]] = Counter()
    for entry, suggestion in _unanswered(history, suggestions):
        about = (suggestion.kind, suggestion.code)
        if _coded_by_the_agency(entry, suggestion):
            coded[about] += 1
        else:
            waiting.setdefault(about, []).append(_hollow(entry, suggestion))
    decided = Counter((coding.coded, coding.code, coding.decision) for coding in standing)
    order = [(kind, code.value) for kind in SuggestionKind for code in kind.codes]
    return ThemesView(
        sentence=_sentence(waiting, decided, len(history.entries)),
        table=_table(order, waiting, coded, decided),
        waiting={about: tuple(waiting[about]) for about in order if about in waiting},
        answers=tuple(coding for coding in standing if history.fact(coding.entry_id)), answered=_answered(history, standing),
    )


def waiting_of(history: History, suggestions: Mapping[str, Sequence[Suggestion]]) -> tuple[Hollow, ...]:
    """Every suggestion that waits for a person, in the order of the entries: never one that was answered, or that the agency coded itself."""
    return tuple(
        _hollow(entry, suggestion) for entry, suggestion in _unanswered(history, suggestions) if not _coded_by_the_agency(entry, suggestion)
    )


def _unanswered(history: History, suggestions: Mapping[str, Sequence[Suggestion]]) -> Iterator[tuple[Entry, Suggestion]]:
    answers = {
        (coding.entry_id, coding.coded, coding.code) for coding in history.codings if coding.decision is not CodingDecision.TAKEN_BACK
    }
    for entry in history.entries:
        for suggestion in _one_a_code(suggestions.get(entry.id, ())):
            if (entry.id, suggestion.kind, suggestion.code) not in answers:
                yield entry, suggestion


def still_uncoded(database: Database, scope: Scope, family: Family, today: date) -> str:
    """What a person must know after loading: how much of the record counts for nothing yet, and how much could. "" where all is coded."""
    history = history_of(database, scope, family, today)
    uncoded = sum(1 for entry in history.entries if not entry.themes)
    if not uncoded:
        return ""
    waiting = themes_view(history, suggestions_of(database, scope, family)).waiting
    themes = len({hollow.entry.id for (kind, _), found in waiting.items() if kind is SuggestionKind.THEME for hollow in found})
    return (
        f"{uncoded} of {len(history.entries)} entries carry no theme: they stand in the chronology, and count in no chart of concerns and no "
        f"firm finding about a theme. The words of {themes} suggest one, and wait on Themes for a person to confirm it."
    )


def confirmation(
    family: Family, found: Iterable[Hollow], decision: CodingDecision, *, actor: str, nature: Nature | None = None,
) -> list[Statement]:
    """One statement a suggestion. A later answer to the same question is the next version of it, so the newest counts.

    ``nature``: which way the person says it points; None leaves it to how the words put it. A coding is as restricted as its entry.
    A theme confirmed from words that deny it, or that tell of an acquittal, says that too, or the row would stand on neither side.
    """
    asked: dict[tuple[str, SuggestionKind, str], Hollow] = {}
    for hollow in found:
        suggestion = hollow.suggestion
        asked[hollow.entry.id, suggestion.kind, suggestion.code] = hollow
        marker = BRINGS.get(suggestion.stance)
        if suggestion.kind is SuggestionKind.THEME and marker and decision is CodingDecision.CONFIRMED:
            beside = dataclasses.replace(suggestion, kind=SuggestionKind.MARKER, code=marker.value)
            if not _coded_by_the_agency(hollow.entry, beside):
                asked.setdefault((hollow.entry.id, beside.kind, beside.code), dataclasses.replace(hollow, suggestion=beside))
    return [_statement(family, hollow, decision, actor, _nature(hollow.suggestion, nature)) for hollow in asked.values()]


def _statement(family: Family, hollow: Hollow, decision: CodingDecision, actor: str, nature: Nature) -> Statement:
    suggestion = hollow.suggestion
    return Statement(
        table=tables.CODING, fact_id=_question(family, hollow.entry.id, suggestion.kind, suggestion.code),
        fields={
            "entry_id": hollow.entry.id, "coded": suggestion.kind.value, "code": suggestion.code, "decision": decision.value,
            "nature": nature.value, "words": suggestion.words, "coded_by": actor, "agency": hollow.entry.agency.value,
            "sensitivity": hollow.entry.sensitivity,
        },
        typed={
            "Suggested": suggestion.label, "From the words": suggestion.words, "How the words put it": hollow.how,
            "Answer": decision.value, "Points to": nature.value,
        },
    )


def taken_back(family: Family, answers: Iterable[Coding], *, actor: str) -> list[Statement]:
    """That answers no longer stand: the next version of each, so that the suggestions wait again and what was said stays in the record."""
    return [
        Statement(
            table=tables.CODING, fact_id=_question(family, coding.entry_id, coding.coded, coding.code),
            fields={
                "entry_id": coding.entry_id, "coded": coding.coded.value, "code": coding.code, "decision": CodingDecision.TAKEN_BACK.value,
                "nature": Nature.CONTEXT.value, "words": coding.words, "coded_by": actor, "agency": coding.agency.value,
                "sensitivity": coding.sensitivity,
            },
            typed={"Answer taken back": coding.text},
        )
        for coding in answers
    ]


def _question(family: Family, entry_id: str, kind: SuggestionKind, code: str) -> str:
    return decision_id(family, "coding", entry_id, kind, code)


def _nature(suggestion: Suggestion, said: Nature | None) -> Nature:
    if suggestion.kind is not SuggestionKind.THEME:
        return Nature.CONTEXT
    return said or POINTS_TO[suggestion.stance]


def _one_a_code(suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """One question a code and entry: the firmest way the words put it. The other ways stand in the text that is shown."""
    firmest: dict[tuple[SuggestionKind, str], Suggestion] = {}
    order = [Stance.STATED, Stance.ALLEGED, Stance.DENIED, Stance.CLEARED, Stance.PAST, Stance.ABSENT]
    for suggestion in sorted(suggestions, key=lambda item: (order.index(item.stance), item.start)):
        firmest.setdefault((suggestion.kind, suggestion.code), suggestion)
    return list(firmest.values())


def _coded_by_the_agency(entry: Entry, suggestion: Suggestion) -> bool:
    """A theme that its category names as a topic only, and to which no direction is given, still waits for one (docs/decisions/0013)."""
    if suggestion.kind is SuggestionKind.THEME:
        return Theme(suggestion.code) in entry.themes and not names_a_topic_only(entry)
    if suggestion.kind is SuggestionKind.MARKER:
        return Marker(suggestion.code) in entry.markers
    return suggestion.kind is SuggestionKind.SIGHT and entry.child_seen is not Seen.NOT_RECORDED


def _hollow(entry: Entry, suggestion: Suggestion) -> Hollow:
    text = text_of(entry)
    start, end = suggestion.start, suggestion.end
    if text[start:end] != suggestion.words:  # the words were read in another version of the row than the one known on this date
        return Hollow(entry, suggestion, "", f" … {text[:2 * CONTEXT]}")
    before, after = text[max(0, start - CONTEXT):start], text[end:end + CONTEXT]
    return Hollow(entry, suggestion, ("…" if start > CONTEXT else "") + before, after + ("…" if end + CONTEXT < len(text) else ""))


def _sentence(
    waiting: Mapping[tuple[SuggestionKind, str], Sequence[Hollow]], decided: Counter[tuple[SuggestionKind, str, CodingDecision]], entries: int,
) -> str:
    hollow = sum(len(found) for found in waiting.values())
    confirmed = sum(count for (_, _, decision), count in decided.items() if decision is CodingDecision.CONFIRMED)
    rejected = sum(decided.values()) - confirmed
    if not (hollow or confirmed or rejected):
        return f"The words of {entries} entries suggest nothing that the agencies have not coded, or have not been read yet."
    return (
        f"{hollow} suggestions wait for a person; {confirmed} confirmed, {rejected} rejected. A suggestion counts in no chart and no "
        "firm finding until a person confirms it, and never changes what an agency coded."
    )


def _table(
    order: Sequence[tuple[SuggestionKind, str]], waiting: Mapping[tuple[SuggestionKind, str], Sequence[Hollow]],
    coded: Counter[tuple[SuggestionKind, str]], decided: Counter[tuple[SuggestionKind, str, CodingDecision]],
) -> TableView:
    rows = []
    for kind, code in order:
        found = waiting.get((kind, code), ())
        confirmed, rejected = (decided[kind, code, decision] for decision in (CodingDecision.CONFIRMED, CodingDecision.REJECTED))
        if found or coded[kind, code] or confirmed or rejected:
            stances = Counter(hollow.suggestion.stance for hollow in found)
            rows.append(TableRow((
                label_of(kind, code), str(len(found)),
                "; ".join(f"{stances[stance]} {STANCE_WORDS[stance]}" for stance in Stance if stances[stance]) or "–",
                str(confirmed), str(rejected), str(coded[kind, code]),
            )))
    headings = ("Suggested", "Waiting", "Of which", "Confirmed", "Rejected", "Already coded by the agency")
    return TableView("What the words suggest", headings, tuple(rows))


def _answered(history: History, standing: Sequence[Coding]) -> TableView:
    return TableView("Answered", ("Suggested", "Answer", "From the words", "By", "Entry"), tuple(
        TableRow((
            label_of(coding.coded, coding.code), coding.decision.label, coding.words, coding.coded_by,
            f"{entry.happened.in_words()}, {entry.agency.label}",
        ), coding.entry_id)
        for coding in standing if (entry := history.fact(coding.entry_id))
    ))


def in_rows(found: Sequence[Hollow]) -> TableView:
    """The rows that an answer to many would be about, each to be read before it is given."""
    return TableView("What would be confirmed", ("Date", "Agency", "The words in their place"), tuple(
        TableRow((
            hollow.entry.happened.in_words(), hollow.entry.agency.label,
            f"{hollow.before} [{hollow.suggestion.words}] {hollow.after}".strip(),
        ), hollow.entry.id)
        for hollow in found
    ))


def in_a_line(coding: Coding, history: History) -> str:
    """An answer for a list to choose from: "Alcohol misuse, confirmed, 1 February 2020, School: “drunk”"."""
    entry = history.fact(coding.entry_id)
    where = f", {entry.happened.in_words()}, {entry.agency.label}" if entry else ""
    return f"{label_of(coding.coded, coding.code)}, {coding.decision.label}{where}: “{coding.words}”"


def label_of(kind: SuggestionKind, code: str) -> str:
    """A code in the words of the screen: "Alcohol misuse", "Child seen alone", "Visit unannounced"."""
    words = Suggestion(kind, code, "", 0, 0).label
    if kind is SuggestionKind.SIGHT:
        return f"Child {words}"
    return f"Visit {words}" if kind is SuggestionKind.ANNOUNCED else words
