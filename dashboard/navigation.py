"""The pages in their groups. Streamlit's own sectioned menu fails the accessibility check, so ours is headings and links."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from data_models.access import Power, Scope

PAGES = Path(__file__).resolve().parents[1] / "pages"


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its file in pages/, its name, and the group it stands in. Its address is the file's name."""

    file: str
    title: str
    group: str
    default: bool = False
    needs: Power = Power.READ

    @property
    def about_a_family(self) -> bool:
        return self.group in ("This family", "The case")


def open_to(entry: Entry, scope: Scope, family_id: str) -> bool:
    """Whether a page is part of the work of somebody with this scope, for the family chosen; with no family, for any they might be given."""
    if entry.needs is Power.READ:
        return True
    if not entry.needs.over_a_family:
        return entry.needs in scope.powers
    return scope.may(entry.needs, family_id) or (entry.needs is Power.ADD and Power.MAKE_FAMILY in scope.powers)


ENTRIES = (
    Entry("agenda", "Agenda", "Forum", needs=Power.READ_SUBMISSION),
    Entry("family", "Family", "This family", default=True),
    Entry("chronology", "Chronology", "This family"),
    Entry("cumulative_concern", "Cumulative concern", "This family"),
    Entry("sight_of_the_child", "Sight of the child", "This family"),
    Entry("plan_compliance", "Plan compliance", "This family"),
    Entry("assessments", "Assessments", "This family"),
    Entry("who_knew_what", "Who knew what", "This family"),
    Entry("after_each_closure", "After each closure", "This family"),
    Entry("older_siblings", "Older siblings", "This family"),
    Entry("the_other_side", "The other side", "This family"),
    Entry("why_now", "Why now", "The case"),
    Entry("submission", "Submission", "The case", needs=Power.READ_SUBMISSION),
    Entry("threshold", "Threshold", "The case", needs=Power.READ_SUBMISSION),
    Entry("agencies_views", "Agencies’ views", "The case"),
    Entry("papers", "Papers", "The case", needs=Power.READ_SUBMISSION),
    Entry("decision", "Decision", "The case", needs=Power.READ_SUBMISSION),
    Entry("challenge", "Challenge", "The case"),
    Entry("pre_proceedings", "Pre-proceedings", "The case"),
    Entry("import_files", "Import", "Data", needs=Power.ADD),
    Entry("key_in", "Key in", "Data", needs=Power.ADD),
    Entry("people", "People", "Data", needs=Power.JUDGE),
    Entry("incidents", "Incidents", "Data", needs=Power.JUDGE),
    Entry("themes", "Themes", "Data", needs=Power.JUDGE),
    Entry("quality", "Quality", "Data"),
    Entry("who_may_see", "Who may see", "Service", needs=Power.GIVE_ACCESS),
    Entry("accounts", "Accounts", "Service", needs=Power.KEEP_ACCOUNTS),
    Entry("findings_and_timescales", "Findings and timescales", "Service"),
    Entry("assurance", "Assurance", "Service", needs=Power.SEE_ASSURANCE),
    Entry("who_has_looked", "Who has looked", "Service", needs=Power.SEE_LOOKS),
    Entry("unusual_access", "Unusual access", "Service", needs=Power.READ_TRAIL),
)


def choose_page() -> tuple[StreamlitPage, Entry, dict[str, StreamlitPage]]:
    """The page the address names, its entry, and every page by file name for drawing the menu."""
    pages = {
        entry.file: st.Page(PAGES / f"{entry.file}.py", title=entry.title, url_path=entry.file.replace("_", "-"), default=entry.default)
        for entry in ENTRIES
    }
    chosen = st.navigation(list(pages.values()), position="hidden")
    entry = next(entry for entry in ENTRIES if pages[entry.file] == chosen or pages[entry.file].title == chosen.title)
    return chosen, entry, pages


def draw_menu(pages: dict[str, StreamlitPage], scope: Scope, family_id: str) -> None:
    """Groups as headings, pages as links; the family and date stay in the address. A page that is not part of somebody's work is left out."""
    group = ""
    for entry in ENTRIES:
        if not open_to(entry, scope, family_id):
            continue
        if entry.group != group:
            group = entry.group
            st.markdown(f"**{group}**")
        st.page_link(pages[entry.file], label=entry.title, query_params=dict(st.query_params))
