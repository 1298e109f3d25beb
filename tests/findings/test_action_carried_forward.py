import pytest

from dashboard.findings.action_carried_forward import find
from dashboard.findings.reading import Reading
from data_models.forum import Attended, MeetingKind
from data_models.plan import ActionStatus, Party
from tests.findings.building import action, attendance, history, ids, meeting, only, plan, review, when

DECLINED, NOT_PROVIDED = ActionStatus.DECLINED_BY_FAMILY, ActionStatus.NOT_PROVIDED_BY_SERVICE


def found(*reviews: object, **more: object):
    return list(find(Reading(history(
        plans=[plan("2020-01-06")], actions=[action("2020-01-06", "Drug tests.", id="action", **more)], action_reviews=reviews,
    ))))


def test_a_worked_example_tells_family_service_and_not_recorded_apart() -> None:
    finding = only(found(
        review("2020-02-01", ActionStatus.PARTLY, id="partly"), review("2020-03-01", DECLINED, id="r1"),
        review("2020-04-01", NOT_PROVIDED, id="r2"), review("2020-05-01", NOT_PROVIDED, id="r3"),
        review("2020-06-01", ActionStatus.NOT_EVIDENCED, id="r4"), due=when("2020-03-01"),
    ))
    assert finding.statement == (
        "“Drug tests”, set 6 January 2020, was not recorded as done at 4 reviews running, the first dated 1 March 2020, the last dated "
        "1 June 2020: declined by family at 1, not provided by service at 2 and not evidenced at 1; recorded as the family’s at 1, "
        "recorded as a service’s at 2 and with nobody’s doing recorded at 1."
    )
    assert ids(finding.evidence) == ["action", "r1", "r2", "r3", "r4"]
    assert ids(finding.contrary) == ["partly"]
    assert finding.not_recorded == ("Whose doing it was is not recorded at 1 review.",)


@pytest.mark.parametrize(("statuses", "party"), [
    ([DECLINED, DECLINED], Party.FAMILY), ([NOT_PROVIDED, NOT_PROVIDED], Party.SERVICE),
    ([DECLINED, NOT_PROVIDED], None), ([ActionStatus.NOT_STARTED, ActionStatus.NOT_STARTED], Party.NOT_RECORDED),
    ([DECLINED, ActionStatus.NOT_STARTED], None),
])
def test_a_service_and_a_family_are_never_one_attribution(statuses: list[ActionStatus], party: Party | None) -> None:
    finding = only(found(*(review(f"2020-0{month}-01", row) for month, row in enumerate(statuses, start=2))))
    assert finding.attributed is party


def test_what_the_review_itself_attributes_wins_over_its_status() -> None:
    rows = [review(day, ActionStatus.NOT_STARTED, attributed_to=Party.SERVICE) for day in ("2020-02-01", "2020-03-01")]
    assert only(found(*rows)).attributed is Party.SERVICE


@pytest.mark.parametrize("rows", [
    [("2020-02-01", DECLINED)], [("2020-02-01", DECLINED), ("2020-03-01", ActionStatus.DONE)],
    [("2020-02-01", DECLINED), ("2020-03-01", ActionStatus.PARTLY), ("2020-04-01", DECLINED)], [],
])
def test_it_is_silent_without_two_undone_reviews_running_up_to_the_latest(rows: list[tuple[str, ActionStatus]]) -> None:
    assert not found(*(review(day, row) for day, row in rows))


def test_an_undated_review_is_in_no_run_and_stands_on_the_other_side() -> None:
    finding = only(found(review("2020-02-01", DECLINED), review("2020-03-01", DECLINED), review("", ActionStatus.DONE, id="undated")))
    assert "2 reviews running" in finding.statement
    assert ids(finding.contrary) == ["undated"]
    assert "1 review undated and left out: whether before or after these is not known." in finding.not_recorded


def test_a_review_dated_to_a_period_is_said_to_be() -> None:
    finding = only(found(review("2019", DECLINED), review("2020-03-01", DECLINED)))
    assert "1 review dated only to a period: their order is as near as the dates allow." in finding.not_recorded
    assert "No date it was due is recorded." in finding.not_recorded


def test_what_reviews_only_did_not_see_evidenced_is_not_said_to_stand_undone() -> None:
    for status, words in ((ActionStatus.NOT_EVIDENCED, "was not evidenced"), (DECLINED, "stood undone"), (ActionStatus.NOT_STARTED, "stood undone")):
        said = only(found(review("2020-02-01", status), review("2020-03-01", status))).statement
        assert said.startswith(f"“Drug tests”, set 6 January 2020, {words} at 2 reviews running, the first dated 1 February 2020,")
    mixed = only(found(review("2020-02-01", ActionStatus.NOT_STARTED), review("2020-03-01", DECLINED))).statement
    assert "stood undone at 2 reviews running" in mixed and ": not started at 1 and declined by family at 1; recorded as the family’s at 1" in mixed


def test_what_was_set_at_a_conference_says_who_came_and_never_that_they_agreed() -> None:
    reading = Reading(history(
        plans=[plan("2020-01-06")], actions=[action("2020-01-06", "Drug tests.")],
        action_reviews=[review("2020-02-01", DECLINED), review("2020-03-01", DECLINED)],
        meetings=[meeting("2020-01-06", MeetingKind.INITIAL_CONFERENCE, ref="IC1")],
        attendances=[
            attendance("2020-01-06", "Mother X", Attended.ABSENT, meeting="IC1"),
            attendance("2020-01-06", "Stepfather X", Attended.NOT_INVITED, meeting="IC1"),
        ],
    ))
    finding = only(list(find(reading)))
    assert finding.statement.startswith(
        "“Drug tests”, set 6 January 2020 at the initial child protection conference (recorded there: Mother X absent and Stepfather X not invited), "
        "stood undone")
    assert not any("agreed" in fact.text.casefold() for fact in finding.evidence)


def test_who_owed_it_is_said_and_what_nobody_showed_is_not_called_undone() -> None:
    rows = (review("2020-02-01", ActionStatus.NOT_EVIDENCED), review("2020-03-01", ActionStatus.NOT_EVIDENCED))
    finding = only(found(*rows, owed_by=Party.SERVICE))
    assert "set 6 January 2020 and owed by a service, was not evidenced at 2 reviews running" in finding.statement
    assert "undone" not in finding.heading and "undone" not in finding.statement
