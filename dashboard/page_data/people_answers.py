"""What a person says of the ways in which people are named: kept with who said it and when, and taken back exactly.

Every answer is an import of its own, and answers one question (whom do these words mean, everywhere or in this entry?), so that the newest
counts, and the one before it comes to light again when a newer one is taken back. It reads rightly what the entries said all along, so it
holds for every date on which they are known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.errors import DashboardError
from dashboard.importers.keyed import Statement, decision_id, keep_within
from dashboard.importers.undo import undo_import
from dashboard.page_data.people_labels import Labels, spelled
from dashboard.page_data.people_links import key_of
from dashboard.page_data.people_ways import Way, least_restricted
from dashboard.store import Database
from dashboard.store.rows import Row
from data_models import tables
from data_models.access import Scope
from data_models.dates import day_in_words
from data_models.history import History
from data_models.people import FamilyRole, LinkBasis, LinkDecision, LinkKind
from data_models.record import Entry, Fact, Family

FORM = "people"
LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that stands. ``import_id`` takes it back. ``known``: False where it names a member who is not known by the date."""

    import_id: str
    kind: LinkKind
    written: str
    decision: LinkDecision
    person: str
    entry_id: str
    sentence: str
    known: bool = True


def answered(
    family: Family, way: Way, decision: LinkDecision, person: str = "", *, entry: Fact | None = None,
    basis: LinkBasis = LinkBasis.PERSON, note: str = "",
) -> Statement:
    """That the words of ``way`` mean ``person``, or do not, or mean somebody outside the family: in ``entry`` only, or wherever they stand.

    ``basis``: RULE where the person confirmed what a rule offered. It is as restricted as the words themselves.
    """
    agency, sensitivity = least_restricted([entry] if entry else way.facts)
    entry_id = entry.id if entry else ""
    key = spelled(way.written) if way.kind is LinkKind.LABEL else key_of(way.written)
    return Statement(tables.PERSON_LINK, {
        "kind": way.kind.value, "written": way.written, "person": person, "decision": decision.value, "basis": basis.value,
        "entry_id": entry_id, "note": note, "agency": agency, "sensitivity": sensitivity,
    }, fact_id=decision_id(family, "person", way.kind.value, key, entry_id), reading=True, typed={
        "Words": way.written, "Answer": _said(decision, person), "Where": f"in entry {entry_id}" if entry_id else "wherever they stand",
        "Basis": basis.value, "Note": note,
    })


def new_member(family: Family, way: Way, label: str, role: FamilyRole, labels: Labels, *, entry: Fact | None = None) -> list[Statement]:
    """Whom the words name, in ``entry`` or wherever they stand, as a member of the family under ``label``.

    Raises DashboardError where it cannot be a label, or is one already. The member is known from when the first entry that names them was,
    and not from today: that there is such a person was known all along.
    """
    label = " ".join(label.split())
    if not label or len(label) > LONGEST_LABEL:
        raise DashboardError(f"A label has 1 to {LONGEST_LABEL} characters, such as Adult X3. Write no names.")
    if labels.member(label):
        raise DashboardError(f"{labels.member(label)} is a member of this family already. Choose that member, or another label.")
    named_in = [entry] if entry else way.facts
    agency, sensitivity = least_restricted(named_in)
    member = Statement(tables.PERSON, {
        "label": label, "role": role.value, "note": f"Named in passing as “{way.written}”", "known_on": _first_known(named_in),
        "agency": agency, "sensitivity": sensitivity,
    }, reading=True, typed={"Label": label, "Role": role.label, "Named as": way.written})
    return [member, answered(family, way, LinkDecision.IS, label, entry=entry)]


def _first_known(facts: Sequence[Fact]) -> date | None:
    known = [fact.known_from for fact in facts]
    return None if None in known else min((day for day in known if day), default=None)


def keep_answers(database: Database, scope: Scope, family: Family, answers: Sequence[Sequence[Statement]], *, note: str = "") -> list[str]:
    """Keep several answers in one transaction and return the ids of their imports: each can be taken back by itself.

    ``note``: the place of a note that was typed with them, of which no draft is needed any more.
    """
    with database.change(scope.actor, f"stated on screen: {FORM}", family_id=family.id, target=FORM) as change:
        if note:
            change.keep_draft(family_id=family.id, form=note, fields_json="")
        return [keep_within(change, family, FORM, statements) for statements in answers]


def take_back(database: Database, scope: Scope, family: Family, import_id: str) -> None:
    """As if it had not been said; what was said before counts again. Raises DashboardError where that was done already."""
    undo_import(database, scope, family, import_id, reason="decision on people taken back")


def answers_that_stand(rows: Sequence[Row], history: History, labels: Labels, mentions: Sequence[Row]) -> tuple[Answer, ...]:
    """Newest first. Answers about words that only later entries hold are left out. ``rows``: what ``person_decisions`` gives."""
    later = {key_of(row["words"]) for row in mentions} - {key_of(row["words"]) for row in mentions if history.fact(row["entry_id"])}
    in_view = [
        row for row in rows
        if (isinstance(history.fact(row["entry_id"]), Entry) if row["entry_id"] else key_of(row["written"]) not in later)
    ]
    return tuple(_answer(row, history, labels) for row in in_view)


def _answer(row: Row, history: History, labels: Labels) -> Answer:
    decision, person = LinkDecision(row["decision"]), row["person"] or ""
    entry = history.fact(row["entry_id"]) if row["entry_id"] else None
    where = f" in the entry of {entry.happened.in_words()}, {entry.agency.label}" if entry else ""
    note = f" ({row['note']})" if row["note"] else ""
    basis = "offered by rule and confirmed" if row["basis"] == LinkBasis.RULE.value else "decided"
    known = decision is LinkDecision.OUTSIDE or bool(labels.member(person))
    no_effect = "" if known else f" It has no effect: {person} is not a member by this date."
    return Answer(
        import_id=row["import_id"], kind=LinkKind(row["kind"]), written=row["written"], decision=decision, person=person,
        entry_id=row["entry_id"] or "", known=known,
        sentence=f"“{row['written']}”{where} {_said(decision, person)}{note}: {basis} by {row['recorded_by']}, "
                 f"{day_in_words(row['recorded_at'].date())} {row['recorded_at']:%H:%M}.{no_effect}",
    )


def _said(decision: LinkDecision, person: str) -> str:
    return {
        LinkDecision.IS: f"means {person}", LinkDecision.IS_NOT: f"does not mean {person}", LinkDecision.OUTSIDE: "is somebody outside the family",
    }[decision]
