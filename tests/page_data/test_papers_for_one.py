"""A paper for one person of Family B: what is planted elsewhere is not in it, and no copy leaves by one person's hand."""

import csv
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO, StringIO
from random import Random

import pytest
from pypdf import PdfReader

from dashboard.errors import AccessRefused, ChangedMeanwhile, DashboardError
from dashboard.exporters.scan import scan
from dashboard.importers.take_in import take_in
from dashboard.page_data import release_kept
from dashboard.page_data.history import family_called, history_of
from dashboard.page_data.paper_for_one import paper_for_one
from dashboard.page_data.papers_for_one import (
    as_file,
    checked,
    draft,
    for_one,
    in_short,
    manifest,
    values_kept_in,
)
from dashboard.page_data.release_kept import (
    ask_for_release,
    copy_number,
    file_again,
    file_to_hand_over,
    protect,
    release,
    releases,
    say_cares_for,
    say_may_be_told,
    take_release_step,
    unprotect,
)
from dashboard.store import Database
from data_models.access import Scope
from data_models.dates import When
from data_models.paper_for_one import NOT_RELEASED, PartForOne, marks
from data_models.people import Residence, Whereabouts
from data_models.protected import ValueKind, values_in
from data_models.record import Family
from data_models.release import ReleaseStep
from data_models.told import MayBeTold
from tests.assurance.canaries import FORMS, canary
from tests.assurance.family_papers import family as made_family
from tests.assurance.made_families import put
from tests.conftest import ACTOR, TODAY

WORKER, MANAGER, LAWYER, CHAIR, SCHOOL = (f"sample:{part}" for part in ("social-worker", "team-manager", "lawyer", "forum-chair", "school"))
FORUM = date(2020, 12, 10)
STEPFATHER, MOTHER = "Stepfather B", "Mother B"
COPY = "BCDF-GHJK"
PLANTED = 200


@pytest.fixture
def worker(samples: Database) -> Scope:
    return samples.scope_of(WORKER)


def words_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def planted(database: Database, family: Family) -> list[tuple[str, str]]:
    """(token, words) of 200 rows taken in as a file: canaries in every form, under every label and in every column, none for the stepfather."""
    chance = Random(5)  # noqa: S311 - canaries that can be made again
    forms, labels = list(FORMS.values()), ("", "protected_address", "police_intelligence", "third_party", "privileged", "restricted")
    rows, kept = StringIO(), []
    writer = csv.writer(rows)
    writer.writerow(("Ref", "Date", "Who was involved", "Event", "Action and outcome", "Evidence status", "Reported by", "Known on", "Handling label",
                     "Beat"))
    for place in range(PLANTED):
        token, words = f"qzx{place}canary", forms[place % len(forms)](canary(chance)).replace("\n", " ")
        telling = f"Note {token}: as of today Mother B is at {words}"
        event, action, beat = (telling if place % 3 == column else f"Mother B seen, row {place}" for column in range(3))
        writer.writerow((f"X-{place}", "2020-06-15", "Mother B", event, action, "first-hand", "", "2020-06-15", labels[place % 6], beat))
        kept.append((token, words))
    taken = take_in(database, database.scope_of(ACTOR), family, name="canaries.csv", content=rows.getvalue().encode(), today=TODAY, agency="Police")
    assert taken.count("loaded") == PLANTED
    return kept


def test_the_stepfathers_paper_holds_none_of_200_canaries_and_the_same_scan_of_an_unsafe_copy_finds_all(
    samples: Database, worker: Scope, family: Family,
) -> None:
    before = for_one(samples, worker, family, FORUM, STEPFATHER).paper.as_json()
    canaries = planted(samples, family)
    made = for_one(samples, worker, family, FORUM, STEPFATHER)
    assert made.paper.as_json() == before
    content = as_file(made.paper, marks(made.paper, COPY, released=True))
    assert checked(samples, family, made, content) == ()
    told = words_of(content)
    assert not [token for token, words in canaries if token in told or words in told]
    everything = samples.scope_of(ACTOR)
    unsafe = paper_for_one(history_of(samples, everything, family, FORUM), STEPFATHER)
    copy = as_file(unsafe, marks(unsafe, COPY, released=True))
    cells = "\n".join(row["cells_json"] for row in samples.ask(everything, "every_cell", family=family.id)
                      if "canary" in row["cells_json"]).encode()
    kept_in = values_kept_in(samples, family, made)
    found = [kept_in[hit.value] for hit in scan([("copy.pdf", copy), ("cells.txt", cells)], kept_in) if hit.value >= 0]
    missed = [(token, words) for token, words in canaries if not any(token in one.value or one in set(values_in(words)) for one in found)]
    assert missed == []
    assert checked(samples, family, made, copy)


