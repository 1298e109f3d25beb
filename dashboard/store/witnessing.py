"""The record held against its witness: at opening, as events are written, and in full when ``verify`` asks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.audit.chain import START, Event, audit_key, first_break
from dashboard.audit.witness import ACCEPTED, EVERY, Head, Reading, WitnessFile, held_against, unfit
from dashboard.errors import StoreRefused
from dashboard.store.trail import head_of, trail_of, trail_up_to

if TYPE_CHECKING:
    import duckdb

BEGUN = "witness begun"
"""The event that says this record has a witness, so that taking the witness away shows."""
CHECK = "`python -m dashboard verify` says what does not fit."
OLDER = (
    "The record is not what its witness says it was: events are missing from it or were changed. Put the newest copy of the record back. "
    f"{CHECK} Where an older copy is meant, `python -m dashboard accept-record --because restored` says so for good."
)
TOUCHED = f"The witness of the record was changed, so the record was not opened. Put the witness file back as it was. {CHECK}"
CHANGED = f"The trail of who looked at what was changed, so the record was not opened. Put the newest copy of the record back. {CHECK}"
GONE = (
    "The record's witness is missing, so the record was not opened. Put the witness file back. Where it is lost for good, "
    "`python -m dashboard accept-record --because witness-lost` begins another and says so for good."
)
NO_RECORD = (
    "There is no record, and its witness says that there was one. Put the newest copy of the record back. To begin a new record, move the "
    "witness file away as well."
)
AT_ONCE = 50_000
"""Events that are hashed before a record counts as opened: half a second. Those of a longer trail are hashed while it is in use."""
ONLY_CHECKED = "The record was opened only to be checked, so nothing is shown from it and nothing is changed in it."


@dataclass(frozen=True, slots=True)
class TrailChecked:
    """What a full check found. ``broken_event`` and ``broken_line``: the first that does not fit, or None.

    ``unwitnessed``: the first event that a line must have been written for and was not, where the end of the witness was cut off.
    ``unfit``: heads that the trail does not hold. ``forgiven``: the same, from before the record was accepted as it stood.
    ``missing``: there is no witness, and there was one.
    """

    events: int
    broken_event: int | None
    unwitnessed: int | None
    heads: int
    broken_line: int | None
    torn: int
    unfit: tuple[Head, ...]
    forgiven: tuple[Head, ...]
    missing: bool

    @property
    def holds(self) -> bool:
        return not self.faults()

    def faults(self) -> list[str]:
        """A sentence for everything that does not fit."""
        found = []
        if self.broken_event is not None:
            found.append(f"The audit chain does not fit from event {self.broken_event} on.")
        if self.broken_line is not None:
            found.append(f"The witness does not fit from its line {self.broken_line} on.")
        if self.unwitnessed is not None:
            found.append(f"The end of the witness is missing: it holds nothing for event {self.unwitnessed} on.")
        if self.missing:
            found.append("The record's witness is missing.")
        found += [f"Event {head.number}, witnessed at {_moment(head)}, is not in the record, or is not as it was then." for head in self.unfit]
        return found

    def notes(self) -> list[str]:
        """What is no fault and must be known."""
        lines = []
        if not self.heads and not self.missing:
            lines.append("The record has no witness yet: it gets one when the dashboard next opens it.")
        if self.torn:
            lines.append(f"Lines of the witness that were never finished: {self.torn}.")
        if self.forgiven:
            newest = max(head.number for head in self.forgiven)
            lines.append(f"Events up to {newest} were witnessed and are not in the record: it was accepted as it stood when a copy was put back.")
        return lines


class Witnessing:
    """Keeps the witness in step with the trail. Not safe between threads: the database calls it while it alone writes."""

    def __init__(self, path: Path, record_key: str) -> None:
        self._file = WitnessFile(path, record_key)
        self._key = audit_key(record_key)
        self._last: Head | None = None
        self._since = self._unhashed = 0

    def refuse_where_the_record_is_gone(self) -> None:
        """Raises StoreRefused where there are heads: called only when there is no record yet."""
        if self._file.read().heads:
            raise StoreRefused(NO_RECORD)

    def hold_against(self, cursor: "duckdb.DuckDBPyConnection") -> bool:
        """Check what is newest in both, and a short trail to its beginning. False where the record has no witness yet and none is missed.

        Raises StoreRefused where they differ.
        """
        reading = self._file.read()
        if reading.broken is not None:
            raise StoreRefused(TOUCHED)
        if not reading.heads:
            if _is_begun(cursor):
                raise StoreRefused(GONE)
            return False
        heads = held_against(reading.heads)
        if unfit(heads, _hashes(cursor, heads)):
            raise StoreRefused(OLDER)
        self._refuse_broken_end(cursor, heads[-1])
        self._last = heads[-1]
        number, _ = head_of(cursor)
        self._since = number - self._last.number
        self._unhashed = self._last.number
        if self._unhashed <= AT_ONCE:
            self.refuse_broken_beginning(cursor)
        return True

    @property
    def unhashed(self) -> bool:
        """Whether the trail is so long that its older part is still to be hashed."""
        return self._unhashed > 0

    def refuse_broken_beginning(self, cursor: "duckdb.DuckDBPyConnection", *, ended: Callable[[], bool] = lambda: False) -> None:
        """Hash every event that opening had no time for. Raises StoreRefused where one does not fit; stops early where ``ended`` says so."""
        if first_break(trail_up_to(cursor, self._unhashed, ended=ended), self._key) is not None:
            raise StoreRefused(CHANGED)
        if not ended():
            self._unhashed = 0

    def keep(self, cursor: "duckdb.DuckDBPyConnection", reason: str) -> None:
        """Write the newest head, as at every seal."""
        number, head = head_of(cursor)
        before = self._last.code if self._last else START
        self._last = self._file.add(number, head, reason, before=before, first=self._last is None)
        self._since = 0

    def keep_where_moved(self, cursor: "duckdb.DuckDBPyConnection", reason: str) -> None:
        """Write the newest head unless the newest line holds it already, today."""
        if self.behind or self._last is None or self._last.at.date() != datetime.now(UTC).date():
            self.keep(cursor, reason)

    @property
    def behind(self) -> bool:
        """Whether events stand after the newest line."""
        return self._since > 0

    def before_event(self, cursor: "duckdb.DuckDBPyConnection") -> None:
        """Called before every event: at the first of a day, and after every so many, what stands so far is witnessed first.

        Before and not after, so that where the witness cannot be written nothing has been shown or changed.
        """
        if self._last is None:
            raise StoreRefused(ONLY_CHECKED)
        if self._since >= EVERY or self._last.at.date() != datetime.now(UTC).date():
            self.keep(cursor, "day" if self._since < EVERY else "count")

    def counted(self) -> None:
        """One event more stands in the record."""
        self._since += 1

    def accept(self, cursor: "duckdb.DuckDBPyConnection", because: str) -> None:
        """Write that the record counts as it stands, whatever the heads before say. Raises StoreRefused where the witness itself was changed."""
        reading = self._file.read(whole=True)
        if reading.broken is not None:
            raise StoreRefused(TOUCHED + " Where it is lost for good, move it away first.")
        self._last = reading.heads[-1] if reading.heads else None
        self.keep(cursor, f"{ACCEPTED}: {because}")

    def check_all(self, cursor: "duckdb.DuckDBPyConnection") -> TrailChecked:
        """The whole trail, the whole witness, and one against the other."""
        return trail_checked(trail_of(cursor), self._file.read(whole=True), self._key, begun=_is_begun(cursor))

    def _refuse_broken_end(self, cursor: "duckdb.DuckDBPyConnection", last: Head) -> None:
        rows = trail_of(cursor, after=last.number)
        if first_break(rows, self._key, after=last.number, previous=last.head) is not None or _numbers_differ(cursor):
            raise StoreRefused(CHANGED)
        if _lines_are_missing(last, [event.at for event, _, _ in rows]):
            raise StoreRefused(TOUCHED)


def trail_checked(rows: Sequence[tuple[Event, str, str]], reading: Reading, key: bytes, *, begun: bool) -> TrailChecked:
    """Everything that can be told from a trail and its witness. ``key`` is the chain's; ``begun``: the trail says that there was a witness."""
    hash_of = {event.number: stored for event, _, stored in rows}
    held = held_against(reading.heads)
    earlier = reading.heads[: len(reading.heads) - len(held)]
    return TrailChecked(
        events=len(rows), broken_event=first_break(rows, key), unwitnessed=_unwitnessed(rows, reading, held), heads=len(reading.heads),
        broken_line=reading.broken, torn=reading.torn, unfit=unfit(held, hash_of), forgiven=unfit(earlier, hash_of),
        missing=not reading.heads and begun,
    )


