"""Zip archives written by hand, so that they can lie: sizes, sums, places and names are whatever the test says."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from struct import pack

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its bytes as they are packed, and what the directory says of them. ``at``: the part whose bytes it claims as its own."""

    name: str
    packed: bytes
    size: int
    sum: int
    method: int = 8
    flags: int = 0
    at: int | None = None
    extra: bytes = b""


def part(name: str, content: bytes, **lies: int) -> Part:
    """A part as an honest program writes it, but for what ``lies`` says."""
    squeezed = zlib.compressobj(6, wbits=-15)
    packed = squeezed.compress(content) + squeezed.flush()
    return Part(name, packed, **{"size": len(content), "sum": zlib.crc32(content), **lies})  # type: ignore[arg-type]


def repeated(name: str, start: bytes, piece: bytes, times: int, end: bytes = b"") -> Part:
    """A part that unpacks to ``start``, ``piece`` so many times, and ``end``, made without ever holding all of that."""
    squeezed = zlib.compressobj(9, wbits=-15)
    begun = squeezed.compress(start) + squeezed.flush(zlib.Z_FULL_FLUSH)
    once = squeezed.compress(piece) + squeezed.flush(zlib.Z_FULL_FLUSH)
    sum_ = zlib.crc32(start)
    for _ in range(times):
        sum_ = zlib.crc32(piece, sum_)
    packed = begun + once * times + squeezed.compress(end) + squeezed.flush()
    return Part(name, packed, len(start) + len(piece) * times + len(end), zlib.crc32(end, sum_))


def archive(parts: Iterable[Part], *, comment: bytes = b"", count: int | None = None) -> bytes:
    """The parts one after the other, then the directory ([APPNOTE] 4.3). ``count``: how many parts the directory claims to have."""
    body, directory = bytearray(), bytearray()
    places: list[int] = []
    for one in parts:
        name, where = one.name.encode(), len(body) if one.at is None else places[one.at]
        head = pack("<HHHHHIII", 20, one.flags | 0x800, one.method, 0, 0x21, one.sum, len(one.packed), one.size & 0xFFFFFFFF)
        if one.at is None:
            body += b"PK\x03\x04" + head + pack("<HH", len(name), 0) + name + one.packed
        places.append(where)
        directory += b"PK\x01\x02" + pack("<H", 20) + head + pack("<HHHHHII", len(name), len(one.extra), 0, 0, 0, 0, where) + name + one.extra
    number = len(places) if count is None else count
    said = min(number, 0xFFFF)
    end = b"PK\x05\x06" + pack("<HHHHIIH", 0, 0, said, said, len(directory), len(body), len(comment)) + comment
    if number > 0xFFFF:
        far = b"PK\x06\x06" + pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, number, number, len(directory), len(body))
        end = far + b"PK\x06\x07" + pack("<IQI", 0, len(body) + len(directory), 1) + end
    return bytes(body + directory + end)


def parts_of(content: dict[str, bytes]) -> list[Part]:
    return [part(name, inside) for name, inside in content.items()]


def replaced(parts: Sequence[Part], new: Part) -> list[Part]:
    """The parts with one of them put in place of that of the same name, or at the end."""
    return [new if old.name == new.name else old for old in parts] + ([] if any(old.name == new.name for old in parts) else [new])
