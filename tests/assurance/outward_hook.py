"""Notes every attempt of a Python process to reach another machine or to look a name up. The interpreter loads it by itself, as sitecustomize,
in every process that is started with it on its path: see outward.py.

What runs without it (a process given no environment, code of other languages) is counted by the kernel.
"""

import json
import os
import sys

_ADDRESSED = ("socket.connect", "socket.sendto", "socket.sendmsg")
_LOOKED_UP = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
_HERE = ("", "localhost", "ip6-localhost", "::", "::1", "0.0.0.0")  # noqa: S104 - compared with, never listened on


def outward(event: str, args: tuple[object, ...]) -> str:
    """Where an audit event of the interpreter leads that is not this machine; empty for every other event."""
    if event in _ADDRESSED:
        asked = args[1][0] if isinstance(args[1], tuple) and args[1] else ""  # a path and no address at all stay on this machine
    elif event in _LOOKED_UP:
        asked = args[0]
    else:
        return ""
    name = asked.decode(errors="replace") if isinstance(asked, bytes) else asked
    return name if isinstance(name, str) and name not in _HERE and not name.startswith("127.") else ""


def _note(event: str, args: tuple[object, ...]) -> None:
    if where := outward(event, args):
        told = {"event": event, "where": where, "command": " ".join(sys.orig_argv)[:120], "test": os.environ.get("PYTEST_CURRENT_TEST", "")}
        file = os.open(os.environ["CPF_OUTWARD_NOTES"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, json.dumps(told).encode() + b"\n")
        finally:
            os.close(file)


if "CPF_OUTWARD_NOTES" in os.environ:
    sys.addaudithook(_note)
