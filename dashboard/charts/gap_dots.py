"""Days between one episode of a theme and the next: lower dots mean that episodes came closer together."""

from datetime import date
from itertools import pairwise
from math import log10

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.frames import as_day, rows_of
from dashboard.charts.style import RULE, SMALL_SIZE, Json, by_shape, figure, marker, nothing_recorded, safe_lines, shape_keys, words_at
from dashboard.charts.time_axis import decision_lane_height, decision_lines, decisions_within, margins, panels, time_axis
from data_models.dates import day_in_words

GAPS = 96
LABELS = (1, 7, 30, 90, 365)
_LONGEST = 1500


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
        "height": height + 96, "margin": margins(), "xaxis": time_axis(first, last),
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


def gap_label(domain: tuple[float, float], *, explained: bool = True) -> Json:
    words = "days between<br>(lower = closer<br>together)" if explained else "days between"
    middle = sum(domain) / 2
    return words_at(words, x=1, xref="paper", xshift=10, y=middle, yref="paper", yanchor="middle", font={"size": SMALL_SIZE})


def gap_traces(rows: list[Json], *, yaxis: str) -> list[Json]:
    """Dots of one theme, one trace for each shape that occurs."""
    later_ones = [{**later, "before": earlier["day"], "gap": _days(earlier, later)} for earlier, later in pairwise(rows)]
    return [
        {
            "type": "scatter", "mode": "markers", "name": shape.key, "yaxis": yaxis, "marker": marker(shape, size=8), "cliponaxis": False,
            "x": [row["day"].isoformat() for row in own], "y": [row["gap"] for row in own],
            "customdata": [[str(row["ids"])] for row in own], "hovertext": [_said(row) for row in own], "hoverinfo": "text",
        }
        for shape, own in by_shape(later_ones).items()
    ]


def _said(row: Json) -> str:
    return f"{day_in_words(row['day'])}: {row['gap']} days after {day_in_words(row['before'])}<br>{safe_lines(row['label'])}"


def _days(earlier: Json, later: Json) -> int:
    """Never less than one: a log scale has no place for two episodes on one day."""
    return max(int((later["day"] - earlier["day"]).days), 1)
