"""Giving, refusing and ending sight; restricting by two; an emergency that is loud and short; and nobody past the store's own door."""

from datetime import UTC, datetime, timedelta

import pytest

from dashboard.errors import AccessRefused, UnknownFamily
from dashboard.importers.take_in import new_family, take_in
from dashboard.page_data.history import family_called
from dashboard.page_data.restrictions_kept import ask_to_lift, lift, restrict
from dashboard.page_data.rights_kept import EMERGENCY_LASTS, end_sight, give_sight, keep_account, open_in_emergency
from dashboard.page_data.who_may_see import who_may_see
from dashboard.store import Database
from data_models.access import Power, RestrictionKind, Role
from data_models.policy import GrantKind
from data_models.record import Family
from data_models.tables import ACCESS, ENTRY
from tests.conftest import ACTOR, TODAY
from tests.store.test_database import add_entry, entry_row, known

FRESH = timedelta(minutes=5)


def now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


@pytest.fixture
def family(database: Database) -> Family:
    """A family that team manager ``tm`` made, in a record whose people have accounts."""
    for actor, agency, role in (
        ("adm", "csc", Role.ADMINISTRATOR), ("tm", "csc", Role.TEAM_MANAGER), ("tm2", "csc", Role.TEAM_MANAGER), ("sw", "csc", Role.SOCIAL_WORKER),
        ("pol", "police", Role.CORE_GROUP_MEMBER), ("law", "csc", Role.LAWYER), ("pri", "csc", Role.PRIVACY_OFFICER),
    ):
        keep_account(database, ACTOR if actor == "adm" else "adm", actor=actor, sign_in_name=actor, name=actor.upper(), agency=agency, roles=[role])
    made = new_family(database, "tm", "Family T")
    for label in ("normal", "police_intelligence", "privileged"):
        for agency in ("police", "gp"):
            add_entry(database, made.id, f"{agency}-{label}", actor="tm", agency=agency, sensitivity=label)
    return made


def entries(database: Database, actor: str, family: Family) -> set[str]:
    return {str(row["fact_id"]) for row in known(database, database.scope_of(actor), family.id, TODAY)}


def actions(database: Database) -> list[tuple[str, str]]:
    with database._cursor() as cursor:
        return cursor.execute("select actor, action from audit.event order by number").fetchall()


def test_each_part_reads_its_own_labels_and_no_more(database: Database, family: Family) -> None:
    give_sight(database, "tm", family.id, to="pol", role=Role.CORE_GROUP_MEMBER)
    give_sight(database, "tm", family.id, to="law", role=Role.LAWYER)
    assert entries(database, "pol", family) == {"police-normal", "police-police_intelligence", "gp-normal"}
    assert len(entries(database, "law", family)) == 6
    assert entries(database, "tm", family) == {"police-normal", "police-police_intelligence", "gp-normal", "gp-police_intelligence"}
    assert entries(database, "sw", family) == entries(database, "adm", family) == entries(database, "pri", family) == set()


def test_sight_ends_at_once_and_a_refusal_beats_it(database: Database, family: Family) -> None:
    grant = give_sight(database, "tm", family.id, to="sw", role=Role.SOCIAL_WORKER)
    assert entries(database, "sw", family)
    end_sight(database, database.scope_of("tm"), family, grant, reason="moved team")
    assert not entries(database, "sw", family)
    give_sight(database, "tm", family.id, to="sw", role=Role.SOCIAL_WORKER)
    give_sight(database, "tm", family.id, to="sw", role=Role.SOCIAL_WORKER, kind=GrantKind.REFUSED, reason="relative")
    assert not entries(database, "sw", family)
    view = who_may_see(database, database.scope_of("tm"), family, now=now())
    assert "1 person may not" in view.sentence and len(view.table.rows) == 4


@pytest.mark.parametrize("actor", ["sw", "pol", "law", "adm", "pri", ACTOR])
def test_nobody_gives_sight_who_may_not_and_the_try_is_written(database: Database, family: Family, actor: str) -> None:
    with pytest.raises((AccessRefused, UnknownFamily)):
        give_sight(database, actor, family.id, to="somebody", role=Role.SOCIAL_WORKER)
    assert (actor, "refused") in actions(database)


def test_nobody_gives_sight_to_themselves_or_changes_their_own_account(database: Database, family: Family) -> None:
    with pytest.raises(AccessRefused):
        give_sight(database, "tm", family.id, to="tm", role=Role.TEAM_MANAGER, named=True)
    with pytest.raises(AccessRefused):
        keep_account(database, "adm", actor="adm", sign_in_name="adm", name="A", agency="csc", roles=[Role.ADMINISTRATOR, Role.LAWYER])
    with pytest.raises(AccessRefused):
        keep_account(database, ACTOR, actor="x", sign_in_name="x", name="X", agency="csc", roles=[Role.LAWYER])


