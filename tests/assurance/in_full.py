"""Every long run with the count that the design asks for: seconds to hours. Each name says what must hold."""

from collections.abc import Callable, Mapping

from tests.assurance import Assured
from tests.assurance.backups import damaged_newest_generation
from tests.assurance.drafts import killed_while_typing
from tests.assurance.ended_imports import ended_imports
from tests.assurance.erasure import canaries
from tests.assurance.full_disks import full_disks
from tests.assurance.kills import killed_writers
from tests.assurance.torn_logs import torn_logs

FULL: Mapping[str, tuple[Callable[..., Assured], int]] = {
    "nothing acknowledged is lost when the writer is killed": (killed_writers, 1_000),
    "nothing acknowledged is lost when the disk is full": (full_disks, 54),
    "what is being typed outlives a kill": (killed_while_typing, 200),
    "a torn log leaves a clean beginning or a sentence": (torn_logs, 1_000),
    "an import that is ended leaves whole files only": (ended_imports, 500),
    "a damaged newest generation gives way to the one before": (damaged_newest_generation, 210),
    "an erased family is in no file": (canaries, 3_000),
}
"""By what must hold: the run and its count. Called as ``run(count, folder, progress=told)``."""
