"""Where the data folder is, who is asking, and where the key comes from. Read from the environment on each call."""

import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import StoreRefused

ROOT = Path(__file__).resolve().parents[1]
SAMPLE_FAMILIES = ROOT / "sample_data"
LOCAL_ACTOR = "local"


@dataclass(frozen=True, slots=True)
class BackupSettings:
    """Where the running dashboard backs the record up, how often, and how many generations stay."""

    folder: Path
    minutes: float
    kept: int


@dataclass(frozen=True, slots=True)
class Settings:
    """``home`` holds the record (``record.duckdb``) and, for sample data only, its key file. ``actor`` is who is asking.

    ``backup``: None where the running dashboard makes no backups.
    """

    home: Path
    actor: str
    backup: BackupSettings | None = None

    @property
    def record(self) -> Path:
        return self.home / "record.duckdb"

    @property
    def key_file(self) -> Path:
        return self.home / "key"


def settings() -> Settings:
    """Settings from ``CPF_HOME`` (default ``.cpf`` in the repository) and ``CPF_ACTOR`` (default the local caller).

    Backups of the running dashboard: ``CPF_BACKUP`` (a folder), ``CPF_BACKUP_MINUTES`` (15), ``CPF_BACKUP_KEEP`` (14).
    """
    home = os.environ.get("CPF_HOME", "")
    return Settings(
        home=Path(home).expanduser().resolve() if home else ROOT / ".cpf",
        actor=os.environ.get("CPF_ACTOR", "") or LOCAL_ACTOR,
        backup=_backup_settings(os.environ.get("CPF_BACKUP", "")),
    )


def generations_kept() -> int:
    """How many generations of a backup always stay: ``CPF_BACKUP_KEEP``, never fewer than 14."""
    return max(14, int(_number("CPF_BACKUP_KEEP", 14)))


def _backup_settings(folder: str) -> BackupSettings | None:
    if not folder:
        return None
    return BackupSettings(Path(folder).expanduser().resolve(), minutes=max(1.0, _number("CPF_BACKUP_MINUTES", 15)), kept=generations_kept())


def _number(name: str, otherwise: float) -> float:
    written = os.environ.get(name, "")
    try:
        return float(written) if written else otherwise
    except ValueError:
        raise StoreRefused(f"{name} must be a number.") from None


def key_to_restore_with(current: Settings) -> str:
    """The key of the record that a backup is of. Raises StoreRefused where there is none: a new one would open nothing."""
    if not os.environ.get("CPF_KEY", "") and not current.key_file.exists():
        raise StoreRefused("A backup opens only with the key of its record: set CPF_KEY, or put the key file in the data folder.")
    return encryption_key(current)


def encryption_key(current: Settings) -> str:
    """The key of the record: ``CPF_KEY``, else the key file, which is made with mode 600 when there is no record yet.

    Raises StoreRefused when there is a record but no key, or when others may read the key file.
    """
    if key := os.environ.get("CPF_KEY", ""):
        return key
    if current.key_file.exists():
        _refuse_shared_key_file(current.key_file)
        return current.key_file.read_text(encoding="ascii").strip()
    if current.record.exists():
        raise StoreRefused("There is a record but no key: set CPF_KEY, or put the key file back beside the record.")
    return _new_key(current.key_file)


def _new_key(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = secrets.token_hex(32)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key)
    return key


def _refuse_shared_key_file(path: Path) -> None:
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise StoreRefused("The key file can be read by others on this machine: make it readable by its owner only (mode 600).")