def test_who_may_look_may_not_change_and_a_change_is_about_one_family(database: Database, family: Family) -> None:
    give_sight(database, "tm", family.id, to="law", role=Role.LAWYER)
    with pytest.raises(AccessRefused, match="may not take files in"):
        take_in(database, database.scope_of("law"), family, name="a.csv", content=b"Date,Event\n2020-01-01,Seen\n", today=TODAY, agency="School")
    other = new_family(database, "tm2", "Family U")
    with pytest.raises(AccessRefused), database.change("tm", "test", family_id=family.id) as change:
        change.add(ENTRY, [entry_row(other.id, "slipped in")])
    with pytest.raises(AccessRefused), database.change("tm", "test", family_id=family.id) as change:
        change.add(ACCESS, [{"actor": "sw", "family_id": family.id, "role": "social_worker", "agencies": [], "sensitivities": []}])
    assert not entries(database, "tm2", other)


def test_a_restricted_family_is_for_those_named_and_two_people_lift_it(database: Database, family: Family) -> None:
    give_sight(database, "tm", family.id, to="pol", role=Role.CORE_GROUP_MEMBER, named=True)
    give_sight(database, "tm", family.id, to="tm2", role=Role.TEAM_MANAGER, named=True)
    with pytest.raises(AccessRefused, match="Name at least two"):
        restrict(database, database.scope_of("tm2"), family, RestrictionKind.STAFF_INTEREST, reason="works here")
    give_sight(database, "tm2", family.id, to="tm", role=Role.TEAM_MANAGER, named=True)
    restrict(database, database.scope_of("tm2"), family, RestrictionKind.STAFF_INTEREST, reason="works here")
    assert entries(database, "tm", family) and entries(database, "tm2", family)
    assert not entries(database, "pol", family), "never for another agency"
    with pytest.raises(AccessRefused, match="Nobody has asked"):
        lift(database, database.scope_of("tm"), family, reason="over")
    ask_to_lift(database, database.scope_of("tm"), family, reason="over")
    with pytest.raises(AccessRefused, match="second person"):
        lift(database, database.scope_of("tm"), family, reason="over")
    assert not entries(database, "pol", family)
    lift(database, database.scope_of("tm2"), family, reason="over")
    assert entries(database, "pol", family)


def test_an_emergency_lasts_an_hour_is_loud_and_leaves_legal_advice_shut(database: Database, family: Family) -> None:
    signed_in = now()
    open_in_emergency(database, database.scope_of("sw"), "family t", reason="a child at the door", signed_in_at=signed_in, fresh=FRESH)
    assert entries(database, "sw", family) == {"police-normal", "police-police_intelligence", "gp-normal", "gp-police_intelligence"}
    assert not database.scope_of("sw").may(Power.EXPORT, family.id)
    assert database.scope_of("sw", now=now() + EMERGENCY_LASTS).family_ids == ()
    assert ("sw", "emergency opened") in actions(database)


def test_an_emergency_says_the_same_of_a_family_that_is_not_there_restricted_or_refused(database: Database, family: Family) -> None:
    give_sight(database, "tm", family.id, to="tm2", role=Role.TEAM_MANAGER, named=True)
    give_sight(database, "tm2", family.id, to="tm", role=Role.TEAM_MANAGER, named=True)
    restrict(database, database.scope_of("tm"), family, RestrictionKind.HIGH_PROFILE, reason="known")
    refused = new_family(database, "tm", "Family R")
    give_sight(database, "tm", refused.id, to="sw", role=Role.SOCIAL_WORKER, kind=GrantKind.REFUSED, reason="neighbour")
    told = set()
    for label in ("Family T", "Family R", "Family Nowhere"):
        with pytest.raises(UnknownFamily) as said:
            open_in_emergency(database, database.scope_of("sw"), label, reason="now", signed_in_at=now(), fresh=FRESH)
        told.add(str(said.value))
        with pytest.raises(UnknownFamily) as said:
            family_called(database, database.scope_of("sw"), label)
        told.add(str(said.value))
    assert len(told) == 1


@pytest.mark.parametrize(("actor", "reason", "ago"), [("law", "now", 0), ("sw", " ", 0), ("sw", "now", 6), ("pol", "now", 0)])
def test_an_emergency_needs_the_power_a_reason_and_a_fresh_sign_in(database: Database, family: Family, actor: str, reason: str, ago: int) -> None:
    with pytest.raises(AccessRefused):
        open_in_emergency(
            database, database.scope_of(actor), "Family T", reason=reason, signed_in_at=now() - timedelta(minutes=ago), fresh=FRESH)
    assert not entries(database, actor, family)
