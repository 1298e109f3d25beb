"""A paper for one person of a family as staff see it: what it says, what is left out and why, what waits for an answer, what the scan found.

The paper is made from rows of normal label alone; what staff see beside it is for staff, and never goes into it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from dashboard.errors import DashboardError
from dashboard.exporters.for_one import as_pdf
from dashboard.exporters.scan import Hit, scan
from dashboard.page_data.facts import facts_from
from dashboard.page_data.history import history_of
from dashboard.page_data.paper_for_one import WHAT_IT_IS, paper_for_one
from dashboard.page_data.table_view import TableRow, TableView, status_in_words
from dashboard.store import Database
from data_models.access import EVERY_AGENCY, EVERY_SENSITIVITY, FamilyScope, Power, Scope, Sensitivity
from data_models.as_told import as_told
from data_models.history import History
from data_models.paper_for_one import MARKING, PageMarks, PaperForOne, marks
from data_models.people import Residence
from data_models.protected import ProtectedValue, ValueKind, each_once, values_in
from data_models.record import Fact, Family
from data_models.told import MayBeTold, ToldTo, Verdict, cared_for, verdicts
from data_models.told_history import told_history
from data_models.told_words import names

KIND = "family-safe"
THE_SCAN = "the scan of papers"
FILE_NAME = "information.pdf"
"""The same for everybody: a file's name tells nobody whom it is about."""


@dataclass(frozen=True, slots=True)
class ForOne:
    """``verdicts``: of every row that the member of staff may see; for staff only. ``rows``: ids of the rows that the paper is made from.

    ``answers_read``, ``children_read``: the version of the answer to each row and of what is said of each child that it was made with.
    """

    to: ToldTo
    paper: PaperForOne
    verdicts: tuple[Verdict, ...]
    rows: frozenset[str]
    answers_read: Mapping[str, int]
    children_read: Mapping[str, int]

    @property
    def waiting(self) -> tuple[Verdict, ...]:
        return tuple(one for one in self.verdicts if one.to_ask)


def for_one(database: Database, scope: Scope, family: Family, as_at: date, person: str, *, marking: str = MARKING) -> ForOne:
    """The paper for one person and what it leaves out. Raises DashboardError where ``person`` is nobody in the family."""
    history = history_of(database, normal_only(scope), family, as_at)
    if person not in {one.label for one in history.people}:
        raise DashboardError("Nobody of that name is in this family as known on that day.")
    said = [row for row in database.ask(scope, "cares_for", family=family.id) if row["person"] == person]
    to = told_to(database, family, history, person, {row["child"]: bool(row["cares"]) for row in said})
    answered = database.ask(scope, "may_be_told", family=family.id, person=person)
    answers = {row["fact_id"]: MayBeTold(row["answer"]) for row in answered}
    told = told_history(history, to, answers)
    whole = history_of(database, scope, family, as_at)
    of_all = verdicts(whole, to, answers)
    rows = frozenset(one.fact.id for one in verdicts(history, to, answers) if one.told)
    return ForOne(
        to, replace(paper_for_one(told, person), marking=marking), of_all, rows,
        answers_read={row["fact_id"]: row["version"] for row in answered}, children_read={row["child"]: row["version"] for row in said})


def normal_only(scope: Scope) -> Scope:
    """The part of ``scope`` whose rows bear no handling label: no other row comes near a paper for one person."""
    return replace(scope, families=tuple(
        FamilyScope(one.family_id, frozenset(item for item in one.items if item[1] == Sensitivity.NORMAL.value), one.powers)
        for one in scope.families
    ))


def told_to(database: Database, family: Family, history: History, person: str, said: Mapping[str, bool]) -> ToldTo:
    """The person with the children whom they care for, by the record and by what staff ``said`` of each child.

    Where people live is looked at under every label: who has fled is told of to nobody because a row of normal label still says otherwise.
    """
    homes = facts_from(Residence, database.ask(
        Scope.over(THE_SCAN, [family.id], EVERY_AGENCY, EVERY_SENSITIVITY), "known/care.residence", family=family.id, as_at=history.as_at))
    elsewhere = [home for home in homes if isinstance(home, Residence) and home.sensitivity != Sensitivity.NORMAL.value]
    return ToldTo(person, cared_for(history, person, said, elsewhere=elsewhere))


