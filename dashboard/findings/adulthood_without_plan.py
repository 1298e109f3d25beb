"""A child in the last two years before 18, with concerns recorded and no plan for adulthood, key worker or adult service recorded as in place."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dashboard.findings.in_words import counted, listed
from dashboard.findings.plan_reviews import ActionRecord, actions_of
from dashboard.findings.reading import Reading, concern_entries_of, each_once
from dashboard.findings.working_days import counted_back
from data_models.dates import day_in_words
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.people import Person
from data_models.plan import ActionStatus, Party
from data_models.record import Entry, Fact, Nature

TIMESCALE = "adulthood_approach"
AFTER_DAYS = 365
"""A turn to 18 is still listed for a year after it: this project's own choice."""
PLANNING = re.compile(r"\b(transition\w*|key worker|pathway plan|preparing for adulthood|preparation for adulthood|care act)\b", re.IGNORECASE)
"""Words by which a plan action, an assessment or an entry is taken to be about adulthood."""

KIND = Kind(
    code="adulthood-without-plan",
    title="Approaching 18, with no plan for adulthood recorded as in place",
    block=Block.OUTSTANDING,
    beside=BEARS_ON,
    authority="Review learning point 6, §4.43–4.46",
    method="Each child within the days before an 18th birthday that the timescale for approaching adulthood gives on the date chosen (as published, "
    f"this project’s own window, confirm) or {AFTER_DAYS} after it, with concerns that name the child in that time. "
    "Looked for: plan actions and assessments whose words speak of transition, a key worker, a pathway plan, preparing for adulthood "
    "or the Care Act, and whether any is recorded as done. Silent without a date of birth.",
)


def find(reading: Reading) -> Iterator[Finding]:
    for child in reading.history.children:
        if child.born.start is None or child.born.end is None:
            continue
        first, last = _eighteenth(child.born.start), _eighteenth(child.born.end)
        begins = counted_back(first, reading.timescale(TIMESCALE, reading.as_at))
        if not begins <= reading.as_at <= last + timedelta(days=AFTER_DAYS):
            continue
        concerns = [row for row in reading.concern_incidents if row.happened.end and row.happened.end >= begins]
        rows = tuple(entry for entry in concern_entries_of(concerns) if child.label in entry.people)
        actions = [record for plan in reading.history.plans for record in actions_of(reading, plan) if _for(reading, child, record, plan.children)]
        if rows and not any(record.latest and record.latest.action_status is ActionStatus.DONE for record in actions):
            yield _finding(reading, child, (first, last), rows, actions)


def _eighteenth(born: date) -> date:
    """The 18th birthday; 1 March for a child born on 29 February, as English law counts."""
    try:
        return born.replace(year=born.year + 18)
    except ValueError:
        return date(born.year + 18, 3, 1)


def _for(reading: Reading, child: Person, record: ActionRecord, children: tuple[str, ...]) -> bool:
    """True for an action about adulthood that names this child, or no child and stands in a plan of this child."""
    words = record.action.action
    named = [label for label in reading.child_labels if re.search(rf"\b{re.escape(label)}\b", words, re.IGNORECASE)]
    return PLANNING.search(words) is not None and (child.label in named or (not named and child.label in children))


def _finding(
    reading: Reading, child: Person, birthdays: tuple[date, date], rows: tuple[Entry, ...], actions: list[ActionRecord],
) -> Finding:
    first, last = birthdays
    on = f"on {day_in_words(first)}" if first == last else f"between {day_in_words(first)} and {day_in_words(last)}"
    days = (first - reading.as_at).days
    if days > 0:
        text = f"{child.label} will be 18 {on}, {'' if first == last else 'at least '}{counted(days, 'day')} after this date. "
    else:
        text = f"{child.label}’s 18th birthday {'was' if last <= reading.as_at else 'is'} {on}. "
    text += f"No plan for adulthood, key worker or adult service is recorded as in place for {child.label}. "
    assessments = tuple(row for row in reading.history.assessments if PLANNING.search(row.kind) and child.label.casefold() in row.about.casefold())
    if actions:
        text += f"Set: {listed(_said(record) for record in actions)}. "
    if assessments:
        text += f"Assessments about it: {listed(f'{row.kind}, decided on {row.happened.in_words()}' for row in assessments)}. "
    begins = counted_back(first, reading.timescale(TIMESCALE, reading.as_at))
    themes = dict.fromkeys(theme.label.lower() for entry in rows for theme in entry.themes)
    text += f"{counted(len(rows), 'entry', 'entries')} of concern since {day_in_words(begins)} {'names' if len(rows) == 1 else 'name'} {child.label}"
    text += f": {listed(themes)}." if themes else "."
    repeated = {echo.id for echo in reading.echoes}
    good = tuple(
        entry for entry in reading.history.entries
        if child.label in entry.people and entry.id not in repeated and (entry.happened.end is None or entry.happened.end >= begins)
        and (entry.nature is Nature.PROTECTIVE or entry.speaks_against or (entry.nature is not Nature.CONCERN and PLANNING.search(entry.text)))
    )
    speaking = sum(1 for entry in good if PLANNING.search(entry.text))
    part = tuple(review for record in actions for review in record.reviews if review.action_status is ActionStatus.PARTLY)
    evidence: tuple[Fact, ...] = each_once(rows, (fact for record in actions for fact in (record.action, *record.reviews) if fact not in part))
    done = tuple(row for row in assessments if not row.completed.undated)
    return Finding(
        kind=KIND, key=child.label, subject=child.label, statement=text, attributed=Party.SERVICE, children=(child.label,),
        evidence=each_once((child,), evidence, (row for row in assessments if row not in done)), contrary=each_once(good, part, done),
        not_recorded=(
            "Education, health and care plans, courses and jobs are known only from the words of entries: there is no column for them.",
            *((f"{counted(speaking, 'entry speaks', 'entries speak')} of such a plan or worker: read beside this.",) if speaking else ()),
            *(("The date of birth is recorded only as near as is known.",) if first != last else ()),
            *reading.figure_notes(reading.timescale(TIMESCALE, reading.as_at)),
            *reading.notes(evidence),
        ),
    )


def _said(record: ActionRecord) -> str:
    latest = record.latest
    done = f"latest review {latest.happened.in_words()}: {latest.action_status.label.lower()}" if latest else "no review recorded"
    return f"“{record.action.action}” on {record.action.happened.in_words()} (owed by {record.action.owed_by.label}; {done})"
