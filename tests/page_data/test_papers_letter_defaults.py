"""A service's own default that was owed to both adults is in the letter to each; nothing that may be another adult's alone is."""

from typing import cast

import pytest

from dashboard.page_data.papers_for_one import ForOne
from dashboard.page_data.papers_letter_defaults import defaults_waiting, with_defaults
from data_models.agencies import Agency
from data_models.history import History
from data_models.people import FamilyRole, Person
from data_models.plan import ActionStatus, Party
from data_models.told import MayBeTold, Rule, ToldTo, Verdict
from tests.findings.building import PEOPLE, action, entry, history, plan, review

LIVES_THERE = entry("2014-05-01", agency=Agency.CHILDRENS_SOCIAL_CARE, text="Stepfather X has moved in with Mother X and the children.")
AT_HOME = "Sessions with both adults about arguments at home"


def record(words: str = AT_HOME, *, owed_by: Party = Party.SERVICE, put_down_to: Party = Party.SERVICE, **more: object) -> History:
    return history(**{"as_at": "2020-12-10", "entries": [LIVES_THERE], "plans": [plan("2016-11-01", children=("Child X1", "Older sibling X"))],
                      "actions": [action("2016-11-09", words, id="a", owed_by=owed_by, owner="Dr Nobody", outcome_sought="Mother X is calmer")],
                      "action_reviews": [review("2017-07-12", ActionStatus.NOT_PROVIDED_BY_SERVICE, id="r", attributed_to=put_down_to,
                                                evidence="Stepfather X was away")], **more})


def made(of: History, person: str = "Mother X", answer: MayBeTold | None = None) -> ForOne:
    found = tuple(Verdict(fact, (Rule.MAY_MEAN_ANOTHER,), answer if fact.id == "a" else None) for fact in of.facts())
    return ForOne(ToldTo(person, {"Child X1": of.as_at}), cast("object", None), found, frozenset(), {}, {})  # type: ignore[arg-type]


@pytest.mark.parametrize("person", ["Mother X", "Stepfather X"])
def test_it_is_told_to_each_of_both_without_what_was_noted_beside_it(person: str) -> None:
    of = record()
    told = with_defaults(of, made(of, person))
    assert told.rows == {"a", "r"}
    assert {one.fact.id: one.without for one in told.verdicts if one.told} == {"a": ("owner", "outcome_sought"), "r": ("evidence", "outcome")}
    assert defaults_waiting(of, made(of, person)) == 1 and defaults_waiting(of, told) == 0


@pytest.mark.parametrize("of", [
    record("Sessions with Stepfather X about arguments at home"), record("Sessions for her partner"), record("Counselling for both adults"),
    record("Sessions for both adults after the assault"), record(owed_by=Party.FAMILY), record(put_down_to=Party.BOTH),
    record(plans=[plan("2016-11-01", children=("Older sibling X",))]), record(plans=[plan("2016-11-01", sensitivity="legal_privilege")]),
    record(people=(*PEOPLE, Person(id="p-f", label="Father X", role=FamilyRole.FATHER))),
])
def test_what_may_be_anothers_alone_is_not(of: History) -> None:
    assert with_defaults(of, made(of)).rows == frozenset()


def test_who_was_not_there_when_it_was_agreed_is_not_told_of_it() -> None:
    later = record(entries=[entry("2019-05-01", text=LIVES_THERE.description)])
    assert with_defaults(later, made(later, "Stepfather X")).rows == frozenset() != with_defaults(later, made(later)).rows


def test_what_somebody_said_of_it_stands() -> None:
    assert with_defaults(record(), made(record(), answer=MayBeTold.NO)).rows == frozenset()
