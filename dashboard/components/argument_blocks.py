"""The blocks of the argument: each a question, its findings in fixed order, and whose doing the record says it was."""

from collections.abc import Iterable
from itertools import groupby

import streamlit as st

from dashboard.components.finding_card import finding_lines
from dashboard.components.plain_text import plain
from dashboard.components.source_drawer import open_source
from dashboard.components.suggested_findings import suggested_findings
from dashboard.findings.in_words import counted
from dashboard.findings.suggested import WithSuggested
from dashboard.page_data.why_now import BlockView, whose


def blocks_in_short(blocks: Iterable[BlockView]) -> None:
    """The blocks at the top of a long page: how much stands in each, the way to it, and the finding that opens it, whose rows open."""
    with st.container(gap="xsmall"):
        for number, block in enumerate(blocks, start=1):
            words, rows = st.columns([11, 1], gap="small")
            words.markdown(f"[{number}. {block.block.label}](#{block.anchor}): {plain(block.in_short)} {plain(block.leading)}")
            if (first := block.first) and rows.button(
                    "Rows", key=f"leading-{block.block.value}", type="tertiary",
                    help=f"The {counted(len({fact.id for fact in first.evidence}), 'row')} that this finding of “{block.block.label}” rests on"):
                open_source(" ".join(fact.id for fact in first.evidence))


def argument_blocks(blocks: Iterable[BlockView], both: WithSuggested) -> None:
    """``both``: the same firm findings with what words suggest beside them, which stands after the firm ones of its block."""
    for number, block in enumerate(blocks, start=1):
        st.header(f"{number}. {block.block.label}", anchor=block.anchor)
        st.write(block.question)
        for heading, of_one in groupby(block.findings, whose):
            if heading:
                st.subheader(heading)
            for _, of_one_kind in groupby(of_one, lambda finding: finding.kind.code):
                finding_lines(tuple(of_one_kind), both.note)
        if not block.findings:
            st.write(block.empty)
        of_block = [of for of in both.suggested if of.finding.kind.block is block.block]
        suggested_findings(of_block, beside_firm=bool(block.findings), key=block.block.value)
