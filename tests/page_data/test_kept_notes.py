"""Notes typed beside questions: each change is one event, and nothing is thrown away that was never kept."""

from dashboard.page_data.kept_notes import keep_notes, kept_note, notes_under
from dashboard.store import Database
from data_models.record import Family
from tests.page_data.test_decisions import CHAIR


def test_one_change_keeps_and_throws_away_at_once_and_there_is_none_for_drafts_that_never_were(samples: Database, family: Family) -> None:
    scope = samples.scope_of(CHAIR)

    def events(texts: dict[str, str]) -> list[str]:
        before = len(samples.trail())
        keep_notes(samples, scope, family, texts)
        return [event.action for event, _, _ in samples.trail()][before:]

    assert events({"a-1": "One", "a-2": "Two", "b": ""}) == ["draft saved"]
    assert events({"b": "", "c": " "}) == [] == events({})
    assert events({"a-1": "", "b": ""}) == ["draft thrown away"]
    assert notes_under(samples, scope, family, "a-") == {"a-2": "Two"} and kept_note(samples, scope, family, "a-1") == ""
