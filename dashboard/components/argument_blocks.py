"""The blocks of the argument: each a question, its findings in fixed order, and whose doing the record says it was."""

from collections.abc import Iterable

import streamlit as st

from dashboard.components.finding_card import finding_card
from dashboard.page_data.why_now import BlockView, whose


def argument_blocks(blocks: Iterable[BlockView]) -> None:
    for number, block in enumerate(blocks, start=1):
        st.header(f"{number}. {block.block.label}")
        st.write(block.question)
        heading = ""
        for finding in block.findings:
            if whose(finding) != heading:
                heading = whose(finding)
                st.subheader(heading)
            finding_card(finding)
        if not block.findings:
            st.write(block.empty)
