"""The guard of the store itself: what a scope is worked out from, when anew, who may end whose sign-ins, and what a change may add."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from dashboard.errors import AccessRefused, UnknownFamily
from dashboard.importers.take_in import new_family
from dashboard.page_data.rights_kept import give_sight, keep_account
from dashboard.store import Database
from dashboard.store import database as database_module
from dashboard.store import rights as store_rights
from dashboard.store.loading import insert
from data_models import tables
from data_models.access import EVERY_AGENCY, EVERY_SENSITIVITY, WHOLE_COUNCIL, Power, Role, Scope
from data_models.council import COUNCIL_IMPORT, COUNCIL_REJECTED
from data_models.sign_in import Ended, Limits
from tests.conftest import ACTOR

START = datetime(2026, 1, 1)
DAY = timedelta(days=1)
GRANT = {
    "actor": "sw", "family_id": "f", "role": "social_worker", "agencies": list(EVERY_AGENCY), "sensitivities": list(EVERY_SENSITIVITY),
    "grant_id": "g", "given_at": START,
}


def put(database: Database, table: tables.Table, *rows: dict[str, object]) -> None:
    """Rows as if kept earlier, past the door, to say exactly when."""
    with database._cursor() as cursor:
        insert(cursor, table, list(rows))
    database._rights_changed += 1


def account(actor: str, role: str, at: datetime = START, **said: object) -> dict[str, object]:
    return {"actor": actor, "sign_in_name": f"{actor}@x", "name": actor, "agency": "csc", "roles": [role], "recorded_at": at, **said}


@pytest.fixture
def live(database: Database) -> Iterator[Database]:
    """A record with a social worker, a team manager, an administrator and one family."""
    put(database, tables.ACCOUNT, account("sw", "social_worker"), account("tm", "team_manager"), account("adm", "administrator"))
    put(database, tables.FAMILY, {"family_id": "f", "label": "Family F", "created_at": START, "sample": False})
    yield database


def test_the_newest_state_of_an_account_counts_and_nobody_elses(live: Database) -> None:
    assert live.account_of("sw") and live.account_of("sw").roles == ("social_worker",)  # type: ignore[union-attr]
    assert live.account_of("nobody here") is None
    put(live, tables.ACCOUNT, account("sw", "lawyer", START + DAY, off=None, agency=None), account("sw", "administrator", START - DAY, off=True))
    now = live.account_of("sw")
    assert now and (now.roles, now.off, now.agency) == (("lawyer",), False, "")
    put(live, tables.ACCOUNT, account("sw", "lawyer", START + 2 * DAY, off=True))
    assert live.account_of("sw").off and not live.scope_of("sw").powers  # type: ignore[union-attr]


def test_an_account_without_parts_may_do_nothing_and_is_no_fault(live: Database) -> None:
    put(live, tables.ACCOUNT, account("sw", "social_worker", START + DAY, roles=None))
    put(live, tables.ACCESS, GRANT)
    now = live.account_of("sw")
    assert now and now.roles == () and live.scope_of("sw") == Scope("sw")


def test_the_newest_state_of_each_grant_counts(live: Database) -> None:
    put(live, tables.ACCESS, GRANT, {**GRANT, "given_at": START - DAY, "ends": START})
    put(live, tables.ACCESS, {**GRANT, "actor": "tm", "role": "team_manager", "grant_id": "h"})
    assert live.scope_of("sw").family_ids == ("f",) and live.scope_of("adm").family_ids == ()
    put(live, tables.ACCESS, {**GRANT, "given_at": START + DAY, "ends": START + DAY})
    assert live.scope_of("sw").family_ids == () and live.scope_of("tm").family_ids == ("f",)
    put(live, tables.ACCESS, {**GRANT, "grant_id": "again", "kind": None, "named": None, "given_at": START})
    assert live.scope_of("sw").family_ids == ("f",), "a grant without a kind is a given one"


def test_a_restricted_family_is_for_those_named_until_the_newest_word_lifts_it(live: Database) -> None:
    put(live, tables.ACCESS, {**GRANT, "named": None}, {**GRANT, "actor": "tm", "role": "team_manager", "grant_id": "h", "named": True})
    put(live, tables.RESTRICTION, {"family_id": "f", "recorded_at": START, "lifted": None})
    assert live.scope_of("sw").family_ids == () and live.scope_of("tm").family_ids == ("f",)
    assert live.family_for_emergency("sw", "Family F") == ""
    put(live, tables.RESTRICTION, {"family_id": "f", "recorded_at": START + DAY, "lifted": True}, {"family_id": "f", "recorded_at": START - DAY})
    assert live.scope_of("sw").family_ids == ("f",) and live.family_for_emergency("sw", " family f ") == "f"
    put(live, tables.RESTRICTION, {"family_id": "f", "recorded_at": START + 2 * DAY, "lifted": False})
    assert live.scope_of("sw").family_ids == () and live.family_for_emergency("sw", "Family F") == ""


@pytest.mark.parametrize(("refusal", "opens"), [
    ({}, False), ({"ends": datetime(2999, 1, 1)}, False), ({"ends": START}, True), ({"actor": "tm"}, True), ({"kind": "given"}, True),
    ({"family_id": "elsewhere"}, True), ({"given_at": START - DAY, "grant_id": "overruled"}, False), ({"kind": None}, True),
])
def test_an_emergency_opens_no_family_that_is_refused_to_the_person_now(live: Database, refusal: dict[str, object], opens: bool) -> None:
    put(live, tables.ACCESS, {**GRANT, "kind": "refused", "ends": None, **refusal})
    assert live.family_for_emergency("sw", "Family F") == ("f" if opens else "")
    assert live.family_for_emergency("sw", "Family G") == ""


def test_a_refusal_that_was_taken_back_no_longer_shuts_an_emergency(live: Database) -> None:
    put(live, tables.ACCESS, {**GRANT, "kind": "refused"}, {**GRANT, "kind": "refused", "ends": START, "given_at": START + DAY})
    assert live.family_for_emergency("sw", "Family F") == "f"


def test_without_accounts_invented_families_are_open_and_with_one_account_nobody_acts_without(database: Database) -> None:
    made = new_family(database, ACTOR, "Family S")
    assert database.scope_of(ACTOR).family_ids == (made.id,) and database.scope_of(ACTOR).may(Power.KEEP_ACCOUNTS)
    put(database, tables.FAMILY, {"family_id": "real", "label": "Real", "sample": False}, {"family_id": "unsaid", "label": "Unsaid", "sample": None})
    put(database, tables.ACCESS, *({**GRANT, "actor": ACTOR, "family_id": family, "grant_id": family} for family in ("real", "unsaid", "gone")))
    assert database.scope_of(ACTOR).family_ids == (made.id,)
    put(database, tables.ACCOUNT, account("adm", "administrator"))
    assert database.scope_of(ACTOR).family_ids == (made.id,) and not database.scope_of(ACTOR).powers


def test_a_name_of_the_provider_belongs_to_one_account_or_to_none(live: Database) -> None:
    assert live.signed_in_as("sw@x").actor == "sw" and live.signed_in_as("") is None and live.signed_in_as("x") is None  # type: ignore[union-attr]
    put(live, tables.ACCOUNT, account("machine", "social_worker", sign_in_name=""), account("twin", "social_worker", sign_in_name="sw@x"))
    assert live.signed_in_as("") is None and live.signed_in_as("sw@x") is None
    put(live, tables.ACCOUNT, account("twin", "social_worker", START + DAY, sign_in_name="twin@x"))
    assert live.signed_in_as("sw@x").actor == "sw" and live.signed_in_as("twin@x").actor == "twin"  # type: ignore[union-attr]
    assert live.signs_in("sw") and not live.signs_in("machine") and not live.signs_in("nobody here")
    put(live, tables.ACCOUNT, account("sw", "social_worker", START + DAY, sign_in_name=""), account("tm", "team_manager", START + DAY, name="New"))
    assert not live.signs_in("sw") and live.names()["tm"] == "New"


def test_whether_somebody_signs_in_is_asked_again_only_after_rights_change(live: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    ordinary = database_module.right

    def right(name: str) -> str:
        asked.append(name)
        return ordinary(name)

    monkeypatch.setattr(database_module, "right", right)
    assert live.signs_in("sw") and live.signs_in("sw") and not live.signs_in("nobody here")
    assert asked == ["signs_in", "signs_in"], "once for each of the two"
    put(live, tables.ACCOUNT, account("sw", "social_worker", START + DAY, sign_in_name=""))
    assert not live.signs_in("sw") and len(asked) == 3


def test_a_scope_is_worked_out_anew_when_rights_change_and_when_a_grant_begins_or_ends(live: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    worked: list[str] = []
    ordinary = store_rights.scope_now

    def scope_now(cursor: object, actor: str, moment: datetime) -> object:
        worked.append(actor)
        return ordinary(cursor, actor, moment)  # type: ignore[arg-type]

    monkeypatch.setattr("dashboard.store.database.scope_now", scope_now)
    now = datetime.now(UTC).replace(tzinfo=None)
    put(live, tables.ACCESS, {**GRANT, "ends": now + DAY})
    assert live.scope_of("sw") == live.scope_of("sw") and worked == ["sw"]
    assert live.scope_of("sw", now=now + DAY).family_ids == () and live.scope_of("sw", now=now).family_ids == ("f",)
    assert live.scope_of("sw").family_ids == ("f",) and worked == ["sw"] * 3, "a moment that is given is neither kept nor answered from what is kept"
    live.scope_of("tm")
    give_sight(live, "tm", made_by_tm(live), to="sw", role=Role.SOCIAL_WORKER)
    assert len(live.scope_of("sw").family_ids) == 2


def made_by_tm(database: Database) -> str:
    return new_family(database, "tm", "Family M").id


class Clock(datetime):
    """A clock that a test sets."""

    moment = START

    @classmethod
    def now(cls, _: object = None) -> datetime:  # type: ignore[override]  # the clock's own hands, whatever the zone
        return cls.moment


@pytest.mark.parametrize(("edge", "before", "after"), [("ends", ("f",), ()), ("starts", (), ("f",))])
def test_a_scope_that_was_kept_is_worked_out_anew_when_a_grant_ends_or_begins(
    live: Database, monkeypatch: pytest.MonkeyPatch, edge: str, before: tuple[str, ...], after: tuple[str, ...],
) -> None:
    soon = START + 2 * DAY
    monkeypatch.setattr(database_module, "datetime", Clock)
    monkeypatch.setattr(Clock, "moment", soon - timedelta(seconds=1))
    put(live, tables.ACCESS, {**GRANT, edge: soon})
    assert live.scope_of("sw").family_ids == before
    monkeypatch.setattr(Clock, "moment", soon)
    assert live.scope_of("sw").family_ids == after


@pytest.mark.parametrize(("by", "may"), [("sw", True), ("adm", True), ("tm", False)])
def test_sign_ins_are_ended_by_their_holder_or_a_keeper_of_accounts(live: Database, by: str, may: bool) -> None:
    for key, actor in (("one", "sw"), ("two", "sw"), ("other", "tm")):
        live.sign_in_seen(key, actor, started_at=START, now=START, limits=Limits())
    if not may:
        with pytest.raises(AccessRefused):
            live.end_sign_ins("sw", by=by, how=Ended.BY_ADMINISTRATOR, now=START)
    ended = live.end_sign_ins("sw", by=by, how=Ended.BY_ADMINISTRATOR, now=START, key="one") if may else 0
    assert ended == int(may)
    state = {key: live.sign_in_state(key, now=START, limits=Limits()) for key in ("one", "two", "other")}
    assert state == {"one": Ended.BY_ADMINISTRATOR if may else None, "two": None, "other": None}
    if may:
        assert live.end_sign_ins("sw", by=by, how=Ended.BY_ADMINISTRATOR, now=START) == 1, "the one that is left, and no ended one again"
        assert live.sign_in_state("other", now=START, limits=Limits()) is None


def test_who_holds_a_power_passes_and_who_does_not_is_written_down_and_told(live: Database) -> None:
    put(live, tables.ACCESS, GRANT)
    before = len(live.trail())
    live.require("sw", Power.ADD, "f")
    live.require("adm", Power.KEEP_ACCOUNTS)
    assert len(live.trail()) == before
    for power, family, error in ((Power.GIVE_ACCESS, "f", AccessRefused), (Power.ADD, "elsewhere", UnknownFamily), (Power.ERASE, "", AccessRefused)):
        with pytest.raises(error) as told:
            live.require("sw", power, family)
        assert type(told.value) is error
        event = live.trail()[-1][0]
        assert (event.action, event.family_id, event.target) == ("refused", family, power.value)


class LongWait:
    """The lock of a record, in the wait for which something is taken away once."""

    def __init__(self, live: Database, table: tables.Table, row: dict[str, object]) -> None:
        self._live, self._lock, self._taken = live, live._writing, [(table, row)]

    def __enter__(self) -> None:
        while self._taken:
            table, row = self._taken.pop()
            put(self._live, table, row)
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def test_what_was_taken_away_in_the_wait_for_others_changes_no_longer_counts(live: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    put(live, tables.ACCESS, GRANT)
    assert live.scope_of("sw").may(Power.ADD, "f")
    monkeypatch.setattr(live, "_writing", LongWait(live, tables.ACCESS, {**GRANT, "given_at": START + DAY, "ends": START + DAY}))
    with pytest.raises(UnknownFamily), live.change("sw", "test", family_id="f") as change:
        change.add(tables.ENTRY, [{**FACT, "family_id": "f", "recorded_at": START}])
    with live._cursor() as cursor:
        assert cursor.execute("select count(*) from care.entry").fetchall() == [(0,)]
    event = live.trail()[-1][0]
    assert (event.actor, event.action, event.family_id, event.target) == ("sw", "refused", "f", "add")


def test_who_kept_accounts_only_before_the_wait_ends_nobodys_sign_in(live: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    live.sign_in_seen("one", "sw", started_at=START, now=START, limits=Limits())
    assert live.scope_of("adm").may(Power.KEEP_ACCOUNTS)
    monkeypatch.setattr(live, "_writing", LongWait(live, tables.ACCOUNT, account("adm", "administrator", START + DAY, off=True)))
    with pytest.raises(AccessRefused):
        live.end_sign_ins("sw", by="adm", how=Ended.BY_ADMINISTRATOR, now=START)
    assert live.sign_in_state("one", now=START, limits=Limits()) is None


OF_PAPERS = {
    **{table: {Power.WRITE_SUBMISSION} for table in (
        tables.SUBMISSION, tables.POINT, tables.NOTHING_CONTRARY, tables.THRESHOLD_ITEM, tables.SEAL, tables.SEALED_PAPER, tables.RELEASE)},
    **{table: {Power.WRITE_SUBMISSION, Power.RELEASE} for table in (tables.MAY_BE_TOLD, tables.CARES_FOR, tables.PROTECTED_VALUE)},
    tables.SUBMISSION_COMMENT: {Power.READ_SUBMISSION},
}
STEPS = {
    tables.SUBMISSION_STEP: {
        "begun": Power.WRITE_SUBMISSION, "sent": Power.WRITE_SUBMISSION, "returned": Power.SIGN_OFF, "signed_off": Power.SIGN_OFF,
        "reopened": Power.WRITE_SUBMISSION, "submitted": Power.WRITE_SUBMISSION,
    },
    tables.RELEASE_STEP: {
        "asked": Power.WRITE_SUBMISSION, "released": Power.RELEASE, "not_released": Power.RELEASE, "taken_back": Power.WRITE_SUBMISSION,
        "handed_over": Power.READ_SUBMISSION, "recalled": Power.READ_SUBMISSION, "returned": Power.READ_SUBMISSION,
    },
}
"""A second table of what each step needs, written by hand."""
RIGHTS = {
    **OF_PAPERS,
    tables.ACCESS: {Power.GIVE_ACCESS, Power.KEEP_ACCOUNTS, Power.MAKE_FAMILY, Power.BREAK_GLASS}, tables.ACCOUNT: {Power.KEEP_ACCOUNTS},
    tables.RESTRICTION: {Power.RESTRICT_FAMILY}, tables.HOLD: {Power.HOLD_FAMILY},
    **{table: {Power.SET_TIMESCALES} for table in tables.SET_BY_THE_COUNCIL},
}


@pytest.mark.parametrize("table", RIGHTS, ids=lambda table: table.full_name)
def test_rights_are_added_only_in_a_change_made_to_give_them(database: Database, monkeypatch: pytest.MonkeyPatch, table: tables.Table) -> None:
    monkeypatch.setattr(Database, "_holds", lambda *_: True)
    for power in Power:
        tried = []
        try:
            with database.change("a", "test", family_id="f", power=power) as change:
                change.add(table, [{}])
                tried.append(power)
        except AccessRefused:
            pass
        assert (power in RIGHTS[table]) is bool(tried), power


@pytest.mark.parametrize("table", STEPS, ids=lambda table: table.full_name)
def test_a_step_is_taken_under_the_power_that_it_needs_and_no_other(
    database: Database, monkeypatch: pytest.MonkeyPatch, table: tables.Table,
) -> None:
    monkeypatch.setattr(Database, "_holds", lambda *_: True)
    for step, needs in STEPS[table].items():
        for power in Power:
            taken = []
            try:
                with database.change("a", "test", family_id="f", power=power) as change:
                    change.add(table, [{"step": step}])
                    taken.append(power)
            except AccessRefused:
                pass
            assert (power is needs) is bool(taken), (step, power)


KEYED = {tables.IMPORT, tables.SOURCE_ROW}
REACHES = {
    Power.SEEK_VIEWS: {tables.AGENCY_VIEW, *KEYED}, Power.GIVE_VIEW: {tables.AGENCY_VIEW, *KEYED},
    Power.CHALLENGE: {tables.CHALLENGE, tables.ENTRY, *KEYED}, Power.ANSWER_CHALLENGE: {tables.CHALLENGE, tables.ENTRY, *KEYED},
    Power.DECIDE: {
        tables.DECISION_RECORD, tables.DECISION_SEAL, tables.CONDITION, tables.DISSENT, tables.FORUM_DECISION, tables.MEETING, tables.ATTENDANCE,
        *KEYED,
    },
    Power.ADVISE: {tables.LEGAL_ADVICE}, Power.MAKE_FAMILY: {tables.FAMILY, tables.MAPPING},
    Power.LOAD_COUNCIL: {COUNCIL_IMPORT, COUNCIL_REJECTED},
}
"""What each power reaches beside the tables of rights and of papers, written by hand. Whatever has no line here reaches nothing else."""


@pytest.mark.parametrize("power", [power for power in Power if power is not Power.ADD])
def test_no_change_but_one_to_add_reaches_more_than_its_power_names(database: Database, monkeypatch: pytest.MonkeyPatch, power: Power) -> None:
    monkeypatch.setattr(Database, "_holds", lambda *_: True)
    for table in (*tables.TABLES, COUNCIL_IMPORT, COUNCIL_REJECTED):
        if table in STEPS:
            continue
        tried = []
        try:
            with database.change("a", "test", family_id="f", power=power) as change:
                change.add(table, [{}])
                tried.append(table)
        except AccessRefused:
            pass
        assert (table in REACHES.get(power, ()) or power in RIGHTS.get(table, ())) is bool(tried), table.full_name


FACT = {"fact_id": "x", "row_id": "x.1", "version": 1, "agency": "csc", "sensitivity": "normal", "import_id": "i", "description": "As it was."}
DOORS = {
    "correct": lambda change, family: change.correct(tables.ENTRY, family_id=family, fact_id="x", changes={"description": "No."}, made_on=None),
    "add_versions": lambda change, family: change.add_versions(tables.ENTRY, [{**FACT, "description": "No."}], family_id=family),
    "withdraw": lambda change, family: change.withdraw(
        ["x"], family_id=family, import_id="i", file="f.csv", sheet="", source_row=1, known_on=None),
    "pass_on": lambda change, family: change.pass_on(family_id=family, import_id="i", known_on=None, heirs=[]),
    "known_earlier": lambda change, family: change.known_earlier([], family_id=family),
    "replace_readings": lambda change, family: change.replace_readings(family, [], []),
}


@pytest.mark.parametrize("door", DOORS)
def test_every_way_to_change_facts_is_of_the_changes_own_family_and_power(
    database: Database, monkeypatch: pytest.MonkeyPatch, door: str,
) -> None:
    monkeypatch.setattr(Database, "_holds", lambda *_: True)
    put(database, tables.ENTRY, *({**FACT, "family_id": family, "recorded_at": START} for family in ("f", "g")))
    of_entries = {Power.CHALLENGE, Power.ANSWER_CHALLENGE} if door in ("correct", "add_versions") else set()
    for power, family in ((Power.ADD, "g"), *((power, "f") for power in Power if power not in {Power.ADD, *of_entries})):
        with pytest.raises(AccessRefused), database.change("a", "test", family_id="f", power=power) as change:
            DOORS[door](change, family)
    with database.change("a", "test", family_id="f", power=Power.ADD) as change:
        DOORS[door](change, "f")
    with database._cursor() as cursor:
        kept = cursor.execute("select family_id, count(*) from care.entry group by all order by all").fetchall()
    assert ("g", 1) in kept and len(kept) == 2


@pytest.mark.parametrize("door", ["correct", "add_versions"])
def test_whoever_speaks_for_one_agency_rewrites_no_row_of_another(database: Database, monkeypatch: pytest.MonkeyPatch, door: str) -> None:
    monkeypatch.setattr(Database, "_holds", lambda *_: True)
    put(database, tables.ACCOUNT, account("school", "core_group_member", agency="education"))
    put(database, tables.ENTRY, {**FACT, "family_id": "f", "recorded_at": START})
    with pytest.raises(AccessRefused, match="their own agency"), database.change(
        "school", "test", family_id="f", power=Power.CHALLENGE,
    ) as change:
        DOORS[door](change, "f")


def test_a_draft_is_kept_for_the_changes_own_family_alone(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Database, "_holds", lambda *_: True)
    with pytest.raises(AccessRefused), database.change("a", "test", family_id="f") as change:
        change.keep_draft(family_id="g", form="form", fields_json="{}")


@pytest.mark.parametrize(("family", "may"), [("f", True), (WHOLE_COUNCIL, True), ("g", False), ("", False), (None, False)])
def test_a_change_adds_rows_of_its_own_family_alone(database: Database, monkeypatch: pytest.MonkeyPatch, family: str | None, may: bool) -> None:
    monkeypatch.setattr(Database, "_holds", lambda *_: True)
    rows = [{"family_id": "f", "fact_id": "own", "row_id": "own.1"}, {"family_id": family, "fact_id": "x", "row_id": "x.1"}]
    if may:
        with database.change("a", "test", family_id="f") as change:
            change.add(tables.ENTRY, rows)
            assert not change.of_rights
        return
    with pytest.raises(AccessRefused), database.change("a", "test", family_id="f") as change:
        change.add(tables.ENTRY, rows)


@pytest.mark.parametrize(("table", "power", "then"), [
    (tables.ACCESS, Power.MAKE_FAMILY, tables.MAPPING), (tables.ACCOUNT, Power.KEEP_ACCOUNTS, None),
    (tables.RESTRICTION, Power.RESTRICT_FAMILY, None), (tables.FAMILY, Power.ADD, tables.ENTRY),
])
def test_a_change_of_rights_says_so_and_goes_on_saying_so(
    database: Database, monkeypatch: pytest.MonkeyPatch, table: tables.Table, power: Power, then: tables.Table | None,
) -> None:
    monkeypatch.setattr(Database, "_holds", lambda *_: True)
    before = database._rights_changed
    with database.change("a", "test", family_id="f", power=power) as change:
        change.add(table, [{}])
        if then:
            change.add(then, [{}])
        assert change.of_rights
    assert database._rights_changed == before + 1


@pytest.mark.parametrize(("power", "family", "may"), [(Power.MAKE_FAMILY, "f", True), (Power.ADD, "f", False), (Power.MAKE_FAMILY, "g", False)])
def test_a_familys_rows_are_removed_only_to_make_it_afresh(
    database: Database, monkeypatch: pytest.MonkeyPatch, power: Power, family: str, may: bool,
) -> None:
    monkeypatch.setattr(Database, "_holds", lambda *_: True)
    put(database, tables.FAMILY, {"family_id": "f", "label": "F"}, {"family_id": "g", "label": "G"})
    if may:
        with database.change("a", "test", family_id="f", power=power) as change:
            change.remove_family(family)
            assert change.of_rights
    else:
        with pytest.raises(AccessRefused), database.change("a", "test", family_id="f", power=power) as change:
            change.remove_family(family)
    with database._cursor() as cursor:
        left = {row[0] for row in cursor.execute("select family_id from care.family").fetchall()}
    assert left == ({"g"} if may else {"f", "g"})


def test_whole_council_rows_are_loaded_only_in_a_change_made_for_it(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Database, "_holds", lambda *_: True)
    loaded = []
    monkeypatch.setattr("dashboard.store.council.load", lambda *_, **__: loaded.append(True))
    for power in (Power.ADD, Power.LOAD_COUNCIL, Power.SET_TIMESCALES):
        try:
            with database.change("a", "test", power=power) as change:
                change.load_council_rows(tables.ENTRY, None, import_id="i", sheet="")  # type: ignore[arg-type]
        except AccessRefused:
            assert power is not Power.LOAD_COUNCIL
    assert loaded == [True]


def test_an_account_that_is_kept_counts_at_once(database: Database) -> None:
    keep_account(database, ACTOR, actor="adm", sign_in_name="adm", name="A", agency="csc", roles=[Role.ADMINISTRATOR])
    assert database.scope_of("adm").may(Power.KEEP_ACCOUNTS) and not database.scope_of(ACTOR).powers


def test_the_writers_of_a_submission_are_those_of_its_own_parts_and_of_what_it_was_begun_from(live: Database) -> None:
    def submission(name: str, made_from: str = "", family: str = "f") -> None:
        put(live, tables.SUBMISSION, {"submission_id": name, "family_id": family, "made_from": made_from, "recorded_by": f"began {name} in {family}"})

    def part(table: tables.Table, submission_id: str, who: str, family: str = "f") -> None:
        put(live, table, {"submission_id": submission_id, "family_id": family, "recorded_by": who})

    submission("first")
    submission("second", "first")
    submission("other")
    submission("second", "other", family="g")
    for table in (tables.POINT, tables.THRESHOLD_ITEM, tables.NOTHING_CONTRARY):
        part(table, "second", f"wrote {table.name}")
        part(table, "first", f"wrote {table.name} of the first")
        part(table, "other", "wrote another")
        part(table, "second", "wrote in another family", family="g")
    put(live, tables.ACCESS, {**GRANT, "actor": "tm", "role": "team_manager", "grant_id": "h"})
    assert live.writers_of(live.scope_of("tm"), "f", "second") == {
        "began first in f", "began second in f",
        *(f"wrote {name}{of}" for name in ("point", "threshold_item", "nothing_contrary") for of in ("", " of the first")),
    }
    assert live.writers_of(live.scope_of("adm"), "f", "second") == frozenset(), "for those who may read submissions alone"
