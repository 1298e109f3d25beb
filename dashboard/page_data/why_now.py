"""What is the argument, and does it hold? The record in one minute, then the blocks of review §4.26, each built of findings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.findings.catalogue import findings_of
from dashboard.findings.in_words import counted, in_sentence, listed
from dashboard.findings.reading import Reading
from dashboard.page_data.argument import argument_table
from dashboard.page_data.table_view import TableRow, TableView
from data_models.dates import day_in_words
from data_models.finding import Block, Finding
from data_models.forum import ForumDecision
from data_models.history import History
from data_models.people import Status
from data_models.plan import Party
from data_models.record import Fact

LEADING = 240
"""Characters of a finding's own words on the first screen."""
_SENTENCE_ENDS = re.compile(r"(?<=[.]) (?=[A-Z0-9“])")
QUESTIONS = {
    Block.MULTI_AGENCY: "What do the agencies hold between them, and who was not asked?",
    Block.CUMULATIVE: "Has harm built up over time, and what came after each closure?",
    Block.NOT_RESPONDED: "What came of the plans? The family’s doing and a service’s are kept apart.",
    Block.OUTSTANDING: "What is still awaited, and what is recorded as decidable without it?",
    Block.OTHER_SIDE: "What is recorded that points the other way?",
}

OPENS_WITH = {
    Block.MULTI_AGENCY: ("corroboration",),
    Block.CUMULATIVE: ("recurrence",),
    Block.NOT_RESPONDED: ("action-carried-forward", "sight-lapsed", "plan-ended-unachieved", "not-attended"),
    Block.OUTSTANDING: ("assessment-outstanding", "assessment-not-commissioned"),
    Block.OTHER_SIDE: ("protective",),
}
"""Kinds of finding (codes) that answer a block's question most plainly: the same for every family."""


@dataclass(frozen=True, slots=True)
class BlockView:
    block: Block
    question: str
    findings: tuple[Finding, ...]
    empty: str

    @property
    def anchor(self) -> str:
        """Where the block stands on the page: "multi-agency"."""
        return self.block.value.replace("_", "-")

    @property
    def in_short(self) -> str:
        """How much stands in the block, the two sides in like words. A count of findings says nothing of their weight."""
        if not self.findings:
            return "nothing of this kind is in the record by this date."
        record, beside = (len({fact.id for finding in self.findings for fact in side(finding)}) for side in (_evidence, _beside))
        return f"{counted(len(self.findings), 'finding')}; {counted(record, 'row')} on the record’s side, {counted(beside, 'row')} beside them."

    @property
    def first(self) -> Finding | None:
        """The finding that the block is opened with: of the kinds that answer its question most plainly, the one with the newest row.

        When a row was written says nothing of its weight. None where no finding rests on a row.
        """
        held = [finding for finding in self.findings if finding.evidence]
        plain = [finding for finding in held if finding.kind.code in OPENS_WITH[self.block]]
        return max(plain or held, key=_newest_day, default=None)

    @property
    def leading(self) -> str:
        """That finding as it begins in its own words, with its kind and whether anything stands beside it."""
        if (finding := self.first) is None:
            return ""
        beside = "with rows that point the other way" if finding.contrary else "with no row that points the other way"
        return f"“{finding.kind.title}”, {beside}: {leading_sentences(finding.statement)}"


def leading_sentences(text: str, longest: int = LEADING) -> str:
    """The whole sentences that a text begins with, as many as fit and one at least; an ellipsis where more stand after them."""
    first, *others = _SENTENCE_ENDS.split(text.strip())
    kept = first
    for sentence in others:
        if len(kept) + len(sentence) >= longest:
            break
        kept = f"{kept} {sentence}"
    return kept if len(kept) == len(text.strip()) else f"{kept} …"


@dataclass(frozen=True, slots=True)
class WhyNowView:
    """``minute``: neutral facts only. ``argument``: limb by limb. Blocks in the fixed order of the argument."""

    minute: str
    index: TableView
    argument: TableView
    blocks: tuple[BlockView, ...]
    decision: str
    not_in_papers: str


def _newest_day(finding: Finding) -> date:
    return max((fact.happened.end for fact in finding.evidence if fact.happened.end), default=date.min)


def _evidence(finding: Finding) -> tuple[Fact, ...]:
    return finding.evidence


def _beside(finding: Finding) -> tuple[Fact, ...]:
    return finding.contrary


def why_now_view(history: History) -> WhyNowView:
    reading, found = history.made(Reading), history.made(findings_of)
    history = reading.history
    return WhyNowView(
        minute=_minute(reading),
        index=_index(found),
        argument=argument_table(reading, found),
        blocks=tuple(
            BlockView(
                block=block, question=question, findings=ordered(finding for finding in found if finding.kind.block is block),
                empty="This record shows nothing of this kind by this date. That may be because nothing was given to it.",
            )
            for block, question in QUESTIONS.items()
        ),
        decision=_decision(history),
        not_in_papers=_not_in_papers(history),
    )


