"""G12: two files on their way out that differ in one byte, of the same name and length and beyond a megabyte, each for somebody else."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from unittest.mock import patch

from dashboard.page_data import tickets
from dashboard.page_data.tickets import LIFETIME_SECONDS, Outgoing, issue, redeem
from tests.assurance import Assured, Progress, quietly

BYTES = 1_100_000
AT_ONCE = 4
_BETWEEN = ("one", "another")


def alike_files(count: int, folder: Path | None = None, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """``count`` pairs, some asked for at once. Controls: tickets named after what is alike, and tickets that look at no holder."""
    chance = Random(seed)  # noqa: S311 - pairs that can be made again
    rest = chance.randbytes(BYTES - 1)
    failures: list[str] = []
    done = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for wrong in pool.map(lambda place: _wrong(rest, place), [chance.randrange(BYTES) for _ in range(count)]):
            failures += [f"pair {done} (seed {seed}): {what}" for what in wrong]
            done += 1
            progress(done)
    caught = all(_planted(rest, name, fault) for name, fault in PLANTED.items())
    return Assured(done, tuple(failures), caught, f"{BYTES:,} bytes each, {AT_ONCE} pairs at once")


def _wrong(rest: bytes, place: int) -> list[str]:
    """What went wrong with a pair of which the byte at ``place`` differs: each is for its holder, once, for a minute."""
    signs = dict(zip(_BETWEEN, (b"\x01", b"\x02"), strict=True))
    files = {who: Outgoing("rows.csv", "text/csv", rest[:place] + sign + rest[place:]) for who, sign in signs.items()}
    held = {who: issue(file, holder=who, now=0) for who, file in files.items()}
    wrong = []
    for who, other in (_BETWEEN, _BETWEEN[::-1]):
        if tickets.redeem(held[who], holder=other, now=1) is not None or tickets.redeem(held[who], holder="", now=1) is not None:
            wrong.append("somebody else got it")
        got = tickets.redeem(held[who], holder=who, now=1)
        if got is None or got.content != files[who].content:
            wrong.append("its holder did not get it")
        if tickets.redeem(held[who], holder=who, now=1) is not None:
            wrong.append("it was handed out twice")
        if tickets.redeem(issue(files[who], holder=who, now=0), holder=who, now=LIFETIME_SECONDS + 1) is not None:
            wrong.append("it was handed out too late")
    return wrong


def _named_alike(_: int) -> str:
    return f"rows.csv {BYTES}"


def _to_anybody(ticket: str, *, holder: str, now: float) -> Outgoing | None:
    return next((file for who in (holder, *_BETWEEN) if (file := redeem(ticket, holder=who, now=now))), None)


PLANTED: dict[str, Callable[..., object]] = {"secrets.token_urlsafe": _named_alike, "redeem": _to_anybody}


def _planted(rest: bytes, name: str, fault: Callable[..., object]) -> bool:
    with patch(f"{tickets.__name__}.{name}", fault):
        return bool(_wrong(rest, 5))
