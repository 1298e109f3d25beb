import pytest

from dashboard.findings.reading import Reading
from dashboard.findings.voice_unexplored import find
from data_models.agencies import Agency
from data_models.finding import Finding
from data_models.forum import MeetingKind
from data_models.people import FamilyRole
from data_models.plan import Party
from data_models.record import EvidenceStatus, Nature
from data_models.themes import Marker, Theme
from tests.findings.building import born, entry, history, ids, link, meeting, only, protective

SIBLING, DA = "Older sibling X", Theme.DOMESTIC_ABUSE
FAMILY = [
    born("Child X1", "2010"), born("Child X2", "2012"), born(SIBLING, "2003", FamilyRole.OLDER_SIBLING), born("Mother X", "1980", FamilyRole.MOTHER),
]


def said(day: str, *themes: Theme, who: str = "Child X1", voice: str = "Wants to live elsewhere", **more: object):
    return entry(day, *themes, people=(who,), markers=[Marker.CHILD_VOICE], child_voice=voice, **more)


def told(day: str, *themes: Theme, **more: object):
    return entry(day, *themes, agency=Agency.CHILDRENS_SOCIAL_CARE, reported_by=SIBLING, status=EvidenceStatus.REPORTED,
                 markers=[Marker.SIBLING_VOICE], **more)


def found(kind: str, *rows: object, **facts: object) -> list[Finding]:
    return [finding for finding in find(Reading(history(people=FAMILY, entries=rows, **facts))) if finding.key.startswith(kind)]


def test_a_childs_words_with_nothing_recorded_after_them() -> None:
    finding = only(found("child:", said("2020-05-22", id="wish"), protective("2020-06-10", people=("Child X2",), markers=[Marker.CHILD_VOICE])))
    assert finding.statement == (
        "1 account of what Child X1 said or showed has no action or outcome recorded, and no later row of Child X1’s words on the same theme is "
        "recorded: 22 May 2020, by Police: “Wants to live elsewhere”."
    )
    assert ids(finding.evidence) == ["wish"]
    assert finding.children == ("Child X1",)
    assert finding.attributed is Party.SERVICE


@pytest.mark.parametrize("rows", [
    [said("2020-05-22", action_outcome="Passed on")],
    [said("2020-05-22"), said("2020-06-10", nature=Nature.CONTEXT)],
    [said("2020-05-22", DA), said("2020-06-10", DA, nature=Nature.CONTEXT)],
    [said("2020-05-22"), said("2020", nature=Nature.CONTEXT)],
    [said("2020-12-10")],
    [said("2020-05-22", nature=Nature.CONTEXT)],
    [said("2020-05-22", nature=Nature.PROTECTIVE)],
    [said("")],
])
def test_it_is_silent_where_something_followed_or_may_have_or_too_little_time_has_passed(rows: list[object]) -> None:
    assert not found("child:", *rows)


def test_later_words_on_another_theme_or_by_another_child_answer_nothing() -> None:
    assert found("child:Child X1", said("2020-05-22", DA), said("2020-06-10", Theme.NEGLECT, nature=Nature.CONTEXT))
    assert found("child:Child X1", said("2020-05-22", DA), said("2020-06-10", DA, who="Child X2", nature=Nature.CONTEXT))


def test_an_outcome_in_another_agencys_row_of_the_same_incident_answers_it() -> None:
    rows = [said("2020-05-22", ref="P1"), entry("2020-05-22", ref="S1", agency=Agency.SCHOOL, action_outcome="Social worker told")]
    for repeats in (False, True):
        assert not found("child:", *rows, links=[link("Police", "P1", "I1"), link("School", "S1", "I1", repeats=repeats)])
    assert found("child:", *rows)


def test_a_siblings_repeated_account_with_no_recorded_response_shows_what_met_after_it() -> None:
    finding = only(found(
        "sibling:", told("2020-03-06", DA, id="a"), told("2020-06-11", Theme.DRUG_MISUSE, id="b"),
        told("2020-08-01", DA, id="answered", action_outcome="Visit made"),
        entry("2020-06-12", Theme.DRUG_MISUSE, id="disputed", people=(SIBLING,), status=EvidenceStatus.DISPUTED, nature=Nature.CONTEXT),
        meetings=[meeting("2020-03-13", MeetingKind.CORE_GROUP, id="core"), meeting("2020-05-13", MeetingKind.CORE_GROUP)],
    ))
    assert finding.statement == (
        "3 accounts by Older sibling X are recorded. No action or outcome is recorded with 2 of them, the first dated 6 March 2020, the last dated "
        "11 June 2020 (domestic abuse and drug misuse). Meetings recorded within 28 days after: core group 13 March 2020."
    )
    assert ids(finding.evidence) == ["a", "b"]
    assert ids(finding.contrary) == ["core", "answered", "disputed"]


