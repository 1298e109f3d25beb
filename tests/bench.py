"""`make bench`: what the work costs beside the least it could cost, and how well free text is read. Ratios are of one run on one machine.

Families of 2,000 and 10,000 entries page by page, findings of families twice as large each time, a 50,000-row sheet, a whole-council table,
suggestions from words with every error they make.
"""

import argparse
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table

from tests import bench_council, bench_family, bench_growth, bench_import, bench_words


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, nargs="+", default=[2_000, 10_000])
    parser.add_argument("--only", choices=("family", "growth", "import", "council", "words"), default=None)
    parser.add_argument("--pages", nargs="+", default=None, metavar="TITLE", help="of a family these pages alone, by their titles, and no other work")
    asked = parser.parse_args()
    console = Console(width=200)
    if asked.only in (None, "family"):
        for table in bench_family.tables(tuple(asked.entries), asked.pages):
            console.print(table)
    if asked.only in (None, "growth"):
        console.print(bench_growth.growth())
    for part, title, lines in _PARTS:
        if asked.only in (None, part):
            console.print(_lines(title, lines()))
    if asked.only in (None, "words"):
        for line in bench_words.measured():
            console.print(line, highlight=False, markup=False, soft_wrap=True)


_PARTS = (
    ("import", "A 50,000-row sheet", bench_import.rows),
    ("council", "A whole-council table", bench_council.rows),
    ("words", "Words", bench_words.speed),
)


def _lines(title: str, lines: Iterable[tuple[str, str, str, str, str]]) -> Table:
    table = Table("Work", "Median ms", "Slowest ms", "Beside", "Times as long", title=title)
    for line in lines:
        table.add_row(*line)
    return table


if __name__ == "__main__":
    main()
