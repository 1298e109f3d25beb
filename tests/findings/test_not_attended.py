from dashboard.findings.not_attended import find
from dashboard.findings.reading import Reading
from data_models.agencies import Agency
from data_models.finding import Finding
from data_models.forum import Attended, MeetingKind
from data_models.people import Whereabouts
from data_models.plan import Announced, Party, VisitResult
from data_models.themes import Marker
from tests.findings.building import attendance, entry, history, ids, link, meeting, residence, visit

CORE = MeetingKind.CORE_GROUP


def found(key: str, **facts: object) -> Finding | None:
    return next((finding for finding in find(Reading(history(**facts))) if finding.key == key), None)


def came(day: str, attended: Attended, *, who: str = "Mother X", ref: str = "CG1", id: str = ""):
    return attendance(day, who, attended, meeting=ref, id=id)


def test_meetings_a_worked_example_counts_only_those_to_which_they_were_invited() -> None:
    finding = found(
        "meetings",
        meetings=[meeting("2020-03-04", CORE, ref="CG1"), meeting("2020-04-04", CORE, ref="CG2"), meeting("2020-05-04", CORE, ref="CG3"),
                  meeting("2020-06-04", MeetingKind.STRATEGY_DISCUSSION, ref="SD1")],
        attendances=[
            came("2020-03-04", Attended.ATTENDED, id="came"), came("2020-04-04", Attended.ABSENT, ref="cg2", id="absent"),
            came("2020-05-04", Attended.NOT_INVITED, ref="CG3"), came("2020-04-04", Attended.APOLOGIES, who="Stepfather X", ref="CG2", id="sorry"),
            came("2020-06-04", Attended.ABSENT, ref="SD1"), came("2020-04-04", Attended.ABSENT, who="School", ref="CG2"),
        ],
    )
    assert finding is not None
    assert finding.statement == (
        "Conferences, core groups and child in need meetings with attendance recorded: Mother X did not attend 1 of 2 and Stepfather X did "
        "not attend 1 of 1 (apologies recorded for 1); dated 4 April 2020."
    )
    assert ids(finding.evidence) == ["absent", "sorry"]
    assert ids(finding.contrary) == ["came"]
    assert "Not counted: 1 row recorded as not invited, or with nothing recorded of who came." in finding.not_recorded
    assert finding.attributed is Party.FAMILY


def test_meetings_whose_kind_is_not_recorded_are_said_to_be_so() -> None:
    finding = found("meetings", attendances=[came("2020-03-04", Attended.ABSENT, ref="lost")])
    assert finding is not None
    assert "The kind of meeting is not recorded for 1 row counted here." in finding.not_recorded


def test_meetings_silent_when_nobody_was_absent_or_nothing_is_recorded_of_it() -> None:
    assert found("meetings", attendances=[came("2020-03-04", Attended.ATTENDED), came("2020-04-04", Attended.NOT_RECORDED)]) is None
    assert found("meetings") is None


def test_visits_a_worked_example_never_counts_what_a_service_cancelled() -> None:
    finding = found("visits", visits=[
        visit("2020-03-04", VisitResult.NO_ACCESS, id="none", announced=Announced.UNANNOUNCED),
        visit("2020-04-04", VisitResult.CANCELLED_BY_FAMILY, id="theirs"), visit("2020-05-04", VisitResult.CANCELLED_BY_SERVICE, id="ours"),
        visit("2020-06-04", id="seen"), visit("2020-07-04", VisitResult.NOT_SEEN, id="in"),
    ])
    assert finding is not None
    assert finding.statement == (
        "Of 5 visits recorded, 1 found no access and 1 was cancelled by the family; the first dated 4 March 2020, the last dated 4 April 2020. "
        "A child was seen at 1. 1 other was cancelled by a service."
    )
    assert ids(finding.evidence) == ["none", "theirs"]
    assert ids(finding.contrary) == ["ours", "seen", "in"]
    assert "1 of the 1 without access was unannounced: nobody had been told to expect it." in finding.not_recorded


