"""What was submitted is frozen: text, rows and papers under their hashes, made again byte for byte, and what came since beside it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from dashboard.errors import AccessRefused, ChangedMeanwhile, DashboardError
from dashboard.findings.catalogue import findings_of
from dashboard.page_data import sealing
from dashboard.page_data.decisions_due import papers_of
from dashboard.page_data.history import family_called, history_of
from dashboard.page_data.paper_out import sealed_paper_out
from dashboard.page_data.sealed import Sealed, SinceTheSeal, changed_since, rendered_again, sealed, source_of
from dashboard.page_data.sealing import submit
from dashboard.page_data.submission_kept import begin, take_step
from dashboard.page_data.submissions import as_the_forum_sees, for_the_forum, submission
from dashboard.store import Database
from data_models.access import Power, Scope
from data_models.agencies import Agency
from data_models.columns import Table
from data_models.papers import PaperKind
from data_models.papers_json import to_json
from data_models.record import Family
from data_models.submission import Step, Submission
from data_models.tables import ENTRY, RESIDENCE
from tests.conftest import KEY, copied_record
from tests.exporters.a_source import PNG
from tests.page_data.test_submissions import complete

WORKER, MANAGER, CHAIR = "sample:social-worker", "sample:team-manager", "sample:forum-chair"
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


@pytest.fixture(scope="module")
def sealed_record(signed_record: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same record with that submission sealed, made once and closed."""
    path = copied_record(signed_record[0], tmp_path_factory.mktemp("sealed") / "record.duckdb")
    with Database(path, KEY) as record:
        worker = record.scope_of(WORKER)
        family = family_called(record, worker, "Family B")
        submit(record, worker, family, submission(record, worker, family, signed_record[1]), draw=lambda figures: tuple(PNG for _ in figures))
    return path


@pytest.fixture
def samples(request: pytest.FixtureRequest, signed_record: tuple[Path, str], tmp_path: Path) -> Iterator[Database]:
    """A record of the test's own: sealed where the test asks for what was ``kept``."""
    path = request.getfixturevalue("sealed_record") if "kept" in request.fixturenames else signed_record[0]
    with Database(copied_record(path, tmp_path / "record.duckdb"), KEY) as opened:
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


@pytest.fixture
def kept(samples: Database, worker: Scope, family: Family, signed: Submission) -> Sealed:
    found = sealed(samples, worker, family, signed.id)
    assert found is not None
    return found


def test_what_was_submitted_is_kept_with_its_hashes_and_made_again_byte_for_byte(
    samples: Database, worker: Scope, family: Family, signed: Submission, kept: Sealed,
) -> None:
    frozen = source_of(samples, worker, family, kept)
    assert frozen.holds and {paper.kind for paper in kept.papers} == set(PaperKind)
    assert frozen.source.heading.signed_off and "Signed off by" in frozen.source.heading.status
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


def test_a_seal_that_was_touched_is_found(samples: Database, worker: Scope, family: Family, signed: Submission, kept: Sealed) -> None:
    with samples._cursor() as cursor:
        cursor.execute("update forum.seal set source_json = replace(source_json, 'Meeting Before Action', 'Meeting Before Nothing')")
    assert [row["holds"] for row in samples.check_seals()] == [False]
    touched = sealed(samples, worker, family, signed.id)
    assert touched == kept and not source_of(samples, worker, family, kept).holds


def test_a_paper_that_was_touched_is_found_even_with_its_hash_made_to_fit(
    samples: Database, worker: Scope, family: Family, signed: Submission, kept: Sealed,
) -> None:
    with samples._cursor() as cursor:
        cursor.execute("update forum.sealed_paper set content = 'x'::blob, sha256 = sha256('x') where paper = 'letter'")
    assert [row["holds"] for row in samples.check_seals()] == [False]
    assert {one.kind for one in rendered_again(samples, worker, family, kept) if not one.same} == {PaperKind.LETTER}


def test_what_is_taken_is_the_very_file_that_was_sealed_and_who_took_it_is_written_down(
    samples: Database, worker: Scope, family: Family, signed: Submission, kept: Sealed,
) -> None:
    with samples._cursor() as cursor:
        shown = dict(cursor.execute("select paper, content from forum.sealed_paper").fetchall())
    for paper in kept.papers:
        taken = sealed_paper_out(samples, worker, family, kept, paper.kind)
        assert (taken.content, taken.name, taken.media_type) == (bytes(shown[paper.kind.value]), paper.kind.file_name, paper.kind.media_type)
        assert (len(taken.content), sha256(taken.content).hexdigest()) == (paper.size, paper.sha256)
        event = samples.trail()[-1][0]
        assert (event.actor, event.action, event.family_id) == (WORKER, "sealed paper taken", family.id)
        assert event.target == f"{paper.kind.value} of seal {kept.id}"


