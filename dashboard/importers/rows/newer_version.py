"""A later version of a file: which of its rows are changed forms of rows in the record, and which earlier rows it no longer holds.

A changed row becomes the next version of its fact. Nothing is matched by guesswork: the rows must come from an earlier version
of the same file, and either carry the same reference or stand at the same day and time with much the same words. A log that numbers its
rows anew each year is no later version of last year's: the words of the event itself decide, and how far apart the two days are.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import PurePath

from rapidfuzz import fuzz

from dashboard.importers.rows.prepared import InRecord, PreparedRow, text_of

OWN, BY_REFERENCE, BY_DAY = "own", "ref", "day"
"""How an identity names its row: by a key of a table, by an agency's own reference, or only by day and time."""

_ALIKE, _SAME_DAY, _FAR_APART = 75, 40, 90
"""How alike the words must be, of 100: of the description alone, since the other cells of a log are much the same in every row. References
restart and are reused, so they alone are not enough: a reworded row is known by its reference only where its day is the same.
"""
_NEAR = timedelta(days=31)
"""A day that is put right moves by days, or by a month misread; days further apart are told of two events unless nearly every word agrees."""

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
    half_again = _half_seen_again(in_record, seen_again)
    for identity, places in new.items():
        for place, old in _pairs([(place, rows[place]) for place in places], candidates[_named(identity)], half_again):
            updated[place] = replace(rows[place], updates=old)
            taken.add(old.facts)
    return tuple(updated), tuple(_gone(file, rows, earlier, seen_again, taken))


def _gone(
    file: str, rows: Sequence[PreparedRow], earlier: Iterable[InRecord], seen_again: set[str], taken: set[tuple[str, ...]],
) -> Iterator[InRecord]:
    """Rows of earlier versions, by the name of the file, of sheets that it still has and of an agency it holds, which nothing in it stands for."""
    earlier = tuple(earlier)
    sheets, name, agencies = {row.sheet for row in rows}, _plain_name(file), {agency for row in rows if (agency := _agency(row))}
    of_an_agency = {old.import_id for old in earlier if not agencies or old.agency in agencies}
    for old in earlier:
        of_this_file = old.sheet in sheets and bool(name) and _plain_name(old.file) == name and old.import_id in of_an_agency
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
    name, half_again = _plain_name(file), _half_seen_again(rows, seen_again)
    return [
        row for row in rows
        if row.identity.startswith(OWN) or (name and _plain_name(row.file) == name) or row.import_id in half_again
    ]


def _half_seen_again(in_record: Collection[InRecord], seen_again: set[str]) -> set[str]:
    """Imports of whose rows at least half stand unchanged in this file."""
    held = Counter(row.import_id for row in in_record)
    again = Counter(row.import_id for row in in_record if row.fingerprint in seen_again)
    return {import_id for import_id, number in held.items() if again[import_id] >= _SAME_FILE_SHARE * number}


def _plain_name(file: str) -> str:
    """A file's name without what versions add: numbers but a year, which tells one log from the next, marks, "v", "final", "copy"."""
    parts = re.findall(r"[a-z]+|(?<!\d)(?:19|20)\d\d(?!\d)", PurePath(file).stem.casefold())
    return " ".join(part for part in parts if part not in {"v", "version", "final", "copy", "new", "updated", "draft", "of"})


def _pairs(new: list[tuple[int, PreparedRow]], old: list[InRecord], half_again: set[str]) -> list[tuple[int, InRecord]]:
    """Each new row with the old row whose words are most alike, each used once, none that is not alike enough."""
    scored = sorted(
        ((_alike(row, before), place, number) for place, row in new for number, before in enumerate(old)),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    rows = dict(new)
    pairs, used_new, used_old = [], set[int](), set[int]()
    for score, place, number in scored:
        enough = score >= _enough(rows[place], old[number], half_again)
        if enough and place not in used_new and number not in used_old:
            used_new.add(place)
            used_old.add(number)
            pairs.append((place, old[number]))
    return pairs


def _alike(row: PreparedRow, old: InRecord) -> float:
    """Of two entries, how alike their descriptions are; of rows of another table, which has no such column, the whole rows."""
    words = str(_fields(row).get("description") or "")
    return fuzz.ratio(words, old.description) if words and old.description else fuzz.ratio(_words(row), old.words)


def _enough(row: PreparedRow, old: InRecord, half_again: set[str]) -> float:
    """How alike the words must be. Days far apart ask for more: nearly every word, in a file that holds at least half of the earlier one."""
    if row.identity.startswith(OWN):
        return 0
    if row.identity.startswith(BY_DAY) or not old.description:
        return _ALIKE
    apart = _apart(_fields(row), old)
    if apart is not None and apart > _NEAR:
        return _FAR_APART if old.import_id in half_again else math.inf
    return _SAME_DAY if apart == timedelta() else _ALIKE


def _apart(fields: Mapping[str, object], old: InRecord) -> timedelta | None:
    """The time between two spans of days, none where they share a day; None where one of them is undated."""
    first, last = (day if isinstance(day := fields.get(part), date) else None for part in ("happened_from", "happened_to"))
    starts, ends = (first or last, old.first_day or old.last_day), (last or first, old.last_day or old.first_day)
    if None in starts:
        return None
    return max(max(starts) - min(ends), timedelta())  # type: ignore[type-var, operator]


def _agency(row: PreparedRow) -> object:
    return _fields(row).get("agency")


def _fields(row: PreparedRow) -> Mapping[str, object]:
    """The columns of the fact that a row makes, or would have made."""
    return next((fields for _, fields in (row.facts or row.repeats)), {})


def _words(row: PreparedRow) -> str:
    return " ".join(text_of(cell) for cell in row.named_cells().values())


def _named(identity: str) -> str:
    """What an identity names, however: a reference that named one row of a file may stand in several of the next, and the other way round."""
    kind, _, name = identity.partition("|")
    return f"{BY_REFERENCE}|{name}" if kind == OWN else identity


def _joined(kind: str, parts: Iterable[object]) -> str:
    return "|".join((kind, *(str("" if part is None else part) for part in parts)))
