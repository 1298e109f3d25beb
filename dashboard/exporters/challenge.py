"""The pack for a core group that differs from a decision: what was not before the forum, the three routes, and a form to fill in."""

from dashboard.exporters import word_papers as write
from dashboard.exporters.word import Paper
from data_models.papers import PaperKind, PapersSource


def challenge_pack(source: PapersSource) -> bytes:
    paper = Paper(PaperKind.CHALLENGE, source.heading)
    write.head(paper, source)
    write.children(paper, source)
    write.parts(paper, source.challenge_parts[:2])
    paper.head("What bears on it")
    paper.say("What was not before the forum, what came since, whose view is missing, and which view differs. What was known on the day of the "
              "decision is told apart from what came later: nothing here says that the decision was wrong on what was then known.", "Note")
    if not source.challenge:
        paper.say("The record shows nothing of these kinds by this date.")
    for one in source.challenge:
        write.statement(paper, one, 2)
    write.parts(paper, source.challenge_parts[2:])
    paper.head("The rows")
    codes = {code for one in source.challenge for code in (*one.evidence, *one.contrary)}
    write.schedule(paper, [row for row in (*source.schedule, *source.challenge_rows) if row.code in codes])
    return paper.content()
