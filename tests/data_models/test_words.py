"""Dates, ages, agencies and themes in words."""

from dataclasses import fields
from datetime import date

import pytest

from dashboard.page_data.history import KINDS
from data_models.agencies import Agency, agency_named
from data_models.columns import Kind
from data_models.dates import Order, When, age_on, day_in_words
from data_models.tables import COMPANIONS, FACT_COLUMNS, FACT_TABLES, TABLES
from data_models.themes import Marker, Theme, coding_of
from tests.findings.building import when


@pytest.mark.parametrize(("born", "day", "words"), [
    ("2007-12-11", "2020-12-10", "12 years"), ("2007-12-10", "2020-12-10", "13 years"), ("2012-02-29", "2021-02-28", "8 years"),
    ("2012-02-29", "2021-03-01", "9 years"), ("2020-10-08", "2021-02-07", "3 months"), ("2020-10-08", "2020-10-07", "not yet born"),
    ("2004", "2020-06-01", "15 or 16 years"), ("", "2020-06-01", "age not recorded"),
])
def test_ages(born: str, day: str, words: str) -> None:
    assert age_on(when(born), date.fromisoformat(day)) == words


@pytest.mark.parametrize(("written", "day", "order"), [
    ("2020-03-04", "2020-03-05", Order.BEFORE), ("2020-03-04", "2020-03-04", Order.ON), ("2020-03-04", "2020-03-03", Order.AFTER),
    ("2020-03", "2020-03-04", Order.NOT_KNOWN), ("2020-03", "2020-03-31", Order.NOT_KNOWN), ("2020-03", "2020-04-01", Order.BEFORE),
    ("", "2020-03-04", Order.NOT_KNOWN),
])
def test_order(written: str, day: str, order: Order) -> None:
    assert when(written).order(date.fromisoformat(day)) is order


def test_dates_in_words() -> None:
    assert day_in_words(date(2020, 12, 1)) == "1 December 2020"
    assert when("2020-03").in_words() == "March 2020" and when("2020").in_words() == "2020"
    assert When(raw="?").in_words() == "undated (as written: ?)"


@pytest.mark.parametrize(("written", "agency"), [
    ("Adult Social Care (ASC)", Agency.ADULT_SOCIAL_CARE), ("Social Care", Agency.CHILDRENS_SOCIAL_CARE), ("Sussex Police", Agency.POLICE),
    ("Child B2’s special school", Agency.SCHOOL), ("FCAMHS", Agency.CAMHS), ("school nurse", Agency.SCHOOL_NURSING), ("HV", Agency.HEALTH_VISITING),
    ("a neighbour", None), ("", None),
])
def test_agencies_by_the_names_they_are_written_under(written: str, agency: Agency | None) -> None:
    assert agency_named(written) is agency


def test_a_category_names_themes_and_markers_and_what_matches_neither_is_kept() -> None:
    coding = coding_of(["Domestic abuse; Threat to a worker", "3A, Something else"])
    assert coding.themes == (Theme.DOMESTIC_ABUSE,)
    assert coding.markers == (Marker.THREAT_TO_WORKER,)
    assert coding.unmatched == ("Something else",)
    assert coding_of(["no domestic abuse seen"]).themes == (), "only exact names count: a denial is not a theme"


def test_every_column_of_a_fact_is_a_field_of_it_or_internal() -> None:
    internal = {column.name for column in FACT_COLUMNS} | {"extra_json"}
    assert len(KINDS) == len(FACT_TABLES)
    for table, kind in KINDS.values():
        named = {column.name for column in table.columns} - internal
        assert named <= {field.name for field in fields(kind)}, table.full_name


def test_what_a_person_must_fill_in_has_a_heading_and_names_are_unique() -> None:
    for table in TABLES:
        names = [name for name, _ in table.physical()]
        assert len(names) == len(set(names)), table.full_name
        for column in table.columns:
            assert column.heading or not column.required
            if column.revealed_by:
                assert table.column(column.revealed_by).kind is Kind.WHEN
    assert len({table.sheet for table in COMPANIONS}) == len(COMPANIONS)
