"""A served dashboard with several people signed in at once, each by the provider of identities, spoken to in the web framework's own protocol.

Every message that the server sends is kept as it came, so that nothing it sends can be missed by looking only at what a browser draws.
"""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import oidc_provider_mock
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Origin, Subprotocol
from websockets.sync.client import ClientConnection, connect

from dashboard.importers.take_in import new_family, take_in
from dashboard.page_data.rights_kept import keep_account
from dashboard.store import Database
from data_models.access import Role
from tests.browser.conftest import free_port
from tests.conftest import ACTOR, KEY, TODAY

ROOT = Path(__file__).resolve().parents[2]
ANSWERED_WITHIN = 120.0
"""Seconds: machines are busy. A run that measures time says how long it took."""


@dataclass(frozen=True, slots=True)
class Worker:
    """A person with one family of their own, and a word that stands in that family's rows and nowhere else."""

    actor: str
    canary: str


@dataclass
class Serving:
    """A served dashboard that can be ended and begun again on the same record and at the same address."""

    home: Path
    port: int
    module: str
    settings: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def begin(self) -> float:
        """Start it; the seconds until it answers. Raises RuntimeError where it ends or does not answer."""
        begun = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", *self.module.split(), "--port", str(self.port)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "CPF_HOME": str(self.home), "CPF_KEY": KEY, **self.settings})
        while time.monotonic() < begun + ANSWERED_WITHIN:
            if self.process.poll() is not None:
                raise RuntimeError("the dashboard ended while starting")
            try:
                if httpx.get(f"{self.address}/_stcore/health", timeout=2).status_code == 200:
                    return time.monotonic() - begun
            except httpx.HTTPError:
                time.sleep(0.1)
        raise RuntimeError("the dashboard did not answer")

    def end(self, number: int = signal.SIGTERM) -> None:
        if self.process is not None:
            self.process.send_signal(number)
            self.process.wait(timeout=60)


@contextmanager
def served(home: Path, workers: Sequence[Worker], *, module: str = "dashboard serve") -> Iterator[Serving]:
    """A dashboard on a new record in ``home`` with an account and a family for each worker, and a provider of identities.

    ``module``: what is started: the dashboard, or one with a fault planted in it.
    """
    home.mkdir(parents=True, exist_ok=True)
    with Database(home / "record.duckdb", KEY) as database:
        for number, worker in enumerate([Worker("keeper", ""), *workers]):
            keep_account(
                database, ACTOR if number == 0 else "keeper", actor=worker.actor, sign_in_name=worker.actor, name=worker.actor, agency="csc",
                roles=[Role.TEAM_MANAGER if number else Role.ADMINISTRATOR])
        for worker in workers:
            family = new_family(database, worker.actor, f"Family {worker.canary}")
            take_in(
                database, database.scope_of(worker.actor), family, name="chronology.csv", content=_rows(worker).encode(), today=TODAY,
                agency="School")
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # the provider tells of every request
    port = free_port()
    users = [oidc_provider_mock.User(sub=worker.actor, claims={}) for worker in workers]
    with oidc_provider_mock.run_server_in_thread(require_nonce=True, user_claims=users) as provider:
        secrets = home / "sign-in.toml"
        secrets.write_text(
            f'[auth]\nredirect_uri = "http://localhost:{port}/oauth2callback"\ncookie_secret = "only for this test, only on this machine"\n'
            f'client_id = "dashboard"\nclient_secret = "for this test"\n'
            f'server_metadata_url = "http://localhost:{provider.server_port}/.well-known/openid-configuration"\n', encoding="utf-8")
        serving = Serving(home, port, module, {"CPF_SIGN_IN": str(secrets)})
        serving.begin()
        try:
            yield serving
        finally:
            serving.end()


def _rows(worker: Worker) -> str:
    said = ("seen at home and well", "not at school, no reason given", "told a teacher that there was shouting at home")
    return "Date,Event\n" + "".join(f"{2019 + number}-0{1 + number}-14,{worker.canary} {said[number % 3]}\n" for number in range(6))


@dataclass
class Sitting:
    """One browser tab of one person: a live connection. ``messages``: how many have come."""

    address: str
    cookies: str = ""
    token: str = ""
    messages: int = 0
    _connection: ClientConnection | None = None

    def sign_in(self, name: str) -> None:
        """By the button, the provider's form and the way back, as a browser does. The tab is opened anew with the cookies that came."""
        first = self.ask("")
        button = next(
            message.delta.new_element.button for message in first
            if message.delta.new_element.WhichOneof("type") == "button" and message.delta.new_element.button.label == "Sign in")
        target = next(message.auth_redirect.url for message in self.ask("", pressed=button.id) if message.WhichOneof("type") == "auth_redirect")
        self.close()
        with httpx.Client(follow_redirects=True, base_url=self.address) as client:
            form = client.get(target)
            client.post(form.url, data={"sub": name})
            client.get("/_stcore/health")  # the token against forged requests
            self.token = client.cookies.get("_streamlit_xsrf", "")
            self.cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in client.cookies.jar if cookie.domain.startswith("localhost"))
        if "_streamlit_user" not in self.cookies:
            raise RuntimeError("nobody was signed in")

    def ask(self, page: str, *, query: str = "", pressed: str = "", typed: Mapping[str, str] | None = None) -> list[ForwardMsg]:
        """Run a page and return every message until the script has finished. Raises TimeoutError where it does not finish."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_name = page
        if pressed:
            asked.rerun_script.widget_states.widgets.add(id=pressed, trigger_value=True)
        for widget, text in (typed or {}).items():
            asked.rerun_script.widget_states.widgets.add(id=widget, string_value=text)
        connection = self._connected()
        connection.send(asked.SerializeToString())
        came: list[ForwardMsg] = []
        until = time.monotonic() + ANSWERED_WITHIN
        while True:
            message = ForwardMsg()
            message.ParseFromString(_bytes(connection.recv(timeout=max(0.1, until - time.monotonic()))))
            came.append(message)
            self.messages += 1
            kind = message.WhichOneof("type")
            if (kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN) or kind == "auth_redirect":
                return came

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connected(self) -> ClientConnection:
        if self._connection is None:
            spoken = [Subprotocol(word) for word in ("streamlit", self.token) if word]
            self._connection = connect(
                f"{self.address.replace('http', 'ws')}/_stcore/stream", origin=Origin(self.address), subprotocols=spoken,
                additional_headers={"Cookie": self.cookies} if self.cookies else {}, max_size=None, open_timeout=60, ping_timeout=None)
        return self._connection


def _bytes(received: str | bytes) -> bytes:
    return received if isinstance(received, bytes) else received.encode()
