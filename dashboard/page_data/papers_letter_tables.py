"""The tables of the letter: what is going well, changes sought, support that was given, what services did not provide, assessments.

A service's failure has a heading of its own. It is never under what the family was given, and never what the family is asked for.
"""

import re

from dashboard.findings.in_words import listed
from dashboard.findings.reading import Reading, people_in
from dashboard.page_data.papers_letter_rows import of_a_child, speaks_of_health, unlabelled
from dashboard.page_data.papers_other_way import service_failed
from data_models.agencies import Agency
from data_models.dates import When
from data_models.history import History
from data_models.papers import PaperTable, words_of_the_record
from data_models.plan import ActionReview, ActionStatus, Party, PlanAction
from data_models.record import Entry
from data_models.threshold_bars import named_in
from data_models.told_words import is_of_a_meeting, names

FOR_ONE = "[[What concerns one adult’s own health or treatment: write it only into that adult’s own letter]]"
OF_ONE_ADULT_WELL = "[[What one adult did well: write it only into that adult’s own letter]]"
OF_BOTH = " (agreed of your family and of a service together)"
_ONLY_A_MEETING = re.compile(
    r"(?:the )?(?:meeting before action|care planning forum|forum|legal gateway|conference|pre-proceedings|plo|)\.?", re.IGNORECASE)
_CHILDREN = re.compile(
    r"(?:(?:all|both|the|these|of|two|three|four|five|younger|older|youngest) )*(?:children|siblings|kids|boys|girls|twins)|"
    r"(?:(?:the|an|her|their) )?unborn(?: (?:child|baby|twins))?(?: [\w-]{1,12})?", re.IGNORECASE)
"""Whom a row is about where that is the children together or an unborn child: the whole of what is written, for "the children's mother" is none."""
_DOER = (
    r"(?:social workers?|(?:family )?support workers?|family support|key ?workers?|outreach workers?|health visitors?|school nurses?|nurses?|"
    r"midwi(?:fe|ves)|gps?|doctors?|paediatricians?|psychologists?|teachers?|head ?teachers?|tutors?|schools?|nursery|police(?: officers?)?|"
    r"probation(?: officers?)?|housing(?: officers?)?|(?:conference )?chairs?|(?:team )?managers?|services?|the council|the local authority|"
    + "|".join(re.escape(agency.label) for agency in Agency if agency is not Agency.OTHER) + ")")
_A_SERVICE_DOES = re.compile(
    rf"(?:(?:the|an?|each|both|our|their|your) )?(?:(?:allocated|named|new|children[’']s|mental health|special|secondary|primary) )?{_DOER}"
    rf"(?:(?:,| and| or| with) (?:the |an? )?{_DOER})?,? (?:to|will|shall|should|must|sees|visits|meets|speaks|talks|works|offers|provides|checks)\b",
    re.IGNORECASE)
"""An action that names a service as who does it, whoever owes it: the family can let it be done, and cannot be asked to do it."""
_OF_THE_FAMILY = re.compile(r"\bfamily (?:group )?(?:conferenc\w*|meetings?|decision-making)\b", re.IGNORECASE)
_GIVEN = (ActionStatus.DONE, ActionStatus.PARTLY)
_REVIEWED = {
    ActionStatus.PARTLY: "partly done", ActionStatus.NOT_PROVIDED_BY_SERVICE: "not provided by the service",
    ActionStatus.DECLINED_BY_FAMILY: "recorded as declined by the family", ActionStatus.NOT_EVIDENCED: "no evidence of it recorded",
}
_SAYS_WHOSE = {ActionStatus.NOT_PROVIDED_BY_SERVICE: Party.SERVICE, ActionStatus.DECLINED_BY_FAMILY: Party.FAMILY}
"""Statuses that name whose doing it was: put down to the same party it would be said twice, and to another it is said."""
_PUT_DOWN_TO = {Party.FAMILY: "the family", Party.SERVICE: "the service", Party.BOTH: "the family and the service"}
"""In a letter to a parent a review speaks in sentences, not in the codes of the record."""


