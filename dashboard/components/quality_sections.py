"""The Quality page's parts: first in words, then each matter with its rows, of all or of one holder, and as a file for a request."""

from html import escape

import streamlit as st

from dashboard import session
from dashboard.components.download import download_table
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import as_label, plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.page_data.quality import QualityView, quality_view
from dashboard.page_data.quality_coverage import entries_of_year
from dashboard.page_data.quality_matters import Matter, Years
from dashboard.page_data.table_view import TableView

AT_ONCE = 25
ABREAST = 15
"""Years side by side: more would run out of a page of the least width."""
_EVERYONE = "everyone"
_VIEW, _SEEN = "quality-view", "quality-seen"

_CSS = """<style>
.years { overflow-x: auto; } .years table { border-collapse: collapse; font-size: 0.875rem; line-height: 1.4; margin-bottom: 0.8rem; }
.years caption { text-align: left; font-weight: 600; padding: 0.2rem 0 0.4rem; }
.years th, .years td { padding: 0.25rem 0.45rem; border-bottom: 1px solid #d9d9d3; text-align: right; font-variant-numeric: tabular-nums; }
.years th[scope=row] { text-align: left; white-space: nowrap; font-weight: 600; padding-left: 0; } .years thead th { font-weight: 600; }
.years .outside { color: #5c6169; } .years .gap { background: #f3dcd3; }
</style>"""


def view_of_quality() -> QualityView:
    """Of today, whatever date other pages look at, so that every row opens. Worked out anew only after a change to the family."""
    now = session.looking()
    if now.as_at != now.today:
        now = _today(now)
    key = (now.scope, now.family, now.today, session.record().version_of(now.family.id))
    kept = st.session_state.get(_VIEW)
    if kept is None or kept[0] != key:
        kept = (key, quality_view(session.record(), now.scope, now.history))
        st.session_state[_VIEW] = kept
    view: QualityView = kept[1]
    return view


def _today(before: session.Looking) -> session.Looking:
    """The same family as it stands today; written to the audit trail once, because another date was written when the page was opened."""
    now = session.looking_at(before.family, before.today, before.today)
    seen = (now.family.id, now.today)
    if st.session_state.get(_SEEN) != seen:
        session.record().record_view(now.scope.actor, "page viewed", family_id=now.family.id, target=f"Quality as at {now.today.isoformat()}")
        st.session_state[_SEEN] = seen
    return now


def in_words(view: QualityView) -> None:
    """The first screen: what the record cannot bear, in sentences, then as one table by matter and one by holder."""
    quiet(view.stands)
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in view.sentences))
    if view.matters.rows:
        plain_table(view.matters)
        plain_table(view.holders)


def sections(view: QualityView) -> None:
    for section in view.sections:
        st.header(section.heading)
        st.write(plain(section.sentence))
        for number, table in enumerate(section.tables):
            record_table(table, key=f"quality-{section.heading}-{number}")
        if section.years:
            _years(section.years)
        for matter in section.found:
            _matter(matter)
        if section.none:
            quiet(f"Looked for and not found: {'; '.join(what[:1].lower() + what[1:] for what in section.none)}.")


def _matter(matter: Matter) -> None:
    st.subheader(plain(f"{matter.what}: {matter.count}"))
    st.markdown(f"{plain(matter.means)} **Whose it is:** {plain(matter.whose_in_words)}.")
    if st.toggle(as_label(f"Show the rows: {matter.what}"), key=f"quality-show-{matter.key}"):
        table = matter.table(_holder(matter))
        record_table(_page_of(table, matter.key), key=f"quality-rows-{matter.key}")
        download_table(table, key=f"quality-file-{matter.key}")


def _holder(matter: Matter) -> str:
    """Whose rows are shown, "" for everyone's: what one agency is asked for goes into one file."""
    if len(matter.whose) == 1:
        return ""
    counts = {_EVERYONE: matter.count, **dict(matter.whose)}
    chosen = st.selectbox(
        as_label(f"Whose: {matter.what}"), list(counts), key=f"quality-of-{matter.key}", format_func=lambda name: f"{name} ({counts.get(name, 0)})")
    return "" if chosen in (None, _EVERYONE) else chosen


def _page_of(table: TableView, key: str) -> TableView:
    """The rows of one page; a file takes them all."""
    last = max(1, -(-len(table.rows) // AT_ONCE))
    if last == 1:
        return table
    place = f"quality-page-{key}"
    st.session_state[place] = min(int(st.session_state.get(place, 1)), last)
    page = int(st.number_input(f"Page, of {last}", 1, last, key=place, width=180))
    first = (page - 1) * AT_ONCE
    caption = f"{table.caption}, {first + 1} to {min(first + AT_ONCE, len(table.rows))} of {len(table.rows)}"
    return TableView(caption, table.headings, table.rows[first:first + AT_ONCE], table.row_heading)


def _years(years: Years) -> None:
    """Entries by agency and year as a real table, and a way to the entries behind each number."""
    if not years.years:
        return
    tables = "".join(_years_table(years, first) for first in range(0, len(years.years), ABREAST))
    st.html(f"{_CSS}<div class='years' role='group' aria-label='Entries by agency and year' tabindex='0'>{tables}</div>")
    which, when = st.columns(2)
    agencies = [agency for agency, _ in years.counts]
    agency = which.selectbox("Show the entries of", agencies, index=None, key="quality-agency", format_func=lambda agency: agency.label)
    year = when.selectbox("in the year", years.years, index=None, key="quality-year")
    if agency and year:
        record_table(_page_of(entries_of_year(session.looking().history, agency, year), "year"), key="quality-year-rows")


def _years_table(years: Years, first: int) -> str:
    """As many years from the ``first``-th on as stand side by side on a page or a printed sheet."""
    shown = slice(first, first + ABREAST)
    head = "".join(f"<th scope='col'>{year}</th>" for year in years.years[shown])
    body = "".join(
        f"<tr><th scope='row'>{escape(agency.label)}</th>{''.join(_cell(count) for count in counts[shown])}</tr>" for agency, counts in years.counts
    )
    return (
        f"<table><caption>Entries by agency and year, {years.years[shown][0]} to {years.years[shown][-1]}: 0 lies between the agency’s first and "
        f"last entry, – before or after</caption><thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cell(count: int | None) -> str:
    if count is None:
        return "<td class='outside'>–</td>"
    return f"<td class='gap'>{count}</td>" if count == 0 else f"<td>{count}</td>"
