"""The source of the papers as canonical JSON and back, exactly: the text that a seal takes the hash of."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from data_models.papers import PapersSource


def to_json(source: PapersSource) -> str:
    """Sorted keys, no spaces, characters as they are. The same source gives the same text."""
    return json.dumps(_plain(source), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> PapersSource:
    """The source that ``to_json`` wrote, now or before a part with a beginning of its own was added. Raises TypeError where the text is not one."""
    source = _reader(PapersSource)(json.loads(text))
    if not isinstance(source, PapersSource):
        raise TypeError("not a source of papers")
    return source


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return b64encode(value).decode("ascii") if isinstance(value, bytes) else value


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """How a value of one kind is read back: the kinds are those of the fields in ``papers``."""
    if is_dataclass(kind) and isinstance(kind, type):
        readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
        return lambda value: kind(**{name: read(value[name]) for name, read in readers.items() if name in value})
    if get_origin(kind) is tuple:
        each = _reader(get_args(kind)[0])
        return lambda value: tuple(each(part) for part in value)
    if isinstance(kind, UnionType):
        inner = _reader(next(part for part in get_args(kind) if part is not NoneType))
        return lambda value: None if value is None else inner(value)
    return b64decode if kind is bytes else lambda value: _of(kind, value)


def _of(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(f"{kind.__name__} expected")
    return value
