from dashboard.findings.corroboration import find
from dashboard.findings.reading import Reading
from data_models.agencies import Agency
from data_models.record import EvidenceStatus, Nature
from data_models.themes import Marker, Theme
from tests.findings.building import entry, history, ids, link, only, protective

DRUGS, PA = Theme.DRUG_MISUSE, Theme.PHYSICAL_ABUSE


def found(**facts: object):
    return list(find(Reading(history(**facts))))


def test_a_worked_example_counts_each_agency_and_family_member_once() -> None:
    rows = [
        entry("2020-01-01", DRUGS, id="a", ref="P1"), entry("2020-01-01", DRUGS, id="b", ref="S1", agency=Agency.SCHOOL),
        entry("2020-02-01", DRUGS, id="c", agency=Agency.CHILDRENS_SOCIAL_CARE, reported_by="Grandmother X"),
        entry("2020-03-01", DRUGS, id="d"),
        entry("2020-01-05", DRUGS, id="echo", ref="C1", agency=Agency.CHILDRENS_SOCIAL_CARE),
        protective("2020-04-01", DRUGS, id="good"),
        entry("2020-05-01", DRUGS, id="denied", status=EvidenceStatus.DISPUTED),
    ]
    links = [link("Police", "P1", "I1"), link("School", "S1", "I1"), link("Children's social care", "C1", "I1", repeats=True)]
    finding = only(found(entries=rows, links=links))
    assert finding.statement == (
        "Drug misuse is recorded as a concern by 2 agencies (Police and School) and 1 family member (Grandmother X), each counted once. "
        "1 incident stands in rows of more than one of them. 1 further entry repeats what another said and is not counted."
    )
    assert ids(finding.evidence) == ["a", "b", "c", "d", "denied"]
    assert ids(finding.contrary) == ["good"], "a row stands once"
    assert "1 itself recorded as denied, disputed or not taken further" in finding.rests_on()
    assert finding.not_recorded == ("Left out of the count, as linked: Children's social care (5 January 2020).",)


def test_an_echo_alone_never_makes_a_second_source() -> None:
    rows = [entry("2020-01-01", DRUGS, ref="P1"), entry("2020-01-05", DRUGS, ref="C1", agency=Agency.CHILDRENS_SOCIAL_CARE)]
    assert not found(entries=rows, links=[link("Police", "P1", "I1"), link("Children's social care", "C1", "I1", repeats=True)])


def test_two_agencies_told_by_the_same_relative_are_one_source_however_it_is_written() -> None:
    rows = [
        entry("2020-01-01", DRUGS, reported_by="Grandmother X"),
        entry("2020-02-01", DRUGS, agency=Agency.SCHOOL, reported_by=" grandmother x"),
    ]
    assert not found(entries=rows)


def test_an_agency_passing_on_what_another_said_is_not_a_second_source() -> None:
    assert not found(entries=[entry("2020-01-01", DRUGS), entry("2020-02-01", DRUGS, agency=Agency.SCHOOL, reported_by="Sussex Police")])


def test_an_agency_that_recorded_it_as_protective_or_context_does_not_report_a_concern() -> None:
    links = [link("Police", "P1", "I1"), link("School", "S1", "I1")]
    for nature in (Nature.PROTECTIVE, Nature.CONTEXT):
        rows = [entry("2020-01-01", DRUGS, ref="P1"), entry("2020-01-01", DRUGS, ref="S1", agency=Agency.SCHOOL, nature=nature)]
        assert not found(entries=rows, links=links)


def test_a_source_outside_the_family_and_the_agencies_is_said_to_be_counted_for_the_writer() -> None:
    rows = [entry("2020-01-01", DRUGS, reported_by="A neighbour"), entry("2020-02-01", DRUGS, agency=Agency.SCHOOL)]
    finding = only(found(entries=rows))
    assert "from its own knowledge" not in finding.statement
    assert any("neither a listed family member nor a known agency" in note for note in finding.not_recorded)
    assert "No link says whether entries of different agencies describe one incident or repeat each other." in finding.not_recorded


def test_an_undated_entry_counts_as_a_source_and_is_said_to_be_undated() -> None:
    finding = only(found(entries=[entry("2020-01-01", DRUGS), entry("", DRUGS, agency=Agency.SCHOOL)]))
    assert "1 row is undated: when it happened is not recorded." in finding.not_recorded


