"""A sign-in ends by standing idle, by its age, by its own way out or an administrator's; and it never begins again."""

from datetime import datetime, timedelta

import pytest

from dashboard.errors import AccessRefused
from dashboard.page_data.rights_kept import keep_account
from dashboard.store import Database
from data_models.access import Role
from data_models.sign_in import Ended, Limits
from tests.conftest import ACTOR

START = datetime(2026, 11, 26, 9)
LIMITS = Limits()
SECOND = timedelta(seconds=1)


def seen(database: Database, after: timedelta, key: str = "k", actor: str = "sw", started: datetime = START) -> Ended | None:
    return database.sign_in_seen(key, actor, started_at=started, now=START + after, limits=LIMITS)


def test_it_lasts_while_used_and_ends_when_idle(database: Database) -> None:
    for minutes in (0, 14, 28, 42):
        assert seen(database, timedelta(minutes=minutes)) is None
    last = timedelta(minutes=42)
    assert database.sign_in_state("k", now=START + last + LIMITS.idle - SECOND, limits=LIMITS) is None
    assert database.sign_in_state("k", now=START + last + LIMITS.idle, limits=LIMITS) is Ended.IDLE, "and asking is no use of it"
    assert seen(database, last + LIMITS.idle) is Ended.IDLE
    assert seen(database, last + LIMITS.idle + SECOND) is Ended.IDLE, "once ended it stays ended"


def test_it_ends_with_its_age_however_much_it_is_used(database: Database) -> None:
    step = timedelta(minutes=10)
    count = LIMITS.age // step
    assert [seen(database, step * number) for number in range(count)] == [None] * count
    assert seen(database, LIMITS.age) is Ended.AGE


@pytest.mark.parametrize("age", [timedelta(days=29), -timedelta(minutes=6)])
def test_a_cookie_of_last_month_or_of_a_clock_gone_wrong_begins_nothing(database: Database, age: timedelta) -> None:
    assert seen(database, timedelta(0), started=START - age) is Ended.AGE


def test_one_that_never_began_has_ended(database: Database) -> None:
    assert database.sign_in_state("guess", now=START, limits=LIMITS) is Ended.SIGNED_OUT


def test_the_way_out_ends_one_and_an_administrator_ends_all(database: Database) -> None:
    keep_account(database, ACTOR, actor="adm", sign_in_name="adm", name="A", agency="csc", roles=[Role.ADMINISTRATOR])
    for key in ("one", "two", "three"):
        seen(database, timedelta(0), key)
    assert database.end_sign_ins("sw", by="sw", how=Ended.SIGNED_OUT, now=START, key="one") == 1
    assert [seen(database, SECOND, key) for key in ("one", "two", "three")] == [Ended.SIGNED_OUT, None, None]
    with pytest.raises(AccessRefused):
        database.end_sign_ins("sw", by="another", how=Ended.BY_ADMINISTRATOR, now=START)
    assert database.end_sign_ins("sw", by="adm", how=Ended.BY_ADMINISTRATOR, now=START) == 2
    assert [seen(database, SECOND, key) for key in ("two", "three")] == [Ended.BY_ADMINISTRATOR] * 2
