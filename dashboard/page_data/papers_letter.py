"""A draft of the letter before proceedings: what the record can fill in, and in marked brackets what only a person can.

Its parts are those of a fair letter: concerns beside what is recorded in answer, what is going well, changes sought with a timescale, support
given, what services did not provide, assessments, wider family, free legal advice
(Family Rights Group's guide; section 31ZA Children Act 1989 for the family group decision-making offer). It takes rows without a handling label
alone, of the children and of no adult's health, and is addressed to nobody until a person says so: then it is made anew (papers_letter_to.py).
"""

from collections.abc import Sequence, Set
from typing import NamedTuple

from dashboard.findings.in_words import counted
from dashboard.page_data.papers_letter_concerns import concerns_of, concerns_table, of_one_adult
from dashboard.page_data.papers_letter_decided import NOTHING, Decided, date_of_letter, meeting, staff_notes, told
from dashboard.page_data.papers_letter_rows import speaks_of_health, unlabelled
from dashboard.page_data.papers_letter_tables import (
    FOR_ONE,
    assessments,
    changes,
    going_well,
    not_provided,
    steps_among_professionals,
    support,
    with_your_help,
)
from data_models.finding import Finding
from data_models.history import History
from data_models.papers import Part, words_of_the_record
from data_models.submission import Point, Section, Submission

COMES_BACK = "recurrence"
"""The kind of finding that stands in for concerns while nobody has written of harm: a concern that keeps coming back, with its dates."""
NOTES = (
    "This is a draft for a social worker and a lawyer to finish. It has been sent to nobody, and it is addressed to nobody until one of you says "
    "to whom.",
    "What stands in square brackets has to be written or checked. Take this page out before the letter is used.",
    "It is made from rows without a handling label. It is not a family-safe version: before it goes to anybody it has to be checked for what that "
    "person may not be told, or made anew as a version for one named person.",
    "It is for one named person, and no person is named yet: so it has only what concerns the children, and nothing of one adult’s health, treatment "
    "or assessments. Write those into that adult’s own letter, and never set out one adult’s to another.",
    "What was reported is not a fact: each concern stands beside every denial and police outcome that is recorded in answer to it. Keep both.",
    "The concerns are what the submission says of harm; while nobody has written that, they are the concerns that the record shows to have come "
    "back. Put them in plain words, to the person, with dates and what each did to the child.",
    "Check that section 31ZA of the Children Act 1989 (section 1 of the Children’s Wellbeing and Schools Act 2026) is in force: it has an offer of a "
    "family group decision-making meeting made before an application, unless that would not be in the child’s best interests.",
)


WHEN_WE_MEET = "[[Date, time and place of the meeting, who will be there, and how to bring a solicitor, an interpreter or an advocate]]"
OFFER = (
    "We offer you a family group decision-making meeting, in which your family and friends can make a plan for the children. [[Who will call "
    "you about it, and by when]] [[If no offer is made, say why it would not be in the child’s best interests.]]"
)
OFFER_IF_MADE = (
    "[[If the offer is made: We offer you a family group decision-making meeting, in which your family and friends can make a plan for the children; "
    "and who will call you about it, by when. If not, why it would not be in the child’s best interests.]]"
)
TO_NOBODY_YET = (NOTES[0], NOTES[2], NOTES[3])
"""Notes that hold only while no person is named."""


class LeftOut(NamedTuple):
    """What was not taken in: concerns for a handling label, or because they are one adult's own; and other words of staff that speak of health.
    ``own_steps``: what a service did among professionals, which is no support."""

    labelled: int
    one_adult: int
    of_health: int = 0
    own_steps: int = 0


def letter_notes(left_out: LeftOut, for_one: Sequence[str] = (), decided: Decided = NOTHING) -> tuple[str, ...]:
    """What staff must know before they use the draft. ``for_one``: what holds of a letter to one person, in place of ``TO_NOBODY_YET``."""
    notes = [*for_one, *(note for note in NOTES if not for_one or note not in TO_NOBODY_YET), *staff_notes(decided)]
    if left_out.one_adult:
        said = ("was not taken in: it rests on one adult’s health, by its words or its rows, or on no row that names a child." if
                left_out.one_adult == 1 else
                "were not taken in: each rests on one adult’s health, by its words or its rows, or on no row that names a child.")
        notes.append(f"{counted(left_out.one_adult, 'concern')} {said}")
    if left_out.of_health:
        were = "was not taken in: it speaks" if left_out.of_health == 1 else "were not taken in: they speak"
        notes.append(f"{counted(left_out.of_health, 'statement')} of the submission on work done or on the family group {were}, by the words, of "
                     "somebody’s health or treatment.")
    if left_out.own_steps:
        are = "is" if left_out.own_steps == 1 else "are"
        notes.append(f"{counted(left_out.own_steps, 'step')} that a service took among professionals, recorded as done, {are} not listed as support: "
                     "a case taken to a panel gave the family nothing.")
    if left_out.labelled:
        said = "1 statement of the submission rests on rows with a handling label and was" if left_out.labelled == 1 else (
            f"{left_out.labelled} statements of the submission rest on rows with a handling label and were")
        notes.append(f"{said} not taken in.")
    return tuple(notes)


