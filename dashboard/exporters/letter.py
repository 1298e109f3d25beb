"""The draft of a letter before proceedings: a page of notes for staff, then the letter with its blanks."""

from dashboard.exporters import word_papers as write
from dashboard.exporters.word import Paper
from data_models.papers import PaperKind, PapersSource, PaperTable

DECISION = "The forum’s last recorded decision by this date, for staff"
CHECK = "No letter goes out unless what is recorded here calls for one."


def letter_draft(source: PapersSource) -> bytes:
    paper = Paper(PaperKind.LETTER, source.heading)
    write.head(paper, source, "For staff alone: this page is no part of the letter.")
    paper.table(PaperTable(title="", headings=(DECISION,), rows=((f"{source.letter_decision or source.decision} {CHECK}",),)), titled=False)
    paper.head("Before this is used")
    paper.list(source.letter_notes)
    paper.new_page()
    paper.head("Letter before proceedings")
    write.parts(paper, source.letter, 2)
    return paper.content()
