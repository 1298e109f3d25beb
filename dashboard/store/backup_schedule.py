"""Backups at intervals while the server runs: it alone holds the record, so nobody else can make them."""

import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from dashboard.errors import DashboardError
from dashboard.store.database import Database


class BackupSchedule:
    """A thread that backs ``database`` up into ``folder`` at the start and every ``minutes``, and says on stderr where it cannot."""

    def __init__(self, database: Database, folder: Path, *, minutes: float, kept: int) -> None:
        self._database, self._folder, self._seconds, self._kept = database, folder, minutes * 60, kept
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="backups", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Return once no backup is being made and none will be."""
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while True:
            self._back_up()
            if self._over.wait(self._seconds):
                return

    def _back_up(self) -> None:
        try:
            self._database.backup(self._folder, kept=self._kept)
        except DashboardError as refusal:
            self._say(str(refusal))
        except Exception as error:
            self._say(f"The backup failed: {type(error).__name__}.")

    def _say(self, sentence: str) -> None:
        sys.stderr.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC: {sentence}\n")
