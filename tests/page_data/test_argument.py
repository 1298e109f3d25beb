"""The argument limb by limb: who saw it orders the words, the other side by the same rule, and every cell opens what it counts."""

from datetime import date
from typing import Any

import pytest

from dashboard.findings.catalogue import findings_in
from dashboard.findings.reading import Reading
from dashboard.page_data.argument import HEADINGS, argument_table
from dashboard.page_data.argument_sides import RELIED_ON
from dashboard.store import Database
from data_models.access import Scope
from data_models.agencies import Agency
from data_models.forum import MeetingKind
from data_models.plan import ActionStatus, Party, VisitResult
from data_models.record import Entry, EvidenceStatus, Nature
from data_models.themes import Marker, Theme
from tests.findings.building import action, allegation, assessment, entry, history, link, meeting, plan, protective, review, visit, when
from tests.replay.seeing import history_at

LIMBS = ["Harm", "Likelihood of its going on", "Attributable to the care given", "Response to plans", "Alternatives tried"]


def argument(**facts: Any) -> dict[str, list[tuple[str, str]]]:
    """For each limb its cells as words and the ids that they open."""
    reading = Reading(history(**facts))
    table = argument_table(reading, findings_in(reading))
    assert table.headings == HEADINGS
    return {row.cells[0]: list(zip(row.cells[1:], row.cell_opens[1:], strict=True)) for row in table.rows}


def test_the_limbs_stand_in_a_fixed_order_and_an_empty_cell_says_what_was_looked_for() -> None:
    found = argument()
    assert list(found) == LIMBS
    assert all(words and not ids for cells in found.values() for words, ids in cells)
    assert found["Harm"][1][0].startswith("None found: the record was searched for the other side of")


def test_the_firmest_kind_is_quoted_and_every_row_is_told_by_who_saw_it() -> None:
    carer = ("Mother X",)
    words, ids = argument(entries=[
        entry("2020-01-01", Theme.NEGLECT, id="seen", people=carer, text="Seen"),
        entry("2020-02-01", Theme.NEGLECT, id="told", people=carer, text="Told", status=EvidenceStatus.REPORTED),
    ])["Attributable to the care given"][0]
    assert words == (
        "Found or first-hand: Police. Reported or unverified: Police. Latest of the firmest: 1 January 2020, Police: Seen. "
        "That a row names somebody does not say that it was their doing."
    )
    assert ids.split() == ["seen", "told"]


def test_every_protective_row_of_a_child_or_carer_stands_on_the_other_side_of_every_limb() -> None:
    cells = argument(entries=[
        protective("2020-01-01", id="carer", people=("Mother X",)), protective("2020-01-02", id="child", people=("Child X1",), text="Nothing raised"),
        protective("2020-01-03", id="nobody"), protective("2020-01-04", id="another", people=("Grandmother X",)),
    ])
    for limb in LIMBS:
        words, ids = cells[limb][1]
        assert ids.split() == ["carer", "child", "nobody"] and "Protective. Found or first-hand: School 3." in words, limb


def test_likelihood_rests_on_nothing_that_was_only_told_denied_or_not_taken_further() -> None:
    words, ids = argument(entries=[
        entry("2019-01-01", Theme.NEGLECT, id="seen", text="Seen"),
        entry("2019-06-01", Theme.NEGLECT, id="opinion", status=EvidenceStatus.PROFESSIONAL_OPINION, agency=Agency.ACUTE_HEALTH),
        entry("2019-07-01", Theme.NEGLECT, id="told", status=EvidenceStatus.REPORTED),
        entry("2019-08-01", Theme.NEGLECT, id="unstated", status=EvidenceStatus.NOT_RECORDED, agency=Agency.SCHOOL),
        entry("2019-09-01", Theme.NEGLECT, id="dropped", markers=[Marker.NO_FURTHER_ACTION]),
        entry("2019-10-01", Theme.NEGLECT, id="alleged", markers=[Marker.ALLEGATION]),
        entry("2019-11-01", Theme.NEGLECT, id="found", markers=[Marker.ALLEGATION], status=EvidenceStatus.FINDING, text="A court found it"),
    ])["Likelihood of its going on"][0]
    assert words == (
        "Found or first-hand: Police 2. A professional’s opinion: Hospital. Latest of the firmest: 1 November 2019, Police: A court found it. "
        "Recorded and not relied on here: 4 rows reported, told, disputed or not taken further. Found or first-hand: Police. Recorded as first-hand, "
        "and tells what somebody said: Police. Reported or unverified: Police. Who saw it not recorded: School."
    )
    assert ids.split() == ["seen", "opinion", "found", "told", "unstated", "dropped", "alleged"]


