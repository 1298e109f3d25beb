"""What was agreed: the parts of a count add up on screen, and days past due stop where the plan stopped."""

import re
from datetime import date
from typing import Any

import pytest

from dashboard.page_data.plan_compliance import PlanComplianceView, plan_compliance_view
from dashboard.store import Database
from data_models.access import Scope
from data_models.plan import ActionStatus
from tests.findings.building import action, history, plan, review, when
from tests.replay.seeing import history_at


def view(**facts: Any) -> PlanComplianceView:
    return plan_compliance_view(history(as_at=facts.pop("as_at", "2021-01-01"), **facts))


def column(shown: PlanComplianceView, heading: str, place: int = 0) -> list[str]:
    table = shown.plans[place].table
    return [row.cells[table.headings.index(heading)] for row in table.rows]


ACTIONS = [
    action("2020-01-10", "Clear the bedrooms", ref="CP1-1", due=when("2020-03-01")), action("2020-01-10", "See the GP", ref="CP1-2"),
    action("2020-01-10", "Drug tests", ref="CP1-3", due=when("2020-07-01")), action("2020-01-10", "School packs", ref="CP1-4"),
    action("2020-01-10", "Visit", ref="CP1-5", due=when("2020-05-01")),
]
REVIEWS = [
    review("2020-02-01", ActionStatus.PARTLY, ref="CP1-1"), review("2020-04-01", ActionStatus.NOT_STARTED, ref="CP1-1"),
    review("2020-04-01", ActionStatus.DONE, ref="CP1-2"), review("2020-04-01", ActionStatus.SUPERSEDED, ref="CP1-4"),
    review("2020-04-01", ActionStatus.PARTLY, ref="CP1-5"),
]


def test_every_action_is_counted_once_by_its_latest_review_and_the_parts_add_up() -> None:
    shown = view(plans=[plan("2020-01-10", "2020-06-01")], actions=ACTIONS, action_reviews=REVIEWS)
    parts = "As recorded at the latest review of each while its plan ran: 1 done, 1 replaced, 1 partly done, 1 undone and 1 with no review recorded."
    assert shown.sentence.startswith(f"5 agreed actions. {parts}")
    assert shown.plans[0].sentence == f"5 agreed actions. {parts} Reason recorded for ending: none."


def test_days_past_due_stop_at_the_end_of_the_plan_and_say_so() -> None:
    shown = view(plans=[plan("2020-01-10", "2020-06-01")], actions=ACTIONS, action_reviews=REVIEWS)
    assert column(shown, "Days past due") == ["92", "no due date recorded", "–", "no due date recorded", "31"]
    assert shown.plans[0].table.caption.endswith("days past due are counted to 1 June 2020, when the plan ended")
    running = view(plans=[plan("2020-01-10")], actions=ACTIONS, action_reviews=REVIEWS, as_at="2020-07-02")
    assert column(running, "Days past due")[0] == "123"
    assert running.plans[0].table.caption.endswith("days past due are counted to 2 July 2020")


def test_a_review_after_the_end_is_shown_and_told_apart_from_the_count() -> None:
    late = review("2020-08-01", ActionStatus.DONE, ref="CP1-1")
    shown = view(plans=[plan("2020-01-10", "2020-06-01")], actions=ACTIONS[:1], action_reviews=[*REVIEWS[:2], late])
    assert "1 undone." in shown.plans[0].sentence
    assert "1 review is dated after the plan ended: in the table, not in the count." in shown.plans[0].sentence
    assert column(shown, "1 August 2020") == ["✓ Done"]
    assert column(shown, "Days past due") == ["92"]


@pytest.mark.parametrize("label", ["Family A", "Family B", "Family C"])
def test_the_plans_of_each_sample_family_add_up_to_the_first_sentence(samples: Database, scope: Scope, label: str) -> None:
    shown = plan_compliance_view(history_at(samples, scope, label, date(2022, 12, 31)))
    first, *plans = (_numbers(text) for text in (shown.sentence, *(each.sentence for each in shown.plans)))
    assert plans and sum(first[1:]) == first[0] > 0
    for place, total in enumerate(plans):
        assert sum(total[1:]) == total[0] == len(shown.plans[place].table.rows)
    assert sum(total[0] for total in plans) == first[0]


def _numbers(sentence: str) -> list[int]:
    """The whole and its parts: the numbers of the first two sentences."""
    counted = ". ".join(sentence.split(". ")[:2])
    return [int(word) for word in counted.replace(",", " ").split() if word.isdigit()]


def test_the_plan_that_runs_stands_first_and_those_that_ended_after_it_newest_first(samples: Database, scope: Scope) -> None:
    shown = plan_compliance_view(history_at(samples, scope, "Family B", date(2020, 12, 10)))
    years = [re.findall(r"\b20\d\d\b", each.heading)[0] for each in shown.plans]
    assert years == sorted(years, reverse=True) and len(set(years)) > 2
    assert "15 September 2020" in shown.plans[0].heading, "the child protection plan that runs"
