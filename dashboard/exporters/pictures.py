"""The pages' own charts as pictures, drawn by a Chromium, Chrome or Edge that is installed here. Nothing is fetched from anywhere.

One browser of its own for each set of papers, never the library's shared one: that has a single queue of answers, and two people's exports
at the same moment could be handed each other's pictures.
"""

import asyncio
import threading
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
from choreographer.errors import ChromeNotFoundError
from kaleido import Kaleido

WIDTH, SCALE = 1000, 2
"""Wide enough for the charts' own words at 15 px, drawn at twice the points that a page shows."""
LEFT, RIGHT = 26, 84
"""Added to a chart's margins: the typeface of this machine may be wider than the pages' own, and words at the edge are not to be cut."""
SECONDS = 60.0
_NOWHERE = "http://127.0.0.1:9"
"""In place of a proxy: the browser opens the file it is given and can reach nothing else."""
_one_browser = threading.Lock()


def drawn(figures: Sequence[go.Figure]) -> tuple[bytes | None, ...]:
    """Each figure as PNG bytes, in their order. None for all where no browser is installed, and for one that could not be drawn."""
    if not figures:
        return ()
    with _one_browser:
        return _in_a_loop_of_its_own(figures)


def _in_a_loop_of_its_own(figures: Sequence[go.Figure]) -> tuple[bytes | None, ...]:
    """The caller may run inside an event loop already, so the browser's runs in a thread."""
    answers: list[tuple[bytes | None, ...]] = []

    def run() -> None:
        try:
            answers.append(asyncio.run(_draw(figures)))
        except (ChromeNotFoundError, OSError, RuntimeError, TimeoutError):
            answers.append(tuple(None for _ in figures))

    thread = threading.Thread(target=run, name="pictures")
    thread.start()
    thread.join()
    return answers[0]


async def _draw(figures: Sequence[go.Figure]) -> tuple[bytes | None, ...]:
    async with Kaleido(mathjax=False, timeout=SECONDS, proxy_server=_NOWHERE) as browser:
        return tuple([await _one(browser, figure) for figure in figures])


async def _one(browser: Any, figure: go.Figure) -> bytes | None:
    try:
        picture = await browser.calc_fig(_with_room(figure), {"format": "png", "width": WIDTH, "scale": SCALE})
    except Exception:  # whatever is wrong with one picture, the others and every table still go out
        return None
    return picture if isinstance(picture, bytes) and picture.startswith(b"\x89PNG") else None


def _with_room(figure: go.Figure) -> dict[str, Any]:
    """The same figure with more room at its sides."""
    drawn_from: dict[str, Any] = figure.to_dict()
    layout = drawn_from["layout"]
    margin = layout.get("margin") or {}
    wider = {**margin, "l": margin.get("l", 80) + LEFT, "r": margin.get("r", 80) + RIGHT}
    return {**drawn_from, "layout": {**layout, "margin": wider}}
