"""The forum pack as a PDF that a screen reader can read (PDF/UA-1), set by Typst from fonts of its own.

The source goes in as data and is placed as text: nothing in it is ever read as markup. The one moment in the file is the source's own day.
"""

import json
import struct
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from dashboard.errors import DashboardError
from dashboard.exporters.widths import shares
from dashboard.exporters.word_look import day_of
from dashboard.exporters.word_papers import SCHEDULE_HEADINGS, dated, what
from dashboard.exporters.words import typeset
from data_models.papers import PaperKind, PapersSource

_compile: Callable[..., object] = typst.compile
"""Its own types do not know that it takes files from memory."""
NOT_SET = "The pack could not be set. The other papers hold the same."


def forum_pack(source: PapersSource) -> bytes:
    """Raises DashboardError where the typesetter gives up; what it was setting is named nowhere."""
    files = {"main.typ": _template(), "source.json": json.dumps(_data(source), ensure_ascii=False).encode()}
    files |= {f"picture-{number}.svg": _framed(picture.png) for number, picture in enumerate(source.pictures) if picture.png}
    try:
        made = _compile(
            files, format="pdf", ignore_system_fonts=True, pdf_standards=["ua-1"],
            timestamp=datetime.fromisoformat(source.heading.as_at).replace(tzinfo=UTC))
    except typst.TypstError:
        raise DashboardError(NOT_SET) from None
    except BaseException as error:  # a panic inside the typesetter is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise DashboardError(NOT_SET) from None
    if not isinstance(made, bytes):
        raise DashboardError(NOT_SET)
    return made


def _framed(png: bytes) -> bytes:
    """A picture as text, for the typesetter takes files from memory only as text, and none of this is to touch a disk."""
    width, height = struct.unpack(">II", png[16:24])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><image width="{width}" height="{height}" '
        f'xlink:href="data:image/png;base64,{b64encode(png).decode("ascii")}"/></svg>'
    ).encode("ascii")


@cache
def _template() -> bytes:
    return Path(__file__).with_name("pack.typ").read_bytes()


def _data(source: PapersSource) -> Mapping[str, Any]:
    plain = _plain(source)
    return {
        **plain, "title": PaperKind.PACK.paper_title, "day": day_of(source.heading),
        "pictures": [
            {**picture, "png": bool(given.png), "shares": shares(given.table.headings, given.table.rows)}
            for picture, given in zip(plain["pictures"], source.pictures, strict=True)],
        "schedule_headings": SCHEDULE_HEADINGS,
        "schedule": [
            [typeset(cell) for cell in (row.code, dated(row), f"{row.agency}\n{row.who}", what(row), row.source)] for row in source.schedule],
        "chronology": [[str(number), typeset(event.date), typeset(event.text), typeset(event.reference), event.rows]
                       for number, event in enumerate(source.chronology, start=1) if event.because],
        "methods": [[typeset(part) for part in parts] for parts in {
            one.kind: (one.heading.partition(":")[0], one.method, one.authority) for one in (*source.statements(), *source.aside)
            if one.kind and one.method}.values()],
    }


def _plain(value: Any) -> Any:
    """Dictionaries and lists of text that the fonts can show; the schedule, chronology and pictures are placed by ``_data``."""
    if is_dataclass(value):
        left = ("schedule", "challenge_rows", "chronology", "png")
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value) if field.name not in left}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return typeset(value) if isinstance(value, str) else value
