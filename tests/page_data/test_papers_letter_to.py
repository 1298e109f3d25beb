"""The letter to one named person: of what that person may be told alone, with their name in it, and searched when it is finished."""

import re
from datetime import date
from io import BytesIO
from types import SimpleNamespace
from typing import cast

import pytest
from docx import Document

from dashboard.errors import DashboardError
from dashboard.page_data.paper_out import paper_out
from dashboard.page_data.papers_for_one import ForOne, for_one
from dashboard.page_data.papers_letter_to import BY_LAW, REASON_GIVEN, SAY_WHY, Recipient, _told_alone, has_it_by_law, recipients
from dashboard.page_data.release_kept import protect, say_may_be_told
from dashboard.page_data.submission_kept import begin, write
from dashboard.page_data.submissions import for_the_forum, submission
from dashboard.store import Database
from data_models.access import Scope
from data_models.agencies import Agency
from data_models.history import History
from data_models.incidents import incidents_in
from data_models.papers import PaperKind
from data_models.protected import ValueKind
from data_models.record import Entry, Family
from data_models.submission import Section
from data_models.tables import ENTRY
from data_models.themes import Theme
from data_models.told import MayBeTold, Rule, ToldTo, Verdict, words_against
from tests.findings.building import entry, ids, link
from tests.findings.building import history as record_of

FORUM = date(2020, 12, 10)
MOTHER, STEPFATHER = "Mother B", "Stepfather B"
BECAUSE = "He has a parental responsibility agreement."


def letter(samples: Database, scope: Scope, family: Family, person: str, reason: str = BECAUSE) -> str:
    """All words of the finished letter."""
    return words_of(paper_out(samples, scope, family, PaperKind.LETTER, FORUM, to=Recipient(person, reason)).content)


