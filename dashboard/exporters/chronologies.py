"""The court chronology in the four columns of Practice Direction 12A, and the short one, chosen by a stated rule."""

from collections.abc import Sequence

from dashboard.exporters import word_papers as write
from dashboard.exporters.word import Paper
from data_models.papers import Event, PaperKind, PapersSource, PaperTable

COLUMNS = ("Serial number", "Date of the event", "Event", "Witness or document reference")
EACH_ROW_ONCE = (
    "Each row stands once. Rows linked as telling of one incident, or as repeating another, say so: such rows are not several events. A date is "
    "given as precisely as it was written; what has no date stands last."
)
WIDTHS = (0.9, 1.7, 5.0, 3.2)


def court_chronology(source: PapersSource) -> bytes:
    """Every row once, by date, the undated last; those of one incident name each other, for several agencies may tell of one event."""
    paper = Paper(PaperKind.COURT_CHRONOLOGY, source.heading, wide=True)
    write.head(paper, source)
    paper.say(EACH_ROW_ONCE, "Note")
    if source.chronology_rule:
        paper.say(source.chronology_rule, "Note")
    paper.table(PaperTable(title="", headings=COLUMNS, rows=tuple(
        (str(number), event.date, event.text, _reference(event)) for number, event in enumerate(source.chronology, start=1))), WIDTHS, titled=False)
    return paper.content()


def short_chronology(source: PapersSource) -> bytes:
    """The events that the stated rule chooses, under the serial numbers of the whole chronology."""
    paper = Paper(PaperKind.SHORT_CHRONOLOGY, source.heading, wide=True)
    write.head(paper, source)
    chosen = [(number, event) for number, event in enumerate(source.chronology, start=1) if event.because]
    paper.say(f"{source.short_rule} {len(chosen)} of {len(source.chronology)} events. Serial numbers are those of the whole chronology.", "Note")
    paper.table(PaperTable(
        title="", headings=(*COLUMNS, "Why it is here"), rows=tuple(
            (str(number), event.date, event.text, _reference(event), event.because) for number, event in chosen),
    ), (*WIDTHS, 1.6), titled=False)
    return paper.content()


def _reference(event: Event) -> str:
    return f"{event.reference}\n{_codes(event.rows)}"


def _codes(rows: Sequence[str]) -> str:
    return f"{'Row' if len(rows) == 1 else 'Rows'} {', '.join(rows)}"
