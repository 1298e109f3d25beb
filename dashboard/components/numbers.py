"""A few numbers in a row, each with the words that say what it counts."""

from collections.abc import Sequence

import streamlit as st

from dashboard.page_data.family import Number


def numbers(shown: Sequence[Number]) -> None:
    if not shown:
        return
    for column, number in zip(st.columns(len(shown)), shown, strict=True):
        column.markdown(f"### {number.value}")
        column.write(number.words)
