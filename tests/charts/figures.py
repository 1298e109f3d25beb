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


def both_sides(label: str = HOSTILE) -> pd.DataFrame:
    statuses = ["first_hand", "reported", "disputed"]
    return pd.DataFrame([
        {"side": side, "quarter": date(2018, 1 + 3 * (n % 2), 1), "status": statuses[n % 3], "ids": f"{side}{n}", "label": label}
        for side, number in (("concern", 5), ("other_side", 3)) for n in range(number)
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
        {"theme": "Neglect", "agency": "GP", "count": 0, "state": "no request recorded", "ids": ""},
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
def sight_lines() -> list[str]:
    return ["Seen by anyone", "Visits, Children's social care", "School"]


def sight_marks() -> pd.DataFrame:
    rows = [
        ("Seen by anyone", date(2020, 3, 3), date(2020, 3, 3), "seen", True, "", "e1 e2", HOSTILE),
        ("Visits, Children's social care", date(2020, 3, 3), date(2020, 3, 3), "seen", True, "announced", "v1", HOSTILE),
        ("Visits, Children's social care", date(2020, 4, 3), date(2020, 4, 3), "no access", False, "unannounced", "v2", "Door shut"),
        ("Visits, Children's social care", date(2020, 5, 3), date(2020, 5, 3), "virtual", False, "not recorded", "v3", "Call"),
        ("Visits, Children's social care", date(2020, 6, 3), date(2020, 6, 3), "cancelled", False, "announced", "v4", "Called off"),
        ("School", date(2020, 6, 1), date(2020, 6, 30), "seen", False, "", "e3", "Seen in June"),
        ("School", date(2020, 7, 1), date(2020, 7, 1), "row", False, "", "e4", "Letter"),
        ("School", date(2010, 7, 1), date(2010, 7, 1), "row", False, "", "e5", "Long before"),
    ]
    return pd.DataFrame(rows, columns=["line", "start", "end", "kind", "alone", "announced", "ids", "label"])


def sight_bars() -> pd.DataFrame:
    return pd.DataFrame([{"line": "School", "start": date(2010, 7, 1), "end": date(2020, 7, 1), "words": "last 1 July 2020", "ids": "e5"}])


def sight_spells() -> pd.DataFrame:
    return pd.DataFrame([{"line": "Seen by anyone", "start": date(2020, 8, 1), "end": date(2020, 9, 1), "ids": "e1", "label": HOSTILE}])


def endings() -> pd.DataFrame:
    columns = ["ending", "name", "unmet", "days", "because", "reopened", "reopened_word", "words", "ids"]
    return pd.DataFrame([
        ("0", HOSTILE, HOSTILE, 730, "two years", 100, "reopened", "first new concern day 12\nreopened day 100", "s1"),
        ("1", "Closed 1 May 2020", "No plan", 60, "as at", None, "reopened", "no new concern recorded", "s2"),
    ], columns=columns)


def after_endings() -> pd.DataFrame:
    columns = ["ending", "least", "most", "first", "status", "ids", "label", "date"]
    return pd.DataFrame([
        ("0", 12, 12, True, "reported", "e1", HOSTILE, "1 May 2018"),
        ("0", 30, 60, False, "first_hand", "e2", "Seen", "May 2018"),
        ("0", 80, 80, False, "disputed", "e3", "Denied", "3 July 2018"),
        ("0", 90, 90, False, "not_recorded", "e4", "Noted", "13 July 2018"),
    ], columns=columns)


def siblings() -> pd.DataFrame:
    return pd.DataFrame([
        {"child": HOSTILE, "age": 17.5, "words": "2 incidents\n1 theme", "note": "born about 2003", "ids": "p1"},
        {"child": "Child X1", "age": 9.25, "words": "1 incident\n1 theme", "note": "born 4 May 2011", "ids": "p2"},
    ])


def sibling_bands() -> pd.DataFrame:
    columns = ["child", "start", "end", "word", "lane", "ids", "label"]
    return pd.DataFrame([
        (HOSTILE, 8.0, 10.0, "Child protection", "status", "s1", HOSTILE), (HOSTILE, 12.0, 17.5, "Foster care", "lived", "r1", "2015 to now"),
    ], columns=columns)


def sibling_marks() -> pd.DataFrame:
    columns = ["child", "theme", "least", "most", "status", "ids", "label", "date"]
    return pd.DataFrame([
        (HOSTILE, "Neglect", 9.0, 9.0, "first_hand", "e1", HOSTILE, "4 May 2012"),
        (HOSTILE, "Neglect", 11.0, 12.0, "reported", "e2", "Told", "2014"),
        ("Child X1", "Neglect", 9.0, 9.0, "reported", "e3", "Told", "4 June 2020"),
    ], columns=columns)
