"""Who acts where nobody signs in: the machine itself, on its command line or in the sample dashboard."""

from dashboard.errors import AccessRefused
from dashboard.settings import Settings
from dashboard.store.database import Database


def caller(database: Database, current: Settings) -> str:
    """The actor to act as. Raises AccessRefused for a person's account: a person signs in, and cannot be acted for by naming them."""
    if database.signs_in(current.actor):
        raise AccessRefused("That account belongs to a person, who signs in. A command acts as the machine, or as an account without one.")
    return current.actor
