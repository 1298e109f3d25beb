"""What colour, shape and type mean in every picture, and the one place where a plotly figure is made."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from textwrap import shorten, wrap
from typing import Any

import plotly.graph_objects as go

from data_models.record import EvidenceStatus

Json = dict[str, Any]

INK = "#22222B"
WHITE = "#FFFFFF"
RULE = "#E3E3E8"
FONT = '"Source Sans", "Source Sans Pro", "Liberation Sans", Arial, sans-serif'
TEXT_SIZE = 15
SMALL_SIZE = 14
TITLE_SIZE = 18
TITLE_HEIGHT, KEY_HEIGHT, KEY_WIDTH = 34, 22, 730


class Meaning(StrEnum):
    """The only four hues, each with one meaning and at least 4.5:1 on white, so each serves for words as well as marks.

    Concern is dark enough to stand 3:1 against the other three. Those three are parted by white or by an outline,
    because no three fills can each stand 3:1 from the next and from white.
    """

    CONCERN = "#1D1A5B"
    PROTECTIVE = "#007F73"
    AWAITING = "#9A6400"
    CONTEXT = "#707078"


TINTS = {
    Meaning.CONCERN: "#DCDBEE",
    Meaning.PROTECTIVE: "#D3EBE8",
    Meaning.AWAITING: "#F6E7C9",
    Meaning.CONTEXT: "#ECECEF",
}
"""Pale companions for broad areas. They mean the same as their hue and always carry its outline."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How one kind of evidence is drawn. ``hollow``: filled with white, so that a line behind does not fill it."""

    key: str
    symbol: str
    hollow: bool


FIRST_HAND = Shape("finding or first-hand", "circle", hollow=False)
REPORTED = Shape("reported or opinion, not verified", "circle", hollow=True)
DISPUTED = Shape("disputed", "x", hollow=False)
NOT_RECORDED = Shape("who saw it is not recorded", "square", hollow=True)
SUGGESTION = Shape("suggested, not confirmed", "circle-open-dot", hollow=True)
SHAPES = (FIRST_HAND, REPORTED, DISPUTED, NOT_RECORDED, SUGGESTION)

_BY_STATUS: dict[str, Shape] = {
    EvidenceStatus.FINDING: FIRST_HAND,
    EvidenceStatus.FIRST_HAND: FIRST_HAND,
    EvidenceStatus.PROFESSIONAL_OPINION: REPORTED,
    EvidenceStatus.REPORTED: REPORTED,
    EvidenceStatus.INTELLIGENCE: REPORTED,
    EvidenceStatus.UNVERIFIED: REPORTED,
    EvidenceStatus.DISPUTED: DISPUTED,
    EvidenceStatus.NOT_RECORDED: NOT_RECORDED,
    "suggestion": SUGGESTION,
}


def shape_of(status: EvidenceStatus | str) -> Shape:
    """The shape of an evidence status. ``"suggestion"`` is a theme that a rule read from text and nobody has confirmed.

    Raises ValueError for a word that is neither.
    """
    shape = _BY_STATUS.get(status)
    if shape is None:
        raise ValueError(f"{status!r} is not an evidence status")
    return shape


def by_shape(rows: Iterable[Json]) -> dict[Shape, list[Json]]:
    """Rows with a ``status``, grouped by the shape it is drawn in: each group is one trace."""
    groups: dict[Shape, list[Json]] = {}
    for row in rows:
        groups.setdefault(shape_of(row["status"]), []).append(row)
    return groups


def status_in_words(status: EvidenceStatus | str) -> str:
    return SUGGESTION.key if status == "suggestion" else EvidenceStatus(status).label


def marker(shape: Shape, colour: str = Meaning.CONCERN, size: int = 10) -> Json:
    """The marker of a shape: solid in ``colour``, or white edged with it."""
    fill = WHITE if shape.hollow and not shape.symbol.endswith("-open-dot") else str(colour)
    return {"symbol": shape.symbol, "size": size, "color": fill, "opacity": 1, "line": {"color": str(colour), "width": 1.8 if shape.hollow else 0.8}}


