"""Families A and B on their replay days: who saw the children, what was said and not followed, windows, and what must not be asserted."""

import re
from datetime import date

import pytest

from dashboard.store import Database
from data_models.access import Scope
from data_models.finding import Finding
from data_models.plan import Party
from tests.replay.seeing import found_at, one, rows_of

REVIEW, FORUM = date(2019, 10, 10), date(2020, 12, 10)
KINDS = {
    "oscillation", "sibling-path", "since-decision", "plan-long-or-repeated", "sight-lapsed", "selective-engagement", "voice-unexplored",
    "silence-without-sight", "conflict-not-reviewed", "raised-risk-window", "adulthood-without-plan", "restricted-contact",
}
ASSERTS = re.compile(
    r"\b(proved|did abuse|abused|guilty|lied|lying|hid|failed|should have|was not done|was not safe|will happen|avoidant|uncooperative)\b",
    re.IGNORECASE,
)
Found = dict[str, list[Finding]]


@pytest.fixture
def family_a(samples: Database, scope: Scope) -> Found:
    return found_at(samples, scope, "Family A", REVIEW)


@pytest.fixture
def family_b(samples: Database, scope: Scope) -> Found:
    return found_at(samples, scope, "Family B", FORUM)


def about(findings: list[Finding], key: str) -> Finding:
    """The single finding whose key is, or starts with, ``key``: row ids in keys are drawn anew at each import."""
    matching = [finding for finding in findings if finding.key.startswith(key)]
    assert len(matching) == 1, [finding.key for finding in findings]
    return matching[0]


def test_a1s_wish_to_leave_home_had_no_follow_up_recorded(family_a: Found) -> None:
    finding = about(family_a["voice-unexplored"], "child:Child A1")
    assert "22 May 2019" in finding.statement and "wants to leave the family home" in finding.statement
    assert "would like to live somewhere else" in rows_of(finding)
    assert finding.children == ("Child A1",) and finding.attributed is Party.SERVICE


def test_the_eldest_siblings_repeated_account_had_no_response_recorded(family_a: Found) -> None:
    finding = about(family_a["voice-unexplored"], "sibling:Older sibling A")
    days = ["6 March 2019", "11 June 2019", "17 July 2019", "11 September 2019"]
    assert [fact.happened.in_words() for fact in finding.evidence] == days
    assert "core group 13 March 2019" in finding.statement, "what heard it is said beside it"
    assert any("invents things" in fact.text for fact in finding.contrary), "the mother's answer stands on the other side"
    for theme in ("domestic abuse", "drug misuse"):
        further = one(family_a["conflict-not-reviewed"], f"of {theme} told by Older sibling A")
        assert "no strategy meeting is recorded within 28 days" in further.statement
        assert not any("invents things" in fact.text for fact in further.evidence)


def test_the_release_is_a_window_and_no_childs_words_in_it_name_the_stepfather(family_a: Found) -> None:
    finding = about(family_a["raised-risk-window"], "release:")
    assert "Release of Stepfather A from custody is recorded, dated 26 November 2018" in finding.statement
    assert "none of which names Stepfather A" in finding.statement and "0 at a visit without notice" in finding.statement
    assert {fact.source.sheet for fact in finding.evidence} >= {"Where people live"}
    assert any("clean" in fact.text for fact in finding.contrary), "the better weeks stand beside it"


def test_children_were_spoken_with_and_no_row_of_it_is_on_the_abuse_recorded(family_a: Found) -> None:
    younger = about(family_a["voice-unexplored"], "not-about:Child A2")
    assert "domestic abuse (4 incidents)" in younger.statement, "a strategy discussion, a conference and a date given are no incidents"
    assert any("asked is known only from the words" in gap for gap in younger.not_recorded)
    elder = about(family_a["voice-unexplored"], "not-about:Child A1")
    assert "domestic abuse" not in elder.statement, "he did speak of it, at school"


def test_no_police_report_in_a_time_of_little_independent_sight(family_a: Found) -> None:
    finding = about(family_a["silence-without-sight"], "domestic_abuse")
    assert "15 April 2018, 543 days before" in finding.statement
    assert (REVIEW - date(2018, 4, 15)).days == 543
    assert "seen alone 2 times and at a visit without notice 0 times" in finding.statement
    assert "Older sibling A" in finding.statement and "custody is recorded for Stepfather A" in finding.statement
    assert sum("call to the address" in fact.text for fact in finding.contrary) == 2, "the police reports stand beside it"


