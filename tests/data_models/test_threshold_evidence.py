"""Which rows may enter the threshold grid: the ladder row by row, and what holds of every row whatever it says."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from data_models.access import Sensitivity
from data_models.assessment import Allegation
from data_models.incidents import Incident
from data_models.record import Entry, EvidenceStatus, Fact
from data_models.themes import Marker, Theme
from data_models.threshold import Limb
from data_models.threshold_evidence import (
    ENTERS,
    HEARD,
    NOTHING_BUT_THE_RESPONSE,
    OF_THE_RESPONSE,
    OPEN_LABELS,
    SEEN_AND_SAID,
    entering,
    of_the_response,
    recorder_of,
    what_is_wrong,
    witnesses,
)
from tests.findings.building import entry

FINDING, FIRST, OPINION, REPORTED, DISPUTED = (
    EvidenceStatus.FINDING, EvidenceStatus.FIRST_HAND, EvidenceStatus.PROFESSIONAL_OPINION, EvidenceStatus.REPORTED, EvidenceStatus.DISPUTED,
)
WORDS = some.sampled_from(("", "PC 12", "Teacher C"))
ENTRIES = some.builds(
    lambda status, label, recorder, said, document: entry(
        status=status, sensitivity=label, recorder=recorder, reported_by=said, doc_ref=document),
    some.sampled_from(EvidenceStatus), some.sampled_from((*Sensitivity, "a label nobody knows")), WORDS, WORDS, some.sampled_from(("", "Report 4")),
)


def told(*entries: Entry, echoes: tuple[Entry, ...] = ()) -> Incident:
    return Incident("i", entries, echoes)


@pytest.mark.parametrize(("status", "label"), list(product(EvidenceStatus, Sensitivity)))
def test_the_ladder(status: EvidenceStatus, label: Sensitivity) -> None:
    ruled = entering(entry(status=status, sensitivity=label, recorder="PC 12", reported_by="Child X1", doc_ref="Report 4"))
    enters = {"finding", "first_hand", "professional_opinion", "reported", "disputed"}
    assert ruled.may is (status.value in enters and label.value in {"normal", "third_party"})
    assert ruled.may is not bool(ruled.why_not)


def test_an_opinion_enters_only_with_its_basis() -> None:
    assert not entering(entry(status=OPINION)).may
    assert "Based on: Report 4." in entering(entry(status=OPINION, doc_ref="Report 4")).path


def test_first_hand_names_its_witness_and_says_where_none_is_named() -> None:
    seen = entering(entry(recorder="PC 12"))
    assert seen.witness == "PC 12, Police" and not seen.gaps
    unnamed = entering(entry())
    assert unnamed.may and not unnamed.witness and unnamed.gaps == ("No witness is named: ask the agency who recorded it.",)


def test_hearsay_shows_its_path_and_where_it_breaks() -> None:
    heard = entry("2020-03-05", status=REPORTED, reported_by="Child X1", recorder="Teacher C", id="heard")
    seen = entry("2020-03-05", recorder="PC 12", id="seen", text="Found the child alone")
    whole = entering(heard, told(heard, seen))
    assert "Said by Child X1. Recorded by Teacher C, Police." in whole.path and "Found the child alone" in whole.path
    assert whole.witness == "PC 12, Police" and not whole.gaps
    broken = entering(heard, told(heard))
    assert broken.may and not broken.witness and any("No first-hand row" in gap for gap in broken.gaps)
    nobody = entering(entry(status=REPORTED))
    assert len(nobody.gaps) == 3


def test_a_row_that_only_repeats_another_leads_to_no_witness_of_its_own() -> None:
    origin, echo = entry(id="origin", status=REPORTED), entry(id="echo", recorder="Nurse")
    ruled = entering(echo, told(origin, echoes=(echo,)))
    assert ruled.may and not ruled.witness and any("only repeats" in gap for gap in ruled.gaps)


def test_a_first_hand_row_that_is_kept_back_is_not_named_on_anybodys_path() -> None:
    heard = entry(status=REPORTED, id="heard")
    hidden = entry(id="hidden", recorder="DC 4", text="From a source", sensitivity="police_intelligence")
    ruled = entering(heard, told(heard, hidden))
    assert "From a source" not in ruled.path and not ruled.witness


def test_what_is_disputed_stands_with_its_answer_or_says_that_none_is_recorded() -> None:
    row = entry(status=DISPUTED, id="row")
    denial = entry(id="denial", markers=[Marker.DENIAL], text="Denied it to the officer")
    assert "Denied it to the officer" in entering(row, told(row, denial)).response
    assert any("not recorded" in gap for gap in entering(row, told(row)).gaps if "disputed" in gap)
    allegation = Allegation(id="al", allegation_ref="AL1", about="Stepfather X", made_by="Child X1", theme=Theme.NEGLECT, response="Denies it")
    assert entering(allegation).response == "Denies it"


@given(ENTRIES, some.lists(ENTRIES, max_size=4))
def test_whatever_a_row_says_the_rules_hold(row: Entry, beside: list[Entry]) -> None:
    ruled = entering(row, told(row, *beside))
    if row.sensitivity not in OPEN_LABELS or row.evidence_status not in ENTERS:
        assert not ruled.may
    if not ruled.may:
        assert not (ruled.path or ruled.witness or ruled.gaps or ruled.response), "what may not enter is a reason and nothing else"
        return
    if row.evidence_status is FIRST:
        assert bool(ruled.witness) is bool(recorder_of(row))
    if row.evidence_status in (REPORTED, DISPUTED) and not ruled.witness:
        assert ruled.gaps, "hearsay without somebody to call is never without a gap"
    if not recorder_of(row):
        assert any("No witness is named" in gap for gap in ruled.gaps) or row.evidence_status is FINDING


@given(some.lists(ENTRIES, max_size=5), some.sampled_from(Limb), some.sampled_from(("", "  ", "The child was hurt")))
def test_a_line_rests_on_a_fact_that_may_enter_and_on_no_other_row(rows: list[Entry], limb: Limb, harm: str) -> None:
    ruled = [entering(row) for row in rows]
    allowed = bool(ruled) and all(one.may for one in ruled) and bool(harm.strip())
    assert (what_is_wrong(limb, harm, ruled) == ()) is allowed
    facts: set[Fact] = {fact for found in witnesses(ruled).values() for fact in found}
    assert facts <= {one.fact for one in ruled if one.may}, "nobody is a witness to what may not enter"


def test_hearsay_recorded_as_first_hand_has_the_path_of_hearsay() -> None:
    heard = entry("2020-03-05", id="heard", recorder="Tutor C", text="Child X1 told his tutor of it", people=("Child X1",))
    seen = entry("2020-03-05", recorder="PC 12", id="seen", text="Found the child alone")
    whole = entering(heard, told(heard, seen))
    assert whole.witness == "PC 12, Police" and f"Said by Child X1. {HEARD} Recorded by Tutor C, Police." in whole.path and not whole.gaps
    broken = entering(heard, told(heard, entry(id="too", recorder="PC 9", text="Mother X said it as well", people=("Mother X",))))
    assert not broken.witness and any("No first-hand row" in gap for gap in broken.gaps), "a second telling is nobody who was there"
    both = entering(entry(recorder="Nurse D", text="Overdose; said she was alone", people=("Mother X",)))
    assert both.witness == "Nurse D, Police" and both.gaps == (SEEN_AND_SAID,)


def test_a_refusal_is_no_fact_of_harm_by_itself_and_may_stand_beside_one() -> None:
    refusal = entering(entry(recorder="SW 1", markers=[Marker.REFUSAL], text="Refuses the assessment"))
    harm = entering(entry("2020-03-04", Theme.NEGLECT, recorder="SW 1"))
    assert refusal.may and refusal.gaps == (OF_THE_RESPONSE,)
    assert what_is_wrong(Limb.LIKELY, "It hurt", [refusal]) == (NOTHING_BUT_THE_RESPONSE,)
    assert what_is_wrong(Limb.LIKELY, "It hurt", [refusal, harm]) == ()
    treatment = entry("2020-03-04", Theme.NEGLECT, recorder="SW 1", markers=[Marker.REFUSAL], text="Refuses insulin for Child X1")
    assert what_is_wrong(Limb.LIKELY, "It hurt", [entering(treatment)]) == () and not of_the_response(treatment)
