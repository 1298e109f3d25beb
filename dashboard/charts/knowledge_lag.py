"""How long after it happened each incident became known: a dumbbell a row, on a scale of days that people use."""

from math import log10

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.frames import rows_of
from dashboard.charts.style import (
    INK,
    RULE,
    SMALL_SIZE,
    TINTS,
    Json,
    Meaning,
    bar_key,
    by_shape,
    figure,
    key_entry,
    marker,
    nothing_recorded,
    safe,
    safe_lines,
    shape_keys,
    status_in_words,
    words_at,
)

ROW, LEFT, RIGHT = 52, 24, 150
ZERO = 0.25
"""Where the day itself stands on the log scale, which has no place for 0 days."""
_TICKS = ((ZERO, "that day"), (1, "1 day"), (7, "a week"), (30, "a month"), (365, "a year"), (3652, "10 years"))
_KNOWN: Json = {"symbol": "line-ns", "size": 15, "color": INK, "line": {"color": INK, "width": 3}}
_BAR: Json = {"color": TINTS[Meaning.AWAITING], "line": {"color": Meaning.AWAITING.value, "width": 1.2}}
_HATCH: Json = {"shape": "/", "fgcolor": Meaning.AWAITING.value, "size": 7, "solidity": 0.3}


def knowledge_lag(rows: pd.DataFrame, *, title: str = "") -> go.Figure:
    """One row for each incident: its mark (shape = evidence status) on the day itself, a bar to the day it became known.

    Bars of more than one working day are hatched. The scale is logarithmic, labelled in days, so that a day and a decade can stand
    together; the days are printed at the end of each row.
    ``rows``: label, happened, known (words), days (calendar days, 1 or more), roughly (words before the
    days, such as "at least "), late (bool: more than one working day), status
    (EvidenceStatus), ids. Drawn top down in the order given.
    """
    plain = rows_of(rows)
    if not plain:
        return nothing_recorded("No incident that became known a day or more later is recorded", title=title)
    longest = max(int(row["days"]) for row in plain)
    ticks = [tick for tick in _TICKS if tick[0] <= longest * 1.2]
    layout: Json = {
        "height": ROW * len(plain) + 60, "margin": {"l": LEFT + 40, "r": RIGHT, "t": 12, "b": 40}, "barmode": "overlay",
        "xaxis": {
            "type": "log", "range": [log10(ZERO) - 0.02, log10(longest * 1.15)], "tickvals": [tick[0] for tick in ticks],
            "ticktext": [tick[1] for tick in ticks], "tickfont": {"size": SMALL_SIZE}, "tickangle": 0, "gridcolor": RULE, "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {"range": [-(len(plain) - 0.5), 0.6], "visible": False, "fixedrange": True},
        "annotations": [words for n, row in enumerate(plain) for words in _row_words(row, n)],
    }
    numbered = [{**row, "line": -n} for n, row in enumerate(plain)]
    known = {
        "type": "scatter", "mode": "markers", "name": "became known", "cliponaxis": False, "marker": _KNOWN,
        "x": [int(row["days"]) for row in numbered], "y": [row["line"] for row in numbered],
        "customdata": [[str(row["ids"])] for row in numbered], "hoverinfo": "text", "hovertext": [_said(row) for row in numbered],
    }
    return figure([*_keys(numbered), *_bars(numbered), *_happened(numbered), known], layout, title=title)


def _keys(rows: list[Json]) -> list[Json]:
    keys = [key_entry("became known", marker={**_KNOWN, "size": 14})]
    if any(bool(row["late"]) for row in rows):
        keys.append(bar_key("more than one working day", {**_BAR, "pattern": _HATCH}))
    if not all(bool(row["late"]) for row in rows):
        keys.append(bar_key("one working day or less", _BAR))
    return keys + shape_keys((row["status"] for row in rows), concern="happened: ")


def _bars(rows: list[Json]) -> list[Json]:
    return [
        {
            "type": "bar", "orientation": "h", "name": name, "width": 0.24, "marker": look, "base": [ZERO] * len(own),
            "x": [int(row["days"]) - ZERO for row in own], "y": [row["line"] for row in own],
            "customdata": [[str(row["ids"])] for row in own], "hoverinfo": "text", "hovertext": [_said(row) for row in own],
        }
        for name, look, own in (
            ("more than one working day", {**_BAR, "pattern": _HATCH}, [row for row in rows if bool(row["late"])]),
            ("one working day or less", _BAR, [row for row in rows if not bool(row["late"])]),
        ) if own
    ]


def _happened(rows: list[Json]) -> list[Json]:
    return [
        {
            "type": "scatter", "mode": "markers", "name": shape.key, "marker": marker(shape), "cliponaxis": False,
            "x": [ZERO] * len(own), "y": [row["line"] for row in own],
            "customdata": [[str(row["ids"])] for row in own], "hoverinfo": "text", "hovertext": [_said(row) for row in own],
        }
        for shape, own in by_shape(rows).items()
    ]


def _row_words(row: Json, n: int) -> list[Json]:
    days = int(row["days"])
    said = f"<b>{days:,}</b> {'day' if days == 1 else 'days'}"
    return [
        words_at(f"<b>{safe(row['happened'])}</b>, {safe(row['label'], most=88)}", x=0, xref="paper", xshift=-44, y=0.4 - n, yanchor="middle",
                 font={"size": SMALL_SIZE}),
        words_at(f"{safe(row['roughly'])} {said}".strip(), x=1, xref="paper", xshift=10, y=-n, yanchor="middle"),
    ]


def _said(row: Json) -> str:
    return (
        f"Happened {safe(row['happened'])}, became known {safe(row['known'])}<br>{safe_lines(row['label'])}<br>{safe(status_in_words(row['status']))}"
    )
