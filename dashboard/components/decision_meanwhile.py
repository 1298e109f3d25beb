"""Two people at one draft of a decision: whoever typed on an older version sees both texts, and nothing is kept until they have chosen."""

import streamlit as st

from dashboard import session
from dashboard.components.done import done
from dashboard.components.in_passing import in_passing
from dashboard.components.note_kept import (
    began_with,
    begin_anew,
    begin_with,
    begins_anew,
    left_as_it_began,
    rest_on,
    rests_on,
    thrown_away,
)
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.page_data.decision_kept import Written
from dashboard.page_data.decision_meanwhile import Both, begun_from, both_texts
from dashboard.page_data.kept_notes import keep_notes, notes_under
from dashboard.page_data.table_view import TableRow, TableView
from data_models.decision import CHOOSE, DecisionRecord, Option

_NOTHING_TYPED = "You typed nothing here"
_ANCHOR = "two-texts"


def rests_at(draft: DecisionRecord) -> str:
    """The place where it is kept on which version of ``draft`` the words typed into it rest."""
    return f"decision-{draft.id}-rests"


def drawn_anew(draft: DecisionRecord) -> bool:
    """Whether the fields are about to begin, with what stands now or with what was typed in another session: then it is read on what that rests."""
    rests, now = rests_at(draft), session.looking()
    if f"note-decision-{draft.id}-asked" in st.session_state:
        return False
    emptied = begins_anew(rests)
    rest_on(rests, draft.version if emptied else begun_from(session.record(), now.scope, now.family, draft, rests))
    return True


def overtaken(draft: DecisionRecord, *, anew: bool, unkept: bool) -> bool:
    """Whether what is typed rests on an older version than stands. Fields that have just begun, with nothing but what stands, rest on it."""
    if anew and not unkept:
        rest_on(rests_at(draft), draft.version)
    return rests_on(rests_at(draft)) < draft.version


def option_field(draft: DecisionRecord) -> Option | None:
    """The option chosen, which begins with the one that stands. Where none does it is empty: what a forum decided is nobody's to suggest."""
    place = _option(draft)
    key = f"decision-{draft.id}-option"
    anew = begins_anew(place)
    if anew or key not in st.session_state:
        begin_with(place, draft.option or "")
    if anew:
        st.session_state[key] = draft.option
    index = None if draft.option is None else 0 if anew else list(Option).index(draft.option)
    chosen = st.selectbox(
        "Decision", list(Option), index=index, key=key, placeholder=CHOOSE, format_func=lambda one: f"{one.label} ({one.code_in_words})")
    return Option(chosen) if chosen else draft.option


def choose_between(draft: DecisionRecord, written: Written) -> None:
    """What stands now beside what is typed, and the two ways on. There is nothing else to press: neither text is kept over the other unseen."""
    who = session.record().names().get(draft.recorded_by, draft.recorded_by)
    st.session_state.pop(f"decision-{draft.id}-asked-to-sign", None)
    st.subheader("Two people wrote here", anchor=_ANCHOR)
    st.warning(plain(f"{who} kept other words here since what is on this page was begun. Nothing is lost: read both, then choose."))
    told = f"decision-{draft.id}-told-of"
    if st.session_state.get(told) != draft.version:
        st.session_state[told] = draft.version
        in_passing(
            f"{who} kept other words here meanwhile. Both texts stand at the head of this decision.", icon="group",
            key=f"decision-{draft.id}-in-passing")
    both = both_texts(draft, written)
    mine = {one.field for one in both if _is_mine(draft, written, one)}
    if both:
        plain_table(TableView("What is not the same", ("Part", "What stands now", "What you have typed"), tuple(
            TableRow((one.label, one.stands or "nothing", (one.typed or "nothing") if one.field in mine else _NOTHING_TYPED)) for one in both)))
    with st.container(horizontal=True):
        if st.button(
            "Go on with mine", key=f"decision-{draft.id}-mine", help="It is not kept yet. Where you typed nothing, what stands now is taken",
        ):
            done(lambda: _go_on(draft, keeps_option=_keeps_option(mine, written)),
                 "What you typed is on the page, with what stands now where you typed nothing. It is not kept yet.")
        if st.button("Take what stands now, and throw mine away", key=f"decision-{draft.id}-theirs"):
            done(lambda: _take_what_stands(draft), "What you had typed is gone: the page shows what stands now.")


def say_where_to_choose() -> None:
    """Where the way to keep what is typed would be, for whoever is at the end of the form."""
    st.write(f"Nothing is kept or signed until one of [two texts](#{_ANCHOR}) is chosen, at the head of this decision.")


def _is_mine(draft: DecisionRecord, written: Written, one: Both) -> bool:
    if one.field == "option":
        return began_with(_option(draft)) not in (None, written.option or "")
    if one.field.startswith("condition-"):
        begins = f"condition-{draft.id}-{one.field.removeprefix('condition-')}-"
        return one.field == "condition-" or any(not left_as_it_began(place) for place in _fields(begins))
    return not left_as_it_began(f"decision-{draft.id}-{one.field}")


def _keeps_option(mine: set[str], written: Written) -> bool:
    """The option on the page is this person's, or the words that they typed are parts of it, which another option does not have."""
    return "option" in mine or (written.option is not None and any(f"{written.option.value}-{part.name}" in mine for part in written.option.parts))


def _go_on(draft: DecisionRecord, *, keeps_option: bool) -> None:
    """What is typed follows the version that stands; a field in which nothing is typed begins anew with what stands."""
    now, rests = session.looking(), rests_at(draft)
    untouched = [place for begins in _begins(draft) for place in _fields(begins) if began_with(place) is not None and left_as_it_began(place)]
    keep_notes(session.record(), now.scope, now.family, {**dict.fromkeys(untouched, ""), rests: str(draft.version)})
    begin_anew(*untouched, *(() if keeps_option else (_option(draft),)))
    rest_on(rests, draft.version)


def _take_what_stands(draft: DecisionRecord) -> None:
    now = session.looking()
    kept = {place for begins in _begins(draft) for place in notes_under(session.record(), now.scope, now.family, begins)}
    thrown_away(*{*kept, *(place for begins in _begins(draft) for place in _fields(begins)), rests_at(draft)})
    begin_anew(_option(draft))


def _begins(draft: DecisionRecord) -> tuple[str, str]:
    """How the names of all places begin at which something is typed into ``draft``."""
    return f"decision-{draft.id}-", f"condition-{draft.id}-"


def _fields(begins: str) -> list[str]:
    """The places among the fields on the page whose names begin so."""
    return [str(key).removeprefix("note-") for key in st.session_state if str(key).startswith(f"note-{begins}")]


def _option(draft: DecisionRecord) -> str:
    return f"decision-{draft.id}-option"