def test_a_row_that_says_itself_that_nothing_was_taken_further_is_not_relied_on() -> None:
    """Re J [2013] UKSC 9: what came to nothing is no proved fact, whether its agency coded that or only wrote it down."""
    rows = [
        entry("2019-01-01", Theme.DOMESTIC_ABUSE, id="withdrew", action_outcome="Released, wife withdrew"),
        entry("2019-06-01", Theme.DOMESTIC_ABUSE, id="kept", action_outcome="Notified to social care"),
        entry("2020-01-01", Theme.DOMESTIC_ABUSE, id="none", action_outcome="No complaint made"),
        entry("2020-06-01", Theme.DOMESTIC_ABUSE, id="found", status=EvidenceStatus.FINDING, action_outcome="Convicted; no further police action"),
        entry("2020-09-01", Theme.DOMESTIC_ABUSE, id="school", agency=Agency.SCHOOL),
    ]
    cells = argument(entries=rows)
    relied, aside = cells["Likelihood of its going on"][0][0].split(" Recorded and not relied on here: ")
    assert relied.startswith("Found or first-hand: Police 2, School.") and aside.startswith("2 rows reported")
    assert "Itself denied, disputed or not taken further. Found or first-hand: Police 2." in cells["Harm"][0][0]


def test_likelihood_with_only_allegations_has_no_evidence() -> None:
    words, _ = argument(entries=[
        entry(day, Theme.SEXUAL_ABUSE, status=EvidenceStatus.REPORTED, markers=[Marker.ALLEGATION]) for day in ("2019-01-01", "2020-01-01")
    ])["Likelihood of its going on"][0]
    assert words.startswith("None found:") and "Recorded and not relied on here: 2 rows" in words


def test_an_enquiry_is_no_contrary_evidence_and_the_answer_to_an_allegation_stands_opposite_it() -> None:
    cells = argument(
        allegations=[allegation("2020-01-05", id="al", made_by="Child X1")],
        meetings=[meeting("2020-01-10", MeetingKind.STRATEGY_DISCUSSION, id="strategy", outcome="Section 47 enquiry")],
        entries=[
            entry("2020-01-05", Theme.SEXUAL_ABUSE, id="told", people=("Stepfather X",), markers=[Marker.ALLEGATION], ref="1",
                  status=EvidenceStatus.REPORTED),
            entry("2020-02-01", Theme.SEXUAL_ABUSE, id="nfa", nature=Nature.CONTEXT, markers=[Marker.NO_FURTHER_ACTION], text="No further action"),
            entry("2020-01-06", id="same", nature=Nature.CONTEXT, markers=[Marker.DENIAL], agency=Agency.SCHOOL, ref="2"),
        ],
        links=[link("police", "1", "I1"), link("school", "2", "I1")],
    )
    words, ids = cells["Harm"][1]
    assert ids.split() == ["nfa"], "the enquiry is on no side; what the limb does not rest on needs no answer"
    assert words.endswith("Of the allegations opposite: 5 January 2020 (no further action). That does not say whether it happened.")
    evidence, contrary = cells["Attributable to the care given"][:2]
    assert evidence[1] == "told" and set(contrary[1].split()) == {"nfa", "same"}


@pytest.mark.parametrize("theme", [Theme.ADULT_MENTAL_HEALTH, Theme.LEARNING_DISABILITY])
def test_a_carer_who_may_only_be_ill_is_no_evidence_of_care_given(theme: Theme) -> None:
    words, ids = argument(entries=[
        entry("2020-01-01", theme, id="harmed", people=("Mother X",)),
        entry("2020-01-02", Theme.ALCOHOL_MISUSE, theme, id="given", people=("Mother X",)),
    ])["Attributable to the care given"][0]
    assert ids == "given" and "Left out: 1 other row naming one, of no care given by this rule." in words
    assert words.endswith("does not say that it was their doing.")


def test_a_row_that_names_no_child_is_no_care_given_where_it_is_of_somebody_else_or_of_an_illness() -> None:
    words, ids = argument(entries=[
        entry("2020-01-01", Theme.SEXUAL_ABUSE, id="relative", people=("Stepfather X", "Another relative")),
        entry("2020-01-02", Theme.EMOTIONAL_ABUSE, Theme.ADULT_MENTAL_HEALTH, id="overdose", people=("Mother X",)),
        entry("2020-01-03", Theme.EMOTIONAL_ABUSE, Theme.ADULT_MENTAL_HEALTH, id="child", people=("Mother X", "Child X1")),
    ])["Attributable to the care given"][0]
    assert ids == "child" and "Left out: 2 other rows" in words


