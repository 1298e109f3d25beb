"""What the record says of a date, against a naive replay that knows nothing of SQL: random histories, random instants, no difference.

A history is a list of versions of facts in the order in which they were recorded: late disclosures, corrections that count from a day,
readings put right for every date, withdrawals, loose and missing dates. The replay walks the list and keeps, for one instant, what had
been said by then of what was known by then.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from dashboard.importers.take_in import new_family
from dashboard.store import Database
from data_models import tables
from data_models.access import EVERY_AGENCY, EVERY_SENSITIVITY, Scope
from tests.conftest import ACTOR, KEY
from tests.store.test_database import entry_row, known

FIRST, DAYS = date(2015, 1, 1), 2200
INSTANTS, AT_ONCE = 20, 250


@dataclass(frozen=True)
class Version:
    """One version of a fact. ``counts_from`` None: it reads rightly what was there all along."""

    fact: str
    number: int
    happened: tuple[date, date] | None
    known_on: date | None
    counts_from: date | None = None
    withdrawn: bool = False

    @property
    def row(self) -> dict[str, object]:
        first, last = self.happened or (None, None)
        return {
            "row_id": f"{self.fact}.{self.number}", "version": self.number, "happened_from": first, "happened_to": last,
            "known_on": self.known_on, "version_known_on": self.counts_from, "withdrawn": self.withdrawn,
        }


def random_history(chance: Random) -> list[Version]:
    """Between 1 and 12 facts, each with up to 4 versions."""
    written = []
    for number in range(chance.randint(1, 12)):
        version = Version(f"f{number}", 1, _happened(chance), _day(chance) if chance.random() < 0.6 else None)
        written.append(version)
        for _ in range(chance.choice((0, 0, 0, 1, 1, 2, 3))):
            version = _next(version, chance)
            written.append(version)
    return written


def _next(version: Version, chance: Random) -> Version:
    changes = chance.choice(("date", "known", "withdrawn", "words"))
    return replace(
        version, number=version.number + 1, counts_from=_day(chance) if chance.random() < 0.7 else None,
        withdrawn=changes == "withdrawn", happened=_happened(chance) if changes == "date" else version.happened,
        known_on=(_day(chance) if chance.random() < 0.7 else None) if changes == "known" else version.known_on,
    )


def _day(chance: Random) -> date:
    return FIRST + timedelta(days=chance.randrange(DAYS))


def _happened(chance: Random) -> tuple[date, date] | None:
    if chance.random() < 0.12:
        return None
    first = _day(chance)
    return first, first + timedelta(days=chance.choice((0, 0, 0, 6, 30, 364)))


def replayed(written: list[Version], instant: date) -> set[tuple[str, int]]:
    """(fact, version) of what stood at ``instant``: each version is heard in turn, unless it was not yet said or not yet known of."""
    standing: dict[str, Version] = {}
    for version in written:
        said = version.counts_from is None or version.counts_from <= instant
        if said and _known(version, instant):
            standing[version.fact] = version
    return {(version.fact, version.number) for version in standing.values() if not version.withdrawn}


def _known(version: Version, instant: date) -> bool:
    """Law 1: from the known date, never before it began; with no known date from the end of its interval; with neither, all along."""
    if version.happened is None:
        return version.known_on is None or version.known_on <= instant
    first, last = version.happened
    if version.known_on is None:
        return last <= instant
    return first <= instant and version.known_on <= instant


def histories(number: int, seed: int) -> Iterator[list[list[Version]]]:
    chance = Random(seed)  # noqa: S311 - chance, not secrecy
    for start in range(0, number, AT_ONCE):
        yield [random_history(chance) for _ in range(min(AT_ONCE, number - start))]


def differences(folder: Path, number: int, seed: int) -> tuple[int, int]:
    """(answers compared, answers that differ) over ``number`` histories, each asked at 20 instants: known days, days before them, others."""
    compared = differing = 0
    chance = Random(seed + 1)  # noqa: S311 - chance, not secrecy
    for place, batch in enumerate(histories(number, seed)):
        with Database(folder / f"{place}.duckdb", KEY) as database:
            family_ids = [new_family(database, ACTOR, f"Family {position}").id for position in range(len(batch))]
            scope = Scope.over(actor=ACTOR, family_ids=tuple(family_ids), agencies=EVERY_AGENCY, sensitivities=EVERY_SENSITIVITY)
            for family_id, written in zip(family_ids, batch, strict=True):
                with database.change(ACTOR, "test", family_id=family_id) as change:
                    change.add(tables.ENTRY, [{**entry_row(family_id, version.fact), **version.row} for version in written])
                for instant in _instants(written, chance):
                    rows = known(database, scope, family_id, instant)
                    compared += 1
                    differing += {(row["fact_id"], _version(row)) for row in rows} != replayed(written, instant)
    return compared, differing


def _version(row: dict[str, object]) -> int:
    return int(str(row["version"]))


def _instants(written: list[Version], chance: Random) -> list[date]:
    told = [day for version in written for day in (version.known_on, version.counts_from, *(version.happened or ())) if day]
    edges = [day + timedelta(days=step) for day in told for step in (-1, 0, 1)]
    chosen = chance.sample(edges, min(len(edges), INSTANTS - 4))
    return [*chosen, *(_day(chance) for _ in range(INSTANTS - len(chosen)))]


def test_the_record_agrees_with_a_naive_replay(tmp_path: Path) -> None:
    compared, differing = differences(tmp_path, 25, seed=11)
    assert (compared, differing) == (25 * INSTANTS, 0)


@pytest.mark.slow
def test_the_record_agrees_with_a_naive_replay_over_five_thousand_histories(tmp_path: Path) -> None:
    compared, differing = differences(tmp_path, 5000, seed=5000)
    assert (compared, differing) == (5000 * INSTANTS, 0)


def test_the_replay_would_catch_a_record_that_used_what_became_known_later() -> None:
    """The planted fault: with the known date left out of account, the answers do differ."""
    written = [Version("f", 1, (FIRST, FIRST), FIRST + timedelta(days=10))]
    blind = [replace(version, known_on=None) for version in written]
    assert replayed(written, FIRST + timedelta(days=5)) != replayed(blind, FIRST + timedelta(days=5))
