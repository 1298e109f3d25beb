"""One encrypted DuckDB file, opened closed, read through ``ask`` and changed through ``change``. A cursor per question."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

import duckdb

from dashboard.audit.chain import Event, audit_key, first_break, link
from dashboard.errors import NOT_OPEN, AccessRefused, StoreRefused, StoreStopped, UnknownFamily
from dashboard.store import loading, sign_ins
from dashboard.store.backup import make_generation, newest_holds_all
from dashboard.store.change import Change
from dashboard.store.generations import KEPT, Generation
from dashboard.store.leaving_out import rewrite_without, standing_hold
from dashboard.store.opening import close_to_the_outside, opened
from dashboard.store.questions import text_of
from dashboard.store.rights import Standing, account_now, account_signed_in, emergency_family, right, scope_now, show
from dashboard.store.rows import Columns, Row, columns_of
from dashboard.store.rows import rows_of as _rows
from dashboard.store.schema import additions, statements
from dashboard.store.trail import head_of, trail_of
from dashboard.store.transaction import STOPPED, transaction
from dashboard.store.witnessing import BEGUN, TrailChecked, Witnessing
from data_models.access import NOBODY, Power, Scope
from data_models.looks import REFUSED
from data_models.policy import Account
from data_models.sample_people import SAMPLE_PEOPLE
from data_models.sign_in import Ended, Limits, SignIn
from data_models.tables import AUDIT_EVENT

THE_SERVICE = "the service"
"""Who acts where no person does."""


class Database:
    """The record. Safe to share between threads: nobody outside this class ever holds its connection.

    ``ask`` needs a scope and answers only what that scope may see. ``change`` is one transaction with its audit event.
    """

    def __init__(
        self, path: Path, key: str, *, witness: Path | None = None, check_only: bool = False, when_stopped: Callable[[], None] = lambda: None,
    ) -> None:
        """Open the encrypted file at ``path``, making it and its tables where missing.

        ``witness``: the file that holds heads of the trail; beside the record where not given. ``check_only``: open whatever the witness
        says, to find out what is wrong; nobody's view and no change can then be written. ``when_stopped``: called when the database has stopped
        after an inner fault, from when on it answers nothing until it is opened anew. Raises StoreBusy when another process holds the
        record, StoreRefused when the key is wrong, the file is not encrypted, or the record does not fit its witness.
        """
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._key, self._audit_key, self._when_stopped = key, audit_key(key), when_stopped
        self._witness = Witnessing(witness or witness_beside(path), key)
        if not path.exists() and not check_only:
            self._witness.refuse_where_the_record_is_gone()
        self._backing_up = threading.Lock()
        self._writing = threading.Lock()
        self._versions: dict[str, int] = {}
        self._rights_changed = 0
        self._standing: dict[str, tuple[int, Standing]] = {}
        self._untrusted = ""
        self._closing = threading.Event()
        self._hashing = threading.Thread(target=self._hash_the_beginning, name="trail", daemon=True)
        self._signs_in: dict[str, tuple[int, bool]] = {}
        self._connection = opened(path, key)
        with self._cursor() as cursor, transaction(cursor):  # every table or none, and one write to disk in place of eighty
            for statement in statements():
                cursor.execute(statement)
            for statement in additions(_columns_there(cursor)):
                cursor.execute(statement)
        close_to_the_outside(self._connection)
        if not check_only:
            self._open_under_witness()

    def _open_under_witness(self) -> None:
        try:
            with self._cursor() as cursor:
                if not self._witness.hold_against(cursor):
                    with self._noted(cursor, THE_SERVICE, BEGUN, "", witnessed=False):
                        pass  # the event is all there is to write
                self._witness.keep_where_moved(cursor, "opened")
        except BaseException:
            self._connection.close()
            raise
        if self._witness.unhashed:
            self._hashing.start()

    def _hash_the_beginning(self) -> None:
        """Of a long trail, while the record is in use: where an old event was changed, nothing is answered from then on."""
        try:
            with self._cursor() as cursor:
                self._witness.refuse_broken_beginning(cursor, ended=self._closing.is_set)
        except StoreRefused as refused:
            self._untrusted = str(refused)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Witness what was written since the newest head, and let the record go."""
        self._closing.set()
        if self._hashing.is_alive():
            self._hashing.join()
        try:
            if self._witness.behind and not self._untrusted:
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

    def ask_columns(self, scope: Scope, questions: Sequence[str], **parameters: object) -> dict[str, Columns]:
        """As ``ask_each``, each answer column by column."""
        with self._cursor() as cursor:
            show(cursor, scope, parameters.get("family"))
            return {question: columns_of(cursor, text_of(question), parameters) for question in questions}

    def scope_of(self, actor: str, *, now: datetime | None = None) -> Scope:
        """What ``actor`` may see and do at ``now`` (UTC without a zone; this moment where not given).

        Kept until anybody's rights change or one of the actor's grants begins or ends: no other process writes to the record meanwhile.
        """
        moment = now or datetime.now(UTC).replace(tzinfo=None)
        changes = self._rights_changed
        kept = self._standing.get(actor)
        if now is None and kept and kept[0] == changes and (kept[1].until is None or moment < kept[1].until):
            return kept[1].scope
        with self._cursor() as cursor:
            standing = scope_now(cursor, actor, moment)
        if now is None:
            self._standing[actor] = (changes, standing)
        return standing.scope

    def account_of(self, actor: str) -> Account | None:
        """The account of ``actor`` as it stands; None where there is none."""
        with self._cursor() as cursor:
            return account_now(cursor, actor)

    def signs_in(self, actor: str) -> bool:
        """Whether ``actor`` is a person who signs in, and not a machine that acts. Kept like a scope: a page asks on every look at its family."""
        changes = self._rights_changed
        kept = self._signs_in.get(actor)
        if kept is None or kept[0] != changes:
            with self._cursor() as cursor:
                found = _rows(cursor, right("signs_in"), {"actor": actor})
            kept = self._signs_in[actor] = (changes, bool(found and found[0]["signs_in"]))
        return kept[1]

    def names(self) -> Mapping[str, str]:
        """What colleagues call each actor that has an account, and each sample person."""
        sample = {person.actor: person.name for person in SAMPLE_PEOPLE}
        with self._cursor() as cursor:
            return sample | {row["actor"]: row["name"] for row in _rows(cursor, right("names"), {})}

    def writers_of(self, scope: Scope, family_id: str, submission_id: str) -> frozenset[str]:
        """Who wrote any of a submission, for whoever may read submissions: names alone, also of parts that rest on rows they may not see."""
        if not scope.may(Power.READ_SUBMISSION, family_id):
            return frozenset()
        with self._cursor() as cursor:
            found = _rows(cursor, right("submission_writers"), {"family": family_id, "submission": submission_id})
        return frozenset(row["recorded_by"] for row in found)

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

    def holder_of_sign_in(self, key: str) -> str:
        """The actor whose sign-in it is, lasting or ended; "nobody" where there is none of that key."""
        with self._cursor() as cursor:
            kept = sign_ins.found(cursor, key)
        return kept.actor if kept else NOBODY.actor

    def end_sign_ins(self, actor: str, *, by: str, how: Ended, now: datetime, key: str = "") -> int:
        """End one sign-in of ``actor`` by its key, or all of them. Returns how many ended.

        Raises AccessRefused where they are another's and ``by`` does not keep accounts when it is their turn to write.
        """
        with self._writing, self._cursor() as cursor:
            if actor == by or self._holds(by, Power.KEEP_ACCOUNTS, ""):
                ending = [one for one in sign_ins.still_open(cursor, actor) if key in ("", one.key)]
                for one in ending:
                    with self._noted(cursor, by, "sign-in ended", f"{how.value} {actor}"):
                        sign_ins.kept(cursor, replace(one, ended=how), now)
                return len(ending)
        raise self._refused(by, Power.KEEP_ACCOUNTS, "")

    def family_for_emergency(self, actor: str, label: str) -> str:
        """The id of the family of that label that ``actor`` may open in an emergency; empty where there is none, or it is not theirs to open."""
        with self._cursor() as cursor:
            return emergency_family(cursor, actor, label)

    @contextmanager
    def change(
        self, actor: str, action: str, *, family_id: str = "", target: str = "", of_history: bool = True, power: Power = Power.ADD,
    ) -> Iterator["Change"]:
        """One transaction: what is added inside the block and its audit event land together or not at all.

        Raises AccessRefused, and writes that it was refused, where ``actor`` does not hold ``power`` over the family, or in the service, when
        the change begins: what was taken away in the wait for others' changes no longer counts.
        ``of_history`` False: nothing that a history shows is changed, such as a draft, so what is remembered of it stays good.
        """
        with self._writing, self._cursor() as cursor:
            if self._holds(actor, power, family_id):
                change = Change(cursor, actor, family_id=family_id, power=power)
                with self._noted(cursor, actor, action, target, family_id):
                    yield change
                self._rights_changed += change.of_rights
                if of_history:
                    self._versions[family_id] = self._versions.get(family_id, 0) + 1
                return
        raise self._refused(actor, power, family_id)

    def require(self, actor: str, power: Power, family_id: str = "") -> None:
        """Pass where ``actor`` holds ``power`` now. Else write that it was refused and raise AccessRefused."""
        if not self._holds(actor, power, family_id):
            raise self._refused(actor, power, family_id)

    def _holds(self, actor: str, power: Power, family_id: str) -> bool:
        return self.scope_of(actor).may(power, family_id)

    def _refused(self, actor: str, power: Power, family_id: str) -> AccessRefused | UnknownFamily:
        """Write that it was refused, and return what to raise. Not while the record is being changed: it is a change of its own."""
        self.record_view(actor, REFUSED, family_id=family_id, target=power.value)
        if power.over_a_family and self.scope_of(actor).of(family_id) is None:
            return UnknownFamily(NOT_OPEN)
        return AccessRefused(f"Your account may not {power.in_words}.")

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

    def backup(self, folder: Path, *, actor: str = THE_SERVICE, kept: int = KEPT) -> Generation | None:
        """Write the record as of now as the next generation in ``folder``; None where the newest one holds all of it.

        Others go on reading and writing meanwhile. Raises StoreRefused where it cannot be written; the generations before stay as they were.
        """
        with self._backing_up, self._cursor() as cursor:
            with self._writing:
                if newest_holds_all(cursor, folder, self._key):
                    return None
                with self._noted(cursor, actor, "backup begun", ""):
                    pass  # the event is all there is to write
                cursor.execute("begin transaction")
                head_of(cursor)  # from its first question on, a transaction sees the record as it was then
            try:
                return make_generation(cursor, folder, self._key, now=datetime.now(UTC).replace(tzinfo=None), kept=kept)
            finally:
                cursor.execute("rollback")

    def standing_hold(self, family_id: str) -> Row | None:
        """The hold (reason, holds_from, recorded_by) that stands over a family's record; None where there is none."""
        with self._cursor() as cursor:
            return standing_hold(cursor, family_id)

    def rewrite_without(self, family_id: str, path: Path, *, children: Sequence[str] = ()) -> dict[str, int]:
        """Write the record anew at ``path`` without a family, and whole-council rows of ``children``. Rows left out, by table."""
        with self._writing, self._cursor() as cursor, transaction(cursor):
            return rewrite_without(cursor, path, self._key, family_id=family_id, children=children)

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

    def check_seals(self) -> list[Row]:
        """(what, id, family_id, holds) of every seal: whether what it froze still has the hashes that were written, in the trail too."""
        with self._cursor() as cursor:
            return _rows(cursor, loading.SEALS_CHECKED, {})

    @contextmanager
    def _noted(
        self, cursor: duckdb.DuckDBPyConnection, actor: str, action: str, target: str, family_id: str = "", *, witnessed: bool = True,
    ) -> Iterator[None]:
        """One transaction: what is done inside the block and its audit event land together or not at all.

        ``witnessed`` False: the caller writes the head to the witness itself.
        """
        if witnessed:
            self._witness.before_event(cursor)
        with transaction(cursor):
            yield
            self._audit(cursor, actor, action, family_id, target)
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
        if self._untrusted:
            raise StoreRefused(self._untrusted)
        try:
            cursor = self._connection.cursor()
            try:
                cursor.execute("use store")  # cursors do not inherit it
                yield cursor
            finally:
                cursor.close()
        except (duckdb.FatalException, StoreStopped):
            self._when_stopped()
            raise StoreStopped(STOPPED) from None


_FAMILY_ASKED_FOR = "select family_id from care.family where family_id = $asked or lower(label) = lower(trim($asked)) order by family_id limit 1"


def witness_beside(record: Path) -> Path:
    """Where the witness of ``record`` is kept unless another place is given: set one on another disk in earnest."""
    return record.parent / "witness" / f"{record.stem}.jsonl"


def _columns_there(cursor: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    """(table with its schema, column) of everything in the record as it is on disk."""
    return {
        (f"{row['schema_name']}.{row['table_name']}", row["column_name"])
        for row in _rows(cursor, "select schema_name, table_name, column_name from duckdb_columns() where database_name = 'store'", {})
    }
