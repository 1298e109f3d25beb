"""What the letter sets beside a concern: to the same matter, of the children or their carers, and told for what it is."""

from dataclasses import replace

import pytest

from dashboard.findings.catalogue import findings_of
from dashboard.page_data.papers_letter import letter_of
from dashboard.page_data.papers_letter_answers import answers_among, may_answer, observations_among
from dashboard.page_data.papers_letter_concerns import NO_ANSWER, TO_BE_WRITTEN
from dashboard.page_data.papers_statements import as_the_record_makes_it
from data_models.assessment import PoliceOutcome
from data_models.people import FamilyRole, Person
from data_models.record import Entry, EvidenceStatus, Nature
from data_models.themes import Marker, Theme
from tests.findings.building import PEOPLE, allegation, entry, history, protective, when
from tests.page_data.test_papers_letter import concerns

ABUSE, NEGLECT = Theme.SEXUAL_ABUSE, Theme.NEGLECT
SIBLING = Person(id="p-sib", label="Older sibling X", role=FamilyRole.OLDER_SIBLING)
RELATIVE = Person(id="p-rel", label="Another relative", role=FamilyRole.OTHER_RELATIVE)
FAMILY = (*PEOPLE, SIBLING, RELATIVE)


def told(day: str) -> Entry:
    return entry(day, ABUSE, status=EvidenceStatus.REPORTED, people=("Older sibling X", "Stepfather X"), reported_by="Older sibling X",
                 markers=[Marker.ALLEGATION])


def closed(day: str, **more: object) -> Entry:
    return entry(day, ABUSE, nature=Nature.CONTEXT, markers=[Marker.NO_FURTHER_ACTION], text="Review ends", **more)


def test_what_became_of_another_persons_report_is_no_answer_and_is_not_counted() -> None:
    record = history(
        people=FAMILY,
        entries=[told("2020-02-06"), told("2020-07-10"), closed("2016-08-01"), closed("2020-04-21"),
                 closed("2020-05-01", people=("Another relative",))],
        allegations=[allegation("2016-05-01", made_by="Another relative", outcome=PoliceOutcome.NOT_PURSUED),
                     allegation("2020-03-01", made_by="Another relative"),
                     allegation("2020-02-06", made_by="Older sibling X", response="He denied it"),
                     allegation("2020-02-07", made_by="Older sibling X", about="Mother X"),
                     allegation("2020-07-10", made_by="Older sibling X", police_outcome_on=when("2020-10-30"))])
    record = replace(record, entries=(*record.entries, closed("2020-10-30")))
    (said, answers), = concerns(record)
    assert "which 3 rows record as denied, answered or not taken further" in said
    assert answers == (
        "A police outcome. 21 April 2020, Police: it is recorded as not taken further.\n"
        "A police outcome. Allegation of 6 February 2020. The police outcome recorded is: no further action. It is recorded as denied.\n"
        "A police outcome. Allegation of 10 July 2020. The police outcome recorded is: no further action (30 October 2020).")


def test_what_points_the_other_way_stands_there_for_what_it_is_and_is_no_denial() -> None:
    record = history(people=FAMILY, entries=[
        *(entry(day, NEGLECT, text="Hungry", people=("Child X1",)) for day in ("2018-03-01", "2020-03-01")),
        protective("2019-01-01", NEGLECT, text="Clean and fed", people=("Child X1",)),
        protective("2019-02-01", NEGLECT, text="Clean and fed", people=("Child X2",)),
        protective("2019-03-01", NEGLECT, text="After her therapy the home is clean"),
        protective("2017-01-01", NEGLECT, text="Home clean"),
        entry("2019-05-01", NEGLECT, nature=Nature.CONTEXT, markers=[Marker.NO_FURTHER_ACTION], people=("Grandmother X",)),
        entry("2019-06-01", NEGLECT, nature=Nature.CONTEXT, markers=[Marker.DENIAL], people=("Mother X",)),
    ])
    (said, answers), = concerns(record)
    assert said.startswith("Neglect: 2 rows") and answers == (
        "A denial. 1 June 2019, Police: it is recorded as denied.\nAnother observation. 1 January 2019, School: Clean and fed")


def test_a_row_of_adults_who_neither_are_parents_nor_care_for_them_answers_nothing() -> None:
    record = history(people=FAMILY)
    concern = entry("2020-01-01", NEGLECT, people=("Child X1",))
    for people, may in ((("Grandmother X",), False), (("Grandmother X", "Mother X"), True), (("Grandmother X", "Child X1"), True), ((), True)):
        assert may_answer(record, [concern], closed("2020-02-01", people=people)) is may, people
    assert answers_among(record, [concern], [closed("2020-02-01")]) and not observations_among(record, [concern], [closed("2020-02-01")])


