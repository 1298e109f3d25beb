"""A frame's rows and cells as plain values: what is drawn is chosen name by name."""

from datetime import date
from typing import Any

import pandas as pd


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The frame's rows as plain dictionaries, so that no frame reaches the browser by accident."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def as_day(value: Any) -> date | None:
    """A cell as a day; None where it is empty."""
    return None if pd.isna(value) else pd.Timestamp(value).date()