def _index(found: tuple[Finding, ...]) -> TableView:
    """The argument on one screen: each block, each kind in it, and what it is about. In the catalogue's order, never by strength."""
    rows = []
    for block in QUESTIONS:
        kinds = dict.fromkeys(finding.kind for finding in found if finding.kind.block is block)
        for place, kind in enumerate(kinds):
            own = [finding for finding in found if finding.kind is kind]
            about = "; ".join(finding.subject for finding in own if finding.subject)
            rows.append(TableRow((block.label if place == 0 else "", kind.title, about or "–", _rows(own))))
        if not kinds:
            rows.append(TableRow((block.label, "Nothing of this kind is in the record by this date", "–", "–")))
    headings = ("Block", "What it shows", "About", "Rows: the record / beside it")
    return TableView("What the record shows, block by block", headings, tuple(rows), None)


def _rows(findings: list[Finding]) -> str:
    record = {fact.id for finding in findings for fact in finding.evidence}
    other = {fact.id for finding in findings for fact in finding.contrary}
    return f"{len(record)} / {len(other)}"


def whose(finding: Finding) -> str:
    """Under which heading a finding stands inside its block."""
    if finding.attributed is None:
        return ""
    return {
        Party.FAMILY: "Recorded as the family’s", Party.SERVICE: "Recorded as a service’s", Party.BOTH: "Recorded as both",
        Party.NOT_RECORDED: "Whose doing is not recorded",
    }[finding.attributed]


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Catalogue order, with the family's and the services' side by side never mixed: a stable sort by whose it is."""
    order = {None: 0, Party.FAMILY: 1, Party.SERVICE: 2, Party.BOTH: 3, Party.NOT_RECORDED: 4}
    return tuple(sorted(findings, key=lambda finding: order[finding.attributed]))


def _minute(reading: Reading) -> str:
    history = reading.history
    children = listed(child.label for child in history.children)
    starts = [entry.happened.start for entry in history.entries if entry.happened.start]
    plans = [status for status in history.statuses if status.status_kind is Status.CHILD_PROTECTION]
    closures = [status for status in history.statuses if status.status_kind is Status.CLOSED]
    agencies = {entry.agency for entry in history.entries}
    waiting = [row for row in history.assessments if row.open]
    sentences = [
        f"{history.family.label}: {children or 'no child recorded'}.",
        f"{counted(len(history.entries), 'entry', 'entries')} from {counted(len(agencies), 'agency', 'agencies')} "
        + (f"since {min(starts).year}" if starts else "with no date")
        + f", describing {counted(len(reading.incidents), 'incident')}, {len(reading.concern_incidents)} recorded as concern.",
        f"Child protection periods: {len(plans)}; closures: {len(closures)}; assessments open: {len(waiting)}.",
    ]
    return " ".join(sentences)


def _decision(history: History) -> str:
    if not history.decisions:
        return "No forum decision is recorded by this date."
    last = history.decisions[-1]
    back = last.return_on.in_words() if not last.return_on.undated else "none recorded"
    return (
        f"Forum of {last.happened.in_words()}: asked for {last.asked_for}; decided: {last.decision}. "
        f"Awaiting: {_awaited(history, last.awaiting) or 'nothing recorded'}. "
        f"Return date: {back}.{_gone_by(history, last)} Fallback: {last.fallback or 'none recorded'}."
    )


def _gone_by(history: History, last: ForumDecision) -> str:
    """That the day of return has passed with no later forum recorded: the first thing that a forum would want to know of it."""
    day = last.return_on.end
    if day is None or day >= history.as_at:
        return ""
    return f" That day passed {counted((history.as_at - day).days, 'day')} before this date, and no forum decision since is recorded."


def _awaited(history: History, awaiting: str) -> str:
    """Assessment refs as the assessments' own names; other words as written."""
    names = {row.assessment_ref: f"{in_sentence(row.kind)} of {row.about}" for row in history.assessments}
    return listed(names.get(part.strip(), part.strip()) for part in awaiting.split(";") if part.strip())


def _not_in_papers(history: History) -> str:
    """Which agencies had given entries by the forum's date and are not among its papers: a plain count, no more."""
    if not history.decisions or history.decisions[-1].happened.end is None:
        return ""
    last = history.decisions[-1]
    if not last.papers_from:
        return f"Whose information was in the papers of {day_in_words(last.happened.end)} is not recorded." if last.happened.end else ""
    holding = dict.fromkeys(
        entry.agency.label for entry in history.entries
        if last.happened.end and (entry.known_from is None or entry.known_from <= last.happened.end)
    )
    missing = [label for label in holding if not any(label.casefold() == paper.casefold() for paper in last.papers_from)]
    if not missing:
        return "Every agency with entries by then is recorded among the papers."
    return f"Recorded in the papers: {listed(last.papers_from)}. Held entries by then and not in the papers: {listed(missing)}."
