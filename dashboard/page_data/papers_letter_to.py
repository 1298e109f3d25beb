"""The letter before proceedings to one named person: made from what that person may be told, and searched as a finished file.

It is made anew from the rows that a paper for that person would tell, never by taking parts out of the letter to nobody.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, fields, replace
from typing import Any

from dashboard.errors import DashboardError
from dashboard.exporters.papers import rendered
from dashboard.exporters.scan import scan
from dashboard.findings.catalogue import findings_of
from dashboard.findings.in_words import counted
from dashboard.page_data.frame import capital
from dashboard.page_data.papers import Prepared
from dashboard.page_data.papers_for_one import ForOne, for_one, refusal, values_kept_in, words_told
from dashboard.page_data.papers_letter import COMES_BACK, letter_notes, letter_of
from dashboard.page_data.papers_letter_concerns import answers_to, concerns_of
from dashboard.page_data.papers_letter_decided import NOTHING, passing
from dashboard.page_data.papers_letter_defaults import defaults_waiting, with_defaults
from dashboard.page_data.papers_letter_rows import speaks_of_health, unlabelled
from dashboard.page_data.papers_statements import as_the_record_makes_it
from dashboard.store import Database
from data_models.access import Scope
from data_models.as_told import as_told
from data_models.finding import Finding
from data_models.history import History
from data_models.incidents import incidents_of
from data_models.papers import PaperKind, PapersSource, PaperTable, Part
from data_models.people import FamilyRole, Person
from data_models.record import Fact, Family, IncidentLink, LinkRelation
from data_models.submission import Point, Submission
from data_models.told import Rule, Verdict, words_against

BY_LAW = "A mother has parental responsibility by law, unless an order has ended it: check that none has."
SAY_WHY = "Say how it is known that this person has parental responsibility, or why the letter goes to them without."
REASON_GIVEN = "Reason given by the person who made this:"
"""What somebody typed is theirs: the paper does not know whether it is so."""
LAST_DECISION = "Not repeated in a letter to one person: read it on the page Decision."


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a letter is to, as the record calls them. ``reason``: how it is known that they have parental responsibility, or why them."""

    person: str
    reason: str = ""


def recipients(history: History) -> tuple[Person, ...]:
    """The adults of the family to whom a letter may go, mothers and fathers first. Who has parental responsibility no row of the record says."""
    return tuple(person for person in history.people if person.role not in (FamilyRole.CHILD, FamilyRole.OLDER_SIBLING))


def has_it_by_law(person: Person) -> bool:
    """Section 2(1) and (2) of the Children Act 1989: a mother has parental responsibility, whoever else has."""
    return person.role is FamilyRole.MOTHER


def letter_to(database: Database, scope: Scope, family: Family, prepared: Prepared, to: Recipient) -> bytes:
    """The letter as a file. Raises DashboardError where the person is no adult of the family, where a reason is missing, or where the scan of
    the finished file finds something that the person may not be told: it says where and never what.
    """
    person = next((one for one in recipients(prepared.history) if one.label == to.person), None)
    if person is None:
        raise DashboardError("No adult of that name is in this family as known on that day.")
    if not has_it_by_law(person) and not to.reason.strip():
        raise DashboardError(SAY_WHY)
    made = with_defaults(prepared.history, for_one(database, scope, family, prepared.history.as_at, to.person))
    source = _source(prepared, made, to, f"{REASON_GIVEN} {to.reason.strip()}" if to.reason.strip() else BY_LAW)
    content = rendered(PaperKind.LETTER, source)
    blank = _source(replace(prepared, history=_told_alone(prepared.history, replace(made, rows=frozenset())),
                            draft=replace(prepared.draft, points=()), decided=NOTHING), replace(made, rows=frozenset()), to, "")
    hits = scan([(PaperKind.LETTER.file_name, content)], values_kept_in(database, family, made), told=(*words_told(made), *_words_of(blank)))
    if hits:
        raise DashboardError(refusal(hits))
    return content


def _source(prepared: Prepared, made: ForOne, to: Recipient, reason: str) -> PapersSource:
    """The source with a letter of what this person may be told, and nothing else of the family on the page for staff."""
    told = _told_alone(prepared.history, made)
    found = tuple(findings_of(told))
    members = [one.label for one in prepared.history.people]
    if prepared.draft.steps:
        draft, unsaid = _said_to(prepared.draft, made, found, members)
    else:
        draft, unsaid = as_the_record_makes_it(told, found), 0
    # Words of a decision rest on no row that was weighed: every rule for words holds of them, that of harm too.
    decided = replace(passing(
        prepared.decided, lambda words: not speaks_of_health(words) and not words_against(words, made.to, members)), said="")
    held = _held(prepared, made, draft, found)
    letter, left_out = letter_of(told, draft, found, to.person, decided, held.keys())
    return replace(
        prepared.source, letter=letter, letter_notes=letter_notes(
            left_out, (*_notes(to, reason, made, unsaid, defaults_waiting(prepared.history, made)), *held.values()), decided), decision=LAST_DECISION,
        letter_decision="",
        heading=replace(prepared.source.heading, children=(), asked_for="", audience=f"Staff, to make a letter to {to.person}"),
    )


