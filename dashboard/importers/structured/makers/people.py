"""Who the children and their mothers are: members new to the record, and the numbers by which agencies know them."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.importers.rows.prepared import FactFields
from dashboard.importers.structured.line import Line
from dashboard.importers.structured.numbers import doubt, numbers_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """``died``: the column with the day of death. Names, sex and ethnicity stay with the row: members go by their labels."""

    died: str = ""

    def facts(self, line: Line) -> Iterator[FactFields]:
        who = line.bundle.who
        yield from who.introduction(line, line.child, line.bundle.child_id(line))
        for system, value in numbers_in(line):
            yield from who.number(line, line.child, system, value)
            if problem := doubt(system, value):
                line.problem(system, problem, value)
        if self.died and not (died := line.date(self.died)).undated:
            yield line.entry(died, "Death recorded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mother:
    """A child's mother, by her number."""

    number: str

    def facts(self, line: Line) -> Iterator[FactFields]:
        number = line.reference(self.number)
        if label := line.bundle.who.labels.get(number):
            yield from line.bundle.who.introduction(line, label, number)