def going_well(history: History, to: str = "") -> tuple[str, ...]:
    """What is recorded as protective of the children, one that only repeats another left out.

    What names an adult is for that adult's own letter: the other may read in it what was not theirs to know.
    """
    others = [person.label for person in history.adults if person.label != to]
    rows = [entry for entry in history.made(Reading).protective_entries if of_a_child(entry, history) and not speaks_of_health(entry.text)]
    told = [entry for entry in rows if not named_in(entry, others)]
    points = [words_of_the_record(
        f"{entry.happened.in_words()}, {entry.agency_name or entry.agency.label}{_of_whom(history, entry)}: {entry.text}") for entry in told]
    return (*points, *((OF_ONE_ADULT_WELL,) if len(told) < len(rows) else ()))


def _of_whom(history: History, entry: Entry) -> str:
    """Which children a row is about, where its words do not say."""
    children = [child.label for child in history.children if child.label in entry.people]
    return f", of {listed(children)}" if children and not any(names(entry.text, child) for child in children) else ""


def changes(history: History) -> PaperTable:
    """What the family is asked for under a plan that runs: a day that has gone by is no ask, and what a service failed at is none either."""
    return PaperTable(
        title="Changes sought", headings=("What we ask of you", "By when", "How we will know that it has changed"),
        rows=_asks(history, [action for action in _wanted(history) if not _done_by_a_service(action)])
        or (("[[What needs to change]]", "[[By when]]", "[[How we will know]]"),))


def with_your_help(history: History) -> PaperTable:
    """What the family owes in a plan that runs, and a service does by the action's own words: no ask of the family, who can only let it be done."""
    return PaperTable(
        title="Agreed, and done by a service", headings=("What we will do, and need your help with", "By when", "How we will know that it was done"),
        rows=_asks(history, [action for action in _wanted(history) if _done_by_a_service(action)]))


def _wanted(history: History) -> list[PlanAction]:
    running = {plan.plan_ref.casefold() for plan in history.plans if plan.ended.undated}
    return [action for action in _actions(history, (Party.FAMILY, Party.BOTH))
            if action.plan_ref.casefold() in running and not _settled(history, action) and not failed(history, action)]


def _done_by_a_service(action: PlanAction) -> bool:
    return _A_SERVICE_DOES.match(action.action.strip()) is not None


def _asks(history: History, wanted: list[PlanAction]) -> tuple[tuple[str, str, str], ...]:
    rows = [(words_of_the_record(f"{action.action}{OF_BOTH if action.owed_by is Party.BOTH else ''}"), _to_come(history, action.due),
             words_of_the_record(action.outcome_sought) or "[[How we will know]]") for action in wanted if not _private(action)]
    return (*rows, *(((FOR_ONE, "[[By when]]", "[[How we will know]]"),) if len(rows) < len(wanted) else ()))


def support(history: History) -> PaperTable:
    """What a service owed and a review records as done, in part or whole, with every review of it."""
    owed = _actions(history, (Party.SERVICE, Party.BOTH))
    given = [action for action in owed if _given(history, action) and not among_professionals(action)]
    rows = [_of_action(history, action) for action in given if not _private(action)]
    rows += [(FOR_ONE, "[[When]]", "[[What came of it]]")] if len(rows) < len(given) else []
    return PaperTable(title="What a service agreed to do, and a review records as done or partly done",
                      headings=("What was agreed", "When", "What each review recorded"),
                      rows=tuple(rows) or (("[[What was agreed]]", "[[When]]", "[[What came of it]]"),))


def steps_among_professionals(history: History) -> int:
    """How many things done by a service are no support to the family: a case taken to a panel is a step of the service's own."""
    return sum(_given(history, action) and among_professionals(action) for action in _actions(history, (Party.SERVICE, Party.BOTH)))


def among_professionals(action: PlanAction) -> bool:
    return is_of_a_meeting(_OF_THE_FAMILY.sub("", action.action))


