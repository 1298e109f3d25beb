"""The threshold grid child by child: facts, harm and limb as the worker placed them, with gaps and witnesses, and beside it what is not in it.

It sets out and never weighs: no sentence here says what the facts amount to, and what may not enter is in no number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.findings.in_words import listed
from dashboard.findings.reading import Reading
from dashboard.page_data.row_search import rows_to_choose
from dashboard.page_data.submissions import item_of
from dashboard.page_data.table_view import TableRow, TableView, seen_in_words
from dashboard.store import Database
from data_models.access import Scope
from data_models.assessment import Allegation
from data_models.history import History
from data_models.incidents import Incident
from data_models.record import Entry, Fact, Family, Nature
from data_models.submission import Submission
from data_models.threshold import Item
from data_models.threshold_bars import bars, means_all, named_in
from data_models.threshold_evidence import OPEN_LABELS, Entering, entering, tells_of_events, witnesses

HEADINGS = ("Facts placed", "Who saw it, and the path to them", "What points the other way", "Harm", "Limb", "Attributable to")
FOR_PEOPLE = "This page sets out what was placed. What it amounts to in law is for lawyers and the court: nothing here says so, or weighs it."
NO_CONTRARY = "No row is named that points the other way, and none of the same incidents answers it."


@dataclass(frozen=True, slots=True)
class Line:
    """A standing line of a grid. ``kept_out``: rows that were placed and, as the record stands now, may not be."""

    item: Item
    placed: tuple[Entering, ...]
    kept_out: tuple[Entering, ...]
    contrary: tuple[Fact, ...]
    rows_gone: int


@dataclass(frozen=True, slots=True)
class ChildGrid:
    child: str
    lines: tuple[Line, ...]
    grid: TableView
    gaps: TableView
    witnesses: TableView
    beside: TableView


def threshold_view(draft: Submission, history: History) -> tuple[ChildGrid, ...]:
    """A grid for each child. ``history``: what a forum chair may see of what was known on the submission's day."""
    rules = history.made(entering_of)
    return tuple(_grid(draft, history, rules, child.label) for child in history.children)


def threshold_rows(draft: Submission, history: History) -> dict[str, tuple[TableView, ...]]:
    """For a paper: by child, the grid, its gaps, its witnesses, and what is not in it and why; headings and rows of plain text."""
    return {one.child: (one.grid, one.gaps, one.witnesses, one.beside) for one in threshold_view(draft, history)}


def entering_of(history: History) -> dict[str, Entering]:
    """What the rules say of every row that tells of what happened, by its id."""
    reading = history.made(Reading)
    told: dict[str, Incident] = {
        entry.id: incident for incident in reading.incidents for entry in (*incident.entries, *incident.echoes)
    }
    return {fact.id: entering(fact, told.get(fact.id)) for fact in rows_to_choose(history) if tells_of_events(fact)}


def rows_to_place(history: History) -> tuple[Fact, ...]:
    """The rows that may enter, the latest first."""
    return tuple(one.fact for one in history.made(entering_of).values() if one.may)


def rows_the_other_way(history: History) -> tuple[Fact, ...]:
    """The rows that may be named as pointing the other way: who saw it bars none of them, only a handling label does."""
    return tuple(fact for fact in rows_to_choose(history) if fact.sensitivity in OPEN_LABELS)


def versions_of_line(database: Database, scope: Scope, family: Family, item_id: str) -> tuple[Item, ...]:
    """Every version of a line, newest first."""
    return tuple(item_of(row) for row in database.ask(scope, "versions_of_threshold_item", family=family.id, item=item_id))