def _held(prepared: Prepared, made: ForOne, draft: Submission, found: Sequence[Finding]) -> Mapping[str, str]:
    """The findings that are no concern of this letter, each with the note for staff: the record answers them by rows that are not told.

    A concern without the answer that the record gives it would be one-sided, and its reader could not know it.
    """
    again, whole = {one.id: one for one in found}, {one.id: one for one in prepared.found}
    verdicts = {one.fact.id: one for one in made.verdicts}
    notes = {}
    for point in concerns_of(draft, {one.id: one for one in found if one.kind.code == COMES_BACK}):
        if point.finding in again and point.finding in whole:
            answers = answers_to(prepared.history, whole[point.finding], again[point.finding])
            untold = [one for fact in answers if fact.id not in made.rows and (one := verdicts.get(fact.id))]
            if weighed := [one for one in untold if not any(rule.stands for rule in one.rules)]:
                notes[point.finding] = _of_held(again[point.finding], weighed)
    return notes


def _of_held(finding: Finding, untold: Sequence[Verdict]) -> str:
    subject = capital(finding.subject) or finding.heading
    number = counted(len(untold), "row")
    if any(one.to_ask for one in untold):
        return (f"{subject} is left out of this letter: what the record holds in answer to it ({number}) still waits for somebody to say whether "
                "this person may be told. Answer that under “A paper for one person”, and make the letter anew.")
    return (f"{subject} is left out of this letter: what the record holds in answer to it ({number}) may not be told to this person. Ask legal how "
            "it can be put fairly.")


def _told_alone(history: History, made: ForOne) -> History:
    """The history with the rows that are told alone, each as it is told and under its own id: what a statement rests on is still found."""
    told = {one.fact.id: one for one in made.verdicts if one.fact.id in made.rows}
    parts: dict[str, Any] = {
        item.name: tuple(
            _as_told(fact, told[fact.id]) for fact in value if isinstance(fact, Fact) and fact.id in told)
        for item in fields(history) if item.init and isinstance(value := getattr(history, item.name), tuple)
    }
    return replace(history, **{**parts, "links": _links_between(history, told.keys())})


def _links_between(history: History, told: Set[str]) -> tuple[IncidentLink, ...]:
    """Which told rows describe one incident, and which of them only repeat another, under no label of its own: one row is not counted twice."""
    groups = incidents_of(history.entries, [link for link in history.links if unlabelled(link)])
    return tuple(
        IncidentLink(id=f"link {place} {entry.id}", entry_id=entry.id, incident=f"incident {place}", relation=relation)
        for place, group in enumerate(groups, start=1) if len(told & {entry.id for entry in (*group.entries, *group.echoes)}) > 1
        for relation, rows in ((LinkRelation.SAME_INCIDENT, group.entries), (LinkRelation.REPEATS, group.echoes))
        for entry in rows if entry.id in told
    )


def _as_told(fact: Fact, verdict: Verdict) -> Fact:
    return as_told(replace(fact, **dict.fromkeys(verdict.without, "")))  # type: ignore[arg-type]  # remarks are texts


def _said_to(draft: Submission, made: ForOne, found: Sequence[Finding], members: Sequence[str]) -> tuple[Submission, int]:
    """What the submission says that may be said to this person, and how many of its own statements are left out.

    A finding is the one that the told rows make. A statement is kept where every row on either side of it is told and its words pass.
    """
    again = {finding.id: finding for finding in found}
    kept, unsaid = [], 0
    for point in draft.standing():
        if point.finding:
            if finding := again.get(point.finding):
                kept.append(_of_told_rows(point, finding))
        elif _may_be_said(point, made, members):
            kept.append(point)
        else:
            unsaid += 1
    return replace(draft, points=tuple(kept)), unsaid


def _of_told_rows(point: Point, finding: Finding) -> Point:
    return replace(
        point, said=finding.statement, words="", evidence=tuple(fact.id for fact in finding.evidence),
        contrary=tuple(fact.id for fact in finding.contrary))


def _may_be_said(point: Point, made: ForOne, members: Sequence[str]) -> bool:
    """Words of harm beside rows that were weighed one by one are not asked again whether they put anybody at risk."""
    rows = (*point.evidence, *point.contrary)
    against = [rule for rule in words_against(f"{point.child}\n{point.text}", made.to, members) if not (rows and rule is Rule.RISK)]
    return not against and all(row in made.rows for row in rows)


_WERE = {False: "was not taken in: its", True: "were not taken in: their"}


def _notes(to: Recipient, reason: str, made: ForOne, unsaid: int, defaults: int) -> tuple[str, ...]:
    waiting, left = len(made.waiting), []
    if unsaid:
        left.append(f"{counted(unsaid, 'statement')} of the submission {_WERE[unsaid > 1]} rows or words may not be told to this person.")
    if waiting:
        left.append(f"{counted(waiting, 'row waits', 'rows wait')} for an answer for this person, under “A paper for one person”, and "
                    f"{'is' if waiting == 1 else 'are'} left out meanwhile.")
    if defaults:
        left.append(f"Among them {'is 1 action' if defaults == 1 else f'are {defaults} actions'} that a service did not provide.")
    return (
        f"This is a draft of a letter to {to.person}, for a social worker and a lawyer to finish. It has been sent to nobody. {reason}".strip(),
        "It is made from what this person may be told and from nothing else, and the finished file was searched. Whatever you add was not: read "
        "it for anything about somebody else, a place, or who told it. Nobody else is handed this letter.",
        *left,
    )


def _words_of(source: PapersSource) -> tuple[str, ...]:
    """The words of a letter that has no row in it: its own, and so no trace of a row."""
    return (*(text for part in source.letter for text in _of_part(part)), *source.letter_notes, source.decision)


def _of_part(part: Part) -> tuple[str, ...]:
    return (part.heading, *part.paragraphs, *part.points, *(_of_table(part.table) if part.table else ()))


def _of_table(table: PaperTable) -> tuple[str, ...]:
    return (table.title, table.note, *table.headings, *(cell for row in table.rows for cell in row))
