"""The coverage matrix of one child as frames: lines, marks, spans, hatched spells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.findings.in_words import counted
from dashboard.findings.reading import Reading, period_of
from dashboard.page_data.sight_spells import Sight, past_interval, says_alone, says_anything, says_seen
from data_models.agencies import Agency
from data_models.dates import day_in_words
from data_models.plan import Visit, VisitMode, VisitResult
from data_models.record import Entry, Fact

ANYONE = "Seen by anyone"
MARK_COLUMNS = ("line", "start", "end", "kind", "alone", "announced", "ids", "label")
BAR_COLUMNS = ("line", "start", "end", "words", "ids")
SPELL_COLUMNS = ("line", "start", "end", "ids", "label")


@dataclass(frozen=True)
class SightFrames:
    """``marks``: kind is a word of ``coverage_matrix``. ``plans_without``: plans left unhatched, and of which kind no row is held."""

    lines: tuple[str, ...]
    marks: pd.DataFrame
    bars: pd.DataFrame
    spells: pd.DataFrame
    statuses: pd.DataFrame
    plans_without: tuple[str, ...]
    undated: int


def frames_of(reading: Reading, child: str, rows: Sequence[Entry | Visit], periods: pd.DataFrame) -> SightFrames:
    """``rows``: the child's chronology rows and visits. ``periods``: the family's statuses, of which the child's lane is kept."""
    dated = sorted((row for row in rows if not row.happened.undated), key=_span)
    by_line = _lines(dated)
    marks = [*_sight_marks([row for row in dated if says_seen(row)]), *(mark for line, own in by_line.items() for mark in _marks(line, own))]
    hatched, without = _hatched(reading, child, dated, by_line)
    return SightFrames(
        lines=(ANYONE, *by_line),
        marks=pd.DataFrame(marks, columns=list(MARK_COLUMNS)),
        bars=pd.DataFrame([_bar(line, own) for line, own in by_line.items()], columns=list(BAR_COLUMNS)),
        spells=pd.DataFrame(hatched, columns=list(SPELL_COLUMNS)),
        statuses=periods[periods["lane"] == child],
        plans_without=without,
        undated=len(rows) - len(dated),
    )


def _lines(dated: Sequence[Entry | Visit]) -> dict[str, list[Entry | Visit]]:
    """Visits of each agency on a line of their own, then each agency's chronology, in the order agencies are declared."""
    lines: dict[str, list[Entry | Visit]] = {}
    for agency in Agency:
        if visits := [row for row in dated if isinstance(row, Visit) and row.agency is agency]:
            lines[f"Visits, {agency.label}"] = list(visits)
    for agency in Agency:
        if entries := [row for row in dated if isinstance(row, Entry) and row.agency is agency]:
            lines[agency.label] = list(entries)
    return lines


def _kind(row: Entry | Visit) -> str:
    """What a mark says, one word for each way it is drawn."""
    if says_seen(row):
        return "virtual" if isinstance(row, Visit) and row.mode is VisitMode.VIRTUAL else "seen"
    if isinstance(row, Visit):
        return {
            VisitResult.NO_ACCESS: "no access", VisitResult.CANCELLED_BY_FAMILY: "cancelled", VisitResult.CANCELLED_BY_SERVICE: "cancelled",
            VisitResult.NOT_RECORDED: "not recorded",
        }.get(row.result, "not seen")
    return "not seen" if says_anything(row) else "row"


def _sight_marks(seen: Iterable[Entry | Visit]) -> list[tuple[object, ...]]:
    """The top line: one mark a day, however many rows record sight on it; alone where any of them says so."""
    by_day: dict[tuple[date, date, str], list[Entry | Visit]] = {}
    for row in seen:
        start, end = _span(row)
        by_day.setdefault((start, end, _kind(row)), []).append(row)
    return [
        (ANYONE, start, end, kind, any(says_alone(row) for row in rows), "", _ids(rows), f"Recorded by {_agencies(rows)}")
        for (start, end, kind), rows in by_day.items()
    ]


def _marks(line: str, rows: Iterable[Entry | Visit]) -> list[tuple[object, ...]]:
    """Rows of one line that would be drawn as the same mark are one mark with all their ids."""
    alike: dict[tuple[date, date, str, bool, str], list[Entry | Visit]] = {}
    for row in rows:
        announced = row.announced.value.replace("_", " ") if isinstance(row, Visit) else ""
        alike.setdefault((*_span(row), _kind(row), says_alone(row), announced), []).append(row)
    return [
        (line, start, end, kind, alone, announced, _ids(own), own[0].text[:160] + (f" (and {len(own) - 1} more)" if len(own) > 1 else ""))
        for (start, end, kind, alone, announced), own in alike.items()
    ]


def _bar(line: str, rows: Sequence[Entry | Visit]) -> tuple[object, ...]:
    first, last = min(_span(row)[0] for row in rows), max(_span(row)[1] for row in rows)
    return line, first, last, f"last {day_in_words(last)}", _ids(rows[:1])


def _hatched(
    reading: Reading, child: str, dated: Sequence[Entry | Visit], by_line: dict[str, list[Entry | Visit]],
) -> tuple[list[tuple[object, ...]], tuple[str, ...]]:
    """For sight by anyone and for visits apart: what lies past the interval in each child protection plan.

    An ended plan in which no row of the kind falls is left out: its record is kept elsewhere, and it must not read as a year of nobody looking.
    """
    hatched: list[tuple[object, ...]] = []
    without: list[str] = []
    kinds: list[tuple[str, str, Sequence[Entry | Visit]]] = [(ANYONE, "sight", [row for row in dated if says_anything(row)])]
    kinds += [(line, "visits", own) for line, own in by_line.items() if isinstance(own[0], Visit)]
    for plan in reading.protection_plans:
        if child not in plan.children:
            continue
        for line, kind, rows in kinds:
            first, last = period_of(plan, reading.as_at)
            if not plan.ended.undated and first and not any(row.happened.may_overlap(first, last) for row in rows):
                without.append(f"{plan.plan_ref} ({kind})")
                continue
            hatched += [
                (line, spell.start, spell.end, _ids(row for row in (spell.before, spell.after) if row) or plan.id,
                 f"{counted(spell.days, 'day')} past {spell.past} with no row recording the child as seen"
                 + (" at a visit" if kind == "visits" else ""))
                for spell in past_interval(reading, rows, Sight.SEEN, plan)
            ]
    return hatched, tuple(without)


def _span(row: Entry | Visit) -> tuple[date, date]:
    start, end = row.happened.start, row.happened.end
    assert start is not None and end is not None, "undated rows are sorted out before"  # noqa: S101 - for the type checker
    return start, end


def _ids(rows: Iterable[Fact]) -> str:
    return " ".join(row.id for row in rows)


def _agencies(rows: Iterable[Fact]) -> str:
    return ", ".join(dict.fromkeys(row.agency_name or row.agency.label for row in rows))
