"""How often each theme was recorded before the last forum decision and since: a dumbbell a theme, both counts printed."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.frames import rows_of
from dashboard.charts.style import RULE, SMALL_SIZE, WHITE, Json, Meaning, figure, key_entry, nothing_recorded, safe, words_at

ROW, LEFT, RIGHT = 40, 220, 200
_BEFORE: Json = {"symbol": "square", "size": 12, "color": Meaning.CONTEXT.value, "opacity": 1, "line": {"color": WHITE, "width": 1}}
_SINCE: Json = {"symbol": "diamond", "size": 15, "color": Meaning.CONCERN.value, "opacity": 1, "line": {"color": WHITE, "width": 1}}
_FEW: Json = {"symbol": "diamond", "size": 14, "color": WHITE, "opacity": 1, "line": {"color": Meaning.CONTEXT.value, "width": 1.6}}


def since_forum(rates: pd.DataFrame, *, before_days: int, since_days: int, title: str = "") -> go.Figure:
    """One row for each theme: episodes per 90 days before the decision (square) and since (diamond), joined by a line.

    Grey and hollow where there are too few to compare. ``rates``: theme, before, since (counts of episodes), before_rate, since_rate
    (per 90 days), few (bool), before_ids, since_ids. ``before_days``, ``since_days``: how long each period is. In the order given.
    """
    rows = rows_of(rates)
    if not rows:
        return nothing_recorded("No dated concern with a theme in the year before the forum or since is recorded", title=title)
    most = max(float(row[name]) for row in rows for name in ("before_rate", "since_rate"))
    numbered = [{**row, "line": n} for n, row in enumerate(rows)]
    layout: Json = {
        "height": ROW * len(rows) + 92, "margin": {"l": LEFT, "r": RIGHT, "t": 12, "b": 64},
        "xaxis": {
            "range": [-0.03 * max(most, 1), max(most, 1) * 1.06], "gridcolor": RULE, "zeroline": True, "zerolinecolor": Meaning.CONTEXT.value,
            "tickfont": {"size": SMALL_SIZE}, "tickangle": 0, "fixedrange": True, "nticks": 7,
            "title": {"text": "episodes per 90 days", "font": {"size": SMALL_SIZE}},
        },
        "yaxis": {"range": [len(rows) - 0.5, -0.5], "visible": False, "fixedrange": True},
        "annotations": [
            words_at(safe(row["theme"], most=30), x=0, xref="paper", xshift=-10, xanchor="right", align="right", y=row["line"],
                     font={"size": SMALL_SIZE, "color": Meaning.CONTEXT.value} if row["few"] else {"size": SMALL_SIZE})
            for row in numbered
        ] + [
            words_at(f"<b>{int(row['before'])}</b> before, <b>{int(row['since'])}</b> since{'<br>too few to compare' if row['few'] else ''}", x=1,
                     xref="paper", xshift=12, y=row["line"], font={"size": SMALL_SIZE}) for row in numbered
        ],
    }
    told, few = [row for row in numbered if not row["few"]], [row for row in numbered if row["few"]]
    traces = [
        key_entry(f"the {before_days} days before", marker=_BEFORE),
        *([key_entry(f"the {since_days} days since", marker=_SINCE)] if told else []),
        *([key_entry(f"the {since_days} days since, too few to compare", marker=_FEW)] if few else []),
        _lines(numbered), _marks("before", numbered, _BEFORE, before_days),
        *([_marks("since", told, _SINCE, since_days)] if told else []), *([_marks("since", few, _FEW, since_days)] if few else []),
    ]
    return figure(traces, layout, title=title)


def _lines(rows: list[Json]) -> Json:
    """The bars of the dumbbells: one trace, broken between the rows."""
    return {
        "type": "scatter", "mode": "lines", "name": "from before to since", "hoverinfo": "skip", "line": {"color": Meaning.CONTEXT.value, "width": 2},
        "x": [x for row in rows for x in (float(row["before_rate"]), float(row["since_rate"]), None)],
        "y": [y for row in rows for y in (row["line"], row["line"], None)],
    }


def _marks(which: str, rows: list[Json], look: Json, days: int) -> Json:
    return {
        "type": "scatter", "mode": "markers", "name": which, "marker": look, "cliponaxis": False,
        "x": [float(row[f"{which}_rate"]) for row in rows], "y": [row["line"] for row in rows],
        "customdata": [[str(row[f"{which}_ids"])] for row in rows], "hoverinfo": "text",
        "hovertext": [
            f"{safe(row['theme'])}, {which}: {int(row[which])} {'episode' if int(row[which]) == 1 else 'episodes'} in {days} days<br>"
            f"{float(row[f'{which}_rate']):.2f} per 90 days" for row in rows
        ],
    }
