import pytest

from dashboard.findings.adult_at_risk import find
from dashboard.findings.reading import Reading
from data_models.agencies import Agency
from data_models.forum import MeetingKind
from data_models.people import FamilyRole, Person, Whereabouts
from data_models.record import EvidenceStatus, Nature
from data_models.themes import Marker, Theme
from tests.findings.building import PEOPLE, entry, history, ids, link, meeting, only, protective, residence

HER = "Stepfather X's mother"
SAFEGUARDING, ASC = Theme.ADULT_SAFEGUARDING, Agency.ADULT_SOCIAL_CARE
ALL = (*PEOPLE, Person(id="p-sm", label=HER, role=FamilyRole.OTHER_RELATIVE))
HOME = (
    residence("2020-02-10", "Child X1", id="child-home", place="House of Stepfather X's mother"),
    residence("1975", HER, Whereabouts.OWN_HOME, id="own", place="Her own house"),
)


def found(*entries: object, residences: object = HOME, people: object = ALL, **more: object):
    return list(find(Reading(history(entries=entries, residences=residences, people=people, **more))))


def hers(day: str = "2020-06-22", *themes: Theme, **more: object):
    return entry(day, SAFEGUARDING, *themes, **{"id": "hers", "agency": ASC, "people": (HER,), **more})


def safeguarding_meeting(about: str = HER):
    return meeting("2020-08-12", MeetingKind.ADULT_SAFEGUARDING, id="meeting", concerning=about)


def test_a_worked_example_shows_what_adult_services_hold_about_the_home() -> None:
    finding = only(found(
        hers(), hers("2020-10-21", Theme.NEGLECT, id="home", people=(HER, "Child X1", "Child X2")),
        hers("2020-07-01", id="context", nature=Nature.CONTEXT),
        hers("2020-11-24", id="closed", nature=Nature.CONTEXT, markers=[Marker.NO_FURTHER_ACTION]), meetings=[safeguarding_meeting()],
    ))
    assert finding.statement == (
        "Stepfather X's mother is listed in the family as other relative. Adult safeguarding: 2 entries of concern in which no other adult is named, "
        "the first dated 22 June 2020, the last dated 21 October 2020. 1 adult safeguarding meeting about them, dated 12 August 2020. The record "
        "places them where a child lives. Adult social care recorded concern about neglect or home conditions in 1 entry of these, dated 21 October "
        "2020. 1 entry of adult social care names a child as well."
    )
    assert ids(finding.evidence) == ["hers", "home", "context", "meeting", "own", "child-home"]
    assert ids(finding.contrary) == ["closed"]
    assert finding.children == ("Child X1", "Child X2")
    assert finding.attributed is None


def test_one_complained_of_beside_her_is_never_said_to_be_the_adult_at_risk() -> None:
    beside = hers(id="both", people=(HER, "Stepfather X"))
    finding = only(found(hers(), beside))
    assert finding.key == HER and "both" not in ids(finding.evidence)
    assert not found(beside)
    assert not found(hers(people=("Stepfather X",))), "an entry that names only him may be about what he did"


def test_a_parent_is_listed_where_a_meeting_was_about_them_alone() -> None:
    assert only(found(meetings=[safeguarding_meeting("Mother X")])).key == "Mother X"
    assert not found(meetings=[safeguarding_meeting("Mother X; Stepfather X")])
    assert not found(meetings=[safeguarding_meeting("Stepfather X's mother’s neighbour")])


@pytest.mark.parametrize("rows", [
    (), (protective("2020-06-22", SAFEGUARDING, people=(HER,)),), (hers(nature=Nature.CONTEXT),), (hers(status=EvidenceStatus.DISPUTED),),
    (hers(markers=[Marker.NOT_SUBSTANTIATED]),), (entry("2020-06-22", Theme.ADULT_VIOLENCE, people=(HER,)),),
])
def test_it_is_silent_without_a_concern_on_adult_safeguarding(rows: tuple[object, ...]) -> None:
    assert not found(*rows)


def test_it_is_silent_for_one_who_lives_elsewhere_unless_adult_services_name_a_child_there() -> None:
    away = (residence("1975", HER, Whereabouts.OWN_HOME, place="another town"), residence("2019", "Child X1", place="flat"))
    assert not found(hers(), residences=away)
    assert not found(hers(people=(HER, "Child X1"), agency=Agency.POLICE), residences=away)
    assert found(hers(people=(HER, "Child X1")), residences=away)


def test_where_they_live_may_not_be_recorded() -> None:
    finding = only(found(hers(agency=Agency.GP), residences=()))
    assert "Where they live is not recorded." in finding.statement
    assert "No entry of adult social care that names them says how the home is for the children." in finding.not_recorded


def test_an_echo_is_not_counted() -> None:
    links = [link("Adult social care", "A1", "I1"), link("School", "S1", "I1", repeats=True)]
    finding = only(found(hers(ref="A1"), hers("2020-06-30", id="echo", agency=Agency.SCHOOL, ref="S1"), links=links))
    assert "1 entry of concern" in finding.statement


def test_it_never_says_who_was_harmed() -> None:
    """A code of adult safeguarding may be of the one harmed or of the one complained of."""
    finding = only(found(hers(text="Said to have slapped another resident")))
    words = " ".join((finding.heading, finding.statement, *finding.not_recorded))
    assert "adult at risk" not in words and "harmed them" not in words
    assert any("said to have been harmed, or to have harmed somebody" in note for note in finding.not_recorded)
