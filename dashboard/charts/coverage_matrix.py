"""Who was watching one child: a line for each agency, a tick for each row, and where sight lapsed."""

from collections.abc import Sequence
from datetime import date
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.frames import as_day, rows_of
from dashboard.charts.status_ribbon import status_bars
from dashboard.charts.style import INK, RULE, SMALL_SIZE, TINTS, WHITE, Json, Meaning, figure, key_entry, nothing_recorded, safe, safe_lines, words_at
from dashboard.charts.time_axis import (
    DAY_MS,
    as_at_line,
    decision_lane_height,
    decision_lines,
    decisions_within,
    margins,
    panels,
    quiet_axis,
    time_axis,
)
from data_models.dates import day_in_words

ROW, STATUS = 54, 34
NAME_LETTERS = 15
_TALL, _SHORT = 0.36, 0.16
"""Half the height of a tick, in rows: tall where the child is recorded as seen."""

_HOLLOW = {"color": WHITE, "line": {"color": INK, "width": 1.6}}
_RESULTS: dict[str, Json] = {
    "seen": {"symbol": "square", "size": 6, "color": INK},
    "virtual": {"symbol": "diamond", "size": 13, **_HOLLOW},
    "not seen": {"symbol": "square", "size": 12, **_HOLLOW},
    "no access": {"symbol": "square-x-open", "size": 14, "color": INK, "line": {"color": INK, "width": 1.6}},
    "cancelled": {"symbol": "triangle-left", "size": 12, **_HOLLOW},
    "not recorded": {"symbol": "circle", "size": 11, **_HOLLOW},
}
"""How a visit's result is drawn, at the middle of its line."""
_RESULT_KEYS = {
    "seen": "visit, child seen", "virtual": "virtual visit, child seen", "not seen": "visit or row: child not seen", "no access": "visit, no access",
    "cancelled": "visit cancelled", "not recorded": "visit, result not recorded",
}
_SAID = {"row": "row naming the child", "seen": "child seen", "virtual": "child seen, virtual", "not seen": "child not seen"}
_ANNOUNCED = {"announced": "solid", "unannounced": "2px,3px", "not recorded": "8px,3px"}
_ALONE = {"symbol": "circle", "size": 11, "color": INK}
_HATCH = {
    "color": WHITE, "line": {"color": Meaning.AWAITING.value, "width": 1.2},
    "pattern": {"shape": "/", "fgcolor": Meaning.AWAITING.value, "bgcolor": WHITE, "size": 7, "solidity": 0.22},
}


def coverage_matrix(
    marks: pd.DataFrame, bars: pd.DataFrame, spells: pd.DataFrame, *, lines: Sequence[str], statuses: pd.DataFrame, as_at: date, first: date,
    last: date, decisions: pd.DataFrame | None = None, title: str = "",
) -> go.Figure:
    """One line for each of ``lines`` (top first) over the child's own statutory status.

    A short tick is a row that names the child; a tall one records the child as seen, with a dot on top where seen alone. A visit's tick
    carries a mark of its result, and its line is solid where announced, dotted where not. A mark dated to a period stands at its middle
    with a level line from first to last day.

    ``marks``: line, start, end (dates), kind ("row", "seen", "virtual", "not seen", "no access", "cancelled", "not recorded"), alone
    (bool), announced ("announced", "unannounced", "not recorded"; empty for what is no visit), ids, label. ``bars``: line, start, end,
    words (for the end of the line), ids. ``spells``: line, start, end, ids, label: hatched. ``statuses``, ``decisions``: as for the
    status ribbon. Marks outside ``first`` to ``last`` are not drawn, and a note says how many.
    """
    placed = [_placed(row, lines) for row in rows_of(marks)]
    shown = [row for row in placed if row["end"] >= first and row["start"] <= last]
    if not shown:
        return nothing_recorded("No dated row about this child in this period is recorded", title=title)
    forum = decisions_within(decisions, first, last)
    head = decision_lane_height(forum, first, last)
    domains, height = panels([*([head] if head else []), STATUS, ROW * len(lines)], gap=6)
    layout: Json = {
        "height": height + 134, "margin": margins(bottom=100), "barmode": "overlay", "xaxis": time_axis(first, last),
        "yaxis": {
            "domain": list(domains[-1]), "anchor": "x", "range": [len(lines) - 0.5, -0.5], "fixedrange": True, "zeroline": False, "showgrid": False,
            "tickvals": list(range(len(lines))), "ticktext": [_name(line) for line in lines], "tickfont": {"size": SMALL_SIZE},
        },
        "yaxis2": quiet_axis(domains[-2], [-0.5, 0.5]),
        "shapes": [_rule(n) for n in range(len(lines) - 1)],
        "annotations": [
            *(_end_words(row, lines) for row in rows_of(bars)),
            words_at("Status", x=0, xref="paper", xanchor="right", xshift=-8, y=0, yref="y2", yanchor="middle", font={"size": SMALL_SIZE}),
            *_left_out(len(placed) - len(shown)),
        ],
    }
    visits = [row for row in shown if row["announced"]]
    traces = [
        *_keys(shown, spells, first, last), *status_bars(statuses, first, last, yaxis="y2"), *_bars(bars, lines, first, last),
        *_spells(spells, lines, first, last), *_visit_lines(visits), *_ticks([row for row in shown if not row["announced"]]), *_results(shown),
        *_alone(shown), *decision_lines(layout, forum, first=first, last=last, domain=domains[0], yaxis="y3"),
    ]
    as_at_line(layout, as_at, first=first, last=last, top=domains[-1][1])
    return figure(traces, layout, title=title)


