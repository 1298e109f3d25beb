"""Why now: what is the argument, and does it hold?"""

import streamlit as st

from dashboard import session
from dashboard.components.argument_blocks import argument_blocks, blocks_in_short
from dashboard.components.download import download_table
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.components.since_forum import since_in_short, since_last_forum, since_of
from dashboard.components.suggested_findings import with_suggested
from dashboard.page_data.argument import METHOD
from dashboard.page_data.why_now import why_now_view

now = session.looking()
view, since = now.history.made(why_now_view), since_of(now)

st.title("Why now")
st.write(plain(view.minute))
st.write(plain(view.decision))
st.write(plain(view.not_in_papers))
since_in_short(since)
quiet("With each block one finding, of kinds that are the same for every family: the one with the newest row. All others stand below. "
      "Neither its place nor its rows say anything of weight. No recommendation: people decide.")
blocks_in_short(view.blocks)
with st.expander("What each block holds, kind by kind"):
    plain_table(view.index)
record_table(view.argument, key="argument")
download_table(view.argument, key="argument-file")
with st.expander("By what rules the table is filled"):
    quiet(METHOD)
firm = [finding for block in view.blocks for finding in block.findings]
argument_blocks(view.blocks, with_suggested(firm, firm))
since_last_forum(since)
