"""Counts for the partnership: what the records bear, and no number from which a family could be told."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.page_data.challenge_kept import move_challenge, raise_challenge
from dashboard.page_data.challenges import challenges_of
from dashboard.page_data.history import families, history_of
from dashboard.page_data.partnership import (
    FEWER,
    HELD_BACK,
    QUESTIONS,
    SMALLEST,
    Year,
    partnership_view,
    shown,
    tally_of,
    years_ended,
)
from dashboard.store import Database
from data_models.access import Scope
from data_models.agencies import Agency
from data_models.challenge import Ground, Move, Outcome, Route
from data_models.history import History
from tests.conftest import TODAY
from tests.findings.building import assessment, history, when

FIRST, LAST = date(2019, 1, 1), date(2021, 6, 1)
YEAR = Year(date(2020, 4, 1), date(2021, 3, 31))


@pytest.fixture
def histories(samples: Database, scope: Scope) -> dict[str, History]:
    return {family.label: history_of(samples, scope, family, LAST) for family in families(samples, scope)}


def test_what_the_sample_families_add(histories: dict[str, History]) -> None:
    of_a, of_b = (tally_of(histories[label], FIRST, LAST) for label in ("Family A", "Family B"))
    assert (of_b.met["every_view"], of_b.of["every_view"]) == (0, 1)
    assert (of_b.met["deferrals_back"], of_b.of["deferrals_back"]) == (0, 1)
    assert of_b.of["threats_answered"] >= 1 and of_b.met["threats_answered"] == 0
    assert (of_a.met["plans_unachieved"], of_a.of["plans_unachieved"]) == (1, 1)
    assert of_b.met["not_asked"] == of_b.of["not_asked"] == 1
    assert any(days > 100 for waited in of_b.waits.values() for days in waited)


def test_a_wait_is_counted_in_every_year_that_it_lasted_into_and_in_none_after_its_end() -> None:
    waits = [assessment("2018-04-10"), assessment("2018-05-10", ref="AS2", completed=when("2019-05-10")),
             assessment("2018-06-10", ref="AS3", declined=when("2019-06-10"))]
    lasted = {
        year: sorted(tally_of(history(f"{year + 1}-03-31", assessments=waits), date(year, 4, 1), date(year + 1, 3, 31)).waits.popitem()[1])
        for year in (2019, 2020)
    }
    assert lasted == {2019: [365, 365, 721], 2020: [1086]}


def test_outside_the_period_nothing_dated_is_counted(histories: dict[str, History]) -> None:
    early = tally_of(histories["Family B"], date(2015, 1, 1), date(2015, 12, 31))
    assert not early.of["every_view"] and not early.of["threats_answered"] and not early.of["plans_unachieved"]


def test_three_families_are_too_few_to_show_any_number(histories: dict[str, History]) -> None:
    seen: list[int] = []
    view = partnership_view(histories.values(), [], [], YEAR, progress=seen.append)
    assert seen == [1, 2, 3] and FEWER in view.sentence
    for row in view.questions.rows:
        assert row.cells[2:] in ((HELD_BACK, FEWER), ("none", "none")), row.cells
    assert all(row.cells[2] == "–" for row in view.waits.rows)
    words = " ".join(cell for table in (view.questions, view.waits) for row in table.rows for cell in row.cells)
    assert not any(label in words for label in histories)


def test_many_families_show_their_counts_and_hold_back_the_small_ones(histories: dict[str, History]) -> None:
    view = partnership_view([histories["Family B"]] * 7, [{"patterns": True}] * 6 + [{"patterns": False}] * 2, [], YEAR)
    counts = {row.cells[1]: row.cells[2:] for row in view.questions.rows}
    by_code = {code: counts[words] for _, code, words in QUESTIONS}
    assert by_code["every_view"] == ("0", "5") and by_code["not_asked"] == ("5", "5")
    assert by_code["patterns"] == (HELD_BACK, "10"), "2 of 8 without could be worked out"
    assert any(row.cells[2] == "5" for row in view.waits.rows)


def test_challenges_are_counted_as_each_stands(histories: dict[str, History]) -> None:
    answered = {"outcome": "upheld", "move": "answered", "learning": "papers of schools"}
    waiting = {"outcome": None, "move": "raised", "learning": None}
    view = partnership_view([histories["Family B"]] * 7, [], [answered] * 6 + [waiting] * 6, YEAR)
    counts = {row.cells[1]: row.cells[2:] for row in view.questions.rows}
    by_code = {code: counts[words] for _, code, words in QUESTIONS}
    assert by_code["challenges_answered"] == by_code["challenges_upheld"] == by_code["learning"] == ("5", "10")


@given(met=st.integers(0, 40), more=st.integers(0, 40))
def test_no_small_number_is_shown_or_can_be_worked_out(met: int, more: int) -> None:
    of = met + more
    first, second = shown(met, of)
    if first.isdigit() and second.isdigit():
        assert not 0 < int(first) < SMALLEST and not 0 < int(second) - int(first) < SMALLEST and int(second) >= SMALLEST
    elif second.isdigit():
        assert first == HELD_BACK and int(second) >= SMALLEST
    else:
        assert (first, second) in ((HELD_BACK, FEWER), ("none", "none"))


@given(one=st.integers(0, 60), more=st.integers(-8, 8))
def test_the_difference_of_two_years_tells_no_small_number(one: int, more: int) -> None:
    """What stands at a year's end: one family more or fewer is never told."""
    (_, before), (_, after) = shown(0, one), shown(0, max(0, one + more))
    if before.isdigit() and after.isdigit():
        assert abs(int(before) - int(after)) % SMALLEST == 0
        fits = {(a, b) for a in range(80) for b in range(80) if (shown(0, a)[1], shown(0, b)[1]) == (before, after)}
        assert len({b - a for a, b in fits}) > 1


