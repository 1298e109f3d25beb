"""Where the data folder is, who is asking, and where the key comes from. Read from the environment on each call."""

import os
import secrets
import stat
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from dashboard.errors import StoreRefused
from data_models.forum_days import ForumSettings, forum_settings
from data_models.sign_in import Limits

ROOT = Path(__file__).resolve().parents[1]
SAMPLE_FAMILIES = ROOT / "sample_data"
LOCAL_ACTOR = "local"
MARKING = "OFFICIAL-SENSITIVE"
"""The handling line of every page of a paper, where no other is set."""


@dataclass(frozen=True, slots=True)
class BackupSettings:
    """Where the running dashboard backs the record up, how often, and how many generations stay."""

    folder: Path
    minutes: float
    kept: int


@dataclass(frozen=True, slots=True)
class Settings:
    """``home`` holds the record (``record.duckdb``) and, for sample data only, its key file. ``actor`` is who is asking.

    ``sign_in``: the file with the identity provider's settings; None where nobody signs in, and only sample data is open.
    ``sign_in_claim``: what the provider calls a person by for good: ``oid`` at Entra ID, ``sub`` elsewhere.
    ``forum``: the file that says how the council holds its forum; None: as it came (data_models/forum.toml).
    ``witness`` is the file that shows when the record was put back to an earlier state; None: beside the record.
    ``backup``: None where the running dashboard makes no backups. ``marking``: the handling line of every page of a paper.
    """

    home: Path
    actor: str
    sign_in: Path | None
    sign_in_claim: str
    limits: Limits
    witness: Path | None = None
    forum: Path | None = None
    backup: BackupSettings | None = None
    marking: str = MARKING

    @property
    def record(self) -> Path:
        return self.home / "record.duckdb"

    @property
    def key_file(self) -> Path:
        return self.home / "key"


def settings() -> Settings:
    """Settings from the environment: ``CPF_HOME`` (default ``.cpf`` in the repository), ``CPF_ACTOR`` (default the local caller),
    ``CPF_WITNESS`` and ``CPF_FORUM`` (files), ``CPF_SIGN_IN`` (a file; nobody signs in where it is not set), ``CPF_SIGN_IN_CLAIM``,
    ``CPF_IDLE_MINUTES``, ``CPF_SIGN_IN_HOURS`` and ``CPF_MARKING``. Backups of the running dashboard: ``CPF_BACKUP`` (a folder),
    ``CPF_BACKUP_MINUTES`` (15), ``CPF_BACKUP_KEEP`` (14).

    Raises StoreRefused for a limit that is no number.
    """
    home, sign_in, witness, forum = (os.environ.get(name, "") for name in ("CPF_HOME", "CPF_SIGN_IN", "CPF_WITNESS", "CPF_FORUM"))
    return Settings(
        home=Path(home).expanduser().resolve() if home else ROOT / ".cpf",
        actor=os.environ.get("CPF_ACTOR", "") or LOCAL_ACTOR,
        sign_in=Path(sign_in).expanduser().resolve() if sign_in else None,
        sign_in_claim=os.environ.get("CPF_SIGN_IN_CLAIM", "") or "sub",
        limits=Limits(idle=timedelta(minutes=_above_nought("CPF_IDLE_MINUTES", 15)), age=timedelta(hours=_above_nought("CPF_SIGN_IN_HOURS", 8))),
        witness=Path(witness).expanduser().resolve() if witness else None,
        forum=Path(forum).expanduser().resolve() if forum else None,
        backup=_backup_settings(os.environ.get("CPF_BACKUP", "")),
        marking=os.environ.get("CPF_MARKING", "").strip() or MARKING,
    )


def forum_as_held(current: Settings) -> ForumSettings:
    """How the council holds its forum. Raises StoreRefused where the settings cannot be read."""
    try:
        return forum_settings(current.forum)
    except (OSError, ValueError) as wrong:
        raise StoreRefused(f"The forum’s settings cannot be used: {wrong}") from None


def _above_nought(name: str, default: float) -> float:
    number = _number(name, default)
    if not number > 0:
        raise StoreRefused(f"{name} must be a number above nought.")
    return number


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