def test_a_denial_a_withdrawal_and_a_concern_not_borne_out_corroborate_nothing_and_stand_on_the_other_side() -> None:
    against = [
        entry("2020-03-05", PA, id="denial", agency=Agency.SCHOOL, nature=Nature.CONTEXT, markers=[Marker.DENIAL]),
        entry("2020-03-06", PA, id="taken-back", agency=Agency.GP, nature=Nature.CONTEXT, markers=[Marker.RETRACTION]),
        entry("2020-03-07", PA, id="no-more", agency=Agency.CHILDRENS_SOCIAL_CARE, nature=Nature.CONTEXT, markers=[Marker.NOT_SUBSTANTIATED]),
    ]
    told = entry("2020-03-04", PA, id="told", agency=Agency.POLICE)
    assert found(entries=[told, *against]) == []
    finding = only(found(entries=[told, entry("2020-03-08", PA, id="too", agency=Agency.HEALTH_VISITING), *against]))
    assert ids(finding.evidence) == ["told", "too"]
    assert ids(finding.contrary) == ["denial", "taken-back", "no-more"]


def test_a_denial_linked_to_an_incident_is_no_source_of_it() -> None:
    rows = [
        entry("2020-03-04", PA, id="told", agency=Agency.POLICE, ref="P1"),
        entry("2020-03-04", PA, id="denied", agency=Agency.SCHOOL, ref="S1", nature=Nature.CONTEXT, markers=[Marker.DENIAL]),
    ]
    assert found(entries=rows, links=[link("Police", "P1", "I1"), link("School", "S1", "I1")]) == []


def test_an_agency_that_writes_down_what_a_relative_told_of_the_same_incident_is_no_second_source() -> None:
    told = entry(
        "2020-02-06", PA, id="told", ref="C1", agency=Agency.CHILDRENS_SOCIAL_CARE, reported_by="Grandmother X", status=EvidenceStatus.REPORTED,
    )
    links = [link("Children's social care", "C1", "I1"), link("Police", "P1", "I1")]

    def police(status: EvidenceStatus, **more: object) -> list[object]:
        row = entry("2020-02-07", PA, id="interview", ref="P1", agency=Agency.POLICE, status=status, **more)
        return found(entries=[told, row, entry("2020-05-01", PA, id="too", agency=Agency.SCHOOL)], links=links)

    finding = only(police(EvidenceStatus.REPORTED))
    assert "1 agency (School) and 1 family member (Grandmother X)" in finding.statement
    assert "more than one of them" not in finding.statement, "one speaker heard twice is one source"
    assert ids(finding.evidence) == ["told", "interview", "too"], "the row stays to be read"
    assert (
        "No second source, for it may only write down what a family member told of the same incident: Police (7 February 2020)."
        in finding.not_recorded
    )
    assert "2 agencies (Police and School)" in only(police(EvidenceStatus.FIRST_HAND)).statement, "what an officer saw is the officer's"
    assert "2 agencies (Police and School)" in only(police(EvidenceStatus.REPORTED, reported_by="Police")).statement


def test_reports_of_which_nobody_says_whose_they_are_are_counted_for_the_writer_and_said_to_be() -> None:
    finding = only(found(entries=[
        entry("2020-01-01", DRUGS, status=EvidenceStatus.REPORTED),
        entry("2020-02-01", DRUGS, agency=Agency.SCHOOL, status=EvidenceStatus.FIRST_HAND),
    ]))
    assert "1 entry is recorded as reported, by nobody named: counted for the agency that wrote it." in finding.not_recorded


def test_a_carer_is_no_witness_of_a_concern_by_having_said_what_is_the_concern() -> None:
    heard = entry(
        "2020-02-10", PA, agency=Agency.CHILDRENS_SOCIAL_CARE, reported_by="Mother X", people=("Mother X",), status=EvidenceStatus.FIRST_HAND,
    )
    finding = only(found(entries=[heard, entry("2020-05-01", PA, agency=Agency.SCHOOL)]))
    assert "2 agencies (Children's social care and School), each counted once" in finding.statement
    assert not any("neither a listed family member" in note for note in finding.not_recorded)
    reported = entry(
        "2020-02-10", PA, agency=Agency.CHILDRENS_SOCIAL_CARE, reported_by="Mother X", people=("Mother X",), status=EvidenceStatus.REPORTED,
    )
    assert "1 family member (Mother X)" in only(found(entries=[reported, entry("2020-05-01", PA, agency=Agency.SCHOOL)])).statement


