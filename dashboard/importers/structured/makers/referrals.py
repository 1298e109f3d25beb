"""Contacts and referrals as entries, and the episode of need that a referral opens as the child's status."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.importers.rows.prepared import FactFields
from dashboard.importers.structured.json_cells import Outcomes
from dashboard.importers.structured.line import Line
from data_models.people import Status
from data_models.tables import STATUS_PERIOD
from data_models.themes import Marker


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A contact or a referral, by whom, about what, and what was decided on it at once. Columns; "" where the layout has none."""

    on: str
    referral: bool = False
    source: str = ""
    source_in_words: str = ""
    need: str = ""
    no_further_action: str = ""
    outcome_json: str = ""
    worker: str = ""
    team: str = ""

    def facts(self, line: Line) -> Iterator[FactFields]:
        happened = line.date(self.on)
        if happened.undated:
            return
        source, need, read = line.coded("referral_source", self.source), line.coded("primary_need", self.need).words, line.outcomes(self.outcome_json)
        told_by = source.label if source.code else line.text(self.source_in_words) or source.raw
        stopped = _stopped(line, self.no_further_action) is True or read.no_further_action
        name, marker = ("Referral", Marker.REFERRAL) if self.referral else ("Contact", Marker.CONTACT)
        said = (f"from {source.words if source.code else told_by}" if told_by else "", f"need: {need}" if need else "")
        yield line.entry(
            happened, name, "; ".join(part for part in said if part), reported_by=told_by, category_raw=need,
            action_outcome=read.decided(stopped), comments=read.comments, markers=(marker, *((Marker.NO_FURTHER_ACTION,) if stopped else ())),
            time_raw=line.time(self.on), recorder=line.recorder(self.worker, self.team),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A child in need from the referral to its closure, and closed from then until the next referral in the file that opens an episode.

    A referral on which nothing was done opens no episode, and ends no closure.
    """

    on: str
    until: str
    need: str = ""
    why_closed: str = ""
    no_further_action: str = ""
    outcome_json: str = ""

    def facts(self, line: Line) -> Iterator[FactFields]:
        opened = line.date(self.on)
        if opened.undated or not self.opens(line):
            return
        closed, why = line.date(self.until), line.coded("closure_reason", self.why_closed).words
        yield line.fact(
            STATUS_PERIOD, status_kind=Status.CHILD_IN_NEED.value, happened=opened, ended=closed,
            reason=line.coded("primary_need", self.need).words, end_reason=why,
        )
        if closed.end is not None:
            again = line.bundle.next_after(line, self.on, closed.end, of=self.opens)
            yield line.fact(STATUS_PERIOD, status_kind=Status.CLOSED.value, happened=closed, ended=again, reason=why)

    def opens(self, line: Line) -> bool:
        """False for a referral that its flag, or failing that its outcome and nothing else in it, says was not acted on."""
        stopped = _stopped(line, self.no_further_action)
        return not (_only_no_further_action(line.outcomes(self.outcome_json)) if stopped is None else stopped)


def _stopped(line: Line, column: str) -> bool | None:
    """Whether nothing further was done, by a yes or by the words for it; None where the column does not say."""
    return True if line.text(column).casefold().strip(" .") in _NFA_IN_WORDS else line.flag(column)


def _only_no_further_action(read: Outcomes) -> bool:
    """True where every outcome that is set is no further action; one that goes on beside it ("single assessment") opens an episode."""
    return bool(read.flags) and all(flag in _NFA_FLAGS for flag in read.flags)


_NFA_IN_WORDS = frozenset({"nfa", "no further action"})
_NFA_FLAGS = frozenset({"NFA", "NO_FURTHER_ACTION"})
