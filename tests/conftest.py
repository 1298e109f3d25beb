"""Shared by all tests: a record of one's own, and the sample families taken in once for the whole run."""

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from dashboard.importers.sample_families import make_sample_families
from dashboard.importers.taken import Taken
from dashboard.settings import SAMPLE_FAMILIES
from dashboard.store import Database
from dashboard.store.database import witness_beside
from data_models.access import Scope
from data_models.record import Family

# A busy machine is no fault of the code: no test here fails for the time that one example takes.
settings.register_profile("here", deadline=None)
settings.load_profile("here")

KEY = "a key for tests only"
TODAY = date(2026, 11, 24)
ACTOR = "local"


def copied_record(record: Path, to: Path) -> Path:
    """A copy of a closed record at ``to``, with its witness: without it the copy would not open."""
    shutil.copy(record, to)
    witness_beside(to).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(witness_beside(record), witness_beside(to))
    return to


@pytest.fixture(scope="session")
def packages_looked_through_once() -> Iterator[None]:
    """Streamlit looks through every installed package for components each time a test opens an app: once is enough for one run."""
    from streamlit.components.v2 import manifest_scanner  # noqa: PLC0415 - for those tests alone that open an app

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(autouse=True)
def main_stays_main() -> Iterator[None]:
    """Streamlit's test of an app leaves the app's script as the main module: a process that a later test starts would run it."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty record."""
    with Database(tmp_path / "record.duckdb", KEY) as opened:
        yield opened


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[Family, list[Taken]]]]:
    """A closed record file holding the sample families, and what became of each of their files."""
    path = tmp_path_factory.mktemp("samples") / "record.duckdb"
    with Database(path, KEY) as database:
        made = make_sample_families(database, ACTOR, SAMPLE_FAMILIES, today=TODAY)
    return path, made


@pytest.fixture
def samples(sample_record: tuple[Path, object], tmp_path: Path) -> Iterator[Database]:
    """A copy of the sample record that a test may change."""
    with Database(copied_record(sample_record[0], tmp_path / "record.duckdb"), KEY) as opened:
        yield opened


@pytest.fixture(scope="session")
def samples_to_read(sample_record: tuple[Path, object], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The sample record, open for tests that only read it."""
    with Database(copied_record(sample_record[0], tmp_path_factory.mktemp("read") / "record.duckdb"), KEY) as opened:
        yield opened


@pytest.fixture
def scope(samples: Database) -> Scope:
    return samples.scope_of(ACTOR)


@pytest.fixture
def sample_home(sample_record: tuple[Path, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with the sample families in it, for the command line and the pages."""
    home = tmp_path / "home"
    home.mkdir()
    copied_record(sample_record[0], home / "record.duckdb")
    monkeypatch.setenv("CPF_HOME", str(home))
    monkeypatch.setenv("CPF_KEY", KEY)
    return home


def under_ci() -> bool:
    return os.environ.get("CI", "").casefold() == "true"
