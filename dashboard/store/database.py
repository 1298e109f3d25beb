"""One encrypted DuckDB file, opened closed, read through ``ask`` and changed through ``change``. A cursor per question."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Self

import duckdb
import duckdb_extension_httpfs
import pyarrow as pa

from dashboard.audit.chain import Event, audit_key, first_break, link
from dashboard.errors import NOT_OPEN, AccessRefused, StoreBusy, StoreRefused, UnknownFamily
from dashboard.store import council as whole_council
from dashboard.store import loading, sign_ins
from dashboard.store.questions import text_of
from dashboard.store.rights import account_now, account_signed_in, emergency_family, right, scope_now, show
from dashboard.store.rows import Row
from dashboard.store.rows import rows_of as _rows
from dashboard.store.schema import additions, statements
from dashboard.store.witnessing import BEGUN, TrailChecked, Witnessing, head_of, trail_of
from data_models.access import WHOLE_COUNCIL, Power, Scope
from data_models.columns import Table
from data_models.looks import REFUSED
from data_models.policy import Account
from data_models.sign_in import Ended, Limits, SignIn
from data_models.tables import ACCESS, ACCOUNT, AUDIT_EVENT, DRAFT, MENTION, RESTRICTION, SET_BY_THE_COUNCIL, SUGGESTION

_CLOSED_FROM_THE_START = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
}
THE_RECORD = "the record"
"""Who acts where no person does."""
_CLOSED_AFTER_OPENING = (
    "set enable_external_access = false",
    "set lock_configuration = true",
)


class Database:
    """The record. Safe to share between threads: nobody outside this class ever holds its connection.

    ``ask`` needs a scope and answers only what that scope may see. ``change`` is one transaction with its audit event.
    """

    def __init__(self, path: Path, key: str, *, witness: Path | None = None, check_only: bool = False) -> None:
        """Open the encrypted file at ``path``, making it and its tables where missing.

        ``witness``: the file that holds heads of the trail; beside the record where not given. ``check_only``: open whatever the witness
        says, to find out what is wrong; nobody's view and no change can then be written. Raises StoreBusy when another process holds the
        record, StoreRefused when the key is wrong, the file is not encrypted, or the record does not fit its witness.
        """
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._audit_key = audit_key(key)
        self._witness = Witnessing(witness or witness_beside(path), key)
        if not path.exists() and not check_only:
            self._witness.refuse_where_the_record_is_gone()
        self._writing = threading.Lock()
        self._versions: dict[str, int] = {}
        self._connection = _opened(path, key)
        with self._cursor() as cursor:
            cursor.execute("begin transaction")  # every table or none, and one write to disk in place of eighty
            for statement in statements():
                cursor.execute(statement)
            for statement in additions(_columns_there(cursor)):
                cursor.execute(statement)
            cursor.execute("commit")
            for statement in _CLOSED_AFTER_OPENING:
                cursor.execute(statement)
        if not check_only:
            self._open_under_witness()

    def _open_under_witness(self) -> None:
        try:
            with self._cursor() as cursor:
                if not self._witness.hold_against(cursor):
                    cursor.execute("begin transaction")
                    self._audit(cursor, THE_RECORD, BEGUN, "", "")
                    cursor.execute("commit")
                self._witness.keep_where_moved(cursor, "opened")
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Witness what was written since the newest head, and let the record go."""
        try:
            if self._witness.behind:
                self.witness("closed")
        finally:
            self._connection.close()

    def ask(self, scope: Scope, question: str, **parameters: object) -> list[Row]:
        """The rows that answer ``question`` (a file in sql/questions, or ``known/<schema>.<table>``) for this caller."""
        return self.ask_each(scope, [question], **parameters)[question]

    def ask_each(self, scope: Scope, questions: Sequence[str], **parameters: object) -> dict[str, list[Row]]:
        """Several questions with the same parameters over one cursor, each under the same scope."""
        with self._cursor() as cursor:
            show(cursor, scope, parameters.get("family"))
            return {question: _rows(cursor, text_of(question), parameters) for question in questions}

    def scope_of(self, actor: str, *, now: datetime | None = None) -> Scope:
        """What ``actor`` may see and do at ``now`` (UTC without a zone; this moment where not given)."""
        with self._cursor() as cursor:
            return scope_now(cursor, actor, now)

    def account_of(self, actor: str) -> Account | None:
        """The account of ``actor`` as it stands; None where there is none."""
        with self._cursor() as cursor:
            return account_now(cursor, actor)

    def signs_in(self, actor: str) -> bool:
        """Whether ``actor`` is a person who signs in, and not a machine that acts."""
        with self._cursor() as cursor:
            found = _rows(cursor, right("signs_in"), {"actor": actor})
        return bool(found and found[0]["signs_in"])

    def names(self) -> Mapping[str, str]:
        """What colleagues call each actor that has an account."""
        with self._cursor() as cursor:
            return {row["actor"]: row["name"] for row in _rows(cursor, right("names"), {})}

    def signed_in_as(self, sign_in_name: str) -> Account | None:
        """The account of somebody whom the identity provider names so; None where nobody has one, or more than one has."""
        with self._cursor() as cursor:
            return account_signed_in(cursor, sign_in_name)

    def sign_in_seen(self, key: str, actor: str, *, started_at: datetime, now: datetime, limits: Limits) -> Ended | None:
        """Say that a sign-in is in use at ``now``, beginning it where it is new. Returns how it has ended; None while it lasts."""
        with self._writing, self._cursor() as cursor:
            kept = sign_ins.found(cursor, key)
            current = kept or SignIn(key=key, actor=actor, started_at=started_at, last_seen_at=now)
            ended = current.over(now, limits)
            if kept is None:
                with self._noted(cursor, actor, "sign-in refused" if ended else "signed in", ended.value if ended else ""):
                    sign_ins.kept(cursor, replace(current, ended=ended), now if ended else None)
            elif ended and kept.ended is None:
                with self._noted(cursor, actor, "sign-in ended", ended.value):
                    sign_ins.kept(cursor, replace(kept, ended=ended), now)
            elif not ended and now - kept.last_seen_at >= sign_ins.SEEN_EVERY:
                sign_ins.kept(cursor, replace(kept, last_seen_at=now))
            return ended

    def sign_in_state(self, key: str, *, now: datetime, limits: Limits) -> Ended | None:
        """How a sign-in has ended by ``now``, without counting as use of it. One that never began has ended."""
        with self._cursor() as cursor:
            kept = sign_ins.found(cursor, key)
        return Ended.SIGNED_OUT if kept is None else kept.over(now, limits)

    def end_sign_ins(self, actor: str, *, by: str, how: Ended, now: datetime, key: str = "") -> int:
        """End one sign-in of ``actor`` by its key, or all of them. Returns how many ended."""
        if actor != by:
            self.require(by, Power.KEEP_ACCOUNTS)
        with self._writing, self._cursor() as cursor:
            ending = [one for one in sign_ins.still_open(cursor, actor) if key in ("", one.key)]
            for one in ending:
                with self._noted(cursor, by, "sign-in ended", f"{how.value} {actor}"):
                    sign_ins.kept(cursor, replace(one, ended=how), now)
            return len(ending)

    def family_for_emergency(self, actor: str, label: str) -> str:
        """The id of the family of that label that ``actor`` may open in an emergency; empty where there is none, or it is not theirs to open."""
        with self._cursor() as cursor:
            return emergency_family(cursor, actor, label)

    @contextmanager
    def change(
        self, actor: str, action: str, *, family_id: str = "", target: str = "", of_history: bool = True, power: Power = Power.ADD,
    ) -> Iterator["Change"]:
        """One transaction: what is added inside the block and its audit event land together or not at all.

        Raises AccessRefused, and writes that it was refused, where ``actor`` does not hold ``power`` over the family, or in the service.
        ``of_history`` False: nothing that a history shows is changed, such as a draft, so what is remembered of it stays good.
        """
        self.require(actor, power, family_id)
        with self._writing, self._cursor() as cursor:
            with self._noted(cursor, actor, action, target, family_id):
                yield Change(cursor, actor, family_id=family_id, power=power)
            if of_history:
                self._versions[family_id] = self._versions.get(family_id, 0) + 1

    def require(self, actor: str, power: Power, family_id: str = "") -> None:
        """Pass where ``actor`` holds ``power`` now. Else write that it was refused and raise AccessRefused."""
        scope = self.scope_of(actor)
        if scope.may(power, family_id):
            return
        self.record_view(actor, REFUSED, family_id=family_id, target=power.value)
        if power.over_a_family and scope.of(family_id) is None:
            raise UnknownFamily(NOT_OPEN)
        raise AccessRefused(f"Your account may not {power.in_words}.")

    def record_view(self, actor: str, action: str, *, family_id: str = "", target: str = "") -> None:
        """Write that somebody looked. Raises StoreRefused where it cannot be written, so that nothing is shown unrecorded."""
        try:
            with self._writing, self._cursor() as cursor, self._noted(cursor, actor, action, target, family_id):
                pass  # the event is all there is to write
        except duckdb.Error:
            raise StoreRefused("It could not be written down who is looking, so nothing is shown. Tell whoever keeps this dashboard.") from None

    def record_refusal(self, actor: str, what: str, *, asked: str) -> None:
        """Write that ``actor`` asked for a family that is not theirs to see. ``asked``: its id or label as asked for, which is not written.

        Where there is such a family the event is about it, so that those who read the trail see who tried; the caller is told nothing of it.
        """
        with self._cursor() as cursor:
            found = _rows(cursor, _FAMILY_ASKED_FOR, {"asked": asked})
        self.record_view(actor, REFUSED, family_id=found[0]["family_id"] if found else "", target=what)

    def witness(self, reason: str) -> None:
        """Write the head of the trail to the witness now, as at every seal. Not from inside ``change``: the head is what is committed."""
        with self._writing, self._cursor() as cursor:
            self._witness.keep(cursor, reason)

    def accept(self, actor: str, because: str) -> None:
        """Say for good that the record counts as it stands: an older copy was put back, or its witness is lost.

        Raises StoreRefused where the trail itself does not hold.
        """
        with self._writing, self._cursor() as cursor:
            if first_break(trail_of(cursor), self._audit_key) is not None:
                raise StoreRefused("The trail of this copy does not hold, so it cannot be accepted. Put back one whose trail does.")
            with self._noted(cursor, actor, "record accepted as it stands", because, witnessed=False):
                pass  # the event is all there is to write
            self._witness.accept(cursor, because)

    def check_trail(self) -> TrailChecked:
        """The whole trail and the whole witness."""
        with self._cursor() as cursor:
            return self._witness.check_all(cursor)

    def trail(self) -> list[tuple[Event, str, str]]:
        """(event, stored previous hash, stored hash) of every event, for whoever checks it elsewhere."""
        with self._cursor() as cursor:
            return trail_of(cursor)

    def version_of(self, family_id: str) -> int:
        """A number that grows with every change to the family, or to what is about no family, in this process: part of the key of anything
        remembered.
        """
        return sum(self._versions.get(each, 0) for each in {family_id, ""})

    def first_broken_audit_event(self) -> tuple[int, int | None]:
        """(events checked, number of the first that does not fit the chain or None)."""
        events = self.trail()
        return len(events), first_break(events, self._audit_key)

    def broken_references(self) -> list[Row]:
        """Facts whose family, import or source row is missing: there must be none."""
        with self._cursor() as cursor:
            return [row for table in loading.referring_tables() for row in _rows(cursor, loading.orphans_of(table), {})]

    @contextmanager
    def _noted(
        self, cursor: duckdb.DuckDBPyConnection, actor: str, action: str, target: str, family_id: str = "", *, witnessed: bool = True,
    ) -> Iterator[None]:
        """One transaction: what is done inside the block and its audit event land together or not at all.

        ``witnessed`` False: the caller writes the head to the witness itself.
        """
        if witnessed:
            self._witness.before_event(cursor)
        cursor.execute("begin transaction")
        try:
            yield
            self._audit(cursor, actor, action, family_id, target)
            cursor.execute("commit")
        except BaseException:
            cursor.execute("rollback")
            raise
        if witnessed:
            self._witness.counted()

    def _audit(self, cursor: duckdb.DuckDBPyConnection, actor: str, action: str, family_id: str, target: str) -> None:
        newest, previous = head_of(cursor)
        number = newest + 1
        event = Event(number, datetime.now(UTC).replace(tzinfo=None), actor, action, family_id, target)
        loading.insert(cursor, AUDIT_EVENT, [{
            "number": number, "occurred_at": event.at, "actor": actor, "action": action, "family_id": family_id, "target": target,
            "previous": previous, "hash": link(event, previous, self._audit_key),
        }])

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        cursor = self._connection.cursor()
        try:
            cursor.execute("use store")  # cursors do not inherit it
            yield cursor
        finally:
            cursor.close()


