import pytest

from dashboard.findings.reading import Reading
from dashboard.findings.selective_engagement import find
from data_models.agencies import Agency
from data_models.plan import Party, VisitResult
from data_models.record import Nature
from data_models.themes import Marker
from tests.findings.building import entry, history, ids, link, only, protective, visit

CSC = Agency.CHILDRENS_SOCIAL_CARE


def refused(day: str, agency: Agency = CSC, people: tuple[str, ...] = ("Mother X",), **more: object):
    return entry(day, agency=agency, people=people, markers=[Marker.REFUSAL, *more.pop("also", ())], **more)


def kept(day: str, agency: Agency = Agency.SCHOOL, people: tuple[str, ...] = ("Mother X",), **more: object):
    return protective(day, agency=agency, people=people, markers=[Marker.ENGAGEMENT], **more)


REFUSED = [refused("2020-09-01", id="r1"), refused("2020-10-01", id="r2")]
KEPT = [kept("2020-09-10", id="k1"), kept("2020-10-10", id="k2")]


def found(*rows: object, **facts: object):
    return list(find(Reading(history(entries=rows, **facts))))


def test_a_worked_example_shows_both_agencies_and_the_other_way_round() -> None:
    finding = only(found(*REFUSED, *KEPT, kept("2020-11-01", CSC, id="own"), visits=[
        visit("2020-11-10", VisitResult.NO_ACCESS, id="shut"), visit("2020-11-12", VisitResult.CANCELLED_BY_SERVICE, id="service"),
    ]))
    assert finding.statement == (
        "In the 365 days to 1 January 2021, rows coded as a refusal made to Children's social care are recorded on 2 days, and rows coded as "
        "engagement with School on 2 days. No access, or a visit cancelled by the family, is recorded by Children's social care on 1 other day. "
        "The other way round: engagement with Children's social care is recorded on 1 day, a refusal made to School on 0 days."
    )
    assert finding.attributed is None, "her refusals are hers; whose doing a door not opened was is not recorded"
    assert only(found(*REFUSED, *KEPT)).attributed is Party.FAMILY
    assert only(found(refused("2020-09-01", people=()), refused("2020-10-01", people=()), *KEPT)).attributed is Party.NOT_RECORDED
    assert ids(finding.evidence) == ["r1", "r2", "shut"], "what a service cancelled is never the family's"
    assert ids(finding.contrary) == ["k1", "k2", "own"]


@pytest.mark.parametrize("rows", [
    REFUSED, KEPT, [REFUSED[0], *KEPT], [*REFUSED, KEPT[0]],
    [*REFUSED, kept("2020-09-10", people=("Child X1",)), kept("2020-10-10", people=("Child X1",))],
    [refused("2020-09-01", people=("Child X1",)), refused("2020-10-01", people=("Child X1",)), *KEPT],
    [refused("2020-09-01", also=[Marker.DENIAL]), refused("2020-10-01", also=[Marker.RETRACTION]), *KEPT],
    [refused("2020-09-01", nature=Nature.PROTECTIVE), refused("2020-10-01", nature=Nature.PROTECTIVE), *KEPT],
    [refused("2018-09-01"), refused("2018-10-01"), *KEPT],
    [*REFUSED, kept("2020-09-10", CSC), kept("2020-10-10", CSC)],
])
def test_it_is_silent_without_refusals_of_one_and_engagement_with_another_by_an_adult_in_the_year(rows: list[object]) -> None:
    assert not found(*rows)


def test_an_agency_refused_as_often_as_it_is_accepted_is_not_the_other_one() -> None:
    assert not found(*REFUSED, *KEPT, refused("2020-05-01", Agency.SCHOOL), refused("2020-06-01", Agency.SCHOOL))


def test_an_echo_is_no_second_refusal_and_one_day_is_one() -> None:
    rows = [refused("2020-09-01", ref="C1"), refused("2020-10-01", ref="C2")]
    links = [link("Children's social care", "C1", "I1"), link("Children's social care", "C2", "I1", repeats=True)]
    assert not found(*rows, *KEPT, links=links)
    assert not found(refused("2020-09-01"), refused("2020-09-01"), *KEPT)


def test_rows_too_loosely_dated_are_left_out_and_said_to_be() -> None:
    finding = only(found(*REFUSED, *KEPT, refused("2020", id="loose"), kept("", id="undated")))
    assert ids(finding.evidence) == ["r1", "r2"]
    assert any(note.startswith("2 rows coded as refusal or engagement undated") for note in finding.not_recorded)


@pytest.mark.parametrize("words", [
    "Mother X does not consent to our asking the GP.", "Mother X refuses the family assessment.", "A letter of complaint from Mother X.",
    "She will speak only through her solicitor.",
])
def test_to_withhold_consent_to_complain_and_to_ask_a_lawyer_are_rights_and_no_refusals(words: str) -> None:
    right = refused("2020-11-01", id="right", text=words)
    assert not found(REFUSED[0], right, *KEPT)
    finding = only(found(*REFUSED, right, *KEPT))
    assert ids(finding.evidence) == ["r1", "r2"]
    assert "right" in ids(finding.contrary)
    assert "1 row coded as a refusal tells of one of these: not counted." in finding.not_recorded


def test_words_that_only_sound_like_a_right_leave_a_refusal_a_refusal() -> None:
    rows = [refused("2020-09-01", text="Complained of a headache and would not come to the door."), REFUSED[1]]
    assert ids(only(found(*rows, *KEPT)).evidence) == [row.id for row in rows]


def test_one_act_told_by_a_row_and_by_a_visit_counts_once() -> None:
    called_off = refused("2020-11-10", id="row", also=[Marker.NO_ACCESS])
    same_day = visit("2020-11-10", VisitResult.CANCELLED_BY_FAMILY, agency=CSC)
    assert not found(called_off, *KEPT, visits=[same_day])
    finding = only(found(called_off, *KEPT, visits=[same_day, visit("2020-11-19", VisitResult.NO_ACCESS, agency=CSC)]))
    assert "a refusal made to Children's social care are recorded on 1 day" in finding.statement
    assert "is recorded by Children's social care on 1 other day." in finding.statement
