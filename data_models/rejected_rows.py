"""What names a rejected row by the thing it was about, so that who says "not recorded" can say that a row about it was not taken in."""

from data_models.columns import Table

ABOUT = "about"
"""How such an identity begins. No loaded row has one: it names no fact."""


def about(table: Table | str, reference: str) -> str:
    """The identity of rejected rows of ``table`` (or its full name) about the thing that an agency calls ``reference``: "CP1-1"."""
    name = table if isinstance(table, str) else table.full_name
    return f"{ABOUT}|{name}|{' '.join(reference.split()).casefold()}"
