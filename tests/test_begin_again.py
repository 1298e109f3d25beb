"""A server whose database has stopped: once, in a moment, and never round and round."""

import os

import duckdb
import pytest

from dashboard import begin_again as module
from dashboard.errors import StoreStopped
from dashboard.store import Database
from tests.conftest import KEY


class Ended(Exception):
    """In place of the end of the process."""


def test_a_database_that_has_stopped_says_so_once_for_all_and_shows_nothing(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    told: list[bool] = []
    with Database(tmp_path / "record.duckdb", KEY, when_stopped=lambda: told.append(True)) as database:
        scope = database.scope_of("local")
        with monkeypatch.context() as fault:
            fault.setattr("dashboard.store.database.show", _stopped)
            with pytest.raises(StoreStopped, match="has stopped after a fault"):
                database.ask(scope, "families")
        assert told == [True]
        assert database.ask(scope, "families") == [] and told == [True], "the control: a database that goes on tells nobody"


def _stopped(*_: object) -> None:
    raise duckdb.FatalException("database has been invalidated because of a previous fatal error")


def test_it_begins_again_with_the_same_command_and_leaves_its_port(monkeypatch: pytest.MonkeyPatch) -> None:
    began: list[list[str]] = []
    closed: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "closerange", lambda first, last: closed.append((first, last)))
    monkeypatch.setattr(os, "execve", lambda _, command, environment: began.append([*command, environment[module.LAST]]))
    module._replace(0.0, 1_000.0)
    assert began[0][-1] == "1000.0" and began[0][1:-1] == module.sys.orig_argv[1:]
    assert closed[0][0] == 3


@pytest.mark.skipif(os.name == "nt", reason="there it always ends")
def test_a_second_fault_soon_after_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def end(code: int) -> None:
        raise Ended(code)

    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr(os, "closerange", lambda *_: None)
    monkeypatch.setattr(os, "execve", lambda *_: None)
    with pytest.raises(Ended, match=str(module.ENDED)):
        module._replace(1_000.0, 1_000.0 + module.AT_MOST_EVERY - 1)
    module._replace(1_000.0, 1_000.0 + module.AT_MOST_EVERY)
