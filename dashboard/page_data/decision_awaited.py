"""What the record shows as outstanding, offered to a forum that waits for it. Offering it records nothing: a person keeps what they tick."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.findings.assessment_outstanding import changes_of, due_last_set
from dashboard.findings.in_words import counted
from dashboard.findings.reading import Reading
from data_models.assessment import Assessment
from data_models.dates import day_in_words
from data_models.decision import Condition, DecisionRecord, day_of
from data_models.history import History


@dataclass(frozen=True, slots=True)
class Awaited:
    """``item``: the words a condition begins with. ``due``: the day last given, where one is left after the forum. ``label``: the same in a list."""

    item: str
    due: date | None
    label: str


def outstanding(history: History, forum_on: date, kept: Iterable[Condition]) -> Mapping[str, Awaited]:
    """Assessments that are open in ``history``, by id, but for those that one of the conditions ``kept`` already waits for."""
    items = [condition.item for condition in kept]
    reading = history.made(Reading)
    return {
        row.id: _awaited(reading, row, forum_on) for row in reading.history.assessments
        if row.open and not any(row.meant_by(item) for item in items)
    }


def _awaited(reading: Reading, row: Assessment, forum_on: date) -> Awaited:
    due = due_last_set(row, changes_of(reading, row))
    when = "no day due is recorded" if due.undated else f"due {due.in_words()}"
    words = f"{row.named}, by {row.provider}" if row.provider else row.named
    gone = due.end is not None and due.end <= forum_on
    return Awaited(
        item=f"{words} ({row.assessment_ref})" if row.assessment_ref else words,
        due=due.start if due.exact and not gone else None,
        label=f"{words}, decided on {row.happened.in_words()}: {when}" + (", which is not after this forum" if gone else ""),
    )


def what_is_signed(record: DecisionRecord, children: Sequence[str]) -> str:
    """What somebody is about to sign: the decision, the forum, for whom, when it returns, and how many conditions it waits for."""
    said = [f"{record.in_words}, for the forum of {day_in_words(record.forum_on)}", f"for {', '.join(children)}" if children else "for no child"]
    said += [f"{part.label}: {day_in_words(day)}" for part in record.decided.parts if part.day and (day := day_of(record.parts.get(part.name, "")))]
    if record.waits:
        said.append(counted(len(record.conditions), "condition"))
    return f"{'; '.join(said)}."


def asked_in_words(asked: str, forum_on: date | None, written: str) -> str:
    """Beside what a record has a forum agree: whose words they are, or what the submission asks where they are other words; "" for no submission."""
    if not asked.strip():
        return ""
    whose = f"the submission for the forum of {day_in_words(forum_on)}" if forum_on else "the submission"
    if asked.strip() == written.strip():
        return f"As {whose} has it. Change it where the forum was asked for something else."
    return f"In {whose} it is: {asked.strip()}"
