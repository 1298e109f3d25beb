"""Every long run by name: those that break the service, and those that other tests run small, each with its full count and a small one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from unittest.mock import patch

from dashboard.audit.chain import audit_key
from dashboard.audit.witness import read_heads, witness_key
from dashboard.importers.sample_families import make_sample_families
from dashboard.settings import SAMPLE_FAMILIES
from dashboard.store import Database
from dashboard.store.witnessing import trail_checked
from tests.assurance import Assured, Progress, quietly
from tests.assurance.alike_files import alike_files
from tests.assurance.changed_bits import changed_bits
from tests.assurance.family_papers import no_trace, nothing_protected, pairs_of_parties
from tests.assurance.forum_walks import forum_walks
from tests.assurance.hidden_families import restricted_or_absent
from tests.assurance.histories import many_writers
from tests.assurance.in_full import FULL
from tests.assurance.injections import injections, texts_through_every_way_in
from tests.assurance.load import PAGES_EACH, PEOPLE, people_at_work
from tests.assurance.made_families import side_by_side
from tests.assurance.mutants import mutants
from tests.assurance.mutation import equivalent, mutated_guard
from tests.assurance.non_interference import base, pairs, tables_told
from tests.assurance.outward import MAIN_WORK, nothing_goes_out, suite
from tests.assurance.payloads import payloads
from tests.assurance.recovery import killed_servers
from tests.assurance.refusals import refusals
from tests.assurance.rendered import texts_in_a_browser
from tests.assurance.sessions_apart import sessions_apart
from tests.conftest import ACTOR, KEY, TODAY
from tests.data_models.test_policy import expected_labels, matrix
from tests.importers import fuzz
from tests.importers.fuzz_seeds import invented
from tests.importers.hostile import CASES
from tests.importers.test_hostile import SOME, all_ended, what_is_wrong
from tests.promises.tampering import put_back_and_used_again
from tests.promises.test_tampering import as_written, missed, used_three_times
from tests.replay import test_known_then as known_then


@dataclass(frozen=True, slots=True)
class Run:
    """``work`` is called as ``work(count, folder, progress=told)``. ``test``: where the same run is part of the ordinary tests."""

    work: Callable[..., Assured]
    full: int
    small: int
    test: str


def non_interference(count: int, folder: Path, *, progress: Progress = quietly) -> Assured:
    return pairs(count, base(_samples(folder), folder), folder, progress=progress)


def non_interference_of_tables(count: int, folder: Path, *, progress: Progress = quietly) -> Assured:
    """Many more pairs than whole pages allow: one question for a table answers for forty pairs."""
    return pairs(count, base(_samples(folder), folder, together=40), folder, told=tables_told, progress=progress)


def _samples(folder: Path) -> Path:
    record = folder / "samples" / "record.duckdb"
    with Database(record, KEY) as database:
        make_sample_families(database, ACTOR, SAMPLE_FAMILIES, today=TODAY)
    return record


def tampering(count: int, folder: Path, *, progress: Progress = quietly) -> Assured:
    """Control: a check without the witness passes an older copy that was used again, so finding it is no matter of course."""
    honest = as_written(used_three_times(folder / "record.duckdb"))
    tried, not_found = missed(honest, count, count)
    trail, _ = put_back_and_used_again(Random(1), *honest, audit_key(KEY))  # noqa: S311 - chance, not secrecy
    passed_without = trail_checked(trail, read_heads(b"", witness_key(KEY)), audit_key(KEY), begun=False).holds
    progress(count)
    return Assured(sum(tried.values()), tuple(not_found), passed_without, f"{len(tried)} kinds of tampering")


def policy_matrix(count: int, folder: Path, *, progress: Progress = quietly) -> Assured:
    """Control: a table by hand with one role's labels exchanged must differ."""
    examined, differing = matrix()
    _, spoiled = matrix(lambda role, *args, **named: expected_labels("lawyer" if role == "forum_chair" else role, *args, **named))
    progress(examined)
    return Assured(examined, (f"{differing} cells differ",) if differing else (), spoiled > 0, "cells of the matrix")


def hostile_files(count: int, folder: Path, *, progress: Progress = quietly) -> Assured:
    """Control: a reader that had too much memory must be told."""
    cases = tuple(CASES) if count >= len(CASES) else tuple(SOME[:count])
    ends = all_ended(cases)
    failures = tuple(f"{case}: {fault}" for case, end in ends.items() for fault in what_is_wrong(end))
    progress(len(ends))
    return Assured(len(ends), failures, any(what_is_wrong(replace(end, memory=10_000)) for end in ends.values()))


