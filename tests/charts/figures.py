"""Small frames and ways of reading a figure as the browser will get it."""

import json
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

FIRST, LAST = date(2016, 1, 1), date(2020, 12, 10)
HOSTILE = "<b>bold</b> $x$ & <a href='javascript:alert(1)'>go</a>"


def read(figure: go.Figure) -> dict[str, Any]:
    """The figure as JSON, once plotly's own schema has accepted every name and value in it."""
    plain: dict[str, Any] = json.loads(figure.to_json())
    go.Figure({"data": plain["data"], "layout": plain["layout"]})
    return plain


def marks(figure: go.Figure) -> list[dict[str, Any]]:
    """Every trace with marks or words that stand for data: not the key, not the even line, not the step itself."""
    traces = [trace for trace in read(figure)["data"] if trace["x"] != [None]]
    return [trace for trace in traces if trace["type"] == "bar" or "markers" in trace["mode"] or "text" in trace["mode"]]


def named(figure: go.Figure, name: str) -> list[dict[str, Any]]:
    return [trace for trace in read(figure)["data"] if trace.get("name") == name and trace["x"] != [None]]


def keys(figure: go.Figure) -> list[str]:
    return [trace["name"] for trace in read(figure)["data"] if trace.get("showlegend")]


def words(figure: go.Figure) -> str:
    return " | ".join(note["text"] for note in read(figure)["layout"].get("annotations", []))


def decisions() -> pd.DataFrame:
    return pd.DataFrame([{"day": date(2018, 3, 1), "label": HOSTILE, "ids": "d1"}])


def episodes(number: int = 6, theme: str = "Neglect", label: str = "Home cold") -> pd.DataFrame:
    statuses = ["first_hand", "reported", "disputed", "not_recorded", "finding", "suggestion"]
    return pd.DataFrame([
        {"theme": theme, "day": date(2017, 1, 10) + timedelta(days=n % 1400), "status": statuses[n % 6], "ids": f"e{n} f{n}",
         "label": label, "entries": 2}
        for n in range(number)
    ])


def contacts() -> pd.DataFrame:
    starts = pd.date_range("2016-01-01", "2020-10-01", freq="QS")
    return pd.DataFrame([
        {"quarter_start": start.date(), "quarter_end": (start + pd.offsets.QuarterEnd(0)).date(),
         "contacts": 0 if start.year < 2017 else n, "agencies": 2}
        for n, start in enumerate(starts)
    ])


def periods() -> pd.DataFrame:
    return pd.DataFrame([
        {"start": date(2016, 2, 1), "end": date(2017, 5, 1), "status": "Child in need", "lane": "Child X1", "ids": "s1"},
        {"start": date(2017, 5, 1), "end": None, "status": "Child protection", "lane": "Child X1", "ids": "s2"},
        {"start": date(2018, 5, 1), "end": None, "status": HOSTILE, "lane": HOSTILE, "ids": "s3"},
    ])


def days(number: int = 4) -> pd.DataFrame:
    return pd.DataFrame([{"day": date(2016, 5, 1) + timedelta(days=n % 1500), "concern": n % 2 == 0, "ids": f"e{n}"} for n in range(number)])


def to_date() -> pd.DataFrame:
    return pd.DataFrame([
        {"theme": HOSTILE, "incidents": 14, "agencies": 5, "oldest_days": 3000, "ids": "e1 e2"},
        {"theme": "Neglect", "incidents": 1, "agencies": 1, "oldest_days": None, "ids": "e3"},
    ])


def cells() -> pd.DataFrame:
    return pd.DataFrame([
        {"theme": "Neglect", "agency": "Police", "count": 9, "state": "", "ids": "e1"},
        {"theme": "Neglect", "agency": "School", "count": 1, "state": "", "ids": "e2"},
        {"theme": "Neglect", "agency": "GP", "count": 0, "state": "not asked", "ids": ""},
        {"theme": HOSTILE, "agency": "Police", "count": 0, "state": "nothing held", "ids": "r1"},
        {"theme": HOSTILE, "agency": "School", "count": 0, "state": "asked, no reply", "ids": "r2"},
        {"theme": HOSTILE, "agency": "GP", "count": 4, "state": "", "ids": "e4"},
    ])


