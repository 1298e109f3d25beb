"""What has changed since the last forum decision: the reasons then given and their state, three lists, and each theme before and since."""

import streamlit as st

from dashboard import session
from dashboard.charts.since_forum import since_forum
from dashboard.components.chart import chart
from dashboard.components.download import download_table
from dashboard.components.plain_text import plain
from dashboard.components.record_table import record_table
from dashboard.findings.reading import Reading
from dashboard.page_data.since_forum import SinceView, last_forum, since_view
from data_models.history import History

HEADING = "Since the last forum decision"


def since_of(now: session.Looking) -> SinceView:
    """What has changed since, for what the session looks at."""
    decision = last_forum(now.history.made(Reading).history)
    then = session.history_on(now, decision.happened.end) if decision and decision.happened.end else None
    return now.history.made(_since, then)


def _since(history: History, then: History | None) -> SinceView:
    return since_view(history.made(Reading), lambda _: then or history)


def since_in_short(view: SinceView) -> None:
    """One sentence near the top of a long page, with the way to the section."""
    st.markdown(f"[{HEADING}](#{HEADING.casefold().replace(' ', '-')}): {plain(view.sentence)}")


def since_last_forum(view: SinceView) -> None:
    """Draw the whole section under its own heading."""
    st.header(HEADING)
    if view.decision is None:
        st.write(plain(view.sentence))
        return
    st.subheader(plain(view.heading))
    st.write(plain(view.sentence))
    for key, table in (("reasons", view.reasons), ("new", view.new), ("older", view.older), ("changed", view.changed)):
        record_table(table, key=f"since-{key}")
        if table.rows:
            download_table(table, key=f"since-{key}-file")
    chart(
        since_forum(view.rates, before_days=view.before_days, since_days=view.since_days), heading=view.chart_heading,
        sentence=view.chart_sentence, paragraph=view.paragraph, table=view.rate_table, key="since-rates",
    )