def test_an_account_by_nobody_named_is_no_siblings_where_there_are_two() -> None:
    row = entry("2020-03-06", DA, markers=[Marker.SIBLING_VOICE])
    assert found("sibling:", row), "the positive control: the only older sibling"
    two = [*FAMILY, born("Other sibling X", "2001", FamilyRole.OLDER_SIBLING)]
    assert not list(find(Reading(history(people=two, entries=[row]))))


def test_an_echo_of_a_siblings_account_is_not_a_second() -> None:
    passed_on = entry("2020-03-13", DA, agency=Agency.SCHOOL, ref="S1", markers=[Marker.SIBLING_VOICE], people=(SIBLING,))
    rows = [told("2020-03-06", DA, ref="C1"), passed_on]
    finding = only(found("sibling:", *rows, links=[link("Children's social care", "C1", "I1"), link("School", "S1", "I1", repeats=True)]))
    assert "1 account by Older sibling X is recorded. No action or outcome is recorded with it, dated 6 March 2020" in finding.statement


def test_a_child_spoken_with_but_no_row_of_it_on_what_is_recorded_of_the_adults() -> None:
    abuse = [entry("2020-03-01", DA, id="x"), entry("2020-06-01", DA, id="y")]
    finding = only(found("not-about:", *abuse, said("2020-05-01", id="swim", voice="Swimming", nature=Nature.CONTEXT)))
    assert finding.statement == (
        "In the 365 days to 1 January 2021 what Child X1 said or showed is recorded on 1 day, by Police. None of these rows is coded to domestic "
        "abuse (2 incidents), recorded in that time of the adults at home."
    )
    assert ids(finding.evidence) == ["swim", "x", "y"]
    assert not found("not-about:", *abuse, said("2020-05-01", DA)), "spoken about"
    assert not found("not-about:", abuse[0], said("2020-05-01")), "one incident is too few"
    assert not found("not-about:", *abuse), "no row of the child's words: sight and voice are other findings"
    assert not found("not-about:", *abuse, said("2019-05-01")), "not in the year"
    assert not found("not-about:", *abuse, said("2020-05-01"), said("2019", DA), said("", DA)), "a row too loosely dated may be on it"


def test_a_row_coded_to_another_concern_at_home_is_not_denied() -> None:
    drinking = [entry("2020-03-01", Theme.ALCOHOL_MISUSE), entry("2020-06-01", Theme.ALCOHOL_MISUSE)]
    finding = only(found("not-about:", *drinking, said("2020-05-01", DA)))
    assert "None of these rows is coded to alcohol misuse (2 incidents), recorded" in finding.statement


def test_a_comforting_row_of_the_childs_words_stands_on_the_other_side() -> None:
    abuse = [entry("2020-03-01", DA), entry("2020-06-01", DA)]
    finding = only(found("not-about:", *abuse, said("2020-05-01", id="happy", nature=Nature.PROTECTIVE)))
    assert ids(finding.contrary) == ["happy"]


def test_what_a_child_told_or_an_older_sibling_passes_on_as_the_childs_words_is_that_childs_voice() -> None:
    abuse = [entry("2020-03-01", DA), entry("2020-06-01", DA)]
    swim = said("2020-05-01", voice="Swimming", nature=Nature.CONTEXT)
    assert found("not-about:", *abuse, swim), "the positive control"
    for row in (
        told("2020-07-01", DA, text="Child X1 messages her that they shout.", people=("Child X1",)),
        entry("2020-07-01", DA, reported_by="Child X1", people=("Child X1", "Mother X")),
    ):
        assert not found("not-about:", *abuse, swim, row)
    fears = told("2020-07-01", DA, text="Fears for Child X1.", people=("Child X1",))
    assert found("not-about:", *abuse, swim, fears), "what a sibling fears is the sibling's own word"
