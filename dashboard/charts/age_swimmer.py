"""Brothers and sisters at the same age: a block for each child, age along the bottom, a lane for each theme."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.frames import rows_of
from dashboard.charts.status_ribbon import status_look
from dashboard.charts.style import (
    INK,
    RULE,
    SMALL_SIZE,
    TINTS,
    Json,
    Meaning,
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
from dashboard.charts.time_axis import RIGHT

HEADING, BAND, LANE, GAP = 34, 34, 24, 18
LEFT = 196
LETTERS = 25
_END = {"symbol": "line-ns", "size": 16, "color": INK, "line": {"color": INK, "width": 2}}


def age_swimmer(children: pd.DataFrame, bands: pd.DataFrame, marks: pd.DataFrame, *, themes: Sequence[str], title: str = "") -> go.Figure:
    """A block of lanes for each child on one axis of age: statutory status, where the child lived, then a lane for each theme.

    Position tells the theme, shape the evidence status; all marks are concerns and have that one colour. Each block ends at the child's
    age on the date of the page.

    ``children``: child (a name of its own), age (years on the date of the page), words (for the right edge), note (on the date of birth),
    ids. ``bands``: child, start, end (ages in years), word, lane ("status" or "lived"), ids, label. ``marks``: child, theme (one of
    ``themes``), least, most (ages the date allows), status (EvidenceStatus), ids, label, date (words).
    """
    drawn = rows_of(children)
    if not drawn:
        return nothing_recorded("No child with a usable date of birth is recorded", title=title)
    held = rows_of(bands)
    lived = {str(row["child"]) for row in held if row["lane"] == "lived"}
    ribboned = {str(row["child"]) for row in held if row["lane"] == "status"}
    places, total = _places(drawn, themes, lived)
    fallen = [{**row, "y": places[str(row["child"]), str(row["theme"])], "middle": (row["least"] + row["most"]) / 2} for row in rows_of(marks)]
    oldest = max(float(row["age"]) for row in drawn)
    youngest = min([0.0, *(float(row["least"]) for row in rows_of(marks)), *(float(row["start"]) for row in held)])
    layout: Json = {
        "height": total + 80, "margin": {"l": LEFT, "r": RIGHT, "t": 16, "b": 64}, "barmode": "overlay",
        "xaxis": {
            "range": [youngest - 0.3, oldest + 0.3], "dtick": 2, "tick0": 0, "tickfont": {"size": SMALL_SIZE},
            "tickangle": 0, "ticks": "outside", "ticklen": 5, "tickcolor": Meaning.CONTEXT.value, "gridcolor": RULE, "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {"range": [total, 0], "visible": False, "fixedrange": True},
        "annotations": [
            *(words for row in drawn for words in _child_words(row, places)),
            *(_no_status(places[child, "Status"], youngest) for row in drawn if (child := str(row["child"])) not in ribboned),
            *(_lane_words(lane, y) for (_, lane), y in places.items() if lane),
            words_at("age in years", x=0.5, xref="paper", xanchor="center", y=0, yref="paper", yanchor="top", yshift=-32, font={"size": SMALL_SIZE}),
        ],
        "shapes": [_rule(y) for (_, lane), y in places.items() if lane and lane not in ("Status", "Lived")],
    }
    traces = [
        *_keys(held, fallen), *_bands([row for row in held if row["lane"] == "status"], "Status", places),
        *_bands([row for row in held if row["lane"] == "lived"], "Lived", places), *_ends(drawn, places), *_marks(fallen),
    ]
    return figure(traces, layout, title=title)


def _places(children: Sequence[Json], themes: Sequence[str], lived: set[str]) -> tuple[dict[tuple[str, str], float], int]:
    """Pixels from the top of each child's heading (lane "") and lanes, and the height of all of them."""
    places: dict[tuple[str, str], float] = {}
    top = 0
    for row in children:
        child = str(row["child"])
        places[child, ""] = top + HEADING / 2
        top += HEADING
        for lane in ("Status", *(["Lived"] if child in lived else [])):
            places[child, lane] = top + BAND / 2
            top += BAND
        for theme in themes:
            places[child, theme] = top + LANE / 2
            top += LANE
        top += GAP
    return places, top


def _rule(y: float) -> Json:
    return {"type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": {"color": RULE, "width": 1}, "layer": "below"}


