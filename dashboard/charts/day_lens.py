"""Any single day against the whole: a thin barcode of the history with a cursor, and bars by theme up to that day."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.frames import as_day, rows_of
from dashboard.charts.style import SMALL_SIZE, Json, Meaning, figure, nothing_recorded, safe
from dashboard.charts.time_axis import as_at_line, margins, panels, quiet_axis, time_axis
from data_models.dates import day_in_words

_LANES = (("a concern", Meaning.CONCERN, True), ("other entries", Meaning.CONTEXT, False))


def barcode(days: pd.DataFrame, *, cursor: date | None = None, first: date, last: date, title: str = "") -> go.Figure:
    """A tick for each day with entries: days with a concern in the upper lane, days with other entries only in the lower.

    A tick is wider than the day it stands for, so a month looks fuller than it was; the page says so beside it.
    ``days``: day (date), concern (bool), ids. ``cursor``: the day looked at, or none.
    """
    rows = [{**row, "day": as_day(row["day"])} for row in rows_of(days)]
    rows = [row for row in rows if row["day"] is not None]
    if not rows:
        return nothing_recorded("No dated entry is recorded", title=title)
    domains, height = panels([30, 30], gap=6)
    layout: Json = {
        "height": height + (84 if cursor else 60), "margin": margins(bottom=68 if cursor else 44),
        "xaxis": time_axis(first, last, showgrid=False), "annotations": [], "showlegend": False,
    }
    traces = []
    for n, (words, colour, concern) in enumerate(_LANES):
        own = [row for row in rows if bool(row["concern"]) is concern]
        layout["yaxis" if n == 0 else "yaxis2"] = quiet_axis(domains[n], [-1, 1])
        layout["annotations"].append({
            "text": words, "x": 0, "xref": "paper", "xanchor": "right", "xshift": -8, "y": sum(domains[n]) / 2, "yref": "paper",
            "yanchor": "middle", "showarrow": False, "font": {"size": SMALL_SIZE},
        })
        layout["annotations"].append({
            "text": _days(len(own)), "x": 1, "xref": "paper", "xanchor": "left", "xshift": 10, "y": sum(domains[n]) / 2, "yref": "paper",
            "yanchor": "middle", "showarrow": False, "font": {"size": SMALL_SIZE},
        })
        traces.append({
            "type": "scatter", "mode": "markers", "name": words, "yaxis": "y" if n == 0 else "y2",
            "x": [row["day"].isoformat() for row in own], "y": [0] * len(own),
            "marker": {"symbol": "line-ns", "size": 26, "color": colour.value, "line": {"color": colour.value, "width": 1.5}},
            "customdata": [[str(row["ids"])] for row in own], "hoverinfo": "text",
            "hovertext": [f"{day_in_words(row['day'])}: {words}" for row in own],
        })
    if cursor is not None:
        as_at_line(layout, cursor, first=first, last=last, words="")
    return figure(traces, layout, title=title)


def bars_to_date(rows: pd.DataFrame, *, title: str = "") -> go.Figure:
    """A bar for each theme up to the day looked at: the number of incidents, from how many agencies, and the age of the oldest.

    ``rows``: theme (words), incidents, agencies, oldest_days (numbers; oldest_days empty where undated), ids. Drawn top down in
    the order given.
    """
    if rows.empty:
        return nothing_recorded("Nothing is recorded by this day", title=title)
    plain = rows_of(rows)
    most = max(int(row["incidents"]) for row in plain)
    layout: Json = {
        "height": 34 * len(plain) + 40, "showlegend": False, "bargap": 0.36, "margin": {"l": 24, "r": 24, "t": 12, "b": 12},
        "xaxis": {"range": [0, max(most, 1) * 1.9], "visible": False, "fixedrange": True},
        "yaxis": {"tickvals": list(range(len(plain))), "ticktext": [f"{safe(row['theme'], most=34)}  " for row in plain],
                  "range": [len(plain) - 0.5, -0.5], "automargin": True, "fixedrange": True, "showgrid": False, "zeroline": False},
    }
    bar = {
        "type": "bar", "orientation": "h", "x": [int(row["incidents"]) for row in plain], "y": list(range(len(plain))),
        "marker": {"color": Meaning.CONCERN.value, "line": {"width": 0}}, "text": [f" {_told(row)}" for row in plain],
        "textposition": "outside", "cliponaxis": False, "constraintext": "none",
        "customdata": [[str(row["ids"])] for row in plain], "hoverinfo": "text",
        "hovertext": [f"{safe(row['theme'])}<br>{_told(row)}" for row in plain],
    }
    return figure([bar], layout, title=title)


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _told(row: Json) -> str:
    incidents, agencies = int(row["incidents"]), int(row["agencies"])
    said = f"<b>{incidents}</b> from {agencies} {'agency' if agencies == 1 else 'agencies'}"
    return said if pd.isna(row["oldest_days"]) else f"{said}, oldest {_age(int(row['oldest_days']))}"


def _age(days: int) -> str:
    years, months = days // 365, days // 30
    if years >= 2:
        return f"{years} years before"
    return f"{months} months before" if months >= 2 else f"{_days(days)} before"
