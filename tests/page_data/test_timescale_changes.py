"""Changes and variations of timescales in the record: who may add them, what is refused, superseding, taking back, and who sees them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from dashboard.errors import AccessRefused, DashboardError
from dashboard.importers.take_in import new_family
from dashboard.page_data.history import history_of
from dashboard.page_data.rights_kept import keep_account
from dashboard.page_data.rules import timescale_history, timescales_in_force, variations_recorded
from dashboard.page_data.timescale_changes import SUSPENDED, keep_change, keep_variation, read_change, read_variation, take_back
from dashboard.page_data.timescales import timescales_of
from dashboard.store import Database
from data_models.access import NOBODY, Power, Role, Scope
from data_models.columns import Table
from data_models.tables import SET_BY_THE_COUNCIL, TIMESCALE_CHANGE
from data_models.timescale_changes import PUBLISHED
from data_models.timescales import timescales
from tests.conftest import ACTOR

TODAY, VISIT = date(2026, 11, 26), "child_protection_visit"
CHANGE = {"code": VISIT, "value": "15", "calendar": "working", "effective_from": "1 April 2024", "source": "Local procedures 5.2", "confirm": ""}
VARIATION = {"codes": f"{VISIT}; first_core_group", "terms": SUSPENDED, "value": "", "first": "23 March 2020", "last": "3 July 2020",
             "authority": "Order 4", "reason": "Pandemic", "confirm": "confirm"}


@pytest.fixture
def officer(database: Database) -> Scope:
    for actor, role in (("adm", Role.ADMINISTRATOR), ("officer", Role.DATA_OFFICER), ("worker", Role.SOCIAL_WORKER)):
        keep_account(database, ACTOR if actor == "adm" else "adm", actor=actor, sign_in_name=actor, name=actor, agency="csc", roles=[role])
    return database.scope_of("officer")


def kept(database: Database, scope: Scope, **different: str) -> str:
    """The id of the change kept."""
    assert keep_change(database, scope, CHANGE | different, today=TODAY) == {}
    return timescales_of(database, scope).changes[-1].id


def test_a_change_is_kept_with_who_when_and_an_audit_event(database: Database, officer: Scope) -> None:
    events, _ = database.first_broken_audit_event()
    kept(database, officer)
    change, = timescales_of(database, officer).changes
    assert (change.code, change.value, change.effective_from, change.source) == (VISIT, 15, date(2024, 4, 1), "Local procedures 5.2")
    assert (change.recorded_by, change.stands) == ("officer", True)
    assert database.first_broken_audit_event() == (events + 1, None)


@pytest.mark.parametrize("table", SET_BY_THE_COUNCIL, ids=lambda table: table.name)
def test_the_store_refuses_whoever_has_no_right_whatever_door_they_come_by(database: Database, officer: Scope, table: Table) -> None:
    family = new_family(database, "worker", "Family Y")  # a right to a family is none to the council's timescales
    row = {"recorded_at": datetime(2026, 1, 1), "recorded_by": "worker"}
    with pytest.raises(AccessRefused), database.change("worker", "planted", power=Power.SET_TIMESCALES) as change:
        change.add(table, [row])
    with pytest.raises(AccessRefused), database.change("worker", "planted", family_id=family.id) as change:
        change.add(table, [row])
    with database._cursor() as cursor:
        assert cursor.execute(f"select count(*) from {table.full_name}").fetchone() == (0,)  # noqa: S608 - a table's own name


@pytest.mark.parametrize("keep", [
    lambda database, scope: keep_change(database, scope, CHANGE, today=TODAY),
    lambda database, scope: keep_variation(database, scope, VARIATION, today=TODAY),
])
def test_a_scope_that_only_claims_the_right_is_refused(database: Database, officer: Scope, keep: Callable[[Database, Scope], Any]) -> None:
    with pytest.raises(AccessRefused):
        keep(database, Scope("worker", powers=frozenset({Power.SET_TIMESCALES})))
    known = timescales_of(database, officer)
    assert (known.changes, known.variations) == ((), ())


def test_nobody_without_the_right_takes_one_back(database: Database, officer: Scope) -> None:
    change = kept(database, officer)
    with pytest.raises(AccessRefused):
        take_back(database, Scope("worker", powers=frozenset({Power.SET_TIMESCALES, Power.LOAD_COUNCIL})), change)
    assert timescales_of(database, officer).changes[0].stands


@pytest.mark.parametrize(("field", "text", "why"), [
    ("code", "", "Choose"), ("code", "made_up", "Choose"), ("value", "", "whole number"), ("value", "0", "whole number"), ("value", "3651", "whole"),
    ("value", "ten", "whole"), ("value", "²", "whole"), ("effective_from", "", "date is needed"), ("effective_from", "2024", "Not read"),
    ("effective_from", "31/02/2024", "Not read"), ("source", "  ", "Words are needed"),
])
def test_what_a_change_must_say(database: Database, officer: Scope, field: str, text: str, why: str) -> None:
    refused = keep_change(database, officer, CHANGE | {field: text}, today=TODAY)
    assert [*refused] == [field] and why in refused[field]
    assert timescales_of(database, officer).changes == ()


@pytest.mark.parametrize(("field", "text", "why"), [
    ("codes", "", "Choose"), ("first", "", "date is needed"), ("last", "22 March 2020", "before the first"), ("authority", "", "Words are needed"),
    ("reason", "", "reason is needed"),
])
def test_what_a_variation_must_say(database: Database, officer: Scope, field: str, text: str, why: str) -> None:
    refused = keep_variation(database, officer, VARIATION | {field: text}, today=TODAY)
    assert [*refused] == [field] and why in refused[field]
    assert timescales_of(database, officer).variations == ()


def test_a_variation_that_allows_no_more_than_the_timescale_is_refused() -> None:
    read = read_variation(PUBLISHED, VARIATION | {"terms": "working", "value": "10"}, today=TODAY)
    assert "already allows 10 working days" in read.refused["value"]
    assert not read_variation(PUBLISHED, VARIATION | {"terms": "working", "value": "11"}, today=TODAY).refused


def test_the_effect_is_said_before_saving() -> None:
    assert read_change(PUBLISHED, CHANGE, today=TODAY).effect == (
        "Applies to clocks started on or after 1 April 2024: 15 working days from visit before, or start of plan. Clocks started before then keep "
        "10 working days. Dates gone by are read with it too, and what they say then names the day on which it was entered here."
    )
    assert "gone by" not in read_change(PUBLISHED, CHANGE | {"effective_from": "27 November 2026"}, today=TODAY).effect
    assert "days from 23 March 2020 to 3 July 2020 are not counted" in read_variation(PUBLISHED, VARIATION, today=TODAY).effect


def test_a_later_row_supersedes_and_nothing_is_lost(database: Database, officer: Scope) -> None:
    kept(database, officer)
    effect = read_change(timescales_of(database, officer), CHANGE | {"value": "20"}, today=TODAY).effect
    assert "takes the place of the 15 working days recorded for the same day" in effect
    kept(database, officer, value="20")
    earlier = read_change(timescales_of(database, officer), CHANGE | {"effective_from": "1 April 2023"}, today=TODAY).effect
    assert "and before 1 April 2024, when 20 working days applies" in earlier
    known = timescales_of(database, officer)
    assert [row.value for row in known.changes] == [15, 20]
    assert known.in_force(VISIT, date(2024, 4, 1)).value == 20


def test_saving_the_same_twice_adds_one_row(database: Database, officer: Scope) -> None:
    kept(database, officer)
    assert "Nothing differs" in keep_change(database, officer, CHANGE, today=TODAY)[""]
    assert len(timescales_of(database, officer).changes) == 1


def test_what_is_taken_back_counts_no_more_and_stays_in_the_table(database: Database, officer: Scope) -> None:
    change = kept(database, officer)
    take_back(database, officer, change)
    known = timescales_of(database, officer)
    assert known.in_force(VISIT, TODAY) == timescales()[VISIT]
    assert "taken back" in timescale_history(known).rows[0].cells[-1]
    with pytest.raises(DashboardError, match="already"):
        take_back(database, officer, change)


def test_two_rows_that_take_one_back_do_not_make_two_of_it(database: Database, officer: Scope) -> None:
    change = kept(database, officer)
    with database.change("officer", "two at once", power=Power.SET_TIMESCALES) as both:
        both.add(SET_BY_THE_COUNCIL[2], [
            {"taken_back_id": change, "recorded_at": datetime(2026, 11, day), "recorded_by": f"officer {day}"} for day in (25, 24)
        ])
    row, = timescales_of(database, officer).changes
    assert row.taken_back_by == "officer 24"


def test_a_variation_is_kept_and_shown(database: Database, officer: Scope) -> None:
    assert keep_variation(database, officer, VARIATION, today=TODAY) == {}
    known = timescales_of(database, officer)
    assert known.variations[0].in_words() == "Order 4, 23 March 2020 to 3 July 2020: suspended; to be confirmed"
    assert variations_recorded(known).rows[0].cells[3:6] == ("suspended", "Order 4 (to be confirmed)", "Pandemic")
    rows = {row.cells[0]: row.cells[-1] for row in timescales_in_force(known, TODAY).rows}
    assert "Order 4" in rows[timescales()[VISIT].title] and rows["Long child protection plan"] == "none recorded"


def test_the_table_in_force_changes_on_the_day_and_not_before(database: Database, officer: Scope) -> None:
    kept(database, officer, effective_from="27 November 2026")
    known = timescales_of(database, officer)
    title = timescales()[VISIT].title

    def row(day: date) -> tuple[str, ...]:
        return next(row.cells for row in timescales_in_force(known, day).rows if row.cells[0] == title)

    assert row(TODAY)[1].startswith("10 working days") and row(TODAY)[2] == "as it came with the dashboard"
    assert row(date(2026, 11, 27))[1:4] == ("15 working days from visit before, or start of plan", "27 November 2026", "Local procedures 5.2")


def test_whoever_sees_any_family_sees_them_and_nobody_else(database: Database, officer: Scope) -> None:
    kept(database, officer)
    new_family(database, "worker", "Family Y")
    assert len(timescales_of(database, database.scope_of("worker")).changes) == 1
    assert timescales_of(database, NOBODY) == PUBLISHED


def test_every_family_reads_with_a_change_at_once(database: Database, officer: Scope) -> None:
    family = new_family(database, "worker", "Family Y")
    scope, before = database.scope_of("worker"), database.version_of(family.id)
    kept(database, officer)
    assert database.version_of(family.id) != before
    assert history_of(database, scope, family, date(2020, 1, 1)).timescales.in_force(VISIT, date(2024, 4, 1)).value == 15


def test_a_change_of_a_timescale_that_is_no_more_is_left_out(database: Database, officer: Scope) -> None:
    with database.change("officer", "by an earlier version", power=Power.SET_TIMESCALES) as change:
        change.add(TIMESCALE_CHANGE, [{"change_id": "old", "code": "no_more", "value": 3, "calendar": "working", "effective_from": date(2024, 1, 1),
                                       "source": "s", "confirm": False, "recorded_at": datetime(2024, 1, 1), "recorded_by": "officer"}])
    assert timescales_of(database, officer) == PUBLISHED
