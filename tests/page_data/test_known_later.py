"""What had happened by a date and was known only later stands apart, and holds nothing that was known or may not have happened."""

from datetime import date

from dashboard.page_data.known_later import known_later, late_facts
from data_models.history import History
from tests.findings.building import entry, history, ids, visit


def at(day: str, *rows: object) -> History:
    return history(as_at=day, entries=[row for row in rows if row.known_from is None or row.known_from <= date.fromisoformat(day)])  # type: ignore[attr-defined]


ROWS = (
    entry("2020-01-01", id="known"), entry("2020-02-01", id="late", known="2020-12-01"), entry("2020-07-01", id="after"),
    entry("2020-05-01..2020-07-01", id="reaches past", known="2020-12-01"), entry("", id="undated", known="2020-12-01"),
)


def test_only_what_had_certainly_happened_and_was_not_known_is_listed() -> None:
    then, now = at("2020-06-01", *ROWS), at("2021-01-01", *ROWS)
    assert ids(late_facts(then, now)) == ["late"]
    view = known_later(then, now)
    assert view.sentence == (
        "1 row from 1 agency had happened by 1 June 2020 and became known after it. No page, chart or finding for 1 June 2020 uses it.")
    assert [row.opens for row in view.table.rows] == ["late"]


def test_rows_of_every_kind_of_happening_count_and_a_full_record_is_told_so() -> None:
    then, now = history(as_at="2020-06-01"), history(as_at="2021-01-01", visits=[visit("2020-02-01", id="visit")])
    assert ids(late_facts(then, now)) == ["visit"]
    assert known_later(now, now).sentence == "Every dated row that had happened by 1 January 2021, as known on 1 January 2021, was known by then."
