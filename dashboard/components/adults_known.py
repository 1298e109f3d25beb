"""The sections of Who knew what: what is recorded of each adult, who was asked, what came of allegations, and when it became known."""

import streamlit as st

from dashboard.charts.adult_history import adult_history
from dashboard.charts.knowledge_lag import knowledge_lag
from dashboard.charts.who_was_asked import who_was_asked
from dashboard.components.chart import chart
from dashboard.components.download import download_table
from dashboard.components.finding_card import finding_card
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.components.suggested_findings import suggested_findings, with_suggested
from dashboard.findings import not_asked
from dashboard.page_data.table_view import TableView
from dashboard.page_data.who_knew_what import WhoKnewWhatView


def recorded_of_adults(view: WhoKnewWhatView, passing: TableView) -> None:
    """``passing``: people whom the files name and nobody has linked."""
    st.header("What is recorded of each adult")
    chart(
        adult_history(view.adults.frame), heading=view.adults.heading, sentence=view.adults.sentence, paragraph=view.adults.paragraph,
        table=view.adults.table, key="adults",
    )
    if view.adults.left_out:
        quiet(view.adults.left_out)
    if passing.rows:
        quiet("The files also name these people, and nobody has said whether they are members of the family: they are counted for nobody above.")
        record_table(passing, key="passing")


def asked_about(view: WhoKnewWhatView) -> None:
    st.header("Who has been asked about each adult")
    chart(
        who_was_asked(view.asked.cells, agencies=view.asked.agencies, adults=view.asked.adults), heading=view.asked.heading,
        sentence=view.asked.sentence, paragraph=view.asked.paragraph, table=view.asked.table, key="asked",
    )
    if view.asked.unclear.rows:
        record_table(view.asked.unclear, key="asked-unclear")
    if view.asked.works.rows:
        record_table(view.asked.works, key="works")
        download_table(view.asked.works, key="works-file")
    both = with_suggested(view.asked.findings)
    for finding in view.asked.findings:
        finding_card(finding, both.note(finding))
    of_kind = [of for of in both.suggested if of.finding.kind is not_asked.KIND]
    suggested_findings(of_kind, beside_firm=bool(view.asked.findings), key="asked")


def allegations_and_outcomes(view: WhoKnewWhatView) -> None:
    st.header("Allegations, and what came of each")
    st.subheader(plain(view.allegations.heading))
    st.write(plain(view.allegations.sentence))
    if view.allegations.table.rows:
        record_table(view.allegations.table, key="allegations")
        download_table(view.allegations.table, key="allegations-file")
        record_table(view.allegations.against, key="against")


def when_known(view: WhoKnewWhatView) -> None:
    st.header("When it became known")
    chart(
        knowledge_lag(view.lag.frame), heading=view.lag.heading, sentence=view.lag.sentence, paragraph=view.lag.paragraph, table=view.lag.table,
        key="lag",
    )
    quiet(view.lag.not_recorded_sentence)
    if view.lag.not_recorded.rows:
        with st.expander("Rows without a known date"):
            record_table(view.lag.not_recorded, key="lag-not-recorded")
