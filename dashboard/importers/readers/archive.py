"""A .zip of files: every member is read by what it holds, and one that cannot be read does not lose the others.

Nothing is unpacked to disk; the members' names are labels. Several files that arrive together are bundled into such an archive,
so that they go the same way.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from dashboard.errors import FileRefused
from dashboard.importers.readers.packages import DAMAGE, opened
from dashboard.importers.readers.raw import RawSheet

MAX_MEMBERS = 200
MEMBER_SHEET = " › "
"""Between a member's name and the name of a sheet inside it."""

_DAMAGED = "the archive (.zip) is damaged and cannot be opened; make it again, or import the files inside one by one"
_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)

ReadMember = Callable[[str, bytes], tuple[RawSheet, ...]]


def read_archive(name: str, content: bytes, read_member: ReadMember) -> tuple[RawSheet, ...]:
    """The sheets of every member, each under its member's name; what was left out or cannot be read is told at the first sheet.

    Raises FileRefused for more than ``MAX_MEMBERS`` files, for names that point outside the archive, for a password, for sizes
    beyond the limits, and when no member can be read: with the reason of the only one, or of the first of them.
    """
    sheets: list[RawSheet] = []
    unread: list[str] = []
    litter = 0
    for member, inside in _members(name, content):
        if inside is None:
            litter += 1
            continue
        try:
            if isinstance(inside, FileRefused):
                raise inside
            sheets += _labelled(member, read_member(member, inside), {sheet.name for sheet in sheets})
        except FileRefused as refused:
            unread.append(str(refused))
    if not sheets:
        reason = f"none of its {len(unread)} files can be read; {unread[0]}" if unread else "the archive (.zip) holds no files"
        raise FileRefused(reason, file=name)
    notes = [f"not read: {reason}" for reason in unread]
    notes += [f"left out: {litter} files that computers add to folders by themselves"] if litter else []
    return replace(sheets[0], notes=(*((0, sentence) for sentence in notes), *sheets[0].notes)), *sheets[1:]


def bundle(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Files, as (name, content), in one archive in memory. The same files give the same bytes, in whatever order they come."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_STORED) as archive:
        for name, content in sorted(files):
            archive.writestr(ZipInfo(name, _FIRST_DAY), content)
    return written.getvalue()


def _members(name: str, content: bytes) -> Iterator[tuple[str, bytes | FileRefused | None]]:
    """Every file with its content, in order of their names, or why it has none; None for files that only a computer put there."""
    with opened(name, content, damaged=_DAMAGED) as archive:
        parts = [part for part in archive.infolist() if not part.is_dir()]
        if len(parts) > MAX_MEMBERS:
            raise FileRefused(f"it holds more than {MAX_MEMBERS} files, the most that is read; make smaller archives", file=name)
        if any(_points_outside(part.filename) for part in parts):
            raise FileRefused("it holds a file whose name points outside the archive, which no program for archives writes", file=name)
        for part in sorted(parts, key=lambda part: part.filename):
            yield part.filename, None if _is_litter(part.filename) else _unpacked(archive, part)


def _unpacked(archive: ZipFile, part: ZipInfo) -> bytes | FileRefused:
    try:
        return archive.read(part)
    except DAMAGE as damage:
        return FileRefused(f"it is damaged inside the archive ({type(damage).__name__})", file=part.filename)


def _points_outside(member: str) -> bool:
    plain = member.replace("\\", "/")
    return plain.startswith("/") or plain[1:2] == ":" or ".." in PurePosixPath(plain).parts


def _is_litter(member: str) -> bool:
    parts = PurePosixPath(member.replace("\\", "/")).parts
    return "__MACOSX" in parts or not parts or parts[-1].casefold() in _LITTER or parts[-1].startswith(("~$", "._"))


def _labelled(member: str, sheets: Sequence[RawSheet], taken: set[str]) -> Iterator[RawSheet]:
    """The member's sheets under names that no sheet has yet: a member may be called like a sheet of another."""
    for sheet in sheets:
        label = f"{member}{MEMBER_SHEET}{sheet.name}" if sheet.name else member
        label = next(free for number in range(1, MAX_MEMBERS + 2) if (free := label if number == 1 else f"{label} ({number})") not in taken)
        taken.add(label)
        yield replace(sheet, name=label)
