"""What several Word papers say alike: the head, statements with both sides at equal width, the schedule, letters and forms."""

from collections.abc import Sequence

from dashboard.exporters.word import Paper
from dashboard.exporters.word_look import day_of
from data_models.papers import IN_ANSWER, Limb, PapersSource, PaperTable, Part, ScheduleRow, SectionInPaper, Statement

SCHEDULE_HEADINGS = ("Row", "Date", "Agency, and who saw or said it", "What the row says", "Source")
SCHEDULE_WIDTHS = (1.55, 1.9, 2.3, 4.0, 2.25)


def head(paper: Paper, source: PapersSource, *lines: str) -> None:
    """Title, whose word it is, for whom, and who the children are."""
    about = source.heading
    meeting = f"{about.forum}, {about.forum_on}" if about.forum_on else about.forum
    paper.title(
        paper.kind.paper_title, f"{about.family_label}. {meeting}.", f"As known on {day_of(about)}. {about.status}",
        f"For: {about.audience}.", *lines)


def children(paper: Paper, source: PapersSource) -> None:
    paper.table(PaperTable(
        title="The children", headings=("Child", "Age", "Where", "Status"),
        rows=tuple((child.label, child.age, child.where, child.status) for child in source.heading.children),
    ), (2.2, 1.2, 2.4, 2.4))


def section(paper: Paper, part: SectionInPaper, level: int = 1) -> None:
    paper.head(part.heading, level)
    paper.say(part.question, "Note")
    if part.empty:
        paper.say(part.empty)
    for one in part.statements:
        statement(paper, one, level + 1)
    if part.nothing_contrary:
        paper.say(f"Why nothing stands on the other side: {part.nothing_contrary}")


def statement(paper: Paper, one: Statement, level: int) -> None:
    """The words, then what they rest on beside what stands on the other side: two columns of one width, in one size."""
    paper.head(one.heading, level)
    paper.say(one.text)
    if one.record_says:
        paper.say(f"The record’s own sentence: {one.record_says}")
    if one.reason:
        paper.say(f"Why it was put aside: {one.reason}")
    if one.evidence or one.contrary or one.kind:
        paper.table(sides(one), (1, 1), titled=False)
    if one.not_recorded:
        paper.say("Not recorded, or to be known when reading it:", "Note", leads=True)
        paper.list(one.not_recorded)
    paper.say(". ".join(words for words in (one.whose, f"Authority: {one.authority}" if one.authority else "") if words).rstrip(".") + ".", "Note")


def sides(one: Statement) -> PaperTable:
    return PaperTable(title="", headings=("Rests on", one.beside or "The other side"), rows=(
        (side(one.rests_on, one.evidence), side(one.stands_beside, one.contrary)),))


def side(how_much: str, codes: Sequence[str]) -> str:
    return f"{how_much or 'No row'}\n{', '.join(codes)}" if codes else "No row"


def argument(paper: Paper, limbs: Sequence[Limb], method: str) -> None:
    """Limb by limb: the evidence beside the contrary evidence, what is outstanding beside what the wait has held."""
    for limb in limbs:
        paper.head(limb.name, 2)
        for left, right in zip(limb.cells[::2], limb.cells[1::2], strict=True):
            paper.table(PaperTable(title="", headings=(left.heading, right.heading), rows=((
                left.text, right.text),)), (1, 1), titled=False)
    paper.say(f"{method} The rows of each cell are in the evidence schedule, among its statements.", "Note")


def methods(paper: Paper, statements: Sequence[Statement]) -> None:
    """How each kind of finding is made, once."""
    kinds = {one.kind: (one.heading.partition(":")[0], one.method, one.authority) for one in statements if one.kind and one.method}
    paper.table(PaperTable(title="", headings=("Finding", "How it is made", "Authority"), rows=tuple(kinds.values())), (1.6, 4, 1.6), titled=False)


def schedule(paper: Paper, rows: Sequence[ScheduleRow]) -> None:
    paper.table(PaperTable(title="", headings=SCHEDULE_HEADINGS, rows=tuple(
        (row.code, dated(row), f"{row.agency}\n{row.who}", what(row), row.source) for row in rows)), SCHEDULE_WIDTHS, titled=False)


def what(row: ScheduleRow) -> str:
    """What the row says, and how what was agreed or begun in it stood at the paper's date."""
    return f"{row.text}\n{row.stood}" if row.stood else row.text


def dated(row: ScheduleRow) -> str:
    """The date as read, as written where it was no exact day, and the day it became known. The workbook has each by itself."""
    loose = row.first and (row.first != row.last or row.date.startswith("about"))
    written = f"\nAs written: {row.written}" if loose and row.written not in ("", row.date) else ""
    return f"{row.date}{written}\nKnown on: {row.known_on}"


def parts(paper: Paper, of: Sequence[Part], level: int = 1) -> None:
    """Parts of a letter or form, with their blanks shown as blanks."""
    for one in of:
        if one.heading:
            paper.head(one.heading, level)
        for words in one.paragraphs:
            paper.say(words, blanks=True)
        paper.list(one.points, blanks=True)
        if one.table is not None:
            paper.table(one.table, (1, 1) if one.table.headings[1:] == (IN_ANSWER,) else (), blanks=True)
