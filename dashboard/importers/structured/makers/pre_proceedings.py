"""Pre-proceedings, from the Standard Safeguarding Dataset and from the children in need census. Codes of outcome are never decoded."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.importers.rows.prepared import FactFields
from dashboard.importers.structured.codes import states_none, yes_or_no
from dashboard.importers.structured.line import Line
from data_models.dates import UNDATED, When
from data_models.forum import YesNo
from data_models.people import Status
from data_models.tables import PRE_PROCEEDINGS, STATUS_PERIOD


@dataclass(frozen=True, slots=True, kw_only=True)
class PreProceedings:
    """Columns by what they state; "" where the layout has none. ``court``: label and column of what is known only later, undated."""

    decision: str
    letter: str
    first_meeting: str
    step_decision: str
    outcome: str
    review_meetings: str
    issue_letter: str
    court_application: str = ""
    gateway: str = ""
    fgdm_offered: str = ""
    fgdm_held: str = ""
    represented: str = ""
    court_reference: str = ""
    previous: str = ""
    court: tuple[tuple[str, str], ...] = ()

    def facts(self, line: Line) -> Iterator[FactFields]:
        dates = {name: line.date(column) for name, column in self._dates().items()}
        begun = self._begun(line, dates)
        if begun is None:
            return
        step = dates["step_decision"]
        if step.undated and line.text(self.outcome):
            line.problem(
                self.outcome, "there is an outcome and no day of the decision, so it is not shown until the day is known", line.text(self.outcome))
        yield line.fact(
            PRE_PROCEEDINGS, happened=begun, **{name: when for name, when in dates.items() if name != "decision"},
            legal_gateway_outcome=line.text(self.gateway), fgdm_offered=_answer(line, self.fgdm_offered), fgdm_held=_answer(line, self.fgdm_held),
            review_meetings=line.text(self.review_meetings), outcome=line.text(self.outcome),
            parents_represented=_answer(line, self.represented), court_reference=line.text(self.court_reference),
            previous_periods=line.text(self.previous),
            note="" if begun is dates["decision"] else "The day of the decision is not recorded; dated by the first step that is",
        )
        yield line.fact(STATUS_PERIOD, status_kind=Status.PRE_PROCEEDINGS.value, happened=begun, ended=step)
        yield from self._of_the_court(line, begun, step)

    def _of_the_court(self, line: Line, begun: When, step: When) -> Iterator[FactFields]:
        """What is known of the court only later. Counts of nought and "none" are no proceedings, so they make no entry of any by themselves."""
        written = [(label, line.text(column)) for label, column in self.court if line.text(column)]
        if all(states_none(words) for _, words in written):
            return
        said = "; ".join(f"{label}: {words}" for label, words in written)
        when = line.by_then(begun if step.undated else step, UNDATED)
        if when.undated:
            line.problem("court", "what is recorded of the court has no date; state the day the extract was made and take it in again", said)
        else:
            yield line.entry(when, "Care proceedings as recorded", said)

    def _dates(self) -> dict[str, str]:
        return {
            "decision": self.decision, "letter_sent": self.letter, "first_meeting": self.first_meeting, "step_decision": self.step_decision,
            "court_application": self.court_application, "issue_letter": self.issue_letter,
        }

    def _begun(self, line: Line, dates: dict[str, When]) -> When | None:
        """The decision to start, else the earliest step that is dated, which a person is told of."""
        if not dates["decision"].undated:
            return dates["decision"]
        dated = sorted((when.start, name) for name, when in dates.items() if when.start)
        if not dated:
            return None
        line.problem(self.decision, "the day of the decision to start is not recorded, so the period is dated by its first recorded step",
                     line.text(self.decision))
        return dates[dated[0][1]]


def _answer(line: Line, column: str) -> str:
    answer = yes_or_no(line.text(column))
    return (YesNo.NOT_RECORDED if answer is None else YesNo.YES if answer else YesNo.NO).value
