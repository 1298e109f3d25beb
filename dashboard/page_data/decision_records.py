"""A family's decision records as their reader may see them: decision, legal advice and dissent are three records, never one."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from dashboard.page_data.table_view import TableRow, TableView
from dashboard.store import Database
from dashboard.store.rows import Row
from data_models.access import Scope
from data_models.dates import day_in_words
from data_models.decision import NOTHING, Condition, ConditionState, DecisionRecord, DecisionState, Option, day_of
from data_models.record import Family


@dataclass(frozen=True, slots=True)
class Advice:
    """Legal advice to a forum. Privileged: read by those who may read that label, and never part of a decision or a paper."""

    id: str
    version: int
    forum_ref: str
    words: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Dissent:
    decision_id: str
    who: str
    words: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Records:
    """``decisions``: the latest forum first. One that a later signed record corrects is in ``superseded``, by that record's id.

    ``later``: what was left out because it counts from after the date looked at.
    """

    decisions: tuple[DecisionRecord, ...]
    superseded: Mapping[str, str]
    advice: tuple[Advice, ...]
    dissents: tuple[Dissent, ...]
    later: int = 0

    def of(self, decision_id: str) -> DecisionRecord:
        """The record of that id. Raises KeyError where there is none for this reader."""
        return {record.id: record for record in self.decisions}[decision_id]

    def correction_of(self, decision_id: str) -> DecisionRecord | None:
        """The record that corrects that one, signed or being written; None where there is none."""
        return next(
            (one for one in self.decisions if one.supersedes == decision_id and one.state is not DecisionState.WITHDRAWN), None)

    @property
    def drafts(self) -> tuple[DecisionRecord, ...]:
        return tuple(record for record in self.decisions if record.state is DecisionState.DRAFT)

    @property
    def in_force(self) -> tuple[DecisionRecord, ...]:
        """Signed, and corrected by no later record."""
        return tuple(
            record for record in self.decisions if record.state is DecisionState.SIGNED and record.id not in self.superseded)


def known_on(records: Records, day: date) -> Records:
    """The records as they stood on ``day``: what was signed counts from its forum's day, and what came after the signature (a correction, what
    became of a condition, dissent, advice) from the day it was written. A draft counts on no date and stays.
    """
    decisions = tuple(_condition_states(record, day) for record in records.decisions if not _later(record, day))
    advice = tuple(one for one in records.advice if one.recorded_at.date() <= day)
    dissents = tuple(one for one in records.dissents if one.recorded_at.date() <= day)
    kept = {record.id for record in decisions}
    moved = sum(now != then for record in decisions for now, then in zip(records.of(record.id).conditions, record.conditions, strict=True))
    left_out = sum(len(whole) - len(part) for whole, part in (
        (records.decisions, decisions), (records.advice, advice), (records.dissents, dissents)))
    return Records(
        decisions, {first: second for first, second in records.superseded.items() if second in kept}, advice, dissents, later=left_out + moved)


def _later(record: DecisionRecord, day: date) -> bool:
    if record.state is not DecisionState.SIGNED:
        return False
    return record.forum_on > day or (bool(record.supersedes) and record.recorded_at.date() > day)


def _condition_states(record: DecisionRecord, day: date) -> DecisionRecord:
    """What became of a condition after ``day`` is not known on it: then it was open."""
    return replace(record, conditions=tuple(
        replace(one, state=ConditionState.OPEN, note="")
        if one.state is not ConditionState.OPEN and one.recorded_at and one.recorded_at.date() > day else one
        for one in record.conditions
    ))


def decision_records(database: Database, scope: Scope, family: Family) -> Records:
    """Everything recorded of a family's forum decisions that this reader may see; nothing for one who may not read submissions."""
    asked = ("decision_records", "conditions", "dissents", "legal_advice", "decision_seals")
    answers = database.ask_each(scope, asked, family=family.id)
    conditions: dict[str, list[Condition]] = defaultdict(list)
    for row in answers["conditions"]:
        if (condition := _condition(row)).written != NOTHING.written:  # one that was emptied again is part of nothing
            conditions[row["decision_id"]].append(condition)
    seals = {row["decision_id"]: row["sha256"] for row in answers["decision_seals"]}
    decisions = tuple(_record(row, conditions[row["decision_id"]], seals) for row in answers["decision_records"])
    return Records(
        decisions,
        {record.supersedes: record.id for record in decisions if record.supersedes and record.state is DecisionState.SIGNED},
        tuple(
            Advice(row["advice_id"], row["version"], row["forum_ref"], row["words"], row["recorded_at"], row["recorded_by"])
            for row in answers["legal_advice"]
        ),
        tuple(Dissent(row["decision_id"], row["who"], row["words"], row["recorded_at"], row["recorded_by"]) for row in answers["dissents"]),
    )


