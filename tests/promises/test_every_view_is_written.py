"""Every look is in the trail before anything of it is drawn or handed out; where it cannot be written, nothing is."""

import json
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from starlette.requests import Request
from streamlit.navigation.page import StreamlitPage
from streamlit.testing.v1 import AppTest

from dashboard import __main__ as command_line
from dashboard import server, session
from dashboard.audit.chain import Event
from dashboard.components import download, source_drawer
from dashboard.errors import StoreRefused, UnknownFamily
from dashboard.importers.take_in import new_family
from dashboard.navigation import ENTRIES
from dashboard.page_data import tickets
from dashboard.page_data.history import family_called, history_of
from dashboard.store import Database
from data_models.access import Scope
from tests.conftest import ACTOR, KEY
from tests.pages.test_pages import APP, opened

FAMILY = "Family B"


@pytest.fixture(autouse=True)
def fresh_caches(packages_looked_through_once: None) -> None:
    st.cache_resource.clear()


@pytest.fixture
def facts(samples: Database, scope: Scope) -> list[str]:
    """Words of the family's record that no page may show unrecorded: its label, its members, the beginnings of its entries."""
    family = family_called(samples, scope, FAMILY)
    history = history_of(samples, scope, family, date(2026, 11, 24))
    return [FAMILY, *(person.label for person in history.people), *(entry.text[:40] for entry in history.entries if len(entry.text) > 20)]


def refuse(*_: object, **__: object) -> None:
    raise StoreRefused("the trail cannot be written")


def drawn(app: AppTest) -> str:
    """All that reached the browser: every element of the page and the sidebar, as sent."""
    return "\n".join(str(getattr(node, "proto", "")) for part in (app.main, app.sidebar) for node in part)


def shown_in(facts: list[str], text: str) -> list[str]:
    return [fact for fact in facts if json.dumps(fact)[1:-1] in text or fact in text]


def test_where_the_trail_cannot_be_written_no_page_shows_a_fact(
    sample_home: Path, facts: list[str], monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Database, "record_view", refuse)
    for entry in ENTRIES:
        app = AppTest.from_file(APP, default_timeout=60).run()
        app.switch_page(f"../pages/{entry.file}.py").run()
        assert not app.exception and app.error[0].value == "the trail cannot be written", entry.file
        assert shown_in(facts, drawn(app)) == [], entry.file


def test_that_scan_finds_the_facts_where_the_trail_is_written(sample_home: Path, facts: list[str]) -> None:
    """The positive control: the same scan of the same pages is full of them."""
    assert len(shown_in(facts, drawn(opened("chronology", family=FAMILY, as_at=None)))) > 20
    assert FAMILY in shown_in(facts, drawn(opened("findings_and_timescales", family=FAMILY, as_at=None)))


def test_a_page_runs_only_after_its_view_is_in_the_trail(sample_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, Event]] = []
    ordinary = StreamlitPage.run

    def run(page: StreamlitPage) -> None:
        seen.append((page.title, session.record().trail()[-1][0]))
        ordinary(page)

    monkeypatch.setattr(StreamlitPage, "run", run)
    app = opened("family", family=FAMILY)
    for entry in sorted(ENTRIES, key=lambda entry: entry.default):  # the first page of a visit is open already
        app.switch_page(f"../pages/{entry.file}.py").run()
        assert not app.exception, entry.file
        title, event = seen[-1]
        assert title == entry.title
        assert (event.action, event.target) == ("page viewed", f"{entry.title} as at 2020-12-10")
        assert event.family_id == app.session_state["family_id"]


def test_the_trail_of_all_pages_holds_no_word_of_the_record(sample_home: Path, facts: list[str]) -> None:
    app = opened("family", family=FAMILY, as_at=None)
    for entry in ENTRIES:
        app.switch_page(f"../pages/{entry.file}.py").run()
    events = [event for event, _, _ in session.record().trail()]
    assert len({event.target for event in events if event.action == "page viewed"}) >= len(ENTRIES)
    written = "\n".join(f"{event.action} {event.target}" for event in events)
    assert [fact for fact in facts if fact in written] == []


def test_the_list_of_families_is_a_look_too(sample_home: Path) -> None:
    AppTest.from_file(APP, default_timeout=60).run().run()
    assert [event.action for event, _, _ in session.record().trail()].count("families listed") == 1


def test_what_was_known_later_is_a_look_of_its_own(sample_home: Path) -> None:
    app = opened("why_now", family=FAMILY)
    app.toggle(key=session.SHOW_KNOWN_LATER).set_value(True).run()
    assert not app.exception
    assert "What became known after 2020-12-10" in [event.target for event, _, _ in session.record().trail()]


def first_export(app: AppTest) -> AppTest:
    return next(button for button in app.button if str(button.key).endswith("-csv")).click().run()


