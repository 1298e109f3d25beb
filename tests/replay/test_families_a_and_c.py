"""Family A as the review conference of 10 October 2019 could have seen it; Family C, where concern eased, shown as plainly."""

from datetime import date

import pytest

from dashboard.store import Database
from data_models.access import EVERY_AGENCY, Scope
from data_models.finding import Finding
from data_models.plan import Party
from tests.replay.seeing import found_at, history_at, one, rows_of

REVIEW = date(2019, 10, 10)
CLOSURE = date(2020, 9, 15)


@pytest.fixture
def found(samples: Database, scope: Scope) -> dict[str, list[Finding]]:
    return found_at(samples, scope, "Family A", REVIEW)


def test_the_plan_ended_with_its_three_actions_not_evidenced(found: dict[str, list[Finding]]) -> None:
    finding = next(finding for finding in found["plan-ended-unachieved"] if finding.key == "CP1")
    words = finding.statement.casefold()
    assert "drug test" in words and "psychological assessment" in words and "domestic abuse" in words
    assert "10 October 2019" in finding.statement


def test_no_unannounced_visit_was_recorded_as_achieved(found: dict[str, list[Finding]]) -> None:
    finding = next(finding for finding in found["no-unannounced-visit"] if finding.key == "CP1")
    assert "3 unannounced attempts" in finding.statement
    assert finding.contrary, "the visits at which a child was seen stand beside it"


def test_the_parents_were_absent_and_often_out(found: dict[str, list[Finding]]) -> None:
    keys = {finding.key: finding for finding in found["not-attended"]}
    assert "Mother A" in keys["meetings"].statement and "Stepfather A" in keys["meetings"].statement
    assert "visits" in keys
    assert keys["meetings"].attributed is Party.FAMILY
    assert keys["visits"].attributed is not Party.SERVICE, "whose doing a door not opened was is not recorded"


def test_the_eldest_siblings_account_is_among_the_sources(found: dict[str, list[Finding]]) -> None:
    abuse = one(found["corroboration"], "Domestic abuse is recorded")
    assert "Older sibling A" in abuse.statement
    assert "echo" not in abuse.statement


def test_no_request_to_those_likely_to_know_of_the_adults(found: dict[str, list[Finding]]) -> None:
    words = " ".join(finding.statement for finding in found["not-asked"])
    assert "GP" in words and "Substance misuse service" in words


def test_improvement_after_custody_stands_on_the_other_side(found: dict[str, list[Finding]]) -> None:
    recorded = next(finding for finding in found["protective"] if finding.key == "recorded")
    assert len(recorded.evidence) >= 8
    assert "clean" in rows_of(recorded).casefold()


def test_nothing_after_the_review_is_used(samples: Database, scope: Scope, found: dict[str, list[Finding]]) -> None:
    facts = [fact for group in found.values() for finding in group for fact in (*finding.evidence, *finding.contrary)]
    assert facts and not [fact.text for fact in facts if fact.known_from and fact.known_from > REVIEW]
    people = {person.label for person in history_at(samples, scope, "Family A", REVIEW).people}
    assert "Child A3" not in people, "not yet known of"


def test_by_the_closure_of_2020_the_strategy_discussion_without_health_shows(samples: Database, scope: Scope) -> None:
    found = found_at(samples, scope, "Family A", CLOSURE)
    assert any(finding.key.startswith("strategy:") for finding in found["not-asked"])


def test_police_intelligence_is_for_those_who_may_see_it(samples: Database, scope: Scope) -> None:
    everything = history_at(samples, scope, "Family A", CLOSURE)
    without = Scope.over(scope.actor, scope.family_ids, EVERY_AGENCY, ("normal",))
    plain = history_at(samples, without, "Family A", CLOSURE)
    hidden = {entry.id for entry in everything.entries} - {entry.id for entry in plain.entries}
    assert hidden and all(entry.sensitivity == "police_intelligence" for entry in everything.entries if entry.id in hidden)