def test_a_denial_that_only_a_rows_outcome_tells_stands_there_and_access_denied_is_none() -> None:
    record = history(people=FAMILY)
    for written, denied in (("Stepfather X interviewed, denied it", True), ("He denies all. Bailed", True), ("Access denied at the door", False),
                            ("He did not deny it", False), ("Police told", False), ("Access denied.", False),
                            ("Entry denied; visit rearranged", False),
                            ("Bail denied.", False), ("Bail was denied.", False), ("The visits were denied.", False), ("Request denied.", False),
                            ("His application was denied.", False), ("Service denied", False), ("He has never denied it.", False),
                            ("It cannot be denied.", False), ("It has not been denied.", False), ("Neither denied nor admitted.", False),
                            ("Nothing was denied.", False), ("Mother X in denial.", False), ("Access denied; later he denied it.", True),
                            ("In interview he denied it", True), ("Denied.", True), ("Not charged; denied it", True)):
        lines = answers_among(record, [], [replace(told("2020-02-07"), action_outcome=written)])
        assert bool(lines) is denied and all(line.startswith("A denial. 7 February 2020, Police: what was written") for line in lines), written


@pytest.mark.parametrize(("outcome", "said"), [
    ("Stepfather X interviewed, denied it", "what was written of its outcome says that Stepfather X denied it."),
    ("Mother X was there. Denied it.", "what was written of its outcome says that it was denied; by whom, it does not say."),
    ("Mother X’s sister denied it", "what was written of its outcome says that it was denied; by whom, it does not say."),
])
def test_a_denial_in_an_outcome_says_whose_it_is(outcome: str, said: str) -> None:
    line, = answers_among(history(people=FAMILY), [], [replace(told("2020-02-07"), action_outcome=outcome)])
    assert line == f"A denial. 7 February 2020, Police: {said}"


@pytest.mark.parametrize(("response", "said"), [
    ("He has never denied it", "Its row has an answer; by whom, it does not say."), ("He denied it", "It is recorded as denied."),
    ("Denied", "It is recorded as denied."),
    ("Denied entry to the worker", "Its row has an answer; by whom, it does not say."), ("He denies going there", "It is recorded as denied."),
    ("Mother X says she is wicked", "Its row has an answer by Mother X; no answer by Stepfather X is in its row."),
    ("Mother X’s sister says she is wicked", "Its row has an answer; by whom, it does not say."),
    ("Stepfather X calls her a liar", "Its row has an answer by Stepfather X."),
    ("Stepfather X denied it", "It is recorded as denied by Stepfather X."),
    ("Mother X denied it", "It is recorded as denied by Mother X; no answer by Stepfather X is in its row."),
])
def test_a_response_is_a_denial_where_it_says_so(response: str, said: str) -> None:
    line, = answers_among(history(people=FAMILY), [], [allegation("2020-02-06", outcome=PoliceOutcome.NOT_RECORDED, response=response)])
    assert line.endswith(f"2020. {said}")


@pytest.mark.parametrize(("row", "told_apart"), [
    (closed("2020-10-30"), False), (closed("2020-10-30", people=("Stepfather X", "Child X1")), False),
    (closed("2020-10-30", people=("Child X2",)), True), (closed("2020-10-30", people=("Stepfather X", "Child X2")), True),
    (closed("2020-10-30", people=("Mother X",)), True), (replace(closed("2020-10-30"), themes=(NEGLECT,)), True),
])
def test_two_inquiries_that_end_on_one_day_are_both_told_and_one_outcome_once(row: Entry, told_apart: bool) -> None:
    alleged = allegation("2020-07-10", made_by="Child X1", police_outcome_on=when("2020-10-30"))
    assert alleged.theme is ABUSE and alleged.about == "Stepfather X"
    assert len(answers_among(history(people=FAMILY), [], [alleged, row])) == 1 + told_apart
    month = replace(alleged, police_outcome_on=when("2020-10"))
    assert len(answers_among(history(people=FAMILY), [], [month, row])) == 2, "an outcome of some day in October is not known to be that day's"


def test_nothing_on_either_side_is_said() -> None:
    record = history(entries=[entry(day, NEGLECT, text="Hungry", people=("Child X1",)) for day in ("2018-03-01", "2020-03-01")])
    assert concerns(record)[0][1] == NO_ANSWER and "does not mean that nobody answered" in NO_ANSWER and "coded" not in NO_ANSWER


def test_what_one_person_may_be_told_is_never_taken_for_the_whole_of_the_record() -> None:
    record = history(entries=[
        entry(day, Theme.SEXUAL_ABUSE, people=("Child X1",), status=EvidenceStatus.REPORTED) for day in ("2020-01-01", "2020-09-01")])
    found = tuple(findings_of(record))
    draft = as_the_record_makes_it(record, found)
    (open_letter, _), (addressed, _) = (letter_of(record, draft, found, to) for to in ("", "Mother X"))
    said, answered = (
        next(part for part in letter if part.heading == "What we are worried about").table.rows[0] for letter in (open_letter, addressed))
    assert "nothing in the records is marked as an answer" in said[0] and said[1] == NO_ANSWER
    assert "marked as" not in answered[0] and answered[1] == TO_BE_WRITTEN