def _placed(row: Json, lines: Sequence[str]) -> Json:
    start, end = as_day(row["start"]), as_day(row["end"])
    assert start is not None and end is not None, "marks without a date are no marks"  # noqa: S101 - for the type checker
    return {**row, "start": start, "end": end, "middle": start + (end - start) / 2, "y": lines.index(str(row["line"])), "half": _half(row)}


def _half(row: Json) -> float:
    return _TALL if row["kind"] in ("seen", "virtual") else _SHORT


def _name(line: str) -> str:
    return "<br>".join(safe(part) for part in wrap(line, NAME_LETTERS, max_lines=3, placeholder="…"))


def _rule(n: int) -> Json:
    return {"type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": n + 0.5, "y1": n + 0.5, "line": {"color": RULE, "width": 1},
            "layer": "below"}


def _end_words(row: Json, lines: Sequence[str]) -> Json:
    return words_at(safe(row["words"]), x=1, xref="paper", xshift=8, y=lines.index(str(row["line"])), yanchor="middle", font={"size": SMALL_SIZE})


def _left_out(number: int) -> list[Json]:
    if not number:
        return []
    said = f"{number} earlier {'mark' if number == 1 else 'marks'} before this period."
    return [words_at(said, x=0, xref="paper", y=0, yref="paper", yanchor="top", yshift=-72, font={"size": SMALL_SIZE})]


def _keys(shown: list[Json], spells: pd.DataFrame, first: date, last: date) -> list[Json]:
    tick = {"symbol": "line-ns", "line": {"color": INK, "width": 2}}
    entries = {row["kind"] for row in shown if not row["announced"]}
    keys = [key_entry("row naming the child", marker={**tick, "size": 7})] if "row" in entries else []
    keys += [key_entry("child seen", marker={**tick, "size": 15})] if entries & {"seen", "virtual"} else []
    keys += [key_entry("seen alone", marker=_ALONE)] if any(row["alone"] for row in shown) else []
    keys += [
        key_entry(words, marker=_RESULTS[kind]) for kind, words in _RESULT_KEYS.items()
        if any(row["kind"] == kind and (row["announced"] or kind in ("not seen", "virtual")) for row in shown)
    ]
    keys += [
        key_entry({"not recorded": "visit, whether announced not recorded"}.get(word, f"{word} visit"), mode="lines",
                  line={"color": INK, "width": 2, "dash": dash})
        for word, dash in _ANNOUNCED.items() if any(row["announced"] == word for row in shown)
    ]
    keys += [key_entry("first to last row of the agency", marker={"symbol": "square", "size": 13, "color": TINTS[Meaning.CONTEXT],
                                                                  "line": {"color": Meaning.CONTEXT.value, "width": 1}})]
    hatched = any(row["end"] >= first and row["start"] <= last for row in _days(spells))
    return keys + ([key_entry("longer than the interval", marker={"symbol": "square", "size": 14, "color": TINTS[Meaning.AWAITING],
                                                                  "line": {"color": Meaning.AWAITING.value, "width": 1.2}})] if hatched else [])


def _days(frame: pd.DataFrame) -> list[Json]:
    return [{**row, "start": as_day(row["start"]), "end": as_day(row["end"])} for row in rows_of(frame)]


def _spans(rows: list[Json], first: date, last: date) -> list[tuple[Json, date, date]]:
    """Rows that lie on the axis, cut to it."""
    return [
        (row, max(row["start"], first), min(row["end"], last)) for row in rows
        if row["end"] >= first and row["start"] <= last
    ]


