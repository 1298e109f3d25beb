"""Which concerns several agencies report independently: dots by theme and agency, links where they report one incident."""

from collections.abc import Mapping, Sequence
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.frames import rows_of
from dashboard.charts.style import RULE, SMALL_SIZE, Json, Meaning, figure, key_entry, nothing_recorded, safe, words_at

NO_REPLY, NOT_ASKED = "asked, no reply", "no request recorded"
ROW, HEADINGS, WIDEST_DOT = 76, 60, 36
_LEVELS = (0.29, 0.35, 0.41, 0.46)


def matrix(
    cells: pd.DataFrame, *, themes: Sequence[str], agencies: Sequence[str], links: pd.DataFrame | None = None,
    sources: Mapping[str, int] | None = None, title: str = "",
) -> go.Figure:
    """Dot area = episodes, the number printed beside it; an empty cell says in words why it is empty.

    ``cells``: theme, agency (words, as in ``themes`` and ``agencies``), count (episodes that agency reports independently: an echo
    is not a report), state ("nothing held", "asked, no reply", "no request recorded" or "" where count is not 0), ids.
    ``links``: theme, agency_a, agency_b, ids: two agencies report the same incident. Rows and columns stand in the order given.
    At the end of a row: ``sources`` of the theme, relatives among them; without it, the agencies that report the theme.
    Up to twelve agencies stand clear of each other at 1,000 pixels, up to six at the width of a printed page.
    """
    if cells.empty or not themes or not agencies:
        return nothing_recorded("No concern with a theme is recorded", title=title)
    rows = [row for row in rows_of(cells) if str(row["theme"]) in themes and str(row["agency"]) in agencies]
    column, line = {name: n for n, name in enumerate(agencies)}, {name: n for n, name in enumerate(themes)}
    dots = [row for row in rows if int(row["count"]) > 0]
    empty = [row for row in rows if int(row["count"]) == 0 and str(row["state"])]
    per_line = 9 if len(agencies) > 6 else 14
    joined = [
        row for row in (rows_of(links) if links is not None else [])
        if str(row["theme"]) in line and {str(row["agency_a"]), str(row["agency_b"])} <= set(column)
    ]
    traces: list[Json] = _keys(linked=bool(joined))
    traces += [*_links(joined, column, line), _dots(dots, column, line), _words(empty, column, line)]
    layout: Json = {
        "height": ROW * len(themes) + HEADINGS + 32, "margin": {"l": 24, "r": 128, "t": 20, "b": 12},
        "xaxis": {"range": [-0.5, len(agencies) - 0.5], "visible": False, "fixedrange": True},
        "yaxis": {
            "range": [len(themes) - 0.5, -0.5 - HEADINGS / ROW], "tickvals": list(range(len(themes))),
            "ticktext": [f"{_wrapped(name, 22)}  " for name in themes], "fixedrange": True, "showgrid": False, "zeroline": False, "automargin": True,
        },
        "shapes": [
            {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": n - 0.5, "y1": n - 0.5, "line": {"color": RULE, "width": 1}, "layer": "below"}
            for n in range(len(themes) + 1)
        ],
        "annotations": [
            words_at(_sources(_count(sources, dots, name)), x=1, xref="paper", xshift=8, y=n, font={"size": SMALL_SIZE})
            for name, n in line.items()
        ] + [
            words_at(_wrapped(name, per_line), x=n, y=-0.56, xanchor="center", align="center", yanchor="bottom", font={"size": SMALL_SIZE})
            for name, n in column.items()
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
        "marker": {"symbol": "circle", "color": Meaning.CONCERN.value, "size": counts, "sizemode": "area", "sizeref": 2 * most / WIDEST_DOT**2,
                   "opacity": 1, "line": {"width": 0}},
        "text": [f" <b>{count}</b>" for count in counts], "textposition": "middle right",
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
        "text": [_wrapped(str(row["state"]), 8) for row in rows], "customdata": [[str(row["ids"])] for row in rows],
        "textfont": {"size": SMALL_SIZE, "color": [_tone(str(row["state"])) for row in rows]}, "hoverinfo": "text",
        "hovertext": [f"{safe(row['theme'])}, {safe(row['agency'])}: {safe(row['state'])}" for row in rows],
    }


def _tone(state: str) -> str:
    """An answer is context; an answer still owed, or never sought, is awaited."""
    return (Meaning.AWAITING if state in (NO_REPLY, NOT_ASKED) else Meaning.CONTEXT).value


def _links(rows: list[Json], column: dict[str, int], line: dict[str, int]) -> list[Json]:
    """Brackets over the dots, so that no link runs through the dot of an agency between the two. Short ones lie lowest."""
    spans = [(line[str(row["theme"])], *_ends(row, column), row) for row in rows]
    taken: list[tuple[int, int, int, int]] = []
    traces = []
    for y, start, end, row in sorted(spans, key=lambda span: (span[0], span[2] - span[1], span[1])):
        met = {level for level, other, a, b in taken if other == y and a < end and start < b}
        level = min(next(level for level in range(len(spans) + 1) if level not in met), len(_LEVELS) - 1)
        taken.append((level, y, start, end))
        top = y - _LEVELS[level]
        traces.append({
            "type": "scatter", "mode": "lines", "name": "link", "line": {"color": Meaning.CONTEXT.value, "width": 1.4},
            "x": [start, start, end, end], "y": [y, top, top, y], "customdata": [[str(row["ids"])]] * 4, "hoverinfo": "text",
            "hovertext": f"{safe(row['agency_a'])} and {safe(row['agency_b'])} report the same incident",
        })
    return traces


def _ends(row: Json, column: dict[str, int]) -> tuple[int, int]:
    one, other = column[str(row["agency_a"])], column[str(row["agency_b"])]
    return min(one, other), max(one, other)


def _count(sources: Mapping[str, int] | None, dots: list[Json], theme: str) -> int:
    return sources[theme] if sources is not None else sum(1 for row in dots if str(row["theme"]) == theme)


def _sources(number: int) -> str:
    return "<b>1</b> independent<br>source" if number == 1 else f"<b>{number}</b> independent<br>sources"


def _wrapped(words: str, width: int) -> str:
    return "<br>".join(safe(part) for part in wrap(words, width, break_long_words=False, max_lines=3, placeholder="…"))
