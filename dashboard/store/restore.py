"""From a backup to a record again: the newest generation that holds what it says, onto a place where there is no record."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import StoreRefused
from dashboard.store.database import Database
from dashboard.store.generations import Generation, GenerationDamaged, Manifest, checked, generations, sha256_of, to_disk


@dataclass(frozen=True, slots=True)
class Restored:
    """Which generation, and those newer ones that could not be used, each with the reason."""

    generation: Generation
    manifest: Manifest
    passed_over: tuple[tuple[Generation, str], ...]


def restore(folder: Path, record: Path, key: str, *, actor: str, witness: Path | None = None) -> Restored:
    """Make ``record`` from the newest good generation in ``folder``, and write in its trail that it was restored, by whom and from which.

    Raises StoreRefused where there is a record already, or no generation that can be used.
    """
    if any(place.exists() for place in (record, _wal(record))):
        raise StoreRefused("There is a record already, so nothing was restored. Move its folder away first, or name an empty one with CPF_HOME.")
    passed_over: list[tuple[Generation, str]] = []
    for generation in generations(folder):
        try:
            manifest = checked(generation, key)
        except GenerationDamaged as damage:
            passed_over.append((generation, str(damage)))
            continue
        _put(generation, manifest, record)
        accept_restored(record, key, actor=actor, generation=generation, witness=witness)
        return Restored(generation, manifest, tuple(passed_over))
    reasons = "".join(f" {generation.in_words.capitalize()}: {reason}." for generation, reason in passed_over)
    raise StoreRefused(f"There is no generation here that can be restored, so nothing was.{reasons}")


def accept_restored(record: Path, key: str, *, actor: str, generation: Generation, witness: Path | None) -> None:
    """Write in the trail that the record stands as restored, by a person's decision, so that an older head is not taken for tampering."""
    with Database(record, key, witness=witness, check_only=True) as database:
        database.accept(actor, f"restored from {generation.in_words}")


def _put(generation: Generation, manifest: Manifest, record: Path) -> None:
    """Whole or not at all: copied under another name, on disk and compared before it gets its own."""
    record.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    being_put = record.with_name(f"{record.name}.being-restored")
    try:
        shutil.copyfile(generation.record, being_put)
        being_put.chmod(0o600)
        to_disk(being_put)
        if sha256_of(being_put) != manifest.sha256:
            raise StoreRefused("The record was not written as the backup holds it, so it was not restored. Try again on another disk.")
        being_put.replace(record)
        to_disk(record.parent)
    except OSError:
        raise StoreRefused("The record could not be written, so nothing was restored: look whether the disk is full or may not be written.") from None
    finally:
        being_put.unlink(missing_ok=True)


def _wal(record: Path) -> Path:
    return record.with_name(f"{record.name}.wal")
