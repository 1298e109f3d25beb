"""Which figure is in force on a day: the published one, then the council's; later rows supersede and what is taken back counts for nothing."""

from datetime import date, timedelta

import pytest

from data_models.timescale_changes import PUBLISHED, TimescaleChange, Timescales, Variation, entered_later
from data_models.timescales import Calendar, figures_in_words, length_in_words, timescales

VISIT, ENTERED, FROM = "child_protection_visit", date(2021, 5, 1), date(2020, 4, 1)


def change(value: int, effective_from: date = FROM, **fields: object) -> TimescaleChange:
    given: dict[str, object] = {"id": f"c{value}", "code": VISIT, "calendar": Calendar.WORKING, "source": "Procedures", "recorded_on": ENTERED,
                                "recorded_by": "officer", **fields}
    return TimescaleChange(value=value, effective_from=effective_from, **given)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(("on", "value"), [(date(2020, 3, 31), 10), (date(2020, 4, 1), 15), (date(2020, 4, 2), 15)])
def test_the_published_figure_holds_until_the_day_before_the_first_change(on: date, value: int) -> None:
    assert Timescales((change(15),)).in_force(VISIT, on).value == value


def test_a_change_brings_its_source_its_first_day_and_the_day_it_was_entered() -> None:
    rule = Timescales((change(15, confirm=True),)).in_force(VISIT, FROM)
    assert (rule.authority, rule.since, rule.recorded_on, rule.confirm) == ("Procedures", FROM, ENTERED, True)
    assert rule.title == timescales()[VISIT].title
    assert PUBLISHED.in_force(VISIT, FROM) == timescales()[VISIT]


def test_another_timescale_is_not_touched() -> None:
    assert Timescales((change(15),)).in_force("first_core_group", FROM) == timescales()["first_core_group"]


def test_of_two_changes_for_one_day_the_last_recorded_holds() -> None:
    assert Timescales((change(15), change(20))).in_force(VISIT, FROM).value == 20


def test_a_change_entered_later_for_an_earlier_day_does_not_undo_a_newer_figure() -> None:
    known = Timescales((change(15, date(2021, 1, 1)), change(20, FROM)))
    assert [known.in_force(VISIT, day).value for day in (FROM, date(2020, 12, 31), date(2021, 1, 1))] == [20, 20, 15]


def test_what_was_taken_back_counts_for_no_date() -> None:
    known = Timescales((change(15), change(20, taken_back_on=ENTERED)))
    assert known.in_force(VISIT, date(2022, 1, 1)).value == 15


def test_a_clock_that_may_have_started_on_either_side_of_a_change_has_both_figures() -> None:
    found = Timescales((change(15),)).figures(VISIT, FROM - timedelta(days=5), FROM + timedelta(days=5))
    assert [(day, rule.value) for day, rule in found] == [
        (date(2020, 3, 27), 10), (date(2020, 3, 31), 10), (date(2020, 4, 1), 15), (date(2020, 4, 6), 15),
    ]


def test_a_figure_is_said_to_be_entered_later_only_after_the_date_looked_at() -> None:
    rule = Timescales((change(15),)).in_force(VISIT, FROM)
    assert entered_later([rule, rule, timescales()[VISIT]], ENTERED - timedelta(days=1)) == (
        "The figure of 15 working days, in force from 1 April 2020, was entered here on 1 May 2021, after this date: "
        "it was not used here before then.",
    )
    assert entered_later([rule], ENTERED) == ()


def test_a_variation_that_was_taken_back_concerns_nothing() -> None:
    def variation(name: str, taken_back: date | None) -> Variation:
        return Variation(id=name, codes=(VISIT,), first=FROM, last=FROM, value=None, authority="Order", recorded_on=ENTERED, recorded_by="o",
                         taken_back_on=taken_back)

    known = Timescales(variations=(variation("a", None), variation("b", ENTERED)))
    assert [row.id for row in known.variations_of(VISIT)] == ["a"]
    assert known.variations_of("first_core_group") == ()


def test_figures_in_words() -> None:
    known = Timescales((change(1),))
    assert figures_in_words([timescales()[VISIT]] * 2) == "10 working days"
    assert figures_in_words([known.in_force(VISIT, FROM), timescales()[VISIT]]) == "10 working days (1 working day from 1 April 2020)"
    assert length_in_words(2, Calendar.CALENDAR) == "2 days"
