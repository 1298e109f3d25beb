"""Both returns of pre-proceedings are read again by this dashboard's own importers to the same facts, and say nothing that is not recorded."""

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from lxml import etree

from dashboard.exporters.pre_proceedings import OfChild, as_census, as_ssd
from dashboard.importers.keyed import Statement, keep
from dashboard.importers.rows.prepared import when_parts
from dashboard.importers.take_in import new_family, take_in
from dashboard.page_data.history import history_of
from dashboard.page_data.pre_proceedings import numbers_missing, pre_proceedings_view
from dashboard.store import Database
from data_models.dates import Precision, When
from data_models.forum import YesNo
from data_models.pre_proceedings import PreProceedings, census_checks, census_year
from data_models.tables import IDENTIFIER, PERSON, PRE_PROCEEDINGS
from tests.conftest import ACTOR

TODAY = date(2027, 3, 1)


def on(day: str) -> When:
    return When.on(date.fromisoformat(day)) if day else When()


def period(**changed: object) -> PreProceedings:
    fields: dict[str, object] = {
        "id": "p1", "children": ("Child X1",), "happened": on("2026-06-04"), "letter_sent": on("2026-06-08"), "fgdm_offered": YesNo.YES,
        "fgdm_held": YesNo.NO, "first_meeting": on("2026-06-17"), "review_meetings": "2", "step_decision": on("2026-10-01"), "outcome": "B",
        "court_application": on("2026-10-12"), "issue_letter": on("2026-10-13"), "legal_gateway_outcome": "B",
        "parents_represented": YesNo.YES, **changed,
    }
    return PreProceedings(**fields)  # type: ignore[arg-type]


def rows(**changed: object) -> list[OfChild]:
    return [OfChild(number="900001", born=on("2014-02-03"), period=period(**changed), family="f1")]


@pytest.mark.parametrize(("name", "content"), [
    ("census.xml", lambda: as_census(rows(), reference=date(2027, 3, 31))), ("ssd_pre_proceedings.csv", lambda: as_ssd(rows())),
])
def test_what_is_written_is_read_again_to_the_same(database: Database, name: str, content: object, tmp_path: Path) -> None:
    family = new_family(database, ACTOR, "Family X")
    keep(database, ACTOR, family, "People", [
        Statement(PERSON, {"label": "Child X1", "role": "child"}),
        Statement(IDENTIFIER, {"person": "Child X1", "system": "la_child_id", "value": "900001"}),
    ])
    taken = take_in(database, database.scope_of(ACTOR), family, name=name, content=content(), today=TODAY)  # type: ignore[operator]
    rejected = [row.reason for row in taken.prepared.rows if row.outcome == "rejected"]
    assert taken.read > 0 and all("CINreferralDate" in reason for reason in rejected), "only the episode lacks what the case system adds"
    read = history_of(database, database.scope_of(ACTOR), family, TODAY).pre_proceedings
    assert len(read) == 1
    for field in ("happened", "letter_sent", "first_meeting", "step_decision", "issue_letter"):
        assert getattr(read[0], field).start == getattr(period(), field).start, field
    assert (read[0].review_meetings, read[0].outcome) == ("2", "B")


def test_what_is_not_recorded_has_no_element_and_no_words() -> None:
    bare = rows(letter_sent=When(), fgdm_offered=YesNo.NOT_RECORDED, fgdm_held=YesNo.NOT_RECORDED, first_meeting=When(), review_meetings="",
                step_decision=When(), outcome="", court_application=When(), issue_letter=When(), parents_represented=YesNo.NOT_RECORDED)
    block = etree.fromstring(as_census(bare, reference=date(2027, 3, 31))).find(".//PreProceedingsandFGDM")
    assert block is not None and [element.tag for element in block] == ["PPStartDate"]
    line = next(csv.DictReader(StringIO(as_ssd(bare).decode("utf-8-sig"))))
    assert line["prep_pre_pro_letter_date"] == "" and line["prep_pre_pro_parents_legal_rep"] == "Unknown"


def test_about_a_day_is_never_written_as_a_day() -> None:
    about = When(raw="June 2026", start=date(2026, 6, 1), end=date(2026, 6, 30), precision=Precision.MONTH)
    assert b"2026-06-01" not in as_census(rows(letter_sent=about), reference=date(2027, 3, 31))
    assert "01/06/2026" not in as_ssd(rows(letter_sent=about)).decode()


@pytest.mark.parametrize(("changed", "rule"), [
    ({}, ""), ({"letter_sent": on("2026-06-03")}, "9006"), ({"happened": on("2026-03-31")}, "9005"), ({"happened": When()}, "9000Q"),
    ({"fgdm_offered": YesNo.NOT_RECORDED}, "9007"), ({"fgdm_held": YesNo.NOT_RECORDED}, "9010Q"), ({"review_meetings": "some"}, "9015Q"),
    ({"outcome": "stepped down"}, "9011"), ({"court_application": on("2026-09-30")}, "9012"), ({"issue_letter": on("2026-10-11")}, "9013"),
    ({"first_meeting": on("2027-04-01")}, "9008"), ({"step_decision": on("2026-06-03"), "court_application": When(), "issue_letter": When()}, "9009"),
])
def test_each_rule_of_the_census_speaks_where_it_should_and_only_there(changed: dict[str, object], rule: str) -> None:
    said = list(census_checks(period(**changed), census_year(date(2026, 12, 1))))
    assert any(sentence.startswith(f"{rule}:") for sentence in said) if rule else not said, said


@pytest.mark.parametrize(("day", "begins"), [
    (date(2026, 3, 31), 2025), (date(2026, 4, 1), 2026), (date(2026, 12, 31), 2026), (date(2027, 1, 1), 2026),
])
def test_a_census_year_runs_from_april_to_march(day: date, begins: int) -> None:
    assert census_year(day) == (date(begins, 4, 1), date(begins + 1, 3, 31))


def test_the_page_says_what_is_due_late_and_not_recorded(database: Database) -> None:
    family = new_family(database, ACTOR, "Family X")
    keep(database, ACTOR, family, "Pre-proceedings", [
        Statement(PERSON, {"label": "Child X1", "role": "child"}),
        Statement(PRE_PROCEEDINGS, {
            "children": ["Child X1"], **when_parts("happened", on("2026-06-04")), **when_parts("letter_sent", on("2026-06-08")),
            **when_parts("first_meeting", on("2026-06-18")),
        }),
    ])
    history = history_of(database, database.scope_of(ACTOR), family, date(2026, 12, 1))
    view = pre_proceedings_view(history)
    states = {row.cells[0]: row.cells[1:4] for row in view.periods[0].steps.rows}
    assert states["First pre-proceedings meeting"] == ("18 June 2026", "17 June 2026", "late by 1 working day")
    assert states["Decision to step up or down"] == ("not recorded", "24 September 2026", "no record")
    assert numbers_missing(view.rows, history) == ("Child X1",)
