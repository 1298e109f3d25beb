"""Days between one episode of a theme and the next: lower dots mean that episodes came closer together."""

from datetime import date
from itertools import pairwise
from math import log10

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.style import (
    RULE, SMALL_SIZE, Json, as_day, figure, marker, nothing_recorded, rows_of, safe_lines, shape_keys, shape_of, words_at,
)
from dashboard.charts.time_axis import decision_lane_height, decision_lines, decisions_within, margins, panels, time_axis
from data_models.dates import day_in_words

GAPS = 96
LABELS = (1, 7, 30, 90, 365)
_LONGEST = 1100


def gap_dots(episodes: pd.DataFrame, *, decisions: pd.DataFrame | None = None, first: date, last: date, title: str = "") -> go.Figure:
    """One dot per episode of ONE theme: x its day, y (log) the days since the episode before. The first episode has no dot.

    ``episodes``: day (date), status (EvidenceStatus, or "suggestion"), ids, label. ``decisions``: day, label, ids.
    """
    rows = dated(episodes)
    if len(rows) < 2:
        return nothing_recorded("Fewer than two dated episodes are recorded", title=title)
    forum = decisions_within(decisions, first, last)
    head = decision_lane_height(forum, first, last)
    domains, height = panels([*([head] if head else []), 150])
    layout: Json = {
        "height": height + 96 + (34 if title else 0), "margin": margins(), "xaxis": time_axis(first, last),
        "yaxis": gap_axis(domains[-1], rows), "annotations": [gap_label(domains[-1])],
    }
    traces = [*shape_keys(row["status"] for row in rows[1:]), *gap_traces(rows, yaxis="y")]
    traces += decision_lines(layout, forum, first=first, last=last, domain=domains[0], yaxis="y2")
    return figure(traces, layout, title=title)


def dated(episodes: pd.DataFrame) -> list[Json]:
    """Rows with a day, in order of day. An undated episode has no place on a time axis; the page lists it in words."""
    rows = ({**row, "day": as_day(row["day"])} for row in rows_of(episodes))
    return sorted((row for row in rows if row["day"] is not None), key=lambda row: row["day"])


def gap_axis(domain: tuple[float, float], rows: list[Json]) -> Json:
    """A log axis labelled in days that people use: a day, a week, a month, a quarter, a year."""
    longest = max([_LONGEST, *(_days(earlier, later) * 1.3 for earlier, later in pairwise(rows))])
    return {
        "domain": list(domain), "anchor": "x", "type": "log", "range": [-0.2, log10(longest)],
        "tickvals": list(LABELS), "ticktext": [str(days) for days in LABELS], "tickfont": {"size": SMALL_SIZE},
        "gridcolor": RULE, "zeroline": False, "fixedrange": True,
    }


def gap_label(domain: tuple[float, float]) -> Json:
    return words_at("days between<br>(lower = closer<br>together)", x=1, xref="paper", xshift=10, y=sum(domain) / 2, yref="paper",
                    yanchor="middle", font={"size": SMALL_SIZE})


def gap_traces(rows: list[Json], *, yaxis: str) -> list[Json]:
    """Dots of one theme, one trace for each shape that occurs."""
    pairs = list(pairwise(rows))
    traces = []
    for shape in dict.fromkeys(shape_of(later["status"]) for _, later in pairs):
        own = [(earlier, later) for earlier, later in pairs if shape_of(later["status"]) is shape]
        traces.append({
            "type": "scatter", "mode": "markers", "name": shape.key, "yaxis": yaxis, "marker": marker(shape, size=8),
            "x": [later["day"].isoformat() for _, later in own], "y": [_days(*pair) for pair in own],
            "customdata": [[str(later["ids"])] for _, later in own], "hoverinfo": "text",
            "hovertext": [
                f"{day_in_words(later['day'])}: {_days(earlier, later)} days after {day_in_words(earlier['day'])}<br>{safe_lines(later['label'])}"
                for earlier, later in own
            ],
        })
    return traces


def _days(earlier: Json, later: Json) -> int:
    """Never less than one: a log scale has no place for two episodes on one day."""
    return max((later["day"] - earlier["day"]).days, 1)
