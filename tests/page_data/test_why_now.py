"""The first screen of Why now: each block with one finding, in whole sentences of its own."""

from datetime import date

import pytest

from dashboard.findings.catalogue import RULES
from dashboard.page_data.history import family_called, history_of
from dashboard.page_data.why_now import LEADING, OPENS_WITH, QUESTIONS, leading_sentences, why_now_view
from dashboard.store import Database
from data_models.finding import Block
from tests.conftest import ACTOR


@pytest.mark.parametrize("label", ["Family A", "Family B", "Family C"])
def test_each_block_opens_with_a_finding_of_a_fixed_kind_in_its_own_words(samples_to_read: Database, label: str) -> None:
    scope = samples_to_read.scope_of(ACTOR)
    view = why_now_view(history_of(samples_to_read, scope, family_called(samples_to_read, scope, label), date(2021, 5, 28)))
    assert [block.block for block in view.blocks] == list(QUESTIONS), "in the order of the argument, whatever stands in them"
    for block in view.blocks:
        kinds = {finding.kind.code for finding in block.findings if finding.evidence}
        if not kinds:
            assert block.leading == "" and block.first is None
            continue
        first = block.first
        assert first is not None
        wanted = [code for code in OPENS_WITH[block.block] if code in kinds] or list(kinds)
        assert first.kind.code in wanted
        newest = [max(row.happened.end for row in finding.evidence if row.happened.end) for finding in block.findings if finding.kind.code in wanted]
        assert max(row.happened.end for row in first.evidence if row.happened.end) == max(newest), "of several the one with the newest row"
        told = block.leading.partition(" the other way: ")[2]
        assert block.leading.startswith(f"“{first.kind.title}”, with {'' if first.contrary else 'no '}row")
        assert first.statement.startswith(told.removesuffix(" …")) and told.removesuffix(" …").endswith(".")


def test_every_kind_that_opens_a_block_is_of_that_block() -> None:
    block_of = {kind.code: kind.block for kind, _ in RULES}
    assert set(OPENS_WITH) == set(Block)
    assert all(block_of[code] is block for block, codes in OPENS_WITH.items() for code in codes)


def test_what_leads_is_whole_sentences_and_says_where_more_stand() -> None:
    assert leading_sentences("One sentence.") == "One sentence."
    assert leading_sentences("One sentence. Another of them. A third.", longest=32) == "One sentence. Another of them. …"
    long = f"{'Words ' * LEADING}end. More."
    assert leading_sentences(long) == f"{'Words ' * LEADING}end. …", "never cut within a sentence"
