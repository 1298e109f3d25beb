"""What a row contradicts: its own dates, or another row about the same child. Said for a person; nothing is corrected."""

from datetime import date

from dashboard.importers.structured.bundle import Bundle
from dashboard.importers.structured.line import Line
from data_models.dates import When


def check(line: Line) -> None:
    """Put what cannot be right of one row before a person."""
    layout = line.sheet.layout
    for earlier, later in layout.in_order:
        first, then = _date(line, earlier), _date(line, later)
        if first.start and then.end and then.end < first.start:
            line.problem(later, f'it lies before "{earlier}": one of the two dates is wrong', f"{line.text(earlier)} and {line.text(later)}")
    for column, other in layout.together:
        if line.text(column) and not line.text(other):
            line.problem(column, f'it is filled in and "{other}" is blank', line.text(column))


def check_overlaps(bundle: Bundle) -> None:
    """Periods of which a child has one at a time, and that overlap."""
    for sheet in bundle.sheets:
        if sheet.layout.one_at_a_time is None:
            continue
        start, end = sheet.layout.one_at_a_time
        of_child: dict[str, list[Line]] = {}
        for line in sheet.lines:
            if line.children:
                of_child.setdefault(line.child, []).append(line)
        for lines in of_child.values():
            _overlaps(lines, start, end)


def _overlaps(lines: list[Line], start: str, end: str) -> None:
    spans = sorted(((first.start, line.row.number, line) for line in lines if (first := _date(line, start)).start), key=lambda span: span[:2])
    latest: date | None = None
    latest_row = 0
    for began, number, line in spans:
        last = _date(line, end).start
        if latest and began and began < latest:
            line.problem(start, f"it begins before that of row {latest_row} ends, and a child has one at a time", line.text(start))
        if last and (latest is None or last > latest):
            latest, latest_row = last, number


def _date(line: Line, column: str) -> When:
    return line.bundle.read_date(line.cell(column)).when
