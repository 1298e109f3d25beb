"""Reads a file of locked packages: name, version and hashes of each, as pip's hash mode takes them."""

import re
from dataclasses import dataclass
from pathlib import Path

_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Locked:
    """One package. ``name`` in its normal form; ``hashes``: SHA-256 in hexadecimal, one for each file that may be installed."""

    name: str
    version: str
    hashes: tuple[str, ...]


def locked(path: Path) -> tuple[Locked, ...]:
    """Every package of a lock, in its order. Raises ValueError for a line that pins nothing, so that none is passed over."""
    found = []
    for line in path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        pin = _PIN.match(line)
        if pin is None:
            raise ValueError(f"{path.name}: this line pins no package: {line[:80]}")
        found.append(Locked(normal(pin["name"]), pin["version"], tuple(_HASH.findall(line))))
    return tuple(found)


def normal(name: str) -> str:
    """A package's name as the packaging standard compares names."""
    return re.sub(r"[-_.]+", "-", name).lower()
