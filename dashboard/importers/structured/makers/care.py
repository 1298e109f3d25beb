"""Early help, being looked after, where a child then lived, and going missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.importers.rows.prepared import FactFields
from dashboard.importers.structured.codes import yes_or_no
from dashboard.importers.structured.line import Line
from data_models.access import Sensitivity
from data_models.people import Status, Whereabouts
from data_models.tables import RESIDENCE, STATUS_PERIOD
from data_models.themes import Theme

_WHEREABOUTS = {
    "P1": Whereabouts.FAMILY_HOME, "P2": Whereabouts.OWN_HOME, "R2": Whereabouts.HOSPITAL, "T1": Whereabouts.HOSPITAL, "R5": Whereabouts.CUSTODY,
    **dict.fromkeys(("U1", "U2", "U3"), Whereabouts.WITH_RELATIVE), **dict.fromkeys(("U4", "U5", "U6"), Whereabouts.FOSTER_CARE),
    **dict.fromkeys(("H5", "K1", "K2", "K3", "R1", "R3", "S1"), Whereabouts.RESIDENTIAL),
}
"""Where a child in a placement of this type lives. Any other type is "not known", with the type in words beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusSpan:
    """A period of one status, with why it began and ended."""

    status: Status
    on: str
    until: str = ""
    category: tuple[str, str] = ("", "")
    reasons: tuple[tuple[str, str], ...] = ()
    end_reason: tuple[str, str] = ("", "")

    def facts(self, line: Line) -> Iterator[FactFields]:
        started = line.date(self.on)
        if started.undated:
            return
        reasons = [words for column, codes in self.reasons if (words := _words(line, column, codes))]
        yield line.fact(
            STATUS_PERIOD, status_kind=self.status.value, happened=started, ended=line.date(self.until),
            category=_words(line, *self.category), reason="; ".join(reasons), end_reason=_words(line, *self.end_reason),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a looked-after child lived, by the type of placement; never the address."""

    on: str
    type: str
    until: str = ""

    def facts(self, line: Line) -> Iterator[FactFields]:
        started = line.date(self.on)
        if started.undated:
            return
        kind = line.coded("placement", self.type)
        yield line.fact(
            RESIDENCE, person=line.child, kind=_WHEREABOUTS.get(kind.code, Whereabouts.NOT_KNOWN).value, place=kind.words, happened=started,
            ended=line.date(self.until),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """That an address was recorded, and until when. The address itself stays with the row, whose label protects it."""

    on: str
    until: str
    type: str

    def facts(self, line: Line) -> Iterator[FactFields]:
        started = line.date(self.on)
        if started.undated:
            return
        written = line.text(self.type)
        yield line.fact(
            RESIDENCE, person=line.child, kind=Whereabouts.NOT_KNOWN.value, place=f"address recorded{f' ({written})' if written else ''}",
            happened=started, ended=line.date(self.until), sensitivity=Sensitivity.PROTECTED_ADDRESS.value,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Going missing and coming back are two entries: how long it lasted is not known on the day it begins."""

    on: str
    until: str
    type: str
    offered: str = ""
    accepted: str = ""

    def facts(self, line: Line) -> Iterator[FactFields]:
        began, ended = line.date(self.on), line.date(self.until)
        kind = line.coded("missing", self.type)
        if not began.undated:
            themes = (Theme.MISSING,) if kind.label == "missing" or kind.raw.casefold() == "missing" else ()
            yield line.entry(began, "Missing episode began", kind.words, category_raw=kind.raw, themes=themes, time_raw=line.time(self.on))
        if not ended.undated:
            yield line.entry(ended, "Missing episode ended", "; ".join(self._interview(line)), time_raw=line.time(self.until))

    def _interview(self, line: Line) -> Iterator[str]:
        for label, column in (("return interview offered", self.offered), ("return interview accepted", self.accepted)):
            if written := line.text(column):
                answer = yes_or_no(written)
                yield f"{label}: {written if answer is None else 'yes' if answer else 'no'}"


def _words(line: Line, column: str, codes: str) -> str:
    return line.coded(codes, column).words if codes else line.text(column)
