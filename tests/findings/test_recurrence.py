from itertools import pairwise

import pytest

from dashboard.findings.reading import Reading
from dashboard.findings.recurrence import find
from data_models.agencies import Agency
from data_models.record import EvidenceStatus, Seen
from data_models.themes import Marker, Theme
from tests.findings.building import entry, history, ids, link, only, protective

DA = Theme.DOMESTIC_ABUSE


def found(**facts: object):
    return list(find(Reading(history(**facts))))


def test_a_worked_example_counts_incidents_episodes_gap_and_the_last_year() -> None:
    rows = [
        entry("2017-01-01", DA, id="a"), entry("2017-01-11", DA, id="b"),  # one episode: 10 days apart
        entry("2018-01-01", DA, id="c", agency=Agency.SCHOOL),
        entry("2020-06-01", DA, id="d", status=EvidenceStatus.REPORTED),
    ]
    finding = only(found(as_at="2021-01-01", entries=[*rows, protective("2019-01-01", DA, id="good"), entry("2019-01-01", Theme.NEGLECT, id="x")]))
    # Gaps 365 and 882 days: median 623.5. Even spread: 3 episodes x 365 / 1461 days = 0.7.
    assert finding.statement == (
        "Domestic abuse is recorded as a concern in 4 incidents (3 episodes), the first dated 1 January 2017, the last dated 1 June 2020, "
        "by Police and School. Half of the gaps between episodes are 624 days or less. "
        "In the last 365 days: 1 episode; an even spread would give 0.7. 1 of 4 has no first-hand entry or court finding."
    )
    assert ids(finding.evidence) == ["a", "b", "c", "d"]
    assert ids(finding.contrary) == ["good"]
    assert finding.not_recorded == ()


@pytest.mark.parametrize(("second", "findings"), [("2020-03-18", 0), ("2020-03-19", 1)])
def test_fourteen_days_apart_is_one_episode_and_fifteen_is_two(second: str, findings: int) -> None:
    assert len(found(entries=[entry("2020-03-04", DA), entry(second, DA)])) == findings


def test_one_incident_described_by_two_agencies_is_not_a_recurrence() -> None:
    rows = [entry("2020-03-04", DA, ref="P1"), entry("2020-06-04", DA, ref="S1", agency=Agency.SCHOOL)]
    assert not found(entries=rows, links=[link("Police", "p1", "I1"), link("School", "S1", "I1")])
    assert found(entries=rows)


def test_an_echo_is_neither_counted_nor_shown_as_evidence() -> None:
    rows = [
        entry("2020-03-04", DA, ref="P1", id="a"), entry("2020-06-04", DA, id="b"),
        entry("2020-09-04", DA, ref="S1", id="echo", agency=Agency.SCHOOL),
    ]
    finding = only(found(entries=rows, links=[link("Police", "P1", "I1"), link("School", "S1", "I1", repeats=True)]))
    assert "2 incidents (2 episodes)" in finding.statement
    assert ids(finding.evidence) == ["a", "b"]


def test_a_year_is_said_as_a_year_and_never_as_its_last_day() -> None:
    finding = only(found(as_at="2020-01-01", entries=[entry("2016", DA), entry("2019-03-04", DA)]))
    assert "the first dated 2016, the last dated 4 March 2019" in finding.statement
    assert "31 December" not in finding.statement
    assert "are about 793 days or less" in finding.statement
    assert "1 incident dated only to a period, counted from its last day: the days and episodes beside it are not exact." in finding.not_recorded


def test_an_episode_that_straddles_the_year_before_is_said_to_be_unsure() -> None:
    finding = only(found(as_at="2020-06-01", entries=[entry("2016-01-01", DA), entry("2019", DA)]))
    assert "In the last 365 days: 1 episode (1 dated too loosely to be sure)" in finding.statement


def test_undated_incidents_stand_outside_every_count_of_time_and_say_so() -> None:
    finding = only(found(entries=[entry("2020-03-04", DA), entry("2020-09-04", DA), entry("", DA)]))
    assert "3 incidents (2 episodes)" in finding.statement
    assert "1 incident of domestic abuse undated and outside every count of time." in finding.not_recorded
    assert not found(entries=[entry("2020-03-04", DA), entry("", DA)])


def test_a_dispute_beside_a_first_hand_entry_does_not_unsay_that_somebody_saw_it() -> None:
    rows = [
        entry("2020-03-04", DA, ref="P1"), entry("2020-03-04", DA, ref="S1", agency=Agency.SCHOOL, status=EvidenceStatus.DISPUTED),
        entry("2020-09-04", DA),
    ]
    finding = only(found(entries=rows, links=[link("Police", "P1", "I1"), link("School", "S1", "I1")]))
    assert "no first-hand entry" not in finding.statement
    assert "1 of 2 is recorded as disputed." in finding.statement


def test_a_protective_entry_of_an_incident_stands_on_the_other_side_only() -> None:
    rows = [entry("2020-03-04", DA, ref="P1", id="a"), protective("2020-03-04", DA, ref="S1", id="good"), entry("2020-09-04", DA, id="b")]
    finding = only(found(entries=rows, links=[link("Police", "P1", "I1"), link("School", "S1", "I1")]))
    assert ids(finding.evidence) == ["a", "b"]
    assert ids(finding.contrary) == ["good"]
    assert "by Police." in finding.statement