def _grid(draft: Submission, history: History, rules: Mapping[str, Entering], child: str) -> ChildGrid:
    lines = tuple(_line(item, history, rules) for item in draft.threshold if item.child == child and not item.withdrawn)
    called = witnesses(one for line in lines for one in line.placed)
    return ChildGrid(
        child=child, lines=lines,
        grid=TableView(f"{child}: facts, harm and limb", HEADINGS, tuple(_row(line) for line in lines), None),
        gaps=TableView(f"{child}: gaps to be filled", ("Row", "What is wanting"), _gaps(lines), None),
        witnesses=TableView(f"{child}: witnesses, and what they can speak to at first hand", ("Witness", "Rows"), tuple(
            TableRow((witness, "; ".join(fact.in_a_line for fact in facts)), " ".join(fact.id for fact in facts))
            for witness, facts in called.items()
        ), None),
        beside=TableView(f"{child}: not in the grid, and why", ("Row", "Who saw it", "Why it is not in the grid"), tuple(
            TableRow((one.fact.in_a_line, seen_in_words(one.fact), " ".join(bars(one))), one.fact.id)
            for one in rules.values() if not one.may and _of_concern_to(one.fact, child, history)
        )),
    )


def _line(item: Item, history: History, rules: Mapping[str, Entering]) -> Line:
    ruled = [rules[row] for row in item.evidence if row in rules]
    contrary = tuple(fact for row in item.contrary if (fact := history.fact(row)) and fact.sensitivity in OPEN_LABELS)
    return Line(
        item=item, placed=tuple(one for one in ruled if one.may), kept_out=tuple(one for one in ruled if not one.may), contrary=contrary,
        rows_gone=len(item.evidence) - len(ruled) + len(item.contrary) - len(contrary),
    )


def _row(line: Line) -> TableRow:
    facts, contrary = [one.fact for one in line.placed], line.contrary
    against = [*(fact.in_a_line for fact in contrary), *(one.response for one in line.placed if one.response)]
    cells = (
        _numbered([fact.in_a_line for fact in facts]) or "Rests on no row that may stand here now.",
        _numbered([f"{seen_in_words(one.fact)}. {one.path}" for one in line.placed]) or "–",
        " ".join(f"{words.rstrip('.')}." for words in against) or NO_CONTRARY, line.item.harm,
        f"The child {line.item.limb.label}", line.item.attribution.label,
    )
    opens = " ".join(fact.id for fact in facts)
    return TableRow(cells, cell_opens=(opens, "", " ".join(fact.id for fact in contrary), "", "", ""))


def _numbered(parts: Sequence[str]) -> str:
    """The facts of a line and who saw each, told apart by the same numbers in both cells; one alone has none."""
    return parts[0] if len(parts) == 1 else " ".join(f"({number}) {part.rstrip('.')}." for number, part in enumerate(parts, start=1))


def _gaps(lines: Sequence[Line]) -> tuple[TableRow, ...]:
    wanting: dict[str, tuple[Fact, list[str]]] = {}
    for one in (one for line in lines for one in (*line.placed, *line.kept_out)):
        said = [*one.gaps, *([] if one.may else [f"It was placed and may not stand here now. {one.why_not}"])]
        if said:
            wanting[one.fact.id] = (one.fact, said)
    rows = [TableRow((fact.in_a_line, " ".join(said)), fact.id) for fact, said in wanting.values()]
    gone = "A row that it names is not in what was known on the submission’s day."
    return (*rows, *(TableRow((line.item.harm, gone)) for line in lines if line.rows_gone))


def _of_concern_to(fact: Fact, child: str, history: History) -> bool:
    """Rows of concern, and allegations, that name this child, or no child at all."""
    if isinstance(fact, Allegation):
        return True
    if not isinstance(fact, Entry) or fact.nature is not Nature.CONCERN:
        return False
    named = named_in(fact, [one.label for one in history.children])
    return not named or child in named or means_all(fact)


def in_short(lines: Sequence[Line]) -> str:
    """What a child's grid names, in words and without a number: "Is suffering; is likely to suffer"."""
    limbs = dict.fromkeys(line.item.limb.label for line in lines)
    return f"Lines under: {listed(f'“{limb}”' for limb in limbs)}." if limbs else "Nothing is placed yet."
