"""Assessments of the child's needs, and the factors that a professional identified at the end of one: themes as they coded them."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.importers.rows.prepared import FactFields
from dashboard.importers.structured.codes import factor_is_known
from dashboard.importers.structured.json_cells import factors
from dashboard.importers.structured.line import Line
from data_models.dates import When
from data_models.record import EvidenceStatus, Seen
from data_models.themes import Marker, coding_of

FACTORS_TITLE = "Factors identified at assessment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Its start and its authorisation are two entries: what was found is not known on the day it begins."""

    on: str
    authorised: str
    seen: str = ""
    no_further_action: str = ""
    outcome_json: str = ""
    result: str = ""
    factors: str = ""
    worker: str = ""
    team: str = ""

    def facts(self, line: Line) -> Iterator[FactFields]:
        started, authorised = line.date(self.on), line.date(self.authorised)
        recorder = line.recorder(self.worker, self.team)
        if not started.undated:
            yield line.entry(started, "Assessment started", recorder=recorder)
        if not authorised.undated:
            yield self._authorised(line, authorised, recorder)
        if line.text(self.factors) and (dated := _dated(line, self.factors, authorised, started)):
            yield from factor_entries(line, self.factors, dated)

    def _authorised(self, line: Line, when: When, recorder: str) -> FactFields:
        read, seen = line.outcomes(self.outcome_json), line.flag(self.seen)
        stopped = line.flag(self.no_further_action) is True or read.no_further_action
        outcome = read.decided(stopped, line.text(self.result))
        return line.entry(
            when, "Assessment authorised", f"outcome: {outcome}" if outcome else "", action_outcome=outcome, comments=read.comments,
            child_seen=(Seen.NOT_RECORDED if seen is None else Seen.SEEN if seen else Seen.NOT_SEEN).value, recorder=recorder,
            markers=(Marker.NO_FURTHER_ACTION,) if stopped else (),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """The factors of an assessment that stands in another table, dated by that."""

    assessment: str
    written: str
    on: str
    authorised: str

    def facts(self, line: Line) -> Iterator[FactFields]:
        assessment = line.bundle.belongs_to(line, self.assessment)
        if assessment is None or not line.text(self.written):
            line.unplaced[self.written] = f'"{self.written}" is blank'
            return
        dated = _dated(line, self.written, assessment.date(self.authorised), assessment.date(self.on))
        if dated:
            yield from factor_entries(line, self.written, dated)


def factor_entries(line: Line, column: str, when: When) -> Iterator[FactFields]:
    """One entry with every factor: themes where the word list has one, the codes as they came where not. None for no factor at all."""
    written = line.text(column)
    codes, problem = factors(written)
    if problem:
        line.problem(column, problem, written)
    if not codes:
        return
    if invalid := [code for code in codes if not factor_is_known(code)]:
        line.problem(column, f"not a factor code of the census: {', '.join(invalid)}; kept as written", written)
    yield line.entry(
        when, FACTORS_TITLE, ", ".join(codes), category_raw="; ".join(codes), themes=coding_of(codes).themes,
        evidence_status=EvidenceStatus.PROFESSIONAL_OPINION.value,
    )


def _dated(line: Line, column: str, authorised: When, started: When) -> When | None:
    """Factors are identified when an assessment is authorised; where no day of that is given, by its start, and a person is told."""
    if not authorised.undated:
        return authorised
    if started.undated:
        line.unplaced[column] = "its assessment has no date"
        return None
    line.problem(column, "the assessment has no day of authorisation, so its factors are dated by its start", line.text(column))
    return started
