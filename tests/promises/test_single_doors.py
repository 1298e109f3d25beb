"""What must never break: the single doors, thin pages, and names that would shadow the standard library."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.navigation import ENTRIES

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [path for folder in ("dashboard", "pages", "data_models") for path in sorted((ROOT / folder).rglob("*.py"))]
THICKEST_PAGE = 40
ONLY_HERE = {
    "cache_resource": {"dashboard/session.py"},
    "cache_data": set(),
    "download_button": set(),
    "map": set(),
}


def streamlit_calls(tree: ast.AST) -> Iterator[str]:
    """Names used as ``st.<name>``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "st":
            yield node.attr


def misplaced(path: str, source: str) -> list[str]:
    return [name for name in streamlit_calls(ast.parse(source)) if name in ONLY_HERE and path not in ONLY_HERE[name]]


def test_files_go_out_and_caches_are_kept_by_one_door_only() -> None:
    assert len(SOURCES) > 80
    for path in SOURCES:
        assert misplaced(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")) == [], path


@pytest.mark.parametrize("fault", ["st.download_button('x', b'')", "@st.cache_data\ndef f(): ...", "@st.cache_resource\ndef f(): ..."])
def test_that_guard_would_catch_a_planted_fault(fault: str) -> None:
    assert misplaced("pages/x.py", fault)


def test_no_markup_is_let_in_from_data() -> None:
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        assert "unsafe_allow_html=True" not in text and "unsafe_allow_javascript=True" not in text, path


def test_pages_stay_thin() -> None:
    for path in sorted((ROOT / "pages").glob("*.py")):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= THICKEST_PAGE, f"{path.name} has {len(lines)} lines"
        assert not [node for node in ast.walk(ast.parse("\n".join(lines))) if isinstance(node, (ast.FunctionDef, ast.ClassDef))], path.name


def test_no_module_in_dashboard_shadows_the_standard_library() -> None:
    names = {path.stem for path in (ROOT / "dashboard").iterdir()} - {"__init__", "__main__", "__pycache__"}
    assert names
    assert not names & set(sys.stdlib_module_names)


def test_the_menu_lists_exactly_the_pages_there_are() -> None:
    assert {entry.file for entry in ENTRIES} == {path.stem for path in (ROOT / "pages").glob("*.py")} - {"__init__"}


def test_the_clock_is_a_parameter_below_the_session() -> None:
    for folder in ("findings", "page_data", "charts", "exporters", "importers", "tagging", "store"):
        for path in sorted((ROOT / "dashboard" / folder).rglob("*.py")):
            assert ".today()" not in path.read_text(encoding="utf-8"), path
