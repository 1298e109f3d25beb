"""Many people writing at once through ``Database.change``: what each did is written down as it happened, and the history is checked afterwards.

A number that everybody reads and adds to must come to as many as were added, in the order in which they were acknowledged: no update is lost and
none is stale. Of two people on duty one may leave and never both, each having looked first: no rule that spans rows is broken by two who looked
at once (write skew).
"""

import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import duckdb

from dashboard.importers.take_in import new_family
from dashboard.store import Database
from dashboard.store.change import Change
from data_models import tables
from tests.assurance import Assured, Progress, quietly
from tests.conftest import ACTOR, KEY

PEOPLE = 16
FAMILIES = 4
ADD, LEAVE, RETURN = "add", "leave", "return"
NUMBER, DUTIES = "number", ("duty one", "duty two")
STATE = "select fact_id, max_by(description, version) from care.entry where family_id = $family group by fact_id"
WRITTEN = "select fact_id, version, description from care.entry where family_id = $family order by recorded_at nulls first, version"


class ToldNo(Exception):
    """Somebody who wanted to leave was told that nobody else is on duty."""


@dataclass(frozen=True, slots=True)
class Done:
    """One acknowledged addition as its writer knows it: what was read in it, and when it began and was acknowledged."""

    family: str
    read: int
    begun: float
    ended: float


Way = Callable[[Database, str, str, str], int]


def many_writers(count: int, folder: Path, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """``count`` operations of sixteen people. Control: the same people, reading before the change and not in it, must be caught at both."""
    history, wrong, told_no = _history(folder / "as built", count, seed, _read_in_the_change, progress)
    racy, torn, _ = _history(folder / "racy", max(200, min(count, 600)), seed, _read_before, quietly)
    caught = bool(anomalies(racy)) and any("nobody" in one for one in torn)
    return Assured(
        count, (*anomalies(history), *wrong), caught,
        f"{len(history):,} additions, {told_no:,} times told no; the control: {len(anomalies(racy)):,} lost or stale updates, {len(torn):,} rules "
        "broken")


def anomalies(history: Sequence[Done]) -> list[str]:
    """Lost and stale updates, by the history alone."""
    told = []
    for family in sorted({one.family for one in history}):
        done = sorted((one for one in history if one.family == family), key=lambda one: one.ended)
        read = Counter(one.read for one in done)
        told += [f"lost update: {times} additions to {family} read {number}" for number, times in read.items() if times > 1]
        told += [f"lost update: no addition to {family} read {number}" for number in range(len(done)) if number not in read][:3]
        newest = -1.0
        ended: list[tuple[float, int]] = []
        for one in sorted(done, key=lambda one: one.begun):
            while ended and ended[0][0] < one.begun:
                newest = max(newest, ended.pop(0)[1])
            if one.read <= newest:
                told.append(f"stale read: {one.read} of {family} after {int(newest)} was acknowledged")
            ended = sorted([*ended, (one.ended, one.read)])
    return told


def _history(folder: Path, count: int, seed: int, way: Way, progress: Progress) -> tuple[list[Done], list[str], int]:
    """Every addition, what is wrong in the record afterwards, and how often somebody was told no."""
    history: list[Done] = []
    wrong: list[str] = []
    tried = told_no = 0
    lock = threading.Lock()
    with Database(folder / "record.duckdb", KEY) as database:
        families = [_begun(database, number) for number in range(FAMILIES)]

        def work(writer: int) -> None:
            nonlocal tried, told_no
            chance = Random(f"{seed} {writer}")  # noqa: S311 - operations that can be made again
            while True:
                with lock:
                    if tried >= count or wrong:
                        return
                    tried += 1
                    progress(tried)
                family, kind, begun = chance.choice(families), chance.choice((ADD, ADD, LEAVE, RETURN)), time.monotonic()
                try:
                    read = way(database, family, kind, chance.choice(DUTIES))
                    with lock:
                        history.extend([Done(family, read, begun, time.monotonic())] if kind == ADD else [])
                except ToldNo:
                    with lock:
                        told_no += 1
                except Exception as error:  # a thread's fault is the run's failure, not silence
                    with lock:
                        wrong.append(f"writer {writer} broke off: {type(error).__name__}")

        threads = [threading.Thread(target=work, args=(writer,)) for writer in range(PEOPLE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for family in families:
            wrong += _wrong_in(database, family, sum(one.family == family for one in history))
        if database.first_broken_audit_event()[1] is not None:
            wrong.append("the trail does not hold")
    return history, wrong, told_no


def _begun(database: Database, number: int) -> str:
    family = new_family(database, ACTOR, f"Family {number}", family_id=f"family{number}")
    with database.change(ACTOR, "begun", family_id=family.id) as change:
        change.add(tables.ENTRY, [
            {"row_id": f"{family.id} {fact}.1", "fact_id": f"{family.id} {fact}", "version": 1, "family_id": family.id, "description": said}
            for fact, said in ((NUMBER, "0"), *((duty, "on") for duty in DUTIES))
        ])
    return family.id


def _read_in_the_change(database: Database, family: str, kind: str, duty: str) -> int:
    """As the store is made to be used: what a change rests on is read inside it."""
    with database.change(ACTOR, kind, family_id=family) as change:
        return _written(change, family, kind, duty, _state(change._cursor, family))


def _read_before(database: Database, family: str, kind: str, duty: str) -> int:
    """The fault: somebody looks, thinks, and then writes what follows from what was seen."""
    with database._cursor() as cursor:
        state = _state(cursor, family)
    time.sleep(0.005)
    with database.change(ACTOR, kind, family_id=family) as change:
        return _written(change, family, kind, duty, state)


def _state(cursor: duckdb.DuckDBPyConnection, family: str) -> Mapping[str, str]:
    return {fact.removeprefix(f"{family} "): said for fact, said in cursor.execute(STATE, {"family": family}).fetchall()}


def _written(change: Change, family: str, kind: str, duty: str, state: Mapping[str, str]) -> int:
    """Write what follows from ``state``; the number that was read. Raises ToldNo where nobody else is on duty."""
    number = int(state[NUMBER])
    if kind == LEAVE and all(state[other] == "off" for other in DUTIES if other != duty):
        raise ToldNo
    fact, said = (NUMBER, str(number + 1)) if kind == ADD else (duty, "off" if kind == LEAVE else "on")
    change.correct(tables.ENTRY, family_id=family, fact_id=f"{family} {fact}", changes={"description": said}, made_on=None)
    return number


def _wrong_in(database: Database, family: str, additions: int) -> list[str]:
    """What the record itself says: versions in order and none twice, every addition there, and never a moment with nobody on duty."""
    with database._cursor() as cursor:
        rows = cursor.execute(WRITTEN, {"family": family}).fetchall()
    told = []
    state: dict[str, str] = {}
    for fact in (NUMBER, *DUTIES):
        versions = sorted(version for name, version, _ in rows if name == f"{family} {fact}")
        if versions != list(range(1, len(versions) + 1)):
            told.append(f"a version of {family} {fact} is missing or there twice")
    for name, _, said in rows:
        state[name.removeprefix(f"{family} ")] = said
        if all(state.get(duty) == "off" for duty in DUTIES):
            told.append(f"nobody of {family} was on duty")
    if int(state[NUMBER]) != additions:
        told.append(f"{family} holds {state[NUMBER]} and {additions} additions were acknowledged")
    return told
