"""A few imported payloads on a few pages in a browser; all of them on every page in `make assurance`."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.assurance.payloads import payloads
from tests.assurance.rendered import texts_in_a_browser
from tests.browser.conftest import CHROMIUM
from tests.conftest import under_ci

pytestmark = pytest.mark.browser


@pytest.mark.skipif(not CHROMIUM and not under_ci(), reason="no Chromium on this machine")
def test_imported_text_is_never_executed(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as apart:  # another test of this process may hold a browser open, and one thread drives one alone
        run = apart.submit(texts_in_a_browser, 16, tmp_path, pages=("chronology", "why_now", "quality", "decision", "challenge")).result()
    assert run.failures == () and run.control_caught and run.examined == 16


def test_there_are_as_many_payloads_as_were_asked_for_and_none_twice() -> None:
    assert len(set(payloads())) == len(payloads()) >= 300