def words_of(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_it_has_the_persons_name_at_its_head_and_names_no_other_adult(samples: Database, worker: Scope, family: Family, history: History) -> None:
    adults = [person.label for person in recipients(history)]
    assert {MOTHER, STEPFATHER} <= set(adults) and not {child.label for child in history.children} & set(adults)
    for person in (MOTHER, STEPFATHER):
        text = letter(samples, worker, family, person)
        assert f"Dear {person}," in text and "Dear [[name]]" not in text
        assert f"a letter to {person}" in text and "addressed to nobody" not in text
        assert [adult for adult in adults if named(adult, text)] == [person], "the positive control: who is written to is found"


def named(label: str, text: str) -> bool:
    return bool(re.search(rf"\b{re.escape(label)}\b", text))


def test_it_holds_no_row_that_the_person_may_not_be_told(samples: Database, worker: Scope, family: Family) -> None:
    made = for_one(samples, worker, family, FORUM, MOTHER)
    told = " ".join(one.fact.text for one in made.verdicts if one.fact.id in made.rows)
    untold = [one.fact.text for one in made.verdicts if one.fact.id not in made.rows and len(one.fact.text) > 40 and one.fact.text not in told]
    assert len(untold) > 50
    to_nobody = words_of(paper_out(samples, worker, family, PaperKind.LETTER, FORUM).content)
    assert [words for words in untold if words in to_nobody], "the positive control: the letter to nobody has some"
    text = letter(samples, worker, family, MOTHER)
    assert not [words for words in untold if words in text] and len(text) > 1000


def test_what_was_opened_for_one_person_is_in_that_persons_letter_alone(samples: Database, worker: Scope, family: Family) -> None:
    made = for_one(samples, worker, family, FORUM, MOTHER)
    row = next(one for one in made.waiting if "Refuses" in one.fact.text or "refuses" in one.fact.text)
    history = for_the_forum(samples, worker, family, FORUM)
    assert history.fact(row.fact.id)
    draft = submission(samples, worker, family, begin(samples, worker, family, as_at=FORUM, forum_on=FORUM, asked_for="A Meeting"))
    write(samples, worker, family, draft, Section.HARM, "Child B1 was late each day in May.", child="Child B1", evidence=[row.fact.id])
    write(samples, worker, family, draft, Section.HARM, f"Child B1 is afraid of {STEPFATHER}.", child="Child B1", evidence=[row.fact.id])
    before = letter(samples, worker, family, MOTHER)
    assert "late each day" not in before and "2 statements of the submission were not taken in: their rows" in before
    say_may_be_told(samples, worker, family, made, [row.fact.id], MayBeTold.YES, reason="Her own words, said to her face.")
    now = letter(samples, worker, family, MOTHER)
    assert "Child B1 was late each day in May." in now and STEPFATHER not in now and "1 statement of the submission was not taken in: its rows" in now
    assert "late each day" not in letter(samples, worker, family, STEPFATHER)


def test_a_row_labelled_up_goes_out_of_it(samples: Database, worker: Scope, family: Family) -> None:
    made = for_one(samples, worker, family, FORUM, MOTHER)
    text = letter(samples, worker, family, MOTHER)
    shown = next(one.fact for one in made.verdicts if one.fact.id in made.rows and len(one.fact.text) > 15 and one.fact.text in text)
    with samples.change("local", "labelled", family_id=family.id) as change:
        change.correct(ENTRY, family_id=family.id, fact_id=shown.id, changes={"sensitivity": "police_intelligence"}, made_on=None)
    assert shown.text not in letter(samples, worker, family, MOTHER)


def test_the_finished_file_is_searched_and_refused_without_the_value(samples: Database, worker: Scope, family: Family) -> None:
    assert "Free legal advice" in letter(samples, worker, family, MOTHER)
    protect(samples, worker, family, ValueKind.NAME, "Free legal advice", reason="For the test: words that stand in every letter")
    with pytest.raises(DashboardError, match=r"letter\.docx") as refused:
        letter(samples, worker, family, MOTHER)
    assert "advice" not in str(refused.value)
    assert samples.trail()[-1][0].action != "paper made"


def test_who_is_no_mother_needs_a_reason_and_a_child_or_a_stranger_gets_none(
    samples: Database, worker: Scope, family: Family, history: History,
) -> None:
    people = {person.label: person for person in recipients(history)}
    assert has_it_by_law(people[MOTHER]) and not has_it_by_law(people[STEPFATHER])
    assert BY_LAW in letter(samples, worker, family, MOTHER, "") and f"{REASON_GIVEN} {BECAUSE}" in letter(samples, worker, family, STEPFATHER)
    with pytest.raises(DashboardError) as refused:
        letter(samples, worker, family, STEPFATHER, " ")
    assert str(refused.value) == SAY_WHY
    for nobody in ("Child B1", "Mother C"):
        with pytest.raises(DashboardError, match="No adult of that name"):
            letter(samples, worker, family, nobody)


def test_the_trail_says_that_it_was_to_one_person_and_not_to_whom(samples: Database, worker: Scope, family: Family) -> None:
    letter(samples, worker, family, MOTHER)
    event = samples.trail()[-1][0]
    assert (event.action, event.target) == ("paper made", "letter to one person as at 2020-12-10")


@pytest.mark.parametrize(("words", "rules"), [
    ("Child B1 was late each day in May.", ()), ("Child B1 is afraid of Stepfather B.", (Rule.NAMES_ANOTHER,)),
    ("Child B2 was late.", (Rule.NAMES_ANOTHER,)), ("Child B1 was hit.", (Rule.RISK,)),
    ("Child B1 told her grandmother.", (Rule.MAY_MEAN_ANOTHER,)),
])
def test_words_of_staff_are_asked_as_the_words_of_a_row_are(words: str, rules: tuple[Rule, ...]) -> None:
    found = words_against(words, ToldTo(MOTHER, {"Child B1": date.min}), (MOTHER, STEPFATHER, "Child B1", "Child B2"))
    assert set(rules) <= set(found) and bool(found) == bool(rules)


def test_told_rows_of_one_incident_are_counted_once_as_in_the_whole_record() -> None:
    rows = [told_of("a", "P1"), told_of("b", "S1", Agency.SCHOOL), told_of("echo", "C1", Agency.CHILDRENS_SOCIAL_CARE),
            told_of("kept", "G1", Agency.GP)]
    links = [link("Police", "P1", "I1"), link("School", "S1", "I1"), link("Children's social care", "C1", "I1", repeats=True),
             link("GP", "G1", "I1")]
    whole = record_of(entries=rows, links=links)
    for shown, incidents in (({"a", "b", "echo"}, [(["a", "b"], ["echo"])]), ({"a", "echo"}, [(["a"], ["echo"])]), ({"echo"}, [(["echo"], [])])):
        made = cast(ForOne, SimpleNamespace(verdicts=[Verdict(row) for row in rows], rows=frozenset(shown)))
        told = _told_alone(whole, made)
        assert [(ids(one.entries), ids(one.echoes)) for one in incidents_in(told)] == incidents
        assert not any(part in str(told.links) for part in ("I1", "P1", "S1", "kept")), "no reference, and nothing of a row that is not told"


def told_of(name: str, ref: str, agency: Agency = Agency.POLICE) -> Entry:
    return entry("2020-01-01", Theme.NEGLECT, id=name, ref=ref, agency=agency)


def test_a_concern_whose_answer_waits_is_left_to_staff_by_name_and_comes_back_with_its_answer(
    samples: Database, worker: Scope, family: Family,
) -> None:
    answer = "clean clothes came"
    before = letter(samples, worker, family, MOTHER)
    assert "Neglect is left out of this letter" in before and "Neglect: " not in before and answer not in before
    made = for_one(samples, worker, family, FORUM, MOTHER)
    row = next(one.fact for one in made.waiting if answer in one.fact.text)
    say_may_be_told(samples, worker, family, made, [row.id], MayBeTold.NO, reason="It tells of her mother.")
    assert "may not be told to this person" in letter(samples, worker, family, MOTHER)
    say_may_be_told(samples, worker, family, for_one(samples, worker, family, FORUM, MOTHER), [row.id], MayBeTold.YES, reason="She was there.")
    after = letter(samples, worker, family, MOTHER)
    assert "Neglect is left out" not in after and "Neglect: " in after and answer in after


def test_what_services_did_not_provide_to_both_adults_is_in_the_letter_to_each(samples: Database, worker: Scope, family: Family) -> None:
    for person in (MOTHER, STEPFATHER):
        text = letter(samples, worker, family, person)
        assert "Sessions with both adults about arguments at home" in text
        assert "Waiting list" not in text and "Children not exposed" not in text
