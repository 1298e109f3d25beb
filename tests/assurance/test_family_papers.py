"""Papers for one person, small: what their long runs examine in full."""

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.exporters import scan
from data_models import told
from data_models.told import Rule
from tests.assurance import family_papers
from tests.assurance.family_papers import family, no_trace, nothing_protected, pairs_of_parties, paper_of
from tests.assurance.made_families import side_by_side


def test_a_paper_holds_nothing_private_to_another_party() -> None:
    run = pairs_of_parties(4)
    assert run.failures == ()
    assert run.control_caught and run.examined >= 4 * 12


def test_that_comparison_catches_rules_that_look_at_the_label_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    before = told._against
    monkeypatch.setattr(told, "_against", lambda *given: [rule for rule in before(*given) if rule is Rule.LABEL])
    assert pairs_of_parties(1).failures


def test_what_is_left_out_leaves_no_trace() -> None:
    run = no_trace(6, files=1)
    assert run.failures == ()
    assert run.control_caught


def test_that_comparison_catches_a_number_that_counts_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    made = paper_of
    monkeypatch.setattr(family_papers, "paper_of", lambda history, person, answers=None: replace(
        made(history, person, answers), as_at=f"as at {len(history.entries)}"))
    assert no_trace(4, files=0).failures


def test_no_canary_leaves_in_any_form_even_where_staff_said_that_its_row_may_be_told() -> None:
    run = nothing_protected(1)
    assert run.failures == ()
    assert run.control_caught


def test_that_run_catches_a_scan_that_looks_for_no_misspelling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "_spelled_alike", lambda *_: iter(()))
    assert any("letter wrong" in failure for failure in nothing_protected(1).failures)


def test_papers_made_at_once_are_of_one_family_each(tmp_path: Path) -> None:
    run = side_by_side(12, tmp_path, families=4, threads=4)
    assert run.failures == ()
    assert run.control_caught


def test_invented_families_are_the_same_each_time() -> None:
    assert family(3) == family(3)
