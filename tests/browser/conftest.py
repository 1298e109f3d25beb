"""A served dashboard on the sample families, and a real Chromium that may talk to nothing else."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, ViewportSize, expect, sync_playwright

from tests.browser.steps import open_family_b
from tests.conftest import KEY, copied_record, under_ci

expect.set_options(timeout=20_000)  # five seconds, as it comes, are too few for a slow machine
ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), "")
WIDE: ViewportSize = {"width": 1280, "height": 1400}
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Visit:
    """One open page and every request it made that was not for this machine."""

    page: Page
    address: str
    elsewhere: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def served(sample_record: tuple[Path, object], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard serving the sample families."""
    home = tmp_path_factory.mktemp("home")
    copied_record(sample_record[0], home / "record.duckdb")
    with serving(home, free_port()) as address:
        yield address


@contextmanager
def serving(home: Path, port: int, **settings: str) -> Iterator[str]:
    """A dashboard serving the record in ``home``, under these settings of the environment; its address."""
    environment = {**os.environ, "CPF_HOME": str(home), "CPF_KEY": KEY, **settings}
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard", "serve", "--port", str(port)], cwd=ROOT, env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_up(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        if under_ci():
            pytest.fail("No Chromium: under CI the browser journeys must run")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def family_b(browser: Browser, served: str) -> Iterator[Page]:
    """Family B at the forum of 10 December 2020, opened once: every page is gone to from the one before it, as a person goes."""
    context = browser.new_context(viewport=WIDE, bypass_csp=True)
    context.set_default_timeout(30_000)
    yield open_family_b(context.new_page(), served)
    context.close()


@pytest.fixture
def visit(browser: Browser, served: str) -> Iterator[Visit]:
    context = browser.new_context(viewport=WIDE, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(30_000)
    opened = Visit(page, served)

    def watch(request: Request) -> None:
        if not request.url.startswith((served, served.replace("http", "ws"), "data:", "blob:")):
            opened.elsewhere.append(request.url)

    page.on("request", watch)
    yield opened
    context.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_up(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if process.poll() is not None:
            pytest.fail("the dashboard stopped while starting")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:  # noqa: S310 - loopback
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.3)
    pytest.fail("the dashboard did not answer within a minute")
