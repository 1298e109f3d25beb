"""Files made to hurt whoever reads them, and what must become of each: refused with a sentence, or read because it is harmless.

`python -m tests.importers.hostile [WORDS …]` reads those whose names hold one of the words (all without any; "-": those that are named
on standard input), each in a process of its own, and prints a line of JSON for each. What was read is prepared as well, in this process,
as the service does it.
"""

import json
import resource
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from dashboard.errors import FileRefused
from dashboard.importers.readers import child
from dashboard.importers.readers.raw import RawFile
from dashboard.importers.rows.prepare import prepare_sheets
from dashboard.importers.rows.sheet_rows import Stated
from tests.importers import hostile_text
from tests.importers.hostile_documents import documents
from tests.importers.hostile_old_workbooks import of_other_kinds
from tests.importers.hostile_parts import Made
from tests.importers.hostile_workbooks import workbooks

NAME = "sent by somebody.dat"
CASES: dict[str, Made] = {made[0]: made for made in (
    *workbooks(), *documents(), *of_other_kinds(), *hostile_text.delimited(), *hostile_text.notes(), *hostile_text.json(), *hostile_text.xml(),
    *hostile_text.archives(), *hostile_text.other_kinds(),
)}

SLOW = frozenset(case for case in CASES if case.startswith("note: a line made")) | {
    "docx: 250 MB of paragraphs", "docx: a million empty paragraphs", "docx: a million different paragraphs", "docx: a million rows",
    "xlsx: two million cells in one row", "xlsx: three million cells", "xlsx: a million different rows", "xlsx: a million formats",
    "xlsx: an element of 300,000 attributes", "xlsx: a cell of 10 MB", "csv: ten million separators of four kinds", "note: a million lines",
    "xml: 300,000 children", "json: a million children",
}
"""Two seconds of processor time or more, or too many of a kind."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How one case ended: "refused" or "read", the sentences, processor seconds of the reading and of the preparing, and the most
    memory, in MB, that any of the processes had up to then.
    """

    case: str
    end: str
    sentences: tuple[str, ...]
    reading: float
    preparing: float
    memory: int


def tried(case: str) -> Ended:
    content = CASES[case][2]()
    before = _children()
    end, sentences = "read", ()
    read: RawFile | None = None
    try:
        read = child.read_in_child(NAME, content)
    except FileRefused as refused:
        end, sentences = "refused", (str(refused),)
    after = _children()
    start = time.process_time()
    if read:
        sentences = _prepared(read)
    seconds = sum(after[:2]) - sum(before[:2])
    return Ended(case, end, sentences, round(seconds, 2), round(time.process_time() - start, 2), after.ru_maxrss // 1024)


def _prepared(read: RawFile) -> tuple[str, ...]:
    """What the service would say of it: why it is refused after all, or its notes."""
    try:
        prepared = prepare_sheets(read, Stated(file=read.name, today=date(2026, 1, 15)))
    except FileRefused as refused:
        return (str(refused),)
    prepared.reconciliation()
    return ()


def _children() -> resource.struct_rusage:
    return resource.getrusage(resource.RUSAGE_CHILDREN)


def show(cases: Iterable[str]) -> None:
    for case in cases:
        sys.stdout.write(json.dumps(asdict(tried(case))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    words = sys.argv[1:] or [""]
    show(sys.stdin.read().splitlines() if words == ["-"] else [case for case in CASES if any(word in case for word in words)])
