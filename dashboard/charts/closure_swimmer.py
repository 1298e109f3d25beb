"""What followed each closure: a row for each, all beginning at the day of the closure."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.frames import rows_of
from dashboard.charts.style import (
    DISPUTED,
    FIRST_HAND,
    INK,
    NOT_RECORDED,
    REPORTED,
    RULE,
    SMALL_SIZE,
    TINTS,
    WHITE,
    Json,
    Meaning,
    Shape,
    figure,
    key_entry,
    nothing_recorded,
    safe,
    safe_lines,
    shape_of,
    status_in_words,
    words_at,
)
from dashboard.charts.time_axis import RIGHT

ROW = 124
DAYS = 730
LEFT = 24
_NAME, _UNMET, _BAR = 0.4, 0.14, -0.27
"""Heights within a row: the name of the ending, what was unmet, the bar."""
_LINE_LETTERS = 100
_STOP = {"symbol": "line-ns", "size": 26, "color": Meaning.AWAITING.value, "line": {"color": Meaning.AWAITING.value, "width": 5}}
_OPEN_END = {"symbol": "triangle-right", "size": 14, "color": INK}
_CUT = {"symbol": "line-ns", "size": 14, "color": INK, "line": {"color": INK, "width": 2}}
_COLOUR = Meaning.CONCERN.value
_FIRST: dict[Shape, Json] = {
    FIRST_HAND: {"symbol": "diamond", "size": 15, "color": _COLOUR},
    REPORTED: {"symbol": "diamond", "size": 15, "color": WHITE, "line": {"color": _COLOUR, "width": 2}},
    DISPUTED: {"symbol": "diamond-x", "size": 15, "color": WHITE, "line": {"color": _COLOUR, "width": 2}},
    NOT_RECORDED: {"symbol": "diamond-open-dot", "size": 15, "color": _COLOUR, "line": {"color": _COLOUR, "width": 2}},
}
_LATER: dict[Shape, Json] = {
    FIRST_HAND: {"symbol": "line-ns", "size": 18, "color": _COLOUR, "line": {"color": _COLOUR, "width": 2}},
    REPORTED: {"symbol": "line-ns", "size": 8, "color": _COLOUR, "line": {"color": _COLOUR, "width": 2}},
    DISPUTED: {"symbol": "x-thin", "size": 9, "color": _COLOUR, "line": {"color": _COLOUR, "width": 2}},
    NOT_RECORDED: {"symbol": "square", "size": 8, "color": WHITE, "line": {"color": _COLOUR, "width": 1.6}},
}
"""A tick cannot be hollow: a later concern is tall where seen at first hand, short where reported."""


def closure_swimmer(rows: pd.DataFrame, marks: pd.DataFrame, *, title: str = "") -> go.Figure:
    """One row for each closure or step-down over the 730 days after it.

    A diamond is the first new concern, ticks are later ones; the broad bar ends at a stop where the case was reopened, a thin one runs on
    to the last day looked at, which is an arrow where that is the date of the page.

    ``rows``: ending (a key of its own), name, unmet (words), days (looked at), because ("as at", "next ending", "two years"), reopened
    (days, or empty), reopened_word, words (lines for the end of the row), ids. ``marks``: ending, least, most (days since), first (bool),
    status (EvidenceStatus), ids, label, date (words).
    """
    drawn = rows_of(rows)
    if not drawn:
        return nothing_recorded("No closure or step-down is recorded", title=title)
    line = {str(row["ending"]): n for n, row in enumerate(drawn)}
    fallen = [{**row, "y": _BAR - line[str(row["ending"])], "middle": (row["least"] + row["most"]) / 2} for row in rows_of(marks)]
    layout: Json = {
        "height": ROW * len(drawn) + 70, "margin": {"l": LEFT, "r": RIGHT + 16, "t": 16, "b": 54}, "barmode": "overlay",
        "xaxis": {
            "range": [-8, DAYS + 8], "tickvals": [0, 182, 365, 547, DAYS],
            "ticktext": ["day 0", "6 months", "1 year", "18 months", "2 years"], "tickfont": {"size": SMALL_SIZE}, "tickangle": 0,
            "ticks": "outside", "ticklen": 5, "tickcolor": Meaning.CONTEXT.value, "gridcolor": RULE, "zeroline": False, "fixedrange": True,
        },
        "yaxis": {"visible": False, "fixedrange": True, "range": [-(len(drawn) - 0.5), 0.5]},
        "annotations": [words for n, row in enumerate(drawn) for words in _row_words(row, n)],
        "shapes": [_rule(n) for n in range(1, len(drawn))],
    }
    return figure([*_keys(drawn, fallen), *_bars(drawn), *_ends(drawn), *_marks(fallen)], layout, title=title)


def _rule(n: int) -> Json:
    return {"type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": 0.5 - n, "y1": 0.5 - n, "line": {"color": RULE, "width": 1},
            "layer": "below"}


def _reopened(row: Json) -> int | None:
    return None if pd.isna(row["reopened"]) else int(row["reopened"])


def _keys(rows: list[Json], marks: list[Json]) -> list[Json]:
    keys = []
    for first, look, name in ((True, _FIRST, "first new concern"), (False, _LATER, "later concern")):
        present = {shape_of(row["status"]) for row in marks if bool(row["first"]) is first}
        keys += [key_entry(f"{name}: {shape.key}", marker=own) for shape, own in look.items() if shape in present]
    keys += [key_entry(word, marker={**_STOP, "size": 14}) for word in dict.fromkeys(
        str(row["reopened_word"]) for row in rows if _reopened(row) is not None)]
    keys += [key_entry("to the date of this page", marker=_OPEN_END)] if any(row["because"] == "as at" for row in rows) else []
    keys += [key_entry("to the next ending, or two years", marker=_CUT)] if any(row["because"] != "as at" for row in rows) else []
    return keys


def _bars(rows: list[Json]) -> list[Json]:
    """Broad until reopened, thin from there to the last day looked at."""
    pieces = []
    for n, row in enumerate(rows):
        until, back = int(row["days"]), _reopened(row)
        pieces.append((n, row, 0, until if back is None else back, 0.17))
        if back is not None and back < until:
            pieces.append((n, row, back, until, 0.04))
    return [{
        "type": "bar", "orientation": "h", "name": "time looked at", "y": [_BAR - n for n, *_ in pieces], "width": [width for *_, width in pieces],
        "base": [start for _, _, start, _, _ in pieces], "x": [max(end - start, 1) for _, _, start, end, _ in pieces],
        "marker": {"color": TINTS[Meaning.CONTEXT], "line": {"color": Meaning.CONTEXT.value, "width": 1}},
        "customdata": [[str(row["ids"])] for _, row, *_ in pieces], "hoverinfo": "text",
        "hovertext": [f"{safe_lines(row['name'])}<br>day {start} to day {end}" for _, row, start, end, _ in pieces],
    }]


def _ends(rows: list[Json]) -> list[Json]:
    numbered = list(enumerate(rows))
    groups = (
        ("reopened", _STOP, [(n, row, back) for n, row in numbered if (back := _reopened(row)) is not None]),
        ("to the date of this page", _OPEN_END, [(n, row, int(row["days"])) for n, row in numbered if row["because"] == "as at"]),
        ("to the next ending, or two years", _CUT, [(n, row, int(row["days"])) for n, row in numbered if row["because"] != "as at"]),
    )
    return [{
        "type": "scatter", "mode": "markers", "name": name, "marker": look, "cliponaxis": False, "x": [day for *_, day in own],
        "y": [_BAR - n for n, *_ in own], "customdata": [[str(row["ids"])] for _, row, _ in own], "hoverinfo": "text",
        "hovertext": [f"{safe(row['reopened_word']) if look is _STOP else safe(name)}: day {day}" for _, row, day in own],
    } for name, look, own in groups if own]


def _marks(marks: list[Json]) -> list[Json]:
    """Later concerns first, so that the diamond of the first lies on top."""
    traces = []
    for first, looks in ((False, _LATER), (True, _FIRST)):
        for shape, look in looks.items():
            own = [row for row in marks if bool(row["first"]) is first and shape_of(row["status"]) is shape]
            if own:
                traces.append(_trace(f"{'first' if first else 'later'}: {shape.key}", own, look))
    return traces


def _trace(name: str, rows: Sequence[Json], look: Json) -> Json:
    trace: Json = {
        "type": "scatter", "mode": "markers", "name": name, "marker": look, "cliponaxis": False,
        "x": [row["middle"] for row in rows], "y": [row["y"] for row in rows],
        "customdata": [[str(row["ids"])] for row in rows], "hoverinfo": "text",
        "hovertext": [
            f"{safe(row['date'])}, {_day(row)}<br>{safe_lines(row['label'])}<br>{safe(status_in_words(row['status']))}" for row in rows
        ],
    }
    if any(row["most"] > row["least"] for row in rows):
        trace["error_x"] = {"type": "data", "symmetric": True, "array": [(row["most"] - row["least"]) / 2 for row in rows], "color": _COLOUR,
                            "thickness": 1.2, "width": 4}
    return trace


def _day(row: Json) -> str:
    return f"day {int(row['most'])}" if row["least"] == row["most"] else f"some day from day {int(row['least'])} to day {int(row['most'])}"


def _row_words(row: Json, n: int) -> list[Json]:
    ends = "<br>".join(safe(words) for words in str(row["words"]).split("\n"))
    return [
        words_at(f"<b>{safe(row['name'], most=100)}</b>", x=0, xref="paper", y=_NAME - n, yanchor="middle"),
        words_at(safe_lines(row["unmet"], width=_LINE_LETTERS, lines=2), x=0, xref="paper", y=_UNMET - n, yanchor="middle",
                 font={"size": SMALL_SIZE}),
        words_at(ends, x=1, xref="paper", xshift=12, y=_BAR - n, yanchor="middle", font={"size": SMALL_SIZE}),
    ]
