"""Suggestions one by one or many at once: the words that matched in their place, and the person's answer."""

import hashlib
from collections.abc import Sequence

import streamlit as st

from dashboard import session
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.components.source_drawer import open_source
from dashboard.importers.keyed import keep
from dashboard.page_data.themes import AT_ONCE, Hollow, ThemesView, confirmation, in_a_line, in_rows, label_of, taken_back
from dashboard.page_data.words_read import read_words
from data_models.record import Nature
from data_models.suggestion import CodingDecision, Stance, SuggestionKind

_AS_THE_WORDS = "as the words put it"
_FORM = "suggestions answered"
_TOLD = "themes-told"
MANY = 25
"""As many rows as a person can be asked to read before one press."""


def suggestions(view: ThemesView) -> None:
    """Choose what is suggested, tick, answer. Charts and counts follow at once."""
    if words := st.session_state.pop(_TOLD, ""):
        st.success(plain(words))
    if st.button("Read the words again", key="read-words", help="After new files, or a newer word list"):
        now = session.looking()
        bar = st.progress(0.0, "Reading the words of the entries")
        read_words(session.record(), now.scope, now.family, progress=bar.progress)
        st.rerun()
    if not view.waiting:
        return
    about = st.selectbox(
        "Suggested", list(view.waiting), key="themes-about",
        format_func=lambda about: f"{label_of(*about)} ({len(view.waiting[about])} waiting)" if about in view.waiting else label_of(*about))
    found = view.waiting.get(about, ())
    stances = list(dict.fromkeys(hollow.suggestion.stance for hollow in found))
    chosen = st.multiselect("How the words put it", stances, default=stances, key=f"themes-stance-{about}", format_func=lambda stance: stance.value)
    found = tuple(hollow for hollow in found if hollow.suggestion.stance in chosen)
    if found:
        _answers(about, found)


def _answers(about: tuple[SuggestionKind, str], found: Sequence[Hollow]) -> None:
    last = -(-len(found) // AT_ONCE)
    page = int(st.number_input(f"Page, of {last}", 1, last, key=f"themes-page-{about}")) if last > 1 else 1
    shown = found[(page - 1) * AT_ONCE:page * AT_ONCE]
    ticked = [hollow for hollow in shown if _tick(hollow)]
    nature = None
    if about[0] is SuggestionKind.THEME:
        said = st.radio("Points to", [_AS_THE_WORDS, *(nature.value for nature in Nature)], key=f"themes-nature-{about}", horizontal=True)
        nature = None if said == _AS_THE_WORDS else Nature(said)
    confirm, reject = st.columns(2)
    if confirm.button(f"Confirm the {len(ticked)} ticked", key="themes-confirm", type="primary", disabled=not ticked):
        _keep(ticked, CodingDecision.CONFIRMED, nature)
    if reject.button(f"Not so: reject the {len(ticked)} ticked", key="themes-reject", disabled=not ticked):
        _keep(ticked, CodingDecision.REJECTED, nature)
    _many(found, nature)


def _many(found: Sequence[Hollow], nature: Nature | None) -> None:
    """Rows put as plain statements, listed before they can be confirmed: how words are put says nothing of whether they are true."""
    plainly = [hollow for hollow in found if hollow.suggestion.stance is Stance.STATED][:MANY]
    if len(plainly) < 2:
        return
    these = hashlib.sha256(" ".join(hollow.key for hollow in plainly).encode()).hexdigest()[:12]  # having read others says nothing of these
    with st.expander(f"Read and confirm {len(plainly)} together"):
        quiet("Each row below puts it as a plain statement. That is how it is worded, not proof that it happened. Read them first: a word list "
              "misses sarcasm, other people’s children and what a later sentence takes back.")
        record_table(in_rows(plainly), key="themes-many")
        read = st.checkbox(f"I have read these {len(plainly)} rows", key=f"themes-many-read-{these}")
        if st.button(f"Confirm these {len(plainly)}", key="themes-all", disabled=not read):
            _keep(plainly, CodingDecision.CONFIRMED, nature)


def _tick(hollow: Hollow) -> bool:
    entry = hollow.entry
    with st.container(border=True):
        words, source = st.columns([8, 1])
        text = f"{plain(hollow.before)}**{plain(hollow.suggestion.words)}**{plain(hollow.after)}"
        words.markdown(f"{plain(entry.happened.in_words())}, {plain(entry.agency.label)}: {' '.join(text.split())}")
        with words:
            quiet(f"{hollow.how[:1].upper()}{hollow.how[1:]}. Suggested only: nobody has confirmed it.")
        if source.button("Source", key=f"source-{hollow.key}", help="The row as it arrived"):
            open_source(entry.id)
        return bool(words.checkbox(f"Tick “{plain(hollow.suggestion.words)}”", key=f"tick-{hollow.key}"))


def answered(view: ThemesView) -> None:
    """What people answered, and a way to take it back."""
    if not view.answers:
        return
    record_table(view.answered, key="answered")
    history = session.looking().history
    lines = {coding.id: in_a_line(coding, history) for coding in view.answers}
    chosen = st.multiselect("Answers to take back", list(lines), key="themes-back", format_func=lambda found: lines.get(found, found))
    if st.button(f"Take {len(chosen)} back", key="themes-take-back", disabled=not chosen):
        now = session.looking()
        back = [coding for coding in view.answers if coding.id in chosen]
        keep(session.record(), now.scope.actor, now.family, _FORM, taken_back(now.family, back, actor=now.scope.actor))
        st.session_state.pop("themes-back")
        _tell(f"Taken back: {len(back)}. The suggestions wait again, and counts and charts follow.")


def _keep(found: Sequence[Hollow], decision: CodingDecision, nature: Nature | None) -> None:
    now = session.looking()
    keep(session.record(), now.scope.actor, now.family, _FORM, confirmation(now.family, found, decision, actor=now.scope.actor, nature=nature))
    _tell(f"{decision.value.capitalize()}: {len(found)}. Counts and charts follow. An answer can be taken back below.")


def _tell(words: str) -> None:
    st.session_state[_TOLD] = words
    st.rerun()
