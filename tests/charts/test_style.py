from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotly.io import to_json

from dashboard.charts.frames import as_day
from dashboard.charts.style import (
    DISPUTED,
    FIRST_HAND,
    INK,
    NOT_RECORDED,
    REPORTED,
    SUGGESTION,
    TINTS,
    WHITE,
    Meaning,
    figure,
    marker,
    safe,
    safe_lines,
    shape_of,
)
from data_models.record import EvidenceStatus


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio."""
    lights = sorted((_light(one), _light(other)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[n:n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_there_are_four_meanings() -> None:
    assert [meaning.name for meaning in Meaning] == ["CONCERN", "PROTECTIVE", "AWAITING", "CONTEXT"]


@pytest.mark.parametrize("meaning", Meaning)
def test_each_colour_is_readable_as_words_on_white(meaning: Meaning) -> None:
    assert contrast(meaning.value, WHITE) >= 4.5


@pytest.mark.parametrize("other", [Meaning.PROTECTIVE, Meaning.AWAITING, Meaning.CONTEXT])
def test_a_concern_mark_stands_out_from_any_fill_beside_or_under_it(other: Meaning) -> None:
    assert contrast(Meaning.CONCERN.value, other.value) >= 3
    assert contrast(Meaning.CONCERN.value, TINTS[other]) >= 4.5


@pytest.mark.parametrize("meaning", Meaning)
def test_a_pale_area_is_parted_from_white_and_from_its_neighbour_by_an_outline(meaning: Meaning) -> None:
    assert contrast(meaning.value, TINTS[meaning]) >= 3
    assert contrast(INK, TINTS[meaning]) >= 7


SHAPES = [
    ("finding", FIRST_HAND), ("first_hand", FIRST_HAND), ("professional_opinion", REPORTED), ("reported", REPORTED),
    ("intelligence", REPORTED), ("unverified", REPORTED), ("disputed", DISPUTED), ("not_recorded", NOT_RECORDED), ("suggestion", SUGGESTION),
]


@pytest.mark.parametrize(("status", "shape"), SHAPES)
def test_shape_carries_the_evidence_status(status: str, shape: object) -> None:
    assert shape_of(status) is shape


@pytest.mark.parametrize("status", EvidenceStatus)
def test_every_status_has_a_shape_and_only_the_verified_are_a_filled_circle(status: EvidenceStatus) -> None:
    assert (shape_of(status) is FIRST_HAND) == status.verified


def test_a_word_that_is_no_status_is_refused() -> None:
    with pytest.raises(ValueError, match="certain"):
        shape_of("certain")


def test_filled_hollow_and_cross_differ_without_colour() -> None:
    assert marker(FIRST_HAND)["color"] == Meaning.CONCERN
    assert marker(REPORTED)["color"] == WHITE
    assert marker(REPORTED)["line"]["color"] == Meaning.CONCERN
    assert marker(DISPUTED)["symbol"] == "x"
    assert marker(SUGGESTION)["symbol"] == "circle-open-dot"


ESCAPED = [
    ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"), ("$x$", "&#36;x&#36;"), ("R & D", "R &amp; D"), ("&lt;", "&amp;lt;"),
    ("a\u202eb", "a b"), ("line\nline", "line line"), (None, "None"), ("plain", "plain"),
]


@pytest.mark.parametrize(("raw", "shown"), ESCAPED)
def test_text_is_shown_as_words_only(raw: object, shown: str) -> None:
    assert safe(raw) == shown


@given(st.text(max_size=300))
def test_no_text_can_become_markup_or_mathematics(raw: str) -> None:
    for shown in (safe(raw), safe(raw, most=20), safe_lines(raw).replace("<br>", " ")):
        assert not set("<>$") & set(shown)
        assert all(part.startswith(("amp;", "lt;", "gt;", "#36;")) for part in shown.split("&")[1:])


def test_text_is_shortened_before_it_is_escaped_so_that_no_escape_is_cut() -> None:
    assert safe("one <two> three four", most=12) == "one &lt;two&gt;…"


CELLS = [(date(2020, 12, 10), date(2020, 12, 10)), (pd.Timestamp("2020-12-10"), date(2020, 12, 10)), ("2020-12-10", date(2020, 12, 10)),
         (None, None), (pd.NaT, None), (float("nan"), None)]


@pytest.mark.parametrize(("cell", "day"), CELLS)
def test_a_cell_is_a_day_or_nothing(cell: object, day: date | None) -> None:
    assert as_day(cell) == day


def test_a_figure_has_no_toolbar_drag_and_no_default_template() -> None:
    plain = figure([], {"height": 100}, title="A title").to_dict()
    assert plain["layout"]["dragmode"] is False
    assert plain["layout"]["template"] == {"layout": {}}
    assert plain["layout"]["title"]["text"] == "A title"


def test_a_figure_sent_as_it_was_put_together_reads_the_same_as_plotly_would_write_it() -> None:
    drawn = figure(
        [{"type": "scatter", "name": "one", "x": ["2020-01-01"], "y": [1], "customdata": [["a b"]], "showlegend": True}],
        {"height": 200, "xaxis": {"title": {"text": "Days"}}}, title="What it shows",
    )
    assert to_json(drawn, validate=False) == to_json(go.Figure.to_dict(drawn), validate=False)
