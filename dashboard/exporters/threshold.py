"""The threshold skeleton: what Re J [2015] EWCA Civ 222 asks of one, with the parts that only a lawyer can write left as blanks."""

from dashboard.exporters import word_papers as write
from dashboard.exporters.word import Paper
from data_models.finding import OTHER_SIDE
from data_models.papers import PaperKind, PapersSource

NATURE = "[[The nature of the case, in a few lines.]]"
ASKED = "[[What the court is asked to find, and why.]]"
WARNING = (
    "A skeleton for a lawyer to complete. It does not say that threshold is met, and nothing in it adds facts up. Suspicion stands apart: it is no "
    "part of what likelihood of harm rests on, however often it is recorded."
)


def threshold_skeleton(source: PapersSource) -> bytes:
    paper = Paper(PaperKind.THRESHOLD, source.heading, wide=True)
    write.head(paper, source)
    paper.say(WARNING)
    write.children(paper, source)
    paper.head("Nature of the case")
    paper.say(NATURE, blanks=True)
    paper.head("Facts, and how each is evidenced")
    for table in source.threshold:
        paper.head(table.title, 2)
        widths = (3.6, 2.8, 2.2, 2.2) if len(table.headings) == 4 else (1, 4, 2.4)
        paper.table(table, widths, titled=False, blanks=True)
    paper.head("What is asked, and why")
    paper.say(ASKED, blanks=True)
    paper.head("What points the other way")
    paper.say("What is adverse to the case has to be disclosed. Every row that stands on the other side of a statement is here.", "Note")
    contrary = {code for one in source.statements() if one.beside == OTHER_SIDE for code in one.contrary}
    write.schedule(paper, [row for row in source.schedule if row.code in contrary])
    return paper.content()
