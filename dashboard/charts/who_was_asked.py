"""Each agency and each adult in words: what was asked and what came back, and how many rows of that agency name the adult."""

from collections.abc import Sequence
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.frames import rows_of
from dashboard.charts.style import INK, RULE, SMALL_SIZE, Json, Meaning, figure, nothing_recorded, safe, words_at

ROW, HEADINGS, LINE = 34, 44, 19
STILL_OWED = ("asked, no reply", "declined")
NOT_ASKED = "no request recorded"


def who_was_asked(cells: pd.DataFrame, *, agencies: Sequence[str], adults: Sequence[str], title: str = "") -> go.Figure:
    """Rows are agencies, columns adults; a cell is its words, and opens the requests and rows behind it.

    ``cells``: agency, adult (as in ``agencies`` and ``adults``), state (words), entries (rows of that agency naming the adult),
    likely (bool: the agency works on what is recorded of the adult), ids.
    """
    rows = [row for row in rows_of(cells) if str(row["agency"]) in agencies and str(row["adult"]) in adults]
    if not rows:
        return nothing_recorded("No adult is recorded", title=title)
    width = max(14, 92 // len(adults))
    texts = {(str(row["agency"]), str(row["adult"])): _lines(row, width) for row in rows}
    heights = [max(ROW, LINE * max(len(texts.get((agency, adult), [])) for adult in adults) + 12) for agency in agencies]
    tops = [sum(heights[:n]) for n in range(len(heights) + 1)]
    middle = {agency: (tops[n] + tops[n + 1]) / 2 for n, agency in enumerate(agencies)}
    column = {name: n for n, name in enumerate(adults)}
    layout: Json = {
        "height": tops[-1] + HEADINGS + 24, "margin": {"l": 190, "r": 16, "t": 12, "b": 12}, "showlegend": False,
        "xaxis": {"range": [-0.5, len(adults) - 0.5], "visible": False, "fixedrange": True},
        "yaxis": {"range": [tops[-1], -HEADINGS], "visible": False, "fixedrange": True},
        "shapes": [
            {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": top, "y1": top, "line": {"color": RULE, "width": 1}, "layer": "below"}
            for top in tops
        ],
        "annotations": [
            words_at(f"<b>{'<br>'.join(safe(line) for line in wrap(name, width, max_lines=2, placeholder='…'))}</b>", x=n, y=-6, xanchor="center",
                     align="center", yanchor="bottom", font={"size": SMALL_SIZE})
            for name, n in column.items()
        ] + [
            words_at(safe(name, most=30), x=0, xref="paper", xshift=-8, xanchor="right", align="right", y=y, font={"size": SMALL_SIZE})
            for name, y in middle.items()
        ],
    }
    trace: Json = {
        "type": "scatter", "mode": "markers+text", "name": "cells", "cliponaxis": False,
        "marker": {"symbol": "square", "size": 30, "opacity": 0, "color": INK},
        "x": [column[str(row["adult"])] for row in rows], "y": [middle[str(row["agency"])] for row in rows],
        "text": ["<br>".join(texts[str(row["agency"]), str(row["adult"])]) for row in rows], "textposition": "middle center",
        "textfont": {"size": SMALL_SIZE, "color": [_tone(row) for row in rows]}, "customdata": [[str(row["ids"])] for row in rows],
        "hoverinfo": "text", "hovertext": [f"{safe(row['agency'])}, about {safe(row['adult'])}<br>{_said(row)}" for row in rows],
    }
    return figure([trace], layout, title=title)


def _lines(row: Json, width: int) -> list[str]:
    state = [safe(line) for line in wrap(str(row["state"]), width, break_long_words=False)]
    if bool(row["likely"]) and NOT_ASKED in str(row["state"]):
        state.append("<b>likely holder</b>")
    return [*state, _rows(int(row["entries"]))] if int(row["entries"]) else state


def _rows(number: int) -> str:
    return "<b>1</b> row" if number == 1 else f"<b>{number}</b> rows"


def _said(row: Json) -> str:
    number = int(row["entries"])
    return f"{safe(row['state'])}<br>{'no row' if not number else _rows(number)} naming the adult"


def _tone(row: Json) -> str:
    """What is still owed, or was never sought of a likely holder, is awaited; an answer is plain ink; the rest is context."""
    state = str(row["state"])
    if any(word in state for word in STILL_OWED) or (NOT_ASKED in state and bool(row["likely"])):
        return Meaning.AWAITING.value
    return Meaning.CONTEXT.value if state == NOT_ASKED else INK
