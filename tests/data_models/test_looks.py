"""Looks the privacy officer asks about: each rule at its edge, and the published cases replayed among honest colleagues."""

from datetime import date, timedelta
from random import Random

import pytest

from data_models.looks import OFTEN, SLOWLY, SLOWLY_FAMILIES, SOON, Look, Relationship, Rule, Unusual, unusual

MONDAY = date(2026, 1, 5)
WEEKS = 52
MONTHS = 12


def look(actor: str, family: str, day: date, number: int, looks: int = 1) -> Look:
    return Look(actor, family, day, looks, number, number + looks - 1)


def working_day(number: int) -> date:
    """The ``number``-th working day from the first Monday (Monday to Friday; holidays change nothing here)."""
    return MONDAY + timedelta(days=number // 5 * 7 + number % 5)


def rules(found: tuple[Unusual, ...]) -> set[Rule]:
    return {one.rule for one in found}


def test_three_families_outside_within_a_week_are_asked_about_and_two_are_not() -> None:
    looks = [look("a", f"f{number}", MONDAY + timedelta(days=3 * number), number) for number in range(3)]
    found, = unusual(looks, [])
    assert (found.rule, found.met_on, found.families) == (Rule.MANY_OUTSIDE, MONDAY + timedelta(days=6), ("f0", "f1", "f2"))
    assert unusual(looks[:2], []) == ()
    assert unusual([*looks[:2], look("a", "f2", MONDAY + timedelta(days=SOON), 9)], []) == (), "the window has closed"


def test_a_relationship_on_the_day_makes_a_look_an_ordinary_one() -> None:
    looks = [look("a", f"f{number}", MONDAY, number) for number in range(3)]
    assert unusual(looks, [Relationship("a", "f0", "social_worker")]) == ()
    ended = Relationship("a", "f0", "social_worker", until=MONDAY - timedelta(days=1))
    assert rules(unusual(looks, [ended])) == {Rule.MANY_OUTSIDE}
    assert rules(unusual(looks, [Relationship("b", "f0", "social_worker")])) == {Rule.MANY_OUTSIDE}, "somebody else's is not one's own"


def test_a_slow_pattern_and_a_return_to_one_family_are_asked_about() -> None:
    slow = [look("a", f"f{number}", MONDAY + timedelta(days=11 * number), number) for number in range(SLOWLY_FAMILIES)]
    assert 11 * (SLOWLY_FAMILIES - 1) < SLOWLY
    assert rules(unusual(slow, [])) == {Rule.MANY_OUTSIDE_SLOWLY}
    assert unusual(slow[1:], []) == ()
    again = [look("a", "f", MONDAY + timedelta(days=9 * number), number) for number in range(3)]
    assert rules(unusual(again, [])) == {Rule.ONE_OUTSIDE_OFTEN}
    assert unusual([look("a", "f", MONDAY, number) for number in range(9)], []) == (), "many looks on one day are one day"
    assert unusual([look("a", "f", MONDAY + timedelta(days=OFTEN * number), number) for number in range(3)], []) == ()


def test_more_than_colleagues_needs_colleagues_in_the_same_role() -> None:
    related = [Relationship(actor, f"f{number}", "social_worker") for actor in "abcd" for number in range(40)]
    looks = [look("a", f"f{number}", MONDAY, number) for number in range(30)]
    few = [look(actor, f"f{number}", MONDAY, 100 + number) for actor in "bcd" for number in range(5)]
    found, = unusual([*looks, *few], related)
    assert (found.actor, found.rule) == ("a", Rule.MORE_THAN_COLLEAGUES)
    assert unusual(looks, related) == (), "nobody to compare with"
    others = [Relationship("a", f"f{number}", "lawyer") for number in range(40)] + [one for one in related if one.actor != "a"]
    assert unusual([*looks, *few], others) == (), "nobody in the same role"


def test_the_order_of_the_looks_changes_nothing() -> None:
    looks = [look(actor, f"f{number % 7}", working_day(number), number) for actor in "ab" for number in range(60)]
    shuffled = list(looks)
    Random(1).shuffle(shuffled)  # noqa: S311 - chance, not secrecy
    assert unusual(shuffled, []) == unusual(looks, [])


class Council:
    """Fifty honest colleagues for a year: a caseload each that turns over, most of it opened weekly, now and then a family that is nobody's own."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 - chance, not secrecy
        self.looks: list[Look] = []
        self.relationships: list[Relationship] = []
        self.number = 0
        for worker in range(50):
            self._honest(f"worker{worker:02}")

    def opens(self, actor: str, family: str, day: date, looks: int = 1) -> None:
        self.looks.append(look(actor, family, day, self.number + 1, looks))
        self.number += looks

    def _honest(self, actor: str) -> None:
        for place in range(self.chance.randint(12, 18)):
            day = MONDAY
            while day < MONDAY + timedelta(weeks=WEEKS):  # a family is worked with for a season, then another comes
                until, family = day + timedelta(days=self.chance.randint(60, 240)), f"{actor}-{place}-{day}"
                self.relationships.append(Relationship(actor, family, "social_worker", day, until))
                for week in range((until - day).days // 7):
                    if self.chance.random() < 0.7:
                        self.opens(actor, family, day + timedelta(days=7 * week + self.chance.randrange(5)), self.chance.randint(1, 6))
                day = until + timedelta(days=1)
        for week in range(WEEKS):
            if self.chance.random() < 0.15:  # cover, a wrong turning, a call taken for somebody else: sometimes looked at again next day
                family, first = f"other-{self.chance.randrange(5000)}", 5 * week + self.chance.randrange(4)
                self.opens(actor, family, working_day(first))
                if self.chance.random() < 0.2:
                    self.opens(actor, family, working_day(first + 1))


@pytest.fixture(scope="module")
def honest() -> Council:
    return Council(24)


def hidden(honest: Council, actor: str, opened: list[tuple[str, int]]) -> list[Unusual]:
    """What is asked about of ``actor``, an honest worker who also opened these (family, working day) outside."""
    extra = [look(actor, family, working_day(day), 10**6 + number) for number, (family, day) in enumerate(opened)]
    return [one for one in unusual([*honest.looks, *extra], honest.relationships) if one.actor == actor and any(e in one.looks for e in extra)]


def days_until_met(found: list[Unusual], first: int) -> int:
    """Working days from the first look outside to the day on which the pattern shows, both counted."""
    met = min(one.met_on for one in found)
    return sum(working_day(first) <= working_day(day) <= met for day in range(first, first + 300))


def test_honest_colleagues_are_seldom_asked_about(honest: Council) -> None:
    alerts = unusual(honest.looks, honest.relationships)
    assert len(honest.looks) > 20_000
    assert any(look.family_id.startswith("other-") for look in honest.looks), "there is something to be wrong about"
    assert len(alerts) * 100 / 50 / MONTHS <= 5, len(alerts)


def test_145_people_over_40_weeks_show_within_5_working_days(honest: Council) -> None:
    for first in (0, 3, 40):
        found = hidden(honest, "worker07", [(f"x{number}", first + number * 200 // 145) for number in range(145)])
        assert days_until_met(found, first) <= 5


def test_1800_views_of_150_people_show_within_5_working_days(honest: Council) -> None:
    chance = Random(7)  # noqa: S311 - chance, not secrecy
    opened = sorted((day, f"x{chance.randrange(150)}") for day in (chance.randrange(200) for _ in range(1800)))
    found = hidden(honest, "worker11", [(family, day) for day, family in opened])
    assert days_until_met(found, opened[0][0]) <= 5


def test_33_views_of_one_person_show(honest: Council) -> None:
    chance = Random(3)  # noqa: S311 - chance, not secrecy
    found = hidden(honest, "worker19", [("x", day) for day in sorted(chance.randrange(100) for _ in range(33))])
    assert Rule.ONE_OUTSIDE_OFTEN in {one.rule for one in found}


def test_nine_in_ten_of_a_hundred_snoopers_show(honest: Council) -> None:
    """From one family outside a week to twelve, over 6 to 40 weeks, at random moments, each hidden in an honest worker's year."""
    chance = Random(100)  # noqa: S311 - chance, not secrecy
    shown = soon = 0
    for number in range(100):
        weeks, pace = chance.randint(6, 40), chance.uniform(1, 12)
        days = sorted(chance.randrange(weeks * 5) for _ in range(round(weeks * pace)))
        actor = f"worker{number % 50:02}"
        extra = [look(actor, f"x{place}", working_day(day), 10**6 + place) for place, day in enumerate(days)]
        looks, own = [one for one in honest.looks if one.actor == actor], [one for one in honest.relationships if one.actor == actor]
        found = [one for one in unusual([*looks, *extra], own) if set(one.looks) & set(extra)]
        shown += bool(found)
        soon += bool(found) and days_until_met(found, days[0]) <= 5
    assert shown >= 90, (shown, soon)
    assert soon >= 60, (shown, soon)