def _record(row: Row, conditions: Iterable[Condition], seals: Mapping[str, str]) -> DecisionRecord:
    return DecisionRecord(
        id=row["decision_id"], version=row["version"], submission_id=row["submission_id"] or "", forum_ref=row["forum_ref"],
        forum_on=row["forum_on"], asked_for=row["asked_for"] or "", option=Option(row["option"]) if row["option"] else None,
        reasons=json.loads(row["reasons_json"] or "{}"),
        parts=json.loads(row["parts_json"] or "{}"), attended=tuple(row["attended"] or ()), difference=row["difference"] or "",
        state=DecisionState(row["state"]), supersedes=row["supersedes"] or "", why_superseded=row["why_superseded"] or "",
        why_withdrawn=row["why_withdrawn"] or "",
        conditions=tuple(conditions) if row["option"] == Option.DEFERRED or row["state"] == DecisionState.DRAFT else (),
        seal_id=seals.get(row["decision_id"], ""), recorded_at=row["recorded_at"], recorded_by=row["recorded_by"],
    )


def _condition(row: Row) -> Condition:
    return Condition(
        id=row["condition_id"], version=row["version"], item=row["item"] or "", owner=row["owner"] or "", start_by=row["start_by"],
        due=row["due"], fallback=row["fallback"] or "", state=ConditionState(row["state"]), note=row["note"] or "",
        recorded_at=row["recorded_at"],
    )


def withdrawn_table(records: Records, names: Mapping[str, str]) -> TableView:
    """Drafts that were withdrawn, each with who did so and why."""
    return TableView("Drafts that were withdrawn", ("Forum", "Decision as drafted", "Withdrawn by", "On", "Why"), tuple(
        TableRow((
            day_in_words(one.forum_on), one.in_words, names.get(one.recorded_by, one.recorded_by), day_in_words(one.recorded_at.date()),
            one.why_withdrawn,
        ))
        for one in records.decisions if one.state is DecisionState.WITHDRAWN
    ))


CONDITION_HEADINGS = ("What is awaited", "Owner", "Starts by", "Due", "If it is late", "State on this date")


def conditions_table(record: DecisionRecord, day: date) -> TableView:
    """The conditions of a decision, each with its state in words on ``day``."""
    return TableView("What the decision waits for", CONDITION_HEADINGS, tuple(
        TableRow((
            one.item, one.owner or "not recorded", *(day_in_words(when) if when else "not recorded" for when in (one.start_by, one.due)),
            one.fallback or "not recorded",
            _state(one, day),
        ))
        for one in record.conditions
    ))


def _state(condition: Condition, day: date) -> str:
    if condition.returns_now(day):
        return "open, and its day has gone by: the fallback applies"
    return f"{condition.state.label}: {condition.note}" if condition.note else condition.state.label


def parts_table(record: DecisionRecord, children: Iterable[str]) -> TableView:
    """What was recorded with the decision: the reasons for each child, then the compulsory parts of its option."""
    reasons = [(f"Reasons for {child}", record.reasons.get(child, "")) for child in children]
    days = {part.name: day_of(record.parts.get(part.name, "")) for part in record.decided.parts if part.day}
    parts = [
        (part.label, day_in_words(day) if (day := days.get(part.name)) else record.parts.get(part.name, "")) for part in record.decided.parts
    ]
    rows = [*reasons, *parts, ("Who was there", "; ".join(record.attended)), ("Asked whether they see it differently", record.difference)]
    return TableView("What was recorded with it", ("Part", "As recorded"), tuple(TableRow((name, said or "not recorded")) for name, said in rows))