def _moment(head: Head) -> str:
    return f"{head.at:%Y-%m-%d %H:%M} UTC"


def _hashes(cursor: "duckdb.DuckDBPyConnection", heads: tuple[Head, ...]) -> Mapping[int, str]:
    rows = cursor.execute(
        "select number, hash from audit.event where number in (select unnest($numbers::bigint[]))", {"numbers": [head.number for head in heads]},
    ).fetchall()
    return dict[int, str](rows)


def _is_begun(cursor: "duckdb.DuckDBPyConnection") -> bool:
    """Not where it is the newest event: then the power went between the event and the first line, and nothing can have been lost."""
    found = cursor.execute(
        "select 1 from audit.event where action = $begun and number < (select max(number) from audit.event) limit 1", {"begun": BEGUN},
    ).fetchone()
    return found is not None


def _numbers_differ(cursor: "duckdb.DuckDBPyConnection") -> bool:
    """Whether an event before the newest head was removed or added: quick, where hashing all of them is not."""
    return cursor.execute("select 1 from audit.event having count(*) != max(number) or min(number) != 1").fetchone() is not None


def _lines_are_missing(last: Head, later: list[datetime]) -> bool:
    """Whether a line must have been written after ``last``: more events than a line may leave, or events of another day.

    One event may be of the next day: the moment before midnight in which the line was not yet due.
    """
    return len(later) > EVERY or sum(at.date() != last.at.date() for at in later) > 1


def _unwitnessed(rows: Sequence[tuple[Event, str, str]], reading: Reading, held: tuple[Head, ...]) -> int | None:
    if reading.broken is not None or not held:
        return None
    later = [event for event, _, _ in rows if event.number > held[-1].number]
    return later[0].number if _lines_are_missing(held[-1], [event.at for event in later]) else None
