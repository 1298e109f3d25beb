"""Dated things that a return states of a child and that have no table of their own: each becomes an entry of the chronology."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from dashboard.importers.rows.prepared import FactFields
from dashboard.importers.structured.codes import states_none, without_letter
from dashboard.importers.structured.line import Line
from data_models.record import EvidenceStatus, Nature
from data_models.themes import Marker, Theme, coding_of


class As(Enum):
    """How a cell is said."""

    WRITTEN = "as written"
    ANSWER = "yes or no"
    WORKER = "the worker's name"
    TEAM = "the team's name"
    DAY = "a date"
    FLAGS = "the keys that are set in JSON"


@dataclass(frozen=True, slots=True)
class Say:
    """One part of a description: "label: words". ``codes``: the list that its codes are of."""

    label: str
    column: str
    codes: str = ""
    how: As = As.WRITTEN

    def part(self, line: Line) -> str:
        words = self._words(line)
        return f"{self.label}: {words}" if words and self.label else words

    def _words(self, line: Line) -> str:
        if self.how is As.ANSWER:
            answer = line.flag(self.column)
            return line.text(self.column) if answer is None else "yes" if answer else "no"
        if self.how is As.WORKER:
            return line.worker(self.column)
        if self.how is As.TEAM:
            return line.team(self.column)
        if self.how is As.DAY:
            return line.date(self.column, planned=True).in_words() if line.text(self.column) else ""
        if self.how is As.FLAGS:
            read = line.outcomes(self.column)
            return ", ".join(part for part in (read.words(self.codes or "flag"), read.comments) if part)
        return line.coded(self.codes, self.column).words if self.codes else without_letter(line.text(self.column))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """``on``: the column of its date; no entry is made where that is blank, unless ``or_undated``. No ``on`` at all: true throughout.

    ``no_date``: the sentence for a person where the entry is undated. ``needs``: a column that must be filled, ``unless``: one that
    must not. ``theme_from``: a column whose words, or failing these ``themes``, are the theme that the data set itself states.
    ``voice``: the parts are what the child said. ``planned``: its date may well lie ahead. ``states``: the column that says what there
    was; where that is blank or says none, the row states that, under ``if_none``, with no theme and no evidence of anything.
    ``unless_no``: a column whose "no" contradicts that there is anything to tell, which a person is then asked about.
    """

    title: str
    on: str = ""
    says: tuple[Say, ...] = ()
    needs: str = ""
    unless: str = ""
    or_undated: bool = False
    no_date: str = ""
    planned: bool = False
    themes: tuple[Theme, ...] = ()
    theme_from: str = ""
    markers: tuple[Marker, ...] = ()
    nature: Nature | None = None
    recorder: str = ""
    evidence: EvidenceStatus = EvidenceStatus.NOT_RECORDED
    voice: bool = False
    states: str = ""
    if_none: str = ""
    unless_no: str = ""

    def facts(self, line: Line) -> Iterator[FactFields]:
        if self.needs and not line.text(self.needs):
            line.unplaced[self.needs] = f'"{self.needs}" is blank'
            return
        happened = line.date(self.on, planned=self.planned)
        parts = [part for say in self.says if (part := say.part(line))]
        if line.text(self.unless) or (happened.undated and not (parts and (self.or_undated or not self.on))):
            return
        if self.unless_no and line.flag(self.unless_no) is False:
            line.problem(self.unless_no, f"it says no, and there is a date of: {self.title.casefold()}; not taken as having happened", happened.raw)
            return
        if happened.undated and self.no_date:
            line.problem("date", self.no_date, "")
        if self.states and states_none(line.coded_label(self.states, self._codes_of(self.states))):
            yield line.entry(happened, self.if_none, "; ".join(parts), recorder=line.worker(self.recorder), time_raw=line.time(self.on))
            return
        stated = coding_of([line.text(self.theme_from)]).themes
        yield line.entry(
            happened, self.title, "; ".join(parts), themes=stated or self.themes, markers=self.markers, nature=self.nature,
            recorder=line.worker(self.recorder), time_raw=line.time(self.on), evidence_status=self.evidence.value,
            child_voice="; ".join(parts) if self.voice else "",
        )

    def _codes_of(self, column: str) -> str:
        return next((say.codes for say in self.says if say.column == column), "")


@dataclass(frozen=True, slots=True)
class Question:
    """A yes that matters and has no date: no fact, but a person is asked to find the day and key it in."""

    column: str
    about: str

    def facts(self, line: Line) -> Iterator[FactFields]:
        if line.flag(self.column):
            line.problem(self.column, f"the list says yes to {self.about}", line.text(self.column))
        yield from ()
