"""The text of a Word paragraph or cell as a reader sees it with all changes accepted, and what a reader must be told of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dashboard.importers.readers.word_parts import Element, attribute, child, name_of

CHANGED = "tracked changes: inserted text was read, deleted text was not"
COMMENTS = "comments in the margin were not read"
FOOTNOTES = "footnotes were not read"
NUMBERING = "numbers that Word adds by itself (automatic numbering) are not text in the file, so they were not read"
EMBEDDED = "a part that is embedded in another format was not read"

_NOTED = {
    "del": CHANGED, "ins": CHANGED, "moveFrom": CHANGED, "moveTo": CHANGED, "commentReference": COMMENTS, "footnoteReference": FOOTNOTES,
    "endnoteReference": FOOTNOTES, "altChunk": EMBEDDED,
}
_PASSED_OVER = frozenset({
    "del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "tcPr", "trPr", "tblPr", "tblPrEx", "tblGrid", "sectPr", "sdtPr",
    "altChunk", "Fallback",  # the last is the same text box again, for old versions of Word
})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Ticks, crosses and boxes of the font Wingdings, by the code that Word writes for them.
_SYMBOLS = {"F0FC": "✓", "F0FB": "✗", "F0FE": "☑", "F0FD": "☒", "F0A8": "☐", "F06F": "☐"}
_UNKNOWN_SYMBOL = "\u25a1"


@dataclass(slots=True)
class Told:
    """What must be told, each sentence with the rows it is about. ``row`` is the row that is being read, 0 outside tables."""

    row: int = 0
    rows: dict[str, list[int]] = field(default_factory=dict)

    def tell(self, sentence: str) -> None:
        rows = self.rows.setdefault(sentence, [])
        if self.row not in rows[-1:]:
            rows.append(self.row)

    def notes(self) -> tuple[tuple[int, str], ...]:
        """A sentence about one row at that row; about several once, naming the first ten."""
        return tuple((rows[0], sentence) if len(rows) == 1 else (0, f"{sentence} ({_listed(rows)})") for sentence, rows in self.rows.items())


def text_in(element: Element, told: Told) -> str:
    """The text of a paragraph, a cell, or anything that holds them. Paragraphs are lines; a table within is lines of "a | b"."""
    pieces: list[str] = []
    _collect(element, pieces, told)
    return "".join(pieces).strip()


def within(element: Element, wanted: Iterable[str], told: Told) -> Iterator[Element]:
    """Elements of the ``wanted`` names in order, through whatever wraps them (content controls, tracked changes), not inside each other."""
    names = frozenset(wanted)
    for found in element:
        kind = name_of(found)
        if kind in _NOTED and len(found):
            told.tell(_NOTED[kind])
        if kind in names:
            yield found
        elif kind not in _PASSED_OVER:
            yield from within(found, names, told)


def _collect(element: Element, pieces: list[str], told: Told) -> None:
    for found in element:
        kind = name_of(found)
        if kind == "t":
            pieces.append(found.text or "")
        elif kind in _SIGNS:
            pieces.append(_SIGNS[kind])
        elif kind == "sym":
            pieces.append(_SYMBOLS.get(attribute(found, "char").upper(), _UNKNOWN_SYMBOL))
        elif kind == "p":
            _paragraph(found, pieces, told)
        elif kind == "tbl":
            _table_within(found, pieces, told)
        else:
            if kind in _NOTED:
                told.tell(_NOTED[kind])
            if kind not in _PASSED_OVER and not (kind == "sdt" and _only_a_prompt(found)):
                _collect(found, pieces, told)


def _paragraph(element: Element, pieces: list[str], told: Told) -> None:
    start = len(pieces)
    _collect(element, pieces, told)
    if child(child(element, "pPr"), "numPr") is not None and not "".join(pieces[start:]).strip():
        told.tell(NUMBERING)
    pieces.append("\n")


def _table_within(element: Element, pieces: list[str], told: Told) -> None:
    for row in within(element, ("tr",), told):
        pieces.append(" | ".join(" ".join(text_in(cell, told).split("\n")) for cell in within(row, ("tc",), told)) + "\n")


def _only_a_prompt(control: Element) -> bool:
    """True for a content control that nobody filled in, which shows "Click or tap to enter text"."""
    return child(child(control, "sdtPr"), "showingPlcHdr") is not None


def _listed(rows: list[int]) -> str:
    more = f" and {len(rows) - 10} more" if len(rows) > 10 else ""
    return f"rows {', '.join(str(row) for row in rows[:10])}{more}"
