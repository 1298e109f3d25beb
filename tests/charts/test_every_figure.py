import json
import re
from collections.abc import Callable
from itertools import chain, pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.charts.adult_history import adult_history
from dashboard.charts.age_swimmer import age_swimmer
from dashboard.charts.closure_swimmer import closure_swimmer
from dashboard.charts.coverage_matrix import coverage_matrix
from dashboard.charts.cumulative import cumulative_steps
from dashboard.charts.day_lens import barcode, bars_to_date
from dashboard.charts.gap_dots import gap_dots
from dashboard.charts.knowledge_lag import knowledge_lag
from dashboard.charts.ledger import ledger
from dashboard.charts.since_forum import since_forum
from dashboard.charts.status_ribbon import status_ribbon
from dashboard.charts.style import INK, RULE, TINTS, WHITE, Meaning
from dashboard.charts.theme_agency_matrix import matrix
from dashboard.charts.waiting import waiting
from dashboard.charts.who_was_asked import who_was_asked
from tests.charts import figures as f

SPAN = {"first": f.FIRST, "last": f.LAST}
FIGURES: dict[str, Callable[[], go.Figure]] = {
    "ribbon": lambda: status_ribbon(f.periods(), f.decisions(), **SPAN, title=f.HOSTILE),
    "steps": lambda: cumulative_steps(f.episodes(theme=f.HOSTILE, label=f.HOSTILE), contacts=f.contacts(), decisions=f.decisions(), **SPAN),
    "gaps": lambda: gap_dots(f.episodes(label=f.HOSTILE), decisions=f.decisions(), **SPAN),
    "barcode": lambda: barcode(f.days(), cursor=f.LAST, **SPAN, title=f.HOSTILE),
    "bars": lambda: bars_to_date(f.to_date()),
    "matrix": lambda: matrix(f.cells(), themes=["Neglect", f.HOSTILE], agencies=["Police", "School", "GP"], links=f.links()),
    "waiting": lambda: waiting(f.bars(), f.changes(), f.waits(), as_at=f.LAST, decisions=f.decisions(), **SPAN),
    "ledger": lambda: ledger(f.both_sides(), decisions=f.decisions(), **SPAN, title=f.HOSTILE),
    "adults": lambda: adult_history(f.adults(), title=f.HOSTILE),
    "asked": lambda: who_was_asked(f.asked(), agencies=["Police", "GP"], adults=["Mother X", f.HOSTILE]),
    "lag": lambda: knowledge_lag(f.lags()),
    "since": lambda: since_forum(f.rates(), before_days=365, since_days=173),
    "sight": lambda: coverage_matrix(
        f.sight_marks(), f.sight_bars(), f.sight_spells(), lines=f.sight_lines(), statuses=f.periods().tail(1), as_at=f.LAST,
        decisions=f.decisions(), **SPAN,
    ),
    "closures": lambda: closure_swimmer(f.endings(), f.after_endings()),
    "siblings": lambda: age_swimmer(f.siblings(), f.sibling_bands(), f.sibling_marks(), themes=["Neglect"]),
}
EMPTY: dict[str, Callable[[], go.Figure]] = {
    "ribbon": lambda: status_ribbon(pd.DataFrame(), None, **SPAN),
    "steps": lambda: cumulative_steps(pd.DataFrame(), **SPAN),
    "steps, all undated": lambda: cumulative_steps(f.episodes().assign(day=None), **SPAN),
    "gaps": lambda: gap_dots(f.episodes(1), **SPAN),
    "barcode": lambda: barcode(f.days().iloc[:0], **SPAN),
    "bars": lambda: bars_to_date(pd.DataFrame()),
    "matrix": lambda: matrix(pd.DataFrame(), themes=[], agencies=[]),
    "waiting": lambda: waiting(pd.DataFrame(), pd.DataFrame(), pd.DataFrame(), as_at=f.LAST, **SPAN),
    "ledger": lambda: ledger(f.both_sides().iloc[:0], **SPAN),
    "adults": lambda: adult_history(pd.DataFrame()),
    "asked": lambda: who_was_asked(pd.DataFrame(), agencies=[], adults=[]),
    "lag": lambda: knowledge_lag(pd.DataFrame()),
    "since": lambda: since_forum(pd.DataFrame(), before_days=365, since_days=0),
    "sight": lambda: coverage_matrix(
        f.sight_marks().iloc[:0], f.sight_bars().iloc[:0], f.sight_spells().iloc[:0], lines=["Seen by anyone"], statuses=f.periods().iloc[:0],
        as_at=f.LAST, **SPAN,
    ),
    "closures": lambda: closure_swimmer(pd.DataFrame(), pd.DataFrame()),
    "siblings": lambda: age_swimmer(pd.DataFrame(), pd.DataFrame(), pd.DataFrame(), themes=[]),
}
every_figure = pytest.mark.parametrize("name", FIGURES)


