"""What is recorded of each adult by theme, and on whose word: seen or found told apart from what was only said."""

from itertools import groupby

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.frames import rows_of
from dashboard.charts.style import INK, SMALL_SIZE, TINTS, WHITE, Json, Meaning, bar_key, figure, nothing_recorded, safe, words_at

ROW, HEADING, LEFT, RIGHT = 30, 34, 220, 210
OTHER_WAY = "points the other way"
LOOKS: tuple[tuple[str, tuple[str, ...], Json], ...] = (
    ("seen first-hand, or found", ("seen first-hand, or found",), {"color": Meaning.CONCERN.value}),
    ("reported or opinion, not verified", ("reported by others only", "a professional’s opinion"), {"color": WHITE}),
    ("own or a parent’s account only", ("own or a parent’s account only",),
     {"color": WHITE, "pattern": {"shape": "/", "fgcolor": Meaning.CONCERN.value, "size": 7, "solidity": 0.25}}),
    ("who saw it is not recorded", ("who saw it is not recorded",),
     {"color": WHITE, "pattern": {"shape": ".", "fgcolor": Meaning.CONCERN.value, "size": 6, "solidity": 0.3}}),
    ("denied, disputed or not taken further", ("denied, disputed or not taken further",),
     {"color": WHITE, "pattern": {"shape": "x", "fgcolor": Meaning.CONCERN.value, "size": 8, "solidity": 0.3}}),
    (OTHER_WAY, (OTHER_WAY,), {"color": TINTS[Meaning.PROTECTIVE]}),
)
"""Name in the key, the words of the frame that it covers, and its fill: one hue, told apart by filling and pattern, and one for the other side."""


def adult_history(rows: pd.DataFrame, *, title: str = "") -> go.Figure:
    """A bar for each adult and theme, cut by the word it rests on; to the left, on the same scale, what points the other way.

    ``rows``: adult, theme, kind (as in ``LOOKS``), count (incidents), ids. Adults and themes stand in the order given.
    """
    plain = rows_of(rows)
    if not plain:
        return nothing_recorded("No concern that names an adult is recorded", title=title)
    places, headings, bottom = _places(plain)
    totals = {key: _total(plain, key, against=False) for key in places}
    other = {key: _total(plain, key, against=True) for key in places}
    most, most_other = max(totals.values()), max(other.values())
    layout: Json = {
        "height": int(bottom) + 36, "barmode": "relative", "margin": {"l": LEFT, "r": RIGHT, "t": 12, "b": 12},
        "xaxis": {"range": [-most_other * 1.02, max(most, 1)], "visible": False, "fixedrange": True},
        "yaxis": {"range": [bottom, 0], "fixedrange": True, "showgrid": False, "zeroline": False, "visible": False},
        "shapes": [{"type": "line", "x0": 0, "x1": 0, "yref": "paper", "y0": 0, "y1": 1, "line": {"color": INK, "width": 1.2}, "layer": "above"}],
        "annotations": [
            words_at(f"<b>{safe(adult, most=40)}</b>", x=0, xref="paper", xshift=12 - LEFT, y=y, yanchor="middle") for adult, y in headings.items()
        ] + [words_at(
            safe(theme, most=34), x=0, xref="paper", xshift=-10, xanchor="right", align="right", y=y, font={"size": SMALL_SIZE},
        ) for (_, theme), y in places.items()] + [words_at(
            _end(totals[key], other[key]), x=1, xref="paper", xshift=10, y=y,
            font={"size": SMALL_SIZE},
        ) for key, y in places.items()],
    }
    traces: list[Json] = []
    for name, kinds, fill in LOOKS:
        own = [row for row in plain if str(row["kind"]) in kinds]
        if own:
            look = {**fill, "line": {"color": (Meaning.PROTECTIVE if name == OTHER_WAY else Meaning.CONCERN).value, "width": 1.4}}
            traces += [bar_key(name, look), _bars(name, own, places, look)]
    return figure(traces, layout, title=title)


def _places(rows: list[Json]) -> tuple[dict[tuple[str, str], float], dict[str, float], float]:
    """Where each bar and each adult's name stands, in pixels from the top, and the bottom of it all."""
    places: dict[tuple[str, str], float] = {}
    headings: dict[str, float] = {}
    y = 0.0
    for adult, own in groupby(rows, key=lambda row: str(row["adult"])):
        headings[adult] = y + HEADING / 2
        y += HEADING
        for theme in dict.fromkeys(str(row["theme"]) for row in own):
            places[adult, theme] = y + ROW / 2
            y += ROW
    return places, headings, y


def _bars(name: str, rows: list[Json], places: dict[tuple[str, str], float], look: Json) -> Json:
    return {
        "type": "bar", "orientation": "h", "name": name, "width": ROW * 0.62, "marker": look,
        "x": [-int(row["count"]) if name == OTHER_WAY else int(row["count"]) for row in rows],
        "y": [places[str(row["adult"]), str(row["theme"])] for row in rows],
        "customdata": [[str(row["ids"])] for row in rows], "hoverinfo": "text",
        "hovertext": [f"{safe(row['adult'])}, {safe(row['theme'])}<br>{_incidents(int(row['count']))}: {safe(row['kind'])}" for row in rows],
    }


def _total(rows: list[Json], key: tuple[str, str], *, against: bool) -> int:
    return sum(
        int(row["count"]) for row in rows if (str(row["adult"]), str(row["theme"])) == key and (str(row["kind"]) == OTHER_WAY) is against
    )


def _end(total: int, other: int) -> str:
    said = f"<b>{total}</b> {'incident' if total == 1 else 'incidents'}"
    return f"{said}; <b>{other}</b> the other way" if other else said


def _incidents(number: int) -> str:
    return "1 incident" if number == 1 else f"{number} incidents"
