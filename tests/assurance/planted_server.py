"""A dashboard with one fault planted in it, for the runs that must find it. `python -m tests.assurance.planted_server FAULT --port N`"""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
from streamlit.web import cli

from dashboard import session
from dashboard.settings import settings
from dashboard.store import database as store
from data_models.access import Scope
from data_models.history import History
from data_models.record import Family

ROOT = Path(__file__).resolve().parents[2]
STOP = "stop"
"""The file in the data folder that makes the database stop."""


def one_cache_for_all() -> None:
    """What one person's page was made of is kept for everybody, by its date alone."""
    kept: dict[date, History] = {}
    ordinary: Callable[[Scope, Family, date], History] = session._history

    def history(scope: Scope, family: Family, as_at: date) -> History:
        if as_at not in kept:
            kept[as_at] = ordinary(scope, family, as_at)
        return kept[as_at]

    session._history = history


def database_that_stops() -> None:
    """While a file says so the database says what DuckDB says after an inner fault, to every question and change."""
    ordinary = store.show

    def show(cursor: duckdb.DuckDBPyConnection, scope: Scope, family: object) -> None:
        if (settings().home / STOP).exists():
            raise duckdb.FatalException("FATAL Error: Failed: database has been invalidated because of a previous fatal error.")
        ordinary(cursor, scope, family)

    store.show = show


FAULTS = {"one-cache-for-all": one_cache_for_all, "database-that-stops": database_that_stops}


def main(fault: str, port: str) -> None:
    FAULTS[fault]()
    secrets = settings().sign_in
    where = ["--secrets.files", str(secrets)] if secrets else []
    sys.argv = ["streamlit", "run", str(ROOT / "dashboard" / "server.py"), "--server.port", port, *where]
    cli.main()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[-1])
