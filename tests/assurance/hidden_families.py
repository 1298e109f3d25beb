"""A family that is restricted, refused or nobody's to see, asked for by label, by address and in an emergency, against one that there is not.

The words must be the same and the answer of the same size; in full, the times too.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from unittest.mock import patch

from dashboard.errors import DashboardError
from dashboard.importers.take_in import new_family
from dashboard.page_data.history import family_called
from dashboard.page_data.restrictions_kept import restrict
from dashboard.page_data.rights_kept import give_sight, keep_account, open_in_emergency
from dashboard.store import Database
from data_models.access import RestrictionKind, Role
from data_models.policy import GrantKind
from tests.assurance import Assured, Progress, quietly
from tests.conftest import ACTOR, KEY

TIMED_FROM = 1_000
"""G6 of the design: below that many tries the times say nothing, and are not judged."""
WITHIN = 0.10
RESTRICTED, REFUSED, NOT_THEIRS, ABSENT = "Family Restricted", "Family Refused Her", "Family Elsewhere", "Family Nowhere At"
HIDDEN = (RESTRICTED, REFUSED, NOT_THEIRS)
ABSENT_OF_LENGTH = {label: (ABSENT + " All At All")[:len(label)] for label in HIDDEN}


def restricted_or_absent(count: int, folder: Path, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """``count`` pairs of questions. Control: an answer of a family that there is which says more, and in full one that takes longer, is found."""
    with Database(folder / "record.duckdb", KEY) as database:
        _people(database)
        told, ratios = _asked(database, count, seed, progress)
        control, slow = _planted(database, count, seed)
    failures = [f"{way}: another answer of {label}" for way, label, one, other in told if one != other]
    if count >= TIMED_FROM:
        failures += [f"{name}: median times differ by {abs(ratio - 1):.0%}" for name, ratio in ratios.items() if abs(ratio - 1) > WITHIN]
        control = control and max(slow.values()) > 1 + WITHIN
    said = ", ".join(f"{name} {ratio:.3f}" for name, ratio in ratios.items())
    judged = "" if count >= TIMED_FROM else " (not judged)"
    return Assured(count, tuple(failures), control, f"ratio of median times, hidden to absent: {said}{judged}")


def _people(database: Database) -> None:
    for actor, role in (("adm", Role.ADMINISTRATOR), ("tm", Role.TEAM_MANAGER), ("tm2", Role.TEAM_MANAGER), ("sw", Role.SOCIAL_WORKER)):
        keep_account(database, ACTOR if actor == "adm" else "adm", actor=actor, sign_in_name=actor, name=actor, agency="csc", roles=[role])
    restricted, refused, _ = (new_family(database, "tm", label) for label in HIDDEN)
    give_sight(database, "tm", restricted.id, to="tm2", role=Role.TEAM_MANAGER, named=True)
    give_sight(database, "tm2", restricted.id, to="tm", role=Role.TEAM_MANAGER, named=True)
    restrict(database, database.scope_of("tm"), restricted, RestrictionKind.STAFF_INTEREST, reason="works here")
    give_sight(database, "tm", refused.id, to="sw", role=Role.SOCIAL_WORKER, kind=GrantKind.REFUSED, reason="neighbour")


def _ways(database: Database) -> dict[str, tuple[tuple[str, ...], Callable[[str], object]]]:
    """By its name: which families are hidden from it, and the question. Not-theirs may be opened in an emergency, so it is not asked for there."""
    scope = database.scope_of("sw")
    now = datetime.now(UTC).replace(tzinfo=None)
    return {
        "by label": (HIDDEN, lambda label: family_called(database, scope, label)),
        "in an emergency": ((RESTRICTED, REFUSED), lambda label: open_in_emergency(
            database, scope, label, reason="a child at the door", signed_in_at=now, fresh=timedelta(hours=9))),
    }


def _asked(
    database: Database, count: int, seed: int, progress: Progress,
) -> tuple[list[tuple[str, str, str, str]], dict[str, float]]:
    """(way, label, what was said of it, what was said of one that is not there) of each pair, and the ratio of median times of each way."""
    chance = Random(seed)  # noqa: S311 - an order that can be made again
    told = []
    times: dict[str, tuple[list[float], list[float]]] = {}
    ways = list(_ways(database).items())
    for number in range(count):
        way, (labels, question) = ways[number % len(ways)]
        label = labels[number // len(ways) % len(labels)]
        pair = [(label, 0), (ABSENT_OF_LENGTH[label], 1)]
        answers = ["", ""]
        for asked, place in pair if chance.random() < 0.5 else pair[::-1]:
            begun = time.perf_counter()
            answers[place] = _said(question, asked)
            times.setdefault(way, ([], []))[place].append(time.perf_counter() - begun)
        told.append((way, label, *answers))
        progress(number + 1)
    return told, {way: median(hidden) / median(absent) for way, (hidden, absent) in times.items()}


def _said(question: Callable[[str], object], label: str) -> str:
    try:
        question(label)
    except DashboardError as refused:
        return f"{type(refused).__name__}: {refused}"
    return "opened"


def _planted(database: Database, count: int, seed: int) -> tuple[bool, dict[str, float]]:
    """Whether words that differ are told on, and the ratios where a family that there is takes a little longer to refuse."""
    ordinary = Database.record_refusal

    def longer(self: Database, actor: str, what: str, *, asked: str) -> None:
        ordinary(self, actor, what, asked=asked)
        if asked in HIDDEN:
            ordinary(self, actor, what, asked=asked)  # as if what there is were looked at once more

    with patch.object(Database, "record_refusal", longer):
        _, slow = _asked(database, max(100, count // 10), seed, quietly)
    with patch.object(Database, "family_for_emergency", lambda *_: NOT_THEIRS):
        worded = _said(_ways(database)["in an emergency"][1], RESTRICTED)
    return worded != _said(_ways(database)["in an emergency"][1], RESTRICTED), slow
