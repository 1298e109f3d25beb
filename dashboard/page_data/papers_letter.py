"""A draft of the letter before proceedings: what the record can fill in, and in marked brackets what only a person can.

Its parts are those of a fair letter: concerns, changes sought with a timescale, support given, assessments, wider family, free legal advice
(Family Rights Group's guide; section 31ZA Children Act 1989 for the family group decision-making offer). It takes rows without a handling label
alone, and is addressed to nobody until a person says so.
"""

from collections.abc import Mapping, Sequence

from dashboard.findings.reading import listed, span_in_words
from dashboard.page_data.frame import capital
from data_models.access import Sensitivity
from data_models.assessment import Assessment
from data_models.dates import When
from data_models.finding import Finding
from data_models.history import History
from data_models.papers import PaperTable, Part, words_of_the_record
from data_models.plan import Party, PlanAction
from data_models.record import Fact
from data_models.submission import Point, Section, Submission

COMES_BACK = "recurrence"
"""The kind of finding that stands in for concerns while nobody has written of harm: a concern that keeps coming back, with its dates."""
NOTES = (
    "This is a draft for a social worker and a lawyer to finish. It has been sent to nobody, and it is addressed to nobody until one of you says "
    "to whom.",
    "What stands in double square brackets has to be written or checked. Take this page out before the letter is used.",
    "It is made from rows without a handling label. It is not a family-safe version: before it goes to anybody it has to be checked for what that "
    "person may not be told, or made anew as a version for one named person.",
    "The concerns are what the submission says of harm; while nobody has written that, they are the concerns that the record shows to have come "
    "back. Put them in plain words, to the person, with dates and what each did to the child.",
    "Check that section 31ZA of the Children Act 1989 (section 1 of the Children’s Wellbeing and Schools Act 2026) is in force: it has an offer of a "
    "family group decision-making meeting made before an application, unless that would not be in the child’s best interests.",
)


def letter_notes(left_out: int) -> tuple[str, ...]:
    """What staff must know before they use the draft."""
    if not left_out:
        return NOTES
    said = "1 statement of the submission rests on rows with a handling label and was" if left_out == 1 else (
        f"{left_out} statements of the submission rest on rows with a handling label and were")
    return (*NOTES, f"{said} not taken in.")


