"""Family B as the Care Planning Forum of 10 December 2020 could have seen it, and nothing later."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from dashboard.importers.take_in import take_in
from dashboard.page_data.history import family_called
from dashboard.page_data.why_now import why_now_view
from dashboard.store import Database
from data_models.access import Scope
from data_models.assessment import Assessment
from data_models.finding import Finding
from data_models.plan import Party
from data_models.record import Fact
from tests.conftest import TODAY
from tests.replay.seeing import found_at, history_at, one, printed_at, rows_of

FORUM = date(2020, 12, 10)
LABEL = "Family B"
KINDS = {
    "recurrence", "co-occurrence", "corroboration", "reopened", "plan-ended-unachieved", "action-carried-forward", "timescale-missed",
    "no-unannounced-visit", "not-attended", "threat-unanswered", "no-charge-not-assessed", "not-asked", "assessment-outstanding", "protective",
    "unverified-self-report", "known-late", "not-before-the-forum", "unassessed-adult", "adult-at-risk", "consent-cited",
    "deferred-without-fallback", "view-missing", "oscillation", "sibling-path", "plan-long-or-repeated", "sight-lapsed", "selective-engagement",
    "voice-unexplored", "conflict-not-reviewed", "restricted-contact",
}
JUDGES = re.compile(r"\b(score|risk level|likely to|we recommend|threshold is met|should issue|proved|failed to engage)\b")
Found = dict[str, list[Finding]]


@pytest.fixture
def found(samples: Database, scope: Scope) -> Found:
    return found_at(samples, scope, LABEL, FORUM)


def all_facts(found: Found) -> Iterator[Fact]:
    for group in found.values():
        for finding in group:
            yield from (*finding.evidence, *finding.contrary)


def test_every_kind_has_something_to_show(found: Found) -> None:
    assert set(found) == KINDS


def test_closed_in_may_and_back_within_three_months_on_the_same_theme(found: Found) -> None:
    closing = one(found["reopened"], "15 May 2020")
    assert "sexual abuse" in closing.statement
    assert "63 days" in closing.statement, "child in need began 17 July 2020, 63 days after 15 May"
    assert (date(2020, 7, 17) - date(2020, 5, 15)).days == 63
    assert "10 July 2020" in rows_of(closing)


def test_three_allegations_about_one_man_none_charged_and_the_risk_not_assessed(found: Found) -> None:
    finding = one(found["no-charge-not-assessed"], "Stepfather B")
    assert "3 allegations of sexual abuse" in finding.statement
    assert "Older sibling B" in finding.statement and "Another relative" in finding.statement
    assert "no review strategy meeting" in finding.statement
    assert sum(fact.source.sheet == "Allegations" for fact in finding.evidence) == 3
    assert not re.search(r"\b(guilty|abused|proved|did abuse)\b", finding.statement)


@pytest.mark.parametrize("assessment", [
    "Cognitive assessment of Stepfather B", "Sexual-risk assessment of Stepfather B", "ability to protect of Mother B",
])
def test_an_assessment_agreed_at_formulations_was_waited_for_and_not_begun(found: Found, assessment: str) -> None:
    finding = one(found["assessment-outstanding"], assessment)
    assert "no completion is recorded" in finding.statement and "no start" in finding.statement
    assert "29 days" in finding.statement, "requested 11 November 2020"
    assert finding.attributed is not Party.FAMILY, "the wait is not the family's doing"


def test_the_wait_is_recorded_as_the_providers_capacity_and_the_adults_agreement_stands_beside_it(found: Found) -> None:
    cognitive = one(found["assessment-outstanding"], "Cognitive assessment")
    assert "provider capacity" in cognitive.statement
    assert cognitive.attributed is Party.SERVICE
    agreement = "\n".join(fact.text for fact in cognitive.contrary)
    assert "agree" in agreement.casefold()


def test_the_mother_declined_the_family_assessment(found: Found) -> None:
    finding = one(found["assessment-outstanding"], "Family assessment")
    assert "declined by Mother B" in finding.statement


def test_the_threat_to_kill_a_worker_has_no_strategy_meeting_recorded_after_it(found: Found) -> None:
    finding = one(found["threat-unanswered"], "1 September 2020")
    assert "No strategy meeting is recorded" in finding.statement
    assert any("Whether a strategy meeting was held" in gap for gap in finding.not_recorded)
    assert finding.attributed is Party.SERVICE
    assert "kill" in rows_of(finding)


def test_the_frail_relative_and_the_home_were_held_by_adult_social_care_and_not_in_the_papers(
    samples: Database, scope: Scope, found: Found,
) -> None:
    view = why_now_view(history_at(samples, scope, LABEL, FORUM))
    assert "not in the papers" in view.not_in_papers and "Adult social care" in view.not_in_papers
    neglect = one(found["recurrence"], "Neglect is recorded")
    assert any("adult_social_care" in fact.source.file for fact in neglect.evidence)
    safeguarding = one(found["recurrence"], "Adult safeguarding is recorded")
    assert len(safeguarding.evidence) >= 4


def test_overdoses_and_domestic_abuse_recur_over_years(found: Found) -> None:
    health = one(found["recurrence"], "Adult mental health is recorded")
    assert len({fact.happened.start.year for fact in health.evidence if fact.happened.start}) >= 5
    abuse = one(found["recurrence"], "Domestic abuse is recorded")
    assert min(fact.happened.start for fact in abuse.evidence if fact.happened.start).year < 2010, "earlier relationships"


def test_earlier_plans_ended_with_actions_not_evidenced(found: Found) -> None:
    assert {finding.key for finding in found["plan-ended-unachieved"]} >= {"CP2", "CIN2"}


def test_what_the_family_declined_and_what_a_service_did_not_provide_stand_apart(found: Found) -> None:
    whose = {finding.key: finding.attributed for finding in found["action-carried-forward"]}
    assert whose["CP3-1"] is Party.FAMILY
    assert whose["CP3-3"] is Party.SERVICE


def test_agencies_not_asked(found: Found) -> None:
    mother = one(found["not-asked"], "about Mother B")
    assert "Adult mental health" in mother.statement and "GP" in mother.statement


def test_the_decision_to_wait_has_no_return_date_and_no_fallback(samples: Database, scope: Scope) -> None:
    view = why_now_view(history_at(samples, scope, LABEL, FORUM))
    assert "Return date: none recorded" in view.decision and "Fallback: none recorded" in view.decision


def test_the_other_side_holds_pupil_voice_and_attendance(found: Found) -> None:
    recorded = next(finding for finding in found["protective"] if finding.key == "recorded")
    words = rows_of(recorded).casefold()
    assert "attendance" in words
    assert sum("schools" in fact.source.file for fact in recorded.evidence) >= 5


def test_nothing_of_2021_is_anywhere(samples: Database, scope: Scope, found: Found) -> None:
    assert not [fact.text for fact in all_facts(found) if fact.known_from and fact.known_from > FORUM]
    printed = printed_at(samples, scope, LABEL, FORUM)
    # the new dates for work already promised may lie ahead; nothing that happened may
    happened = [fact for fact in all_facts(found) if fact.happened.start and fact.happened.start > FORUM]
    assert happened == []
    assert "hammer" not in printed.casefold()
    assert "2021-0" not in re.sub(r'"text": "[^"]*"', "", printed)


def test_no_statement_judges(samples: Database, scope: Scope) -> None:
    printed = printed_at(samples, scope, LABEL, FORUM).casefold()
    statements = re.findall(r'"statement": "([^"]*)"', printed)
    assert len(statements) >= 30
    for statement in statements:
        assert not JUDGES.search(statement), statement


def later_entries(first_day: date, count: int = 50) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["Date", "Agency", "Event", "Category", "Evidence status", "Significance"])
    for number in range(count):
        day = first_day + timedelta(days=number * 3)
        writer.writerow([f"{day:%d/%m/%Y}", "Police", f"Stepfather B and Mother B, later entry {number}.", "Domestic abuse; Threat to a worker",
                         "First-hand", "Concern"])
    return text.getvalue().encode()


def test_fifty_later_entries_change_nothing_that_was_seen_on_the_day(samples: Database, scope: Scope) -> None:
    before = printed_at(samples, scope, LABEL, FORUM)
    family = family_called(samples, scope, LABEL)
    taken = take_in(samples, scope, family, name="later.csv", content=later_entries(FORUM + timedelta(days=1)), today=TODAY)
    assert taken.count("loaded") == 50
    assert printed_at(samples, scope, LABEL, FORUM) == before
    assert printed_at(samples, scope, LABEL, date(2021, 5, 28)) != before


def test_that_leak_test_would_catch_a_leak(samples: Database, scope: Scope) -> None:
    """The planted fault: the same fifty entries dated before the forum do change what is printed."""
    before = printed_at(samples, scope, LABEL, FORUM)
    family = family_called(samples, scope, LABEL)
    take_in(samples, scope, family, name="earlier.csv", content=later_entries(FORUM - timedelta(days=200)), today=TODAY)
    assert printed_at(samples, scope, LABEL, FORUM) != before


def test_by_may_2021_the_wait_its_moves_and_the_incidents_meanwhile_show(samples: Database, scope: Scope) -> None:
    found = found_at(samples, scope, LABEL, date(2021, 5, 28))
    cognitive = one(found["assessment-outstanding"], "Cognitive assessment")
    assert "198 days" in cognitive.statement
    assert "Its date was set or moved 4 times, and once none was set" in cognitive.statement
    assert (date(2021, 5, 28) - FORUM).days // 7 == 24


def test_the_weekend_is_not_known_to_social_care_until_after_the_incident(samples: Database, scope: Scope) -> None:
    before = history_at(samples, scope, LABEL, date(2021, 6, 1))
    after = history_at(samples, scope, LABEL, date(2021, 6, 30))
    weekend = {entry.id for entry in after.entries if entry.happened.may_overlap(date(2021, 5, 29), date(2021, 5, 30))}
    assert len(weekend) >= 3
    assert not weekend & {entry.id for entry in before.entries}


@pytest.mark.parametrize(("agency", "words"), [
    ("Adult social care", "6 of concern"), ("Hospital", "5 of concern"), ("Adult mental health", "1 of concern"),
])
def test_what_was_held_before_the_forum_and_in_no_paper(found: Found, agency: str, words: str) -> None:
    finding = one(found["not-before-the-forum"], f"No paper from {agency} is recorded")
    assert words in finding.statement
    own = [fact for fact in finding.evidence if fact.source.sheet != "Forum decisions"]
    assert own and {fact.agency.label for fact in own} == {agency}


def test_the_home_without_working_amenities_is_among_what_the_forum_had_no_paper_on(found: Found) -> None:
    for finding in (one(found["not-before-the-forum"], "No paper from Adult social care"), one(found["adult-at-risk"], "Stepfather B's mother is")):
        assert "no working toilet" in rows_of(finding)
        assert "police say they cannot take it on" in "\n".join(fact.text for fact in finding.contrary), "the other side"
    at_risk = one(found["adult-at-risk"], "Stepfather B's mother is")
    assert "3 adult safeguarding meetings about them" in at_risk.statement
    assert "neglect or home conditions in 2 entries" in at_risk.statement
    assert "House of Stepfather B's mother" in rows_of(at_risk), "the children are placed in her house"
    assert {finding.key for finding in found["adult-at-risk"]} == {"Stepfather B's mother"}, "never the man complained of"


def test_views_were_not_sought_from_adult_mental_health_gp_and_adult_social_care(found: Found) -> None:
    finding = one(found["view-missing"], "forum of 10 December 2020")
    not_sought = finding.statement.split("No view is recorded as sought", 1)[1]
    for agency in ("Adult mental health", "GP", "Adult social care", "Police"):
        assert agency in not_sought
    assert "views recorded as sought by that day: School." in finding.statement
    assert [fact.text.split(":")[0] for fact in finding.contrary] == ["View of School"]


def test_no_owner_date_fallback_or_return_is_recorded_with_the_decision_to_wait(found: Found) -> None:
    finding = one(found["deferred-without-fallback"], "forum of 10 December 2020")
    assert "no owner, no due date, no fallback and no date to return to the forum" in finding.statement
    assert "18 December 2020" in finding.statement, "the assessments' own dates stand beside it"
    assert sum(fact.source.sheet == "Assessments" for fact in finding.evidence) == 3
    assert finding.attributed is Party.SERVICE


def test_consent_was_cited_under_the_plan_and_whose_decision_it_was_is_not_guessed(found: Found) -> None:
    finding = one(found["consent-cited"], "Consent is recorded as refused or not given in 2 rows")
    assert "does not consent" in rows_of(finding) and "child protection plan" in finding.statement
    assert finding.attributed is Party.NOT_RECORDED


def test_his_own_account_of_a_brain_injury_has_no_check_recorded_by_the_forum(found: Found) -> None:
    finding = one(found["unverified-self-report"], "Stepfather B’s own account")
    assert "brain injury" in rows_of(finding)
    assert "brain injury" in finding.statement
    asked = [fact.named for fact in finding.contrary if isinstance(fact, Assessment)]
    assert len(finding.contrary) == len(asked) and asked[0].startswith("Cognitive assessment"), "the scans came to be known in 2021"


def test_the_denial_and_the_sisters_account_never_read_as_proved_by_these(found: Found) -> None:
    kinds = ("unverified-self-report", "not-before-the-forum", "adult-at-risk", "consent-cited", "known-late")
    for finding in (finding for kind in kinds for finding in found[kind]):
        assert not re.search(r"\b(lied|lying|guilty|proved|abused|hid|concealed|should have)\b", finding.statement), finding.statement


def test_by_may_2021_nothing_had_returned_to_the_forum(samples: Database, scope: Scope) -> None:
    finding = one(found_at(samples, scope, LABEL, date(2021, 5, 28))["deferred-without-fallback"], "forum of 10 December 2020")
    assert "No later forum is recorded, 169 days on." in finding.statement
    assert finding.contrary == (), "no awaited assessment is recorded as completed"
    assert finding.attributed is Party.SERVICE, "the wait is not the family's doing"


def test_adult_mental_health_declined_for_want_of_consent_under_the_plan(samples: Database, scope: Scope) -> None:
    finding = one(found_at(samples, scope, LABEL, date(2021, 5, 28))["consent-cited"], "Adult mental health, asked about Mother B")
    assert "18 February 2021" in finding.statement and finding.attributed is Party.SERVICE


def test_the_refused_family_assessment_had_nothing_in_its_place_until_november(samples: Database, scope: Scope, found: Found) -> None:
    before = found_at(samples, scope, LABEL, date(2020, 7, 1))["assessment-not-commissioned"]
    assert one(before, "Family assessment of Mother B").attributed is Party.SERVICE
    assert "assessment-not-commissioned" not in found


def test_the_weekend_overdose_was_held_by_three_agencies_on_the_day_and_known_late(samples: Database, scope: Scope) -> None:
    finding = one(found_at(samples, scope, LABEL, date(2021, 6, 8))["known-late"], "of concern out of hours, while")
    assert "29 May 2021 (a Saturday), recorded by Ambulance service, Hospital, Police and Adult mental health; known 8 June 2021, 10 days later" in (
        finding.statement
    )
    held = {fact.agency.label for fact in finding.evidence if fact.happened.exact and fact.happened.start == date(2021, 5, 29)}
    assert held == {"Ambulance service", "Hospital", "Police"}
    on_the_day = found_at(samples, scope, LABEL, date(2021, 6, 1))
    assert "29 May 2021" not in " ".join(finding.statement for finding in on_the_day["known-late"]), "nobody at social care could have seen it"
