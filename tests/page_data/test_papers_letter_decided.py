"""The letter after the forum: what its signed decision recorded stands in it; advice, dissent and drafts never do, nor one adult's health."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.exporters.letter import letter_draft
from dashboard.page_data.decision_kept import advise, begin_decision, dissent, sign, write_decision
from dashboard.page_data.decision_records import Records, decision_records
from dashboard.page_data.paper_out import paper_out
from dashboard.page_data.papers import papers_source
from dashboard.page_data.papers_letter import LeftOut, letter_notes
from dashboard.page_data.papers_letter_decided import NOTHING, WITHHELD, Decided, decided_for, for_nobody_yet, passing
from dashboard.page_data.papers_letter_to import Recipient
from dashboard.store import Database
from data_models.access import Scope
from data_models.decision import Option
from data_models.history import History
from data_models.papers import PaperKind
from data_models.papers_json import to_json
from data_models.record import Family
from tests.conftest import TODAY
from tests.page_data.test_decisions import CHILDREN, LAWYER, written
from tests.page_data.test_papers_letter_to import words_of

FORUM = date(2020, 12, 10)
PARTS = {
    "letter_by": "2020-12-14", "meeting_by": "2021-01-08", "concerns": "Child B2 is often in dirty clothes.",
    "changes": "Clean clothes each day, from 4 January.", "assessments": "Sibling assessment of Child B1 and Child B2, by 1 March.",
    "family_group": "Offered; the coordinator rings by 18 December.",
}


@pytest.fixture
def chair(samples: Database) -> Scope:
    return samples.scope_of("sample:forum-chair")


def decide(samples: Database, chair: Scope, family: Family, option: Option = Option.START_PRE_PROCEEDINGS, *, signed: bool = True,
           on: date = FORUM, **parts: str) -> str:
    made = begin_decision(samples, chair, family, forum_ref=f"CPF {on}", forum_on=on, asked_for="A Meeting Before Action")
    draft = decision_records(samples, chair, family).of(made)
    write_decision(samples, chair, family, draft, written(option, **{name: words for name, words in {**PARTS, **parts}.items()
                                                                    if name in {part.name for part in option.parts}}))
    if signed:
        sign(samples, chair, family, decision_records(samples, chair, family).of(made), children=CHILDREN, today=TODAY)
    return made


def letter(samples: Database, scope: Scope, family: Family, day: date = FORUM, to: Recipient | None = None) -> str:
    return words_of(paper_out(samples, scope, family, PaperKind.LETTER, day, to=to).content)


def test_what_the_signed_decision_recorded_stands_in_the_letter(samples: Database, worker: Scope, family: Family, chair: Scope) -> None:
    before = letter(samples, worker, family)
    assert "[Date]" in before and "The forum of 10 December" not in before and "We offer you a family group" in before
    decide(samples, chair, family, signed=False)
    assert letter(samples, worker, family) == before, "a draft is no decision"
    draft = decision_records(samples, chair, family).drafts[0]
    sign(samples, chair, family, draft, children=CHILDREN, today=TODAY)
    text = letter(samples, worker, family)
    for words in ("by 14 December 2020", "The meeting will be held by 8 January 2021.", *(PARTS[name] for name in (
            "concerns", "changes", "assessments", "family_group"))):
        assert words in text, words
    assert "The forum of 10 December 2020, as signed: Pre-proceedings begin: a Meeting Before Action." in text
    assert "\nWe offer you a family group" not in text, "the decision may have recorded why none is made"
    assert PARTS["concerns"] in letter(samples, worker, family, date(2020, 12, 20)), "a letter made some days after the forum"
    assert PARTS["concerns"] not in letter(samples, worker, family, date(2020, 12, 9))


def test_advice_and_dissent_are_in_no_letter_and_nothing_of_the_decision_is_in_what_goes_to_the_forum(
    samples: Database, worker: Scope, family: Family, chair: Scope,
) -> None:
    made = decide(samples, chair, family)
    advise(samples, samples.scope_of(LAWYER), family, f"CPF {FORUM}", "Privileged words of counsel")
    dissent(samples, chair, family, decision_records(samples, chair, family).of(made), "Head of school", "Differs about waiting")
    source = papers_source(samples, samples.scope_of(LAWYER), family, FORUM).source
    assert "Privileged words" not in to_json(source) and "Differs about waiting" not in to_json(source)
    put_to_it = to_json(replace(source, letter=(), letter_notes=(), letter_decision="", challenge=(), challenge_parts=(), challenge_rows=()))
    assert not [words for words in PARTS.values() if words in put_to_it]
    assert letter_draft(source)


def test_another_decision_gives_it_nothing_and_is_told_to_staff(samples: Database, worker: Scope, family: Family, chair: Scope) -> None:
    decide(samples, chair, family, Option.PLAN_CONTINUES)
    text = letter(samples, worker, family)
    assert "as signed: The child protection plan continues." in text and "The meeting will be held by" not in text and "[Date]" in text


def test_in_a_letter_to_one_person_stands_only_what_they_may_be_told(samples: Database, worker: Scope, family: Family, chair: Scope) -> None:
    decide(samples, chair, family, concerns="Child B2 is afraid of Stepfather B.", changes="Clean clothes each day.")
    text = letter(samples, worker, family, to=Recipient("Mother B"))
    assert "Clean clothes each day." in text and "afraid of" not in text and WITHHELD[2:60] in text
    assert "The meeting will be held by 8 January 2021." in text


def test_nothing_of_one_adults_health_or_assessment_is_in_a_letter_to_nobody_yet(history: History) -> None:
    decided = Decided(on="10 December 2020", concerns="Her overdoses", changes="Come to school", assessments="Parenting assessment of Mother B")
    kept = for_nobody_yet(decided, history)
    assert (kept.concerns, kept.changes, kept.assessments) == (WITHHELD, "Come to school", WITHHELD)
    assert for_nobody_yet(replace(decided, assessments="Of each parent, by March"), history).assessments == WITHHELD
    assert passing(NOTHING, lambda _: False) == NOTHING


def test_the_decision_is_that_of_the_submissions_own_forum(samples: Database, family: Family, chair: Scope) -> None:
    decide(samples, chair, family)
    decide(samples, chair, family, Option.PLAN_CONTINUES, on=date(2021, 6, 3))
    records = decision_records(samples, chair, family)
    assert decided_for(records, FORUM, None).on and decided_for(records, date(2021, 6, 1), None).on
    assert decided_for(records, FORUM, FORUM).on and not decided_for(records, date(2021, 6, 3), None).on
    assert decided_for(records, FORUM, date(2020, 12, 11)) == NOTHING == decided_for(records, date(2020, 12, 1), None)


def test_a_letter_has_the_decision_as_it_stood_on_the_day_looked_at_and_says_that_it_was_corrected_since(
    samples: Database, family: Family, chair: Scope,
) -> None:
    made = decide(samples, chair, family)
    first = decision_records(samples, chair, family).of(made)
    correction = replace(first, id="correction", supersedes=first.id, recorded_at=first.recorded_at.replace(year=2021, month=6, day=1),
                         parts={**first.parts, "concerns": "Words that came later."})
    records = Records((correction, first), {first.id: correction.id}, (), ())
    before, after = (decided_for(records, day, None) for day in (date(2020, 12, 20), date(2021, 6, 1)))
    assert before.concerns == PARTS["concerns"] and before.corrected == "1 June 2021"
    assert after.concerns == "Words that came later." and not after.corrected
    assert any("corrected on 1 June 2021" in note for note in letter_notes(LeftOut(0, 0), decided=before))
    assert not any("corrected on" in note for note in letter_notes(LeftOut(0, 0), decided=after))
    assert decided_for(records, date(2020, 12, 1), FORUM).concerns == PARTS["concerns"], "a submission went to a forum after its own day"
