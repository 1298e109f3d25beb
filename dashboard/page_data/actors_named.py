"""What to call people and families in pages about who looked and who may: names and parts, as far as the reader may see them."""

from collections import Counter
from collections.abc import Mapping

from dashboard.store import Database
from data_models.access import Role, Scope


def names_apart(database: Database) -> dict[str, str]:
    """What to call each person; with the id of the account where two people have one name."""
    names = database.names()
    times = Counter(names.values())
    return {actor: name if times[name] == 1 else f"{name} ({actor})" for actor, name in names.items()}


def named_with_part(actor: str, names: Mapping[str, str], role: str) -> str:
    """"Ada Reed, social worker"; the id of the account where nobody knows a name for it."""
    part = f", {Role(role).label.lower()}" if role in set(Role) else ""
    return f"{names.get(actor, actor)}{part}"


def families_named(database: Database, scope: Scope) -> dict[str, str]:
    """What the families are called that this reader may see: of every other, whoever reads the trail knows the id alone."""
    return {row["family_id"]: row["label"] for row in database.ask(scope, "families")}
