"""A later version of a file: which of its rows are changed forms of rows in the record, and which earlier rows it no longer holds.

A changed row becomes the next version of its fact. Nothing is matched by guesswork: the rows must come from an earlier version
of the same file, and either carry the same reference or stand at the same day and time with much the same words.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from rapidfuzz import fuzz

from dashboard.importers.rows.prepared import InRecord, PreparedRow, text_of

OWN, BY_REFERENCE, BY_DAY = "own", "ref", "day"
"""How an identity names its row: by a key of a table, by an agency's own reference, or only by day and time."""

_ALIKE = {OWN: 0, BY_REFERENCE: 40, BY_DAY: 75}
"""How alike the words must be, of 100. References restart and are reused, so they alone are not enough."""

_SAME_FILE_SHARE = 0.5


def own_identity(*parts: object) -> str:
    """The identity of a row that a table's own key names."""
    return _joined(OWN, parts)


def identity_by_reference(*parts: object) -> str:
    return _joined(BY_REFERENCE, parts)


def identity_by_day(*parts: object) -> str:
    return _joined(BY_DAY, parts)


def matched(file: str, rows: Sequence[PreparedRow], in_record: Iterable[InRecord]) -> tuple[tuple[PreparedRow, ...], tuple[InRecord, ...]]:
    """The rows, changed ones told as updates of the rows they replace; and rows of earlier versions that are not in the file.

    ``in_record``: the rows that the record holds. Rows seen again unchanged are duplicates already. A row that now
    only repeats another of its file, and stood for itself before, takes the place of what it was without making a fact.
    """
    in_record = tuple(old for old in in_record if old.identity)
    held = {old.fingerprint for old in in_record}
    seen_again = {row.fingerprint for row in rows if row.outcome == "duplicate"}
    earlier = _earlier_versions(file, in_record, seen_again)
    candidates: dict[str, list[InRecord]] = defaultdict(list)
    for old in earlier:
        if old.fingerprint not in seen_again:
            candidates[_named(old.identity)].append(old)
    new: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row.outcome != "rejected" and row.identity and row.fingerprint not in held and _named(row.identity) in candidates:
            new[row.identity].append(place)
    updated = list(rows)
    taken: set[tuple[str, ...]] = set()
    for identity, places in new.items():
        for place, old in _pairs(identity, [(place, rows[place]) for place in places], candidates[_named(identity)]):
            updated[place] = replace(rows[place], updates=old)
            taken.add(old.facts)
    return tuple(updated), tuple(_gone(file, rows, earlier, seen_again, taken))


def _gone(
    file: str, rows: Sequence[PreparedRow], earlier: Iterable[InRecord], seen_again: set[str], taken: set[tuple[str, ...]],
) -> Iterator[InRecord]:
    """Rows of earlier versions, by the name of the file and of sheets that it still has, which nothing in it stands for."""
    sheets, name = {row.sheet for row in rows}, _plain_name(file)
    for old in earlier:
        of_this_file = old.sheet in sheets and bool(name) and _plain_name(old.file) == name
        if of_this_file and old.fingerprint not in seen_again and old.facts not in taken:
            yield old


def differences(row: PreparedRow) -> tuple[tuple[str, str, str], ...]:
    """(heading, before, now) for every cell that an updated row changes."""
    if row.updates is None or row.outcome != "loaded":
        return ()
    before, now = dict(row.updates.cells), {name: text_of(cell) for name, cell in row.named_cells().items()}
    return tuple((name, before.get(name, ""), now.get(name, "")) for name in {**before, **now} if before.get(name, "") != now.get(name, ""))


def _earlier_versions(file: str, in_record: Iterable[InRecord], seen_again: set[str]) -> list[InRecord]:
    """Rows of imports that are earlier versions of this file: much the same name, or half of their rows seen again.

    A key of a table names its row whatever file it comes in.
    """
    rows = list(in_record)
    held, again = Counter(row.import_id for row in rows), Counter(row.import_id for row in rows if row.fingerprint in seen_again)
    name = _plain_name(file)
    return [
        row for row in rows
        if row.identity.startswith(OWN) or (name and _plain_name(row.file) == name)
        or again[row.import_id] >= _SAME_FILE_SHARE * held[row.import_id]
    ]


def _plain_name(file: str) -> str:
    """A file's name without what versions add: digits, marks, "v", "final", "copy"."""
    letters = re.sub(r"[^a-z]+", " ", PurePath(file).stem.casefold())
    return " ".join(word for word in letters.split() if word not in {"v", "version", "final", "copy", "new", "updated", "draft", "of"})


def _pairs(identity: str, new: list[tuple[int, PreparedRow]], old: list[InRecord]) -> list[tuple[int, InRecord]]:
    """Each new row with the old row whose words are most alike, each used once, none below the threshold."""
    scored = sorted(
        ((fuzz.ratio(_words(row), before.words), place, number) for place, row in new for number, before in enumerate(old)),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    threshold = _ALIKE[identity.partition("|")[0]]
    pairs, used_new, used_old = [], set[int](), set[int]()
    for score, place, number in scored:
        if score >= threshold and place not in used_new and number not in used_old:
            used_new.add(place)
            used_old.add(number)
            pairs.append((place, old[number]))
    return pairs


def _words(row: PreparedRow) -> str:
    return " ".join(text_of(cell) for cell in row.named_cells().values())


def _named(identity: str) -> str:
    """What an identity names, however: a reference that named one row of a file may stand in several of the next, and the other way round."""
    kind, _, name = identity.partition("|")
    return f"{BY_REFERENCE}|{name}" if kind == OWN else identity


def _joined(kind: str, parts: Iterable[object]) -> str:
    return "|".join((kind, *(str("" if part is None else part) for part in parts)))