@every_figure
def test_every_mark_carries_the_ids_of_its_facts(name: str) -> None:
    for trace in f.marks(FIGURES[name]()):
        assert len(trace["customdata"]) == len(trace["x"]), trace["name"]
        assert all(isinstance(row[0], str) for row in trace["customdata"])
    ids = set(chain.from_iterable(row for trace in f.marks(FIGURES[name]()) for row in trace["customdata"]))
    assert ids - {""}


@every_figure
def test_text_from_a_file_is_never_markup_link_or_mathematics(name: str) -> None:
    sent = json.dumps(f.read(FIGURES[name]()), ensure_ascii=False)
    assert "$" not in sent
    assert set(re.findall(r"<[^>]*>", sent)) <= {"<br>", "<b>", "</b>"}
    assert "<b>bold" not in sent
    assert "&lt;b&gt;bold" in sent


@every_figure
def test_only_the_four_meanings_colour_a_mark(name: str) -> None:
    sent = FIGURES[name]().to_json()
    used = {colour.upper() for colour in re.findall(r'"(#[0-9A-Fa-f]{6})"', sent)}
    neutral = {INK, WHITE, RULE, *TINTS.values(), *("#A9A6D3", "#5D599D")}
    hues = used - {colour.upper() for colour in neutral}
    assert hues <= {meaning.value.upper() for meaning in Meaning}
    assert len(hues) <= 4


@every_figure
def test_words_are_level_and_large_enough_to_read(name: str) -> None:
    plain = f.read(FIGURES[name]())
    sizes = [int(size) for size in re.findall(r'"size": ?(\d+)', str(plain["layout"]).replace("'", '"'))]
    assert plain["layout"]["font"]["size"] >= 14
    assert all(13 <= size <= 18 for size in sizes)
    assert plain["layout"].get("xaxis", {}).get("tickangle", 0) == 0


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_frame_gives_a_sentence_about_the_record_instead_of_an_error(name: str) -> None:
    figure = EMPTY[name]()
    assert f.read(figure)["data"] == []
    assert "recorded" in f.words(figure)
    assert f.words(figure).endswith("in this record.")


@pytest.mark.parametrize("name", ["ribbon", "steps", "gaps", "barcode", "waiting", "sight"])
def test_all_time_charts_share_axis_and_side_margins(name: str) -> None:
    layout = f.read(FIGURES[name]())["layout"]
    assert layout["xaxis"]["range"] == ["2016-01-01", "2020-12-10"]
    assert (layout["margin"]["l"], layout["margin"]["r"]) == (112, 158)


@every_figure
def test_there_is_one_scale_to_a_panel(name: str) -> None:
    axes = {key: axis for key, axis in f.read(FIGURES[name]())["layout"].items() if key.startswith("yaxis")}
    spans = sorted(tuple(axis.get("domain", (0, 1))) for axis in axes.values())
    assert not any("overlaying" in axis for axis in axes.values())
    assert all(before[1] <= after[0] + 1e-9 for before, after in pairwise(spans))
