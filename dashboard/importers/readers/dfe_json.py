"""The daily payload of the Department for Education's interface for children's social care, as one sheet a level of it.

Source of the shape: children-in-social-care-schemas, openapi.json 1.0.1. A block that its sender marks to be purged carries the mark
down to every block inside it.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.errors import FileRefused
from dashboard.importers.readers.raw import Cell, RawRow, RawSheet
from dashboard.importers.readers.safety import MAX_BYTES, MAX_COLUMNS, MEGABYTE
from dashboard.importers.structured.catalogue import layout_named

FORMAT = "dfe_json"
MAX_BLOCKS = 300_000
MAX_VALUES, MAX_IN_LIST = 3_000_000, 1_000
"""Commas in the whole text, and values in one list; a payload of 50 MB has some two million of the first."""
MAX_AREA = 5_000_000
"""Rows times columns of one level."""
DEEPEST = 20
"""Levels of brackets; the published payload has six."""

_CHILD, _EPISODE, _PURGE = "la_child_id", "social_care_episode_id", "purge"
_LEVELS = (
    "child", "sdq_assessments", "social_care_episodes", "care_worker_details", "child_and_family_assessments", "child_in_need_plans",
    "section_47_assessments", "child_protection_plans", "child_looked_after_placements", "adoption", "care_leavers",
)
_IN_EPISODE = _LEVELS[3:]
_PARTS = (_CHILD, "child_details", "health_and_wellbeing", "social_care_episodes", _PURGE)
_SHORTENED = dict.fromkeys(("referral_nfa", "referral_nfa_flag", "no_further_action", "nfa"), "referral_no_further_action_flag")
"""Keys that systems write in place of the published one, on which it hangs whether a referral opened anything."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")

_TOO_WIDE = "it holds far more kinds of keys than the published payload has"

_Object = Mapping[str, object]


class _NotRead(Exception):
    """Why a payload cannot be taken in."""


@dataclass(slots=True)
class _Payload:
    """Rows by level, numbered as they come. Columns that a layout does not have are added behind its own."""

    columns: dict[str, dict[str, int]] = field(default_factory=lambda: {
        level: {column: place for place, column in enumerate(layout_named(f"dfe.{level}").columns)} for level in _LEVELS})
    rows: dict[str, list[dict[str, Cell]]] = field(default_factory=lambda: {level: [] for level in _LEVELS})
    count: int = 0

    def add(self, level: str, cells: dict[str, Cell]) -> None:
        self.count += 1
        if self.count > MAX_BLOCKS:
            raise _NotRead(f"it holds more than {MAX_BLOCKS:,} blocks, the most that is read; split it into smaller files")
        for column in cells:
            self.columns[level].setdefault(column, len(self.columns[level]))
        width, rows = len(self.columns[level]), len(self.rows[level])
        if width > MAX_COLUMNS or width * rows > MAX_AREA:
            raise _NotRead(_TOO_WIDE)
        self.rows[level].append(cells)

    def sheets(self) -> tuple[RawSheet, ...]:
        return tuple(self._sheet(level) for level in _LEVELS if self.rows[level])

    def _sheet(self, level: str) -> RawSheet:
        columns = tuple(self.columns[level])
        rows = (RawRow(number, tuple(cells.get(column) for column in columns)) for number, cells in enumerate(self.rows[level], start=1))
        return RawSheet(level, (RawRow(0, columns), *rows), layout=f"dfe.{level}")


def read_dfe_json(name: str, content: bytes) -> tuple[str, tuple[RawSheet, ...]]:
    """The format, "dfe_json", and a sheet for each level that came; one object or a list of them, one a child.

    Raises FileRefused for JSON of any other shape, for text that is not JSON, and beyond the limits of size and depth.
    """
    try:
        payload = _Payload()
        for child in _children(_loaded(content)):
            _child(payload, child)
        return FORMAT, payload.sheets()
    except _NotRead as why:
        raise FileRefused(str(why), file=name) from why


