"""Take an import back: none of its rows counts any more, and all of them are kept."""

from datetime import UTC, datetime

from dashboard.errors import DashboardError
from dashboard.store import Database
from data_models import tables
from data_models.access import Scope
from data_models.record import Family


def undo_import(database: Database, scope: Scope, family: Family, import_id: str, *, reason: str = "") -> int:
    """Take back one import and return how many of its rows now stand as rows of a later file.

    A row that a later file brought again was told as a duplicate then, and must not vanish with the first: it becomes a row of
    that later file. Raises DashboardError where the import is not this family's, or was taken back before.
    """
    imports = {row["import_id"]: row for row in database.ask(scope, "imports", family=family.id)}
    if import_id not in imports:
        raise DashboardError("There is no such import in this family’s record.")
    if imports[import_id]["undone_at"] is not None:
        raise DashboardError("This import has been taken back already.")
    heirs = database.ask(scope, "heirs_of_import", family=family.id, import_id=import_id)
    with database.change(scope.actor, "import taken back", family_id=family.id, target=import_id) as change:
        change.pass_on(family_id=family.id, import_id=import_id, known_on=imports[import_id]["known_on"], heirs=heirs)
        change.add(tables.IMPORT_UNDONE, [{
            "import_id": import_id, "family_id": family.id, "undone_by": scope.actor, "reason": reason,
            "undone_at": datetime.now(UTC).replace(tzinfo=None),
        }])
    return len(heirs)
