"""People at work at once on a live server, each with a family of their own: no message to one holds a word of another's family."""

import threading
from collections.abc import Sequence
from pathlib import Path
from random import Random
from secrets import token_hex

from dashboard.navigation import ENTRIES
from tests.assurance import Assured, Progress, quietly
from tests.assurance.live import Serving, Sitting, Worker, served

FEWEST, MOST = 4, 40
MESSAGES_EACH = 500
"""How many messages one more person is worth."""


def sessions_apart(count: int, folder: Path, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """At least ``count`` messages to 4 to 40 people. Controls: everybody's own word is found, and a cache shared by all is told on."""
    people = _people(max(FEWEST, min(MOST, count // MESSAGES_EACH)))
    with served(folder / "as built", people) as serving:
        found = _watched(serving, people, count, seed, progress)
    few = people[:FEWEST]
    with served(folder / "planted", few, module="tests.assurance.planted_server one-cache-for-all") as serving:
        leaked = _watched(serving, few, 400, seed, quietly)
    failures = [*found.foreign, *(f"{actor} never saw their own family" for actor, times in found.own.items() if not times), *found.errors]
    return Assured(
        found.messages, tuple(failures), bool(leaked.foreign) and all(found.own.values()),
        f"{len(people)} people, {sum(found.own.values()):,} words of their own families found; shared cache told on {len(leaked.foreign)} times")


class _Found:
    """What was in the messages. Written by every thread under one lock."""

    def __init__(self, people: Sequence[Worker]) -> None:
        self.lock = threading.Lock()
        self.messages = 0
        self.own = {worker.actor: 0 for worker in people}
        self.foreign: list[str] = []
        self.errors: list[str] = []


def _people(number: int) -> list[Worker]:
    return [Worker(f"worker{place}", f"Z{token_hex(8)}q") for place in range(number)]


def _watched(serving: Serving, people: Sequence[Worker], count: int, seed: int, progress: Progress) -> _Found:
    """Let all of them open pages at random until ``count`` messages have come, and look for every word in every message."""
    found = _Found(people)
    threads = [threading.Thread(target=_work, args=(serving, worker, people, found, count, Random(f"{seed}{worker.actor}"), progress))  # noqa: S311
               for worker in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def _work(
    serving: Serving, worker: Worker, people: Sequence[Worker], found: _Found, count: int, chance: Random, progress: Progress,
) -> None:
    words = {one.canary.encode(): one for one in people}
    tab = Sitting(serving.address)
    try:
        tab.sign_in(worker.actor)
        while found.messages < count and not found.errors:
            page = chance.choice(ENTRIES).file.replace("_", "-")
            messages = [message.SerializeToString() for message in tab.ask(page)]
            with found.lock:
                found.messages += len(messages)
                for message in messages:
                    for word, whose in words.items():
                        if word in message and whose is worker:
                            found.own[worker.actor] += 1
                        elif word in message:
                            found.foreign.append(f"a message of {page} to {worker.actor} held a word of the family of {whose.actor}")
                progress(min(found.messages, count))
    except Exception as error:  # a thread's fault is the run's failure, not silence
        with found.lock:
            found.errors.append(f"{worker.actor}: {type(error).__name__}")
    finally:
        tab.close()
