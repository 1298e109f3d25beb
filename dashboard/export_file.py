"""A paper as a new file on this machine: nobody else may read it, and nothing that was there is written over."""

import os
from collections.abc import Callable
from pathlib import Path

from dashboard.errors import DashboardError

EXISTS = "There is a file of that name already, and it is not written over. Name another."


def written(path: Path, content: Callable[[], bytes]) -> None:
    """Write what ``content`` makes to a new file at ``path``. Raises DashboardError, before anything is made, where there is one already.

    The file is opened only once its content is made, and with it the event in the trail: a refusal leaves no empty file behind.
    """
    if path.exists() or not path.parent.is_dir():
        raise DashboardError(EXISTS if path.exists() else "The folder for the file is not there.")
    made = content()
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise DashboardError(EXISTS) from None
    with os.fdopen(descriptor, "wb") as file:
        file.write(made)
