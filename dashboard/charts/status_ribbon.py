"""The status ribbon: which statutory status each child had when, with the forum's decisions drawn across."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.frames import as_day, rows_of
from dashboard.charts.style import INK, SMALL_SIZE, TINTS, WHITE, Json, Meaning, figure, key_entry, nothing_recorded, safe
from dashboard.charts.time_axis import DAY_MS, decision_lane_height, decision_lines, decisions_within, margins, panels, time_axis
from data_models.dates import day_in_words
from data_models.people import Status

LANE = 30

_DENSITY = {
    Status.CLOSED: (WHITE, "", INK),
    Status.EARLY_HELP: (TINTS[Meaning.CONTEXT], "", INK),
    Status.CHILD_IN_NEED: (TINTS[Meaning.CONCERN], "", INK),
    Status.CHILD_PROTECTION: ("#A9A6D3", "", INK),
    Status.PRE_PROCEEDINGS: ("#5D599D", "", WHITE),
    Status.IN_CARE: (Meaning.CONCERN.value, "", WHITE),
}
"""Fill, pattern and colour of the word. One hue, darker as the state's hold grows; the word and the outline do the telling."""
_OTHER = (TINTS[Meaning.CONTEXT], "/", INK)


def status_ribbon(periods: pd.DataFrame, decisions: pd.DataFrame | None = None, *, first: date, last: date, title: str = "") -> go.Figure:
    """One thin lane per child or group, the word of each status inside its bar where it fits and in the key above.

    ``periods``: start (date), end (date; empty while it lasts), status (words, as ``Status.label``), lane (words), ids (fact ids
    parted by spaces). ``decisions``: day (date), label (words), ids. Lanes stand in the order of their first row.
    """
    if periods.empty:
        return nothing_recorded("No statutory status is recorded", title=title)
    rows = [row for row in rows_of(periods) if (as_day(row["start"]) or first) <= last and (as_day(row["end"]) or last) >= first]
    lanes = list(dict.fromkeys(str(row["lane"]) for row in rows_of(periods)))
    forum = decisions_within(decisions, first, last)
    head = decision_lane_height(forum, first, last)
    domains, height = panels([*([head] if head else []), LANE * len(lanes)], gap=4)
    layout: Json = {
        "height": height + 90, "margin": margins(), "barmode": "overlay",
        "xaxis": time_axis(first, last),
        "yaxis": {"domain": list(domains[-1]), "anchor": "x", "range": [len(lanes) - 0.5, -0.5], "fixedrange": True, "showgrid": False,
                  "tickvals": list(range(len(lanes))), "ticktext": [safe(lane, most=16) for lane in lanes], "zeroline": False},
    }
    traces = [*_keys(rows), *(_bars(status, rows, lanes, first, last) for status in _statuses(rows))]
    traces += decision_lines(layout, forum, first=first, last=last, domain=domains[0], yaxis="y2")
    return figure(traces, layout, title=title)


def status_bars(periods: pd.DataFrame, first: date, last: date, *, yaxis: str) -> list[Json]:
    """The bars of one lane for another figure, at 0 on ``yaxis``: the same fills and words as the ribbon. ``periods``: as for the ribbon."""
    rows = [row for row in rows_of(periods) if (as_day(row["start"]) or first) <= last and (as_day(row["end"]) or last) >= first]
    lanes = list(dict.fromkeys(str(row["lane"]) for row in rows))
    return [{**_bars(status, rows, lanes, first, last), "yaxis": yaxis} for status in _statuses(rows)]


def _statuses(rows: list[Json]) -> list[str]:
    known = [status.label for status in Status]
    return sorted({str(row["status"]) for row in rows}, key=lambda word: (known.index(word) if word in known else len(known), word))


def status_look(status: str) -> tuple[str, str, str]:
    """Fill, pattern and colour of the word for a status as it is written."""
    return next((_DENSITY[known] for known in Status if known.label == status), _OTHER)


def _keys(rows: list[Json]) -> list[Json]:
    return [
        key_entry(safe(status), marker={"symbol": "square", "size": 14, "color": status_look(status)[0], "line": {"color": INK, "width": 1}})
        for status in _statuses(rows)
    ]


def _bars(status: str, rows: list[Json], lanes: list[str], first: date, last: date) -> Json:
    fill, pattern, ink = status_look(status)
    own = [row for row in rows if str(row["status"]) == status]
    spans = [(max(as_day(row["start"]) or first, first), min(as_day(row["end"]) or last, last)) for row in own]
    return {
        "type": "bar", "orientation": "h", "name": safe(status), "width": 0.74,
        "base": [start.isoformat() for start, _ in spans], "x": [max((end - start).days, 1) * DAY_MS for start, end in spans],
        "y": [lanes.index(str(row["lane"])) for row in own],
        "marker": {"color": fill, "line": {"color": INK, "width": 1}, "pattern": {"shape": pattern, "fgcolor": INK, "size": 5, "solidity": 0.2}},
        "text": [safe(status)] * len(own), "textposition": "inside", "insidetextanchor": "middle", "textangle": 0,
        "insidetextfont": {"color": ink, "size": SMALL_SIZE}, "constraintext": "inside",
        "customdata": [[str(row["ids"])] for row in own],
        "hovertext": [_said(row) for row in own], "hoverinfo": "text",
    }


def _said(row: Json) -> str:
    start, end = as_day(row["start"]), as_day(row["end"])
    begun = day_in_words(start) if start else "start not recorded"
    return f"{safe(row['status'])}, {safe(row['lane'])}<br>{begun} to {day_in_words(end) if end else 'now'}"
