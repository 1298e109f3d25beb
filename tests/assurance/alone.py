"""Runs a command in a network of its own that has nothing but this machine, and tells what tried to leave it. Started by outward.py, never by hand.

The kernel counts, for all processes in that network together, what had nowhere to go; the hook names it where it was Python that tried.
"""

import json
import os
import socket
import struct
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

NOTES = "CPF_OUTWARD_NOTES"
_GET_FLAGS, _SET_FLAGS, _UP = 0x8913, 0x8914, 0x1
NOWHERE = ("IpOutNoRoutes", "Ip6OutNoRoutes", "UdpNoPorts", "Udp6NoPorts")
"""The kernel's counts of what could not be sent, and of datagrams to this machine that nobody listens for: questions to a resolver, say."""
PLANTED = {
    "a connection": "socket.create_connection(('192.0.2.1', 9), 1)",
    "a connection by the newer protocol": "socket.create_connection(('2001:db8::1', 9), 1)",
    "a datagram": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 9))",
    "a name looked up": "socket.getaddrinfo('planted.example', 80)",
}
"""Addresses and a name kept for documentation, which belong to nobody."""


def loopback_up() -> None:
    """A new network has its loopback turned off."""
    import fcntl  # noqa: PLC0415 - there is none on Windows, where there is no such network either

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        flags = struct.unpack("16sh14x", fcntl.ioctl(any_socket, _GET_FLAGS, struct.pack("16sh14x", b"lo", 0)))[1]
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh14x", b"lo", flags | _UP))


def nowhere_to_go() -> int:
    """The sum of the kernel's counts for this network."""
    lines = Path("/proc/net/snmp").read_text(encoding="utf-8").splitlines()
    counts = {f"{names.split(':')[0]}{name}": int(value) for names, values in zip(lines[::2], lines[1::2], strict=True)
              for name, value in zip(names.split()[1:], values.split()[1:], strict=True)}
    counts |= {name: int(value) for name, value in (line.split() for line in Path("/proc/net/snmp6").read_text(encoding="utf-8").splitlines())}
    return sum(counts.get(name, 0) for name in NOWHERE)


def planted_found(notes: Path) -> bool:
    """Whether each planted attempt is noted by the hook, and counted where it is made without the hook. The notes are empty afterwards."""
    found = []
    for attempt in PLANTED.values():
        _tried(attempt)
        found.append(notes.exists())
        notes.unlink(missing_ok=True)
        before = nowhere_to_go()
        _tried(attempt, "-I")
        found.append(nowhere_to_go() > before and not notes.exists())
    return all(found)


def _tried(attempt: str, *without_hook: str) -> None:
    subprocess.run([sys.executable, *without_hook, "-c", f"import socket; {attempt}"], capture_output=True, check=False)


def main(command: Iterable[str]) -> None:
    """The last line printed: whether what was planted was found, the status of the command, the count and the notes."""
    loopback_up()
    notes = Path(os.environ[NOTES])
    caught = planted_found(notes)
    before = nowhere_to_go()
    status = subprocess.run(list(command), check=False).returncode
    noted = notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []
    sys.stdout.flush()
    sys.stdout.write("\n" + json.dumps({
        "caught": caught, "status": status, "nowhere": nowhere_to_go() - before, "noted": [json.loads(line) for line in noted],
    }) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
