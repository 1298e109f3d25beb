from dataclasses import replace

from dashboard.page_data.paper_for_one import NOT_INDEPENDENT, paper_for_one
from data_models.agencies import Agency
from data_models.as_told import as_told
from data_models.assessment import ReasonKind
from data_models.paper_for_one import PartForOne
from data_models.plan import VisitResult
from data_models.themes import Theme
from tests.findings.building import assessment, date_moved, entry, history, protective, visit


def part(heading: str, **facts: object) -> PartForOne | None:
    return next((one for one in paper_for_one(history(**facts), "Mother X").parts if one.heading == heading), None)


def test_rows_of_a_theme_are_counted_and_nothing_is_said_of_how_many_sources_are_independent() -> None:
    together = part("What these entries show together", entries=[
        entry("2020-01-01", Theme.NEGLECT), entry("2020-01-05", Theme.NEGLECT, agency=Agency.SCHOOL), protective("2020-02-01", Theme.NEGLECT),
        entry("2020-03-01", Theme.ALCOHOL_MISUSE),
    ])
    assert together is not None and NOT_INDEPENDENT in together.lead
    assert together.points[0] == "Neglect is recorded as a concern in 2 of these entries, held by Police and School."
    assert not any("each counted once" in point or "Alcohol" in point for point in together.points)


def test_a_visit_called_off_is_not_put_on_the_person_whom_the_paper_is_for() -> None:
    visits = part("Visits", visits=[
        visit("2020-01-01", VisitResult.CANCELLED_BY_FAMILY), visit("2020-01-02", VisitResult.CANCELLED_BY_SERVICE),
    ])
    assert visits is not None
    assert [row[3] for row in visits.rows] == ["Called off; by whom is not said here", "Cancelled by service"]


def test_a_date_moved_is_told_without_words_that_may_be_of_somebody_elses_assessment() -> None:
    told = part("Assessments of you", assessments=[assessment("2020-01-01", about="Mother X", ref="AS4")], assessment_changes=[
        as_told(replace(
            date_moved("2020-02-01", ReasonKind.SAFE_SCHEDULING, ref="AS4", new_due="2020-04-15"), reason="Moves with the cognitive one")),
        as_told(replace(date_moved("2020-03-01", ReasonKind.PROVIDER_CAPACITY, ref="AS4"), reason="No psychologist")),
    ])
    assert told is not None
    assert told.rows[0][5] == "Date moved to 15 April 2020. Date moved, and no new day set (provider capacity)"