def _bars(bars: pd.DataFrame, lines: Sequence[str], first: date, last: date) -> list[Json]:
    spans = _spans(_days(bars), first, last)
    return [{
        "type": "bar", "orientation": "h", "name": "first to last row", "width": 0.56, "y": [lines.index(str(row["line"])) for row, _, _ in spans],
        "base": [start.isoformat() for _, start, _ in spans], "x": [max((end - start).days, 1) * DAY_MS for _, start, end in spans],
        "marker": {"color": TINTS[Meaning.CONTEXT], "line": {"color": Meaning.CONTEXT.value, "width": 0.6}},
        "customdata": [[str(row["ids"])] for row, _, _ in spans], "hoverinfo": "text",
        "hovertext": [
            f"{safe(row['line'])}<br>rows from {day_in_words(row['start'])} to {day_in_words(row['end'])}" for row, _, _ in spans
        ],
    }] if spans else []


def _spells(spells: pd.DataFrame, lines: Sequence[str], first: date, last: date) -> list[Json]:
    spans = _spans(_days(spells), first, last)
    return [{
        "type": "bar", "orientation": "h", "name": "longer than the interval", "width": 0.56,
        "y": [lines.index(str(row["line"])) for row, _, _ in spans], "base": [start.isoformat() for _, start, _ in spans],
        "x": [((end - start).days + 1) * DAY_MS for _, start, end in spans], "marker": _HATCH,
        "customdata": [[str(row["ids"])] for row, _, _ in spans], "hoverinfo": "text",
        "hovertext": [f"{day_in_words(row['start'])} to {day_in_words(row['end'])}<br>{safe_lines(row['label'])}" for row, _, _ in spans],
    }] if spans else []


def _visit_lines(visits: list[Json]) -> list[Json]:
    """The upright line of each visit. It cannot be pressed: the mark of the result on it can."""
    traces = []
    for word, dash in _ANNOUNCED.items():
        own = [row for row in visits if row["announced"] == word]
        if own:
            traces.append({
                "type": "scatter", "mode": "lines", "name": f"{word} visit", "hoverinfo": "skip", "cliponaxis": False,
                "line": {"color": INK, "width": 2, "dash": dash},
                "x": [day for row in own for day in (row["middle"].isoformat(), row["middle"].isoformat(), None)],
                "y": [y for row in own for y in (row["y"] - _TALL, row["y"] + row["half"], None)],
            })
    return traces


def _ticks(rows: list[Json]) -> list[Json]:
    traces = []
    for name, size, kinds in (("row naming the child", 8, ("row", "not seen")), ("child seen", 23, ("seen", "virtual"))):
        own = [row for row in rows if row["kind"] in kinds]
        if own:
            traces.append(_trace(name, own, {"symbol": "line-ns", "size": size, "color": INK, "line": {"color": INK, "width": 2}}))
    return traces


def _results(shown: list[Json]) -> list[Json]:
    """A visit's result, and two that a chronology row or the top line share with it: not seen, and seen by video or phone."""
    return [
        _trace(_RESULT_KEYS[kind], own, look) for kind, look in _RESULTS.items()
        if (own := [row for row in shown if row["kind"] == kind and (row["announced"] or kind in ("not seen", "virtual"))])
    ]


def _alone(shown: list[Json]) -> list[Json]:
    own = [{**row, "y": row["y"] - _TALL} for row in shown if row["alone"]]
    return [_trace("seen alone", own, _ALONE)] if own else []


def _trace(name: str, rows: list[Json], look: Json) -> Json:
    trace: Json = {
        "type": "scatter", "mode": "markers", "name": name, "marker": look, "cliponaxis": False,
        "x": [row["middle"].isoformat() for row in rows], "y": [row["y"] for row in rows],
        "customdata": [[str(row["ids"])] for row in rows], "hovertext": [_said(row) for row in rows], "hoverinfo": "text",
    }
    if any(row["end"] > row["start"] for row in rows):
        reach = [(row["end"] - row["start"]).days / 2 * DAY_MS for row in rows]
        trace["error_x"] = {"type": "data", "symmetric": True, "array": reach, "color": INK, "thickness": 1.2, "width": 4}
    return trace


def _said(row: Json) -> str:
    when = day_in_words(row["start"]) if row["start"] == row["end"] else f"some day from {day_in_words(row['start'])} to {day_in_words(row['end'])}"
    what = _SAID.get(row["kind"], row["kind"])
    announced = {"": "", "not recorded": ", whether announced not recorded"}.get(row["announced"], f", {row['announced']}")
    return f"{when}: {safe(what)}{' alone' if row['alone'] else ''}{safe(announced)}<br>{safe_lines(row['label'])}"
