"""The first screen of Why now: each block with the finding that rests on the most rows, in whole sentences of its own."""

from datetime import date

import pytest

from dashboard.page_data.history import family_called, history_of
from dashboard.page_data.why_now import LEADING, QUESTIONS, leading_sentences, why_now_view
from dashboard.store import Database
from tests.conftest import ACTOR


@pytest.mark.parametrize("label", ["Family A", "Family B", "Family C"])
def test_each_block_names_the_finding_that_rests_on_the_most_rows_in_its_own_words(samples_to_read: Database, label: str) -> None:
    scope = samples_to_read.scope_of(ACTOR)
    view = why_now_view(history_of(samples_to_read, scope, family_called(samples_to_read, scope, label), date(2021, 5, 28)))
    assert [block.block for block in view.blocks] == list(QUESTIONS), "in the order of the argument, whatever stands in them"
    for block in view.blocks:
        counts = [len({fact.id for fact in finding.evidence}) for finding in block.findings]
        if not any(counts):
            assert block.leading == "" and block.on_most_rows is None
            continue
        most = block.on_most_rows
        assert most is block.findings[counts.index(max(counts))], "of several the first"
        beside = len({fact.id for fact in most.contrary})
        told = block.leading.removeprefix(f"On the most rows, {max(counts)} with {beside} beside: ")
        assert told != block.leading and most.statement.startswith(told.removesuffix(" …")) and told.removesuffix(" …").endswith(".")


def test_what_leads_is_whole_sentences_and_says_where_more_stand() -> None:
    assert leading_sentences("One sentence.") == "One sentence."
    assert leading_sentences("One sentence. Another of them. A third.", longest=32) == "One sentence. Another of them. …"
    long = f"{'Words ' * LEADING}end. More."
    assert leading_sentences(long) == f"{'Words ' * LEADING}end. …", "never cut within a sentence"