def test_what_stands_in_a_column_that_nobody_reads_is_kept_in_too(samples: Database, family: Family, worker: Scope) -> None:
    canaries = planted(samples, family)
    made = for_one(samples, worker, family, FORUM, STEPFATHER)
    kept_in = set(values_kept_in(samples, family, made))
    in_beat = [value for place, (_, words) in enumerate(canaries) if place % 3 == 2 for value in values_in(words) if value.kind is ValueKind.ADDRESS]
    assert in_beat and set(in_beat) <= kept_in


def test_ordinary_papers_of_the_sample_families_are_not_refused(samples: Database, worker: Scope) -> None:
    refused = []
    for label, people in (("Family A", ("Mother A", "Stepfather A")), ("Family B", (MOTHER, STEPFATHER)), ("Family C", ("Mother C", "Father C"))):
        found = family_called(samples, worker, label)
        for person in people:
            made = for_one(samples, worker, found, date(2022, 1, 1), person)
            content = as_file(made.paper, marks(made.paper, COPY, released=True))
            refused += [(person, hit) for hit in checked(samples, found, made, content)]
    assert refused == []


def test_every_page_is_marked_and_numbered(samples: Database, worker: Scope, family: Family) -> None:
    pages = [page.extract_text() for page in PdfReader(BytesIO(draft(samples, worker, family, FORUM, MOTHER, COPY))).pages]
    assert len(pages) > 1
    for number, text in enumerate(pages, start=1):
        for mark in ("OFFICIAL-SENSITIVE", f"Copy {COPY}", f"Prepared for {MOTHER}", f"Page {number} of {len(pages)}", NOT_RELEASED):
            assert mark in text


def test_neither_paper_names_another_adult_and_none_speaks_of_what_is_not_there(samples: Database, worker: Scope, family: Family) -> None:
    for person, others in ((STEPFATHER, (MOTHER, "Older sibling", "Grandmother")), (MOTHER, (STEPFATHER, "Older sibling", "Grandmother"))):
        text = words_of(draft(samples, worker, family, FORUM, person, COPY))
        assert person in text
        for absent in (*others, "not recorded", "no record", "withheld", "redacted", "intelligence", "strategy", "E-", ".csv", ".xlsx"):
            assert absent.casefold() not in text.casefold(), (person, absent)


def test_nobody_outside_the_family_gets_a_paper(samples: Database, worker: Scope, family: Family) -> None:
    with pytest.raises(DashboardError, match="Nobody of that name"):
        draft(samples, worker, family, FORUM, "Mother C", COPY)


def test_an_answer_opens_a_row_and_no_answer_opens_a_label(samples: Database, worker: Scope, family: Family) -> None:
    made = for_one(samples, worker, family, FORUM, MOTHER)
    row = next(one for one in made.waiting if "Refuses" in one.fact.text or "refuses" in one.fact.text)
    say_may_be_told(samples, worker, family, made, [row.fact.id], MayBeTold.YES, reason="Her own words, said to her face.")
    again = for_one(samples, worker, family, FORUM, MOTHER)
    assert row.fact.text in again.paper.as_json() and row.fact.text not in made.paper.as_json()
    say_may_be_told(samples, samples.scope_of(LAWYER), family, again, [row.fact.id], MayBeTold.LEGAL_TO_SAY, reason="To be read first.")
    assert row.fact.text not in for_one(samples, worker, family, FORUM, MOTHER).paper.as_json()
    with pytest.raises(DashboardError, match="Say why"):
        say_may_be_told(samples, worker, family, made, [row.fact.id], MayBeTold.YES, reason=" ")
    with pytest.raises(ChangedMeanwhile):
        say_may_be_told(samples, worker, family, made, [row.fact.id], MayBeTold.NO, reason="From a page opened before.")
    with pytest.raises(ChangedMeanwhile):
        say_may_be_told(samples, worker, family, again, [row.fact.id], MayBeTold.YES, reason="Opened before the lawyer answered.")
    stands = for_one(samples, worker, family, FORUM, MOTHER)
    assert {one.answer for one in stands.verdicts if one.fact.id == row.fact.id} == {MayBeTold.LEGAL_TO_SAY}, "nothing was written over"
    say_may_be_told(samples, worker, family, stands, [row.fact.id], MayBeTold.NO, reason="Read, and agreed.")


