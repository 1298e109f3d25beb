"""Take one file into a family's record: prepared rows, every row accounted for, one transaction, or nothing at all."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

from dashboard.importers.headings.mapping import Mapping
from dashboard.importers.headings.saved_mappings import saved_mapping
from dashboard.importers.readers.child import read_in_child
from dashboard.importers.readers.raw import RawFile
from dashboard.importers.rows.known_earlier import known_earlier, known_on
from dashboard.importers.rows.prepare import prepare_sheets
from dashboard.importers.rows.prepared import InRecord, text_of
from dashboard.importers.rows.sent_again import sent_before, with_rows_held
from dashboard.importers.rows.sheet_rows import Stated
from dashboard.importers.taken import Said, Taken
from dashboard.importers.writing import write
from dashboard.store import Database
from data_models import tables
from data_models.access import EVERY_AGENCY, EVERY_SENSITIVITY, Power, Role, Scope
from data_models.policy import GrantKind, rights_of
from data_models.record import Family
from data_models.sample_people import SAMPLE_PEOPLE

NOTHING_SAID = Said()


def take_in(
    database: Database, scope: Scope, family: Family, *, name: str, content: bytes, today: date,
    agency: str = "", mapping: Mapping | None = None, known_on: date | None = None, known_on_column: str = "", dry_run: bool = False,
) -> Taken:
    """Check a file and add it to ``family``'s record in one transaction with its audit event.

    Raises FileRefused when the file cannot be read; the record is then as it was.
    """
    said = Said(agency=agency, mapping=mapping, known_on=known_on, known_on_column=known_on_column)
    return take_in_file(database, scope, family, name, content, today=today, said=said, dry_run=dry_run)


def take_in_file(
    database: Database, scope: Scope, family: Family, name: str, content: bytes, *, today: date, said: Said = NOTHING_SAID, dry_run: bool = False,
) -> Taken:
    """The same with all that may be said of a file in one piece."""
    return take_in_sheets(database, scope, family, read_in_child(name, content), today=today, said=said, dry_run=dry_run)


def take_in_sheets(
    database: Database, scope: Scope, family: Family, raw: RawFile, *, today: date, said: Said = NOTHING_SAID, dry_run: bool = False,
) -> Taken:
    """The same from a file whose bytes were read before, so that a person can look, put right and try again without reading it anew."""
    said = said if said.mapping is not None else replace(said, mapping=saved_mapping(database, scope, said.agency))
    in_record = _in_record(database, scope, family)
    before = None if said.fixes else sent_before(
        database.ask(scope, "import_by_hash", family=family.id, sha256=raw.sha256), in_record, said.agency.strip())
    as_read = replace(said, agency=before.stated, mapping=before.mapping) if before else said
    prepared = prepare_sheets(
        raw, _stated(database, scope, family, raw, as_read, today), fixes=said.fixes, in_record=in_record if said.as_updates else ())
    if before:
        prepared = with_rows_held(prepared, before, said.agency.strip())
    if any(row.repeats and known_on(row) for row in prepared.rows):
        days = {row["fact_id"]: row["known_on"] for row in database.ask(scope, "known_days", family=family.id)}
        prepared = known_earlier(prepared, in_record, days, said.known_on)
    unchanged = before is not None and not before.another and not any(row.known_since for row in prepared.rows)
    taken = Taken(file=raw.name, prepared=prepared, unchanged=unchanged, dry_run=dry_run)
    return taken if dry_run or unchanged else replace(taken, import_id=write(database, scope.actor, family, taken, said, today=today))


def new_family(database: Database, actor: str, label: str, *, family_id: str = "") -> Family:
    """Make a family under ``label`` and give ``actor`` sight of it, and of a sample family every sample person. The id is opaque."""
    family = Family(id=family_id or uuid4().hex[:12], label=label)
    account = database.account_of(actor)
    sample = account is None or account.sample
    role = next((role for role in account.roles if Power.MAKE_FAMILY in rights_of(role).service), "") if account else Role.SAMPLE_VIEWER
    with database.change(actor, "family made", family_id=family.id, target="care.family", power=Power.MAKE_FAMILY) as change:
        change.add(tables.FAMILY, [{"family_id": family.id, "label": label, "created_at": _now(), "sample": sample}])
        change.add(tables.ACCESS, [{
            "actor": given_to, "family_id": family.id, "role": part, "agencies": EVERY_AGENCY, "sensitivities": EVERY_SENSITIVITY,
            "grant_id": uuid4().hex, "kind": GrantKind.GIVEN, "given_by": actor, "given_at": _now(),
        } for given_to, part in {actor: role, **({one.actor: one.role for one in SAMPLE_PEOPLE} if sample else {})}.items()])
    return family


def _stated(database: Database, scope: Scope, family: Family, raw: RawFile, said: Said, today: date) -> Stated:
    people, identifiers = (f"known/{table.full_name}" for table in (tables.PERSON, tables.IDENTIFIER))
    answers = database.ask_each(scope, (people, identifiers), family=family.id, as_at=today)
    fingerprints = database.ask(scope, "entry_fingerprints", family=family.id)
    return Stated(
        file=raw.name, today=today, family_labels=tuple(row["label"] for row in answers[people]), agency=said.agency.strip(),
        mapping=said.mapping or Mapping(), known_on=said.known_on, known_on_column=said.known_on_column.strip(),
        already=frozenset(row["fingerprint"] for row in fingerprints),
        identifiers={(row["system"], row["value"]): row["person"] for row in answers[identifiers]},
    )


def _in_record(database: Database, scope: Scope, family: Family) -> tuple[InRecord, ...]:
    return tuple(
        InRecord(
            import_id=row["import_id"], file=row["file"], sheet=row["sheet"] or "", row=row["source_row"], fingerprint=row["fingerprint"],
            identity=row["identity"], agency=row["agency"], facts=tuple(row["fact_ids"] or ()),
            cells=tuple((name, text_of(cell)) for name, cell in json.loads(row["cells_json"]).items()),
            description=row["description"] or "", first_day=row["happened_from"], last_day=row["happened_to"],
        )
        for row in database.ask(scope, "loaded_rows", family=family.id)
    )


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
