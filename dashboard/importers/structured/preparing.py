"""All structured sheets of one file as facts of a family: every row is loaded, a duplicate, or rejected with its reason."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dashboard.importers.readers.raw import RawSheet
from dashboard.importers.rows.prepared import FactFields, ReconciliationBroken
from dashboard.importers.rows.sheet_rows import Seen, SheetResult, Stated, fingerprint_of
from dashboard.importers.structured.bundle import Bundle, Sheet
from dashboard.importers.structured.checks import check, check_overlaps
from dashboard.importers.structured.children import STRANGER, who_is_who
from dashboard.importers.structured.identity import differing_columns, identity_of
from dashboard.importers.structured.line import Line
from dashboard.importers.structured.rows import PURGED, facts_of, gathered, no_child, nothing_to_say, place_of
from dashboard.importers.structured.siblings import Made, content_of, share, tell_plans_apart


def prepare_structured(sheets: Sequence[RawSheet], *, stated: Stated, seen: Seen) -> list[SheetResult]:
    """One result a sheet, in the order given. Raises FileRefused where the file is about many families and none of it is this one's."""
    bundle = Bundle(sheets, stated)
    bundle.who = who_is_who(bundle)
    outcomes = _Outcomes(bundle, seen)
    made = [row for sheet in sorted(bundle.sheets, key=lambda sheet: not sheet.layout.numbers) for row in outcomes.made(sheet)]
    check_overlaps(bundle)
    share(made)
    tell_plans_apart(made)
    for row in made:
        outcomes.settle(row)
    return [outcomes.result(sheet) for sheet in bundle.sheets]


class _Outcomes:
    """The outcome of every row, by sheet and row number, and what must be told of them."""

    def __init__(self, bundle: Bundle, seen: Seen) -> None:
        self.bundle, self.seen = bundle, seen
        self._results = {id(sheet): SheetResult(sheet.raw, bundle.stated, headings=sheet.headings) for sheet in bundle.sheets}
        self._first_of: dict[str, Made] = {}
        self._told: Counter[tuple[int, str]] = Counter()

    def made(self, sheet: Sheet) -> Iterator[Made]:
        """Rows of a sheet that state something of this family; the others get their outcome here."""
        further = gathered(sheet)
        for line in sheet.lines:
            if reason := self._why_not(line):
                self._reject(line, reason)
            elif (first := further.get(line.row.number)) is not None:
                self._of(line).duplicate(line.row, f"same {sheet.layout.thing} as row {first}; what it adds is read there", "")
            else:
                check(line)
                facts = facts_of(line)
                if facts:
                    yield Made(line, identity_of(line), facts)
                else:
                    self._nothing_in(line)

    def settle(self, row: Made) -> None:
        """Load a row, or say which row it repeats or contradicts."""
        line, result = row.line, self._of(row.line)
        if row.shares is not None:
            place = place_of(row.shares.line, line)
            result.duplicate(line.row, f"same {line.sheet.layout.thing} as {place}, also for {line.child}", self._fingerprint(row), row.identity)
            result.queue(line.row.number, {name: said for name, said in line.problems.items() if row.shares.line.problems.get(name) != said})
            return
        fingerprint = self._fingerprint(row)
        if before := self.seen.before(fingerprint, line.sheet.raw.name):
            result.duplicate(line.row, before, fingerprint, repeats=row.facts)
            return
        if row.identity and row.identity in self._first_of:
            self._contradicts(row, self._first_of[row.identity])
            return
        self._first_of[row.identity] = row
        self.seen.add(fingerprint, line.sheet.raw.name, line.row.number)
        introduced = [fact for label in row.children if label in self.bundle.who.new for fact in self._introduction(line, label)]
        result.load(line.row, [*row.facts, *introduced], fingerprint, row.identity)
        result.queue(line.row.number, line.problems)

    def result(self, sheet: Sheet) -> SheetResult:
        """The result of one sheet in the order of its rows. Raises ReconciliationBroken unless each has exactly one outcome."""
        result = self._results[id(sheet)]
        result.rows.sort(key=lambda row: row.number)
        if [row.number for row in result.rows] != [line.row.number for line in sheet.lines]:
            raise ReconciliationBroken(f"{self.bundle.stated.file}: the rows read of {sheet.layout.name} and those accounted for differ")
        self._tell(sheet, result)
        return result

    def _why_not(self, line: Line) -> str:
        """Why nothing is made of a row, "" for one that is about a child of this family."""
        if reason := nothing_to_say(line):
            return reason
        number = self.bundle.child_id(line)
        if not number:
            return no_child(line)
        if reason := self.bundle.who.why_not(number):
            return reason
        line.children = (self.bundle.who.labels[number],)
        return ""

    def _nothing_in(self, line: Line) -> None:
        if line.sheet.layout.numbers or line.sheet.layout.people:
            fingerprint = self._fingerprint(Made(line, identity_of(line), []))
            self._of(line).duplicate(line.row, "this member and these numbers are in the record already", fingerprint)
        else:
            self._reject(line, "; ".join(dict.fromkeys(line.unplaced.values())) or "nothing that it states is filled in")
        self._of(line).queue(line.row.number, line.problems)

    def _reject(self, line: Line, reason: str) -> None:
        self._of(line).reject(line.row, reason)
        self._told[id(line.sheet), reason] += 1

    def _contradicts(self, row: Made, first: Made) -> None:
        """The same thing told twice and differently: the first counts until a person has said which is right."""
        line, thing, place = row.line, row.line.sheet.layout.thing, place_of(first.line, row.line)
        columns = differing_columns(first.line, line)
        if not columns:
            self._of(line).duplicate(line.row, f"same as {place}", self._fingerprint(row))
            return
        self._of(line).reject(
            line.row, f"about the same {thing} as {place}, which says otherwise on {', '.join(columns)}; the first counts until a person decides")
        for column in columns:
            line.problem(column, f"{place} says otherwise of the same {thing}", f"{first.line.text(column)} and {line.text(column)}")
        self._of(line).queue(line.row.number, line.problems)

    def _introduction(self, line: Line, label: str) -> Iterator[FactFields]:
        number = next(number for number, known in self.bundle.who.labels.items() if known == label)
        yield from self.bundle.who.introduction(line, label, number)

    def _fingerprint(self, row: Made) -> str:
        own = [str(cell) for cell in row.line.row.cells] if row.line.sheet.layout.numbers else content_of(row.facts)
        return fingerprint_of(row.line.sheet.layout.name, row.identity, *own)

    def _tell(self, sheet: Sheet, result: SheetResult) -> None:
        for (column, value), number in sheet.sentinels.items():
            result.note(f'"{column}": {value} stands for nothing; cells read as blank: {number}', sheet.first_row)
        for reason in (STRANGER, PURGED):
            if number := self._told[id(sheet), reason]:
                result.note(f"{number} rows were not taken in: {reason}")
        meant = sheet.layout.meant(sheet.headings)
        unknown = [heading for index, heading in enumerate(sheet.headings) if heading and index not in meant]
        if unknown:
            result.note(f"not columns of this layout, kept with the rows as they came: {', '.join(unknown)}", sheet.first_row)
        if sheet is self.bundle.sheets[0] and (new := len(self.bundle.who.new)):
            members = "1 member of the family" if new == 1 else f"{new} members of the family"
            result.note(f"{members} came in by number alone, because the record did not know the numbers; a person should say who is who")

    def _of(self, line: Line) -> SheetResult:
        return self._results[id(line.sheet)]
