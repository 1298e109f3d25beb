"""What hostile files are made of: entities, noise, and the parts of an honest file to put something else in their place."""

import random
import zipfile
from collections.abc import Callable
from io import BytesIO

from tests.importers.hostile_zip import Part, archive, parts_of, replaced

CANARY = "Canary Quillfeather"
"""Stands in the files. No sentence may show it."""

Made = tuple[str, str, Callable[[], bytes]]
"""What a case is called, how it must end ("refused", "read"), and how it is made."""

BILLION_LAUGHS = '<!DOCTYPE x [<!ENTITY a "' + "ha" * 50 + '">' + "".join(
    f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(9)) + "]>"
ENTITIES = {
    "billion laughs": (BILLION_LAUGHS, "&j;"),
    "quadratic entity": (f'<!DOCTYPE x [<!ENTITY a "{"x" * 50_000}">]>', "&a;" * 50_000),
    "outer entity of a local file": ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"),
    "outer entity of an address": ('<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/">]>', "&a;"),
    "parameter entity": ('<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///dev/zero"> %a;]>', ""),
    "outer document type": ('<!DOCTYPE x SYSTEM "file:///dev/zero">', ""),
}
"""What is declared before the root of an XML part, and what is said inside it."""


def noise(size: int) -> str:
    """Letters and digits that hardly compress, always the same."""
    return random.Random(7).randbytes(size // 2).hex()  # noqa: S311


def in_character_set(encoding: str, declared: str = "") -> bytes:
    """XML whose document type is hidden in a character set. The declaration before it is plain, as parsers need it."""
    rest = '<!DOCTYPE x [<!ENTITY a "b">]><x/>'
    return f'<?xml version="1.0" encoding="{declared or encoding}"?>'.encode("ascii") + rest.encode(encoding)


def package_with(content: bytes, *new: Part) -> bytes:
    """The package, written by hand, with these parts in place of those of the same name."""
    parts = parts_of_package(content)
    for one in new:
        parts = replaced(parts, one)
    return archive(parts)


def parts_of_package(content: bytes) -> list[Part]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return parts_of({name: package.read(name) for name in package.namelist()})