_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})
_UNSEEN = re.compile("[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def safe(text: object, *, most: int = 0) -> str:
    """``text`` as words only: no markup, no links, no mathematics, no control or direction characters.

    plotly reads ``<…>`` as markup and ``$…$`` as mathematics; both are ways in for a file's text. ``most`` shortens first.
    """
    words = _UNSEEN.sub(" ", str(text)).strip()
    return (shorten(words, most, placeholder="…") if most else words).translate(_ESCAPES)


def safe_lines(text: object, *, width: int = 60, lines: int = 6) -> str:
    """``safe`` text wrapped for a hover box or a heading, at most ``lines`` long."""
    words = _UNSEEN.sub(" ", str(text)).strip()
    if len(words) <= width:
        return words.translate(_ESCAPES)
    return "<br>".join(safe(line) for line in wrap(words, width, max_lines=lines, placeholder=" …"))


def key_entry(name: str, **look: Any) -> Json:
    """A line of the key. Keys are traces of their own, so the order never depends on which row of data came first."""
    return {"type": "scatter", "mode": "markers", "x": [None], "y": [None], "name": name, "showlegend": True, "hoverinfo": "skip", **look}


def bar_key(name: str, look: Json) -> Json:
    """A line of the key for a bar: only a bar's own mark shows its pattern."""
    return {"type": "bar", "x": [None], "y": [None], "name": name, "showlegend": True, "hoverinfo": "skip", "marker": look}


def shape_keys(statuses: Iterable[EvidenceStatus | str], *, concern: str = "") -> list[Json]:
    """Key entries for the shapes that occur, in the fixed order of the ladder."""
    present = {shape_of(status).key for status in statuses}
    return [key_entry(f"{concern}{shape.key}", marker=marker(shape)) for shape in SHAPES if shape.key in present]


def words_at(text: str, *, x: float | str, y: float, **rest: Any) -> Json:
    """An annotation without an arrow. ``text`` must be safe already."""
    return {"text": text, "x": x, "y": y, "showarrow": False, "xanchor": "left", "align": "left", **rest}


def figure(traces: Sequence[Json], layout: Json, *, title: str = "") -> go.Figure:
    """The figure of plain dictionaries in the house look. ``title``: the finding in ten words or fewer, or none.

    ``layout["height"]``: pixels without the title and the key, which are added here. Title and key stand above, in one block, so
    that a key that wraps on a narrow page pushes the picture down and covers nothing.

    plotly's own validation takes most of the time of a page, so it is left out here and only here; the tests
    validate every figure instead.
    """
    house: Json = {
        "template": {"layout": {}},
        "font": {"family": FONT, "size": TEXT_SIZE, "color": INK},
        "paper_bgcolor": WHITE,
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 24, "r": 24, "t": 16, "b": 24},
        "showlegend": True,
        "legend": {
            "orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "itemdoubleclick": False,
            "font": {"size": SMALL_SIZE}, "traceorder": "normal",
        },
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": WHITE, "bordercolor": Meaning.CONTEXT.value, "align": "left",
                       "font": {"family": FONT, "size": SMALL_SIZE, "color": INK}},
        "dragmode": False,
        "uniformtext": {"mode": "hide", "minsize": 13},
    }
    plain = [{"showlegend": False, **trace} for trace in traces]
    names = [str(trace["name"]) for trace in plain if trace["showlegend"]]
    if title and names:
        house["legend"]["title"] = {"text": safe(title), "side": "top", "font": {"size": TITLE_SIZE, "color": INK}}
    elif title:
        house["title"] = {
            "text": safe(title), "x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "container", "yanchor": "top",
            "pad": {"t": 8, "b": 8}, "font": {"size": TITLE_SIZE, "color": INK}, "automargin": True,
        }
    above = (TITLE_HEIGHT if title else 0) + KEY_HEIGHT * _key_lines(names)
    sized = {**layout, "height": int(layout["height"]) + above}
    return _Drawn(plain, {**house, **sized})


class _Drawn(go.Figure):  # type: ignore[misc]  # plotly has no types
    """A figure that is sent as it was put together: nothing changes it afterwards, so it is not copied cell by cell on its way out."""

    def __init__(self, data: list[Json], layout: Json) -> None:
        super().__init__({"data": data, "layout": layout}, _validate=False)

    def to_dict(self) -> Json:
        return {"data": self._data, "layout": self._layout}


def _key_lines(names: Sequence[str]) -> int:
    """Lines that the key takes: plotly gives every entry the width of the longest."""
    if not names:
        return 0
    in_a_line = max(1, KEY_WIDTH // (max(map(len, names)) * 7 + 50))
    return -(-len(names) // in_a_line)


def nothing_recorded(what: str = "Nothing recorded", *, title: str = "", height: int = 120) -> go.Figure:
    """A figure that says in words that there is nothing to draw. It never says that nothing happened."""
    blank = {"visible": False, "range": [0, 1], "fixedrange": True}
    sentence = words_at(f"{safe(what)} in this record.", x=0.5, y=0.5, xanchor="center", font={"color": Meaning.CONTEXT.value})
    return figure([], {"height": height, "xaxis": blank, "yaxis": blank, "annotations": [sentence]}, title=title)
