"""What every Word paper has: A4, real styles and headings, the marking and page number on every page, tables whose heading row repeats.

Tables are written as XML at once: the library's own way looks a cell up again each time, and a schedule of two thousand rows took minutes.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.shared import Cm, Emu

from dashboard.exporters.widths import shares
from dashboard.exporters.word_look import dressed
from dashboard.exporters.word_parts import part, row_of, twips, words_into
from dashboard.exporters.words import printable
from dashboard.exporters.zips import settled
from data_models.papers import Heading, PaperKind, PaperTable

TEXT_WIDTH, WIDE = 16.6, 25.3
"""Centimetres between the margins, upright and on its side."""


class Paper:
    """A Word document that is being written from top to bottom."""

    def __init__(self, kind: PaperKind, heading: Heading, *, wide: bool = False) -> None:
        self.kind, self.heading = kind, heading
        self.document: WordDocument = Document()
        self.width = WIDE if wide else TEXT_WIDTH
        dressed(self.document, kind, heading, wide=wide)

    def title(self, text: str, *lines: str) -> None:
        self.document.add_paragraph(printable(text), style="Title")
        for line in lines:
            self.document.add_paragraph(printable(line), style="Subtitle")

    def head(self, text: str, level: int = 1) -> None:
        self.document.add_heading(printable(text), level)

    def say(self, text: str, style: str = "Normal", *, blanks: bool = False, leads: bool = False) -> None:
        """A paragraph; ``blanks``: what stands in double square brackets is shown as a blank to fill in. ``leads``: what follows stays with it."""
        for line in text.split("\n"):
            paragraph = self.document.add_paragraph(style=style)
            if leads:
                paragraph.paragraph_format.keep_with_next = True
            words_into(paragraph, line, blanks=blanks)

    def list(self, lines: Iterable[str], *, blanks: bool = False) -> None:
        for line in lines:
            self.say(line.replace("\n", " "), "List Bullet", blanks=blanks)

    def table(self, table: PaperTable, widths: Sequence[float] = (), *, titled: bool = True, blanks: bool = False) -> None:
        """``widths``: shares of the page's width; by what the columns hold where not given. Said in words where there is no row."""
        if titled and table.title:
            self.say(table.title, "Caption")
        if table.note:
            self.say(table.note, "Note", leads=bool(table.rows))
        if not table.rows:
            self.say("No row.", "Note")
            return
        wanted = widths or shares(table.headings, table.rows)
        self._grid(table.headings, table.rows, [self.width * share / sum(wanted) for share in wanted], blanks=blanks)
        self.document.add_paragraph(style="After a table")

    def picture(self, content: bytes, alternative: str) -> None:
        run = self.document.add_paragraph(style="Picture").add_run()
        shown = run.add_picture(BytesIO(content), width=Cm(self.width))
        tallest = Cm(15.5 if self.width == WIDE else 22.0)
        if shown.height > tallest:
            shown.width, shown.height = Emu(int(shown.width * tallest / shown.height)), tallest
        about = shown._inline.docPr
        about.set("descr", printable(alternative))
        about.set("name", "Chart")

    def new_page(self) -> None:
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def content(self) -> bytes:
        held = BytesIO()
        self.document.save(held)
        return settled(held.getvalue(), self.heading.as_at)

    def _grid(self, headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], *, blanks: bool) -> None:
        table = self.document.add_table(rows=0, cols=0, style="Rows")._tbl
        grid = table.tblGrid
        for width in widths:
            part(grid, "w:gridCol", w=str(twips(width)))
        look = table.tblPr
        part(look, "w:tblW", w=str(twips(sum(widths))), type="dxa")
        part(look, "w:tblLayout", type="fixed")
        table.append(row_of(headings, widths, heading=True, blanks=False))
        for row in rows:
            table.append(row_of(row, widths, heading=False, blanks=blanks))
