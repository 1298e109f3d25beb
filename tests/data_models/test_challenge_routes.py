"""What the routes of a challenge say of their own figures: which are published, and which are this project's or local."""

from data_models.challenge import Route, routes


def test_a_divided_week_says_that_its_division_is_not_published() -> None:
    rules = routes()[Route.PROFESSIONAL_DIFFERENCE]
    assert [stage.days for stage in rules.stages] == [2, 2, 1]
    assert "2, 2 and 1 working days is this project’s own division" in rules.authority
    assert "named or designated professional is available at any stage" in rules.authority


def test_seventy_two_hours_are_for_making_dissent_from_a_conference_and_not_for_the_answer() -> None:
    rules = routes()[Route.CONFERENCE_DISSENT]
    assert "72 hours is the time within which a professional of the conference makes formal dissent" in rules.authority
    assert "the answer’s figure is local" in rules.authority and "never a forum's" in rules.about
    assert not any("72" in stage.title for stage in rules.stages)
