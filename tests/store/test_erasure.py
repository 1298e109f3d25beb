"""Erasure: who may, what blocks it, what stays, and that being cut off leaves all or nothing."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import AccessRefused, DashboardError, StoreRefused
from dashboard.importers.take_in import new_family
from dashboard.page_data.holds import hold_record, lift_hold
from dashboard.store import Database, erasure
from dashboard.store.erasure import erase, erase_from, generations_holding
from dashboard.store.generations import checked
from data_models.access import ErasureReason, Power
from data_models.council import COUNCIL_REJECTED, COUNCIL_ROW, SSD_RECORD
from data_models.record import Family
from data_models.tables import ACCOUNT
from tests.conftest import ACTOR, KEY, copied_record
from tests.store.test_database import add_entry

WHY = ErasureReason.RETENTION_ENDED
TODAY = date(2026, 11, 24)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "home" / "record.duckdb"


@pytest.fixture
def family(record: Path) -> Family:
    with Database(record, KEY) as database:
        made = new_family(database, ACTOR, "Family T")
        add_entry(database, made.id, "one")
        return made


def families_in(record: Path) -> list[str]:
    with Database(record, KEY) as database:
        return [row["label"] for row in database.ask(database.scope_of(ACTOR), "families")]


def trail_of(record: Path, family_id: str) -> list[tuple[str, str]]:
    with Database(record, KEY) as database, database._cursor() as cursor:
        found = cursor.execute("select action, target from audit.event where family_id = $f order by number", {"f": family_id}).fetchall()
        assert database.first_broken_audit_event()[1] is None
        return found


def test_the_trail_says_who_erased_when_and_the_code_of_the_reason_and_nothing_of_the_content(record: Path, family: Family) -> None:
    erased = erase(record, KEY, actor=ACTOR, family_id=family.id, reason=WHY)
    assert (erased["care.entry"], erased["care.family"]) == (1, 1)
    assert families_in(record) == []
    assert trail_of(record, family.id)[-2:] == [("erasure begun", "retention_ended"), ("family erased", "retention_ended")]


def test_a_held_record_is_not_erased_and_the_attempt_is_in_the_trail(record: Path, family: Family) -> None:
    with Database(record, KEY) as database:
        hold_record(database, ACTOR, family, "An inquiry", today=TODAY)
    with pytest.raises(StoreRefused, match="held since 2026-11-24"):
        erase(record, KEY, actor=ACTOR, family_id=family.id, reason=WHY)
    assert families_in(record) == ["Family T"]
    assert trail_of(record, family.id)[-1] == ("erasure refused", "held")
    with Database(record, KEY) as database:
        lift_hold(database, ACTOR, family, "The inquiry has reported", today=TODAY)
    erase(record, KEY, actor=ACTOR, family_id=family.id, reason=WHY)
    assert families_in(record) == []


def test_a_hold_needs_a_reason_and_one_that_does_not_stand_cannot_be_lifted(record: Path, family: Family) -> None:
    with Database(record, KEY) as database:
        with pytest.raises(DashboardError, match="Say why"):
            hold_record(database, ACTOR, family, "  ", today=TODAY)
        with pytest.raises(DashboardError, match="No hold stands"):
            lift_hold(database, ACTOR, family, "over", today=TODAY)


@pytest.mark.parametrize(("role", "may_erase", "may_hold"), [
    ("data_officer", True, False), ("lawyer", False, True), ("privacy_officer", False, True), ("administrator", False, False),
    ("social_worker", False, False),
])
def test_whoever_erases_cannot_lift_a_hold(record: Path, family: Family, role: str, may_erase: bool, may_hold: bool) -> None:
    with Database(record, KEY) as database:
        with database.change(ACTOR, "account kept", power=Power.KEEP_ACCOUNTS) as change:
            change.add(ACCOUNT, [{"actor": "somebody", "agency": "social_care", "roles": [role], "off": False}])
        powers = database.scope_of("somebody").powers
    assert (Power.ERASE in powers, Power.HOLD_FAMILY in powers) == (may_erase, may_hold)
    if not may_erase:
        with pytest.raises(AccessRefused, match="erase a family's record"):
            erase(record, KEY, actor="somebody", family_id=family.id, reason=WHY)
        assert trail_of(record, family.id)[-1][0] != "family erased"


@pytest.mark.parametrize("step", ["to_disk", "rewriting"])
def test_cut_off_before_the_new_file_takes_its_place_nothing_is_erased(
    record: Path, family: Family, step: str, monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError

    if step == "to_disk":
        monkeypatch.setattr(erasure, "to_disk", fails)
    else:
        monkeypatch.setattr(Database, "rewrite_without", fails)
    with pytest.raises(OSError):
        erase(record, KEY, actor=ACTOR, family_id=family.id, reason=WHY)
    monkeypatch.undo()
    assert families_in(record) == ["Family T"]
    erase(record, KEY, actor=ACTOR, family_id=family.id, reason=WHY)
    assert families_in(record) == []
    assert sorted(path.name for path in record.parent.iterdir() if "being" in path.name) == []


def test_a_generation_that_cannot_be_read_is_named_as_one_that_may_hold_the_family(record: Path, family: Family, tmp_path: Path) -> None:
    with Database(record, KEY) as database:
        first = database.backup(tmp_path / "backup")
        database.record_view(ACTOR, "page viewed")
        second = database.backup(tmp_path / "backup")
    assert first and second
    second.record.write_bytes(b"not a record")
    erase(record, KEY, actor=ACTOR, family_id=family.id, reason=WHY)
    held = generations_holding(tmp_path / "backup", KEY, family.id, kept=14)
    assert [(one.generation.number, one.readable) for one in held] == [(1, True), (2, False)]
    assert held[0].until.startswith("goes when 13 more have been made")
    before = checked(first, KEY)
    erase_from(held[0].generation, KEY, family.id)
    after = checked(first, KEY)
    assert (after.made_at, after.head, after.tables["care.family"], after.tables["audit.event"]) == (
        before.made_at, before.head, 0, before.tables["audit.event"])
    assert [one.generation.number for one in generations_holding(tmp_path / "backup", KEY, family.id, kept=14)] == [2]


def test_whole_council_rows_go_only_where_their_child_is_named_and_take_what_belongs_to_them_along(record: Path, family: Family) -> None:
    with Database(record, KEY) as database, database._cursor() as cursor:
        for number in ("17", "170"):
            cursor.execute("insert into ssd.ssd_person (pers_person_id) values ($n)", {"n": number})
            cursor.execute("insert into council.row (child_id, cells_json) values ($n, 'x')", {"n": number})
            cursor.execute("insert into ssd.ssd_cp_plans (cppl_cp_plan_id, cppl_person_id) values ('plan' || $n, $n)", {"n": number})
        cursor.execute("insert into ssd.ssd_cp_visits (cppv_cp_visit_id, cppv_cp_plan_id) values ('v1', 'plan17'), ('v2', 'plan170')")
    copy = record.with_name("copy.duckdb")
    copied_record(record, copy)
    erased = erase(record, KEY, actor=ACTOR, family_id=family.id, reason=WHY)
    assert not any(name.startswith(("ssd.", "council.")) for name in erased)
    erased = erase(copy, KEY, actor=ACTOR, family_id=family.id, reason=WHY, children=["17"])
    assert {name: number for name, number in erased.items() if name.startswith(("ssd.", "council."))} == {
        COUNCIL_ROW.full_name: 1, SSD_RECORD["ssd_person"].full_name: 1, SSD_RECORD["ssd_cp_plans"].full_name: 1,
        SSD_RECORD["ssd_cp_visits"].full_name: 1,
    }
    assert COUNCIL_REJECTED.full_name not in erased
