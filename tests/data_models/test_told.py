"""What one person may be told: each rule by itself, on a row that would be told but for it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from data_models.agencies import Agency
from data_models.as_told import as_told
from data_models.forum import Attendance, Attended, Meeting, MeetingKind
from data_models.history import History
from data_models.people import FamilyRole, Residence, Whereabouts
from data_models.plan import Visit, VisitResult
from data_models.record import Entry, EvidenceStatus, Family, Source
from data_models.themes import Marker, Theme
from data_models.told import MayBeTold, Rule, ToldTo, Verdict, cared_for, verdicts
from data_models.told_history import told_history
from tests.findings.building import PEOPLE, entry, when

MOTHER = ToldTo("Mother X", {"Child X1": date(2020, 2, 1)})
PLAIN: dict[str, Any] = {"text": "Mother X came to the office in good time.", "people": ("Mother X",), "themes": ()}


def one_row(to: ToldTo = MOTHER, answer: MayBeTold | None = None, **more: Any) -> Verdict:
    given = {**PLAIN, **more}
    fact = entry(given.pop("day", "2020-03-04"), *given.pop("themes"), id="e1", **given)
    return verdict_of(fact, to, answer)


def verdict_of(fact: Any, to: ToldTo = MOTHER, answer: MayBeTold | None = None) -> Verdict:
    part = {Entry: "entries", Visit: "visits", Residence: "residences"}[type(fact)]
    history = History(family=Family("x", "Family X"), as_at=date(2020, 12, 10), people=PEOPLE, **{part: (fact,)})
    return next(one for one in verdicts(history, to, {fact.id: answer} if answer else {}) if one.fact.id == fact.id)


def test_a_plain_row_about_the_person_is_told() -> None:
    assert one_row().told


def test_a_row_about_a_child_whom_they_care_for_is_told() -> None:
    assert one_row(text="Child X1 was in class each day.", people=("Child X1",), agency=Agency.SCHOOL).told


@pytest.mark.parametrize(("rule", "more"), [
    (Rule.LABEL, {"sensitivity": "police_intelligence"}),
    (Rule.LABEL, {"sensitivity": "protected_address"}),
    (Rule.LABEL, {"sensitivity": "a label of tomorrow"}),
    (Rule.INTELLIGENCE, {"status": EvidenceStatus.INTELLIGENCE}),
    (Rule.WHO_SAW, {"status": EvidenceStatus.UNVERIFIED}),
    (Rule.WHO_SAW, {"status": EvidenceStatus.NOT_RECORDED}),
    (Rule.NAMES_ANOTHER, {"people": ("Mother X", "Stepfather X")}),
    (Rule.NAMES_ANOTHER, {"text": "Mother X came with Grandmother X."}),
    (Rule.NAMES_ANOTHER, {"reported_by": "Stepfather X", "status": EvidenceStatus.REPORTED}),
    (Rule.NAMES_ANOTHER, {"comments": "Told of by Grandmother X"}),
    (Rule.NAMES_NOBODY, {"text": "Came to the office.", "people": ()}),
    (Rule.NAMES_ANOTHER, {"text": "Child X2 was in class each day.", "people": ("Child X2",)}),
    (Rule.BEFORE_THEIR_TIME, {"text": "Child X1 was in class.", "people": ("Child X1",), "day": "2019-06-01"}),
    (Rule.BEFORE_THEIR_TIME, {"text": "Child X1 was in class.", "people": ("Child X1",), "day": ""}),
    (Rule.MAY_MEAN_ANOTHER, {"text": "Mother X came with her partner."}),
    (Rule.MAY_MEAN_ANOTHER, {"text": "A neighbour saw Mother X."}),
    (Rule.MAY_MEAN_ANOTHER, {"action_outcome": "MGM rung"}),
    (Rule.UNPLACED_NAME, {"text": "Mother X came with Perpetua."}),
    (Rule.WHO_TOLD, {"reported_by": "Anonymous caller", "status": EvidenceStatus.REPORTED}),
    (Rule.WHO_TOLD, {"reported_by": "Mrs Larkswick", "status": EvidenceStatus.REPORTED}),
    (Rule.WHO_TOLD, {"status": EvidenceStatus.REPORTED}),
    (Rule.WHO_TOLD, {"text": "Rang to say that Mother X was late."}),
    (Rule.WHO_TOLD, {"text": "Information received that Mother X was late."}),
    (Rule.CHILDS_ACCOUNT, {"text": "Child X1 said it was loud.", "people": ("Child X1",)}),
    (Rule.CHILDS_ACCOUNT, {"text": "The child drew a house.", "people": ("Child X1",)}),
    (Rule.CHILDS_ACCOUNT, {"child_voice": "Not take me"}),
    (Rule.CHILDS_ACCOUNT, {"markers": (Marker.CHILD_VOICE,)}),
    (Rule.RISK, {"themes": (Theme.DOMESTIC_ABUSE,)}),
    (Rule.RISK, {"text": "Mother X was threatened."}),
    (Rule.MEETING, {"text": "Strategy discussion about Mother X."}),
    (Rule.LEGAL, {"text": "Counsel advises on Mother X."}),
    (Rule.LEGAL, {"agency": Agency.COURT_LEGAL}),
    (Rule.PLACE, {"text": "Mother X moved to the refuge."}),
    (Rule.PLACE, {"text": "Mother X rings from 07700 900123."}),
    (Rule.PLACE, {"text": "Mother X, ZX1 2AB."}),
    (Rule.HELD_BY, {"text": "Child X1 came in good time.", "people": ("Child X1",), "agency": Agency.CAMHS}),
    (Rule.HELD_BY, {"agency": Agency.DOMESTIC_ABUSE_SERVICE}),
    (Rule.HANDLING, {"text": "Not to be shared: Mother X came."}),
])
def test_each_rule_alone_keeps_a_row_back(rule: Rule, more: dict[str, Any]) -> None:
    found = one_row(**more)
    assert not found.told
    assert rule in found.rules


def test_somebody_else_of_the_family_is_no_exception_for_the_person_themself() -> None:
    assert one_row(reported_by="Mother X", status=EvidenceStatus.REPORTED).told
    assert one_row(reported_by="Health visitor", status=EvidenceStatus.REPORTED).told
    assert not one_row(reported_by="Health visitor; neighbour", status=EvidenceStatus.REPORTED).told


def test_an_answer_opens_what_waits_and_never_what_stands() -> None:
    partner = {"text": "Mother X came with her partner."}
    assert one_row(**partner).to_ask
    assert one_row(answer=MayBeTold.YES, **partner).told
    assert Rule.SAID_NO in one_row(answer=MayBeTold.LEGAL_TO_SAY).rules
    assert not one_row(answer=MayBeTold.NO).told
    for standing in ({"sensitivity": "privileged"}, {"status": EvidenceStatus.INTELLIGENCE}):
        found = one_row(answer=MayBeTold.YES, **standing)
        assert not found.told and not found.to_ask


def test_a_remark_that_would_not_pass_is_left_empty_and_the_visit_is_told() -> None:
    visit = Visit(id="v1", children=("Child X1",), kind="visit", result=VisitResult.SEEN, note="Grandmother X let us in", happened=when("2020-03-04"))
    found = verdict_of(visit)
    assert found.told and found.without == ("note",)
    assert verdict_of(replace(visit, note="Seen at the door")).without == ()
    assert verdict_of(visit, answer=MayBeTold.YES).without == ()


def test_nothing_of_where_a_row_came_from_is_told() -> None:
    row = entry(text="Mother X came.", ref="R57", source=Source("police.csv", "Sheet", 57, "i1"), recorder="PC 1234", significance="Worrying",
                comments="See R56", people_raw="Mother X", reported_by="Mother X", child_voice="", agency_name="Oakfield School")
    shown = repr(as_told(row))
    for trace in ("R57", "57", "police.csv", "PC 1234", "Worrying", "R56", "Oakfield"):
        assert trace not in shown


def test_a_meeting_is_told_only_to_whom_it_is_recorded_that_they_were_asked() -> None:
    meeting = Meeting(id="m1", meeting_ref="IC1", kind=MeetingKind.INITIAL_CONFERENCE, concerning="Child X1", happened=when("2020-03-04"))
    for attended, told in ((Attended.ABSENT, True), (Attended.NOT_INVITED, False), (Attended.NOT_RECORDED, False)):
        came = Attendance(id="a1", meeting_ref="IC1", who="Mother X", attended=attended, happened=when("2020-03-04"))
        history = History(family=Family("x", "Family X"), as_at=date(2020, 12, 10), people=PEOPLE, meetings=(meeting,), attendances=(came,))
        assert next(one for one in verdicts(history, MOTHER) if one.fact.id == "m1").told is told


def home(person: str, place: str, **more: Any) -> Residence:
    return Residence(id=f"home-{person}-{place}", person=person, kind=Whereabouts.FAMILY_HOME, place=place,
                     **{"happened": when("2020-02-10"), **more})


def living(*homes: Residence) -> History:
    return History(family=Family("x", "Family X"), as_at=date(2020, 12, 10), people=PEOPLE, residences=homes)


def test_who_lives_with_a_child_now_in_a_carers_place_cares_for_it_from_that_day() -> None:
    together = living(home("Mother X", "1"), home("Child X1", "1", happened=when("2020-05-01")), home("Child X2", "2"))
    assert cared_for(together, "Mother X") == {"Child X1": date(2020, 5, 1)}
    assert cared_for(living(home("Grandmother X", "1"), home("Child X1", "1")), "Grandmother X") == {}
    assert cared_for(living(home("Mother X", ""), home("Child X1", "")), "Mother X") == {}
    ended = living(home("Mother X", "1", ended=when("2020-06-01")), home("Child X1", "1"))
    assert cared_for(ended, "Mother X") == {}


def test_who_is_recorded_as_living_anywhere_else_is_cared_for_by_nobody_by_that_rule() -> None:
    shared = (home("Mother X", "1"), home("Child X1", "1"))
    refuge = Residence(id="r", person="Child X1", kind=Whereabouts.NOT_KNOWN, place="", happened=when("2020-06-01"), sensitivity="protected_address")
    assert cared_for(living(*shared), "Mother X", elsewhere=[refuge]) == {}
    assert cared_for(living(*shared, home("Mother X", "2")), "Mother X") == {}
    custody = Residence(id="c", person="Mother X", kind=Whereabouts.CUSTODY, happened=when("2020-06-01"))
    assert cared_for(living(*shared, custody), "Mother X") == {}


def test_what_staff_said_of_a_child_stands_above_where_people_live() -> None:
    together = living(home("Mother X", "1"), home("Child X1", "1"))
    assert cared_for(together, "Mother X", {"Child X1": False}) == {}
    assert cared_for(together, "Mother X", {"Child X2": True}) == {"Child X1": date(2020, 2, 10), "Child X2": date.min}


def test_a_person_is_told_whose_paper_it_is_and_their_children_and_nobody_else() -> None:
    told = told_history(living(home("Mother X", "1"), home("Child X1", "1")), MOTHER)
    assert [person.label for person in told.people] == ["Child X1", "Mother X"]
    assert all(person.role in (FamilyRole.CHILD, FamilyRole.MOTHER) for person in told.people)
    assert not told.family.label and not told.residences