def test_a_theme_that_only_a_comforting_entry_carries_is_no_concern() -> None:
    rows = []
    for number, day in enumerate(("2020-01-01", "2020-06-01")):
        rows += [entry(day, DA, ref=f"P{number}"), protective(day, Theme.EDUCATION, ref=f"S{number}")]
    links = [link(agency, f"{letter}{number}", f"I{number}") for number in (0, 1) for agency, letter in (("Police", "P"), ("School", "S"))]
    assert [finding.key for finding in found(entries=rows, links=links)] == ["domestic_abuse"]


def test_the_known_date_is_said_to_be_missing_where_it_is() -> None:
    finding = only(found(entries=[entry("2020-03-04", DA, known=""), entry("2020-09-04", DA)]))
    assert any(note.startswith("Date known not recorded for 1 of 2 rows") for note in finding.not_recorded)


def test_the_even_spread_is_silent_under_two_years() -> None:
    days = ("2019-03-04", "2020-03-04", "2020-12-04")
    assert all(a < b for a, b in pairwise(days))
    assert "even spread" not in only(found(as_at="2021-01-01", entries=[entry(day, DA) for day in days])).statement


def test_an_agency_that_told_something_else_of_the_incident_is_not_named_on_the_theme() -> None:
    alcohol = Theme.ALCOHOL_MISUSE
    rows = [
        entry("2017-01-01", alcohol, id="a"),
        entry("2020-06-01", alcohol, id="p", ref="P1", status=EvidenceStatus.REPORTED),
        entry("2020-06-01", DA, id="s", ref="S1", agency=Agency.SCHOOL),
    ]
    findings = found(entries=rows, links=[link("Police", "P1", "I1"), link("School", "S1", "I1")])
    finding = only(finding for finding in findings if finding.key == alcohol.value)
    assert "by Police. " in finding.statement and "School" not in finding.statement
    assert ids(finding.evidence) == ["a", "p"]
    assert "1 of 2 has no first-hand entry or court finding." in finding.statement, "the School saw something else at first hand"


def test_days_of_telling_are_no_days_of_harm_and_give_no_gap_and_no_rate() -> None:
    told = {"status": EvidenceStatus.REPORTED, "markers": (Marker.ALLEGATION,)}
    rows = [entry(day, Theme.SEXUAL_ABUSE, **told) for day in ("2016-05-22", "2020-02-06", "2020-07-10")]
    said = only(found(as_at="2020-12-10", entries=rows)).statement
    assert "accounts were given on 22 May 2016, on 6 February 2020 and on 10 July 2020. What they tell of happened then or earlier" in said
    assert "even spread" not in said and "gaps between" not in said and "365" not in said


def test_an_episode_of_tellings_alone_is_in_no_gap_and_no_rate_and_said_to_be() -> None:
    rows = [
        entry("2016-01-01", DA), entry("2018-01-01", DA),
        entry("2020-07-10", DA, status=EvidenceStatus.REPORTED, markers=(Marker.CHILD_VOICE,)),
    ]
    said = only(found(as_at="2020-12-10", entries=rows)).statement
    assert "1 of the 3 episodes is only told of, dated by the day of telling: not counted in what follows. Half of the gaps " in said
    assert "731 days or less. In the last 365 days: 0 episodes; an even spread would give 0.4." in said


@pytest.mark.parametrize(("theme", "status", "text"), [
    (Theme.CHILD_MENTAL_HEALTH, EvidenceStatus.FIRST_HAND, "Holds the teacher's hand and asks to stay"),
    (DA, EvidenceStatus.FIRST_HAND, "Bruise seen on her arm; she said he did it"),
])
def test_what_is_seen_in_whoever_speaks_is_of_that_day(theme: Theme, status: EvidenceStatus, text: str) -> None:
    rows = [entry(day, theme, status=status, text=text, markers=(Marker.CHILD_VOICE,)) for day in ("2020-03-04", "2020-06-04")]
    assert "Half of the gaps between episodes are 92 days or less." in only(found(entries=rows)).statement


def test_a_childs_state_says_whose_and_stands_beside_what_saw_that_child_well() -> None:
    ill = Theme.CHILD_MENTAL_HEALTH
    rows = [
        entry("2020-10-09", ill, people=("Child X2",)), entry("2020-11-27", ill, people=("Child X2",)),
        entry("2020-11-13", ill, people=("Child X1",)),
        protective("2020-10-09", id="no worry", people=("Child X2",), markers=(Marker.CHILD_VOICE,)),
        protective("2020-10-16", Theme.EDUCATION, id="laughing", people=("Child X2",), child_seen=Seen.SEEN),
        protective("2020-10-17", Theme.EDUCATION, id="not seen", people=("Child X2",)),
    ]
    finding = only([one for one in found(entries=rows) if one.key == "child_mental_health"])
    assert finding.statement.endswith("Of these entries 2 name Child X2 and no other child and 1 names Child X1 and no other child.")
    assert ids(finding.contrary) == ["no worry", "laughing"]
