"""Findings as lines of plain text, as the command line prints them: the firm ones, then those that words only suggest."""

from collections.abc import Iterator, Mapping

from dashboard.findings.suggested import WithSuggested
from dashboard.page_data.suggested import suggested_in_words
from data_models.finding import Finding
from data_models.record import Fact
from data_models.suggestion import Suggestion


def findings_in_lines(found: WithSuggested) -> Iterator[str]:
    for finding in found.firm:
        yield from _finding(finding, found.note(finding), {})
    if found.suggested:
        yield from ("", "From words that nobody has confirmed yet (the Themes page is where they are confirmed or rejected)")
    for of in found.suggested:
        yield from _finding(of.finding, of.rests_on_words(), of.words)


def _finding(finding: Finding, note: str, words: Mapping[str, tuple[Suggestion, ...]]) -> Iterator[str]:
    """``words``: what waits in its rows to be confirmed, by the row's id."""
    yield from ("", f"{finding.kind.title} ({finding.kind.code})", f"  {finding.statement}", f"  {finding.rests_on()}.")
    if note:
        yield f"  {note}"
    yield from (_row(fact, words) for fact in finding.evidence)
    yield f"  {finding.kind.beside}: {len(finding.contrary)} rows."
    yield from (_row(fact, words) for fact in finding.contrary)
    yield from (f"  Not recorded: {gap}" for gap in finding.not_recorded)


def _row(fact: Fact, words: Mapping[str, tuple[Suggestion, ...]]) -> str:
    waiting = "; ".join(suggested_in_words(item) for item in words.get(fact.id, ()))
    row = f"    · {fact.happened.in_words()} · {fact.agency.label} · {fact.text} [{fact.source.in_words()}]"
    return f"{row} (suggested, not confirmed: {waiting})" if waiting else row
