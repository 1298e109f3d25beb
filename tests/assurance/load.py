"""Many people at work at once on a live server: how long a page takes with all of them there, beside how long it takes one alone."""

import threading
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from secrets import token_hex
from statistics import quantiles

from dashboard.navigation import ENTRIES
from tests.assurance import Assured, Progress, quietly
from tests.assurance.live import Serving, Sitting, Worker, served

PEOPLE, FEWEST = 60, 4
PAGES_EACH = 240
"""One page in half a minute for two hours: G44 of the design."""
THINKS_FOR = (10.0, 50.0)
"""Seconds between two pages, in full. With fewer people nobody thinks, so that the server is as busy."""
P95_WITHIN, P99_WITHIN = 1.0, 2.5


def people_at_work(count: int, folder: Path, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """``count`` pages opened. In full, times are judged; on fewer pages they are said and only errors are failures.

    Control: a page that does not answer as it should, asked for by somebody who is not signed in, is counted as an error.
    """
    full = count >= PEOPLE * PAGES_EACH
    people = [Worker(f"worker{place}", f"Z{token_hex(8)}q") for place in range(PEOPLE if full else max(FEWEST, min(12, count // 25)))]
    with served(folder, people) as serving:
        alone, _ = _opened(serving, people[:1], min(count, 30), (0.0, 0.0), seed, quietly)
        together, errors = _opened(serving, people, count, THINKS_FOR if full else (0.0, 0.0), seed, progress)
        caught = bool(_errors_of_stranger(serving, people[0]))
    p95, p99 = (quantiles(together, n=100)[place] for place in (94, 98))
    p95_alone = quantiles(alone, n=100)[94]
    failures = list(errors)
    if full and (p95 > P95_WITHIN or p99 > P99_WITHIN):
        failures.append(f"p95 {p95:.2f} s and p99 {p99:.2f} s, against {P95_WITHIN} and {P99_WITHIN}")
    return Assured(
        len(together), tuple(failures), caught,
        f"{len(people)} people: p95 {p95:.2f} s, p99 {p99:.2f} s; one alone: p95 {p95_alone:.2f} s; ratio {p95 / p95_alone:.1f}"
        + ("" if full else ", nobody stopping to think (not judged)"))


def _opened(
    serving: Serving, people: Sequence[Worker], count: int, thinks: tuple[float, float], seed: int, progress: Progress,
) -> tuple[list[float], list[str]]:
    """Seconds of each page, and what went wrong."""
    times: list[float] = []
    errors: list[str] = []
    lock = threading.Lock()

    def work(worker: Worker) -> None:
        chance = Random(f"{seed}{worker.actor}")  # noqa: S311 - a day that can be lived again
        tab = Sitting(serving.address)
        try:
            tab.sign_in(worker.actor)
            while len(times) < count and not errors:
                time.sleep(chance.uniform(*thinks))
                begun = time.monotonic()
                wrong = _wrong(tab, worker, chance.choice(ENTRIES).file.replace("_", "-"))
                with lock:
                    times.append(time.monotonic() - begun)
                    errors.extend(wrong)
                    progress(min(len(times), count))
        except Exception as error:  # a thread's fault is the run's failure, not silence
            with lock:
                errors.append(f"{worker.actor}: {type(error).__name__}")
        finally:
            tab.close()

    threads = [threading.Thread(target=work, args=(worker,)) for worker in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, errors


def _wrong(tab: Sitting, worker: Worker, page: str) -> list[str]:
    messages = tab.ask(page)
    told = [
        f"{page}: {message.delta.new_element.WhichOneof('type')}" for message in messages
        if message.delta.new_element.WhichOneof("type") in ("exception",) or (
            message.delta.new_element.WhichOneof("type") == "alert" and "Something went wrong" in message.delta.new_element.alert.body)
    ]
    if not any(message.WhichOneof("type") == "auto_rerun" for message in messages) and not _drawn(messages):
        told.append(f"{page} came back empty")
    return told


def _drawn(messages: Sequence[object]) -> bool:
    """Whether more was drawn than the question who is there."""
    return len(messages) > 20


def _errors_of_stranger(serving: Serving, worker: Worker) -> list[str]:
    tab = Sitting(serving.address)
    try:
        return _wrong(tab, worker, "chronology")
    finally:
        tab.close()
