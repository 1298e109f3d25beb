"""A few random walks through the forum's work, and ten thousand through its rules."""

from pathlib import Path

import pytest

from dashboard.importers.take_in import new_family
from dashboard.page_data.submission_kept import begin
from dashboard.page_data.submissions import submissions_of
from tests.assurance import quietly, remembering
from tests.assurance.forum_walks import DAY, forum_walks, walked, walks_of_the_rules
from tests.conftest import ACTOR, KEY


def test_no_step_of_the_forums_work_is_skipped_or_repeated_wrongly(tmp_path: Path) -> None:
    run = forum_walks(12, tmp_path)
    assert run.failures == () and run.control_caught, run


def test_every_answer_remembered_is_the_records_own_and_one_that_is_not_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "LOOKED_AT_AGAIN", 1)
    assert not walked(6, tmp_path / "walks", 1, quietly).wrong
    with remembering.Remembering(tmp_path / "record.duckdb", KEY) as database:
        family, scope = new_family(database, ACTOR, "Family X"), database.scope_of(ACTOR)
        assert not submissions_of(database, database.scope_of(ACTOR), family)
        begin(database, scope, family, as_at=DAY, forum_on=DAY, asked_for="x")
        assert submissions_of(database, scope, family)
        monkeypatch.setattr(remembering.Remembering, "forget", lambda *_: None)
        begin(database, scope, family, as_at=DAY, forum_on=DAY, asked_for="y")
        with pytest.raises(AssertionError, match="not the record's"):
            submissions_of(database, scope, family)


def test_ten_thousand_walks_of_the_rules_take_no_step_that_may_not_follow(tmp_path: Path) -> None:
    run = walks_of_the_rules(10_000, tmp_path)
    assert run.failures == () and run.control_caught, run
