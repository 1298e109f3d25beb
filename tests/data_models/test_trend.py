"""The trend test: known answers, its limits, and how often it cries wolf on steady histories."""

from datetime import date, timedelta
from random import Random

import pytest

from data_models.incidents import Episode
from data_models.trend import FEWEST, trend

START, DAYS = date(2016, 1, 1), 1460
END = START + timedelta(days=DAYS)


def episodes(*days: int) -> tuple[Episode, ...]:
    return tuple(Episode((), START + timedelta(days=day)) for day in sorted(days))


def test_fewer_than_twelve_are_never_tested() -> None:
    assert trend(episodes(*range(0, 110, 10)), END) is None
    assert trend(episodes(*range(0, 120, 10)), END) is not None
    assert FEWEST == 12 and trend(episodes(*[0] * 12), START) is None


def test_a_hand_worked_example() -> None:
    """Eleven episodes after the first, all at three quarters of the time: (0.75 - 0.5) / sqrt(1 / 132) = 2.872."""
    found = trend(episodes(0, *[1095] * 11), END)
    assert found is not None and found.later == pytest.approx(2.872, abs=0.001) and found.chance == pytest.approx(0.00204, abs=0.0001)
    assert found.more_often_lately


def test_an_even_spread_and_an_easing_are_no_worsening() -> None:
    even = trend(episodes(*range(0, 1460, 73)), END)
    easing = trend(episodes(*range(0, 400, 20)), END)
    assert even is not None and not even.more_often_lately and abs(even.later) < 0.5
    assert easing is not None and not easing.more_often_lately and easing.chance > 0.99


def test_it_cries_worsening_on_about_one_steady_history_in_twenty() -> None:
    chance = Random(7)  # noqa: S311 - chance, not secrecy
    found = [trend(episodes(0, *(chance.randrange(DAYS) for _ in range(19))), END) for _ in range(2000)]
    assert 0.03 < sum(one.more_often_lately for one in found if one) / len(found) < 0.07
