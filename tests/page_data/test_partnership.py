"""Counts for the partnership: what the records bear, and no number from which a family could be told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.page_data.history import families, history_of
from dashboard.page_data.partnership import FEWER, HELD_BACK, QUESTIONS, SMALLEST, partnership_view, shown, tally_of
from dashboard.store import Database
from data_models.access import Scope
from data_models.history import History

FIRST, LAST = date(2019, 1, 1), date(2021, 6, 1)


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


def test_outside_the_period_nothing_dated_is_counted(histories: dict[str, History]) -> None:
    early = tally_of(histories["Family B"], date(2015, 1, 1), date(2015, 12, 31))
    assert not early.of["every_view"] and not early.of["threats_answered"] and not early.of["plans_unachieved"]


def test_three_families_are_too_few_to_show_any_number(histories: dict[str, History]) -> None:
    seen: list[int] = []
    view = partnership_view(histories.values(), [], [], first=FIRST, last=LAST, progress=seen.append)
    assert seen == [1, 2, 3] and FEWER in view.sentence
    for row in view.questions.rows:
        assert row.cells[2:] in ((HELD_BACK, FEWER), ("none", "none")), row.cells
    assert all(row.cells[2] == "–" for row in view.waits.rows)
    words = " ".join(cell for table in (view.questions, view.waits) for row in table.rows for cell in row.cells)
    assert not any(label in words for label in histories)


def test_many_families_show_their_counts_and_hold_back_the_small_ones(histories: dict[str, History]) -> None:
    view = partnership_view([histories["Family B"]] * 7, [{"patterns": True}] * 6 + [{"patterns": False}] * 2, [], first=FIRST, last=LAST)
    counts = {row.cells[1]: row.cells[2:] for row in view.questions.rows}
    by_code = {code: counts[words] for _, code, words in QUESTIONS}
    assert by_code["every_view"] == ("0", "7") and by_code["not_asked"] == ("7", "7")
    assert by_code["patterns"] == (HELD_BACK, "8"), "2 of 8 without could be worked out"
    assert any(row.cells[2] == "7" for row in view.waits.rows)


def test_challenges_are_counted_as_each_stands(samples: Database, histories: dict[str, History]) -> None:
    answered = {"outcome": "upheld", "move": "answered", "learning": "papers of schools"}
    waiting = {"outcome": None, "move": "raised", "learning": None}
    view = partnership_view([histories["Family B"]] * 7, [], [answered] * 6 + [waiting] * 6, first=FIRST, last=LAST)
    counts = {row.cells[1]: row.cells[2:] for row in view.questions.rows}
    by_code = {code: counts[words] for _, code, words in QUESTIONS}
    assert by_code["challenges_answered"] == by_code["challenges_upheld"] == by_code["challenges_learned"] == ("6", "12")
    assert "papers of schools" not in str(view), "that something was learned is counted; what it was is not shown"
    assert samples.ask(samples.scope_of("sample:team-manager"), "assurance_challenges", first=FIRST, last=LAST) == []


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
