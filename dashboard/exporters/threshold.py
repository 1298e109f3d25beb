"""The threshold skeleton: what Re J [2015] EWCA Civ 222 asks of one, with the parts that only a lawyer can write left as blanks."""

from collections.abc import Iterable

from dashboard.exporters import word_papers as write
from dashboard.exporters.word import Paper
from data_models.papers import PaperKind, PapersSource, PaperTable
from data_models.threshold_authorities import AUTHORITIES, OTHER_WAY

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
    paper.head("What the courts ask of it")
    paper.say(AUTHORITIES)
    paper.head("Nature of the case")
    paper.say(NATURE, blanks=True)
    paper.head("Facts, and how each is evidenced")
    _tables(paper, [table for table in source.threshold if not table.title.startswith(OTHER_WAY)])
    paper.head("What is asked, and why")
    paper.say(ASKED, blanks=True)
    paper.head("What points the other way")
    paper.say("What is adverse to the case has to be disclosed. Under each head stands the rule by which its rows were looked for: what the rule "
              "does not find, people have to.", "Note")
    other_way = [table for table in source.threshold if table.title.startswith(OTHER_WAY)]
    _tables(paper, other_way)
    if not other_way:
        paper.say("Nothing was set out under this head when this source was made: look in the evidence schedule.")
    return paper.content()


def _tables(paper: Paper, tables: Iterable[PaperTable]) -> None:
    for table in tables:
        paper.head(table.title.removeprefix(f"{OTHER_WAY}: ").capitalize() if table.title.startswith(OTHER_WAY) else table.title, 2)
        paper.table(table, titled=False, blanks=True)
