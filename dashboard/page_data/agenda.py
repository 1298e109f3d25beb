"""What is coming to the forum and what came back: for every family that the reader may see, in order of day and never of anything else."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.findings.in_words import counted
from dashboard.findings.working_days import counted_back, days_late
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.store import Database
from dashboard.store.rows import Row
from data_models.access import Scope
from data_models.challenge import Route, must_answer, routes
from data_models.dates import day_in_words
from data_models.decision import day_of
from data_models.forum import SIGNED
from data_models.forum_days import ForumSettings
from data_models.record import Family
from data_models.submission import Step
from data_models.timescales import Calendar, Timescale

AHEAD = 3
"""Forums shown ahead."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """``set_by_decisions``: what a signed decision set a day for and no record shows as done, with conditions that later forums left open.

    ``families``: ids of every family that stands on it, for the trail. A row opens the family whose id it carries."""

    sentence: str
    coming: TableView
    came_back: TableView
    no_return: TableView
    challenges: TableView
    set_by_decisions: TableView
    families: tuple[str, ...]


def agenda_of(database: Database, scope: Scope, families: Sequence[Family], settings: ForumSettings, today: date) -> Agenda:
    """The agenda on ``today``. A family stands on it by its label alone."""
    labels = {family.id: family.label for family in families}
    kinds = {
        (row["family_id"], row["assessment_ref"].casefold()): f"{row['kind']} of {row['about']}"
        for row in database.ask(scope, "agenda_assessments")
    }
    answers = {
        "submissions": database.ask(scope, "agenda_submissions", since=today),
        "decisions": [
            {**row, "awaiting": _in_words(row["family_id"], row["awaiting"], kinds)}
            for row in database.ask(scope, "agenda_decisions", today=today, signed=SIGNED)
        ],
        "conditions": [{**row, "item": _in_words(row["family_id"], row["item"], kinds)} for row in database.ask(scope, "agenda_conditions")],
        "challenges": database.ask(scope, "agenda_challenges"),
        "carried": [
            {**row, "item": _in_words(row["family_id"], row["item"], kinds)}
            for row in database.ask(scope, "agenda_carried", today=today)
        ],
    }
    steps = steps_to_come(database.ask(scope, "agenda_begun", today=today), database.ask(scope, "agenda_steps_taken", today=today), today)
    left = _set_by_decisions(steps, answers["carried"], labels, today)
    days = settings.days_from(today, AHEAD)
    back = _came_back(answers["decisions"], answers["conditions"], labels, today)
    without = [row for row in answers["decisions"] if row["awaiting"] and row["return_on"] is None]
    shown = {row["family_id"] for row in (*answers["submissions"], *answers["challenges"], *without)} | {family_id for family_id, _ in back}
    shown |= {row.opens for row in left.rows}
    waits = {row["family_id"] for row in without}
    return Agenda(
        sentence=(
            f"As it stands today, {day_in_words(today)}, whatever date is chosen elsewhere. Next: {settings.name}, {day_in_words(days[0])}. "
            f"{counted(len(answers['submissions']), 'submission')} for a forum ahead; "
            f"{counted(len({family_id for family_id, _ in back}), 'family', 'families')} came back or past a day; "
            f"{counted(len(waits), 'family', 'families')} waiting with no day of return recorded; "
            f"{_challenges_in_short(answers['challenges'], today)}."
        ),
        coming=_coming(answers["submissions"], labels, settings, days, today),
        came_back=TableView(
            "Back on the agenda", ("Family", "Decided on", "Decision", "What it waits for", "Owner", "Why it is back", "If it is late"),
            tuple(row for _, row in back)),
        no_return=TableView(
            "Waiting, with no day of return recorded", ("Family", "Decided on", "Decision", "What it waits for", "Owner"),
            tuple(TableRow(_waits(row, labels), row["family_id"]) for row in without)),
        challenges=_challenges(answers["challenges"], labels, today), set_by_decisions=left,
        families=tuple(family.id for family in families if family.id in shown),
    )


def _coming(rows: Sequence[Row], labels: Mapping[str, str], settings: ForumSettings, days: Sequence[date], today: date) -> TableView:
    by_day: dict[date, list[Row]] = defaultdict(list)
    for row in rows:
        by_day[row["forum_on"]].append(row)
    shown = []
    for day in sorted({*days, *by_day}):
        books, papers = (_back(day, closes) for closes in (settings.booking_closes, settings.papers_close))
        if not by_day[day]:
            shown.append(TableRow((day_in_words(day), "no submission yet", "–", _closes(books, today), _closes(papers, today))))
        for row in by_day[day]:
            step = Step(row["step"])
            ready = "papers sealed" if step is Step.SUBMITTED else f"papers not ready: {step.in_words} on {day_in_words(row['step_at'].date())}"
            shown.append(TableRow((
                day_in_words(day), labels.get(row["family_id"], ""), ready, _closes(books, today),
                _closes(papers, today) if step is not Step.SUBMITTED else "–",
            ), row["family_id"]))
    return TableView("Coming forums", ("Forum", "Family", "Papers", "Booking closes", "Papers close"), tuple(shown))


def _came_back(
    decisions: Sequence[Row], conditions: Sequence[Row], labels: Mapping[str, str], today: date,
) -> list[tuple[str, TableRow]]:
    """By day: families whose day of return has come, and those back at once because something they wait for is past its day.

    What is awaited is told once: a condition of a family that is back by its day of return already stands in that row.
    """
    back: list[tuple[date, str, TableRow]] = []
    told: set[tuple[str, str]] = set()
    for row in decisions:
        if row["return_on"] and row["return_on"] <= today:
            late = days_late(row["return_on"], today, Calendar.CALENDAR)
            why = f"its day of return was {day_in_words(row['return_on'])}" + (f", {counted(late, 'day')} ago" if late else "")
            told.add((row["family_id"], row["awaiting"].casefold()))
            back.append((row["return_on"], row["family_id"], _back_row(row, _waits(row, labels), why)))
        elif row["due"] and row["due"] < today and not row["recorded_here"]:
            back.append((row["due"], row["family_id"], _back_row(row, _waits(row, labels), _was_due(row))))
    for row in conditions:
        if row["due"] and row["due"] < today and (row["family_id"], row["item"].casefold()) not in told:
            waits = (labels.get(row["family_id"], ""), day_in_words(row["forum_on"]), "–", row["item"], row["owner"] or "none recorded")
            back.append((row["due"], row["family_id"], _back_row(row, waits, _was_due(row))))
    return [(family_id, row) for _, family_id, row in sorted(back, key=lambda one: (one[0], one[2].cells))]


_STEPS = (("Letter before proceedings", "letter_by", "letter_on"), ("First pre-proceedings meeting", "meeting_by", "meeting_on"))


@dataclass(frozen=True, slots=True)
class StepToCome:
    """A step of pre-proceedings that a signed decision set a day for. ``children``: those for whom no record shows it."""

    family_id: str
    decided_on: date
    step: str
    by: date | None
    children: tuple[str, ...]


def steps_to_come(begun: Sequence[Row], taken: Sequence[Row], today: date) -> tuple[StepToCome, ...]:
    """The letter and the meeting of each decision, until a record shows each as done for every child of it."""
    found = []
    for row in begun:
        for step, by, name in _STEPS:
            done = [one for one in taken if one["family_id"] == row["family_id"] and one[name] and row["forum_on"] <= one[name] <= today]
            covered = {child for one in done for child in one["children"] or ()}
            without = tuple(child for child in row["children"] or () if child not in covered)
            if without or not (done or row["children"]):
                found.append(StepToCome(row["family_id"], row["forum_on"], step, day_of(row[by] or ""), without))
    return tuple(found)


def _set_by_decisions(steps: Sequence[StepToCome], carried: Sequence[Row], labels: Mapping[str, str], today: date) -> TableView:
    """In order of day, and never of anything else."""
    rows = [
        (one.by, TableRow((
            labels.get(one.family_id, ""), day_in_words(one.decided_on), f"{one.step}: {', '.join(one.children)}" if one.children else one.step,
            "–", _by(one.by, today), "no record of it yet"), one.family_id))
        for one in steps
    ]
    rows += [
        (row["due"], TableRow((
            labels.get(row["family_id"], ""), day_in_words(row["forum_on"]), row["item"], row["owner"] or "none recorded", _by(row["due"], today),
            "still open: a later forum decided, and nobody said what became of it"), row["family_id"]))
        for row in carried
    ]
    return TableView(
        "Set by a signed decision, and not recorded as done", ("Family", "Decided on", "What", "Owner", "By", "State"),
        tuple(row for _, row in sorted(rows, key=lambda one: (one[0] or date.max, one[1].cells))))


def _by(day: date | None, today: date) -> str:
    return "no day recorded" if day is None else f"{day_in_words(day)}, gone by" if day < today else day_in_words(day)


def _back_row(row: Row, waits: tuple[str, ...], why: str) -> TableRow:
    return TableRow((*waits, why, row["fallback"] or "none recorded"), row["family_id"])


def _was_due(row: Row) -> str:
    return f"what it waits for was due on {day_in_words(row['due'])}"


def _challenges(rows: Sequence[Row], labels: Mapping[str, str], today: date) -> TableView:
    """Challenges that somebody must answer, the first due first."""
    shown = []
    for row in rows:
        route, due = Route(row["route"]), row["due"]
        when = "no day recorded" if due is None else f"{day_in_words(due)}, gone by with no answer recorded" if due < today else day_in_words(due)
        shown.append(TableRow((
            labels.get(row["family_id"], ""), routes()[route].title, row["against"], day_in_words(row["raised_on"]),
            must_answer(route, row["stage"], row["challenged"]), when,
        ), row["family_id"]))
    return TableView(
        "Challenges that must be answered", ("Family", "Route", "Challenged", "Raised on", "Who must answer", "By"), tuple(shown))


def _challenges_in_short(rows: Sequence[Row], today: date) -> str:
    late = sum(1 for row in rows if row["due"] is not None and row["due"] < today)
    return f"{counted(len(rows), 'challenge')} to be answered, {f'{late} of them' if late else 'none'} past the day for it"


def _in_words(family_id: str, awaited: str | None, kinds: Mapping[tuple[str, str], str]) -> str:
    """What a decision or a condition waits for: an assessment's reference by the words it stands for."""
    parts = [part.strip() for part in (awaited or "").split(";")]
    return "; ".join(kinds.get((family_id, part.casefold()), part) for part in parts if part)


def _waits(row: Row, labels: Mapping[str, str]) -> tuple[str, str, str, str, str]:
    return (
        labels.get(row["family_id"], ""), day_in_words(row["decided_on"]), row["decision"], row["awaiting"] or "nothing recorded",
        row["owner"] or "none recorded",
    )


def _closes(day: date, today: date) -> str:
    return f"closed on {day_in_words(day)}" if day < today else day_in_words(day)


def _back(day: date, working_days: int) -> date:
    return counted_back(day, Timescale(
        code="", title="", value=working_days, calendar=Calendar.WORKING, counted_from="", authority="", confirm=True))
