"""Pre-proceedings: each step with its timescale, what the census would query, and the rows for both returns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.exporters.pre_proceedings import OfChild
from dashboard.findings.in_words import counted
from dashboard.findings.reading import Reading
from dashboard.findings.working_days import days_late
from dashboard.page_data.decision_records import Records, known_on
from dashboard.page_data.table_view import TableRow, TableView
from data_models.dates import When, day_in_words
from data_models.decision import LETTER_BY, MEETING_BY, Option, day_of
from data_models.forum import YesNo
from data_models.history import History
from data_models.pre_proceedings import PreProceedings, census_checks, census_year

_FAMILY_GROUP = "Children’s Wellbeing and Schools Act 2026, section 1: to be offered before an application; commencement to be confirmed"
STEPS_HEADINGS = ("Step", "As recorded", "Due", "State", "Figure and authority")


@dataclass(frozen=True, slots=True)
class PeriodView:
    heading: str
    steps: TableView
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """What a signed decision set, in a line, and what its record begins with: ``typed`` as the form's fields take it, by column."""

    sentence: str
    typed: Mapping[str, str]


def begun_by_decision(records: Records, history: History) -> Begun | None:
    """Of the newest decision in force by the date that pre-proceedings begin; None where there is none, or a period of its day is recorded.

    Days that a decision sets are no days on which something was done: the form has the decision's day and the children, and no other.
    """
    found = [one for one in known_on(records, history.as_at).in_force if one.option is Option.START_PRE_PROCEEDINGS]
    if not found:
        return None
    record = max(found, key=lambda one: (one.forum_on, one.id))
    children = tuple(child.label for child in history.children)
    covered = {
        child for period in history.pre_proceedings if period.happened.end is not None and period.happened.end >= record.forum_on
        for child in period.children
    }
    without = tuple(child for child in children if child not in covered)
    if covered and not without:
        return None
    days = [(what, day_of(record.parts.get(name, ""))) for what, name in (("letter", LETTER_BY), ("meeting", MEETING_BY))]
    by = ", ".join(f"{what} by {day_in_words(day)}" for what, day in days if day)
    return Begun(
        f"Decided on {day_in_words(record.forum_on)}: {by}. No period of pre-proceedings is recorded since for {', '.join(without)}.",
        {"children": "; ".join(without), "happened": day_in_words(record.forum_on)})


@dataclass(frozen=True, slots=True)
class PreProceedingsView:
    """``rows``: a row for each child and period, for the two returns; ``reference``: the last day of the census year of the date."""

    sentence: str
    periods: tuple[PeriodView, ...]
    rows: tuple[OfChild, ...]
    reference: date


def pre_proceedings_view(history: History) -> PreProceedingsView:
    reading = history.made(Reading)
    periods, year = reading.history.pre_proceedings, census_year(history.as_at)
    still_open = sum(1 for period in periods if period.step_decision.undated)
    return PreProceedingsView(
        sentence=(
            f"{counted(len(periods), 'period')} of pre-proceedings recorded by this date, {still_open} without a recorded end."
            if periods else "No period of pre-proceedings is recorded by this date. Key in has a form for it, and the statutory returns bring it."
        ),
        periods=tuple(_period(reading, period, year) for period in periods),
        rows=tuple(_of_child(history, period, child) for period in periods for child in period.children), reference=year[1],
    )


def _period(reading: Reading, period: PreProceedings, year: tuple[date, date]) -> PeriodView:
    rows = [
        _step(reading, "Decision to start", period.happened, period.id),
        _step(reading, "Letter before proceedings", period.letter_sent, period.id),
        _step(reading, "First pre-proceedings meeting", period.first_meeting, period.id, "pre_proceedings_meeting", period.letter_sent),
        TableRow(("Family group decision-making", f"offered: {_answer(period.fgdm_offered)}; held: {_answer(period.fgdm_held)}", "–", "–",
                  _FAMILY_GROUP), period.id),
        TableRow(("Review meetings after the first", period.review_meetings or "not recorded", *_due_of_review(reading, period)), period.id),
        _step(reading, "Decision to step up or down", period.step_decision, period.id, "pre_proceedings_length", period.happened),
        TableRow(("Outcome", period.outcome or "not recorded", "–", "–", "–"), period.id),
        _step(reading, "Application to court", period.court_application, period.id),
        _step(reading, "Letter of issue", period.issue_letter, period.id),
    ]
    return PeriodView(
        heading=f"{', '.join(period.children)}: from {period.happened.in_words()}",
        steps=TableView("Steps of pre-proceedings", STEPS_HEADINGS, tuple(rows)), checks=tuple(census_checks(period, year)),
    )


def _step(reading: Reading, name: str, when: When, row: str, code: str = "", start: When | None = None) -> TableRow:
    recorded = "not recorded" if when.undated else when.in_words()
    due = reading.due(code, start) if code and start is not None and not start.undated else None
    if due is None:
        return TableRow((name, recorded, "–", "–", "–"), row)
    done = when.end
    if done is not None:
        late = days_late(due.latest, done, due.rule.calendar)
        state = f"late by {counted(late, 'working day' if due.rule.calendar.value == 'working' else 'day')}" if late else "met"
    else:
        state = "no record" if due.latest < reading.as_at else "not due yet"
    return TableRow((name, recorded, day_in_words(due.latest), state, _figure(due.rule.in_words(), due.rule.authority)), row)


def _due_of_review(reading: Reading, period: PreProceedings) -> tuple[str, str, str]:
    due = None if period.happened.undated else reading.due("pre_proceedings_review", period.happened)
    if due is None:
        return "–", "–", "–"
    held = period.review_meetings.strip().isdigit() and int(period.review_meetings) > 0
    state = "a review is recorded, without its day" if held else "no record" if due.latest < reading.as_at else "not due yet"
    return day_in_words(due.latest), state, _figure(due.rule.in_words(), due.rule.authority)


def _figure(words: str, authority: str) -> str:
    return f"{words}. {authority}"


def _answer(answer: YesNo) -> str:
    return answer.value.replace("_", " ")


def _of_child(history: History, period: PreProceedings, child: str) -> OfChild:
    numbers = {identifier.value for identifier in history.identifiers if identifier.person == child and identifier.system == "la_child_id"}
    born = next((person.born for person in history.people if person.label == child), When())
    return OfChild(number=min(numbers, default=child), born=born, period=period, family=history.family.id)


def numbers_missing(rows: Sequence[OfChild], history: History) -> tuple[str, ...]:
    """Children whose own number the record does not hold: the returns then carry their label, and say so."""
    labels = {person.label for person in history.people}
    return tuple(dict.fromkeys(row.number for row in rows if row.number in labels))
