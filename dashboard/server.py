"""The web application as served: Streamlit as an ASGI application, with safe headers and our own door for files out.

`streamlit run dashboard/server.py`, which `make run` ends in.
"""

import gc
import sys
import traceback
from pathlib import Path

# Streamlit puts only this folder on the import path; the packages live one above it.
ROOT = str(Path(__file__).resolve().parents[1])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

import streamlit as st  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402
from starlette.requests import Request  # noqa: E402
from starlette.responses import PlainTextResponse, Response  # noqa: E402
from starlette.routing import Route  # noqa: E402

from dashboard import session  # noqa: E402
from dashboard.charts import style  # noqa: E402, F401 - the largest libraries, loaded here so that they are there before memory is set
from dashboard.errors import DashboardError  # noqa: E402
from dashboard.page_data.tickets import redeem  # noqa: E402
from dashboard.settings import settings  # noqa: E402
from dashboard.web_cookie import sign_in_key  # noqa: E402
from dashboard.web_guard import Guard, signed_in  # noqa: E402
from data_models.looks import REFUSED  # noqa: E402

COLLECT_AFTER = (20_000, 20, 20)
"""How many new objects lead to a search for unreachable ones among the newest, and how many such searches to one among older ones."""


def search_memory_seldom() -> None:
    """Unreachable objects are looked for less often, and never among what was loaded at start-up, which stays until the process ends.

    As Python comes, the search through all objects holds up now and then one page by a quarter of a second (`make bench`).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


def export(request: Request) -> Response:
    """A file that one sign-in asked for, handed out once and to that sign-in alone. A link that hands out nothing is written down as refused."""
    if not signed_in(request):
        return PlainTextResponse("Sign in first.", status_code=401)
    key = sign_in_key(request.cookies) if settings().sign_in else ""
    file = redeem(request.path_params["ticket"], holder=key)
    if file is None:
        try:
            session.record().record_view(session.actor_of(key), REFUSED, target="file by a link that was used, too old or another's")
        except DashboardError as error:
            return PlainTextResponse(str(error), status_code=503)
        return PlainTextResponse("This link has been used or is too old. Ask for the file again.", status_code=410)
    return Response(file.content, media_type=file.media_type, headers={
        "content-disposition": f'attachment; filename="{file.name}"',
    })


def show_plainly(error: Exception) -> bool:
    """An unforeseen error as one sentence. Its own message may hold words of a record, so neither screen nor log gets it."""
    if isinstance(error, DashboardError):  # raised by what a button does, before the page's own script runs
        st.error(str(error))
        return True
    place = next((frame for frame in reversed(traceback.extract_tb(error.__traceback__)) if ROOT in frame.filename), None)
    where = f"{Path(place.filename).name}, line {place.lineno}" if place else "outside the dashboard's own code"
    sys.stderr.write(f"{type(error).__name__} in {where}\n")
    st.error(f"Something went wrong here. Tell whoever keeps this dashboard: {type(error).__name__} in {where}.")
    return True


search_memory_seldom()
app = st.App(
    Path(__file__).resolve().with_name("app.py"),
    routes=[Route("/export/{ticket}", export)],
    middleware=[Middleware(Guard)],
    on_script_error=show_plainly,
)
