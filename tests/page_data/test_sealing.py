"""What was submitted is frozen: text, rows and papers under their hashes, made again byte for byte, and what came since beside it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import ChangedMeanwhile, DashboardError
from dashboard.findings.catalogue import findings_of
from dashboard.page_data import sealing
from dashboard.page_data.history import family_called
from dashboard.page_data.sealing import changed_since, rendered_again, sealed, submit
from dashboard.page_data.submission_kept import begin, take_step
from dashboard.page_data.submissions import for_the_forum, submission
from dashboard.store import Database
from data_models.access import Scope
from data_models.agencies import Agency
from data_models.papers import PaperKind
from data_models.papers_json import to_json
from data_models.record import Family
from data_models.submission import Step, Submission
from data_models.tables import ENTRY
from tests.conftest import KEY, copied_record
from tests.exporters.a_source import PNG
from tests.page_data.test_submissions import complete

WORKER, MANAGER = "sample:social-worker", "sample:team-manager"
FORUM = date(2020, 12, 10)


@pytest.fixture(scope="module")
def signed_record(sample_record: tuple[Path, object], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A closed record with a signed-off submission for Family B, made once: the path, and the submission's id."""
    path = copied_record(sample_record[0], tmp_path_factory.mktemp("signed") / "record.duckdb")
    with Database(path, KEY) as record:
        worker, manager = record.scope_of(WORKER), record.scope_of(MANAGER)
        family = family_called(record, worker, "Family B")
        history = for_the_forum(record, worker, family, FORUM)
        found, children = findings_of(history), tuple(child.label for child in history.children)
        draft = submission(record, worker, family, begin(record, worker, family, as_at=FORUM, forum_on=FORUM, asked_for="A Meeting Before Action"))
        full = complete(record, worker, family, draft, found, children)
        take_step(record, worker, family, full, Step.SENT, found=found, children=children)
        sent = submission(record, manager, family, draft.id)
        take_step(record, manager, family, sent, Step.SIGNED_OFF, found=found, children=children)
    return path, draft.id


@pytest.fixture
def samples(signed_record: tuple[Path, str], tmp_path: Path) -> Iterator[Database]:
    with Database(copied_record(signed_record[0], tmp_path / "record.duckdb"), KEY) as opened:
        yield opened


@pytest.fixture
def worker(samples: Database) -> Scope:
    return samples.scope_of(WORKER)


@pytest.fixture
def family(samples: Database, worker: Scope) -> Family:
    return family_called(samples, worker, "Family B")


@pytest.fixture
def signed(samples: Database, worker: Scope, family: Family, signed_record: tuple[Path, str]) -> Submission:
    return submission(samples, worker, family, signed_record[1])


def put(samples: Database, worker: Scope, family: Family, signed: Submission) -> sealing.Sealed:
    submit(samples, worker, family, signed, draw=lambda figures: tuple(PNG for _ in figures))
    kept = sealed(samples, worker, family, signed.id)
    assert kept is not None
    return kept


def test_what_was_submitted_is_kept_with_its_hashes_and_made_again_byte_for_byte(
    samples: Database, worker: Scope, family: Family, signed: Submission,
) -> None:
    kept = put(samples, worker, family, signed)
    assert kept.holds and set(kept.papers) == set(PaperKind)
    assert kept.source.heading.signed_off and "Signed off by" in kept.source.heading.status
    again = rendered_again(samples, worker, family, kept)
    assert [(one.kind, one.kept, one.same) for one in again] == [(kind, True, True) for kind in sorted(PaperKind)]
    assert submission(samples, worker, family, signed.id).state is Step.SUBMITTED
    assert [row["holds"] for row in samples.check_seals()] == [True]


def test_only_what_was_signed_off_is_submitted_and_only_once(samples: Database, worker: Scope, family: Family, signed: Submission) -> None:
    take_step(samples, worker, family, signed, Step.REOPENED)
    with pytest.raises(DashboardError, match="signed off"):
        submit(samples, worker, family, signed, draw=lambda figures: tuple(None for _ in figures))
    assert samples.ask(worker, "seal_of_submission", family=family.id, submission=signed.id) == []


def test_a_step_taken_meanwhile_stops_the_seal_and_nothing_of_it_is_kept(
    samples: Database, worker: Scope, family: Family, signed: Submission, monkeypatch: pytest.MonkeyPatch,
) -> None:
    def meanwhile(source: object) -> str:
        take_step(samples, worker, family, signed, Step.REOPENED)
        return to_json(source)  # type: ignore[arg-type]

    monkeypatch.setattr(sealing, "to_json", meanwhile)
    with pytest.raises(ChangedMeanwhile):
        submit(samples, worker, family, signed, draw=lambda figures: tuple(None for _ in figures))
    assert samples.ask(worker, "seal_of_submission", family=family.id, submission=signed.id) == []
    assert samples.check_seals() == []


def test_a_seal_that_was_touched_is_found(samples: Database, worker: Scope, family: Family, signed: Submission) -> None:
    kept = put(samples, worker, family, signed)
    with samples._cursor() as cursor:
        cursor.execute("update forum.seal set source_json = replace(source_json, 'Meeting Before Action', 'Meeting Before Nothing')")
    assert [row["holds"] for row in samples.check_seals()] == [False]
    touched = sealed(samples, worker, family, signed.id)
    assert touched is not None and not touched.holds and touched.sha256 == kept.sha256


def test_a_paper_that_was_touched_is_found_even_with_its_hash_made_to_fit(
    samples: Database, worker: Scope, family: Family, signed: Submission,
) -> None:
    kept = put(samples, worker, family, signed)
    with samples._cursor() as cursor:
        cursor.execute("update forum.sealed_paper set content = 'x'::blob, sha256 = sha256('x') where paper = 'letter'")
    assert [row["holds"] for row in samples.check_seals()] == [False]
    assert {one.kind for one in rendered_again(samples, worker, family, kept) if not one.same} == {PaperKind.LETTER}


def test_a_seal_is_for_those_who_may_see_every_row_in_it(samples: Database, worker: Scope, family: Family, signed: Submission) -> None:
    put(samples, worker, family, signed)
    narrowed = replace(worker, families=tuple(
        replace(one, items=frozenset(item for item in one.items if item[0] != Agency.POLICE)) for one in worker.families))
    assert sealed(samples, narrowed, family, signed.id) is None


def test_what_has_changed_since_stands_beside_and_the_seal_stays(
    samples: Database, worker: Scope, family: Family, signed: Submission,
) -> None:
    kept = put(samples, worker, family, signed)
    nothing = changed_since(samples, worker, family, kept, FORUM)
    assert (nothing.lists.new.rows, nothing.lists.older.rows, nothing.rewritten.rows) == ((), (), ())
    later = changed_since(samples, worker, family, kept, date(2021, 6, 3))
    assert later.lists.new.rows and "new incident" in later.sentence
    row = next(row for row in kept.source.schedule if row.kind == "Chronology row")
    with samples.change(WORKER, "corrected", family_id=family.id) as change:
        change.correct(ENTRY, family_id=family.id, fact_id=row.id, changes={"description": "Read anew."}, made_on=None)
    corrected = changed_since(samples, worker, family, kept, FORUM)
    assert [line.cells[0] for line in corrected.rewritten.rows] == [row.code]
    assert "Read anew." in corrected.rewritten.rows[0].cells[2]
    after = sealed(samples, worker, family, signed.id)
    assert after is not None and after.source == kept.source and after.papers == kept.papers
