import pytest

from dashboard.findings.conflict_not_reviewed import find
from dashboard.findings.reading import Reading
from data_models.agencies import Agency
from data_models.forum import MeetingKind
from data_models.plan import Party
from data_models.record import EvidenceStatus, Nature
from data_models.themes import Marker, Theme
from tests.findings.building import entry, history, ids, link, meeting, only, protective

DA, STRATEGY = Theme.DOMESTIC_ABUSE, MeetingKind.STRATEGY_DISCUSSION
BEGINS = meeting("2020-01-01", STRATEGY, id="begins")


def account(day: str = "2020-06-01", theme: Theme = DA, **more: object):
    return entry(day, theme, agency=Agency.CHILDRENS_SOCIAL_CARE, reported_by="Grandmother X", people=("Mother X",),
                 markers=[Marker.FAMILY_REPORT], **more)


def contrary(day: str = "2020-06-20", **more: object):
    more.setdefault("markers", [Marker.DENIAL])
    return entry(day, DA, nature=Nature.CONTEXT, **{"people": ("Mother X",), **more})


def found(*rows: object, meetings: tuple[object, ...] = (), as_at: str = "2021-01-01", **facts: object):
    return list(find(Reading(history(as_at=as_at, entries=rows, meetings=(BEGINS, *meetings), **facts))))


def test_a_worked_example_gives_the_account_what_contradicts_it_and_the_next_meeting() -> None:
    finding = only(found(account(id="said"), contrary(id="denied"), meetings=(meeting("2020-09-01", STRATEGY, id="later"),)))
    assert finding.statement == (
        "1 account of domestic abuse told by Grandmother X, recorded by Children's social care, dated 1 June 2020: no strategy meeting is recorded "
        "within 28 days of it. 1 row to the contrary within 91 days of it, from Police. The next strategy meeting recorded after the last of them "
        "is that of 1 September 2020, 92 days later."
    )
    assert finding.attributed is Party.SERVICE
    assert ids(finding.evidence) == ["said"], "a denial is never evidence of what it denies"
    assert ids(finding.contrary) == ["denied", "later"]


def test_a_further_account_counts_without_any_denial() -> None:
    finding = only(found(entry("2020-02-01", DA), account(id="further")))
    assert ids(finding.evidence) == ["further"]
    assert not found(account()), "a first account, with nothing against it"


@pytest.mark.parametrize("against", [
    contrary(markers=[Marker.RETRACTION]), contrary(markers=[Marker.NOT_SUBSTANTIATED]), contrary(markers=[], status=EvidenceStatus.DISPUTED),
    protective("2020-06-20", DA, people=("Mother X",), markers=[Marker.SELF_REPORT]), contrary(people=()),
])
def test_each_way_of_contradicting_counts(against: object) -> None:
    assert found(account(), against)


@pytest.mark.parametrize("against", [
    contrary("2020-09-01"), contrary(people=("Stepfather X",)), contrary(markers=[Marker.NO_FURTHER_ACTION]), protective("2020-06-20", DA),
    contrary(""),
])
def test_what_is_far_off_about_another_or_no_contradiction_does_not(against: object) -> None:
    assert not found(account(), against)


@pytest.mark.parametrize(("held", "findings"), [("2020-05-31", 1), ("2020-06-01", 0), ("2020-06-29", 0), ("2020-06-30", 1), ("2020-06", 0)])
def test_a_strategy_meeting_answers_from_the_day_to_the_twenty_eighth_day(held: str, findings: int) -> None:
    assert len(found(account(), contrary(), meetings=(meeting(held, STRATEGY),))) == findings


def test_a_meeting_about_others_only_and_one_of_another_kind_are_no_answer() -> None:
    about_another = meeting("2020-06-10", STRATEGY, concerning="Grandmother X")
    assert found(account(), contrary(), meetings=(about_another, meeting("2020-06-10", MeetingKind.CORE_GROUP)))
    assert not found(account(), contrary(), meetings=(meeting("2020-06-10", STRATEGY, concerning="Child X1; Mother X"),))
    assert not found(account(), contrary(), meetings=(meeting("2020-06-10", STRATEGY, concerning="Calls from relatives"),))


@pytest.mark.parametrize("day", ["", "2019-06-01", "2020-12-10"])
def test_an_undated_account_one_before_the_record_of_meetings_and_a_fresh_one_are_passed_over(day: str) -> None:
    assert not found(entry("2018-01-01", DA), account(day), contrary("2020-12-12"))


def test_it_is_silent_where_no_meeting_is_recorded_and_for_what_no_strategy_meeting_is_for() -> None:
    assert not list(find(Reading(history(entries=[account(), contrary()]))))
    assert not found(entry("2020-02-01", Theme.EDUCATION), account(theme=Theme.EDUCATION))


def test_an_undated_strategy_meeting_is_said_to_be_a_possible_answer() -> None:
    finding = only(found(account(), contrary(), meetings=(meeting("", STRATEGY, id="undated"),)))
    assert "undated" in ids(finding.contrary)
    assert "1 strategy meeting undated: it may have been within those days." in finding.not_recorded


def test_an_echo_is_no_further_account() -> None:
    rows = [account(ref="C1"), account("2020-06-05", ref="C2")]
    links = [link("Children's social care", "C1", "I1"), link("Children's social care", "C2", "I1", repeats=True)]
    assert not found(*rows, links=links)
    assert found(*rows)
