"""A live server killed, and one whose database stops: people go on where they were, with what they had typed, and without signing in again."""

import signal
import time
from pathlib import Path
from secrets import token_hex

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.assurance import Assured, Progress, quietly
from tests.assurance.live import Serving, Sitting, Worker, served
from tests.assurance.planted_server import STOP

BACK_WITHIN = 30.0
"""Seconds: G45 of the design."""
PAGE = "key-in"
_TEXTS = ("text_area", "text_input")


def killed_servers(count: int, folder: Path, *, progress: Progress = quietly) -> Assured:
    """``count`` faults: kills, and for every fifth round a database that stops. Control: what was typed and never sent is not found."""
    failures: list[str] = []
    slowest = 0.0
    worker = Worker("worker", f"Z{token_hex(8)}q")
    with served(folder / "killed", [worker]) as serving:
        tab = Sitting(serving.address)
        tab.sign_in(worker.actor)
        stopped = max(1, count // 5)
        for number in range(count - stopped):
            typed = f"typed {token_hex(4)}"
            _type(tab, typed)
            tab.close()
            serving.end(signal.SIGKILL)
            begun = time.monotonic()
            serving.begin()
            again = tab.ask(PAGE)
            seconds = time.monotonic() - begun
            slowest = max(slowest, seconds)
            failures += _missing(again, worker, typed, f"kill {number}", seconds)
            progress(number + 1)
        never_sent = f"typed {token_hex(4)}"
        caught = bool(_missing(again, worker, never_sent, "control", 0.0))
    with served(folder / "stopped", [worker], module="tests.assurance.planted_server database-that-stops") as serving:
        for number in range(stopped):
            failures += _stopped(serving, worker, f"stop {number}")
            progress(count - stopped + number + 1)
            if number + 1 < stopped:
                serving.end()
                serving.begin()
    return Assured(count, tuple(failures), caught, f"{count - stopped} kills and {stopped} stops; slowest back with what was typed {slowest:.1f} s")


def _type(tab: Sitting, text: str) -> None:
    """Into the first field of free text of the form, as the browser sends it when the field is left."""
    field = next(
        getattr(message.delta.new_element, kind).id for kind in _TEXTS for message in tab.ask(PAGE)
        if message.delta.new_element.WhichOneof("type") == kind and f"-{PAGE}-" in getattr(message.delta.new_element, kind).id)
    tab.ask(PAGE, typed={field: text})


def _missing(messages: list[ForwardMsg], worker: Worker, typed: str, when: str, seconds: float) -> list[str]:
    sent = b"".join(message.SerializeToString() for message in messages)
    told = []
    if worker.canary.encode() not in sent:
        told.append(f"{when}: the family is not on the page")
    if typed.encode() not in sent:
        told.append(f"{when}: what was typed is not in the form")
    if seconds > BACK_WITHIN:
        told.append(f"{when}: back after {seconds:.0f} s")
    return told


def _stopped(serving: Serving, worker: Worker, when: str) -> list[str]:
    """The database says that it is stopped: nothing of the family is shown, and the server comes back by itself, with what was typed."""
    tab = Sitting(serving.address)
    tab.sign_in(worker.actor)
    typed = f"typed {token_hex(4)}"
    _type(tab, typed)
    (serving.home / STOP).touch()
    sent = b"".join(message.SerializeToString() for message in tab.ask(PAGE))
    (serving.home / STOP).unlink()
    begun = time.monotonic()
    told = [f"{when}: the family was shown"] if worker.canary.encode() in sent else []
    if b"stopped after a fault" not in sent:
        told.append(f"{when}: nothing was said of the fault")
    tab.close()
    time.sleep(2)
    while time.monotonic() < begun + 4 * BACK_WITHIN:
        try:
            return told + _missing(tab.ask(PAGE), worker, typed, when, time.monotonic() - begun)
        except Exception:  # not up yet
            tab.close()
            time.sleep(0.5)
    return [*told, f"{when}: never came back"]
