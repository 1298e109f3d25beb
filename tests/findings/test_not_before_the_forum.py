import pytest

from dashboard.findings.not_before_the_forum import find
from dashboard.findings.reading import Reading
from data_models.agencies import Agency
from data_models.forum import Attended
from data_models.plan import Party
from data_models.record import EvidenceStatus, Nature
from data_models.themes import Marker, Theme
from tests.findings.building import attendance, decision, entry, history, ids, link, only, protective

ASC, GP = Agency.ADULT_SOCIAL_CARE, Agency.GP
FORUM = decision("2020-12-10", id="forum", papers=("Children's social care", "School"))


def found(*entries: object, forum: object = FORUM, **more: object):
    return list(find(Reading(history(entries=entries, decisions=[forum], **more))))


def home(day: str = "2020-10-21", **more: object):
    return entry(day, Theme.NEGLECT, **{"id": "home", "agency": ASC, **more})


def test_a_worked_example_counts_what_one_agency_holds_and_shows_its_other_side() -> None:
    finding = only(found(
        home(), entry("2020-11", Theme.ADULT_SAFEGUARDING, id="meeting", agency=ASC, nature=Nature.CONTEXT),
        protective("2020-11-05", Theme.NEGLECT, id="better", agency=ASC), entry("2020-12-01", id="in-papers", agency=Agency.SCHOOL),
    ))
    assert finding.statement == (
        "Recorded in the papers of the forum of 10 December 2020: Children's social care and School. No paper from Adult social care is recorded "
        "among them. 3 entries from Adult social care in this record are dated before that day (the first dated 21 October 2020, the last dated "
        "November 2020): 1 of concern, 1 for context, 1 that reassures, denies or closes. Of those of concern or for context, recorded as known to "
        "children’s social care by that day: 2."
    )
    assert ids(finding.evidence) == ["forum", "home", "meeting"]
    assert ids(finding.contrary) == ["better"]
    assert finding.attributed is Party.SERVICE
    assert finding.not_recorded == ("Whether another agency’s paper spoke of these, or they were told by word of mouth, is not recorded.",)


def test_what_social_care_wrote_itself_it_knew() -> None:
    own = home(agency=Agency.CHILDRENS_SOCIAL_CARE, known="")
    finding = only(found(own, home(id="other", known=""), forum=decision("2020-12-10", id="forum", papers=("School", "Adult social care"))))
    assert "Recorded as known to children’s social care by that day: 1." in finding.statement


@pytest.mark.parametrize("entries", [
    (), (entry("2020-10-01", agency=Agency.SCHOOL),), (home("2020-12-10"),), (home("2020-12-11"),),
    (home(nature=Nature.CONTEXT),), (home(nature=Nature.PROTECTIVE),),
    (home(markers=[Marker.NO_FURTHER_ACTION]),), (home(status=EvidenceStatus.DISPUTED),),
])
def test_it_is_silent_where_nothing_of_concern_was_held_outside_the_papers(entries: tuple[object, ...]) -> None:
    assert not found(*entries, as_at="2021-03-01")


def test_an_entry_across_the_day_or_undated_is_said_and_not_counted() -> None:
    finding = only(found(home(), home("2020-12", id="across"), home("", id="undated", known="")))
    assert ids(finding.evidence) == ["forum", "home"]
    assert "2 entries from Adult social care undated or dated across that day: not counted." in finding.not_recorded


def test_an_undated_entry_known_before_the_forum_was_held_before_it() -> None:
    finding = only(found(home("", known="2020-11-01")))
    assert ids(finding.evidence) == ["forum", "home"]
    assert any("undated: when it happened is not recorded" in note for note in finding.not_recorded)


def test_what_was_known_only_later_is_never_said_to_have_been_known_on_the_day() -> None:
    rows = (home("2020-10-13", agency=GP, known="2021-06-24"), home("2020-10-14", id="b", agency=GP, known=""))
    finding = only(found(*rows, as_at="2021-07-01"))
    assert "by that day: 0; only later: 1; date known not recorded: 1." in finding.statement


def test_an_incident_that_a_paper_tells_of_stands_on_the_other_side_and_no_entry_is_left_out_of_the_count() -> None:
    rows = (
        home(), entry("2020-09-01", id="hospital", agency=ASC, ref="A1"), entry("2020-09-02", id="school", agency=Agency.SCHOOL, ref="S1"),
        entry("2020-09-04", id="echo", agency=ASC, ref="A2"),
    )
    links = [link("Adult social care", "A1", "I1"), link("School", "S1", "I1"), link("Adult social care", "A2", "I1", repeats=True)]
    finding = only(found(*rows, links=links))
    assert ids(finding.evidence) == ["forum", "home"]
    assert ids(finding.contrary) == ["hospital", "school", "echo"]
    assert "3 entries from Adult social care in this record are dated before that day (the first dated 1 September 2020, the last dated 21 October" \
        " 2020): 1 of concern, 0 for context, 1 about 1 incident also told of by an agency in the papers, 1 that only repeats another." \
        in finding.statement


def test_an_agency_at_the_forum_is_said_to_have_been_heard_perhaps() -> None:
    finding = only(found(home(), attendances=[attendance("2020-12-10", "Adult social care", Attended.ATTENDED, meeting="cpf1", id="came")]))
    assert "these may have been heard there" in finding.statement
    assert ids(finding.contrary) == ["came"]


def test_a_paper_under_a_name_not_known_here_may_be_from_it() -> None:
    finding = only(found(home(), forum=decision("2020-12-10", papers=("School", "Dr Smith"))))
    assert "The paper from “Dr Smith” may be from it under another name." in finding.statement


def test_papers_not_recorded_are_said_to_be_so_and_nothing_is_said_to_be_missing_from_them() -> None:
    finding = only(found(home(), forum=decision("2020-12-10", id="forum")))
    assert finding.statement == (
        "Whose information was in the papers of the forum of 10 December 2020 is not recorded: what was before it cannot be told from this record."
    )
    assert ids(finding.evidence) == ["forum"]


def test_it_is_silent_for_a_forum_without_a_date_and_without_a_forum() -> None:
    assert not found(home(), forum=decision("", papers=("School",)))
    assert not list(find(Reading(history(entries=[home()]))))


def test_a_row_of_childrens_social_care_was_known_to_it_from_the_day_of_it() -> None:
    forum = decision("2020-12-10", papers=("School",))
    row = home(agency=Agency.CHILDRENS_SOCIAL_CARE, known="")
    assert "Recorded as known to children’s social care by that day: 1." in only(found(row, forum=forum)).statement
    assert "by that day: 0; date known not recorded: 1." in only(found(home(known=""), forum=forum)).statement
