import pytest

from dashboard.findings.visits import visits_of
from data_models.plan import Announced, VisitMode, VisitResult
from tests.findings.building import ids, visit

X1, X2 = ("Child X1",), ("Child X2",)


def test_a_row_for_each_child_of_one_day_worker_and_kind_is_one_visit() -> None:
    made = visits_of([
        visit("2020-05-10", id="a", children=X1, visitor="Worker 1"),
        visit("2020-05-10", VisitResult.NOT_SEEN, id="b", children=X2, visitor="worker 1 "),
        visit("2020-05-11", id="c", children=X1, visitor="Worker 1"),
    ])
    assert [ids(one.rows) for one in made] == [["a", "b"], ["c"]]
    assert [one.seen for one in made] == [True, True]


@pytest.mark.parametrize("other", [
    visit("2020-05-10", children=X2, visitor="Worker 2"), visit("2020-05-10", children=X2, visitor="Worker 1", kind="statutory visit"),
    visit("2020-05-10", children=X1, visitor="Worker 1"), visit("2020-05-10", children=X2, visitor="Worker 1", announced=Announced.UNANNOUNCED),
    visit("2020-05-10", children=X2, visitor="Worker 1", mode=VisitMode.VIRTUAL),
])
def test_another_worker_kind_or_way_or_the_same_child_again_is_another_visit(other: object) -> None:
    first = visit("2020-05-10", children=X1, visitor="Worker 1", announced=Announced.ANNOUNCED, mode=VisitMode.IN_PERSON)
    assert len(visits_of([first, other])) == 2


def test_what_one_row_leaves_unsaid_another_says() -> None:
    one, = visits_of([visit("2020-05-10", children=X1), visit("2020-05-10", children=X2, announced=Announced.UNANNOUNCED, mode=VisitMode.VIRTUAL)])
    assert one.unannounced and one.mode is VisitMode.VIRTUAL


@pytest.mark.parametrize("day", ["2020-05", ""])
def test_rows_not_dated_to_a_day_are_not_put_together(day: str) -> None:
    assert len(visits_of([visit(day, children=X1), visit(day, children=X2)])) == 2


def test_a_locked_door_is_one_whose_door_it_was() -> None:
    one, = visits_of([visit("2020-05-10", VisitResult.NO_ACCESS, children=label) for label in (X1, X2)])
    assert one.no_access and one.avoided and not one.cancelled_by_family
    seen, = visits_of([visit("2020-05-10", VisitResult.NO_ACCESS, children=X1), visit("2020-05-10", children=X2)])
    assert not seen.avoided, "a child was seen: somebody got in"
