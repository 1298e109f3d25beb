"""Start here: what runs on every interaction. Choose the page, the family and the date, record the view, draw the frame, run the page."""

import sys
from base64 import b64encode
from datetime import date
from pathlib import Path

# Streamlit puts only this folder on the import path; the packages live one above it.
ROOT = str(Path(__file__).resolve().parents[1])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

import streamlit as st  # noqa: E402

from dashboard import navigation, session  # noqa: E402
from dashboard.components.emergency import emergency_form  # noqa: E402
from dashboard.components.family_frame import choose_date, family_frame  # noqa: E402
from dashboard.components.family_picker import choose_family  # noqa: E402
from dashboard.components.signed_in import sign_in_page, who_is_here  # noqa: E402
from dashboard.errors import DashboardError, NotSignedIn  # noqa: E402

# In the page itself: a file would be handed out under an address that anybody may ask for.
ICON = "data:image/png;base64," + b64encode(Path(__file__).with_name("icon.png").read_bytes()).decode()


def run() -> None:
    chosen, entry, pages = navigation.choose_page()
    st.set_page_config(page_title=entry.title, page_icon=ICON, layout="wide")
    session.keep_part()
    try:
        scope = session.viewer()
    except NotSignedIn as missing:
        sign_in_page(str(missing))
        return
    today = date.today()
    session.arrived()
    families = session.open_families()
    session.record_listed(families)
    session.arrive(entry.title)
    with st.sidebar:
        st.markdown("### Care Planning Forum")
        family = choose_family(families)
        emergency_form()
        if family:  # before the menu, whose links carry the address
            st.query_params.update({"family": family.id, "as_at": choose_date(today).isoformat()})
        navigation.draw_menu(pages, scope, family.id if family else "")
    who_is_here()
    if not navigation.open_to(entry, scope, family.id if family else ""):
        session.record().record_view(scope.actor, "refused", family_id=family.id if family else "", target=entry.title)
        st.title(entry.title)
        st.write("This page is not part of your work here.")
        return
    if family is None:
        for kept in ("looking", "frame"):  # sight of a family may have been taken away since the last run
            st.session_state.pop(kept, None)
        st.title(entry.title)
        st.write("No family is open to you. `make run` makes the sample families; the Import page takes files in.")
        if entry.about_a_family:
            return
    else:
        now = session.looking_at(family, choose_date(today), today)
        session.record_view(entry.title, now)
        if entry.about_a_family:
            st.session_state["frame"] = family_frame(now)
    chosen.run()


try:
    run()
except DashboardError as error:
    st.error(str(error))
