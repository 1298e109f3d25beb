"""The way from another page to where a submission is mended."""

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from dashboard.components.plain_text import plain
from dashboard.page_data.submissions import Missing
from data_models.submission import Section

_PAGES = Path(__file__).resolve().parents[2] / "pages"
_SECTION = "section"


def ways_to(missing: Iterable[Missing]) -> None:
    """Each thing that stands in the way as a link: to its section of the submission, or to the threshold grid."""
    for lack in missing:
        place = {_SECTION: lack.section.value} if lack.section else {}
        page = _PAGES / ("threshold.py" if lack.grid else "submission.py")
        st.page_link(str(page), label=plain(lack.sentence), query_params={**dict(st.query_params), **place})


def section_asked_for() -> Section | None:
    """The section that such a link led to, once."""
    asked = st.query_params.get(_SECTION, "")
    if asked not in list(Section):
        return None
    del st.query_params[_SECTION]
    return Section(asked)