def links() -> pd.DataFrame:
    return pd.DataFrame([{"theme": "Neglect", "agency_a": "School", "agency_b": "Police", "ids": "e1 e2"}])


def bars() -> pd.DataFrame:
    return pd.DataFrame([
        {"assessment": HOSTILE, "start": date(2020, 2, 3), "end": None, "open": True, "due": date(2021, 3, 1), "ids": "a1",
         "incidents": 7, "agencies": 4},
        {"assessment": "Risk", "start": date(2019, 11, 1), "end": date(2020, 6, 1), "open": False, "due": date(2020, 5, 1), "ids": "a2",
         "incidents": 1, "agencies": 1},
    ])


def changes() -> pd.DataFrame:
    return pd.DataFrame([
        {"assessment": HOSTILE, "changed_on": date(2020, 5, 1), "new_due": date(2020, 8, 1), "number": 1, "reason": HOSTILE, "ids": "c1"},
        {"assessment": HOSTILE, "changed_on": date(2020, 9, 1), "new_due": date(2021, 3, 1), "number": 2, "reason": "", "ids": "c2"},
    ])


def waits() -> pd.DataFrame:
    return pd.DataFrame([
        {"assessment": HOSTILE, "day": date(2020, 3, 3), "status": "reported", "ids": "e1", "label": HOSTILE},
        {"assessment": "Risk", "day": date(2020, 3, 3), "status": "reported", "ids": "e1", "label": "Call"},
        {"assessment": "Risk", "day": date(2020, 9, 3), "status": "first_hand", "ids": "e2", "label": "After it was done"},
    ])


def adults() -> pd.DataFrame:
    kinds = [
        ("seen first-hand, or found", 3), ("reported by others only", 2), ("a professional’s opinion", 1), ("own or a parent’s account only", 1),
        ("who saw it is not recorded", 1), ("denied, disputed or not taken further", 1), ("points the other way", 2),
    ]
    return pd.DataFrame([
        *({"adult": "Mother X", "theme": "Neglect", "kind": kind, "count": count, "ids": f"e{n}"} for n, (kind, count) in enumerate(kinds)),
        {"adult": HOSTILE, "theme": HOSTILE, "kind": "points the other way", "count": 1, "ids": "p1"},
    ])


def asked() -> pd.DataFrame:
    return pd.DataFrame([
        {"agency": "Police", "adult": "Mother X", "state": "held and shared", "entries": 3, "likely": True, "ids": "r1 e1 e2 e3"},
        {"agency": "Police", "adult": HOSTILE, "state": "asked, no reply", "entries": 0, "likely": False, "ids": "r2"},
        {"agency": "GP", "adult": "Mother X", "state": "no request recorded", "entries": 0, "likely": True, "ids": ""},
        {"agency": "GP", "adult": HOSTILE, "state": "no request recorded", "entries": 0, "likely": False, "ids": ""},
    ])


def lags() -> pd.DataFrame:
    return pd.DataFrame([
        {"label": HOSTILE, "happened": "about 1988", "known": "5 August 2020", "days": 11540, "roughly": "at least ", "late": True,
         "status": "reported", "ids": "e1 e2"},
        {"label": "Police: Call", "happened": "6 March 2020", "known": "9 March 2020", "days": 3, "roughly": "", "late": False,
         "status": "first_hand", "ids": "e3"},
    ])


def rates() -> pd.DataFrame:
    return pd.DataFrame([
        {"theme": HOSTILE, "before": 8, "since": 4, "before_rate": 2.0, "since_rate": 2.1, "few": False, "before_ids": "e1 e2", "since_ids": "e3"},
        {"theme": "Neglect", "before": 1, "since": 0, "before_rate": 0.2, "since_rate": 0.0, "few": True, "before_ids": "e4", "since_ids": ""},
    ])
