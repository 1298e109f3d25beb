"""A frame's rows and cells as plain values: what is drawn is chosen name by name."""

from datetime import date
from typing import Any

import pandas as pd


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The frame's rows as plain dictionaries, so that no frame reaches the browser by accident."""
    names = [str(name) for name in frame.columns]
    columns = [frame.iloc[:, place].tolist() for place in range(len(names))]
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]


def as_day(value: Any) -> date | None:
    """A cell as a day; None where it is empty."""
    if type(value) is date:  # as nearly every cell is: pandas takes ten times as long to say so
        return value
    return None if pd.isna(value) else pd.Timestamp(value).date()