def test_a_file_is_made_out_only_after_its_export_is_in_the_trail(sample_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newest: list[Event] = []

    def issue(file: tickets.Outgoing, *, holder: str) -> str:
        newest.append(session.record().trail()[-1][0])
        return tickets.issue(file, holder=holder)

    monkeypatch.setattr(download, "issue", issue)
    app = first_export(opened("who_has_looked", family=FAMILY, as_at=None))
    assert not app.exception and "/export/" in links(app)
    event, = newest
    assert event.action == "rows exported" and event.family_id == app.session_state["family_id"]


def test_no_file_is_made_out_where_the_trail_cannot_be_written(sample_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened("who_has_looked", family=FAMILY, as_at=None)
    monkeypatch.setattr(Database, "record_view", refuse)
    app = first_export(app)
    assert app.error[0].value == "the trail cannot be written"
    assert "/export/" not in links(app)


def links(app: AppTest) -> str:
    """What the page hands to its links that work once, and to its tables."""
    return "".join(str(part.proto.json) for part in app.get("bidi_component"))


def asked_for(ticket: str) -> int:
    """The status of the answer to a request for a file."""
    return server.export(Request({"type": "http", "headers": [], "path_params": {"ticket": ticket}})).status_code


def test_a_link_that_was_used_or_is_too_old_is_written_as_refused(sample_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tickets.Outgoing("rows.csv", "text/csv", b"a")
    fresh, old = (tickets.issue(file, holder="", now=now) for now in (None, -100.0))
    assert asked_for(fresh) == 200 and refusals(session.record()) == []
    assert [asked_for(ticket) for ticket in (fresh, old, "guessed")] == [410, 410, 410]
    written = [(event.actor, event.target) for event in refusals(session.record())]
    assert written == [(ACTOR, "file by a link that was used, too old or another's")] * 3
    monkeypatch.setattr(Database, "record_view", refuse)
    assert asked_for(fresh) == 503


@pytest.mark.parametrize("fails", [False, True])
def test_the_source_drawer_writes_before_it_reads(samples: Database, scope: Scope, monkeypatch: pytest.MonkeyPatch, fails: bool) -> None:
    family = family_called(samples, scope, FAMILY)
    history = history_of(samples, scope, family, date(2020, 12, 10))
    looking = session.Looking(scope=scope, family=family, as_at=history.as_at, today=date(2026, 11, 24), history=history)
    newest: list[Event] = []
    ordinary = source_drawer.source_view

    def view(*arguments: object) -> object:
        newest.append(samples.trail()[-1][0])
        return ordinary(*arguments)

    monkeypatch.setattr(session, "looking", lambda: looking)
    monkeypatch.setattr(session, "record", lambda: samples)
    monkeypatch.setattr(source_drawer, "source_view", view)
    drawer = source_drawer._drawer.__wrapped__
    if fails:
        monkeypatch.setattr(Database, "record_view", refuse)
        with pytest.raises(StoreRefused):
            drawer([history.entries[0].id])
        assert newest == []
        return
    drawer([history.entries[0].id])
    assert (newest[0].action, newest[0].target) == ("source opened", history.entries[0].id)
    drawer(["no-such-fact"])
    assert [event.action for event, _, _ in samples.trail()[-2:]] == ["source opened", "refused"]


@pytest.mark.parametrize(("command", "action"), [
    (["entries", FAMILY], "entries read"), (["findings", FAMILY, "--as-at", "2020-12-10"], "findings read"),
    (["families"], "families listed"), (["imports", FAMILY], "imports read"),
])
def test_a_command_prints_only_what_is_in_the_trail(
    sample_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str], action: str,
) -> None:
    command_line.command_line(command, standalone_mode=False)
    assert capsys.readouterr().out
    with Database(sample_home / "record.duckdb", KEY) as database:
        assert database.trail()[-1][0].action == action
    monkeypatch.setattr(Database, "record_view", refuse)
    with pytest.raises(StoreRefused):
        command_line.command_line(command, standalone_mode=False)
    assert capsys.readouterr().out == ""


def refusals(database: Database) -> list[Event]:
    return [event for event, _, _ in database.trail() if event.action == "refused"]


def test_a_family_that_is_not_the_callers_is_refused_in_the_trail_and_told_like_one_that_is_not_there(database: Database) -> None:
    hidden = new_family(database, "somebody else", "Family Hidden")
    scope = database.scope_of(ACTOR)
    told = set()
    for asked in ("family hidden", hidden.id, "Family Nowhere"):
        with pytest.raises(UnknownFamily) as refused:
            family_called(database, scope, asked)
        told.add(str(refused.value))
    assert len(told) == 1
    assert [(event.actor, event.family_id) for event in refusals(database)] == [(ACTOR, hidden.id), (ACTOR, hidden.id), (ACTOR, "")]
    assert not any("hidden" in event.target.casefold() or "nowhere" in event.target.casefold() for event in refusals(database))


def test_an_address_that_names_another_family_is_refused_in_the_trail_once(sample_home: Path) -> None:
    with Database(sample_home / "record.duckdb", KEY) as database:
        hidden = new_family(database, "somebody else", "Family Hidden")
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params["family"] = hidden.id
    app.run()
    app.run()
    assert [(event.family_id, event.target) for event in refusals(session.record())] == [(hidden.id, "family by address")]


def test_what_the_witness_cannot_hold_is_not_shown(tmp_path: Path) -> None:
    """The witness is part of the trail: where its next line is due and cannot be written, no view and no change is."""
    witness = tmp_path / "elsewhere" / "heads.jsonl"
    database = Database(tmp_path / "record.duckdb", KEY, witness=witness)
    witness.unlink()
    with pytest.raises(StoreRefused, match="witness"):
        for _ in range(60):
            database.record_view(ACTOR, "page viewed")
    before = len(database.trail())
    with pytest.raises(StoreRefused), database.change(ACTOR, "test"):
        raise AssertionError("the change began")
    assert len(database.trail()) == before
    with pytest.raises(StoreRefused):
        database.close()


def test_a_record_opened_to_be_checked_shows_and_changes_nothing(database: Database, tmp_path: Path) -> None:
    database.close()
    with Database(tmp_path / "record.duckdb", KEY, check_only=True) as opened_to_check, pytest.raises(StoreRefused):
        opened_to_check.record_view(ACTOR, "page viewed")