def letter_of(
    history: History, draft: Submission, found: Sequence[Finding], to: str = "", decided: Decided = NOTHING, held: Set[str] = frozenset(),
) -> tuple[tuple[Part, ...], LeftOut]:
    """The letter's parts, and how many concerns were left out. ``found``: the findings of the history. ``to``: whom it is to, as recorded.

    ``decided``: what the forum's signed decision recorded for it, as far as it may be said to whom it is to. ``held``: findings that do not
    stand in it as concerns, because what answers them may not be told with them.
    """
    themes = {finding.id: finding for finding in found if finding.kind.code == COMES_BACK}
    points = [point for point in concerns_of(draft, themes) if point.finding not in held]
    open_ones = [point for point in points if _open(history, point)]
    taken = [point for point in open_ones if not of_one_adult(history, point, themes)]
    failures, well, ours = not_provided(history), going_well(history, to), with_your_help(history)
    parts = (
        Part(heading="", paragraphs=(
            date_of_letter(decided), *_addressed(to),
            f"We are very worried about {_named(history)}. We want to work with you so that we do not have to go to court. This letter says what "
            "worries us, what needs to change and by when, and how you can get free legal advice. Please take it to a solicitor now.",
            meeting(decided, WHEN_WE_MEET),
        )),
        Part(heading="What we are worried about", table=concerns_table(history, taken, themes, whole=not to),
             paragraphs=(*told(decided, "decided that this letter states", decided.concerns),
                         "[[Put each of these in plain words, with what it did to the child.]]", FOR_ONE)),
        Part(heading="What is going well", points=well or ("[[Write what is going well for each child.]]",),
             paragraphs=("[[Put each of these in plain words, and say who saw it.]]",) if well else ()),
        Part(heading="What needs to change, and by when", table=changes(history),
             paragraphs=told(decided, "decided on the changes sought, and by when", decided.changes)),
        *((Part(heading="What we will do, and need your help with", table=ours, paragraphs=(
            "[[Say what you ask them to let happen, and what they would need for it: a time, a place, somebody with them.]]",)),)
          if ours.rows else ()),
        Part(heading="The support that was given", table=support(history),
             paragraphs=_written(draft, Section.WORK_DONE, "[[Say what was offered, when, and what came of it.]]")),
        *((Part(heading="What services did not provide", table=failures, paragraphs=(
            "What stands here was for a service to do. It is not held against you. [[What will be done about it, by whom and when]]",)),)
          if failures.rows else ()),
        Part(heading="Assessments", table=assessments(history), paragraphs=(
            *told(decided, "decided on assessments", decided.assessments),
            "[[For each assessment say why it is needed, what it looks at, who does it and when.]]",)),
        Part(heading="Your wider family", paragraphs=(
            *_written(draft, Section.FAMILY_GROUP, "[[Say whether a family meeting was offered before, and what came of it.]]"),
            *(told(decided, "recorded of a family group decision-making meeting", decided.family_group) or (OFFER,)),
            *((OFFER_IF_MADE,) if decided.family_group else ()),
            "Please tell us now of anybody in your family, or close to it, who could help or could care for the children. [[By when]]",
        )),
        Part(heading="Free legal advice", paragraphs=(
            "Please take this letter to a solicitor who knows about children’s cases. You can get free legal advice about it and about the meeting. "
            "[[List of solicitors]] [[Whom to ask for help with reading this letter]]",
        )),
        Part(heading="What happens next", paragraphs=(
            "[[What will be decided at the meeting, what happens if things change, and what happens if they do not or if nobody comes]]",
            "[[Name, telephone number and signature]]",
        )),
    )
    return parts, LeftOut(labelled=len(points) - len(open_ones), one_adult=len(open_ones) - len(taken), of_health=_of_health(draft),
                          own_steps=steps_among_professionals(history))


def _addressed(to: str) -> tuple[str, str]:
    if not to:
        return "[[Name and address of one parent or carer: one letter for each]]", "Dear [[name]],"
    name = words_of_the_record(to)
    return f"{name} [[Full name, and an address that was checked today]]", f"Dear {name},"


def _named(history: History) -> str:
    return words_of_the_record(" and ".join(child.label for child in history.children)) or "[[the children]]"


def _without_rows(draft: Submission, section: Section) -> tuple[Point, ...]:
    return tuple(point for point in draft.standing(section) if not point.evidence and not point.contrary)


def _of_health(draft: Submission) -> int:
    written = (*_without_rows(draft, Section.WORK_DONE), *_without_rows(draft, Section.FAMILY_GROUP))
    return sum(speaks_of_health(point.text) for point in written)


def _written(draft: Submission, section: Section, otherwise: str) -> tuple[str, ...]:
    """What staff wrote that rests on no row, and a blank in place of what speaks of anybody's health or treatment."""
    points = _without_rows(draft, section)
    open_ones = tuple(words_of_the_record(point.text) for point in points if not speaks_of_health(point.text))
    return (*(open_ones or (otherwise,)), *((FOR_ONE,) if len(open_ones) < len(points) else ()))


def _open(history: History, point: Point) -> bool:
    """Nothing that the statement rests on, or that stands beside it, has a handling label or is missing from the record."""
    facts = [history.fact(one) for one in (*point.evidence, *point.contrary)]
    return all(fact is not None and unlabelled(fact) for fact in facts)
