"""The mirrored ledger: concerns above the line, what points the other way below it, a mark each, quarter by quarter."""

from collections import defaultdict
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.frames import as_day, rows_of
from dashboard.charts.style import (
    SHAPES,
    SMALL_SIZE,
    Json,
    Meaning,
    figure,
    key_entry,
    marker,
    nothing_recorded,
    safe_lines,
    shape_of,
    status_in_words,
)
from dashboard.charts.time_axis import decision_lane_height, decision_lines, decisions_within, margins, panels, time_axis
from data_models.dates import day_in_words

CONCERN, OTHER_SIDE = "concern", "other_side"
MARK, MOST_HEIGHT, LEAST_HEIGHT = 13, 300, 60
"""Pixels for one mark on top of another, and the most and the least for both sides together."""
_SIDES = {CONCERN: (1, Meaning.CONCERN, "concern"), OTHER_SIDE: (-1, Meaning.PROTECTIVE, "the other side")}


def ledger(marks: pd.DataFrame, *, first: date, last: date, decisions: pd.DataFrame | None = None, title: str = "") -> go.Figure:
    """One mark for each incident, both sides to one scale, the shape by who saw it. Nothing is added up or set off.

    ``marks``: side ("concern" or "other_side"), quarter (its first day), status (evidence status), ids, label.
    """
    rows = [row for row in rows_of(marks) if first <= _middle(row["quarter"]) <= last]
    if not rows:
        return nothing_recorded("No dated concern and nothing protective is recorded", title=title)
    stacked, most = _stacked(rows)
    forum = decisions_within(decisions, first, last)
    tall = max(LEAST_HEIGHT, min(MOST_HEIGHT, MARK * (most[CONCERN] + most[OTHER_SIDE] + 2)))
    lane = decision_lane_height(forum, first, last)
    domains, height = panels([*([lane] if lane else []), tall])
    layout: Json = {
        "height": height + 60, "margin": margins(), "xaxis": time_axis(first, last),
        "yaxis": {
            "domain": list(domains[-1]), "range": [-most[OTHER_SIDE] - 1, most[CONCERN] + 1], "fixedrange": True, "zeroline": True,
            "zerolinecolor": Meaning.CONTEXT.value, "zerolinewidth": 1.5, "showgrid": False, "tickfont": {"size": SMALL_SIZE},
            "tickvals": [-most[OTHER_SIDE], 0, most[CONCERN]], "ticktext": [str(most[OTHER_SIDE]), "0", str(most[CONCERN])],
        },
        "annotations": [],
    }
    size = max(5, min(10, round(tall / (most[CONCERN] + most[OTHER_SIDE] + 2)) - 2))
    traces = [
        *_keys(rows),
        *(_trace(side, shape_key, own, size) for (side, shape_key), own in _by_side_and_shape(stacked).items()),
        *decision_lines(layout, forum, first=first, last=last, domain=domains[0], yaxis="y2"),
    ]
    return figure(traces, layout, title=title)


def _middle(quarter: object) -> date:
    day = as_day(quarter)
    return (day or date.min) + timedelta(days=45)


def _stacked(rows: list[Json]) -> tuple[list[Json], dict[str, int]]:
    """Rows with their place above or below the line, and the highest pile of each side (at least 1)."""
    piles: dict[tuple[object, str], int] = defaultdict(int)
    placed = []
    for row in rows:
        pile = (as_day(row["quarter"]), str(row["side"]))
        piles[pile] += 1
        placed.append({**row, "y": _SIDES[row["side"]][0] * piles[pile]})
    return placed, {side: max((count for (_, own), count in piles.items() if own == side), default=1) for side in _SIDES}


def _by_side_and_shape(rows: list[Json]) -> dict[tuple[str, str], list[Json]]:
    groups: dict[tuple[str, str], list[Json]] = {}
    for row in rows:
        groups.setdefault((str(row["side"]), shape_of(row["status"]).key), []).append(row)
    return groups


def _keys(rows: list[Json]) -> list[Json]:
    present = {(str(row["side"]), shape_of(row["status"]).key) for row in rows}
    return [
        key_entry(f"{name}: {shape.key}", marker=marker(shape, colour))
        for side, (_, colour, name) in _SIDES.items() for shape in SHAPES if (side, shape.key) in present
    ]


def _trace(side: str, shape_key: str, rows: list[Json], size: int) -> Json:
    _, colour, name = _SIDES[side]
    shape = next(shape for shape in SHAPES if shape.key == shape_key)
    return {
        "type": "scatter", "mode": "markers", "name": f"{name}: {shape_key}", "marker": marker(shape, colour, size), "cliponaxis": False,
        "x": [_middle(row["quarter"]).isoformat() for row in rows], "y": [row["y"] for row in rows],
        "customdata": [[str(row["ids"])] for row in rows], "hoverinfo": "text",
        "hovertext": [f"{_quarter_in_words(row['quarter'])}<br>{safe_lines(row['label'])}<br>{status_in_words(row['status'])}" for row in rows],
    }


def _quarter_in_words(quarter: object) -> str:
    start = as_day(quarter) or date.min
    return f"{day_in_words(start)} and the three months from it"
