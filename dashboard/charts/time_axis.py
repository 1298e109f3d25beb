"""The time axis that every time chart shares, and what is drawn across it: forum decisions and the as-at day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard.charts.frames import as_day, rows_of
from dashboard.charts.style import INK, RULE, SMALL_SIZE, Json, Meaning, safe, safe_lines, words_at
from data_models.dates import day_in_words

LEFT, RIGHT = 112, 158
"""Side margins in pixels, the same on every time chart, so that a day stands at the same place in all of them."""
PLOT_WIDTH = 1000 - LEFT - RIGHT
"""Width in pixels of the plotted area at the width the pictures are designed for."""
LETTER = 7.6
"""Average width in pixels of a letter of the small text."""
DAY_MS = 86_400_000
LANE_LINE = 21
LABEL_LETTERS = 42


def time_axis(first: date, last: date, **rest: Any) -> Json:
    """The x axis from ``first`` to ``last``, both included, with as many labels as can stand level beside each other."""
    years = (last - first).days / 365.25
    if years > 14:
        every, words = "M24", "%Y"
    elif years > 3.5:
        every, words = "M12", "%Y"
    elif years > 1.2:
        every, words = "M6" if years > 2 else "M3", "%B<br>%Y"
    else:
        every, words = "M2" if years > 0.6 else "M1", "%B<br>%Y"
    return {
        "type": "date", "range": [first.isoformat(), last.isoformat()], "tick0": "2000-01-01", "dtick": every, "tickformat": words,
        "tickfont": {"size": SMALL_SIZE}, "tickangle": 0, "ticks": "outside", "ticklen": 5, "tickcolor": Meaning.CONTEXT.value,
        "showgrid": True, "gridcolor": RULE, "zeroline": False, "showline": False, "fixedrange": True, "anchor": "free", "position": 0, **rest,
    }


def quiet_axis(domain: tuple[float, float], span: Sequence[float], **rest: Any) -> Json:
    """A y axis that only gives its panel a place: no ticks, no line."""
    return {"domain": list(domain), "range": list(span), "anchor": "x", "visible": False, "fixedrange": True, **rest}


def panels(heights: Sequence[int], *, gap: int = 12) -> tuple[list[tuple[float, float]], int]:
    """Domains (0 to 1) of panels of these heights in pixels, top first, and the height of all of them together."""
    total = sum(heights) + gap * (len(heights) - 1)
    domains, top = [], total
    for height in heights:
        domains.append(((top - height) / total, top / total))
        top -= height + gap
    return domains, total


def margins(*, top: int = 16, bottom: int = 44) -> Json:
    return {"l": LEFT, "r": RIGHT, "t": top, "b": bottom, "autoexpand": True}


def place(day: date, first: date, last: date) -> float:
    """Where a day stands across the axis, 0 at ``first`` and 1 at ``last``."""
    return (day - first).days / max((last - first).days, 1)


def across(day: date, *, bottom: float = 0.0, top: float = 1.0, dash: str = "solid", width: float = 1.2) -> Json:
    """A vertical line through every panel."""
    return {"type": "line", "xref": "x", "yref": "paper", "x0": day.isoformat(), "x1": day.isoformat(), "y0": bottom, "y1": top,
            "line": {"color": INK, "width": width, "dash": dash}, "layer": "below"}


def decisions_within(decisions: pd.DataFrame | None, first: date, last: date) -> list[Json]:
    """Rows (day, label, ids) of the decisions on the axis, in order of day."""
    if decisions is None or decisions.empty:
        return []
    rows: list[Json] = [
        {"day": as_day(row["day"]), "label": str(row["label"]), "ids": str(row.get("ids", row.get("id", "")))} for row in rows_of(decisions)
    ]
    return sorted((row for row in rows if row["day"] is not None and first <= row["day"] <= last), key=lambda row: row["day"])


def decision_lane_height(decisions: Sequence[Json], first: date, last: date) -> int:
    """Pixels that the lane of decision labels needs; 0 without decisions."""
    if not decisions:
        return 0
    return LANE_LINE * (1 + max(level for level, _ in _levels(decisions, first, last))) + 4


def decision_lines(layout: Json, decisions: Sequence[Json], *, first: date, last: date, domain: tuple[float, float], yaxis: str) -> list[Json]:
    """Draw each forum decision as a line down all panels of ``layout``, and return the traces of its lane of labels.

    ``decisions``: rows from ``decisions_within``. ``domain``: the lane, at the top of the figure. ``yaxis``: its axis, such as "y9".
    """
    if not decisions:
        return []
    levels = _levels(decisions, first, last)
    deepest = max(level for level, _ in levels)
    layout[f"yaxis{yaxis[1:]}"] = quiet_axis(domain, [-0.5, deepest + 0.5])
    height = (domain[1] - domain[0]) / (deepest + 1)
    for row, (level, _) in zip(decisions, levels, strict=True):
        layout.setdefault("shapes", []).append(across(row["day"], top=domain[0] + (level + 0.5) * height))
    return [{
        "type": "scatter", "mode": "markers+text", "yaxis": yaxis, "cliponaxis": False,
        "x": [row["day"].isoformat() for row in decisions], "y": [level for level, _ in levels],
        "marker": {"symbol": "triangle-down", "size": 11, "color": INK},
        "text": [f"  {_short(row)}  " for row in decisions], "textposition": [f"middle {side}" for _, side in levels],
        "textfont": {"size": SMALL_SIZE, "color": INK},
        "customdata": [[row["ids"]] for row in decisions],
        "hovertext": [f"Forum decision, {day_in_words(row['day'])}<br>{safe_lines(row['label'])}" for row in decisions], "hoverinfo": "text",
    }]


def as_at_line(layout: Json, as_at: date, *, first: date, last: date, top: float = 1.0, words: str = "as at ") -> None:
    """Draw the day the picture is drawn as at, or looks at, up to ``top`` (0 to 1), and name it under the labels of the axis."""
    where = place(as_at, first, last)
    layout.setdefault("shapes", []).append(across(as_at, top=top, dash="4px,3px"))
    layout.setdefault("annotations", []).append(words_at(
        f"{words}{day_in_words(as_at)}", x=as_at.isoformat(), y=0, yref="paper", yanchor="top", yshift=-under_labels(layout["xaxis"]),
        xanchor="left" if where < 0.1 else "right" if where > 0.9 else "center", font={"size": SMALL_SIZE},
    ))


def under_labels(axis: Json) -> int:
    """Pixels below the plotted area at which words stand clear of the labels of a time axis."""
    return 46 if "<br>" in str(axis["tickformat"]) else 30


def _short(row: Json) -> str:
    return f"{day_in_words(row['day'])}: {safe(row['label'], most=LABEL_LETTERS)}"


def _levels(decisions: Sequence[Json], first: date, last: date) -> list[tuple[int, str]]:
    """For each decision the lowest level at which its label meets no other, and the side of the line it stands on.

    Labels on the right are placed latest first, those on the left earliest first: so no line runs through a label of its side.
    """
    spans = []
    for row in decisions:
        x = place(row["day"], first, last) * PLOT_WIDTH
        width = (len(day_in_words(row["day"])) + min(len(row["label"]), LABEL_LETTERS) + 6) * LETTER
        spans.append((x - 8, x + width, "right") if x + width < PLOT_WIDTH + RIGHT else (x - width, x + 8, "left"))
    right = [n for n, span in enumerate(spans) if span[2] == "right"]
    left = [n for n, span in enumerate(spans) if span[2] == "left"]
    levels: dict[int, int] = {}
    for n in [*reversed(right), *left]:
        met = {levels[m] for m in levels if spans[m][0] <= spans[n][1] and spans[n][0] <= spans[m][1]}
        levels[n] = next(level for level in range(len(spans)) if level not in met)
    return [(levels[n], spans[n][2]) for n in range(len(spans))]
