"""Words that were typed at a place that cannot be written in now: they are still there to be read, copied, or thrown away."""

from collections.abc import Container

import streamlit as st

from dashboard.components.plain_text import plain
from dashboard.components.submission_work import Work, throw_away


def kept_aside(work: Work, field: str, open_places: Container[str]) -> None:
    """Drafts with words in ``field`` whose place is not among ``open_places``: the submission was sent meanwhile, or the statement taken out."""
    aside = {place: typed[field] for place, typed in work.drafts.items() if typed.get(field) and place not in open_places}
    if not aside:
        return
    st.header("What you typed and did not keep", anchor="typed")
    st.write("Its place cannot be written in now. Nobody else sees it.")
    for place, words in aside.items():
        with st.container(border=True):
            st.write(plain(str(words)))
            st.button("Throw it away", key=work.key(place, "aside"), on_click=throw_away, args=(work, place))
