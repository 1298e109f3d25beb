"""A zip container, as office programs and archives write it, opened only after what its directory states was checked."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from struct import error as StructError  # noqa: N812
from zipfile import BadZipFile, ZipFile

from dashboard.errors import FileRefused
from dashboard.importers.readers.safety import Container, inspect_directory, inspect_sizes

DAMAGE = (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, StructError, UnicodeError, ValueError, LookupError)
"""What is raised where a container or a part of it is damaged, depending on where the damage lies."""


@contextmanager
def opened(name: str, content: bytes, *, damaged: str) -> Iterator[ZipFile]:
    """The container to read parts from. A part never unpacks to more than the size that was checked: ``Container`` stops there.

    Raises FileRefused for a password, for what no program writes, for sizes beyond the limits, and, with the sentence ``damaged``,
    for damage that shows while parts are read.
    """
    try:
        with Container(BytesIO(content)) as package:
            inspect_directory(name, package.infolist())
            inspect_sizes(name, package.infolist())
            yield package
    except DAMAGE as damage:
        raise FileRefused(damaged, file=name) from damage
