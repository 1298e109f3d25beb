"""What is being waited for, how often its date was moved, and which concerns fell in the meantime."""

from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.frames import as_day, rows_of
from dashboard.charts.style import (
    SMALL_SIZE,
    TINTS,
    WHITE,
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
from dashboard.charts.time_axis import (
    DAY_MS,
    LEFT,
    LETTER,
    PLOT_WIDTH,
    as_at_line,
    decision_lane_height,
    decision_lines,
    decisions_within,
    margins,
    panels,
    place,
    time_axis,
)
from data_models.dates import day_in_words

ROW = 104
_NAME, _EDGE, _DUE = 0.42, 0.16, -0.28
"""Heights within a row, the bar at 0: its name, the numbers of moved dates, the day now due."""
_HALF_LABEL = len("due 10 December 2020") / 2 * LETTER / PLOT_WIDTH
_NUMBERED = {"symbol": "circle", "size": 19, "color": WHITE, "line": {"color": Meaning.AWAITING.value, "width": 1.6}}
_DIAMOND = {"symbol": "diamond", "size": 13, "color": Meaning.AWAITING.value, "line": {"color": WHITE, "width": 1}}


def waiting(
    bars: pd.DataFrame, changes: pd.DataFrame, marks: pd.DataFrame, *, as_at: date, first: date, last: date,
    decisions: pd.DataFrame | None = None, title: str = "",
) -> go.Figure:
    """One row for each assessment: a bar from the day it was requested to ``as_at`` or the day it was done.

    The bar is cut and numbered wherever the date was set again; a diamond is the date now due; concerns that fell in the wait lie on
    the bar, their shape the evidence status. That they fell in the wait is all it says.

    ``bars``: assessment (words, each its own), start (date), end (date; empty while open), open (bool), ended (words such as "declined"),
    due (date or empty), ids,
    incidents, agencies (numbers for the end of the row). ``changes``: assessment, changed_on (date), new_due (date or empty),
    number, reason (words), ids. ``marks``: assessment, day, status (EvidenceStatus, or "suggestion"), ids, label.
    ``decisions``: day, label, ids. A mark outside its bar is not drawn.
    """
    rows = [row for row in (_span(row, as_at) for row in rows_of(bars)) if row["start"] is not None]
    if not rows:
        return nothing_recorded("No assessment with a date of request is recorded", title=title)
    line = {str(row["assessment"]): n for n, row in enumerate(rows)}
    moved = [{**row, "day": as_day(row["changed_on"])} for row in rows_of(changes) if str(row["assessment"]) in line]
    moved = [row for row in moved if _inside(row, rows[line[str(row["assessment"])]])]
    fallen = [{**row, "day": as_day(row["day"])} for row in rows_of(marks) if str(row["assessment"]) in line]
    fallen = [row for row in fallen if _inside(row, rows[line[str(row["assessment"])]])]
    forum = decisions_within(decisions, first, last)
    head = decision_lane_height(forum, first, last)
    domains, height = panels([*([head] if head else []), ROW * len(rows)], gap=4)
    layout: Json = {
        "height": height + 130, "margin": margins(bottom=96), "barmode": "overlay", "xaxis": time_axis(first, last),
        "yaxis": {"domain": list(domains[-1]), "anchor": "x", "visible": False, "fixedrange": True, "range": [-(len(rows) - 0.45), 0.55]},
        "annotations": [words for n, row in enumerate(rows) for words in _row_words(row, n)] + _union(fallen, len(rows)),
    }
    traces = [
        *_keys(rows, moved, fallen), _bars(rows, moved), *_numbers(moved, line), *_due(rows, first, last), *_marks(fallen, line),
        *decision_lines(layout, forum, first=first, last=last, domain=domains[0], yaxis="y2"),
    ]
    as_at_line(layout, as_at, first=first, last=last, top=domains[-1][1])
    return figure(traces, layout, title=title)


def _span(row: Json, as_at: date) -> Json:
    start, end = as_day(row["start"]), as_day(row["end"])
    return {**row, "start": start, "end": as_at if bool(row["open"]) or end is None else min(end, as_at), "due": as_day(row["due"])}


def _inside(row: Json, bar: Json) -> bool:
    return row["day"] is not None and bar["start"] <= row["day"] <= bar["end"]


def _keys(rows: list[Json], moved: list[Json], fallen: list[Json]) -> list[Json]:
    bar = {"symbol": "square", "size": 14, "color": TINTS[Meaning.AWAITING], "line": {"color": Meaning.AWAITING.value, "width": 1.2}}
    keys = [key_entry("waiting", marker=bar)]
    keys += [key_entry("date set again", marker={**_NUMBERED, "size": 13})] if moved else []
    keys += [key_entry("now due", marker=_DIAMOND)] if any(row["due"] for row in rows) else []
    return keys + shape_keys((row["status"] for row in fallen), concern="concern: ")


def _bars(rows: list[Json], moved: list[Json]) -> Json:
    """One segment for each stretch between the days on which the date was set again."""
    pieces = []
    for n, row in enumerate(rows):
        cuts = sorted({change["day"] for change in moved if str(change["assessment"]) == str(row["assessment"])} - {row["start"], row["end"]})
        edges = [row["start"], *cuts, row["end"]]
        pieces += [(n, row, begin, max(end, begin + timedelta(days=1))) for begin, end in pairwise(edges)]
    return {
        "type": "bar", "orientation": "h", "name": "waiting", "width": 0.24, "y": [-n for n, *_ in pieces],
        "base": [begin.isoformat() for _, _, begin, _ in pieces], "x": [(end - begin).days * DAY_MS for _, _, begin, end in pieces],
        "marker": {"color": TINTS[Meaning.AWAITING], "line": {"color": Meaning.AWAITING.value, "width": 1.4}},
        "customdata": [[str(row["ids"])] for _, row, _, _ in pieces], "hoverinfo": "text",
        "hovertext": [f"{safe_lines(row['assessment'])}<br>since {day_in_words(row['start'])}<br>{_length(row)}" for _, row, _, _ in pieces],
    }


def _numbers(moved: list[Json], line: dict[str, int]) -> list[Json]:
    return [{
        "type": "scatter", "mode": "markers+text", "name": "date set again", "cliponaxis": False, "marker": _NUMBERED,
        "x": [row["day"].isoformat() for row in moved], "y": [_EDGE + 0.05 - line[str(row["assessment"])] for row in moved],
        "text": [str(int(row["number"])) for row in moved], "textposition": "middle center", "textfont": {"size": SMALL_SIZE - 1},
        "customdata": [[str(row["ids"])] for row in moved], "hoverinfo": "text", "hovertext": [_change(row) for row in moved],
    }] if moved else []


def _change(row: Json) -> str:
    new = as_day(row["new_due"])
    reason = safe_lines(row["reason"]) if isinstance(row["reason"], str) and row["reason"].strip() else "reason not recorded"
    return f"{day_in_words(row['day'])}: date set to {day_in_words(new) if new else 'no date'}<br>{reason}"


def _due(rows: list[Json], first: date, last: date) -> list[Json]:
    """A date due beyond the axis stands at its edge, with an arrow instead of the diamond and its day in words."""
    own = [(n, row) for n, row in enumerate(rows) if row["due"] is not None and row["due"] >= first]
    return [{
        "type": "scatter", "mode": "markers", "name": "now due", "cliponaxis": False,
        "x": [min(row["due"], last).isoformat() for _, row in own], "y": [-n for n, _ in own],
        "marker": {**_DIAMOND, "symbol": ["triangle-right" if row["due"] > last else "diamond" for _, row in own]},
        "customdata": [[str(row["ids"])] for _, row in own], "hoverinfo": "text",
        "hovertext": [f"{safe_lines(row['assessment'])}<br>now due {day_in_words(row['due'])}" for _, row in own],
    }, {
        "type": "scatter", "mode": "text", "name": "due day", "cliponaxis": False, "hoverinfo": "skip",
        "x": [min(row["due"], last).isoformat() for _, row in own], "y": [_DUE - n for n, _ in own],
        "text": [f"due {day_in_words(row['due'])}" for _, row in own], "textfont": {"size": SMALL_SIZE, "color": Meaning.AWAITING.value},
        "textposition": ["middle left" if 1 - place(row["due"], first, last) < _HALF_LABEL else "middle center" for _, row in own],
        "customdata": [[str(row["ids"])] for _, row in own],
    }] if own else []


def _marks(fallen: list[Json], line: dict[str, int]) -> list[Json]:
    return [
        {
            "type": "scatter", "mode": "markers", "name": shape.key, "marker": marker(shape), "cliponaxis": False,
            "x": [row["day"].isoformat() for row in own], "y": [-line[str(row["assessment"])] for row in own],
            "customdata": [[str(row["ids"])] for row in own], "hoverinfo": "text",
            "hovertext": [f"{day_in_words(row['day'])}<br>{safe_lines(row['label'])}<br>{safe(status_in_words(row['status']))}" for row in own],
        }
        for shape, own in by_shape(fallen).items()
    ]


def _row_words(row: Json, n: int) -> list[Json]:
    name = f"<b>{safe(row['assessment'], most=70)}</b>, since {day_in_words(row['start'])}"
    incidents, agencies = int(row["incidents"]), int(row["agencies"])
    count = f"<b>{incidents}</b> {'incident' if incidents == 1 else 'incidents'}"
    sources = f"{agencies} {'agency' if agencies == 1 else 'agencies'}"
    return [
        words_at(name, x=0, xref="paper", xshift=8 - LEFT, y=_NAME - n, yanchor="middle"),
        words_at(f"{_length(row)}<br>{count}<br>held by {sources}", x=1, xref="paper", xshift=14, y=-n, yanchor="middle"),
    ]


def _length(row: Json) -> str:
    days = (row["end"] - row["start"]).days
    return f"{days} {'day' if days == 1 else 'days'}{' so far' if bool(row['open']) else ', ' + safe(row.get('ended') or 'done')}"


def _union(fallen: list[Json], rows: int) -> list[Json]:
    """Waits overlap, so their counts cannot be added up; the number of different incidents is printed instead."""
    different = len({str(row["ids"]) for row in fallen})
    if rows < 2 or not different:
        return []
    said = f"In all these waits together: <b>{different}</b> different {'incident' if different == 1 else 'incidents'}."
    return [words_at(said, x=0, xref="paper", xshift=8 - LEFT, y=0, yref="paper", yanchor="top", yshift=-72)]