def _loaded(content: bytes) -> object:
    if len(content) > MAX_BYTES:
        raise _NotRead(f"it is larger than {MAX_BYTES // MEGABYTE} MB, the most that is read; split it into smaller files")
    if content.count(b",") > MAX_VALUES:
        raise _NotRead(f"it holds more than {MAX_VALUES:,} values, the most that is read; split it into smaller files")
    try:
        text = content.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_number)
    except RecursionError as depth:
        raise _NotRead(f"its brackets are nested more than {DEEPEST} deep") from depth
    except ValueError as damage:
        place = f" in line {damage.lineno}" if isinstance(damage, json.JSONDecodeError) else ""
        raise _NotRead(f"it is not valid JSON{place}; ask for the file again") from damage


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose keys each come once: of two values under one key, one would be lost without a word."""
    read = dict(pairs)
    if len(read) < len(pairs):
        raise _NotRead("a key comes twice in one object, so which of its values counts cannot be told")
    return read


def _no_number(written: str) -> float:
    raise _NotRead(f"{written} is no value of JSON")


def _children(read: object) -> Iterator[_Object]:
    found = read if isinstance(read, list) else [read]
    if not found or not all(isinstance(child, dict) and _CHILD in child for child in found):
        raise _NotRead(f'this is JSON, but not the daily payload for children\'s social care, whose objects each have "{_CHILD}"')
    if _depth(read) > DEEPEST:
        raise _NotRead(f"its brackets are nested more than {DEEPEST} deep")
    return iter(found)


def _depth(read: object) -> int:
    """Levels of brackets, counted without recursion."""
    level, deepest = [read], 0
    while level and deepest <= DEEPEST + 1:
        level = [
            inner for value in level if isinstance(value, dict | list)
            for inner in (value.values() if isinstance(value, dict) else value)
        ]
        deepest += 1
    return deepest - 1


def _child(payload: _Payload, child: _Object) -> None:
    purged = child.get(_PURGE) is True
    whose: dict[str, Cell] = {_CHILD: _cell(child[_CHILD])}
    details, health = _object(child, "child_details"), _object(child, "health_and_wellbeing")
    others = {key: value for key, value in child.items() if key not in _PARTS}
    unknown = {f"health_and_wellbeing.{key}": value for key, value in health.items() if key not in ("sdq_assessments", _PURGE)}
    payload.add("child", whose | _cells({**others, **unknown, **details}, purged))
    _level(payload, "sdq_assessments", health, whose, purged=purged or health.get(_PURGE) is True)
    for episode in _objects(child, "social_care_episodes"):
        gone = purged or episode.get(_PURGE) is True
        own = {key: value for key, value in episode.items() if key not in _IN_EPISODE}
        own |= {name: own.pop(other) for other, name in _SHORTENED.items() if other in own and name not in own}
        payload.add("social_care_episodes", whose | _cells(own, gone))
        for level in _IN_EPISODE:
            _level(payload, level, episode, whose | {_EPISODE: _cell(episode.get(_EPISODE))}, purged=gone)


def _level(payload: _Payload, level: str, parent: _Object, whose: dict[str, Cell], *, purged: bool) -> None:
    """The blocks of one level under their parent. A parent that is to be purged and lists none is told by a row of its own."""
    blocks = _objects(parent, level)
    for block in blocks or ([{}] if purged and level == "sdq_assessments" else []):
        payload.add(level, whose | _cells(block, purged))


def _cells(block: _Object, purged: bool, path: str = "") -> dict[str, Cell]:
    """The values of a block by key. A list of values is parted by semicolons; an object that is not known is named by the path to it."""
    if len(block) > MAX_COLUMNS:
        raise _NotRead(_TOO_WIDE)
    cells: dict[str, Cell] = {}
    for key, value in block.items():
        if isinstance(value, Mapping):
            cells |= _cells(value, False, f"{path}{key}.")
        elif isinstance(value, list):
            if len(value) > MAX_IN_LIST:
                raise _NotRead(f"a list holds more than {MAX_IN_LIST:,} values, far more than the published payload has")
            cells[f"{path}{key}"] = "; ".join(str(_cell(part)) for part in value)
        else:
            cells[f"{path}{key}"] = _cell(value)
    return cells | ({_PURGE: True} if purged else {})


def _cell(value: object) -> Cell:
    if isinstance(value, str):
        return _UNPRINTABLE.sub("\ufffd", value)
    return value if value is None or isinstance(value, int | float | bool) else json.dumps(value, ensure_ascii=True)


def _object(parent: _Object, key: str) -> _Object:
    value = parent.get(key)
    if value is not None and not isinstance(value, dict):
        raise _NotRead(f'"{key}" is not an object, as the published shape has it')
    return value or {}


def _objects(parent: _Object, key: str) -> Sequence[_Object]:
    value = parent.get(key)
    found: list[object] = value if isinstance(value, list) else [] if value is None else [value]
    blocks = [block for block in found if isinstance(block, dict)]
    if len(blocks) < len(found):
        raise _NotRead(f'"{key}" does not hold objects, as the published shape has it')
    return blocks