def test_one_locked_door_with_a_row_for_each_child_is_one_visit() -> None:
    finding = found("visits", visits=[visit("2020-05-18", VisitResult.NO_ACCESS, id=label, children=(label,)) for label in ("Child X1", "Child X2")])
    assert finding is not None
    assert finding.statement.startswith("Of 1 visit recorded, 1 found no access and 0 were cancelled by the family; dated 18 May 2020.")
    assert ids(finding.evidence) == ["Child X1", "Child X2"], "both rows are shown"


def test_visits_silent_where_only_a_service_cancelled() -> None:
    assert found("visits", visits=[visit("2020-03-04", VisitResult.CANCELLED_BY_SERVICE)]) is None


def test_appointments_count_incidents_and_show_only_the_rows_so_coded() -> None:
    missed = [Marker.MISSED_APPOINTMENT]
    rows = [
        entry("2020-03-04", id="a", ref="P1", markers=missed, agency=Agency.CAMHS),
        entry("2020-03-04", id="b", ref="S1", markers=missed, agency=Agency.SCHOOL),
        entry("2020-03-04", id="uncoded", ref="C1"), entry("2019", id="c", markers=[Marker.NO_ACCESS], agency=Agency.CAMHS),
        entry("2020-05-01", id="kept", markers=[Marker.ENGAGEMENT]),
    ]
    finding = found("appointments", entries=rows, links=[link("CAMHS", "P1", "I1"), link("School", "S1", "I1"), link("Police", "C1", "I1")])
    assert finding is not None
    assert finding.statement == (
        "2 incidents coded as a missed appointment or no access (3 entries), from CAMHS and School; the first dated 2019, the last dated "
        "4 March 2020."
    )
    assert ids(finding.evidence) == ["c", "a", "b"]
    assert ids(finding.contrary) == ["kept"]


def test_an_entry_of_a_visit_not_kept_is_that_visit_and_is_not_counted_again() -> None:
    rows = [entry("2020-03-04", id="told", agency=Agency.CHILDRENS_SOCIAL_CARE, markers=[Marker.NO_ACCESS])]
    visits = [visit("2020-03-04", VisitResult.NO_ACCESS, id="shut")]
    assert found("appointments", entries=rows, visits=visits) is None
    finding = found("visits", entries=rows, visits=visits)
    assert finding is not None and ids(finding.evidence) == ["shut", "told"]
    assert "1 entry of the same agency and day as one of these visits: taken to tell of it, and not counted again." in finding.not_recorded
    clinic = entry("2020-03-05", id="clinic", agency=Agency.CAMHS, markers=[Marker.MISSED_APPOINTMENT])
    other = found("appointments", entries=[*rows, clinic], visits=visits)
    assert other is not None and ids(other.evidence) == ["clinic"]
    assert "Not counted: 1 entry of the same agency and day as a visit not kept, told of among the visits." in other.not_recorded


def test_it_is_recorded_as_the_familys_only_where_the_rows_say_whose_doing_it_was() -> None:
    shut, off = visit("2020-03-04", VisitResult.NO_ACCESS), visit("2020-04-04", VisitResult.CANCELLED_BY_FAMILY)
    for visits, party in (([shut], Party.NOT_RECORDED), ([off], Party.FAMILY), ([shut, off], None)):
        finding = found("visits", visits=visits)
        assert finding is not None and finding.attributed is party
    for people, party in ((("Mother X", "Child X1"), Party.FAMILY), (("Child X1",), Party.NOT_RECORDED)):
        finding = found("appointments", entries=[entry("2020-03-04", markers=[Marker.MISSED_APPOINTMENT], people=people)])
        assert finding is not None and finding.attributed is party


def test_undated_rows_are_said_to_be_undated() -> None:
    finding = found("appointments", entries=[entry("", markers=[Marker.MISSED_APPOINTMENT])])
    assert finding is not None
    assert finding.statement.endswith("from Police; undated.")
    assert "1 row is undated: when it happened is not recorded." in finding.not_recorded


