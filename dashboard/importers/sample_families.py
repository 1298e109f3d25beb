"""The sample families: their agencies' files in sample_data/, taken in by the same importers as anybody's."""

import hashlib
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard.importers.take_in import new_family, take_in
from dashboard.importers.taken import Taken
from dashboard.store import Database
from data_models.access import Power
from data_models.record import Family


@dataclass(frozen=True, slots=True)
class _Stated:
    """One file of a sample family and what the person importing it states: its agency and one known date, where they say any."""

    path: Path
    agency: str
    known_on: date | None


def make_sample_families(
    database: Database, actor: str, folder: Path, *, today: date, progress: Callable[[str], None] = lambda _: None,
) -> list[tuple[Family, list[Taken]]]:
    """Make every sample family under ``folder`` afresh and return what became of its files. ``progress`` gets one line a file."""
    made = []
    for family_folder in sorted(path.parent for path in folder.glob("*/import.toml")):
        family = _fresh_family(database, actor, family_folder.name)
        scope = database.scope_of(actor)
        taken = []
        for stated in _stated_files(family_folder):
            progress(f"{family.label}: {stated.path.name}")
            taken.append(take_in(
                database, scope, family, name=stated.path.name, content=stated.path.read_bytes(), today=today,
                agency=stated.agency, known_on=stated.known_on,
            ))
        made.append((family, taken))
    return made


def _fresh_family(database: Database, actor: str, folder_name: str) -> Family:
    label = folder_name.replace("_", " ").title()
    family_id = hashlib.sha256(f"sample|{label}".encode()).hexdigest()[:12]
    with database.change(actor, "sample family removed", family_id=family_id, target="sample", power=Power.MAKE_FAMILY) as change:
        change.remove_family(family_id)
    return new_family(database, actor, label, family_id=family_id)


def _stated_files(folder: Path) -> Iterator[_Stated]:
    for row in tomllib.loads((folder / "import.toml").read_text(encoding="utf-8"))["file"]:
        known_on = date.fromisoformat(row["known_on"]) if row.get("known_on") else None
        yield _Stated(folder / row["name"], row.get("agency", ""), known_on)
