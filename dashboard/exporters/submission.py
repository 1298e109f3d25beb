"""The submission as a Word document: every section, both sides of every statement, the charts with their words, and the rows relied on."""

from dashboard.exporters import word_papers as write
from dashboard.exporters.word import Paper
from data_models.papers import PaperKind, PapersSource, Picture


def submission_document(source: PapersSource) -> bytes:
    paper = Paper(PaperKind.SUBMISSION, source.heading)
    write.head(paper, source)
    write.children(paper, source)
    paper.head("What the forum is asked to agree")
    paper.say(source.heading.asked_for or "Nothing is written here yet.")
    paper.say(f"Last decision: {source.decision}")
    paper.say("What the record shows, with what points the other way. It is no recommendation: people decide.", "Note")
    for part in source.sections:
        write.section(paper, part)
    paper.head("The argument, limb by limb")
    write.argument(paper, source.argument, source.argument_method)
    if source.aside:
        paper.head("Findings put aside, with the reason")
        for one in source.aside:
            write.statement(paper, one, 2)
    paper.head("Charts")
    paper.say("The forum pack has each chart with the same as a table. Where a chart has no picture here, the table stands in its place.", "Note")
    if source.pictures_note:
        paper.say(source.pictures_note)
    for picture in source.pictures:
        _picture(paper, picture)
    paper.head("The rows relied on")
    paper.say("Each row under the code that it has in every paper. The evidence schedule holds all rows of the record.", "Note")
    write.schedule(paper, source.relied_on())
    paper.head("How each kind of finding is made")
    write.methods(paper, (*source.statements(), *source.aside))
    return paper.content()


def _picture(paper: Paper, picture: Picture) -> None:
    paper.head(picture.title, 2)
    paper.say(picture.sentence, leads=True)
    if picture.png:
        paper.picture(picture.png, picture.sentence)
    if picture.paragraph:
        paper.say(picture.paragraph, "Note")
    if not picture.png:
        paper.table(picture.table)
