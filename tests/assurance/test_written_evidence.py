"""The pages of evidence name only tests that are there, and leave out no threat and no item."""

import re
from pathlib import Path

import pytest

from tests.assurance.written import is_there

DOCS = Path(__file__).resolve().parents[2] / "docs"
NAMED = re.compile(r"`((?:tests|deploy|dashboard|data_models)/[\w/.-]+\.(?:py|toml)(?:::\w+)?)`")
THREATS = [f"T{number}" for number in range(1, 28)]
REQUIREMENTS = frozenset((
    "1.2.4", "1.2.10", "1.3.5", "1.3.7", "1.5.1", "1.5.2", "2.2.2", "2.3.1", "2.3.3", "2.3.5", "2.4.1", "5.1.1", "5.2.1", "5.2.2", "5.2.3",
    "5.3.2", "5.4.1", "5.4.2", "7.3.1", "7.3.2", "7.4.1", "7.4.2", "7.4.5", "7.5.3", "8.1.2", "8.2.1", "8.2.2", "8.2.3", "8.3.1", "8.3.2",
    "8.3.3", "8.4.1", "13.2.4", "13.3.1", "13.4.2", "13.4.5", "14.2.1", "14.2.2", "14.2.7", "14.3.2", "15.1.2", "15.2.1", "15.2.5",
    "15.4.1", "15.4.2", "16.2.1", "16.2.2", "16.2.3", "16.2.4", "16.2.5", "16.3.2", "16.4.2", "16.4.3", "16.5.1", "16.5.3",
))
"""The requirements of the standard that apply: level 2, and those of level 3 that were chosen. A line of the page may take in several."""


def rows(page: str, first: str) -> list[list[str]]:
    """The cells of every line of the page's tables whose first cell fits ``first``."""
    text = (DOCS / page).read_text(encoding="utf-8")
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("| ")]
    return [line for line in cells if re.fullmatch(first, line[0])]


def requirements(cell: str) -> list[str]:
    """The requirements that a first cell takes in: ``7.3.1/7.3.2`` two, ``5.2.1–5.2.3`` three."""
    found = []
    for first, last in re.findall(r"(\d+\.\d+\.\d+)(?:–(\d+\.\d+\.\d+))?", cell):
        section, _, start = first.rpartition(".")
        found += [f"{section}.{number}" for number in range(int(start), int((last or first).rpartition(".")[2]) + 1)]
    return found


@pytest.mark.parametrize("page", ["threat-model.md", "asvs.md"])
def test_every_file_and_test_that_a_page_names_is_there(page: str) -> None:
    named = NAMED.findall((DOCS / page).read_text(encoding="utf-8"))
    assert len(named) > 25
    assert [name for name in named if not is_there(name)] == []


def test_every_threat_has_what_is_built_its_test_and_what_remains() -> None:
    threats = rows("threat-model.md", r"T\d+")
    assert [threat[0] for threat in threats] == THREATS
    assert [threat[0] for threat in threats if len(threat) != 5 or not all(threat)] == []
    assert [threat[0] for threat in threats if not NAMED.search(threat[3]) and "not built" not in threat[2]] == []


def test_every_item_has_a_test_or_a_written_exception() -> None:
    items = rows("asvs.md", r"\d+\.\d+\.\d+.*")
    named = [requirement for item in items for requirement in requirements(item[0])]
    assert len(named) == len(set(named))
    assert set(named) == REQUIREMENTS
    assert [item[0] for item in items if not NAMED.search(item[2]) and not item[2].startswith("Exception:")] == []
