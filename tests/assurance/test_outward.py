"""The app's main work in a network of its own: it needs no other machine and tries to reach none. The whole suite so in `make assurance`."""

from pathlib import Path

import pytest

from tests.assurance import NotRun, outward
from tests.assurance.outward import MAIN_WORK, nothing_goes_out, suite
from tests.assurance.outward_hook import outward as leads_outward
from tests.assurance.written import is_there


def test_the_main_work_goes_on_without_a_network_and_tries_to_reach_nothing(tmp_path: Path) -> None:
    try:
        run = nothing_goes_out(len(MAIN_WORK), tmp_path)
    except NotRun as why:
        pytest.skip(f"NOT RUN: {why}")
    assert run.failures == () and run.control_caught and run.examined == len(MAIN_WORK)


def test_one_test_that_reaches_out_fails_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reaching = tmp_path / "test_reaching.py"
    reaching.write_text(
        "import socket, subprocess, sys\n"
        "OUT = \"import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 9))\"\n"
        "def test_it():\n    subprocess.run([sys.executable, '-c', OUT], env={}, capture_output=True)\n", encoding="utf-8")
    monkeypatch.setattr(outward, "MAIN_WORK", (str(reaching),))
    try:
        run = nothing_goes_out(1, tmp_path / "run")
    except NotRun as why:
        pytest.skip(f"NOT RUN: {why}")
    assert run.examined == 1 and run.control_caught
    assert run.failures == ("1 attempts had nowhere to go",)


def test_where_there_is_no_network_of_ones_own_it_is_not_run_and_no_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotRun):
        nothing_goes_out(1, tmp_path)


def test_the_whole_is_every_ordinary_test_that_drives_no_browser() -> None:
    driving, others = ("tests/browser/test_journey.py", "tests/assurance/test_rendered.py"), ("tests/assurance/test_outward.py",)
    assert len(suite()) > 2_000 and not any(name.startswith((*driving, *others)) for name in suite())
    assert [name for name in suite() if not is_there(name)] == [] and set(MAIN_WORK) <= set(suite())


@pytest.mark.parametrize(("event", "args", "where"), [
    ("socket.connect", (None, ("192.0.2.1", 9)), "192.0.2.1"), ("socket.connect", (None, ("127.0.0.1", 9)), ""),
    ("socket.connect", (None, ("::1", 9, 0, 0)), ""), ("socket.connect", (None, "/run/a.socket"), ""), ("socket.connect", (None, (0, 0)), ""),
    ("socket.sendmsg", (None, None), ""), ("socket.sendto", (None, ("2001:db8::1", 9)), "2001:db8::1"),
    ("socket.getaddrinfo", ("planted.example", 80, 0, 0, 0), "planted.example"),
    ("socket.getaddrinfo", (b"planted.example", 80, 0, 0, 0), "planted.example"), ("socket.getaddrinfo", (None, 80, 0, 0, 0), ""),
    ("socket.gethostbyname", ("localhost",), ""), ("open", ("192.0.2.1", "r", 0), ""),
])
def test_what_leads_outward(event: str, args: tuple[object, ...], where: str) -> None:
    assert leads_outward(event, args) == where
