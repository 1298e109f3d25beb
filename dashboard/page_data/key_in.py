"""The forms for what no system exports: which table each fills, which columns it shows in which order, and what it fixes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from dashboard.importers.rows.prepared import when_parts
from data_models.agencies import Agency
from data_models.columns import Column, Kind, Table, code, text
from data_models.dates import When
from data_models.forum import MeetingKind
from data_models.record import Fact
from data_models.tables import ALLEGATION, ENTRY, INFORMATION_REQUEST, KNOWN_ON, MEETING, PRE_PROCEEDINGS, SENSITIVITY

EVIDENCE = text("evidence_ref", "Evidence reference", "Where it is recorded: letter, minute, page of the file")
_AGENCY = code("agency", "Agency", Agency, "Whose record it is", required=True)
_AT_THE_END = ("evidence_ref", "doc_ref", "known_on", "sensitivity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form. ``names``: its columns in order, before the evidence reference, the day known and the sensitivity that every form has.

    ``headings``: words in place of the table's own. ``fixed``: columns the form does not ask. ``long``: columns with room for more.
    ``evidence``: the column that holds the evidence reference; where the table has none, it stands with what was typed.
    ``updates``: the part of a history whose facts the form can bring up to date, "" where it only makes new ones. ``groups``: a heading
    by the first column of each group, in a long form.
    """

    key: str
    title: str
    table: Table
    names: tuple[str, ...]
    headings: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    long: tuple[str, ...] = ()
    evidence: str = "evidence_ref"
    updates: str = ""
    groups: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns shown, in order, under this form's headings."""
        there = {_AGENCY.name: _AGENCY, EVIDENCE.name: EVIDENCE} | {column.name: column for column in self.table.filled_in()}
        evidence = replace(there[self.evidence], heading=EVIDENCE.heading, description=EVIDENCE.description)
        asked = (there[name] for name in self.names)
        return (*(replace(column, heading=self.headings.get(column.name, column.heading)) for column in asked), evidence, KNOWN_ON, SENSITIVITY)

    def as_typed(self, typed: Mapping[str, str]) -> dict[str, str]:
        """What the form showed, filled in, by label: the words of a choice and not its code."""
        fixed = {self.table.column(name).heading: _in_words(self.table.column(name), chosen) for name, chosen in self.fixed.items()}
        return fixed | {column.heading: _in_words(column, said) for column in self.columns if (said := typed.get(column.name, "").strip())}

    def in_words(self, column: Column, said: str) -> str:
        """The text of a field as the form shows it: the words of a choice and not its code."""
        return _in_words(column, said) if said else ""


def _all_but_the_end(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.filled_in() if column.name not in _AT_THE_END)


FORMS = (
    Form(
        key="pre_proceedings", title="Pre-proceedings", table=PRE_PROCEEDINGS, names=_all_but_the_end(PRE_PROCEEDINGS), long=("note",),
        updates="pre_proceedings",
        groups={
            "children": "Decision and letter", "fgdm_offered": "Family group decision making", "first_meeting": "Meetings",
            "step_decision": "How it ended, and court", "previous_periods": "Earlier periods and notes",
        },
    ),
    Form(
        key="written_undertaking", title="Written undertaking", table=MEETING,
        names=("happened", "concerning", "outcome", "manager_present", "due", "meeting_ref"),
        headings={"outcome": "What was undertaken", "happened": "Date signed", "due": "Due for review", "meeting_ref": "Reference"},
        fixed={"kind": MeetingKind.WRITTEN_UNDERTAKING.value}, long=("outcome",),
    ),
    Form(
        key="strategy_meeting", title="Strategy meeting", table=MEETING,
        names=("happened", "due", "concerning", "outcome", "manager_present", "meeting_ref"),
        fixed={"kind": MeetingKind.STRATEGY_DISCUSSION.value}, long=("outcome",),
    ),
    Form(
        key="information_request", title="Information request and its reply", table=INFORMATION_REQUEST,
        names=_all_but_the_end(INFORMATION_REQUEST), long=("purpose",), updates="requests",
    ),
    Form(
        key="allegation", title="Allegation and its outcome", table=ALLEGATION,
        names=(*_all_but_the_end(ALLEGATION)[1:], "allegation_ref"), long=("summary", "response"),
        updates="allegations",
    ),
    Form(
        key="chronology_entry", title="Chronology entry", table=ENTRY,
        names=("happened", "agency", "description", "source_of_information", "reported_by", "category_raw", "evidence_status", "child_seen"),
        headings={"category_raw": "Category"}, long=("description",), evidence="doc_ref",
    ),
)


def words_of(chosen: StrEnum) -> str:
    """A code in words."""
    return str(getattr(chosen, "label", chosen.value.replace("_", " ")))


def in_a_line(fact: Fact) -> str:
    """One fact as a choice in a list: "Allegation by Child X1 about Father X, 6 May 2020"."""
    return f"{fact.text}, {fact.happened.in_words()}"


def fields_of(table: Table, fact: Fact) -> dict[str, object]:
    """A fact as the columns of its table, by physical name, with whose it is: what its next version starts from."""
    fields: dict[str, object] = {"agency": fact.agency.value, "agency_name": fact.agency_name}
    for column in table.filled_in():
        value = getattr(fact, column.name)
        if column.kind is Kind.WHEN:
            fields |= when_parts(column.name, value if isinstance(value, When) else When())
        else:
            fields[column.name] = value.value if isinstance(value, StrEnum) else list(value) if isinstance(value, tuple) else value
    return fields


def _in_words(column: Column, said: str) -> str:
    return words_of(column.allowed(said)) if column.allowed else said
