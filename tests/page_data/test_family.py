"""The Family page: which forum the numbers are since, and what they count."""

from dashboard.page_data.family import FamilyView, family_view
from data_models.people import Status
from data_models.record import Nature
from tests.findings.building import decision, entry, history, status, when

FORUMS = [decision("2020-03-01", ref="CPF1"), decision("2020-09-01", ref="CPF2")]
ENTRIES = [
    entry("2020-02-01"), entry("2020-02-10", known="2020-04-01"), entry("2020-05-01"), entry("2020-06-01", nature=Nature.CONTEXT),
    entry("2020-10-01"),
]


def seen(as_at: str, forums: object = FORUMS) -> FamilyView:
    day = [row for row in ENTRIES if row.happened.end and row.happened.end.isoformat() <= as_at]
    return family_view(history(as_at=as_at, decisions=[row for row in forums if row.happened.end.isoformat() <= as_at], entries=day))


def test_on_the_day_of_a_forum_the_numbers_are_since_the_one_before_and_say_which() -> None:
    view = seen("2020-09-01")
    assert view.since_heading == "Since the forum of 1 March 2020, the one before the forum of 1 September 2020"
    assert [(number.value, number.words) for number in view.since_forum] == [
        ("1", "new entries of concern, of 2 new entries"), ("1", "older events newly disclosed"), ("1", "agencies heard from"),
    ]


def test_after_a_forum_the_numbers_are_since_that_one() -> None:
    view = seen("2020-12-31")
    assert view.since_heading == "Since the forum of 1 September 2020"
    assert view.since_forum[0].value == "1"


def test_on_the_day_of_the_first_forum_there_is_nothing_to_compare_with_and_no_number() -> None:
    view = seen("2020-03-01")
    assert view.since_heading == "The forum of 1 March 2020 is on this date; no forum decision before it is recorded to compare with"
    assert view.since_forum == ()
    assert seen("2020-02-20").since_heading == "No forum decision is recorded by this date"


def test_a_status_stands_with_why_it_began_and_apart_from_it_why_it_ended() -> None:
    rows = [
        status("2018-03-28", Status.CLOSED, ended=when("2020-02-12"), end_reason="A new allegation"),
        status("2020-02-12", Status.CHILD_IN_NEED, ended=when("2020-05-15"), reason="Assessment", end_reason="Closed"),
        status("2020-05-15", Status.CLOSED, reason="Too little evidence"),
    ]
    assert [row.cells[-1] for row in family_view(history(statuses=rows)).statuses.rows] == [
        "ended: A new allegation", "Assessment; ended: Closed", "Too little evidence",
    ]
