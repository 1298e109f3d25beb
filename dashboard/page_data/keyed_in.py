"""Keeping what was keyed in: drafts while it is typed, the fact when it is kept, and what has been keyed in for a family so far."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from dashboard.errors import ChangedMeanwhile
from dashboard.importers.keyed import Statement, keep_within
from dashboard.importers.typed_rows import makes_itself, read_typed, text_before
from dashboard.page_data.facts import facts_from
from dashboard.page_data.history import KINDS
from dashboard.page_data.key_in import FORMS, Form, fields_of
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.store import Database
from data_models.access import Scope
from data_models.dates import day_in_words
from data_models.record import Fact, Family

NOTHING_NEW = "Nothing differs from what is kept already."
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Draft:
    """What one person was typing into a form, by column name. ``saved``: when, in words, on this machine's clock."""

    typed: Mapping[str, str]
    saved: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """``import_id``: what was kept, "" where nothing was. ``refused``: why, by column name, or by "" for the form as a whole.

    ``stands``: where somebody else changed a field meanwhile, the texts of every field as they stand now.
    """

    import_id: str
    refused: Mapping[str, str]
    stands: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Keyed:
    """One form that was kept and stands. ``import_id`` takes it back; ``fact_id`` opens its source."""

    import_id: str
    fact_id: str
    title: str
    what: str
    kept: str
    by: str


def keep_form(
    database: Database, scope: Scope, family: Family, form: Form, typed: Mapping[str, str], *, today: date, updates: Fact | None = None,
    filled: Mapping[str, str] | None = None,
) -> Outcome:
    """Keep one form and throw its draft away, in one transaction; or keep nothing and say why.

    A new fact holds for every date from its own "Known on", or, where that is blank, from the day it happened, as a row of a file
    does: it is not news of today only because it is keyed in today. The next version of the fact that it ``updates`` counts from today.
    ``filled``: the texts that the form was filled from, where that is not ``updates`` itself: of a page that was opened earlier only what was
    changed on it is kept, and a field that somebody else changed as well is told and not written over. Raises ChangedMeanwhile where
    ``updates`` is the newest version no more.
    """
    before = fields_of(form.table, updates) if updates else None
    if before is not None and filled is not None:
        stands = {column.name: text_before(column, before) for column in form.columns}
        if both := _changed_by_both(form, typed, filled, stands):
            return Outcome("", both, stands)
        typed = {name: text for name, text in {**typed, **_untouched(typed, filled, stands)}.items() if text}
    row = read_typed(form.table, form.columns, {**typed, **form.fixed}, today=today, before=before)
    if row.refused:
        return Outcome("", row.refused)
    if before is not None and row.fields.items() <= before.items() and not typed.get(form.evidence):
        return Outcome("", {"": NOTHING_NEW})
    made = {column.name: str(row.fields[column.name]) for column in form.columns if makes_itself(column)}
    statement = Statement(
        form.table, {**(before or {}), **row.fields}, fact_id=updates.id if updates else "", reading=updates is None,
        typed=form.as_typed({**typed, **made}),
    )
    with database.change(scope.actor, f"stated on screen: {form.title}", family_id=family.id, target=form.title) as change:
        if updates and stored_facts(database, scope, family, form).get(updates.id) != updates:  # read where nobody else writes
            raise ChangedMeanwhile("Somebody has changed this since you pressed Keep. Nothing was overwritten: press it again to read what stands.")
        import_id = keep_within(change, family, form.title, [statement])
        change.keep_draft(family_id=family.id, form=form.key, fields_json="")
    return Outcome(import_id, {})


def _untouched(typed: Mapping[str, str], filled: Mapping[str, str], stands: Mapping[str, str]) -> dict[str, str]:
    """The fields as they stand that the page shows as it was filled: whoever left one alone says nothing of it."""
    return {name: text for name, text in stands.items() if typed.get(name, "").strip() == filled.get(name, "").strip()}


def _changed_by_both(form: Form, typed: Mapping[str, str], filled: Mapping[str, str], stands: Mapping[str, str]) -> dict[str, str]:
    """A sentence for each field that was changed on the page and, otherwise, in the record since the page was filled."""
    sentences = {}
    for column in form.columns:
        mine, then, now = (texts.get(column.name, "").strip() for texts in (typed, filled, stands))
        if now not in (then, mine) and mine != then:
            words = form.in_words(column, now)
            sentences[column.name] = (
                f"Somebody else changed “{column.heading}” since you opened it: " + (f"it now reads “{words}”. " if words else "it is now blank. ")
                + "Yours was not kept. Change it to that, or keep again to put yours in its place.")
    return sentences


def stored_facts(database: Database, scope: Scope, family: Family, form: Form) -> dict[str, Fact]:
    """The newest version of every fact that the form can bring up to date, whole: also what is dated after today, and under the labels
    of its file. The next version starts from it, so that keeping a note loses no date to come.
    """
    kind = next((kind for table, kind in KINDS.values() if table is form.table), None) if form.updates else None
    if kind is None:
        return {}
    rows = database.ask(scope, f"known/{form.table.full_name}", family=family.id, as_at=date.max)
    return {fact.id: fact for fact in facts_from(kind, rows)}


def keep_draft(database: Database, scope: Scope, family: Family, form: Form, typed: Mapping[str, str]) -> None:
    """Keep what is typed so far, for this person only; with nothing typed, throw the draft away."""
    action = "draft saved" if typed else "draft thrown away"
    with database.change(scope.actor, action, family_id=family.id, target=form.title, of_history=False) as change:
        change.keep_draft(family_id=family.id, form=form.key, fields_json=json.dumps(dict(typed), ensure_ascii=False) if typed else "")


def draft_of(database: Database, scope: Scope, family: Family, form: Form, *, today: date) -> Draft | None:
    """This person's own draft of a form, if there is one."""
    rows = database.ask(scope, "draft", actor=scope.actor, family=family.id, form=form.key)
    if not rows:
        return None
    saved = _here(rows[0]["saved_at"])
    day = "" if saved.date() == today else f"{day_in_words(saved.date())}, "
    return Draft({str(name): str(text) for name, text in json.loads(rows[0]["fields_json"]).items()}, f"{day}{saved:%H:%M}")


def keyed_in(database: Database, scope: Scope, family: Family) -> tuple[Keyed, ...]:
    """What was keyed in with these forms and stands, newest first."""
    ours = {form.title for form in FORMS}
    found = []
    for row in database.ask(scope, "keyed_rows", family=family.id):
        if row["form"] in ours:
            typed = "; ".join(f"{label}: {text}" for label, text in json.loads(row["cells_json"]).items())
            saved = _here(row["imported_at"])
            found.append(Keyed(
                import_id=row["import_id"], fact_id=row["fact_ids"][0], title=row["form"], by=row["imported_by"],
                what=typed if len(typed) <= _SHOWN else f"{typed[:_SHOWN].rstrip()} …", kept=f"{day_in_words(saved.date())}, {saved:%H:%M}",
            ))
    return tuple(found)


def keyed_table(found: tuple[Keyed, ...]) -> TableView:
    """The same as a table whose rows open their source."""
    return TableView("What counts, newest first", ("Form", "As typed", "Kept", "By"), tuple(
        TableRow((one.title, one.what, one.kept, one.by), one.fact_id) for one in found
    ))


def _here(moment: datetime) -> datetime:
    """The record keeps UTC; a person reads the clock on the wall."""
    return moment.replace(tzinfo=UTC).astimezone()
