"""Is it accumulating: episodes of each theme counted up, the days between them, and how many professionals could have seen."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.exposure import exposure_keys, exposure_strip
from dashboard.charts.gap_dots import GAPS, dated, gap_axis, gap_label, gap_traces
from dashboard.charts.style import (
    RULE,
    SMALL_SIZE,
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
from dashboard.charts.time_axis import decision_lane_height, decision_lines, decisions_within, margins, panels, quiet_axis, time_axis
from data_models.dates import day_in_words

MOST_THEMES = 6
HEADING, STEPS, STRIP = 24, 104, 84
_EVEN_LINE = {"color": Meaning.CONTEXT.value, "width": 1.6, "dash": "dash"}
_STEP_LINE = {"color": Meaning.CONCERN.value, "width": 2, "shape": "hv"}


def cumulative_steps(
    episodes: pd.DataFrame, *, contacts: pd.DataFrame | None = None, decisions: pd.DataFrame | None = None, first: date, last: date,
    common_scale: bool = True, gaps: bool = True, title: str = "",
) -> go.Figure:
    """Small multiples by theme on one time axis, over a strip of professional contacts.

    Each theme: its episodes counted up as steps; a dashed line from its first episode to ``last`` as it would run if they were
    spread evenly; a mark per episode, its shape the evidence status; under it the days since the episode before (log scale).
    ``last`` is the day the picture is drawn as at.

    ``episodes``: theme (words), day (date), status (EvidenceStatus, or "suggestion"), ids, label (words for the hover box),
    entries (how many entries describe it). Themes stand in the order of their first row, at most six; others are named below.
    ``contacts``: quarter_start, quarter_end (dates), contacts, agencies (numbers). ``decisions``: day, label, ids.
    ``common_scale=False`` gives each theme its own scale and says so.
    """
    order = list(dict.fromkeys(str(theme) for theme in episodes["theme"])) if not episodes.empty else []
    by_theme = {theme: dated(episodes[episodes["theme"].astype(str) == theme]) for theme in order}
    drawn = {theme: rows for theme, rows in list(by_theme.items())[:MOST_THEMES] if rows}
    if not drawn:
        return nothing_recorded("No dated episode is recorded", title=title)
    strip = contacts if contacts is not None and not contacts.empty else None
    forum = decisions_within(decisions, first, last)
    head = decision_lane_height(forum, first, last)
    each = [HEADING, STEPS, *([GAPS] if gaps else [])]
    domains, height = panels([*([head] if head else []), *(each * len(drawn)), *([HEADING, STRIP] if strip is not None else [])], gap=10)
    layout: Json = {"height": height + 110, "margin": margins(bottom=70), "barmode": "overlay",
                    "xaxis": time_axis(first, last), "annotations": []}
    traces = _keys(drawn)
    body = domains[1:] if head else domains
    most = max(len(rows) for rows in drawn.values())
    for n, (theme, rows) in enumerate(drawn.items()):
        own = body[n * len(each):(n + 1) * len(each)]
        step_axis, gap_yaxis = _axis_name(2 * n + 1), _axis_name(2 * n + 2)
        layout[_layout_name(step_axis)] = _count_axis(own[1], most if common_scale else len(rows))
        layout["annotations"] += [_heading(theme, own[0][0]), _count_label(rows, last, own[1], most if common_scale else len(rows))]
        traces += _steps(rows, first, last, yaxis=step_axis)
        if gaps:
            layout[_layout_name(gap_yaxis)] = gap_axis(own[2], rows)
            layout["annotations"].append(gap_label(own[2], explained=n == 0))
            traces += gap_traces(rows, yaxis=gap_yaxis)
    if strip is not None:
        traces += _strip(layout, strip, first, last, body[-2:])
    traces += decision_lines(layout, forum, first=first, last=last, domain=domains[0], yaxis="y20")
    layout["annotations"] += _notes(order[MOST_THEMES:], common_scale=common_scale)
    return figure(traces, layout, title=title)


def _axis_name(number: int) -> str:
    return "y" if number == 1 else f"y{number}"


def _layout_name(axis: str) -> str:
    return f"yaxis{axis[1:]}"


def _keys(drawn: dict[str, list[Json]]) -> list[Json]:
    statuses = {row["status"] for rows in drawn.values() for row in rows}
    return [
        *shape_keys(statuses),
        key_entry("if spread evenly", mode="lines", line=_EVEN_LINE),
    ]


def _count_axis(domain: tuple[float, float], most: int) -> Json:
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000) if most / step <= 4)
    return {
        "domain": list(domain), "anchor": "x", "range": [0, max(most, 2) * 1.12], "tick0": 0, "dtick": step, "tickfont": {"size": SMALL_SIZE},
        "gridcolor": RULE, "zeroline": True, "zerolinecolor": Meaning.CONTEXT.value, "zerolinewidth": 1, "fixedrange": True,
    }


def _heading(words: str, bottom: float) -> Json:
    return words_at(f"<b>{safe(words, most=90)}</b>", x=0, xref="paper", y=bottom, yref="paper", yanchor="bottom")


def _count_label(rows: list[Json], last: date, domain: tuple[float, float], most: int) -> Json:
    """The total beside the end of its line, so that the eye need not go back to the axis."""
    share = sum(1 for row in rows if row["day"] <= last) / (max(most, 2) * 1.12)
    words = "1 episode" if len(rows) == 1 else f"{len(rows)} episodes"
    return words_at(f"<b>{words}</b>", x=1, xref="paper", xshift=10, y=domain[0] + share * (domain[1] - domain[0]), yref="paper", yanchor="middle")


def _steps(rows: list[Json], first: date, last: date, *, yaxis: str) -> list[Json]:
    counted = [{**row, "count": count} for count, row in enumerate(rows, start=1)]
    days = [row["day"].isoformat() for row in rows]
    traces: list[Json] = [
        {"type": "scatter", "mode": "lines", "name": "if spread evenly", "yaxis": yaxis, "line": _EVEN_LINE, "hoverinfo": "skip",
         "x": [days[0], last.isoformat()], "y": [0, len(rows)]},
        {"type": "scatter", "mode": "lines", "name": "episodes counted up", "yaxis": yaxis, "line": _STEP_LINE, "hoverinfo": "skip",
         "x": [min(first.isoformat(), days[0]), *days, max(last.isoformat(), days[-1])], "y": [0, *range(1, len(rows) + 1), len(rows)]},
    ]
    for shape, own in by_shape(counted).items():
        traces.append({
            "type": "scatter", "mode": "markers", "name": shape.key, "yaxis": yaxis, "marker": marker(shape), "cliponaxis": False,
            "x": [row["day"].isoformat() for row in own], "y": [row["count"] for row in own],
            "customdata": [[str(row["ids"])] for row in own], "hovertext": [_said(row) for row in own], "hoverinfo": "text",
        })
    return traces


def _said(row: Json) -> str:
    entries = int(row.get("entries", 1))
    described = "1 entry" if entries == 1 else f"{entries} entries"
    return f"{day_in_words(row['day'])}: episode {row['count']}<br>{safe_lines(row['label'])}<br>{described}, {safe(status_in_words(row['status']))}"


def _strip(layout: Json, contacts: pd.DataFrame, first: date, last: date, domains: list[tuple[float, float]]) -> list[Json]:
    traces, top, word = exposure_strip(contacts, first=first, last=last, yaxis="y19")
    layout["yaxis19"] = quiet_axis(domains[1], [0, top])
    layout["annotations"] += [
        _heading(f"Professional contacts in each {word}", domains[0][0]),
        words_at("who could<br>have seen", x=1, xref="paper", xshift=10, y=sum(domains[1]) / 2, yref="paper", yanchor="middle",
                 font={"size": SMALL_SIZE}),
    ]
    return [*traces, *exposure_keys(traces)]


def _notes(others: list[str], *, common_scale: bool) -> list[Json]:
    said = [] if common_scale else ["Each theme has its own scale."]
    if others:
        said.append(f"Not drawn, in the table: {', '.join(safe(theme, most=30) for theme in others)}.")
    return [words_at(" ".join(said), x=0, xref="paper", y=0, yref="paper", yanchor="top", yshift=-30, font={"size": SMALL_SIZE})] if said else []
