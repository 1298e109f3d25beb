"""A row counted as a concern may say itself that nothing came of it: the finding says so, in the row's words."""

import pytest

from dashboard.findings import corroboration, recurrence
from dashboard.findings.own_outcomes import outcome_of
from dashboard.findings.reading import Reading
from data_models.agencies import Agency
from data_models.themes import Theme
from tests.findings.building import entry, history, only


@pytest.mark.parametrize("outcome", (
    "No statement, no charge", "Released, wife withdrew", "No complaint made", "No offence", "Visited, no offence", "Not taken to court", "NFA",
    "No further action", "Case not pursued",
))
def test_an_outcome_of_nothing_taken_further_or_taken_back_is_read(outcome: str) -> None:
    assert outcome_of(entry(action_outcome=outcome + ".")) == outcome


@pytest.mark.parametrize("outcome", ("Notified to social care", "Caution", "Convicted at court, community order", "No action left undone"))
def test_any_other_outcome_is_not(outcome: str) -> None:
    assert outcome_of(entry(text="She took it for a mistake in the letter", action_outcome=outcome)) == ""


def test_what_a_row_tells_as_taken_back_is_read_in_its_own_words() -> None:
    assert outcome_of(entry(text="He would not let her have the keys. Later said it was a mistake.")) == "Later said it was a mistake"


def test_both_counts_of_a_theme_say_how_many_of_their_rows_carry_such_an_outcome() -> None:
    rows = [
        entry("2020-01-01", Theme.DOMESTIC_ABUSE, action_outcome="No offence"), entry("2020-03-01", Theme.DOMESTIC_ABUSE, agency=Agency.SCHOOL),
    ]
    for find in (recurrence.find, corroboration.find):
        assert (
            "1 row counted here says itself that nothing was taken further, or that something was denied, taken back or not stated: Police, "
            "1 January 2020, “No offence”.") in only(list(find(Reading(history(entries=rows))))).not_recorded
