"""Visits, with whether the child was seen and seen alone as the data set says it."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.importers.rows.prepared import FactFields
from dashboard.importers.structured.line import Line
from data_models.plan import VisitResult
from data_models.tables import VISIT


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitMade:
    """``kind``: in words. ``was_seen``: its date is said to be a day on which the child was seen. "Not alone" says nothing on that."""

    kind: str
    on: str
    seen: str = ""
    alone: str = ""
    bedroom: str = ""
    was_seen: bool = False

    def facts(self, line: Line) -> Iterator[FactFields]:
        happened = line.date(self.on)
        if happened.undated:
            return
        seen, alone, bedroom = line.flag(self.seen), line.flag(self.alone), line.flag(self.bedroom)
        answers = (("seen alone", False if alone is False else None), ("bedroom seen", bedroom))
        notes = [f"{label}: {'yes' if answer else 'no'}" for label, answer in answers if answer is not None]
        yield line.fact(VISIT, happened=happened, kind=self.kind, result=_result(self.was_seen or seen, alone).value, note="; ".join(notes))


def _result(seen: bool | None, alone: bool | None) -> VisitResult:
    if seen is False:
        return VisitResult.NOT_SEEN
    if alone:
        return VisitResult.SEEN_ALONE
    return VisitResult.SEEN if seen else VisitResult.NOT_RECORDED