def spoiled_files(count: int, folder: Path, *, progress: Progress = quietly) -> Assured:
    """Control: a reader that raises what nobody expects must be told."""
    ends = fuzz.fuzz(count, 1, kept_in=folder / "kept")
    name, content = invented()[0]
    with patch.object(fuzz, "prepare_sheets", side_effect=KeyError("planted")):
        caught = fuzz.tried(name, content)[0] == fuzz.UNHANDLED
    wrong = ends[fuzz.UNHANDLED] + ends[fuzz.BROKEN]
    progress(count)
    return Assured(sum(ends.values()), (f"{wrong} files ended as they should not",) if wrong else (), caught,
                   f"{ends[fuzz.READ]:,} read, {ends[fuzz.REFUSED]:,} refused with a sentence")


def known_on_dates(count: int, folder: Path, *, progress: Progress = quietly) -> Assured:
    """``count`` histories. Control: a replay that knows nothing at all must differ."""
    compared, differing = known_then.differences(folder / "record", count, seed=count)
    with patch.object(known_then, "replayed", lambda *_: set()):
        _, blind = known_then.differences(folder / "control", 2, seed=1)
    progress(count)
    failures = (f"{differing} answers differ",) if differing else ()
    return Assured(compared // known_then.INSTANTS, failures, blind > 0, f"{compared:,} answers compared")


_SMALL = {
    "nothing acknowledged is lost when the writer is killed": (8, "tests/assurance/test_kills.py"),
    "nothing acknowledged is lost when the disk is full": (6, "tests/assurance/test_full_disks.py"),
    "what is being typed outlives a kill": (4, "tests/assurance/test_drafts.py"),
    "a torn log leaves a clean beginning or a sentence": (16, "tests/assurance/test_torn_logs.py"),
    "an import that is ended leaves whole files only": (3, "tests/assurance/test_ended_imports.py"),
    "a damaged newest generation gives way to the one before": (14, "tests/assurance/test_backups.py"),
    "an erased family is in no file": (300, "tests/assurance/test_erasure.py"),
}
RUNS = {
    **{name: Run(work, full, *_SMALL[name]) for name, (work, full) in FULL.items()},
    "non-interference": Run(non_interference, 10_000, 4, "tests/assurance/test_non_interference.py"),
    "non-interference of each table": Run(non_interference_of_tables, 10_000, 40, "tests/assurance/test_non_interference.py"),
    "tampering": Run(tampering, 10_000, 300, "tests/promises/test_tampering.py"),
    "policy matrix": Run(policy_matrix, matrix()[0], matrix()[0], "tests/data_models/test_policy.py"),
    "hostile files": Run(hostile_files, len(CASES), len(SOME), "tests/importers/test_hostile.py"),
    "spoiled files": Run(spoiled_files, 10_000, 100, "tests/importers/test_fuzz.py"),
    "mutants of the guard": Run(mutated_guard, len(mutants()) - len(equivalent()), 40, "tests/assurance/test_mutation.py"),
    "sessions apart": Run(sessions_apart, 100_000, 2_000, "tests/assurance/test_sessions_apart.py"),
    "imported texts in a browser": Run(texts_in_a_browser, len(payloads()), 24, "tests/assurance/test_rendered.py"),
    "texts through every way in": Run(texts_through_every_way_in, len(injections()), 40, "tests/assurance/test_injections.py"),
    "many writers": Run(many_writers, 50_000, 600, "tests/assurance/test_histories.py"),
    "faults of a live server": Run(killed_servers, 50, 2, "tests/assurance/test_recovery.py"),
    "people at work": Run(people_at_work, PEOPLE * PAGES_EACH, 60, "tests/assurance/test_load.py"),
    "files that are alike": Run(alike_files, 1_000, 20, "tests/assurance/test_alike_files.py"),
    "changed bits": Run(changed_bits, 200, 8, "tests/assurance/test_changed_bits.py"),
    "sequences of refusals": Run(refusals, 10_000, 300, "tests/assurance/test_refusals.py"),
    "hidden or absent": Run(restricted_or_absent, 1_000, 60, "tests/assurance/test_hidden_families.py"),
    "nothing protected in a paper for one person": Run(nothing_protected, 1_000, 1, "tests/assurance/test_family_papers.py"),
    "no trace of what a paper leaves out": Run(no_trace, 1_000, 6, "tests/assurance/test_family_papers.py"),
    "a paper is for one person": Run(pairs_of_parties, 200, 4, "tests/assurance/test_family_papers.py"),
    "papers made side by side": Run(side_by_side, 1_000, 12, "tests/assurance/test_family_papers.py"),
    "walks of the forum's work": Run(forum_walks, 10_000, 9, "tests/assurance/test_forum_walks.py"),
    "tests without a network": Run(nothing_goes_out, len(suite()), len(MAIN_WORK), "tests/assurance/test_outward.py"),
    "known then": Run(known_on_dates, 5_000, 25, "tests/replay/test_known_then.py"),
}
