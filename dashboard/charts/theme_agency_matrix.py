"""Which concerns several agencies report independently: dots by theme and agency, links where they report one incident."""

from collections.abc import Sequence
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.style import RULE, SMALL_SIZE, Json, Meaning, figure, key_entry, nothing_recorded, rows_of, safe, words_at

NOTHING_HELD, NO_REPLY, NOT_ASKED = "nothing held", "asked, no reply", "not asked"
ROW, WIDEST_DOT = 66, 34
_ARC = tuple(step / 16 for step in range(17))


def matrix(
    cells: pd.DataFrame, *, themes: Sequence[str], agencies: Sequence[str], links: pd.DataFrame | None = None, title: str = "",
) -> go.Figure:
    """Dot area = episodes, the number printed beside it; an empty cell says in words why it is empty.

    ``cells``: theme, agency (words, as in ``themes`` and ``agencies``), count (episodes that agency reports independently: an echo
    is not a report), state ("nothing held", "asked, no reply", "not asked" or "" where count is not 0), ids.
    ``links``: theme, agency_a, agency_b, ids: two agencies report the same incident. Rows and columns stand in the order given.
    At the end of a row: how many agencies report the theme independently.
    """
    if cells.empty or not themes or not agencies:
        return nothing_recorded("No concern with a theme is recorded", title=title)
    rows = [row for row in rows_of(cells) if str(row["theme"]) in themes and str(row["agency"]) in agencies]
    column, line = {name: n for n, name in enumerate(agencies)}, {name: n for n, name in enumerate(themes)}
    dots = [row for row in rows if int(row["count"]) > 0]
    empty = [row for row in rows if int(row["count"]) == 0 and str(row["state"])]
    per_line = max(8, 92 // len(agencies) + 2)
    joined = rows_of(links) if links is not None and not links.empty else []
    traces: list[Json] = _keys(linked=bool(joined))
    traces += [_link(row, column, line) for row in joined if str(row["theme"]) in line and {str(row["agency_a"]), str(row["agency_b"])} <= set(column)]
    traces += [_dots(dots, column, line), _words(empty, column, line)]
    layout: Json = {
        "height": ROW * len(themes) + 150 + (34 if title else 0), "margin": {"l": 24, "r": 128, "t": 20, "b": 12},
        "xaxis": {
            "range": [-0.5, len(agencies) - 0.5], "tickvals": list(range(len(agencies))), "ticktext": [_wrapped(name, per_line) for name in agencies],
            "side": "top", "tickangle": 0, "fixedrange": True, "showgrid": False, "zeroline": False, "automargin": True, "tickfont": {"size": SMALL_SIZE},
        },
        "yaxis": {
            "range": [len(themes) - 0.5, -0.5], "tickvals": list(range(len(themes))), "ticktext": [f"{_wrapped(name, 22)}  " for name in themes],
            "fixedrange": True, "showgrid": False, "zeroline": False, "automargin": True,
        },
        "shapes": [
            {"type": "line", "xref": "paper", "x0": 0, "x1": 1.0, "y0": n - 0.5, "y1": n - 0.5, "line": {"color": RULE, "width": 1}, "layer": "below"}
            for n in range(len(themes) + 1)
        ],
        "annotations": [
            words_at(_sources(sum(1 for row in dots if str(row["theme"]) == name)), x=1, xref="paper", xshift=8, y=n, font={"size": SMALL_SIZE})
            for name, n in line.items()
        ],
    }
    return figure(traces, layout, title=title)


def _keys(*, linked: bool) -> list[Json]:
    dot = key_entry("episodes (area = number)", marker={"symbol": "circle", "size": 13, "color": Meaning.CONCERN.value})
    link = key_entry("both report the same incident", mode="lines", line={"color": Meaning.CONTEXT.value, "width": 1.4})
    return [dot, link] if linked else [dot]


def _dots(rows: list[Json], column: dict[str, int], line: dict[str, int]) -> Json:
    most = max((int(row["count"]) for row in rows), default=1)
    counts = [int(row["count"]) for row in rows]
    return {
        "type": "scatter", "mode": "markers+text", "name": "episodes", "cliponaxis": False,
        "x": [column[str(row["agency"])] for row in rows], "y": [line[str(row["theme"])] for row in rows],
        "marker": {"symbol": "circle", "color": Meaning.CONCERN.value, "size": counts, "sizemode": "area", "sizeref": most / WIDEST_DOT**2,
                   "opacity": 1, "line": {"width": 0}},
        "text": [f"<b>{count}</b>" for count in counts], "textposition": "middle right",
        "customdata": [[str(row["ids"])] for row in rows], "hoverinfo": "text",
        "hovertext": [
            f"{safe(row['theme'])}, {safe(row['agency'])}: {count} {'episode' if count == 1 else 'episodes'}"
            for row, count in zip(rows, counts, strict=True)
        ],
    }


def _words(rows: list[Json], column: dict[str, int], line: dict[str, int]) -> Json:
    return {
        "type": "scatter", "mode": "text", "name": "empty cells", "cliponaxis": False,
        "x": [column[str(row["agency"])] for row in rows], "y": [line[str(row["theme"])] for row in rows],
        "text": [_wrapped(str(row["state"]), 10) for row in rows], "customdata": [[str(row["ids"])] for row in rows],
        "textfont": {"size": SMALL_SIZE, "color": [_tone(str(row["state"])) for row in rows]}, "hoverinfo": "text",
        "hovertext": [f"{safe(row['theme'])}, {safe(row['agency'])}: {safe(row['state'])}" for row in rows],
    }


def _tone(state: str) -> str:
    """An answer is context; an answer still owed, or never sought, is awaited."""
    return (Meaning.CONTEXT if state == NOTHING_HELD else Meaning.AWAITING).value


def _link(row: Json, column: dict[str, int], line: dict[str, int]) -> Json:
    """An arc over the row, so that it never runs through the dot of an agency between the two."""
    start, end = sorted((column[str(row["agency_a"])], column[str(row["agency_b"])]))
    y = line[str(row["theme"])]
    rise = min(0.26 + 0.04 * (end - start), 0.44)
    return {
        "type": "scatter", "mode": "lines", "name": "link", "line": {"color": Meaning.CONTEXT.value, "width": 1.4},
        "x": [start + (end - start) * t for t in _ARC], "y": [y - 4 * rise * t * (1 - t) for t in _ARC],
        "customdata": [[str(row["ids"])]] * len(_ARC), "hoverinfo": "text",
        "hovertext": f"{safe(row['agency_a'])} and {safe(row['agency_b'])} report the same incident",
    }


def _sources(number: int) -> str:
    return "<b>1</b> independent<br>source" if number == 1 else f"<b>{number}</b> independent<br>sources"


def _wrapped(words: str, width: int) -> str:
    return "<br>".join(safe(part) for part in wrap(words, width, break_long_words=False, max_lines=3, placeholder="…"))
