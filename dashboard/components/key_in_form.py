"""One form on screen: its fields, the draft that follows every change, what is refused and what was kept."""

import json
from collections.abc import Mapping

import streamlit as st

from dashboard import session
from dashboard.components.plain_text import as_label, plain
from dashboard.components.quiet import quiet
from dashboard.components.source_drawer import open_source
from dashboard.errors import ChangedMeanwhile
from dashboard.importers.typed_rows import how_read, makes_itself, text_before
from dashboard.page_data.key_in import FORMS, Form, fields_of, in_a_line, words_of
from dashboard.page_data.keyed_in import Outcome, draft_of, keep_draft, keep_form, keyed_in, stored_facts
from dashboard.page_data.words_read import read_words
from data_models.access import Sensitivity
from data_models.columns import Column, Kind
from data_models.record import Fact
from data_models.tables import ENTRY

_UPDATES = "updates"
_FILLED = "filled"
"""The texts of the chosen fact that the fields were filled from, kept with the draft: somebody else may change the fact meanwhile."""
_WIDE = 760


def key_in_form() -> None:
    """Choose a form, fill it in, keep it. Every change of a field saves the draft."""
    forms = {form.key: form for form in FORMS}
    form = forms[st.selectbox("What to key in", list(forms), format_func=lambda key: forms[key].title, key="key-in-form")]
    _take_up_draft(form)
    if restored := st.session_state.get(_key(form, "restored")):
        st.info(plain(f"A draft from {restored} was restored."))
    refused = st.session_state.get(_key(form, "refused"), {})
    with st.container(width=_WIDE):
        if form.updates:
            _which(form)
        for column in form.columns:
            if heading := form.groups.get(column.name):
                st.subheader(heading)
            _field(form, column, refused.get(column.name, ""))
        if refused:
            st.error(plain(refused.get("", "Nothing was kept yet: see the sentences under the fields. What you typed is still here.")))
        keep, throw = st.columns(2)
        keep.button("Keep", key="key-in-keep", type="primary", on_click=_keep, args=(form,), width="stretch")
        throw.button("Throw the draft away", key="key-in-throw", on_click=_throw_away, args=(form,), disabled=not _typed(form), width="stretch")
        _said_after_keeping(form)


def begin_form_with(key: str, texts: Mapping[str, str]) -> None:
    """Begin the form of that key with ``texts`` the next time it is drawn. What this person has typed in it already stays."""
    now = session.looking()
    form = next(form for form in FORMS if form.key == key)
    draft = draft_of(session.record(), now.scope, now.family, form, today=now.today)
    keep_draft(session.record(), now.scope, now.family, form, {**texts, **(draft.typed if draft else {})})
    for column in form.columns:  # so that the fields are filled from the draft
        st.session_state.pop(_key(form, column.name), None)
    st.session_state["key-in-form"] = form.key


def _field(form: Form, column: Column, refused: str) -> None:
    key = _key(form, column.name)
    label = as_label(f"{column.heading} (required)" if column.required and not makes_itself(column) else column.heading)
    told = "Made for you where it is left blank" if makes_itself(column) else column.description
    help_text = plain(told) or None
    if column.allowed:
        names = {code.value: words_of(code) for code in column.allowed}
        options = [*names] if column.name == "sensitivity" else ["", *names]
        st.selectbox(
            label, options, key=key, help=help_text, on_change=_changed, args=(form, column.name), format_func=lambda code: names.get(code, "–"))
    elif column.kind is Kind.TEXTS and _children():
        st.multiselect(label, _children(), key=key, help=help_text, on_change=_changed, args=(form, column.name))
    elif column.name in form.long:
        st.text_area(label, key=key, help=help_text, on_change=_changed, args=(form, column.name))
    else:
        st.text_input(label, key=key, help=help_text, on_change=_changed, args=(form, column.name))
    if column.kind in (Kind.WHEN, Kind.DATE) and (read := how_read(column, _text(form, column), today=session.looking().today)):
        quiet(read)
    if refused:
        st.error(plain(refused))


def _which(form: Form) -> None:
    """A new one, or the next version of one in the record: its fields are filled in, ready for what has become of it."""
    known = _in_the_record(form)
    st.selectbox(
        "New, or in the record already", ["", *known], key=_key(form, _UPDATES), on_change=_fill_in, args=(form,),
        format_func=lambda found: in_a_line(known[found]) if found in known else "A new one")
    if st.session_state.get(_key(form, _UPDATES)):
        quiet("What you change here counts from today. Before today the record reads as it did.")


def _said_after_keeping(form: Form) -> None:
    kept = st.session_state.get(_key(form, "kept"))
    if not kept:
        return
    now = session.looking()
    found = next((one for one in keyed_in(session.record(), now.scope, now.family) if one.import_id == kept), None)
    if found:
        st.success(plain(f"Kept: {found.title}. {found.what}"))
        if st.button("Source of what was kept", key="key-in-source", help="What was typed, by whom and when"):
            open_source(found.fact_id)