def test_no_answer_opens_a_row_with_a_label(samples: Database, family: Family) -> None:
    planted(samples, family)
    manager = samples.scope_of(MANAGER)
    made = for_one(samples, manager, family, FORUM, MOTHER)
    labelled = next(one for one in made.verdicts if one.fact.sensitivity == "protected_address")
    with pytest.raises(DashboardError, match="never told"):
        say_may_be_told(samples, manager, family, made, [labelled.fact.id], MayBeTold.YES, reason="Three people say so.")


def test_a_protected_value_refuses_the_paper_and_is_in_no_message(samples: Database, worker: Scope, family: Family) -> None:
    assert "work packs" in for_one(samples, worker, family, FORUM, MOTHER).paper.as_json()
    value = protect(samples, worker, family, ValueKind.NAME, "work packs", reason="Only for this test")
    with pytest.raises(DashboardError, match="page 1") as refused:
        draft(samples, worker, family, FORUM, MOTHER, COPY)
    assert "packs" not in str(refused.value)
    unprotect(samples, worker, family, value, reason="Taken out for the test")
    draft(samples, worker, family, FORUM, MOTHER, COPY)


def test_the_manifest_is_for_staff_and_says_every_row_with_its_rule(samples: Database, worker: Scope, family: Family) -> None:
    made = for_one(samples, worker, family, FORUM, STEPFATHER)
    table = manifest(made)
    assert len(table.rows) == sum(bool(one.rules or one.without) for one in made.verdicts)
    assert all(row.cells[5] for row in table.rows)
    assert str(len(made.waiting)) in in_short(made)


def test_a_parent_by_somebodys_word_is_told_of_the_child(samples: Database, worker: Scope, family: Family) -> None:
    before = for_one(samples, worker, family, FORUM, STEPFATHER)
    say_cares_for(samples, worker, family, before, "Child B2", cares=False, reason="No contact, by the agreement of 1 May.")
    after = for_one(samples, worker, family, FORUM, STEPFATHER)
    assert "Child B2" in before.paper.as_json() and "Child B2" not in after.paper.as_json()
    with pytest.raises(ChangedMeanwhile):
        say_cares_for(samples, samples.scope_of(MANAGER), family, before, "Child B2", cares=True, reason="From a page opened before.")
    say_cares_for(samples, samples.scope_of(MANAGER), family, after, "Child B2", cares=True, reason="The agreement has ended.")
    assert "Child B2" in for_one(samples, worker, family, FORUM, STEPFATHER).paper.as_json()


def out(database: Database, scope: Scope, family: Family) -> list[str]:
    """The recall list."""
    return [one.id for one in releases(database, scope, family) if one.out]


def asked(database: Database, scope: Scope, family: Family) -> str:
    return ask_for_release(database, scope, family, FORUM, MOTHER, recipient=MOTHER, handed_by="By hand at the office")