@pytest.mark.parametrize("theme", [Theme.DOMESTIC_ABUSE, Theme.ADULT_VIOLENCE])
def test_rows_of_violence_that_name_a_carer_are_told_apart_for_their_words_alone_say_who_harmed_whom(theme: Theme) -> None:
    words, ids = argument(entries=[
        entry("2020-01-01", theme, id="violent", people=("Mother X",)), entry("2020-01-02", theme, id="others", people=("Neighbour",)),
        entry("2020-01-03", Theme.ALCOHOL_MISUSE, theme, id="drink", people=("Mother X",)),
        entry("2020-01-04", Theme.NEGLECT, theme, id="neglect", people=("Mother X",)),
    ])["Attributable to the care given"][0]
    assert ids.split() == ["neglect", "violent", "drink"] and "Left out" not in words
    assert "Told apart, 2 rows of domestic abuse or violence naming a parent or carer, the first dated 1 January 2020" in words


def test_the_familys_doing_and_a_services_are_two_sentences_and_a_visit_that_saw_a_child_is_neither() -> None:
    plans = [plan("2020-01-01", id="pl")]
    actions = [action("2020-01-01", words, id=f"a{at}", ref=f"R{at}", owed_by=owed) for at, (words, owed) in enumerate((
        ("Attend", Party.FAMILY), ("Provide", Party.SERVICE), ("Something", Party.NOT_RECORDED), ("Come", Party.SERVICE)))]
    reviews = [
        review(day, status, id=f"r{ref}{day[5:7]}", ref=ref)
        for ref, status in (("R0", ActionStatus.DECLINED_BY_FAMILY), ("R1", ActionStatus.NOT_PROVIDED_BY_SERVICE), ("R2", ActionStatus.NOT_EVIDENCED),
                            ("R3", ActionStatus.DECLINED_BY_FAMILY)) for day in ("2020-03-01", "2020-06-01")
    ]
    cells = argument(
        plans=plans, actions=actions, action_reviews=reviews,
        visits=[visit("2020-03-01", id="seen"), visit("2020-04-01", VisitResult.NO_ACCESS, id="shut"),
                visit("2020-05-01", VisitResult.NOT_SEEN, id="hid"), visit("2020-05-02", VisitResult.CANCELLED_BY_SERVICE, id="off")],
        entries=[entry("2020-04-02", id="refused", people=("Mother X",), markers=[Marker.REFUSAL]),
                 entry("2020-04-04", id="right", people=("Mother X",), markers=[Marker.REFUSAL], text="A complaint to the council"),
                 entry("2020-06-01", id="told", people=("Mother X",), markers=[Marker.REFUSAL], text="As the review of that day says"),
                 entry("2020-04-03", id="agency", markers=[Marker.REFUSAL], agency=Agency.ACUTE_HEALTH)],
    )["Response to plans"]
    (words, ids), contrary, outstanding = cells[:3]
    family, rest = words.split(" A service’s: ")
    service, nobody = rest.split(" Not recorded whose: ")
    assert family == "The family’s: 4 reviews say declined; 1 refusal."
    assert service == (
        "2 reviews say not provided; 1 visit row cancelled by a service; "
        "timescales not recorded as met: first core group and first review conference."
    )
    assert nobody.startswith("2 reviews say not evidenced; 1 visit row without access; 1 visit row with the child not seen;")
    assert {"shut", "hid", "off", "refused"} < set(ids.split()) and not {"seen", "agency", "right", "told"} & set(ids.split())
    assert "seen" in contrary[1].split() and contrary[0].startswith("Kept, done or seen.")
    assert "rights, and no refusals." in contrary[0] and "right" in contrary[1].split()
    assert outstanding[0] == "4 actions of 1 running plan not recorded as done: 2 the family’s, 1 a service’s, 1 not recorded whose."


