"""Section 47 enquiries, conferences with the day they were due, and plans."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.importers.rows.prepared import FactFields
from dashboard.importers.structured.codes import states_none, yes_or_no
from dashboard.importers.structured.line import Line
from data_models.dates import UNDATED, When
from data_models.forum import MeetingKind
from data_models.people import Status
from data_models.plan import PlanKind
from data_models.tables import MEETING, PLAN, STATUS_PERIOD
from data_models.themes import Marker


@dataclass(frozen=True, slots=True, kw_only=True)
class Enquiry:
    """A section 47 enquiry: the strategy discussion that began it, and its end with what came of it."""

    on: str
    until: str = ""
    no_further_action: str = ""
    outcome_json: str = ""
    conference_not_required: str = ""
    conference_required: str = ""
    conference_due: str = ""
    worker: str = ""
    team: str = ""

    def facts(self, line: Line) -> Iterator[FactFields]:
        started = line.date(self.on)
        if started.undated:
            return
        yield meeting(line, MeetingKind.STRATEGY_DISCUSSION, started)
        ended, read = line.date(self.until), line.outcomes(self.outcome_json)
        stopped = line.flag(self.no_further_action) is True or read.no_further_action
        outcome = read.decided(stopped)
        if not ended.undated:
            yield line.entry(
                ended, "Section 47 enquiry ended", f"outcome: {outcome}" if outcome else "", action_outcome=outcome, comments=read.comments,
                recorder=line.recorder(self.worker, self.team), markers=(Marker.NO_FURTHER_ACTION,) if stopped else (),
            )
        elif outcome:
            line.problem(self.until, "the enquiry has an outcome and no date of its end", outcome)
        if line.flag(self.conference_not_required) or line.flag(self.conference_required) is False:
            decided = line.by_then(started, line.date(self.conference_due, planned=True)) if ended.undated else ended
            if decided.undated:
                line.problem(self.conference_not_required or self.conference_required,
                             "an initial conference is recorded as not required; the day of that is not given", "")
            else:
                yield line.entry(decided, "Initial child protection conference recorded as not required")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conference:
    """A conference on the day it was held, with the day it was due.

    One that has a due date and no date of its own is an entry on the day it was due: that it was not held is not known.
    ``unless_in``: layout and column of another table that states the same conference.
    """

    kind: MeetingKind
    on: str
    due: str = ""
    plan_flag: str = ""
    outcome_json: str = ""
    continues: str = ""
    quorate: str = ""
    participation: str = ""
    transfer_in: str = ""
    not_required: str = ""
    unless_in: tuple[str, str] | None = None

    def facts(self, line: Line) -> Iterator[FactFields]:
        held = line.date(self.on)
        due = line.date(self.due, planned=True)
        if held.undated and not due.undated and not line.flag(self.not_required):
            yield line.entry(due, f"{_capital(self.kind.label)} was due", "the record gives no day on which it was held")
        if held.undated or self._stated_elsewhere(line, held):
            return
        yield meeting(line, self.kind, held, due=due, outcome="; ".join(self._outcome(line)))

    def _outcome(self, line: Line) -> Iterator[str]:
        if (plan := line.flag(self.plan_flag)) is not None:
            yield "child protection plan" if plan else "no child protection plan"
        if written := line.text(self.continues):
            goes_on = yes_or_no(written)
            yield written if goes_on is None else "plan continues" if goes_on else "plan does not continue"
        read = line.outcomes(self.outcome_json)
        yield from (part for part in (read.words(), read.comments) if part)
        if line.flag(self.transfer_in):
            yield "transferred in from another authority"
        if written := line.text(self.quorate):
            answer = yes_or_no(written)
            yield f"quorate: {written if answer is None else 'yes' if answer else 'no'}"
        if part := line.coded("participation", self.participation).words:
            yield f"child's part: {part}"

    def _stated_elsewhere(self, line: Line, held: When) -> bool:
        if self.unless_in is None:
            return False
        days = line.bundle.days_of(*self.unless_in).get(line.bundle.child_id(line), ())
        return any(day.start == held.start for day in days)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPeriod:
    """A plan, and the status that goes with it. Its category is the first one: when a later one took its place is not in the data set."""

    kind: PlanKind
    on: str
    until: str = ""
    status: Status | None = None
    category: str = ""
    latest_category: str = ""

    def facts(self, line: Line) -> Iterator[FactFields]:
        started = line.date(self.on)
        if started.undated:
            return
        ended, category = line.date(self.until), line.coded("abuse_category", self.category).words
        yield line.fact(
            PLAN, plan_ref=f"{_PLAN_NAMES[self.kind]} {_day(started)}", kind=self.kind.value, category=category, happened=started, ended=ended)
        if self.status:
            yield line.fact(STATUS_PERIOD, status_kind=self.status.value, category=category, happened=started, ended=ended)
        latest = line.coded("abuse_category", self.latest_category).words
        if latest != category and not states_none(line.text(self.latest_category)):
            line.problem(self.latest_category, f"the category changed from {category or 'none'}; the day of the change is not given", latest)
            if not (changed := line.by_then(started, ended)).undated:
                yield line.entry(changed, "Category of the child protection plan", f"latest: {latest}", category_raw=latest)


def meeting(line: Line, kind: MeetingKind, held: When, *, due: When = UNDATED, outcome: str = "") -> FactFields:
    """One meeting; siblings at the same one are named together."""
    return line.fact(
        MEETING, meeting_ref=f"{_MEETING_NAMES[kind]} {_day(held)}", kind=kind.value, happened=held, due=due, outcome=outcome,
        concerning="; ".join(line.children),
    )


_PLAN_NAMES = {PlanKind.CHILD_PROTECTION: "CP", PlanKind.CHILD_IN_NEED: "CIN", PlanKind.EARLY_HELP: "EH", PlanKind.SUPERVISION: "SO"}
_MEETING_NAMES = {MeetingKind.STRATEGY_DISCUSSION: "S47", MeetingKind.INITIAL_CONFERENCE: "ICPC", MeetingKind.REVIEW_CONFERENCE: "RCPC"}


def _day(when: When) -> str:
    return when.start.isoformat() if when.start else when.raw


def _capital(label: str) -> str:
    return label[0].upper() + label[1:]
