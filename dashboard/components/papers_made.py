"""Each paper of the case, made when asked for and handed out by the one door; and what was sealed, with what has changed since."""

import streamlit as st

from dashboard import session
from dashboard.components.download import making, offer
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.components.submission_ways import ways_to
from dashboard.errors import DashboardError
from dashboard.page_data.paper_out import OF_A_SUBMISSION, paper_out, sealed_paper_out
from dashboard.page_data.papers import PaperRefused, PaperWords
from dashboard.page_data.papers_letter_to import BY_LAW, SAY_WHY, Recipient, has_it_by_law, recipients
from dashboard.page_data.sealed import NOT_THEIRS, Sealed, rendered_again, sealed
from dashboard.page_data.submissions import submissions_of
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.settings import settings
from data_models.access import Power
from data_models.dates import day_in_words
from data_models.papers import PaperKind
from data_models.submission import Step


def papers_made() -> None:
    """Every paper that the viewer may take out, as known on the date chosen."""
    now = session.looking()
    st.header("Papers of the case")
    if not now.scope.may(Power.EXPORT, now.family.id):
        st.write("Your account may not take papers out.")
        return
    kinds = [kind for kind in PaperKind if kind not in OF_A_SUBMISSION or now.scope.may(Power.READ_SUBMISSION, now.family.id)]
    st.write(plain(f"Made as known on {day_in_words(now.as_at)}, from what a forum may see. None of them is for a member of the family."))
    first = kinds.index(PaperKind.PACK) if PaperKind.PACK in kinds else 0
    kind = st.selectbox("Paper", kinds, index=first, key="paper-kind", format_func=lambda kind: kind.paper_title)
    to = _recipient() if kind is PaperKind.LETTER else None
    if st.button("Make this paper", key="paper-make"):
        try:
            words = PaperWords.as_set(settings())
            with making(kind.paper_title):
                made = paper_out(session.record(), now.scope, now.family, kind, now.as_at, words=words, to=to)
            offer(made)
        except PaperRefused as refused:
            _refused(refused)
        except DashboardError as refused:
            st.error(str(refused))


def _recipient() -> Recipient | None:
    """To whom the letter is: one named adult of the family, with how it is known that it is theirs to have."""
    people = {person.label: person for person in recipients(session.looking().history)}
    label = st.selectbox("To whom", list(people), index=None, key="letter-to", placeholder="Nobody yet: a draft without a name")
    if not label:
        return None
    if has_it_by_law(people[label]):
        quiet(BY_LAW)
        return Recipient(label)
    return Recipient(label, st.text_input(SAY_WHY, key=f"letter-why-{label}"))


def _refused(refused: PaperRefused) -> None:
    """All that stops the paper, each with the way to where it is mended; and what would stop the submission next."""
    st.error("No paper leaves yet. What stands in the way, each with the way to it:")
    ways_to(refused.missing)
    if refused.besides:
        st.write("This does not stop the paper, and would stop the submission from being sent:")
        ways_to(refused.besides)


def papers_sealed() -> None:
    """Each submission that was sealed: its papers as they were, and what has changed since, where somebody asks."""
    now = session.looking()
    found = [one for one in submissions_of(session.record(), now.scope, now.family) if one.state is Step.SUBMITTED]
    st.header("What was submitted and sealed", anchor="sealed")
    if not found:
        quiet("No submission of this family has been sealed, as far as you may read.")
    for one in found:
        kept = sealed(session.record(), now.scope, now.family, one.id)
        known = f"As known on {day_in_words(one.as_at)}, sealed on {day_in_words(one.state_since.date())}"
        if kept is None:
            st.write(plain(f"{known}. {NOT_THEIRS}"))
            continue
        with st.expander(known):
            _seal(kept)


def _seal(kept: Sealed) -> None:
    now = session.looking()
    plain_table(TableView(f"Papers of the seal {kept.sha256[:16]}…", ("Paper", "Bytes", "SHA-256"), tuple(
        TableRow((paper.kind.paper_title, f"{paper.size:,}", paper.sha256)) for paper in kept.papers)))
    if now.scope.may(Power.EXPORT, now.family.id):
        _take(kept)
    if st.toggle("What has changed since", key=f"seal-since-{kept.id}"):
        _since(kept)
    if st.button("Make its papers again and compare", key=f"seal-again-{kept.id}"):
        for paper in rendered_again(session.record(), now.scope, now.family, kept):
            same = "comes out the same" if paper.same else "comes out otherwise: the kept one is what was shown"
            st.write(plain(f"{paper.kind.paper_title}: {same}." + ("" if paper.kept else " The kept one is NOT as it was written.")))


def _take(kept: Sealed) -> None:
    now = session.looking()
    kinds = [paper.kind for paper in kept.papers]
    kind = st.selectbox("Paper as it was sealed", kinds, key=f"seal-paper-{kept.id}", format_func=lambda kind: kind.paper_title)
    if st.button("Take this paper", key=f"seal-take-{kept.id}", help="The very file that the forum was shown"):
        try:
            with making(kind.paper_title):
                made = sealed_paper_out(session.record(), now.scope, now.family, kept, kind)
            offer(made)
        except DashboardError as refused:
            st.error(str(refused))


def _since(kept: Sealed) -> None:
    since = session.since_the_seal(session.looking(), kept)
    st.write("What was sealed is as it was written." if since.holds else "What was sealed is NOT as it was written.")
    st.write(plain(since.sentence))
    for name, table in (("new", since.lists.new), ("older", since.lists.older), ("changed", since.lists.changed), ("rewritten", since.rewritten)):
        if table.rows:
            record_table(table, key=f"seal-{name}-{kept.id}")