class Change:
    """What may be done inside one transaction: rows are added, never overwritten."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, actor: str, *, family_id: str, power: Power) -> None:
        self._cursor = cursor
        self.actor = actor
        self._family_id = family_id
        self._power = power

    def add(self, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
        """Add rows (dicts by physical column name; missing ones are null) to ``table``.

        Raises AccessRefused for a row of a family that the change is not about, or for rights where the change is not made to give any.
        """
        if table.full_name in _RIGHTS and self._power not in _RIGHTS[table.full_name]:
            raise AccessRefused("That is changed by those who keep it, and in no other change.")
        if any(row.get("family_id", self._family_id) not in (self._family_id, WHOLE_COUNCIL) for row in rows):
            raise AccessRefused("A change is about one family. Nothing was changed.")
        loading.insert(self._cursor, table, rows)

    def correct(self, table: Table, *, family_id: str, fact_id: str, changes: Mapping[str, object], made_on: date | None) -> None:
        """Add the next version of a fact with ``changes`` (physical names). The versions before it stay as they were.

        ``made_on``: the day from which the correction counts; None where it only reads rightly what was there all along, so
        that it holds for every date: then each version that some date shows is written again with it, so that no date is told what
        only a later version says. Raises KeyError when there is no such fact.
        """
        versions = _rows(self._cursor, loading.standing_versions_of(table), {"family": family_id, "fact_id": fact_id})
        if not versions:
            raise KeyError(fact_id)
        wanted = [{**version, **changes} for version in versions] if made_on is None else [{**versions[-1], **changes, "version_known_on": made_on}]
        newest = _rows(self._cursor, loading.versions_of(table), {"family": family_id, "fact_ids": [fact_id]})[0]["version"]
        loading.insert(self._cursor, table, [
            {**version, "row_id": f"{fact_id}.{number}", "version": number, "recorded_at": datetime.now(UTC).replace(tzinfo=None),
             "recorded_by": self.actor}
            for number, version in enumerate(_ever_shown(wanted), start=newest + 1)
        ])

    def add_versions(self, table: Table, rows: Sequence[Mapping[str, object]], *, family_id: str) -> None:
        """Add each row as the next version of the fact its ``fact_id`` names; as the first where there is none yet.

        Whatever a row leaves out is null in that version. The versions before it stay as they were.
        """
        known = {row["fact_id"]: row["version"] for row in _rows(self._cursor, loading.versions_of(table), {
            "family": family_id, "fact_ids": [str(row["fact_id"]) for row in rows],
        })}
        numbered = []
        for row in rows:
            version = known[row["fact_id"]] = known.get(row["fact_id"], 0) + 1
            numbered.append({**row, "row_id": f"{row['fact_id']}.{version}", "version": version, "family_id": family_id})
        loading.insert(self._cursor, table, numbered)

    def withdraw(
        self, fact_ids: Sequence[str], *, family_id: str, import_id: str, file: str, sheet: str, source_row: int, known_on: date | None,
    ) -> None:
        """Say from a row of an import that facts no longer stand, from ``known_on``, or at every date where that is None."""
        for table in loading.referring_tables():
            self._cursor.execute(loading.withdraw(table), {
                "family": family_id, "fact_ids": list(fact_ids), "import_id": import_id, "file": file, "sheet": sheet, "source_row": source_row,
                "known_on": known_on, "recorded_at": datetime.now(UTC).replace(tzinfo=None), "recorded_by": self.actor,
            })

    def pass_on(self, *, family_id: str, import_id: str, known_on: date | None, heirs: Sequence[Row]) -> None:
        """Make facts of one import facts of the rows in ``heirs`` (import_id, file, sheet, source_row, known_on, fact_ids) instead."""
        facts = [{**heir, "fact_id": fact_id} for heir in heirs for fact_id in heir["fact_ids"]]
        if not facts:
            return
        with loading.registered(self._cursor, "heirs", facts):
            for table in loading.referring_tables():
                self._cursor.execute(loading.inherit(table), {"family": family_id, "import_id": import_id, "stated_known_on": known_on})
            for statement in loading.HEIRS_LOADED:
                self._cursor.execute(statement)

    def known_earlier(self, rows: Sequence[Row], *, family_id: str) -> None:
        """Say from rows of an import (fact_ids, import_id, file, sheet, source_row, known_on, by_row) that their facts were known from that day.

        ``by_row``: the row states the day itself. What the facts say, and from when each version of it counts, stays as it was.
        """
        facts = [{**row, "fact_id": fact_id} for row in rows for fact_id in row["fact_ids"]]
        if not facts:
            return
        with loading.registered(self._cursor, "earlier", facts):
            for table in loading.referring_tables():
                self._cursor.execute(loading.known_earlier(table), {
                    "family": family_id, "recorded_at": datetime.now(UTC).replace(tzinfo=None), "recorded_by": self.actor,
                })

    def replace_readings(
        self, family_id: str, suggestions: Sequence[Mapping[str, object]], mentions: Sequence[Mapping[str, object]],
    ) -> None:
        """Put what the words of a family's entries are read as now in place of what they were read as before.

        Readings are made from entries and can be made again, so nothing is lost.
        """
        for table, rows in ((SUGGESTION, suggestions), (MENTION, mentions)):
            self._cursor.execute(f"delete from {table.full_name} where family_id = $family", {"family": family_id})  # noqa: S608
            loading.insert(self._cursor, table, rows)

    def load_council_rows(self, table: Table, arrived: pa.Table, *, import_id: str, sheet: str) -> whole_council.RowsLoaded:
        """Add the rows of one sheet of a whole-council file: see ``store.council.load``. Raises AccessRefused in a change not made for it."""
        if self._power is not Power.LOAD_COUNCIL:
            raise AccessRefused(f"Your account may not {Power.LOAD_COUNCIL.in_words}.")
        return whole_council.load(self._cursor, table, arrived, import_id=import_id, sheet=sheet)

    def keep_draft(self, *, family_id: str, form: str, fields_json: str) -> None:
        """Keep what the actor is typing into ``form``; empty text throws the draft away."""
        self._cursor.execute(
            "delete from care.draft where actor = $actor and family_id = $family and form = $form",
            {"actor": self.actor, "family": family_id, "form": form})
        if fields_json:
            loading.insert(self._cursor, DRAFT, [{
                "actor": self.actor, "family_id": family_id, "form": form, "fields_json": fields_json,
                "saved_at": datetime.now(UTC).replace(tzinfo=None),
            }])

    def remove_family(self, family_id: str) -> None:
        """Remove a family's rows from every table but the audit trail, to make the sample families afresh."""
        for statement in loading.removals():
            self._cursor.execute(statement, {"family": family_id})


