"""Each form fills its table; what is kept opens what was typed, counts from the day it was known, and a draft is one person's own."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.errors import ChangedMeanwhile
from dashboard.importers.take_in import new_family
from dashboard.importers.typed_rows import text_before
from dashboard.importers.undo import undo_import
from dashboard.page_data.history import history_of
from dashboard.page_data.key_in import FORMS, Form, fields_of
from dashboard.page_data.keyed_in import NOTHING_NEW, draft_of, keep_draft, keep_form, keyed_in, keyed_table, stored_facts
from dashboard.page_data.source import source_view
from dashboard.store import Database
from data_models import tables
from data_models.access import Scope
from data_models.assessment import PoliceOutcome
from data_models.forum import MeetingKind, YesNo
from data_models.history import History
from data_models.record import Fact, Family

TODAY = date(2026, 11, 24)
LATER = date(2027, 12, 1)
BY_KEY = {form.key: form for form in FORMS}
TYPED = {
    "pre_proceedings": {"children": "Child X1", "happened": "1 May 2020", "letter_sent": "8 May 2020", "evidence_ref": "Letter of 8 May"},
    "written_undertaking": {"happened": "3 May 2020", "outcome": "No visits", "manager_present": "yes", "evidence_ref": "Signed paper, page 2"},
    "strategy_meeting": {"happened": "4 May 2020", "concerning": "Child X1", "evidence_ref": "Minute 1"},
    "information_request": {"asked_agency": "GP", "about": "Father X", "happened": "5 May 2020", "result": "nothing_held", "evidence_ref": "E-mail"},
    "allegation": {"about": "Father X", "made_by": "Child X1", "happened": "6 May 2020", "theme": "physical_abuse", "evidence_ref": "Police log"},
    "chronology_entry": {
        "happened": "7 May 2020", "agency": "school", "description": "Tired in class", "doc_ref": "File p. 9", "evidence_status": "first_hand"},
}


@pytest.fixture
def family(database: Database) -> Family:
    return new_family(database, "local", "Family X")


@pytest.fixture
def scope(database: Database, family: Family) -> Scope:
    return database.scope_of("local")


def kept(database: Database, scope: Scope, family: Family, form: Form, **also: str) -> str:
    outcome = keep_form(database, scope, family, form, {**TYPED[form.key], **also}, today=TODAY)
    assert not outcome.refused
    return outcome.import_id


def test_there_is_text_to_type_for_every_form() -> None:
    assert set(TYPED) == set(BY_KEY)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_every_form_asks_for_its_evidence_its_sensitivity_and_the_day_it_was_known(form: Form) -> None:
    assert [column.heading for column in form.columns][-3:] == ["Evidence reference", "Known on", "Sensitivity"]
    asked = {column.name for column in form.columns} | set(form.fixed)
    assert {column.name for column in form.table.filled_in() if column.required} <= asked, "a column that must be filled in is asked or fixed"


def test_the_pre_proceedings_form_asks_every_column_and_names_where_each_is_returned() -> None:
    columns = BY_KEY["pre_proceedings"].columns
    assert {column.name for column in columns} == {column.name for column in tables.PRE_PROCEEDINGS.filled_in()}
    assert any("N00827" in column.description for column in columns)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_what_is_kept_opens_what_was_typed_with_its_evidence(database: Database, scope: Scope, family: Family, form: Form) -> None:
    kept(database, scope, family, form)
    (found,) = keyed_in(database, scope, family)
    assert found.title == form.title and keyed_table((found,)).rows[0].opens == found.fact_id
    view = source_view(database, scope, history_of(database, scope, family, TODAY), found.fact_id)
    assert view.found and view.as_arrived is not None
    evidence = TYPED[form.key][form.evidence]
    assert ("Evidence reference", evidence) in [row.cells for row in view.as_arrived.rows]
    assert database.broken_references() == []


def test_the_facts_hold_what_the_forms_fix_and_label(database: Database, scope: Scope, family: Family) -> None:
    for form in FORMS:
        kept(database, scope, family, form)
    history = history_of(database, scope, family, TODAY)
    undertaking = next(meeting for meeting in history.meetings if meeting.kind is MeetingKind.WRITTEN_UNDERTAKING)
    assert (undertaking.outcome, undertaking.manager_present) == ("No visits", YesNo.YES)
    assert any(meeting.kind is MeetingKind.STRATEGY_DISCUSSION for meeting in history.meetings)
    assert (history.pre_proceedings[0].evidence_ref, history.entries[0].doc_ref) == ("Letter of 8 May", "File p. 9")
    assert (history.entries[0].agency.value, history.entries[0].agency_name) == ("school", "School")


def test_a_keyed_fact_is_known_from_its_known_on_or_from_the_day_it_happened(database: Database, scope: Scope, family: Family) -> None:
    form = BY_KEY["strategy_meeting"]
    kept(database, scope, family, form)
    kept(database, scope, family, form, known_on="1 June 2020", happened="10 May 2020")
    days = (date(2020, 5, 3), date(2020, 5, 4), date(2020, 5, 31), date(2020, 6, 1))
    assert [len(history_of(database, scope, family, day).meetings) for day in days] == [0, 1, 1, 2]


def test_an_outcome_is_added_to_an_allegation_from_the_day_it_is_keyed(database: Database, scope: Scope, family: Family) -> None:
    kept(database, scope, family, BY_KEY["allegation"])
    (first,) = history_of(database, scope, family, TODAY).allegations
    texts = {**TYPED["allegation"], "allegation_ref": first.allegation_ref, "sensitivity": "normal", "police_outcome": "no_further_action",
             "reason_obtained": "not_recorded"}
    assert not keep_form(database, scope, family, BY_KEY["allegation"], texts, today=TODAY, updates=first).refused
    (updated,) = history_of(database, scope, family, LATER).allegations
    assert (updated.id, updated.police_outcome, updated.made_by) == (first.id, PoliceOutcome.NO_FURTHER_ACTION, first.made_by)
    (as_it_was,) = history_of(database, scope, family, date(2020, 12, 10)).allegations
    assert as_it_was.police_outcome is PoliceOutcome.NOT_RECORDED
    undo_import(database, scope, family, keyed_in(database, scope, family)[0].import_id)
    assert history_of(database, scope, family, LATER).allegations[0].police_outcome is PoliceOutcome.NOT_RECORDED


def test_the_next_version_of_an_allegation_must_differ(database: Database, scope: Scope, family: Family) -> None:
    kept(database, scope, family, BY_KEY["allegation"])
    (first,) = history_of(database, scope, family, TODAY).allegations
    texts = {name: str(value) for name, value in fields_of(tables.ALLEGATION, first).items() if value} | {"happened": "6 May 2020"}
    assert keep_form(database, scope, family, BY_KEY["allegation"], texts, today=TODAY, updates=first).refused == {"": NOTHING_NEW}


def test_a_draft_is_one_persons_own_and_is_gone_when_the_form_is_kept(database: Database, scope: Scope, family: Family) -> None:
    form = BY_KEY["strategy_meeting"]
    keep_draft(database, scope, family, form, {"happened": "4 May"})
    draft = draft_of(database, scope, family, form, today=TODAY)
    assert draft is not None and draft.typed == {"happened": "4 May"}
    another = replace(scope, actor="another")
    assert draft_of(database, another, family, form, today=TODAY) is None
    assert draft_of(database, scope, family, BY_KEY["written_undertaking"], today=TODAY) is None
    assert keep_form(database, scope, family, form, {"happened": "31/02/2020"}, today=TODAY).refused
    assert draft_of(database, scope, family, form, today=TODAY) == draft, "a refusal loses nothing"
    kept(database, scope, family, form)
    assert draft_of(database, scope, family, form, today=TODAY) is None


def test_what_is_taken_back_is_no_longer_listed(database: Database, scope: Scope, family: Family) -> None:
    import_id = kept(database, scope, family, BY_KEY["information_request"])
    undo_import(database, scope, family, import_id)
    assert keyed_in(database, scope, family) == ()
    assert history_of(database, scope, family, TODAY).requests == ()


def test_a_reply_is_added_to_a_request_from_the_day_it_is_keyed(database: Database, scope: Scope, family: Family) -> None:
    form = BY_KEY["information_request"]
    kept(database, scope, family, form)
    (first,) = history_of(database, scope, family, TODAY).requests
    texts = {**TYPED["information_request"], "replied": "1 June 2020", "result": "held_and_shared", "sensitivity": "normal"}
    assert not keep_form(database, scope, family, form, texts, today=TODAY, updates=first).refused
    (updated,) = history_of(database, scope, family, LATER).requests
    assert (updated.id, updated.result.value, updated.replied.undated) == (first.id, "held_and_shared", False)
    (as_it_was,) = history_of(database, scope, family, date(2020, 12, 10)).requests
    assert as_it_was.replied.undated


def test_every_group_of_a_form_begins_at_one_of_its_columns_and_every_update_at_a_part_of_a_history() -> None:
    for form in FORMS:
        assert form.groups.keys() <= {column.name for column in form.columns}
        assert not form.updates or form.updates in History.__dataclass_fields__


def test_bringing_a_fact_up_to_date_keeps_what_is_dated_after_today(database: Database, scope: Scope, family: Family) -> None:
    form = BY_KEY["pre_proceedings"]
    today = date(2026, 11, 26)
    started = {"children": "Child X1", "happened": "1 November 2026", "first_meeting": "December 2026", "evidence_ref": "Minute 1"}
    assert not keep_form(database, scope, family, form, started, today=today).refused
    (first,) = stored_facts(database, scope, family, form).values()
    texts = {column.name: text for column in form.columns if (text := text_before(column, fields_of(form.table, first)))}
    assert texts["first_meeting"] == "December 2026", "the form shows it, so that keeping the form does not erase it"
    assert not keep_form(database, scope, family, form, {**texts, "note": "Solicitor told"}, today=today, updates=first).refused
    (then,) = history_of(database, scope, family, date(2027, 3, 1)).pre_proceedings
    assert (then.first_meeting.raw, then.note) == ("December 2026", "Solicitor told")


def as_filled(database: Database, scope: Scope, family: Family, form: Form) -> tuple[Fact, dict[str, str]]:
    """The only fact of a form and the texts that a page opened now shows of it."""
    (fact,) = stored_facts(database, scope, family, form).values()
    fields = fields_of(form.table, fact)
    return fact, {column.name: text_before(column, fields) for column in form.columns}


def test_a_field_left_alone_on_an_older_page_takes_nothing_back_that_somebody_kept(database: Database, scope: Scope, family: Family) -> None:
    form = BY_KEY["information_request"]
    kept(database, scope, family, form)
    first, page = as_filled(database, scope, family, form)
    assert not keep_form(database, scope, family, form, {**page, "purpose": "Letter 2"}, today=TODAY, updates=first, filled=page).refused
    second, _ = as_filled(database, scope, family, form)
    assert not keep_form(database, scope, family, form, {**page, "about": "Mother X"}, today=TODAY, updates=second, filled=page).refused
    _, stands = as_filled(database, scope, family, form)
    assert (stands["purpose"], stands["about"]) == ("Letter 2", "Mother X")


def test_a_field_that_two_people_changed_is_told_to_the_second_and_not_written_over(database: Database, scope: Scope, family: Family) -> None:
    form = BY_KEY["information_request"]
    kept(database, scope, family, form)
    first, page = as_filled(database, scope, family, form)
    keep_form(database, scope, family, form, {**page, "purpose": "Letter 2"}, today=TODAY, updates=first, filled=page)
    second, stands = as_filled(database, scope, family, form)
    mine = {**page, "purpose": "Letter 3"}
    outcome = keep_form(database, scope, family, form, mine, today=TODAY, updates=second, filled=page)
    assert list(outcome.refused) == ["purpose"] and "“Letter 2”" in outcome.refused["purpose"] and outcome.stands == stands
    assert as_filled(database, scope, family, form)[1]["purpose"] == "Letter 2"
    assert not keep_form(database, scope, family, form, mine, today=TODAY, updates=second, filled=outcome.stands).refused
    assert as_filled(database, scope, family, form)[1]["purpose"] == "Letter 3"


def test_a_version_that_is_the_newest_no_more_is_not_built_upon(database: Database, scope: Scope, family: Family) -> None:
    form = BY_KEY["information_request"]
    kept(database, scope, family, form)
    first, page = as_filled(database, scope, family, form)
    keep_form(database, scope, family, form, {**page, "purpose": "Letter 2"}, today=TODAY, updates=first)
    with pytest.raises(ChangedMeanwhile):
        keep_form(database, scope, family, form, {**page, "about": "Mother X"}, today=TODAY, updates=first)
