"""The web application as served: Streamlit as an ASGI application, with safe headers and our own door for files out.

`streamlit run dashboard/server.py`, which `make run` ends in.
"""

import gc
import sys
import traceback
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

# Streamlit puts only this folder on the import path; the packages live one above it.
ROOT = str(Path(__file__).resolve().parents[1])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

import streamlit as st  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402
from starlette.requests import Request  # noqa: E402
from starlette.responses import PlainTextResponse, Response  # noqa: E402
from starlette.routing import Route  # noqa: E402

from dashboard.charts import style  # noqa: E402, F401 - the largest libraries, loaded here so that they are there before memory is set
from dashboard.page_data.tickets import redeem  # noqa: E402

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

HEADERS = (
    (b"content-security-policy",
     b"default-src 'self'; connect-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; "
     b"script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src 'self' blob:; object-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
)
COLLECT_AFTER = (20_000, 20, 20)
"""How many new objects lead to a search for unreachable ones among the newest, and how many such searches to one among older ones."""
CLOSED_PATHS = ("/_stcore/metrics",)


class SafeHeaders:
    """Adds the headers Streamlit does not send, and closes the paths that show how the server is used."""

    def __init__(self, app: Callable[[Message, Receive, Send], Awaitable[None]]) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] in CLOSED_PATHS:
            await PlainTextResponse("Not found", status_code=404)(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *HEADERS]
            await send(message)

        await self.app(scope, receive, with_headers)


def search_memory_seldom() -> None:
    """Unreachable objects are looked for less often, and never among what was loaded at start-up, which stays until the process ends.

    As Python comes, the search through all objects holds up now and then one page by a quarter of a second (`make bench`).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


def export(request: Request) -> Response:
    """A file that one session asked for, handed out once."""
    file = redeem(request.path_params["ticket"])
    if file is None:
        return PlainTextResponse("This link has been used or is too old. Ask for the file again.", status_code=410)
    return Response(file.content, media_type=file.media_type, headers={
        "content-disposition": f'attachment; filename="{file.name}"', "cache-control": "no-store",
    })


def show_plainly(error: Exception) -> bool:
    """An unforeseen error as one sentence. Its own message may hold words of a record, so neither screen nor log gets it."""
    place = next((frame for frame in reversed(traceback.extract_tb(error.__traceback__)) if ROOT in frame.filename), None)
    where = f"{Path(place.filename).name}, line {place.lineno}" if place else "outside the dashboard's own code"
    sys.stderr.write(f"{type(error).__name__} in {where}\n")
    st.error(f"Something went wrong here. Tell whoever keeps this dashboard: {type(error).__name__} in {where}.")
    return True


search_memory_seldom()
app = st.App(
    Path(__file__).resolve().with_name("app.py"),
    routes=[Route("/export/{ticket}", export)],
    middleware=[Middleware(SafeHeaders)],
    on_script_error=show_plainly,
)