def test_a_copy_that_another_version_drew_is_not_handed_over_and_says_what_to_do(
    samples: Database, worker: Scope, family: Family, monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy = asked(samples, worker, family)
    take_release_step(samples, samples.scope_of(MANAGER), family, copy, ReleaseStep.RELEASED, note="Rang her on the number in the record.")
    drawn = release_kept.as_file
    monkeypatch.setattr(release_kept, "as_file", lambda *parts: drawn(*parts) + b"% drawn by a later version")
    with pytest.raises(DashboardError, match=r"by an earlier version of this dashboard.*ask for another"):
        file_to_hand_over(samples, worker, family, copy)
    assert out(samples, worker, family) == []


def test_a_copy_leaves_only_after_a_second_person_released_it(samples: Database, worker: Scope, family: Family) -> None:
    manager = samples.scope_of(MANAGER)
    copy = asked(samples, worker, family)
    with pytest.raises(DashboardError, match="cannot be"):
        file_to_hand_over(samples, worker, family, copy)
    with pytest.raises(AccessRefused):
        take_release_step(samples, worker, family, copy, ReleaseStep.RELEASED, note="Myself")
    with pytest.raises(DashboardError, match="Say why"):
        take_release_step(samples, manager, family, copy, ReleaseStep.RELEASED)
    take_release_step(samples, manager, family, copy, ReleaseStep.RELEASED, note="Rang her on the number in the record.")
    content = file_to_hand_over(samples, worker, family, copy)
    found = release(samples, worker, family, copy)
    assert sha256(content).hexdigest() == found.sha256 and file_again(found) == content
    assert NOT_RELEASED not in words_of(content) and found.copy in words_of(content)
    assert out(samples, manager, family) == [copy]
    take_release_step(samples, manager, family, copy, ReleaseStep.RECALLED, note="Sent to the wrong door.")
    with pytest.raises(DashboardError, match="cannot be"):
        file_to_hand_over(samples, worker, family, copy)
    assert out(samples, manager, family) == [copy], "called back, and still out"
    take_release_step(samples, worker, family, copy, ReleaseStep.RETURNED, note="Handed back at the office.")
    assert out(samples, manager, family) == []


@pytest.mark.parametrize("actor", [CHAIR, LAWYER])
def test_whoever_the_policy_lets_read_submissions_hands_over_and_calls_back(
    samples: Database, worker: Scope, family: Family, actor: str,
) -> None:
    copy, other = asked(samples, worker, family), samples.scope_of(actor)
    take_release_step(samples, samples.scope_of(MANAGER), family, copy, ReleaseStep.RELEASED, note="Rang her on the number in the record.")
    assert file_to_hand_over(samples, other, family, copy)
    take_release_step(samples, other, family, copy, ReleaseStep.RECALLED, note="Sent to the wrong door.")
    take_release_step(samples, other, family, copy, ReleaseStep.RETURNED, note="Handed back at the office.")
    assert [one.recorded_by for one in release(samples, worker, family, copy).steps[2:]] == [actor] * 3


def test_a_manager_does_not_release_what_they_asked_for(samples: Database, family: Family) -> None:
    manager = samples.scope_of(MANAGER)
    copy = asked(samples, manager, family)
    with pytest.raises(AccessRefused, match="second person"):
        take_release_step(samples, manager, family, copy, ReleaseStep.RELEASED, note="Myself")
    take_release_step(samples, samples.scope_of(LAWYER), family, copy, ReleaseStep.RELEASED, note="Confirmed with her solicitor.")


def test_whoever_may_not_write_or_take_out_does_not_ask(samples: Database, family: Family) -> None:
    for actor in (CHAIR, SCHOOL):
        with pytest.raises(DashboardError):
            asked(samples, samples.scope_of(actor), family)
    assert releases(samples, samples.scope_of(SCHOOL), family) == ()


def test_what_changed_since_it_was_asked_for_is_not_released(samples: Database, worker: Scope, family: Family) -> None:
    copy = asked(samples, worker, family)
    say_cares_for(samples, worker, family, for_one(samples, worker, family, FORUM, MOTHER), "Child B2", cares=False, reason="For the test")
    with pytest.raises(ChangedMeanwhile, match="changed since"):
        take_release_step(samples, samples.scope_of(MANAGER), family, copy, ReleaseStep.RELEASED, note="Confirmed")


def test_an_address_that_turns_up_after_release_stops_the_handing_over(samples: Database, worker: Scope, family: Family) -> None:
    copy = asked(samples, worker, family)
    take_release_step(samples, samples.scope_of(MANAGER), family, copy, ReleaseStep.RELEASED, note="Confirmed")
    protect(samples, worker, family, ValueKind.NAME, "Little change", reason="For the test: words that stand in the paper")
    with pytest.raises(DashboardError, match="refused"):
        file_to_hand_over(samples, worker, family, copy)


def test_copy_numbers_are_random_and_no_number_to_the_scan() -> None:
    numbers = {copy_number() for _ in range(1000)}
    assert len(numbers) == 1000
    assert not scan([("a.txt", "\n".join(sorted(numbers)).encode())], ())


def test_a_child_who_lives_elsewhere_by_a_row_that_nobody_outside_may_read_is_in_no_paper(database: Database) -> None:
    made = made_family(1)
    child, mother = made.history.children[0].label, made.parties[0]
    refuge = Residence(id="refuge", person=child, kind=Whereabouts.NOT_KNOWN, happened=When.on(date(2020, 6, 1)), sensitivity="protected_address")
    for history, kept in ((made.history, True), (replace(made.history, residences=(*made.history.residences, refuge)), False)):
        family = put(database, history)
        found = for_one(database, database.scope_of(ACTOR), family, FORUM, mother)
        assert (child in found.to.children) is kept
        assert (child in found.paper.as_json()) is kept


def test_a_row_that_came_into_the_paper_past_every_rule_refuses_it(samples: Database, worker: Scope, family: Family) -> None:
    made = for_one(samples, worker, family, FORUM, STEPFATHER)
    slipped = next(one for one in made.verdicts if not one.told and len(one.fact.text.split()) > 12)
    part = PartForOne(heading="What is recorded", headings=("What",), rows=((slipped.fact.text,),))
    spoiled = replace(made, paper=replace(made.paper, parts=(*made.paper.parts, part)))
    content = as_file(spoiled.paper, marks(spoiled.paper, COPY, released=True))
    assert "Words of a row that is not told" in {hit.kind for hit in checked(samples, family, spoiled, content)}