def letter_of(history: History, draft: Submission, found: Sequence[Finding]) -> tuple[tuple[Part, ...], int]:
    """The letter's parts, and how many statements were left out for the labels of their rows. ``found``: the findings of the history."""
    themes = {finding.id: finding for finding in found if finding.kind.code == COMES_BACK}
    points = list(draft.standing(Section.HARM)) or [point for point in draft.standing(Section.CUMULATIVE) if point.finding in themes]
    open_ones = [point for point in points if _open(history, point)]
    concerns = tuple(_concern(point, themes) for point in open_ones)
    parts = (
        Part(heading="", paragraphs=(
            "[[Date]]", "[[Name and address of one parent or carer: one letter for each]]", "Dear [[name]],",
            f"We are very worried about {_named(history)}. We want to work with you so that we do not have to go to court. This letter says what "
            "worries us, what needs to change and by when, and how you can get free legal advice. Please take it to a solicitor now.",
            "[[Date, time and place of the meeting, who will be there, and how to bring a solicitor, an interpreter or an advocate]]",
        )),
        Part(heading="What we are worried about", points=concerns or ("[[Write each concern with its dates.]]",),
             paragraphs=("[[Put each of these in plain words, with what it did to the child.]]",) if concerns else ()),
        Part(heading="What needs to change, and by when", table=_changes(history)),
        Part(heading="The support that was given", table=_support(history),
             paragraphs=_written(draft, Section.WORK_DONE, "[[Say what was offered, when, and what came of it.]]")),
        Part(heading="Assessments", table=_assessments(history), paragraphs=(
            "[[For each assessment say why it is needed, what it looks at, who does it and when.]]",)),
        Part(heading="Your wider family", paragraphs=(
            *_written(draft, Section.FAMILY_GROUP, "[[Say whether a family meeting was offered before, and what came of it.]]"),
            "We offer you a family group decision-making meeting, in which your family and friends can make a plan for the children. [[Who will call "
            "you about it, and by when]] [[If no offer is made, say why it would not be in the child’s best interests.]]",
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
    return parts, len(points) - len(open_ones)


def _named(history: History) -> str:
    return words_of_the_record(" and ".join(child.label for child in history.children)) or "[[the children]]"


def _concern(point: Point, themes: Mapping[str, Finding]) -> str:
    """What a person wrote of harm; or where nobody has, only which concern it is, when and from whom: the rest is for a person to say."""
    if finding := themes.get(point.finding):
        agencies = listed(dict.fromkeys(fact.agency.label for fact in finding.evidence))
        told = f"{capital(finding.subject)}: {span_in_words(finding.evidence)}, from {agencies}."
        return f"{words_of_the_record(told)} [[What happened, and what it did to the child]]"
    return words_of_the_record(f"{point.child}: {point.text}" if point.child else point.text)


def _written(draft: Submission, section: Section, otherwise: str) -> tuple[str, ...]:
    return tuple(words_of_the_record(point.text) for point in draft.standing(section) if not point.evidence and not point.contrary) or (otherwise,)


def _open(history: History, point: Point) -> bool:
    """Nothing that the statement rests on, or that stands beside it, has a handling label or is missing from the record."""
    facts = [history.fact(one) for one in (*point.evidence, *point.contrary)]
    return all(fact is not None and _unlabelled(fact) for fact in facts)


def _unlabelled(fact: Fact) -> bool:
    return fact.sensitivity == Sensitivity.NORMAL


def _changes(history: History) -> PaperTable:
    running = {plan.plan_ref.casefold() for plan in history.plans if plan.ended.undated}
    wanted = [
        action for action in _actions(history, (Party.FAMILY, Party.BOTH))
        if action.plan_ref.casefold() in running and _last_word(history, action) not in ("Done", "Superseded")
    ]
    rows = [
        (words_of_the_record(action.action), _day(action.due, "[[By when]]"), words_of_the_record(action.outcome_sought) or "[[How we will know]]")
        for action in wanted
    ]
    return PaperTable(
        title="Changes sought", headings=("What we ask of you", "By when", "How we will know that it has changed"),
        rows=tuple(rows) or (("[[What needs to change]]", "[[By when]]", "[[How we will know]]"),))


def _support(history: History) -> PaperTable:
    rows = [
        (words_of_the_record(action.action), _day(action.happened, "[[When]]"), _last_word(history, action) or "[[What came of it]]")
        for action in _actions(history, (Party.SERVICE, Party.BOTH))
    ]
    return PaperTable(title="Support agreed in plans", headings=("What was agreed", "When", "Last recorded as"),
                      rows=tuple(rows) or (("[[What was offered]]", "[[When]]", "[[What came of it]]"),))


def _assessments(history: History) -> PaperTable:
    waiting: Sequence[Assessment] = [row for row in history.assessments if row.open and _unlabelled(row)]
    rows = [
        (words_of_the_record(row.decision_that_depends) or "[[Why]]", words_of_the_record(f"{row.kind} of {row.about}"),
         words_of_the_record(row.provider) or "[[Who]]", _day(row.due, "[[When]]"))
        for row in waiting
    ]
    return PaperTable(title="Assessments that are waited for", headings=("Why", "What", "Who", "When"),
                      rows=tuple(rows) or (("[[Why]]", "[[What]]", "[[Who]]", "[[When]]"),))


def _actions(history: History, parties: tuple[Party, ...]) -> list[PlanAction]:
    return [action for action in history.actions if action.owed_by in parties and _unlabelled(action)]


def _last_word(history: History, action: PlanAction) -> str:
    """What the last dated review recorded of an action; "" where none did."""
    reviews = [row for row in history.action_reviews
               if row.action_ref.casefold() == action.action_ref.casefold() and row.happened.end and _unlabelled(row)]
    return reviews[-1].action_status.label if reviews else ""


def _day(when: When, otherwise: str) -> str:
    return words_of_the_record(when.in_words()) if not when.undated else otherwise