_RIGHTS: Mapping[str, frozenset[Power]] = {
    ACCESS.full_name: frozenset({Power.GIVE_ACCESS, Power.KEEP_ACCOUNTS, Power.MAKE_FAMILY, Power.BREAK_GLASS}),
    ACCOUNT.full_name: frozenset({Power.KEEP_ACCOUNTS}),
    RESTRICTION.full_name: frozenset({Power.RESTRICT_FAMILY}),
    **{table.full_name: frozenset({Power.SET_TIMESCALES}) for table in SET_BY_THE_COUNCIL},
}
"""The tables that say who may do what, or change what every family's pages say, and what a change must have been allowed for to add to them."""
_FAMILY_ASKED_FOR = "select family_id from care.family where family_id = $asked or lower(label) = lower(trim($asked)) order by family_id limit 1"


def witness_beside(record: Path) -> Path:
    """Where the witness of ``record`` is kept unless another place is given: set one on another disk in earnest."""
    return record.parent / "witness" / f"{record.stem}.jsonl"


def _ever_shown(versions: Sequence[Row]) -> list[Row]:
    """The versions, oldest first, that some date shows: a later one hides those that are shown from its own first day on or later."""
    kept: list[Row] = []
    for version in reversed(versions):
        if not kept or _shown_from(version) < min(_shown_from(later) for later in kept):
            kept.append(version)
    return kept[::-1]


