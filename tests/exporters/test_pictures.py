"""Charts as pictures: by an installed browser where there is one, and quietly none where there is not."""

import threading

import plotly.graph_objects as go
import pytest
from choreographer.browsers.chromium import Chromium
from choreographer.errors import ChromeNotFoundError

from dashboard.exporters import pictures


def bar(colour: str) -> go.Figure:
    return go.Figure({"data": [{"type": "bar", "x": ["one"], "y": [1], "marker": {"color": colour}}], "layout": {"height": 120}})


def test_without_a_browser_there_is_no_picture_and_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ChromeNotFoundError("none is installed")

    monkeypatch.setattr(pictures, "Kaleido", missing)
    assert pictures.drawn([bar("#1d1a5b"), bar("#007f73")]) == (None, None)
    assert pictures.drawn([]) == ()


@pytest.mark.skipif(Chromium.find_browser(skip_local=False) is None, reason="no Chromium, Chrome or Edge is installed here")
@pytest.mark.slow
def test_two_at_once_each_get_their_own_pictures_in_their_own_order() -> None:
    answers: dict[str, tuple[bytes | None, ...]] = {}
    colours = {"first": ["#ff0000", "#00ff00"], "second": ["#0000ff", "#ffff00"]}

    def draw(name: str) -> None:
        answers[name] = pictures.drawn([bar(colour) for colour in colours[name]])

    threads = [threading.Thread(target=draw, args=(name,)) for name in colours]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    alone = {colour: pictures.drawn([bar(colour)])[0] for both in colours.values() for colour in both}
    assert all(content and content.startswith(b"\x89PNG") for content in alone.values())
    assert {name: list(made) for name, made in answers.items()} == {name: [alone[one] for one in both] for name, both in colours.items()}
