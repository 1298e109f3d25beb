"""The trail as a file, one event a line, for whoever checks it with a program of their own."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from dashboard.audit.chain import Event
from dashboard.errors import FileRefused


def as_line(event: Event, previous: str, stored: str) -> str:
    """One event as JSON: number, at (ISO, UTC, microseconds), actor, action, family_id, target, previous, hash."""
    return json.dumps({
        "number": event.number, "at": event.at.isoformat(timespec="microseconds"), "actor": event.actor, "action": event.action,
        "family_id": event.family_id, "target": event.target, "previous": previous, "hash": stored,
    }, ensure_ascii=False)


def write_trail(path: Path, events: Iterable[tuple[Event, str, str]]) -> None:
    """Write a new file that its owner alone may read: who looked at which family is itself confidential. Raises FileRefused."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise FileRefused(f"the trail could not be written there ({error.strerror or 'unknown reason'}).", file=path.name) from None
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.writelines(f"{as_line(*event)}\n" for event in events)