def test_years_are_fixed_have_ended_and_do_not_overlap() -> None:
    for today in (date(2026, 3, 31), date(2026, 4, 1)):
        years = years_ended(today)
        assert all(year.last < today and (year.first.month, year.first.day) == (4, 1) for year in years)
        assert all(earlier.last < later.first for later, earlier in pairwise(years))
    assert [years_ended(day)[0].label for day in (date(2026, 3, 31), date(2026, 4, 1))] == ["2024–25", "2025–26"]


def test_learning_is_counted_and_shown_where_five_challenges_say_it_alike() -> None:
    said = ["Papers of schools", "papers of  schools."] * 3 + ["A family's own words", ""]
    rows = [{"outcome": None, "move": "raised", "learning": words} for words in said]
    view = partnership_view([], [], rows, YEAR)
    assert view.learning.plain_rows() == [("papers of schools", "5"), ("Learning recorded fewer than 5 times alike", HELD_BACK)]
    counts = {row.cells[1]: row.cells[2:] for row in view.questions.rows}
    assert counts[next(words for _, code, words in QUESTIONS if code == "learning")] == (HELD_BACK, "10")
    assert not any("own words" in cell for row in view.learning.rows for cell in row.cells)


def test_a_challenge_is_counted_as_it_stood_at_the_years_end(samples: Database, scope: Scope) -> None:
    family = families(samples, scope)[0]
    made = raise_challenge(
        samples, scope, family, Route.RETURN_TO_FORUM, to=Agency.CHILDRENS_SOCIAL_CARE, against="x", decided_on=None, grounds=[Ground.DELAY],
        why="x", remedy="x", meanwhile="x", raised_on=date(2021, 3, 30), today=TODAY)
    challenge = next(one.now for one in challenges_of(samples, scope, family) if one.now.id == made)
    move_challenge(
        samples, samples.scope_of("sample:forum-chair"), family, challenge, Move.ANSWERED, said="No.", on=date(2021, 4, 1), today=TODAY,
        outcome=Outcome.NOT_UPHELD, learning="papers")
    asked = samples.ask(scope, "assurance_challenges", first=YEAR.first, last=YEAR.last)
    assert [(row["move"], row["outcome"], row["learning"]) for row in asked] == [("raised", None, "")]
