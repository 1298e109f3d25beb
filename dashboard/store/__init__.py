"""The only code that speaks to DuckDB. Reads go through ``Database.ask``, changes through ``Database.change``."""

from dashboard.store.change import Change
from dashboard.store.database import Database

__all__ = ["Change", "Database"]