def _shown_from(version: Row) -> date:
    """The first day on which a version counts, as ``known.sql`` has it."""
    first, last, known_on = version["happened_from"], version["happened_to"], version["known_on"]
    known = last if known_on is None else known_on if first is None else max(known_on, first)
    return max(known or date.min, version["version_known_on"] or date.min)


def _columns_there(cursor: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    """(table with its schema, column) of everything in the record as it is on disk."""
    return {
        (f"{row['schema_name']}.{row['table_name']}", row["column_name"])
        for row in _rows(cursor, "select schema_name, table_name, column_name from duckdb_columns() where database_name = 'store'", {})
    }


def _opened(path: Path, key: str) -> duckdb.DuckDBPyConnection:
    existed = path.exists()
    connection = duckdb.connect(config=dict(_CLOSED_FROM_THE_START))
    place, spill = (str(part.as_posix()).replace("'", "''") for part in (path, path.parent / "spill"))
    try:
        connection.load_extension(str(_httpfs()))  # DuckDB 1.5 writes encrypted files only with this extension's crypto
        connection.execute(f"set temp_directory = '{spill}'")
        connection.execute("set variable record_key = $key", {"key": key})
        connection.execute(f"attach '{place}' as store (encryption_key getvariable('record_key'))")
        connection.execute("reset variable record_key")
        encrypted = connection.execute("select encrypted from duckdb_databases() where database_name = 'store'").fetchone()
    except duckdb.IOException as error:
        connection.close()
        if "lock" in str(error).casefold():
            raise StoreBusy(
                "The record is held by another process, most likely the running dashboard. Stop it and try again; nothing was changed."
            ) from None
        raise StoreRefused("The record could not be opened: the key does not fit, or the file is damaged.") from None
    except duckdb.Error:
        connection.close()
        raise StoreRefused("The record could not be opened: the key does not fit, or the file is damaged.") from None
    if not encrypted or not encrypted[0]:
        connection.close()
        if not existed:
            path.unlink(missing_ok=True)
        raise StoreRefused("The record is not encrypted, so it was not opened.")
    return connection


def _httpfs() -> Path:
    folder = Path(duckdb_extension_httpfs.__file__).parent
    found = next(folder.rglob("httpfs.duckdb_extension"), None)
    if found is None:
        raise StoreRefused("The encryption extension is not installed: run the set-up again.")
    return found
