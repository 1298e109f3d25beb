"""What the forum's own signed decision gives the letter: it comes after the forum, and says by when, what worries, what is sought, what is offered.

Only what was recorded to begin pre-proceedings: legal advice and dissent are other records, and none of them is read here.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.page_data.decision_records import Records, known_on
from dashboard.page_data.papers_letter_rows import speaks_of_health
from data_models.dates import day_in_words
from data_models.decision import DecisionRecord, Option, day_of
from data_models.history import History
from data_models.papers import words_of_the_record
from data_models.told_words import names

WITHHELD = "[[The forum’s decision recorded this part. Read it on the page Decision, and write here what may be said to this person.]]"
"""In place of words of one adult’s health or assessments, or that this person may not be told: the blank itself tells nothing of why."""
CHECK_IT = "[[Put this in plain words, and check it.]]"
IN_IT = (
    "What the forum’s signed decision recorded for the letter stands in it in the decision’s own words, to be checked. Legal advice and dissent are "
    "in no letter."
)
CORRECTED = (
    "That decision was corrected on {}, after the date looked at: this letter has it as it stood before. Read the correction on the page Decision "
    "before the letter is used."
)
_OF_AN_ADULT = re.compile(
    r"\b(?:mothers?|fathers?|mum|dad|parents?|step\w+|partners?|adults?|carers?|grand\w+|husband|wife|each of them|both of them)\b", re.IGNORECASE)
_WORDS = ("concerns", "changes", "assessments", "family_group")


@dataclass(frozen=True, slots=True)
class Decided:
    """What a signed decision recorded for the letter; every part empty where there is none, or where it decided something else.

    ``said``: what was decided and when, for staff. ``corrected``: the day of a correction that is later than the date looked at.
    """

    said: str = ""
    corrected: str = ""
    on: str = ""
    letter_by: str = ""
    meeting_by: str = ""
    concerns: str = ""
    changes: str = ""
    assessments: str = ""
    family_group: str = ""


NOTHING = Decided()


def decided_for(records: Records, as_at: date, forum_on: date | None) -> Decided:
    """Of the forum that a submission went to; without one, of the newest forum by the day looked at. A draft is none, nor a record that was
    corrected by the day looked at, or by the forum's where that is later: one corrected after it stands as it was, and staff are told.
    """
    then = known_on(records, max(as_at, forum_on or as_at))
    found = [one for one in then.in_force if (one.forum_on == forum_on if forum_on else one.forum_on <= as_at)]
    if not found:
        return NOTHING
    record = max(found, key=lambda one: (one.forum_on, one.id))
    return replace(_of(record), corrected=_corrected(records, record))


def _corrected(records: Records, record: DecisionRecord) -> str:
    """The day of the first signed correction; "" where there is none."""
    by = records.superseded.get(record.id, "")
    return day_in_words(records.of(by).recorded_at.date()) if by else ""


def _of(record: DecisionRecord) -> Decided:
    on = day_in_words(record.forum_on)
    said = f"The forum of {on}, as signed: {record.in_words}."
    if record.option is not Option.START_PRE_PROCEEDINGS:
        return Decided(said=said)
    days = {name: day_in_words(day) if (day := day_of(record.parts.get(name, ""))) else "" for name in ("letter_by", "meeting_by")}
    return Decided(said=said, on=on, **days, **{name: record.parts.get(name, "").strip() for name in _WORDS})


def for_nobody_yet(decided: Decided, history: History) -> Decided:
    """Without what may be said to one adult alone: any adult's health, and an assessment of any adult."""
    adults = [person.label for person in history.people if not person.role.is_child]
    open_parts = passing(decided, lambda words: not speaks_of_health(words))
    named = any(names(decided.assessments, label) for label in adults) or _OF_AN_ADULT.search(decided.assessments)
    return replace(open_parts, assessments=WITHHELD) if named else open_parts


def passing(decided: Decided, may_be_said: Callable[[str], bool]) -> Decided:
    """Each part whose words may be said; in place of any other a blank that says so."""
    return replace(decided, **{
        name: words if not words or words == WITHHELD or may_be_said(words) else WITHHELD for name in _WORDS for words in (getattr(decided, name),)})


def told(decided: Decided, opening: str, words: str) -> tuple[str, ...]:
    """A paragraph of what was decided, its own brackets no blanks; none where nothing was."""
    if not words:
        return ()
    return (WITHHELD,) if words == WITHHELD else (f"{words_of_the_record(f'The forum of {decided.on} {opening}: {words}')} {CHECK_IT}",)


def date_of_letter(decided: Decided) -> str:
    return f"[[Date, by {decided.letter_by} as the forum decided]]" if decided.letter_by else "[[Date]]"


def meeting(decided: Decided, blank: str) -> str:
    return f"The meeting will be held by {decided.meeting_by}. {blank}" if decided.meeting_by else blank


def staff_notes(decided: Decided) -> Sequence[str]:
    return (*((f"{decided.said} {IN_IT}".strip(),) if decided.on else ()), *((CORRECTED.format(decided.corrected),) if decided.corrected else ()))
