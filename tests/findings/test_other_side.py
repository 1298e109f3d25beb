"""What speaks against a row stands beside it in every finding, whichever rule made it: a worked example, and histories made at random."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.findings.catalogue import findings_of
from dashboard.findings.other_side import HOW_AN_ADULT_IS, NOTHING_BESIDE
from data_models.agencies import Agency
from data_models.assessment import PoliceOutcome
from data_models.dates import Order
from data_models.finding import Block
from data_models.history import History
from data_models.people import Status
from data_models.record import Entry, Nature
from data_models.themes import SPEAKS_AGAINST, Marker, Theme
from tests.findings.building import allegation, decision, entry, history, ids, protective, status, when

ABUSE = Theme.PHYSICAL_ABUSE
WHO = ("Child X1", "Stepfather X")


def missing(known: History) -> list[tuple[str, str, str]]:
    """Finding, row of concern and the row against it that does not stand in the finding."""
    found = []
    against = [row for row in known.entries if row.speaks_against and row.themes]
    for finding in findings_of(known):
        if finding.kind.block is Block.OTHER_SIDE:
            continue
        held = {fact.id for fact in (*finding.evidence, *finding.contrary)}
        for fact in finding.evidence:
            if not isinstance(fact, Entry) or fact.nature is not Nature.CONCERN:
                continue
            for row in against:
                shared = set(row.themes) & set(fact.themes)
                of_it = bool(shared - (HOW_AN_ADULT_IS - {finding.key} if finding.key in set(Theme) else set())) \
                    and not set(row.people).isdisjoint(fact.people)
                later = fact.happened.start is None or row.happened.order(fact.happened.start) is not Order.BEFORE
                if of_it and later and row.id not in held:
                    found.append((finding.id, fact.id, row.id))
    return found


def told(**more: object) -> History:
    return history(
        "2021-06-01",
        entries=[
            entry("2021-01-18", ABUSE, id="earlier", people=WHO),
            entry("2021-02-18", ABUSE, id="told", markers=[Marker.ALLEGATION], people=WHO),
            entry("2021-02-22", ABUSE, id="taken back", nature=Nature.CONTEXT, markers=[Marker.RETRACTION], people=WHO),
            entry("2021-03-19", ABUSE, id="enquiry", nature=Nature.CONTEXT, markers=[Marker.NOT_SUBSTANTIATED], people=WHO),
            entry("2021-03-20", id="no theme", nature=Nature.CONTEXT, markers=[Marker.RETRACTION], people=("Child X1",)),
        ],
        statuses=[status("2021-02-01", Status.CLOSED)], decisions=[decision("2021-02-10", papers=("School",))], **more,
    )


def test_a_retraction_and_an_enquiry_stand_in_every_finding_that_rests_on_what_was_told() -> None:
    kinds = set()
    for finding in findings_of(told()):
        if "told" in ids(finding.evidence):
            kinds.add(finding.kind.code)
            assert {"taken back", "enquiry", "no theme"} <= set(ids(finding.contrary)), finding.id
    assert {"reopened", "since-decision"} <= kinds


def test_a_denial_about_another_person_or_before_it_does_not() -> None:
    rows = [
        entry("2021-02-18", ABUSE, id="told", people=("Child X1",)), entry("2020-11-18", ABUSE, id="earlier", people=("Child X1",)),
        entry("2021-02-22", ABUSE, id="another", nature=Nature.CONTEXT, markers=[Marker.DENIAL], people=("Child X2",)),
    ]
    reopened = next(
        finding for finding in findings_of(history(entries=rows, statuses=[status("2021-02-01", Status.CLOSED)], as_at="2021-06-01"))
        if finding.kind.code == "reopened"
    )
    assert "another" not in ids(reopened.contrary)


def test_an_acquittal_stands_beside_what_was_said_of_that_person() -> None:
    acquitted = allegation(
        "2020-05-01", id="acquitted", theme=ABUSE, outcome=PoliceOutcome.ACQUITTED, police_outcome_on=when("2021-05-01"))
    reopened = next(finding for finding in findings_of(told(allegations=[acquitted])) if finding.kind.code == "reopened")
    assert "acquitted" in ids(reopened.contrary)


def test_a_denial_written_as_an_outcome_or_a_response_stands_beside_every_claim_of_that_theme() -> None:
    answered = allegation("2016", id="answered", theme=ABUSE, response="Stepfather X denied it")
    denying = entry(
        "2021-02-20", ABUSE, id="denying", agency=Agency.SCHOOL, people=WHO, action_outcome="Stepfather X interviewed, denied it")
    known = told(allegations=[answered])
    found = findings_of(replace(known, entries=(*known.entries, denying)))
    reopened = next(finding for finding in found if finding.kind.code == "reopened")
    assert "answered" in ids(reopened.contrary)
    assert "Stepfather X denied it" in next(fact.text for fact in reopened.contrary if fact.id == "answered")
    both = next(finding for finding in found if finding.kind.code == "corroboration")
    assert "denying" in ids(both.evidence) and "1 itself recorded as denied" in both.rests_on()
    no_charge = next(finding for finding in found if finding.kind.code == "no-charge-not-assessed")
    assert "denying" in ids(no_charge.contrary)


def test_protective_entries_stand_beside_concerns_present_together() -> None:
    rows = [
        entry("2021-02-18", Theme.NEGLECT), entry("2021-02-19", Theme.DOMESTIC_ABUSE, agency=Agency.SCHOOL),
        protective("2021-03-01", Theme.NEGLECT, id="better"), protective("2021-05-01", Theme.EDUCATION, id="of another theme"),
    ]
    together = next(finding for finding in findings_of(history(entries=rows, as_at="2021-06-01")) if finding.kind.code == "co-occurrence")
    assert ids(together.contrary) == ["better"]


def test_what_closes_a_worry_about_an_adult_is_no_answer_to_the_neglect_that_the_same_row_tells() -> None:
    rows = [
        entry("2020-10-21", Theme.NEGLECT, Theme.ADULT_SAFEGUARDING, people=("Grandmother X",)), entry("2020-11-21", Theme.NEGLECT),
        entry("2020-11-01", Theme.ADULT_SAFEGUARDING, people=("Grandmother X",)),
        entry("2020-11-24", Theme.ADULT_SAFEGUARDING, id="closed", nature=Nature.CONTEXT, markers=[Marker.NO_FURTHER_ACTION],
              people=("Grandmother X",)),
    ]
    beside = {finding.id: ids(finding.contrary) for finding in findings_of(history(entries=rows, as_at="2021-06-01"))}
    assert beside["recurrence:neglect"] == []
    assert any("closed" in rows for rows in beside.values())


def test_that_nothing_stands_beside_is_said_only_where_nothing_does() -> None:
    rows = [entry("2020-10-21", Theme.NEGLECT, ABUSE, people=WHO), entry("2020-12-21", Theme.NEGLECT, people=WHO)]
    closed = entry("2020-11-24", ABUSE, id="closed", nature=Nature.CONTEXT, markers=[Marker.NO_FURTHER_ACTION], people=WHO)
    no_charge = replace(rows[0], action_outcome="No charge")
    for entries, said in ((rows, True), ([*rows, closed], False), ([no_charge, rows[1]], False)):
        again = next(found for found in findings_of(history(entries=entries, as_at="2021-06-01")) if found.id == "recurrence:neglect")
        assert (NOTHING_BESIDE in again.not_recorded) is said


PEOPLE_NAMED = st.lists(st.sampled_from(["Child X1", "Child X2", "Mother X", "Stepfather X"]), unique=True, max_size=2).map(tuple)
ROWS = st.builds(
    lambda days, theme, markers, nature, people, agency: entry(
        (date(2020, 1, 1) + timedelta(days=days)).isoformat(), theme, markers=markers, nature=nature, people=people, agency=agency),
    st.integers(0, 400), st.sampled_from([ABUSE, Theme.NEGLECT, Theme.DOMESTIC_ABUSE, Theme.PREGNANCY]),
    st.lists(st.sampled_from([*sorted(SPEAKS_AGAINST), Marker.ALLEGATION, Marker.THREAT_TO_WORKER, Marker.RELEASE]), max_size=2, unique=True),
    st.sampled_from(Nature), PEOPLE_NAMED, st.sampled_from([Agency.POLICE, Agency.SCHOOL, Agency.CHILDRENS_SOCIAL_CARE]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=st.lists(ROWS, min_size=2, max_size=12))
def test_whatever_the_history_no_finding_leaves_out_what_speaks_against_its_rows(rows: list[Entry]) -> None:
    known = history(
        "2021-06-01", entries=rows, statuses=[status("2020-06-01", Status.CLOSED)], decisions=[decision("2020-09-01", papers=("GP",))])
    assert missing(known) == []


@pytest.mark.parametrize("without", ["taken back"])
def test_the_property_can_fail(without: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.findings.catalogue.with_other_side", lambda _, findings: findings)
    assert any(row == without for _, _, row in missing(told()))
