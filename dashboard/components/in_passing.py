"""A message in passing, wherever on the page somebody is: it never takes the place of words that stay."""

from pathlib import Path

import streamlit as st

from dashboard.components.plain_text import plain

_named = st.components.v2.component("in_passing", html="<span></span>", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"))


def in_passing(sentence: str, *, icon: str, key: str) -> None:
    """Show ``sentence`` for some seconds. ``icon``: the name of a Material symbol. ``key``: of the place that this is called in."""
    st.toast(plain(sentence), icon=f":material/{icon}:", duration="long")
    _named(key=key)