def test_family_c_shows_concern_that_eased_with_who_saw_it(samples: Database, scope: Scope) -> None:
    found = found_at(samples, scope, "Family C", date(2023, 7, 31))
    eased = [finding for finding in found["protective"] if finding.key.startswith("none-since:")]
    assert {"none-since:neglect", "none-since:alcohol_misuse"} <= {finding.key for finding in eased}
    recorded = next(finding for finding in found["protective"] if finding.key == "recorded")
    assert "Seen at first hand by an agency other than children’s social care: 2" in recorded.statement
    for kind in ("plan-ended-unachieved", "no-unannounced-visit", "threat-unanswered", "no-charge-not-assessed", "assessment-outstanding"):
        assert kind not in found, kind


@pytest.fixture
def at_closure(samples: Database, scope: Scope) -> dict[str, list[Finding]]:
    return found_at(samples, scope, "Family A", CLOSURE)


def test_no_pre_birth_assessment_is_recorded_and_the_assessment_that_was_made_stands_beside_it(at_closure: dict[str, list[Finding]]) -> None:
    finding = one(at_closure["pre-birth-gap"], "Child A3")
    assert "known to children’s social care from 9 March 2020" in finding.statement
    assert "by 16 July 2020" in finding.statement
    for relative in ("smoking crack cocaine", "taking heroin", "crack and heroin in the house"):
        assert relative in rows_of(finding), "three contacts from relatives"
    assert "2 entries on the pregnancy are coded as a refusal." in finding.statement, "the parents' part is told apart from the service's"
    assert {fact.source.sheet for fact in finding.contrary} >= {"Assessments"}
    assert finding.attributed is Party.SERVICE


def test_recent_involvement_was_not_disclosed_to_midwifery(at_closure: dict[str, list[Finding]]) -> None:
    finding = one(at_closure["unverified-self-report"], "Mother A’s own account, coded to pregnancy")
    assert "no social worker now or lately" in rows_of(finding)
    assert "child in need from 10 October 2019 to 24 January 2020" in finding.statement


def test_accounts_without_drugs_stand_beside_what_others_recorded(found: dict[str, list[Finding]], at_closure: dict[str, list[Finding]]) -> None:
    assert "no entry told by anyone else" in one(found["unverified-self-report"], "Stepfather A’s own account, coded to drug").statement
    later = one(at_closure["unverified-self-report"], "Stepfather A’s own account, coded to drug")
    assert "8 entries not told by Stepfather A" in later.statement
    assert any("no sign of drugs" in fact.text for fact in later.contrary), "what the officers saw is the other side"


def test_police_intelligence_is_in_no_family_version_of_these(samples: Database, scope: Scope) -> None:
    plain = Scope.over(scope.actor, scope.family_ids, EVERY_AGENCY, ("normal",))
    found = found_at(samples, plain, "Family A", CLOSURE)
    facts = [fact for group in found.values() for finding in group for fact in (*finding.evidence, *finding.contrary)]
    assert facts and all(fact.sensitivity == "normal" for fact in facts)
    assert "heroin from a vehicle" not in " ".join(fact.text for fact in facts)


def test_the_psychological_assessment_has_no_request_recorded(found: dict[str, list[Finding]]) -> None:
    finding = one(found["assessment-not-commissioned"], "Psychological assessment of Stepfather A")
    assert "336 days ago" in finding.statement
    assert (REVIEW - date(2018, 11, 8)).days == 336
    assert "No referral on file" in rows_of(finding)
    assert finding.attributed is Party.SERVICE, "a service did not arrange it"


def test_family_c_has_no_gap_of_these_kinds_and_later_clear_tests_stand_beside_early_accounts(samples: Database, scope: Scope) -> None:
    found = found_at(samples, scope, "Family C", date(2023, 7, 31))
    for kind in ("not-before-the-forum", "view-missing", "deferred-without-fallback", "assessment-not-commissioned", "consent-cited",
                 "unassessed-adult", "pre-birth-gap", "adult-at-risk"):
        assert kind not in found, kind
    assert all(finding.contrary for finding in found["unverified-self-report"])