def _child_words(row: Json, places: dict[tuple[str, str], float]) -> list[Json]:
    y = places[str(row["child"]), ""]
    status = places[str(row["child"]), "Status"]
    return [
        words_at(f"<b>{safe(row['child'], most=40)}</b>, {safe(row['note'], most=90)}", x=0, xref="paper", xshift=8 - LEFT, y=y, yanchor="middle"),
        words_at("<br>".join(safe(line) for line in str(row["words"]).split("\n")), x=1, xref="paper", xshift=12, y=status, yanchor="top",
                 yshift=12, font={"size": SMALL_SIZE}),
    ]


def _no_status(y: float, x: float) -> Json:
    return words_at("no status recorded", x=x, y=y, yanchor="middle", font={"size": SMALL_SIZE, "color": Meaning.CONTEXT.value})


def _lane_words(lane: str, y: float) -> Json:
    return words_at(safe(lane, most=LETTERS), x=0, xref="paper", xanchor="right", xshift=-8, y=y, yanchor="middle", font={"size": SMALL_SIZE})


def _keys(bands: list[Json], marks: list[Json]) -> list[Json]:
    words = dict.fromkeys(str(row["word"]) for row in bands if row["lane"] == "status")
    keys = [key_entry(safe(word), marker={"symbol": "square", "size": 14, "color": status_look(word)[0], "line": {"color": INK, "width": 1}})
            for word in words]
    if any(row["lane"] == "lived" for row in bands):
        keys.append(key_entry("lived away from the family home", marker={"symbol": "square", "size": 14, "color": TINTS[Meaning.AWAITING],
                                                                        "line": {"color": Meaning.AWAITING.value, "width": 1}}))
    return [*keys, key_entry("age on the date of this page", marker=_END), *shape_keys((row["status"] for row in marks), concern="concern: ")]


def _bands(rows: list[Json], lane: str, places: dict[tuple[str, str], float]) -> list[Json]:
    traces = []
    for word in dict.fromkeys(str(row["word"]) for row in rows):
        own = [row for row in rows if str(row["word"]) == word]
        fill, pattern, ink = status_look(word) if lane == "Status" else (TINTS[Meaning.AWAITING], "", INK)
        traces.append({
            "type": "bar", "orientation": "h", "name": safe(word), "width": BAND * 0.74, "base": [row["start"] for row in own],
            "x": [max(row["end"] - row["start"], 0.01) for row in own], "y": [places[str(row["child"]), lane] for row in own],
            "marker": {"color": fill, "line": {"color": INK if lane == "Status" else Meaning.AWAITING.value, "width": 1},
                       "pattern": {"shape": pattern, "fgcolor": INK, "size": 5, "solidity": 0.2}},
            "text": [safe(word)] * len(own), "textposition": "inside", "insidetextanchor": "middle", "textangle": 0, "constraintext": "inside",
            "insidetextfont": {"color": ink, "size": SMALL_SIZE}, "customdata": [[str(row["ids"])] for row in own], "hoverinfo": "text",
            "hovertext": [f"{safe(row['word'])}, {safe(row['child'])}<br>{safe_lines(row['label'])}" for row in own],
        })
    return traces


def _ends(children: list[Json], places: dict[tuple[str, str], float]) -> list[Json]:
    return [{
        "type": "scatter", "mode": "markers", "name": "age on the date of this page", "marker": {**_END, "size": BAND}, "cliponaxis": False,
        "x": [row["age"] for row in children], "y": [places[str(row["child"]), "Status"] for row in children],
        "customdata": [[str(row["ids"])] for row in children], "hoverinfo": "text",
        "hovertext": [f"{safe(row['child'])} on the date of this page" for row in children],
    }]


def _marks(marks: list[Json]) -> list[Json]:
    traces = []
    for shape, own in by_shape(marks).items():
        trace: Json = {
            "type": "scatter", "mode": "markers", "name": shape.key, "marker": marker(shape), "cliponaxis": False,
            "x": [row["middle"] for row in own], "y": [row["y"] for row in own],
            "customdata": [[str(row["ids"])] for row in own], "hoverinfo": "text",
            "hovertext": [_said(row) for row in own],
        }
        if any(row["most"] > row["least"] for row in own):
            trace["error_x"] = {"type": "data", "symmetric": True, "array": [(row["most"] - row["least"]) / 2 for row in own],
                                "color": Meaning.CONCERN.value, "thickness": 1.2, "width": 4}
        traces.append(trace)
    return traces


def _said(row: Json) -> str:
    return (
        f"{safe(row['child'])}, {safe(row['theme'])}<br>{safe(row['date'])}: {safe_lines(row['label'])}<br>{safe(status_in_words(row['status']))}"
    )
