"""Whole-council files as they are sent: single, as a folder's files, or packed into an archive. Each comes out with its bytes."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile

from dashboard.errors import FileRefused
from dashboard.importers.readers.archive import MEMBER_SHEET
from dashboard.importers.readers.packages import DAMAGE, opened

_DAMAGED = "the archive (.zip) is damaged and cannot be opened; make it again, or load the files inside one by one"
_LITTER = ("__MACOSX/", ".", "~$")


def unpacked(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes | FileRefused]]:
    """Every file under the name a person finds it by; those of an archive after the archive's own name, one at a time.

    What cannot be unpacked comes as the reason for it. Office files are archives too, and stay whole.
    """
    for name, content in files:
        if not _is_archive(content):
            yield name, content
            continue
        try:
            yield from _members(name, content)
        except FileRefused as refused:
            yield name, refused


def _members(name: str, content: bytes) -> Iterator[tuple[str, bytes | FileRefused]]:
    with opened(name, content, damaged=_DAMAGED) as archive:
        for part in sorted(archive.infolist(), key=lambda part: part.filename):
            if part.is_dir() or part.filename.startswith(_LITTER) or PurePosixPath(part.filename).name.startswith(_LITTER):
                continue
            label = f"{name}{MEMBER_SHEET}{part.filename}"
            try:
                inside: bytes | FileRefused = archive.read(part)
            except DAMAGE:
                inside = FileRefused("it is damaged inside the archive", file=label)
            yield label, inside


def _is_archive(content: bytes) -> bool:
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with ZipFile(BytesIO(content)) as archive:
            return not {"[Content_Types].xml", "mimetype"} & set(archive.namelist())
    except (BadZipFile, *DAMAGE):
        return True