def _given(history: History, action: PlanAction) -> bool:
    return not failed(history, action) and any(row.action_status in _GIVEN for row in _reviews(history, action))


def not_provided(history: History) -> PaperTable:
    """What any review records as a service's failing, with the whole sequence: who it was put down to may have changed between reviews."""
    failures = [action for action in _actions(history, tuple(Party)) if failed(history, action)]
    rows = [_of_action(history, action) for action in failures if not _private(action)]
    rows += [(FOR_ONE, "[[When]]", "[[What was not provided]]")] if len(rows) < len(failures) else []
    return PaperTable(title="Agreed, and not provided by a service", rows=tuple(rows),
                      headings=("What was agreed", "When", "What each review recorded"))


def assessments(history: History) -> PaperTable:
    """Assessments of a child that are waited for. One of an adult is for that adult's own letter; a meeting's name is no reason for one."""
    children = {child.label.casefold() for child in history.children}
    waiting = [row for row in history.assessments if row.open and unlabelled(row)]
    rows = [
        (_reason(row.decision_that_depends), words_of_the_record(f"{row.kind} of {row.about}"), words_of_the_record(row.provider) or "[[Who]]",
         _to_come(history, row.due)) for row in waiting
        if (about := people_in(row.about)) and all(one in children or _CHILDREN.fullmatch(one) for one in about)
    ]
    rows += [("[[Why]]", FOR_ONE, "[[Who]]", "[[When]]")] if len(rows) < len(waiting) else []
    return PaperTable(title="Assessments that are waited for", headings=("Why", "What", "Who", "When"),
                      rows=tuple(rows) or (("[[Why]]", "[[What]]", "[[Who]]", "[[When]]"),))


def failed(history: History, action: PlanAction) -> bool:
    """Whether any review of an action, not the last alone, records a service's failing."""
    return any(service_failed(row) for row in _reviews(history, action))


def _reason(depends: str) -> str:
    return "[[Why it is needed]]" if _ONLY_A_MEETING.fullmatch(depends.strip()) or speaks_of_health(depends) else words_of_the_record(depends)


def _private(action: PlanAction) -> bool:
    return speaks_of_health(f"{action.action} {action.outcome_sought}")


def _of_action(history: History, action: PlanAction) -> tuple[str, str, str]:
    reviews = "\n".join(map(_review, _reviews(history, action)))
    return words_of_the_record(action.action), _day(action.happened, "[[When]]"), words_of_the_record(reviews) or "[[What came of it]]"


def _review(row: ActionReview) -> str:
    said = row.attributed_to is _SAYS_WHOSE.get(row.action_status, Party.NOT_RECORDED)
    whose = f", put down to {_PUT_DOWN_TO[row.attributed_to]}" if row.action_status.undone and not said and (
        row.attributed_to is not Party.NOT_RECORDED) else ""
    return f"{row.happened.in_words()}: {_REVIEWED.get(row.action_status, row.action_status.label.lower())}{whose}"


def _actions(history: History, parties: tuple[Party, ...]) -> list[PlanAction]:
    return [action for action in history.actions if action.owed_by in parties and unlabelled(action)]


def _reviews(history: History, action: PlanAction) -> list[ActionReview]:
    """The reviews of an action in their order, the undated last."""
    return [row for row in history.action_reviews if row.action_ref.casefold() == action.action_ref.casefold() and unlabelled(row)]


def _settled(history: History, action: PlanAction) -> bool:
    dated = [row for row in _reviews(history, action) if row.happened.end]
    return bool(dated) and dated[-1].action_status in (ActionStatus.DONE, ActionStatus.SUPERSEDED)


def _to_come(history: History, due: When) -> str:
    """A day that is still to come; a blank where none is recorded or it has gone by."""
    return words_of_the_record(due.in_words()) if due.end and due.end > history.as_at else "[[By when]]"


def _day(when: When, otherwise: str) -> str:
    return words_of_the_record(when.in_words()) if not when.undated else otherwise
