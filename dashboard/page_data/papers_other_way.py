"""What points the other way, for the threshold skeleton: looked for by a rule that it states, and never a row that is itself a concern.

What was protective, what was denied, taken back or not taken further, and what a service did not provide are three things and stand apart.
"""

from collections.abc import Mapping, Sequence

from dashboard.findings.in_words import counted
from dashboard.findings.reading import Reading
from dashboard.page_data.frame import capital
from data_models.assessment import ReasonKind
from data_models.hearsay import who_saw
from data_models.history import History
from data_models.papers import PaperTable, words_of_the_record
from data_models.plan import ActionReview, ActionStatus, Party, VisitResult
from data_models.record import Entry, Fact, Nature
from data_models.threshold_authorities import OTHER_WAY
from data_models.threshold_bars import ENDED, became_of
from data_models.threshold_evidence import OPEN_LABELS

HEADINGS = ("Row", "Date, and who holds it", "What the row says", "What became of it")
PROTECTIVE = "Looked for by this rule: every entry recorded as protective, but for those that only repeat another."
AGAINST = (
    "Looked for by this rule: every entry recorded as denied, taken back, not substantiated, disputed or not taken further, but for those that only "
    "repeat another; and every allegation with an answer to it, or that the police did not take further or a court acquitted of. That it was not "
    "taken further does not say that it did not happen."
)
SERVICES = (
    "Looked for by this rule: what a review records as not provided by a service, or as standing undone for a service’s doing; visits that a service "
    "cancelled; dates moved for want of the provider’s capacity. None of it is the family’s doing."
)


def service_failed(review: ActionReview) -> bool:
    """Whether a review says that an action stands undone for a service's doing, alone or with the family's."""
    return review.action_status is ActionStatus.NOT_PROVIDED_BY_SERVICE or (
        review.action_status.undone and review.attributed_to in (Party.SERVICE, Party.BOTH))


def other_way(history: History) -> tuple[tuple[str, str, tuple[Fact, ...]], ...]:
    """(title, rule, rows) of each kind of what points the other way, whatever its handling label."""
    reading = history.made(Reading)
    repeated = {echo.id for echo in reading.echoes}
    against = [entry for entry in reading.history.entries if entry.speaks_against and entry.id not in repeated]
    held = {entry.id for entry in against}
    answered = [one for one in reading.history.allegations if one.response.strip() or one.police_outcome in ENDED]
    services = (
        *(row for row in reading.history.action_reviews if service_failed(row)),
        *(row for row in reading.history.visits if row.result is VisitResult.CANCELLED_BY_SERVICE),
        *(row for row in reading.history.assessment_changes if row.reason_kind is ReasonKind.PROVIDER_CAPACITY),
    )
    return (
        ("recorded as protective", PROTECTIVE, tuple(entry for entry in reading.protective_entries if entry.id not in held)),
        ("denied, taken back, disputed or not taken further", AGAINST, (*against, *answered)),
        ("what a service did not provide", SERVICES, services),
    )


def other_way_tables(history: History, codes: Mapping[str, str]) -> tuple[PaperTable, ...]:
    """A table of each kind. A row that a handling label keeps back is counted and not shown."""
    return tuple(_table(f"{OTHER_WAY}: {title}", rule, rows, codes) for title, rule, rows in other_way(history))


def _table(title: str, rule: str, rows: Sequence[Fact], codes: Mapping[str, str]) -> PaperTable:
    shown = [fact for fact in rows if fact.sensitivity in OPEN_LABELS]
    kept = len(rows) - len(shown)
    held_back = f" {counted(kept, 'further row')} under a handling label: ask legal what may be shown." if kept else ""
    return PaperTable(title=title, headings=HEADINGS, note=f"{rule}{held_back}", rows=tuple(
        (codes[fact.id], words_of_the_record(f"{fact.happened.in_words()}, {fact.agency_name or fact.agency.label}. {capital(who_saw(fact))}"),
         words_of_the_record(fact.text), words_of_the_record(_became(fact)))
        for fact in shown))


def _became(fact: Fact) -> str:
    """What became of it, the answer to it and when, as the record has them."""
    if isinstance(fact, Entry):
        direction = "Its agency recorded it as a concern." if fact.speaks_against and fact.nature is Nature.CONCERN else ""
        return " ".join(part for part in (became_of(fact), fact.action_outcome.strip(), direction) if part) or "–"
    if isinstance(fact, ActionReview):
        return f"Attributed to: {fact.attributed_to.label}."
    response, on = getattr(fact, "response", "").strip(), getattr(fact, "police_outcome_on", None)
    outcome = became_of(fact)
    dated = f" Dated {on.in_words()}." if outcome and on is not None and not on.undated else ""
    return " ".join(part for part in (f"Answer recorded: {response.rstrip('.')}." if response else "", f"{outcome}{dated}") if part) or "–"
