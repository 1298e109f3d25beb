"""Erasure of a family: from the record's file itself, from the backups where asked, and never of what is held.

Rows that are deleted stay readable in a file until their place is used again, so the file is written anew without them and takes the place of
the old one in one step: cut off before it, nothing is erased; after it, everything is.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import StoreBusy, StoreRefused
from dashboard.store.database import Database
from dashboard.store.generations import (
    BEING_MADE,
    MANIFEST,
    RECORD,
    Generation,
    GenerationDamaged,
    checked,
    generations,
    manifest_of,
    to_disk,
    when_it_goes,
)
from dashboard.store.leaving_out import holds_family, rewrite_without
from dashboard.store.opening import opened
from data_models.access import ErasureReason, Power


@dataclass(frozen=True, slots=True)
class StillHeld:
    """A generation of the backup that still holds an erased family, ``until`` when in words; not ``readable``: it may hold it."""

    generation: Generation
    until: str = ""
    readable: bool = True


def erase(
    record: Path, key: str, *, actor: str, family_id: str, reason: ErasureReason, children: Sequence[str] = (),
    witness: Path | None = None,
) -> dict[str, int]:
    """Erase a family from ``record``, which no other process may hold, and whole-council rows of ``children``. Rows erased by table.

    The trail keeps its events, with the family's opaque id; who erased, when and the code of the reason are added. Raises StoreRefused
    where the record is held against erasure, AccessRefused where ``actor`` may not erase: the refusal is in the trail.
    """
    anew = record.with_name(f"{record.name}.being-written")
    with Database(record, key, witness=witness) as database:
        database.require(actor, Power.ERASE)
        if hold := database.standing_hold(family_id):
            database.record_view(actor, "erasure refused", family_id=family_id, target="held")
            raise StoreRefused(f"This family's record has been held since {hold['holds_from']} and may not be erased until the hold is lifted.")
        database.record_view(actor, "erasure begun", family_id=family_id, target=reason.value)
        anew.unlink(missing_ok=True)
        try:
            erased = database.rewrite_without(family_id, anew, children=children)
        except BaseException:
            anew.unlink(missing_ok=True)
            raise
    to_disk(anew)
    anew.replace(record)  # its log was written into it and removed when it was closed
    to_disk(record.parent)
    shutil.rmtree(record.parent / "spill", ignore_errors=True)
    with Database(record, key, witness=witness) as database:
        database.record_view(actor, "family erased", family_id=family_id, target=reason.value)
    return erased


def generations_holding(folder: Path, key: str, family_id: str, *, kept: int) -> list[StillHeld]:
    """The generations in ``folder`` that hold a row of the family, and those that cannot be read, oldest first."""
    found = []
    for generation in reversed(generations(folder)):
        try:
            if _holds(generation, key, family_id):
                found.append(StillHeld(generation, when_it_goes(generation, folder, key, kept=kept)))
        except (StoreBusy, StoreRefused):
            found.append(StillHeld(generation, readable=False))
    return found


def erase_from(generation: Generation, key: str, family_id: str, *, children: Sequence[str] = ()) -> None:
    """Write a generation anew without the family, and whole-council rows of ``children``, in place, with its number and its day.

    Raises GenerationDamaged where it cannot be read.
    """
    manifest = checked(generation, key)
    made = generation.folder.parent / BEING_MADE
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(mode=0o700)
    connection = opened(generation.record, key, read_only=True)
    try:
        connection.execute("use store")
        rewrite_without(connection, made / RECORD, key, family_id=family_id, children=children)
    finally:
        connection.close()
    written = manifest_of(made / RECORD, key, version=manifest.version, now=manifest.made_at)
    (made / MANIFEST).write_text(written.as_json(key), encoding="utf-8")
    for name in (RECORD, MANIFEST):  # cut off between the two, the generation counts as damaged, and holds the family no more
        to_disk(made / name)
        (made / name).replace(generation.folder / name)
    to_disk(generation.folder)
    made.rmdir()
    checked(generation, key)


def _holds(generation: Generation, key: str, family_id: str) -> bool:
    if not generation.record.exists():
        raise GenerationDamaged("its record is missing")
    connection = opened(generation.record, key, read_only=True)
    try:
        connection.execute("use store")
        return holds_family(connection, family_id)
    finally:
        connection.close()
