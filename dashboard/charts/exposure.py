"""The exposure strip: how many professional contacts there were, so that more eyes are not read as more harm."""

from datetime import date

import pandas as pd

from dashboard.charts.frames import as_day, rows_of
from dashboard.charts.style import SMALL_SIZE, TINTS, WHITE, Json, Meaning, key_entry
from dashboard.charts.time_axis import DAY_MS
from data_models.dates import day_in_words

MOST_QUARTERS = 40
"""More bars than this have no room for their numbers: the strip then counts by calendar year."""


def exposure_strip(contacts: pd.DataFrame, *, first: date, last: date, yaxis: str) -> tuple[list[Json], float, str]:
    """Traces of the strip, the top of its scale, and the word for one bar ("quarter" or "year").

    ``contacts``: quarter_start, quarter_end (dates, both included), contacts, agencies (numbers), and
    ids where the page can open them. The time before the first
    quarter with a contact is hatched: no record of contacts is not a record of no contacts.
    """
    quarters: list[Json] = [
        {"start": as_day(row["quarter_start"]), "end": as_day(row["quarter_end"]), "contacts": int(row["contacts"]),
         "agencies": int(row["agencies"]), "ids": str(row.get("ids", ""))}
        for row in rows_of(contacts.fillna({"contacts": 0, "agencies": 0}))
    ]
    quarters = sorted((row for row in quarters if row["end"] >= first and row["start"] <= last), key=lambda row: row["start"])
    begun = next((n for n, row in enumerate(quarters) if row["contacts"] > 0), len(quarters))
    kept = quarters[begun:]
    word = "quarter" if len(kept) <= MOST_QUARTERS else "year"
    if word == "year":
        kept = _by_year(kept)
    top = max((row["contacts"] for row in kept), default=1) * 1.45
    known_from = max(kept[0]["start"], first) if kept else last
    traces = [_bars(kept, first, last, yaxis)] if kept else []
    if known_from > first:
        traces.append(_unrecorded(first, known_from, top, yaxis))
    return traces, top, word


def exposure_keys(traces: list[Json]) -> list[Json]:
    """The hatching is named in the strip itself; only the bars need a line in the key."""
    bar = key_entry("professional contacts", marker={"symbol": "square", "size": 12, "color": Meaning.CONTEXT.value})
    return [bar] if any(trace["name"] == "contacts" for trace in traces) else []


def _by_year(quarters: list[Json]) -> list[Json]:
    years: dict[int, Json] = {}
    for row in quarters:
        year = years.setdefault(row["start"].year, {**row, "contacts": 0, "agencies": 0, "ids": ""})
        year.update(end=row["end"], contacts=year["contacts"] + row["contacts"], agencies=max(year["agencies"], row["agencies"]),
                    ids=f"{year['ids']} {row['ids']}".strip())
    return list(years.values())


def _bars(rows: list[Json], first: date, last: date, yaxis: str) -> Json:
    spans = [(max(row["start"], first), min(row["end"], last)) for row in rows]
    return {
        "type": "bar", "name": "contacts", "yaxis": yaxis,
        "x": [start.isoformat() for start, _ in spans], "offset": 0, "width": [((end - start).days + 1) * DAY_MS * 0.86 for start, end in spans],
        "y": [row["contacts"] for row in rows], "marker": {"color": Meaning.CONTEXT.value, "line": {"width": 0}},
        "text": [str(row["contacts"]) for row in rows], "textposition": "outside", "textangle": 0, "cliponaxis": False,
        "outsidetextfont": {"size": SMALL_SIZE}, "constraintext": "none",
        "customdata": [[row["ids"]] for row in rows], "hoverinfo": "text",
        "hovertext": [
            f"{day_in_words(row['start'])} to {day_in_words(row['end'])}<br>{row['contacts']} professional contacts, {row['agencies']} agencies"
            for row in rows
        ],
    }


def _unrecorded(first: date, until: date, top: float, yaxis: str) -> Json:
    return {
        "type": "bar", "name": "no record", "yaxis": yaxis, "x": [first.isoformat()], "offset": 0, "width": [(until - first).days * DAY_MS],
        "y": [top * 0.7],
        "marker": {"color": WHITE, "line": {"color": Meaning.CONTEXT.value, "width": 1},
                   "pattern": {"shape": "/", "fgcolor": TINTS[Meaning.CONTEXT], "bgcolor": WHITE, "size": 9, "solidity": 0.4}},
        "text": ["no record"], "textposition": "inside", "insidetextanchor": "middle", "textangle": 0,
        "insidetextfont": {"size": SMALL_SIZE, "color": Meaning.CONTEXT.value},
        "customdata": [[""]], "hoverinfo": "text", "hovertext": [f"No contacts are in this record before {day_in_words(until)}"],
    }