def test_what_a_child_said_with_nobody_named_as_its_source_is_said_to_be_perhaps_nobodys_own_sight() -> None:
    finding = only(found(entries=[entry("2020-01-01", DRUGS), entry("2020-02-01", DRUGS, agency=Agency.SCHOOL, markers=[Marker.CHILD_VOICE])]))
    assert any(note.startswith("1 entry tells what a child or relative said and names nobody as the source") for note in finding.not_recorded)


def test_a_childs_words_told_to_a_school_are_the_childs_and_the_school_their_scribe() -> None:
    def heard(words: str, theme: Theme = Theme.DOMESTIC_ABUSE) -> list[object]:
        rows = [entry("2020-02-01", theme, agency=Agency.SCHOOL, text=words, people=("Child X1",), markers=[Marker.CHILD_VOICE]),
                entry("2020-03-01", theme, agency=Agency.CHILDRENS_SOCIAL_CARE, reported_by="Child X1", status=EvidenceStatus.REPORTED)]
        return found(entries=rows)

    assert not heard("Child X1 told his tutor that they fight"), "one child, whoever wrote it down"
    assert not heard("Tired; said they fight all night"), "of what adults do out of sight there are the child's words alone"
    assert "1 agency (School) and 1 family member (Child X1)" in only(heard("Bruise to the arm; said he fell", PA)).statement
    assert "1 agency (School)" in only(heard("Asks if she will be sent away", Theme.CHILD_MENTAL_HEALTH)).statement  # the school sees how she is


def test_a_relatives_word_that_somebody_lies_is_no_agencys_support() -> None:
    rows = [entry("2020-01-01", PA, agency=Agency.SCHOOL),
            entry("2020-02-01", PA, Theme.ADULT_MENTAL_HEALTH, agency=Agency.ACUTE_HEALTH, people=("Mother X",),
                  text="Overdose; said her daughter's lies had done it")]
    assert not found(entries=rows)
    finding = only(found(entries=[*rows, entry("2020-03-01", PA)]))
    assert "2 agencies (School and Police)" in finding.statement
    assert "No source, for it tells that one of the family says that somebody lies: Hospital (1 February 2020)." in finding.not_recorded
    ill = found(entries=[*rows, entry("2020-03-01", Theme.ADULT_MENTAL_HEALTH, agency=Agency.AMBULANCE)])
    assert "Hospital" in only(ill).statement, "that she was ill, the hospital saw"


def test_a_source_that_tells_only_of_another_partner_is_none_of_this_home() -> None:
    """Whoever was hit by a partner of another time is no witness of what the adults who live together now do."""
    abuse = Theme.DOMESTIC_ABUSE
    rows = [
        entry("2003", abuse, id="then", agency=Agency.CHILDRENS_SOCIAL_CARE, reported_by="Mother X", status=EvidenceStatus.REPORTED,
              text="Mother X told us that her partner of that time hit her"),
        entry("2004", abuse, id="cut", text="Mother X, then with another partner, with a cut lip"), entry("2019-01-01", abuse, id="police"),
        entry("2020-01-01", abuse, id="school", agency=Agency.SCHOOL),
    ]
    finding = only(found(entries=rows))
    assert "by 2 agencies (Police and School), each counted once" in finding.statement
    assert any("another partner, then: Children's social care (2003)." in gap for gap in finding.not_recorded)
    assert "then" in ids(finding.evidence), "it stays where it can be read"
    assert not found(entries=rows[:3])


def test_a_child_who_asks_or_fears_is_no_source_of_what_was_done() -> None:
    voice = {"markers": (Marker.CHILD_VOICE,), "people": ("Child X1",), "agency": Agency.SCHOOL}
    rows = [
        entry("2020-09-18", Theme.EMOTIONAL_ABUSE, text="Child X1 asks if he will be sent away like his sister.", **voice),
        entry("2020-10-18", Theme.EMOTIONAL_ABUSE),
    ]
    assert "by 2 agencies (School and Police), each counted once" in only(found(entries=rows)).statement
    told = [entry("2020-09-18", Theme.EMOTIONAL_ABUSE, text="Child X1 says she calls him wicked.", **voice), rows[1]]
    assert "1 family member (Child X1)" in only(found(entries=told)).statement
