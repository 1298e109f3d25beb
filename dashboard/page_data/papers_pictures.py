"""The charts of the pages as pictures for the papers: the same figures, with their words and the same as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from dashboard.charts.closure_swimmer import closure_swimmer
from dashboard.charts.coverage_matrix import coverage_matrix
from dashboard.charts.cumulative import cumulative_steps
from dashboard.charts.ledger import ledger
from dashboard.charts.status_ribbon import status_ribbon
from dashboard.charts.theme_agency_matrix import matrix
from dashboard.charts.waiting import waiting
from dashboard.page_data.after_closure import after_closure_view
from dashboard.page_data.assessments import assessments_view
from dashboard.page_data.cumulative import cumulative_view, matrix_view
from dashboard.page_data.family import family_view
from dashboard.page_data.frame import FrameView, frame_of
from dashboard.page_data.other_side import other_side_view
from dashboard.page_data.sight import sight_view
from dashboard.page_data.table_view import TableView
from data_models.history import History
from data_models.papers import PaperTable, Picture

Draw = Callable[[Sequence[go.Figure]], Sequence[bytes | None]]
NOT_DRAWN = "No picture could be drawn where this was made: no Chromium, Chrome or Edge is installed there. Each chart stands here as its table."
SOME_NOT_DRAWN = "Where a chart has no picture it could not be drawn; its table says the same."


@dataclass(frozen=True)
class _Chart:
    figure: go.Figure
    words: Picture


def pictures_of(history: History, draw: Draw) -> tuple[tuple[Picture, ...], str]:
    """Every picture of the papers, and what is said where some could not be drawn. ``draw`` is given all the figures at once."""
    charts = _charts(history)
    drawn = draw([chart.figure for chart in charts])
    pictures = tuple(replace(chart.words, png=png) for chart, png in zip(charts, drawn, strict=True))
    if all(picture.png for picture in pictures):
        return pictures, ""
    return pictures, SOME_NOT_DRAWN if any(picture.png for picture in pictures) else NOT_DRAWN


def _charts(history: History) -> tuple[_Chart, ...]:
    frame = history.made(frame_of)
    return (_ribbon(history, frame), *_cumulative(history, frame), _closures(history), _waiting(history, frame), *_sight(history, frame),
            _other_side(history, frame))


def _ribbon(history: History, frame: FrameView) -> _Chart:
    return _chart(
        status_ribbon(frame.periods, frame.decisions, first=frame.first, last=frame.last), "Statutory status over time", frame.ribbon_sentence, "",
        family_view(history).statuses)


def _cumulative(history: History, frame: FrameView) -> tuple[_Chart, _Chart]:
    view, by_agency = history.made(cumulative_view), history.made(matrix_view)
    return (
        _chart(
            cumulative_steps(view.episodes, contacts=view.contacts, decisions=frame.decisions, first=frame.first, last=frame.last,
                gaps=False),
            view.heading, view.sentences[0] if view.sentences else view.heading, view.paragraph, view.table),
        _chart(
            matrix(by_agency.cells, themes=by_agency.themes, agencies=by_agency.agencies, links=by_agency.links, sources=by_agency.sources),
            by_agency.heading, by_agency.sentence, by_agency.paragraph, by_agency.table),
    )


def _closures(history: History) -> _Chart:
    view = history.made(after_closure_view)
    return _chart(closure_swimmer(view.rows, view.marks), view.heading or "After each closure", view.sentence or view.empty, view.paragraph,
                  view.concerns)


def _waiting(history: History, frame: FrameView) -> _Chart:
    view = history.made(assessments_view)
    return _chart(
        waiting(view.bars, view.changes, view.marks, as_at=history.as_at, first=view.first, last=frame.last, decisions=frame.decisions),
        "Assessments waited for", view.sentence, view.union_sentence, view.table)


def _sight(history: History, frame: FrameView) -> tuple[_Chart, ...]:
    view = history.made(sight_view, frame.periods, frame.first)
    first = next(iter(view.periods.values()), frame.first)
    return tuple(
        _chart(
            coverage_matrix(
                child.frames.marks, child.frames.bars, child.frames.spells, lines=child.frames.lines, statuses=child.frames.statuses,
                as_at=history.as_at, first=first, last=frame.last, decisions=frame.decisions),
            child.heading, child.sentence, child.paragraph, child.table)
        for child in view.children
    )


def _other_side(history: History, frame: FrameView) -> _Chart:
    view = history.made(other_side_view)
    return _chart(ledger(view.marks, first=frame.first, last=frame.last, decisions=frame.decisions), view.heading, view.sentence, view.paragraph,
                  view.table)


def _chart(figure: go.Figure, title: str, sentence: str, paragraph: str, table: TableView) -> _Chart:
    return _Chart(figure, Picture(title=title, sentence=sentence or title, paragraph=paragraph, table=as_paper_table(table)))


def as_paper_table(table: TableView) -> PaperTable:
    return PaperTable(title=table.caption, headings=table.headings, rows=tuple(table.plain_rows()))
