"""Findings that words suggest and nobody has confirmed: beside the firm ones, never among them, and never what a word list failed to see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.findings.in_words import counted
from data_models.finding import Finding
from data_models.history import History
from data_models.record import Fact
from data_models.suggestion import Suggestion

UNCONFIRMED = "Suggested only, from words that nobody has confirmed: "
"""Stands before the statement of a suggested finding, so that the sentence cannot be quoted without it."""
NEVER_SUGGESTED: tuple[tuple[str, str], ...] = (
    ("silence-without-sight", ""), ("sight-lapsed", ""), ("protective", "none-since:"), ("voice-unexplored", "child:"),
    ("voice-unexplored", "not-about:"), ("unverified-self-report", ""), ("unassessed-adult", ""),
)
"""Code and beginning of the key. The first six say that no row of some kind is among the coded ones: read off a word list, that would be
what the list missed. The last lists a person: the words of a row may put nobody on a list (docs/decisions/0012)."""

LOOKS_IN_LISTS = frozenset({
    "no-charge-not-assessed", "not-asked", "not-before-the-forum", "view-missing", "conflict-not-reviewed", "raised-risk-window",
    "threat-unanswered", "assessment-not-commissioned", "pre-birth-gap", "adulthood-without-plan",
})
"""Kinds that say what no list of meetings, requests, assessments or papers holds. Words suggest none of these, so they are firm or missing."""
ONLY_LISTS = (
    "Only the lists of meetings, requests, assessments and papers were looked in, as far as this record has them: one told of only in the words "
    "of a row is not counted."
)


@dataclass(frozen=True, slots=True)
class SuggestedFinding:
    """``finding``: as it would be found, its rows as they stand today. ``words``: what waits in its rows, of either side, by the row's id."""

    finding: Finding
    words: Mapping[str, tuple[Suggestion, ...]]

    @property
    def to_confirm(self) -> int:
        """Rows of the record's side that hold a suggestion nobody has answered."""
        return sum(1 for fact in self.finding.evidence if fact.id in self.words)

    def rests_on_words(self) -> str:
        """"Suggested: 3 of 4 rows hold words that nobody has confirmed"."""
        rows = len(self.finding.evidence)
        if not self.to_confirm:
            return "Suggested: it rests on unconfirmed words of rows that are not among these."
        hold = "holds" if self.to_confirm == 1 else "hold"
        return f"Suggested: {self.to_confirm} of {counted(rows, 'row')} {hold} words that nobody has confirmed."


@dataclass(frozen=True, slots=True)
class WithSuggested:
    """``firm``: exactly what is found without suggestions. ``notes``: what suggestions would do to a firm one, by its id."""

    firm: tuple[Finding, ...]
    suggested: tuple[SuggestedFinding, ...] = ()
    notes: Mapping[str, str] | None = None

    def note(self, finding: Finding) -> str:
        """One sentence, "" where suggestions would change nothing of it."""
        return (self.notes or {}).get(finding.id, "")


def beside(
    firm: Sequence[Finding], as_if: Iterable[Finding], history: History, waiting: Mapping[str, tuple[Suggestion, ...]],
) -> WithSuggested:
    """``firm``: the findings of ``history``. ``as_if``: those of the same history with every one of ``waiting`` (by entry id) confirmed."""
    known = {finding.id for finding in firm}
    imagined = {finding.id: finding for finding in as_if}
    suggested = tuple(
        _suggested(finding, history, waiting) for finding in imagined.values() if finding.id not in known and not _never(finding)
    )
    notes = {finding.id: note for finding in firm if (note := _note(finding, imagined.get(finding.id)))}
    return WithSuggested(tuple(firm), suggested, notes)


def _never(finding: Finding) -> bool:
    return any(finding.kind.code == code and finding.key.startswith(beginning) for code, beginning in NEVER_SUGGESTED)


def _suggested(finding: Finding, history: History, waiting: Mapping[str, tuple[Suggestion, ...]]) -> SuggestedFinding:
    evidence, contrary = _as_they_stand(finding.evidence, history), _as_they_stand(finding.contrary, history)
    words = {fact.id: waiting[fact.id] for fact in (*evidence, *contrary) if fact.id in waiting}
    gaps = (ONLY_LISTS, *finding.not_recorded) if finding.kind.code in LOOKS_IN_LISTS else finding.not_recorded
    marked = replace(finding, statement=f"{UNCONFIRMED}{finding.statement}", evidence=evidence, contrary=contrary, not_recorded=gaps)
    return SuggestedFinding(marked, words)


def _as_they_stand(facts: Iterable[Fact], history: History) -> tuple[Fact, ...]:
    return tuple(history.fact(fact.id) or fact for fact in facts)


def _note(firm: Finding, imagined: Finding | None) -> str:
    """Counts only: the firm statement and its own counts never change because of a suggestion."""
    if imagined is None:
        return "If the suggested codes were confirmed, this would no longer be found in this form."
    joining = len(_ids(imagined.evidence) - _ids(firm.evidence))
    against = len(_ids(imagined.contrary) - _ids(firm.contrary))
    leaving = len(_ids(firm.evidence) - _ids(imagined.evidence))
    away = len(_ids(firm.contrary) - _ids(imagined.contrary))
    parts = [
        f"{counted(joining, 'further row')} would join" if joining else "",
        f"{counted(against, 'further row')} would join the other side" if against else "",
        f"{counted(leaving, 'row')} would leave" if leaving else "",
        f"{counted(away, 'row')} would leave the other side" if away else "",
    ]
    said = ", ".join(part for part in parts if part) or ("the sentence would read otherwise" if imagined.statement != firm.statement else "")
    return f"{said[:1].upper()}{said[1:]} if the suggested codes were confirmed." if said else ""


def _ids(facts: Iterable[Fact]) -> set[str]:
    return {fact.id for fact in facts}