def test_two_accounts_of_one_meeting_are_one_meeting_and_are_said_to_differ() -> None:
    finding = found(
        "meetings", meetings=[meeting("2020-03-04", CORE, ref="CG1"), meeting("2020-04-04", CORE, ref="CG2")],
        attendances=[
            came("2020-03-04", Attended.ABSENT, id="no"), came("2020-03-04", Attended.ATTENDED, ref="cg1", id="by telephone"),
            came("2020-04-04", Attended.ABSENT, ref="CG2", id="away"), came("2020-04-04", Attended.APOLOGIES, ref="CG2", id="sorry"),
        ],
    )
    assert finding is not None
    assert "Mother X did not attend 1 of 2 (accounts of 1 of them differ) (apologies recorded for 1)" in finding.statement
    assert ids(finding.evidence) == ["no", "away", "sorry"] and ids(finding.contrary) == ["by telephone"]


def test_an_appointment_of_a_child_in_foster_care_is_not_headed_as_the_familys() -> None:
    missed = [Marker.MISSED_APPOINTMENT]
    facts = {
        "entries": [
            entry("2020-03-04", id="placed", markers=missed, agency=Agency.CAMHS, people=("Child X2",)),
            entry("2020-04-04", id="home", markers=missed, agency=Agency.GP, people=("Child X2", "Mother X")),
            entry("2019-12-04", id="before", markers=missed, agency=Agency.GP, people=("Child X2",)),
        ],
        "residences": [residence("2020-01-01", "Child X2", Whereabouts.FOSTER_CARE, id="stay")],
    }
    theirs, apart = found("appointments", **facts), found("appointments-in-care", **facts)
    assert theirs is not None and apart is not None
    assert ids(theirs.evidence) == ["before", "home"] and theirs.statement.startswith("2 incidents coded")
    assert ids(apart.evidence) == ["placed", "stay"] and apart.attributed is None
    assert apart.statement.startswith("1 incident coded as a missed appointment or no access names only Child X2, recorded as then living in foster")


def test_appointments_a_row_of_a_day_on_which_a_visit_saw_a_child_is_no_door_kept_shut() -> None:
    rows = [
        entry("2020-07-24", id="upstairs", agency=Agency.CHILDRENS_SOCIAL_CARE, markers=[Marker.NO_ACCESS]),
        entry("2020-09-29", id="shut", agency=Agency.CHILDRENS_SOCIAL_CARE, markers=[Marker.NO_ACCESS]),
    ]
    finding = found("appointments", entries=rows, visits=[visit("2020-07-24", VisitResult.SEEN)])
    assert finding is not None and ids(finding.evidence) == ["shut"]
    assert "Not counted: 1 row of a day on which a visit of the same agency saw a child." in finding.not_recorded


def test_a_row_of_the_same_day_stands_beside_an_absence_and_a_missing_invitation_is_said() -> None:
    finding = found(
        "meetings", meetings=[meeting("2020-10-20", CORE, ref="CG1"), meeting("2020-11-20", CORE, ref="CG2")],
        attendances=[came("2020-10-20", Attended.ABSENT),
                     attendance("2020-11-20", "Mother X", Attended.ABSENT, meeting="CG2", note="Invitation sent")],
        entries=[
            entry("2020-10-20", id="school", agency=Agency.SCHOOL, people=("Mother X",)), entry("2020-10-20", people=("Stepfather X",)),
            entry("2020-10-21", people=("Mother X",)),
        ],
    )
    assert finding is not None
    assert ids(finding.contrary) == ["school"]
    assert "Beside this, of the day of a meeting, 1 entry that names somebody not there: School, 20 October 2020." in finding.not_recorded
    assert "No invitation is recorded for 1 of the 2 rows of somebody not there." in finding.not_recorded