def test_an_assessment_or_consent_declined_is_a_right_and_no_failure_to_respond() -> None:
    cells = argument(
        plans=[plan("2020-01-01", "2020-07-01")],
        actions=[action("2020-01-01", "Family assessment", ref="R0"), action("2020-01-01", "Ask the GP", ref="R1")],
        action_reviews=[
            review("2020-03-01", ActionStatus.DECLINED_BY_FAMILY, id="assessment", ref="R0"),
            review("2020-03-01", ActionStatus.DECLINED_BY_FAMILY, id="consent", ref="R1", evidence="Consent refused"),
        ],
        entries=[entry("2020-03-01", id="told", people=("Mother X",), markers=[Marker.REFUSAL], text="Mother X refuses the family assessment")],
    )["Response to plans"]
    rights = {"assessment", "consent", "told"}
    assert "The family’s" not in cells[0][0] and not rights & set(cells[0][1].split())
    assert rights <= set(cells[1][1].split())


def test_no_row_stands_on_both_sides_of_a_limb_and_family_b_is_told_in_two_sentences(samples: Database, scope: Scope) -> None:
    reading = Reading(history_at(samples, scope, "Family B", date(2020, 12, 10)))
    facts = {fact.id: fact for fact in reading.history.facts()}
    protective_ids = {entry.id for entry in reading.protective_entries}
    rows = {row.cells[0]: row for row in argument_table(reading, findings_in(reading)).rows}
    for limb, row in rows.items():
        evidence, contrary = (set(opens.split()) for opens in row.cell_opens[1:3])
        assert not evidence & contrary and protective_ids <= contrary, limb
    assert not [one for one in rows["Harm"].cell_opens[2].split() if not isinstance(facts[one], Entry)]
    rests, apart = (ids.split() for ids in rows["Likelihood of its going on"].openings[1])
    assert apart and rests and [*rests, *apart] == rows["Likelihood of its going on"].cell_opens[1].split()
    assert all(facts[one].status in RELIED_ON for one in rests), "what is not relied on has an opening of its own"
    relied = rows["Likelihood of its going on"].cells[1].split(" Recorded and not relied on here: ")[0]
    assert "Reported" not in relied and "Disputed" not in relied
    assert "A service’s:" in rows["Response to plans"].cells[1] and "The family’s:" in rows["Response to plans"].cells[1]


def test_a_wait_holds_each_incident_once_and_is_never_called_its_cause() -> None:
    found = argument(
        assessments=[assessment("2020-01-01", "Risk assessment", id="a1"), assessment("2020-02-01", id="a2", ref="AS2", about="Mother X")],
        entries=[entry("2020-03-01", Theme.NEGLECT, id="during"), entry("2019-03-01", Theme.NEGLECT, id="earlier")],
    )
    words, ids = found["Harm"][3]
    assert words == "1 incident of concern while any assessment has been waited for, the first since 1 January 2020." and ids == "during"
    assert found["Likelihood of its going on"][2] == ("Not completed: Risk assessment of Stepfather X, decided on 1 January 2020.", "a1")
    assert found["Attributable to the care given"][2][1] == "a2"


def test_plans_and_what_was_declined_are_alternatives_tried() -> None:
    found = argument(plans=[plan("2019-01-01", "2019-06-01", id="pl")], assessments=[
        assessment("2019-02-01", "Family assessment", id="a", declined=when("2019-03-01"))])["Alternatives tried"]
    assert found[0] == ("1 child protection plan recorded. No pre-proceedings period is recorded.", "pl")
    assert found[2] == ("1 assessment declined: Family assessment of Stepfather X.", "a")


def test_what_a_family_did_stands_opposite_as_kept_with_the_effect_that_its_review_records() -> None:
    cells = argument(
        plans=[plan("2020-01-01", ended="2020-12-01")], actions=[action("2020-01-01", "Dry beds", ref="CP1-1", owed_by=Party.FAMILY)],
        action_reviews=[review("2020-06-01", ActionStatus.DONE, id="done", ref="CP1-1", evidence="Seen at three visits", outcome="Dry beds")],
    )
    for limb in ("Response to plans", "Alternatives tried"):
        assert "done" in cells[limb][1][1].split(), limb
    assert "Kept, done or seen. Found or first-hand" in cells["Response to plans"][1][0]
    assert "Review of CP1-1: done: Seen at three visits. Effect recorded: Dry beds." in cells["Response to plans"][1][0]


def test_harm_says_how_many_of_its_rows_name_no_child() -> None:
    """The threshold keeps such rows aside and says that they name none of the children: the submission that rests on them says so too."""
    words = argument(entries=[
        entry("2020-01-01", Theme.NEGLECT, people=("Child X1",)), entry("2020-02-01", Theme.NEGLECT, agency=Agency.SCHOOL, people=("Mother X",)),
    ])["Harm"][0][0]
    assert words.endswith("Of these, 1 row names none of the children: for whom that matters is not said there.")
