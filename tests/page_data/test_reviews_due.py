"""Restrictions and refusals are due for review, are reviewed by a second person, and never end because nobody did."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.errors import AccessRefused
from dashboard.importers.take_in import new_family
from dashboard.page_data.restrictions_kept import ask_to_lift, lift, restrict, review_restriction
from dashboard.page_data.reviews_due import REVIEW, ReviewDue, reviews_due, standing
from dashboard.page_data.rights_kept import end_sight, give_sight, keep_account, review_refusal
from dashboard.page_data.who_may_see import who_may_see
from dashboard.store import Database, rights
from data_models.access import Power, RestrictionKind, Role, Scope
from data_models.dates import day_in_words
from data_models.policy import GrantKind
from data_models.record import Family
from data_models.tables import ACCESS, RESTRICTION, TIMESCALE_CHANGE
from data_models.timescales import timescales
from tests.conftest import ACTOR
from tests.store.test_guard import put

MANAGERS = ("tm1", "tm2", "tm3")
OFFICER = Scope("pri", powers=frozenset({Power.READ_TRAIL}))
WITHIN = timedelta(days=90)


def now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


@pytest.fixture
def staffed(database: Database) -> Database:
    """A record with an administrator, three managers, a worker and a privacy officer."""
    for actor, role in (
        ("adm", Role.ADMINISTRATOR), *((manager, Role.TEAM_MANAGER) for manager in MANAGERS), ("sw", Role.SOCIAL_WORKER),
        ("pri", Role.PRIVACY_OFFICER),
    ):
        keep_account(database, ACTOR if actor == "adm" else "adm", actor=actor, sign_in_name=actor, name=f"{actor.upper()} Name", agency="csc",
                     roles=[role])
    return database


def family_of_managers(database: Database, label: str = "Family T") -> Family:
    """Made by the first manager; all three are named for it, and the worker has sight of it without being named."""
    family = new_family(database, "tm1", label)
    for by, to in (("tm1", "tm2"), ("tm1", "tm3"), ("tm2", "tm1")):
        give_sight(database, by, family.id, to=to, role=Role.TEAM_MANAGER, named=True)
    give_sight(database, "tm1", family.id, to="sw", role=Role.SOCIAL_WORKER)
    return family


@dataclass
class Told:
    """What stands of one family, kept apart from the record by the test alone: who said the restriction last, who asked to lift it, and who
    said each refusal.
    """

    restricted_by: str = ""
    asked_by: str = ""
    refusals: dict[str, str] = field(default_factory=dict)


def act(database: Database, family: Family, told: Told, actor: str, what: str) -> bool:
    """Do it in the record and, where the rules allow it, in ``told``. Whether the rules allow it."""
    scope, grant = database.scope_of(actor), next(iter(told.refusals), "")
    if what == "restrict":
        allowed = not told.restricted_by
        done = attempted(lambda: restrict(database, scope, family, RestrictionKind.HIGH_RISK, reason="why"))
        told.restricted_by = actor if allowed else told.restricted_by
    elif what == "ask":
        allowed = bool(told.restricted_by)
        done = attempted(lambda: ask_to_lift(database, scope, family, reason="why"))
        told.asked_by = actor if allowed else ""
    elif what == "lift":
        allowed = told.asked_by not in ("", actor)
        done = attempted(lambda: lift(database, scope, family, reason="why"))
        told.restricted_by, told.asked_by = ("", "") if allowed else (told.restricted_by, told.asked_by)
    elif what == "review":
        allowed = told.restricted_by not in ("", actor)
        done = attempted(lambda: review_restriction(database, scope, family, reason="why"))
        told.restricted_by, told.asked_by = (actor, "") if allowed else (told.restricted_by, told.asked_by)
    elif what == "refuse":
        allowed = done = True
        told.refusals[give_sight(database, actor, family.id, to="sw", role=Role.SOCIAL_WORKER, kind=GrantKind.REFUSED, reason="kin")] = actor
    elif what == "review refusal":
        allowed = told.refusals.get(grant, actor) != actor
        done = bool(grant) and attempted(lambda: review_refusal(database, scope, family, grant, reason="why"))
        told.refusals |= {grant: actor} if allowed else {}
    else:
        allowed = told.refusals.get(grant, actor) != actor
        done = bool(grant) and attempted(lambda: end_sight(database, scope, family, grant, reason="why"))
        if allowed:
            del told.refusals[grant]
    assert done is allowed, what
    return allowed


def opened_or_unlisted(database: Database, family: Family, told: Told, later: datetime) -> list[str]:
    """What does not fit at ``later``, however far ahead: whether the worker sees the family, and what the officer is told is due."""
    listed = [one for one in standing(database, OFFICER, later) if one.family_id == family.id]
    said_by = [*filter(None, [told.asked_by or told.restricted_by]), *told.refusals.values()]
    fits = {
        "open or shut": (database.scope_of("sw", now=later).of(family.id) is None) is bool(told.restricted_by or told.refusals),
        "listed": sorted(one.said_by for one in listed) == sorted(said_by),
        "overdue": all(one.overdue(later.date()) is (one.due is None or one.due < later.date()) for one in listed),
        "due": all(one.due == one.said_on + WITHIN for one in listed if one.said_on and not told.asked_by),
    }
    return [what for what, holds in fits.items() if not holds]


def attempted(doing) -> bool:  # type: ignore[no-untyped-def]
    try:
        doing()
    except AccessRefused:
        return False
    return True


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(st.tuples(
        st.sampled_from(MANAGERS), st.sampled_from(["restrict", "ask", "lift", "review", "refuse", "review refusal", "end refusal"])), max_size=9),
    days=st.integers(0, 40_000),
)
def test_however_late_nothing_opens_that_a_second_person_did_not_end(staffed: Database, acts: list[tuple[str, str]], days: int) -> None:
    family, told = family_of_managers(staffed, "Family of one walk"), Told()
    for actor, what in acts:
        act(staffed, family, told, actor, what)
        assert opened_or_unlisted(staffed, family, told, now() + timedelta(days=days)) == [], (what, days)


def test_that_walk_would_catch_a_restriction_that_lapses(staffed: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    family, told = family_of_managers(staffed), Told(restricted_by="tm1")
    put(staffed, RESTRICTION, {"family_id": family.id, "category": "adoption", "review_by": date(2020, 3, 31), "recorded_by": "tm1",
                               "recorded_at": datetime(2020, 1, 1)})
    assert opened_or_unlisted(staffed, family, told, now()) == []
    lapsing = rights.right("families").replace("and not coalesce(lifted, false)", "and not coalesce(lifted, false) and review_by >= current_date")
    monkeypatch.setattr(rights, "right", lambda name, kept=rights.right: lapsing if name == "families" else kept(name))
    assert opened_or_unlisted(staffed, family, told, now()) == ["open or shut"]


def test_the_officer_sees_what_is_due_by_id_and_never_why(staffed: Database) -> None:
    family = family_of_managers(staffed)
    restrict(staffed, staffed.scope_of("tm1"), family, RestrictionKind.STAFF_INTEREST, reason="her sister works here")
    give_sight(staffed, "tm2", family.id, to="sw", role=Role.SOCIAL_WORKER, kind=GrantKind.REFUSED, reason="her sister works here")
    assert Scope("pri", (), staffed.scope_of("pri").powers).may(Power.READ_TRAIL)
    view = reviews_due(staffed, staffed.scope_of("pri"), now() + timedelta(days=90))
    due = day_in_words((now() + WITHIN).date())
    assert [row.cells[:4] for row in view.table.rows] == [
        (due, "Restricted: Conflict of interest of staff", family.id, "TM1 Name"), (due, "Sight refused to SW Name", family.id, "TM2 Name")]
    assert view.sentence.startswith("Restrictions and refusals of sight that stand: 2; their review overdue: 0.")
    assert "sister" not in str(view) and "Family T" not in str(view)
    late = reviews_due(staffed, staffed.scope_of("pri"), now() + timedelta(days=91))
    assert "their review overdue: 2" in late.sentence and [row.cells[0] for row in late.table.rows] == [f"{due}, overdue"] * 2
    assert {row.cells[2] for row in reviews_due(staffed, staffed.scope_of("tm1"), now()).table.rows} == {"Family T"}, "who has sight sees the name"
    assert reviews_due(staffed, staffed.scope_of("sw"), now()).table.rows == ()


def test_a_review_by_a_second_person_counts_anew_and_is_in_the_trail(staffed: Database) -> None:
    family = family_of_managers(staffed)
    put(staffed, RESTRICTION, {"family_id": family.id, "category": "adoption", "review_by": date(2020, 3, 31), "recorded_by": "tm1",
                               "recorded_at": datetime(2020, 1, 1)})
    view = who_may_see(staffed, staffed.scope_of("tm2"), family, now=now())
    assert "its review was due on 31 March 2020 and is not recorded" in view.restriction
    with pytest.raises(AccessRefused, match="second person"):
        review_restriction(staffed, staffed.scope_of("tm1"), family, reason="still")
    review_restriction(staffed, staffed.scope_of("tm2"), family, reason="still")
    (listed,) = standing(staffed, OFFICER, now())
    assert listed == ReviewDue(family.id, "Restricted: Adoption", "tm2", now().date(), (now() + WITHIN).date())
    assert ("tm2", "restriction reviewed", family.id) in [(event.actor, event.action, event.family_id) for event, _, _ in staffed.trail()]
    with pytest.raises(AccessRefused, match="restricted already"):
        restrict(staffed, staffed.scope_of("tm2"), family, RestrictionKind.ADOPTION, reason="again, in place of a review")


def test_a_refusal_is_reviewed_and_ended_by_a_second_person_and_has_no_last_day(staffed: Database) -> None:
    family = family_of_managers(staffed)
    with pytest.raises(AccessRefused, match="never lapses"):
        give_sight(staffed, "tm1", family.id, to="sw", role=Role.SOCIAL_WORKER, kind=GrantKind.REFUSED, until=now() + WITHIN, reason="kin")
    grant = give_sight(staffed, "tm1", family.id, to="sw", role=Role.SOCIAL_WORKER, kind=GrantKind.REFUSED, reason="kin")
    view = who_may_see(staffed, staffed.scope_of("tm1"), family, now=now() + timedelta(days=91))
    assert [which for which, _ in view.refusals] == [grant]
    assert any("and is not recorded" in row.cells[5] for row in view.table.rows if "refused" in row.cells[2])
    given_sight = next(which for which, words in view.standing if which != grant and words.startswith("SW"))
    for doing, which in ((review_refusal, grant), (end_sight, grant), (review_refusal, given_sight)):
        with pytest.raises(AccessRefused):
            doing(staffed, staffed.scope_of("tm1"), family, which, reason="alone")
    review_refusal(staffed, staffed.scope_of("tm2"), family, grant, reason="still kin")
    end_sight(staffed, staffed.scope_of("tm1"), family, grant, reason="moved away")
    with pytest.raises(AccessRefused, match="No such refusal"):
        review_refusal(staffed, staffed.scope_of("tm2"), family, grant, reason="too late")
    told = [event.action for event, _, _ in staffed.trail() if event.target == "sw" and event.family_id == family.id]
    assert told[-3:] == ["sight refused", "refusal reviewed", "sight ended"]


def test_what_has_no_recorded_day_for_its_review_is_overdue_and_comes_first(staffed: Database) -> None:
    family = family_of_managers(staffed)
    restrict(staffed, staffed.scope_of("tm1"), family, RestrictionKind.HIGH_RISK, reason="why")
    put(staffed, ACCESS, {"actor": "sw", "family_id": family.id, "role": "social_worker", "kind": "refused"})
    first, second = standing(staffed, OFFICER, now())
    assert (first.due, first.overdue(now().date()), first.said_by) == (None, True, "not recorded") and not second.overdue(now().date())
    assert reviews_due(staffed, OFFICER, now()).table.rows[0].cells[0] == "overdue: when it was due is not recorded"
    assert "when its review was due is not recorded" in str(who_may_see(staffed, staffed.scope_of("tm1"), family, now=now()).table)


def test_the_councils_own_figure_is_the_one_that_counts(staffed: Database) -> None:
    assert timescales()[REVIEW].value == WITHIN.days and timescales()[REVIEW].confirm
    put(staffed, TIMESCALE_CHANGE, {
        "change_id": "c", "code": REVIEW, "value": 30, "calendar": "calendar", "effective_from": date(2020, 1, 1), "source": "Our own procedure",
        "confirm": False, "recorded_by": "adm", "recorded_at": datetime(2020, 1, 1)})
    family = family_of_managers(staffed)
    restrict(staffed, staffed.scope_of("tm1"), family, RestrictionKind.HIGH_RISK, reason="why")
    give_sight(staffed, "tm1", family.id, to="sw", role=Role.SOCIAL_WORKER, kind=GrantKind.REFUSED, reason="kin")
    assert {one.due for one in standing(staffed, OFFICER, now())} == {(now() + timedelta(days=30)).date()}
