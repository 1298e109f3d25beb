"""Ways to falsify who looked at what, each at random places: what an intruder, a colleague or an old backup could do without the key."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random

from dashboard.audit.chain import START, Event, link

Line = tuple[Event, str, str]
Trail = list[Line]
Record = tuple[Trail, list[str]]
"""A trail and the lines of its witness."""
FORGED = b"a key that is not the record's"


def edited(chance: Random, trail: Trail, witness: list[str], key: bytes) -> Record:
    place = chance.randrange(len(trail))
    event, previous, stored = trail[place]
    other = "".join(chance.choices("0123456789abcdef", k=64))
    field = chance.choice(["number", "actor", "action", "family_id", "target", "previous", "hash"])
    changed = {
        "number": (replace(event, number=event.number + chance.choice([-1, 1, 1000])), previous, stored),
        "previous": (event, other, stored), "hash": (event, previous, other),
    }.get(field) or (replace(event, **{field: getattr(event, field) + chance.choice(["x", " ", "é"])}), previous, stored)
    return [*trail[:place], changed, *trail[place + 1 :]], witness


def backdated(chance: Random, trail: Trail, witness: list[str], key: bytes) -> Record:
    place = chance.randrange(len(trail))
    event, previous, stored = trail[place]
    moved = replace(event, at=event.at - timedelta(microseconds=chance.choice([1, 10**6, 86_400 * 10**6])))
    return [*trail[:place], (moved, previous, stored), *trail[place + 1 :]], witness


def deleted(chance: Random, trail: Trail, witness: list[str], key: bytes) -> Record:
    """One event or several, with the numbers after them closed up or not."""
    place = chance.randrange(len(trail) - 1)
    gone = chance.randint(1, min(5, len(trail) - 1 - place))
    after = trail[place + gone :]
    if chance.random() < 0.5:
        after = [(replace(event, number=event.number - gone), previous, stored) for event, previous, stored in after]
    return [*trail[:place], *after], witness


def inserted(chance: Random, trail: Trail, witness: list[str], key: bytes) -> Record:
    place = chance.randrange(len(trail) + 1)
    model = chance.choice(trail)[0]
    previous = trail[place - 1][2] if place else START
    event = replace(model, number=place + 1, actor="somebody else")
    after = trail[place:]
    if chance.random() < 0.5:
        after = [(replace(later, number=later.number + 1), before, stored) for later, before, stored in after]
    return [*trail[:place], (event, previous, link(event, previous, FORGED)), *after], witness


def swapped(chance: Random, trail: Trail, witness: list[str], key: bytes) -> Record:
    one, two = sorted(chance.sample(range(len(trail)), 2))
    tampered = list(trail)
    if chance.random() < 0.5:
        tampered[one], tampered[two] = trail[two], trail[one]
    else:
        tampered[one] = (replace(trail[two][0], number=trail[one][0].number), trail[one][1], trail[one][2])
        tampered[two] = (replace(trail[one][0], number=trail[two][0].number), trail[two][1], trail[two][2])
    return tampered, witness


def cut_short(chance: Random, trail: Trail, witness: list[str], key: bytes) -> Record:
    """The newest events gone, below what was witnessed: a removed tail, a dropped write-ahead log, an older copy of the whole file."""
    return trail[: chance.randrange(newest_witnessed(witness))], witness


def put_back_and_used_again(chance: Random, trail: Trail, witness: list[str], key: bytes) -> Record:
    """An older copy that went on being used, with the right key, while its witness stood where it was."""
    kept = chance.randrange(newest_witnessed(witness))
    return rechained(trail[:kept], [replace(event, actor="another life") for event, _, _ in trail[kept:]], key), witness


def recomputed(chance: Random, trail: Trail, witness: list[str], key: bytes) -> Record:
    """An event edited and every hash after it made again, with a key of the forger's own or with none."""
    place = chance.randrange(len(trail))
    events = [event for event, _, _ in trail]
    events[place] = replace(events[place], actor="somebody else")
    if chance.random() < 0.5:
        return rechained(trail[:place], events[place:], FORGED), witness
    tampered, previous = trail[:place], trail[place - 1][2] if place else START
    for event in events[place:]:
        stored = hashlib.sha256(f"{event}{previous}".encode()).hexdigest()
        tampered.append((event, previous, stored))
        previous = stored
    return tampered, witness


def witness_spoiled(chance: Random, trail: Trail, witness: list[str], key: bytes) -> Record:
    """A line of the witness that is not its last is edited, removed, moved or made unreadable."""
    place = chance.randrange(len(witness) - 1)
    lines = list(witness)
    how = chance.randrange(4)
    if how == 0:
        said = json.loads(lines[place])
        field = chance.choice(["at", "number", "head", "reason"])
        said[field] = {"at": "2020-01-01T00:00:00.000000", "number": said["number"] + 1, "head": "0" * 64, "reason": "accepted: restored"}[field]
        lines[place] = json.dumps(said)
    elif how == 1:
        del lines[place]
    elif how == 2:
        lines[place], lines[place + 1] = lines[place + 1], lines[place]
    else:
        lines[place] = lines[place][: chance.randrange(len(lines[place]))]
    return trail, lines


def witness_removed(chance: Random, trail: Trail, witness: list[str], key: bytes) -> Record:
    """The witness gone, or its newest lines: so many that a line is missing which must have been written."""
    bearing = [place for place, line in enumerate(witness) if json.loads(line)["number"] < len(trail) - 50]
    return trail, witness[: chance.choice([0, *(place + 1 for place in bearing)])]


TAMPERS: tuple[Callable[[Random, Trail, list[str], bytes], Record], ...] = (
    edited, backdated, deleted, inserted, swapped, cut_short, put_back_and_used_again, recomputed, witness_spoiled, witness_removed,
)


def rechained(before: Trail, events: list[Event], key: bytes) -> Trail:
    """``events`` chained on to ``before`` under ``key``."""
    tampered, previous = list(before), before[-1][2] if before else START
    for event in events:
        stored = link(event, previous, key)
        tampered.append((event, previous, stored))
        previous = stored
    return tampered


def newest_witnessed(witness: list[str]) -> int:
    return max(json.loads(line)["number"] for line in witness)
