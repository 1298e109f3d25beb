"""A forum's decision that waits for something, with no owner, date, fallback or return recorded, or with its date gone by."""

from collections.abc import Iterator, Sequence

from dashboard.findings.assessment_outstanding import changes_of, due_last_set, no_day_since
from dashboard.findings.forums import Forum, forums_after, forums_of
from dashboard.findings.in_words import counted, in_sentence, listed
from dashboard.findings.reading import Reading, each_once
from data_models.assessment import Assessment, AssessmentChange
from data_models.dates import Order, When
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.forum import ForumDecision
from data_models.plan import Party

KIND = Kind(
    code="deferred-without-fallback",
    title="A decision that waits, with nothing recorded for the case that it takes long",
    block=Block.OUTSTANDING,
    beside=BEARS_ON,
    authority="Review §4.25–4.26",
    method="Forum decisions with something recorded as awaited and no later forum recorded: whether an owner, a due date, a fallback and a day to "
    "return are recorded with the decision, and whether a recorded day has gone by. Awaited assessments are shown with their own dates.",
)


def find(reading: Reading) -> Iterator[Finding]:
    for forum in forums_of(reading):
        if forums_after(reading, forum.happened):
            continue
        for number, decision in enumerate((row for row in forum.decisions if row.awaiting.strip()), start=1):
            if finding := _of(reading, forum, decision, number):
                yield finding


def _of(reading: Reading, forum: Forum, decision: ForumDecision, number: int) -> Finding | None:
    missing = [
        name for name, there in (
            ("owner", decision.owner.strip()), ("due date", not decision.due.undated), ("fallback", decision.fallback.strip()),
            ("date to return to the forum", not decision.return_on.undated),
        ) if not there
    ]
    passed = [(name, day) for name, day in (("due date", decision.due), ("date to return to the forum", decision.return_on)) if _gone(reading, day)]
    if not missing and not passed:
        return None
    awaited = _awaited(reading, decision)
    done, waiting = (tuple(row for row in awaited if row.open is is_open) for is_open in (False, True))
    text = f"{forum.name[:1].upper()}{forum.name[1:]} was asked for {decision.asked_for.rstrip('.')}; recorded decision: "
    text += f"{decision.decision.rstrip('.')}. Recorded as awaited: {_in_words(decision, awaited)}."
    if missing:
        text += f" Recorded with the decision: {listed(f'no {name}' for name in missing)}."
    for name, day in passed:
        text += f" The {name} recorded, {day.in_words()}, has gone by."
    last = forum.happened.end
    if last is not None and last < reading.as_at:
        least = "" if forum.happened.exact else "at least "
        text += f" No later forum is recorded, {least}{counted((reading.as_at - last).days, 'day')} on."
    changes = {row.id: changes_of(reading, row) for row in awaited}
    own_dates = [said for row in awaited if (said := _own_date(row, changes[row.id]))]
    if own_dates:
        text += f" When the assessments are due, as last recorded: {listed(own_dates)}."
    return Finding(
        kind=KIND, key=forum.key if number == 1 else f"{forum.key}:{number}", subject=forum.name, attributed=Party.SERVICE, statement=text,
        children=reading.child_labels, evidence=each_once((decision,), waiting, *(changes[row.id][-1:] for row in waiting)), contrary=done,
        not_recorded=(
            *(("What is not recorded with the decision may be kept elsewhere.",) if missing else ()),
            *(("Which assessments of this record are meant is not recorded.",) if not awaited else ()),
            *(("The forum’s own date is not recorded: how long ago it was, and whether it sat again, cannot be told.",) if last is None else ()),
            *reading.notes((decision,)),
        ),
    )


def _own_date(row: Assessment, changes: Sequence[AssessmentChange]) -> str:
    """"" where nothing says when it is due."""
    if none_set := no_day_since(changes):
        return f"{_name(row)}, {none_set}"
    due = due_last_set(row, changes)
    return "" if due.undated else f"{_name(row)} {due.in_words()}"


def _gone(reading: Reading, day: When) -> bool:
    """Certainly before ``as_at``: a day within a period that is not over has not gone by."""
    return day.order(reading.as_at) is Order.BEFORE


def _awaited(reading: Reading, decision: ForumDecision) -> tuple[Assessment, ...]:
    parts = decision.awaiting.split(";")
    return tuple(row for row in reading.history.assessments if any(row.meant_by(part) for part in parts))


def _in_words(decision: ForumDecision, awaited: tuple[Assessment, ...]) -> str:
    names = {row.assessment_ref.strip().casefold(): _name(row) for row in awaited}
    parts = (part.strip() for part in decision.awaiting.rstrip(".").split(";"))
    return listed(names.get(part.casefold(), part) for part in parts if part)


def _name(row: Assessment) -> str:
    return f"{in_sentence(row.kind)} of {row.about}"