@pytest.mark.parametrize("power", [Power.EXPORT, Power.READ_SUBMISSION])
def test_a_sealed_paper_is_taken_only_with_the_rights_to_it(
    samples: Database, worker: Scope, family: Family, signed: Submission, kept: Sealed, power: Power, monkeypatch: pytest.MonkeyPatch,
) -> None:
    without = replace(worker, families=tuple(replace(one, powers=one.powers - {power}) for one in worker.families))
    monkeypatch.setattr(samples, "scope_of", lambda _: without)
    with pytest.raises(AccessRefused):
        sealed_paper_out(samples, worker, family, kept, PaperKind.PACK)
    assert samples.trail()[-1][0].action == "refused"


def test_a_kept_paper_that_was_touched_is_not_handed_out_as_what_was_sealed(
    samples: Database, worker: Scope, family: Family, signed: Submission, kept: Sealed,
) -> None:
    with samples._cursor() as cursor:
        cursor.execute("update forum.sealed_paper set content = 'x'::blob where paper = 'letter'")
    with pytest.raises(DashboardError, match="NOT as it was written"):
        sealed_paper_out(samples, worker, family, kept, PaperKind.LETTER)
    assert sealed_paper_out(samples, worker, family, kept, PaperKind.PACK).content


@pytest.mark.parametrize(("table", "kept_rows"), [(ENTRY, True), (RESIDENCE, True), (ENTRY, False)], ids=["entry", "residence", "a seal of before"])
def test_a_row_labelled_up_after_the_seal_shuts_it_for_whoever_may_not_see_that_label(
    samples: Database, worker: Scope, family: Family, signed: Submission, kept: Sealed, table: Table, kept_rows: bool,
) -> None:
    chair = samples.scope_of(CHAIR)
    assert sealed(samples, chair, family, signed.id) == kept
    if not kept_rows:
        with samples._cursor() as cursor:
            cursor.execute("update forum.seal set rests_on = null")
    history = history_of(samples, as_the_forum_sees(worker), family, FORUM)
    row = (history.entries if table is ENTRY else history.residences)[0]
    with samples.change(WORKER, "corrected", family_id=family.id) as change:
        change.correct(table, family_id=family.id, fact_id=row.id, changes={"sensitivity": "protected_address"}, made_on=None)
    assert sealed(samples, chair, family, signed.id) is None
    assert sealed(samples, worker, family, signed.id) == kept, "who may see protected addresses sees it as before"
    for reach in (
        lambda: sealed_paper_out(samples, chair, family, kept, PaperKind.PACK), lambda: source_of(samples, chair, family, kept),
        lambda: rendered_again(samples, chair, family, kept), lambda: papers_of(samples, chair, family, signed.id),
    ):
        with pytest.raises(DashboardError, match="not yours to see"):
            reach()


def test_a_decision_names_the_agencies_of_the_seal_it_had(samples: Database, family: Family, signed: Submission, kept: Sealed) -> None:
    agencies, seal = papers_of(samples, samples.scope_of(CHAIR), family, signed.id)
    assert seal == kept.id and "Police" in agencies


def test_a_seal_is_for_those_who_may_see_every_row_in_it(samples: Database, worker: Scope, family: Family, signed: Submission, kept: Sealed) -> None:
    narrowed = replace(worker, families=tuple(
        replace(one, items=frozenset(item for item in one.items if item[0] != Agency.POLICE)) for one in worker.families))
    assert sealed(samples, narrowed, family, signed.id) is None


def since(samples: Database, worker: Scope, family: Family, kept: Sealed, day: date) -> SinceTheSeal:
    forum = as_the_forum_sees(worker)
    return changed_since(
        source_of(samples, worker, family, kept), history_of(samples, forum, family, FORUM), history_of(samples, forum, family, day))


def test_what_has_changed_since_stands_beside_and_the_seal_stays(
    samples: Database, worker: Scope, family: Family, signed: Submission, kept: Sealed,
) -> None:
    frozen = source_of(samples, worker, family, kept)
    nothing = since(samples, worker, family, kept, FORUM)
    assert (nothing.lists.new.rows, nothing.lists.older.rows, nothing.rewritten.rows) == ((), (), ())
    later = since(samples, worker, family, kept, date(2021, 6, 3))
    assert later.lists.new.rows and "new incident" in later.sentence
    row = next(row for row in frozen.source.schedule if row.kind == "Chronology row")
    with samples.change(WORKER, "corrected", family_id=family.id) as change:
        change.correct(ENTRY, family_id=family.id, fact_id=row.id, changes={"description": "Read anew."}, made_on=None)
    corrected = since(samples, worker, family, kept, FORUM)
    assert [line.cells[0] for line in corrected.rewritten.rows] == [row.code]
    assert "Read anew." in corrected.rewritten.rows[0].cells[2]
    assert sealed(samples, worker, family, signed.id) == kept and source_of(samples, worker, family, kept) == frozen