def _keep(form: Form) -> None:
    now, typed, filled = session.looking(), _typed(form), _filled(form)
    typed.pop(_FILLED, None)
    updates = _in_the_record(form).get(chosen := typed.pop(_UPDATES, ""))
    own = _own(form)
    typed = {**{name: text for name, text in filled.items() if name not in own}, **{name: text for name, text in typed.items() if name in own}}
    try:
        outcome = keep_form(session.record(), now.scope, now.family, form, typed, today=now.today, updates=updates, filled=filled)
    except ChangedMeanwhile as meanwhile:
        outcome = Outcome("", {"": str(meanwhile)})
    if outcome.stands:
        _put(form, {**outcome.stands, **{name: typed.get(name, "") for name in own}, _UPDATES: chosen, _FILLED: json.dumps(outcome.stands)})
        _save_draft(form)
    st.session_state[_key(form, "refused")] = outcome.refused
    if outcome.refused:
        st.session_state.pop(_key(form, "kept"), None)
        return
    _put(form, {})
    st.session_state[_key(form, "kept")] = outcome.import_id
    if form.table is ENTRY:
        read_words(session.record(), now.scope, now.family)


def _changed(form: Form, name: str) -> None:
    """Keep the draft, and put away what was said of the field before it changed."""
    st.session_state.get(_key(form, "refused"), {}).pop(name, None)
    st.session_state.pop(_key(form, "kept"), None)
    _save_draft(form)


def _save_draft(form: Form) -> None:
    now = session.looking()
    keep_draft(session.record(), now.scope, now.family, form, _typed(form))


def _fill_in(form: Form) -> None:
    """Show the chosen fact's texts in every field that the person has not made their own."""
    chosen = st.session_state[_key(form, _UPDATES)]
    typed, texts = _typed(form), _texts_of(form, chosen)
    kept = {name: typed.get(name, "") for name in _own(form)}
    _put(form, {**texts, **kept, _UPDATES: chosen, _FILLED: json.dumps(texts)})
    _changed(form, "")


def _own(form: Form) -> set[str]:
    """The fields whose text is no longer what they were filled with."""
    filled = _filled(form)
    return {column.name for column in form.columns if _text(form, column) != _as_text(_shown(column, filled.get(column.name, "")))}


def _filled(form: Form) -> dict[str, str]:
    found: dict[str, str] = st.session_state.get(_key(form, _FILLED), {})
    return found


def _take_up_draft(form: Form) -> None:
    """Fill the fields from this person's draft where they are not on screen yet: a new session, or back from another form."""
    if _key(form, form.columns[0].name) in st.session_state:
        return
    now = session.looking()
    draft = draft_of(session.record(), now.scope, now.family, form, today=now.today)
    _put(form, draft.typed if draft else {})
    if draft:
        st.session_state[_key(form, "restored")] = draft.saved


def _throw_away(form: Form) -> None:
    now = session.looking()
    keep_draft(session.record(), now.scope, now.family, form, {})
    _put(form, {})


def _put(form: Form, texts: Mapping[str, str]) -> None:
    """Show exactly ``texts`` in the fields, with nothing refused and no draft spoken of."""
    for part in ("restored", "refused", "kept"):
        st.session_state.pop(_key(form, part), None)
    for column in form.columns:
        st.session_state[_key(form, column.name)] = _shown(column, texts.get(column.name, ""))
    if form.updates:
        chosen = texts.get(_UPDATES, "")
        st.session_state[_key(form, _UPDATES)] = chosen if chosen and chosen in _in_the_record(form) else ""
        st.session_state[_key(form, _FILLED)] = json.loads(texts.get(_FILLED, "{}")) if st.session_state[_key(form, _UPDATES)] else {}


def _shown(column: Column, text: str) -> str | list[str]:
    """A text as its field shows it: a code that the form does not know, or a child that the record does not, is not shown."""
    if column.kind is Kind.TEXTS and _children():
        return [label for part in text.split(";") if (label := part.strip()) in _children()]
    shown = text if not column.allowed or text in {code.value for code in column.allowed} else ""
    return shown or Sensitivity.NORMAL.value if column.name == "sensitivity" else shown


def _typed(form: Form) -> dict[str, str]:
    """What is filled in, by column name; a sensitivity that nobody raised is not."""
    typed = {column.name: text for column in form.columns if (text := _text(form, column))}
    if typed.get("sensitivity") == Sensitivity.NORMAL.value and not st.session_state.get(_key(form, _UPDATES)):
        typed.pop("sensitivity")
    chosen = st.session_state.get(_key(form, _UPDATES), "")
    return typed | ({_UPDATES: chosen, _FILLED: json.dumps(_filled(form), ensure_ascii=False)} if chosen else {})


def _text(form: Form, column: Column) -> str:
    return _as_text(st.session_state.get(_key(form, column.name), ""))


def _as_text(value: object) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value or "")


def _texts_of(form: Form, fact_id: str) -> dict[str, str]:
    found = _in_the_record(form).get(fact_id)
    fields = fields_of(form.table, found) if found else {}
    return {column.name: text_before(column, fields) for column in form.columns}


def _in_the_record(form: Form) -> dict[str, Fact]:
    """Whatever date is looked at: the next version of a fact must start from its newest, with all that is in it."""
    now = session.looking()
    return stored_facts(session.record(), now.scope, now.family, form)


def _children() -> list[str]:
    return [child.label for child in session.full_history(session.looking()).children]


def _key(form: Form, part: str) -> str:
    return f"key-in-{session.looking().family.id}-{form.key}-{part}"
