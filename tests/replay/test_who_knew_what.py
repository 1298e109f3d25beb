"""Who knew what and what changed since the forum, as the sample files let a reader see it on each date."""

from datetime import date

from dashboard.findings.reading import Reading
from dashboard.page_data.since_forum import SinceView, since_view
from dashboard.page_data.table_view import TableView
from dashboard.page_data.who_knew_what import WhoKnewWhatView, who_knew_what_view
from dashboard.store import Database
from data_models.access import Scope
from tests.replay.seeing import history_at

FORUM = date(2020, 12, 10)


def known(samples: Database, scope: Scope, day: date, label: str = "Family B") -> WhoKnewWhatView:
    return who_knew_what_view(history_at(samples, scope, label, day))


def since(samples: Database, scope: Scope, day: date) -> SinceView:
    return since_view(Reading(history_at(samples, scope, "Family B", day)), lambda earlier: history_at(samples, scope, "Family B", earlier))


def every_word(*tables: TableView) -> str:
    return "\n".join(cell for table in tables for row in table.rows for cell in row.cells)


def test_adult_mental_health_was_not_asked_by_the_forum_and_declined_later(samples: Database, scope: Scope) -> None:
    then, later = known(samples, scope, FORUM).asked, known(samples, scope, date(2021, 5, 28)).asked
    cell = {(row.agency, row.adult): row.state for row in then.cells.itertuples()}
    assert cell["Adult mental health", "Mother B"] == "given, no request recorded"
    assert cell["Adult social care", "Stepfather B's mother"] == "given, no request recorded"
    assert cell["Police", "Stepfather B"] == "held and shared"
    after = {(row.agency, row.adult): row.state for row in later.cells.itertuples()}
    assert after["Adult mental health", "Mother B"] == "declined, no consent"
    assert after["GP", "Mother B"] == "asked, no reply"


def test_nothing_of_2021_is_on_the_page_of_the_forum(samples: Database, scope: Scope) -> None:
    view = known(samples, scope, FORUM)
    said = every_word(view.adults.table, view.asked.table, view.asked.works, view.allegations.table, view.allegations.against, view.lag.table)
    assert "2021" not in said + view.lag.sentence + view.asked.sentence + view.adults.sentence


def test_the_weekend_of_may_2021_is_late_knowledge_once_it_is_known_and_not_before(samples: Database, scope: Scope) -> None:
    assert "29 May 2021" not in every_word(known(samples, scope, date(2021, 6, 1)).lag.table)
    rows = known(samples, scope, date(2021, 6, 30)).lag.table.rows
    row = next(row for row in rows if row.cells[0] == "29 May 2021")
    assert rows.index(row) < rows.index(next(row for row in rows if row.cells[0] == "about 1988")), "out of hours stands before older, longer waits"
    assert row.cells[1:5] == ("8 June 2021", "10", "6", "Saturday")


def test_three_allegations_stand_with_their_answers(samples: Database, scope: Scope) -> None:
    rows = known(samples, scope, FORUM).allegations.table.rows
    assert len(rows) == 3
    assert all("reason not obtained" in row.cells[1] and "not completed: Sexual-risk assessment" in row.cells[2] for row in rows)
    assert [row.cells[3] for row in rows] == ["Stepfather B denied it", "Mother B says she is lying", "Mother B says she is wicked"]


def test_an_older_relative_is_not_taken_for_her_son(samples: Database, scope: Scope) -> None:
    themes = {(row.cells[0], row.cells[1]) for row in known(samples, scope, FORUM).adults.table.rows}
    assert ("Stepfather B's mother", "Adult safeguarding") in themes
    assert ("Stepfather B's mother", "Sexual abuse") not in themes


def test_since_the_forum_the_wait_went_on_and_old_records_are_only_new_to_us(samples: Database, scope: Scope) -> None:
    view = since(samples, scope, date(2021, 5, 28))
    awaited = [row.cells[2] for row in view.reasons.rows if row.cells[0] == "Awaited"]
    assert len(awaited) == 3 and all(words.startswith("No completion recorded, 198 days since it was requested") for words in awaited)
    assert view.older.rows == ()
    later = since(samples, scope, date(2021, 6, 30))
    assert {row.cells[0] for row in later.older.rows} == {"before it"}
    assert "13 October 2020" in every_word(later.older) and "13 October 2020" not in every_word(later.new)


def test_relatives_of_family_a_are_adults_and_intelligence_is_not_verified(samples: Database, scope: Scope) -> None:
    view = known(samples, scope, date(2020, 9, 15), "Family A")
    row = next(row for row in view.adults.table.rows if row.cells[:2] == ("Stepfather A", "Drug misuse"))
    assert (row.cells[2], row.cells[3], row.cells[5]) == ("11", "4", "6")
    assert {"Relative X", "Relative Y", "Relative Z"} <= set(view.asked.adults)