def test_a1_approaching_18_with_the_action_agreed_that_day_said(family_a: Found) -> None:
    finding = about(family_a["adulthood-without-plan"], "Child A1")
    assert "5 November 2020, 392 days after this date" in finding.statement
    assert (date(2020, 11, 5) - REVIEW).days == 392
    assert "Transition plan and a key worker for Child A1” on 10 October 2019" in finding.statement
    assert "no course or job" in rows_of(finding)


def test_a_better_time_after_custody_and_then_concern_again(family_a: Found) -> None:
    finding = about(family_a["oscillation"], "domestic_abuse")
    assert "protective from 5 December 2018" in finding.statement and "a concern again 6 February 2019, 63 days later" in finding.statement
    assert not any(fact.text.startswith("Planned visit kept") for fact in finding.evidence)
    assert "education" not in {row.key for row in family_a["oscillation"]}, "his sister's attendance is no improvement of his"


def test_the_younger_child_not_seen_by_the_social_worker_and_seen_by_school(family_b: Found) -> None:
    finding = next(row for row in family_b["sight-lapsed"] if row.children == ("Child B2",) and "17 July 2020" in row.statement)
    assert "recorded as seen on 11 dates, by School on 11 dates" in finding.statement
    assert any("of a child seen speak of more than one day" in gap for gap in finding.not_recorded), "seen every week since term began"
    assert "children’s social care other than by video: 147 days, 17 July 2020 to 10 December 2020" in finding.statement
    assert (FORUM - date(2020, 7, 17)).days + 1 == 147
    assert "Kept upstairs" in rows_of(finding) and "asleep" in rows_of(finding)
    assert all("schools" in fact.source.file for fact in finding.contrary), "the school's sights stand on the other side"


def test_engagement_with_school_while_social_care_is_refused(family_b: Found) -> None:
    finding = one(family_b["selective-engagement"], "refusal made to Children's social care")
    assert finding.attributed is None, "a visit called off is hers; whose doing a door not opened was is not recorded"
    assert not any("refuses the family assessment" in fact.text for fact in finding.evidence), "to decline an assessment is a right"
    assert "engagement with School" in finding.statement
    assert any("agree to take part in the assessments" in fact.text for fact in finding.contrary)
    assert "cancelled by service" not in rows_of(finding)


def test_earlier_plans_for_neglect_and_emotional_harm(family_b: Found) -> None:
    finding = one(family_b["plan-long-or-repeated"], "3 child protection plans")
    assert "(neglect) from 18 May 2011" in finding.statement and "(emotional abuse) from 9 November 2016" in finding.statement


def test_the_older_siblings_path_into_care_at_the_age_her_brother_is_now(family_b: Found) -> None:
    finding = about(family_b["sibling-path"], "Child B1:Older sibling B")
    assert "in care, from 26 November 2018 (aged 13 to 14)" in finding.statement
    assert any("does not say what will be so" in gap for gap in finding.not_recorded)


def test_since_the_forum_speaks_only_after_it(samples: Database, scope: Scope, family_b: Found) -> None:
    assert "since-decision" not in family_b
    finding = one(found_at(samples, scope, "Family B", date(2021, 5, 28))["since-decision"], "10 December 2020")
    assert "9 changes of an assessment’s date" in finding.statement
    late = one(found_at(samples, scope, "Family B", date(2021, 6, 30))["since-decision"], "recorded as known only after it")
    assert "Eczema cream" in rows_of(late), "June 2020, known in June 2021"


def test_nothing_later_and_nothing_that_must_not_be_asserted(family_a: Found, family_b: Found) -> None:
    for found, day in ((family_a, REVIEW), (family_b, FORUM)):
        mine = [finding for kind in KINDS & set(found) for finding in found[kind]]
        assert len(mine) >= 10
        for finding in mine:
            assert not ASSERTS.search(finding.statement), finding.statement
            for fact in (*finding.evidence, *finding.contrary):
                assert fact.happened.start is None or fact.happened.start <= day, fact.text
    assert ASSERTS.search("It is proved that he lied"), "the positive control"


def test_a_wait_at_the_provider_is_put_on_nobody_by_these(samples: Database, scope: Scope) -> None:
    found = found_at(samples, scope, "Family B", date(2021, 5, 28))
    for kind in KINDS & set(found):
        for finding in found[kind]:
            if finding.attributed is Party.FAMILY:
                assert finding.kind.code == "selective-engagement"
                assert not any(fact.source.sheet in ("Assessments", "Assessment dates") for fact in finding.evidence)


def test_family_c_has_none_of_the_lapses_in_what_followed(samples: Database, scope: Scope) -> None:
    found = found_at(samples, scope, "Family C", date(2023, 7, 31))
    assert KINDS & set(found) == {"sight-lapsed"}, "a six-week gap early on, shown as plainly as the rest"