def values_kept_in(database: Database, family: Family, made: ForOne) -> tuple[ProtectedValue, ...]:
    """Every value that may not stand in the paper: of every row of the family that is not told, whoever may see it, known on whatever day,
    of every cell of every file, and of the register.

    Looks at the whole record of the family, past what the caller may see: the answer of the scan is a place, and never a value.
    """
    scope = Scope.over(THE_SCAN, [family.id], EVERY_AGENCY, EVERY_SENSITIVITY)
    history = history_of(database, scope, family, date.max)
    told = [fact for fact in history.facts() if fact.id in made.rows]
    remarks = [str(getattr(one.fact, name)) for one in made.verdicts if one.fact.id in made.rows for name in one.without]
    found = [value for text in remarks for value in (*values_in(text), ProtectedValue(ValueKind.ROW, text))]
    for fact in history.facts():
        if fact.id not in made.rows:
            found += [value for text in texts_of(fact) for value in (*values_in(text), ProtectedValue(ValueKind.ROW, text))]
    for row in database.ask(scope, "every_cell", family=family.id):
        for cell in filter(None, json.loads(row["cells_json"] or "{}").values()):
            found += [*(value for value in values_in(str(cell)) if value.kind is not ValueKind.NAME), ProtectedValue(ValueKind.ROW, str(cell))]
    named = {label for fact in told for text in texts_of(fact) for label in (one.label for one in history.people) if names(text, label)}
    found += [
        ProtectedValue(ValueKind.LABEL, one.label) for one in history.people
        if one.label not in named and one.label not in (made.to.person, *made.to.children)
    ]
    register = database.ask(scope, "protected_values", family=family.id)
    found += [ProtectedValue(ValueKind(row["kind"]), row["value"]) for row in register if not row["withdrawn"]]
    return each_once(found)


def texts_of(fact: Fact) -> Iterable[str]:
    """Every text of a fact that somebody wrote, its source's name among it."""
    for item in fields(fact):
        value = getattr(fact, item.name)
        if item.name not in ("id", "sensitivity", "agency") and type(value) is str and value:
            yield value
    yield from filter(None, (fact.source.file,))


def checked(database: Database, family: Family, made: ForOne, content: bytes) -> tuple[Hit, ...]:
    """What the scan finds in a finished file of this paper, by place and kind; every place is told in words without the value."""
    return scan([(FILE_NAME, content)], values_kept_in(database, family, made), told=(*words_told(made), WHAT_IT_IS))


def words_told(made: ForOne) -> Iterable[str]:
    """The words of the rows that are told, from the rows and not from the paper: what came into a paper otherwise has no excuse."""
    for one in made.verdicts:
        if one.fact.id in made.rows:
            shown = as_told(replace(one.fact, **dict.fromkeys(one.without, "")))  # type: ignore[arg-type]  # remarks are texts
            yield from (*texts_of(shown), shown.text)


def draft(database: Database, scope: Scope, family: Family, as_at: date, person: str, copy: str, *, marking: str = MARKING) -> bytes:
    """A draft for staff, marked on every page, and written down before it is handed over.

    Raises AccessRefused without the right to take papers out and to read submissions; DashboardError where ``person`` is nobody in the family,
    or where the scan finds something: it says where and never what.
    """
    database.require(scope.actor, Power.EXPORT, family.id)
    database.require(scope.actor, Power.READ_SUBMISSION, family.id)
    made = for_one(database, scope, family, as_at, person, marking=marking)
    content = as_file(made.paper, marks(made.paper, copy, released=False))
    if hits := checked(database, family, made, content):
        raise DashboardError(refusal(hits))
    database.record_view(scope.actor, "draft of a paper for one person made", family_id=family.id, target=f"{KIND} as at {as_at.isoformat()}")
    return content


def as_file(paper: PaperForOne, page_marks: PageMarks) -> bytes:
    return as_pdf(paper, page_marks, what_it_is=WHAT_IT_IS)


def refusal(hits: Sequence[Hit]) -> str:
    """Why a paper does not leave: each place with the kind of value, and never the value itself."""
    places = "; ".join(dict.fromkeys(f"{hit.place}: {hit.kind.lower()}" for hit in hits))
    return f"The paper is refused: something that this person may not be told stands in it. {places}."


MANIFEST_HEADINGS = ("Date", "Held by", "Label", "Who saw it", "What the row says", "Why it is left out", "Answered")


def manifest(made: ForOne) -> TableView:
    """For staff only: row by row what is left out and by which rule, and what is told without its remark. It is in no paper."""
    return TableView(
        "Left out of the paper, for staff only", MANIFEST_HEADINGS, tuple(
            TableRow((
                one.fact.happened.in_words(), one.fact.agency.label, one.fact.sensitivity.replace("_", " "), status_in_words(one.fact.status),
                one.fact.text, _why(one), one.answer.label if one.answer else "",
            ), one.fact.id)
            for one in made.verdicts if one.rules or one.without
        ), row_heading=None)


def _why(one: Verdict) -> str:
    if one.rules:
        return "; ".join(rule.in_words for rule in one.rules)
    return f"Told without its remark ({', '.join(name.replace('_', ' ') for name in one.without)})"


def in_short(made: ForOne) -> str:
    """How much is told and left out, for staff."""
    counts: Mapping[str, int] = {
        "told": sum(one.told for one in made.verdicts), "waiting": len(made.waiting),
        "never": sum(any(rule.stands for rule in one.rules) for one in made.verdicts),
    }
    return (
        f"Of {len(made.verdicts)} rows {counts['told']} are told; {counts['waiting']} wait for somebody to say whether they may be told, and are "
        f"left out meanwhile; {counts['never']} are never told. This sentence is for staff and stands in no paper."
    )
